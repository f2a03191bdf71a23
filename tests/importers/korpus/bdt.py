"""Household lists of the poor: Basis Data Terpadu, DTKS, beneficiaries of an aid programme."""

from __future__ import annotations

from datetime import date

from tests.importers.korpus.alat import Kasus, Susunan, nik, ods, xlsx


def rumah_tangga() -> Kasus:
    """BDT: numbered headings, a row of column numbers, codes of its own, heads of households and members."""
    s = Susunan("ART")
    s.bukan("IDBDT", "Kab/Kota", "Kecamatan", "Desa/Kelurahan", "Alamat", "1. Nama SLS", "Nama KRT", "No urut ART",
            "Nama ART", "NIK", "Hubungan dengan KRT", "Jenis Kelamin", "Umur", "Ijazah tertinggi", "Status bekerja",
            "RT", "RW")  # fmt: skip
    s.bukan(*range(1, 18))
    for urut, (krt, art) in enumerate((("MAT ALI", (("MAT ALI", 1), ("SARIPAH", 2), ("UDIN", 1))), ("JUMAIDAH", (
            ("JUMAIDAH", 2), ("HERMAN", 1)))), 1):  # fmt: skip
        for n, (nama, jk) in enumerate(art, 1):
            lahir = date(1950 + 10 * n, n, 5)
            s.orang(f"63710100{urut}", "BANJARMASIN", "BJM SELATAN", "KELAYAN TENGAH", "JL KELAYAN", "RT 09", krt, n,
                    nama, nik(lahir, "LP"[jk - 1], urut * 10 + n), n, jk, 60 - n, 0, 1, "009", "002", nama=nama,
                    jenis_kelamin="LP"[jk - 1], rt="09", rw="02")  # fmt: skip
    return Kasus("bdt_2015_art.xlsx", xlsx(s), (s,))


def dtks() -> Kasus:
    """DTKS: one head per line, damaged NIK told, poverty as a word of the title only."""
    s = Susunan("DTKS Jan 2024")
    s.bukan("DATA TERPADU KESEJAHTERAAN SOSIAL (DTKS)")
    s.bukan("KELURAHAN KELAYAN TENGAH")
    s.bukan("NO", "NO KK", "NIK", "NAMA PENERIMA", "ALAMAT", "RT", "RW", "JENIS BANTUAN", "STATUS")
    s.orang(1, "6371010101100007", "6371014506600001", "SALAMAH", "GG HIKMAH", "011", "002", "PKH", "AKTIF",
            nama="SALAMAH", rt="11", rw="02", alamat="GG HIKMAH", status="aktif")  # fmt: skip
    s.orang(2, "6371010101100008", "6371010506610002", "TARMIJI", "GG HIKMAH", "011", "002", "BPNT", "AKTIF",
            nama="TARMIJI", nik="6371010506610002")  # fmt: skip
    s.tolak("16 angka", 3, "637101010110000", "6371010506610003", "ISMAIL", "GG HIKMAH", "011", "002", "PKH", "AKTIF")
    s.orang(4, "6371010101100010", "6371010506610004", "KASPUL ANWAR", "GG HIKMAH", "012", "002", "PKH", "MENINGGAL",
            nama="KASPUL ANWAR", status="meninggal")  # fmt: skip
    return Kasus("dtks_kelurahan.ods", ods(s), (s,))


def ps2() -> Kasus:
    """The list of poor families of the Pemetaan Swadaya (PS-2): heads only, a tick in the column of their class."""
    s = Susunan("PS-2")
    s.bukan("FORMAT PS-2 : DAFTAR KELUARGA MISKIN")
    s.bukan("RT : 06", None, "RW : 02")
    s.bukan("No", "Nama Kepala Keluarga", "L/P", "Jumlah Jiwa", "Pekerjaan", "Miskin", "Keterangan")
    for n, (nama, jk, tanda, harap) in enumerate(
        (("Darmansyah", "L", "√", True), ("Hj. Kartini", "P", "v", True), ("Bahrun", "L", "tidak", False)), 1):
        s.orang(n, nama, jk, 4, "Buruh", tanda, None, nama=nama, miskin=harap, rt="06", rw="02")
    s.bukan(None, "Jumlah", None, 12)
    return Kasus("ps2_keluarga_miskin.xlsx", xlsx(s), (s,))


SEMUA = (rumah_tangga, dtks, ps2)
