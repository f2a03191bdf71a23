"""One way to make every workbook: title rows, a frozen header with filters, typed cells, and a page that prints on F4.

Rows are streamed, so a register of 100,000 people does not fill the memory; only the first ones are looked at before,
to make columns no wider than they need. There are no formulas: whatever a user typed stays text, also
"=HYPERLINK(...)", and Excel is told not to read it as a formula when the cell is edited.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

#: Excel's code of Folio 8.5 x 13 inch, which is 215.9 x 330.2 mm: the sheet that Indonesia calls F4
FOLIO = 14
FORMAT_TANGGAL = "dd-mm-yyyy"
_TEKS = "@"
_RUPIAH = '"Rp"#,##0'
_ANGKA = ("angka", "rupiah")
#: characters that XML 1.0 cannot hold; Excel would call the whole file damaged
_TERLARANG = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TERPANJANG = 32767  # Excel's limit of characters in a cell
_RUMUS = ("=", "+", "-", "@", "\t", "\r")
_HURUF = "Arial"
_CM = 1 / 2.54  # margins are given in inches
_BERGULUNG = ("teks", "panjang")  # kinds whose text wraps
_CONTOH = 3000  # rows looked at before writing
_SEHALAMAN = 240  # columns wider than this together are printed on two sheets side by side
_RAPAT = 1.33  # small letters of 9 point Arial in one unit of width; capitals are a third wider
_TINGGI = 12.0  # points of one line of 9 point text


@dataclass(frozen=True)
class Kolom:
    """A column of a sheet: heading, greatest width in characters, and how its cells are kept.

    jenis: "teks" as typed · "kode" a number that is a name (NIK, phone, RT): text also when edited in Excel ·
    "panjang" text that wraps · "tengah" short text in the middle · "tanggal" a real date · "angka" a real number ·
    "rupiah" a real number shown as Rp1.000.000.
    """

    label: str
    lebar: float
    jenis: str = "teks"


@dataclass(frozen=True)
class Lembar:
    """One sheet. `judul` are the lines above the table, the first one large; `rebah` lays the paper on its side;
    `beku` columns (number and name) stay in sight while scrolling, and come again on a second sheet of paper."""

    nama: str
    judul: tuple[str, ...]
    kolom: tuple[Kolom, ...]
    baris: Iterable[Sequence[object]]
    kaki: str = ""
    rebah: bool = True
    beku: int = 2


def build(lembar: Sequence[Lembar], judul: str) -> bytes:
    """The finished .xlsx of these sheets, made in memory. `judul` is the title in the file's properties."""
    wb = Workbook(write_only=True)
    wb.properties.title = _bersih(judul)
    wb.properties.creator = "LKM Desktop"
    terpakai: set[str] = set()
    keluar = io.BytesIO()
    try:
        for satu in lembar:
            _tulis(wb, satu, _nama_lembar(satu.nama, terpakai))
    finally:
        if wb.worksheets:  # also after an error: saving is what closes the streams of openpyxl
            wb.save(keluar)
    return keluar.getvalue()


def _tulis(wb: Any, lembar: Lembar, nama: str) -> None:
    ws = wb.create_sheet(nama)
    baris = iter(lembar.baris)
    awal = list(islice(baris, _CONTOH))
    isi = list(zip(*awal, strict=True)) or [()] * len(lembar.kolom)
    lebar = [_lebar(k, v) for k, v in zip(lembar.kolom, isi, strict=True)]
    kepala = len(lembar.judul) + 2 if lembar.judul else 1
    _atur_lembar(ws, lembar, lebar, kepala)
    _atur_halaman(ws, lembar, sum(lebar))
    for i, teks in enumerate(lembar.judul):
        ws.append([_judul(ws, teks, i)])
    if lembar.judul:
        ws.append([])
    ws.append([_kepala(ws, k.label) for k in lembar.kolom])
    nomor = kepala
    cetakan = [_Cetakan(ws, k.jenis) for k in lembar.kolom]
    for nilai in chain(awal, baris):
        nomor += 1
        garis = max(_garis(k, n, v) for k, n, v in zip(lembar.kolom, lebar, nilai, strict=True))
        if garis > 1:
            ws.row_dimensions[nomor].height = min(400.0, 3 + _TINGGI * garis)
        ws.append([c.isi(v) for c, v in zip(cetakan, nilai, strict=True)])
    akhir = get_column_letter(len(lembar.kolom))
    ws.auto_filter.ref = f"A{kepala}:{akhir}{nomor}"
    ws.print_area = f"A1:{akhir}{nomor}"


def _lebar(kolom: Kolom, nilai: Iterable[object]) -> float:
    """Wide enough for the longest value seen and the longest word of the heading, but no wider than it may be."""
    isi = max((10 if isinstance(v, date) else len(_kata(v)) for v in nilai), default=0) + 1.5
    judul = max(map(len, kolom.label.split(" "))) + 3  # the filter has a button there
    return min(kolom.lebar, max(isi, judul))


def _garis(kolom: Kolom, lebar: float, nilai: object) -> int:
    """How many lines a wrapped text takes in its column."""
    if kolom.jenis not in _BERGULUNG or not isinstance(nilai, str) or (len(nilai) < lebar * 0.9 and "\n" not in nilai):
        return 1
    muat = max(1.0, lebar * _RAPAT)
    return sum(max(1, ceil((len(baris) + 0.3 * sum(map(str.isupper, baris))) / muat)) for baris in nilai.split("\n"))


