"""Sheets of village systems: OpenSID's import sheet with its codes, its legend, and an export with filters."""

from __future__ import annotations

from datetime import date
from typing import Any

from openpyxl.styles import PatternFill

from tests.importers.korpus.alat import Kasus, Susunan, nik, xlsx

_KEPALA = ("alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tempatlahir", "tanggallahir", "agama_id",
           "pendidikan_kk_id", "pendidikan_sedang_id", "pekerjaan_id", "status_kawin", "kk_level", "warganegara_id",
           "ayah_nik", "nama_ayah", "ibu_nik", "nama_ibu", "golongan_darah_id", "status_dasar", "telepon")  # fmt: skip


def _baris(nama: str, jk: int, lahir: date, rt: str, *, rw: Any = "-", hp: Any = "", dasar: Any = 1) -> list[Any]:
    kelamin = "LP"[jk - 1]
    return ["Jl. Desa", "MANGSIT", rw, rt, nama, "5201140104126994", nik(lahir, kelamin, jk, "520114"), jk, "MANGSIT",
            lahir, 1, 3, 18, 26, 2, 1, 1, "", "ACHMAD", "", "AMINAH", 13, dasar, hp]  # fmt: skip


def impor_berkode() -> Kasus:
    """The import sheet: every value a code, "-" for an RW that nobody uses, phones as numbers."""
    s = Susunan("Penduduk")
    s.bukan(*_KEPALA)
    a, b = date(1970, 5, 20), date(1984, 10, 9)
    s.orang(*_baris("AHLUL", 1, a, "004", hp=81234567890), nama="AHLUL", jenis_kelamin="L", rt="04", tanggal_lahir=a,
            no_hp="081234567890", pendidikan="Tamat SD/sederajat", pekerjaan="Tukang batu",
            status_kawin="kawin")  # fmt: skip
    s.orang(*_baris("INAQ HAJRAH", 2, b, "004"), nama="INAQ HAJRAH", jenis_kelamin="P", tanggal_lahir=b, rt="04")
    s.orang(*_baris("AMAQ SIDIK", 1, date(1940, 1, 31), "005", dasar=2), nama="AMAQ SIDIK", status="meninggal")
    return Kasus("opensid_impor.xlsx", xlsx(s), (s,))


def tersaring() -> Kasus:
    """An export with filters on, hidden rows, hidden columns, a hidden sheet of codes, colours: all rows count."""
    s = Susunan("Data Penduduk")
    s.bukan("No.", "NIK", "Nama", "Tag ID Card", "Jenis Kelamin", "Dusun", "RW", "RT", "Umur", "Pekerjaan", "Kawin")
    for n in range(1, 9):
        jk = "LP"[n % 2]
        lahir = date(1970 + n, n, n)
        s.orang(n, nik(lahir, jk, n), f"Warga {chr(64 + n)} Contoh", None, ("LAKI-LAKI", "PEREMPUAN")[n % 2], "Timur",
                "001", f"{1 + n % 3:03}", 50 - n, "BURUH HARIAN LEPAS", "KAWIN", nama=f"Warga {chr(64 + n)} Contoh",
                jenis_kelamin=jk, rt=f"{1 + n % 3:02}", rw="01")  # fmt: skip
    kode = Susunan("Kode")
    kode.bukan("Kode", "Arti")
    kode.bukan(1, "LAKI-LAKI")

    def atur(buku: Any) -> None:
        lembar = buku["Data Penduduk"]
        lembar.auto_filter.ref = "A1:K9"
        for baris in (3, 5, 6):
            lembar.row_dimensions[baris].hidden = True
        lembar.column_dimensions["D"].hidden = lembar.column_dimensions["I"].hidden = True
        for sel in lembar[4]:
            sel.fill = PatternFill("solid", fgColor="FFFF00")
        buku["Kode"].sheet_state = "hidden"

    return Kasus("opensid_ekspor_tersaring.xlsx", xlsx(s, kode, atur=atur), (s,))


def rumus() -> Kasus:
    """Formulas: numbering and age by formula do no harm; names by formula count when the user accepts them."""
    s = Susunan("Rumus")
    s.bukan("No", "Nama", "L/P", "Tgl Lahir", "Umur", "RT")
    for n, (nama, jk) in enumerate((("Taufik", "L"), ("Rabiatul", "P")), 2):
        lahir = date(1980, n, n)
        s.orang(f"=ROW()-{1}", nama, jk, lahir, f'=DATEDIF(D{n},TODAY(),"Y")', "02", nama=nama, tanggal_lahir=lahir)
    s.tolak("galat Excel", 3, "#REF!", "L", date(1980, 5, 5), 46, "02")
    s.tolak("belum dihitung", 4, '="Aspiani"', "L", date(1981, 5, 5), 45, "02")
    s.orang(5, "Hamdan", "=VLOOKUP(1,A:B,2)", date(1982, 5, 5), 44, "02", nama="Hamdan")
    s.harap.pop()
    s.ditolak[s.nomor] = "belum dihitung"

    def atur(buku: Any) -> None:
        buku.active["B4"].data_type = "e"

    return Kasus("banyak_rumus.xlsx", xlsx(s, atur=atur), (s,), rumus=True)


SEMUA = (impor_berkode, tersaring, rumus)
