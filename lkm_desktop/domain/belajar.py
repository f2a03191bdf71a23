"""Learning: topics and sessions of the KBK, trainings with their participants, certificates.

KBK: Komunitas Belajar Kelurahan. Its sessions are meetings (`Rapat`) with one SesiKbk beside them; what they resolve
is the TindakLanjut of the meeting. Sources: lkm-siklus.md 2.5 and 4; values and principles: 4.3.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.fields import Cetak, Register, field

#: the six nilai, the four prinsip and the Tridaya of the founding concept (lkm-siklus.md 4.3)
NILAI = (
    ("jujur", "Jujur"),
    ("dapat_dipercaya", "Dapat dipercaya"),
    ("ikhlas", "Ikhlas/kerelawanan"),
    ("adil", "Adil"),
    ("kesetaraan", "Kesetaraan"),
    ("kesatuan", "Kesatuan dalam keragaman"),
    ("demokrasi", "Demokrasi"),
    ("partisipasi", "Partisipasi"),
    ("transparansi", "Transparansi dan akuntabilitas"),
    ("desentralisasi", "Desentralisasi"),
    ("lingkungan", "Perlindungan lingkungan"),
    ("sosial", "Pengembangan masyarakat (sosial)"),
    ("ekonomi", "Pengembangan ekonomi"),
)
KELOMPOK_NILAI = (
    ("Nilai kemanusiaan", tuple(code for code, _ in NILAI[:6])),
    ("Prinsip kemasyarakatan", tuple(code for code, _ in NILAI[6:10])),
    ("Tridaya", tuple(code for code, _ in NILAI[10:])),
)
METODE = tuple((v, v) for v in ("Diskusi", "FGD", "Kunjungan lapangan", "Praktik", "Nonton bersama", "Kajian tematik"))
DANA = (("swadaya", "Swadaya KBK"), ("program", "Dana program"), ("pemda", "Dana pemda"), ("tanpa", "Tanpa biaya"))
STATUS_AGENDA = (("rencana", "Rencana"), ("batal", "Batal"))
JENJANG = tuple((v, v) for v in ("Kelurahan", "Kecamatan", "Kota/kabupaten", "Provinsi", "Nasional"))


class Topik(Recorded, Base):
    """A topic to learn. nilai: codes of NILAI, one a line · dasar: one that everybody active should have had."""

    __tablename__ = "topik"

    kode: Mapped[str | None] = field("Kode", width=8)
    nama: Mapped[str] = field("Topik", width=40, required=True)
    nilai: Mapped[str | None] = field("Nilai/prinsip", "panjang", width=30)
    dasar: Mapped[bool] = field("Topik dasar", "ya_tidak", width=8, default=False)
    tujuan: Mapped[str | None] = field("Tujuan", "panjang", width=40)
    bahan: Mapped[str | None] = field("Bahan/alat", "panjang", width=30)
    jpl: Mapped[int | None] = field("JPL", "angka", width=6, help="Jam pelajaran; 1 JPL = 45 menit.")


class AgendaKbk(Recorded, Base):
    """One line of the learning agenda of a year: which topic in which month, how, by whom, for whom."""

    __tablename__ = "agenda_kbk"

    tahun: Mapped[int] = field("Tahun", "angka", width=6, required=True)
    bulan: Mapped[int] = field("Bulan", "angka", width=6, required=True)
    tanggal: Mapped[date | None] = field("Tanggal", "tanggal", width=12, help="Kosong bila baru bulannya yang pasti.")
    topik_id: Mapped[str] = mapped_column(String(32), ForeignKey("topik.id"))
    metode: Mapped[str | None] = field("Metode", "saran", width=16, choices=METODE)
    pemandu: Mapped[str | None] = field("Pemandu", "saran", width=24)
    sasaran: Mapped[str | None] = field("Sasaran peserta", "saran", width=24)
    target: Mapped[int | None] = field("Target peserta", "angka", width=8, help="Orang.")
    tempat: Mapped[str | None] = field("Tempat", "saran", width=20)
    status: Mapped[str] = field("Status", "pilihan", width=10, required=True, choices=STATUS_AGENDA, default="rencana")
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=24)

    __table_args__ = (
        CheckConstraint("bulan BETWEEN 1 AND 12", name="bulan"),
        CheckConstraint("target IS NULL OR target > 0", name="target"),
        Index("ix_agenda_kbk_tahun", "tahun"),
    )


class SesiKbk(Recorded, Base):
    """What a meeting of the KBK has beyond a meeting. lanjut_dari_id: the meeting whose results it goes on with."""

    __tablename__ = "sesi_kbk"

    rapat_id: Mapped[str] = mapped_column(String(32), ForeignKey("rapat.id"))
    topik_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("topik.id"), default=None)
    agenda_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("agenda_kbk.id"), default=None)
    lanjut_dari_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("rapat.id"), default=None)
    metode: Mapped[str | None] = field("Metode", "saran", width=16, choices=METODE)
    pemandu: Mapped[str | None] = field("Pemandu", "saran", width=24)
    narasumber: Mapped[str | None] = field("Narasumber", "saran", width=24)
    jpl: Mapped[int | None] = field("JPL", "angka", width=6, help="Jam pelajaran; 1 JPL = 45 menit.")
    dana: Mapped[str | None] = field("Sumber biaya", "pilihan", width=14, choices=DANA)
    bahan: Mapped[str | None] = field("Bahan/materi", "panjang", width=30)
    pokok_bahasan: Mapped[str | None] = field("Pokok bahasan", "panjang", width=40)
    hasil: Mapped[str | None] = field("Hasil/kesimpulan", "panjang", width=40)

    __table_args__ = (
        Index("uq_sesi_kbk_rapat_id", "rapat_id", unique=True, sqlite_where=text("dihapus IS NULL")),
        Index("ix_sesi_kbk_topik_id", "topik_id"),
    )


class Pelatihan(Recorded, Base):
    """A training of one or more days. Its sessions are meetings with `Rapat.pelatihan_id`."""

    __tablename__ = "pelatihan"

    nama: Mapped[str] = field("Nama pelatihan", width=34, required=True)
    kode_modul: Mapped[str | None] = field("Kode modul", width=10, help="Misalnya C05 Relawan PS.")
    mulai: Mapped[date] = field("Mulai", "tanggal", width=12, required=True)
    selesai: Mapped[date | None] = field("Selesai", "tanggal", width=12)
    jpl: Mapped[int | None] = field("JPL", "angka", width=6, help="Jam pelajaran; 1 JPL = 45 menit.")
    tempat: Mapped[str | None] = field("Tempat", "saran", width=20)
    pemandu: Mapped[str | None] = field("Pemandu", "saran", width=24)
    penyelenggara: Mapped[str | None] = field("Penyelenggara", "saran", width=20)
    jenjang: Mapped[str | None] = field("Jenjang", "saran", width=14, choices=JENJANG)
    dana: Mapped[str | None] = field("Sumber dana", "saran", width=16)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=24)

    __table_args__ = (
        CheckConstraint("selesai IS NULL OR selesai >= mulai", name="urut_tanggal"),
        CheckConstraint("jpl IS NULL OR jpl > 0", name="jpl"),
        Index("ix_pelatihan_mulai", "mulai"),
    )


class PesertaPelatihan(Recorded, Base):
    """One participant. hadir_jpl: attended lesson hours when the training has no meetings of its own."""

    __tablename__ = "peserta_pelatihan"

    pelatihan_id: Mapped[str] = mapped_column(String(32), ForeignKey("pelatihan.id"))
    orang_id: Mapped[str] = field("Orang", "orang", width=24, required=True, foreign_key=ForeignKey("orang.id"))
    peran: Mapped[str | None] = field("Peran", "saran", width=16)
    hadir_jpl: Mapped[int | None] = field("JPL diikuti", "angka", width=8)
    nilai: Mapped[str | None] = field("Nilai", width=8)
    keterangan: Mapped[str | None] = field("Keterangan", width=20)

    __table_args__ = (
        CheckConstraint("hadir_jpl IS NULL OR hadir_jpl >= 0", name="hadir_jpl"),
        Index("uq_peserta_pelatihan", "pelatihan_id", "orang_id", unique=True, sqlite_where=text("dihapus IS NULL")),
        Index("ix_peserta_pelatihan_orang_id", "orang_id"),
    )


class Sertifikat(Recorded, Base):
    """A certificate that was given. For a training (`pelatihan_id`) or for a year of KBK (`tahun`)."""

    __tablename__ = "sertifikat"

    orang_id: Mapped[str] = mapped_column(String(32), ForeignKey("orang.id"))
    pelatihan_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("pelatihan.id"), default=None)
    tahun: Mapped[int | None] = mapped_column(default=None)
    nomor: Mapped[str] = mapped_column(String)
    tanggal: Mapped[date] = mapped_column()

    __table_args__ = (
        CheckConstraint("(pelatihan_id IS NULL) != (tahun IS NULL)", name="asal"),
        Index("uq_sertifikat_nomor", "nomor", unique=True, sqlite_where=text("dihapus IS NULL")),
        Index("ix_sertifikat_orang_id", "orang_id"),
    )


PELATIHAN = Register(
    key="pelatihan",
    title="Buku pelatihan",
    book="Buku pelatihan",
    noun="pelatihan",
    entity=Pelatihan,
    columns=("nama", "kode_modul", "mulai", "selesai", "jpl", "tempat", "pemandu", "penyelenggara", "jenjang", "dana",
             "keterangan"),
    form=("nama", "kode_modul", "mulai", "selesai", "jpl", "tempat", "pemandu", "penyelenggara", "jenjang", "dana",
          "keterangan"),
    shown=("mulai", "nama", "kode_modul", "selesai", "jpl", "pemandu", "penyelenggara"),
    filters=("tahun", "jenjang", "penyelenggara"),
    search=("nama", "kode_modul", "pemandu", "penyelenggara", "tempat", "keterangan"),
    sort="mulai", then=("nama",), newest=True, dated="mulai",
    printed=("nama", "kode_modul", Cetak("Tanggal", ("mulai", "selesai"), " s.d. ", width=14), "jpl", "tempat",
             "pemandu", "penyelenggara", "jenjang", "dana", Cetak("Ket.", ("keterangan",))),
    identity=(("nama", "mulai"),),
)  # fmt: skip
