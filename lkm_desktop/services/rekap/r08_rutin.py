"""R8: the meetings of the members within the period, with how many members came and what was decided.

A meeting without an entered roll, or with totals only, says nothing about members: both numbers stay empty.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import func, select

from lkm_desktop.domain import Kehadiran, Keputusan, Penugasan, Rapat
from lkm_desktop.domain.rapat import JENIS_RAPAT, RAPAT_ANGGOTA
from lkm_desktop.format import BULAN
from lkm_desktop.services.rekap.bahan import Bahan, Baris

_Masa = tuple[str, date | None, date | None]


def kumpulkan(b: Bahan) -> list[Baris]:
    """One row for each meeting that is a members' meeting (rule BR21), in the order of their days."""
    query = select(Rapat).where(
        Rapat.dihapus.is_(None), Rapat.jenis.in_(RAPAT_ANGGOTA), Rapat.tanggal.between(b.periode.mulai, b.batas))
    meetings = list(b.s.scalars(query.order_by(Rapat.tanggal, Rapat.jam_mulai, Rapat.nomor)))
    terms, rolls, decided = _terms(b), _rolls(b), _decided(b)
    words = {code: text.replace("LKM", b.kantor.istilah) for code, text in JENIS_RAPAT}
    return [_row(one, words[one.jenis], terms, rolls.get(one.id), decided[one.id]) for one in meetings]


def _row(one: Rapat, jenis: str, terms: list[_Masa], roll: set[str] | None, decided: int) -> Baris:
    members = {who for who, first, last in terms
               if (first is None or first <= one.tanggal) and (last is None or last >= one.tanggal)}  # fmt: skip
    known = roll is not None and one.mode != "jumlah" and bool(members)
    came = len(members & roll) if roll is not None else 0
    return {
        "bulan": f"{BULAN[one.tanggal.month - 1]} {one.tanggal.year}", "jenis": jenis, "tanggal": one.tanggal,
        "hadir": came if known else None, "anggota": len(members) if known else None,
        "persen": came / len(members) if known else None, "keputusan": decided,
    }  # fmt: skip


def _terms(b: Bahan) -> list[_Masa]:
    """Person, first and last day of every term in the LKM."""
    query = select(Penugasan.orang_id, Penugasan.mulai, Penugasan.selesai).where(
        Penugasan.badan == "LKM", Penugasan.dihapus.is_(None))
    return [(row[0], row[1], row[2]) for row in b.s.execute(query)]


def _rolls(b: Bahan) -> dict[str, set[str]]:
    """Meeting -> who of the register was present; only meetings whose roll was entered (an excuse comes before)."""
    query = (
        select(Kehadiran.rapat_id, Kehadiran.orang_id, Kehadiran.status)
        .join(Rapat, Rapat.id == Kehadiran.rapat_id)
        .where(Kehadiran.dihapus.is_(None), Kehadiran.status.in_(("hadir", "alpa")), Rapat.jenis.in_(RAPAT_ANGGOTA),
               Rapat.dihapus.is_(None), Rapat.tanggal.between(b.periode.mulai, b.batas))
    )  # fmt: skip
    found: dict[str, set[str]] = {}
    for meeting, person, status in b.s.execute(query):
        there = found.setdefault(meeting, set())
        if person is not None and status == "hadir":
            there.add(person)
    return found


def _decided(b: Bahan) -> Counter[str]:
    """Meeting -> how many decisions."""
    query = (
        select(Keputusan.rapat_id, func.count())
        .join(Rapat, Rapat.id == Keputusan.rapat_id)
        .where(Keputusan.dihapus.is_(None), Rapat.tanggal.between(b.periode.mulai, b.batas))
        .group_by(Keputusan.rapat_id)
    )
    return Counter({row[0]: row[1] for row in b.s.execute(query)})
