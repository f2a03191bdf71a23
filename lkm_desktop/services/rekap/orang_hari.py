"""Who serves in which body on a day, and who left it within a span, with what the sheets of people tell about them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Penugasan
from lkm_desktop.domain.penugasan import BADAN, JABATAN, in_force
from lkm_desktop.names import fold

_BODIES = {code: n for n, (code, _) in enumerate(BADAN)}
_RANKS = {code: n for n, (code, _) in enumerate(JABATAN)}


@dataclass(frozen=True)
class Petugas:
    """One person in one body; of several offices there the weightiest one."""

    tugas: Penugasan
    orang: Orang


def bertugas(s: Session, badan: Collection[str], hari: date) -> tuple[Petugas, ...]:
    """Everyone who serves in these bodies on a day: by body, office and name."""
    return _once(_read(s, badan, in_force(hari)))


def berhenti(s: Session, badan: Collection[str], mulai: date, selesai: date, tetap: Iterable[Petugas]
             ) -> tuple[Petugas, ...]:  # fmt: skip
    """Everyone whose service ended within the span and who is not among those who stay, in the order of the days."""
    here = {(one.tugas.badan, one.orang.id) for one in tetap}
    ended = _read(s, badan, Penugasan.selesai.between(mulai, selesai))
    gone = [one for one in ended if (one.tugas.badan, one.orang.id) not in here]
    return tuple(sorted(_once(gone), key=lambda one: one.tugas.selesai or selesai))


def _read(s: Session, badan: Collection[str], when: ColumnElement[bool]) -> list[Petugas]:
    query = (
        select(Penugasan, Orang)
        .join(Orang, Orang.id == Penugasan.orang_id)
        .where(Penugasan.badan.in_(list(badan)), Penugasan.dihapus.is_(None), when)
    )
    found = [Petugas(task, person) for task, person in s.execute(query)]
    return sorted(found, key=lambda one: (_BODIES.get(one.tugas.badan, 99), _RANKS.get(one.tugas.jabatan, 99),
                                          fold(one.orang.nama), one.tugas.id))  # fmt: skip


def _once(found: Iterable[Petugas]) -> tuple[Petugas, ...]:
    people: dict[tuple[str, str], Petugas] = {}
    for one in found:
        people.setdefault((one.tugas.badan, one.orang.id), one)
    return tuple(people.values())


def jumlah_jk(found: Iterable[Petugas], jk: str) -> int:
    """How many of them are "L" or "P"."""
    return sum(one.orang.jenis_kelamin == jk for one in found)
