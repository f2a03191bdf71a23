"""Orang: one person, once. Every hat (member, officer, relawan) refers to this row."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, Text, event, func, or_, text
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.fields import Field, Register, field
from lkm_desktop.format import digits, parse_tanggal, umur
from lkm_desktop.names import fold, search_key

JENIS_KELAMIN = (("L", "Laki-laki"), ("P", "Perempuan"))
STATUS_KAWIN = (
    ("belum kawin", "Belum kawin"),
    ("kawin", "Kawin"),
    ("cerai hidup", "Cerai hidup"),
    ("cerai mati", "Cerai mati"),
)
PENDIDIKAN = tuple(
    (v, v)
    for v in (
        "Tidak/belum sekolah",
        "Belum tamat SD",
        "Tamat SD/sederajat",
        "SLTP/sederajat",
        "SLTA/sederajat",
        "Diploma I/II",
        "Akademi/Diploma III",
        "Diploma IV/Strata I",
        "Strata II",
        "Strata III",
    )
)
UNSUR = tuple(
    (v, v)
    for v in (
        "Warga",
        "Tokoh masyarakat",
        "Tokoh agama",
        "Tokoh pemuda",
        "Tokoh perempuan",
        "Ketua RT",
        "Ketua RW",
        "PKK/Posyandu",
        "Karang taruna",
        "KSM",
        "Aparat kelurahan",
        "Fasilitator",
    )
)
STATUS_ORANG = (("aktif", "Tinggal di sini"), ("pindah", "Pindah"), ("meninggal", "Meninggal"))


def check_nik(value: Any) -> str | None:
    """A NIK has 16 digits: region 6, birth date 6 (day + 40 for women), serial 4. Source: Dukcapil."""
    if not value:
        return None
    if len(str(value)) != 16 or not str(value).isdigit():
        return f"NIK harus 16 angka; ini {len(digits(str(value)))} angka. Boleh dikosongkan bila belum ada."
    return None


def check_kk(value: Any) -> str | None:
    """A family card number has 16 digits."""
    if value and (len(str(value)) != 16 or not str(value).isdigit()):
        return f"Nomor KK harus 16 angka; ini {len(digits(str(value)))} angka. Boleh dikosongkan."
    return None


def check_birth(value: Any) -> str | None:
    """A birth date lies between 1900 and today."""
    if isinstance(value, date) and (value > date.today() or value.year < 1900):
        return "Tanggal lahir harus antara tahun 1900 dan hari ini."
    return None


def nik_conflict(nik: str | None, lahir: date | None, jk: str | None) -> str | None:
    """A note when the date or gender inside the NIK disagrees with what was typed; None when they agree."""
    if not nik or len(nik) != 16 or not nik.isdigit():
        return None
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    woman, day = day > 40, day - 40 if day > 40 else day
    if jk and (jk == "P") != woman:
        return "Jenis kelamin tidak cocok dengan NIK; periksa salah satunya."
    if lahir and (lahir.day, lahir.month, lahir.year % 100) != (day, month, year):
        return "Tanggal lahir tidak cocok dengan NIK; periksa salah satunya."
    return None


class Orang(Recorded, Base):
    """A resident or other person known to the office (rule BR22: one person, one record).

    gabung_ke_id: the record that this one was merged into; it then lies in the Sampah and nothing refers to it.
    """

    __tablename__ = "orang"

    nama: Mapped[str] = field("Nama lengkap", width=30, required=True)
    jenis_kelamin: Mapped[str | None] = field("L/P", "jk", width=5, choices=JENIS_KELAMIN)
    nik: Mapped[str | None] = field(
        "NIK", "nik", width=18, check=check_nik, private=True, help="16 angka. Boleh dikosongkan bila belum ada."
    )
    no_kk: Mapped[str | None] = field("No. KK", "nik", width=18, check=check_kk, private=True)
    tempat_lahir: Mapped[str | None] = field("Tempat lahir", "saran", width=14)
    tanggal_lahir: Mapped[date | None] = field("Tanggal lahir", "tanggal", width=12, check=check_birth)
    status_kawin: Mapped[str | None] = field("Status kawin", "pilihan", width=12, choices=STATUS_KAWIN)
    pendidikan: Mapped[str | None] = field("Pendidikan", "saran", width=16, choices=PENDIDIKAN)
    pekerjaan: Mapped[str | None] = field("Pekerjaan", "saran", width=18)
    alamat: Mapped[str | None] = field("Alamat", width=26)
    rt: Mapped[str | None] = field("RT", "rt", width=5)
    rw: Mapped[str | None] = field("RW", "rt", width=5)
    no_hp: Mapped[str | None] = field("No. HP", "hp", width=15, private=True)
    miskin: Mapped[bool | None] = field(
        "Miskin",
        "ya_tidak",
        width=8,
        private=True,
        help="Menurut daftar PS-2. Tidak ikut tercetak untuk papan pengumuman.",
    )
    unsur: Mapped[str | None] = field("Unsur", "saran", width=16, choices=UNSUR)
    status: Mapped[str] = field("Keadaan", "pilihan", width=12, required=True, choices=STATUS_ORANG, default="aktif")
    status_tanggal: Mapped[date | None] = field("Sejak tanggal", "tanggal", width=12)
    status_alasan: Mapped[str | None] = field("Alasan", width=20)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=20)
    #: folded text of the searchable fields and of the name alone; kept by `derive_keys`
    cari: Mapped[str] = mapped_column(Text, default="")
    kunci_nama: Mapped[str] = mapped_column(Text, default="")
    gabung_ke_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("orang.id"), default=None)

    __table_args__ = (
        CheckConstraint("jenis_kelamin IN ('L', 'P')", name="jenis_kelamin"),
        CheckConstraint("length(trim(nama)) > 0", name="nama_isi"),
        Index("ix_orang_nik", "nik"),
        Index("ix_orang_kunci_nama", "kunci_nama"),
        Index("ix_orang_nama", "nama"),
        Index("ix_orang_gabung_ke_id", "gabung_ke_id", sqlite_where=text("gabung_ke_id IS NOT NULL")),
    )


def in_force(day: date) -> ColumnElement[bool]:
    """Whether a person belongs to the kelurahan on that day (not moved away or dead by then)."""
    return or_(Orang.status == "aktif", func.coalesce(Orang.status_tanggal > day, False))


def derive_keys(row: dict[str, Any]) -> dict[str, str]:
    """The two search columns for a person's values; bulk writers call it, single saves get it by themselves."""
    texts = [str(row.get(k) or "") for k in ("nama", "nik", "no_hp", "alamat", "rt", "rw", "unsur", "pekerjaan")]
    return {"cari": search_key(*texts), "kunci_nama": fold(str(row.get("nama") or ""))}


