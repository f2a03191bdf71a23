"""Members and officers of old periods, each row one term; several rows for one person."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.importers.korpus.alat import Kasus, Susunan, ods, xlsx


def anggota_periode() -> Kasus:
    """Members of three periods: whoever served twice stands twice and is one person with two terms."""
    s = Susunan("Anggota LKM")
    s.bukan("DAFTAR ANGGOTA LKM “MAJU BERSAMA” PERIODE 2016 S/D 2026")
    s.bukan("No", "Nama", "L/P", "Jabatan", "Masa Bakti", None, "No. SK", "Suara")
    s.bukan(None, None, None, None, "Mulai", "Selesai")
    s.gabung = ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:G3", "H2:H3"]
    masa = ((date(2016, 1, 1), date(2018, 12, 31)), (date(2019, 1, 1), date(2021, 12, 31)), (date(2022, 1, 1), None))
    baris: tuple[tuple[str, str, str, int, Any], ...] = (
        ("Supiani", "L", "Koordinator", 0, 120), ("Rahmawati", "P", "Anggota", 0, 95),
        ("Supiani", "L", "Anggota", 1, 88), ("Hamidah", "P", "Koordinator", 1, 130),
        ("Hamidah", "P", "Koordinator", 2, 150), ("Baderun", "L", "Anggota", 2, None),
    )  # fmt: skip
    for n, (nama, jk, jabatan, ke, suara) in enumerate(baris, 1):
        mulai, selesai = masa[ke]
        s.orang(n, nama, jk, jabatan, mulai, selesai, f"0{ke + 1}/SK-LKM/20{16 + 3 * ke}", suara, nama=nama,
                jabatan=jabatan, mulai=mulai, selesai=selesai)  # fmt: skip
    return Kasus("anggota_tiga_periode.xlsx", xlsx(s), (s,), ke="anggota")


def pengelola() -> Kasus:
    """UPK, UPL and UPS in one sheet, the body as a section title or in the position."""
    s = Susunan("Pengelola")
    s.bukan("DAFTAR UNIT PENGELOLA")
    s.bukan("No", "Nama Lengkap", "Jabatan", "L/P", "Tgl Diangkat", "No HP")
    for n, (nama, jabatan, badan) in enumerate(
        (("Rina Marlina", "Manajer UPK", "UPK"), ("Ahmad Fauzi", "Petugas Pembukuan UPK", "UPK"),
         ("Sulaiman", "Koordinator UPL", "UPL"), ("Nurul Huda", "Anggota Dewan Pengawas", "pengawas"),
         ("Erna", "Sekretaris LKM", "sekretariat")), 1):  # fmt: skip
        s.orang(n, nama, jabatan, "LP"[n % 2], "1-2-2022", f"08121111000{n}", nama=nama, badan=badan,
                mulai=date(2022, 2, 1))  # fmt: skip
    return Kasus("unit_pengelola.ods", ods(s), (s,), ke="pengelola")


def banyak_jabatan() -> Kasus:
    """One person with several jobs, written on several rows: the name only on the first, joined downwards."""
    s = Susunan("Rangkap")
    s.bukan("No", "Nama", "L/P", "RT", "Badan", "Jabatan", "Mulai")
    awal = s.orang(1, "Masrifah", "P", "02", "UPK", "Manajer", date(2020, 1, 1), nama="Masrifah", badan="UPK")
    s.orang(None, None, None, None, "UPS", "Anggota", date(2021, 1, 1), nama="Masrifah", badan="UPS")
    s.orang(None, None, None, None, "panitia", "Sekretaris", date(2023, 5, 1), nama="Masrifah")
    s.harap.pop()
    s.ditolak[s.nomor] = "Buku Pengelola"
    s.gabung = [f"{k}{awal}:{k}{s.nomor}" for k in "ABCD"]
    s.orang(2, "Yusransyah", "L", "03", "UPL", "Koordinator", date(2020, 1, 1), nama="Yusransyah", badan="UPL")
    s.orang(None, None, None, None, "UPK", "Anggota", date(2022, 1, 1), nama="Yusransyah", badan="UPK")
    return Kasus("rangkap_jabatan.xlsx", xlsx(s), (s,), ke="pengelola")


SEMUA = (anggota_periode, pengelola, banyak_jabatan)
