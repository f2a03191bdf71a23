"""Untidy sheets: headings under titles, in two rows, with column numbers, totals, page breaks and signatures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.mapping import cocokkan, cocokkan_bertingkat
from tests.importers.pembuat import WARGA, tabel


def isi(baris: list[list[Any]], ke: str = "orang", **lain: Any) -> list[dict[str, Any]]:
    """The values of every row of a sheet."""
    return [b.nilai for b in tabel(baris, **lain).olah(ke).baris]


JUDUL = {
    "nama": ["Nama Lengkap *)", "nama_warga", "NAMA LENGKAP (2)", "Nama ART (80)", "NamaLengkap", "Nama Relawan"],
    "nik": ["NIK", "No. KTP", "NO KTP / NIK", "Nomor Induk Kependudukan", "nik (81)", "N I K"],
    "no_kk": ["No KK", "NOMOR KARTU KELUARGA", "no_kk", "NKK"],
    "jenis_kelamin": ["JK", "L/P", "sex", "Jenis Kelamin (L/P)", "Kelamin", "Kelamin (1=L, 2=P)", "Jns. Kelamin"],
    "tempat_lahir": ["Tempat Lahir", "tempatlahir", "Tmpt. Lahir"],
    "tanggal_lahir": ["Tgl Lahir", "tanggallahir", "Tanggal Lahir (dd-mm-yyyy)", "Tangal Lahir", "Tgl. Lhr"],
    "ttl": ["TTL", "Tempat/Tanggal Lahir", "Tempat, Tgl Lahir", "TEMPAT DAN TANGGAL LAHIR"],
    "status_kawin": ["Status Perkawinan", "status_kawin", "Status Nikah"],
    "pendidikan": ["Pendidikan Terakhir", "Pendidkan", "pendidikan_kk_id", "PENDIDIKAN"],
    "pekerjaan": ["Pekerjaan", "Mata Pencaharian", "pekerjaan_id"],
    "alamat": ["Alamat", "ALAMAT RUMAH", "Alamat RT/RW", "Alamat sesuai KTP"],
    "rt": ["RT", "No. RT", "R.T."],
    "rtrw": ["RT/RW", "RT-RW", "RT dan RW"],
    "no_hp": ["No HP/WA", "No. Telp", "Nomor HP yang aktif (48)", "HP", "WhatsApp"],
    "miskin": ["Miskin (PS-2)", "MBR", "Miskin/Non Miskin"],
    "umur": ["Umur (th)", "Usia", "Umur anggota rumah tangga (tahun)"],
    "urut": ["No", "No.", "Nomor Urut", "NO. URUT"],
    "jabatan": ["Jabatan", "Jabatan di LKM"], "sk_nomor": ["No. SK"], "sk_tanggal": ["Tgl SK", "Tanggal SK"],
    "minat": ["Minat/Keahlian"], "tanggal_daftar": ["Tgl Daftar"], "mulai": ["Tgl Diangkat", "Mulai Bertugas"],
    None: ["nama_ayah", "ayah_nik", "Nama Ibu", "Nama Desa", "Agama", "Status kehamilan", "tanggalperkawinan",
           "Tanggal perkawinan", "No. Rekening", "Kepemilikan laptop (40)", "Tanda Tangan", "Nama Pasangan", "hamil",
           "No Akta Lahir", "Kewarganegaraan", "Jumlah ART (14)", "Email", "Kode Desa/Kelurahan", "Golongan Darah"],
}  # fmt: skip


@pytest.mark.parametrize(("field", "judul"), [(f, j) for f, daftar in JUDUL.items() for j in daftar])
def test_headings_are_understood_by_meaning(field: str | None, judul: str) -> None:
    ditemukan, yakin = cocokkan(judul)
    assert (ditemukan if yakin >= 0.5 else None) == field


@pytest.mark.parametrize(
    ("tingkat", "field"),
    [
        (("Tempat/Tanggal Lahir", "Tempat"), "tempat_lahir"), (("Tempat/Tanggal Lahir", "Tgl"), "tanggal_lahir"),
        (("ALAMAT", "RT"), "rt"), (("ALAMAT", "Jalan"), "alamat"), (("Jenis Kelamin", "L"), "jk_l"),
        (("Jenis Kelamin", "P"), "jk_p"), (("Nomor", "NIK"), "nik"), (("Nomor", "KK"), "no_kk"),
        (("Lahir", "Tempat"), "tempat_lahir"),
        (("SK", "Tanggal"), "sk_tanggal"), (("SK", "Nomor"), "sk_nomor"), (("Berhenti", "Alasan"), "alasan_berhenti"),
        (("Berhenti", "Tgl"), "selesai"), (("Nama Orang Tua", "Ayah"), None), (("Orang Tua", "Nama"), None),
        (("Nama", "Nama"), "nama"), (("", "NIK"), "nik"), (("Umur", "L"), "jk_l"),
    ],
)  # fmt: skip
def test_two_row_headings_are_joined(tingkat: tuple[str, ...], field: str | None) -> None:
    assert cocokkan_bertingkat(tingkat)[0] == field


def test_a_heading_under_title_rows_with_two_rows_and_column_numbers() -> None:
    baris = [
        ["DATA PENDUDUK RT 04 RW 01"], ["KELURAHAN KELAYAN TENGAH"], [],
        ["NO", "NAMA LENGKAP", "NIK", "JENIS KELAMIN", "", "TEMPAT/TANGGAL LAHIR", "", "ALAMAT", "", "", "KET"],
        ["", "", "", "L", "P", "TEMPAT", "TANGGAL", "JALAN", "RT", "RW", ""],
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
        [1, "Ahmad", "6371011708700001", "√", "", "Banjarmasin", "17-08-1970", "Jl. A 1", "04", "01", ""],
        [2, "Siti", "", "", "v", "Barabai", "2/3/85", "Jl. A 2", "04", "01", "janda"],
    ]  # fmt: skip
    hasil = tabel(baris)
    assert hasil.baris_judul == (4, 5)
    bahan = hasil.olah("orang")
    assert bahan.dilewati == [(6, "nomor kolom")]
    assert [b.nomor for b in bahan.baris] == [7, 8]
    assert bahan.baris[0].nilai == {
        "nama": "Ahmad", "nik": "6371011708700001", "jenis_kelamin": "L", "tempat_lahir": "Banjarmasin",
        "tanggal_lahir": date(1970, 8, 17), "alamat": "Jl. A 1", "rt": "04", "rw": "01",
    }  # fmt: skip
    assert bahan.baris[1].nilai["jenis_kelamin"] == "P"
    assert bahan.baris[1].nilai["keterangan"] == "janda"


def test_a_joined_group_heading_reaches_only_over_its_own_columns() -> None:
    baris = [
        ["No", "Nama", "Lahir", "", "Alamat", "Ket"],
        ["", "", "Tempat", "Tanggal", "", ""],
        [1, "Ali", "Rantau", "1-2-1980", "Jl. B", "x"],
    ]
    gabung = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4), (0, 5, 1, 5)]
    assert isi(baris, gabung=gabung) == [
        {
            "nama": "Ali",
            "tempat_lahir": "Rantau",
            "tanggal_lahir": date(1980, 2, 1),
            "alamat": "Jl. B",
            "keterangan": "x",
        }
    ]


def test_first_row_of_people_is_not_taken_for_a_second_heading() -> None:
    baris = [["Nama", "JK", "Pekerjaan", "Alamat"], ["Ali", "L", "Guru", "Jalan"], ["Ani", "P", "Guru", "Jl. C"]]
    assert [b["nama"] for b in isi(baris)] == ["Ali", "Ani"]


def test_headings_of_later_pages_totals_blank_rows_and_signatures_are_no_people() -> None:
    kepala = ["No", "Nama", "L/P", "RT"]
    baris = [
        kepala, [1, "Ali", "L", "01"], [2, "Ani", "P", "01"], [], ["Halaman 1 dari 2"], kepala, [1, 2, 3, 4],
        [3, "Budi", "L", "02"], ["", "Jumlah", "", 3], ["TOTAL", "", "", 3], [],
        ["", "", "", "Banjarmasin, 12 Mei 2015"], ["", "Mengetahui,", "", "Yang membuat"],
        ["", "Lurah Kelayan", "", "Sekretaris"], [], ["", "H. SYAMSUDDIN", "", "RAHMAT"],
        ["", "NIP. 197001011990031001"],
    ]  # fmt: skip
    bahan = tabel(baris).olah("orang")
    assert [(b.nomor, b.nilai["nama"]) for b in bahan.baris] == [(2, "Ali"), (3, "Ani"), (8, "Budi")]
    assert {nomor for nomor, _ in bahan.dilewati} == {5, 6, 7, 9, 10, 12, 13, 14, 16, 17}


def test_people_called_like_a_signature_word_stay_when_they_are_numbered() -> None:
    baris = [["No", "Nama", "Jabatan"], [1, "Ali", "Ketua"], [2, "Ketua Ramli", "Anggota"], [3, "Ani", "Sekretaris"]]
    assert len(isi(baris, "anggota")) == 3


def test_section_titles_give_the_rt_where_there_is_no_rt_column() -> None:
    baris = [["No", "Nama"], ["RT. 01"], [1, "Ali"], [2, "Ani"], ["RT 02 RW 03"], [1, "Budi"]]
    assert [(b["nama"], b.get("rt"), b.get("rw")) for b in isi(baris)] == [
        ("Ali", "01", None), ("Ani", "01", None), ("Budi", "02", "03"),
    ]  # fmt: skip


def test_a_title_naming_one_rt_gives_it_but_a_range_does_not() -> None:
    assert isi([["WARGA RT 05 RW 02"], ["Nama", "Umur"], ["Ali", 30]])[0]["rt"] == "05"
    assert "rt" not in isi([["WARGA RT 01 s/d RT 18"], ["Nama", "Umur"], ["Ali", 30]])[0]
    assert "rt" not in isi([["WARGA RT 01 DAN RT 02"], ["Nama", "Umur"], ["Ali", 30]])[0]


def test_a_joined_rt_cell_counts_for_all_rows_it_covers_and_an_unjoined_gap_stays_empty() -> None:
    baris = [["Nama", "RT"], ["Ali", "03"], ["Ani", ""], ["Budi", "04"], ["Citra", ""]]
    assert [b.get("rt") for b in isi(baris, gabung=[(1, 1, 2, 1)])] == ["03", "03", "04", None]


def test_a_name_joined_over_two_rows_is_told() -> None:
    baris = [["Nama", "NIK", "RT"], ["Ali", "6371011708700001", "03"], ["", "6371011708700002", "03"]]
    bahan = tabel(baris, gabung=[(1, 0, 2, 0)]).olah("orang")
    assert "digabung dengan baris 2" in bahan.baris[1].masalah[0].teks


def test_own_name_wins_over_the_names_of_father_and_head() -> None:
    baris = [["Nama KRT", "nama_ayah", "Nama ART", "RT"], ["Kepala", "Bapak", "Anak Sendiri", "01"]]
    assert isi(baris)[0]["nama"] == "Anak Sendiri"
    assert isi([["Nama Kepala Keluarga", "RT"], ["Kepala", "01"]])[0]["nama"] == "Kepala"


def test_unknown_and_reordered_columns_are_listed_and_never_abort() -> None:
    baris = [["Warna Cat", "RT", "Nama", "Agama"], ["biru", "01", "Ali", "Islam"]]
    bahan = tabel(baris).olah("orang")
    assert bahan.baris[0].nilai == {"nama": "Ali", "rt": "01"}
    assert [judul for judul, _ in bahan.diabaikan] == ["Warna Cat", "Agama"]
    assert [judul for judul, _ in bahan.dikenal] == ["RT", "Nama"]


def test_the_mapping_can_be_changed_by_the_user() -> None:
    baris = [["Panggilan", "Nama", "Catatan Khusus"], ["Udin", "Syamsuddin", "kader"]]
    bahan = tabel(baris).olah("orang", {0: "nama", 1: None, 2: "keterangan"})
    assert bahan.baris[0].nilai == {"nama": "Udin", "keterangan": "kader"}
    pindah = tabel(baris).olah("orang", {0: "nama"})
    assert pindah.baris[0].nilai["nama"] == "Udin"


def test_columns_are_confirmed_by_what_stands_in_them() -> None:
    hp = [["Nama", "Nomor HP yang aktif"], ["Ali", "1"], ["Ani", "2"]]
    assert all("no_hp" not in b for b in isi(hp))
    status = [["Nama", "Status"], ["Ali", "Kawin"], ["Ani", "Belum Kawin"]]
    assert [b["status_kawin"] for b in isi(status)] == ["kawin", "belum kawin"]
    miskin = [["Nama", "Status"], ["Ali", "Miskin"], ["Ani", "Non Miskin"]]
    assert [b["miskin"] for b in isi(miskin)] == [True, False]
    alamat = [["Nama", "Alamat"], ["Ali", "03/01"], ["Ani", "004/002"]]
    assert [(b["rt"], b["rw"]) for b in isi(alamat)] == [("03", "01"), ("04", "02")]


def test_columns_that_hold_two_things_are_taken_apart() -> None:
    baris = [
        ["Nama", "TTL", "RT/RW", "Alamat"],
        ["Ali", "Banjarmasin, 17-08-1970", "03/01", "Jl. A"],
        ["Ani", "Barabai 5 Mei 1980", "RT 04 RW 02", "Jl. B RT 05"],
        ["Budi", "Rantau", "", "Jl. C RT.06/RW.03 No. 9"],
        ["Citra", "1-2-1990", "-", "RT 07 RW 03"],
    ]
    bahan = tabel(baris).olah("orang")
    nilai = [b.nilai for b in bahan.baris]
    assert [n.get("tempat_lahir") for n in nilai] == ["Banjarmasin", "Barabai", "Rantau", None]
    assert [n.get("tanggal_lahir") for n in nilai] == [date(1970, 8, 17), date(1980, 5, 5), None, date(1990, 2, 1)]
    assert [(n.get("rt"), n.get("rw")) for n in nilai] == [("03", "01"), ("04", "02"), ("06", "03"), ("07", "03")]
    assert "alamat" not in nilai[3]
    assert any("RT 05" in c.teks for c in bahan.baris[1].catatan)


def test_the_neighbourhood_goes_into_the_address() -> None:
    assert isi([["Nama", "Dusun", "Alamat"], ["Ali", "MANGSIT", ""]])[0]["alamat"] == "Dusun MANGSIT"
    assert isi([["Nama", "Dusun", "Alamat"], ["Ali", "Dusun II", "Jl. A"]])[0]["alamat"] == "Jl. A, Dusun II"


def test_a_sheet_without_any_heading_is_refused_with_advice() -> None:
    with pytest.raises(LkmError, match=r"Baris judul kolom .* tidak ditemukan"):
        tabel([["Ali", "6371011708700001"], ["Ani", "6371015209850002"]])


def test_the_user_can_point_at_the_heading() -> None:
    from lkm_desktop.importers.sel import Buku
    from lkm_desktop.importers.table import siapkan
    from tests.importers.pembuat import lembar

    buku = Buku("a.xlsx", "xlsx", [lembar([["x", "y"], ["Panggilan", "Wilayah"], ["Ali", "01"]])])
    hasil = siapkan(buku, baris_judul=(2, 2))
    assert [b.nilai for b in hasil.olah("orang", {0: "nama", 1: "rt"}).baris] == [{"nama": "Ali", "rt": "01"}]


KELUARGA_JUDUL = {
    "siak": (
        ["NO_KK", "NIK", "NAMA_LGKP", "JENIS_KLMIN", "TMPT_LHR", "TGL_LHR", "STAT_KWN", "STAT_HBKEL", "PDDK_AKH",
         "JENIS_PKRJN", "NAMA_LGKP_IBU", "NAMA_LGKP_AYAH", "ALAMAT", "NO_RT", "NO_RW", "NO_KEL"],
        "no_kk nik nama jenis_kelamin tempat_lahir tanggal_lahir status_kawin - pendidikan pekerjaan - - alamat rt rw "
        "-",
    ),
    "buku induk penduduk": (
        ["NO URUT", "NAMA LENGKAP / PANGGILAN", "JENIS KELAMIN", "STATUS PERKAWINAN", "TEMPAT & TANGGAL LAHIR", "AGAMA",
         "PENDIDIKAN TERAKHIR", "PEKERJAAN", "DAPAT MEMBACA HURUF", "KEWARGANEGARAAN", "ALAMAT LENGKAP",
         "KEDUDUKAN DALAM KELUARGA", "NOMOR KTP", "KET"],
        "urut nama jenis_kelamin status_kawin ttl - pendidikan pekerjaan - - alamat - nik keterangan",
    ),
    "daftar pemilih": (
        ["No", "Nomor KK", "NIK", "Nama", "Tempat Lahir", "Tanggal Lahir", "Status Perkawinan (B/S/P)",
         "Jenis Kelamin (L/P)", "Alamat Jalan/Dukuh", "RT", "RW", "Disabilitas", "Keterangan"],
        "urut no_kk nik nama tempat_lahir tanggal_lahir status_kawin jenis_kelamin alamat rt rw - keterangan",
    ),
    "buku anggota": (
        ["No", "Nama", "Tgl Lahir/Umur", "L/P", "Pekerjaan", "Alamat", "Tgl Masuk Anggota", "TTD"],
        "urut nama tanggal_lahir jenis_kelamin pekerjaan alamat mulai -",
    ),
}  # fmt: skip


@pytest.mark.parametrize("nama", KELUARGA_JUDUL)
def test_the_forms_of_other_offices(nama: str) -> None:
    judul, harapan = KELUARGA_JUDUL[nama]
    assert [k.field or "-" for k in tabel([judul]).kolom] == harapan.split()


def test_kel_is_the_kelurahan_where_it_holds_names() -> None:
    baris = [["Nama", "Kel", "RT"], ["Ali", "Kelayan Tengah", "01"], ["Ani", "Kelayan Timur", "02"]]
    assert all("jenis_kelamin" not in b for b in isi(baris))
    assert isi([["Nama", "Kel", "RT"], ["Ali", "L", "01"]])[0]["jenis_kelamin"] == "L"


def test_bdt_columns_are_not_read_as_siak_codes() -> None:
    baris = [
        ["Nama KRT (13)", "Nama ART", "NIK", "jenis kelamin", "Pendidikan"],
        ["A", "Ali", "6371011708700001", "1", "7"],
    ]
    bahan = tabel(baris).olah("orang")
    assert "pendidikan" not in bahan.baris[0].nilai
    assert ("Pendidikan", "kode BDT, bukan kode SIAK") in bahan.diabaikan


def test_the_plain_sheet_needs_no_help() -> None:
    bahan = tabel([list(b) for b in WARGA]).olah("orang")
    assert not bahan.dilewati
    assert not bahan.diabaikan
    assert len(bahan.baris) == 3
