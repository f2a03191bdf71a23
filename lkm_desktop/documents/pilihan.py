"""What the user chooses before printing. Light on purpose: a page may import it without loading the PDF library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lkm_desktop.documents.paper import Kertas, Tepi

if TYPE_CHECKING:
    from lkm_desktop.services.registers import Query

#: letterhead: with logo, words only, room for the printed head of the office's own paper, nothing
KOP = (("logo", "Kop dengan logo"), ("polos", "Kop tanpa logo"), ("ruang", "Kertas berkop (sisakan ruang)"),
       ("tanpa", "Tanpa kop"))
PENANDA = (("berdua", "Koordinator dan sekretaris"), ("sekretaris", "Sekretaris saja"),
           ("lurah", "Koordinator, sekretaris, mengetahui lurah"), ("tanpa", "Tanpa tanda tangan"))
#: value of `baris_kosong`: as many spare rows as the last page still holds
PENUHI_HALAMAN = -1


@dataclass(frozen=True)
class Pilihan:
    """Choices for one paper; what does not concern a document is ignored by it.

    kertas: None takes the document's own · baris_kosong: spare rows, None takes the document's own number ·
    tanda: print the marks of the roll and its counts · papan: for the notice board: NIK masked, private columns left
    out · kolom: keys of the columns of a register, empty for its printed book · dicetak: None is today · ukuran,
    tepi, satu_halaman: None takes the document's own.
    """

    rapat_id: str = ""
    kertas: Kertas | None = None
    kop: str = "logo"
    penanda: str = "berdua"
    zigzag: bool = True
    baris_kosong: int | None = None
    tanda: bool = False
    papan: bool = True
    query: Query | None = None
    kolom: tuple[str, ...] = ()
    dicetak: date | None = None
    subjek: str = ""
    naskah_id: str = ""
    isian: tuple[tuple[str, str], ...] = ()
    suntingan: tuple[tuple[str, str], ...] = ()
    ukuran: float | None = None
    tepi: Tepi | None = None
    kop_semua: bool = False
    satu_halaman: bool | None = None
    meterai: bool = False
    kolom_lp: bool = True
    kolom_miskin: bool = False
    per_rt: bool = False
