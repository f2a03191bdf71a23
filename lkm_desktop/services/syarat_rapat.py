"""Meetings that activities expect: how many, in which RT or RW, which are still missing."""

from __future__ import annotations

from dataclasses import dataclass

from lkm_desktop.domain import KegiatanSiklus
from lkm_desktop.services.bukti import Bukti
from lkm_desktop.services.bukti_rapat import RapatBukti
from lkm_desktop.services.papan_data import Tindakan
from lkm_desktop.services.syarat_kata import buka_rapat, rencanakan, sebut_tempat


@dataclass(frozen=True)
class Pertemuan:
    """The meetings of one activity. terlaksana: their day has come · rencana: still to come · perlu: expected ·
    cukup: of those expected, how many were held · kosong: (RW, RT) with too few meetings."""

    kegiatan: KegiatanSiklus
    terlaksana: tuple[RapatBukti, ...]
    rencana: tuple[RapatBukti, ...]
    perlu: int
    cukup: int
    kosong: tuple[tuple[str, str], ...] = ()

    @property
    def genap(self) -> bool:
        """Whether every expected meeting was held."""
        return self.cukup >= self.perlu

    @property
    def tempat_kosong(self) -> tuple[str, ...]:
        """The places without their meetings, in words."""
        return tuple(sebut_tempat(one) for one in self.kosong)

    def tindakan(self) -> Tindakan:
        """The button that brings the next missing meeting: plan it, or open the one that is planned already."""
        if not self.kosong:
            missing = max(1, self.perlu - self.cukup)
            return buka_rapat(self.rencana[0]) if len(self.rencana) >= missing else rencanakan(self.kegiatan)
        unplanned = [one for one in self.kosong if not any(_di(meeting, one) for meeting in self.rencana)]
        return rencanakan(self.kegiatan, unplanned[0]) if unplanned else buka_rapat(self.rencana[0])


def pertemuan(b: Bukti, kegiatan: KegiatanSiklus) -> Pertemuan:
    """The meetings of an activity against what it expects."""
    found = b.rapat.get(kegiatan.id, [])
    held = tuple(one for one in found if one.tanggal <= b.hari)
    planned = tuple(one for one in found if one.tanggal > b.hari)
    places = _tempat(b, kegiatan.tiap)
    if not places:
        return Pertemuan(kegiatan, held, planned, kegiatan.jumlah, min(len(held), kegiatan.jumlah))
    times = max(1, kegiatan.jumlah)
    there = {place: min(times, sum(_di(one, place) for one in held)) for place in places}
    empty = tuple(place for place in places if there[place] < times)
    return Pertemuan(kegiatan, held, planned, times * len(places), sum(there.values()), empty)


def _tempat(b: Bukti, tiap: str) -> list[tuple[str, str]]:
    """Where an activity is expected: every RT, every RW, or nowhere in particular. RW "" when it is not known."""
    if tiap == "RT":
        return [place for place in b.tempat if place[1]]
    if tiap == "RW":
        return [(rw, "") for rw in sorted({place[0] for place in b.tempat if place[0]})]
    return []


def _di(rapat: RapatBukti, tempat: tuple[str, str]) -> bool:
    """Whether a meeting was held in that RT or RW; a meeting of an RT that does not say its RW is taken for it."""
    rw, rt = tempat
    if rt:
        return rapat.rt == rt and (not rw or not rapat.rw or rapat.rw == rw)
    return rapat.rw == rw
