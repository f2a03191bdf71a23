"""The board of a siklus: what stands where on a day, derived from meetings, rolls, papers and facts, never typed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Tahap
from lkm_desktop.services.papan_data import (
    BELUM,
    BERJALAN,
    KEADAAN_TAHAP,
    KERTAS_ADA,
    KERTAS_BELUM,
    KERTAS_TERTANDA,
    SELESAI,
    KegiatanPapan,
    Papan,
    RapatPapan,
    SyaratNilai,
    TahapPapan,
    Tindakan,
)
from lkm_desktop.services.siklus import ringkas

__all__ = [
    "BELUM", "BERJALAN", "KEADAAN_TAHAP", "KERTAS_ADA", "KERTAS_BELUM", "KERTAS_TERTANDA", "SELESAI", "KegiatanPapan",
    "Papan", "RapatPapan", "SyaratNilai", "TahapPapan", "Tindakan", "papan",
]  # fmt: skip


def papan(s: Session, siklus_id: str, hari: date) -> Papan:
    """The whole board of a siklus as it stands on a day. Raises LkmError for a siklus that is gone."""
    stages = s.scalars(
        select(Tahap).where(Tahap.siklus_id == siklus_id, Tahap.dihapus.is_(None)).order_by(Tahap.urut, Tahap.id)
    )
    return Papan(
        ringkas(s, siklus_id),
        tuple(
            TahapPapan(
                one.id, one.urut, one.kode or "", one.nama, one.singkat or one.nama, BELUM, one.rencana_mulai,
                one.rencana_selesai, None, None, 0, "Belum dimulai", fakta=one.fakta, tingkat=one.tingkat,
            )
            for one in stages
        ),
        hari,
    )  # fmt: skip
