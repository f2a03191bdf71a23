"""Look through an old .xls file (BIFF records inside an OLE container): lock, macros, formulas, extent.

Formats: [MS-CFB] for the container and [MS-XLS] for the records, published by Microsoft. Every offset is checked; a
chain that loops or leaves the file ends the scan with ValueError or struct.error.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.sel import BATAS_GABUNG, Gabung
from lkm_desktop.importers.xlsx_scan import Pindai

_AKHIR, _BEBAS = 0xFFFFFFFE, 0xFFFFFFFF
_DATEMODE = 0x0022
_BOF, _EOF, _FILEPASS, _BOUNDSHEET, _FORMULA, _MERGE = 0x0809, 0x000A, 0x002F, 0x0085, 0x0006, 0x00E5
#: records of one cell: NUMBER, LABEL, RK, LABELSST, RSTRING, BOOLERR, FORMULA (also its BIFF3 and BIFF4 forms)
_SATU_SEL = {0x0203, 0x0204, 0x027E, 0x00FD, 0x00D6, 0x0205, 0x0006, 0x0206, 0x0406}
_RUMUS = {0x0006, 0x0206, 0x0406}
_MULRK = 0x00BD


@dataclass
class LembarXls:
    """What the scan knows of one sheet."""

    nama: str
    pindai: Pindai = field(default_factory=Pindai)
    gabung: list[Gabung] = field(default_factory=list)


class Ole:
    """A compound file: a small file system inside one file."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 1536:
            raise ValueError("terlalu pendek")
        self._data = data
        geser, geser_mini = struct.unpack_from("<HH", data, 30)
        if geser not in (9, 12) or geser_mini != 6:
            raise ValueError("ukuran sektor")
        self._ukuran = 1 << geser
        awal_direktori, self._batas_mini, awal_mini = struct.unpack_from("<I4xII", data, 48)
        self._fat = self._baca_fat()
        self._mini = self._angka(self._rantai(awal_mini))
        self.isi = self._direktori(self._rantai(awal_direktori))

    def _sektor(self, nomor: int) -> bytes:
        awal = (nomor + 1) * self._ukuran
        if nomor >= _AKHIR or awal >= len(self._data):
            raise ValueError("sektor di luar berkas")
        return self._data[awal : awal + self._ukuran]

    def _angka(self, data: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))

    def _baca_fat(self) -> list[int]:
        daftar = [n for n in struct.unpack_from("<109I", self._data, 76) if n < _AKHIR]
        berikut, jumlah = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(jumlah, 64)):
            if berikut >= _AKHIR:
                break
            isi = self._angka(self._sektor(berikut))
            daftar += [n for n in isi[:-1] if n < _AKHIR]
            berikut = isi[-1]
        return [n for nomor in daftar for n in self._angka(self._sektor(nomor))]

    def _rantai(self, nomor: int) -> bytes:
        """The bytes of a chain of sectors."""
        potongan, langkah = [], 0
        while nomor < _AKHIR:
            langkah += 1
            if nomor >= len(self._fat) or langkah > len(self._fat):
                raise ValueError("rantai sektor rusak")
            potongan.append(self._sektor(nomor))
            nomor = self._fat[nomor]
        return b"".join(potongan)

    def _direktori(self, data: bytes) -> dict[str, tuple[int, int]]:
        """Entry name in lower case -> first sector and size; the root storage is "root entry"."""
        hasil: dict[str, tuple[int, int]] = {}
        for awal in range(0, len(data) - 127, 128):
            panjang, jenis = struct.unpack_from("<HB", data, awal + 64)
            if jenis in (1, 2, 5) and 2 <= panjang <= 64:
                nama = data[awal : awal + panjang - 2].decode("utf-16-le", "replace").lower()
                hasil.setdefault(nama, struct.unpack_from("<II", data, awal + 116))
        return hasil

    def aliran(self, nama: str) -> bytes:
        """The bytes of a stream.

        :raises KeyError: when there is none of that name.
        """
        awal, ukuran = self.isi[nama]
        if ukuran >= self._batas_mini:
            return self._rantai(awal)[:ukuran]
        wadah = self._rantai(self.isi["root entry"][0])
        potongan, langkah = [], 0
        while awal < _AKHIR:
            langkah += 1
            if awal >= len(self._mini) or langkah > len(self._mini):
                raise ValueError("rantai kecil rusak")
            potongan.append(wadah[awal * 64 : awal * 64 + 64])
            awal = self._mini[awal]
        return b"".join(potongan)[:ukuran]


