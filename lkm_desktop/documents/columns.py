"""Fitting the columns of a register to the paper: type size and widths from the words that are really there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkm_desktop.documents.fonts import Typeface, clean_line, typeface

#: type sizes tried, largest first; below 7 points a register cannot be read
SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
_LONG_WORD = 14_000.0  # thousandths; a longer word may be broken
_NARROWEST = 1_500.0  # thousandths; a column without any word
_SAMPLE = 120  # rows looked at to choose size and widths
_STEPS = 48
_SLACK = 0.05  # points; a word that fits exactly must not be broken by a rounding
_LINES = 2.0  # a size at which rows have more lines than this on average is too large


@dataclass(frozen=True)
class KolomBuku:
    """One column of a register: heading, weight (its usual width in characters), where its text stands.

    terkecil: points that it has at least; more than 0 for a column that is filled by hand.
    """

    judul: str
    lebar: float = 12.0
    rata: str = "kiri"
    terkecil: float = 0.0


def fit(
    kolom: Sequence[KolomBuku], rows: Sequence[Sequence[str]], lebar: float, sisi: float
) -> tuple[float, list[float]]:
    """Type size and column widths in points, together exactly `lebar` wide.

    No word is broken while the paper allows it. The largest size is taken at which rows stay low; what is left of the
    width goes, a little at a time, to the column that makes most rows taller. Linear in the number of rows: widths of
    words are taken from all of them, the choice is made on an even sample. `sisi`: space beside the text of a cell.
    """
    words = [_longest_word(k, {row[n] for row in rows}) for n, k in enumerate(kolom)]
    sample = rows[:: max(1, len(rows) // _SAMPLE)]
    texts = [[_width(clean_line(cell), typeface("biasa")) for cell in row] for row in sample]
    chosen: tuple[float, list[float]] | None = None
    for size in SIZES:
        least = _least(kolom, words, size, sisi)
        if sum(least) > lebar:
            continue
        widths = _grow(least, texts, lebar, size, sisi)
        chosen = size, _spread(kolom, widths, lebar)
        if _mean_lines(widths, texts, size, sisi) <= _LINES:
            break
    if chosen:
        return chosen
    least = _least(kolom, words, SIZES[-1], sisi)
    return SIZES[-1], [wide * lebar / sum(least) for wide in least]


def narrowest(kolom: Sequence[KolomBuku], rows: Sequence[Sequence[str]], sisi: float) -> float:
    """Points below which a word is broken even in the smallest type."""
    words = [_longest_word(k, {row[n] for row in rows}) for n, k in enumerate(kolom)]
    return sum(_least(kolom, words, SIZES[-1], sisi))


def _least(kolom: Sequence[KolomBuku], words: Sequence[float], size: float, sisi: float) -> list[float]:
    """The width below which a column breaks a word or cannot be written in."""
    return [max(k.terkecil, word * size / 1000 + 2 * sisi + _SLACK) for k, word in zip(kolom, words, strict=True)]


def _grow(
    least: Sequence[float], texts: Sequence[Sequence[float]], lebar: float, size: float, sisi: float
) -> list[float]:
    """Widths after handing out spare room, step by step, to the column that lowers the rows most: a column of so many
    lines in so much room loses lines / room of them for each point it gets."""
    widths = list(least)
    step = (lebar - sum(least)) / _STEPS
    for _ in range(_STEPS):
        votes = [0.0] * len(widths)
        rooms = [(wide - 2 * sisi) * 1000 / size for wide in widths]
        for row in texts:
            lines = [text / room for text, room in zip(row, rooms, strict=True)]
            most = max(lines)
            if most > 1:
                place = lines.index(most)
                votes[place] += most / rooms[place]
        best = max(votes, default=0.0)
        if not best:
            break
        widths[votes.index(best)] += step
    return widths


def _spread(kolom: Sequence[KolomBuku], widths: Sequence[float], lebar: float) -> list[float]:
    """Room that no text needs, divided by weight."""
    spare, weight = lebar - sum(widths), sum(k.lebar for k in kolom)
    return [wide + spare * k.lebar / weight for wide, k in zip(widths, kolom, strict=True)]


def _mean_lines(widths: Sequence[float], texts: Sequence[Sequence[float]], size: float, sisi: float) -> float:
    """Estimated lines of a row; ragged lines hold about nine tenths."""
    rooms = [(wide - 2 * sisi) * 1000 / size for wide in widths]
    total = 0
    for row in texts:
        total += max(1 if text <= room else int(text / (0.9 * room)) + 1 for text, room in zip(row, rooms, strict=True))
    return total / max(1, len(texts))


def _longest_word(kolom: KolomBuku, cells: set[str]) -> float:
    """Width of the longest word that must not be broken, in thousandths of the type size."""
    tebal, biasa = typeface("tebal"), typeface("biasa")
    word = max((_width(w, tebal) for w in clean_line(kolom.judul).split()), default=_NARROWEST)
    for raw in cells:
        for part in clean_line(raw).split():
            wide = max(_width(piece, biasa) for piece in _pieces(part))
            if wide > word:
                word = max(word, min(wide, _LONG_WORD))
    return word


def _pieces(word: str) -> list[str]:
    """A word of letters may be broken after a slash ("SLTA/sederajat"); a date or a number may not."""
    if "/" not in word or not word.replace("/", "").isalpha():
        return [word]
    return [piece + "/" for piece in word.split("/")]


def _width(text: str, face: Typeface) -> float:
    return sum(map(face.widths.__getitem__, text))
