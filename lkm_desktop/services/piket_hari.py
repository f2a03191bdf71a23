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