def catatan_biff(data: bytes, awal: int = 0) -> Iterator[tuple[int, bytes]]:
    """The records (type, body) from an offset on."""
    while awal + 4 <= len(data):
        jenis, panjang = struct.unpack_from("<HH", data, awal)
        yield jenis, data[awal + 4 : awal + 4 + panjang]
        awal += 4 + panjang


def buku_biff(ole: Ole) -> bytes:
    """The workbook stream. Raises ValueError when the container holds none."""
    for nama in ("workbook", "book"):
        if nama in ole.isi:
            return ole.aliran(nama)
    raise ValueError("tanpa buku kerja")


def terkunci(buku: bytes) -> bool:
    """True when the workbook stream is encrypted (record FILEPASS before the first end)."""
    for jenis, _ in catatan_biff(buku):
        if jenis == _EOF:
            return False
        if jenis == _FILEPASS:
            return True
    return False


def sejak_1904(buku: bytes) -> bool:
    """Whether the workbook counts its days from 1904 on (record DATEMODE before the first end)."""
    for jenis, isi in catatan_biff(buku):
        if jenis == _DATEMODE:
            return isi[:2] == b"\x01\x00"
        if jenis == _EOF:
            break
    return False


def pindai_xls(buku: bytes) -> list[LembarXls]:
    """Scan all worksheets, in the order of the file.

    :raises LkmError: when a sheet reaches outside the limits.
    """
    hasil = []
    lama = len(buku) >= 6 and struct.unpack_from("<H", buku, 4)[0] < 0x0600
    for jenis, isi in catatan_biff(buku):
        if jenis == _EOF:
            break
        if jenis == _BOUNDSHEET and len(isi) >= 8 and isi[5] == 0:
            lembar = LembarXls(_nama_lembar(isi, lama))
            try:
                _pindai_lembar(buku, struct.unpack_from("<I", isi)[0], lembar)
            except LkmError as e:
                raise LkmError(f"Lembar “{lembar.nama}”: {e.message}", e.suggestion) from e
            hasil.append(lembar)
    return hasil


def _nama_lembar(isi: bytes, lama: bool) -> str:
    """Sheet name of a BOUNDSHEET record; before Excel 97 (`lama`) there is no flag byte and no Unicode."""
    panjang = isi[6]
    if lama:
        return isi[7 : 7 + panjang].decode("cp1252", "replace")
    return (
        isi[8 : 8 + panjang * 2].decode("utf-16-le", "replace")
        if isi[7] & 1
        else isi[8 : 8 + panjang].decode("latin-1")
    )


def _pindai_lembar(buku: bytes, awal: int, lembar: LembarXls) -> None:
    dalam = 0
    for jenis, isi in catatan_biff(buku, awal):
        if jenis == _BOF:
            dalam += 1
        elif jenis == _EOF:
            dalam -= 1
            if dalam <= 0:
                break
        elif dalam == 1:
            _pindai_catatan(jenis, isi, lembar)
    lembar.pindai.periksa_luas()


def _pindai_catatan(jenis: int, isi: bytes, lembar: LembarXls) -> None:
    if jenis in _SATU_SEL and len(isi) >= 6:
        baris, kolom = struct.unpack_from("<HH", isi)
        lembar.pindai.catat(baris, kolom)
        if jenis in _RUMUS:
            lembar.pindai.rumus.add((baris, kolom))
        elif jenis == 0x0205 and len(isi) >= 8 and isi[7]:
            lembar.pindai.galat.add((baris, kolom))
    elif jenis == _MULRK and len(isi) >= 6:
        baris, kolom = struct.unpack_from("<HH", isi)
        for urut in range((len(isi) - 6) // 6):
            lembar.pindai.catat(baris, kolom + urut)
    elif jenis == _MERGE and len(isi) >= 2:
        jumlah = min(struct.unpack_from("<H", isi)[0], (len(isi) - 2) // 8)
        for urut in range(min(jumlah, BATAS_GABUNG - len(lembar.gabung))):
            b1, b2, k1, k2 = struct.unpack_from("<4H", isi, 2 + urut * 8)
            lembar.gabung.append(Gabung(b1, k1, b2, k2))
