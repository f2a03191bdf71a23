"""Spans of days as an office writes them: "5-9 Mei 2026", "28 April s/d 3 Mei", "Minggu II Juni 2026", "Mei - Juni"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from lkm_desktop.format import BULAN, parse_tanggal

#: gives the year of a month and day that were written without one
Tahun = Callable[[int, int], int]
Rentang = tuple[date, date]
_HARI = r"(?:senin|senen|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)"
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_SAMPAI = r"(?:-|–|—|s\.?\s?/\s?d\.?|s\.?d\.?|sampai(?: dengan)?|hingga)"
_PEKAN = re.compile(
    rf"(?:minggu|mg|pekan)\.?\s*(?:ke)?\s*-?\s*([1-5]|i{{1,3}}|iv|v)(?:\s*(?:{_SAMPAI}|dan|&|,)\s*"
    rf"(?:minggu|mg|pekan)?\.?\s*(?:ke-?)?\s*([1-5]|i{{1,3}}|iv|v))?\s+(?:bulan\s+)?([a-z]+)\.?\s*(\d{{4}})?"
)
_BULAN_SAJA = re.compile(r"(?:bulan\s+)?([a-z]+)\.?\s*[-/']?\s*(\d{4}|\d{2})?")
_HARI_SEBULAN = re.compile(
    rf"(\d{{1,2}})\s*{_SAMPAI}\s*(\d{{1,2}})[\s/.-]+([a-z]+|\d{{1,2}})\.?(?:[\s/.-]+(\d{{4}}|\d{{2}}))?"
)
#: what may stand between two ends
_ANTARA = re.compile(
    rf"\s+{_SAMPAI}\s+|\s*(?:–|—|s\.?\s?/\s?d\.?|sampai(?: dengan)?)\s*|(?<=[a-z\d])-(?=[a-z\d])"
)
_SETENGAH_TAHUN = 6
_PENDEK = {"mei": 5, "agt": 8, "ags": 8, "agust": 8, "nop": 11, "peb": 2}
_SATU_HARI = re.compile(
    rf"(?:{_HARI}\s*[,/]?\s+)?\d{{1,2}}\s*[-/., ]\s*(?:\d{{1,2}}|[a-z]+)\.?\s*[-/., ']\s*(?:\d{{4}}|\d{{2}})"
    r"|\d{4}-\d\d-\d\d.*"
)
_TANPA_TAHUN = re.compile(r"(\d{1,2})(?:[-/. ]+([a-z]+)\.?|[/.](\d{1,2}))")


def nomor_bulan(teks: str) -> int | None:
    """1..12 of an Indonesian month name or its first letters; None for another word."""
    rapi = teks.strip(" .").lower()
    if rapi in _PENDEK:
        return _PENDEK[rapi]
    if len(rapi) < 3:
        return None
    found = {n for n, nama in enumerate(BULAN, 1) if nama.lower().startswith(rapi)}
    found |= {n for asing, n in (("nopember", 11), ("pebruari", 2), ("sept", 9)) if asing.startswith(rapi)}
    return found.pop() if len(found) == 1 else None


def bulan_tahun(teks: str) -> tuple[int, int | None] | None:
    """A month that stands alone, with its year when written: "Mei 2026", "Mei-26", "Jun"; None for anything else."""
    found = _BULAN_SAJA.fullmatch(" ".join(teks.lower().split()))
    month = nomor_bulan(found[1]) if found else None
    if found is None or month is None:
        return None
    year = int(found[2]) if found[2] else None
    return month, year + 2000 if year is not None and year < 100 else year


def sebulan(tahun: int, bulan: int) -> Rentang:
    """The first and the last day of a month."""
    return date(tahun, bulan, 1), date(tahun, bulan, monthrange(tahun, bulan)[1])


def sepekan(tahun: int, bulan: int, ke: int, dari: int = 4) -> Rentang:
    """The part `ke` (from 1) of a month cut into `dari` parts: weeks of seven days, the last one to the month's end."""
    last = monthrange(tahun, bulan)[1]
    if dari in (4, 5):
        begin = min(7 * (ke - 1) + 1, last)
        return date(tahun, bulan, begin), date(tahun, bulan, last if ke == dari else min(begin + 6, last))
    begin, end = (last * (ke - 1)) // dari + 1, (last * ke) // dari
    return date(tahun, bulan, begin), date(tahun, bulan, end)


