"""The kehadiran grid as a table model: names beside the rows, position, a letter for each meeting, totals."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableView

from lkm_desktop.services.kisi import Kisi, OrangKisi, RapatKisi
from ui import theme

Index = QModelIndex | QPersistentModelIndex
_FRONT = ("Jabatan",)
_BACK = ("H", "I", "S", "A", "% hadir", "Keterangan")
_TOTALS = ("hadir", "izin", "sakit", "alpa")
_WORDS = {"H": "hadir", "I": "izin", "S": "sakit", "A": "alpa", "-": "tidak diundang", "": "belum dicatat"}
_COLOURS = {"A": theme.ERROR, "I": theme.WARN, "S": theme.WARN}
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class KisiModel(QAbstractTableModel):
    """`show` replaces the grid; the last row holds how many came to each meeting."""

    def __init__(self) -> None:
        super().__init__()
        self._grid: Kisi | None = None

    def show(self, grid: Kisi) -> None:
        """Replace the grid."""
        self.beginResetModel()
        self._grid = grid
        self.endResetModel()

    def meeting_at(self, column: int) -> RapatKisi | None:
        """The meeting of a column; None for names and totals."""
        place = column - len(_FRONT)
        if self._grid is None or not 0 <= place < len(self._grid.rapat):
            return None
        return self._grid.rapat[place]

    def fit(self, table: QTableView) -> None:
        """Widths by content: letters narrow."""
        letter = table.fontMetrics().averageCharWidth()
        for column in range(self.columnCount()):
            wide = 6 if self.meeting_at(column) else 18 if column == 0 else 4
            if column == self.columnCount() - 2:
                wide = 7
            elif column == self.columnCount() - 1:
                wide = 14
            table.setColumnWidth(column, letter * wide + 18)

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NONE) -> int:
        """People and the row of totals; none below a row."""
        if parent.isValid() or self._grid is None:
            return 0
        return len(self._grid.orang) + (1 if self._grid.orang else 0)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() or self._grid is None else len(_FRONT) + len(self._grid.rapat) + len(_BACK)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Letters, totals, colours that only repeat what the letter says."""
        if not index.isValid() or self._grid is None:
            return None
        text = self._text(index.row(), index.column())
        if role == _ROLE.DisplayRole:
            return text
        if role == _ROLE.TextAlignmentRole:
            return _LEFT if index.column() < len(_FRONT) or index.column() == self.columnCount() - 1 else _CENTRE
        meeting = self.meeting_at(index.column())
        if role == _ROLE.ForegroundRole and index.row() < len(self._grid.orang):
            low = self._grid.orang[index.row()].kurang and index.column() >= self.columnCount() - 2
            colour = theme.ERROR if low else _COLOURS.get(text) if meeting else None
            return QColor(colour) if colour else None
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return self._long(index.row(), text, meeting)
        return None

    def _long(self, row: int, text: str, meeting: RapatKisi | None) -> str:
        if meeting is None or self._grid is None:
            return text
        day = f"{meeting.tanggal:%d-%m-%Y} {meeting.keterangan}"
        if row >= len(self._grid.orang):
            return f"{day}: {text} hadir"
        return f"{self._grid.orang[row].nama}: {_WORDS.get(text, text)}, {day}"

    def _text(self, row: int, column: int) -> str:
        assert self._grid is not None
        if row >= len(self._grid.orang):
            return self._total(column)
        person, meetings = self._grid.orang[row], len(self._grid.rapat)
        place = column - len(_FRONT)
        if place < 0:
            return person.jabatan
        return person.tanda[place] if place < meetings else self._back(person, place - meetings)

    def _back(self, person: OrangKisi, place: int) -> str:
        assert self._grid is not None
        if place < len(_TOTALS):
            return str(getattr(person, _TOTALS[place]))
        if place == len(_TOTALS):
            return "" if person.persen is None else str(person.persen)
        return self._grid.kata_kurang if person.kurang else ""

    def _total(self, column: int) -> str:
        assert self._grid is not None
        meeting = self.meeting_at(column)
        if meeting is not None:
            return str(meeting.hadir) if meeting.tercatat else "–"
        place = column - len(_FRONT) - len(self._grid.rapat)
        if 0 <= place < len(_TOTALS):
            return str(sum(getattr(person, _TOTALS[place]) for person in self._grid.orang))
        return ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Names of columns; a meeting by its day, an unrecorded one says so below it. Names of people beside rows."""
        if self._grid is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            people = self._grid.orang
            if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
                return people[section].nama if section < len(people) else "Jumlah hadir"
            return _LEFT if role == _ROLE.TextAlignmentRole else None
        meeting = self.meeting_at(section)
        if role == _ROLE.TextAlignmentRole:
            return _LEFT if section < len(_FRONT) or section == self.columnCount() - 1 else _CENTRE
        if role == _ROLE.ToolTipRole:
            return f"{meeting.tanggal:%d-%m-%Y} {meeting.keterangan}" if meeting else None
        if role != _ROLE.DisplayRole:
            return None
        if meeting is not None:
            return f"{meeting.tanggal:%d-%m}" + ("" if meeting.tercatat else "\nbelum\ndicatat")
        names = (*_FRONT, *("" for _ in self._grid.rapat), *_BACK)
        return names[section]
