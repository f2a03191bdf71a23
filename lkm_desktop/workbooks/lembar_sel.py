"""Cells of a sheet: each value as what it is, a user's text never as a formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from lkm_desktop.workbooks.lembar_bentuk import JENIS_ANGKA, Kolom, Rumus
from lkm_desktop.workbooks.lembar_gaya import Gaya, GayaSel
from lkm_desktop.workbooks.lembar_teks import AWAL_RUMUS, bersih, bilangan, kata, sebelum_excel

_LUBANG = re.compile(r"\{(\w+)\}")
_HARI_NOL = date(1899, 12, 30)


def tulis_teks(ws: Worksheet, baris: int, kolom: int, teks: str, gaya: Format, dijaga: Format | None = None) -> None:
    """A text as it is; `dijaga` is the format for one that looks like a formula."""
    teks = bersih(teks)
    if dijaga is not None and teks.startswith(AWAL_RUMUS):
        gaya = dijaga
    if not teks:
        ws.write_blank(baris, kolom, None, gaya)
    elif teks.startswith("<r>") and teks.endswith("</r>"):
        ws.write_rich_string(baris, kolom, teks[:1], gaya, teks[1:], gaya)  # the library takes it for its own markup
    else:
        ws.write_string(baris, kolom, teks, gaya)


def tulis_rumus(ws: Worksheet, baris: int, kolom: int, teks: str, nilai: object, gaya: Format) -> None:
    """A formula of ours with the value that it has."""
    if isinstance(nilai, date):
        nilai = (date(nilai.year, nilai.month, nilai.day) - _HARI_NOL).days
    angka = bilangan(nilai)
    ws.write_formula(baris, kolom, f"={teks.removeprefix('=')}", gaya, bersih(kata(nilai)) if angka is None else angka)


class SelKolom:
    """Writes the cells of one column."""

    def __init__(self, ws: Worksheet, kolom: Kolom, nomor: int, gaya: GayaSel, rumus: Callable[[int], str] | None):
        self._ws, self._kolom, self._gaya, self._rumus = ws, nomor, gaya, rumus
        self._angka = kolom.jenis in JENIS_ANGKA
        self._pecah = kolom.jenis in ("angka", "tahun", "rupiah")
        self._waktu = kolom.jenis == "waktu"

    @classmethod
    def lepas(cls, ws: Worksheet, kolom: int, nilai: object, gaya: Gaya, baris: int) -> None:
        """A value of its own beside a label above the table, in the kind that it is of."""
        jenis = "teks"
        if isinstance(nilai, date):
            jenis = "waktu" if isinstance(nilai, datetime) else "tanggal"
        elif bilangan(nilai) is not None:
            jenis = "angka"
        satu = gaya.nilai_label(jenis)
        cls(ws, Kolom("", 10, jenis), kolom, GayaSel(satu, satu, satu), None).tulis(baris, nilai)

    def tulis(self, baris: int, nilai: object) -> None:
        """Put the value into this row (counted from 0)."""
        if type(nilai) is str and self._rumus is None:
            tulis_teks(self._ws, baris, self._kolom, nilai, self._gaya.biasa, self._gaya.dijaga)
        elif nilai is None:
            self._ws.write_blank(baris, self._kolom, None, self._gaya.biasa)
        elif isinstance(nilai, Rumus):
            tulis_rumus(self._ws, baris, self._kolom, nilai.teks, nilai.nilai, self._gaya.biasa)
        elif self._rumus is not None:
            tulis_rumus(self._ws, baris, self._kolom, self._rumus(baris + 1), nilai, self._gaya.biasa)
        elif isinstance(nilai, date):
            self._hari(baris, nilai)
        else:
            self._lain(baris, nilai)

    def _lain(self, baris: int, nilai: object) -> None:
        n = bilangan(nilai) if self._angka else None
        if n is None:
            tulis_teks(self._ws, baris, self._kolom, kata(nilai), self._gaya.biasa, self._gaya.dijaga)
        else:
            gaya = self._gaya.pecahan if self._pecah and n != int(n) else self._gaya.biasa
            self._ws.write_number(baris, self._kolom, n, gaya)

    def _hari(self, baris: int, nilai: date) -> None:
        if isinstance(nilai, datetime):
            nilai = nilai.replace(tzinfo=None) if self._waktu else nilai.date()
        if sebelum_excel(nilai):
            tulis_teks(self._ws, baris, self._kolom, kata(nilai), self._gaya.biasa)
        else:
            self._ws.write_datetime(baris, self._kolom, nilai, self._gaya.biasa)


def susun_rumus(rumus: str, kolom: Sequence[Kolom]) -> Callable[[int], str] | None:
    """The formula of a column for a row counted from 1; None for a column without. Raises ValueError for a bad key."""
    if not rumus:
        return None
    huruf = {k.kunci_kolom: xl_col_to_name(i) for i, k in enumerate(kolom) if k.kunci_kolom}
    bagian = _LUBANG.split(rumus)
    for kunci in bagian[1::2]:
        if kunci != "r" and kunci not in huruf:
            raise ValueError(f"no column {kunci!r} for the formula {rumus!r}")
    lubang = ["" if kunci == "r" else huruf[kunci] for kunci in bagian[1::2]]

    def untuk(baris: int) -> str:
        isi = (f"{tanda}{baris}" for tanda in lubang)
        return "".join(teks + next(isi, "") for teks in bagian[0::2])

    return untuk
