"""Sentences of the reports of a siklus: what a stage was for, who took part, what is still missing (3.2, 3.7)."""

from __future__ import annotations

from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat

_KANTOR = {"lembaga": "LKM Maju Bersama", "istilah": "LKM", "wilayah": "Kelurahan Kelayan Tengah"}

_TAHAP = Perangkat(
    "Laporan tahap siklus",
    {
        **_KANTOR, "tahap": "Rembug Kesiapan Masyarakat", "tahap_besar": "REMBUG KESIAPAN MASYARAKAT",
        "siklus": "Siklus PNPM tahun 1", "keadaan": "berjalan, target 30 Oktober 2026", "pertemuan": "19",
        "peserta": "412", "laki": "230", "perempuan": "182", "persen": "44 %", "miskin": "120", "relawan": "45",
        "minimal": "30", "belum": "2", "bebas": "1",
    },
    {
        "judul": Kalimat("Judul", "LAPORAN TAHAP {tahap_besar}"),
        "pembuka": Kalimat(
            "Kalimat pembuka",
            "Laporan ini memuat pelaksanaan tahap {tahap} dalam {siklus} oleh {lembaga} {wilayah}.",
        ),
        "belum": Kalimat("Kalimat bila belum ada pertemuan", "Belum ada pertemuan yang terlaksana pada tahap ini."),
        "partisipasi": Kalimat(
            "Kalimat partisipasi",
            "Pada tahap ini terlaksana {pertemuan} pertemuan dengan {peserta} peserta: {laki} laki-laki dan "
            "{perempuan} perempuan ({persen}). Di antaranya {miskin} warga miskin dan {relawan} relawan.",
        ),
        "kurang_perempuan": Kalimat(
            "Kalimat bila peserta perempuan kurang",
            "Peserta perempuan masih kurang dari {minimal} % yang diharapkan.",
        ),
        "syarat_beres": Kalimat("Kalimat bila semua syarat terpenuhi", "Semua syarat selesainya tahap ini terpenuhi."),
        "syarat_bebas": Kalimat(
            "Kalimat bila ada syarat yang dibebaskan",
            "Syarat selesainya tahap ini terpenuhi, kecuali {bebas} syarat yang dibebaskan dengan alasannya.",
        ),
        "syarat_kurang": Kalimat("Kalimat bila syarat belum lengkap", "Masih ada {belum} syarat yang belum terpenuhi."),
        "penutup": Kalimat(
            "Kalimat penutup", "Demikian laporan ini dibuat berdasarkan catatan sekretariat {lembaga}.",
        ),
    },
)

LAPORAN_SIKLUS: dict[str, Perangkat] = {"laporan-tahap": _TAHAP}
