"""What the views share: kelurahan that count, their current recaps, in one order on every engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from lkm_desktop.kota import baris, kenal, masa
from lkm_desktop.kota.skema import Angka, Baris, Kelurahan, Kiriman
from lkm_desktop.services.rekap import angka as katalog
from lkm_desktop.services.rekap.periode import SIKLUS

T = TypeVar("T")
#: recaps whose rows are fetched at once
_SEKALI = 50


@dataclass(frozen=True)
class Tempat:
    """A kelurahan as the views name it."""

    id: str
    kode: str
    nama: str
    kecamatan: str
    kota: str
    nama_lkm: str
    kantor_id: str
    terdaftar: bool

    @classmethod
    def dari(cls, one: Kelurahan) -> Tempat:
        """Of a row."""
        return cls(one.id, one.kode, one.nama, one.kecamatan, one.kota, one.nama_lkm, one.kantor_id, one.terdaftar)

    @property
    def urutan(self) -> tuple[str, str, str, str, str]:
        """Sorts by kota, kecamatan, kode, name, on every engine alike."""
        return kenal.lipat(self.kota), kenal.lipat(self.kecamatan), self.kode, kenal.lipat(self.nama), self.id


@dataclass(frozen=True)
class Berlaku:
    """A current recap with its kelurahan."""

    tempat: Tempat
    kiriman_id: str
    periode: str
    label: str
    sampai: date | None
    dibuat: datetime | None
    diterima: datetime


@dataclass(frozen=True)
class PeriodeAda:
    """A period of which recaps are here. jumlah: current ones, those outside the register too."""

    kode: str
    label: str
    jumlah: int


def berdaftar(s: Session) -> bool:
    """Whether the city has a register; without one every kelurahan counts."""
    return s.scalar(select(Kelurahan.id).where(Kelurahan.terdaftar).limit(1)) is not None


def tempat(s: Session) -> list[Tempat]:
    """The kelurahan that count: of the register, or all where there is none. A kecamatan has one spelling; where two
    kota have one of the same name, that of the kota stands behind it."""
    query = select(Kelurahan)
    if berdaftar(s):
        query = query.where(Kelurahan.terdaftar)
    return _seragam(sorted((Tempat.dari(one) for one in s.scalars(query)), key=lambda t: t.urutan))


def _seragam(semua: Sequence[Tempat]) -> list[Tempat]:
    kota: dict[str, set[str]] = {}
    for t in semua:
        kota.setdefault(kenal.lipat(t.kecamatan), set()).update({kenal.lipat(t.kota)} - {""})
    ejaan: dict[tuple[str, str], str] = {}
    hasil = []
    for t in semua:
        nama = kenal.lipat(t.kecamatan)
        di = kenal.lipat(t.kota) if len(kota[nama]) > 1 else ""  # a kota that is not known contradicts nothing
        kata = ejaan.setdefault((di, nama), kenal.tanpa_jenis(t.kecamatan))
        hasil.append(replace(t, kecamatan=f"{kata}, {t.kota}" if nama and di else kata))
    return hasil


def berlaku(s: Session, periode: str = "") -> list[Berlaku]:
    """The current recaps that count, of one period or of all ("")."""
    dihitung = {t.id: t for t in tempat(s)}
    k = Kiriman
    query = select(k.kelurahan_id, k.id, k.periode, k.label, k.sampai, k.dibuat, k.diterima).where(k.berlaku)
    if periode:
        query = query.where(k.periode == periode)
    found = [
        Berlaku(dihitung[di], kiriman, kode, label, sampai, dibuat, diterima)
        for di, kiriman, kode, label, sampai, dibuat, diterima in s.execute(query)
        if di in dihitung
    ]
    return sorted(found, key=lambda one: (one.periode, *one.tempat.urutan))


def periode_ada(s: Session) -> tuple[PeriodeAda, ...]:
    """Periods with recaps, broken ones alone too, the newest first; siklus after the others."""
    query = select(Kiriman.periode, func.max(Kiriman.label), func.sum(case((Kiriman.berlaku, 1), else_=0)))
    ada = [
        PeriodeAda(kode, masa.label(kode) if masa.dari_kode(kode) else label or masa.label(kode), jumlah)
        for kode, label, jumlah in s.execute(query.where(Kiriman.periode != "").group_by(Kiriman.periode))
    ]
    return tuple(sorted(ada, key=lambda one: _terbaru(one.kode), reverse=True))


def bawaan(ada: Sequence[PeriodeAda], hari: date, datang: Mapping[str, int] | None = None) -> str:
    """The period that is meant when none is named: of the kind (month, quarter, year, siklus) that most recaps are of,
    the newest that has begun. A recap whose year was mistyped never hides the others. "" where there is nothing.

    :param ada: as `periode_ada` gives them.
    :param datang: how many files of each period came just now; they decide, unless none of them counts.
    """
    banyak = {one.kode: datang.get(one.kode, 0) if datang else one.jumlah for one in ada}
    calon = [one.kode for one in ada if banyak[one.kode]] or [one.kode for one in ada]
    calon = [kode for kode in calon if _mulai(kode) <= hari] or calon
    per: Counter[str] = Counter()
    for kode in calon:
        per[_jenis(kode)] += banyak[kode]
    return max(calon, key=lambda kode: (per[_jenis(kode)], _terbaru(kode)), default="")


def _jenis(kode: str) -> str:
    p = masa.dari_kode(kode)
    return p.jenis if p else SIKLUS


def _mulai(kode: str) -> date:
    p = masa.dari_kode(kode)
    return p.mulai if p else date.min


def _terbaru(kode: str) -> tuple[bool, date, date, str]:
    p = masa.dari_kode(kode)
    return (True, p.selesai, p.mulai, kode) if p else (False, date.min, date.min, kode)


def baris_lembar(s: Session, lembar: str, dari: Sequence[Berlaku]) -> Iterator[tuple[Berlaku, list[baris.Isi]]]:
    """The rows of one sheet of these recaps, recap by recap; only a few are in memory."""
    for kelompok in potong(dari, _SEKALI):
        ids = [one.kiriman_id for one in kelompok]
        query = select(Baris.kiriman_id, Baris.isi).where(Baris.lembar == lembar, Baris.kiriman_id.in_(ids))
        ada = dict(s.execute(query).all())
        for one in kelompok:
            teks = ada.get(one.kiriman_id)
            yield one, list(baris.buka(lembar, teks)) if teks else []


def angka(s: Session, dari: Sequence[Berlaku]) -> dict[str, dict[str, float]]:
    """Key figures of these recaps: kiriman_id -> key -> value."""
    hasil: dict[str, dict[str, float]] = {one.kiriman_id: {} for one in dari}
    for kelompok in potong(dari, 500):
        query = select(Angka.kiriman_id, Angka.kunci, Angka.nilai)
        for kiriman, kunci, nilai in s.execute(query.where(Angka.kiriman_id.in_([o.kiriman_id for o in kelompok]))):
            hasil[kiriman][kunci] = nilai
    return hasil


def potong(isi: Sequence[T], banyak: int) -> Iterator[Sequence[T]]:
    """Slices of at most that many."""
    for awal in range(0, len(isi), banyak):
        yield isi[awal : awal + banyak]


def figur(ada: Iterable[str] | None = None) -> tuple[katalog.Angka, ...]:
    """Figures of the catalogue that can be added up, in its order; with `ada` only those among these keys."""
    boleh = None if ada is None else set(ada)
    return tuple(a for a in katalog.KATALOG if a.jenis == "angka" and (boleh is None or a.kunci in boleh))
