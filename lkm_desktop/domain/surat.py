"""Letters: agenda surat keluar (with the numbers), agenda surat masuk, ekspedisi, SK, and the archive of papers.

Columns follow lkm-siklus.md 1.13 (B5, B6, B10, B14); the ekspedisi book is named in features.md as one of the 16 office
books that secretaries ask for.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.fields import field

#: kinds of outgoing papers that carry a number
JENIS_SURAT = (
    ("undangan", "Undangan"),
    ("surat_tugas", "Surat tugas"),
    ("surat_biasa", "Surat biasa"),
    ("surat_pengantar", "Surat pengantar"),
    ("sk", "Surat keputusan"),
    ("berita_acara", "Berita acara"),
    ("notulen", "Notulen"),
    ("petikan", "Petikan keputusan"),
    ("tanda_terima", "Tanda terima"),
    ("lain", "Surat lain"),
)
KEADAAN_NOMOR = (("terpakai", "Terpakai"), ("dipesan", "Dipesan"), ("batal", "Batal"))


class SuratKeluar(Recorded, Base):
    """One outgoing letter and its number; a reserved or cancelled number keeps its line.

    deret: the series the serial number counts in ("surat", "sk", ...) · tahun, urut: year and serial in that series.
    """

    __tablename__ = "surat_keluar"

    nomor: Mapped[str] = field("Nomor surat", width=26, required=True)
    jenis: Mapped[str] = field("Jenis surat", "pilihan", width=14, required=True, choices=JENIS_SURAT, default="lain")
    tanggal: Mapped[date] = field("Tanggal surat", "tanggal", width=12, required=True)
    tanggal_kirim: Mapped[date | None] = field("Tanggal kirim", "tanggal", width=12)
    kepada: Mapped[str | None] = field("Kepada", "saran", width=26)
    alamat: Mapped[str | None] = field("Alamat tujuan", width=24)
    perihal: Mapped[str | None] = field("Perihal", width=34)
    lampiran: Mapped[str | None] = field("Lampiran", width=10)
    keadaan: Mapped[str] = field(
        "Keadaan nomor", "pilihan", width=12, required=True, choices=KEADAAN_NOMOR, default="terpakai"
    )
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=20)
    deret: Mapped[str] = mapped_column(String, default="surat")
    tahun: Mapped[int] = mapped_column(Integer)
    urut: Mapped[int | None] = mapped_column(Integer, default=None)

    __table_args__ = (
        Index("uq_surat_keluar_nomor", "tahun", "nomor", unique=True, sqlite_where=text("dihapus IS NULL")),
        Index("ix_surat_keluar_tanggal", "tanggal"),
    )


class SuratMasuk(Recorded, Base):
    """One incoming letter."""

    __tablename__ = "surat_masuk"

    nomor_agenda: Mapped[int | None] = field("No. agenda", "angka", width=8, help="Diisi otomatis setiap tahun.")
    tanggal_terima: Mapped[date] = field("Tanggal terima", "tanggal", width=12, required=True)
    pengirim: Mapped[str] = field("Pengirim", "saran", width=26, required=True)
    surat_tanggal: Mapped[date | None] = field("Tanggal surat", "tanggal", width=12)
    surat_nomor: Mapped[str | None] = field("Nomor surat", width=24)
    isi: Mapped[str] = field("Isi ringkas", "panjang", width=36, required=True)
    disposisi: Mapped[str | None] = field("Disposisi", "saran", width=20)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=20)

    __table_args__ = (Index("ix_surat_masuk_tanggal_terima", "tanggal_terima"),)


class Ekspedisi(Recorded, Base):
    """One delivery of a letter by hand; the receiver signs in the printed book."""

    __tablename__ = "ekspedisi"

    tanggal: Mapped[date] = field("Tanggal kirim", "tanggal", width=12, required=True)
    surat_nomor: Mapped[str | None] = field("Nomor surat", "saran", width=26)
    isi: Mapped[str] = field("Isi/perihal", width=34, required=True)
    kepada: Mapped[str] = field("Dikirim kepada", "saran", width=26, required=True)
    penerima: Mapped[str | None] = field("Diterima oleh", "saran", width=24)
    tanggal_terima: Mapped[date | None] = field("Tanggal terima", "tanggal", width=12)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=20)


class SuratKeputusan(Recorded, Base):
    """One decree of the LKM (SK): number, date, what it is about, in short what it says."""

    __tablename__ = "sk"

    nomor: Mapped[str] = field("Nomor SK", width=26, required=True)
    tanggal: Mapped[date] = field("Tanggal", "tanggal", width=12, required=True)
    tentang: Mapped[str] = field("Tentang", width=40, required=True)
    uraian: Mapped[str | None] = field("Uraian singkat", "panjang", width=40)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=20)

    __table_args__ = (Index("uq_sk_nomor", "nomor", unique=True, sqlite_where=text("dihapus IS NULL")),)


class ArsipDokumen(Recorded, Base):
    """Where a paper lies: its kind, number, date, title and the binder or shelf."""

    __tablename__ = "arsip_dokumen"

    jenis: Mapped[str] = field("Jenis dokumen", "saran", width=18, required=True)
    nomor: Mapped[str | None] = field("Nomor", width=24)
    tanggal: Mapped[date | None] = field("Tanggal", "tanggal", width=12)
    judul: Mapped[str] = field("Judul", width=40, required=True)
    lokasi: Mapped[str | None] = field("Lokasi (map/ordner)", "saran", width=20)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=20)
