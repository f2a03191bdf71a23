"""Small pieces that several papers share: the title, the "label : value" block, and the footer's words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from lkm_desktop.documents.fonts import clean, clean_line, typeface
from lkm_desktop.documents.gaya import GAYA, Gaya
from lkm_desktop.documents.page import MM, Bagian, Naskah
from lkm_desktop.documents.wrap import fit_size, wrap

_LABEL = 31 * MM
_ISIAN = 105 * MM
_LEAST = 12 * MM


def title_parts(judul: str, lebar: float, ukuran: float = 13.0, bawah: str = "", nomor: str = "") -> list[Bagian]:
    """The document's title, centred and bold, and plain lines under it."""
    parts = _centred(judul, "tebal", ukuran, lebar)
    for text in (nomor, bawah):
        if text:
            parts += _centred(text, "biasa", ukuran - 2.5, lebar)
    return parts


def _centred(text: str, style: str, largest: float, lebar: float) -> list[Bagian]:
    face, text = typeface(style), clean_line(text)
    size = fit_size(text, face, largest, largest - 2, lebar)
    return [_line(line, style, size) for line in wrap(text, face, size, lebar)]


def _line(text: str, style: str, size: float) -> Bagian:
    def draw(naskah: Naskah, atas: float) -> None:
        naskah.teks_tengah((naskah.kiri + naskah.kanan) / 2, atas - size, text, typeface(style), size)

    return Bagian(size * 1.3, draw, True)


def fact_parts(facts: Sequence[tuple[str, str]], lebar: float, label: float = _LABEL, gaya: Gaya = GAYA,
               inden: float = 0.0) -> list[Bagian]:
    """ "Label : value" lines; an empty value leaves a dotted line to write on. One piece for each printed line."""
    parts: list[Bagian] = []
    face, size = typeface("biasa"), gaya.fakta
    label = min(max(label, _LEAST), (lebar - inden) * 0.45)
    for name, value in facts:
        names = wrap(clean_line(name), face, size, label - 6)
        lines = wrap(clean(value), face, size, lebar - inden - label - 10)
        for n, (left, right) in enumerate(zip_longest(names, lines, fillvalue="")):
            parts.append(_fact((left, right), (inden, label, lebar), gaya, first=n == 0))
    return parts


def _fact(words: tuple[str, str], widths: tuple[float, float, float], gaya: Gaya, first: bool) -> Bagian:
    (name, value), (inden, label, lebar), size = words, widths, gaya.fakta

    def draw(naskah: Naskah, atas: float) -> None:
        face, base, kiri = typeface("biasa"), atas - size, naskah.kiri + inden
        naskah.teks(kiri, base, name, face, size)
        if first:
            naskah.teks(kiri + label, base, ":", face, size)
        if value:
            naskah.teks(kiri + label + 10, base, value, face, size)
        elif first:
            naskah.titik(kiri + label + 10, base - 1, min(naskah.kiri + lebar, kiri + label + 10 + _ISIAN))

    return Bagian(gaya.baris_fakta, draw, True)


def footer_text(judul: str, kode: str, dicetak: str) -> str:
    """Left text of the footer: which paper, its short code, when it was printed."""
    parts = (judul, f"Kode {kode}" if kode else "", f"Dicetak {dicetak}" if dicetak else "")
    return " · ".join(part for part in parts if part)
