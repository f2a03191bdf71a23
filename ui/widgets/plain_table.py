"""A read-only table of ready-made texts, for short lists that need no paging."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class PlainModel(QAbstractTableModel):
    """Rows of texts under headings; `right` names the columns of numbers."""

    def __init__(
        self, headings: Sequence[str], right: frozenset[int] = frozenset(), parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._headings, self._right = tuple(headings), right
        self._rows: list[tuple[str, ...]] = []

    def set_rows(self, rows: list[tuple[str, ...]]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = 0) -> Any:
        """The text; numbers to the right."""
        if role:
            if role == _ALIGN:
                return _RIGHT if index.column() in self._right else _LEFT
            return self._rows[index.row()][index.column()] if role == _TOOLTIP and index.isValid() else None
        return self._rows[index.row()][index.column()] if index.isValid() else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self._headings):
            return None
        if role == _ALIGN:
            return _RIGHT if section in self._right else _LEFT
        return self._headings[section] if not role else None


class PlainTable(QTableView):
    """`chosen(row)` follows the cursor (-1 for none); `activated_row(row)` on Enter and double click."""

    chosen = Signal(int)
    activated_row = Signal(int)

    def __init__(
        self, name: str, headings: Sequence[str], widths: Sequence[int], stretch: int,
        right: frozenset[int] = frozenset(), parent: QWidget | None = None,
    ) -> None:
        """widths: in characters · stretch: the column that takes what is left."""
        super().__init__(parent)
        self.rows = PlainModel(headings, right, self)
        self.setModel(self.rows)
        self._selection = self.selectionModel()
        self._selection.currentRowChanged.connect(self._changed)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._widths = tuple(widths)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self._fit()
        self.doubleClicked.connect(self._double)

    def _fit(self) -> None:
        """Room for rows and columns in the letters of today."""
        self.verticalHeader().setDefaultSectionSize(max(30, self.fontMetrics().height() + 12))
        unit = self.fontMetrics().horizontalAdvance("0")
        for column, width in enumerate(self._widths):
            self.horizontalHeader().resizeSection(column, width * unit + 18)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_widths"):
            self._fit()

    def show_rows(self, rows: list[tuple[str, ...]]) -> None:
        """Show these rows; the cursor stays on its number."""
        row = self.current_row()
        self.rows.set_rows(rows)
        if 0 <= row < len(rows):
            flags = self._selection.SelectionFlag
            self._selection.setCurrentIndex(self.rows.index(row, 0), flags.ClearAndSelect | flags.Rows)
        else:
            self.chosen.emit(-1)

    def current_row(self) -> int:
        """The row with the cursor, -1 for none."""
        return self._selection.currentIndex().row()

    def _changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self.chosen.emit(now.row())

    def _double(self, index: QModelIndex) -> None:
        self.activated_row.emit(index.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row with the cursor is seen to be chosen; coming to a list without one, the first gets it."""
        super().focusInEvent(event)
        if self.rows.rowCount() and not self._selection.hasSelection():
            self.selectRow(max(self.current_row(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_row() >= 0:
            self.activated_row.emit(self.current_row())
            return
        super().keyPressEvent(event)
