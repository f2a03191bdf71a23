"""A list of ready-made texts with a picture each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

_NONE = QModelIndex()


class TextListModel(QAbstractListModel):
    """`show` replaces all entries; a text may have several lines."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[tuple[str, QIcon]] = []

    def show(self, entries: Sequence[tuple[str, QIcon]]) -> None:
        """Replace the entries."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NONE) -> int:
        """Entries; none below an entry."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text and its picture."""
        if not index.isValid():
            return None
        text, icon = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.DecorationRole:
            return icon
        return text.replace("\n", ", ") if role == Qt.ItemDataRole.AccessibleTextRole else None
