"""Who serves in a team of relawan on a day, group by group: forum relawan, relawan sektoral, Tim PS, TIPP and so on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Penugasan, Relawan
from lkm_desktop.domain.penugasan import BADAN, JABATAN, in_force
from lkm_desktop.errors import LkmError
from lkm_desktop.services.relawan_peran import PERAN

_RANK = {code: n for n, (code, _) in enumerate(JABATAN)}


@dataclass(frozen=True)
class AnggotaTim:
    """One member; nomor: of the relawan, "" for one who is none."""

    nama: str
    jk: str
    rt: str
    rw: str
    no_hp: str
    nomor: str
    jabatan: str
    mulai: date | None


@dataclass(frozen=True)
class KelompokTim:
    """The members of one group ("" for those without a group), officers first."""

    nama: str
    anggota: tuple[AnggotaTim, ...]


def kode_tim(text: str) -> str:
    """The body behind a code or its words ("tim_ps", "Tim Pemetaan Swadaya"). Raises LkmError."""
    wanted = text.strip().lower()
    for code, words in BADAN:
        if code in PERAN and wanted in (code.lower(), words.lower()):
            return code
    there = ", ".join(words for code, words in BADAN if code in PERAN)
    raise LkmError(f"Tim “{text}” tidak dikenal." if wanted else "Timnya belum disebut.", f"Yang ada: {there}.")


def tim(s: Session, badan: str, siklus_id: str | None = None, hari: date | None = None) -> tuple[KelompokTim, ...]:
    """Who serves in that body on a day (None: today), of one siklus or of all; groups by name, one without first."""
    day = hari or date.today()
    query = (
        select(Penugasan, Orang, Relawan.nomor)
        .join(Orang, Orang.id == Penugasan.orang_id)
        .join(Relawan, (Relawan.orang_id == Orang.id) & Relawan.dihapus.is_(None), isouter=True)
        .where(Penugasan.badan == badan, Penugasan.dihapus.is_(None), in_force(day), Orang.dihapus.is_(None))
    )
    if siklus_id:
        query = query.where(Penugasan.siklus_id == siklus_id)
    found: dict[str, list[tuple[int, str, AnggotaTim]]] = {}
    for row, person, nomor in s.execute(query):
        one = AnggotaTim(person.nama, person.jenis_kelamin or "", person.rt or "", person.rw or "", person.no_hp or "",
                         nomor or "", row.jabatan, row.mulai)  # fmt: skip
        found.setdefault(row.pokja or "", []).append((_RANK.get(row.jabatan, len(_RANK)), person.nama.lower(), one))
    return tuple(
        KelompokTim(name, tuple(one for _, _, one in sorted(found[name], key=lambda entry: entry[:2])))
        for name in sorted(found, key=str.lower)
    )
