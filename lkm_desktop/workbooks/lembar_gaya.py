"""How cells look: one format per kind and purpose, made once for a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from lkm_desktop.workbooks.lembar_bentuk import JENIS_ANGKA, JENIS_BERGULUNG

FORMAT_TANGGAL = "dd-mm-yyyy"
HURUF = "Arial"
#: the font by which widths of columns are measured: its digits are 7 pixels wide, and every program has it or its like
HURUF_BAKU = {"font_name": HURUF, "font_size": 10, "font_scheme": False}
#: "_)" keeps numbers at a distance from the text of the next column
_BENTUK = {
    "kode": "@", "tanggal": FORMAT_TANGGAL, "waktu": f"{FORMAT_TANGGAL} hh:mm", "angka": "#,##0_)", "tahun": "0_)",
    "rupiah": '"Rp"#,##0_)', "desimal": "#,##0.00_)", "persen": "0%_)",
}  # fmt: skip
_DI_TENGAH = ("tanggal", "waktu", "tengah", "kode")
_TIPIS, _SEDANG = 1, 2  # borders, by their numbers in Excel


@dataclass(frozen=True)
class GayaSel:
    """The formats of one column: as usual, for a text that looks like a formula, and for a broken number."""

    biasa: Format
    dijaga: Format
    pecahan: Format


class Gaya:
    """The formats of a workbook."""

    def __init__(self, wb: Workbook) -> None:
        self._wb = wb
        self._ada: dict[tuple[object, ...], Format] = {}

    def _buat(self, **sifat: Any) -> Format:
        kunci = tuple(sorted(sifat.items()))
        if kunci not in self._ada:
            self._ada[kunci] = self._wb.add_format({"font_name": HURUF, "font_size": 9, **sifat})
        return self._ada[kunci]

    def judul(self, nomor: int, panjang: bool = False) -> Format:
        """A line above the table; the first one is large, one of several lines wraps."""
        lipat = {"text_wrap": True, "valign": "top"} if panjang else {}
        return self._buat(font_size=13 if nomor == 0 else 10, bold=nomor < 2, **lipat)

    def label(self) -> Format:
        """The label of a line above the table."""
        return self._buat()

    def nilai_label(self, jenis: str) -> Format:
        """The value of such a line, a colon shown before it."""
        return self._buat(num_format=f'": "{_BENTUK.get(jenis, "@")}', align="left", bold=True)

    def kepala(self) -> Format:
        """A heading."""
        return self._buat(bold=True, align="center", valign="vcenter", text_wrap=True, left=_TIPIS, right=_TIPIS,
                          top=_TIPIS, bottom=_SEDANG)  # fmt: skip

    def kepala_grup(self) -> Format:
        """A heading above headings."""
        return self._buat(bold=True, align="center", valign="vcenter", text_wrap=True, border=_TIPIS)

    def kepala_terbuka(self, atas: bool) -> Format:
        """One of the two cells of a heading without group, in a sheet that has groups: together they look like one."""
        tepi = {"top": _TIPIS} if atas else {"bottom": _SEDANG}
        return self._buat(bold=True, align="center", valign="vcenter", text_wrap=True, left=_TIPIS, right=_TIPIS,
                          **tepi)  # fmt: skip

    def sel(self, jenis: str, *, terbuka: bool = False, total: bool = False) -> GayaSel:
        """The formats of the cells of a column. terbuka: can be changed in a protected sheet; total: the total row."""
        sifat: dict[str, Any] = {"valign": "top", "border": _TIPIS, "text_wrap": jenis in JENIS_BERGULUNG}
        if jenis in JENIS_ANGKA:
            sifat["align"] = "right"
        elif jenis in _DI_TENGAH:
            sifat["align"] = "center"
        if terbuka:
            sifat["locked"] = False
        if total:
            sifat |= {"bold": True, "top": _SEDANG, "text_wrap": False}
        bentuk = _BENTUK.get(jenis)
        biasa = self._buat(**sifat, **({"num_format": bentuk} if bentuk else {}))
        dijaga = self._buat(**sifat, quote_prefix=True, **({"num_format": bentuk} if bentuk == "@" else {}))
        return GayaSel(biasa, dijaga, self._buat(**sifat, num_format=_BENTUK["desimal"]))

    def kata_total(self) -> Format:
        """The word in the total row."""
        return self._buat(bold=True, valign="top", border=_TIPIS, top=_SEDANG)

    def kosong(self) -> Format:
        """The line in place of rows."""
        return self._buat(italic=True, valign="top")

    def tanda(self, tebal: bool = False) -> Format:
        """A line of the signers."""
        return self._buat(align="center", bold=tebal, underline=tebal)
