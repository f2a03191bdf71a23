"""Prose that runs over pages: headings, paragraphs, numbered points, and small tables inside the text.

Everything becomes a list of `Bagian` that are never cut; `flow` divides them into pages and draws the rules of tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkm_desktop.documents.fonts import clean, clean_line, typeface
from lkm_desktop.documents.page import Bagian, Naskah
from lkm_desktop.documents.sheet import Kolom
from lkm_desktop.documents.wrap import wrap

SIZE = 11.0
LEADING = 15.0
_CELL = 10.0
_CELL_LEADING = 12.6
_PAD = 3.5
_WHOLE_ROW = 12  # lines; a longer row of a table may be divided between pages
_LOOSE = 0.01


def heading(text: str, lebar: float) -> list[Bagian]:
    """A section heading, never alone at the foot of a page."""
    face = typeface("tebal")
    lines = wrap(clean_line(text), face, SIZE, lebar)
    return [Bagian(10, _nothing, True, kosong=True), *(_text_line(line, "tebal", 0, None) for line in lines), _gap(2)]


def paragraph(text: str, lebar: float, inden: float = 0.0, nomor: str = "", style: str = "biasa",
              ikut: bool = False) -> list[Bagian]:
    """A paragraph (or several, one for each newline), justified; `nomor` hangs in the indentation of the first line.

    No single first or last line stands alone on a page. `ikut`: all of it stays with what follows.
    """
    parts: list[Bagian] = []
    face = typeface(style)
    for n, part in enumerate(clean(text).split("\n")):
        lines = wrap(part.strip(), face, SIZE, lebar - inden)
        for place, line in enumerate(lines):
            stays = ikut or (len(lines) > 1 and place in (0, len(lines) - 2))
            room = lebar - inden if place < len(lines) - 1 else None
            mark = nomor if n == 0 and place == 0 else ""
            parts.append(_text_line(line, style, inden, room, mark, stays))
        parts.append(_gap(3, ikut))
    return parts


def _gap(tinggi: float, ikut: bool = True) -> Bagian:
    return Bagian(tinggi, _nothing, ikut, kosong=True)


def _nothing(_naskah: Naskah, _atas: float) -> None:
    return None


def _text_line(line: str, style: str, inden: float, room: float | None, nomor: str = "", ikut: bool = True) -> Bagian:
    def draw(naskah: Naskah, atas: float) -> None:
        face, base = typeface(style), atas - SIZE
        if nomor:
            naskah.teks(naskah.kiri, base, nomor, face, SIZE)
        gaps = line.count(" ")
        slack = (room - face.width(line, SIZE)) / gaps if room and gaps else 0.0
        naskah.teks(naskah.kiri + inden, base, line, face, SIZE, slack if slack < SIZE * 0.7 else 0.0)

    return Bagian(LEADING, draw, ikut)


def table(kolom: Sequence[Kolom], rows: Sequence[Sequence[str]], kiri: float) -> list[Bagian]:
    """A ruled table from the left edge `kiri` (points on the page); every page it reaches repeats its heading."""
    xs = [kiri]
    for k in kolom:
        xs.append(xs[-1] + k.lebar)
    edges = tuple(xs)
    titles = [wrap(clean_line(k.judul), typeface("tebal"), _CELL, k.lebar - 2 * _PAD) for k in kolom]
    most = max(len(t) for t in titles)
    kepala = _cells(titles, edges, ["tengah"] * len(kolom), "tebal", most, (True, True))
    kepala = Bagian(kepala.tinggi, kepala.gambar, True, kisi=edges)
    parts = [kepala]
    for row in rows:
        parts += _table_row(row, kolom, edges, kepala)
    return parts


def _table_row(row: Sequence[str], kolom: Sequence[Kolom], edges: tuple[float, ...], kepala: Bagian) -> list[Bagian]:
    face = typeface("biasa")
    cells = [wrap(clean(t), face, _CELL, k.lebar - 2 * _PAD) for t, k in zip(row, kolom, strict=True)]
    most = max(len(c) for c in cells)
    step = most if most <= _WHOLE_ROW else 1
    ratas = [k.rata for k in kolom]
    parts: list[Bagian] = []
    for start in range(0, most, step):
        first, last = start == 0, start + step >= most
        piece = _cells([c[start : start + step] for c in cells], edges, ratas, "biasa", step, (first, last))
        parts.append(Bagian(piece.tinggi, piece.gambar, kisi=edges, kepala=kepala, sambung=not first))
    return parts


def _cells(cells: Sequence[Sequence[str]], edges: tuple[float, ...], ratas: Sequence[str], style: str, lines: int,
           ends: tuple[bool, bool]) -> Bagian:
    """Lines of one row; space above when it is the row's beginning, below when it is its end."""
    above, below = (_PAD if e else 0.0 for e in ends)

    def draw(naskah: Naskah, atas: float) -> None:
        face = typeface(style)
        for n, cell in enumerate(cells):
            base = atas - above - _CELL
            for line in cell:
                x = edges[n] + _PAD
                if ratas[n] == "tengah":
                    x = (edges[n] + edges[n + 1] - face.width(line, _CELL)) / 2
                naskah.teks(x, base, line, face, _CELL)
                base -= _CELL_LEADING

    return Bagian(lines * _CELL_LEADING + above + below, draw)


def columns(names: Sequence[str], lebar: float) -> list[Bagian]:
    """Numbered names in three columns, or two when many are long, read downwards; one piece for each printed row."""
    face, size = typeface("biasa"), 10.0
    texts = [clean_line(name) for name in names]
    inden = face.width("000. ", size)
    short = sum(face.width(text, size) <= lebar / 3 - inden - 8 for text in texts)
    count = 3 if short >= 0.85 * len(texts) else 2
    each = lebar / count
    rows = -(-len(texts) // count)
    wrapped = [wrap(text, face, size, each - inden - 8) for text in texts]
    parts: list[Bagian] = []
    for row in range(rows):
        cells = [(n // rows, n + 1, wrapped[n]) for n in range(row, len(texts), rows)]
        parts.append(_names_row(cells, each, inden, max(len(c[2]) for c in cells), row in (0, rows - 2)))
    return parts


def _names_row(cells: list[tuple[int, int, list[str]]], each: float, inden: float, most: int, ikut: bool) -> Bagian:
    def draw(naskah: Naskah, atas: float) -> None:
        face, size = typeface("biasa"), 10.0
        for place, nomor, lines in cells:
            x = naskah.kiri + place * each
            naskah.teks_kanan(x + inden - 5, atas - size, f"{nomor}.", face, size)
            for n, line in enumerate(lines):
                naskah.teks(x + inden, atas - size - n * 12.6, line, face, size)

    return Bagian(most * 12.6 + 1, draw, ikut)


def paginate_parts(parts: Sequence[Bagian], isi: float) -> list[list[Bagian]]:
    """Divide pieces into pages of `isi` points. A run of pieces that stay together moves together, unless it is taller
    than a page; a table's heading is repeated; space at the top of a page is left out."""
    pages: list[list[Bagian]] = [[]]
    room = isi
    for group in _groups(parts, isi):
        tall = sum(part.tinggi for part in group)
        if tall > room + _LOOSE and pages[-1]:
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
    tall = 0.0
    for part in parts:
        if current and tall + part.tinggi > isi:
            groups.append(current)
            current, tall = [], 0.0
        current.append(part)
        tall += part.tinggi
        if not part.ikut:
            groups.append(current)
            current, tall = [], 0.0
    if current:
        groups.append(current)
    return groups


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
