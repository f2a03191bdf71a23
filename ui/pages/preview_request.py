"""What a page hands to the print preview: how to draw the paper, and what may be chosen about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkm_desktop.documents.paper import TEPI_DAFTAR, Tepi

if TYPE_CHECKING:
    from datetime import date

    from lkm_desktop.documents.isi import Kertasnya
    from lkm_desktop.documents.pilihan import Pilihan

#: settings that the preview page can offer
OPTIONS = (
    "kertas", "arah", "ukuran", "tepi", "kop", "kop_semua", "penanda", "meterai", "satu_halaman", "zigzag",
    "baris_kosong", "tanda", "kolom_lp", "kolom_miskin", "per_rt", "kolom", "papan",
)
#: what every printed book, list and grid can be told; their type size follows from their columns
TABLE = ("kertas", "arah", "tepi", "kop", "kop_semua", "penanda")


@dataclass(frozen=True)
class Request:
    """One paper to preview.

    title: of the page, e.g. "Daftar hadir rapat pleno" · kind: short code under which the chosen settings are
    remembered, e.g. "daftar_hadir" · draw: makes the whole PDF for a choice, or the paper with the sentence on what was
    done to make it fit; it may raise LkmError · options: keys of OPTIONS that concern this paper · start: the choice to
    begin with · columns: field keys of the list on the screen, offered beside the book's own columns · printed: called
    with (PDF, choice, how many pages) after it was printed or saved · file_name: proposed name.

    paper: key of documents.DOKUMEN; the preview then offers its fields, sentences, Word copy and final versions and
    logs what leaves by itself (`printed` is not called) · name: what the paper is about ("Rapat rutin Maret") · day:
    of the meeting it belongs to · archived: id of the log entry whose very file is shown instead of a drawing ·
    margins: the paper's own in millimetres, until its drawing tells others.
    """

    title: str
    kind: str
    file_name: str
    draw: Callable[[Pilihan], bytes | Kertasnya]
    start: Pilihan
    options: tuple[str, ...] = ("kertas", "kop", "penanda")
    columns: tuple[str, ...] = ()
    printed: Callable[[bytes, Pilihan, int], None] | None = None
    paper: str = ""
    name: str = ""
    day: date | None = None
    archived: str = ""
    margins: Tepi = TEPI_DAFTAR
