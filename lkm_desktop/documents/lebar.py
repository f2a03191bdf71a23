"""Widths of the columns of a table in prose: as asked, or by what the cells hold, so that the longest texts get the
room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from lkm_desktop.documents.fonts import clean, clean_line, typeface
from lkm_desktop.documents.gaya import Gaya
from lkm_desktop.documents.isi import Tabel, lebar_kolom, sel
from lkm_desktop.documents.page import MM

#: rows of which heights are measured, points moved at a time from one column to another, how often at most
_ROWS, _STEPS, _MOVES = 40, (12.0, 4.0), 60
#: no word makes a column wider than this part of the table
_WIDEST_WORD = 0.3
#: a column of short texts (dates, names) is not broken, unless all such columns leave the others too little
_SHORT_MM, _MOST_SHORT = 34, 0.85
#: lines are not filled to the last point
_RAGGED = 1.05

Baris = list[tuple[float, ...]]


class Tinggi(NamedTuple):
    """Lines of each cell of a column, and points by which its lines are too long for the room."""

    baris: list[int]
    lebih: float


@lru_cache(maxsize=64)
def lebar_tabel(tabel: Tabel, lebar_mm: float, gaya: Gaya) -> tuple[float, ...]:
    """Widths in millimetres that fill `lebar_mm` exactly. In a table that is `luwes`, `lebar_mm` of a column is the
    most it gets, and the others share the room so that the rows become as low as they can."""
    asked = lebar_kolom(tabel.kolom, lebar_mm)
    if not tabel.luwes or not tabel.baris or all(k.lebar_mm for k in tabel.kolom):
        return tuple(asked)
    pad, room = 2 * gaya.sisi_sel + 0.5, lebar_mm * MM
    columns = [_measured(tabel, place, gaya) for place in range(len(tabel.kolom))]
    words = [min(word + pad, room * _WIDEST_WORD) for word, _ in columns]
    whole = [max(low, _longest(rows) + pad) for low, (_, rows) in zip(words, columns, strict=True)]
    least = [full if full <= _SHORT_MM * MM else low for full, low in zip(whole, words, strict=True)]
    least = least if sum(least) <= room * _MOST_SHORT else words
    widths = _start(tabel, [rows for _, rows in columns], least, room, pad)
    if widths is None:
        return tuple(asked)
    most = [max(k.lebar_mm * MM, low) if k.lebar_mm else room for k, low in zip(tabel.kolom, least, strict=True)]
    _balance(widths, [rows for _, rows in columns], (least, most), pad)
    return tuple(wide / MM for wide in widths)


def _longest(rows: Baris) -> float:
    return max(map(max, rows), default=0.0)


def _measured(tabel: Tabel, place: int, gaya: Gaya) -> tuple[float, Baris]:
    """Width of the longest word of a column, and of each line of its cells, in points."""
    face, bold, size = typeface("biasa"), typeface("tebal"), gaya.sel
    longest = max((bold.width(word, size) for word in clean_line(tabel.kolom[place].judul).split()), default=0.0)
    rows: Baris = []
    texts = [clean(sel(row[place]).teks) for row in tabel.baris]
    words = {word for text in texts for word in text.split()}  # of all rows: the number of row 100 is never broken
    longest = max(longest, max((face.width(word, size) for word in words), default=0.0))
    for text in texts[:: max(1, len(texts) // _ROWS)]:
        rows.append(tuple(face.width(line, size) for line in text.split("\n")))
    return longest, rows


def _start(tabel: Tabel, columns: Sequence[Baris], least: Sequence[float], room: float, pad: float
           ) -> list[float] | None:
    """Every column as wide as its longest word, the rest by how much text there is; None when words need more."""
    spare = room - sum(least)
    if spare <= 0:
        return None
    amount = [0.0 if k.lebar_mm else sum(map(sum, rows)) + pad
              for k, rows in zip(tabel.kolom, columns, strict=True)]
    return [low + spare * part / sum(amount) for low, part in zip(least, amount, strict=True)]


def _balance(widths: list[float], columns: Sequence[Baris], bounds: tuple[Sequence[float], Sequence[float]],
             pad: float) -> None:
    """Move room between columns while the table becomes lower."""
    least, most = bounds
    lines = [_lines(rows, wide - pad) for rows, wide in zip(columns, widths, strict=True)]
    now = _cost(lines)
    for step in _STEPS:
        for _ in range(_MOVES):
            better = None
            for giver in range(len(widths)):
                if widths[giver] - step < least[giver]:
                    continue
                given = _lines(columns[giver], widths[giver] - step - pad)
                for taker in range(len(widths)):
                    if taker == giver or widths[taker] + step > most[taker]:
                        continue
                    tried = list(lines)
                    tried[giver], tried[taker] = given, _lines(columns[taker], widths[taker] + step - pad)
                    cost = _cost(tried)
                    if cost < (better[0] if better else now):
                        better = cost, giver, taker, tried
            if better is None:
                break
            now, giver, taker, lines = better
            widths[giver] -= step
            widths[taker] += step


def _lines(rows: Baris, room: float) -> Tinggi:
    """How high each cell of a column stands in that room."""
    high = [sum(1 if line <= room else ceil(line * _RAGGED / room) for line in row) for row in rows]
    return Tinggi(high, sum(max(0.0, line - room) for row in rows for line in row))


def _cost(columns: Sequence[Tinggi]) -> tuple[int, int, float]:
    """Height of the table in lines, then the lines of all cells, then what does not fit the first lines."""
    rows = zip(*(column.baris for column in columns), strict=True)
    return sum(map(max, rows)), sum(sum(column.baris) for column in columns), sum(column.lebih for column in columns)
