"""Fill-ins that every paper of a meeting knows, with an example for Pengaturan."""

from __future__ import annotations

#: fill-in -> example value; filled by services.fakta_rapat
ISIAN_RAPAT: dict[str, str] = {
    "lembaga": "LKM Maju Bersama",
    "lembaga_besar": "LKM MAJU BERSAMA",
    "istilah": "LKM",
    "wilayah": "Kelurahan Kelayan Tengah",
    "wilayah_lengkap": "Kelurahan Kelayan Tengah, Kecamatan Banjarmasin Selatan, Kota Banjarmasin",
    "nama_rapat": "rapat rutin LKM bulan Maret 2025",
    "judul_rapat": "Rapat rutin LKM bulan Maret 2025",
    "nama_rapat_besar": "RAPAT RUTIN LKM BULAN MARET 2025",
    "sebutan": "rapat",
    "tingkat": "RT 03/RW 01",
    "tingkat_besar": "RT 03/RW 01",
    "wilayah_warga": "RT 03/RW 01 Kelurahan Kelayan Tengah",
    "hari_tanggal": "Senin, 10 Maret 2025",
    "tanggal": "10 Maret 2025",
    "tanggal_kata": "Senin tanggal sepuluh bulan Maret tahun dua ribu dua puluh lima",
    "tahun": "2025",
    "jam": "19.30 s.d. 22.00 WITA",
    "waktu": "mulai pukul 19.30 sampai dengan pukul 22.00 WITA",
    "tempat": "Balai RW 03",
    "pimpinan": "H. Syamsuddin",
    "notulis": "Noor Hasanah",
    "diundang": "30 (tiga puluh)",
    "hadir": "27 (dua puluh tujuh)",
    "laki": "15 (lima belas)",
    "perempuan": "12 (dua belas)",
    "miskin": "6 (enam)",
    "jumlah_l": "15",
    "jumlah_p": "12",
}
