"""Izin tetap: a standing excuse of one person for a span of days; rolls made meanwhile begin with it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, and_, or_
from sqlalchemy.orm import Mapped

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.fields import field

JENIS_IZIN = (("izin", "Izin"), ("sakit", "Sakit"))


class Izin(Recorded, Base):
    """Someone cannot come from `mulai` up to and including `selesai` (None: until further notice)."""

    __tablename__ = "izin"

    orang_id: Mapped[str] = field("Orang", "orang", width=24, required=True, foreign_key=ForeignKey("orang.id"))
    jenis: Mapped[str] = field("Jenis", "pilihan", width=8, required=True, choices=JENIS_IZIN, default="izin")
    mulai: Mapped[date] = field("Mulai", "tanggal", width=12, required=True)
    selesai: Mapped[date | None] = field("Sampai", "tanggal", width=12, help="Kosong bila belum tahu sampai kapan.")
    alasan: Mapped[str | None] = field("Alasan", "saran", width=30)

    __table_args__ = (
        CheckConstraint("selesai IS NULL OR selesai >= mulai", name="urut_tanggal"),
        Index("ix_izin_orang_id", "orang_id"),
    )


def in_force(day: date) -> ColumnElement[bool]:
    """Whether an excuse covers that day."""
    return and_(Izin.mulai <= day, or_(Izin.selesai.is_(None), Izin.selesai >= day))
