"""The roll typed by keyboard: every accepted shape, and one clear sentence for each mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkm_desktop.errors import LkmError
from lkm_desktop.tanda import Tanda, TandaNama, TandaSisa, parse_tanda


def nama(teks: str, jk: str | None = None, nomor: int | None = None, status: str = "hadir") -> TandaNama:
    return TandaNama(teks, jk, nomor, status)


def test_the_example_of_the_screen() -> None:
    assert parse_tanda("1-9 12 15i 20s") == [
        Tanda(1, 9, "hadir"), Tanda(12, 12, "hadir"), Tanda(15, 15, "izin"), Tanda(20, 20, "sakit"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "teks", ["1-9", "1–9", "1—9", "1..9", "1 - 9", "1 s/d 9", "1 s.d. 9", "1sd9", "1 sampai 9", " 1-9 , ", "01-09",
             "1-9h", "1-9 hadir"],
)  # fmt: skip
def test_ranges(teks: str) -> None:
    assert parse_tanda(teks) == [Tanda(1, 9, "hadir")]


@pytest.mark.parametrize("pisah", [" ", ",", ", ", ";", "\n", "\r\n", "  ;  "])
def test_separators(pisah: str) -> None:
    assert parse_tanda(f"3{pisah}7A{pisah}9-10S") == [Tanda(3, 3, "hadir"), Tanda(7, 7, "alpa"), Tanda(9, 10, "sakit")]


@pytest.mark.parametrize(
    ("teks", "status"),
    [("4i", "izin"), ("4 i", "izin"), ("4 izin", "izin"), ("4 Ijin", "izin"), ("4SAKIT", "sakit"), ("4 alpha", "alpa"),
     ("4h", "hadir")],
)  # fmt: skip
def test_status_letters_and_words(teks: str, status: str) -> None:
    assert parse_tanda(teks) == [Tanda(4, 4, status)]


def test_names() -> None:
    assert parse_tanda("Siti Aminah") == [nama("Siti Aminah")]
    assert parse_tanda("Siti Aminah P; Rusdi (L)\nNoor") == [nama("Siti Aminah", "P"), nama("Rusdi", "L"), nama("Noor")]
    assert parse_tanda("1-3, Siti Aminah, 5i") == [Tanda(1, 3, "hadir"), nama("Siti Aminah"), Tanda(5, 5, "izin")]
    assert parse_tanda("12 15 Siti Aminah") == [Tanda(12, 12, "hadir"), Tanda(15, 15, "hadir"), nama("Siti Aminah")]
    assert parse_tanda("Ahmad Rifani RT 3") == [nama("Ahmad Rifani RT 3")]
    assert parse_tanda("Siti Aminah, S.Pd., M.M. P") != []


def test_a_degree_stays_with_its_name() -> None:
    assert parse_tanda("Siti Aminah, S.Pd, Rusdi") == [nama("Siti Aminah, S.Pd"), nama("Rusdi")]
    assert parse_tanda("H. Ahmad, SE, MM") == [nama("H. Ahmad, SE, MM")]


def test_short_names_are_names_not_marks() -> None:
    assert parse_tanda("A. Gani") == [nama("A. Gani")]
    assert parse_tanda("H Syamsuddin") == [nama("H Syamsuddin")]
    assert parse_tanda("Ali") == [nama("Ali")]
    assert parse_tanda("A P") == [nama("A P")]


def test_a_name_written_on_a_spare_row() -> None:
    assert parse_tanda("43=Siti Aminah") == [nama("Siti Aminah", None, 43)]
    assert parse_tanda("1-3 43 = Siti Aminah P, 44=Rusdi") == [
        Tanda(1, 3, "hadir"), nama("Siti Aminah", "P", 43), nama("Rusdi", None, 44),
    ]  # fmt: skip
    assert parse_tanda("43i=Siti Aminah") == [nama("Siti Aminah", None, 43, "izin")]


def test_nothing_typed_is_nothing() -> None:
    assert parse_tanda("") == []
    assert parse_tanda(" , ;\n ") == []


@pytest.mark.parametrize(
    ("teks", "kutipan"),
    [("1 9-1", "“9-1”"), ("0", "“0”"), ("0-4", "“0-4”"), ("12x", "“12x”"), ("1-", "“1-”"), ("-3", "“-3”"),
     ("5t", "“5t”"), ("12345", "“12345”"), ("1-99999", "“1-99999”"), ("1--3", "“1--3”"), ("i", "“i”"), ("i15", "“i15”"),
     ("1-9-12", "“1-9-12”"), ("3i s", "“s”"), ("izin", "“izin”"), ("4=", "“4=”"), ("4=5", "“5”"),
     ("Siti=4", "“Siti= 4”"), ("9" * 5000, "bukan nomor"), ("1.5", "“1.5”"), ("1-3=Siti", "“1-3=”"), ("?", "“?”")],
)  # fmt: skip
def test_mistakes_are_quoted(teks: str, kutipan: str) -> None:
    with pytest.raises(LkmError) as info:
        parse_tanda(teks)
    assert kutipan in str(info.value)
    assert len(str(info.value)) < 160


@given(st.text(max_size=40))
def test_any_text_is_marks_or_a_sentence(teks: str) -> None:
    try:
        hasil = parse_tanda(teks)
    except LkmError:
        return
    for t in hasil:
        if isinstance(t, Tanda):
            assert 1 <= t.awal <= t.akhir <= 9999
        elif isinstance(t, TandaNama):
            assert any(c.isalpha() for c in t.nama)
        assert t.status in {"hadir", "izin", "sakit", "alpa"}


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(0, 20), st.sampled_from("hisa")), max_size=12))
def test_what_is_written_is_read(marks: list[tuple[int, int, str]]) -> None:
    nama_status = {"h": "hadir", "i": "izin", "s": "sakit", "a": "alpa"}
    teks = " ".join(f"{a}-{a + n}{s}" if n else f"{a}{s}" for a, n, s in marks)
    assert parse_tanda(teks) == [Tanda(a, a + n, nama_status[s]) for a, n, s in marks]


@pytest.mark.parametrize(
    ("teks", "status"),
    [("semua", "hadir"), ("Semua hadir", "hadir"), ("hadir semua", "hadir"), ("sisanya alpa", "alpa"),
     ("sisanya izin", "izin"), ("yang lain a", "alpa")],
)  # fmt: skip
def test_the_rest(teks: str, status: str) -> None:
    assert parse_tanda(teks) == [TandaSisa(status)]
    assert parse_tanda(f"1-3 5i, {teks}") == [Tanda(1, 3, "hadir"), Tanda(5, 5, "izin"), TandaSisa(status)]


@pytest.mark.parametrize(
    "teks", ["sisanya", "tidak", "7 8 9 tidak", "kecuali 3", "semua kecuali 3", "Samsul tidak hadir", "hadir 1-9",
             "izin Samsul", "hadir", "1 dan 2", "43=semua"],
)  # fmt: skip
def test_words_that_are_no_names(teks: str) -> None:
    with pytest.raises(LkmError):
        parse_tanda(teks)


def test_a_mark_behind_a_name() -> None:
    assert parse_tanda("Samsul Zaini i") == [nama("Samsul Zaini", status="izin")]
    assert parse_tanda("Samsul Sakit, Siti P a") == [nama("Samsul", status="sakit"), nama("Siti", "P", status="alpa")]
    assert parse_tanda("Siti A") == [nama("Siti A")]
