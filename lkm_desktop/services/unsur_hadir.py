"""Under what someone who came counts on a day: member of the LKM, pengelola, relawan.

Hats are dated; they are read once and asked for as many days as there are meetings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Penugasan, Relawan
from lkm_desktop.domain.penugasan import PENGELOLA

#: bodies whose people are volunteers, registered or not (lkm-siklus.md 2.3)
BADAN_RELAWAN = ("forum_relawan", "relawan_sektoral", "agen_sosialisasi")
#: first and last day, each None for open
Masa = tuple[date | None, date | None]


@dataclass(frozen=True)
class Topi:
    """The dated hats of people: person -> terms as member, pengelola, relawan (registrations and BADAN_RELAWAN)."""

    anggota: dict[str, list[Masa]]
    pengelola: dict[str, list[Masa]]
    relawan: dict[str, list[Masa]]

    def relawan_pada(self, orang_id: str | None, hari: date) -> bool:
        """Whether a person is a volunteer on that day; a guest is none."""
        return _pada(self.relawan, orang_id, hari)

    def kelompok(self, orang_id: str | None, hari: date) -> str:
        """ "LKM", "Pengelola" or "Relawan", the weightiest hat of that day; "" without one."""
        for name, hats in (("LKM", self.anggota), ("Pengelola", self.pengelola), ("Relawan", self.relawan)):
            if _pada(hats, orang_id, hari):
                return name
        return ""

    def unsur(self, orang_id: str | None, hari: date, unsur: str | None, asal: str | None) -> str:
        """The element someone counts under: the hat, else the element of the register; a guest by where from."""
        if orang_id is None:
            return asal or "Tamu"
        return self.kelompok(orang_id, hari) or unsur or "Warga"


def topi(s: Session, orang: Sequence[str] | None = None) -> Topi:
    """The hats of these people, of everyone when None."""
    members: dict[str, list[Masa]] = {}
    managers: dict[str, list[Masa]] = {}
    volunteers: dict[str, list[Masa]] = {}
    hats = {"LKM": members, **dict.fromkeys(PENGELOLA, managers), **dict.fromkeys(BADAN_RELAWAN, volunteers)}
    terms = select(Penugasan.badan, Penugasan.orang_id, Penugasan.mulai, Penugasan.selesai).where(
        Penugasan.dihapus.is_(None), Penugasan.badan.in_(hats)
    )
    listed = select(Relawan.orang_id, Relawan.tanggal_daftar, Relawan.status, Relawan.status_tanggal).where(
        Relawan.dihapus.is_(None)
    )
    if orang is not None:
        terms, listed = terms.where(Penugasan.orang_id.in_(orang)), listed.where(Relawan.orang_id.in_(orang))
    for badan, person, first, last in s.execute(terms):
        hats[badan].setdefault(person, []).append((first, last))
    for person, first, status, since in s.execute(listed):
        if status == "aktif":
            volunteers.setdefault(person, []).append((first, None))
        elif since is not None:  # until the day before it ended, as domain.relawan.in_force has it
            volunteers.setdefault(person, []).append((first, since - timedelta(days=1)))
    return Topi(members, managers, volunteers)


def _pada(hats: dict[str, list[Masa]], orang_id: str | None, hari: date) -> bool:
    terms = hats.get(orang_id or "", ())
    return any((first is None or first <= hari) and (last is None or hari <= last) for first, last in terms)
