"""Papers of the office: Naskah (one paper with its own wording), Dokumen (the log), Arsip (the very files), Templat,
Kit (what a kind of meeting needs) and Lampiran (files that belong to a record)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, DateTime, ForeignKey, Index, Integer, LargeBinary, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.domain.rapat import JENIS_RAPAT, MODE, TINGKAT
from lkm_desktop.fields import field

#: state of a paper: draf may change freely, final is locked, ralat is being corrected after it was final
KEADAAN_NASKAH = (("draf", "Draf"), ("final", "Final"), ("ralat", "Sedang diralat"))
JENIS_LAMPIRAN = (
    ("daftar_hadir", "Daftar hadir bertanda tangan"),
    ("berita_acara", "Berita acara bertanda tangan"),
    ("notulen", "Notulen bertanda tangan"),
    ("foto", "Foto"),
    ("lain", "Berkas lain"),
)


class Naskah(Recorded, Base):
    """One paper that the office keeps: what was typed for it and which generated sentences were reworded.

    jenis: key of `documents.DOKUMEN` · subjek: id of the decision, person or letter it is about · isian, suntingan:
    JSON objects, field -> text and sentence key -> text · versi: of the last final print, 0 before the first.
    """

    __tablename__ = "naskah"

    jenis: Mapped[str] = mapped_column(String)
    rapat_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("rapat.id"), default=None)
    subjek: Mapped[str] = mapped_column(String(32), default="")
    surat_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("surat_keluar.id"), default=None)
    judul: Mapped[str] = mapped_column(String, default="")
    tanggal: Mapped[date | None] = mapped_column(Date, default=None)
    isian: Mapped[str] = mapped_column(Text, default="{}")
    suntingan: Mapped[str] = mapped_column(Text, default="{}")
    keadaan: Mapped[str] = mapped_column(String, default="draf")
    versi: Mapped[int] = mapped_column(Integer, default=0)

    __table_args__ = (
        Index("ix_naskah_rapat_id", "rapat_id"),
        Index("ix_naskah_jenis", "jenis"),
    )


class Dokumen(Recorded, Base):
    """What was printed or saved: kind, when, paper, pages, and the SHA-256 of the file, whose bytes lie in Arsip.

    tujuan: "cetak", "pdf", "word" or "final" · versi: of a final paper · ralat: what that version changed and why ·
    papan: made for the notice board, private data hidden · teks: its plain lines as JSON, to compare with today's data.
    The log outlives what it tells of: rapat_id and naskah_id are no references that would keep the making of a meeting
    from being undone once a paper of it was printed.
    """

    __tablename__ = "dokumen"

    rapat_id: Mapped[str | None] = mapped_column(String(32), default=None)
    jenis: Mapped[str] = mapped_column(String)
    waktu: Mapped[datetime] = mapped_column(DateTime)
    kertas: Mapped[str] = mapped_column(String)
    halaman: Mapped[int] = mapped_column(Integer)
    sidik: Mapped[str] = mapped_column(String(64))
    naskah_id: Mapped[str | None] = mapped_column(String(32), default=None)
    judul: Mapped[str | None] = mapped_column(String, default=None)
    tujuan: Mapped[str | None] = mapped_column(String, default=None)
    versi: Mapped[int | None] = mapped_column(Integer, default=None)
    ralat: Mapped[str | None] = mapped_column(Text, default=None)
    papan: Mapped[bool | None] = mapped_column(Boolean, default=None)
    teks: Mapped[str | None] = mapped_column(Text, default=None)

    __table_args__ = (Index("ix_dokumen_waktu", "waktu"),)


class Arsip(Base):
    """The bytes of a printed paper, kept once for each SHA-256, so that a reprint is identical."""

    __tablename__ = "arsip"

    sidik: Mapped[str] = mapped_column(String(64), primary_key=True)
    isi: Mapped[bytes] = mapped_column(LargeBinary)


class Templat(Base):
    """Wording that this office has changed from what the program ships: kode is "jenis/kunci"."""

    __tablename__ = "templat"

    kode: Mapped[str] = mapped_column(String, primary_key=True)
    teks: Mapped[str] = mapped_column(Text)


class Kit(Recorded, Base):
    """A meeting kit: what a kind of meeting needs. Shipped kits are copied here when the office changes them.

    acara: one point a line, "pokok | waktu | pembawa" · undang: codes of bodies, one a line ("relawan" too) ·
    undang_luar: guests, one a line · dokumen: keys of papers, one a line · pola_judul: may use {bulan} and {tahun}.
    """

    __tablename__ = "kit"

    kode: Mapped[str] = field("Kode", width=16, required=True)
    nama: Mapped[str] = field("Nama perangkat rapat", width=30, required=True)
    jenis: Mapped[str] = field("Jenis rapat", "pilihan", width=20, required=True, choices=JENIS_RAPAT)
    tingkat: Mapped[str] = field("Tingkat", "pilihan", width=12, required=True, choices=TINGKAT, default="LKM")
    mode: Mapped[str] = field("Cara mencatat", "pilihan", width=12, required=True, choices=MODE, default="daftar")
    pola_judul: Mapped[str | None] = field("Nama rapat", width=40)
    jam_mulai: Mapped[str | None] = field("Jam mulai", width=6)
    jam_selesai: Mapped[str | None] = field("Jam selesai", width=6)
    acara: Mapped[str | None] = field("Susunan acara", "panjang", width=50)
    undang: Mapped[str | None] = field("Badan yang diundang", "panjang", width=30)
    undang_luar: Mapped[str | None] = field("Undangan luar", "panjang", width=30)
    dokumen: Mapped[str | None] = field("Berkas yang diperlukan", "panjang", width=30)
    pembukaan: Mapped[str | None] = field("Kalimat pembukaan", "panjang", width=50)
    penutup: Mapped[str | None] = field("Kalimat penutup", "panjang", width=50)

    __table_args__ = (Index("uq_kit_kode", "kode", unique=True, sqlite_where=text("dihapus IS NULL")),)


class Lampiran(Recorded, Base):
    """A file that belongs to a record, copied into the office's folder `lampiran` under its SHA-256.

    pemilik, pemilik_id: table and id of the record, ("rapat", id) · nama: as the user's file was called · berkas: the
    name inside the folder · ukuran: bytes.
    """

    __tablename__ = "lampiran"

    pemilik: Mapped[str] = mapped_column(String)
    pemilik_id: Mapped[str] = mapped_column(String(32))
    jenis: Mapped[str] = field("Jenis lampiran", "pilihan", width=20, required=True, choices=JENIS_LAMPIRAN)
    nama: Mapped[str] = field("Nama berkas", width=30, required=True)
    keterangan: Mapped[str | None] = field("Keterangan", width=30)
    berkas: Mapped[str] = mapped_column(String)
    ukuran: Mapped[int] = mapped_column(Integer)
    sidik: Mapped[str] = mapped_column(String(64))
    waktu: Mapped[datetime] = mapped_column(DateTime)

    __table_args__ = (Index("ix_lampiran_pemilik_pemilik_id", "pemilik", "pemilik_id"),)
