"""A part of a sheet looked at as if it were a sheet of its own; rows and columns keep the places that Excel shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from lkm_desktop.importers.sel import BarisPolos, Gabung, Isi, Lembar, huruf_kolom


class Petak(NamedTuple):
    """A rectangle of a sheet: zero-based, the ends `bawah` and `kanan` not included."""

    atas: int
    kiri: int
    bawah: int
    kanan: int

    @property
    def nama(self) -> str:
        """The rectangle as Excel writes it: "A3:H45"."""
        return f"{huruf_kolom(self.kiri)}{self.atas + 1}:{huruf_kolom(self.kanan - 1)}{self.bawah}"

    def memuat(self, baris: int, kolom: int) -> bool:
        """Whether a cell lies inside."""
        return self.atas <= baris < self.bawah and self.kiri <= kolom < self.kanan


@dataclass
class Jendela(Lembar):
    """A part of a sheet. `bagian`: RT and RW that hold for all of it, from the sheet's name or its topmost title."""

    bagian: tuple[str, str] = ("", "")


def seluruh(lembar: Lembar) -> Petak:
    """The rectangle that holds the whole sheet."""
    isi = BarisPolos.dari(lembar.baris).isi
    return Petak(0, 0, len(isi), max(map(len, isi), default=0))


def jendela(
    lembar: Lembar, petak: Petak, bagian: tuple[str, str] = ("", ""), tertutup: Iterable[Petak] = ()
) -> Jendela:
    """The part of a sheet inside a rectangle; everything outside is empty, and what lies in `tertutup` too."""
    asal, tutup = BarisPolos.dari(lembar.baris), tuple(tertutup)
    isi: list[tuple[Isi, ...]] = [()] * petak.atas
    isi += [_potong(satu, petak) for satu in asal.isi[petak.atas : petak.bawah]]
    for satu in tutup:
        for nomor in range(satu.atas, min(satu.bawah, len(isi))):
            lama = isi[nomor]
            hampa = (None,) * (min(satu.kanan, len(lama)) - satu.kiri)
            isi[nomor] = (*lama[: satu.kiri], *hampa, *lama[satu.kanan :])
    khusus = {
        nomor: dalam for nomor, tanda in asal.khusus.items()
        if (dalam := {k: j for k, j in tanda.items() if petak.memuat(nomor, k) and not _di(tutup, nomor, k)})
    }  # fmt: skip
    gabung = [_dalam(g, petak) for g in lembar.gabung if petak.memuat(g.baris, g.kolom)]
    return Jendela(lembar.nama, BarisPolos(isi, khusus), gabung, lembar.tersembunyi, "", lembar.sejak_1904,
                   lembar.baris_tersembunyi, bagian)  # fmt: skip


def _di(petak: Iterable[Petak], baris: int, kolom: int) -> bool:
    return any(satu.memuat(baris, kolom) for satu in petak)


def _potong(baris: tuple[Isi, ...], petak: Petak) -> tuple[Isi, ...]:
    if petak.kiri == 0 and len(baris) <= petak.kanan:
        return baris
    isi = [*[None] * min(petak.kiri, len(baris)), *baris[petak.kiri : petak.kanan]]
    while isi and isi[-1] is None:
        isi.pop()
    return tuple(isi)


def _dalam(g: Gabung, petak: Petak) -> Gabung:
    return g._replace(baris_akhir=min(g.baris_akhir, petak.bawah - 1), kolom_akhir=min(g.kolom_akhir, petak.kanan - 1))
