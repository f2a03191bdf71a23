"""Relawan as they stood on a day: registered by then, how active by the rolls, trained in what, in which role.

The same rules as the list of today (`relawan_kolom`, `keaktifan`), for any day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Penugasan, Relawan
from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.domain.penugasan import in_force as bertugas_pada
from lkm_desktop.domain.relawan import in_force
from lkm_desktop.names import fold
from lkm_desktop.services import keaktifan
from lkm_desktop.services.relawan_kolom import dilatih

_BODIES = {code: n for n, (code, _) in enumerate(BADAN)}


@dataclass(frozen=True)
class RelawanHari:
    """One relawan. keaktifan: code of KEAKTIFAN · peran: roles in words · pelatihan: name and first day of the last
    training, None for who has had none."""

    orang: Orang
    tanggal_daftar: date | None
    keaktifan: str
    peran: tuple[str, ...]
    pelatihan: tuple[str, date] | None


def relawan_pada(s: Session, hari: date) -> tuple[RelawanHari, ...]:
    """Every relawan whose registration is active on that day, by RW, RT and name; places not filled in last."""
    query = select(Orang, Relawan.tanggal_daftar).join(Relawan, Relawan.orang_id == Orang.id)
    rows = s.execute(query.where(Relawan.dihapus.is_(None), in_force(hari))).all()
    active = keaktifan.hitung(s, [person.id for person, _ in rows], hari)
    roles, trained = _roles(s, hari), _trained(s, hari)
    found = [
        RelawanHari(person, day, active[person.id].tingkat, roles.get(person.id, ()), trained.get(person.id))
        for person, day in rows
    ]
    return tuple(sorted(found, key=lambda one: (*urut_tempat(one.orang.rw), *urut_tempat(one.orang.rt),
                                                fold(one.orang.nama), one.orang.id)))  # fmt: skip


def urut_tempat(nomor: str | None) -> tuple[bool, int, str]:
    """Numbers of RT and RW in their order, empty ones last."""
    text = nomor or ""
    return not text, int(text) if text.isdigit() else 0, text


def _roles(s: Session, hari: date) -> dict[str, tuple[str, ...]]:
    """Person -> roles on that day in words: "Ketua TIPP"."""
    query = (
        select(Penugasan.orang_id, Penugasan.badan, Penugasan.jabatan)
        .join(Relawan, Relawan.orang_id == Penugasan.orang_id)
        .where(Penugasan.dihapus.is_(None), bertugas_pada(hari), Relawan.dihapus.is_(None), in_force(hari))
    )
    found: dict[str, dict[str, None]] = {}
    for person, body, office in sorted(s.execute(query), key=lambda row: (_BODIES.get(row[1], 99), row[2])):
        found.setdefault(person, {})[f"{office} {dict(BADAN).get(body, body)}"] = None
    return {person: tuple(words) for person, words in found.items()}


def _trained(s: Session, hari: date) -> dict[str, tuple[str, date]]:
    """Person -> the last training taken part in up to that day."""
    every = dilatih(hari).subquery("dilatih")
    found: dict[str, tuple[str, date]] = {}
    for person, name, day in s.execute(select(every)):
        if person not in found or (day, name) > (found[person][1], found[person][0]):
            found[person] = (name, day)
    return found
