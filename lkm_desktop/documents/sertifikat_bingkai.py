"""The frame of a certificate and its centred lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lkm_desktop.documents.fonts import clean, clean_line, typeface
from lkm_desktop.documents.page import MM, Bagian, Naskah, Tepi, ruang, shorten
from lkm_desktop.documents.wrap import fit_size, wrap

_DOUBLE = 2.2 * MM  # between the two lines of the frame
_CORNER = 8 * MM
#: most space between two groups of lines, in points; the rest stays above and below
_WIDEST = 34.0
_SMALLEST = 15.0  # of a name


class Bingkai(Naskah):
    """Every page has the frame and no footer; a practice office says so inside the frame."""

    def __init__(self, *given: Any, frame: Tepi, latihan: bool = False) -> None:
        super().__init__(*given)
        self._frame, self._practice = frame, latihan

    def _footer(self) -> None:
        return None

    def buka_halaman(self) -> None:
        """Start the next page with its frame."""
        super().buka_halaman()
        left, right = self._frame.kiri * MM, self.kertas.lebar - self._frame.kanan * MM
        low, high = self._frame.bawah * MM, self.kertas.tinggi - self._frame.atas * MM
        self.kotak(left, low, right - left, high - low, None, 2.4)
        d = _DOUBLE
        self.kotak(left + d, low + d, right - left - 2 * d, high - low - 2 * d, None, 0.8)
        for x in (left + d, right - d):
            for y in (low + d, high - d):
                self._corner(x, y)
        if self._practice:
            self.teks_tengah((left + right) / 2, low + d + 6, "LATIHAN", typeface("biasa"), 8)

    def _corner(self, x: float, y: float) -> None:
        """A square on the corner of the inner line, with two smaller ones in it."""
        for side, fill, line in ((_CORNER, 1.0, 0.8), (_CORNER * 0.66, None, 0.8), (_CORNER * 0.3, 0.2, 0.0)):
            self.kotak(x - side / 2, y - side / 2, side, side, fill, line)


def baris_tengah(text: str, gaya: str, ukuran: float, lebar: float) -> list[Bagian]:
    """Text centred on the page, wrapped at `lebar` points or less, so that no line is much shorter than the others."""
    face, words = typeface(gaya), clean(text)
    count, narrow, wide = len(wrap(words, face, ukuran, lebar)), lebar / 2, lebar
    for _ in range(6 if count > 1 else 0):
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(wrap(words, face, ukuran, middle)) == count else (middle, wide)
    return [_line(line, gaya, ukuran) for line in wrap(words, face, ukuran, wide) if line.strip()]


def _line(text: str, gaya: str, ukuran: float) -> Bagian:
    def draw(naskah: Naskah, atas: float) -> None:
        face = typeface(gaya)
        shown = shorten(text, face, ukuran, naskah.lebar)
        naskah.teks_tengah((naskah.kiri + naskah.kanan) / 2, atas - ukuran, shown, face, ukuran)

    return Bagian(ukuran * 1.32, draw, True)


def nama_bagian(nama: str, ukuran: float, lebar: float) -> list[Bagian]:
    """The name, large, on a line of its own; two lines when it is very long; without one a line to write on."""
    face, text = typeface("serif-tebal"), clean_line(nama)
    size = fit_size(text, face, ukuran, min(ukuran, _SMALLEST), lebar) if text else ukuran
    lines = wrap(text, face, size, lebar)[:3] if text else [""]
    wide = max(max(face.width(line, size) for line in lines) + 24, lebar * 0.5)

    def rule(naskah: Naskah, atas: float) -> None:
        middle = (naskah.kiri + naskah.kanan) / 2
        naskah.garis(middle - wide / 2, atas - 3, middle + wide / 2, atas - 3, 0.8)

    names = [_line(line, "serif-tebal", size) for line in lines] if text else [ruang(size * 1.3)]
    return [ruang(4), *names, Bagian(6, rule, True)]


def pemisah(lebar: float, skala: float) -> Bagian:
    """A short ornament under the title: two rules with a square between them."""
    def draw(naskah: Naskah, atas: float) -> None:
        middle, y = (naskah.kiri + naskah.kanan) / 2, atas - 6 * skala
        half, side = lebar * 0.16, 5 * skala
        for way in (-1, 1):
            naskah.garis(middle + way * side * 1.6, y, middle + way * half, y, 0.8)
            naskah.garis(middle + way * side * 1.6, y - 2.2, middle + way * half * 0.8, y - 2.2, 0.5)
        naskah.kotak(middle - side / 2, y - 1.1 - side / 2, side, side, 0.2, 0.0)

    return Bagian(15 * skala, draw, True)


def bagi_ruang(groups: Sequence[Sequence[Bagian]], tinggi: float) -> list[Bagian]:
    """The groups under each other, what is left of the height shared between them, at most `_WIDEST` each."""
    spare = max(0.0, tinggi - sum(part.tinggi for group in groups for part in group))
    gap = min(_WIDEST, spare / max(1, len(groups) - 1))
    found: list[Bagian] = [ruang((spare - gap * (len(groups) - 1)) / 2)]
    for n, group in enumerate(groups):
        found += [ruang(gap)] if n else []
        found += group
    return found
