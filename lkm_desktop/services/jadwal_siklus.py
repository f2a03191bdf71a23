"""The timeline of a siklus: plan against realisation, stage by stage, over weeks, months or quarters.

Where the board (`services.papan`) says what a stage is, this says when, and where that stands on a scale of time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from lkm_desktop.format import BULAN_PENDEK, ROMAWI, tanggal_pendek
from lkm_desktop.services.papan import BELUM, SELESAI, KegiatanPapan, Papan, TahapPapan, papan
from lkm_desktop.services.siklus import SiklusRingkas

#: first and last day
Masa = tuple[date, date]
#: most columns: beyond so many weeks months are shown, beyond so many months quarters
_MINGGU, _BULAN = 22, 26


@dataclass(frozen=True)
class BarisJadwal:
    """One stage, or one activity under it (`rinci`). rencana, nyata: plan and realisation, None while there is none;
    nyata of a stage that runs reaches to the day of the timeline (`terbuka`) · terlambat: days · kalimat: in words."""

    id: str
    kode: str
    nama: str
    rencana: Masa | None
    nyata: Masa | None
    terbuka: bool
    keadaan: str
    terlambat: int
    kalimat: str
    rinci: bool = False


@dataclass(frozen=True)
class KolomWaktu:
    """One column of the scale: its words (two lines: "Jan", "2026") and its days, first and last."""

    atas: str
    bawah: str
    mulai: date
    selesai: date


@dataclass(frozen=True)
class Jadwal:
    """The timeline of a siklus on a day. kolom: without gaps, from before the first date to after the last."""

    siklus: SiklusRingkas
    hari: date
    baris: tuple[BarisJadwal, ...]
    kolom: tuple[KolomWaktu, ...]

    def letak(self, hari: date, akhir: bool = False) -> float:
        """Where the beginning of a day (`akhir`: its end) stands, in columns from the left edge, within the scale."""
        for n, column in enumerate(self.kolom):
            if hari <= column.selesai:
                days = (column.selesai - column.mulai).days + 1
                done = (hari - column.mulai).days + akhir
                return n + min(1.0, max(0.0, done / days))
        return float(len(self.kolom))

    def memuat(self, hari: date) -> bool:
        """Whether a day stands on the scale."""
        return bool(self.kolom) and self.kolom[0].mulai <= hari <= self.kolom[-1].selesai


def jadwal(s: Session, siklus_id: str, hari: date | None = None, rinci: bool = False) -> Jadwal:
    """The timeline of a siklus; rinci: activities under their stages. Raises LkmError for a siklus that is gone."""
    return susun(papan(s, siklus_id, hari or date.today()), rinci)


def susun(board: Papan, rinci: bool = False) -> Jadwal:
    """The timeline of a board that was read."""
    rows: list[BarisJadwal] = []
    for stage in board.tahap:
        rows.append(_tahap(stage, board.hari))
        if rinci:
            rows += [_kegiatan(one, stage, board.hari) for one in stage.kegiatan]
    dates = [day for row in rows for span in (row.rencana, row.nyata) if span for day in span]
    first = min([board.siklus.mulai, *dates])
    last = max([board.siklus.selesai or first, *dates])
    return Jadwal(board.siklus, board.hari, tuple(rows), skala_waktu(first, last))


def _tahap(stage: TahapPapan, hari: date) -> BarisJadwal:
    done = stage.keadaan == SELESAI
    return BarisJadwal(
        stage.id, stage.kode, stage.nama, _masa(stage.rencana_mulai, stage.rencana_selesai),
        _nyata(stage.mulai, stage.selesai, hari, done), stage.mulai is not None and not done, stage.keadaan,
        stage.terlambat, stage.kalimat,
    )  # fmt: skip


def _kegiatan(one: KegiatanPapan, stage: TahapPapan, hari: date) -> BarisJadwal:
    held = f"{one.ada} dari {one.perlu} pertemuan" if one.perlu else f"{one.ada} pertemuan"
    real = _nyata(one.mulai, one.selesai, hari, True)
    state = SELESAI if one.ada >= one.perlu and one.ada else BELUM if not one.ada else stage.keadaan
    plan = _masa(one.rencana_mulai or stage.rencana_mulai, one.rencana_selesai or stage.rencana_selesai)
    return BarisJadwal(one.id, one.kode, one.nama, plan, real, False, state, 0, held, True)


def _masa(mulai: date | None, selesai: date | None) -> Masa | None:
    """A span with at least one known end."""
    first, last = mulai or selesai, selesai or mulai
    return (min(first, last), max(first, last)) if first and last else None


def _nyata(mulai: date | None, selesai: date | None, hari: date, done: bool) -> Masa | None:
    if mulai is None:
        return None
    last = selesai or mulai
    return (mulai, max(mulai, last) if done else max(mulai, last, hari))


def skala_waktu(awal: date, akhir: date) -> tuple[KolomWaktu, ...]:
    """Columns over those days: weeks from Monday, months, or quarters, as few as are needed and no more than fit."""
    monday = awal - timedelta(days=awal.weekday())
    if (akhir - monday).days // 7 + 1 <= _MINGGU:
        return _minggu(monday, akhir)
    months = (akhir.year - awal.year) * 12 + akhir.month - awal.month + 1
    return _bulan(awal, akhir, 1) if months <= _BULAN else _bulan(awal, akhir, 3)


def _minggu(monday: date, akhir: date) -> tuple[KolomWaktu, ...]:
    found = []
    while monday <= akhir:
        found.append(KolomWaktu(str(monday.day), BULAN_PENDEK[monday.month - 1], monday, monday + timedelta(days=6)))
        monday += timedelta(days=7)
    return tuple(found)


def _bulan(awal: date, akhir: date, lama: int) -> tuple[KolomWaktu, ...]:
    """Columns of `lama` months, 1 or 3, the latter beginning with January, April, ..."""
    n, last = awal.year * 12 + awal.month - 1, akhir.year * 12 + akhir.month - 1
    n -= n % 12 % lama
    found = []
    while n <= last:
        begin, end = _awal_bulan(n), _awal_bulan(n + lama) - timedelta(days=1)
        head = BULAN_PENDEK[begin.month - 1] if lama == 1 else f"Tw {ROMAWI[begin.month // 3]}"
        found.append(KolomWaktu(head, str(begin.year), begin, end))
        n += lama
    return tuple(found)


def _awal_bulan(n: int) -> date:
    return date(n // 12, n % 12 + 1, 1)


def kata_masa(masa: Masa | None) -> str:
    """A span in words: "01-02-2026 s.d. 28-02-2026", one day alone, "" for none."""
    if masa is None:
        return ""
    first, last = map(tanggal_pendek, masa)
    return first if first == last else f"{first} s.d. {last}"
