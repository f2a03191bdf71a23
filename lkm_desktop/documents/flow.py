"""Prose that runs over pages: headings, paragraphs, numbered points, and the division of pieces into pages.

Everything becomes a list of `Bagian` that are never cut; `paginate_parts` divides them into pages and `paint_flow`
draws the rules of tables too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lkm_desktop.documents.fonts import clean, clean_line, typeface
from lkm_desktop.documents.gaya import GAYA, Gaya
from lkm_desktop.documents.page import MM, Bagian, Naskah
from lkm_desktop.documents.wrap import wrap

_LOOSE = 0.01
_NUMBER = 7 * MM
#: of a page; a run of pieces that is taller than the page is cut so that its end fills this much
_END = 0.75


@dataclass(frozen=True)
class Bentuk:
    """How a paragraph stands (points): inden, the whole text · awal, the first line · mulai, left edge of number and
    text together · rata: "penuh", "kiri", "tengah", "kanan" · style: typeface."""

    inden: float = 0.0
    awal: float = 0.0
    mulai: float = 0.0
    rata: str = "penuh"
    style: str = "biasa"


def heading(text: str, lebar: float, gaya: Gaya = GAYA) -> list[Bagian]:
    """A section heading, never alone at the foot of a page."""
    lines = wrap(clean_line(text), typeface("tebal"), gaya.ukuran, lebar)
    bold = Bentuk(rata="kiri", style="tebal")
    body = [_text_line(line, bold, 0.0, gaya) for line in lines]
    return [gap(gaya.sela(10), True), *body, gap(gaya.sela(2), True)]


def paragraph(text: str, lebar: float, gaya: Gaya = GAYA, bentuk: Bentuk = Bentuk(), nomor: str = "",
              ikut: bool = False) -> list[Bagian]:
    """A paragraph, or several, one for each newline; `nomor` hangs in the indentation of the first line.

    No single first or last line stands alone on a page. `ikut`: all of it stays with what follows.
    """
    face, size = typeface(bentuk.style), gaya.ukuran
    nomor = clean_line(nomor)
    if nomor:
        most = (lebar - bentuk.mulai) / 3
        inden = max(bentuk.inden or _NUMBER, face.width(nomor, size) + 4)
        bentuk = replace(bentuk, inden=inden) if inden <= most else bentuk
    room = lebar - bentuk.mulai - bentuk.inden
    parts: list[Bagian] = []
    for n, part in enumerate(clean(text).split("\n")):
        lines = wrap(part.strip(), face, size, room, bentuk.awal)
        for place, line in enumerate(lines):
            stays = ikut or (len(lines) > 1 and place in (0, len(lines) - 2))
            first, last = place == 0, place == len(lines) - 1
            shape = bentuk if first else replace(bentuk, awal=0.0)
            if last and shape.rata == "penuh":
                shape = replace(shape, rata="kiri")
            parts.append(_text_line(line, shape, room - shape.awal, gaya, nomor if n == 0 and first else "", stays))
        parts.append(gap(gaya.sela(3), ikut))
    return parts


def gap(tinggi: float, ikut: bool = False) -> Bagian:
    """Space that vanishes at the top of a page."""
    return Bagian(tinggi, _nothing, ikut, kosong=True)


def _nothing(_naskah: Naskah, _atas: float) -> None:
    return None


def _text_line(line: str, bentuk: Bentuk, room: float, gaya: Gaya, nomor: str = "", ikut: bool = True) -> Bagian:
    size = gaya.ukuran

    def draw(naskah: Naskah, atas: float) -> None:
        face, base = typeface(bentuk.style), atas - size
        x = naskah.kiri + bentuk.mulai
        if nomor:
            naskah.teks(x, base, nomor, face, size)
        x += bentuk.inden + bentuk.awal
        spare = room - face.width(line, size)
        if bentuk.rata in ("tengah", "kanan"):
            naskah.teks(x + spare / (2 if bentuk.rata == "tengah" else 1), base, line, face, size)
            return
        gaps = line.count(" ") if bentuk.rata == "penuh" else 0
        slack = spare / gaps if gaps else 0.0
        naskah.teks(x, base, line, face, size, slack if slack < size * 0.7 else 0.0)

    return Bagian(gaya.baris, draw, ikut)


def labelled(label: str, parts: Sequence[Bagian], lebar: float, gaya: Gaya = GAYA,
             style: str = "biasa") -> list[Bagian]:
    """Pieces with a label and a colon at the left edge of their first lines ("Menimbang :"); `lebar`: of the label."""
    face, size = typeface(style), gaya.ukuran
    names = wrap(clean_line(label), face, size, lebar - 9)
    found: list[Bagian] = []
    for part in parts:
        if names and not part.kosong:
            part = _with_label(part, names.pop(0), lebar, (style, size), not found)
        found.append(part)
    found += [_text_line(name, Bentuk(rata="kiri", style=style), lebar, gaya) for name in names]
    return found


def _with_label(part: Bagian, name: str, lebar: float, type_: tuple[str, float], first: bool) -> Bagian:
    style, size = type_

    def draw(naskah: Naskah, atas: float) -> None:
        naskah.teks(naskah.kiri, atas - size, name, typeface(style), size)
        if first:
            naskah.teks(naskah.kiri + lebar - 7, atas - size, ":", typeface("biasa"), size)
        part.gambar(naskah, atas)

    return replace(part, gambar=draw)


def beside(left: Sequence[Bagian], right: Sequence[Bagian]) -> list[Bagian]:
    """Two lists of lines side by side, line by line; each draws at its own x."""
    found: list[Bagian] = []
    for n in range(max(len(left), len(right))):
        pair = [side[n] for side in (left, right) if n < len(side)]
        found.append(Bagian(max(p.tinggi for p in pair), _all(pair), True))
    return found


def _all(parts: Sequence[Bagian]) -> Callable[[Naskah, float], None]:
    def draw(naskah: Naskah, atas: float) -> None:
        for part in parts:
            part.gambar(naskah, atas)

    return draw


def hold_last(parts: Sequence[Bagian], isi: float, lines: int = 2) -> list[Bagian]:
    """The last lines stay with what follows, so that no page holds signatures alone; never more than half a page."""
    held: list[Bagian] = []
    seen, tall = 0, 0.0
    rest = list(parts)
    while rest and seen < lines and (not seen or tall + rest[-1].tinggi < isi / 2):
        part = rest.pop()
        seen += not part.kosong
        tall += part.tinggi
        held.append(replace(part, ikut=True))
    return rest + held[::-1]


def paginate_parts(parts: Sequence[Bagian], isi: float) -> list[list[Bagian]]:
    """Divide pieces into pages of `isi` points. A run of pieces that stay together moves together, unless it is taller
    than a page; a table's heading is repeated; space at the top of a page or the end of the text is left out."""
    parts = list(parts)
    while parts and parts[-1].kosong:
        parts.pop()
    pages: list[list[Bagian]] = [[]]
    room = isi
    highest = max((part.kepala.tinggi for part in parts if part.kepala), default=0.0)
    for group in _groups(parts, isi - highest):
        tall = sum(part.tinggi for part in group)
        if tall > room + _LOOSE and pages[-1]:
            if all(part.kosong for part in group):
                continue
            pages.append([])
            room = isi
        for part in group:
            page = pages[-1]
            if not page and part.kosong:
                continue
            if not page and part.kepala is not None:
                page.append(part.kepala)
                room -= part.kepala.tinggi
            page.append(part)
            room -= part.tinggi
    return pages


