"""What a foreign sheet looks like once it is read: cells that remember how they were stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, overload

#: largest file that is opened, in bytes
BATAS_BERKAS = 20 * 1024 * 1024
#: most rows and columns of one sheet that may hold something
BATAS_BARIS = 120_000
BATAS_KOLOM = 300
#: longest text of one cell, in characters
BATAS_HURUF = 2_000
#: most filled cells of a whole file, and most cells (empty ones too) of one sheet's rectangle
BATAS_SEL = 2_500_000
BATAS_LUAS = 4_000_000
#: most joined ranges of one sheet that are kept
BATAS_GABUNG = 20_000

KOSONG_, TEKS, ANGKA, TANGGAL, RUMUS, GALAT = "kosong", "teks", "angka", "tanggal", "rumus", "galat"


class Sel(NamedTuple):
    """One cell. `jenis` tells how the file stored it, so that a NIK kept as a number is told from one kept as text.

    jenis: kosong · teks · angka · tanggal · rumus (nilai is the last result that the file remembers, or None) ·
    galat (#REF! and the like).
    """

    jenis: str
    nilai: str | float | date | None


KOSONG = Sel(KOSONG_, None)
#: a value as it crosses from the reading child
Isi = str | float | date | None
#: how a plain value was stored
JENIS_ISI = {str: TEKS, float: ANGKA, date: TANGGAL}


class BarisPolos(Sequence[Sequence[Sel]]):
    """Rows kept as plain values, so that 100,000 of them stay small; their cells are made when they are looked at.

    khusus: row -> column -> RUMUS or GALAT, for the cells that are more than their value.
    """

    def __init__(self, isi: list[tuple[Isi, ...]], khusus: Mapping[int, Mapping[int, str]] | None = None) -> None:
        self.isi, self.khusus = isi, khusus or {}

    @classmethod
    def dari(cls, baris: Sequence[Sequence[Sel]]) -> BarisPolos:
        """The same rows, kept plain; rows that are plain already are given as they are."""
        if isinstance(baris, cls):
            return baris
        khusus = {
            urut: jenis
            for urut, satu in enumerate(baris)
            if (jenis := {k: s.jenis for k, s in enumerate(satu) if s.jenis in (RUMUS, GALAT)})
        }
        return cls([tuple([s.nilai for s in satu]) for satu in baris], khusus)

    def __len__(self) -> int:
        return len(self.isi)

    def __iter__(self) -> Iterator[list[Sel]]:
        return map(self._baris, range(len(self.isi)))

    @overload
    def __getitem__(self, letak: int) -> list[Sel]: ...
    @overload
    def __getitem__(self, letak: slice) -> BarisPolos: ...
    def __getitem__(self, letak: int | slice) -> list[Sel] | BarisPolos:
        if not isinstance(letak, slice):
            return self._baris(letak if letak >= 0 else letak + len(self.isi))
        urutan = range(*letak.indices(len(self.isi)))
        khusus = {n: self.khusus[i] for n, i in enumerate(urutan) if i in self.khusus} if self.khusus else {}
        return BarisPolos(self.isi[letak], khusus)

    def _baris(self, indeks: int) -> list[Sel]:
        sel = [KOSONG if isi is None else Sel(JENIS_ISI[type(isi)], isi) for isi in self.isi[indeks]]
        for kolom, jenis in self.khusus.get(indeks, {}).items():
            sel[kolom] = Sel(jenis, sel[kolom].nilai if jenis == RUMUS else None)
        return sel

    def sel(self, indeks: int, kolom: int) -> Sel:
        """One cell; KOSONG right of the row's end."""
        isi = self.isi[indeks]
        nilai = isi[kolom] if kolom < len(isi) else None
        jenis = self.khusus[indeks].get(kolom) if indeks in self.khusus else None
        if jenis is not None:
            return Sel(jenis, nilai if jenis == RUMUS else None)
        return KOSONG if nilai is None else Sel(JENIS_ISI[type(nilai)], nilai)


class Gabung(NamedTuple):
    """A joined (merged) range, zero-based, both ends included."""

    baris: int
    kolom: int
    baris_akhir: int
    kolom_akhir: int


@dataclass
class Lembar:
    """One sheet. `baris[i]` is row i+1 of Excel; rows are as long as their last filled cell.

    `masalah` is a sentence when this sheet could not be read although the file could (too large, too many columns);
    `baris` is then empty. sejak_1904: whether its workbook counts days from 1904 on ·
    baris_tersembunyi: rows that a filter or somebody has hidden; they are read like the others.
    """

    nama: str
    baris: Sequence[Sequence[Sel]] = field(default_factory=list)
    gabung: list[Gabung] = field(default_factory=list)
    tersembunyi: bool = False
    masalah: str = ""
    sejak_1904: bool = False
    baris_tersembunyi: int = 0


@dataclass
class Buku:
    """A whole file: its short name and its sheets in the order of the file. `jenis` is xlsx, xls, ods or csv."""

    nama: str
    jenis: str
    lembar: list[Lembar]


def teks_sel(sel: Sel) -> str:
    """The cell as one would read it aloud: whole numbers without ".0", dates as 21-09-2015, "" for an empty one."""
    nilai = sel.nilai
    if isinstance(nilai, str):
        return nilai.strip()
    if nilai is None:
        return ""
    if isinstance(nilai, float):
        return str(int(nilai)) if nilai.is_integer() and abs(nilai) < 1e18 else repr(nilai)
    return f"{nilai.day:02}-{nilai.month:02}-{nilai.year:04}"


def huruf_kolom(indeks: int) -> str:
    """Excel's letters of a zero-based column: 0 -> "A", 27 -> "AB"."""
    huruf = ""
    indeks += 1
    while indeks:
        indeks, sisa = divmod(indeks - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf
