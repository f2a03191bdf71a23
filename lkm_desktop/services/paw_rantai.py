"""The chain of replacements: who replaced whom, when, why, by which decision (BR24; features: PAW chain)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Pemilihan, Penugasan
from lkm_desktop.domain.penugasan import KOORDINATOR


@dataclass(frozen=True)
class Pergantian:
    """One link: who left and who came, when, why, by which decision. jabatan: the office that changed hands, so that
    the change of the koordinator is told apart. pengganti "": nobody came yet."""

    penugasan_id: str
    jabatan: str
    nama: str
    mulai: date | None
    selesai: date | None
    alasan: str
    pengganti_id: str
    pengganti: str
    sejak: date | None
    dasar: str
    periode: str


@dataclass(frozen=True)
class _Masa:
    """One term with its person's name."""

    row: Penugasan
    nama: str


def rantai(s: Session, pemilihan_id: str | None = None) -> tuple[Pergantian, ...]:
    """Who replaced whom, oldest first: of the board of one election, or of all times (None). A term that ended before
    its time without a successor is told too; the end of a whole board is not."""
    terms = _terms(s)
    changes = _boards(s)
    found = []
    for term in terms:
        if pemilihan_id is None or term.row.pemilihan_id == pemilihan_id:
            link = _link(term, terms, changes)
            if link is not None:
                found.append(link)
    return tuple(sorted(found, key=lambda one: (one.sejak or one.selesai or date.max, one.nama)))


def silsilah(s: Session, penugasan_id: str) -> tuple[Pergantian, ...]:
    """The chain that one seat has gone through, from its first holder to its last."""
    terms, changes = _terms(s), _boards(s)
    here = next((t for t in terms if t.row.id == penugasan_id), None)
    seen: list[_Masa] = []
    while here is not None and here not in seen:
        seen.insert(0, here)
        here = _before(here, terms)
    while seen and (after := _after(seen[-1], terms)) is not None and after not in seen:
        seen.append(after)
    links = [_link(term, terms, changes) for term in seen]
    return tuple(link for link in links if link is not None and link.jabatan != KOORDINATOR)


def _terms(s: Session) -> list[_Masa]:
    query = select(Penugasan, Orang.nama).join(Orang, Orang.id == Penugasan.orang_id).where(
        Penugasan.badan == "LKM", Penugasan.dihapus.is_(None)
    )
    return [_Masa(row, name) for row, name in s.execute(query.order_by(Penugasan.mulai, Penugasan.id))]


def _boards(s: Session) -> set[date]:
    """Days before new boards: terms that end there end with the whole board."""
    days = s.scalars(select(Pemilihan.papan_tanggal).where(
        Pemilihan.dihapus.is_(None), Pemilihan.papan_tanggal.is_not(None)
    ))  # fmt: skip
    return {day - timedelta(days=1) for day in days if day is not None}


def _link(old: _Masa, terms: list[_Masa], boards: set[date]) -> Pergantian | None:
    """The change that ended a term; None when it did not end, ended with its board, or the person just went on."""
    new = _replaced_by(old, terms)
    row = old.row
    ended = row.selesai is not None and bool(row.alasan_berhenti) and row.selesai not in boards
    if new is None and (not ended or _goes_on(old, terms)):
        return None
    office = KOORDINATOR if new is not None and _both_koordinator(row, new.row) else "Anggota"
    return Pergantian(
        row.id, office, old.nama, row.mulai, row.selesai, row.alasan_berhenti or "", new.row.id if new else "",
        new.nama if new else "", new.row.mulai if new else None, (new.row.dasar or "") if new else "",
        row.periode or "",
    )  # fmt: skip


def _both_koordinator(a: Penugasan, b: Penugasan) -> bool:
    return a.jabatan == b.jabatan == KOORDINATOR and a.orang_id != b.orang_id


def _replaced_by(old: _Masa, terms: list[_Masa]) -> _Masa | None:
    """The term that replaced it: as it says itself, or, where only the successor was noted, that person's term that
    began after it."""
    row = old.row
    for term in terms:
        if term.row.menggantikan_id == row.id:
            return term
    if row.pengganti_id and row.selesai:
        later = [t for t in terms if t.row.orang_id == row.pengganti_id and t.row.mulai and t.row.mulai > row.selesai
                 and t.row.menggantikan_id is None]  # fmt: skip
        return later[0] if later else None
    return None


def _goes_on(old: _Masa, terms: list[_Masa]) -> bool:
    """Whether the same person has a term that begins the next day."""
    if old.row.selesai is None:
        return False
    next_day = old.row.selesai + timedelta(days=1)
    return any(t.row.orang_id == old.row.orang_id and t.row.mulai == next_day for t in terms)


def _before(term: _Masa, terms: list[_Masa]) -> _Masa | None:
    """The term whose seat this one took: of who was replaced, else of the same person up to the day before."""
    row = term.row
    for other in terms:
        if other is term:
            continue
        if _replaced_by(other, terms) is term and not _both_koordinator(other.row, row):
            return other
        follows = other.row.selesai is not None and row.mulai == other.row.selesai + timedelta(days=1)
        if follows and other.row.orang_id == row.orang_id and other.row.periode == row.periode:
            return other
    return None


def _after(term: _Masa, terms: list[_Masa]) -> _Masa | None:
    return next((other for other in terms if other is not term and _before(other, terms) is term), None)
