"""Utusan of the RT, and the round of the kelurahan that begins with them (lkm-siklus.md 1.4, 1.5; BR14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Utusan:
    """One utusan: the tally row of the RT that chose them, and their row in the round of the kelurahan ("" before it
    began). hadir: None while not noted."""

    id: str
    kelurahan_id: str
    rt_id: str
    sebutan: str
    orang_id: str | None
    nama: str
    jk: str
    umur: int | None
    rt: str
    rw: str
    suara: int | None
    hadir: bool | None
    kesediaan: bool


def utusan(s: Session, pemilihan_id: str) -> tuple[Utusan, ...]:
    """The utusan of all RTs, in the order of the RTs and their votes."""
    raise NotImplementedError


def mulai_kelurahan(s: Session, pemilihan_id: str) -> int:
    """Bring every utusan into the round of the kelurahan; returns how many are new. Those who are no utusan any more
    and have no votes leave it. Raises LkmError when no RT has chosen utusan."""
    raise NotImplementedError


def catat_hadir(s: Session, pemilihan_id: str, hadir: Mapping[str, tuple[bool | None, bool]]) -> None:
    """Note who came: {id of the row in the kelurahan: (hadir, kesediaan)}. The voters of the kelurahan, L and P, are
    counted from it unless they were typed."""
    raise NotImplementedError
