"""Hand-made lists of RT heads: what a person types who has never seen a database."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.importers.korpus.alat import Kasus, Susunan, berselang, ods, xls, xlsx


def judul_saja() -> Kasus:
    """The RT stands in the title only; L and P are ticked; a total and the RT head's name below."""
    s = Susunan("Sheet1")
    s.bukan("DAFTAR NAMA WARGA RT. 07 RW. 02")
    s.bukan("KELURAHAN KELAYAN TENGAH")
    s.bukan()
    s.bukan("NO", "NAMA", "L", "P", "UMUR", "PEKERJAAN")
    for n, (nama, jk, kerja) in enumerate(
        (("Syamsuddin", "L", "Pedagang"), ("Hj. Aisyah", "P", "IRT"), ("M. Arsyad, S.Pd", "L", "Guru")), 1):
        s.orang(n, nama, "v" if jk == "L" else None, "v" if jk == "P" else None, 40 + n, kerja, nama=nama,
                jenis_kelamin=jk, rt="07", rw="02", pekerjaan=kerja)  # fmt: skip
    s.bukan(None, "JUMLAH", 2, 1)
    s.bukan()
    s.bukan(None, None, None, None, "Ketua RT. 07")
    s.bukan(None, None, None, None, "Syamsuddin")
    return Kasus("warga rt 7.xls", xls(s), (s,))


def idem() -> Kasus:
    """Ditto marks of every kind under address, RT, work and place of birth."""
    s = Susunan("RT 04")
    s.bukan("No", "Nama", "L/P", "Tempat Lahir", "Alamat", "RT/RW", "Pekerjaan")
    harap = {"tempat_lahir": "Banjarmasin", "alamat": "Jl. Kelayan Gg. Bersama", "rt": "04", "rw": "01",
             "pekerjaan": "Buruh bangunan"}  # fmt: skip
    s.orang(1, "Amat", "L", "Banjarmasin", "Jl. Kelayan Gg. Bersama", "04/01", "Buruh bangunan", nama="Amat", **harap)
    for n, (nama, jk, tanda) in enumerate(
        (("Isnawati", "P", "sda"), ("Rahmi", "P", '"'), ("Utuh", "L", "idem"), ("Galuh", "P", "-\"-"),
         ("Anang", "L", "s.d.a"), ("Diyang", "P", "''"), ("Julak", "L", "〃"), ("Acil", "P", "idem di atas")), 2):
        s.orang(n, nama, jk, *[tanda] * 4, nama=nama, jenis_kelamin=jk, **harap)
    s.orang(10, "Busu", "L", "Amuntai", "Jl. Veteran", "RT 05 RW 01", "sda", nama="Busu", alamat="Jl. Veteran", rt="05",
            pekerjaan="Buruh bangunan")  # fmt: skip
    s.orang(11, "Paman", "L", '"', '"', '"', '"', nama="Paman", tempat_lahir="Amuntai", rt="05")
    s.tolak("nama", 12, "sda", "P", "Amuntai", "Jl. Veteran", "05/01", "-")
    return Kasus("daftar warga idem.xlsx", xlsx(s), (s,))


def rtrw_segala_rupa() -> Kasus:
    """RT and RW as people write them."""
    s = Susunan("Ejaan RT")
    s.bukan("No", "Nama Warga", "JK", "RT/RW")
    rupa = ("RT 04 RW 02", "004/002", "RT002-RW007", "4/2", "RT.4/RW.II", "Rt.04 / Rw.02", "RT: 4, RW: 2", "04-02",
            "rt 4 rw 2", "RT.004 RW.002", "IV/II", "04 / 02", "R.T. 04 R.W. 02", "RT4/RW2", "RT/RW 04/02", "04|02",
            "RT. 4 - RW. 2", "No. 4 / 2", "RT 4", "004/-", "RT IV RW II")  # fmt: skip
    for n, satu in enumerate(rupa, 1):
        rt, rw = ("02", "07") if "007" in satu else ("04", "" if satu in ("RT 4", "004/-") else "02")
        harap: dict[str, Any] = {"rt": rt, **({"rw": rw} if rw else {})}
        s.orang(n, f"Orang {chr(64 + n)}", "LP"[n % 2], satu, nama=f"Orang {chr(64 + n)}", **harap)
    s.tolak("RT/RW", 22, "Orang Ragu", "L", "RT 4 s/d 6")
    s.tolak("menjadi tanggal", 23, "Orang Tanggal", "P", date(2026, 2, 4))
    return Kasus("ejaan_rt_rw.xlsx", xlsx(s), (s,))


