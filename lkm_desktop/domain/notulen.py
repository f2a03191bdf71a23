"""What a meeting talked about: agenda point, usulan (proposal) and tanggapan (answer), decision, tindak lanjut."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.fields import field

#: how a decision was reached (lkm-siklus.md 5.4)
CARA_KEPUTUSAN = (("musyawarah", "Musyawarah mufakat"), ("suara", "Pemungutan suara"))
#: state of a follow-up
KEADAAN_TL = (("terbuka", "Belum selesai"), ("selesai", "Selesai"), ("batal", "Dibatalkan"))


class Agenda(Recorded, Base):
    """One point of the agenda and what was discussed under it. waktu: as the kit says, "19.30" or "10 menit"."""

    __tablename__ = "agenda"

    rapat_id: Mapped[str] = mapped_column(String(32), ForeignKey("rapat.id"))
    urut: Mapped[int] = mapped_column(Integer)
    pokok: Mapped[str] = field("Acara", width=40, required=True)
    waktu: Mapped[str | None] = field("Waktu", width=10)
    pembawa: Mapped[str | None] = field("Pembawa acara", "saran", width=24)
    pembahasan: Mapped[str | None] = field("Pembahasan", "panjang")

    __table_args__ = (Index("ix_agenda_rapat_id", "rapat_id"),)


class Usulan(Recorded, Base):
    """A proposal or question raised under a point, and the answer to it."""

    __tablename__ = "usulan"

    rapat_id: Mapped[str] = mapped_column(String(32), ForeignKey("rapat.id"))
    agenda_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("agenda.id"), default=None)
    urut: Mapped[int] = mapped_column(Integer)
    pengusul: Mapped[str | None] = field("Pengusul", "saran", width=24)
    isi: Mapped[str] = field("Usulan", "panjang", width=40, required=True)
    tanggapan: Mapped[str | None] = field("Tanggapan", "panjang", width=40)

    __table_args__ = (Index("ix_usulan_rapat_id", "rapat_id"),)


class Keputusan(Recorded, Base):
    """One decision and how it was reached; votes are counted only when cara is "suara".

    nomor: as the office numbers its decisions, None until given · jam: the moment of the vote, "20.15".
    """

    __tablename__ = "keputusan"

    rapat_id: Mapped[str] = mapped_column(String(32), ForeignKey("rapat.id"))
    agenda_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("agenda.id"), default=None)
    urut: Mapped[int] = mapped_column(Integer)
    nomor: Mapped[str | None] = field("Nomor keputusan", width=18)
    isi: Mapped[str] = field("Keputusan", "panjang", width=50, required=True)
    cara: Mapped[str] = field(
        "Cara keputusan", "pilihan", width=14, required=True, choices=CARA_KEPUTUSAN, default="musyawarah"
    )
    jam: Mapped[str | None] = field("Pukul", width=6)
    setuju: Mapped[int | None] = field("Setuju", "angka", width=7)
    tolak: Mapped[int | None] = field("Tidak setuju", "angka", width=7)
    abstain: Mapped[int | None] = field("Abstain", "angka", width=7)

    __table_args__ = (
        CheckConstraint(
            "coalesce(setuju, 0) >= 0 AND coalesce(tolak, 0) >= 0 AND coalesce(abstain, 0) >= 0", name="suara"
        ),
        Index("ix_keputusan_rapat_id", "rapat_id"),
    )


class TindakLanjut(Recorded, Base):
    """One follow-up: what, who sees to it, until when; it returns in every next meeting of the kind until closed.

    rapat_id: the meeting it was born in · selesai: the day it was closed · selesai_rapat_id: the meeting that heard so.
    """

    __tablename__ = "tindak_lanjut"

    rapat_id: Mapped[str] = mapped_column(String(32), ForeignKey("rapat.id"))
    keputusan_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("keputusan.id"), default=None)
    urut: Mapped[int] = mapped_column(Integer)
    isi: Mapped[str] = field("Tindak lanjut", "panjang", width=50, required=True)
    penanggung_jawab: Mapped[str | None] = field("Penanggung jawab", "saran", width=24)
    tenggat: Mapped[date | None] = field("Tenggat", "tanggal", width=12)
    keadaan: Mapped[str] = field(
        "Keadaan", "pilihan", width=14, required=True, choices=KEADAAN_TL, default="terbuka"
    )
    selesai: Mapped[date | None] = field("Selesai tanggal", "tanggal", width=12)
    selesai_rapat_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("rapat.id"), default=None)
    catatan: Mapped[str | None] = field("Catatan", "panjang", width=30)

    __table_args__ = (
        CheckConstraint("keadaan IN ('terbuka', 'selesai', 'batal')", name="keadaan"),
        Index("ix_tindak_lanjut_rapat_id", "rapat_id"),
        Index("ix_tindak_lanjut_keadaan", "keadaan"),
    )


class LaporanTindakLanjut(Recorded, Base):
    """What a later meeting heard about a follow-up: its state then, and the words. Old minutes keep theirs."""

    __tablename__ = "laporan_tindak_lanjut"

    rapat_id: Mapped[str] = mapped_column(String(32), ForeignKey("rapat.id"))
    tindak_lanjut_id: Mapped[str] = mapped_column(String(32), ForeignKey("tindak_lanjut.id"))
    keadaan: Mapped[str] = field(
        "Keadaan", "pilihan", width=14, required=True, choices=KEADAAN_TL, default="terbuka"
    )
    catatan: Mapped[str | None] = field("Laporan", "panjang", width=40)

    __table_args__ = (
        Index(
            "uq_laporan_tindak_lanjut_rapat_id_tindak_lanjut_id", "rapat_id", "tindak_lanjut_id", unique=True,
            sqlite_where=text("dihapus IS NULL"),
        ),
    )
