"""Open a foreign file safely: a child process reads it, with a limit on time and memory; here it becomes a Buku."""

from __future__ import annotations

import errno
import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import child, guard
from lkm_desktop.importers.sel import BATAS_BERKAS, GALAT, RUMUS, BarisPolos, Buku, Gabung, Lembar

#: seconds that the child may be silent, and that it may take in all
BATAS_DETIK = 30.0
BATAS_SELURUHNYA = 300.0
#: programs that leave a lock file beside an open workbook are not waited for; reading is shared on both systems
_TERBUKA = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY)


Maju = Callable[[int, int, str], None]


def baca(
    jalur: str | Path, *, batal: Callable[[], bool] | None = None, detik: float = BATAS_DETIK, makro: bool = False,
    maju: Maju | None = None,
) -> Buku:  # fmt: skip
    """Read every sheet of an .xlsx, .xls, .ods or .csv file that this program did not make.

    Safe for hostile files: parsing happens in a child process that is ended when nothing comes from it for `detik`
    seconds. May be called from a worker thread. A frozen program must call `multiprocessing.freeze_support()` first
    thing in its main.

    :param batal: asked about ten times a second; when it says True the reading stops with an LkmError.
    :param makro: also take a workbook with program code (which is never run); else it is refused.
    :param maju: called with (rows read, rows of this sheet, words) as they come; what it raises stops the reading.
    :raises LkmError: one Indonesian sentence with a suggestion, whatever is wrong with the file.
    """
    jalur = Path(jalur)
    _periksa_jalur(jalur)
    konteks = multiprocessing.get_context("spawn")
    terima, kirim = konteks.Pipe(duplex=False)
    proses = konteks.Process(target=child.jalankan, args=(str(jalur), jalur.name, kirim, makro), daemon=True)
    try:
        proses.start()
        kirim.close()
        return _bangun(jalur.name, _pesan(terima, jalur.name, batal, detik), maju)
    except OSError as e:
        raise LkmError(
            "Komputer tidak bisa menjalankan pembaca berkas.", "Tutup beberapa program, lalu coba lagi."
        ) from e
    except BaseException:
        if proses.pid is not None:
            proses.kill()
        raise
    finally:
        _akhiri(proses)
        terima.close()


def baca_bita(data: bytes, nama: str, *, makro: bool = False) -> Buku:
    """Read bytes that are trusted (made by this program, its tests, or read by a child before) without a child."""
    return _bangun(nama, child.alirkan(data, nama, makro=makro), None)


def _periksa_jalur(jalur: Path) -> None:
    try:
        if jalur.is_dir():
            raise LkmError(f"“{jalur.name}” adalah map, bukan berkas.", "Pilih berkas .xlsx, .xls, .ods atau .csv.")
        ukuran = jalur.stat().st_size
    except FileNotFoundError as e:
        raise LkmError(f"Berkas “{jalur.name}” tidak ditemukan.", "Periksa nama dan tempatnya.") from e
    except (OSError, ValueError) as e:
        raise LkmError(f"Berkas “{jalur.name}” tidak bisa dibuka.", "Periksa tempat penyimpanannya.") from e
    if ukuran > BATAS_BERKAS:
        raise guard.terlalu_besar(jalur.name, ukuran)


def _pesan(
    terima: Connection, nama: str, batal: Callable[[], bool] | None, detik: float
) -> Iterator[tuple[Any, ...]]:
    """The child's messages; a child that dies or dawdles becomes a sentence."""
    akhir = time.monotonic() + BATAS_SELURUHNYA
    batas = time.monotonic() + detik
    try:
        while True:
            if batal and batal():
                raise LkmError("Pembacaan berkas dibatalkan.", "Tidak ada yang diubah.")
            if time.monotonic() > min(batas, akhir):
                raise _berat(nama)
            if terima.poll(0.1):
                pesan = terima.recv()
                yield pesan if isinstance(pesan, tuple) and pesan else ("rusak", "", "")
                batas = time.monotonic() + detik
    except (EOFError, OSError) as e:
        raise _berat(nama) from e


