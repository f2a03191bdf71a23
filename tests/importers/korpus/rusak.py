"""Dates that cannot be, damaged phones, genders in every word, people who stand twice."""

from __future__ import annotations

from datetime import date

from tests.importers.korpus.alat import Kasus, Susunan, nik, xlsx


def tanggal() -> Kasus:
    """Dates as offices write them; the impossible ones are told."""
    s = Susunan("Tanggal")
    s.bukan("No", "Nama", "Tgl Lahir", "RT")
    lahir = date(1975, 8, 12)
    rupa = (
        "12-8-1975", "12 Agt 75", "Bjm, 12/08/1975", "12 Agustus 1975", "12.08.1975", "12081975", "1975-08-12",
        "Selasa, 12-08-1975", "12 - 08 - 1975", "12 Agust. 1975", "12/8/75", lahir, (lahir - date(1899, 12, 30)).days,
        "12-Aug-1975", "Banjarmasin 12-08-1975", "tgl 12-08-1975", "12 08 1975", "'12-08-1975",
    )  # fmt: skip
    for n, satu in enumerate(rupa, 1):
        s.orang(n, f"Lahir {chr(64 + n)}", satu, "01", nama=f"Lahir {chr(64 + n)}", tanggal_lahir=lahir)
    salah = (
        ("31-02-1980", "31"), ("00-00-1975", "tanggal"), ("1975", "Hanya tahun"), ("45 th", "umur"),
        ("12-13-1975", "12-13"), ("Agustus 1975", "Agustus 1975"), ("12-08-2075", "belum terjadi"),
        ("kira-kira 1970", "1970"), ("12-08", "tanpa tahun"),
    )  # fmt: skip
    for n, (satu, pola) in enumerate(salah, len(rupa) + 1):
        s.tolak(pola, n, f"Salah {chr(64 + n)}", satu, "01")
    s.orang(40, "Tak Tahu", "?", "01", nama="Tak Tahu")
    s.orang(41, "Lupa", "lupa", "01", nama="Lupa")
    return Kasus("tanggal_beraneka.xlsx", xlsx(s), (s,))


def kelamin() -> Kasus:
    """L and P in every word, one column of ticks beside another, one that says nothing."""
    s = Susunan("Kelamin")
    s.bukan("No", "Nama", "Gender", "RT")
    for n, (kata, jk) in enumerate(
        (("L", "L"), ("P", "P"), ("lk", "L"), ("pr", "P"), ("Laki - laki", "L"), ("PEREMPUAN", "P"), ("Pria", "L"),
         ("wanita", "P"), ("laki2", "L"), ("Lk.", "L"), ("Prp", "P"), ("cewek", "P"), ("Laki-laki ", "L")), 1):
        s.orang(n, f"Jenis {chr(64 + n)}", kata, "02", nama=f"Jenis {chr(64 + n)}", jenis_kelamin=jk)
    s.orang(14, "Jenis Kosong", None, "02", nama="Jenis Kosong")
    s.tolak("jenis kelamin", 15, "Jenis Ganda", "L/P", "02")
    s.tolak("jenis kelamin", 16, "Jenis Angka", "3", "02")
    return Kasus("kelamin_beraneka.xlsx", xlsx(s), (s,))


def kelamin_angka() -> Kasus:
    """A column of 1 and 2 only, and L/P ticked with 1 and 0 in another sheet."""
    s = Susunan("Angka")
    s.bukan("No", "Nama Penduduk", "Jns Kel", "No Telp")
    isi = (
        (1, 81234567890, "081234567890"), (2, "0812-3456-7891", "081234567891"), (1, "+6281234567892", "081234567892"),
        (2, "62 812 3456 7893", "081234567893"), (2, "(0511) 3256789", "05113256789"), (1, "-", None),
    )  # fmt: skip
    for n, (jk, hp, harap) in enumerate(isi, 1):
        s.orang(n, f"Telepon {chr(64 + n)}", jk, hp, nama=f"Telepon {chr(64 + n)}", jenis_kelamin="LP"[jk - 1],
                no_hp=harap)  # fmt: skip
    s.tolak("HP", 7, "Telepon G", 2, "8.12346E+10")
    return Kasus("telepon_angka.xlsx", xlsx(s), (s,))


def kembar() -> Kasus:
    """The same person twice: by NIK, by name and birth date; and two who are only called alike."""
    s = Susunan("Kembar")
    s.bukan("No", "NIK", "Nama", "L/P", "Tgl Lahir", "RT", "Pekerjaan")
    a, b = date(1980, 1, 2), date(1982, 3, 4)
    s.orang(1, nik(a, "L"), "Muhammad Noor", "L", a, "01", None, nama="Muhammad Noor", nik=nik(a, "L"))
    s.lagi(2, nik(a, "L"), "M. Noor", "L", a, "01", "Nelayan")
    s.orang(3, "", "Siti Rahmah", "P", b, "02", "Guru", nama="Siti Rahmah")
    s.lagi(4, nik(b, "P", 7), "SITI RAHMAH, S.Pd", "P", b, "02", None)
    s.orang(5, "", "Siti Rahmah", "P", date(1999, 9, 9), "05", None, nama="Siti Rahmah")
    s.tolak("NIK ini sudah dipakai", 6, nik(a, "L"), "Gazali Rahman", "L", date(1977, 7, 7), "03", None)
    s.tolak("Baris 2 memuat orang yang sama", 7, nik(a, "L"), "Muhammad Noor", "L", a, "09", None)
    return Kasus("orang_kembar.xlsx", xlsx(s), (s,))


def satu_kolom() -> Kasus:
    """Nothing but names, with a heading of one word."""
    s = Susunan("Nama saja")
    s.bukan("NAMA WARGA YANG HADIR RT 10")
    s.bukan("No", "Nama")
    for n, nama in enumerate(("Kaspul", "Mahrita", "Sabran", "Zuraida"), 1):
        s.orang(n, nama, nama=nama, rt="10")
    return Kasus("nama_saja.xlsx", xlsx(s), (s,))


SEMUA = (tanggal, kelamin, kelamin_angka, kembar, satu_kolom)
