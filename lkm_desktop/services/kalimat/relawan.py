"""Sentences of the papers of relawan, trainings and statistics (lkm-siklus.md 2 and 6.4)."""

from __future__ import annotations

from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat

_KANTOR = {"lembaga": "LKM Maju Bersama", "istilah": "LKM", "wilayah": "Kelurahan Kelayan Tengah"}
_TIM = {**_KANTOR, "tim": "Tim Pemetaan Swadaya", "siklus": "Siklus 2025", "tanggal": "21 September 2025",
        "jumlah": "12"}  # fmt: skip

_STATISTIK = Perangkat(
    "Statistik relawan",
    {**_KANTOR, "tanggal": "21 September 2025", "jumlah": "45", "aturan": "Aktif bila hadir 4 kali atau lebih."},
    {
        "judul": Kalimat("Judul", "STATISTIK RELAWAN"),
        "pembuka": Kalimat(
            "Kalimat pembuka", "Relawan {lembaga} {wilayah} berjumlah {jumlah} orang, keadaan per tanggal {tanggal}."
        ),
        "r5": Kalimat("Judul rekap tiap RW", "Rekap relawan tiap RW"),
        "rinci": Kalimat("Judul rincian", "Rincian"),
        "aturan": Kalimat("Keterangan keaktifan", "{aturan}"),
    },
)

_SEKTORAL = Perangkat(
    "Daftar relawan sektoral",
    _TIM,
    {
        "judul": Kalimat("Judul", "DAFTAR RELAWAN SEKTORAL"),
        "pembuka": Kalimat(
            "Kalimat pembuka",
            "Relawan {lembaga} {wilayah} menurut bidang yang diminati, keadaan per tanggal {tanggal}.",
        ),
        "kosong": Kalimat("Bila belum ada", "Belum ada relawan sektoral yang tercatat."),
    },
)

_FORUM = Perangkat(
    "Daftar forum relawan",
    _TIM,
    {
        "judul": Kalimat("Judul", "FORUM RELAWAN"),
        "pembuka": Kalimat(
            "Kalimat pembuka", "Pengurus dan anggota forum relawan {wilayah}, keadaan per tanggal {tanggal}."
        ),
        "kosong": Kalimat("Bila belum ada", "Belum ada pengurus atau anggota forum relawan yang tercatat."),
    },
)

_DAFTAR_TIM = Perangkat(
    "Daftar tim relawan",
    _TIM,
    {
        "judul": Kalimat("Judul", "DAFTAR {tim}"),
        "pembuka": Kalimat("Kalimat pembuka", "{tim} {wilayah}, keadaan per tanggal {tanggal}."),
        "pembuka_siklus": Kalimat(
            "Kalimat pembuka bila ada siklusnya", "{tim} {wilayah} untuk {siklus}, keadaan per tanggal {tanggal}."
        ),
        "kosong": Kalimat("Bila belum ada", "Belum ada yang tercatat."),
    },
)

_PESERTA = Perangkat(
    "Daftar peserta pelatihan",
    {**_KANTOR, "pelatihan": "Relawan Pemetaan Swadaya", "batas": "75"},
    {
        "judul": Kalimat("Judul", "DAFTAR PESERTA PELATIHAN"),
        "tanda": Kalimat(
            "Keterangan tanda", "H hadir, I izin, S sakit, A alpa, - tidak ada di daftar hadir sesi itu."
        ),
        "batas": Kalimat(
            "Keterangan sertifikat", "Sertifikat diberikan kepada peserta yang mengikuti sekurang-kurangnya {batas} %."
        ),
    },
)

RELAWAN: dict[str, Perangkat] = {
    "statistik-relawan": _STATISTIK, "daftar-relawan-sektoral": _SEKTORAL, "daftar-forum-relawan": _FORUM,
    "daftar-tim-relawan": _DAFTAR_TIM, "peserta-pelatihan": _PESERTA,
}  # fmt: skip
