"""What the siklus asks for soon: late stages, RWT (BR16), yearly review, replanning and election of year 4 (BR17).

The end of the term of the board (BR4) is told by `services.aturan`. Rules of lkm-siklus.md section 8:
BR16 RWT once a year: `_rwt`, thresholds rwt_bulan; more than one in a calendar year is told too.
BR17 review at least yearly from year 2, replanning and election in year 4: `_review`, `_ulang`, thresholds
review_bulan and ulang_tahun_ke.
BR18 a stage needs a meeting with roll and minutes: `services.papan`, threshold bukti_tahap.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Rapat, Tahap
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan
from lkm_desktop.services.papan import papan
from lkm_desktop.services.papan_data import SELESAI, Papan, TahapPapan
from lkm_desktop.services.siklus import SiklusRingkas, berjalan, daftar

#: late stages that are told one by one
_TERLAMBAT = 3


@dataclass(frozen=True)
class Pengingat:
    """One reminder: the rule ("BR16", or "tahap"), level "warn" or "info", a sentence, the words of its button, and
    the page it leads to with what that page is told."""

    kode: str
    level: str
    kalimat: str
    verb: str
    page: str
    arguments: dict[str, Any] = field(default_factory=dict)


def pengingat(s: Session, hari: date) -> list[Pengingat]:
    """Every reminder of a day, the late stages first. Nothing in an office that keeps no siklus."""
    every = daftar(s)
    current = berjalan(s, hari)
    if not every:
        return []
    board = papan(s, current, hari) if current else None
    found = _tahap(board) if board else _tanpa_siklus(every)
    if board is not None:
        found += [*_ulang(s, every, board, hari), *_review(s, board, hari)]
    return [*found, *_rwt(s, every, board, hari)]


# --- stages ---------------------------------------------------------------------------------------------------------


def _tahap(board: Papan) -> list[Pengingat]:
    """Stages past their planned end, and a siklus whose stages are all done."""
    late = sorted((one for one in board.tahap if one.terlambat and one.keadaan != SELESAI),
                  key=lambda one: -one.terlambat)  # fmt: skip
    found = [
        _buka(board, one, "tahap", f"Tahap {one.nama} terlambat {one.terlambat} hari{_kurang(one)}.") for one in late
    ]
    if len(found) > _TERLAMBAT:
        rest = len(found) - _TERLAMBAT
        found = [*found[:_TERLAMBAT], Pengingat(
            "tahap", "warn", f"{rest} tahap lain juga terlambat.", "Lihat papan", "siklus",
            {"siklus_id": board.siklus.id},
        )]  # fmt: skip
    if board.tahap and all(one.keadaan == SELESAI for one in board.tahap) and board.siklus.selesai is None:
        words = f"Semua tahap {board.siklus.nama} selesai; siklusnya dapat ditutup."
        found.append(Pengingat("tahap", "info", words, "Lihat papan", "siklus", {"siklus_id": board.siklus.id}))
    return found


def _kurang(one: TahapPapan) -> str:
    left = len(one.kurang)
    return f", {left} syarat belum terpenuhi" if left else ""


def _buka(board: Papan, one: TahapPapan, kode: str, kalimat: str, level: str = "warn") -> Pengingat:
    arguments = {"siklus_id": board.siklus.id, "tahap_id": one.id}
    return Pengingat(kode, level, kalimat, "Lihat tahap", "siklus", arguments)


def _tanpa_siklus(every: tuple[SiklusRingkas, ...]) -> list[Pengingat]:
    words = f"Tidak ada siklus yang berjalan; {every[0].nama} sudah ditutup."
    return [Pengingat("tahap", "info", words, "Siklus baru", "siklus_baru")]


# --- yearly duties --------------------------------------------------------------------------------------------------


def _rwt(s: Session, every: tuple[SiklusRingkas, ...], board: Papan | None, hari: date) -> list[Pengingat]:
    """BR16: an RWT in the last `rwt_bulan` months, and not more than one in a calendar year."""
    months = aturan.angka(s, "rwt_bulan")
    held = sorted(s.scalars(
        select(Rapat.tanggal).where(Rapat.jenis == "rwt", Rapat.dihapus.is_(None), Rapat.tanggal <= hari)
    ))  # fmt: skip
    found = []
    twice = sum(day.year == hari.year for day in held)
    if twice > 1:
        words = f"RWT tahun {hari.year} tercatat {twice} kali; biasanya sekali setahun."
        found.append(Pengingat("BR16", "info", words, "Lihat rapat", "rapat"))
    since = held[-1] if held else min(one.mulai for one in every)
    planned = s.scalar(
        select(func.min(Rapat.tanggal)).where(Rapat.jenis == "rwt", Rapat.dihapus.is_(None), Rapat.tanggal > hari)
    )
    if not months or planned is not None or not lewat(since, months, hari):
        return found
    last = f"RWT terakhir {tanggal_panjang(since)}" if held else "RWT belum pernah tercatat"
    words = f"{last}; wajib sekurang-kurangnya sekali dalam {months} bulan."
    stage = next((one for one in board.tahap if one.fakta == "rwt"), None) if board else None
    if board is not None and stage is not None:
        return [*found, _buka(board, stage, "BR16", words)]
    return [*found, Pengingat("BR16", "warn", words, "Rencanakan RWT", "rapat_baru", {"kit": "rwt"})]


def _review(s: Session, board: Papan, hari: date) -> list[Pengingat]:
    """BR17: from year 2 on a review in the last `review_bulan` months."""
    months = aturan.angka(s, "review_bulan")
    year = board.siklus.tahun_ke
    if not months or year is None or year < 2:
        return []
    last = _review_terakhir(s, hari)
    if last is not None and not lewat(last, months, hari):
        return []
    planned = any(one.fakta == "review" for one in board.tahap)
    if last is None and planned and not lewat(board.siklus.mulai, months, hari):
        return []  # a late stage is told as such
    words = f"Review partisipatif terakhir {tanggal_panjang(last)}" if last else "Review partisipatif belum tercatat"
    words += f"; mulai tahun kedua sekurang-kurangnya sekali dalam {months} bulan."
    stage = next((one for one in board.tahap if one.fakta == "review"), None)
    if stage is not None:
        return [_buka(board, stage, "BR17", words)]
    return [Pengingat("BR17", "warn", words, "Atur siklus", "siklus_atur", {"siklus_id": board.siklus.id})]


def _review_terakhir(s: Session, hari: date) -> date | None:
    """The last meeting of a review stage of any siklus that has findings or was held."""
    query = (
        select(func.max(Rapat.tanggal))
        .join(KegiatanSiklus, KegiatanSiklus.id == Rapat.kegiatan_id)
        .join(Tahap, Tahap.id == KegiatanSiklus.tahap_id)
        .where(Tahap.fakta == "review", Tahap.dihapus.is_(None), KegiatanSiklus.dihapus.is_(None),
               Rapat.dihapus.is_(None), Rapat.tanggal <= hari)
    )  # fmt: skip
    return s.scalar(query)


def _ulang(s: Session, every: tuple[SiklusRingkas, ...], board: Papan, hari: date) -> list[Pengingat]:
    """BR17: in year 4 (7, 10 ...) the plan is made anew and the board is elected again; told when it comes near."""
    year, now = aturan.angka(s, "ulang_tahun_ke"), board.siklus.tahun_ke
    if year < 2 or now is None:
        return []
    if now >= year and (now - 1) % (year - 1) == 0:
        return _belum_diulang(board, now)
    if (now + 1 < year or now % (year - 1)) or any(one.mulai > board.siklus.mulai for one in every):
        return []
    end = max((one.rencana_selesai for one in board.tahap if one.rencana_selesai), default=None)
    if end is None or (end - hari).days > aturan.angka(s, "ingat_akhir"):
        return []
    words = f"Tahun berikut tahun ke-{now + 1}: perencanaan diulang penuh dan anggota dipilih lagi."
    return [Pengingat("BR17", "info", words, "Siklus baru", "siklus_baru")]


def _belum_diulang(board: Papan, tahun: int) -> list[Pengingat]:
    """What a siklus of such a year lacks."""
    there = {one.fakta for one in board.tahap}
    parts = (("pjm", "perencanaan ulang (PJM baru)"), ("pemilihan", "pemilihan ulang"))
    missing = [words for code, words in parts if code not in there]
    if not missing:
        return []
    told = f"Tahun ke-{tahun}: {' dan '.join(missing)} belum ada di {board.siklus.nama}."
    return [Pengingat("BR17", "warn", told, "Atur siklus", "siklus_atur", {"siklus_id": board.siklus.id})]


def lewat(sejak: date, bulan: int, hari: date) -> bool:
    """Whether more than so many months have passed: 12 months after 3 May 2025 end with 3 May 2026."""
    months = sejak.year * 12 + sejak.month - 1 + bulan
    return (hari.year * 12 + hari.month - 1, hari.day) > (months, sejak.day)
