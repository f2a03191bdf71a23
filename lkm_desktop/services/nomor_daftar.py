"""The numbers of a year for the panel "Nomor surat": used, reserved, cancelled and missing ones of one series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import SuratKeluar
from lkm_desktop.services import nomor

#: beyond this many a gap is a mistyped number, not a list of missing ones
_GAPS = 60


@dataclass(frozen=True)
class Baris:
    """One number; a missing one has no id."""

    id: str
    urut: int | None
    nomor: str
    tanggal: date | None
    perihal: str
    keadaan: str
    keterangan: str


#: state of a serial that no line has
LOWONG = "lowong"


def deret(s: Session) -> list[tuple[str, str]]:
    """(series, labels of the kinds that count in it), in the order of the kinds."""
    found: dict[str, list[str]] = {}
    for kind in nomor.BAWAAN:
        rule = nomor.pola(s, kind)
        if kind not in nomor.SENDIRI:
            found.setdefault(rule.deret, []).append(rule.label)
    return [(key, ", ".join(labels)) for key, labels in found.items()]


def tahun(s: Session) -> list[int]:
    """Years that have numbers, newest first."""
    query = select(SuratKeluar.tahun).where(SuratKeluar.dihapus.is_(None)).distinct()
    return sorted(s.scalars(query), reverse=True)


def baris(s: Session, tahun: int, deret: str) -> list[Baris]:
    """Lines of a series in a year, highest serial first, with the missing ones between them."""
    query = select(SuratKeluar).where(
        SuratKeluar.tahun == tahun, SuratKeluar.deret == deret, SuratKeluar.dihapus.is_(None)
    )
    found = [
        Baris(r.id, r.urut, r.nomor, r.tanggal, r.perihal or "", r.keadaan, r.keterangan or "")
        for r in s.scalars(query)
    ]
    missing = nomor.lowong(s, tahun, deret)[:_GAPS]
    found += [Baris("", n, "", None, "", LOWONG, "") for n in missing]
    return sorted(found, key=lambda b: (b.urut or 0, b.nomor), reverse=True)
