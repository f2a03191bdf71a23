"""Dates out of foreign cells: real dates, texts in every spelling, serial numbers. Day before month, always."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lkm_desktop.format import parse_tanggal, tanggal_panjang
from lkm_desktop.importers.sel import TANGGAL, TEKS, Sel, teks_sel
from lkm_desktop.importers.text import bersihkan, kosong

_NOL_EXCEL, _NOL_1904 = date(1899, 12, 30), date(1904, 1, 1)
#: serial numbers below this (1910) are no birth dates but years, ages or slips
_SERIAL_TERKECIL = 3653
_LUPA = frozenset(("lupa", "tidak ingat", "tdk ingat", "tidak jelas", "belum jelas"))
#: an age where a date should stand: "45 th"
UMUR = re.compile(r"(?:umur|usia)?[\s:.±]*\d{1,3}\s*(?:th|thn|tahun)\.?", re.IGNORECASE)
_TANPA_TAHUN = re.compile(r"\d{1,4}|\d{1,2}[-/. ]\d{1,2}\.?|\d{1,2}[-/. ]*[a-z]+\.?", re.IGNORECASE)


@dataclass(frozen=True)
class PolaTanggal:
    """What a whole date column tells: texts with the month first; days and months that Excel may have swapped; and
    what its workbook tells: days counted from 1904, as old Macintosh programs do."""

    bulan_dulu: bool = False
    tertukar: bool = False
    sejak_1904: bool = False


def pola_kolom(sel: Sequence[Sel]) -> PolaTanggal:
    """Look at a whole column before its cells are read one by one.

    `bulan_dulu`: texts like 08/17/1970 prove month-first order, so 05/06/1970 in the same column is a question. Slips
    in a column that is plainly written day first (17/08/1970) prove nothing: one alone, or less than a tenth.
    `tertukar`: every text has a day above 12 while every real date has a day up to 12; that is what Excel leaves
    behind when day-first dates were typed into a month-first computer.
    """
    teks = [c for s in sel if s.jenis == TEKS and (c := re.match(r"\s*(\d{1,2})[-/. ](\d{1,2})[-/. ]\d", str(s.nilai)))]
    bulan = sum(int(c[1]) <= 12 < int(c[2]) for c in teks)
    hari = sum(int(c[2]) <= 12 < int(c[1]) for c in teks)
    dulu = bulan > 0 and (hari == 0 or (bulan >= 2 and bulan * 10 >= hari))
    asli = [s.nilai for s in sel if s.jenis == TANGGAL and isinstance(s.nilai, date)]
    tertukar = (
        len(asli) >= 2 and len(teks) >= 2 and all(d.day <= 12 for d in asli) and all(int(c[1]) > 12 for c in teks)
    )
    return PolaTanggal(dulu, tertukar)


def baca_tanggal(sel: Sel, *, lampau: bool, pola: PolaTanggal, today: date) -> tuple[date | None, str]:
    """A date and "", or None and the reason; (None, "") for an empty cell or a placeholder.

    :param lampau: a birth date: it cannot lie after today.
    """
    try:
        hasil = _baca(sel, lampau, pola, today)
    except ValueError as e:
        return None, str(e)
    if hasil is None:
        return None, ""
    if hasil.year < 1900:
        return None, f"Tahun {hasil.year} terlalu lama; periksa tahunnya."
    if lampau and hasil > today:
        return None, f"{tanggal_panjang(hasil)} belum terjadi; periksa tahunnya."
    if hasil.year > today.year + 20:
        return None, f"Tahun {hasil.year} terlalu jauh; periksa tahunnya."
    return hasil, ""


def _baca(sel: Sel, lampau: bool, pola: PolaTanggal, today: date) -> date | None:
    nilai = sel.nilai
    if isinstance(nilai, date):
        return _tanggal_asli(nilai, pola)
    if isinstance(nilai, float):
        return _angka(nilai, lampau, pola, today)
    return _teks(bersihkan(teks_sel(sel)), lampau, pola, today)


def _tanggal_asli(nilai: date, pola: PolaTanggal) -> date | None:
    if nilai <= date(1900, 1, 1):  # Excel shows an empty result as 00-01-1900
        return None
    if pola.tertukar and nilai.day != nilai.month:
        raise ValueError(
            f"{tanggal_panjang(nilai)} mungkin tertukar tanggal dan bulannya (tanggal lain di kolom ini berupa teks)."
        )
    return nilai


def _angka(nilai: float, lampau: bool, pola: PolaTanggal, today: date) -> date | None:
    """A number in a date column: a serial, digits without separators, or only a year."""
    if nilai == 0:
        return None
    bulat = int(nilai)
    if 1900 <= nilai <= today.year + 20 and nilai == bulat:
        raise ValueError(f"Hanya tahun {bulat}; isi tanggal lengkap atau kosongkan.")
    if 10**6 <= bulat < 10**8 and nilai == bulat:
        return parse_tanggal(f"{bulat:08}", today=today, lampau=lampau)
    nol = _NOL_1904 if pola.sejak_1904 else _NOL_EXCEL
    if _SERIAL_TERKECIL <= bulat <= (today - nol).days + (0 if lampau else 7300):
        return nol + timedelta(days=bulat)
    raise ValueError(f"Angka {bulat} bukan tanggal; tulis misalnya 21-09-1975.")


def _teks(teks: str, lampau: bool, pola: PolaTanggal, today: date) -> date | None:
    teks = teks.lstrip("'’`")
    if kosong(teks) or teks.lower() in _LUPA or re.fullmatch(r"[0\W]+", teks):
        return None
    if UMUR.fullmatch(teks):
        raise ValueError(f"“{teks[:24]}” adalah umur, bukan tanggal; isi tanggalnya atau kosongkan.")
    if re.fullmatch(r"\d{5}|\d{7}", teks):
        return _angka(float(teks), lampau, pola, today)
    if re.fullmatch(r"(?:19|20)\d{2}", teks):
        raise ValueError(f"Hanya tahun {teks}; isi tanggal lengkap atau kosongkan.")
    if _TANPA_TAHUN.fullmatch(teks):
        raise ValueError(f"“{teks[:40]}” tanpa tahun; isi tanggal lengkap atau kosongkan.")
    angka = re.match(r"(\d{1,2})[-/. ](\d{1,2})[-/. ]\d", teks)
    if pola.bulan_dulu and angka and int(angka[1]) <= 12 and int(angka[2]) <= 12 and angka[1] != angka[2]:
        raise ValueError(f"“{teks[:40]}” meragukan: sebagian kolom ini ditulis bulan dulu. Tulis nama bulannya.")
    return parse_tanggal(teks, today=today, lampau=lampau)
