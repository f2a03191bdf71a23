"""Indonesian dates, numbers in words, phones and file names against independent oracles."""

import random
import re
from datetime import date, timedelta
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from lkm_desktop import format as f

HARI_INI = date(2015, 6, 1)


def test_long_and_short_dates() -> None:
    d = date(2015, 9, 21)
    assert f.tanggal_panjang(d) == "21 September 2015"
    assert f.hari_tanggal(d) == "Senin, 21 September 2015"
    assert f.tanggal_pendek(d) == "21-09-2015"
    assert f.bulan_romawi(9) == "IX"
    with pytest.raises(ValueError, match="13"):
        f.bulan_romawi(13)


def test_date_in_words_all_days_2000_to_2040() -> None:
    d, hari_hari = date(2000, 1, 1), cycle(("Sabtu", "Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat"))
    while d <= date(2040, 12, 31):
        hari, tahun = num2words(d.day, lang="id"), num2words(d.year, lang="id")
        assert f.tanggal_kata(d) == f"{next(hari_hari)} tanggal {hari} bulan {f.BULAN[d.month - 1]} tahun {tahun}"
        d += timedelta(days=1)


def test_date_in_words_example() -> None:
    assert f.tanggal_kata(date(2015, 9, 21)) == "Senin tanggal dua puluh satu bulan September tahun dua ribu lima belas"


def test_numbers_in_words_against_num2words() -> None:
    acak = random.Random(2015)
    sampel = [*range(10_000), *range(10_000, 1_000_000, 1000), *(n * 10**6 + 1000 for n in range(1, 1000))]
    sampel += [10**12, *(10**k + d for k in range(3, 13) for d in (-1, 0, 1, 11, 100, 1000))]
    sampel += [round(10 ** (12 * n / 5000)) for n in range(5001)]
    sampel += [acak.randrange(10 ** acak.randint(1, 12)) for _ in range(4000)]
    for n in sampel:
        # Indonesian says "satu juta seribu"; num2words writes "satu juta satu ribu".
        harap = re.sub(r"(juta|miliar|triliun) satu ribu", r"\1 seribu", num2words(n, lang="id"))
        assert f.terbilang(n) == harap, n


def test_numbers_in_words_edges() -> None:
    assert f.terbilang(0) == "nol"
    assert f.terbilang(-12) == "minus dua belas"
    assert f.terbilang(1_001_000) == "satu juta seribu"
    with pytest.raises(ValueError):
        f.terbilang(10**15)


@pytest.mark.parametrize(
    "teks",
    ["21/9/15", "21-09-2015", "21.9.2015", "21 sep 2015", "21 September 2015", "21 SEPT 2015", "2015-09-21", "2109",
     "2015-09-21 00:00:00", "2015-09-21T00:00", "Senin, 21 September 2015", "senin 21/9/2015", "21-IX-2015", "210915",
     "21092015", "20150921", "21/9", "21 sep", "tgl 21-9-2015", "Senin, tgl. 21 September 2015", "21sep2015",
     " 21  September   2015 ", "21-Sep-15", "21 sep '15", "2015/9/21", "21, September 2015", "21 . 9 . 2015",
     "٢١-٠٩-٢٠١٥"],
)  # fmt: skip
def test_every_spelling_of_one_date(teks: str) -> None:
    assert f.parse_tanggal(teks, today=HARI_INI) == date(2015, 9, 21)


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("17/08/75", date(1975, 8, 17)),
        ("12 agt 75", date(1975, 8, 12)),
        ("12 Agust 1975", date(1975, 8, 12)),
        ("3 Pebruari 1980", date(1980, 2, 3)),
        ("3 Nopember 1980", date(1980, 11, 3)),
        ("29/2/2012", date(2012, 2, 29)),
        ("1/2/2012", date(2012, 2, 1)),
        ("Jum'at, 25 September 2015", date(2015, 9, 25)),
        ("Ahad 27-9-2015", date(2015, 9, 27)),
        ("1 des 20", date(2020, 12, 1)),
        ("1 des 21", date(1921, 12, 1)),
        ("20102015", date(2015, 10, 20)),
        ("20121999", date(1999, 12, 20)),
        ("1 May 1990", date(1990, 5, 1)),
    ],
)
def test_other_dates(teks: str, harap: date) -> None:
    assert f.parse_tanggal(teks, today=HARI_INI) == harap


