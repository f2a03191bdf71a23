"""Sheets in the style of DUKCAPIL: titles, headings of two and three rows, a row of numbers, sums, signatures."""

from __future__ import annotations

from datetime import date

from tests.importers.korpus.alat import Kasus, Susunan, nik, xls, xlsx


def buku_induk() -> Kasus:
    """Buku Induk Penduduk: five title rows, a heading of two rows with joined cells, numbers under it, a signature."""
    s = Susunan("BIP RT 003")
    s.bukan("PEMERINTAH KOTA BANJARMASIN")
    s.bukan("DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL")
    s.bukan("BUKU INDUK PENDUDUK WNI")
    s.bukan("Kelurahan : KELAYAN TENGAH", None, None, None, "RT : 003   RW : 001")
    s.bukan()
    s.bukan("NO.", "NOMOR KARTU KELUARGA", "NAMA LENGKAP", "NIK", "JENIS KELAMIN", None, "TEMPAT / TGL LAHIR", None,
            "AGAMA", "STATUS PERKAWINAN", "PENDIDIKAN", "PEKERJAAN", "SHDK", "KET.")  # fmt: skip
    s.bukan(None, None, None, None, "L", "P", "TEMPAT", "TANGGAL")
    s.gabung = ["A1:N1", "A2:N2", "A3:N3", "A6:A7", "B6:B7", "C6:C7", "D6:D7", "E6:F6", "G6:H6", "I6:I7", "J6:J7",
                "K6:K7", "L6:L7", "M6:M7", "N6:N7"]  # fmt: skip
    s.bukan(*range(1, 15))
    lahir = (date(1970, 8, 17), date(1975, 9, 12), date(2001, 1, 5))
    kk = "6371011203090004"
    s.orang(1, kk, "AHMAD RIFA'I", nik(lahir[0], "L"), "√", None, "BANJARMASIN", "17-08-1970", "ISLAM", "KAWIN",
            "SLTA/SEDERAJAT", "KARYAWAN SWASTA", "KEPALA KELUARGA", None, nama="AHMAD RIFA'I", jenis_kelamin="L",
            no_kk=kk, nik=nik(lahir[0], "L"), tanggal_lahir=lahir[0], tempat_lahir="BANJARMASIN", rt="03", rw="01",
            status_kawin="kawin", pendidikan="SLTA/sederajat")  # fmt: skip
    s.orang(2, kk, "SITI NOOR HASANAH", nik(lahir[1], "P"), None, "√", "MARTAPURA", "12-09-1975", "ISLAM", "KAWIN",
            "TAMAT SD/SEDERAJAT", "MENGURUS RUMAH TANGGA", "ISTRI", "pindahan", nama="SITI NOOR HASANAH",
            jenis_kelamin="P", tanggal_lahir=lahir[1], keterangan="pindahan")  # fmt: skip
    s.orang(3, kk, "MUHAMMAD FAUZAN", nik(lahir[2], "L"), "√", None, "BANJARMASIN", "05-01-2001", "ISLAM",
            "BELUM KAWIN", "STRATA I", "PELAJAR/MAHASISWA", "ANAK", None, nama="MUHAMMAD FAUZAN",
            status_kawin="belum kawin", tanggal_lahir=lahir[2], pekerjaan="PELAJAR/MAHASISWA")  # fmt: skip
    s.bukan(None, "JUMLAH", None, None, 2, 1)
    s.bukan()
    s.bukan(None, None, None, None, None, None, None, None, None, None, "Banjarmasin, 31 Juli 2026")
    s.bukan(None, None, None, None, None, None, None, None, None, None, "Lurah Kelayan Tengah")
    s.bukan()
    s.bukan(None, None, None, None, None, None, None, None, None, None, "Drs. H. SYAHRUDDIN")
    s.bukan(None, None, None, None, None, None, None, None, None, None, "NIP. 19660101 199003 1 001")
    return Kasus("buku_induk_penduduk.xlsx", xlsx(s), (s,))


