"""Sentences of the papers made of the facts of a stage (lkm-siklus.md 1.12, 3.2, 3.3, 5.9; program.md 2.1, 4.1)."""

from __future__ import annotations

from lkm_desktop.services.kalimat.berita_acara import kit_ba
from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat
from lkm_desktop.services.kalimat.lpj import LPJ

_KANTOR = {"lembaga": "LKM Maju Bersama", "lembaga_besar": "LKM MAJU BERSAMA", "istilah": "LKM",
           "wilayah": "Kelurahan Kelayan Tengah", "siklus": "Siklus PNPM 2026"}  # fmt: skip

_KRITERIA = Perangkat(
    "Kriteria kemiskinan",
    {**_KANTOR, "forum": "lokakarya refleksi kemiskinan tingkat kelurahan", "tanggal": "3 Februari 2026"},
    {
        "judul": Kalimat("Judul", "KRITERIA KEMISKINAN"),
        "pembuka": Kalimat(
            "Kalimat pembuka",
            "Dalam {forum} pada tanggal {tanggal}, warga {wilayah} menyepakati bahwa keluarga miskin di {wilayah} "
            "adalah keluarga dengan ciri-ciri sebagai berikut:",
        ),
        "sebab": Kalimat("Kalimat sebelum penyebab", "Menurut warga, akar penyebab kemiskinan di {wilayah} adalah:"),
        "penutup": Kalimat(
            "Kalimat penutup",
            "Kriteria ini menjadi dasar pendataan keluarga miskin (PS-2) dan penentuan penerima manfaat kegiatan di "
            "{wilayah}.",
        ),
    },
)

_HASIL_PS = Perangkat(
    "Hasil pemetaan swadaya",
    {**_KANTOR, "tahun": "2026", "rencana": "PJM Pronangkis"},
    {
        "judul": Kalimat("Judul", "HASIL PEMETAAN SWADAYA"),
        "pembuka": Kalimat(
            "Kalimat pembuka",
            "Pemetaan swadaya dilakukan oleh warga {wilayah} bersama relawan dan {lembaga}. Hasilnya sebagai berikut.",
        ),
        "kajian": Kalimat("Judul bagian kajian", "Hasil tiap kajian"),
        "masalah": Kalimat("Judul bagian masalah", "Masalah menurut bidang"),
        "peta": Kalimat("Judul bagian peta", "Dokumen peta"),
        "penutup": Kalimat(
            "Kalimat penutup", "Hasil pemetaan swadaya ini menjadi dasar penyusunan {rencana} {wilayah}.",
        ),
    },
)

_REVIEW = Perangkat(
    "Laporan review partisipatif",
    {**_KANTOR, "masa": "1 Januari 2025 sampai 31 Desember 2025", "tim": "Rusmiati (Ketua), Ahmad Yani"},
    {
        "judul": Kalimat("Judul", "LAPORAN REVIEW PARTISIPATIF"),
        "pembuka": Kalimat(
            "Kalimat pembuka",
            "Review partisipatif {wilayah} meninjau pelaksanaan {masa} bersama warga, dalam tiga bidang: program, "
            "kelembagaan, dan keuangan.",
        ),
        "tim": Kalimat("Kalimat tim", "Tim review: {tim}."),
        "bab_program": Kalimat("Judul bab I", "I. REVIEW PROGRAM"),
        "bab_kelembagaan": Kalimat("Judul bab II", "II. REVIEW KELEMBAGAAN"),
        "bab_keuangan": Kalimat("Judul bab III", "III. REVIEW KEUANGAN"),
        "simpulan": Kalimat("Kata sebelum simpulan", "Simpulan"),
        "penutup": Kalimat(
            "Kalimat penutup",
            "Laporan ini disampaikan dalam Rembug Warga Tahunan (RWT) sebagai bahan penyusunan rencana tahun "
            "berikutnya.",
        ),
    },
)

_KSM = Perangkat(
    "Daftar KSM",
    {**_KANTOR, "keadaan": "28 Februari 2026", "pendamping": "UP-UP dan relawan pendamping"},
    {
        "judul": Kalimat("Judul", "DAFTAR KELOMPOK SWADAYA MASYARAKAT (KSM)"),
        "pembuka": Kalimat("Kalimat pembuka", "KSM yang terbentuk di {wilayah} sampai dengan tanggal {keadaan}:"),
        "rekap": Kalimat("Kalimat sebelum jumlah menurut bidang", "Jumlah KSM menurut bidang:"),
        "pendamping": Kalimat("Pendamping", "Pembentukan dan penguatan KSM didampingi oleh {pendamping}."),
    },
)

_SUSUNAN = Perangkat(
    "Susunan acara RWT",
    {**_KANTOR, "tema": "Bersama warga menata kampung"},
    {
        "judul": Kalimat("Judul", "SUSUNAN ACARA REMBUG WARGA TAHUNAN (RWT)"),
        "tema": Kalimat("Tema", "“{tema}”"),
    },
)

_PS_BA = {
    "hasil_ps": Kalimat(
        "Pengantar hasil PS", "Peserta {sebutan} menyepakati hasil pemetaan swadaya {wilayah} sebagai berikut:"
    ),
    "kk_miskin": Kalimat(
        "KK miskin",
        "Keluarga miskin (PS-2) sebanyak {kk} KK, terdiri atas {kk_l} KK dengan kepala keluarga laki-laki dan {kk_p} "
        "KK dengan kepala keluarga perempuan.",
    ),
    "masalah": Kalimat("Pengantar tabel masalah", "Masalah yang menjadi perhatian bersama:"),
    "peta": Kalimat("Dokumen peta", "Dokumen peta: {peta}."),
}

_PJM_BA = {
    "pjm": Kalimat(
        "Pengesahan PJM dan Renta",
        "Peserta {sebutan} mengesahkan Program Jangka Menengah Penanggulangan Kemiskinan (PJM Pronangkis) {wilayah} "
        "tahun {pjm} dan Rencana Tahunan (Renta) tahun {renta}.",
    ),
    "uji": Kalimat("Uji publik", "Rancangan PJM telah diuji publik pada tanggal {uji_tanggal}{uji_tempat}."),
    "masukan": Kalimat("Pengantar masukan uji publik", "Masukan dalam uji publik dan tanggapannya:"),
    "prioritas": Kalimat("Pengantar kegiatan prioritas", "Kegiatan prioritas yang disepakati:"),
}

#: kind of paper -> its sentences
SIKLUS: dict[str, Perangkat] = {
    "kriteria-kemiskinan": _KRITERIA, "hasil-ps": _HASIL_PS, "laporan-review": _REVIEW, "susunan-rwt": _SUSUNAN,
    "lpj": LPJ, "daftar-ksm": _KSM,
    "ba-lokakarya-ps": kit_ba(
        "Berita acara lokakarya PS", "BERITA ACARA LOKAKARYA PEMETAAN SWADAYA",
        {"kk": "148 (seratus empat puluh delapan)", "kk_l": "120 (seratus dua puluh)",
         "kk_p": "28 (dua puluh delapan)", "peta": "peta wilayah, peta sebaran KK miskin"}, _PS_BA,
    ),
    "ba-pjm": kit_ba(
        "Berita acara pengesahan PJM", "BERITA ACARA PENGESAHAN PJM PRONANGKIS DAN RENTA",
        {"pjm": "2026-2028", "renta": "2026", "uji_tanggal": "20 Februari 2026",
         "uji_tempat": ", bertempat di Aula kelurahan"}, _PJM_BA,
    ),
}  # fmt: skip
