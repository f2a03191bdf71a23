"""Many packages at once: worker processes read and check them, a few are under way, the results come in order.

A worker that a file kills or holds up is replaced, and that file is told as broken. Nothing of the office is known in a
worker; only a BahanPaket comes back from it.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from multiprocessing.connection import Connection, wait
from pathlib import Path

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import child
from lkm_desktop.importers.paket_satu import baca_berkas, baca_bita, tak_terbaca
from lkm_desktop.kota.bahan import BahanPaket, Maju

__all__ = ["Sumber", "baca_berkas", "baca_bita", "baca_semua", "cari"]

#: seconds that one package may take
BATAS_DETIK = 90.0
#: seconds that a worker may take to start, on a slow and busy computer
_MULAI = 120.0
_SIAP = "siap"
#: workers at most, and packages for which one more worker is worth its start
_PEKERJA, _SEPADAN = 4, 12
#: packages under way for each worker
_ANTRE = 3
_AKHIRAN = (".zip", ".xlsx")


@dataclass(frozen=True)
class Sumber:
    """One file to read: where it is and how it is called on the desk."""

    jalur: Path
    berkas: str


def cari(masukan: Iterable[Path | str]) -> list[Sumber]:
    """The files that are meant: files as they are, of folders every .zip and .xlsx in them and below, of patterns
    (`*.zip`) what they find. In order, each once; programs' lock files (~$) are left out.

    :raises LkmError: for a pattern or folder in which there is nothing. A single file that is missing is told later.
    """
    hasil: dict[Path, Sumber] = {}
    for satu in masukan:
        for sumber in _temukan(Path(satu)):
            hasil.setdefault(sumber.jalur.absolute(), sumber)
    return list(hasil.values())


def _temukan(jalur: Path) -> list[Sumber]:
    if jalur.is_dir():
        isi = sorted(p for p in jalur.rglob("*") if p.suffix.lower() in _AKHIRAN and p.is_file() and not _sementara(p))
        if not isi:
            raise LkmError(f"Folder “{jalur.name or jalur}” tidak berisi paket (.zip) atau rekap (.xlsx).",
                           "Pilih folder lain.")  # fmt: skip
        return [Sumber(p, p.relative_to(jalur).as_posix()) for p in isi]
    if not jalur.exists() and has_magic(str(jalur)):
        cocok = sorted(Path(p) for p in glob(str(jalur), recursive=True))
        ada = [s for p in cocok if not _sementara(p) for s in (_temukan(p) if p.is_dir() else [Sumber(p, p.name)])]
        if not ada:
            raise LkmError(f"Tidak ada berkas yang cocok dengan “{jalur}”.", "Periksa folder dan polanya.")
        return ada
    return [Sumber(jalur, jalur.name)]


def _sementara(jalur: Path) -> bool:
    return jalur.name.startswith(("~$", ".~lock", "."))


def baca_semua(
    sumber: Sequence[Sumber], *, maju: Maju | None = None, batal: Callable[[], bool] | None = None,
    pekerja: int | None = None, detik: float = BATAS_DETIK,
) -> Generator[BahanPaket, None, None]:  # fmt: skip
    """Read these files in worker processes, in their order. Memory holds a few packages, however many there are.

    A frozen program must call `multiprocessing.freeze_support()` first thing in its main. Closing the iterator ends
    the workers.

    :param maju: called with (done, total, words) for each; what it raises ends the reading.
    :param batal: asked several times a second; once it says True no further package comes.
    :param pekerja: how many workers; None: as many as are worth it here.
    :raises LkmError: when no worker can be started.
    """
    banyak = pekerja or max(1, min(_PEKERJA, os.cpu_count() or 1, -(-len(sumber) // _SEPADAN)))
    kelompok = _Kelompok(banyak, detik)
    try:
        for urut, bahan in enumerate(kelompok.jalankan(sumber, batal), 1):
            if maju is not None:
                maju(urut, len(sumber), f"Membaca {bahan.berkas}")
            yield bahan
    finally:
        kelompok.akhiri()


class _Pekerja:
    """One worker process with the file that it reads."""

    def __init__(self) -> None:
        konteks = multiprocessing.get_context("spawn")
        self.pipa, sana = konteks.Pipe()
        self.proses = konteks.Process(target=bekerja, args=(sana,), daemon=True)
        try:
            self.proses.start()
        except OSError as error:
            raise LkmError(
                "Komputer tidak bisa menjalankan pembaca berkas.", "Tutup beberapa program, lalu coba lagi."
            ) from error
        sana.close()
        self.tugas: tuple[int, Sumber] | None = None
        self.siap = False
        self.batas = 0.0

    def beri(self, urut: int, satu: Sumber, detik: float) -> None:
        """Hand it a file."""
        self.tugas, self.batas = (urut, satu), time.monotonic() + (detik if self.siap else _MULAI)
        self.pipa.send((str(satu.jalur), satu.berkas))

    def matikan(self) -> None:
        """End it at once."""
        self.proses.kill()
        self.proses.join()
        self.proses.close()
        self.pipa.close()


class _Kelompok:
    """The workers, what they read, and what is ready but not yet asked for."""

    def __init__(self, banyak: int, detik: float) -> None:
        self._banyak, self._detik = banyak, detik
        self._pekerja: list[_Pekerja] = []

    def jalankan(self, sumber: Sequence[Sumber], batal: Callable[[], bool] | None) -> Iterator[BahanPaket]:
        antre = deque(enumerate(sumber))
        siap: dict[int, BahanPaket] = {}
        for urut in range(len(sumber)):
            while urut not in siap:
                if batal is not None and batal():
                    return
                batas = urut + self._banyak * _ANTRE
                self._bagikan(antre, batas)
                siap.update(self._tunggu())
            yield siap.pop(urut)

    def _bagikan(self, antre: deque[tuple[int, Sumber]], batas: int) -> None:
        """Give the idle workers the next files, but none that is far ahead of what is asked for."""
        for _ in range(self._banyak):
            if not antre or antre[0][0] >= batas:
                return
            bebas = next((p for p in self._pekerja if p.tugas is None), None)
            if bebas is None:
                if len(self._pekerja) >= self._banyak:
                    return
                bebas = _Pekerja()
                self._pekerja.append(bebas)
            urut, satu = antre.popleft()
            bebas.beri(urut, satu, self._detik)

    def _tunggu(self) -> dict[int, BahanPaket]:
        """What came in within a tenth of a second; files whose worker died or dawdles are told as broken."""
        sibuk = [p for p in self._pekerja if p.tugas is not None]
        hasil: dict[int, BahanPaket] = {}
        datang = set(map(id, wait([p.pipa for p in sibuk], 0.1)))
        for p in sibuk:
            assert p.tugas is not None
            urut, satu = p.tugas
            if id(p.pipa) in datang:
                if (bahan := self._terima(p, satu)) is not None:
                    hasil[urut] = bahan
            elif time.monotonic() > p.batas:
                hasil[urut] = self._ganti(p, satu)
        return hasil

    def _terima(self, p: _Pekerja, satu: Sumber) -> BahanPaket | None:
        """What a worker says: the package, or only that it has started (None)."""
        try:
            bahan = p.pipa.recv()
        except (EOFError, OSError):
            return self._ganti(p, satu)
        if bahan == _SIAP:
            p.siap, p.batas = True, time.monotonic() + self._detik
            return None
        p.tugas = None
        return bahan if isinstance(bahan, BahanPaket) else _berat(satu)

    def _ganti(self, p: _Pekerja, satu: Sumber) -> BahanPaket:
        self._pekerja.remove(p)
        p.matikan()
        return _berat(satu)

    def akhiri(self) -> None:
        """End all workers."""
        for p in self._pekerja:
            p.matikan()
        self._pekerja.clear()


def _berat(satu: Sumber) -> BahanPaket:
    return tak_terbaca(
        satu.berkas, "", LkmError("Berkas ini terlalu berat atau rusak sehingga pembacaannya dihentikan.",
                              "Minta kelurahan mengirim paketnya sekali lagi."),
    )  # fmt: skip


def bekerja(pipa: Connection) -> None:
    """Read the files whose places come through the pipe, until it closes. Entry of a worker process."""
    child.bungkam()
    child.batasi_memori()
    try:
        pipa.send(_SIAP)
        while True:
            jalur, berkas = pipa.recv()
            pipa.send(baca_berkas(Path(jalur), berkas))
    except (EOFError, OSError, KeyboardInterrupt):
        pass

