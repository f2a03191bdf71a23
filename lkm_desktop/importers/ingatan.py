"""Use what was chosen for a sheet like this one before, and remember what was chosen now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.importers.susun import TabelImpor
from lkm_desktop.services import peta_impor
from lkm_desktop.services.impor_bahan import Arti
from lkm_desktop.services.peta_impor import PetaIngat


@dataclass(frozen=True)
class Ingatan:
    """What applies to a table because of an earlier one. pemetaan: only where it differs from the proposal."""

    peta: PetaIngat
    pemetaan: dict[int, str | None] = field(default_factory=dict)
    arti: dict[str, dict[str, str]] = field(default_factory=dict)
    bawaan: dict[str, Any] = field(default_factory=dict)


def ingat(s: Session, tabel: TabelImpor, ke: str) -> Ingatan | None:
    """What was chosen last time for a sheet with these headings; None for one that was never imported."""
    judul = [k.judul for k in tabel.kolom]
    found = peta_impor.cari(s, judul, ke)
    if found is None:
        return None
    usul, boleh = tabel.peta(ke), tabel.boleh(ke)
    pemetaan = {
        n: f for n, f in found.pemetaan(judul).items() if usul.get(n) != f and (f is None or f in boleh)
    }  # fmt: skip
    arti = found.arti_untuk(tabel.legenda_field(ke, pemetaan))
    return Ingatan(found, pemetaan, arti, dict(found.bawaan))


def catat_peta(
    s: Session, tabel: TabelImpor, ke: str, pemetaan: dict[int, str | None] | None = None, arti: Arti | None = None,
    bawaan: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    """Remember the mapping in force, inside the unit that imports."""
    dipilih = {n: None for n, f in (pemetaan or {}).items() if f is None}
    peta_impor.simpan(
        s, ke, [k.judul for k in tabel.kolom], {**dipilih, **tabel.peta(ke, pemetaan)}, arti=arti,
        legenda=tabel.legenda_field(ke, pemetaan), bawaan=bawaan, berkas=tabel.sumber,
    )  # fmt: skip
