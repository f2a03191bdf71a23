"""Sentences of the papers for the korkot (lkm-siklus.md 6)."""

from __future__ import annotations

from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat

_IDF = Perangkat(
    "Lembar penilaian IDF",
    {"lembaga": "LKM Maju Bersama", "istilah": "LKM", "wilayah": "Kelurahan Kelayan Tengah", "batas": "51",
     "tanggal": "31 Desember 2026"},
    {
        "judul": Kalimat("Judul", "LEMBAR PENILAIAN PERKEMBANGAN KELEMBAGAAN (IDF)"),
        "petunjuk": Kalimat(
            "Cara menilai",
            "Penilaian dilakukan sendiri oleh anggota {istilah}. Setiap aspek diberi nilai 0 sampai 100 dan level: "
            "Awal, Berdaya, Mandiri, atau Menuju Madani, dengan menyebut buktinya.",
        ),
        "penutup": Kalimat(
            "Kalimat di bawah lembar kosong",
            "Nilai akhir adalah rata-rata tiap bidang menurut bobotnya; mandiri mulai nilai {batas}.",
        ),
    },
)  # fmt: skip

_PESAN = Perangkat(
    "Pesan pengantar rekap (SMS dan WhatsApp)",
    {"lembaga": "LKM Maju Bersama", "wilayah": "Kelurahan Kelayan Tengah", "periode": "Juli 2026",
     "sampai": "31 Juli 2026", "sekretaris": "Siti Aminah", "berkas": "rekap_63-71-01-1004_2026-07_20260731.zip"},
    {
        "sms": Kalimat("SMS", "Yth. korkot, rekap {periode} {lembaga} {wilayah} (s.d. {sampai}) sudah kami kirim."),
        "salam": Kalimat("WhatsApp: salam", "Assalamu'alaikum, Bapak/Ibu korkot."),
        "isi": Kalimat(
            "WhatsApp: isi",
            "Bersama ini kami kirim rekap {periode} dari {lembaga} {wilayah}, data sampai {sampai}.",
        ),
        "angka": Kalimat("WhatsApp: sebelum angka", "Ringkasnya:"),
        "penutup": Kalimat(
            "WhatsApp: penutup", "Bila berkasnya tidak terbuka atau ada yang kurang, mohon kabari kami. Terima kasih."
        ),
        "dari": Kalimat("WhatsApp: pengirim", "{sekretaris}, {lembaga}"),
    },
)  # fmt: skip
_KELENGKAPAN = Perangkat(
    "Lembar periksa kelengkapan",
    {"periode": "Juli 2026", "periode_besar": "JULI 2026", "sampai": "31 Juli 2026"},
    {
        "judul": Kalimat("Judul", "LEMBAR PERIKSA KELENGKAPAN REKAP"),
        "bawah": Kalimat("Di bawah judul", "{periode}, data sampai {sampai}"),
        "pengantar": Kalimat(
            "Kalimat pembuka",
            "Diperiksa oleh program dari data kantor ini sebelum rekap dikirim ke korkot.",
        ),
        "lengkap": Kalimat("Bila tidak ada yang kurang", "Semua yang diperiksa sudah lengkap."),
    },
)  # fmt: skip

#: kind of paper -> its sentences
KORKOT: dict[str, Perangkat] = {"lembar-idf": _IDF, "kelengkapan": _KELENGKAPAN, "pesan-rekap": _PESAN}
