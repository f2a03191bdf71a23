"""Tables and lists of names inside prose, as pieces for `flow`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkm_desktop.documents.fonts import clean, clean_line, typeface
from lkm_desktop.documents.gaya import GAYA, Gaya
from lkm_desktop.documents.page import Bagian, Naskah
from lkm_desktop.documents.sheet import Kolom
from lkm_desktop.documents.wrap import wrap

_WHOLE_ROW = 12  # lines; a longer row of a table may be divided between pages
_HEAD_LINES = 6
#: `Kolom.rata` of a column to sign in: odd rows left, even rows right
ZIGZAG = "zigzag"


@dataclass(frozen=True)
class _Grid:
    """What all rows of a table share: x of the rules, where text stands, style, least height of a row."""

    edges: tuple[float, ...]
    ratas: tuple[str, ...]
    gaya: Gaya
    tinggi: float = 0.0


@dataclass(frozen=True)
class _Line:
    """One row or a piece of it: wrapped cells, typeface, lines high, whether it begins and ends the row, number of the
    row (0: the heading)."""

    cells: list[list[str]]
    styles: tuple[str, ...]
    most: int
    ends: tuple[bool, bool]
    urut: int


def table(kolom: Sequence[Kolom], rows: Sequence[Sequence[str]], kiri: float, gaya: Gaya = GAYA,
          tinggi: float = 0.0, tebal: frozenset[tuple[int, int]] = frozenset()) -> list[Bagian]:
    """A ruled table from the left edge `kiri` (points on the page); every page it reaches repeats its heading.

    tinggi: least height of a row in points · tebal: (row, column) of cells in bold, counted from 0.
    """
    xs = [kiri]
    for k in kolom:
        xs.append(xs[-1] + k.lebar)
    pad = gaya.sisi_sel
    grid = _Grid(tuple(xs), tuple(k.rata for k in kolom), gaya, tinggi)
    titles = [wrap(clean_line(k.judul), typeface("tebal"), gaya.sel, k.lebar - 2 * pad)[:_HEAD_LINES] for k in kolom]
    centred = _Grid(grid.edges, ("tengah",) * len(kolom), gaya)
    bold = ("tebal",) * len(kolom)
    piece = _row(centred, _Line(titles, bold, max(len(t) for t in titles), (True, True), 0))
    kepala = Bagian(piece.tinggi, piece.gambar, True, kisi=grid.edges)
    parts = [kepala]
    for n, row in enumerate(rows):
        styles = tuple("tebal" if (n, place) in tebal else "biasa" for place in range(len(kolom)))
        parts += _table_row(row, styles, grid, kepala, n + 1)
    return parts


def _table_row(row: Sequence[str], styles: tuple[str, ...], grid: _Grid, kepala: Bagian, urut: int) -> list[Bagian]:
    gaya = grid.gaya
    widths = [b - a - 2 * gaya.sisi_sel for a, b in zip(grid.edges, grid.edges[1:], strict=False)]
    cells = [wrap("" if rata == ZIGZAG else clean(text), typeface(style), gaya.sel, wide)
             for text, style, wide, rata in zip(row, styles, widths, grid.ratas, strict=True)]
    most = max(len(c) for c in cells)
    step = most if most <= _WHOLE_ROW else 1
    parts: list[Bagian] = []
    for start in range(0, most, step):
        first, last = start == 0, start + step >= most
        pieces = [c[start : start + step] for c in cells]
        piece = _row(grid, _Line(pieces, styles, step, (first, last), urut if first else 0))
        parts.append(Bagian(piece.tinggi, piece.gambar, kisi=grid.edges, kepala=kepala, sambung=not first))
    return parts


def _row(grid: _Grid, line: _Line) -> Bagian:
    """Lines of one row; space above when it is the row's beginning, below when it is its end."""
    gaya = grid.gaya
    above, below = (gaya.sisi_sel if end else 0.0 for end in line.ends)
    tall = line.most * gaya.baris_sel + above + below
    tinggi = max(tall, grid.tinggi) if all(line.ends) else tall
    low = grid.tinggi > 0 and all(line.ends)  # rows to sign: text stands in the middle

    def draw(naskah: Naskah, atas: float) -> None:
        for n, cell in enumerate(line.cells):
            left, right = grid.edges[n], grid.edges[n + 1]
            if grid.ratas[n] == ZIGZAG:
                if line.urut:
                    _signature(naskah, (left, right), atas - tinggi, line.urut, gaya)
                continue
            spare = (line.most - len(cell)) * gaya.baris_sel / 2 + (tinggi - tall) / 2 if low else 0.0
            base = atas - above - spare - gaya.sel
            for text in cell:
                x = _start(text, line.styles[n], grid, n)
                naskah.teks(x, base, text, typeface(line.styles[n]), gaya.sel)
                base -= gaya.baris_sel

    return Bagian(tinggi, draw)


