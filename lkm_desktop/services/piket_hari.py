"""Weeks and months of the duty roster, and how a span of days is written."""

from __future__ import annotations

from datetime import date, timedelta

from lkm_desktop.format import BULAN, tanggal_panjang


def minggu(hari: date) -> tuple[date, date]:
    """Monday and Sunday of the week of a day."""
    monday = hari - timedelta(days=hari.weekday())
    return monday, monday + timedelta(days=6)


def bulan(hari: date) -> tuple[date, date]:
    """First and last day of the month of a day."""
    after = (hari.replace(day=28) + timedelta(days=4)).replace(day=1)
    return hari.replace(day=1), after - timedelta(days=1)


def kata_masa(first: date, last: date) -> str:
    """ "10 s.d. 16 Maret 2025", "Maret 2025" for a whole month."""
    if first.day == 1 and (last - first).days >= 27 and (first.year, first.month) == (last.year, last.month):
        return f"{BULAN[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} s.d. {tanggal_panjang(last)}" if first != last else tanggal_panjang(first)
    return f"{tanggal_panjang(first)} s.d. {tanggal_panjang(last)}"


#: first and last minute, counted from the beginning of the calendar, and whether the hour is known
Jangka = tuple[int, int, bool]


def menit(jam: str) -> int:
    """Minutes since midnight of "19.30"."""
    hours, _, minutes = jam.partition(".")
    return int(hours) * 60 + int(minutes or 0)


def jangka(hari: date, mulai: str, selesai: str) -> Jangka:
    """From when to when. An empty begin is the whole day, an empty end lasts until midnight, an end before the begin is
    an hour of the next day."""
    midnight = hari.toordinal() * 1440
    if not mulai:
        return midnight, midnight + 1440, False
    first, last = menit(mulai), menit(selesai) if selesai else 1440
    return midnight + first, midnight + last + (1440 if last < first else 0), True


def bertemu(satu: Jangka, lain: Jangka) -> bool:
    """Whether two overlap; what has no hour stands only against its own day."""
    same_day = satu[0] // 1440 == lain[0] // 1440
    return (same_day or (satu[2] and lain[2])) and satu[0] < lain[1] and lain[0] < satu[1]
