"""What a register page does with its rows: Sampah, print, Excel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from lkm_desktop import format as fmt
from lkm_desktop.services import dokumen, registers
from lkm_desktop.services.registers import Query
from ui import excel
from ui.pages.preview_request import TABLE, Request
from ui.register.source import short

if TYPE_CHECKING:
    from lkm_desktop.documents.isi import Kertasnya
    from lkm_desktop.documents.pilihan import Pilihan
    from ui.register.page import RegisterPage

def _named(page: RegisterPage, ids: Sequence[str]) -> str:
    """The name of one row, or how many they are."""
    if len(ids) > 1:
        return f"{len(ids)} {page.source.noun}"
    found = page.source.rows(ids, [page.source.register.name])
    return (short(found[0][0]) if found else "") or page.source.noun


def trash(page: RegisterPage, ids: Sequence[str]) -> None:
    """Move rows to the Sampah and offer to take it back."""
    name, held = _named(page, ids), page.panel.row_id
    if held in ids:
        page.panel.show_nothing()
    unit = page.ctx.unit(f"Hapus {page.source.noun} {name}")
    with unit as s:
        registers.trash(s, page.source.register, ids)
    if not unit.ok and held:
        page.panel.show_record(held)
    if unit.ok:
        page.say("ok", f"{name} dipindahkan ke Sampah.", ("Urungkan", page.ctx.undo))


def restore(page: RegisterPage, ids: Sequence[str]) -> None:
    """Bring rows back from the Sampah."""
    name = _named(page, ids)
    if page.panel.row_id in ids:
        page.panel.show_nothing()
    unit = page.ctx.unit(f"Pulihkan {page.source.noun} {name}")
    with unit as s:
        registers.restore(s, page.source.register, ids)
    if unit.ok:
        page.say("ok", f"{name} dipulihkan dari Sampah.", ("Urungkan", page.ctx.undo))


def book_query(page: RegisterPage) -> Query:
    """What the list shows; in the order of a paper book unless the user sorted it by something else."""
    query, register = page.query(), page.source.register
    plain = (query.urut, query.turun) == (register.sort, register.newest)
    return replace(query, urut="", turun=False) if plain else query


def print_out(page: RegisterPage) -> None:
    """The list with its filters as a book on the preview page."""
    from lkm_desktop.documents import buku
    from lkm_desktop.documents.paper import F4
    from lkm_desktop.documents.pilihan import Pilihan

    query, register, ctx = book_query(page), page.source.register, page.ctx
    columns = tuple(page.table.rows.keys)

    def draw(choice: Pilihan) -> Kertasnya:
        with ctx.read() as s:
            data = buku.gather(s, register, query, choice.kolom, choice.papan, choice)
        return buku.paper(data, choice.kertas, choice)

    ctx.preview(Request(
        title=page.source.book,
        kind=f"buku_{register.key}",
        file_name=fmt.nama_berkas(page.source.book, date.today(), akhiran=".pdf"),
        draw=draw,
        options=(*TABLE, "kolom", "papan"),
        start=Pilihan(kertas=F4.rebah()),
        columns=columns,
        printed=partial(_printed, page),
    ))


def _printed(page: RegisterPage, data: bytes, choice: Pilihan, pages: int) -> None:
    """Log a book that was printed or saved; one with every NIK in full is told apart."""
    source = page.source
    kind = f"buku-{source.register.key}" + ("" if choice.papan else "-lengkap")
    with page.ctx.unit(f"Cetak {source.book[:1].lower()}{source.book[1:]}") as s:
        dokumen.record(s, kind, data, choice.kertas.nama if choice.kertas else "F4", pages)


def export(page: RegisterPage, ids: Sequence[str] | None = None) -> None:
    """The list with its filters as a workbook, all columns of the book: all its rows, or only these."""
    from lkm_desktop.workbooks.register import register_workbook

    query, source = book_query(page), page.source
    shown, total = len(source.ids(query)), source.count(replace(query, cari="", saring={}))
    words = f"{fmt.ribuan(shown)} {source.noun}"
    if ids is not None:
        words = f"hanya {fmt.ribuan(len(ids))} {source.noun} yang dipilih"
    elif shown < total:
        words = f"hanya {fmt.ribuan(shown)} dari {fmt.ribuan(total)} {source.noun} sesuai saringan"
    made = partial(register_workbook, register=source.register, q=query, hanya=ids)
    excel.save(page, source.title, source.register.key, made, f"Buku kerja ({words})")
