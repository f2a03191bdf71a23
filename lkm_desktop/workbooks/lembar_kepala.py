"""The label and value lines above a table: in lanes beside each other, in columns that leave room for every value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lkm_desktop.workbooks.lembar_bentuk import Lembar, baris_keterangan
from lkm_desktop.workbooks.lembar_tanda import LEBAR_KOSONG

HURUF_TEBAL = 1.0  # a bold letter, in units of width
_SELA = 3.0  # between two lanes

Garis = tuple[str, object]


class Lajur(NamedTuple):
    """One lane: its lines, the columns of label and value, and where it ends in units of width from the left."""

    garis: Sequence[Garis]
    label: int
    nilai: int
    akhir: float


def lajur(lembar: Lembar, lebar: Sequence[float]) -> list[Lajur]:
    """The lanes above columns of these widths; those after the last one are as wide as an empty column.

    A value stands in the first column that no label of its lane reaches, a lane begins after the values of the one
    before it, on a wide sheet not before its even part of it unless it needs more room.
    """
    if not lembar.keterangan:
        return []
    tinggi = baris_keterangan(lembar)
    hasil: list[Lajur] = []
    for n in range(0, len(lembar.keterangan), tinggi):
        garis = lembar.keterangan[n : n + tinggi]
        kata = max(len(words) for words, _ in garis)
        panjang = HURUF_TEBAL * max((len(str(value)) for _, value in garis if isinstance(value, str)), default=0)
        rata = min(sum(lebar) * len(hasil) / lembar.lajur, sum(lebar) - kata - panjang - LEBAR_KOSONG)
        label = _kolom(lebar, max(hasil[-1].akhir + _SELA, rata)) if hasil else 0
        nilai = max(label + 1, _kolom(lebar, _kiri(lebar, label) + kata))
        hasil.append(Lajur(garis, label, nilai, _kiri(lebar, nilai) + panjang))
    return hasil


def _kiri(lebar: Sequence[float], kolom: int) -> float:
    """The left edge of a column."""
    return sum(lebar[:kolom]) + LEBAR_KOSONG * max(0, kolom - len(lebar))


def _kolom(lebar: Sequence[float], mulai: float) -> int:
    """The first column that begins there or further to the right."""
    kolom = 0
    while _kiri(lebar, kolom) < mulai:
        kolom += 1
    return kolom
