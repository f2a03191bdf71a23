"""What belongs to the facts of a stage but is kept elsewhere: the people of its team, the meeting of its papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Orang, Penugasan, Rapat, Tahap
from lkm_desktop.domain.penugasan import JABATAN
from lkm_desktop.services.fakta_tahap import ambil

#: kinds of meetings in which a paper of a stage is decided; other papers take the last meeting of the stage
_JENIS = {"ba-rkm": "rkm", "ba-rwt": "rwt", "ba-pjm": "lokakarya", "ba-lokakarya-ps": "lokakarya"}
#: the level at which the papers of a stage are decided comes first
_TINGKAT = ("kelurahan", "LKM")


@dataclass(frozen=True)
class AnggotaTim:
    """One person of the team of a stage; pokja is "" without one."""

    orang_id: str
    nama: str
    jk: str
    jabatan: str
    pokja: str

    @property
    def kalimat(self) -> str:
        """Name and position: "Siti Aminah (Ketua)"; an ordinary member is named only."""
        return self.nama if self.jabatan == "Anggota" else f"{self.nama} ({self.jabatan})"


def anggota(s: Session, tahap_id: str, badan: str) -> tuple[AnggotaTim, ...]:
    """People of that body who serve or served in the siklus of a stage, by pokja, position and name."""
    siklus = select(Tahap.siklus_id).where(Tahap.id == tahap_id).scalar_subquery()
    query = (
        select(Orang.id, Orang.nama, Orang.jenis_kelamin, Penugasan.jabatan, Penugasan.pokja)
        .join(Orang, Orang.id == Penugasan.orang_id)
        .where(Penugasan.badan == badan, Penugasan.siklus_id == siklus, Penugasan.dihapus.is_(None))
    )
    ranks = {code: n for n, (code, _) in enumerate(JABATAN)}
    found = [AnggotaTim(row[0], row[1], row[2] or "", row[3], row[4] or "") for row in s.execute(query)]
    return tuple(sorted(found, key=lambda one: (one.pokja, ranks.get(one.jabatan, len(ranks)), one.nama.lower())))


def pokja(s: Session, tahap_id: str, badan: str) -> tuple[tuple[str, tuple[AnggotaTim, ...]], ...]:
    """The same people under their pokja; those without one first, under ""."""
    people = anggota(s, tahap_id, badan)
    names = dict.fromkeys(one.pokja for one in people)
    return tuple((name, tuple(one for one in people if one.pokja == name)) for name in names)


def rapat_tahap(s: Session, tahap_id: str, dokumen: str) -> tuple[str, str, date] | None:
    """(id, name, day) of the meeting of a stage that a paper of it is about: of the kind that decides it, at the level
    of the kelurahan, the last one; None while the stage has none."""
    query = (
        select(Rapat.id, Rapat.judul, Rapat.tanggal)
        .join(KegiatanSiklus, KegiatanSiklus.id == Rapat.kegiatan_id)
        .where(KegiatanSiklus.tahap_id == tahap_id, Rapat.dihapus.is_(None), KegiatanSiklus.dihapus.is_(None))
    )
    kind = case((Rapat.jenis == _JENIS.get(dokumen, ""), 0), else_=1)
    level = case((Rapat.tingkat.in_(_TINGKAT), 0), else_=1)
    found = s.execute(query.order_by(level, kind, Rapat.tanggal.desc(), Rapat.nomor.desc()).limit(1)).first()
    return (found[0], found[1], found[2]) if found is not None else None


def butir_siklus(s: Session, siklus_id: str, kode: str, daftar: str) -> list[dict[str, Any]]:
    """The rows of a list in every stage of a siklus with that code of FAKTA, in their order."""
    query = select(Tahap.id).where(Tahap.siklus_id == siklus_id, Tahap.fakta == kode, Tahap.dihapus.is_(None))
    stages = s.scalars(query.order_by(Tahap.urut, Tahap.id)).all()
    return [row for one in stages for row in ambil(s, one).butir.get(daftar, [])]
