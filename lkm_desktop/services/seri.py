"""A series of meetings made in one step: which days, what is there already, and changing those still to come."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from lkm_desktop.domain.base import new_id
from lkm_desktop.domain.rapat import Kehadiran, Rapat
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.format import BULAN, HARI
from lkm_desktop.services.kit_rapat import rapat_dari_kit
from lkm_desktop.services.rapat import one, save_rapat

#: most meetings of one series
PALING_BANYAK = 60
TERAKHIR = -1
#: how a series repeats
ULANGAN = (
    ("tanggal", "Setiap bulan pada tanggal"),
    ("hari_ke", "Setiap bulan pada hari ke-"),
    ("minggu", "Setiap minggu"),
    ("dua_minggu", "Setiap dua minggu"),
)
KE = ((1, "pertama"), (2, "kedua"), (3, "ketiga"), (4, "keempat"), (5, "kelima"), (TERAKHIR, "terakhir"))


@dataclass(frozen=True)
class Pola:
    """How a series repeats. ulangan: code of ULANGAN · tanggal: 1..31 · hari: 0 Monday .. 6 Sunday · ke: code of KE."""

    ulangan: str
    tanggal: int = 1
    hari: int = 0
    ke: int = 1

    def kata(self) -> str:
        """The rule in words: "tanggal 10 setiap bulan", "Senin kedua setiap bulan", "setiap dua minggu, hari Rabu"."""
        if self.ulangan == "tanggal":
            return f"tanggal {self.tanggal} setiap bulan"
        if self.ulangan == "hari_ke":
            return f"{HARI[self.hari]} {dict(KE)[self.ke]} setiap bulan"
        return f"setiap {'dua ' if self.ulangan == 'dua_minggu' else ''}minggu, hari {HARI[self.hari]}"


@dataclass(frozen=True)
class Rencana:
    """One day of a series before it is made; catatan: what to know about it; ada: meetings already there that day."""

    tanggal: date
    catatan: str = ""
    ada: tuple[str, ...] = ()


def tanggal_seri(
    pola: Pola, mulai: date, *, jumlah: int | None = None, sampai: date | None = None
) -> list[date]:
    """The days of a series from `mulai` on: so many, or up to and including `sampai`; PALING_BANYAK at most.

    A month without the 31st (30th, 29th) takes its last day; a month without a fifth Monday is left out.
    Raises FieldErrors for a rule or an end that makes no series.
    """
    _periksa(pola, mulai, jumlah, sampai)
    days = takewhile(lambda day: sampai is None or day <= sampai, _hari(pola, mulai))
    return list(islice(days, min(jumlah or PALING_BANYAK, PALING_BANYAK)))


def _periksa(pola: Pola, mulai: date, jumlah: int | None, sampai: date | None) -> None:
    errors = {}
    if pola.ulangan not in dict(ULANGAN):
        errors["ulangan"] = "Pilih cara berulangnya."
    if not 1 <= pola.tanggal <= 31:
        errors["tanggal_ke"] = "Isi tanggal 1 sampai 31."
    if jumlah is None and sampai is None:
        errors["jumlah"] = "Isi berapa kali, atau sampai tanggal berapa."
    elif jumlah is not None and not 1 <= jumlah <= PALING_BANYAK:
        errors["jumlah"] = f"Isi 1 sampai {PALING_BANYAK} kali."
    if sampai is not None and sampai < mulai:
        errors["sampai"] = "Tanggal akhir lebih awal daripada tanggal mulai."
    if errors:
        raise FieldErrors(errors)


def _hari(pola: Pola, mulai: date) -> Iterator[date]:
    """Every day of the rule from `mulai` on, until the calendar ends."""
    if pola.ulangan in ("minggu", "dua_minggu"):
        day = mulai + timedelta((pola.hari - mulai.weekday()) % 7)
        step = timedelta(14 if pola.ulangan == "dua_minggu" else 7)
        while day.year < 9999:
            yield day
            day += step
        return
    year, month = mulai.year, mulai.month
    while year < 9999:
        found = _dalam_bulan(pola, year, month)
        if found is not None and found >= mulai:
            yield found
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _dalam_bulan(pola: Pola, year: int, month: int) -> date | None:
    first, length = monthrange(year, month)
    if pola.ulangan == "tanggal":
        return date(year, month, min(pola.tanggal, length))
    start = 1 + (pola.hari - first) % 7
    days = list(range(start, length + 1, 7))
    if pola.ke == TERAKHIR:
        return date(year, month, days[-1])
    return date(year, month, days[pola.ke - 1]) if pola.ke <= len(days) else None


def rencana_seri(s: Session, pola: Pola, days: Sequence[date]) -> list[Rencana]:
    """The days with what is to be known: a shorter month, a day twice, meetings of that day already there."""
    there = _rapat_pada(s, days)
    found: list[Rencana] = []
    seen: set[date] = set()
    for day in days:
        notes = []
        if pola.ulangan == "tanggal" and day.day < pola.tanggal:
            notes.append(f"{BULAN[day.month - 1]} hanya {day.day} hari")
        if day in seen:
            notes.append("tanggal ini dua kali")
        notes += [f"sudah ada {name}" for name in there.get(day, ())]
        seen.add(day)
        found.append(Rencana(day, "; ".join(notes), tuple(there.get(day, ()))))
    return found


def _rapat_pada(s: Session, days: Sequence[date]) -> dict[date, list[str]]:
    query = select(Rapat.tanggal, Rapat.judul, Rapat.jam_mulai).where(
        Rapat.tanggal.in_(set(days)), Rapat.dihapus.is_(None)
    )
    found: dict[date, list[str]] = {}
    for day, name, clock in s.execute(query.order_by(Rapat.jam_mulai)):
        found.setdefault(day, []).append(f"{name} ({clock})" if clock else name)
    return found


def buat_seri(s: Session, kode: str, days: Sequence[date], **values: Any) -> list[str]:
    """Make a meeting on each day from a kit (an empty kode: bare), all with one seri_id; give their ids in order.

    values: as for `rapat_dari_kit`; a name with {bulan} and the like is filled in for each day.
    Raises FieldErrors, LkmError when there is no day.
    """
    if not days:
        raise LkmError("Belum ada tanggal yang dipilih.", "Centang sekurang-kurangnya satu tanggal.")
    series, made = new_id(), []
    for day in sorted(set(days)):
        rapat_id = rapat_dari_kit(s, kode, day, **values)
        one(s, rapat_id).seri_id = series
        made.append(rapat_id)
    s.flush()
    return made


def sisa_seri(s: Session, rapat_id: str, *, today: date | None = None) -> list[str]:
    """Ids of the meetings of the same series still to come, oldest first: today or later, nobody marked yet."""
    series = one(s, rapat_id).seri_id
    if series is None:
        return []
    marked = exists().where(
        Kehadiran.rapat_id == Rapat.id, Kehadiran.status.is_not(None), Kehadiran.dihapus.is_(None)
    )
    query = select(Rapat.id).where(
        Rapat.seri_id == series, Rapat.dihapus.is_(None), Rapat.tanggal >= (today or date.today()), ~marked
    )
    return list(s.scalars(query.order_by(Rapat.tanggal, Rapat.nomor)))


def ubah_sisa(s: Session, rapat_id: str, values: dict[str, Any], *, today: date | None = None) -> int:
    """Give time and place (jam_mulai, jam_selesai, tempat) to all meetings of the series still to come. How many.

    Raises FieldErrors.
    """
    keys: tuple[str, ...] = ("jam_mulai", "jam_selesai", "tempat")
    coming = sisa_seri(s, rapat_id, today=today)
    for found in coming:
        before = one(s, found)
        save_rapat(s, found, {key: values.get(key, getattr(before, key)) for key in keys})
    return len(coming)
