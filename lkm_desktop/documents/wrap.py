"""Breaking text into lines. Greedy and linear; a word wider than the line is broken between characters."""

from __future__ import annotations

from lkm_desktop.documents.fonts import Typeface


def wrap(text: str, face: Typeface, size: float, width: float, awal: float = 0.0) -> list[str]:
    """Cleaned text as lines no wider than `width` points, the first of each part `awal` points narrower; newlines are
    kept. An empty text is one empty line."""
    limit = max(width, size) * 1000 / size
    first = max(width - awal, size) * 1000 / size
    lines: list[str] = []
    for part in text.split("\n"):
        lines += _wrap_part(part, face, limit, first)
    return lines


def _wrap_part(text: str, face: Typeface, limit: float, room: float) -> list[str]:
    """`room`: what the first line holds; `limit`: the others."""
    widths = face.widths
    if sum(map(widths.__getitem__, text)) <= room:
        return [text]
    space = widths[" "]
    lines: list[str] = []
    words: list[str] = []
    used = 0.0
    for word in _words(text):
        wide = sum(map(widths.__getitem__, word))
        if words and used + space + wide <= room:
            words.append(word)
            used += space + wide
            continue
        if words:
            lines.append(" ".join(words))
            room = limit
        if wide > room:
            *full, word = _break_word(word, face, room)
            lines += full
            room = limit
            wide = sum(map(widths.__getitem__, word))
        words, used = [word], wide
    if words:
        lines.append(" ".join(words))
    return lines


def _words(text: str) -> list[str]:
    """What may stand at the end of a line; a percent sign stays with its number: "50 %"."""
    if "%" not in text:
        return text.split()
    found: list[str] = []
    for word in text.split():
        if found and word[0] == "%":
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def _break_word(word: str, face: Typeface, limit: float) -> list[str]:
    """A word too wide for the line, cut after a hyphen or slash where one is near, else between characters."""
    pieces: list[str] = []
    start, used, seam = 0, 0.0, 0
    for place, char in enumerate(word):
        wide = face.widths[char]
        while used + wide > limit and place > start:
            cut = seam if seam > start else place
            pieces.append(word[start:cut])
            used = sum(map(face.widths.__getitem__, word[cut:place]))
            start = cut
        used += wide
        if char in "-/,;.@_":
            seam = place + 1
    pieces.append(word[start:])
    return pieces


def fit_size(text: str, face: Typeface, largest: float, smallest: float, width: float) -> float:
    """The largest type size, in half points, at which the text fits one line; `smallest` when none does."""
    size = largest
    while size > smallest and face.width(text, size) > width:
        size = max(smallest, size - 0.5)
    return size
