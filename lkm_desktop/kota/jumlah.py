"""Totals of a period per kecamatan and of the city, and each kelurahan against the period before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from lkm_desktop.kota import masa, pilih
from lkm_desktop.services.rekap.angka import Angka


@dataclass(frozen=True)
class BarisJumlah:
    """Sums of some kelurahan. lkm: how many recaps went in · nilai: key figure -> sum."""

    nama: str
    lkm: int
    nilai: Mapping[str, float]


@dataclass(frozen=True)
class Jumlah:
    """angka: figures that any recap has, in the order of the catalogue · kelurahan: one line each, `lkm` is 1 ·
    kecamatan: their sums · kota: the sum of all."""

    periode: str
    angka: tuple[Angka, ...]
    kelurahan: tuple[tuple[pilih.Tempat, Mapping[str, float]], ...]
    kecamatan: tuple[BarisJumlah, ...]
    kota: BarisJumlah


@dataclass(frozen=True)
class BarisBanding:
    """One figure of one kelurahan in two periods; None where there is no recap, or it does not tell that figure."""

    tempat: pilih.Tempat
    angka: Angka
    lalu: float | None
    kini: float | None

    @property
    def beda(self) -> float | None:
        """What it grew by."""
        return None if self.lalu is None or self.kini is None else self.kini - self.lalu


def jumlah(s: Session, periode: str) -> Jumlah:
    """Totals of the current recaps of a period."""
    semua = pilih.berlaku(s, periode)
    nilai = pilih.angka(s, semua)
    angka = pilih.figur({kunci for satu in nilai.values() for kunci in satu})
    kunci = [a.kunci for a in angka]
    per: dict[str, list[str]] = defaultdict(list)
    for one in semua:
        per[one.tempat.kecamatan].append(one.kiriman_id)
    kecamatan = tuple(BarisJumlah(nama, len(ids), _tambah(nilai, ids, kunci)) for nama, ids in per.items())
    kota = BarisJumlah("Jumlah", len(semua), _tambah(nilai, list(nilai), kunci))
    return Jumlah(periode, angka, tuple((one.tempat, nilai[one.kiriman_id]) for one in semua), kecamatan, kota)


def banding(s: Session, periode: str, lawan: str = "") -> tuple[BarisBanding, ...]:
    """Every kelurahan and figure against the period before (or `lawan`); lines without any value are left out."""
    dulu = lawan or masa.lalu(periode)
    kini, lalu = _menurut_tempat(s, periode), _menurut_tempat(s, dulu) if dulu else {}
    angka = pilih.figur({kunci for isi in (*kini.values(), *lalu.values()) for kunci in isi})
    return tuple(
        BarisBanding(t, a, lalu.get(t.id, {}).get(a.kunci), kini.get(t.id, {}).get(a.kunci))
        for t in pilih.tempat(s)
        for a in angka
        if a.kunci in kini.get(t.id, {}) or a.kunci in lalu.get(t.id, {})
    )


def _menurut_tempat(s: Session, periode: str) -> dict[str, dict[str, float]]:
    semua = pilih.berlaku(s, periode)
    nilai = pilih.angka(s, semua)
    return {one.tempat.id: nilai[one.kiriman_id] for one in semua}


def _tambah(nilai: Mapping[str, Mapping[str, float]], ids: list[str], kunci: list[str]) -> dict[str, float]:
    return {k: sum(nilai[i].get(k, 0) for i in ids) for k in kunci}
