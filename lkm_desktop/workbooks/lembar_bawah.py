"""What stands below the table: charts and signers. Their width is settled first, for it decides how small the paper is
printed and so where a page ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkm_desktop.workbooks.lembar_bentuk import Lembar
from lkm_desktop.workbooks.lembar_halaman import TITIK_LEBAR, lebar_satu
from lkm_desktop.workbooks.lembar_kepala import HURUF_TEBAL, lajur
from lkm_desktop.workbooks.lembar_tanda import LEBAR_KOSONG, Tempat, lebar_tanda, susun_tanda, tempat_tanda

_LEBAR_BAGAN = (60.0, 88.0)  # least and most, in units of width
_SELA = 2.0  # between two charts
_HURUF_BESAR = 1.5  # a letter of the title, in units of width


@dataclass(frozen=True)
class Bawah:
    """sejajar: charts beside each other · lebar_bagan: pixels of one · tempat: of the signers · tambahan: widths of
    the columns that are needed beside the table."""

    sejajar: int
    lebar_bagan: int
    tempat: tuple[Tempat, ...]
    tambahan: tuple[float, ...]


def rencana(lembar: Lembar, lebar: Sequence[float], ada_isi: bool) -> Bawah:
    """How the charts and signers of this sheet are laid out below columns of these widths."""
    muat = lebar_satu(lembar.rebah, sum(lebar))
    perlu, sejajar, satu = lebar_atas(lembar, lebar, muat), 1, 0.0
    if lembar.bagan and ada_isi:
        sejajar = 2 if len(lembar.bagan) > 1 and muat >= 2 * (_LEBAR_BAGAN[0] + _SELA) else 1
        satu = min(_LEBAR_BAGAN[1], muat / sejajar - _SELA)
        perlu = sejajar * (satu + _SELA)
    tempat: list[Tempat] = []
    if lembar.tanda_tangan:
        seorang, orang = lebar_tanda(susun_tanda(lembar.tanda_tangan)), len(lembar.tanda_tangan)
        tempat = tempat_tanda([*lebar, *_tambahan(lebar, perlu)], seorang, orang, muat)
        perlu = max(perlu, tempat[-1].tengah + seorang / 2)
    return Bawah(sejajar, int(satu * TITIK_LEBAR), tuple(tempat), tuple(_tambahan(lebar, perlu)))


def lebar_atas(lembar: Lembar, lebar: Sequence[float], muat: float) -> float:
    """The width of the lines above the table, which run over the empty cells beside them: paper ends with its area.

    muat: the width of the paper, at which titles go on in the next line; values beside their labels do not.
    """
    if lembar.tersembunyi:
        return 0.0
    titles = [len(teks) * (_HURUF_BESAR if n == 0 else HURUF_TEBAL) for n, teks in enumerate(lembar.judul)]
    return max([*(min(one, muat) for one in titles), *(one.akhir for one in lajur(lembar, lebar))], default=0.0)


def _tambahan(lebar: Sequence[float], perlu: float) -> list[float]:
    """Widths of the columns beside the table so that all together are this wide."""
    hasil: list[float] = []
    while (sisa := perlu - sum(lebar) - sum(hasil)) > 0.5:
        hasil.append(max(2.0, min(LEBAR_KOSONG, sisa)))
    return hasil
