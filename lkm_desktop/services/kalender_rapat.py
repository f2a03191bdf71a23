"""Meetings in a month's calendar, Monday first."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain.rapat import JENIS_RAPAT, Rapat


@dataclass(frozen=True)
class Acara:
    """One meeting in the calendar."""

    id: str
    tanggal: date
    jam: str
    judul: str
    jenis_label: str
    tempat: str

    @property
    def singkat(self) -> str:
        """ "19.30 Rapat rutin"."""
        return f"{self.jam} {self.judul}".strip()


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
        Acara(row.id, row.tanggal, row.jam_mulai or "", row.judul, kinds.get(row.jenis, row.jenis), row.tempat or "")
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