def baca_rentang(teks: str, tahun: Tahun) -> Rentang | None:
    """First and last day of a written span, equal for one day; None for nothing.

    Raises ValueError with an Indonesian sentence for what is no span or ends before it begins.
    """
    rapi = " ".join(teks.lower().replace("\u00a0", " ").split()).strip(" .,;")
    if not _SATU_HARI.fullmatch(rapi):  # the name of a single day is held against its date
        rapi = re.sub(rf"^(?:{_HARI}\s*(?:{_SAMPAI}\s*{_HARI})?\s*[,/]?\s+)(?=\d)", "", rapi)
    rapi = re.sub(r"^(?:tanggal|tgl)\b\.?:?\s*", "", rapi)
    if not re.search(r"\w", rapi):
        return None
    for reader in (_pekan, _sehari, _dalam_sebulan, _dua_ujung, _bulan_penuh):
        found = reader(rapi, tahun)
        if found is not None:
            if found[1] < found[0]:
                raise ValueError(f"“{teks.strip()[:40]}” berakhir sebelum mulai; periksa tanggalnya.")
            return found
    raise ValueError(f"“{teks.strip()[:40]}” bukan tanggal. Tulis misalnya 5-9 Mei 2026.")


def _pekan(rapi: str, tahun: Tahun) -> Rentang | None:
    """ "Minggu II Juni 2026", "Minggu ke-1 s/d 3 Juni"."""
    found = _PEKAN.fullmatch(rapi)
    month = nomor_bulan(found[3]) if found else None
    if found is None or month is None:
        return None
    first = _ke(found[1])
    last = _ke(found[2]) if found[2] else first
    year = int(found[4]) if found[4] else tahun(month, 1)
    return sepekan(year, month, first, max(4, last))[0], sepekan(year, month, last, max(4, last))[1]


def _ke(teks: str) -> int:
    return _ROMAWI[teks] if teks in _ROMAWI else int(teks)


def _dalam_sebulan(rapi: str, tahun: Tahun) -> Rentang | None:
    """ "5-9 Mei 2026", "5 s/d 9 Mei", "5-9/5/2026"."""
    found = _HARI_SEBULAN.fullmatch(rapi)
    if found is None:
        return None
    month = int(found[3]) if found[3].isdecimal() else nomor_bulan(found[3])
    if month is None or (found[3].isdecimal() and found[4] is None):
        return None  # "5-9-12" says a day, not a span
    year = _penuh(found[4]) if found[4] else tahun(month, int(found[1]))
    return _tanggal(year, month, int(found[1])), _tanggal(year, month, int(found[2]))


def _penuh(teks: str) -> int:
    return int(teks) + 2000 if len(teks) == 2 else int(teks)


def _tanggal(tahun: int, bulan: int, hari: int) -> date:
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        month = BULAN[bulan - 1] if 1 <= bulan <= 12 else str(bulan)
        raise ValueError(f"Tanggal {hari} {month} {tahun} tidak ada dalam kalender.") from None


def _dua_ujung(rapi: str, tahun: Tahun) -> Rentang | None:
    """Two dates or two months with something between them: "28 April - 3 Mei 2026", "Mei s/d Juni 2026"."""
    for cut in _ANTARA.finditer(rapi):
        left, right = rapi[: cut.start()].strip(), rapi[cut.end() :].strip()
        end = _ujung(right, tahun, akhir=True)
        if end is None:
            continue
        begin = _ujung(left, partial(_sebelum, end), akhir=False)
        if begin is not None:
            return begin, end
    return None


def _ujung(teks: str, tahun: Tahun, *, akhir: bool) -> date | None:
    """One end of a span: a day, or the first or last day of a month; None when it is neither."""
    month = bulan_tahun(teks)
    if month is not None:
        return sebulan(month[1] or tahun(month[0], 1), month[0])[akhir]
    found = _sehari(teks, tahun) if re.match(r"\d|[a-z]+[, ]", teks) else None
    return found[0] if found else None


def _sebelum(akhir: date, bulan: int, hari: int) -> int:
    """The year of the first end when only the last one has it: that of the last end, or the one before for a span over
    the turn of the year ("30 Des - 3 Jan 2027") of at most half a year."""
    over = (bulan, hari) > (akhir.month, akhir.day) and 12 - bulan + akhir.month <= _SETENGAH_TAHUN
    return akhir.year - 1 if over else akhir.year


def _bulan_penuh(rapi: str, tahun: Tahun) -> Rentang | None:
    found = bulan_tahun(rapi)
    return sebulan(found[1] or tahun(found[0], 1), found[0]) if found else None


def _sehari(rapi: str, tahun: Tahun) -> Rentang | None:
    """One day, with or without its year. Raises ValueError for a day that does not exist."""
    if _SATU_HARI.fullmatch(rapi):
        day = parse_tanggal(rapi)
        return (day, day) if day is not None else None
    short = _TANPA_TAHUN.fullmatch(rapi)
    if short is None:
        return None
    month = int(short[3]) if short[3] else nomor_bulan(short[2])
    if month is None or not 1 <= month <= 12:
        return None
    day = _tanggal(tahun(month, int(short[1])), month, int(short[1]))
    return day, day


def tahun_dekat(acuan: date, paling_awal: int = 60) -> Tahun:
    """Years for days written without one: the first such day that is not more than `paling_awal` days before."""
    earliest = acuan - timedelta(paling_awal)

    def year(bulan: int, hari: int) -> int:
        return earliest.year if (bulan, hari) >= (earliest.month, earliest.day) else earliest.year + 1

    return year
