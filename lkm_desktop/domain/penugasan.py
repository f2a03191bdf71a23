"""Penugasan: a dated hat of one person in one body, with its decree, end and successor."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, and_, or_
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.domain.orang import UMUR, Orang
from lkm_desktop.fields import Register, field

BADAN = (
    ("LKM", "LKM"),
    ("sekretariat", "Sekretariat"),
    ("UPK", "UPK"),
    ("UPL", "UPL"),
    ("UPS", "UPS"),
    ("pengawas", "Pengawas"),
    ("penasehat", "Penasehat"),
    ("panitia", "Panitia"),
    ("tim_ps", "Tim Pemetaan Swadaya"),
    ("TIPP", "TIPP"),
    ("forum_relawan", "Forum relawan"),
    ("agen_sosialisasi", "Agen sosialisasi"),
    ("tim_review", "Tim review partisipatif"),
    ("KBK", "KBK"),
    ("tim_rk", "Tim Refleksi Kemiskinan"),
    ("tim_pjm", "Tim penyusun PJM"),
    ("panitia_rwt", "Panitia RWT"),
    ("relawan_sektoral", "Relawan sektoral"),
)
#: suggestions, in the order in which people of one body are listed
JABATAN = tuple(
    (v, v)
    for v in (
        "Koordinator",
        "Ketua",
        "Sekretaris",
        "Bendahara",
        "Manajer",
        "Kasir",
        "Pembuku",
        "Petugas penagihan",
        "Staf",
        "Anggota",
    )
)
KOORDINATOR = "Koordinator"
#: bodies whose people belong in the Buku Pengelola (lkm-siklus.md 1.13, B2)
PENGELOLA = ("sekretariat", "UPK", "UPL", "UPS", "pengawas", "penasehat")


class Penugasan(Recorded, Base):
    """One appointment. It is in force on a day when mulai <= day <= selesai; an open end has no selesai.

    siklus_id: the siklus it serves · pemilihan_id: the election it came from · menggantikan_id: the appointment that
    this one replaces before its time (PAW), by the decision named in `dasar`.
    """

    __tablename__ = "penugasan"

    orang_id: Mapped[str] = field("Orang", "orang", required=True, foreign_key=ForeignKey("orang.id"))
    badan: Mapped[str] = field("Badan", "pilihan", width=14, required=True, choices=BADAN)
    jabatan: Mapped[str] = field("Jabatan", "saran", width=16, required=True, choices=JABATAN)
    periode: Mapped[str | None] = field("Periode", width=11, help="Misalnya 2023-2026.")
    mulai: Mapped[date | None] = field("Mulai", "tanggal", width=12, help="Hari pertama bertugas.")
    selesai: Mapped[date | None] = field(
        "Selesai", "tanggal", width=12, help="Hari terakhir bertugas; kosong bila masih."
    )
    sk_nomor: Mapped[str | None] = field("No. SK", width=18)
    sk_tanggal: Mapped[date | None] = field("Tanggal SK", "tanggal", width=12)
    suara: Mapped[int | None] = field("Suara", "angka", width=7, help="Perolehan suara saat dipilih.")
    tanggal_dikukuhkan: Mapped[date | None] = field("Dikukuhkan", "tanggal", width=12)
    alasan_berhenti: Mapped[str | None] = field("Alasan berhenti", width=18)
    pengganti_id: Mapped[str | None] = field("Pengganti", "orang", width=24, foreign_key=ForeignKey("orang.id"))
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=20)
    pokja: Mapped[str | None] = field("Pokja/kelompok", "saran", width=18, help="Kelompok kerja di dalam badan itu.")
    dasar: Mapped[str | None] = field("Dasar keputusan", width=24, help="Keputusan atau berita acara yang menetapkan.")
    siklus_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("siklus.id"), default=None)
    pemilihan_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("pemilihan.id"), default=None)
    menggantikan_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("penugasan.id"), default=None)

    __table_args__ = (
        CheckConstraint("selesai IS NULL OR mulai IS NULL OR selesai >= mulai", name="urut_tanggal"),
        Index("ix_penugasan_orang_id", "orang_id"),
        Index("ix_penugasan_badan", "badan"),
        Index("ix_penugasan_siklus_id", "siklus_id"),
    )


def in_force(day: date) -> ColumnElement[bool]:
    """Whether an appointment counts on that day: mulai <= day <= selesai, an empty side being open."""
    begun = or_(Penugasan.mulai.is_(None), Penugasan.mulai <= day)
    return and_(begun, or_(Penugasan.selesai.is_(None), Penugasan.selesai >= day))


_PERSON = (
    "nama",
    "jenis_kelamin",
    "nik",
    "tempat_lahir",
    "tanggal_lahir",
    "pendidikan",
    "pekerjaan",
    "alamat",
    "rt",
    "rw",
    "no_hp",
    "miskin",
)

ANGGOTA = Register(
    key="anggota",
    title="Anggota LKM",
    noun="anggota",
    entity=Penugasan,
    columns=(
        "nama",
        "nik",
        "tanggal_lahir",
        "umur",
        "jenis_kelamin",
        "pendidikan",
        "pekerjaan",
        "alamat",
        "rt",
        "rw",
        "no_hp",
        "jabatan",
        "periode",
        "suara",
        "tanggal_dikukuhkan",
        "mulai",
        "selesai",
        "alasan_berhenti",
        "pengganti_id",
        "sk_nomor",
        "sk_tanggal",
        "miskin",
        "keterangan",
    ),
    form=(
        "jabatan",
        "periode",
        "mulai",
        "tanggal_dikukuhkan",
        "suara",
        "sk_nomor",
        "sk_tanggal",
        "selesai",
        "alasan_berhenti",
        "pengganti_id",
        "keterangan",
        *_PERSON,
    ),
    shown=("nama", "jabatan", "jenis_kelamin", "rt", "rw", "mulai", "selesai"),
    filters=("jabatan", "jenis_kelamin", "periode", "rw"),
    hat=True,
    badan=("LKM",),
    in_force=in_force,
    search=("jabatan", "sk_nomor", "periode"),
    derived=(UMUR,),
    person=Orang,
)

PENGELOLA_REGISTER = Register(
    key="pengelola",
    title="Pengelola",
    noun="pengelola",
    entity=Penugasan,
    columns=(
        "nama",
        "tanggal_lahir",
        "umur",
        "jenis_kelamin",
        "pekerjaan",
        "alamat",
        "rt",
        "rw",
        "no_hp",
        "badan",
        "jabatan",
        "sk_nomor",
        "sk_tanggal",
        "mulai",
        "selesai",
        "alasan_berhenti",
        "pengganti_id",
        "keterangan",
    ),
    form=(
        "badan",
        "jabatan",
        "periode",
        "mulai",
        "sk_nomor",
        "sk_tanggal",
        "selesai",
        "alasan_berhenti",
        "pengganti_id",
        "keterangan",
        *_PERSON,
    ),
    shown=("nama", "badan", "jabatan", "jenis_kelamin", "sk_nomor", "mulai", "selesai"),
    filters=("badan", "jabatan", "jenis_kelamin"),
    sort="badan",
    hat=True,
    badan=PENGELOLA,
    in_force=in_force,
    search=("jabatan", "sk_nomor", "periode"),
    derived=(UMUR,),
    person=Orang,
)
