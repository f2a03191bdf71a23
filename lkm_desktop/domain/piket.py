"""Piket: the duty roster of relawan."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.fields import field


class Piket(Recorded, Base):
    """One person on duty on one day; hours as "08.00", both empty for the whole day."""

    __tablename__ = "piket"

    orang_id: Mapped[str] = field("Relawan", "orang", width=24, required=True, foreign_key=ForeignKey("orang.id"))
    tanggal: Mapped[date] = field("Tanggal", "tanggal", width=12, required=True)
    jam_mulai: Mapped[str | None] = field("Jam mulai", width=6)
    jam_selesai: Mapped[str | None] = field("Jam selesai", width=6)
    tugas: Mapped[str] = field("Tugas", "saran", width=30, required=True)
    tempat: Mapped[str | None] = field("Tempat", "saran", width=20)
    kegiatan_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("kegiatan_siklus.id"), default=None)
    keterangan: Mapped[str | None] = field("Keterangan", width=20)

    __table_args__ = (Index("ix_piket_tanggal", "tanggal"), Index("ix_piket_orang_id", "orang_id"))
