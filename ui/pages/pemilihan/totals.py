"""The row of sums under a sheet, in step with its columns."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.pages.pemilihan.sheet import Sheet
from ui.pages.pemilihan.sheet_model import ANGKA
from ui.widgets.plain_table import PlainModel


class Totals(QTableView):
    """One row without heading that cannot be entered; `say` gives its texts by column key."""

    def __init__(self, name: str, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        self._joined = (0, 1)
        columns = sheet.sheet.columns
        right = frozenset(n for n, column in enumerate(columns) if column.kind == ANGKA)
        self._model = PlainModel([column.title for column in columns], right)
        self.setModel(self._model)
        self.setObjectName("jumlah")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(20)
        self.verticalHeader().hide()
        self.setWordWrap(False)
        sheet.horizontalHeader().sectionResized.connect(self._follow)
        sheet.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)
        self._fit()

    def join(self, first: int, count: int) -> None:
        """One text over several columns."""
        self._joined = (first, count)

    def say(self, texts: Mapping[str, str]) -> None:
        """Show the sums."""
        self._model.set_rows([tuple(texts.get(column.key, "") for column in self._sheet.sheet.columns)])
        if self._joined[1] > 1:
            self.setSpan(0, self._joined[0], 1, self._joined[1])
        self._follow()

    def _follow(self) -> None:
        for column in range(self._model.columnCount()):
            self.setColumnWidth(column, self._sheet.columnWidth(column))

    def _fit(self) -> None:
        font = self._sheet.font()
        font.setBold(True)
        self.setFont(font)
        height = max(30, self.fontMetrics().height() + 12)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setFixedHeight(height + 2)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_sheet"):
            self._fit()
