"""Cleaning, measuring and breaking text: no input may break a page."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkm_desktop.documents.fonts import MISSING, clean, clean_line, typeface
from lkm_desktop.documents.wrap import fit_size, wrap

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Siti Aminah", "Siti Aminah"),
        ("  Siti\tAminah ", "Siti Aminah"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("e\u0301", "é"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\u202eterbalik", "terbalik"),
        ("bunyi\x07", "bunyi"),
        ("pecah\ud83d", "pecah"),
        ("😀", MISSING),
        ("👨\u200d👩", MISSING * 2),
        ("山田", MISSING * 2),
        ("\ue000", MISSING),
        ("100\u00a0%", "100 %"),
        ("Čović – “kutip” …", "Čović – “kutip” …"),
    ],
)
def test_clean(typed: str, printed: str) -> None:
    assert clean(typed) == printed


@given(ANY_TEXT)
def test_cleaned_text_can_always_be_printed(text: str) -> None:
    cleaned = clean(text)
    for style in ("biasa", "tebal", "miring"):
        known = typeface(style).font.face.charToGlyph
        assert all(char == "\n" or ord(char) in known for char in cleaned)
    assert clean(cleaned) == cleaned
    assert "\n" not in clean_line(text)


@given(st.text("abcdefgh -/,%", max_size=300), st.floats(20, 400), st.floats(7, 15))
def test_lines_fit_and_nothing_is_lost(text: str, width: float, size: float) -> None:
    face = typeface("biasa")
    text = clean(text)
    lines = wrap(text, face, size, width)
    assert all(face.width(line, size) <= width + 0.001 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_percent_sign_stays_with_its_number() -> None:
    face = typeface("biasa")
    assert wrap("perempuan (50 %) ikut", face, 10, face.width("perempuan (50", 10)) == ["perempuan", "(50 %) ikut"]


def test_a_long_word_breaks_after_a_slash_before_it_breaks_in_the_middle() -> None:
    face = typeface("biasa")
    lines = wrap("SLTA/sederajat", face, 10, face.width("SLTA/seder", 10))
    assert lines == ["SLTA/", "sederajat"]


def test_fit_size_shrinks_no_further_than_allowed() -> None:
    face = typeface("tebal")
    assert fit_size("LKM", face, 15, 11, 500) == 15
    assert fit_size("LKM " * 60, face, 15, 11, 300) == 11
    shrunk = fit_size("LKM MAJU BERSAMA", face, 15, 8, face.width("LKM MAJU BERSAMA", 12.2))
    assert shrunk == 12


@settings(deadline=None)
@given(st.text(max_size=60))
def test_width_agrees_with_reportlab(text: str) -> None:
    face = typeface("biasa")
    text = unicodedata.normalize("NFC", clean_line(text))
    assert face.width(text, 10) == pytest.approx(face.font.stringWidth(text, 10), abs=0.01)