def _start(text: str, style: str, grid: _Grid, n: int) -> float:
    left, right, wide = grid.edges[n], grid.edges[n + 1], typeface(style).width(text, grid.gaya.sel)
    if grid.ratas[n] == "tengah":
        return (left + right - wide) / 2
    return right - grid.gaya.sisi_sel - wide if grid.ratas[n] == "kanan" else left + grid.gaya.sisi_sel


def _signature(naskah: Naskah, tepi: tuple[float, float], bawah: float, urut: int, gaya: Gaya) -> None:
    """The number to sign at and a dotted line, odd numbers in the left half, even ones in the right half."""
    kiri, kanan = tepi
    middle = (kiri + kanan) / 2
    start, end = (kiri, middle) if urut % 2 else (middle, kanan)
    face, size, nomor = typeface("biasa"), gaya.sel - 1.5, f"{urut}."
    naskah.teks(start + 3, bawah + 5.5, nomor, face, size)
    naskah.titik(start + 3 + face.width(nomor, size) + 2.5, bawah + 5, end - 3)


def columns(names: Sequence[str], lebar: float, gaya: Gaya = GAYA) -> list[Bagian]:
    """Numbered names in three columns, or two when many are long, read downwards; one piece for each printed row."""
    face, size = typeface("biasa"), gaya.sel
    texts = [clean_line(name) for name in names]
    inden = face.width("000. ", size)
    count = name_columns(texts, lebar, gaya)
    each = lebar / count
    rows = -(-len(texts) // count)
    wrapped = [wrap(text, face, size, each - inden - 8) for text in texts]
    parts: list[Bagian] = []
    for row in range(rows):
        cells = [(n // rows, n + 1, wrapped[n]) for n in range(row, len(texts), rows)]
        parts.append(_names_row(cells, each, inden, gaya, row in (0, rows - 2)))
    return parts


def name_columns(names: Sequence[str], lebar: float, gaya: Gaya = GAYA) -> int:
    """Three columns where nearly all names fit, else two."""
    face, size = typeface("biasa"), gaya.sel
    room = lebar / 3 - face.width("000. ", size) - 8
    return 3 if sum(face.width(clean_line(name), size) <= room for name in names) >= 0.85 * len(names) else 2


def _names_row(cells: list[tuple[int, int, list[str]]], each: float, inden: float, gaya: Gaya, ikut: bool) -> Bagian:
    most = max(len(lines) for *_, lines in cells)

    def draw(naskah: Naskah, atas: float) -> None:
        face, size = typeface("biasa"), gaya.sel
        for place, nomor, lines in cells:
            x = naskah.kiri + place * each
            naskah.teks_kanan(x + inden - 5, atas - size, f"{nomor}.", face, size)
            for n, line in enumerate(lines):
                naskah.teks(x + inden, atas - size - n * gaya.baris_sel, line, face, size)

    return Bagian(most * gaya.baris_sel + 1, draw, ikut)
