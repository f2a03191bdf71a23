"""A table that tells Enter and keys, shows whole rows, and lets Tab go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

ROW = 30
PADDING = 15


class Width(NamedTuple):
    """Room of a column in average characters; one that grows takes what is left over."""

    least: int
    best: int
    grows: bool = False


class Tinted(QStyledItemDelegate):
    """Paints the model's background, which a style sheet on the items would leave out."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Background first, then the item as always."""
        colour = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(colour, QColor) and not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour)
        super().paint(painter, option, index)


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
        self.setItemDelegate(Tinted(self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self._widths: tuple[Width, ...] = ()
        self._fit_rows()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self._clicked_twice)

    def set_widths(self, widths: Sequence[Width]) -> None:
        """How much room each column wants."""
        self._widths = tuple(widths)
        self.horizontalHeader().setMinimumSectionSize(30)
        self._fit()

    def _fit(self) -> None:
        """Share the room: everyone the least first, then towards the best, the rest to those that grow; hidden columns
        get none."""
        letter = self.fontMetrics().averageCharWidth()
        hidden = [self.isColumnHidden(n) for n in range(len(self._widths))]
        least = [0 if gone else letter * w.least + PADDING for w, gone in zip(self._widths, hidden, strict=True)]
        wanted = [letter * (w.best - w.least) for w in self._widths]
        spare = max(self.viewport().width() - sum(least), 0)
        part = min(1.0, spare / sum(wanted)) if sum(wanted) else 0.0
        sizes = [low + int(more * part) for low, more in zip(least, wanted, strict=True)]
        growing = [n for n, w in enumerate(self._widths) if w.grows]
        left = max(self.viewport().width() - sum(sizes), 0)
        for column, size in enumerate(sizes):
            self.setColumnWidth(column, size + (left // len(growing) if column in growing else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: other rows and columns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_widths"):
            self._fit_rows()
            self._fit()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(ROW, self.fontMetrics().height() + 12))

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
        if self.state() == QAbstractItemView.State.EditingState:
            event.ignore()  # Enter that ends an editor also comes by here
            return
        key, plain = event.key(), event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().row() >= 0:
            self.opened.emit(self.currentIndex().row())
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)
