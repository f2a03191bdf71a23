"""What is missing in a period before its recap goes to the korkot, in plain words, each with the button that mends it.

HARUS is what makes the recap wrong or leaves the korkot without what the sheet is about; SEBAIKNYA is all the rest.
Nothing of it keeps a package from being made: the paper "kelengkapan" inside it says the same to the korkot. The
thresholds are the office's own (`domain.aturan`). A new check is one function and one line in `_PEMERIKSAAN`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.services import aturan, organisasi
from lkm_desktop.services import kelengkapan_belajar as belajar
from lkm_desktop.services import kelengkapan_kirim as kirim
from lkm_desktop.services import kelengkapan_orang as orang
from lkm_desktop.services import kelengkapan_rapat as rapat
from lkm_desktop.services import kelengkapan_siklus as siklus
from lkm_desktop.services.kelengkapan_data import (
    BELUM,
    HARUS,
    KELOMPOK,
    LENGKAP,
    SEBAIKNYA,
    TIDAK_ADA,
    TINGKAT,
    Butir,
    Konteks,
    Kurang,
)
from lkm_desktop.services.rekap.periode import Periode

__all__ = [
    "BELUM", "HARUS", "KELOMPOK", "LENGKAP", "SEBAIKNYA", "TIDAK_ADA", "TINGKAT", "Butir", "Kelengkapan", "Kurang",
    "periksa", "rapat_kurang",
]  # fmt: skip

_PEMERIKSAAN: tuple[Callable[[Konteks], list[Butir]], ...] = (
    orang.profil, orang.anggota, orang.pengelola, orang.relawan, rapat.rapat, siklus.siklus, siklus.pemilihan,
    belajar.belajar, belajar.pelatihan, kirim.tindak_lanjut, kirim.kiriman, kirim.angka,
)  # fmt: skip


@dataclass(frozen=True)
class Kelengkapan:
    """Every check of a period, in the order of KELOMPOK."""

    periode: Periode
    sampai: date
    butir: tuple[Butir, ...]

    @property
    def kurang(self) -> tuple[tuple[Butir, Kurang], ...]:
        """Everything that is missing, what must be mended first."""
        found = [(one, line) for one in self.butir for line in one.kurang]
        return tuple(sorted(found, key=lambda pair: pair[0].tingkat != HARUS))

    def banyak(self, tingkat: str) -> int:
        """How many lines of that severity."""
        return sum(len(one.kurang) for one in self.butir if one.tingkat == tingkat)

    @property
    def kalimat(self) -> str:
        """The outcome in one sentence."""
        must, should = self.banyak(HARUS), self.banyak(SEBAIKNYA)
        if must and should:
            return f"{must} hal harus dilengkapi, {should} hal sebaiknya dilengkapi."
        if must or should:
            return f"{must or should} hal {'harus' if must else 'sebaiknya'} dilengkapi."
        return "Semua yang diperiksa sudah lengkap."


def periksa(s: Session, periode: Periode, sampai: date) -> Kelengkapan:
    """Check a period as it stands on the cut-off day."""
    context = _konteks(s, periode, sampai)
    found = [one for check in _PEMERIKSAAN for one in check(context)]
    order = [code for code, _ in KELOMPOK]
    return Kelengkapan(periode, sampai, tuple(sorted(found, key=lambda one: order.index(one.kelompok))))


def rapat_kurang(s: Session, kode: str, periode: Periode, sampai: date) -> Butir:
    """One check of the meetings as it stands now, with the ids of those that lack it. Raises KeyError."""
    return {one.kode: one for one in rapat.rapat(_konteks(s, periode, sampai))}[kode]


def _konteks(s: Session, periode: Periode, sampai: date) -> Konteks:
    return Konteks(s, periode, sampai, aturan.semua(s), organisasi.kantor(s).istilah)
