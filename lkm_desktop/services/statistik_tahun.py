"""A year in figures: people, relawan of each RW, meetings and KBK month by month, members' attendance, trainings, and
participation in each siklus. The numbers of the recap (lkm-siklus.md 6.4), of participation (2.6) and of the kehadiran
grid, put side by side; nothing is counted anew here but months.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang
from lkm_desktop.domain.orang import in_force
from lkm_desktop.format import BULAN
from lkm_desktop.services import kalender_rapat, kbk, partisipasi, pelatihan, siklus
from lkm_desktop.services.buku_rapat import BarisNotulen, buku_notulen
from lkm_desktop.services.kisi import ANGGOTA, MintaKisi, OrangKisi, kisi
from lkm_desktop.services.partisipasi import Rekap
from lkm_desktop.services.pelatihan import PelatihanRingkas
from lkm_desktop.services.rekap import periode
from lkm_desktop.services.rekap.isi import Bahan, lembar


@dataclass(frozen=True)
class Kelompok:
    """People of one kind on the cut-off day; lain: L/P not filled in."""

    nama: str
    l: int  # noqa: E741 - the office's own column name
    p: int
    lain: int


@dataclass(frozen=True)
class Bulan:
    """A month. rapat: meetings whose day has come · tercatat: those of which it is known who came · hadir, l, p: those
    who came to them, hadir also without L/P · keputusan: decisions · sesi, kbk_l, kbk_p: of the KBK."""

    nama: str
    rapat: int
    tercatat: int
    hadir: int
    l: int  # noqa: E741
    p: int
    keputusan: int
    sesi: int
    kbk_l: int
    kbk_p: int


@dataclass(frozen=True)
class StatistikTahun:
    """All of it. sampai: cut-off day · rw: rows of R5 by the keys of its columns · siklus: participation by stage, of
    the meetings of this year only · bulan: months until the cut-off · orang: attendance of the members of the LKM at
    their meetings."""

    tahun: int
    sampai: date
    kelompok: tuple[Kelompok, ...]
    rw: tuple[Mapping[str, Any], ...]
    bulan: tuple[Bulan, ...]
    siklus: tuple[Rekap, ...]
    orang: tuple[OrangKisi, ...]
    pelatihan: tuple[PelatihanRingkas, ...]


def statistik_tahun(s: Session, tahun: int, *, hari: date | None = None) -> StatistikTahun:
    """The statistics of a year up to its end, or up to today while it runs."""
    span = periode.tahun(tahun)
    until = span.batas(hari or date.today())
    bahan = Bahan(s, span, until)
    orang = kisi(s, MintaKisi(span.mulai, max(until, span.mulai), ANGGOTA)).orang
    return StatistikTahun(
        tahun, until, tuple(_kelompok(bahan)), tuple(lembar(bahan, "R5")), _bulan(s, tahun, until),
        tuple(_siklus(s, span.mulai, until)), orang,
        tuple(one for one in reversed(pelatihan.daftar(s, tahun)) if one.mulai <= until),
    )  # fmt: skip


def tahun_tersedia(s: Session, *, hari: date | None = None) -> tuple[int, ...]:
    """Years that have meetings, and this one; newest first."""
    today = hari or date.today()
    return tuple(sorted({today.year, *(year for year in kalender_rapat.tahun_rapat(s) if year <= today.year)},
                        reverse=True))


def _kelompok(b: Bahan) -> Iterable[Kelompok]:
    yield from (Kelompok(name, *_warga(b, poor)) for name, poor in (("Warga", False), ("Warga miskin", True)))
    for name, people in (
        (f"Anggota {b.kantor.istilah}", [one.orang for one in b.anggota]),
        ("Pengelola", [one.orang for one in b.pengelola]), ("Relawan", [one.orang for one in b.relawan]),
        ("Relawan aktif", [one.orang for one in b.relawan if one.keaktifan == "aktif"]),
        ("Relawan terlatih", [one.orang for one in b.relawan if one.pelatihan is not None]),
    ):  # fmt: skip
        single = {one.id: one.jenis_kelamin for one in people}.values()  # who serves in two bodies is one
        men, women = (sum(jk == sex for jk in single) for sex in ("L", "P"))
        yield Kelompok(name, men, women, len(single) - men - women)


def _warga(b: Bahan, poor: bool) -> tuple[int, int, int]:
    """Residents who were not gone on the cut-off day: men, women, L/P not filled in."""
    sex = [func.sum(case((Orang.jenis_kelamin == code, 1), else_=0)) for code in ("L", "P")]
    query = select(func.count(), *sex).where(Orang.dihapus.is_(None), in_force(b.sampai))
    if poor:
        query = query.where(Orang.miskin.is_(True))
    total, men, women = (int(n or 0) for n in b.s.execute(query).one())
    return men, women, total - men - women


def _bulan(s: Session, tahun: int, until: date) -> tuple[Bulan, ...]:
    meetings = buku_notulen(s, sampai=until, tahun=tahun)
    learnt = kbk.ringkas_bulan(tuple(kbk.daftar(s, date(tahun, 1, 1), max(until, date(tahun, 1, 1)), until)))
    return tuple(_sebulan(name, [m for m in meetings if m.tanggal.month == n], learnt[n - 1][1:])
                 for n, name in enumerate(BULAN[: until.month if until.year == tahun else 0], 1))


def _sebulan(name: str, meetings: Sequence[BarisNotulen], learnt: tuple[int, int, int]) -> Bulan:
    return Bulan(name, len(meetings), sum(m.hadir > 0 for m in meetings), sum(m.hadir for m in meetings),
                 sum(m.hadir_l for m in meetings), sum(m.hadir_p for m in meetings),
                 sum(m.keputusan for m in meetings), *learnt)  # fmt: skip


def _siklus(s: Session, mulai: date, until: date) -> Iterable[Rekap]:
    """Participation by stage of every siklus with meetings in the year."""
    for one in siklus.daftar(s):
        if one.mulai > until or (one.selesai is not None and one.selesai < mulai):
            continue
        data = partisipasi.bahan(s, one.id, until)
        own = replace(data, rapat=tuple(m for m in data.rapat if mulai <= m.tanggal <= until))
        if own.rapat:
            yield partisipasi.rekap(own, "tahap")
