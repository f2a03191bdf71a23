"""The answers of the cell readers, and what a whole column tells them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from lkm_desktop.importers.dates import PolaTanggal


class Nilai(NamedTuple):
    """Result for one cell: the value (None: empty), a sentence that stops the row, or a note that does not."""

    isi: object = None
    masalah: str = ""
    catatan: str = ""


@dataclass
class Konteks:
    """What the whole column tells about its cells.

    kode: every value is a small number, so it is a code list · pria_wanita: letters are P/W, so P means pria ·
    nol_satu: only 0 and 1 · nik_bulat: every number ends in 0, as Excel leaves 16-digit numbers · tanggal: see dates.
    """

    kode: bool = False
    pria_wanita: bool = False
    nol_satu: bool = False
    nik_bulat: bool = False
    tanggal: PolaTanggal = field(default_factory=PolaTanggal)
    today: date = field(default_factory=date.today)
