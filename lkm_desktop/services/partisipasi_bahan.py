"""Who came to the meetings of a siklus, read once: the material that `services.partisipasi` counts.

A meeting counts by its roll or by its typed totals, as its `mode` says, never by both (lkm-siklus.md 2.6, BR19).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Kehadiran, Orang, Rapat, Tahap
from lkm_desktop.domain.rapat import TINGKAT
from lkm_desktop.names import fold
from lkm_desktop.services import aturan
from lkm_desktop.services.siklus import SiklusRingkas, ringkas
from lkm_desktop.services.unsur_hadir import Topi, topi


@dataclass(frozen=True)
class Hadirin:
    """Someone who came to one meeting, as the roll has it. orang: the person's id; that of a guest is made of name and
    origin, so that one guest who comes twice is one person · miskin: None while not known."""

    orang: str
    nama: str
    jk: str
    rt: str
    rw: str
    unsur: str
    miskin: bool | None
    relawan: bool
    tamu: bool

    def termasuk(self, kolom: str) -> bool:
        """Whether this attendance counts in a column of `partisipasi.ANGKA`; in all that ask for nothing special."""
        return {
            "l": self.jk == "L", "p": self.jk == "P", "lain": self.jk not in ("L", "P"),
            "miskin": self.miskin is True, "relawan": self.relawan,
        }.get(kolom, True)  # fmt: skip


@dataclass(frozen=True)
class Jumlah:
    """Typed totals of a meeting; None: that number was left empty, so it is not known."""

    l: int  # noqa: E741 - the office's own column name
    p: int
    miskin: int | None
    relawan: int | None


@dataclass(frozen=True)
class RapatHadir:
    """One meeting that was held. Either `orang` (the roll) or `jumlah` (typed totals) tells who came. tercatat: whether
    either was entered; a roll may tell that nobody came."""

    id: str
    judul: str
    tanggal: date
    tingkat: str
    rt: str
    rw: str
    tahap_id: str
    kegiatan_id: str
    orang: tuple[Hadirin, ...] = ()
    jumlah: Jumlah | None = None
    tercatat: bool = False


@dataclass(frozen=True)
class Tempat:
    """A stage or an activity: id, the stage it stands in, code, name, short name, level, least share of women (%)."""

    id: str
    tahap_id: str
    kode: str
    nama: str
    singkat: str
    tingkat: str
    min_perempuan: int


@dataclass(frozen=True)
class Bahan:
    """Everything that is counted, of meetings up to `hari`. min_perempuan: the office's rule, percent."""

    siklus: SiklusRingkas
    hari: date
    tahap: tuple[Tempat, ...]
    kegiatan: tuple[Tempat, ...]
    rapat: tuple[RapatHadir, ...]
    min_perempuan: int


def bahan(s: Session, siklus_id: str, hari: date | None = None) -> Bahan:
    """The meetings of a siklus held up to a day (None: today). Raises LkmError for a siklus that is gone."""
    brief, day, least = ringkas(s, siklus_id), hari or date.today(), aturan.angka(s, "tahap_perempuan")
    stages = s.scalars(
        select(Tahap).where(Tahap.siklus_id == siklus_id, Tahap.dihapus.is_(None)).order_by(Tahap.urut, Tahap.id)
    ).all()
    tahap = tuple(
        Tempat(row.id, row.id, row.kode or "", row.nama, row.singkat or row.nama, row.tingkat,
               least if row.min_perempuan is None else row.min_perempuan)
        for row in stages
    )
    kegiatan = _kegiatan(s, tahap)
    return Bahan(brief, day, tahap, kegiatan, _rapat(s, kegiatan, day), least)


def _kegiatan(s: Session, tahap: Sequence[Tempat]) -> tuple[Tempat, ...]:
    """Activities in the order of their stages."""
    rank = {one.id: n for n, one in enumerate(tahap)}
    query = select(KegiatanSiklus).where(KegiatanSiklus.tahap_id.in_(rank), KegiatanSiklus.dihapus.is_(None))
    rows = sorted(s.scalars(query), key=lambda row: (rank[row.tahap_id], row.urut, row.id))
    return tuple(
        Tempat(row.id, row.tahap_id, row.kode or "", row.nama, row.nama, row.tingkat,
               tahap[rank[row.tahap_id]].min_perempuan)
        for row in rows
    )


def _rapat(s: Session, kegiatan: Sequence[Tempat], hari: date) -> tuple[RapatHadir, ...]:
    stage = {one.id: one.tahap_id for one in kegiatan}
    query = select(Rapat).where(Rapat.kegiatan_id.in_(stage), Rapat.dihapus.is_(None), Rapat.tanggal <= hari)
    rows = s.scalars(query.order_by(Rapat.tanggal, Rapat.jam_mulai, Rapat.nomor)).all()
    people, typed = _hadirin(s, {row.id: row.tanggal for row in rows if row.mode != "jumlah"}), map(_jumlah, rows)
    return tuple(
        RapatHadir(
            row.id, row.judul, row.tanggal, row.tingkat, row.rt or "", row.rw or "", stage[row.kegiatan_id or ""],
            row.kegiatan_id or "", tuple(people.get(row.id, ())), totals, row.id in people or totals is not None,
        )
        for row, totals in zip(rows, typed, strict=True)
    )  # fmt: skip


def _jumlah(row: Rapat) -> Jumlah | None:
    """The typed totals of a meeting that records totals; None when nothing was typed."""
    if row.mode != "jumlah" or (row.jumlah_l is None and row.jumlah_p is None):
        return None
    return Jumlah(row.jumlah_l or 0, row.jumlah_p or 0, row.jumlah_miskin, row.jumlah_relawan)


def _hadirin(s: Session, hari: dict[str, date]) -> dict[str, list[Hadirin]]:
    """Meeting -> who came, in the order of the roll; empty for a roll on which all were absent. An excuse is known
    before the meeting, so it records nothing."""
    found: dict[str, list[Hadirin]] = {}
    hats, ids = topi(s), list(hari)
    for start in range(0, len(ids), 500):
        query = (
            select(Kehadiran.rapat_id, Kehadiran.status, Kehadiran.orang_id, Kehadiran.tamu_nama, Kehadiran.tamu_jk,
                   Kehadiran.tamu_asal, Orang.nama, Orang.jenis_kelamin, Orang.rt, Orang.rw, Orang.unsur, Orang.miskin)
            .join(Orang, Orang.id == Kehadiran.orang_id, isouter=True)
            .where(Kehadiran.rapat_id.in_(ids[start : start + 500]), Kehadiran.status.in_(("hadir", "alpa")),
                   Kehadiran.dihapus.is_(None))
            .order_by(Kehadiran.urut, Kehadiran.id)
        )  # fmt: skip
        for row in s.execute(query):
            there = found.setdefault(row.rapat_id, [])
            if row.status == "hadir":
                there.append(_orang(row, hats, hari[row.rapat_id]))
    return found


def _orang(row: Any, hats: Topi, hari: date) -> Hadirin:
    guest = row.orang_id is None
    who = f"tamu {fold(row.tamu_nama)} {fold(row.tamu_asal or '')}" if guest else row.orang_id
    return Hadirin(
        who, row.tamu_nama if guest else row.nama, (row.tamu_jk if guest else row.jenis_kelamin) or "", row.rt or "",
        row.rw or "", hats.unsur(row.orang_id, hari, row.unsur, row.tamu_asal), row.miskin,
        hats.relawan_pada(row.orang_id, hari), guest,
    )  # fmt: skip


def sebutan_tingkat(kode: str) -> str:
    """A level in words."""
    return dict(TINGKAT).get(kode, kode)