def bagian_rt() -> Kasus:
    """One sheet, a section for each RT, numbers that begin again, empty columns between."""
    s = Susunan("Semua RT")
    s.bukan("REKAP WARGA PER RT")
    s.bukan(*berselang(("No", "Nama", "Kelamin", "No. HP"), 1))
    for rt, nama in (("01", ("Harun", "Halimatus")), ("02", ("Basri", "Norhayati", "Yuliana"))):
        s.bukan(f"RT. {rt}")
        for n, satu in enumerate(nama, 1):
            laki = satu in ("Harun", "Basri")
            s.orang(*berselang((n, satu, "pria" if laki else "wanita", f"0812{n}0{rt}4567"), 1), nama=satu, rt=rt,
                    jenis_kelamin="L" if laki else "P", no_hp=f"0812{n}0{rt}4567")  # fmt: skip
        s.bukan(None, None, "Jumlah", None, len(nama))
    return Kasus("per_bagian_rt.ods", ods(s), (s,))


def dua_orang_satu_sel() -> Kasus:
    """Two people in one cell, three in another: told, never one person with a strange name."""
    s = Susunan("Kader")
    s.bukan("No", "Nama Kader", "RT", "No HP")
    s.orang(1, "Hj. Masniah", "01", "0813-4567-8901", nama="Hj. Masniah", no_hp="081345678901")
    s.tolak("dua nama", 2, "Rusnah / Aminah", "02", "")
    s.tolak("dua nama", 3, "Jamilah dan Saudah", "03", "")
    s.tolak("dua nama", 4, "1. Hasanah\n2. Mariam", "04", "")
    s.orang(5, "Siti Khadijah, S.Pd., M.Pd", "05", 81345678902, nama="Siti Khadijah, S.Pd., M.Pd",
            no_hp="081345678902")  # fmt: skip
    s.orang(6, "Abdullah bin Syarif al-Habsyi", "06", "+62 813 4567 8903", nama="Abdullah bin Syarif al-Habsyi",
            no_hp="081345678903")  # fmt: skip
    s.orang(7, "Dayang/Ulin", "07", "08134567890/081234567891", nama="Dayang/Ulin",
            no_hp="08134567890 / 081234567891")  # fmt: skip
    s.harap.pop()
    s.ditolak[s.nomor] = "dua nama"
    return Kasus("kader_rt.xlsx", xlsx(s), (s,))


def apostrof() -> Kasus:
    """Names with apostrophes of five kinds, accents, titles, lower case, two blanks, a dot at the end."""
    s = Susunan("Nama")
    s.bukan("no", "nama  lengkap", "jenis kelamin (l/p)", "rt")
    for n, nama in enumerate(
        ("Ahmad Rifa'i", "Ahmad Rifa’i", "Nur'aini", "Ma`ruf", "José Fernández", "H. M. Noor", "siti  aminah",
         "ABDUL  HADI.", "Ust. Ḥasan"), 1):  # fmt: skip
        jk = "P" if nama in ("Nur'aini", "siti  aminah") else "L"
        s.orang(n, nama, {"L": "laki laki", "P": "Perempuan"}[jk], f"{n}", nama=" ".join(nama.split()), rt=f"{n:02}")
    return Kasus("nama_beraneka.xlsx", xlsx(s), (s,))


def beberapa_rt() -> Kasus:
    """The title speaks of several RT ("s/d"), so none is taken from it; the address and a column of their own tell."""
    s = Susunan("RT 1-5")
    s.bukan("DAFTAR CALON RELAWAN RT 01 S/D RT 05 RW 02")
    s.bukan("No", "Nama", "L/P", "Alamat", "RT")
    s.orang(1, "Marwan", "L", "Jl. Kelayan A", "RT. 01", nama="Marwan", rt="01", rw="02")
    s.orang(2, "Hairunnisa", "P", "Jl. Kelayan A RT 3", None, nama="Hairunnisa", rt="03", alamat="Jl. Kelayan A RT 3")
    s.orang(3, "Saukani", "L", "Jl. Kelayan A", "04/02", nama="Saukani", rt="04", rw="02")
    s.orang(4, "Radiah", "P", "Jl. Kelayan A", "V", nama="Radiah", rt="05")
    s.orang(5, "Baihaqi", "L", "Jl. Kelayan A", None, nama="Baihaqi", rt=None)
    s.tolak("bukan nomor RT", 6, "Yani", "P", "Jl. Kelayan A", "muka")
    return Kasus("rt_satu_sampai_lima.xlsx", xlsx(s), (s,))


SEMUA = (beberapa_rt, judul_saja, idem, rtrw_segala_rupa, bagian_rt, dua_orang_satu_sel, apostrof)
