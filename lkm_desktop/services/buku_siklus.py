"""Buku siklus (B11): one line for each activity of a siklus, in the columns of the korkot's recap (R6).

lkm-siklus.md 6.4; the order of the columns never changes, so that recaps of several kelurahan can be joined.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.services.papan import KERTAS_BELUM, SELESAI, KegiatanPapan, Papan, TahapPapan, papan
from lkm_desktop.services.partisipasi import Angka, bahan, rekap
from lkm_desktop.services.partisipasi_bahan import sebutan_tingkat

#: R6, in order
KOLOM = (
    "Tahun siklus", "Kode", "Kegiatan", "Tingkat", "Rencana", "Mulai", "Selesai", "Jml pertemuan", "Peserta L",
    "Peserta P", "Total", "% P", "Miskin", "% M", "Relawan", "BA", "DH", "Status",
)  # fmt: skip
ADA, SEBAGIAN, TIDAK = "ada", "sebagian", "tidak"


@dataclass(frozen=True)
class BarisBuku:
    """One activity. rencana: its first and last planned day, either may be None · ba, dh: "ada" when every held meeting
    has its berita acara, or its roll, "sebagian", "tidak", "" when none was held or none is asked for · status: in
    words."""

    tahun_ke: int | None
    kode: str
    kegiatan: str
    tahap: str
    tingkat: str
    rencana: tuple[date | None, date | None]
    mulai: date | None
    selesai: date | None
    angka: Angka
    ba: str
    dh: str
    status: str

    @property
    def persen_p(self) -> str:
        """Share of women, "" when nobody came."""
        return self.angka.persen_p if self.angka.l + self.angka.p else ""

    @property
    def persen_m(self) -> str:
        """Share of the poor, "" when nobody came or nobody counted them."""
        return self.angka.persen_miskin if self.angka.peserta > self.angka.luput_miskin else ""


def baris(s: Session, siklus_id: str, hari: date) -> tuple[Papan, tuple[BarisBuku, ...]]:
    """The board and the lines of the book on a day. A stage without activities is a line of its own. Raises LkmError
    for a siklus that is gone."""
    board = papan(s, siklus_id, hari)
    counts = {row.kunci: row.angka for row in rekap(bahan(s, siklus_id, hari), "kegiatan").baris}
    rows: list[BarisBuku] = []
    for stage in board.tahap:
        rows += [_kegiatan(board, stage, one, counts.get(one.id, Angka())) for one in stage.kegiatan]
        if not stage.kegiatan:
            rows.append(_tahap(board, stage))
    return board, tuple(rows)


def _kegiatan(board: Papan, stage: TahapPapan, one: KegiatanPapan, angka: Angka) -> BarisBuku:
    held = [meeting for meeting in one.rapat if meeting.terlaksana]
    papers = [state != KERTAS_BELUM for m in held for key, _, state in m.dokumen if key.startswith("ba-")]
    return BarisBuku(
        board.siklus.tahun_ke, one.kode, one.nama, stage.nama, sebutan_tingkat(one.tingkat),
        (one.rencana_mulai, one.rencana_selesai), one.mulai, one.selesai, angka, _ada(papers),
        _ada([m.daftar for m in held]), _status(one, stage),
    )  # fmt: skip


def _tahap(board: Papan, stage: TahapPapan) -> BarisBuku:
    return BarisBuku(
        board.siklus.tahun_ke, stage.kode, stage.nama, stage.nama, sebutan_tingkat(stage.tingkat),
        (stage.rencana_mulai, stage.rencana_selesai), stage.mulai, stage.selesai, Angka(), "", "", stage.kalimat,
    )  # fmt: skip


def _ada(found: list[bool]) -> str:
    if not found:
        return ""
    return ADA if all(found) else SEBAGIAN if any(found) else TIDAK


def _status(one: KegiatanPapan, stage: TahapPapan) -> str:
    """How many of its meetings were held: "selesai", "4 dari 18 pertemuan", "belum"; without any in a stage that is
    done all the same, it was done "tanpa pertemuan"."""
    if not one.perlu or (not one.ada and stage.keadaan == SELESAI):
        return f"{one.ada} pertemuan" if one.ada else "tanpa pertemuan"
    if one.ada >= one.perlu and not one.kurang:
        return "selesai"
    return f"{one.ada} dari {one.perlu} pertemuan" if one.ada else "belum"
