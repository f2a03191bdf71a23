"""Text files in odd encodings and with odd separators."""

from __future__ import annotations

from datetime import date

from tests.importers.korpus.alat import Kasus, Susunan, teks


def _isi(nama: str, *orang: str) -> Susunan:
    s = Susunan(nama)
    s.bukan("No", "Nama", "Alamat", "RT", "Tgl Lahir")
    for n, satu in enumerate(orang, 1):
        lahir = date(1970 + n, n, n)
        s.orang(n, satu, f'Jl. "Melati", No. {n}', f"{n:03}", f"{lahir:%d-%m-%Y}", nama=satu, rt=f"{n:02}",
                tanggal_lahir=lahir, alamat=f'Jl. "Melati", No. {n}')  # fmt: skip
    return s


def titik_koma() -> Kasus:
    """Excel in Indonesian: semicolons, the Windows alphabet, an accent that UTF-8 would spoil."""
    s = _isi("warga_cp1252", "José Rizal", "Siti Zahra’", "Ñoor")
    return Kasus("warga_cp1252.csv", teks(s, ";", "cp1252"), (s,))


def utf16_tab() -> Kasus:
    """Saved as "Unicode text": UTF-16 with a mark, tabs."""
    s = _isi("warga_unicode", "Ḥasanuddin", "Marʼah", "Noor Aida")
    return Kasus("warga_unicode.txt", teks(s, "\t", "utf-16"), (s,))


def sep_pertama() -> Kasus:
    """Excel's own first line, every cell in quotes."""
    s = _isi("warga_sep", "Rahman; Ali", "Dewi")
    s.baris.insert(0, ["sep=,"])
    isi = Susunan("x")
    isi.baris = s.baris[1:]
    return Kasus("warga_sep.csv", teks(isi, ",", "utf-8-sig", "sep=,\r\n", kutip=True), (s,))


def garis_tegak() -> Kasus:
    """A printout: bars between the cells, title rows, a sum."""
    s = Susunan("warga_garis")
    s.bukan("DAFTAR WARGA")
    s.bukan("No", "Nama", "L/P", "RT")
    for n, nama in enumerate(("Rusli", "Nafisah", "Tajuddin"), 1):
        s.orang(n, nama, "LPL"[n - 1], "01", nama=nama, jenis_kelamin="LPL"[n - 1])
    s.bukan("", "Jumlah", 3)
    return Kasus("warga_garis.csv", teks(s, "|"), (s,))


SEMUA = (titik_koma, utf16_tab, sep_pertama, garis_tegak)
