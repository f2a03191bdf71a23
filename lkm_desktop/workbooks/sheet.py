"""One way to make every workbook: title rows, a frozen header with filters, typed cells, and a page that prints on F4.

Rows are streamed, so a register of 100,000 people does not fill the memory; only the first ones are looked at before,
to make columns no wider than they need. The only formulas are those that a sheet asks for (`Kolom.jumlah`,
`Kolom.rumus`, `Rumus`), and each carries its value, for a phone or a reader that does not calculate. Whatever a user
typed stays text, also "=HYPERLINK(...)", and Excel is told not to read it as a formula when the cell is edited.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from xlsxwriter.workbook import Workbook

from lkm_desktop.workbooks.lembar_bentuk import (
    BaganLembar,
    Kolom,
    Lembar,
    Letak,
    Rumus,
    TandaTangan,
    letak,
)  # fmt: skip
from lkm_desktop.workbooks.lembar_gaya import FORMAT_TANGGAL, HURUF_BAKU, Gaya
from lkm_desktop.workbooks.lembar_halaman import FOLIO
from lkm_desktop.workbooks.lembar_pilihan import NAMA_LEMBAR, Pilihan
from lkm_desktop.workbooks.lembar_teks import bersih, nama_lembar
from lkm_desktop.workbooks.lembar_tulis import PenulisLembar

__all__ = ["FOLIO", "FORMAT_TANGGAL", "BaganLembar", "Kolom", "Lembar", "Letak", "Rumus", "TandaTangan", "build",
           "letak"]  # fmt: skip


def build(lembar: Sequence[Lembar], judul: str) -> bytes:
    """The finished .xlsx of these sheets, in memory. `judul` is the title in the file's properties.

    Raises ValueError for a row that is not as long as the columns, or a formula or chart that names no column: a
    mistake of the program; LkmError for more rows than a sheet can hold.
    """
    keluar = io.BytesIO()
    wb = Workbook(keluar, {"constant_memory": True, "default_format_properties": dict(HURUF_BAKU)})
    wb.set_properties({"title": bersih(judul)[:255], "author": "LKM Desktop"})
    gaya, pilihan = Gaya(wb), Pilihan(wb)
    terpakai = {NAMA_LEMBAR} if any(Pilihan.perlu(satu.kolom) for satu in lembar) else set()
    try:
        for satu in lembar:
            PenulisLembar(wb, gaya, pilihan, satu, nama_lembar(satu.nama, terpakai)).tulis()
        pilihan.simpan()
        _tampilkan(wb, lembar)
    finally:
        wb.close()  # also after an error: closing is what removes the files in which the rows wait
    return keluar.getvalue()


def _tampilkan(wb: Workbook, lembar: Sequence[Lembar]) -> None:
    """Hide what is hidden; the file opens with the first sheet that is not."""
    pasangan = list(zip(wb.worksheets(), lembar, strict=False))
    tampak = [ws for ws, satu in pasangan if not satu.tersembunyi]
    if tampak:
        tampak[0].activate()
        tampak[0].set_first_sheet()
        for ws, satu in pasangan:
            if satu.tersembunyi:
                ws.hide()
