"""Widths of the columns of a register's list."""

from __future__ import annotations

import math

from PySide6.QtGui import QFontMetrics

from lkm_desktop.fields import Field, Register

#: kinds whose text has one length and must not be cut -> characters
FIRM = {"tanggal": 10, "nik": 17, "hp": 14, "rt": 3, "jk": 3, "angka": 4, "rupiah": 14, "ya_tidak": 5}


def natural(field: Field, metrics: QFontMetrics) -> int:
    """Pixels for the widest usual content of a column, or for its label."""
    firm = FIRM.get(field.kind)
    wide = int(field.width * metrics.averageCharWidth() * 0.92)
    content = firm * metrics.horizontalAdvance("0") if firm else wide
    return max(content, metrics.horizontalAdvance(field.label) + 8) + 16


def least(register: Register, field: Field) -> int:
    """Pixels that a text column keeps when room is short; a letter's number is of use only when it is whole."""
    if field.key != register.name:
        return 96
    return 150 if register.personal else 190


def squeezed(natural: list[int], room: int, firm: set[int], least: list[int]) -> list[int]:
    """Widths that fit into `room` pixels if text columns can give that much up; none gets below its least by it.

    firm: columns of numbers and dates, which keep their width.
    """
    excess = sum(natural) - room
    spare = [0 if n in firm else max(width - least[n], 0) for n, width in enumerate(natural)]
    if room < 100 or excess <= 0 or not sum(spare):
        return natural
    share = min(1.0, excess / sum(spare))
    return [width - math.ceil(give * share) for width, give in zip(natural, spare, strict=True)]
