"""What goes out of the office and comes in again: saved layouts of lists, foreign templates, the IDF sheet, people
known to be two, and the logs of packages sent and of sheets imported.

Sources, lkm-siklus.md: 6.1 (who sends what to whom), 6.3 (IDF), 6.4 (recap).
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, Date, DateTime, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded, new_id
from lkm_desktop.fields import field

#: levels of the IDF (lkm-siklus.md 6.3), lowest first
LEVEL_IDF = (("awal", "Awal"), ("berdaya", "Berdaya"), ("mandiri", "Mandiri"), ("madani", "Menuju Madani"))
JENIS_SEL = (("angka", "Angka atau kata"), ("daftar", "Daftar ke bawah"))


class TataLetak(Recorded, Base):
    """A saved layout of a list: register and name, the columns in their order, the filters and how it is sorted.

    kolom: JSON list of field keys · saring: JSON of the Query · papan: made for the notice board, private data hidden.
    """

    __tablename__ = "tata_letak"

    register: Mapped[str] = mapped_column(String)
    nama: Mapped[str] = field("Nama tata letak", width=30, required=True, help="Misalnya untuk Lurah.")
    judul: Mapped[str | None] = field("Judul di lembar", width=40)
    kolom: Mapped[str] = mapped_column(Text, default="[]")
    saring: Mapped[str] = mapped_column(Text, default="{}")
    papan: Mapped[bool] = mapped_column(Boolean, default=False)

    __table_args__ = (
        Index("uq_tata_letak_register_nama", "register", "nama", unique=True, sqlite_where=text("dihapus IS NULL")),
    )


class TemplatExcel(Recorded, Base):
    """A workbook of somebody else that the office fills; its bytes lie in Arsip under `sidik`.

    berkas: as the file was called · sidik: SHA-256 of the file as it came.
    """

    __tablename__ = "templat_excel"

    nama: Mapped[str] = field("Nama formulir", width=30, required=True, help="Misalnya Form bulanan korkot.")
    berkas: Mapped[str] = mapped_column(String)
    sidik: Mapped[str] = mapped_column(String(64))
    keterangan: Mapped[str | None] = field("Keterangan", width=40)


class SelTemplat(Recorded, Base):
    """One cell of a template and what is written there.

    sel: as Excel calls it, "B7"; the first one of a list · angka: key of the number, word or list · rincian: JSON of
    what narrows it, such as {"rw": "02"}.
    """

    __tablename__ = "sel_templat"

    templat_id: Mapped[str] = mapped_column(String(32), ForeignKey("templat_excel.id"))
    lembar: Mapped[str] = mapped_column(String)
    sel: Mapped[str] = mapped_column(String)
    jenis: Mapped[str] = mapped_column(String, default="angka")
    angka: Mapped[str] = mapped_column(String)
    rincian: Mapped[str] = mapped_column(Text, default="{}")

    __table_args__ = (
        Index("uq_sel_templat_templat_id_lembar_sel", "templat_id", "lembar", "sel", unique=True,
              sqlite_where=text("dihapus IS NULL")),
    )  # fmt: skip


class Idf(Recorded, Base):
    """One self-assessment of the institution by its members, on one day (IDF, lkm-siklus.md 6.3)."""

    __tablename__ = "idf"

    tanggal: Mapped[date] = field("Tanggal penilaian", "tanggal", width=12, required=True)
    penilai: Mapped[str | None] = field("Dinilai oleh", width=30, help="Misalnya anggota LKM bersama faskel.")
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=40)


class NilaiIdf(Recorded, Base):
    """The mark of one aspect: aspek is its code, nilai the score in hundredths of the full mark, 0 to 100."""

    __tablename__ = "nilai_idf"

    idf_id: Mapped[str] = mapped_column(String(32), ForeignKey("idf.id"))
    aspek: Mapped[str] = mapped_column(String)
    nilai: Mapped[int | None] = field("Nilai", "angka", width=6, help="0 sampai 100.")
    level: Mapped[str | None] = field("Level", "pilihan", width=14, choices=LEVEL_IDF)
    bukti: Mapped[str | None] = field("Bukti", "panjang", width=50)

    __table_args__ = (
        CheckConstraint("nilai IS NULL OR (nilai >= 0 AND nilai <= 100)", name="nilai"),
        Index("uq_nilai_idf_idf_id_aspek", "idf_id", "aspek", unique=True, sqlite_where=text("dihapus IS NULL")),
    )


class BukanSama(Recorded, Base):
    """Two people who look like one and are not: somebody said so. satu_id sorts before dua_id."""

    __tablename__ = "bukan_sama"

    satu_id: Mapped[str] = mapped_column(String(32), ForeignKey("orang.id"))
    dua_id: Mapped[str] = mapped_column(String(32), ForeignKey("orang.id"))

    __table_args__ = (
        CheckConstraint("satu_id < dua_id", name="urut"),
        Index("uq_bukan_sama_satu_id_dua_id", "satu_id", "dua_id", unique=True, sqlite_where=text("dihapus IS NULL")),
    )


class Paket(Base):
    """The log of packages for the korkot. What was sent cannot be taken back, so this is no undoable history.

    periode: its code, "2025-07", "2025-T3", "2025" or "siklus-" and the id · sampai: cut-off day of the data · pilihan:
    JSON of what was chosen · ringkas: JSON of the figures and of a fingerprint per row, to tell what changed since ·
    dikirim: when the user said that it was sent, by the way named in `cara`.
    """

    __tablename__ = "paket"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    waktu: Mapped[datetime] = mapped_column(DateTime)
    periode: Mapped[str] = mapped_column(String)
    sampai: Mapped[date] = mapped_column(Date)
    berkas: Mapped[str] = mapped_column(String)
    sidik: Mapped[str] = mapped_column(String(64))
    ukuran: Mapped[int] = mapped_column(Integer)
    pilihan: Mapped[str] = mapped_column(Text, default="{}")
    ringkas: Mapped[str] = mapped_column(Text, default="{}")
    dikirim: Mapped[datetime | None] = mapped_column(DateTime, default=None)
    cara: Mapped[str | None] = mapped_column(String, default=None)

    __table_args__ = (Index("ix_paket_waktu", "waktu"),)


class PetaImpor(Base):
    """How the columns of a foreign sheet were last used, recognised again by its headings.

    tujuan: what it fills · sidik: SHA-256 of the headings · judul: JSON list of them · peta: JSON of heading -> field
    or null · kode: JSON of what values mean: "arti" (chosen by the user) and "legenda" (told by the file), each
    field -> {value: meaning}, and "bawaan", values for fields that no column has · dipakai: when last.
    """

    __tablename__ = "peta_impor"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    tujuan: Mapped[str] = mapped_column(String)
    sidik: Mapped[str] = mapped_column(String(64))
    judul: Mapped[str] = mapped_column(Text, default="[]")
    peta: Mapped[str] = mapped_column(Text, default="{}")
    kode: Mapped[str] = mapped_column(Text, default="{}")
    berkas: Mapped[str] = mapped_column(String, default="")
    dipakai: Mapped[datetime] = mapped_column(DateTime)

    __table_args__ = (Index("uq_peta_impor_tujuan_sidik", "tujuan", "sidik", unique=True),)


class CatatanImpor(Base):
    """The log of imports: which file filled what, in which step of the history.

    langkah_id: number of that step · ditarik: when it was taken back · ditarik_baris, tersisa: rows taken back, and
    rows kept because somebody had touched them since.
    """

    __tablename__ = "catatan_impor"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    waktu: Mapped[datetime] = mapped_column(DateTime)
    tujuan: Mapped[str] = mapped_column(String)
    berkas: Mapped[str] = mapped_column(String)
    lembar: Mapped[str] = mapped_column(String, default="")
    sidik: Mapped[str] = mapped_column(String(64), default="")
    baru: Mapped[int] = mapped_column(Integer, default=0)
    berubah: Mapped[int] = mapped_column(Integer, default=0)
    sama: Mapped[int] = mapped_column(Integer, default=0)
    dilewati: Mapped[int] = mapped_column(Integer, default=0)
    langkah_id: Mapped[int | None] = mapped_column(Integer, default=None)
    ditarik: Mapped[datetime | None] = mapped_column(DateTime, default=None)
    ditarik_baris: Mapped[int | None] = mapped_column(Integer, default=None)
    tersisa: Mapped[int | None] = mapped_column(Integer, default=None)

    __table_args__ = (Index("ix_catatan_impor_waktu", "waktu"),)
