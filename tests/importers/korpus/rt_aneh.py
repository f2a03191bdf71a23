"""Stranger hand-made lists: blocks beside each other, several tables, headings with line breaks, nothing in order."""

from __future__ import annotations

from datetime import date
from typing import Any

from openpyxl.styles import PatternFill

from tests.importers.korpus.alat import Kasus, Susunan, xls, xlsx


def bersebelahan() -> Kasus:
    """Two blocks beside each other with an empty column between, to save paper."""
    s = Susunan("Dua kolom")
    s.bukan("DAFTAR WARGA RT 03 RW 01")
    s.bukan("No", "Nama", "L/P", None, "No", "Nama", "L/P")
    kiri = ("Agus Salim", "Budiman", "Cahaya", "Darma")
    kanan = ("Endang", "Fitri", "Gazali", None)
    for n, (a, b) in enumerate(zip(kiri, kanan, strict=True), 1):
        s.orang(n, a, "L", None, n + 4 if b else None, b, "P" if b else None, nama=a, jenis_kelamin="L", rt="03")
        if b:
            s.harap.append({"nama": b, "jenis_kelamin": "P", "rt": "03", "rw": "01"})
    return Kasus("dua_blok.xlsx", xlsx(s), (s,))


def satu_lembar_per_rt() -> Kasus:
    """A sheet for each RT, named after it; a cover and a recap that hold nobody."""
    lembar = []
    sampul = Susunan("Sampul")
    sampul.bukan("DATA WARGA KELURAHAN")
    sampul.bukan("TAHUN 2026")
    for rt in ("01", "02", "03"):
        s = Susunan(f"RT {rt}")
        s.bukan("No", "Nama", "Jenis Kelamin", "Alamat")
        for n in range(1, 4):
            s.orang(n, f"Warga {rt} {'ABC'[n - 1]}an", "LPL"[n - 1], f"Gang {n}", nama=f"Warga {rt} {'ABC'[n - 1]}an",
                    rt=rt, alamat=f"Gang {n}")  # fmt: skip
        lembar.append(s)
    rekap = Susunan("Rekap")
    rekap.bukan("RT", "Laki-laki", "Perempuan", "Jumlah")
    for rt in ("01", "02", "03"):
        rekap.bukan(rt, 2, 1, 3)
    return Kasus("warga_per_rt.xlsx", xlsx(sampul, *lembar, rekap), tuple(lembar))


def dua_tabel() -> Kasus:
    """Two tables below each other with their own titles and other columns."""
    s = Susunan("Gabungan")
    s.bukan("DATA WARGA RT 05")
    s.bukan("No", "Nama Lengkap", "L/P", "Tanggal Lahir")
    s.orang(1, "Ibrahim", "L", "01/02/1970", nama="Ibrahim", tanggal_lahir=date(1970, 2, 1), rt="05")
    s.orang(2, "Zubaidah", "P", "3 April 1972", nama="Zubaidah", tanggal_lahir=date(1972, 4, 3), rt="05")
    s.bukan()
    s.bukan("DATA WARGA RT 06")
    s.bukan("No", "Nama", "Alamat", "Jenis Kelamin", "HP")
    s.orang(1, "Kamaruddin", "Gg. Damai", "Laki-laki", "0851 0000 1111", nama="Kamaruddin", rt="06",
            no_hp="085100001111", alamat="Gg. Damai")  # fmt: skip
    return Kasus("dua_tabel.xlsx", xlsx(s), (s,))