def _berat(nama: str) -> LkmError:
    return LkmError(
        f"Berkas “{nama}” terlalu berat atau rusak sehingga pembacaannya dihentikan.",
        "Salin tabelnya saja ke buku kerja baru, simpan sebagai .xlsx, lalu impor berkas baru itu.",
    )


def _akhiri(proses: Any) -> None:
    if proses.pid is None:
        return
    proses.join(1.0)
    if proses.is_alive():
        proses.kill()
        proses.join()
    proses.close()


def _bangun(nama: str, semua: Iterable[tuple[Any, ...]], maju: Maju | None) -> Buku:
    """The book that the messages describe. Raises LkmError for a refusal among them."""
    buku = Buku(nama, "", [])
    rumit: list[dict[str, Any]] = []
    jumlah = 0
    for pesan in semua:
        jenis = pesan[0]
        if jenis == "baris":
            isi = buku.lembar[-1].baris
            assert isinstance(isi, BarisPolos)
            isi.isi.extend(pesan[1])
            if maju:
                maju(len(isi), max(jumlah, len(isi)), f"Membaca {nama}")
        elif jenis == "lembar":
            rumit.append(pesan[1])
            jumlah = pesan[1].get("jumlah", 0)
            buku.lembar.append(_lembar(pesan[1]))
        elif jenis == "jenis":
            buku.jenis = pesan[1]
        elif jenis == "selesai":
            break
        else:
            raise _penolakan(nama, pesan)
    for lembar, mentah in zip(buku.lembar, rumit, strict=True):
        _tandai(lembar, mentah)
    _tolak_tanpa_isi(buku)
    return buku


def _penolakan(nama: str, pesan: tuple[Any, ...]) -> LkmError:
    """What the child says of a file that it cannot read."""
    jenis = pesan[0]
    if jenis == "galat":
        return LkmError(pesan[1], pesan[2])
    if jenis == "memori":
        return _berat(nama)
    if jenis == "buka":
        terbuka = int(pesan[1]) in _TERBUKA
        return LkmError(
            f"Berkas “{nama}” tidak bisa dibuka.",
            "Tutup dulu di Excel, lalu coba lagi." if terbuka else "Periksa tempat penyimpanannya, lalu coba lagi.",
        )
    return guard.rusak(nama)


def _lembar(mentah: dict[str, Any]) -> Lembar:
    """A sheet without its rows."""
    return Lembar(
        mentah["nama"],
        BarisPolos([]),
        [Gabung(*g) for g in mentah.get("gabung") or ()],
        mentah["tersembunyi"],
        f"{mentah.get('masalah', '')} {mentah.get('saran', '')}".strip(),
        mentah.get("sejak_1904", False),
        mentah.get("baris_tersembunyi", 0),
    )


def _tandai(lembar: Lembar, mentah: dict[str, Any]) -> None:
    """Mark the cells that are formulas or errors, making room where the parser saw nothing."""
    baris = lembar.baris
    assert isinstance(baris, BarisPolos)
    khusus: dict[int, dict[int, str]] = {}
    for tempat, jenis in ((mentah.get("galat"), GALAT), (mentah.get("rumus"), RUMUS)):
        for indeks, kolom in tempat or ():
            khusus.setdefault(indeks, {})[kolom] = jenis
    baris.isi.extend([()] * (max(khusus, default=-1) + 1 - len(baris.isi)))
    for indeks, satu in khusus.items():
        kurang = max(satu) + 1 - len(baris.isi[indeks])
        if kurang > 0:
            baris.isi[indeks] = (*baris.isi[indeks], *[None] * kurang)
    baris.khusus = khusus


def _tolak_tanpa_isi(buku: Buku) -> None:
    if any(lembar.baris for lembar in buku.lembar):
        return
    masalah = next((lembar for lembar in buku.lembar if lembar.masalah), None)
    if masalah:
        raise LkmError(f"Lembar “{masalah.nama}”: {masalah.masalah}")
    raise LkmError(f"Berkas “{buku.nama}” tidak berisi tabel.", "Pilih berkas yang berisi daftar dengan judul kolom.")
