"""Organisasi: the one row about the office itself, and Aturan: its thresholds."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import Boolean, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base
from lkm_desktop.fields import field

ISTILAH = (("LKM", "LKM"), ("BKM", "BKM"))
ZONA = (("WIB", "WIB"), ("WITA", "WITA"), ("WIT", "WIT"))
WILAYAH = (("Kelurahan", "Kelurahan"), ("Desa", "Desa"))
KEPANJANGAN = {"LKM": "Lembaga Keswadayaan Masyarakat", "BKM": "Badan Keswadayaan Masyarakat"}


def check_kemendagri(value: Any) -> str | None:
    """Ministry code PP.KK.CC.VVVV; kelurahan begin with 1, desa with 2 (lkm-siklus.md 6.2, BR27)."""
    if value and not re.fullmatch(r"\d{2}\.\d{2}\.\d{2}\.[12]\d{3}", str(value)):
        return "Kode Kemendagri berbentuk 63.71.01.1004; angka pertama bagian akhir 1 (kelurahan) atau 2 (desa)."
    return None


def check_bps(value: Any) -> str | None:
    """Statistics office code of ten digits (lkm-siklus.md 6.2)."""
    if value and not re.fullmatch(r"\d{10}", str(value)):
        return "Kode BPS berisi 10 angka, misalnya 6371010013."
    return None


def check_jumlah(value: Any) -> str | None:
    """A count of the profile is not negative."""
    return "Jumlah tidak boleh kurang dari nol." if isinstance(value, int) and value < 0 else None


class Organisasi(Base):
    """Profile, words, letterhead and signatories of this office. There is exactly one row (id 1)."""

    __tablename__ = "organisasi"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, default=1)
    nama: Mapped[str] = field(
        "Nama lembaga", width=30, required=True, help="Tanpa kata LKM/BKM, misalnya Maju Bersama."
    )
    istilah: Mapped[str] = field("Sebutan lembaga", "pilihan", width=8, required=True, choices=ISTILAH, default="LKM")
    wilayah: Mapped[str] = field(
        "Jenis wilayah", "pilihan", width=10, required=True, choices=WILAYAH, default="Kelurahan"
    )
    kelurahan: Mapped[str] = field("Nama kelurahan/desa", width=24, required=True)
    kecamatan: Mapped[str | None] = field("Kecamatan", width=24)
    kota: Mapped[str | None] = field("Kota/kabupaten", width=24, help="Ditulis lengkap, misalnya Kota Banjarmasin.")
    provinsi: Mapped[str | None] = field("Provinsi", width=24)
    kode_kemendagri: Mapped[str | None] = field("Kode Kemendagri", width=14, check=check_kemendagri)
    kode_bps: Mapped[str | None] = field("Kode BPS", width=12, check=check_bps)
    alamat: Mapped[str | None] = field("Alamat sekretariat", width=40)
    telepon: Mapped[str | None] = field("Telepon/HP", width=16)
    kode_pos: Mapped[str | None] = field("Kode pos", width=8)
    zona: Mapped[str] = field("Zona waktu", "pilihan", width=6, required=True, choices=ZONA, default="WIB")
    program: Mapped[str | None] = field("Nama program di kop", width=40, help="Boleh kosong; misalnya Program Kotaku.")
    periode_mulai: Mapped[date | None] = field("Periode mulai", "tanggal", width=12, help="Tanggal rembug pemilihan.")
    periode_selesai: Mapped[date | None] = field(
        "Periode selesai", "tanggal", width=12, help="Kosong: dihitung dari masa bakti pada Aturan."
    )
    singkatan: Mapped[str | None] = field(
        "Singkatan untuk nomor surat", width=12, help="Misalnya LKM-MB; kosong: dari nama lembaga."
    )
    kop_tambahan: Mapped[str | None] = field("Baris tambahan di kop", width=40)
    tempat_surat: Mapped[str | None] = field("Tempat pada tanggal surat", width=20, help="Misalnya Banjarmasin.")
    ttd_koordinator: Mapped[str | None] = field(
        "Penanda tangan: koordinator", width=30, help="Kosong: koordinator yang bertugas pada tanggal surat."
    )
    ttd_sekretaris: Mapped[str | None] = field(
        "Penanda tangan: sekretaris", width=30, help="Kosong: sekretaris yang bertugas pada tanggal surat."
    )
    lurah_nama: Mapped[str | None] = field("Nama lurah/kepala desa", width=30)
    lurah_nip: Mapped[str | None] = field("NIP lurah", width=20)
    faskel_nama: Mapped[str | None] = field("Nama fasilitator kelurahan", width=30)
    tanggal_terbentuk: Mapped[date | None] = field("Tanggal terbentuk", "tanggal", width=12)
    akta: Mapped[str | None] = field("Nomor akta", width=16, help="Akta notaris pendirian, bila ada.")
    tanggal_akta: Mapped[date | None] = field("Tanggal akta", "tanggal", width=12)
    notaris: Mapped[str | None] = field("Notaris", width=30)
    jumlah_rt: Mapped[int | None] = field(
        "Jumlah RT", "angka", width=8, check=check_jumlah, help="Se-kelurahan, untuk profil di rekap."
    )
    jumlah_rw: Mapped[int | None] = field("Jumlah RW", "angka", width=8, check=check_jumlah)
    jumlah_kk: Mapped[int | None] = field("Jumlah KK", "angka", width=8, check=check_jumlah)
    jumlah_penduduk: Mapped[int | None] = field("Jumlah penduduk", "angka", width=8, check=check_jumlah)
    jumlah_kk_miskin: Mapped[int | None] = field("Jumlah KK miskin", "angka", width=8, check=check_jumlah)
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    logo_kanan: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    latihan: Mapped[bool] = mapped_column(Boolean, default=False)


class Aturan(Base):
    """A threshold that this office has changed from its default (see `domain.aturan`)."""

    __tablename__ = "aturan"

    kode: Mapped[str] = mapped_column(String, primary_key=True)
    nilai: Mapped[str] = mapped_column(String)


class Draf(Base):
    """The text of a form that was not saved yet; offered again at the next start, never part of the history."""

    __tablename__ = "draf"

    kunci: Mapped[str] = mapped_column(String, primary_key=True)
    isi: Mapped[str] = mapped_column(String)
    waktu: Mapped[str] = mapped_column(String)


class Meta(Base):
    """Facts about the office file itself (its id, the program version that made it)."""

    __tablename__ = "meta"

    kunci: Mapped[str] = mapped_column(String, primary_key=True)
    nilai: Mapped[str] = mapped_column(String)
