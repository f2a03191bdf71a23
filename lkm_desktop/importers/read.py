"""Open a foreign file safely: a child process reads it, with a limit on time and memory; here it becomes a Buku."""

from __future__ import annotations

import errno
import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import child, guard
from lkm_desktop.importers.sel import (
    ANGKA,
    BATAS_BERKAS,
    GALAT,
    KOSONG,
    RUMUS,
    TANGGAL,
    TEKS,
    Buku,
    Gabung,
    Lembar,
    Sel,
)

#: seconds that the child may take
BATAS_DETIK = 30.0
#: programs that leave a lock file beside an open workbook are not waited for; reading is shared on both systems
_TERBUKA = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY)


def baca(
    jalur: str | Path, *, batal: Callable[[], bool] | None = None, detik: float = BATAS_DETIK, makro: bool = False
) -> Buku:
    """Read every sheet of an .xlsx, .xls, .ods or .csv file that this program did not make.

    Safe for hostile files: parsing happens in a child process that is ended after `detik` seconds. May be called from
    a worker thread. A frozen program must call `multiprocessing.freeze_support()` first thing in its main.

    :param batal: asked ten times a second; when it says True the reading stops with an LkmError.
    :param makro: also take a workbook with program code (which is never run); else it is refused.
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
        pesan = _tunggu(terima, jalur.name, batal, detik)
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
    return _bangun(jalur.name, pesan)


def baca_bita(data: bytes, nama: str, *, makro: bool = False) -> Buku:
    """Read bytes that are trusted (made by this program, its tests, or read by a child before) without a child."""
    return _bangun(nama, ("buku", *child.baca_bita(data, nama, makro=makro)))


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


def _tunggu(terima: Connection, nama: str, batal: Callable[[], bool] | None, detik: float) -> tuple[Any, ...]:
    """The child's message; a child that dies or dawdles becomes a sentence."""
    batas = time.monotonic() + detik
    try:
        while True:
            if batal and batal():
                raise LkmError("Pembacaan berkas dibatalkan.", "Tidak ada yang diubah.")
            if time.monotonic() > batas:
                raise _berat(nama)
            if terima.poll(0.1):
                break
        pesan = terima.recv()
    except (EOFError, OSError) as e:
        raise _berat(nama) from e
    return pesan if isinstance(pesan, tuple) else ("rusak", "", "")


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


def _bangun(nama: str, pesan: tuple[Any, ...]) -> Buku:
    jenis = pesan[0]
    if jenis == "galat":
        raise LkmError(pesan[1], pesan[2])
    if jenis == "memori":
        raise _berat(nama)
    if jenis == "buka":
        terbuka = int(pesan[1]) in _TERBUKA
        raise LkmError(
            f"Berkas “{nama}” tidak bisa dibuka.",
            "Tutup dulu di Excel, lalu coba lagi." if terbuka else "Periksa tempat penyimpanannya, lalu coba lagi.",
        )
    if jenis != "buku":
        raise guard.rusak(nama)
    buku = Buku(nama, pesan[1], [_lembar(mentah) for mentah in pesan[2]])
    _tolak_tanpa_isi(buku)
    return buku


def _lembar(mentah: dict[str, Any]) -> Lembar:
    rumus, galat = mentah.get("rumus") or set(), mentah.get("galat") or set()
    lembar = Lembar(
        mentah["nama"],
        [[_sel(isi) for isi in baris] for baris in mentah["baris"]],
        [Gabung(*g) for g in mentah.get("gabung") or ()],
        mentah["tersembunyi"],
        f"{mentah.get('masalah', '')} {mentah.get('saran', '')}".strip(),
    )
    for tempat, jenis in ((galat, GALAT), (rumus, RUMUS)):
        for baris, kolom in tempat:
            _tandai(lembar, baris, kolom, jenis)
    return lembar


def _sel(isi: str | float | Any) -> Sel:
    if isi is None:
        return KOSONG
    if isinstance(isi, str):
        return Sel(TEKS, isi)
    return Sel(ANGKA if isinstance(isi, float) else TANGGAL, isi)


def _tandai(lembar: Lembar, baris: int, kolom: int, jenis: str) -> None:
    """Mark a cell as formula or error, making room where the parser saw nothing."""
    while len(lembar.baris) <= baris:
        lembar.baris.append([])
    isi = lembar.baris[baris]
    isi += [KOSONG] * (kolom + 1 - len(isi))
    isi[kolom] = Sel(jenis, isi[kolom].nilai if jenis == RUMUS else None)


def _tolak_tanpa_isi(buku: Buku) -> None:
    if any(lembar.baris for lembar in buku.lembar):
        return
    masalah = next((lembar for lembar in buku.lembar if lembar.masalah), None)
    if masalah:
        raise LkmError(f"Lembar “{masalah.nama}”: {masalah.masalah}")
    raise LkmError(f"Berkas “{buku.nama}” tidak berisi tabel.", "Pilih berkas yang berisi daftar dengan judul kolom.")
