"""Pieces of blank forms: lines to write on, tick boxes, small ruled boxes."""

from __future__ import annotations

from collections.abc import Sequence

from lkm_desktop.documents.fonts import clean, clean_line, typeface
from lkm_desktop.documents.gaya import GAYA, Gaya
from lkm_desktop.documents.page import MM, Bagian, Naskah
from lkm_desktop.documents.wrap import wrap

_COLON = 10.0  # from the colon to the line
_BOX = 9.0  # side of a tick box
_BETWEEN = 14.0
_NOTE_LINES = 10
_TALLEST = 90.0  # millimetres of a box
_LEAST = 12 * MM  # of a label


def blank_lines(label: str, nilai: str, garis: int, lebar: float, label_lebar: float,
                gaya: Gaya = GAYA) -> list[Bagian]:
    """A label and dotted lines to the right margin, high enough for handwriting; the first lines carry `nilai`."""
    face, size = typeface("biasa"), gaya.fakta
    label_lebar = min(max(label_lebar, _LEAST), lebar * 0.5)
    names = wrap(clean_line(label), face, size, label_lebar - 6) if label.strip() else []
    start = label_lebar + _COLON if names else 0.0
    values = wrap(clean(nilai), face, size, lebar - start) if nilai.strip() else []
    count = max(1, garis, len(names), len(values))
    parts: list[Bagian] = []
    for n in range(count):
        name, value = (texts[n] if n < len(texts) else "" for texts in (names, values))
        dotted = not value and n < max(1, garis)
        parts.append(_blank(name, value, (start, lebar), gaya, (n == 0 and bool(names), dotted, n < count - 1)))
    return parts


def _blank(name: str, value: str, span: tuple[float, float], gaya: Gaya, marks: tuple[bool, bool, bool]) -> Bagian:
    """marks: colon, dotted line, stays with the next."""
    (start, lebar), (colon, dotted, ikut) = span, marks
    size, tall = gaya.fakta, gaya.baris_isian

    def draw(naskah: Naskah, atas: float) -> None:
        face, base = typeface("biasa"), atas - tall + 5
        naskah.teks(naskah.kiri, base, name, face, size)
        if colon:
            naskah.teks(naskah.kiri + start - _COLON, base, ":", face, size)
        naskah.teks(naskah.kiri + start, base, value, face, size)
        if dotted:
            naskah.titik(naskah.kiri + start, base - 1.5, naskah.kiri + lebar)

    return Bagian(tall, draw, ikut)


def tick_boxes(label: str, pilihan: Sequence[str], dipilih: Sequence[str], lebar: float, label_lebar: float,
               gaya: Gaya = GAYA) -> list[Bagian]:
    """Boxes with their words, as many to a line as fit; a long word list wraps beside its box."""
    face, size = typeface("biasa"), gaya.fakta
    label_lebar = min(max(label_lebar, _LEAST), lebar * 0.5)
    names = wrap(clean_line(label), face, size, label_lebar - 6) if label.strip() else []
    start = label_lebar + _COLON if names else 0.0
    rows: list[list[tuple[float, list[str], bool]]] = [[]]
    x = start
    for name in pilihan:
        lines = wrap(clean_line(name), face, size, lebar - start - _BOX - 5)
        wide = _BOX + 5 + max(face.width(line, size) for line in lines)
        if rows[-1] and x + wide > lebar:
            rows.append([])
            x = start
        rows[-1].append((x, lines, name in dipilih))
        x += wide + _BETWEEN
    rows += [[] for _ in names[len(rows) :]]
    return [
        _ticks(names[n] if n < len(names) else "", start if n == 0 and names else 0.0, row, gaya, n < len(rows) - 1)
        for n, row in enumerate(rows)
    ]


def _ticks(name: str, start: float, row: list[tuple[float, list[str], bool]], gaya: Gaya, ikut: bool) -> Bagian:
    size = gaya.fakta
    most = max((len(lines) for _, lines, _ in row), default=1)
    tall = max(gaya.baris_isian * 0.8, most * gaya.baris_fakta + 3)

    def draw(naskah: Naskah, atas: float) -> None:
        face, base = typeface("biasa"), atas - size - 2
        naskah.teks(naskah.kiri, base, name, face, size)
        if start:
            naskah.teks(naskah.kiri + start - _COLON, base, ":", face, size)
        for x, lines, ticked in row:
            left, low = naskah.kiri + x, base - 1
            naskah.kisi([left, left + _BOX], [low + _BOX, low], 0.7)
            if ticked:
                naskah.garis(left + 2, low + 4.5, left + 4, low + 2, 1.2)
                naskah.garis(left + 4, low + 2, left + 7.5, low + 8, 1.2)
            for n, line in enumerate(lines):
                naskah.teks(left + _BOX + 5, base - n * gaya.baris_fakta, line, face, size)

    return Bagian(tall, draw, ikut)


def box(baris: Sequence[str], lebar: float, ukuran: tuple[float, float], rata: str, gaya: Gaya = GAYA) -> list[Bagian]:
    """A ruled box of that width and at least that height in millimetres, its lines centred in it. It is never cut: much
    text makes it as wide as the page, and what is more than a note ends visibly cut."""
    wide = min(lebar, ukuran[0] * MM)
    lines = _box_lines(baris, wide, gaya)
    if len(lines) > _NOTE_LINES:
        wide = lebar
        lines = _box_lines(baris, wide, gaya)
    if len(lines) > 2 * _NOTE_LINES:
        lines = [*lines[: 2 * _NOTE_LINES - 1], "…"]
    face, size = typeface("biasa"), gaya.sel
    tall = max(min(ukuran[1], _TALLEST) * MM, len(lines) * gaya.baris_sel + 8)
    shift = {"kiri": 0.0, "tengah": (lebar - wide) / 2}.get(rata, lebar - wide)

    def draw(naskah: Naskah, atas: float) -> None:
        left = naskah.kiri + shift
        naskah.kisi([left, left + wide], [atas, atas - tall], 0.7)
        base = atas - (tall - len(lines) * gaya.baris_sel) / 2 - size
        for line in lines:
            naskah.teks_tengah(left + wide / 2, base, line, face, size)
            base -= gaya.baris_sel

    return [Bagian(tall + gaya.sela(5), draw)]


def _box_lines(baris: Sequence[str], wide: float, gaya: Gaya) -> list[str]:
    return [line for text in baris for line in wrap(clean(text), typeface("biasa"), gaya.sel, wide - 10)]