def _groups(parts: Sequence[Bagian], isi: float) -> list[list[Bagian]]:
    """Runs joined by `ikut`, each at most a page tall."""
    groups: list[list[Bagian]] = []
    current: list[Bagian] = []
    for part in parts:
        current.append(part)
        if not part.ikut:
            groups += _cut(current, isi)
            current = []
    return groups + _cut(current, isi)


def _cut(run: list[Bagian], isi: float) -> list[list[Bagian]]:
    """A run as pieces no taller than a page. Its end is kept together: signatures come with the lines before them."""
    if not run:
        return []
    if sum(part.tinggi for part in run) <= isi + _LOOSE:
        return [run]
    start, tall = len(run) - 1, run[-1].tinggi
    while start > 1 and tall + run[start - 1].tinggi <= isi * _END:
        start -= 1
        tall += run[start].tinggi
    return [*_cut(run[:start], isi), run[start:]]


def paint_flow(naskah: Naskah, pages: Sequence[Sequence[Bagian]]) -> None:
    """Draw the pages and the rules of the tables in them."""
    for page in pages:
        naskah.buka_halaman()
        y = naskah.atas
        for n, part in enumerate(page):
            part.gambar(naskah, y)
            if part.kisi:
                _rules(naskah, part, y, page[n + 1] if n + 1 < len(page) else None)
            y -= part.tinggi


def _rules(naskah: Naskah, part: Bagian, atas: float, after: Bagian | None) -> None:
    bawah = atas - part.tinggi
    for x in part.kisi:
        naskah.garis(x, atas, x, bawah)
    if not part.sambung:
        naskah.garis(part.kisi[0], atas, part.kisi[-1], atas)
    if after is None or not after.sambung:
        naskah.garis(part.kisi[0], bawah, part.kisi[-1], bawah)
