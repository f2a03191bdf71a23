"""Meetings in a month's calendar, Monday first."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain.rapat import JENIS_RAPAT, Rapat

#: short words for kinds of meetings, in the small squares of a calendar
JENIS_SINGKAT = {
    "rapat_rutin": "Rutin",
    "rapat_koordinator": "Koordinator",
    "rapat_koordinasi": "Koordinasi",
    "rembug_rt": "Rembug RT",
    "rembug_kelurahan": "Rembug",
    "rkm": "RKM",
    "rwt": "RWT",
    "rembug_khusus": "Rembug",
    "fgd": "FGD",
    "lokakarya": "Lokakarya",
    "kbk": "KBK",
    "pelatihan": "Pelatihan",
}


@dataclass(frozen=True)
class Acara:
    """One meeting in the calendar."""

    id: str
    tanggal: date
    jam: str
    judul: str
    jenis_label: str
    tempat: str
    jenis: str = ""

    @property
    def singkat(self) -> str:
        """ "19.30 Rapat rutin LKM bulan Maret"."""
        return f"{self.jam} {self.judul}".strip()

    @property
    def tersingkat(self) -> str:
        """ "19.30 Rutin", where there is hardly any room; the whole name for a kind without a short word."""
        return f"{self.jam} {JENIS_SINGKAT.get(self.jenis, self.judul)}".strip()


@dataclass(frozen=True)
class Hari:
    """One day of the grid; dalam: whether it belongs to the month shown."""

    tanggal: date
    dalam: bool
    rapat: tuple[Acara, ...]


def acara(s: Session, mulai: date, sampai: date) -> list[Acara]:
    """Meetings from a day up to and including another, in the order of day and time."""
    query = select(Rapat).where(Rapat.tanggal.between(mulai, sampai), Rapat.dihapus.is_(None))
    kinds = dict(JENIS_RAPAT)
    return [
        Acara(
            row.id, row.tanggal, row.jam_mulai or "", row.judul, kinds.get(row.jenis, row.jenis),
            row.tempat or "", row.jenis,
        )
        for row in s.scalars(query.order_by(Rapat.tanggal, Rapat.jam_mulai, Rapat.nomor))
    ]


def bulan(s: Session, tahun: int, nomor: int) -> list[list[Hari]]:
    """The weeks that touch a month, Monday to Sunday, each day with its meetings."""
    weeks = Calendar(firstweekday=0).monthdatescalendar(tahun, nomor)
    found: dict[date, list[Acara]] = {}
    for meeting in acara(s, weeks[0][0], weeks[-1][-1]):
        found.setdefault(meeting.tanggal, []).append(meeting)
    return [[Hari(day, day.month == nomor, tuple(found.get(day, ()))) for day in week] for week in weeks]


def tahun_rapat(s: Session) -> list[int]:
    """Years in which there are meetings, newest first."""
    return sorted({day.year for day in s.scalars(select(Rapat.tanggal).where(Rapat.dihapus.is_(None)))}, reverse=True)
