"""The period of a recap: a month, a quarter, a year, or a siklus from its first day to its last."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.errors import LkmError
from lkm_desktop.format import BULAN, ROMAWI
from lkm_desktop.services import siklus

BULANAN, TRIWULAN, TAHUNAN, SIKLUS = "bulan", "triwulan", "tahun", "siklus"
_KODE_SIKLUS = "siklus-"


@dataclass(frozen=True)
class Periode:
    """A span of days. jenis: bulan, triwulan, tahun or siklus · kode: "2025-07", "2025-T3", "2025" or "siklus-" and the
    id, it sorts and names files · label: in words · mulai, selesai: first and last day."""

    jenis: str
    kode: str
    label: str
    mulai: date
    selesai: date

    def batas(self, sampai: date) -> date:
        """The last day whose events count: of the period, and not after the cut-off."""
        return min(self.selesai, sampai)

    @property
    def siklus_id(self) -> str:
        """The id of the siklus, "" for a period of the calendar."""
        return self.kode.removeprefix(_KODE_SIKLUS) if self.jenis == SIKLUS else ""


def bulan(tahun: int, bulan: int) -> Periode:
    """A month, 1 to 12. Raises ValueError for another number."""
    if not 1 <= bulan <= 12:
        raise ValueError(f"Bulan {bulan} tidak ada.")
    return Periode(BULANAN, f"{tahun:04}-{bulan:02}", f"{BULAN[bulan - 1]} {tahun}", date(tahun, bulan, 1),
                   date(tahun, bulan, monthrange(tahun, bulan)[1]))


def triwulan(tahun: int, ke: int) -> Periode:
    """A quarter, 1 to 4. Raises ValueError for another number."""
    if not 1 <= ke <= 4:
        raise ValueError(f"Triwulan {ke} tidak ada.")
    last = 3 * ke
    return Periode(TRIWULAN, f"{tahun:04}-T{ke}", f"Triwulan {ROMAWI[ke - 1]} {tahun}", date(tahun, last - 2, 1),
                   date(tahun, last, monthrange(tahun, last)[1]))


def tahun(tahun: int) -> Periode:
    """A year."""
    return Periode(TAHUNAN, f"{tahun:04}", f"Tahun {tahun}", date(tahun, 1, 1), date(tahun, 12, 31))


def dari_siklus(s: Session, siklus_id: str) -> Periode:
    """A siklus from its first day to the day it was closed, or to today while it runs. Raises LkmError when gone."""
    row = siklus.satu(s, siklus_id)
    return Periode(SIKLUS, f"{_KODE_SIKLUS}{row.id}", row.nama, row.mulai,
                   row.selesai or max(date.today(), row.mulai))


def dari_kode(s: Session, kode: str) -> Periode:
    """The period of a code. Raises LkmError for one that cannot be read, and for a siklus that is gone."""
    text = kode.strip()
    if text.startswith(_KODE_SIKLUS):
        return dari_siklus(s, text.removeprefix(_KODE_SIKLUS))
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})|-T(\d))?", text, re.ASCII | re.IGNORECASE)
    try:
        if found is None or not 1900 <= int(found[1]) <= 2100:
            raise ValueError(text)
        return _dari_angka(int(found[1]), found[2], found[3])
    except ValueError:
        raise LkmError(f"Periode “{text[:40]}” tidak dikenal.",
                       "Tulis misalnya 2025-07 (bulan), 2025-T3 (triwulan), 2025 (tahun), atau siklus.") from None


def _dari_angka(tahun_: int, bulan_: str | None, ke: str | None) -> Periode:
    if bulan_ is not None:
        return bulan(tahun_, int(bulan_))
    return tahun(tahun_) if ke is None else triwulan(tahun_, int(ke))


def sebelumnya(p: Periode) -> Periode | None:
    """The period before; None for a siklus, whose former one is a matter of its own."""
    if p.jenis == BULANAN:
        before = p.mulai.year * 12 + p.mulai.month - 2
        return bulan(before // 12, before % 12 + 1)
    if p.jenis == TRIWULAN:
        before = p.mulai.year * 4 + (p.mulai.month - 1) // 3 - 1
        return triwulan(before // 4, before % 4 + 1)
    return tahun(p.mulai.year - 1) if p.jenis == TAHUNAN else None
