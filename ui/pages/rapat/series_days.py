"""The days of a series before it is made: weekday, date, what is to be known; Space unticks a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lkm_desktop import format as fmt
from lkm_desktop.services.seri import Rencana
from ui.pages.rapat.table import Table, Width

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Dibuat", "Hari, tanggal", "Catatan")
WIDTHS = (Width(7, 8), Width(24, 26), Width(12, 60, True))
_NONE = QModelIndex()


class DaysModel(QAbstractTableModel):
    """One row per day; `changed` when a day is ticked or unticked. Unticked days stay so while the rule changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.plan: list[Rencana] = []
        self._off: set[date] = set()

    def show(self, plan: list[Rencana]) -> None:
        """Replace the days."""
        self.beginResetModel()
        self.plan = plan
        self.endResetModel()

    def forget(self) -> None:
        """Every day is ticked again."""
        self._off = set()

    def days(self) -> list[date]:
        """The ticked days."""
        return [row.tanggal for row in self.plan if row.tanggal not in self._off]

    def toggle(self, row: int) -> None:
        """Tick or untick a day."""
        if 0 <= row < len(self.plan):
            self._off ^= {self.plan[row].tanggal}
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADINGS) - 1))
            self.changed.emit()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Days."""
        return 0 if parent.isValid() else len(self.plan)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Tick, day, remark."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, and the tick in words too."""
        if not index.isValid():
            return None
        row = self.plan[index.row()]
        made = row.tanggal not in self._off
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if made else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return ("Ya" if made else "Tidak", fmt.hari_tanggal(row.tanggal), row.catatan)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.catatan or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A click on the tick."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(index.row())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The tick may be clicked."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else found

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Labels of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None


class DaysTable(Table):
    """Space and Enter tick the highlighted day."""

    def __init__(self, model: DaysModel, parent: QWidget | None = None) -> None:
        super().__init__("Tanggal seri", model, parent)
        self.days = model
        self.set_widths(WIDTHS)
        self.opened.connect(model.toggle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            row = self.currentIndex().row()
            self.days.toggle(row)
            self.go_to(row)
        else:
            super().keyPressEvent(event)
