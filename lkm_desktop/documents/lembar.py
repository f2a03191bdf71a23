"""The paper of one large table (daftar hadir, books, grid): margins, letterhead on the first or every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.page import MM, TEPI_DAFTAR, Bagian, Kertas, Naskah, Tepi
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.sheet import Susunan, Tabel, arrange, paint
from lkm_desktop.errors import LkmError

#: of the height between the margins; a taller letterhead is printed on the first page only
KOP_MOST = 0.35
KOP_TINGGI = "Kop terlalu tinggi untuk setiap halaman; dicetak di halaman pertama saja."


@dataclass(frozen=True)
class Lembar:
    """Paper, margins in millimetres, and whether the letterhead is wanted on every page."""

    kertas: Kertas
    tepi: Tepi = TEPI_DAFTAR
    kop_semua: bool = False

    @property
    def lebar(self) -> float:
        """Width between the margins, in points."""
        return self.kertas.lebar - (self.tepi.kiri + self.tepi.kanan) * MM

    @property
    def tinggi(self) -> float:
        """Height between the margins, in points."""
        return self.kertas.tinggi - (self.tepi.atas + self.tepi.bawah) * MM

    @property
    def lebar_biasa(self) -> float:
        """Width between the usual margins of a table, in points."""
        return self.kertas.lebar - (TEPI_DAFTAR.kiri + TEPI_DAFTAR.kanan) * MM

    def cukup(self, perlu: float, nama: str) -> None:
        """Raises LkmError when fewer than `perlu` points are left between the side margins for that table."""
        if self.lebar < perlu - 0.01:
            raise LkmError(
                f"Tepi kiri dan kanan menyisakan {self.lebar / MM:.0f} mm; {nama} perlu sedikitnya"
                f" {_least_mm(perlu)} mm.", "Kecilkan tepinya atau pilih kertas yang lebih lebar.",
            )  # fmt: skip

    def susun(self, tabel: Tabel, rows: Iterable[Sequence[str]], kop: Sequence[Bagian], kepala: Sequence[Bagian],
              ekor: Sequence[Bagian]) -> Susunan:
        """A table between its leading pieces and its tail, the letterhead above all or repeated on every page.

        Raises LkmError when the margins leave no room for the tail with one row above it.
        """
        least = tabel.kepala()[0] + tabel.tinggi_baris(1) + sum(part.tinggi for part in ekor)
        if least > self.tinggi:
            raise LkmError(
                f"Tepi atas dan bawah menyisakan {self.tinggi / MM:.0f} mm; baris dan tanda tangan perlu sedikitnya"
                f" {_least_mm(least)} mm.", "Kecilkan tepinya atau pilih kertas yang lebih tinggi.",
            )  # fmt: skip
        tall = sum(part.tinggi for part in kop)
        if self.kop_semua and kop and tall <= self.tinggi * KOP_MOST and least <= self.tinggi - tall:
            return replace(arrange(tabel, rows, self.tinggi - tall, kepala, ekor), kop=tuple(kop))
        return arrange(tabel, rows, self.tinggi, [*kop, *kepala], ekor)

    def lukis(self, tables: Sequence[tuple[Tabel, Susunan]], judul: str, kaki: str, penulis: str = "",
              surat: Sequence[int] = (), berkop: bool = True, kaki_surat: Sequence[str] = ()) -> Kertasnya:
        """The tables as one PDF. surat: pages of each sheet when they are counted by themselves · berkop: whether there
        is a letterhead at all · kaki_surat: footer of each sheet, where they differ."""
        pages = sum(susunan.jumlah for _, susunan in tables)
        naskah = Naskah(self.kertas, self.tepi, judul, kaki, pages, penulis, surat, kaki_surat)
        for tabel, susunan in tables:
            paint(naskah, tabel, susunan)
        lacking = any(susunan.jumlah > 1 and not susunan.kop for _, susunan in tables)
        note = KOP_TINGGI if self.kop_semua and berkop and lacking else ""
        return Kertasnya(naskah.selesai(), pages, note)


def _least_mm(points: float) -> int:
    """Whole millimetres that are enough."""
    return ceil(points / MM - 0.01)


def lembar(kertas: Kertas, pilihan: Pilihan | None) -> Lembar:
    """The paper with the margins chosen, within what can be printed, or the usual ones of a table."""
    if pilihan is None:
        return Lembar(kertas)
    return Lembar(kertas, (pilihan.tepi or TEPI_DAFTAR).wajar(), pilihan.kop_semua)