@event.listens_for(Orang, "before_insert")
@event.listens_for(Orang, "before_update")
def _keep_keys(_mapper: object, _connection: object, target: Orang) -> None:
    for key, value in derive_keys(vars(target)).items():
        setattr(target, key, value)


def _age(row: dict[str, Any]) -> int | None:
    born = row.get("tanggal_lahir")
    if isinstance(born, str):
        born = parse_tanggal(born)
    return umur(born, date.today()) if isinstance(born, date) else None


UMUR = Field("umur", "Umur", "angka", 6, value=_age)

REGISTER = Register(
    key="orang",
    title="Warga",
    noun="warga",
    entity=Orang,
    columns=(
        "nama",
        "nik",
        "no_kk",
        "jenis_kelamin",
        "tempat_lahir",
        "tanggal_lahir",
        "umur",
        "status_kawin",
        "pendidikan",
        "pekerjaan",
        "alamat",
        "rt",
        "rw",
        "no_hp",
        "miskin",
        "unsur",
        "status",
        "keterangan",
    ),
    form=(
        "nama",
        "jenis_kelamin",
        "nik",
        "no_kk",
        "tempat_lahir",
        "tanggal_lahir",
        "status_kawin",
        "pendidikan",
        "pekerjaan",
        "alamat",
        "rt",
        "rw",
        "no_hp",
        "unsur",
        "miskin",
        "status",
        "status_tanggal",
        "status_alasan",
        "keterangan",
    ),
    shown=("nama", "jenis_kelamin", "umur", "rt", "rw", "no_hp", "unsur"),
    filters=("rt", "rw", "jenis_kelamin", "unsur", "status"),
    in_force=in_force,
    derived=(UMUR,),
)
