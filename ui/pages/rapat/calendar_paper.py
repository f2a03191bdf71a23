"""The list of meetings on paper (Agenda rapat) and as a workbook (Buku Notulen), with the filters of the screen."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from lkm_desktop import format as fmt
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.services import dokumen
from lkm_desktop.services.registers import Query
from ui import excel
from ui.pages.preview_request import TABLE, Request

if TYPE_CHECKING:
    from lkm_desktop.documents.isi import Kertasnya
    from ui.context import Context
    from ui.page import Page

PAPER, LABEL = "agenda-rapat", "Agenda rapat"


def preview(ctx: Context, query: Query) -> None:
    """Show the agenda of a month (`bulan`, `tahun` of the query) or of what the list shows."""
    from lkm_desktop.documents import DOKUMEN

    period = "-".join(query.saring[key] for key in ("tahun", "bulan") if query.saring.get(key))
    ctx.preview(Request(
        title=LABEL,
        kind=PAPER,
        file_name=fmt.nama_berkas(LABEL, period or date.today(), akhiran=".pdf"),
        draw=partial(_draw, ctx),
        options=TABLE,
        start=Pilihan(kertas=DOKUMEN[PAPER].kertas, query=query),
        printed=partial(_printed, ctx),
    ))


def _draw(ctx: Context, choice: Pilihan) -> Kertasnya:
    from lkm_desktop import documents

    with ctx.read() as s:
        return documents.make_paper(s, PAPER, choice)


def _printed(ctx: Context, data: bytes, choice: Pilihan, pages: int) -> None:
    with ctx.unit("Cetak agenda rapat") as s:
        dokumen.record(s, PAPER, data, choice.kertas.nama if choice.kertas else "F4", pages)


def export(page: Page, query: Query, count: int) -> None:
    """Save the meetings of the list as a workbook; says where it lies."""
    from lkm_desktop.workbooks.rapat import rapat_workbook

    year = query.saring.get("tahun", "")
    made = partial(
        rapat_workbook, cari=query.cari, jenis=query.saring.get("jenis", ""), tahun=int(year) if year else None,
    )
    excel.save(page, "Buku Notulen", "buku-notulen", made, f"Buku kerja ({fmt.ribuan(count)} rapat)")