@pytest.mark.parametrize("kosong", ["", "  ", "-", "–", "0000-00-00"])
def test_empty_is_no_date(kosong: str) -> None:
    assert f.parse_tanggal(kosong) is None


@pytest.mark.parametrize(
    ("salah", "kata"),
    [
        ("9/21/2015", "Bulan 21"),
        ("31/2/2015", "31 Februari 2015"),
        ("29-2-2015", "29 Februari 2015"),
        ("21 abc 2015", "abc"),
        ("besok", "besok"),
        ("12345", "12345"),
        ("21-9-215", "21-9-215"),
        ("0-9-2015", "tidak ada dalam kalender"),
        ("1-1-1799", "1799"),
        ("Selasa, 21 September 2015", "jatuh pada hari Senin"),
        ("21 ju 2015", "ju"),
        ("x" * 500, "bukan tanggal"),
    ],
)
def test_wrong_dates_say_why(salah: str, kata: str) -> None:
    with pytest.raises(ValueError, match=re.escape(kata)) as info:
        f.parse_tanggal(salah, today=HARI_INI)
    assert len(str(info.value)) < 120
    assert str(info.value).endswith(".")


def test_birth_years_never_lie_ahead() -> None:
    assert f.parse_tanggal("1/1/18", today=HARI_INI) == date(2018, 1, 1)
    assert f.parse_tanggal("1/1/18", today=HARI_INI, lampau=True) == date(1918, 1, 1)
    assert f.parse_tanggal("2/6/15", today=HARI_INI, lampau=True) == date(1915, 6, 2)
    assert f.parse_tanggal("1/6/15", today=HARI_INI, lampau=True) == HARI_INI


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_what_we_print_we_read(d: date) -> None:
    for tulis in (f.tanggal_panjang, f.hari_tanggal, f.tanggal_pendek, date.isoformat):
        assert f.parse_tanggal(tulis(d)) == d


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_sentence(teks: str) -> None:
    try:
        hasil = f.parse_tanggal(teks)
    except ValueError as e:
        kalimat = str(e)
        hasil = None
    else:
        kalimat = "."
    assert kalimat.endswith(".")
    assert "invalid" not in kalimat
    assert hasil is None or 1900 <= hasil.year <= 2100


@pytest.mark.parametrize(
    ("teks", "harap"),
    [("19:30", "19.30"), ("1930", "19.30"), ("19.30", "19.30"), ("730", "07.30"), ("7", "07.00"),
     ("19.30 WITA", "19.30"), ("pukul 8.05 wib", "08.05"), ("Jam 20", "20.00"),
     ("19:30:00", "19.30"), ("", ""), ("-", ""), ("selesai", "")],
)  # fmt: skip
def test_times(teks: str, harap: str) -> None:
    assert f.parse_jam(teks) == harap


