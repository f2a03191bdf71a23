"""The table of a register: even rows, sorting by header, column chooser, everything remembered per register."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from lkm_desktop.fields import Field
from lkm_desktop.services.tata_letak import kolom_tersedia
from ui.memory import Memory
from ui.register import widths
from ui.register.model import RegisterModel
from ui.register.source import RegisterSource
from ui.widgets.drop_area import dropped

ROW = 30
FILES = (".xlsx", ".xls", ".ods", ".csv")


class RegisterTable(QTableView):
    """`current(id)` follows the arrow keys; `edit_wanted`, `delete_wanted`, `sorted`, `file_dropped(Path)`."""

    current = Signal(str)
    edit_wanted = Signal()
    delete_wanted = Signal()
    sorted = Signal()
    file_dropped = Signal(object)

    def __init__(self, source: RegisterSource, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self._memory = source, memory
        self._register = source.register
        self._quiet = False
        self.rows = RegisterModel(source, self._remembered_fields(), self)
        self.setModel(self.rows)
        self._selection = self.selectionModel()
        self._selection.currentRowChanged.connect(self._row_changed)
        self.setAccessibleName(f"Daftar {source.title}")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setAcceptDrops(True)
        self.doubleClicked.connect(self._double)
        self._set_up_header()
        self.fit_rows()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._header_menu)
        header.setMinimumSectionSize(36)
        header.setStretchLastSection(True)
        self.sort_key = self._memory.text(f"{self._place}/urut", self._register.sort)
        self.sort_down = self._memory.flag(f"{self._place}/turun", self._register.newest)
        if self.sort_key not in self._register.fields:
            self.sort_key, self.sort_down = self._register.sort, self._register.newest
        self._apply_widths()
        self._show_sort()
        header.sectionClicked.connect(self._header_clicked)
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._moved)

    @property
    def _place(self) -> str:
        return f"daftar/{self._register.key}"

    def fit_rows(self) -> None:
        """Row height for the font in force; the same for all rows."""
        header = self.verticalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(20)
        header.setDefaultSectionSize(max(ROW, self.fontMetrics().height() + 12))

    # --- rows -------------------------------------------------------------------------------------------------------

    def show_ids(self, ids: list[str]) -> None:
        """Show these rows and keep the current one if it is among them."""
        keep = self.current_id()
        selected = set(self.selected_ids())
        bar = self.verticalScrollBar().value()
        self._quiet = True
        self.rows.set_ids(ids)
        self._select(keep, selected)
        self.verticalScrollBar().setValue(bar)
        self._quiet = False

    def _select(self, keep: str | None, selected: set[str]) -> None:
        row = self.rows.row_of(keep)
        if row < 0:
            return
        flags = self._selection.SelectionFlag
        self._selection.setCurrentIndex(self.rows.index(row, 0), flags.ClearAndSelect | flags.Rows)
        if 1 < len(selected) <= 500:
            more = QItemSelection()
            for row_id in selected:
                other = self.rows.row_of(row_id)
                if other >= 0:
                    more.select(self.rows.index(other, 0), self.rows.index(other, self.rows.columnCount() - 1))
            self._selection.select(more, flags.Select)

    def current_id(self) -> str | None:
        """The id of the row with the cursor."""
        return self.rows.id_at(self._selection.currentIndex().row())

    def selected_ids(self) -> list[str]:
        """Ids of the selected rows from top to bottom."""
        rows = sorted(index.row() for index in self._selection.selectedRows())
        return [row_id for row in rows if (row_id := self.rows.id_at(row))]

    def go_to(self, row_id: str) -> bool:
        """Put the cursor on a record; False when the list does not show it."""
        if (row := self.rows.row_of(row_id)) >= 0:
            self.put_cursor(row)
        return row >= 0

    def put_cursor(self, row: int) -> None:
        """Select one row, whatever keys are held: `selectRow` would toggle it while Ctrl+S is still down."""
        flags = self._selection.SelectionFlag
        self._selection.setCurrentIndex(self.rows.index(row, 0), flags.ClearAndSelect | flags.Rows)
        self.show_row(row)

    def show_row(self, row: int) -> None:
        """Scroll to a row; one out of sight comes to the middle, where a message above the list cannot push it out."""
        index = self.rows.index(row, 0)
        seen = self.viewport().rect().adjusted(0, 0, 0, -2 * self.rowHeight(row))
        if not seen.contains(self.visualRect(index).center()):
            self.scrollTo(index, self.ScrollHint.PositionAtCenter)

    def step(self, by: int) -> None:
        """Move the cursor by that many rows."""
        row = min(max(self._selection.currentIndex().row() + by, 0), len(self.rows.ids) - 1)
        if row >= 0:
            self.put_cursor(row)

    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if (row_id := self.rows.id_at(now.row())) and not self._quiet:
            self.current.emit(row_id)

    # --- columns ----------------------------------------------------------------------------------------------------

    def _remembered_fields(self) -> list[Field]:
        keys = self._memory.data(f"daftar/{self._register.key}/kolom")
        known = [key for key in keys if key in self._register.fields] if isinstance(keys, list) else []
        return [self._register.field(key) for key in known or self._register.shown]

    def set_columns(self, keys: list[str]) -> None:
        """Show these columns in this order and remember them."""
        self._memory.put(f"{self._place}/kolom", keys)
        ids, keep = self.rows.ids, self.current_id()
        self._quiet = True
        self.rows.set_fields([self._register.field(key) for key in keys])
        self._apply_widths()
        self._show_sort()
        self.show_ids(ids)
        self._select(keep, set())
        self._quiet = False

    def column_menu(self, parent: QWidget) -> QMenu:
        """A menu that shows and hides columns."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, words in self.all_columns():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(key in self.rows.keys)
            action.setData(key)
            action.triggered.connect(self._ticked)
        menu.addSeparator()
        menu.addAction("Kembali ke susunan awal").triggered.connect(self.reset_columns)
        return menu

    def all_columns(self) -> list[tuple[str, str]]:
        """Key and words of every column that can be shown, in the order of the book."""
        return [(key, self._register.field(key).label) for key in kolom_tersedia(self._register)]

    def _ticked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.toggle_column(str(action.data()))

    def toggle_column(self, key: str) -> None:
        """Hide a column that is shown, but not the last one; show one that is not, at its place in the book."""
        keys = list(self.rows.keys)
        if key in keys and len(keys) > 1:
            keys.remove(key)
        elif key not in keys:
            order = list(kolom_tersedia(self._register))
            after = [k for k in keys if order.index(k) < order.index(key)]
            keys.insert(keys.index(after[-1]) + 1 if after else 0, key)
        self.set_columns(keys)

    def reset_columns(self) -> None:
        """The columns, widths and order that the register starts with."""
        self._memory.forget(f"{self._place}/lebar")
        self.set_columns(list(self._register.shown))

    def _header_menu(self, place: QPoint) -> None:
        self.column_menu(self).popup(self.horizontalHeader().mapToGlobal(place))

    def _apply_widths(self) -> None:
        header = self.horizontalHeader()
        wide = self._memory.data(f"{self._place}/lebar")
        known: dict[str, Any] = wide if isinstance(wide, dict) else {}
        fields = [self._register.field(key) for key in self.rows.keys]
        natural = [int(known.get(f.key) or widths.natural(f, header.fontMetrics())) for f in fields]
        if not known:
            firm = {n for n, field in enumerate(fields) if field.kind in widths.FIRM}
            least = [widths.least(self._register, f) for f in fields]
            natural = widths.squeezed(natural, self.viewport().width(), firm, least)
        header.blockSignals(True)
        for column, width in enumerate(natural):
            header.resizeSection(column, width)
        header.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that nobody has dragged fit themselves into the list."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and not self._memory.data(f"{self._place}/lebar"):
            self._apply_widths()

    def _resized(self, column: int, old: int, new: int) -> None:
        if column >= len(self.rows.keys) or column == len(self.rows.keys) - 1:
            return
        wide = self._memory.data(f"{self._place}/lebar")
        known = dict(wide) if isinstance(wide, dict) else {}
        known[self.rows.keys[column]] = new
        self._memory.put(f"{self._place}/lebar", known)

    def _moved(self, logical: int, old: int, new: int) -> None:
        header = self.horizontalHeader()
        keys = [self.rows.keys[header.logicalIndex(visual)] for visual in range(header.count())]
        header.blockSignals(True)
        for place in range(header.count()):
            header.moveSection(header.visualIndex(place), place)
        header.blockSignals(False)
        self.set_columns(keys)

    # --- sorting ----------------------------------------------------------------------------------------------------

    def _header_clicked(self, column: int) -> None:
        key = self.rows.keys[column]
        self.set_sort(key, not self.sort_down if key == self.sort_key else False)
        self.sorted.emit()

    def set_sort(self, key: str, down: bool) -> None:
        """Sort by this field from now on; "" is the order of the register. The list is read by the caller."""
        known = key in self._register.fields
        self.sort_key = key if known else self._register.sort
        self.sort_down = down if known else self._register.newest
        self._memory.put(f"{self._place}/urut", self.sort_key)
        self._memory.put(f"{self._place}/turun", self.sort_down)
        self._show_sort()

    def _show_sort(self) -> None:
        order = Qt.SortOrder.DescendingOrder if self.sort_down else Qt.SortOrder.AscendingOrder
        column = self.rows.keys.index(self.sort_key) if self.sort_key in self.rows.keys else -1
        self.horizontalHeader().setSortIndicator(column, order)

    # --- keys, mouse, files -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 edit, Del deletes; the rest is the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by Tab, the first row gets the cursor."""
        super().focusInEvent(event)
        if self.rows.ids and not self._selection.hasSelection():
            self.put_cursor(max(self._selection.currentIndex().row(), 0))

    def _double(self, index: QModelIndex) -> None:
        self.edit_wanted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A table file may be dropped to import it."""
        path = dropped(event)
        if path is not None and path.suffix.lower() in FILES:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere on the list."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import it."""
        path = dropped(event)
        if path is not None and path.suffix.lower() in FILES:
            event.acceptProposedAction()
            self.file_dropped.emit(path)
