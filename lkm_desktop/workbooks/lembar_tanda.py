"""The signers below a sheet: their lines, and which columns each of them has."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from lkm_desktop.workbooks.lembar_bentuk import TandaTangan

LEBAR_KOSONG = 9.0  # a column beside the table
_TITIK_TITIK = "(" + "." * 32 + ")"


def susun_tanda(orang: Sequence[TandaTangan]) -> list[list[tuple[str, bool]]]:
    """The lines of the signers: text and whether it is the name."""
    atas = [[(t.atas, False) for t in orang]] if any(t.atas for t in orang) else []
    jabatan = [[(t.jabatan, False) for t in orang]]
    ruang = [[("", False)] * len(orang)] * 3
    nama = [[(t.nama or _TITIK_TITIK, bool(t.nama)) for t in orang]]
    nomor = [[(t.nomor, False) for t in orang]] if any(t.nomor for t in orang) else []
    return [*atas, *jabatan, *ruang, *nama, *nomor]


def lebar_tanda(susun: Sequence[Sequence[tuple[str, bool]]]) -> float:
    """The width that each signer needs: the longest of these lines, in units of a column."""
    return 2 + max(len(teks) for baris in susun for teks, _ in baris)


class Tempat(NamedTuple):
    """The column of a signer, where its middle lies and where it ends, in units of width from the left."""

    kolom: int
    tengah: float
    akhir: float


def tempat_tanda(lebar: Sequence[float], perlu: float, orang: int, muat: float) -> list[Tempat]:
    """The columns in whose middle the signers stand; their text runs over the empty cells beside it.

    perlu: width that each needs · muat: width of the paper. They are spread evenly, one alone stands on the right.
    Columns after the last one of `lebar` are named where the table has too few.
    """
    bagian = max(2, orang)
    seluruh = max(min(sum(lebar), muat), perlu * bagian)
    cukup = ceil((perlu * bagian + max(lebar)) / LEBAR_KOSONG)
    semua: list[Tempat] = []
    for i, n in enumerate([*lebar, *[LEBAR_KOSONG] * cukup]):
        kiri = semua[-1].akhir if semua else 0.0
        semua.append(Tempat(i, kiri + n / 2, kiri + n))
    hasil: list[Tempat] = []
    for n in range(bagian):
        kiri = hasil[-1].akhir if hasil else 0.0
        bebas = [t for t in semua if t.tengah - perlu / 2 >= kiri] or semua[-1:]
        sasaran = seluruh * (n + 0.5) / bagian
        hasil.append(min(bebas, key=lambda t, x=sasaran: abs(t.tengah - x)))  # type: ignore[misc]
    return hasil[-orang:]
