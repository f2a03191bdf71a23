"""The table to type in: a letter begins a cell, Enter goes on, arrows move, blocks are pasted as in Excel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication

from ui.pages.pemilihan.sheet_cell import Cell
from ui.pages.pemilihan.sheet_model import TANDA, Index, SheetModel
from ui.pages.rapat.table import Table
from ui.widgets.person_picker import Search

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_Trigger = QAbstractItemView.EditTrigger
_Standard = QKeySequence.StandardKey


class Sheet(Table):
    """`moved` when the mark stands elsewhere. `takes_paste(text)`, if set, may take a pasted text as a whole.

    path: the columns that Enter follows in a row before it goes to the next row; empty: Enter goes straight down.
    """

    moved = Signal()

    def __init__(self, name: str, model: SheetModel, search: Search | None = None, path: Sequence[str] = ()) -> None:
        self.sheet = model
        super().__init__(name, model)
        self.setObjectName("lembar")
        self._path = tuple(path)
        self.takes_paste: Callable[[str], bool] | None = None
        self.cell = Cell(self, search)
        self.cell.left.connect(self._go_on)
        self.setItemDelegate(self.cell)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(_Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked)
        self.setShowGrid(True)
        self.setAlternatingRowColors(False)
        self.set_widths([column.width for column in model.columns])

    def currentChanged(self, now: Index, before: Index) -> None:
        """Tell where the mark stands."""
        super().currentChanged(now, before)
        self.moved.emit()

    # --- typing -----------------------------------------------------------------------------------------------------

    def take_open(self) -> None:
        """What stands in an open cell is taken."""
        self.cell.finish()

    def start(self, row: int = 0, key: str = "") -> None:
        """Put the mark into a cell, by default the first that is typed, and take the keys."""
        column = self.sheet.place(key) if key else self._typed_columns()[0]
        self.go_to(min(row, self.sheet.rowCount() - 1), column)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With Tab into an empty row: its first cell, whatever column the mark stood in before."""
        super().focusInEvent(event)
        place = self.currentIndex().row()
        if event.reason() == Qt.FocusReason.TabFocusReason and 0 <= place < len(self.sheet.rows) and \
                self.sheet.is_empty(self.sheet.rows[place]):
            self.go_to(place, self._typed_columns()[0])

    def _typed_columns(self) -> list[int]:
        return [n for n, column in enumerate(self.sheet.columns) if column.typed and column.kind != TANDA]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab move, Del empties, Ctrl+C and Ctrl+V copy and paste, Ctrl+Z takes typing back."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.ignore()
            return
        if event.matches(_Standard.Undo):
            self.sheet.undo()
        elif event.matches(_Standard.Copy):
            QApplication.clipboard().setText(self.copied())
        elif event.matches(_Standard.Paste):
            self.paste(QApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.fill_down()
        elif event.modifiers() in _PLAIN and self._plain_key(event):
            return
        else:
            super().keyPressEvent(event)

    def _plain_key(self, event: QKeyEvent) -> bool:
        key, index = event.key(), self.currentIndex()
        if key in _ENTER:
            self._go_on(1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.empty_cells()
        elif key == Qt.Key.Key_Space and index.isValid() and self.sheet.columns[index.column()].kind == TANDA:
            if not self.sheet.locked:
                self.sheet.ticked.emit(index.row())
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the sheet's while there is typing to take back; else it is the office's last step."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = event.matches(_Standard.Undo) and self.sheet.can_undo
            if mine or event.matches(_Standard.Copy) or event.matches(_Standard.Paste):
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the cells that are typed in, and leaves behind the last one."""
        if self.state() == QAbstractItemView.State.EditingState or not self._tab(1 if forward else -1):
            return super().focusNextPrevChild(forward)
        return True

    def _tab(self, step: int) -> bool:
        """The next or former cell that can be typed in; false at the end."""
        index, columns = self.currentIndex(), self._typed_columns()
        if not index.isValid():
            return False
        cells = [(row, column) for row in range(self.sheet.rowCount()) for column in columns]
        here = (index.row(), index.column())
        rest = [cell for cell in cells if cell > here] if step > 0 else [cell for cell in cells if cell < here][::-1]
        empty_row = step > 0 and rest and self.sheet.is_empty(self.sheet.rows[here[0]])
        if not rest or empty_row:
            return False
        self.go_to(*rest[0])
        return True

    def _go_on(self, step: int) -> None:
        """After Enter (1) or an arrow (2 down, -2 up) or Tab (3, -3) in a cell."""
        index = self.currentIndex()
        if abs(step) == 3:
            self.setFocus()
            if not self._tab(step // 3):
                super().focusNextPrevChild(step > 0)
            return
        row, column = index.row(), index.column()
        key = self.sheet.columns[column].key
        if step == 1 and key in self._path:
            place = self._path.index(key) + 1
            if place < len(self._path) and not self.sheet.is_empty(self.sheet.rows[row]):
                self.go_to(row, self.sheet.place(self._path[place]))
                return
            below = self.sheet.rows[row + 1] if row + 1 < len(self.sheet.rows) else {}
            if self.sheet.is_empty(below):
                column = self.sheet.place(self._path[0])
        self.go_to(row + (1 if step > 0 else -1), column)

    # --- blocks -----------------------------------------------------------------------------------------------------

    def copied(self) -> str:
        """The chosen cells as lines with tabs."""
        chosen = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        lines: dict[int, list[str]] = {}
        for row, column in chosen:
            lines.setdefault(row, []).append(self.sheet.text(row, self.sheet.columns[column]))
        return "\n".join("\t".join(cells) for cells in lines.values())

    def paste(self, text: str) -> None:
        """A block from the clipboard, from the mark on over the cells that are typed in."""
        if not text.strip() or (self.takes_paste is not None and self.takes_paste(text)):
            return
        index = self.currentIndex()
        columns = [n for n in self._typed_columns() if n >= max(index.column(), 0)]
        changes = {}
        for down, line in enumerate(text.rstrip("\r\n").splitlines()):
            for column, cell in zip(columns, line.split("\t"), strict=False):
                changes[(max(index.row(), 0) + down, self.sheet.columns[column].key)] = " ".join(cell.split())
        if changes:
            self.sheet.change(changes)

    def fill_down(self) -> None:
        """Ctrl+D: the first chosen cell of each column goes into those below it; a single one into all rows below."""
        places = {(index.row(), index.column()) for index in self.selectedIndexes()}
        columns = {column for _, column in places} & set(self._typed_columns())
        first, last = min((row for row, _ in places), default=0), max((row for row, _ in places), default=0)
        if first == last:
            last = max((n for n, _ in self.sheet.filled()), default=first)
        cells = {
            (row, self.sheet.columns[column].key): self.sheet.rows[first].get(self.sheet.columns[column].key) or ""
            for column in columns for row in range(first + 1, last + 1)
        }
        if cells:
            self.sheet.change(cells)

    def empty_cells(self) -> None:
        """Empty what is chosen."""
        columns = set(self._typed_columns())
        cells = {
            (index.row(), self.sheet.columns[index.column()].key): "" for index in self.selectedIndexes()
            if index.column() in columns
        }
        if any(self.sheet.rows[row].get(key) for row, key in cells):
            self.sheet.change(cells)
