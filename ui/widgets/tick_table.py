"""Lines to tick: Space ticks the highlighted ones, a click the one below the mouse; some lines may not be ticked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent

from ui import theme
from ui.pages.rapat.table import Table, Width

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TICK = Width(3, 4)


@dataclass(frozen=True)
class TickLine:
    """One line. open: it may be ticked · colour: of its words, "" for the usual one."""

    texts: tuple[str, ...]
    open: bool = True
    colour: str = ""


class TickModel(QAbstractTableModel):
    """`changed` when ticks changed; a tick is the number of its line."""

    changed = Signal()

    def __init__(self, headings: Sequence[str], right: frozenset[int] = frozenset()) -> None:
        super().__init__()
        self._headings, self._right = ("", *headings), right
        self.lines: list[TickLine] = []
        self.ticked: set[int] = set()

    def show(self, lines: Sequence[TickLine], ticked: Iterable[int]) -> None:
        """Replace lines and ticks."""
        self.beginResetModel()
        self.lines = list(lines)
        self.ticked = {n for n in ticked if 0 <= n < len(self.lines) and self.lines[n].open}
        self.endResetModel()
        self.changed.emit()

    def toggle(self, rows: Sequence[int]) -> None:
        """Tick these lines, or empty them when all are ticked."""
        wanted = [row for row in rows if self.lines[row].open]
        if wanted and self.ticked.issuperset(wanted):
            self.ticked.difference_update(wanted)
        else:
            self.ticked.update(wanted)
        self._tell()

    def set_all(self, on: bool) -> None:
        """Tick every line that may be, or none."""
        self.ticked = {n for n, line in enumerate(self.lines) if line.open} if on else set()
        self._tell()

    def _tell(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self._headings) - 1))
        self.changed.emit()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Lines; none below a line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        """The tick and the texts; none below a line."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """The tick in front, the texts behind it."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column() - 1
        if column < 0:
            return self._tick(index.row()) if role == _ROLE.CheckStateRole and line.open else None
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return line.texts[column]
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column in self._right else _LEFT
        if role == _ROLE.ForegroundRole and (line.colour or not line.open):
            return QColor(line.colour or theme.MUTED)
        return None

    def _tick(self, row: int) -> Qt.CheckState:
        return Qt.CheckState.Checked if row in self.ticked else Qt.CheckState.Unchecked

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Labels of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if section - 1 in self._right else _LEFT
        return self._headings[section] if role == _ROLE.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The tick can be clicked."""
        found = super().flags(index)
        if index.isValid() and index.column() == 0 and self.lines[index.row()].open:
            return found | Qt.ItemFlag.ItemIsUserCheckable
        return found

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """A tick that was clicked."""
        if role != _ROLE.CheckStateRole:
            return False
        self.toggle([index.row()])
        return True


class TickTable(Table):
    """`pointed(line)` follows the cursor."""

    pointed = Signal(int)

    def __init__(
        self, name: str, headings: Sequence[str], widths: Sequence[Width], right: frozenset[int] = frozenset(),
    ) -> None:
        self.ticks = TickModel(headings, right)
        super().__init__(name, self.ticks)
        self.set_widths([_TICK, *widths])
        self.setAccessibleDescription("Spasi mencentang")
        self.selectionModel().currentRowChanged.connect(self._moved)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.pointed.emit(now.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space and self.rows():
            self.ticks.toggle(self.rows())
            return
        super().keyPressEvent(event)
