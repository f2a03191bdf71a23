"""The register of minutes (Buku Notulen, lkm-siklus.md 1.13 B7): one line for each meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Agenda, Kehadiran, Keputusan, Orang, Rapat
from lkm_desktop.services.rapat import rapat_list


@dataclass(frozen=True)
class BarisNotulen:
    """One line of the book; `pokok` are the points of the agenda, `keputusan` counts decisions."""

    nomor: int
    tanggal: date
    jenis: str
    judul: str
    tempat: str
    pokok: str
    diundang: int
    hadir_l: int
    hadir_p: int
    hadir: int
    miskin: int
    keputusan: int
    pimpinan: str
    notulis: str


def buku_notulen(
    s: Session, cari: str = "", sampai: date | None = None, *, jenis: str = "", tahun: int | None = None
) -> list[BarisNotulen]:
    """Meetings that the search finds, oldest first, up to and including a day (None: all); of one kind, of one year."""
    listed = rapat_list(s, cari, limit=1_000_000, jenis=jenis, tahun=tahun)
    meetings = [m for m in listed if sampai is None or m.tanggal <= sampai]
    points = _points(s)
    decided = _counts(
        s, select(Keputusan.rapat_id, func.count()).where(Keputusan.dihapus.is_(None)), Keputusan.rapat_id
    )
    poor = _poor(s)
    head = {row.id: row for row in s.execute(select(Rapat.id, Rapat.pimpinan, Rapat.notulis))}
    return [
        BarisNotulen(
            m.nomor, m.tanggal, m.jenis_label, m.judul, m.tempat, "; ".join(points.get(m.id, [])), m.diundang, m.l, m.p,
            m.hadir, poor.get(m.id, 0), decided.get(m.id, 0), head[m.id].pimpinan or "", head[m.id].notulis or "",
        )
        for m in sorted(meetings, key=lambda m: (m.tanggal, m.nomor))
    ]  # fmt: skip


def _points(s: Session) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    query = select(Agenda.rapat_id, Agenda.pokok).where(Agenda.dihapus.is_(None))
    for meeting, point in s.execute(query.order_by(Agenda.rapat_id, Agenda.urut)):
        found.setdefault(meeting, []).append(point)
    return found


def _counts(s: Session, query: Any, group: Any) -> dict[str, int]:
    return {row[0]: row[1] for row in s.execute(query.group_by(group))}


def _poor(s: Session) -> dict[str, int]:
    """Present people who count as poor: by the roll, or as typed for meetings that record counts only."""
    rolled = select(Kehadiran.rapat_id, func.count()).join(Orang, Orang.id == Kehadiran.orang_id).where(
        Kehadiran.dihapus.is_(None), Kehadiran.status == "hadir", Orang.miskin.is_(True)
    )  # fmt: skip
    typed = select(Rapat.id, Rapat.jumlah_miskin).where(Rapat.mode == "jumlah")
    return {**_counts(s, rolled, Kehadiran.rapat_id), **{row[0]: row[1] or 0 for row in s.execute(typed)}}
