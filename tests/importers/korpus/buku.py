"""Books of the office kept in Excel for years: letters in and out, goods, guests."""

from __future__ import annotations

from datetime import date

from tests.importers.korpus.alat import Kasus, Susunan, xls, xlsx


def surat_masuk() -> Kasus:
    """Agenda of letters received: number and date in one cell, dates of two kinds, a new year without a new heading."""
    s = Susunan("Agenda 2025")
    s.bukan("AGENDA SURAT MASUK")
    s.bukan("LKM MAJU BERSAMA")
    s.bukan("No. Agenda", "Tgl Terima", "Asal Surat", "Nomor dan Tanggal Surat", "Perihal", "Ket")
    s.orang(1, "3/1/2025", "Kelurahan Kelayan Tengah", "005/12/KT/2025 tgl 2 Januari 2025", "Undangan rapat", None,
            asal="Kelurahan Kelayan Tengah", tanggal_terima=date(2025, 1, 3))  # fmt: skip
    s.orang(2, date(2025, 2, 10), "Korkot", "21/KK/II/2025 tanggal 7-2-2025", "Permintaan data", "arsip 2",
            asal="Korkot", tanggal_terima=date(2025, 2, 10))  # fmt: skip
    s.tolak("31", 3, "31-02-2025", "Kecamatan", "1/KEC/2025", "Pemberitahuan", None)
    s.bukan()
    s.bukan(None, "Mengetahui,", None, None, "Sekretaris")
    return Kasus("agenda_surat_masuk.xlsx", xlsx(s), (s,), ke="surat_masuk")


def inventaris() -> Kasus:
    """Goods: amounts with units, prices with Rp, condition in words, a total."""
    s = Susunan("Inventaris")
    s.bukan("DAFTAR BARANG INVENTARIS")
    s.bukan("No", "Nama Barang", "Merk", "Jumlah", "Tahun", "Harga", "Kondisi", "Keterangan")
    s.orang(1, "Meja kerja", "Olympic", "2 buah", 2019, "Rp 750.000", "Baik", None, nama_barang="Meja kerja", jumlah=2)
    s.orang(2, "Printer", "Epson L3110", 1, 2021, 2150000, "rusak ringan", "perlu tinta", nama_barang="Printer")
    s.orang(3, "Kursi plastik", "-", "20", 2018, "1.400.000,-", "B", None, nama_barang="Kursi plastik", jumlah=20)
    s.bukan(None, "JUMLAH", None, 23, None, "Rp 4.300.000")
    return Kasus("inventaris.xls", xls(s), (s,), ke="inventaris")


SEMUA = (surat_masuk, inventaris)
