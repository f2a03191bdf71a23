"""The form of this year instead of that of last year: cells are found again by the words near them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from lkm_desktop.services.sel_excel import Alamat, Rentang, alamat
from lkm_desktop.services.templat_excel import SelPeta
from lkm_desktop.services.templat_kisi import Judul, Kisi, KisiLembar, judul

TETAP, PINDAH, HILANG = "tetap", "pindah", "hilang"
#: rows and columns of a new form in which cells are looked for, and most cells of a sheet
_BARIS, _KOLOM, _SEL = 600, 80, 12_000


@dataclass(frozen=True)
class Pindahan:
    """What becomes of one mapped cell. keadaan: one of the three above · judul: the words near it in the old form ·
    lembar, tempat: where it is now, "" when it was not found."""

    sel: SelPeta
    keadaan: str
    judul: str
    lembar: str = ""
    tempat: str = ""

    @property
    def kalimat(self) -> str:
        """What happened, for the user: "Isian B7 (Relawan › Perempuan) pindah ke Isian B9."."""
        asal = f"{self.sel.lembar} {self.sel.sel}" + (f" ({self.judul})" if self.judul else "")
        if self.keadaan == PINDAH:
            return f"{asal} pindah ke {self.lembar} {self.tempat}."
        if self.keadaan == HILANG:
            return f"{asal} tidak ditemukan lagi; tunjuk lagi selnya bila masih diminta."
        return f"{asal} tetap."


def banding(lama: Kisi, baru: Kisi, peta: Sequence[SelPeta]) -> list[Pindahan]:
    """Where the mapped cells of an old form are in the new one.

    A cell stays where the same words stand near the same place; else it goes where they stand now, if that is one place
    alone. Where a cell had no words near it, its place is all there is, and it stays as long as its sheet does.
    """
    cari = _Pencari(baru)
    return [_satu(lama, cari, satu) for satu in peta]


def _satu(lama: Kisi, cari: _Pencari, sel: SelPeta) -> Pindahan:
    tempat, lembar = alamat(sel.sel), lama.cari(sel.lembar)
    dahulu = judul(lembar, tempat) if lembar is not None and tempat is not None else Judul()
    kata = dahulu._replace(bagian="").kata
    di_sini = cari.kisi.cari(sel.lembar)
    if tempat is not None and di_sini is not None and judul(di_sini, tempat).sidik == dahulu.sidik:
        return Pindahan(sel, TETAP, kata, di_sini.nama, sel.sel)
    for tanda in _tanda(dahulu):
        ketemu = cari.tempat(tanda, sel.lembar, tempat.kolom if tempat is not None else 1)
        if ketemu is not None:
            nama, ke = ketemu
            sama = ke.teks == sel.sel and nama == sel.lembar
            return Pindahan(sel, TETAP if sama else PINDAH, kata, nama, ke.teks)
    return Pindahan(sel, HILANG, kata)


def _tanda(kata: Judul) -> Iterator[tuple[str, ...]]:
    """What a cell is found by, the surest first: all words near it, then those of its row and column alone."""
    if kata.sidik:
        yield kata.sidik
        yield kata._replace(bagian="").sidik


class _Pencari:
    """Cells of the new form by the words near them."""

    def __init__(self, kisi: Kisi) -> None:
        self.kisi = kisi
        self._menurut: dict[tuple[str, ...], list[tuple[str, Alamat]]] = {}
        for lembar in kisi.lembar:
            for tempat, kata in _sel_bermakna(lembar):
                for tanda in dict.fromkeys(_tanda(kata)):
                    self._menurut.setdefault(tanda, []).append((lembar.nama, tempat))

    def tempat(self, tanda: tuple[str, ...], lembar: str, kolom: int) -> tuple[str, Alamat] | None:
        """The cell with these words, when they are in one row alone of the sheet of that name, or of the only other
        sheet that has them: in the column where it was before, else the next one."""
        calon = self._menurut.get(tanda, [])
        sama = [satu for satu in calon if satu[0].casefold() == lembar.casefold()] or calon
        if not sama or len({nama for nama, _ in sama}) > 1:
            return None
        baris = {satu.baris for _, satu in sama}
        return min(sama, key=lambda satu: abs(satu[1].kolom - kolom)) if len(baris) == 1 else None


def _sel_bermakna(lembar: KisiLembar) -> Iterator[tuple[Alamat, Judul]]:
    """Cells that stand right of or below words, row by row; of joined cells the first."""
    luas = Rentang(1, 1, min(lembar.tinggi + 1, _BARIS), min(lembar.lebar + 1, _KOLOM))
    for tempat in islice(luas.sel(), _SEL):
        if lembar.utama(tempat) == tempat:
            kata = judul(lembar, tempat)
            if kata.sidik:
                yield tempat, kata
