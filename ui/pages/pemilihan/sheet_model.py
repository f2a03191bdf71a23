"""A table that is typed in like a sheet of Excel: texts as typed, computed columns, marks, and typing that undoes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from ui import theme
from ui.pages.rapat.table import Width

Index = QModelIndex | QPersistentModelIndex
Row = dict[str, Any]
#: (level "salah" or "peringatan", sentence) by place and column
Marks = Mapping[tuple[int, str], tuple[str, str]]
TEKS, ANGKA, NAMA, TANDA = "teks", "angka", "nama", "tanda"
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SOFT = {"salah": theme.ERROR_SOFT, "peringatan": theme.WARN_SOFT}


@dataclass(frozen=True)
class Column:
    """One column. kind: TEKS, ANGKA (whole numbers, right), NAMA (people), TANDA (a tick) · typed: whether it can be
    typed in; the others are computed · name: the heading in full, for screen readers and tips."""

    key: str
    title: str
    width: Width
    kind: str = TEKS
    typed: bool = True
    name: str = ""


class SheetModel(QAbstractTableModel):
    """Rows of typed texts by column key (other keys are carried along), always with one empty row at the end.

    `typed` after each change of the user; `ticked(row)` when a tick was asked for, which the page writes.
    shown: gives the text of a computed column, and of a typed one that follows from others ("" while it does not) ·
    `live` holds the text of the cell that is being typed in just now.
    """

    typed = Signal()
    ticked = Signal(int)

    def __init__(self, columns: Sequence[Column], shown: Callable[[int, Row, str], str], grows: bool = True) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._shown = shown
        self._grows = grows
        self.rows: list[Row] = []
        self.marks: Marks = {}
        self.live: tuple[int, str, str] | None = None
        self.locked = False
        self._past: list[list[Row]] = []
        self._typed_keys = tuple(column.key for column in columns if column.typed and column.kind != TANDA)

    # --- rows -------------------------------------------------------------------------------------------------------

    def show(self, rows: Sequence[Row]) -> None:
        """Replace the rows; nothing is left to undo."""
        self._past.clear()
        self._replace([dict(row) for row in rows])

    def _replace(self, rows: list[Row]) -> None:
        self.live = None
        rows = [*rows, {}] if self._grows and (not rows or not self.is_empty(rows[-1])) else rows
        old, new = len(self.rows), len(rows)
        if new > old:
            self.beginInsertRows(_NONE, old, new - 1)
            self.rows = rows
            self.endInsertRows()
        elif new < old:
            self.beginRemoveRows(_NONE, new, old - 1)
            self.rows = rows
            self.endRemoveRows()
        self.rows = rows
        self.refresh()

    def refresh(self) -> None:
        """Computed texts and marks may have changed."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    def set_marks(self, marks: Marks) -> None:
        """What is wrong, by place and column."""
        if marks != self.marks:
            self.marks = marks
            self.refresh()

    def is_empty(self, row: Row) -> bool:
        """Whether nothing is typed in a row."""
        return not row.get("id") and not any(str(row.get(key) or "").strip() for key in self._typed_keys)

    def filled(self) -> list[tuple[int, Row]]:
        """(place, row) of the rows in which something is typed, what is being typed included."""
        found = [(n, self.now(n)) for n in range(len(self.rows))]
        return [(n, row) for n, row in found if not self.is_empty(row)]

    def now(self, place: int) -> Row:
        """A row with the text that is being typed in it just now."""
        if self.live is not None and self.live[0] == place:
            return {**self.rows[place], self.live[1]: self.live[2]}
        return self.rows[place]

    def place(self, key: str) -> int:
        """The number of a column."""
        return next(n for n, column in enumerate(self.columns) if column.key == key)

    # --- changes ----------------------------------------------------------------------------------------------------

    def change(self, changes: Mapping[tuple[int, str], Any]) -> None:
        """Write cells at once, as one step of typing; places beyond the end make new rows. Nothing while locked."""
        if self.locked:
            return
        self._remember()
        rows = [dict(row) for row in self.rows]
        for (place, key), value in changes.items():
            while place >= len(rows) and self._grows:
                rows.append({})
            if place < len(rows):
                rows[place][key] = value
        self._replace(rows)
        self.typed.emit()

    def put_rows(self, rows: Sequence[Row]) -> None:
        """Replace all rows as one step of typing. Nothing while locked."""
        if self.locked:
            return
        self._remember()
        self._replace([dict(row) for row in rows])
        self.typed.emit()

    def drop(self, places: Sequence[int]) -> None:
        """Take rows out as one step of typing."""
        self.put_rows([row for n, row in enumerate(self.rows) if n not in places and not self.is_empty(row)])

    def _remember(self) -> None:
        self._past = [*self._past[-99:], [dict(row) for row in self.rows]]

    @property
    def can_undo(self) -> bool:
        """Whether there is typing to take back."""
        return bool(self._past)

    def undo(self) -> bool:
        """Take the last step of typing back."""
        if not self._past:
            return False
        self._replace(self._past.pop())
        self.typed.emit()
        return True

    def settle(self) -> None:
        """What was typed is stored: it is no longer taken back here."""
        self._past.clear()

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(self.columns)

    def text(self, row: int, column: Column) -> str:
        """What a cell shows."""
        computed = self._shown(row, self.now(row), column.key)
        if computed or not column.typed or column.kind == TANDA:
            return computed
        return str(self.now(row).get(column.key) or "")

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts, the tick, the colour of what is wrong, whose sentence is the tip."""
        if not index.isValid():
            return None
        column, mark = self.columns[index.column()], self.marks.get((index.row(), self.columns[index.column()].key))
        if role == _ROLE.EditRole:
            return str(self.rows[index.row()].get(column.key) or "")
        if role == _ROLE.DisplayRole:
            return "" if column.kind == TANDA else self.text(index.row(), column)
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column.kind == ANGKA else _LEFT
        if role == _ROLE.CheckStateRole and column.kind == TANDA:
            return self._tick(index.row(), column)
        if role == _ROLE.BackgroundRole:
            return QColor(_SOFT[mark[0]]) if mark else None
        if role == _ROLE.ForegroundRole and not column.typed:
            return QColor(theme.MUTED)
        if role == _ROLE.ToolTipRole:
            return mark[1] if mark else self.text(index.row(), column)
        if role == _ROLE.AccessibleTextRole:
            words = f"{column.name or column.title}: {self.text(index.row(), column) or 'kosong'}"
            return f"{words}. {mark[1]}" if mark else words
        return None

    def _tick(self, row: int, column: Column) -> Qt.CheckState | None:
        if self.is_empty(self.rows[row]):
            return None
        return Qt.CheckState.Checked if self._shown(row, self.rows[row], column.key) else Qt.CheckState.Unchecked

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == _ROLE.DisplayRole:
            return column.title
        if role == _ROLE.ToolTipRole:
            return column.name or column.title
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column.kind == ANGKA else _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Typed columns can be edited, ticks clicked."""
        found = super().flags(index)
        if not index.isValid() or self.locked:
            return found
        column = self.columns[index.column()]
        if column.kind == TANDA:
            return found | Qt.ItemFlag.ItemIsUserCheckable
        free = column.typed and not self._shown(index.row(), self.rows[index.row()], column.key)
        return found | Qt.ItemFlag.ItemIsEditable if free else found

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """One cell was typed in; a dict changes several cells of its row."""
        if role == _ROLE.CheckStateRole:
            self.ticked.emit(index.row())
            return True
        key = self.columns[index.column()].key
        self.live = None
        given = value if isinstance(value, dict) else {key: " ".join(str(value).split())}
        old = self.rows[index.row()]
        if any((old.get(k) or "") != (v or "") for k, v in given.items()):
            self.change({(index.row(), k): v for k, v in given.items()})
        else:
            self.refresh()
        return True

    def type_live(self, place: int, key: str, text: str) -> None:
        """A letter was typed in the editor of a cell: computed texts follow at once."""
        self.live = (place, key, text)
        self.typed.emit()
