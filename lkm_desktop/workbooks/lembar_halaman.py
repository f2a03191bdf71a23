"""The sheet of paper: F4, margins, footer, what comes again on each page, and where a page ends."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from lkm_desktop.workbooks.lembar_bentuk import Lembar
from lkm_desktop.workbooks.lembar_gaya import HURUF
from lkm_desktop.workbooks.lembar_teks import bersih

#: Excel's code of Folio 8.5 x 13 inch, which is 215.9 x 330.2 mm: the sheet that Indonesia calls F4
FOLIO = 14
SEHALAMAN = 240  # columns wider than this together are printed on two sheets side by side
TITIK_LEBAR = 7  # pixels of one unit of width
_CM = 1 / 2.54  # margins are given in inches
_KIRI, _KANAN, _ATAS, _BAWAH = 3 * _CM, 1.2 * _CM, 1.5 * _CM, 1.9 * _CM
_PANJANG, _PENDEK = 13.0, 8.5  # the paper, in inches
_DPI = 96
_LONGGAR = 0.03  # of a page: how far the estimate of its end may be wrong
_RAPAT = 1.2  # of a page: what is no longer than this is made smaller until it fits one
_TERKECIL = 0.6  # of its size: smaller than this nothing is made for that
_KAKI = 180  # letters of the footer; Excel takes 255 with its codes


def atur_halaman(ws: Worksheet, lembar: Lembar, lebar: float) -> None:
    """Paper, margins and footer. `lebar` is the width of all columns together."""
    ws.set_paper(FOLIO)
    if lembar.rebah:
        ws.set_landscape()
    else:
        ws.set_portrait()
    ws.set_margins(_KIRI, _KANAN, _ATAS, _BAWAH)
    ws.fit_to_pages(2 if lebar > SEHALAMAN else 1, 0)
    if lebar > SEHALAMAN and lembar.beku and not lembar.bagan:  # charts in these columns would come again too
        ws.repeat_columns(0, lembar.beku - 1)
    ws.set_header("", {"margin": 0.8 * _CM})
    huruf = f'&8&"{HURUF},Regular"'
    kaki = " ".join(bersih(lembar.kaki).split())[:_KAKI].replace("&", "&&")
    ws.set_footer(f"&L{huruf}{kaki}&R{huruf}Halaman &P dari &N", {"margin": 0.9 * _CM})


def _selebar(rebah: bool, lebar: float) -> float:
    """Pixels from side to side on the paper, or on two sheets of it for a table as wide as that."""
    lintang = _PANJANG if rebah else _PENDEK
    return (lintang - _KIRI - _KANAN) * _DPI * (2 if lebar > SEHALAMAN else 1)


def lebar_satu(rebah: bool, lebar: float) -> float:
    """What may be used from side to side on the first sheet without making anything smaller, in units of width."""
    seluruh = max(_selebar(rebah, lebar) / TITIK_LEBAR, lebar)
    return 0.97 * seluruh / (2 if lebar > SEHALAMAN else 1)


class Halaman:
    """Counts how far down the paper the sheet has come, to keep together what belongs together.

    All measures are pixels of the sheet. It is an estimate: programs differ by a line.
    """

    def __init__(self, rebah: bool, lebar: float, kepala: float) -> None:
        """lebar: width of what is printed, in units · kepala: height of the heading that comes again on every page."""
        bujur = _PENDEK if rebah else _PANJANG
        self._skala = max(1.0, lebar * TITIK_LEBAR / _selebar(rebah, lebar))
        self._tinggi = (bujur - _ATAS - _BAWAH) * _DPI * self._skala
        self._satu = lebar <= SEHALAMAN
        self._kepala = kepala
        self._y = self._seluruh = 0.0
        self._pertama = True

    def maju(self, tinggi: float) -> None:
        """A row of this height has been written."""
        self._y += tinggi
        self._seluruh += tinggi
        if self._y > self._tinggi:
            self._y, self._pertama = self._kepala + tinggi, False

    def geser(self, tinggi: float) -> float:
        """How much to leave empty so that a block of this height begins on a new page; 0 when it fits here."""
        sisa = self._tinggi - self._y
        if tinggi <= sisa - _LONGGAR * self._tinggi or tinggi > self._tinggi - self._kepala:
            return 0.0
        return sisa + _LONGGAR * self._tinggi

    def muat_satu(self, tinggi: float) -> bool:
        """Whether the whole sheet, with a last block of this height, is a little longer than one page and still reads
        well when it is made smaller to fit it: no page for two rows or for signers alone."""
        kali = (self._seluruh + tinggi) / self._tinggi
        return self._satu and 1 - _LONGGAR < kali <= _RAPAT and kali * self._skala <= 1 / _TERKECIL

    def tanpa_ulang(self) -> bool:
        """True when the table ends well within the first page: its heading need not come again below charts."""
        if not self._pertama or self._y > (1 - _LONGGAR) * self._tinggi:
            return False
        self._kepala = 0.0
        return True