@pytest.mark.parametrize("salah", ["24.00", "19.60", "malam", "99", "19.3", "12345"])
def test_wrong_times(salah: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        f.parse_jam(salah)


def test_time_range() -> None:
    assert f.jam_rentang("19.30", "22.00", "WITA") == "19.30 s.d. 22.00 WITA"
    assert f.jam_rentang("19.30", "", "WITA") == "19.30 WITA s.d. selesai"
    assert f.jam_rentang(None, None, "WITA") == ""


def test_rupiah_and_percent() -> None:
    assert f.rupiah(1_000_000) == "Rp1.000.000"
    assert f.rupiah(0) == "Rp0"
    assert f.rupiah(-2500) == "-Rp2.500"
    assert f.persen(4, 11) == "36 %"
    assert f.persen(1, 8) == "13 %"  # half is rounded up
    assert f.persen(0, 5) == "0 %"
    assert f.persen(0, 0) == "-"


def test_identity_numbers() -> None:
    assert f.mask_nik("3201231234560123") == "************0123"
    assert f.mask_nik("") == ""
    assert f.mask_nik(None) == ""
    assert f.mask_nik("320123123456") == "********3456"
    assert f.mask_nik("1234") == "****"
    assert f.digits("a1-2 ٣4") == "124"


@pytest.mark.parametrize(
    ("teks", "harap"),
    [("081250001200", "0812-5000-1200"), ("+62 812 5000 1200", "0812-5000-1200"), ("6281250001200", "0812-5000-1200"),
     ("81250001200", "0812-5000-1200"), ("0812-5000-1200", "0812-5000-1200"), ("08125000120", "0812-5000-120"),
     ("0511 325123", "0511 325123"), ("", ""), ("titip Pak RT", "titip Pak RT"),
     ("081250001200/085211112222", "0812-5000-1200 / 0852-1111-2222")],
)  # fmt: skip
def test_phones(teks: str, harap: str) -> None:
    assert f.hp_tampil(teks) == harap


@pytest.mark.parametrize(
    ("teks", "harap"),
    [("3", "03"), ("03", "03"), ("003", "03"), ("RT 3", "03"), ("rw.12", "12"), ("", ""), ("-", ""), ("3.0", "03"),
     ("0", ""), ("3A", "3A"), (None, "")],
)  # fmt: skip
def test_rt(teks: str | None, harap: str) -> None:
    assert f.pad_rt(teks) == harap


def test_age() -> None:
    assert f.umur(date(1970, 8, 17), date(2015, 8, 16)) == 44
    assert f.umur(date(1970, 8, 17), date(2015, 8, 17)) == 45
    assert f.umur(date(2000, 2, 29), date(2001, 2, 28)) == 0
    assert f.umur(date(2000, 2, 29), date(2001, 3, 1)) == 1
    assert f.umur(date(2020, 1, 1), date(2015, 1, 1)) == 0


def test_file_names() -> None:
    nama = f.nama_berkas("Undangan Rapat Pleno", date(2015, 9, 21), akhiran=".pdf")
    assert nama == "Undangan-Rapat-Pleno_2015-09-21.pdf"
    assert f.nama_berkas("Daftar hadir: RT 01/02?", 3) == "Daftar-hadir-RT-01-02_3"
    assert f.nama_berkas("Rifa'i é") == "Rifai-e"
    assert f.nama_berkas("") == "berkas"
    assert f.nama_berkas("CON") == "berkas-CON"
    assert f.nama_berkas("x" * 200, "2015-09-21", akhiran="pdf").endswith("_2015-09-21.pdf")
    assert len(f.nama_berkas("x" * 200, "2015-09-21", akhiran="pdf")) == 84


WINDOWS = ["con", "PRN", "aux", "Nul", "COM1", "lpt9", "CONIN$", "clock$", "com0", "nul.txt", "aux ", " con."]


@given(st.lists(st.text(max_size=120) | st.sampled_from(WINDOWS), max_size=30), st.sampled_from(["", "pdf", "xlsx"]))
def test_any_file_name_is_safe(parts: list[str], akhiran: str) -> None:
    nama = f.nama_berkas(*parts, akhiran=akhiran)
    assert re.fullmatch(r"[A-Za-z0-9_-]+(\.(pdf|xlsx))?", nama)
    assert 1 <= len(nama) <= 84
    pokok = nama.split(".")[0].upper()
    assert not re.fullmatch(r"CON|PRN|AUX|NUL|CLOCK|COM\d|LPT\d|CONIN\$|CONOUT\$", pokok) or pokok == "CLOCK"
