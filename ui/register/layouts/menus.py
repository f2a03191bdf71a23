"""The menus of layouts on a register: what to export, and which layout the list shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.services import lembar_isian, tata_letak
from lkm_desktop.services.tata_letak import Letak
from ui import mnemonics
from ui.register.layouts.page import export_layout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.register.page import RegisterPage


def saved(page: RegisterPage) -> tuple[Letak, ...]:
    """The layouts of the page's register."""
    with page.ctx.read() as s:
        return tata_letak.daftar(s, page.source.key)


class _Menu(QMenu):
    """A menu that is thrown away after use; every entry has a letter of its own. It stays open while ticks are set by
    Space or the mouse, so that several columns are chosen at once."""

    def __init__(self, page: RegisterPage) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = page
        self._taken: set[str] = set()

    def add(self, words: str, act: Callable[[], object], *, ticked: bool | None = None) -> None:
        """One entry; ticked: it can be, and is or is not."""
        action = self.addAction(mnemonics.with_key(words.replace("&", "&&"), self._taken))
        if ticked is not None:
            action.setCheckable(True)
            action.setChecked(ticked)
        action.triggered.connect(lambda _checked=False: act())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space sets a tick and leaves the menu open."""
        if not (event.key() == Qt.Key.Key_Space and _tick(self.activeAction())):
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click sets a tick and leaves the menu open."""
        if not _tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)


def _tick(action: QAction | None) -> bool:
    """Set the other state of an entry that can be ticked; False for every other entry."""
    if action is None or not action.isCheckable() or not action.isEnabled():
        return False
    action.trigger()
    return True


class ExportMenu(_Menu):
    """Ctrl+E where there is a choice: what the list shows, the selected rows, or a saved layout."""

    def __init__(self, page: RegisterPage, layouts: Sequence[Letak], ids: Sequence[str]) -> None:
        from ui.register import actions

        super().__init__(page)
        noun = page.source.noun
        shown = len(page.table.rows.ids)
        self.add(f"Yang tampak ({fmt.ribuan(shown)} {noun})…", partial(actions.export, page))
        if len(ids) > 1:
            self.add(f"Hanya yang dipilih ({fmt.ribuan(len(ids))} {noun})…", partial(actions.export, page, list(ids)))
        if layouts:
            self.addSeparator()
        for one in layouts:
            self.add(f"{one.nama}…", partial(export_layout, page, one))
        self.addSeparator()
        self.add("Tata letak baru…", partial(open_layouts, page, new=True))
        _add_fill_sheet(self)


def _add_fill_sheet(menu: _Menu) -> None:
    """A sheet to be filled in by others, for registers of people."""
    wanted = menu.page.fill_sheet()
    if wanted.get("daftar") in lembar_isian.DAFTAR:
        menu.add("Lembar isian…", partial(menu.page.ctx.go, "lembar_isian", **wanted))


class LayoutMenu(_Menu):
    """Columns and layouts: show a saved one, make one of what the list shows, tick single columns."""

    def __init__(self, page: RegisterPage, layouts: Sequence[Letak]) -> None:
        super().__init__(page)
        for one in layouts:
            self.add(f"Tampilkan {one.nama}", partial(show_layout, page, one))
        if layouts:
            self.addSeparator()
        self.add("Simpan sebagai tata letak…", partial(open_layouts, page, new=True))
        if layouts:
            self.add("Atur tata letak…", partial(open_layouts, page))
        _add_fill_sheet(self)
        self.addSeparator()
        table = page.table
        for key, words in table.all_columns():
            self.add(words, partial(table.toggle_column, key), ticked=key in table.rows.keys)
        self.addSeparator()
        self.add("Kembali ke susunan awal", table.reset_columns)


def choose_columns(page: RegisterPage) -> None:
    """Open the menu of columns and layouts below its button."""
    _below(LayoutMenu(page, saved(page)), page.columns_button)


def export(page: RegisterPage) -> None:
    """Export the list at once, or ask by a menu when there are layouts or several selected rows."""
    from ui.register import actions

    layouts, ids = saved(page), page.table.selected_ids()
    if layouts or len(ids) > 1:
        _below(ExportMenu(page, layouts, ids), page.export_button)
    else:
        actions.export(page)


def _below(menu: QMenu, button: QWidget) -> None:
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def show_layout(page: RegisterPage, letak: Letak) -> None:
    """The list with the columns, filters and order of a layout."""
    page.filters.fill()
    page.table.set_columns(list(letak.kolom))
    page.table.set_sort(letak.query.urut, letak.query.turun)
    page.filters.show_query(letak.query)
    if letak.nama:
        words = f"Daftar tampil menurut tata letak “{letak.nama}”."
        page.say("info", words, ("Ekspor Excel…", partial(export_layout, page, letak)))


def open_layouts(page: RegisterPage, *, new: bool = False) -> None:
    """The page of layouts, with what the list shows now."""
    from ui.register.actions import book_query

    page.ctx.go("tata_letak", register=page.source.key, kolom=tuple(page.table.rows.keys), query=book_query(page),
                baru=new)
