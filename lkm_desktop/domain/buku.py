"""Plain books of the office: guests, inventory, activities, complaints (lkm-siklus.md 1.13: B4, B9, B8, B13)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.fields import Cetak, Register, field

KONDISI = (("B", "Baik"), ("RR", "Rusak ringan"), ("RB", "Rusak berat"))
_TOO_MUCH = 10**12
STATUS_PENGADUAN = (("baru", "Baru"), ("ditangani", "Ditangani"), ("selesai", "Selesai"))


def check_not_negative(value: Any) -> str | None:
    """A count or a price is never below nought, nor beyond what the office can own."""
    if value is not None and int(value) < 0:
        return "Angka tidak boleh kurang dari nol."
    return "Angka ini terlalu besar." if value is not None and int(value) >= _TOO_MUCH else None


class Tamu(Recorded, Base):
    """One visit in the guest book."""

    __tablename__ = "tamu"

    tanggal: Mapped[date] = field("Hari/tanggal", "tanggal", width=12, required=True)
    nama: Mapped[str] = field("Nama", width=26, required=True)
    instansi: Mapped[str | None] = field("Instansi/alamat", "saran", width=26)
    jabatan: Mapped[str | None] = field("Jabatan", "saran", width=18)
    keperluan: Mapped[str | None] = field("Maksud dan tujuan", width=34)
    kesan: Mapped[str | None] = field("Kesan/pesan", "panjang", width=30)


class Inventaris(Recorded, Base):
    """One thing the office owns; harga in whole rupiah for one piece."""

    __tablename__ = "inventaris"

    kode: Mapped[str | None] = field("Kode barang", width=12)
    nama_barang: Mapped[str] = field("Nama barang", "saran", width=28, required=True)
    merk: Mapped[str | None] = field("Merek/tipe", width=18)
    asal: Mapped[str | None] = field("Asal/cara perolehan", "saran", width=20)
    tanggal_perolehan: Mapped[date | None] = field("Tanggal perolehan", "tanggal", width=12)
    jumlah: Mapped[int | None] = field("Jumlah", "angka", width=8, check=check_not_negative)
    satuan: Mapped[str | None] = field("Satuan", "saran", width=10)
    kondisi: Mapped[str | None] = field("Kondisi", "pilihan", width=12, choices=KONDISI)
    harga: Mapped[int | None] = field("Harga satuan", "rupiah", width=14, check=check_not_negative)
    lokasi: Mapped[str | None] = field("Lokasi", "saran", width=18)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=20)


class Kegiatan(Recorded, Base):
    """One activity of the LKM or its units, and what came of it."""

    __tablename__ = "kegiatan"

    tanggal: Mapped[date] = field("Tanggal", "tanggal", width=12, required=True)
    kegiatan: Mapped[str] = field("Kegiatan", width=34, required=True)
    tempat: Mapped[str | None] = field("Tempat", "saran", width=20)
    pelaksana: Mapped[str | None] = field("Pelaksana", "saran", width=20)
    peserta_l: Mapped[int | None] = field("Peserta L", "angka", width=8, check=check_not_negative)
    peserta_p: Mapped[int | None] = field("Peserta P", "angka", width=8, check=check_not_negative)
    hasil: Mapped[str | None] = field("Hasil", "panjang", width=34)
    tindak_lanjut: Mapped[str | None] = field("Tindak lanjut", "panjang", width=28)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=20)

    __table_args__ = (
        CheckConstraint("coalesce(peserta_l, 0) >= 0 AND coalesce(peserta_p, 0) >= 0", name="peserta"),
    )


class Pengaduan(Recorded, Base):
    """One complaint (PPM) and how it was dealt with."""

    __tablename__ = "pengaduan"

    tanggal: Mapped[date] = field("Tanggal", "tanggal", width=12, required=True)
    pelapor: Mapped[str | None] = field("Pelapor", width=24, private=True)
    media: Mapped[str | None] = field("Media", "saran", width=14, help="Misalnya lisan, SMS/WA, surat, kotak saran.")
    isi: Mapped[str] = field("Isi pengaduan", "panjang", width=40, required=True)
    penanganan: Mapped[str | None] = field("Penanganan", "panjang", width=34)
    status: Mapped[str] = field(
        "Status", "pilihan", width=12, required=True, choices=STATUS_PENGADUAN, default="baru"
    )
    tanggal_selesai: Mapped[date | None] = field("Tanggal selesai", "tanggal", width=12)


TAMU = Register(
    key="tamu",
    title="Buku tamu",
    book="Buku tamu",
    noun="tamu",
    entity=Tamu,
    columns=("tanggal", "nama", "instansi", "jabatan", "keperluan", "kesan"),
    form=("tanggal", "nama", "instansi", "jabatan", "keperluan", "kesan"),
    shown=("tanggal", "nama", "instansi", "jabatan", "keperluan"),
    filters=("tahun", "bulan", "instansi"),
    search=("nama", "instansi", "jabatan", "keperluan", "kesan"),
    name="nama", sort="tanggal", then=("nama",), newest=True, dated="tanggal",
    printed=(Cetak("Hari/tanggal", ("tanggal",), width=14, hari=True), "nama", "instansi", "jabatan", "keperluan",
             "kesan", Cetak("Tanda tangan", width=16)),
    identity=(("tanggal", "nama", "keperluan"),),
)  # fmt: skip

INVENTARIS = Register(
    key="inventaris",
    title="Buku inventaris",
    book="Buku inventaris",
    noun="barang",
    entity=Inventaris,
    columns=("kode", "nama_barang", "merk", "asal", "tanggal_perolehan", "jumlah", "satuan", "kondisi", "harga",
             "lokasi", "keterangan"),
    form=("kode", "nama_barang", "merk", "asal", "tanggal_perolehan", "jumlah", "satuan", "kondisi", "harga", "lokasi",
          "keterangan"),
    shown=("kode", "nama_barang", "merk", "jumlah", "satuan", "kondisi", "harga", "lokasi"),
    filters=("kondisi", "lokasi", "asal"),
    search=("kode", "nama_barang", "merk", "asal", "lokasi", "keterangan"),
    name="nama_barang", sort="kode", then=("nama_barang",),
    printed=(Cetak("Kode", ("kode",), width=10), "nama_barang", Cetak("Merk", ("merk",), width=16),
             Cetak("Asal", ("asal",), width=16), Cetak("Tgl/th perolehan", ("tanggal_perolehan",), width=12), "jumlah",
             "satuan", Cetak("Kondisi B/RR/RB", ("kondisi",), width=9, kode=True),
             Cetak("Harga", ("harga",), width=14), "lokasi", Cetak("Ket.", ("keterangan",))),
    identity=(("kode", "nama_barang"), ("nama_barang", "merk", "tanggal_perolehan", "lokasi", "asal")),
)  # fmt: skip

KEGIATAN = Register(
    key="kegiatan",
    title="Buku kegiatan",
    book="Buku kegiatan",
    noun="kegiatan",
    entity=Kegiatan,
    columns=("tanggal", "kegiatan", "tempat", "pelaksana", "peserta_l", "peserta_p", "hasil", "tindak_lanjut",
             "keterangan"),
    form=("tanggal", "kegiatan", "tempat", "pelaksana", "peserta_l", "peserta_p", "hasil", "tindak_lanjut",
          "keterangan"),
    shown=("tanggal", "kegiatan", "tempat", "pelaksana", "peserta_l", "peserta_p", "hasil"),
    filters=("tahun", "bulan", "pelaksana"),
    search=("kegiatan", "tempat", "pelaksana", "hasil", "tindak_lanjut", "keterangan"),
    name="kegiatan", sort="tanggal", then=("kegiatan",), newest=True, dated="tanggal",
    printed=("tanggal", "kegiatan", "tempat", "pelaksana",
             Cetak("Peserta L/P", ("peserta_l", "peserta_p"), between="/", width=9), "hasil", "tindak_lanjut",
             Cetak("Ket.", ("keterangan",))),
    identity=(("tanggal", "kegiatan", "tempat"),),
)  # fmt: skip

PENGADUAN = Register(
    key="pengaduan",
    title="Buku pengaduan",
    book="Buku pengaduan (PPM)",
    noun="pengaduan",
    entity=Pengaduan,
    columns=("tanggal", "pelapor", "media", "isi", "penanganan", "status", "tanggal_selesai"),
    form=("tanggal", "pelapor", "media", "isi", "penanganan", "status", "tanggal_selesai"),
    shown=("tanggal", "pelapor", "media", "isi", "status", "tanggal_selesai"),
    filters=("tahun", "bulan", "status", "media"),
    search=("pelapor", "media", "isi", "penanganan"),
    name="isi", sort="tanggal", then=("isi",), newest=True, dated="tanggal",
    printed=("tanggal", "pelapor", "media", "isi", "penanganan", "status", "tanggal_selesai"),
    identity=(("tanggal", "isi", "pelapor"),),
)  # fmt: skip