def _atur_lembar(ws: Any, lembar: Lembar, lebar: Sequence[float], kepala: int) -> None:
    """Widths, frozen panes and the heading, which must stand before the first row."""
    for i, n in enumerate(lebar, 1):
        ws.column_dimensions[get_column_letter(i)].width = n
    beku = lembar.beku if len(lembar.kolom) > 6 else 0
    ws.freeze_panes = f"{get_column_letter(beku + 1)}{kepala + 1}"
    ws.print_title_rows = f"{kepala}:{kepala}"
    label = max(-(-len(k.label) * 1.2 // max(1.0, n - 1)) for k, n in zip(lembar.kolom, lebar, strict=True))
    ws.row_dimensions[kepala].height = 8 + _TINGGI * min(3, label)


def _atur_halaman(ws: Any, lembar: Lembar, lebar: float) -> None:
    """Paper, margins and footer."""
    if lebar > _SEHALAMAN:
        ws.print_title_cols = f"A:{get_column_letter(lembar.beku)}"
    ws.sheet_properties.pageSetUpPr.fitToPage = True
    ws.page_setup.paperSize = FOLIO
    ws.page_setup.orientation = "landscape" if lembar.rebah else "portrait"
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 2 if lebar > _SEHALAMAN else 1, 0
    tepi = ws.page_margins
    tepi.left, tepi.right, tepi.top, tepi.bottom = 3 * _CM, 1.2 * _CM, 1.5 * _CM, 1.9 * _CM
    tepi.header, tepi.footer = 0.8 * _CM, 0.9 * _CM
    ws.oddFooter.left.text = _bersih(lembar.kaki).replace("&", "&&")
    ws.oddFooter.right.text = "Halaman &P dari &N"
    for bagian in (ws.oddFooter.left, ws.oddFooter.right):
        bagian.size, bagian.font = 8, f"{_HURUF},Regular"


def _judul(ws: Any, teks: str, nomor: int) -> Any:
    sel = WriteOnlyCell(ws)
    _teks(sel, teks)
    sel.font = Font(name=_HURUF, size=13 if nomor == 0 else 10, bold=nomor < 2)
    return sel


def _kepala(ws: Any, teks: str) -> Any:
    sel = WriteOnlyCell(ws)
    _teks(sel, teks)
    sel.font = Font(name=_HURUF, size=9, bold=True)
    sel.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sel.border = _bingkai("medium")
    return sel


class _Cetakan:
    """The cell of one column, styled once and filled anew for each row: openpyxl writes it before the next one."""

    def __init__(self, ws: Any, jenis: str) -> None:
        self.jenis = jenis
        self.biasa = self._sel(ws, jenis)
        self.dijaga = self._sel(ws, jenis)
        self.dijaga.quotePrefix = True

    @staticmethod
    def _sel(ws: Any, jenis: str) -> Any:
        sel = WriteOnlyCell(ws)
        sel.font = Font(name=_HURUF, size=9)
        sel.border = _bingkai("thin")
        sel.number_format = {"kode": _TEKS, "tanggal": FORMAT_TANGGAL, "rupiah": _RUPIAH}.get(jenis, "General")
        mendatar = "right" if jenis in _ANGKA else "center" if jenis in ("tanggal", "tengah", "kode") else None
        masuk = 1 if jenis in _ANGKA else 0  # numbers keep a distance from the text of the next column
        sel.alignment = Alignment(horizontal=mendatar, vertical="top", indent=masuk, wrap_text=jenis in _BERGULUNG)
        return sel

    def isi(self, nilai: object) -> Any:
        """The cell holding this value; numbers and dates keep their type, everything else is text."""
        if isinstance(nilai, datetime):
            nilai = nilai.date()
        if (isinstance(nilai, int) and self.jenis in _ANGKA) or isinstance(nilai, date):
            sel = self.biasa
            sel.value = nilai
            return sel
        teks = _kata(nilai)
        sel = self.dijaga if teks.startswith(_RUMUS) else self.biasa
        _teks(sel, teks)
        return sel


def _kata(nilai: object) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    return str(nilai)


def _teks(sel: Any, teks: str) -> None:
    """Put a text into a cell and see that it stays one, whatever it looks like."""
    bersih = _bersih(teks)
    sel.value = bersih or None
    sel.data_type = "s" if bersih else "n"


def _bersih(teks: str) -> str:
    return _TERLARANG.sub("", teks)[:_TERPANJANG]


def _bingkai(bawah: str) -> Border:
    tipis = Side(style="thin")
    return Border(left=tipis, right=tipis, top=tipis, bottom=Side(style=bawah))


def _nama_lembar(nama: str, terpakai: set[str]) -> str:
    """A sheet name that Excel takes: no []:*?/\\, no quote at the ends, 31 characters, unique in any case."""
    dasar = re.sub(r"[\[\]:*?/\\]+", "-", _bersih(nama)).strip("' ")[:31] or "Lembar"
    hasil, n = dasar, 1
    while hasil.lower() in terpakai:
        n += 1
        hasil = f"{dasar[: 30 - len(str(n))]} {n}"
    terpakai.add(hasil.lower())
    return hasil
