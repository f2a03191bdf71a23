"""Letters: agenda surat keluar (with the numbers), agenda surat masuk, ekspedisi, SK, and the archive of papers.

Columns follow lkm-siklus.md 1.13 (B5, B6, B10, B14); the ekspedisi book is named in features.md as one of the 16 office
books that secretaries ask for.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.fields import Cetak, Register, field

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


SURAT_MASUK = Register(
    key="surat_masuk",
    title="Agenda surat masuk",
    book="Buku agenda surat masuk",
    noun="surat masuk",
    entity=SuratMasuk,
    columns=("nomor_agenda", "tanggal_terima", "pengirim", "surat_tanggal", "surat_nomor", "isi", "disposisi",
             "keterangan"),
    form=("tanggal_terima", "nomor_agenda", "pengirim", "surat_nomor", "surat_tanggal", "isi", "disposisi",
          "keterangan"),
    shown=("nomor_agenda", "tanggal_terima", "pengirim", "surat_nomor", "isi", "disposisi"),
    filters=("tahun", "bulan", "disposisi"),
    search=("pengirim", "surat_nomor", "isi", "disposisi", "keterangan"),
    name="isi", sort="tanggal_terima", then=("nomor_agenda",), newest=True, dated="tanggal_terima",
    printed=("tanggal_terima", Cetak("Nomor agenda", ("nomor_agenda",), width=7), "pengirim",
             Cetak("Surat: tanggal", ("surat_tanggal",), width=12), Cetak("Surat: nomor", ("surat_nomor",), width=22),
             Cetak("Isi ringkasan", ("isi",), width=36), Cetak("Ket.", ("keterangan",)), "disposisi"),
    identity=(("surat_nomor", "pengirim"), ("nomor_agenda", "tahun", "pengirim"),
              ("tanggal_terima", "pengirim", "isi")),
)  # fmt: skip

SURAT_KELUAR = Register(
    key="surat_keluar",
    title="Agenda surat keluar",
    book="Buku agenda surat keluar",
    noun="surat keluar",
    entity=SuratKeluar,
    columns=("nomor", "jenis", "tanggal", "tanggal_kirim", "kepada", "alamat", "perihal", "lampiran", "keadaan",
             "keterangan"),
    form=("jenis", "tanggal", "nomor", "kepada", "alamat", "perihal", "lampiran", "tanggal_kirim", "keadaan",
          "keterangan"),
    shown=("nomor", "tanggal", "jenis", "kepada", "perihal", "keadaan"),
    filters=("tahun", "bulan", "jenis", "keadaan"),
    search=("nomor", "kepada", "alamat", "perihal", "keterangan"),
    name="nomor", sort="tanggal", then=("urut", "nomor"), newest=True, dated="tanggal",
    printed=(Cetak("No. surat", ("nomor",), width=24), Cetak("Tgl surat", ("tanggal",), width=12),
             Cetak("Tgl kirim", ("tanggal_kirim",), width=12), "kepada", "perihal",
             Cetak("Lamp.", ("lampiran",), width=8),
             Cetak("Ket.", ("keadaan", "keterangan"), between=": ", diam=("Terpakai",))),
    identity=(("nomor", "tahun"),),
)  # fmt: skip

EKSPEDISI = Register(
    key="ekspedisi",
    title="Buku ekspedisi",
    book="Buku ekspedisi",
    noun="kiriman",
    entity=Ekspedisi,
    columns=("tanggal", "surat_nomor", "isi", "kepada", "penerima", "tanggal_terima", "keterangan"),
    form=("tanggal", "surat_nomor", "isi", "kepada", "penerima", "tanggal_terima", "keterangan"),
    shown=("tanggal", "surat_nomor", "isi", "kepada", "penerima", "tanggal_terima"),
    filters=("tahun", "bulan", "kepada"),
    search=("surat_nomor", "isi", "kepada", "penerima", "keterangan"),
    name="isi", sort="tanggal", then=("surat_nomor", "kepada"), newest=True, dated="tanggal",
    printed=("tanggal", "surat_nomor", "isi", "kepada", "penerima", "tanggal_terima",
             Cetak("Paraf/tanda terima", width=16), Cetak("Ket.", ("keterangan",))),
    identity=(("tanggal", "surat_nomor", "kepada"), ("tanggal", "isi", "kepada")),
)  # fmt: skip

SK = Register(
    key="sk",
    title="Buku keputusan/SK LKM",
    book="Buku keputusan/SK LKM",
    noun="SK",
    entity=SuratKeputusan,
    columns=("nomor", "tanggal", "tentang", "uraian", "keterangan"),
    form=("nomor", "tanggal", "tentang", "uraian", "keterangan"),
    shown=("nomor", "tanggal", "tentang", "uraian"),
    filters=("tahun",),
    search=("nomor", "tentang", "uraian", "keterangan"),
    name="nomor", sort="tanggal", then=("nomor",), newest=True, dated="tanggal",
    printed=(Cetak("Nomor dan tanggal", ("nomor", "tanggal"), width=26), "tentang", "uraian",
             Cetak("Ket.", ("keterangan",))),
    identity=(("nomor",),),
)  # fmt: skip

ARSIP_DOKUMEN = Register(
    key="arsip_dokumen",
    title="Arsip dokumen",
    book="Buku arsip dokumen",
    noun="dokumen",
    entity=ArsipDokumen,
    columns=("jenis", "nomor", "tanggal", "judul", "lokasi", "keterangan"),
    form=("jenis", "judul", "nomor", "tanggal", "lokasi", "keterangan"),
    shown=("jenis", "nomor", "tanggal", "judul", "lokasi"),
    filters=("tahun", "jenis", "lokasi"),
    search=("jenis", "nomor", "judul", "lokasi", "keterangan"),
    name="judul", sort="tanggal", then=("jenis", "judul"), newest=True, dated="tanggal",
    printed=("jenis", "nomor", "tanggal", "judul", Cetak("Lokasi fisik (map/ordner)", ("lokasi",), width=20),
             Cetak("Ket.", ("keterangan",))),
    identity=(("jenis", "nomor", "judul"), ("jenis", "judul", "tanggal")),
)  # fmt: skip
