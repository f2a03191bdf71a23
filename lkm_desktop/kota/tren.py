"""Key figures over the months of a year: of the city, a kecamatan, or one kelurahan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from lkm_desktop.kota import masa, pilih
from lkm_desktop.kota.skema import Angka, Kiriman
from lkm_desktop.services.rekap.angka import Angka as Figur
from lkm_desktop.services.rekap.periode import Periode


@dataclass(frozen=True)
class Tren:
    """bulan: the twelve months · masuk: how many recaps each holds · angka: figures with at least one value · deret:
    key figure -> its sum in every month, None in a month without recaps."""

    tahun: int
    bulan: tuple[Periode, ...]
    masuk: tuple[int, ...]
    angka: tuple[Figur, ...]
    deret: Mapping[str, tuple[float | None, ...]]


def tahun_ada(s: Session) -> tuple[int, ...]:
    """Years that have monthly recaps, the newest first."""
    kode = (one.kode for one in pilih.periode_ada(s) if one.jumlah)
    return tuple(sorted({p.mulai.year for k in kode if (p := masa.dari_kode(k)) and p.jenis == "bulan"}, reverse=True))


def tren(
    s: Session, tahun: int, kunci: Sequence[str] | None = None, *, kecamatan: str = "", kelurahan_id: str = ""
) -> Tren:
    """The figures (None: all that can be added up) month by month; "" for a place means all of them."""
    bulan = masa.bulan_setahun(tahun)
    tempat = _tempat(s, kecamatan, kelurahan_id)
    masuk, jumlah = _masuk(s, bulan, tempat), _jumlah(s, bulan, tempat)
    ada = {k for k, _ in jumlah}
    angka = tuple(a for a in pilih.figur(ada) if kunci is None or a.kunci in kunci)
    deret = {a.kunci: tuple(jumlah.get((a.kunci, p.kode)) for p in bulan) for a in angka}
    return Tren(tahun, bulan, tuple(masuk.get(p.kode, 0) for p in bulan), angka, deret)


def _tempat(s: Session, kecamatan: str, kelurahan_id: str) -> list[str]:
    return [
        t.id
        for t in pilih.tempat(s)
        if (not kecamatan or t.kecamatan == kecamatan) and (not kelurahan_id or t.id == kelurahan_id)
    ]


def _masuk(s: Session, bulan: Sequence[Periode], tempat: Sequence[str]) -> dict[str, int]:
    hasil: dict[str, int] = {}
    for ids in pilih.potong(tempat, 500):
        query = select(Kiriman.periode, func.count()).where(*_saring(bulan, ids)).group_by(Kiriman.periode)
        for kode, n in s.execute(query):
            hasil[kode] = hasil.get(kode, 0) + n
    return hasil


def _jumlah(s: Session, bulan: Sequence[Periode], tempat: Sequence[str]) -> dict[tuple[str, str], float]:
    hasil: dict[tuple[str, str], float] = {}
    for ids in pilih.potong(tempat, 500):
        query = (
            select(Angka.kunci, Kiriman.periode, func.sum(Angka.nilai))
            .join(Kiriman, Kiriman.id == Angka.kiriman_id)
            .where(*_saring(bulan, ids))
            .group_by(Angka.kunci, Kiriman.periode)
        )
        for kunci, kode, nilai in s.execute(query):
            hasil[kunci, kode] = hasil.get((kunci, kode), 0) + nilai
    return hasil


def _saring(bulan: Sequence[Periode], ids: Sequence[str]) -> tuple[ColumnElement[bool], ...]:
    return Kiriman.berlaku.is_(True), Kiriman.periode.in_([p.kode for p in bulan]), Kiriman.kelurahan_id.in_(ids)
