"""Periods at the korkot's desk. A siklus is known only by the code and label that its packages carry."""

from __future__ import annotations

import re
from datetime import date, timedelta

from lkm_desktop.errors import LkmError
from lkm_desktop.services.rekap import periode
from lkm_desktop.services.rekap.periode import Periode

_KODE = re.compile(r"(\d{4})(?:-(\d{2})|-T(\d))?", re.ASCII)


def dari_kode(kode: str) -> Periode | None:
    """The month, quarter or year of a code; None for a siklus and for what is no period."""
    cocok = _KODE.fullmatch(kode.strip().upper())
    if cocok is None or not 1900 <= int(cocok[1]) <= 2100:
        return None
    tahun = int(cocok[1])
    if cocok[2]:
        return periode.bulan(tahun, int(cocok[2])) if 1 <= int(cocok[2]) <= 12 else None
    if cocok[3]:
        return periode.triwulan(tahun, int(cocok[3])) if 1 <= int(cocok[3]) <= 4 else None
    return periode.tahun(tahun)


def pasti(kode: str) -> Periode:
    """The same; raises LkmError for what is no month, quarter or year."""
    found = dari_kode(kode)
    if found is None:
        raise LkmError(f"“{kode[:40]}” bukan periode.", "Tulis misalnya 2025-07, 2025-T3, atau 2025.")
    return found


def label(kode: str) -> str:
    """ "Juli 2025" for "2025-07"; a siklus keeps the words of its packages elsewhere, here it is "siklus"."""
    found = dari_kode(kode)
    return found.label if found else "Siklus" if kode.startswith("siklus-") else kode


def lalu(kode: str) -> str:
    """Code of the period before, "" when there is none to compare with (a siklus)."""
    found = dari_kode(kode)
    before = periode.sebelumnya(found) if found else None
    return before.kode if before else ""


def tenggat(kode: str, hari: int) -> date | None:
    """The last day on which a recap of that period is in time: so many days after the period's last; None: a siklus."""
    found = dari_kode(kode)
    return found.selesai + timedelta(days=hari) if found else None


def bulan_setahun(tahun: int) -> tuple[Periode, ...]:
    """The twelve months of a year."""
    return tuple(periode.bulan(tahun, n) for n in range(1, 13))
