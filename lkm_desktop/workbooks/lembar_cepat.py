"""Rows of long lists, four times faster: their XML is written straight into the stream in which the library keeps rows.

The library asks every cell what it is, for what all cells of a column have in common. This writer knows it beforehand;
it makes the very same XML (a test compares them byte by byte). It uses inner parts of the library, so it steps aside
when one of them is not there: `dapat` is False and rows go the library's own way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from lkm_desktop.workbooks.lembar_bentuk import JENIS_ANGKA, Kolom, Rumus
from lkm_desktop.workbooks.lembar_gaya import GayaSel
from lkm_desktop.workbooks.lembar_teks import AWAL_RUMUS, bersih, bilangan, kata, sebelum_excel

#: inner parts of a sheet of the library that are used here
_PERLU = ("_write_single_row", "fh", "previous_row", "dim_rowmax", "dim_colmax", "constant_memory")
_KHUSUS = re.compile(r"[&<>\n]|^\s|\s$|_x[0-9a-fA-F]{4}_")
_LOLOS = re.compile("(_x[0-9a-fA-F]{4}_)")
_TEPI = re.compile(r"^\s|\s$")
_HARI_NOL = date(1899, 12, 30)
_SALAH_KABISAT = 60  # Excel knows a 29 February 1900, which never was
_SEKALI = 200  # rows written at once
_SEHARI = 86400.0


class _Kolom:
    """What all cells of a column have in common."""

    def __init__(self, kolom: Kolom, nomor: int, gaya: GayaSel) -> None:
        self.huruf = xl_col_to_name(nomor)
        self._gaya: Any = gaya
        self.angka = kolom.jenis in JENIS_ANGKA
        self.pecah = kolom.jenis in ("angka", "tahun", "rupiah")
        self.waktu = kolom.jenis == "waktu"

    @cached_property
    def biasa(self) -> int:
        """Number of the usual style; the library gives numbers when a style is first used."""
        return int(self._gaya.biasa._get_xf_index())

    @cached_property
    def dijaga(self) -> int:
        """Number of the style of a text that looks like a formula."""
        return int(self._gaya.dijaga._get_xf_index())

    @cached_property
    def pecahan(self) -> int:
        """Number of the style of a broken number."""
        return int(self._gaya.pecahan._get_xf_index())


class BarisCepat:
    """Writes rows of plain values (no formula) from one row on, without a gap; `selesai` when they are all written."""

    def __init__(self, ws: Any, kolom: Sequence[Kolom], gaya: Sequence[GayaSel], awal: int) -> None:
        """awal: the first row, counted from 0; everything above must have been written."""
        ws._write_single_row(awal)
        self._ws = ws
        self._kolom = [_Kolom(k, n, g) for n, (k, g) in enumerate(zip(kolom, gaya, strict=True))]
        self._nomor = awal
        self._antre: list[str] = []

    @staticmethod
    def dapat(ws: Any) -> bool:
        """True when the library has what this writer needs."""
        return all(hasattr(ws, nama) for nama in _PERLU) and bool(ws.constant_memory)

    def tulis(self, nilai: Sequence[object], tinggi: float | None) -> None:
        """The next row; tinggi in points, None as usual."""
        self._nomor += 1
        n = self._nomor
        kepala = f'<row r="{n}">' if tinggi is None else f'<row r="{n}" ht="{tinggi:.16g}" customHeight="1">'
        isi = [_sel(kolom, n, v) for kolom, v in zip(self._kolom, nilai, strict=True)]
        self._antre.append(f"{kepala}{''.join(isi)}</row>")
        if len(self._antre) >= _SEKALI:
            self._kirim()

    def _kirim(self) -> None:
        self._ws.fh.write("".join(self._antre))
        self._antre.clear()

    def selesai(self) -> None:
        """Hand the sheet back to the library, which goes on in the next row."""
        self._kirim()
        self._ws.previous_row = self._nomor
        self._ws.dim_rowmax = max(self._ws.dim_rowmax, self._nomor - 1)


def _sel(kolom: _Kolom, nomor: int, nilai: object) -> str:
    """One cell."""
    if type(nilai) is str:
        return _teks(kolom, nomor, nilai)
    if nilai is None:
        return f'<c r="{kolom.huruf}{nomor}" s="{kolom.biasa}"/>'
    if isinstance(nilai, date):
        return _hari(kolom, nomor, nilai)
    if isinstance(nilai, Rumus):
        raise ValueError("a formula in a list that had none in its first rows")
    n = bilangan(nilai) if kolom.angka else None
    if n is None:
        return _teks(kolom, nomor, kata(nilai))
    gaya = kolom.pecahan if kolom.pecah and n != int(n) else kolom.biasa
    return f'<c r="{kolom.huruf}{nomor}" s="{gaya}"><v>{n:.16G}</v></c>'


def _teks(kolom: _Kolom, nomor: int, teks: str) -> str:
    teks = bersih(teks)
    if not teks:
        return f'<c r="{kolom.huruf}{nomor}" s="{kolom.biasa}"/>'
    gaya = kolom.dijaga if teks.startswith(AWAL_RUMUS) else kolom.biasa
    jaga = ""
    if _KHUSUS.search(teks):
        teks = _LOLOS.sub(r"_x005F\1", teks)
        jaga = ' xml:space="preserve"' if _TEPI.search(teks) else ""
        teks = teks.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<c r="{kolom.huruf}{nomor}" s="{gaya}" t="inlineStr"><is><t{jaga}>{teks}</t></is></c>'


def _hari(kolom: _Kolom, nomor: int, nilai: date) -> str:
    if isinstance(nilai, datetime) and not kolom.waktu:
        nilai = nilai.date()
    if sebelum_excel(nilai):
        return _teks(kolom, nomor, kata(nilai))
    n: float = (date(nilai.year, nilai.month, nilai.day) - _HARI_NOL).days
    n -= n <= _SALAH_KABISAT
    if isinstance(nilai, datetime):
        jam: time = nilai.time()
        n += (jam.hour * 3600 + jam.minute * 60 + jam.second + jam.microsecond / 1e6) / _SEHARI
    return f'<c r="{kolom.huruf}{nomor}" s="{kolom.biasa}"><v>{n:.16G}</v></c>'
