"""Cells that say the same in fewer words where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.pages.rapat.table import Tinted

#: under which role a model gives the spellings of a cell, the longest first
SPELLINGS = int(Qt.ItemDataRole.UserRole)
#: pixels of a cell that no text is drawn on
_MARGIN = 16


class Fitting(Tinted):
    """Draws the longest spelling that has room."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Choose the spelling after everything else is settled."""
        super().initStyleOption(option, index)
        spellings = index.data(SPELLINGS)
        if spellings:
            room = option.rect.width() - _MARGIN
            fits = (text for text in spellings if option.fontMetrics.horizontalAdvance(text) <= room)
            option.text = next(fits, spellings[-1])
