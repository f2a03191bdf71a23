"""Which papers a meeting is expected to have, and which of them were printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain.naskah import Dokumen
from lkm_desktop.domain.rapat import Rapat
from lkm_desktop.services.kit import BERKAS, daftar_kit

#: papers of a kind of meeting for which there is no kit
BIASA = ("undangan", "daftar-hadir", "notulen")
#: papers that are made before the meeting; the others can only be made after it
SEBELUM = ("undangan", "daftar-hadir")
#: papers that stand in for another
GANTI = {"daftar-hadir-kosong": "daftar-hadir"}


@dataclass(frozen=True)
class Berkas:
    """One expected paper: key, short name, whether it was printed or saved, whether its time has come."""

    kunci: str
    label: str
    ada: bool
    waktunya: bool

    @property
    def kurang(self) -> bool:
        """Missing although its time has come."""
        return self.waktunya and not self.ada


def berkas_diharapkan(s: Session) -> dict[str, tuple[str, ...]]:
    """Kind of meeting -> keys of the papers it is expected to have, by its kit."""
    found: dict[str, tuple[str, ...]] = {}
    for kit in daftar_kit(s):
        if kit.jenis not in found or kit.kode == kit.jenis:
            found[kit.jenis] = kit.dokumen
    return found


def berkas_rapat(
    s: Session, rapat_ids: Sequence[str] | None = None, *, today: date | None = None
) -> dict[str, tuple[Berkas, ...]]:
    """The checklist of papers of these meetings (None: of all), by meeting id."""
    expected, day = berkas_diharapkan(s), today or date.today()
    meetings = select(Rapat.id, Rapat.jenis, Rapat.tanggal).where(Rapat.dihapus.is_(None))
    printed = select(Dokumen.rapat_id, Dokumen.jenis).where(Dokumen.dihapus.is_(None)).distinct()
    if rapat_ids is not None:
        meetings, printed = meetings.where(Rapat.id.in_(rapat_ids)), printed.where(Dokumen.rapat_id.in_(rapat_ids))
    there = {(rapat_id, GANTI.get(kind, kind)) for rapat_id, kind in s.execute(printed)}
    return {
        rapat_id: tuple(
            Berkas(key, BERKAS.get(key, key), (rapat_id, key) in there, key in SEBELUM or when <= day)
            for key in expected.get(kind, BIASA)
        )
        for rapat_id, kind, when in s.execute(meetings)
    }


def kurang(papers: Sequence[Berkas]) -> str:
    """What is missing in few words: "Undangan, Notulen", or "lengkap"."""
    return ", ".join(paper.label for paper in papers if paper.kurang) or "lengkap"
