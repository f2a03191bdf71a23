"""A table that tells Enter and keys, shows whole rows, and lets Tab go on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

ROW = 30
STRETCH = 0


class Table(QTableView):
    """`opened(row)` on Enter or double click; Home and End go to the first and last row."""

    opened = Signal(int)

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(ROW, self.fontMetrics().height() + 12))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._clicked_twice)

    def set_widths(self, characters: Sequence[int]) -> None:
        """Width of each column in average characters; STRETCH columns share what is left."""
        head = self.horizontalHeader()
        head.setMinimumSectionSize(36)
        metrics = self.fontMetrics()
        for column, count in enumerate(characters):
            if count == STRETCH:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(column, metrics.averageCharWidth() * count + 18)

    def rows(self) -> list[int]:
        """Selected rows from top to bottom; the current one when none is selected."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        current = self.currentIndex().row()
        return chosen or ([current] if current >= 0 else [])

    def go_to(self, row: int, column: int = 0) -> None:
        """Make a row the current one."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, column))

    def enter(self) -> None:
        """Take the focus, on the current row or the first."""
        if self.currentIndex().row() < 0:
            self.go_to(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked_twice(self) -> None:
        self.opened.emit(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Home and End without Ctrl are for rows."""
        key, plain = event.key(), event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().row() >= 0:
            self.opened.emit(self.currentIndex().row())
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)
