"""The typefaces of every paper: Liberation Sans (on certificates Serif), embedded, so that a page prints the same on
every machine.

Text is cleaned once (`clean`) before it is measured or drawn: nothing that a person typed or pasted may break a page.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from lkm_desktop.paths import resources

rl_config.useA85 = 0  # binary streams: 15 % smaller files, nothing reads them as ASCII any more

#: stands for a character that the typeface does not have (emoji, Han, Arabic)
MISSING = "□"
#: file of each style, in `font_folder`
FILES = {
    "biasa": "LiberationSans-Regular.ttf",
    "tebal": "LiberationSans-Bold.ttf",
    "miring": "LiberationSans-Italic.ttf",
    "serif": "LiberationSerif-Regular.ttf",
    "serif-tebal": "LiberationSerif-Bold.ttf",
    "serif-miring": "LiberationSerif-Italic.ttf",
}
_DROPPED = {"Cc", "Cf", "Cs"}  # control, invisible, half of a broken pair
_SPACES = {"Zs", "Zl", "Zp"}


class _Widths(dict[str, float]):
    """Advance width of each character in thousandths of the type size, read from the face on first need."""

    def __init__(self, face: object) -> None:
        super().__init__()
        self._known: dict[int, float] = face.charWidths  # type: ignore[attr-defined]
        self._default: float = face.defaultWidth  # type: ignore[attr-defined]

    def __missing__(self, char: str) -> float:
        width = self[char] = float(self._known.get(ord(char), self._default))
        return width


@dataclass(frozen=True, eq=False)
class Typeface:
    """One registered TrueType font and the widths of its characters."""

    name: str
    font: TTFont
    widths: _Widths = field(repr=False)

    def width(self, text: str, size: float) -> float:
        """Width of cleaned text in points at that type size."""
        return sum(map(self.widths.__getitem__, text)) * size / 1000


@cache
def typeface(style: str) -> Typeface:
    """The typeface of a style, a key of FILES (serifs are for certificates). Its file is read once per process."""
    font = TTFont(f"LKM-{style}", str(font_folder() / FILES[style]), asciiReadable=True)
    pdfmetrics.registerFont(font)
    return Typeface(font.fontName, font, _Widths(font.face))


def font_folder() -> Path:
    """Folder of the font files shipped with the program."""
    return resources() / "fonts"


class _Clean(dict[int, str]):
    """Translation table: what each character is printed as, decided on first need."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = unicodedata.category(char)
        if char in "\n\t" or kind in _SPACES:
            shown = "\n" if char == "\n" else " "
        elif kind in _DROPPED or 0xFE00 <= code <= 0xFE0F:  # variation selectors are invisible too
            shown = ""
        else:
            shown = char if code in typeface("biasa").font.face.charToGlyph else MISSING
        self[code] = shown
        return shown


_CLEAN = _Clean()


def clean(text: str) -> str:
    """The text as it can be printed: composed, without control characters, unknown characters shown as a box.

    Newlines stay; every other kind of space becomes a plain one. Surrounding space is dropped.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    lined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", lined).translate(_CLEAN).strip()


def clean_line(text: str) -> str:
    """Like `clean`, with newlines turned into spaces."""
    return clean(text).replace("\n", " ")