def judul_berbaris() -> Kasus:
    """Headings with line breaks, stars, brackets, units; the table begins at C5."""
    s = Susunan("Form")
    for _ in range(3):
        s.bukan()
    s.bukan(None, None, "FORMULIR PENDATAAN WARGA")
    s.bukan(None, None, "No.\nUrut", "Nama Lengkap\n(sesuai KTP) *", "Jenis\nKelamin\n(L/P)",
            "Tanggal Lahir\n(dd-mm-yyyy)", "Status\nPerkawinan", "No. Telp / HP\n(yang aktif)", "RT", "RW")  # fmt: skip
    s.orang(None, None, 1, "Yusuf Maulana", "L", "12-8-1975", "Kawin", "0812.3456.7890", 3, 1, nama="Yusuf Maulana",
            tanggal_lahir=date(1975, 8, 12), status_kawin="kawin", no_hp="081234567890", rt="03")  # fmt: skip
    s.orang(None, None, 2, "Mardiana", "P", "9/9/81", "Janda (cerai mati)", "-", 3, 1, nama="Mardiana",
            tanggal_lahir=date(1981, 9, 9), status_kawin="cerai mati")  # fmt: skip
    return Kasus("formulir_bertanda.xlsx", xlsx(s), (s,))


def warna_berarti() -> Kasus:
    """Colours mean something to who made it; nothing is lost, the words beside them count."""
    s = Susunan("Warna")
    s.bukan("Kuning = pindah, merah = meninggal")
    s.bukan("No", "Nama", "RT", "Ket")
    s.orang(1, "Normansyah", "02", None, nama="Normansyah")
    s.orang(2, "Saniah", "02", "pindah ke Martapura", nama="Saniah", keterangan="pindah ke Martapura")
    s.orang(3, "Alm. Kurdi", "02", "wafat 2024", nama="Alm. Kurdi", keterangan="wafat 2024")

    def atur(buku: Any) -> None:
        for baris, warna in ((4, "FFFF00"), (5, "FF0000")):
            for sel in buku.active[baris]:
                sel.fill = PatternFill("solid", fgColor=warna)

    return Kasus("warna_berarti.xlsx", xlsx(s, atur=atur), (s,))


def nik_di_nama() -> Kasus:
    """The NIK stands in the cell of the name; place and date in one; age in years only."""
    s = Susunan("Campur")
    s.bukan("No", "Nama / NIK", "TTL", "L/P", "Alamat Lengkap")
    s.orang(1, "Akhmad Riyadi / 6371011208750001", "Bjm, 12/08/1975", "L", "Jl. Kelayan A RT 04 RW 02 No. 5",
            nama="Akhmad Riyadi", nik="6371011208750001", tempat_lahir="Bjm", tanggal_lahir=date(1975, 8, 12),
            rt="04", rw="02")  # fmt: skip
    s.orang(2, "Fatmawati (NIK 6371015305800002)", "Martapura, 13 Mei 1980", "P", "Gg. Amal RT.004/RW.002",
            nama="Fatmawati", nik="6371015305800002", tanggal_lahir=date(1980, 5, 13), rt="04", rw="02")  # fmt: skip
    s.orang(3, "6371010101600003\nSarwani", "Kandangan / 01-01-1960", "L", "Gg. Amal RT4/2", nama="Sarwani",
            nik="6371010101600003", tempat_lahir="Kandangan", tanggal_lahir=date(1960, 1, 1), rt="04")  # fmt: skip
    s.orang(4, "Mulyani", "45 tahun", "P", "Gg. Amal", nama="Mulyani")
    s.harap.pop()
    s.ditolak[s.nomor] = "umur"
    return Kasus("campur_aduk.xlsx", xlsx(s), (s,))


def kolom_kosong() -> Kasus:
    """Empty rows and columns everywhere, the numbering wrong, a remark far to the right."""
    s = Susunan("Bolong")
    s.bukan()
    s.bukan(None, "NAMA", None, None, "L/P", None, "RT")
    s.bukan()
    s.orang(None, "Rasyid Ridha", None, None, "L", None, 1, nama="Rasyid Ridha", rt="01")
    s.bukan()
    s.bukan()
    s.orang(None, "Laila Sari", None, None, "P", None, 1, None, None, None, None, None, "cek lagi", nama="Laila Sari",
            jenis_kelamin="P")  # fmt: skip
    return Kasus("bolong-bolong.xls", xls(s), (s,))


SEMUA = (bersebelahan, satu_lembar_per_rt, dua_tabel, judul_berbaris, warna_berarti, nik_di_nama, kolom_kosong)
