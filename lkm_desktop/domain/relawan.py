"""Relawan: the registration of an Orang as a volunteer (roster of lkm-siklus.md 2.4)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, ForeignKey, Index, String, and_, func, or_, text
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.domain.orang import UMUR, Orang
from lkm_desktop.fields import Field, Register, field

STATUS_RELAWAN = (
    ("aktif", "Aktif"),
    ("tidak aktif", "Tidak aktif"),
    ("pindah", "Pindah"),
    ("meninggal", "Meninggal"),
)


class Relawan(Recorded, Base):
    """One registration; a person has at most one that is not in the Sampah. asal_rapat_id: the meeting (RKM) at which
    the person signed up · evaluasi: the note of supervision and evaluation (module C15)."""

    __tablename__ = "relawan"

    orang_id: Mapped[str] = field("Orang", "orang", required=True, foreign_key=ForeignKey("orang.id"))
    nomor: Mapped[str | None] = field("No. relawan", width=11, help="Diisi otomatis, misalnya R-0001.")
    tanggal_daftar: Mapped[date | None] = field("Tanggal daftar", "tanggal", width=12)
    kegiatan_asal: Mapped[str | None] = field("Kegiatan asal", "saran", width=18, help="Misalnya RKM 12 Maret 2024.")
    minat: Mapped[str | None] = field("Minat/keahlian", "saran", width=18)
    status: Mapped[str] = field("Status", "pilihan", width=12, required=True, choices=STATUS_RELAWAN, default="aktif")
    status_tanggal: Mapped[date | None] = field("Status sejak", "tanggal", width=12)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=20)
    evaluasi: Mapped[str | None] = field("Catatan pembinaan", "panjang", width=24, private=True)
    asal_rapat_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("rapat.id"), default=None)

    __table_args__ = (Index("uq_relawan_orang_id", "orang_id", unique=True, sqlite_where=text("dihapus IS NULL")),)


def in_force(day: date) -> ColumnElement[bool]:
    """Whether a registration is active on that day."""
    begun = or_(Relawan.tanggal_daftar.is_(None), Relawan.tanggal_daftar <= day)
    return and_(begun, or_(Relawan.status == "aktif", func.coalesce(Relawan.status_tanggal > day, False)))


#: what attendance says of somebody (services.keaktifan); it never changes the typed status
KEAKTIFAN = (("aktif", "Aktif"), ("jarang", "Jarang"), ("tidak aktif", "Tidak aktif"))
#: filled by the list service from Penugasan, trainings and Kehadiran, never typed
PERAN = Field("peran", "Kategori/peran", width=18)
PELATIHAN = Field("pelatihan", "Pelatihan diikuti", "angka", width=9)
PELATIHAN_APA = Field("pelatihan_apa", "Pelatihan: apa saja", width=30)
SEKTOR = Field("sektor", "Kelompok sektoral", width=18)
TERLATIH = Field("terlatih", "Terlatih", "ya_tidak", width=8)
MENURUT_HADIR = Field("keaktifan", "Menurut kehadiran", "pilihan", width=11, choices=KEAKTIFAN)
KALI_HADIR = Field("kali_hadir", "Kali hadir", "angka", width=6)
TERAKHIR_HADIR = Field("terakhir_hadir", "Terakhir hadir", "tanggal", width=12)

REGISTER = Register(
    key="relawan",
    title="Relawan",
    noun="relawan",
    entity=Relawan,
    columns=(
        "nomor",
        "nama",
        "nik",
        "tempat_lahir",
        "tanggal_lahir",
        "umur",
        "jenis_kelamin",
        "status_kawin",
        "pendidikan",
        "pekerjaan",
        "alamat",
        "rt",
        "rw",
        "no_hp",
        "miskin",
        "unsur",
        "minat",
        "peran",
        "tanggal_daftar",
        "kegiatan_asal",
        "pelatihan",
        "pelatihan_apa",
        "status",
        "keaktifan",
        "kali_hadir",
        "terakhir_hadir",
        "keterangan",
        "evaluasi",
    ),
    form=(
        "nomor",
        "tanggal_daftar",
        "kegiatan_asal",
        "minat",
        "status",
        "status_tanggal",
        "keterangan",
        "evaluasi",
        "nama",
        "jenis_kelamin",
        "nik",
        "tempat_lahir",
        "tanggal_lahir",
        "status_kawin",
        "pendidikan",
        "pekerjaan",
        "alamat",
        "rt",
        "rw",
        "no_hp",
        "miskin",
        "unsur",
    ),
    shown=("nomor", "nama", "jenis_kelamin", "rt", "rw", "unsur", "minat", "keaktifan", "status"),
    filters=("rt", "rw", "jenis_kelamin", "unsur", "minat", "keaktifan", "status"),
    hat=True,
    in_force=in_force,
    search=("nomor", "minat", "kegiatan_asal"),
    derived=(UMUR, PERAN, PELATIHAN, PELATIHAN_APA, SEKTOR, TERLATIH, MENURUT_HADIR, KALI_HADIR, TERAKHIR_HADIR),
    person=Orang,
)
