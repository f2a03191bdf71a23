"""Periods of the recap, and the columns of its sheets as lkm-siklus.md 6.4 has them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.services import siklus
from lkm_desktop.services.rekap import periode
from lkm_desktop.services.rekap.definisi import BER_NIK, LEMBAR, LembarRekap, kolom, label
from lkm_desktop.storage import Store

#: the table of 6.4, as it is written there
ENAM_EMPAT = {
    "R1": "Kode Kemendagri; Kode BPS; Provinsi; Kota; Kecamatan; Kelurahan; Nama LKM; Tgl terbentuk; Periode; "
          "Koordinator; HP; Alamat sekretariat; No. akta dan tgl; Notaris; Anggota L; Anggota P; Anggota Total; "
          "Anggota % P; Jumlah RT; Jumlah RW; Jumlah KK; Jumlah Penduduk; Jumlah KK miskin",
    "R2": "No.; Nama; L/P; Tgl lahir; Umur; Pendidikan; Pekerjaan; RT; RW; Jabatan; Miskin; Mulai; Selesai; Status",
    "R3": "No.; Unit; Nama; L/P; Jabatan; No. SK; Tgl; HP",
    "R4": "No.; Nama; L/P; Umur; RT; RW; Unsur; M/NM; Kategori; Tgl daftar; Aktif; Pelatihan terakhir",
    "R5": "RW; Terdaftar L; Terdaftar P; Aktif L; Aktif P; Miskin; Non miskin; Terlatih",
    "R6": "Tahun siklus; Kode; Kegiatan; Tingkat; Rencana; Mulai; Selesai; Jml pertemuan; Peserta L; Peserta P; "
          "Peserta Total; Peserta % P; Peserta Miskin; Peserta % M; Peserta Relawan; BA; DH; Status",
    "R7": "RW; RT; Dewasa L; Dewasa P; Memilih L; Memilih P; %; Utusan L; Utusan P",
    "R8": "Bulan; Jenis; Tgl; Hadir; Anggota; % hadir; Keputusan (jml)",
    "R9": "Bulan; Sesi ke; Topik; Nilai; Peserta L; Peserta P; Hasil; RTL; Status RTL",
    "R10": "Nama; Tgl; JPL; Peserta L; Peserta P; Unsur",
    "R11": "No.; Aspek; Nilai; Level; Bukti",
}  # fmt: skip


def test_sheets_and_columns_are_those_of_the_source_in_its_order() -> None:
    assert {one.kode: "; ".join(column.judul for column in one.kolom) for one in LEMBAR} == ENAM_EMPAT
    assert [one.kode for one in LEMBAR] == [f"R{n}" for n in range(1, 12)]


@pytest.mark.parametrize("sheet", LEMBAR, ids=[one.kode for one in LEMBAR])
def test_headings_and_keys_are_unique_and_a_chosen_nik_stands_last(sheet: LembarRekap) -> None:
    names = [alias for column in sheet.kolom for alias in {column.judul, *column.alias}]
    assert len(set(names)) == len(names)
    assert len(set(sheet.kunci)) == len(sheet.kunci)
    with_nik = [column.kunci for column in kolom(sheet.kode, nik=True)]
    assert with_nik == [*sheet.kunci, *(["nik"] if sheet.kode in BER_NIK else [])]


def test_headings_speak_the_words_of_the_office() -> None:
    office = {"istilah": "BKM", "wilayah": "Desa", "kata_miskin": "MBR"}
    words = {column.kunci: label(column, office) for one in LEMBAR for column in one.kolom}
    assert (words["nama_lkm"], words["kelurahan"], words["kk_miskin"], words["non_miskin"], words["persen_m"]) == (
        "Nama BKM", "Desa", "KK MBR", "Non MBR", "% MBR")  # fmt: skip


@pytest.mark.parametrize(
    ("kode", "jenis", "kata", "mulai", "selesai", "lalu"),
    [
        ("2024-02", "bulan", "Februari 2024", date(2024, 2, 1), date(2024, 2, 29), "2024-01"),
        ("2025-01", "bulan", "Januari 2025", date(2025, 1, 1), date(2025, 1, 31), "2024-12"),
        ("2025-T3", "triwulan", "Triwulan III 2025", date(2025, 7, 1), date(2025, 9, 30), "2025-T2"),
        ("2025-T1", "triwulan", "Triwulan I 2025", date(2025, 1, 1), date(2025, 3, 31), "2024-T4"),
        ("2025", "tahun", "Tahun 2025", date(2025, 1, 1), date(2025, 12, 31), "2024"),
    ],
)
def test_a_code_names_a_span_of_days(
    store: Store, kode: str, jenis: str, kata: str, mulai: date, selesai: date, lalu: str
) -> None:
    with store.read() as s:
        found = periode.dari_kode(s, kode)
    assert (found.jenis, found.kode, found.label, found.mulai, found.selesai) == (jenis, kode, kata, mulai, selesai)
    before = periode.sebelumnya(found)
    assert before is not None
    assert before.kode == lalu
    assert before.selesai + timedelta(days=1) == found.mulai


@pytest.mark.parametrize("kode", ["", "2025-13", "2025-00", "2025-T5", "2025-T0", "25-07", "juli", "20257", "siklus-x",
                                  "2025-7", "9999", "２０２５"])  # fmt: skip
def test_a_code_that_cannot_be_read_is_told(store: Store, kode: str) -> None:
    with store.read() as s, pytest.raises(LkmError):
        periode.dari_kode(s, kode)


def test_a_siklus_is_a_period_that_ends_when_it_is_closed(store: Store) -> None:
    with store.unit("Buat siklus") as s:
        made = siklus.buat(s, "kotaku", "Siklus KOTAKU 2024", date(2024, 3, 1))
    with store.read() as s:
        running = periode.dari_siklus(s, made)
        assert periode.dari_kode(s, running.kode) == running
    assert (running.kode, running.label, running.siklus_id) == (f"siklus-{made}", "Siklus KOTAKU 2024", made)
    assert (running.mulai, running.selesai) == (date(2024, 3, 1), date.today())
    assert periode.sebelumnya(running) is None
    with store.unit("Tutup siklus") as s:
        siklus.tutup(s, made, date(2024, 12, 20))
    with store.read() as s:
        assert periode.dari_siklus(s, made).selesai == date(2024, 12, 20)


def test_the_last_day_is_of_the_period_and_not_after_the_cut_off() -> None:
    july = periode.bulan(2025, 7)
    assert july.batas(date(2025, 7, 20)) == date(2025, 7, 20)
    assert july.batas(date(2025, 8, 5)) == date(2025, 7, 31)
    with pytest.raises(ValueError, match="13"):
        periode.bulan(2025, 13)
    with pytest.raises(ValueError, match="5"):
        periode.triwulan(2025, 5)
