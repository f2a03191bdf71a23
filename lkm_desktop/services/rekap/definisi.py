"""The sheets of the recap and their columns: fixed order, so that the korkot can merge those of many kelurahan.

Source: lkm-siklus.md 6.4. A column is never moved or taken away; a new one goes to the end and VERSI goes up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: version of sheets and columns; it stands in the hidden sheet of every workbook
VERSI = 1
#: a value of a cell; what is not known is None
Nilai = Any


@dataclass(frozen=True)
class KolomRekap:
    """One column.

    kunci: key of its value in a row · label: heading under `grup`, the heading it shares with its neighbours · jenis:
    teks, panjang, tengah, kode (a number that is a name), tanggal, angka, persen (0 to 1) or ya_tidak · lebar: in
    characters · jumlah: summed in the row "Jumlah" · rumus: its formula with the keys of other columns in braces,
    "" for a value that is counted · alias: other headings that it is known by, of older versions or programmes.
    """

    kunci: str
    label: str
    jenis: str
    lebar: int
    jumlah: bool = False
    grup: str = ""
    rumus: str = ""
    alias: tuple[str, ...] = ()

    @property
    def judul(self) -> str:
        """The whole heading, unique in its sheet: "Terdaftar L"."""
        return f"{self.grup} {self.label}".strip()

    @property
    def pecahan(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Keys of the columns that `rumus` divides, above and below; each side is their sum. Empty without formula."""
        sides = re.fullmatch(r'IF\(.+=0,"",\((.+)\)/\((.+)\)\)', self.rumus)
        above, below = (re.findall(r"{(\w+)}", side) for side in (sides[1], sides[2])) if sides else ([], [])
        return tuple(above), tuple(below)


@dataclass(frozen=True)
class LembarRekap:
    """One sheet: kode "R1" to "R11", nama of the sheet in the workbook, judul above the table."""

    kode: str
    nama: str
    judul: str
    kolom: tuple[KolomRekap, ...]

    @property
    def kunci(self) -> tuple[str, ...]:
        """Keys of its columns, in order."""
        return tuple(one.kunci for one in self.kolom)


def _bagi(atas: str, bawah: str) -> str:
    """The formula of a share; nothing of nothing is empty, not zero."""
    return f'IF({bawah}=0,"",({atas})/({bawah}))'


def _lp(awal: str, grup: str, *, jumlah: bool = True, lebar: int = 6) -> tuple[KolomRekap, KolomRekap]:
    """Men and women of a number."""
    return (KolomRekap(f"{awal}l", "L", "angka", lebar, jumlah, grup),
            KolomRekap(f"{awal}p", "P", "angka", lebar, jumlah, grup))


