"""The roll of a meeting as pages and papers show it: rows, live counts, quorum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Orang, Penugasan, Rapat
from lkm_desktop.domain.penugasan import in_force
from lkm_desktop.domain.rapat import RAPAT_ANGGOTA, STATUS_HADIR
from lkm_desktop.services import aturan
from lkm_desktop.services.orang import hats_on
from lkm_desktop.services.rapat import one
from lkm_desktop.services.unsur_hadir import Topi, topi


@dataclass(frozen=True)
class Baris:
    """One row of the roll as pages and papers show it; status "" while nobody marked it.

    miskin: None while not known · datang, pulang: "19.45" when someone came late or left early, else empty · relawan:
    whether the person is a volunteer on the day of the meeting.
    """

    id: str
    urut: int
    nama: str
    jk: str
    jabatan: str
    rt: str
    rw: str
    status: str
    keterangan: str
    orang_id: str | None
    diundang: bool
    unsur: str
    miskin: bool | None
    datang: str = ""
    pulang: str = ""
    relawan: bool = False


@dataclass(frozen=True)
class Hitung:
    """Counts of a roll; hadir = l + p + those without a known gender, guests included."""

    diundang: int
    hadir: int
    l: int  # noqa: E741 - the office's own column name
    p: int
    miskin: int
    izin: int
    sakit: int
    alpa: int
    belum: int
    tamu: int
    unsur: dict[str, int]
    relawan: int = 0


@dataclass(frozen=True)
class Kuorum:
    """Quorum of a members' meeting (BR21): of `anggota`, `hadir` came, `perlu` are needed; the sentence for papers.

    sejak: "20.05" when it was reached only after the beginning, else empty.
    """

    anggota: int
    hadir: int
    perlu: int
    tercapai: bool
    kalimat: str
    sejak: str = ""


@dataclass(frozen=True)
class Roll:
    """The roll of one meeting."""

    rows: list[Baris]
    hitung: Hitung
    kuorum: Kuorum | None
    beku: datetime | None


def roll(s: Session, rapat_id: str) -> Roll:
    """Rows, counts and quorum of a meeting. Raises LkmError for an unknown one."""
    meeting = one(s, rapat_id)
    rows = rows_of(s, meeting)
    return Roll(rows, count(meeting, rows), quorum(s, meeting, rows), meeting.dh_beku)


def rows_of(s: Session, meeting: Rapat) -> list[Baris]:
    """Rows of the roll in the order of their numbers."""
    query = (
        select(Kehadiran, Orang.nama, Orang.jenis_kelamin, Orang.rt, Orang.rw, Orang.unsur, Orang.miskin)
        .join(Orang, Orang.id == Kehadiran.orang_id, isouter=True)
        .where(Kehadiran.rapat_id == meeting.id, Kehadiran.dihapus.is_(None))
        .order_by(Kehadiran.urut, Kehadiran.id)
    )
    found = s.execute(query).fetchall()
    people = [row[0].orang_id for row in found if row[0].orang_id]
    worn = {person: hats[0] for person, hats in hats_on(s, people, meeting.tanggal).items()}
    hats = topi(s, people)
    return [_row(row, worn, hats, meeting.tanggal) for row in found]


def _row(row: Any, worn: dict[str, str], hats: Topi, day: date) -> Baris:
    k, nama, jk, rt, rw, unsur, miskin = row
    person = k.orang_id or ""
    group = hats.unsur(k.orang_id, day, unsur, k.tamu_asal)
    jabatan = k.jabatan or worn.get(person) or unsur or k.tamu_asal or ("Tamu" if not k.orang_id else "Warga")
    return Baris(
        k.id,
        k.urut,
        nama or k.tamu_nama or "",
        jk or k.tamu_jk or "",
        jabatan,
        rt or "",
        rw or "",
        k.status or "",
        k.keterangan or "",
        k.orang_id,
        k.diundang,
        group,
        miskin,
        k.datang or "",
        k.pulang or "",
        hats.relawan_pada(k.orang_id, day),
    )


def count(meeting: Rapat, rows: list[Baris]) -> Hitung:
    """Counts of the rows, or the typed totals of a meeting that records counts only."""
    if meeting.mode == "jumlah":
        men, women = meeting.jumlah_l or 0, meeting.jumlah_p or 0
        poor, volunteers = meeting.jumlah_miskin or 0, meeting.jumlah_relawan or 0
        return Hitung(len(rows), men + women, men, women, poor, 0, 0, 0, 0, 0, {}, volunteers)
    there = [r for r in rows if r.status == "hadir"]
    unsur: dict[str, int] = {}
    for row in there:
        unsur[row.unsur] = unsur.get(row.unsur, 0) + 1
    state = {code: sum(r.status == code for r in rows) for code, _ in STATUS_HADIR}
    return Hitung(
        sum(r.diundang for r in rows),
        len(there),
        sum(r.jk == "L" for r in there),
        sum(r.jk == "P" for r in there),
        sum(bool(r.miskin) for r in there),
        state["izin"],
        state["sakit"],
        state["alpa"],
        sum(not r.status for r in rows),
        sum(r.orang_id is None for r in there),
        unsur,
        sum(r.relawan for r in there),
    )


def quorum(s: Session, meeting: Rapat, rows: list[Baris]) -> Kuorum | None:
    """Quorum of a members' meeting by the office's rule; None for other kinds or when the rule is off.

    Whoever left early was present all the same. When too few were there at the beginning, the sentence says when there
    were enough.
    """
    members = members_of(s, meeting)
    if not members:
        return None
    n, need = len(members), need_of(s, len(members))
    came = [r for r in rows if r.status == "hadir" and r.orang_id in members]
    reached = len(came) >= need
    since = _reached_at(came, need, meeting.jam_mulai or "") if reached else ""
    state = f"tercapai pukul {since}" if since else "tercapai" if reached else "belum tercapai"
    words = f"Hadir {len(came)} dari {n} anggota, sekurang-kurangnya {need} anggota; kuorum {state}."
    return Kuorum(n, len(came), need, reached, words, since)


def _reached_at(came: list[Baris], need: int, start: str) -> str:
    """The time at which enough members were in the room for the first time; "" at the very beginning, or never."""
    moments = sorted({row.datang for row in came if row.datang > start})
    for moment in (start, *moments):
        if sum(there_at(row, moment) for row in came) >= need:
            return "" if moment == start else moment
    return ""


def there_at(row: Baris, jam: str) -> bool:
    """Whether someone was in the room at a time: present, datang <= jam < pulang."""
    return row.status == "hadir" and row.datang <= jam and (not row.pulang or jam < row.pulang)


def members_of(s: Session, meeting: Rapat) -> set[str]:
    """The members over whom the quorum of a meeting is counted; empty when none is asked for."""
    if meeting.jenis not in RAPAT_ANGGOTA or aturan.nilai(s, "kuorum") == "0" or meeting.mode == "jumlah":
        return set()
    query = select(Penugasan.orang_id).where(
        Penugasan.badan == "LKM", Penugasan.dihapus.is_(None), in_force(meeting.tanggal)
    )
    return set(s.scalars(query.distinct()))


def need_of(s: Session, members: int) -> int:
    """How many of so many members make a quorum by the office's rule."""
    return members // 2 + 1 if aturan.nilai(s, "kuorum") == "1/2" else -(-2 * members // 3)
