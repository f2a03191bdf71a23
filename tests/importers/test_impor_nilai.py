"""One cell at a time: what is understood, what is empty, and what is told instead of guessed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkm_desktop.importers.kinds import Konteks, Nilai
from lkm_desktop.importers.sel import ANGKA, GALAT, RUMUS, TANGGAL, TEKS, Sel, teks_sel
from lkm_desktop.importers.split import ambil_rtrw, pisah_rtrw, pisah_ttl
from lkm_desktop.importers.synonyms import KOLOM_TUJUAN
from lkm_desktop.importers.text import bersihkan, kosong
from lkm_desktop.importers.values import TANGGAL_FIELD, baca_sel, konteks_kolom
from tests.importers.pembuat import HARI_INI, sel, tabel


def baca(field: str, isi: Any, kolom: list[Any] | None = None) -> Nilai:
    """Read one cell in a column of cells."""
    return baca_sel(field, sel(isi), konteks_kolom(field, [sel(k) for k in kolom or [isi]], HARI_INI))


@pytest.mark.parametrize(
    "kosongan", ["", " ", "-", "--", "–", "0", "null", "NULL", "n/a", "Tidak ada", ".", "...", "?"]
)
@pytest.mark.parametrize("field", ["nik", "no_kk", "tanggal_lahir", "no_hp", "alamat", "rt", "jenis_kelamin", "nama"])
def test_placeholders_mean_empty(field: str, kosongan: str) -> None:
    assert baca(field, kosongan) == Nilai()


def test_an_empty_date_stays_empty_and_is_never_today() -> None:
    for isi in ("", "-", "0", 0, "00-00-0000", "0000-00-00", date(1900, 1, 1)):
        assert baca("tanggal_lahir", isi) == Nilai(), isi


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        ("17-08-1970", date(1970, 8, 17)), ("17/8/70", date(1970, 8, 17)), ("17.08.1970", date(1970, 8, 17)),
        ("17 Agustus 1970", date(1970, 8, 17)), ("17 agt 70", date(1970, 8, 17)), ("1970-08-17", date(1970, 8, 17)),
        ("1970-08-17 00:00:00", date(1970, 8, 17)), ("17081970", date(1970, 8, 17)), (17081970, date(1970, 8, 17)),
        (5061975, date(1975, 6, 5)), (25797, date(1970, 8, 17)), (date(1970, 8, 17), date(1970, 8, 17)),
        ("Senin, 17 Agustus 1970", date(1970, 8, 17)), ("3/4/12", date(2012, 4, 3)), ("30/06/25", date(2025, 6, 30)),
        ("01/07/25", date(1925, 7, 1)),
    ],
)  # fmt: skip
def test_dates_in_every_indonesian_spelling(isi: Any, hasil: date) -> None:
    assert baca("tanggal_lahir", isi) == Nilai(hasil)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (1970, "Hanya tahun 1970"), ("1970", "Hanya tahun 1970"), ("17 Agustus", "tanpa tahun"),
        ("17/8", "tanpa tahun"), ("2109", "tanpa tahun"), ("31-02-1980", "tidak ada"), ("17-13-1980", "Bulan 13"),
        ("abc", "bukan tanggal"), (45, "bukan tanggal"), (99999999, "tidak"), (-5, "bukan tanggal"),
        (date(2026, 1, 1), "belum terjadi"),
        ("01-01-1850", "tidak mungkin"), ("01-01-2030", "belum terjadi"), (date(1890, 1, 5), ""),
        (60000, "bukan tanggal"), ("Selasa, 17 Agustus 1970", "jatuh pada hari"),
    ],
)  # fmt: skip
def test_dates_that_cannot_be_are_told(isi: Any, kata: str) -> None:
    hasil = baca("tanggal_lahir", isi)
    assert hasil.isi is None
    assert kata in hasil.masalah


def test_a_month_first_column_makes_ambiguous_dates_a_question() -> None:
    kolom = ["08/17/1970", "05/06/1980", "12/25/1990"]
    assert "bulan dulu" in baca("tanggal_lahir", "05/06/1980", kolom).masalah
    assert baca("tanggal_lahir", "05/06/1980", ["17/08/1970", "05/06/1980"]).isi == date(1980, 6, 5)


def test_one_slip_does_not_make_a_day_first_column_doubtful() -> None:
    kolom = ["17/08/1970", "09/02/2001", "25/12/1971", "12/13/1975"]
    assert baca("tanggal_lahir", "09/02/2001", kolom).isi == date(2001, 2, 9)
    assert baca("tanggal_lahir", "12/13/1975", kolom).masalah
    campur = [*kolom, "05/25/1975"]
    assert "bulan dulu" in baca("tanggal_lahir", "09/02/2001", campur).masalah


def test_a_nik_without_a_name_is_a_problem_and_not_left_out() -> None:
    bahan = tabel(
        [["Nama", "NIK", "RT"], ["Ali", "6371010506750001", "1"], ["", "6371010506750002", ""], ["", "", "2"]]
    )
    olahan = bahan.olah("orang")
    assert [b.nomor for b in olahan.baris] == [2, 3]
    assert "Nama kosong" in olahan.baris[1].masalah[0].teks
    assert olahan.dilewati == [(4, "bukan baris data")]


def test_dates_that_excel_swapped_are_a_question_unless_the_nik_knows() -> None:
    baris: list[list[Any]] = [
        ["Nama", "NIK", "Tgl Lahir"],
        ["Ali", "6371010506750001", date(1975, 6, 5)], ["Ani", "", date(1980, 3, 4)],
        ["Budi", "", "17/08/1970"], ["Citra", "", "25/12/1971"],
    ]  # fmt: skip
    bahan = tabel(baris).olah("orang")
    assert bahan.baris[0].nilai["tanggal_lahir"] == date(1975, 6, 5)
    assert "tertukar" in bahan.baris[1].masalah[0].teks
    assert not bahan.baris[2].masalah


def test_a_nik_kept_as_a_number_is_always_flagged_never_guessed() -> None:
    """Excel keeps 15 digits: 3201234567890123 as a number has become ...120 (reliability F24)."""
    for isi in (3201234567890120, 3201234567890123.0, 9171234567890124.0, 3.2e15):
        hasil = baca("nik", isi)
        assert hasil.isi is None
        assert "15 angka" in hasil.masalah
    assert "15 angka" in baca("no_kk", 3201234567890120).masalah
    assert "16 angka" in baca("nik", 320123).masalah


@pytest.mark.parametrize(
    "isi", ["6371011708700001", " 6371 0117 0870 0001 ", "'6371011708700001", "6371.01.170870.0001"]
)
def test_a_nik_kept_as_text_is_taken(isi: str) -> None:
    assert baca("nik", isi).isi == "6371011708700001"


@pytest.mark.parametrize(
    "isi", ["637101170870000", "63710117087000011", "3,20123E+15", "3.2E+15", "6371o11708700001", "ada"]
)
def test_a_damaged_nik_in_text_is_told(isi: str) -> None:
    hasil = baca("nik", isi)
    assert hasil.isi is None
    assert hasil.masalah


def test_a_column_of_nik_that_all_end_in_zero_was_rounded_by_excel() -> None:
    kolom = ["6371011708700010", "6371015209850020", "6371013011650030"]
    assert "dibulatkan Excel" in baca("nik", kolom[0], kolom).masalah
    assert baca("nik", kolom[0], [*kolom, "6371013011650031"]).isi == kolom[0]


def test_a_nik_that_disagrees_with_the_birth_date_is_only_a_note() -> None:
    baris = [["Nama", "NIK", "L/P", "Tgl Lahir"], ["Ali", "6371011708700001", "L", "18-08-1970"]]
    satu = tabel(baris).olah("orang").baris[0]
    assert not satu.masalah
    assert "tidak cocok dengan NIK" in satu.catatan[0].teks


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        (1, "L"), ("1", "L"), ("L", "L"), ("Lk", "L"), ("Laki-laki", "L"), ("LAKI - LAKI", "L"), ("M", "L"),
        ("pria", "L"), (2, "P"), ("2", "P"), ("P", "P"), ("Pr.", "P"), ("PEREMPUAN", "P"), ("F", "P"),
        ("Wanita", "P"), ("w", "P"),
    ],
)  # fmt: skip
def test_gender_in_every_spelling(isi: Any, hasil: str) -> None:
    assert baca("jenis_kelamin", isi, [isi, "L", "P"]).isi == hasil


def test_gender_p_means_pria_where_the_column_says_p_and_w() -> None:
    assert baca("jenis_kelamin", "P", ["P", "W", "W"]).isi == "L"
    assert baca("jenis_kelamin", "3").masalah


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        (3, "03"),
        ("3", "03"),
        ("003", "03"),
        ("03", "03"),
        ("RT 3", "03"),
        ("RT.03", "03"),
        ("rt3", "03"),
        ("3A", "03A"),
    ],
)
def test_rt_gets_its_zeros_back(isi: Any, hasil: str) -> None:
    assert baca("rt", isi).isi == hasil


def test_rt_that_excel_made_a_date_is_told() -> None:
    assert "menjadi tanggal" in baca("rt", date(2025, 3, 1)).masalah
    baris = [["Nama", "RT/RW"], ["Ali", date(2025, 3, 1)]]
    assert "menjadi tanggal" in tabel(baris).olah("orang").baris[0].masalah[0].teks
    assert baca("rt", "tiga").masalah


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        (81234567890, "081234567890"), ("081234567890", "081234567890"), ("0812-3456-7890", "081234567890"),
        ("+62 812 3456 7890", "081234567890"), ("6281234567890", "081234567890"), ("81234567890", "081234567890"),
        ("0812 3456 7890 / 0511-123456", "081234567890 / 0511123456"), ("0511 123456", "0511123456"),
    ],
)  # fmt: skip
def test_phones_get_their_leading_zero_back(isi: Any, hasil: str) -> None:
    assert baca("no_hp", isi).isi == hasil


def test_phones_that_cannot_be_are_told() -> None:
    assert baca("no_hp", "8,12346E+10").masalah
    assert baca("no_hp", "tidak punya").isi is None
    assert "panjangnya tidak biasa" in baca("no_hp", "0812").catatan


def test_siak_codes_when_the_whole_column_is_codes() -> None:
    assert baca("pendidikan", "5", ["5", "1"]).isi == "SLTA/sederajat"
    assert baca("status_kawin", 2, [1, 2, 3]).isi == "kawin"
    assert [baca("pekerjaan", str(k), ["1", "88"]).isi for k in (1, 2, 15, 65, 88, 89)] == [
        "Belum/tidak bekerja", "Mengurus rumah tangga", "Karyawan swasta", "Guru", "Wiraswasta", "Lainnya",
    ]  # fmt: skip
    assert "SIAK" in baca("pendidikan", "11", ["11", "5"]).masalah
    assert "hanya angka" in baca("pekerjaan", "5", ["5", "Petani"]).masalah


@pytest.mark.parametrize(
    ("field", "isi", "hasil"),
    [
        ("status_kawin", "BELUM KAWIN", "belum kawin"), ("status_kawin", "Menikah", "kawin"),
        ("status_kawin", "Cerai Mati", "cerai mati"), ("status_kawin", "Kawin Tercatat", "kawin"),
        ("pendidikan", "SLTA / SEDERAJAT", "SLTA/sederajat"), ("pendidikan", "SMA", "SLTA/sederajat"),
        ("pendidikan", "S1", "Diploma IV/Strata I"), ("pendidikan", "Pondok pesantren", "Pondok pesantren"),
        ("pekerjaan", "Petani  karet", "Petani karet"), ("status", "MENINGGAL", "meninggal"),
        ("status", "hidup", "aktif"), ("badan", "Unit Pengelola Keuangan", "UPK"),
        ("badan", "Dewan Pengawas", "pengawas"),
        ("jabatan", "KOORDINATOR LKM", "Koordinator"), ("jabatan", "Juru ketik", "Juru ketik"), ("suara", "0", 0),
        ("suara", "1.024", 1024), ("miskin", "Ya", True), ("miskin", "Non Miskin", False), ("miskin", "√", True),
    ],
)  # fmt: skip
def test_words_become_the_words_of_the_lists(field: str, isi: str, hasil: Any) -> None:
    assert baca(field, isi, [isi, "kata"]).isi == hasil


def test_words_outside_a_closed_list_are_told() -> None:
    assert "cerai hidup atau cerai mati" in baca("status_kawin", "Janda").masalah
    assert baca("status_kawin", "entah").masalah
    assert baca("status", "hilang").masalah
    assert baca("badan", "PKK").masalah
    assert baca("miskin", "mungkin").masalah


def test_poor_as_zero_and_one() -> None:
    assert [baca("miskin", k, ["0", "1"]).isi for k in ("0", "1")] == [False, True]


def test_text_loses_tags_and_invisible_letters_but_nothing_that_was_typed() -> None:
    assert baca("nama", "  Ali\u200b  Rahman\x07 ").isi == "Ali Rahman"
    assert baca("alamat", "Jl. A <belakang masjid> No 5").isi == "Jl. A <belakang masjid> No 5"
    assert baca("alamat", "<RT 3>").isi == "<RT 3>"
    assert baca("keterangan", "nilai < 5 & > 2").isi == "nilai < 5 & > 2"
    assert baca("keterangan", "R&amp;D").isi == "R&D"
    assert baca("nama", "AHMAD RIFA'I, S.Pd.").isi == "AHMAD RIFA'I, S.Pd."
    assert baca("nama", "12345").masalah
    assert baca("alamat", "x" * 300).masalah


def test_errors_and_formulas_in_cells_are_told() -> None:
    assert "galat" in baca_sel("nama", Sel(GALAT, None), Konteks()).masalah
    assert "belum dihitung" in baca_sel("nama", Sel(RUMUS, None), Konteks()).masalah
    assert "Ali" in baca_sel("nama", Sel(RUMUS, "Ali"), Konteks()).masalah
    diterima = baca_sel("nama", Sel(RUMUS, "Ali"), Konteks(), terima_rumus=True)
    assert diterima.isi == "Ali"
    assert "rumus" in diterima.catatan
    assert baca_sel("nik", Sel(RUMUS, 3201234567890123.0), Konteks(), terima_rumus=True).masalah


def test_numbers_that_are_no_numbers_are_told() -> None:
    for isi in (float("nan"), float("inf"), -float("inf"), 1e300):
        for field in ("tanggal_lahir", "nik", "rt", "no_hp", "suara"):
            assert baca(field, isi).masalah.endswith("."), (field, isi)


SEL_APA_SAJA = st.one_of(
    st.text(max_size=60).map(lambda t: Sel(TEKS, t)),
    st.floats(allow_nan=True, allow_infinity=True).map(lambda f: Sel(ANGKA, f)),
    st.dates().map(lambda d: Sel(TANGGAL, d)),
    st.sampled_from([Sel(GALAT, None), Sel(RUMUS, None), Sel(RUMUS, "x"), Sel(RUMUS, 5.0)]),
)


@settings(max_examples=300, deadline=None)
@given(field=st.sampled_from(sorted(set(KOLOM_TUJUAN) - {"urut", "umur"})), isi=SEL_APA_SAJA)
def test_any_cell_gives_a_value_or_a_sentence(field: str, isi: Sel) -> None:
    hasil = baca_sel(field, isi, konteks_kolom(field, [isi], HARI_INI))
    assert not (hasil.masalah and hasil.isi is not None)
    if hasil.masalah:
        assert hasil.masalah[-1] in ".)"
    if field in TANGGAL_FIELD and hasil.isi is not None:
        assert isinstance(hasil.isi, date)
        assert 1900 <= hasil.isi.year <= HARI_INI.year + 20


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_cleaning_is_stable_and_leaves_one_plain_line(teks: str) -> None:
    sekali = bersihkan(teks)
    assert bersihkan(sekali) == sekali or "&" in sekali or "<" in sekali
    assert sekali == " ".join(sekali.split())
    assert not any(ord(c) < 32 for c in sekali)
    assert isinstance(kosong(teks), bool)


@settings(max_examples=200, deadline=None)
@given(
    st.dates(date(1900, 1, 2), HARI_INI), st.sampled_from(["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d%m%Y"])
)
def test_every_day_survives_every_spelling(hari: date, bentuk: str) -> None:
    assert baca("tanggal_lahir", hari.strftime(bentuk)).isi == hari
    serial = (hari - date(1899, 12, 30)).days
    if serial >= 3653:
        assert baca("tanggal_lahir", serial).isi == hari
    assert baca("tanggal_lahir", hari + timedelta(0)).isi == hari


@settings(max_examples=200, deadline=None)
@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(["{}/{}", "RT {} RW {}", "RT.{}/RW.{}", "{} / {}", "RT/RW {}/{}"]),
)
def test_rt_and_rw_in_one_cell(rt: int, rw: int, bentuk: str) -> None:
    hasil = pisah_rtrw(bentuk.format(rt, rw))
    assert hasil is not None
    assert (int(hasil[0]), int(hasil[1])) == (rt, rw)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_taking_cells_apart_never_fails(teks: str) -> None:
    tempat, tanggal = pisah_ttl(teks)
    assert isinstance(tempat, str)
    assert isinstance(tanggal, str)
    pisah_rtrw(teks)
    rt, rw, sisa = ambil_rtrw(teks)
    assert all(isinstance(x, str) for x in (rt, rw, sisa))
    assert teks_sel(Sel(TEKS, teks)) == teks.strip()
