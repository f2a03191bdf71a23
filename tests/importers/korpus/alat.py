"""What the messy sheets of the corpus are made with. A builder counts what it puts in, so that the test knows the sum.

    s = Susunan("RT 03")
    s.bukan("DATA WARGA RT 03")                  # a row that is nobody
    s.orang(1, "Ahmad", "L", rt="03")            # a person, and what must come out of the row
    s.tolak("16 angka", 2, "Budi", "12345")      # a row that must be rejected, and why
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import openpyxl
import xlwt

#: "today" of every case
HARI_INI = date(2026, 7, 31)
_NAMA_JK = "jenis_kelamin"


def nik(lahir: date, jk: str, urut: int = 1, wilayah: str = "637101") -> str:
    """A NIK that fits a birth date and a gender."""
    return f"{wilayah}{lahir.day + (40 if jk == 'P' else 0):02}{lahir:%m%y}{urut:04}"


class Susunan:
    """One sheet under construction: its rows, and what must come out of them."""

    def __init__(self, nama: str = "Sheet1") -> None:
        self.nama = nama
        self.baris: list[list[Any]] = []
        self.harap: list[dict[str, Any]] = []
        self.ditolak: dict[int, str] = {}
        self.ulang = 0
        self.gabung: list[str] = []

    @property
    def nomor(self) -> int:
        """The Excel row that was written last."""
        return len(self.baris)

    def bukan(self, *sel: Any) -> int:
        """Rows that are nobody: titles, headings, sums, signatures, or an empty row."""
        self.baris.append(list(sel))
        return self.nomor

    def orang(self, *sel: Any, **harap: Any) -> int:
        """A row of somebody; `harap` are values that must come out, `nama` tells whose they are."""
        self.baris.append(list(sel))
        self.harap.append(harap)
        return self.nomor

    def lagi(self, *sel: Any) -> int:
        """One more row of somebody who stands above."""
        self.ulang += 1
        self.baris.append(list(sel))
        return self.nomor

    def tolak(self, pola: str, *sel: Any) -> int:
        """A row that must be rejected with a sentence in which the pattern is found."""
        self.baris.append(list(sel))
        self.ditolak[self.nomor] = pola
        return self.nomor

    @property
    def jumlah(self) -> int:
        """Rows of data, in whatever way they end."""
        return len(self.harap) + len(self.ditolak) + self.ulang


@dataclass(frozen=True)
class Kasus:
    """One messy file: its bytes, the book it fills, and what must come out, counted by its builder.

    rumus: the user accepts the last results of formulas · dikenal, diabaikan: headings that must be used or left.
    """

    berkas: str
    data: bytes
    lembar: tuple[Susunan, ...]
    ke: str = "orang"
    rumus: bool = False
    dikenal: dict[str, str] = field(default_factory=dict)
    pelatihan: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def baris(self) -> int:
        """Rows of data in the whole file."""
        return sum(s.jumlah for s in self.lembar)

    @property
    def baru(self) -> int:
        """People or lines that must be new in an empty office."""
        return sum(len(s.harap) for s in self.lembar)

    @property
    def harap(self) -> list[dict[str, Any]]:
        """What must come out, row by row."""
        return [satu for s in self.lembar for satu in s.harap]


# --- files ------------------------------------------------------------------------------------------------------------


def xlsx(*lembar: Susunan, atur: Callable[[Any], None] | None = None) -> bytes:
    """A workbook as Excel writes it; texts that begin with "=" are formulas. `atur` gets the openpyxl workbook."""
    buku = openpyxl.Workbook()
    buku.remove(buku.active)
    for satu in lembar:
        halaman = buku.create_sheet(satu.nama)
        for baris in satu.baris:
            halaman.append(baris)
        for rentang in satu.gabung:
            halaman.merge_cells(rentang)
    if atur:
        atur(buku)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def xls(*lembar: Susunan, dates_1904: bool = False) -> bytes:
    """A workbook of Excel 97, as SIAK and old printers of lists hand it out."""
    buku = xlwt.Workbook()
    buku.dates_1904 = dates_1904
    tanggal = xlwt.easyxf(num_format_str="DD-MM-YYYY")
    for satu in lembar:
        halaman = buku.add_sheet(satu.nama)
        for b, baris in enumerate(satu.baris):
            for k, isi in enumerate(baris):
                if isi not in ("", None):
                    halaman.write(b, k, isi, tanggal) if isinstance(isi, date) else halaman.write(b, k, isi)
        for rentang in satu.gabung:
            kiri, _, kanan = rentang.partition(":")
            (b1, k1), (b2, k2) = _tempat(kiri), _tempat(kanan)
            halaman.merge(b1, b2, k1, k2)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def _tempat(alamat: str) -> tuple[int, int]:
    baris, kolom = openpyxl.utils.cell.coordinate_to_tuple(alamat)
    return baris - 1, kolom - 1


def ods(*lembar: Susunan) -> bytes:
    """A sheet of LibreOffice."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    buku = OpenDocumentSpreadsheet()
    for satu in lembar:
        halaman = Table(name=satu.nama)
        for baris in satu.baris:
            urut = TableRow()
            for isi in baris:
                urut.addElement(_sel_ods(TableCell, P, isi))
            halaman.addElement(urut)
        buku.spreadsheet.addElement(halaman)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def _sel_ods(sel: Any, paragraf: Any, isi: Any) -> Any:
    if isi in ("", None):
        return sel()
    if isinstance(isi, date):
        satu = sel(valuetype="date", datevalue=isi.isoformat())
    elif isinstance(isi, int | float):
        satu = sel(valuetype="float", value=isi)
    else:
        satu = sel(valuetype="string")
    satu.addElement(paragraf(text=str(isi)))
    return satu


def teks(lembar: Susunan, pemisah: str = ";", sandi: str = "utf-8", awal: str = "", kutip: bool = False) -> bytes:
    """A text file: `pemisah` between the cells, in that encoding; `awal` is a first line of its own."""
    wadah = io.StringIO()
    tulis = csv.writer(
        wadah, delimiter=pemisah, lineterminator="\r\n", quoting=csv.QUOTE_ALL if kutip else csv.QUOTE_MINIMAL
    )
    lebar = max(map(len, lembar.baris))
    for baris in lembar.baris:
        tulis.writerow(["" if isi is None else isi for isi in baris] + [""] * (lebar - len(baris)))
    return (awal + wadah.getvalue()).encode(sandi)


def berselang(kepala: Sequence[Any], selang: int) -> list[Any]:
    """Cells with empty columns between them."""
    return [isi for satu in kepala for isi in (satu, *[None] * selang)]
