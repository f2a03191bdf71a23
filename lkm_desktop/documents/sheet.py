"""The painter of long tables: attendance sheets and registers. Linear in the number of rows.

Rows are measured and wrapped first, then divided into pages, then drawn with one text block and one grid per page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lkm_desktop.documents.fonts import Typeface, clean_line, typeface
from lkm_desktop.documents.page import MM, Bagian, Naskah
from lkm_desktop.documents.wrap import wrap

#: a row as laid out: height in points, cells (a text, or lines), place among the rows given
Row = tuple[float, list[str | list[str]], int]
#: draws into a row: page, place of the row, left, right and top of the last column, height
Painter = Callable[[Naskah, int, float, float, float, float], None]

_HEAD_LINES = 6
_KEEP_ROWS = 3
_LOOSE = 0.01
_AWAY = 2.0  # points that numbers keep from the text of the next column


@dataclass(frozen=True)
class Kolom:
    """One column: its heading, width in points, and where its text stands ("kiri", "tengah", "kanan")."""

    judul: str
    lebar: float
    rata: str = "kiri"


@dataclass(frozen=True)
class Tabel:
    """How a table looks: columns, type size, least row height, space beside and above text (points).

    tengah: text stands in the middle of a tall row, else at its top · lukis: draws more into the last column · tebal:
    place of a row of totals, in bold and set off by a stronger line.
    """

    kolom: tuple[Kolom, ...]
    ukuran: float = 10.0
    tinggi: float = 9 * MM
    sisi: float = 3.0
    sela: float = 2.5
    tengah: bool = True
    lukis: Painter | None = None
    tebal: int | None = None

    @property
    def jarak(self) -> float:
        """Distance between baselines."""
        return self.ukuran * 1.18

    def tinggi_baris(self, lines: int) -> float:
        """Height of a row with that many lines of text."""
        return max(self.tinggi, lines * self.jarak + 2 * self.sela)

    def kepala(self) -> tuple[float, list[str | list[str]], int]:
        """The heading row, wrapped."""
        face = typeface("tebal")
        cells: list[str | list[str]] = []
        for kolom in self.kolom:
            lines = wrap(clean_line(kolom.judul), face, self.ukuran, kolom.lebar - 2 * self.sisi)
            cells.append(lines[:_HEAD_LINES])
        most = max(len(c) for c in cells)
        return max(7 * MM, most * self.jarak + 2 * self.sela + 2), cells, -1


def lay_out(tabel: Tabel, rows: Iterable[Sequence[str]], tallest: float) -> list[Row]:
    """Clean, measure and wrap every cell. A row taller than `tallest` points becomes several rows."""
    plain, bold = typeface("biasa"), typeface("tebal")
    limits = [(k.lebar - 2 * tabel.sisi) * 1000 / tabel.ukuran for k in tabel.kolom]
    widest = 1100.0  # thousandths; no Latin letter is wider, so short texts need no measuring
    found: list[Row] = []
    single = tabel.tinggi_baris(1)
    for place, row in enumerate(rows):
        cells: list[str | list[str]] = []
        most = 1
        face = bold if place == tabel.tebal else plain
        width_of = face.widths.__getitem__
        for raw, limit in zip(row, limits, strict=True):
            text = raw if raw.isascii() and raw.isprintable() else clean_line(raw)
            if (len(text) * widest > limit or not text.isascii()) and sum(map(width_of, text)) > limit:
                lines = wrap(text.strip(), face, tabel.ukuran, limit * tabel.ukuran / 1000)
                most = max(most, len(lines))
                cells.append(lines)
            else:
                cells.append(text)
        height = single if most == 1 else tabel.tinggi_baris(most)
        if height > tallest:
            found += _cut(tabel, cells, place, tallest)
        else:
            found.append((height, cells, place))
    return found


def _cut(tabel: Tabel, cells: list[str | list[str]], place: int, tallest: float) -> list[Row]:
    step = max(1, int((tallest - 2 * tabel.sela) / tabel.jarak))
    columns = [[c] if isinstance(c, str) else c for c in cells]
    most = max(len(c) for c in columns)
    pieces: list[Row] = []
    for start in range(0, most, step):
        part: list[str | list[str]] = [c[start : start + step] or "" for c in columns]
        lines = max(len(c) for c in part if not isinstance(c, str))
        pieces.append((tabel.tinggi_baris(lines), part, place))
    return pieces


def paginate(heights: Sequence[float], first: float, rest: float, tail: float) -> list[tuple[int, int]]:
    """Divide rows into pages as (from, to). `first`: room on the first page, `rest`: on the others, `tail`: what must
    follow the last row on its page. When the tail does not fit, it takes the last rows along to a new page."""
    pages: list[tuple[int, int]] = []
    start, room = 0, first
    for place, height in enumerate(heights):
        if height > room + _LOOSE:
            pages.append((start, place))
            start, room = place, rest
        room -= height
    end = len(heights)
    if tail > room + _LOOSE:
        pages.append((start, end))
        start = end
    pages.append((start, end))
    return _hold_rows(pages, heights, rest - tail)


def _hold_rows(pages: list[tuple[int, int]], heights: Sequence[float], room: float) -> list[tuple[int, int]]:
    """The last page gets a few rows from the page before, so that signatures never follow none or one."""
    if len(pages) < 2:
        return pages
    (before, start), (_, end) = pages[-2:]
    while end - start < _KEEP_ROWS and start - before > 1 and sum(heights[start - 1 : end]) <= room:
        start -= 1
    pages[-2:] = [(before, start), (start, end)]
    return pages


def leading_pages(kepala: Sequence[Bagian], isi: float) -> list[list[Bagian]]:
    """What stands above the table, on as many pages as it needs (one, unless someone pasted a novel)."""
    pages: list[list[Bagian]] = [[]]
    room = isi
    for part in kepala:
        if part.tinggi > room + _LOOSE and pages[-1]:
            pages.append([])
            room = isi
        pages[-1].append(part)
        room -= part.tinggi
    return pages


@dataclass(frozen=True)
class Susunan:
    """A laid out document: pages of leading pieces, rows, their division into pages, the tail, and the letterhead when
    it stands on every page."""

    depan: list[list[Bagian]]
    rows: list[Row]
    pages: list[tuple[int, int]]
    ekor: Sequence[Bagian]
    kop: tuple[Bagian, ...] = ()

    @property
    def jumlah(self) -> int:
        """Number of pages."""
        return len(self.depan) - 1 + len(self.pages)


def arrange(tabel: Tabel, rows: Iterable[Sequence[str]], isi: float, kepala: Sequence[Bagian],
            ekor: Sequence[Bagian]) -> Susunan:
    """Lay out a table between its leading pieces and its tail on pages with `isi` points of height."""
    head = tabel.kepala()[0]
    depan = leading_pages(kepala, isi)
    laid = lay_out(tabel, rows, isi - head)
    first = isi - sum(part.tinggi for part in depan[-1]) - head
    pages = paginate([row[0] for row in laid], first, isi - head, sum(part.tinggi for part in ekor))
    return Susunan(depan, laid, pages, ekor)


def room_left(tabel: Tabel, susunan: Susunan, isi: float) -> float:
    """Free height under the tail on the last page, in points."""
    start, end = susunan.pages[-1]
    used = sum(row[0] for row in susunan.rows[start:end]) + tabel.kepala()[0] + sum(p.tinggi for p in susunan.ekor)
    used += sum(part.tinggi for part in susunan.kop)
    if len(susunan.pages) == 1:
        used += sum(part.tinggi for part in susunan.depan[-1])
    return isi - used


def paint(naskah: Naskah, tabel: Tabel, susunan: Susunan) -> None:
    """Draw all pages."""
    for parts in susunan.depan[:-1]:
        naskah.buka_halaman()
        paint_parts(naskah, [*susunan.kop, *parts], naskah.atas)
    top_parts = susunan.depan[-1]
    for start, end in susunan.pages:
        naskah.buka_halaman()
        y = paint_parts(naskah, [*susunan.kop, *top_parts], naskah.atas)
        top_parts = []
        if end > start:
            y = _paint_rows(naskah, tabel, susunan.rows[start:end], y)
    paint_parts(naskah, susunan.ekor, y)


def paint_parts(naskah: Naskah, parts: Sequence[Bagian], y: float) -> float:
    """Draw pieces under each other; returns the y below the last."""
    for part in parts:
        part.gambar(naskah, y)
        y -= part.tinggi
    return y


def _paint_rows(naskah: Naskah, tabel: Tabel, rows: list[Row], top: float) -> float:
    xs = [naskah.kiri]
    for kolom in tabel.kolom:
        xs.append(xs[-1] + kolom.lebar)
    height, cells, _ = tabel.kepala()
    _paint_head(naskah, tabel, cells, xs, top, height)
    ys = [top, top - height]
    plain, bold, size, lukis = typeface("biasa"), typeface("tebal"), tabel.ukuran, tabel.lukis
    usual, y = _places(tabel, xs), ys[-1]
    for row_height, row, place in rows:
        total = place == tabel.tebal
        face, places = (bold, _places(tabel, xs)) if total else (plain, usual)
        if total:
            naskah.garis(xs[0], y, xs[-1], y, 1.0)
        middle = y - row_height / 2 - 0.345 * size
        for cell, where in zip(row, places, strict=True):
            if not cell:
                continue
            if isinstance(cell, str):
                base = middle if tabel.tengah else y - tabel.sela - 0.86 * size
                naskah.teks(where.start(cell, face, size), base, cell, face, size)
                continue
            base = middle + (len(cell) - 1) / 2 * tabel.jarak if tabel.tengah else y - tabel.sela - 0.86 * size
            for line in cell:
                naskah.teks(where.start(line, face, size), base, line, face, size)
                base -= tabel.jarak
        if lukis:
            lukis(naskah, place, xs[-2], xs[-1], y, row_height)
        y -= row_height
        ys.append(y)
    naskah.kisi(xs, ys)
    naskah.garis(xs[0], ys[1], xs[-1], ys[1], 1.0)
    return y


def _places(tabel: Tabel, xs: list[float]) -> list[_Place]:
    return [
        _Place(k.rata, xs[n] + tabel.sisi, xs[n + 1] - tabel.sisi - _AWAY * (k.rata == "kanan"))
        for n, k in enumerate(tabel.kolom)
    ]


class _Place:
    """Where the text of a column starts; short texts recur (L, P, 01/03), so a page remembers their places."""

    def __init__(self, rata: str, kiri: float, kanan: float) -> None:
        self._rata, self._kiri, self._kanan = rata, kiri, kanan
        self._known: dict[str, float] = {}

    def start(self, text: str, face: Typeface, size: float) -> float:
        if self._rata == "kiri":
            return self._kiri
        x = self._known.get(text)
        if x is None:
            wide = face.width(text, size)
            x = self._kanan - wide if self._rata == "kanan" else (self._kiri + self._kanan - wide) / 2
            self._known[text] = x
        return x


def _paint_head(naskah: Naskah, tabel: Tabel, cells: Sequence[str | list[str]], xs: list[float], top: float,
                height: float) -> None:
    face = typeface("tebal")
    for n, lines in enumerate(cells):
        centre = (xs[n] + xs[n + 1]) / 2
        base = top - height / 2 - 0.345 * tabel.ukuran + (len(lines) - 1) / 2 * tabel.jarak
        for line in lines:
            naskah.teks_tengah(centre, base, line, face, tabel.ukuran)
            base -= tabel.jarak
