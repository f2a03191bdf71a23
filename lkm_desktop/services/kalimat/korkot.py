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

#: kind of paper -> its sentences
KORKOT: dict[str, Perangkat] = {"lembar-idf": _IDF}
