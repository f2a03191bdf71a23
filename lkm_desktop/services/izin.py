"""Izin tetap: standing excuses with dates; whoever has one begins a roll as izin or sakit, with the reason as remark.

What was marked by hand wins, and the rolls of meetings that are over stay as they were recorded; a meeting that moves
to another day takes the excuses of that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Izin, Kehadiran, Orang, Rapat, new_id
from lkm_desktop.domain.izin import JENIS_IZIN, in_force
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.format import tanggal_pendek
from lkm_desktop.names import fold
from lkm_desktop.services.values import clean

KEYS = ("orang_id", "jenis", "mulai", "selesai", "alasan")


@dataclass(frozen=True)
class IzinRingkas:
    """One line of the list of standing excuses; `berlaku` tells whether it covers the day asked about."""

    id: str
    orang_id: str
    nama: str
    jenis: str
    mulai: date
    selesai: date | None
    alasan: str
    berlaku: bool

    @property
    def masa(self) -> str:
        """ "01-03-2025 s.d. 31-03-2025", or "sejak 01-03-2025"."""
        start = tanggal_pendek(self.mulai)
        return f"{start} s.d. {tanggal_pendek(self.selesai)}" if self.selesai else f"sejak {start}"


def izin_list(s: Session, cari: str = "", hari: date | None = None, *, semua: bool = True) -> list[IzinRingkas]:
    """Standing excuses, the latest first; `semua` False leaves out those that are over on that day (None: today)."""
    day = hari or date.today()
    query = select(Izin, Orang.nama).join(Orang, Orang.id == Izin.orang_id).where(Izin.dihapus.is_(None))
    if not semua:
        query = query.where(or_(Izin.selesai.is_(None), Izin.selesai >= day))
    words = fold(cari).split()
    return [
        _brief(row, name, day)
        for row, name in s.execute(query.order_by(Izin.mulai.desc(), Orang.nama, Izin.id))
        if all(word in fold(name) for word in words)
    ]


def _brief(row: Izin, name: str, day: date) -> IzinRingkas:
    covers = row.mulai <= day and (row.selesai is None or row.selesai >= day)
    return IzinRingkas(row.id, row.orang_id, name, row.jenis, row.mulai, row.selesai, row.alasan or "", covers)


def blank_izin(orang_id: str = "", hari: date | None = None) -> dict[str, Any]:
    """Values of a new excuse."""
    return {"orang_id": orang_id, "jenis": "izin", "mulai": hari or date.today(), "selesai": None, "alasan": ""}


def get_izin(s: Session, izin_id: str) -> dict[str, Any]:
    """An excuse as form values. Raises LkmError when it is gone."""
    row = _one(s, izin_id)
    return {key: getattr(row, key) for key in KEYS} | {"id": row.id}


def check_izin(s: Session, izin_id: str | None, values: dict[str, Any]) -> dict[str, Any]:
    """Cleaned values. Raises FieldErrors: a field missing, an end before the start, another excuse in those days."""
    cleaned: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for key, field in entity_fields(Izin).items():
        try:
            cleaned[key] = clean(field, values.get(key))
        except ValueError as error:
            errors[key] = str(error)
            continue
        if field.required and cleaned[key] is None:
            errors[key] = f"{field.label} harus diisi."
    if "jenis" not in errors and cleaned["jenis"] not in dict(JENIS_IZIN):
        errors["jenis"] = "Pilih izin atau sakit."
    start, end = cleaned.get("mulai"), cleaned.get("selesai")
    if start and end and end < start:
        errors["selesai"] = "Tanggal akhir lebih awal daripada tanggal mulai."
    if not errors and (other := _overlap(s, izin_id, cleaned)):
        told = _brief(other, "", other.mulai)
        errors["mulai"] = f"Orang ini sudah punya {told.jenis} {told.masa}; ubah atau akhiri yang itu."
    if errors:
        raise FieldErrors(errors)
    return cleaned


def _overlap(s: Session, izin_id: str | None, values: dict[str, Any]) -> Izin | None:
    end = values["selesai"]
    query = select(Izin).where(
        Izin.orang_id == values["orang_id"], Izin.dihapus.is_(None), Izin.id != (izin_id or ""),
        or_(Izin.selesai.is_(None), Izin.selesai >= values["mulai"]),
    )  # fmt: skip
    return s.scalars(query.where(Izin.mulai <= end) if end else query).first()


def save_izin(s: Session, izin_id: str | None, values: dict[str, Any], hari: date | None = None) -> str:
    """Save an excuse; unmarked rows of coming meetings (from `hari`, None: today, on) follow. Returns its id.

    Raises FieldErrors.
    """
    cleaned = check_izin(s, izin_id, values)
    row = _one(s, izin_id) if izin_id else None
    if row is None:
        row = Izin(id=new_id())
        s.add(row)
    else:
        _take_back(s, row, hari)
    for key, value in cleaned.items():
        setattr(row, key, value)
    s.flush()
    _hand_out(s, row, hari)
    return row.id


def end_izin(s: Session, izin_id: str, terakhir: date, hari: date | None = None) -> None:
    """The excuse holds up to and including that day. Raises FieldErrors when that is before it began."""
    save_izin(s, izin_id, {**get_izin(s, izin_id), "selesai": terakhir}, hari)


def trash_izin(s: Session, izin_id: str, hari: date | None = None) -> None:
    """Move an excuse to the Sampah; coming meetings where nothing else was marked are unmarked again."""
    row = _one(s, izin_id)
    _take_back(s, row, hari)
    row.dihapus = datetime.now().replace(microsecond=0)
    s.flush()


def restore_izin(s: Session, izin_id: str, hari: date | None = None) -> None:
    """Bring an excuse back from the Sampah. Raises FieldErrors when another covers those days meanwhile."""
    row = s.get_one(Izin, izin_id)
    values = {key: getattr(row, key) for key in KEYS}
    check_izin(s, row.id, values)
    row.dihapus = None
    s.flush()
    _hand_out(s, row, hari)


def trashed_izin(s: Session) -> list[tuple[str, str, str]]:
    """(id, name, kind and days) of the excuses in the Sampah, newest first."""
    query = select(Izin, Orang.nama).join(Orang, Orang.id == Izin.orang_id).where(Izin.dihapus.is_not(None))
    found = s.execute(query.order_by(Izin.dihapus.desc(), Izin.id)).fetchall()
    return [(row.id, name, f"{row.jenis} {_brief(row, name, row.mulai).masa}") for row, name in found]


def izin_pada(s: Session, orang_ids: Sequence[str], day: date) -> dict[str, tuple[str, str]]:
    """(izin or sakit, remark) of the people who are excused on a day."""
    found: dict[str, tuple[str, str]] = {}
    wanted = list(orang_ids)
    for start in range(0, len(wanted), 500):
        query = select(Izin).where(
            Izin.orang_id.in_(wanted[start : start + 500]), Izin.dihapus.is_(None), in_force(day)
        )
        found.update({row.orang_id: (row.jenis, remark(row)) for row in s.scalars(query)})
    return found


def pindah_hari(s: Session, rapat_id: str, lama: date, baru: date) -> None:
    """A meeting moved from one day to another: rows that nobody marked, or that an excuse of the old day marked and
    nobody changed since, follow the excuses of the new day; without one they are unmarked again."""
    rows = s.scalars(
        select(Kehadiran).where(
            Kehadiran.rapat_id == rapat_id, Kehadiran.dihapus.is_(None), Kehadiran.orang_id.is_not(None)
        )
    ).all()
    people = [row.orang_id for row in rows if row.orang_id]
    before, after = izin_pada(s, people, lama), izin_pada(s, people, baru)
    for row in rows:
        who = row.orang_id or ""
        excused = row.status is not None and before.get(who) == (row.status, row.keterangan)
        if not excused and row.status is not None:
            continue
        status, reason = after.get(who, (None, None))
        if excused:
            row.status, row.keterangan = status, reason
        elif status is not None:
            row.status, row.keterangan = status, row.keterangan or reason
    s.flush()


def remark(row: Izin) -> str:
    """What the roll says beside the mark: the reason, or that it is a standing excuse."""
    return row.alasan or "izin tetap"


def _one(s: Session, izin_id: str) -> Izin:
    row = s.get(Izin, izin_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Izin tetap ini sudah tidak ada.", "Muat ulang daftarnya.")
    return row


def _coming(s: Session, row: Izin, hari: date | None) -> list[Kehadiran]:
    """Rows of that person in meetings of the excuse's days that are not over."""
    covered = and_(Rapat.tanggal >= max(row.mulai, hari or date.today()), Rapat.dihapus.is_(None))
    query = (
        select(Kehadiran)
        .join(Rapat, Rapat.id == Kehadiran.rapat_id)
        .where(Kehadiran.orang_id == row.orang_id, Kehadiran.dihapus.is_(None), covered)
    )
    return list(s.scalars(query.where(Rapat.tanggal <= row.selesai) if row.selesai else query))


def _hand_out(s: Session, row: Izin, hari: date | None) -> None:
    for place in _coming(s, row, hari):
        if place.status is None:
            place.status = row.jenis
            place.keterangan = place.keterangan or remark(row)
    s.flush()


def _take_back(s: Session, row: Izin, hari: date | None) -> None:
    """Marks that came from this excuse and that nobody changed since."""
    for place in _coming(s, row, hari):
        if place.status == row.jenis and place.keterangan == remark(row):
            place.status = place.keterangan = None
    s.flush()