def tiga_tingkat() -> Kasus:
    """A heading of three rows: group, subgroup, column; (1) (2) (3) below it."""
    s = Susunan("DAK2")
    s.bukan("DATA AGREGAT KEPENDUDUKAN PER JIWA")
    s.bukan("No", "Identitas", None, "Kelahiran", None, "Jenis Kelamin", "Alamat", None, None)
    s.bukan(None, "Nama Lengkap", "N I K", "Tempat", "Tanggal", None, "Jalan", "Wilayah", None)
    s.bukan(None, None, None, None, "dd/mm/yyyy", None, None, "RT", "RW")
    s.bukan(*(f"({n})" for n in range(1, 10)))
    s.gabung = ["A2:A4", "B2:C2", "D2:E2", "F2:F4", "G2:I2", "H3:I3"]
    for n, (nama, jk, lahir, rt) in enumerate(
        (("Basuki Rahmat", "L", date(1968, 2, 29), "4"), ("Dewi Lestari", "P", date(1990, 12, 31), "04"),
         ("Gusti Hairil", "L", date(1955, 5, 9), "004")), 1):  # fmt: skip
        s.orang(n, nama, nik(lahir, jk, n), "Banjarmasin", f"{lahir:%d/%m/%Y}", jk, "Jl. Kelayan A", rt, "2", nama=nama,
                tanggal_lahir=lahir, rt="04", rw="02", alamat="Jl. Kelayan A", jenis_kelamin=jk)  # fmt: skip
    return Kasus("dak2_per_jiwa.xlsx", xlsx(s), (s,))


def lampiran_halaman() -> Kasus:
    """Printed over pages: on each page title, heading and numbers come again, a subtotal at its foot."""
    s = Susunan("Lampiran")
    urut = 0
    nama = ("Rusmini", "Hadijah", "Noorlaila", "M. Yusran", "Abdul Hamid", "Masitah", "Kurniawan", "Halimah", "Sarbini")
    for halaman in range(3):
        s.bukan(f"DAFTAR PENDUDUK POTENSIAL PEMILIH    Halaman {halaman + 1}")
        s.bukan("NO", "NAMA", "L/P", "TGL. LAHIR", "RT/RW")
        s.bukan(1, 2, 3, 4, 5)
        for _ in range(3):
            jk = "LP"[nama[urut] not in ("M. Yusran", "Abdul Hamid", "Kurniawan", "Sarbini")]
            lahir = date(1960 + urut * 3, 1 + urut, 10 + urut)
            s.orang(urut + 1, nama[urut], jk, f"{lahir.day}-{lahir.month}-{lahir.year}", "005/002", nama=nama[urut],
                    jenis_kelamin=jk, tanggal_lahir=lahir, rt="05", rw="02")  # fmt: skip
            urut += 1
        s.bukan(None, f"Jumlah halaman {halaman + 1}", 3)
        s.bukan()
    s.bukan(None, "Jumlah seluruhnya", 9)
    s.bukan("Mengetahui,", None, None, "Ketua RT 005")
    s.bukan("Lurah", None, None, "( ........................ )")
    return Kasus("daftar_pemilih_per_halaman.xls", xls(s), (s,))


def kk_sekali() -> Kasus:
    """The family card and the address stand once for each family, joined over its rows."""
    s = Susunan("Per KK")
    s.bukan("No", "No. KK", "Alamat", "RT", "Nama Anggota Keluarga", "L/P", "Hubungan", "Tgl Lahir")
    keluarga = (
        ("6371010101100001", "Jl. Prona I No. 5", "07", (("Suriansyah", "L", "KK"), ("Hj. Mastora", "P", "Istri"))),
        ("6371010101100002", "Gg. Setia Budi", "08", (("Rahmadi", "L", "KK"), ("Nurhidayah", "P", "Istri"),
                                                      ("Ahmad Zaki", "L", "Anak"))),
    )  # fmt: skip
    for urut, (kk, alamat, rt, orang) in enumerate(keluarga, 1):
        awal = s.nomor + 1
        for n, (nama, jk, hub) in enumerate(orang):
            lahir = date(1980 + n, 3, 1 + n)
            pertama = (urut, kk, alamat, rt) if n == 0 else (None, None, None, None)
            s.orang(*pertama, nama, jk, hub, lahir, nama=nama, no_kk=kk, alamat=alamat, rt=rt, tanggal_lahir=lahir)
        s.gabung += [f"{kolom}{awal}:{kolom}{s.nomor}" for kolom in "ABCD"]
    return Kasus("data_keluarga_digabung.xlsx", xlsx(s), (s,))


SEMUA = (buku_induk, tiga_tingkat, lampiran_halaman, kk_sekali)
