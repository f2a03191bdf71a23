"""Steps: each unit of work is one row of `langkah`, which the changes in `riwayat` refer to."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, insert, select, update
from sqlalchemy.orm import Session

from lkm_desktop.storage.riwayat import KONTEKS, LANGKAH, RIWAYAT


@dataclass(frozen=True)
class Langkah:
    """One step of the history as the user sees it.

    jenis: kerja (work), urung (undo), ulang (redo), awal (the office was made) · keadaan: berlaku (in force),
    diurungkan (taken back, can be done again), tertutup (taken back, overtaken by new work) · baris: rows changed.
    """

    id: int
    label: str
    operator: str
    waktu: datetime
    jenis: str
    keadaan: str
    baris: int


def operator_name() -> str:
    """Who works: the name of the account on this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "pengguna"


def open_step(session: Session, label: str, kind: str, target: int | None) -> int:
    """Begin a step: from here on the triggers write under its number. `target` is the step undone or redone."""
    opened = insert(LANGKAH).values(
        label=label,
        operator=operator_name(),
        waktu=datetime.now().replace(microsecond=0),
        jenis=kind,
        terhadap=target,
        keadaan="berlaku",
    )
    step = session.scalars(opened.returning(LANGKAH.c.id)).one()
    session.execute(update(KONTEKS).values(langkah_id=step))
    return int(step)


def close_step(session: Session, step: int, kind: str) -> set[str]:
    """End a step: the tables it changed. One that changed nothing vanishes; new work closes what was undone."""
    session.execute(update(KONTEKS).values(langkah_id=None))
    changed = set(session.scalars(select(RIWAYAT.c.tabel).where(RIWAYAT.c.langkah_id == step).distinct()))
    if not changed:
        session.execute(delete(LANGKAH).where(LANGKAH.c.id == step))
    elif kind == "kerja":
        undone = (LANGKAH.c.jenis == "kerja") & (LANGKAH.c.keadaan == "diurungkan")
        session.execute(update(LANGKAH).where(undone).values(keadaan="tertutup"))
    return changed


def set_state(session: Session, step: int, state: str) -> None:
    """Mark a step as in force, taken back or overtaken."""
    session.execute(update(LANGKAH).where(LANGKAH.c.id == step).values(keadaan=state))


def _work(state: str) -> Select[Any]:
    return select(LANGKAH.c.id, LANGKAH.c.label).where(LANGKAH.c.jenis == "kerja", LANGKAH.c.keadaan == state)


def to_undo(session: Session) -> tuple[int, str] | None:
    """(id, label) of the newest step in force, or None."""
    row = session.execute(_work("berlaku").order_by(LANGKAH.c.id.desc()).limit(1)).first()
    return (row[0], row[1]) if row else None


def to_redo(session: Session) -> tuple[int, str] | None:
    """(id, label) of the step that was taken back last, or None."""
    back = LANGKAH.alias("urung")
    latest = select(func.max(back.c.id)).where(back.c.terhadap == LANGKAH.c.id, back.c.jenis == "urung")
    row = session.execute(_work("diurungkan").order_by(latest.scalar_subquery().desc()).limit(1)).first()
    return (row[0], row[1]) if row else None


def in_force(session: Session, step: int) -> str | None:
    """The label of a step of work that is in force; None for any other."""
    row = session.execute(_work("berlaku").where(LANGKAH.c.id == step)).first()
    return str(row[1]) if row else None


def newest(session: Session) -> int:
    """The number of the newest step; 0 without any. It grows with every change of a recorded table."""
    return session.scalar(select(func.max(LANGKAH.c.id))) or 0


def steps(session: Session, limit: int) -> list[Langkah]:
    """The newest steps, undo and redo included, newest first."""
    counts = select(RIWAYAT.c.langkah_id, func.count().label("baris")).group_by(RIWAYAT.c.langkah_id).subquery()
    query = (
        select(LANGKAH, counts.c.baris)
        .join(counts, counts.c.langkah_id == LANGKAH.c.id)
        .order_by(LANGKAH.c.id.desc())
        .limit(limit)
    )
    return [Langkah(r.id, r.label, r.operator, r.waktu, r.jenis, r.keadaan, r.baris) for r in session.execute(query)]
