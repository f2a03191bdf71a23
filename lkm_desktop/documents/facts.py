"""Small pieces that several papers share: the title, the "label : value" block, and the footer's words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from lkm_desktop.documents.fonts import clean, clean_line, typeface
from lkm_desktop.documents.page import MM, Bagian, Naskah
from lkm_desktop.documents.wrap import fit_size, wrap

_SIZE = 10.5
_LEADING = 14.5
_LABEL = 31 * MM


def title_parts(judul: str, lebar: float, ukuran: float = 13.0, bawah: str = "") -> list[Bagian]:
    """The document's title, centred and bold, and a plain line under it."""
    parts = _centred(judul, "tebal", ukuran, lebar)
    if bawah:
        parts += _centred(bawah, "biasa", 10.5, lebar)
    return parts


def _centred(text: str, style: str, largest: float, lebar: float) -> list[Bagian]:
    face, text = typeface(style), clean_line(text)
    size = fit_size(text, face, largest, largest - 2, lebar)
    return [_line(line, style, size) for line in wrap(text, face, size, lebar)]


def _line(text: str, style: str, size: float) -> Bagian:
    def draw(naskah: Naskah, atas: float) -> None:
        naskah.teks_tengah((naskah.kiri + naskah.kanan) / 2, atas - size, text, typeface(style), size)

    return Bagian(size * 1.3, draw, True)


def fact_parts(facts: Sequence[tuple[str, str]], lebar: float, label: float = _LABEL) -> list[Bagian]:
    """ "Label : value" lines; an empty value leaves a dotted line to write on. One piece for each printed line."""
    parts: list[Bagian] = []
    face = typeface("biasa")
    for name, value in facts:
        names = wrap(clean_line(name), face, _SIZE, label - 6)
        lines = wrap(clean(value), face, _SIZE, lebar - label - 10)
        for n, (left, right) in enumerate(zip_longest(names, lines, fillvalue="")):
            parts.append(_fact(left, right, label, first=n == 0))
    return parts


def _fact(name: str, value: str, label: float, first: bool) -> Bagian:
    def draw(naskah: Naskah, atas: float) -> None:
        face, base = typeface("biasa"), atas - _SIZE
        naskah.teks(naskah.kiri, base, name, face, _SIZE)
        if first:
            naskah.teks(naskah.kiri + label, base, ":", face, _SIZE)
        if value:
            naskah.teks(naskah.kiri + label + 10, base, value, face, _SIZE)
        elif first:
            naskah.titik(naskah.kiri + label + 10, base - 1, min(naskah.kanan, naskah.kiri + label + 10 + 105 * MM))

    return Bagian(_LEADING, draw, True)


def footer_text(judul: str, kode: str, dicetak: str) -> str:
    """Left text of the footer: which paper, its short code, when it was printed."""
    parts = (judul, f"Kode {kode}" if kode else "", f"Dicetak {dicetak}" if dicetak else "")
    return " · ".join(part for part in parts if part)
