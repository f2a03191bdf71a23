"""How large and how tight the prose of a paper is set: one object that every piece is measured by."""

from __future__ import annotations

from dataclasses import dataclass

#: points; smaller text is hard to read under a lamp, larger wastes paper
TERKECIL, BIASA, TERBESAR = 10.0, 11.0, 12.0
_MM = 72 / 25.4


@dataclass(frozen=True)
class Gaya:
    """ukuran: points of running text; tables are a point smaller · rapat: 0 as usual, 1 and 2 with less and less space
    between paragraphs and lines (for "muat satu halaman")."""

    ukuran: float = BIASA
    rapat: int = 0

    @property
    def baris(self) -> float:
        """Distance between the baselines of running text."""
        return self.ukuran * (15 / 11, 1.27, 1.2)[self.rapat]

    @property
    def sel(self) -> float:
        """Type size in tables and lists of names."""
        return self.ukuran - 1

    @property
    def baris_sel(self) -> float:
        """Distance between baselines in tables."""
        return self.sel * (1.26, 1.22, 1.18)[self.rapat]

    @property
    def sisi_sel(self) -> float:
        """Space inside a cell."""
        return (3.5, 3.0, 2.6)[self.rapat]

    @property
    def fakta(self) -> float:
        """Type size of "label : value" lines and signatures."""
        return self.ukuran - 0.5

    @property
    def baris_fakta(self) -> float:
        """Distance between the baselines of facts."""
        return self.fakta * (14.5 / 10.5, 1.29, 1.22)[self.rapat]

    @property
    def baris_tanda(self) -> float:
        """Distance between baselines in the signature block."""
        return self.fakta * (13.5 / 10.5, 1.25, 1.2)[self.rapat]

    @property
    def stempel(self) -> float:
        """Height for signature and stamp."""
        return (21.0, 18.0, 16.0)[self.rapat] * _MM

    @property
    def baris_isian(self) -> float:
        """Height of a line to write on by hand."""
        return (8.4, 7.6, 7.0)[self.rapat] * _MM

    @property
    def judul(self) -> float:
        """Type size of the title."""
        return self.ukuran + 2

    def sela(self, points: float) -> float:
        """Space between blocks, tightened."""
        return points * (1.0, 0.6, 0.35)[self.rapat]


GAYA = Gaya()


def ukuran_wajar(ukuran: float | None, biasa: float = BIASA) -> float:
    """A type size between 10 and 12 points, in half points; None is the usual one."""
    if ukuran is None:
        return biasa
    return min(TERBESAR, max(TERKECIL, round(ukuran * 2) / 2))