#: so wide that it is printed on two sheets of paper side by side, in letters that can be read
R1 = LembarRekap("R1", "R1 Profil", "Profil lembaga", (
    KolomRekap("kode_kemendagri", "Kode Kemendagri", "kode", 15),
    KolomRekap("kode_bps", "Kode BPS", "kode", 12),
    KolomRekap("provinsi", "Provinsi", "teks", 18),
    KolomRekap("kota", "Kota", "teks", 18, alias=("Kota/kabupaten", "Kabupaten")),
    KolomRekap("kecamatan", "Kecamatan", "teks", 18),
    KolomRekap("kelurahan", "Kelurahan", "teks", 16, alias=("Desa", "Kelurahan/desa")),
    KolomRekap("nama_lkm", "Nama LKM", "teks", 20, alias=("Nama BKM",)),
    KolomRekap("tanggal_terbentuk", "Tgl terbentuk", "tanggal", 12),
    KolomRekap("periode", "Periode", "tengah", 11),
    KolomRekap("koordinator", "Koordinator", "teks", 20),
    KolomRekap("hp", "HP", "kode", 15, alias=("No. HP",)),
    KolomRekap("alamat", "Alamat sekretariat", "teks", 28),
    KolomRekap("akta", "No. akta dan tgl", "teks", 16),
    KolomRekap("notaris", "Notaris", "teks", 16),
    *_lp("anggota_", "Anggota", jumlah=False, lebar=4),
    KolomRekap("anggota_total", "Total", "angka", 6, grup="Anggota"),
    KolomRekap("persen_p", "% P", "persen", 6, grup="Anggota",
               rumus=_bagi("{anggota_p}", "{anggota_l}+{anggota_p}")),
    KolomRekap("rt", "RT", "angka", 5, grup="Jumlah"),
    KolomRekap("rw", "RW", "angka", 5, grup="Jumlah"),
    KolomRekap("kk", "KK", "angka", 7, grup="Jumlah"),
    KolomRekap("penduduk", "Penduduk", "angka", 9, grup="Jumlah"),
    KolomRekap("kk_miskin", "KK miskin", "angka", 7, grup="Jumlah", alias=("Jumlah KK MBR", "KK MBR")),
))  # fmt: skip
R2 = LembarRekap("R2", "R2 Anggota", "Anggota LKM", (
    KolomRekap("no", "No.", "angka", 5),
    KolomRekap("nama", "Nama", "teks", 27),
    KolomRekap("jenis_kelamin", "L/P", "tengah", 5),
    KolomRekap("tanggal_lahir", "Tgl lahir", "tanggal", 11),
    KolomRekap("umur", "Umur", "angka", 6),
    KolomRekap("pendidikan", "Pendidikan", "teks", 19),
    KolomRekap("pekerjaan", "Pekerjaan", "teks", 18),
    KolomRekap("rt", "RT", "kode", 5),
    KolomRekap("rw", "RW", "kode", 5),
    KolomRekap("jabatan", "Jabatan", "teks", 14),
    KolomRekap("miskin", "Miskin", "ya_tidak", 8, alias=("MBR",)),
    KolomRekap("mulai", "Mulai", "tanggal", 11),
    KolomRekap("selesai", "Selesai", "tanggal", 11),
    KolomRekap("status", "Status", "teks", 20),
))  # fmt: skip
R3 = LembarRekap("R3", "R3 Pengelola", "Pengelola", (
    KolomRekap("no", "No.", "angka", 5),
    KolomRekap("unit", "Unit", "teks", 14),
    KolomRekap("nama", "Nama", "teks", 30),
    KolomRekap("jenis_kelamin", "L/P", "tengah", 5),
    KolomRekap("jabatan", "Jabatan", "teks", 20),
    KolomRekap("sk_nomor", "No. SK", "teks", 22),
    KolomRekap("sk_tanggal", "Tgl", "tanggal", 11, alias=("Tgl SK",)),
    KolomRekap("hp", "HP", "kode", 33, alias=("No. HP",)),
))  # fmt: skip
R4 = LembarRekap("R4", "R4 Relawan", "Relawan", (
    KolomRekap("no", "No.", "angka", 5),
    KolomRekap("nama", "Nama", "teks", 26),
    KolomRekap("jenis_kelamin", "L/P", "tengah", 5),
    KolomRekap("umur", "Umur", "angka", 6),
    KolomRekap("rt", "RT", "kode", 5),
    KolomRekap("rw", "RW", "kode", 5),
    KolomRekap("unsur", "Unsur", "teks", 17),
    KolomRekap("miskin", "M/NM", "tengah", 9, alias=("MBR/NM",)),
    KolomRekap("kategori", "Kategori", "teks", 25),
    KolomRekap("tanggal_daftar", "Tgl daftar", "tanggal", 11),
    KolomRekap("aktif", "Aktif", "tengah", 11),
    KolomRekap("pelatihan", "Pelatihan terakhir", "teks", 36),
))  # fmt: skip
R5 = LembarRekap("R5", "R5 Rekap relawan", "Rekap relawan tiap RW", (
    KolomRekap("rw", "RW", "kode", 12),
    *_lp("terdaftar_", "Terdaftar", lebar=10),
    *_lp("aktif_", "Aktif", lebar=10),
    KolomRekap("miskin", "Miskin", "angka", 12, True, alias=("MBR",)),
    KolomRekap("non_miskin", "Non miskin", "angka", 12, True, alias=("Non MBR",)),
    KolomRekap("terlatih", "Terlatih", "angka", 12, True),
))  # fmt: skip
R6 = LembarRekap("R6", "R6 Siklus", "Siklus", (
    KolomRekap("tahun", "Tahun siklus", "angka", 8),
    KolomRekap("kode", "Kode", "tengah", 9),
    KolomRekap("kegiatan", "Kegiatan", "teks", 34),
    KolomRekap("tingkat", "Tingkat", "teks", 10),
    KolomRekap("rencana", "Rencana", "teks", 14),
    KolomRekap("mulai", "Mulai", "tanggal", 11),
    KolomRekap("selesai", "Selesai", "tanggal", 11),
    KolomRekap("pertemuan", "Jml pertemuan", "angka", 10, True),
    *_lp("", "Peserta"),
    KolomRekap("total", "Total", "angka", 7, True, "Peserta"),
    KolomRekap("persen_p", "% P", "persen", 7, grup="Peserta", rumus=_bagi("{p}", "{l}+{p}")),
    KolomRekap("miskin", "Miskin", "angka", 7, True, "Peserta", alias=("Peserta MBR", "MBR")),
    KolomRekap("persen_m", "% M", "persen", 7, grup="Peserta", rumus=_bagi("{miskin}", "{total}"),
               alias=("Peserta % MBR", "% MBR")),
    KolomRekap("relawan", "Relawan", "angka", 8, True, "Peserta"),
    KolomRekap("ba", "BA", "tengah", 9, alias=("BA (ada)",)),
    KolomRekap("dh", "DH", "tengah", 9, alias=("DH (ada)",)),
    KolomRekap("status", "Status", "teks", 18),
))  # fmt: skip
R7 = LembarRekap("R7", "R7 Pemilihan", "Pemilihan", (
    KolomRekap("rw", "RW", "kode", 12),
    KolomRekap("rt", "RT", "kode", 14),
    *_lp("dewasa_", "Dewasa", lebar=10),
    *_lp("memilih_", "Memilih", lebar=10),
    KolomRekap("persen", "%", "persen", 10, rumus=_bagi("{memilih_l}+{memilih_p}", "{dewasa_l}+{dewasa_p}"),
               alias=("% memilih",)),
    *_lp("utusan_", "Utusan", lebar=10),
))  # fmt: skip
R8 = LembarRekap("R8", "R8 Pertemuan rutin", "Pertemuan rutin", (
    KolomRekap("bulan", "Bulan", "teks", 18),
    KolomRekap("jenis", "Jenis", "teks", 34),
    KolomRekap("tanggal", "Tgl", "tanggal", 12),
    KolomRekap("hadir", "Hadir", "angka", 10, True),
    KolomRekap("anggota", "Anggota", "angka", 10, True),
    KolomRekap("persen", "% hadir", "persen", 10, rumus=_bagi("{hadir}", "{anggota}")),
    KolomRekap("keputusan", "Keputusan (jml)", "angka", 12, True, alias=("Keputusan",)),
))  # fmt: skip
R9 = LembarRekap("R9", "R9 KBK", "Komunitas Belajar Kelurahan (KBK)", (
    KolomRekap("bulan", "Bulan", "teks", 15),
    KolomRekap("sesi_ke", "Sesi ke", "angka", 7),
    KolomRekap("topik", "Topik", "teks", 24),
    KolomRekap("nilai", "Nilai", "teks", 20),
    *_lp("", "Peserta"),
    KolomRekap("hasil", "Hasil", "panjang", 30),
    KolomRekap("rtl", "RTL", "panjang", 32),
    KolomRekap("status_rtl", "Status RTL", "teks", 16),
))  # fmt: skip
R10 = LembarRekap("R10", "R10 Pelatihan", "Pelatihan", (
    KolomRekap("nama", "Nama", "teks", 40, alias=("Nama pelatihan",)),
    KolomRekap("tanggal", "Tgl", "tanggal", 12),
    KolomRekap("jpl", "JPL", "angka", 8, True),
    *_lp("", "Peserta", lebar=8),
    KolomRekap("unsur", "Unsur", "panjang", 44),
))  # fmt: skip
R11 = LembarRekap("R11", "R11 IDF", "Penilaian kelembagaan (IDF)", (
    KolomRekap("no", "No.", "angka", 5),
    KolomRekap("aspek", "Aspek", "teks", 40),
    KolomRekap("nilai", "Nilai", "angka", 9),
    KolomRekap("level", "Level", "tengah", 16),
    KolomRekap("bukti", "Bukti", "panjang", 56),
))  # fmt: skip

