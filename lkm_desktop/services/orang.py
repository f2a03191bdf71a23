"""People: quick search for pickers, and every hat one person wears."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Orang, Organisasi, Penugasan, Relawan
from lkm_desktop.domain.penugasan import BADAN, in_force
from lkm_desktop.names import like_term, search_key


@dataclass(frozen=True)
class OrangRingkas:
    """One line of a people picker."""

    id: str
    nama: str
    jk: str
    rt: str
    rw: str
    peran: str


def search(s: Session, text: str, limit: int = 20) -> list[OrangRingkas]:
    """People whose name, NIK, phone or address contains every typed word; best by name first."""
    query = select(Orang.id, Orang.nama, Orang.jenis_kelamin, Orang.rt, Orang.rw, Orang.unsur)
    query = query.where(Orang.dihapus.is_(None))
    for word in (search_key(text) or text.strip().lower()).split():
        query = query.where(Orang.cari.like(f"%{like_term(word)}%", escape="\\"))
    query = query.order_by(Orang.status != "aktif", Orang.nama.collate("NOCASE")).limit(limit)
    found = s.execute(query).fetchall()
    worn = current_hats(s, [row.id for row in found])
    return [
        OrangRingkas(r.id, r.nama, r.jenis_kelamin or "", r.rt or "", r.rw or "", worn.get(r.id) or r.unsur or "")
        for r in found
    ]


def current_hats(s: Session, people: list[str], day: date | None = None) -> dict[str, str]:
    """The hats that people wear on a day (None: today), one phrase each, the weightiest first; only wearers."""
    return {person: ", ".join(words) for person, words in hats_on(s, people, day or date.today()).items()}


def hat_words(jabatan: str, badan: str, istilah: str) -> str:
    """An appointment as people say it, in the office's own word: Anggota BKM, Sekretaris BKM, Manajer UPK."""
    if badan in ("LKM", "sekretariat"):
        return f"{jabatan} {istilah}"
    return f"{jabatan} {dict(BADAN).get(badan, badan)}"


def hats_on(s: Session, people: list[str], day: date) -> dict[str, list[str]]:
    """The hats that people wear on a day, the weightiest first; only people who wear one."""
    istilah = s.scalar(select(Organisasi.istilah)) or "LKM"
    rank = [code for code, _ in BADAN]
    found: dict[str, list[str]] = {}
    query = select(Penugasan.orang_id, Penugasan.badan, Penugasan.jabatan).where(
        Penugasan.orang_id.in_(people), Penugasan.dihapus.is_(None), in_force(day)
    )
    rows = s.execute(query).fetchall()
    for person, badan, jabatan in sorted(rows, key=lambda row: rank.index(row[1]) if row[1] in rank else len(rank)):
        found.setdefault(person, []).append(hat_words(jabatan, badan, istilah))
    volunteers = select(Relawan.orang_id).where(
        Relawan.orang_id.in_(people), Relawan.dihapus.is_(None), Relawan.status == "aktif"
    )
    for person in s.scalars(volunteers):
        found.setdefault(person, []).append("Relawan")
    return found


def hats(s: Session, orang_id: str) -> list[str]:
    """Everything that ties a person to the office, past and present, in words; empty when nothing does."""
    istilah = s.scalar(select(Organisasi.istilah)) or "LKM"
    found = [
        hat_words(jabatan, badan, istilah)
        for badan, jabatan in s.execute(
            select(Penugasan.badan, Penugasan.jabatan).where(
                Penugasan.orang_id == orang_id, Penugasan.dihapus.is_(None)
            )
        )
    ]
    if s.scalar(select(Relawan.id).where(Relawan.orang_id == orang_id, Relawan.dihapus.is_(None))):
        found.append("relawan")
    there = select(func.count()).where(Kehadiran.orang_id == orang_id, Kehadiran.dihapus.is_(None))
    meetings = s.scalar(there) or 0
    return [*found, f"undangan {meetings} rapat"] if meetings else found
