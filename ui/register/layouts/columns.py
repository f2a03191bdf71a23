"""The columns of a layout: ticked with Space, moved with Ctrl+Up and Ctrl+Down or by dragging."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

_KEY = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnsList(QListWidget):
    """All columns of a register, the chosen ones ticked and in their order; `edited` on every change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("daftar")
        self.setAccessibleName("Kolom")
        self.setSpacing(3)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setUniformItemSizes(True)
        self.itemChanged.connect(self._changed)
        self.model().rowsMoved.connect(self._changed)

    def show_columns(self, chosen: Sequence[str], every: Sequence[tuple[str, str]]) -> None:
        """Show these (key, words), the chosen ones first and ticked."""
        words = dict(every)
        self.blockSignals(True)
        self.clear()
        for key in (*chosen, *(key for key, _ in every if key not in chosen)):
            item = QListWidgetItem(words[key])
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_ON if key in chosen else _OFF)
            self.addItem(item)
        self.setCurrentRow(0)
        self.blockSignals(False)

    def keys(self) -> tuple[str, ...]:
        """The ticked columns from top to bottom."""
        items = (self.item(n) for n in range(self.count()))
        return tuple(str(item.data(_KEY)) for item in items if item.checkState() == _ON)

    def shift(self, by: int) -> None:
        """Move the column with the cursor up or down by one place."""
        row = self.currentRow()
        place = row + by
        if row < 0 or not 0 <= place < self.count():
            return
        self.blockSignals(True)
        item = self.takeItem(row)
        self.insertItem(place, item)
        self.setCurrentRow(place)
        self.blockSignals(False)
        self.edited.emit()

    def _changed(self) -> None:
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Up and Ctrl+Down move the column."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in steps:
            self.shift(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)
