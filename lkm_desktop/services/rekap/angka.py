"""The catalogue of key figures: every number, word, date and list of the office that a form may ask for.

`hitung` gives one of them as it stood on the cut-off day, `ringkas` those that a recap tells by itself: a figure has
the same key and the same value in both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.services.rekap.isi import Rekap
from lkm_desktop.services.rekap.periode import Periode

#: kinds of figures: "persen" is a share of 0 to 1, "daftar" is written downwards
JENIS = ("angka", "persen", "kata", "tanggal", "daftar")
#: what a figure may be narrowed by
RINCIAN = (("rw", "RW"), ("rt", "RT"), ("jenis", "Jenis rapat"))
NilaiAngka = int | float | str | date | None


@dataclass(frozen=True)
class Angka:
    """One figure. kelompok: heading it is offered under · rincian: keys of RINCIAN it may be narrowed by · jenis: one
    of JENIS; values of a "daftar" come from `daftar`, all others from `hitung`."""

    kunci: str
    label: str
    kelompok: str
    rincian: tuple[str, ...] = ()
    jenis: str = "angka"


KATALOG: tuple[Angka, ...] = ()


def hitung(s: Session, kunci: str, periode: Periode, sampai: date, rincian: Mapping[str, str] | None = None
           ) -> NilaiAngka:  # fmt: skip
    """The value of one figure on the cut-off day. Raises KeyError for an unknown key or one of a list."""
    raise KeyError(kunci)


def daftar(s: Session, kunci: str, periode: Periode, sampai: date, rincian: Mapping[str, str] | None = None
           ) -> list[NilaiAngka]:  # fmt: skip
    """The values of a list, one below the other. Raises KeyError for a key that is no list."""
    raise KeyError(kunci)


def ringkas(rekap: Rekap) -> dict[str, int | float]:
    """The numbers of the catalogue that a recap tells by itself, also one read from a file."""
    return {}
