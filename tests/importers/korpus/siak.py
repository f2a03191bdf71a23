"""Extracts of the population administration (SIAK): codes, damaged numbers, columns nobody asked for."""

from __future__ import annotations

from datetime import date

from tests.importers.korpus.alat import Kasus, Susunan, nik, xls, xlsx


def ekstrak_xls() -> Kasus:
    """SIAK hands out .xls: capital headings with underscores, codes instead of words, dates as text."""
    s = Susunan("DATA_KELUARGA")
    s.bukan("NO_KK", "NIK", "NAMA_LGKP", "JENIS_KLMIN", "TMPT_LHR", "TGL_LHR", "AGAMA", "STAT_KWN", "STAT_HBKEL",
            "PDDK_AKH", "JENIS_PKRJN", "NAMA_LGKP_IBU", "NAMA_LGKP_AYAH", "ALAMAT", "NO_RT", "NO_RW")  # fmt: skip
    a, b = date(1979, 4, 21), date(2003, 11, 2)
    s.orang("6371010412080011", nik(a, "L"), "RACHMAT HIDAYAT", "1", "BANJARMASIN", "1979-04-21", "1", "2", "1", "5",
            "15", "SITI AISYAH", "H. ABDURRAHMAN", "JL KELAYAN B", "12", "3", nama="RACHMAT HIDAYAT",
            jenis_kelamin="L", tanggal_lahir=a, status_kawin="kawin", pendidikan="SLTA/sederajat",
            pekerjaan="Karyawan swasta", rt="12", rw="03", nik=nik(a, "L"))  # fmt: skip
    s.orang("6371010412080011", nik(b, "P"), "NUR AULIA RAHMAH", "2", "BANJARMASIN", "2003-11-02", "1", "1", "4", "4",
            "3", "FATIMAH", "RACHMAT HIDAYAT", "JL KELAYAN B", "12", "3", nama="NUR AULIA RAHMAH", jenis_kelamin="P",
            tanggal_lahir=b, status_kawin="belum kawin", pendidikan="SLTP/sederajat",
            pekerjaan="Pelajar/mahasiswa")  # fmt: skip
    return Kasus("siak_data_keluarga.xls", xls(s), (s,))


def angka_dipotong() -> Kasus:
    """NIK and KK kept as numbers: Excel lost the last digit. Each row says so, none is repaired in silence."""
    s = Susunan("Sheet1")
    s.bukan("Nama", "NIK", "No KK", "L/P", "RT", "RW")
    s.tolak("tersimpan sebagai angka", "Hasan Basri", 6371011708700010, 6371010101100010, "L", 3, 1)
    s.tolak("dipotong Excel", "Mahdalena", "6.37101E+15", "", "P", 3, 1)
    s.tolak("dipotong Excel", "Rusdiana", "3,2E+15", "", "P", 3, 1)
    s.tolak("16 angka, ini 15", "Supian Suri", "637101170870001", "", "L", 3, 1)
    s.tolak("16 angka, ini 17", "Syahrani", "63710117087000123", "", "L", 3, 1)
    s.tolak("selain angka", "Halidah", "6371O1170870OOO1", "", "P", 3, 1)
    s.orang("Misrawati", "6371 0155 0670 0003", "-", "P", 3, 1, nama="Misrawati", nik="6371015506700003", rt="03")
    s.orang("Junaidi", "'6371011506700004", "'6371010101100099", "L", 3, 1, nama="Junaidi", nik="6371011506700004",
            no_kk="6371010101100099")  # fmt: skip
    s.orang("Maimunah", "63.7101.550670.0005", "0", "P", 3, 1, nama="Maimunah", nik="6371015506700005")
    return Kasus("nik_dipotong.xlsx", xlsx(s), (s,))


def seri_1904() -> Kasus:
    """A workbook of an old Macintosh: its dates count from 1904, with a date format and without."""
    s = Susunan("Warga")
    s.bukan("No", "Nama Lengkap", "Tgl Lahir", "L/P", "RT")
    a, b = date(1975, 8, 12), date(1988, 2, 29)
    s.orang(1, "Khairul Anwar", a, "L", "01", nama="Khairul Anwar", tanggal_lahir=a)
    s.orang(2, "Salasiah", b, "P", "01", nama="Salasiah", tanggal_lahir=b)
    s.orang(3, "Zainal Abidin", (date(1969, 7, 21) - date(1904, 1, 1)).days, "L", "01", nama="Zainal Abidin",
            tanggal_lahir=date(1969, 7, 21))  # fmt: skip

    def atur(buku: object) -> None:
        buku.epoch = _1904  # type: ignore[attr-defined]

    from openpyxl.utils.datetime import CALENDAR_MAC_1904 as _1904

    return Kasus("dari_mac_1904.xlsx", xlsx(s, atur=atur), (s,))


def seri_1904_xls() -> Kasus:
    """The same in an .xls."""
    s = Susunan("Warga")
    s.bukan("No", "Nama Lengkap", "Tgl Lahir", "L/P", "RT")
    a = date(1975, 8, 12)
    s.orang(1, "Khairul Anwar", a, "L", "01", nama="Khairul Anwar", tanggal_lahir=a)
    s.orang(2, "Salasiah", date(1988, 2, 29), "P", "02", nama="Salasiah", tanggal_lahir=date(1988, 2, 29))
    return Kasus("dari_mac_1904.xls", xls(s, dates_1904=True), (s,))


SEMUA = (ekstrak_xls, angka_dipotong, seri_1904, seri_1904_xls)
