"""Paper sizes and margins, in millimetres.

F4 is 215 x 330 mm, Indonesia's everyday office paper; Folio is sold as 210 x 330 mm. They are different papers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

#: PDF points in one millimetre
MM = 72 / 25.4


@dataclass(frozen=True)
class Kertas:
    """One sheet of paper; width and height in millimetres as it lies before the reader."""

    nama: str
    lebar_mm: float
    tinggi_mm: float

    @property
    def lebar(self) -> float:
        """Width in points."""
        return self.lebar_mm * MM

    @property
    def tinggi(self) -> float:
        """Height in points."""
        return self.tinggi_mm * MM

    @property
    def mendatar(self) -> bool:
        """Whether the long side lies horizontally."""
        return self.lebar_mm > self.tinggi_mm

    def tegak(self) -> Kertas:
        """The same paper, upright."""
        return self.putar() if self.mendatar else self

    def rebah(self) -> Kertas:
        """The same paper, lying."""
        return self if self.mendatar else self.putar()

    def putar(self) -> Kertas:
        """The same paper, turned by a quarter."""
        return replace(self, lebar_mm=self.tinggi_mm, tinggi_mm=self.lebar_mm)


F4 = Kertas("F4", 215, 330)
A4 = Kertas("A4", 210, 297)
FOLIO = Kertas("Folio", 210, 330)
#: every paper by the name that the user sees
KERTAS = {k.nama: k for k in (F4, A4, FOLIO)}


@dataclass(frozen=True)
class Tepi:
    """Margins in millimetres. Left stays wide: papers are punched into an ordner. None is under 10 mm, because
    cheap printers cannot reach further; the footer stands inside the bottom margin."""

    kiri: float = 30
    kanan: float = 15
    atas: float = 15
    bawah: float = 19

    def wajar(self) -> Tepi:
        """The margins within what a printer reaches, a footer needs and a text leaves room for: 10 to 50 mm, at the
        foot 17 to 50 mm."""
        kiri, kanan, atas = (min(50.0, max(10.0, side)) for side in (self.kiri, self.kanan, self.atas))
        return Tepi(kiri, kanan, atas, min(50.0, max(17.0, self.bawah)))


#: registers and attendance sheets need the room; minutes breathe (30 left, 20 elsewhere)
TEPI_DAFTAR = Tepi(kanan=12, atas=13)
TEPI_NASKAH = Tepi(kanan=20, atas=18, bawah=22)