LEMBAR = (R1, R2, R3, R4, R5, R6, R7, R8, R9, R10, R11)
BY_KODE = {one.kode: one for one in LEMBAR}
#: stands at the end of these sheets when it was chosen, so that the order before it never changes
NIK = KolomRekap("nik", "NIK", "kode", 19)
BER_NIK = ("R2", "R4")

#: the lines above every table (lkm-siklus.md 6.4): key in `Rekap.kepala`, words before it
KEPALA = (
    ("kota", "Kota"), ("kecamatan", "Kecamatan"), ("kelurahan", "Kelurahan"), ("kode", "Kode"),
    ("nama_lkm", "Nama LKM"), ("periode_label", "Periode laporan"), ("sampai", "Cut-off data"),
    ("dibuat_oleh", "Dibuat oleh"), ("tgl_cetak", "Tgl cetak"),
)  # fmt: skip


def kolom(kode: str, *, nik: bool = False) -> tuple[KolomRekap, ...]:
    """The columns of a sheet in their order; with `nik` those of people end with it. Raises KeyError."""
    found = BY_KODE[kode].kolom
    return (*found, NIK) if nik and kode in BER_NIK else found


#: what a form of KOTAKU calls the poor -> how headings change
_MBR = (("KK miskin", "KK MBR"), ("Non miskin", "Non MBR"), ("Miskin", "MBR"), ("M/NM", "MBR/NM"), ("% M", "% MBR"))


def label(kolom: KolomRekap, kepala: Mapping[str, Nilai]) -> str:
    """The heading in the words of an office: LKM or BKM, Kelurahan or Desa, Miskin or MBR."""
    words = kolom.label.replace("LKM", str(kepala.get("istilah") or "LKM"))
    if words == "Kelurahan":
        return str(kepala.get("wilayah") or words)
    if kepala.get("kata_miskin") == "MBR":
        return dict(_MBR).get(words, words)
    return words


def label_kepala(kunci: str, kepala: Mapping[str, Nilai]) -> str:
    """The words before a line of the head, in the words of an office."""
    words = dict(KEPALA)[kunci]
    return str(kepala.get("wilayah") or words) if kunci == "kelurahan" else words.replace(
        "LKM", str(kepala.get("istilah") or "LKM"))  # fmt: skip
