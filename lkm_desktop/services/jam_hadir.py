"""Who was in the room when: late arrivals, early departures, presence and quorum at the moment of a vote."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.format import parse_jam
from lkm_desktop.services.rapat import one
from lkm_desktop.services.roll import Baris, Kuorum, members_of, need_of, rows_of, there_at


@dataclass(frozen=True)
class HadirPada:
    """Who was in the room at a moment: rows of the roll, how many of them L and P. Unknown L/P counts in neither."""

    jam: str
    rows: tuple[Baris, ...]
    l: int  # noqa: E741 - the office's own column name
    p: int

    @property
    def jumlah(self) -> int:
        """Heads in the room."""
        return len(self.rows)


def set_times(s: Session, kehadiran_ids: Sequence[str], datang: str | None, pulang: str | None) -> None:
    """Write when people came late or left early ("20.10"); None leaves what is there, "" takes it away.

    Raises LkmError for someone who is not present, or who would leave before coming.
    """
    if datang is None and pulang is None:
        return
    for start in range(0, len(kehadiran_ids), 500):
        for row in s.scalars(select(Kehadiran).where(Kehadiran.id.in_(kehadiran_ids[start : start + 500]))):
            came = row.datang if datang is None else datang or None
            left = row.pulang if pulang is None else pulang or None
            if (came or left) and row.status != "hadir":
                raise LkmError(f"Baris {row.urut} belum ditandai hadir.", "Tandai hadir dulu, lalu isi jamnya.")
            if came and left and left <= came:
                raise LkmError(
                    f"Baris {row.urut}: pulang pukul {left} tidak mungkin sebelum datang pukul {came}.",
                    "Periksa jamnya; tidak ada yang ditandai.",
                )
            row.datang, row.pulang = came, left
    s.flush()


def save_times(s: Session, kehadiran_id: str, datang: str, pulang: str) -> None:
    """Times of one row as typed in a form; empty means the whole meeting. Raises FieldErrors, LkmError."""
    times: dict[str, str] = {}
    errors: dict[str, str] = {}
    for key, text in (("datang", datang), ("pulang", pulang)):
        try:
            times[key] = parse_jam(text)
        except ValueError as error:
            errors[key] = str(error)
    if not errors and times["datang"] and times["pulang"] and times["pulang"] <= times["datang"]:
        errors["pulang"] = "Jam pulang harus sesudah jam datang."
    if errors:
        raise FieldErrors(errors)
    set_times(s, [kehadiran_id], times["datang"], times["pulang"])


def outside(s: Session, rapat_id: str, kehadiran_ids: Collection[str]) -> str:
    """A sentence for rows whose times lie outside of the meeting: came after its end, or left before its beginning.

    Empty when all is well, or when the meeting has no such hours (none typed, or it ends after midnight).
    """
    meeting = one(s, rapat_id)
    start, end = meeting.jam_mulai or "", meeting.jam_selesai or ""
    if end and end <= start:
        return ""
    told = []
    for row in rows_of(s, meeting):
        if row.id in kehadiran_ids and row.datang and end and row.datang >= end:
            told.append(f"baris {row.urut} datang pukul {row.datang}")
        elif row.id in kehadiran_ids and row.pulang and start and row.pulang <= start:
            told.append(f"baris {row.urut} pulang pukul {row.pulang}")
    hours = f"{start}–{end}" if start and end else f"mulai pukul {start}" if start else f"sampai pukul {end}"
    return f"Periksa jamnya: {', '.join(told)}, padahal rapat {hours}." if told else ""


def hadir_pada(s: Session, rapat_id: str, jam: str) -> HadirPada:
    """Who was in the room at a time ("20.15"): came by then and had not left. Raises LkmError, ValueError."""
    clock = parse_jam(jam)
    rows = tuple(row for row in rows_of(s, one(s, rapat_id)) if there_at(row, clock))
    return HadirPada(clock, rows, sum(r.jk == "L" for r in rows), sum(r.jk == "P" for r in rows))


def kuorum_pada(s: Session, rapat_id: str, jam: str) -> Kuorum | None:
    """Quorum among those in the room at a time, as for a vote; None where no quorum is asked for (see `roll.quorum`).

    Raises LkmError for an unknown meeting, ValueError for a time that is none.
    """
    meeting = one(s, rapat_id)
    members = members_of(s, meeting)
    if not members:
        return None
    clock = parse_jam(jam)
    there = sum(row.orang_id in members for row in rows_of(s, meeting) if there_at(row, clock))
    n, need = len(members), need_of(s, len(members))
    state = "tercapai" if there >= need else "belum tercapai"
    words = f"Pukul {clock} hadir {there} dari {n} anggota, sekurang-kurangnya {need} anggota; kuorum {state}."
    return Kuorum(n, there, need, there >= need, words)
