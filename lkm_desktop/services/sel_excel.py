"""Cells of a workbook by their names, and what one of them is given; nothing here opens a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

#: what a cell may be given; None empties it
Nilai = int | float | str | bool | date | None
BARIS_TERAKHIR, KOLOM_TERAKHIR = 1_048_576, 16_384
_ALAMAT = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")


class Alamat(NamedTuple):
    """A cell, counted from 1."""

    baris: int
    kolom: int

    @property
    def teks(self) -> str:
        """As Excel calls it: "B7"."""
        return f"{huruf(self.kolom)}{self.baris}"


class Rentang(NamedTuple):
    """A rectangle of cells, both ends included."""

    baris: int
    kolom: int
    baris_akhir: int
    kolom_akhir: int

    def berisi(self, a: Alamat) -> bool:
        """Whether the cell lies inside."""
        return self.baris <= a.baris <= self.baris_akhir and self.kolom <= a.kolom <= self.kolom_akhir

    @property
    def banyak(self) -> int:
        """How many cells."""
        return (self.baris_akhir - self.baris + 1) * (self.kolom_akhir - self.kolom + 1)

    def sel(self) -> Iterator[Alamat]:
        """Its cells, row by row."""
        for baris in range(self.baris, self.baris_akhir + 1):
            for kolom in range(self.kolom, self.kolom_akhir + 1):
                yield Alamat(baris, kolom)

    @property
    def tunggal(self) -> bool:
        """Whether it is one cell alone."""
        return self.baris == self.baris_akhir and self.kolom == self.kolom_akhir


def huruf(kolom: int) -> str:
    """Letters of a column counted from 1: 2 -> "B"."""
    hasil = ""
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        hasil = chr(65 + sisa) + hasil
    return hasil


def alamat(teks: str) -> Alamat | None:
    """ "b7" or "$B$7" as a cell; None when this names no cell of a sheet."""
    cocok = _ALAMAT.fullmatch(teks.strip().upper())
    if not cocok:
        return None
    kolom = 0
    for satu in cocok[1]:
        kolom = kolom * 26 + ord(satu) - 64
    baris = int(cocok[2])
    return Alamat(baris, kolom) if baris <= BARIS_TERAKHIR and kolom <= KOLOM_TERAKHIR else None


def rentang(teks: str | None) -> Rentang | None:
    """ "B2:D9" or "B2" as a rectangle; None for anything else."""
    awal, _, akhir = (teks or "").partition(":")
    a, b = alamat(awal), alamat(akhir or awal)
    return Rentang(a.baris, a.kolom, b.baris, b.kolom) if a and b else None


def nomor_seri(hari: date, sejak_1904: bool) -> int | float:
    """Excel's number of a day (with a fraction for the time of day), in the workbook's own calendar."""
    dasar = datetime(1904, 1, 1) if sejak_1904 else datetime(1899, 12, 30)
    waktu = hari if isinstance(hari, datetime) else datetime(hari.year, hari.month, hari.day)
    selisih = waktu.replace(tzinfo=None) - dasar
    return selisih.days + selisih.seconds / 86_400 if selisih.seconds else selisih.days


@dataclass(frozen=True)
class IsiSel:
    """What one cell gets. lembar: name of its sheet · sel: "B7"; of joined cells any one.

    nilai: None empties the cell, so that nothing of last month stays · persen: the number is a share of 0 to 1; a cell
    without a format of percent gets it times hundred, as its heading then says "%" · timpa_rumus: the user wants the
    formula there replaced.
    """

    lembar: str
    sel: str
    nilai: Nilai
    persen: bool = False
    timpa_rumus: bool = False
