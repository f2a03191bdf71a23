"""Ctrl+E: everything that leaves a page as a workbook goes through here: where to, written, logged, and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QTableView, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.errors import LkmError
from ui import ask, files

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.workbooks.daftar import TabelLayar
    from ui.page import Page

FILTER = "Buku kerja Excel (*.xlsx)"
_DISPLAY = Qt.ItemDataRole.DisplayRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole


def save(page: Page, name: str, kind: str, make: Callable[[Session], bytes], what: str = "Excel") -> bool:
    """Ask where to, write the workbook whole or not at all, log it, tell where it lies. True when it was written.

    name: of the file, without date · kind: the key it is logged under · what: what was saved, in words.
    """
    path = ask.save_file("Ekspor Excel", fmt.nama_berkas(name, date.today(), akhiran=".xlsx"), FILTER)
    if path is None:
        return False
    try:
        with page.ctx.read() as s:
            data = make(s)
        files.write(path, data)
    except LkmError as error:
        page.ctx.error(error)
        return False
    if not page.ctx.store.read_only:
        from lkm_desktop.services import dokumen  # every page imports this module, also the one shown first

        with page.ctx.unit(f"Ekspor {name[:1].lower()}{name[1:]} ke Excel") as s:
            dokumen.record(s, f"ekspor-{kind}", data, "xlsx", 0)
    files.say_where(page, path, what)
    return True


def lists(part: QWidget) -> list[QTableView]:
    """The lists in a part of a page that are on show and hold something."""
    views = [part] if isinstance(part, QTableView) else part.findChildren(QTableView)
    return [view for view in views if view.isVisible() and view.model() is not None and view.model().rowCount() > 0]


def export_lists(page: Page, part: QWidget | None = None) -> None:
    """The lists that the page, or this part of it, shows now, one sheet each; of a list in which several rows are
    selected all, or only these."""
    views = lists(part or page)
    if not views:
        page.say("info", "Belum ada isi yang dapat diekspor di halaman ini.")
        return
    chosen = _chosen(views)
    if chosen is None:
        return
    title = " ".join(page.shown_name().split())
    tables = [table(view, chosen.get(id(view))) for view in views]
    count = sum(len(one.baris) for one in tables)

    def make(s: Session) -> bytes:
        from lkm_desktop.workbooks.daftar import daftar_workbook

        return daftar_workbook(s, title, tables)

    save(page, title, page.help_key.replace("_", "-") or "daftar", make, f"Buku kerja ({fmt.ribuan(count)} baris)")


def _chosen(views: Sequence[QTableView]) -> dict[int, list[int]] | None:
    """View -> rows to take, for those of which not all are taken; None when given up."""
    for view in views:
        rows = selected_rows(view)
        whole = view.model().rowCount()
        if 1 < len(rows) < whole:
            verbs = (f"Semua {fmt.ribuan(whole)} baris", f"Hanya {fmt.ribuan(len(rows))} yang dipilih")
            answer = ask.choose("Ekspor Excel", f"{view.accessibleName()}: apa yang diekspor?", verbs)
            if answer is None:
                return None
            return {id(view): rows} if answer == 1 else {}
    return {}


def selected_rows(view: QTableView) -> list[int]:
    """Selected rows from top to bottom."""
    chosen = view.selectionModel()
    return sorted({index.row() for index in chosen.selectedRows()}) if chosen is not None else []


def table(view: QTableView, rows: Sequence[int] | None = None) -> TabelLayar:
    """What a list shows, as texts: all rows or these, without hidden columns."""
    from lkm_desktop.workbooks.daftar import TabelLayar

    model = view.model()
    columns = [n for n in range(model.columnCount()) if not view.isColumnHidden(n)]
    wanted = range(model.rowCount()) if rows is None else rows
    heads = [_head(model, n) for n in columns]
    body = [[_text(model, row, n) for n in columns] for row in wanted]
    right = frozenset(place for place, n in enumerate(columns) if _to_the_right(model, n))
    notes = () if rows is None else (f"Hanya {fmt.ribuan(len(rows))} baris yang dipilih.",)
    return TabelLayar(view.accessibleName() or "Daftar", heads, body, right, notes)


def _head(model: QAbstractItemModel, column: int) -> str:
    return str(model.headerData(column, Qt.Orientation.Horizontal, _DISPLAY) or "")


def _text(model: QAbstractItemModel, row: int, column: int) -> str:
    """The words of a cell; a ticked box is "Ya"."""
    index = model.index(row, column)
    words = index.data(_DISPLAY)
    if words is None or words == "":
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        return "" if ticked is None else "Ya" if Qt.CheckState(ticked) == Qt.CheckState.Checked else "Tidak"
    return str(words)


def _to_the_right(model: QAbstractItemModel, column: int) -> bool:
    align = model.index(0, column).data(_ALIGN)
    return align is not None and bool(int(align) & int(Qt.AlignmentFlag.AlignRight))
