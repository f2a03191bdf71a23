"""Folding of names: the same person under every spelling, and never an empty or crashing result."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkm_desktop.names import fold, like_term, search_key


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("H. Moh. Rifa'i, S.Pd.", "muhammad rifai"),
        ("M. RIFA’I", "muhammad rifai"),
        ("HM. Yusran", "muhammad yusran"),
        ("H.M.Yusran, M.M.", "muhammad yusran"),
        ("Hj. St. Aminah, S.Pd.I", "siti aminah"),
        ("Drs.H.Ahmad Rifani", "ahmad rifani"),
        ("Ahmad bin Abdullah", "ahmad abdullah"),
        ("Siti Norhayati binti Hasan", "siti norhayati hasan"),
        ("K.H. Zainal Abidin, M. Ag.", "zainal abidin"),
        ("KH Zainal Abidin", "zainal abidin"),
        ("Ahmad S. Pd", "ahmad"),
        ("Rusdiana, SE, MM", "rusdiana"),
        ("Rusdiana ST", "rusdiana"),
        ("Dr. Ir. H. A. Gani", "a gani"),
        ("Ust. Abdurrahman", "abdurrahman"),
        ("Noor-Hayati", "noor hayati"),
        ("  José   ÁLVARO ", "jose alvaro"),
        ("(Alm.) Bapak Sanusi", "sanusi"),
        ("Siti 2", "siti 2"),
    ],
)
def test_fold(a: str, b: str) -> None:
    assert fold(a) == b


@pytest.mark.parametrize(
    "ejaan",
    ["Moh", "Moh.", "Muh", "Muh.", "Moch.", "Mohamad", "Mohammad", "Muhamad", "Muhammad", "Mohamed", "Mohd.", "Muhd",
     "Mochamad", "Mochammad", "M.", "M", "MUHAMMAD"],
)  # fmt: skip
def test_every_muhammad_is_the_same(ejaan: str) -> None:
    assert fold(f"{ejaan} Yusran") == "muhammad yusran"


@pytest.mark.parametrize("bukan", ["Muhibbin", "Mohan", "Mukhlis", "Muhtar", "Marwan", "Mina"])
def test_other_names_stay(bukan: str) -> None:
    assert fold(bukan) == bukan.lower()


def test_one_word_is_never_lost() -> None:
    assert fold("H") == "h"
    assert fold("se") == "se"
    assert fold("bin") == "bin"
    assert fold("m") == "m", "one typed letter must still find Mariani"
    assert fold("Noor M.") == "noor m", "an initial at the end is not Muhammad"
    assert fold("") == ""
    assert fold(" .-, ") == ""


def test_search_key_joins_fields_and_keeps_numbers() -> None:
    assert search_key("H. Ahmad", "0812-5000-1200", "03", None, "6371 0112 3456 0001") == (
        "ahmad 081250001200 03 6371011234560001"
    )
    assert search_key("Jl. Kelayan A 12345678") == "jl kelayan a 12345678"
    assert search_key(None, "") == ""


def test_like_term_escapes_wildcards() -> None:
    assert like_term("50%_x\\y") == "50\\%\\_x\\\\y"


@given(st.text(max_size=60))
def test_fold_gives_bare_words(text: str) -> None:
    hasil = fold(text)
    assert hasil == " ".join(hasil.split())
    assert not set(hasil) & set(".,'’-_()")


@given(st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=60))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.lower()) == fold(text)


@given(st.lists(st.sampled_from(["h", "m", "siti", "ahmad", "se", "noor", "bin", "rusdi"]), min_size=1, max_size=5))
def test_some_word_is_always_left(kata: list[str]) -> None:
    assert fold(" ".join(kata))
    assert fold(fold(" ".join(kata)))
