"""The fields of two or more records side by side; a dot marks whose value is taken."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from lkm_desktop.services.gabung_orang import Rencana
from lkm_desktop.services.gabung_orang_isi import BISA_SEMUA, SEMUA, Isian
from ui import theme

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_TAKEN, _OTHER = "● ", "○ "


class CompareModel(QAbstractTableModel):
    """Columns: the field, each person, the result. What disagrees stands first; what nobody filled in is left out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Isian] = []
        self.people: list[str] = []
        self._names: dict[str, str] = {}

    def show_plan(self, plan: Rencana | None, order: list[str]) -> None:
        """Show a plan, people in this order; None shows nothing."""
        self.beginResetModel()
        self.people = order if plan is not None else []
        self._names = plan.nama if plan is not None else {}
        filled = [one for one in plan.isian if any(one.nilai.values())] if plan is not None else []
        self.rows = sorted(filled, key=lambda one: not one.beda)
        self.endResetModel()

    def choice(self, row: int, column: int) -> tuple[str, str] | None:
        """(field, whose value) that a cell stands for; None where nothing can be chosen."""
        one = self.rows[row]
        if 0 < column <= len(self.people):
            person = self.people[column - 1]
            return (one.kunci, person) if one.nilai[person] else None
        return (one.kunci, SEMUA) if column > len(self.people) and one.kunci in BISA_SEMUA and one.beda else None

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Fields; none below a row."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """The field, the people, the result."""
        return 0 if parent.isValid() else len(self.people) + 2

    def data(self, index: _Index, role: int = 0) -> Any:
        """Texts; fields that disagree stand out by a mark, bold letters and a tint."""
        if not index.isValid():
            return None
        one, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(one, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(one, column).removeprefix(_TAKEN).removeprefix(_OTHER)
        if role == Qt.ItemDataRole.BackgroundRole and one.beda:
            return QColor(theme.WARN_SOFT)
        if role == Qt.ItemDataRole.FontRole and ((column == 0 and one.beda) or column > len(self.people)):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _text(self, one: Isian, column: int) -> str:
        if column == 0:
            return f"≠ {one.label}" if one.beda else one.label
        if column > len(self.people):
            return one.hasil
        person = self.people[column - 1]
        value = one.nilai[person]
        if not value:
            return "–"
        if not one.beda:
            return value
        return (_TAKEN if one.pilih in (person, SEMUA) else _OTHER) + value

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Names of the people over their columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return "Isian"
        if section > len(self.people):
            return "Hasilnya"
        return self._names[self.people[section - 1]]
