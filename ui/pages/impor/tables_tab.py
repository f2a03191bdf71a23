"""The tables of a file, several of them to be imported together: which are taken, where they stand, what they hold."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop.format import ribuan
from ui import theme
from ui.pages.impor.source import Line
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Pakai", "Tabel", "Tempat di berkas", "Baris", "Isinya")
WIDTHS = (Width(6, 7), Width(14, 30, True), Width(16, 34, True), Width(7, 8), Width(16, 34, True))
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole


class TablesModel(QAbstractTableModel):
    """One line for each table, and for each sheet without one."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts and ticks; what cannot be taken is muted."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return ("", line.name, line.place, ribuan(line.rows), line.why)[column]
        if role == _ROLE.CheckStateRole and column == 0 and (line.key or line.chosen):
            return Qt.CheckState.Checked if line.chosen else Qt.CheckState.Unchecked
        if role == _ROLE.TextAlignmentRole and column == 3:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == _ROLE.ForegroundRole and not (line.key or line.chosen):
            return QColor(theme.MUTED)
        if role == _ROLE.AccessibleTextRole:
            state = "dipakai" if line.chosen else "tidak dipakai"
            return f"{line.name}, {line.rows} baris, {line.why}, {state}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Labels of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole and section == 3:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return HEADINGS[section] if role == _ROLE.DisplayRole else None


class _Tables(Table):
    """`toggled(row)` on Space, Enter, double click and a click on the tick."""

    toggled = Signal(int)

    def __init__(self, model: TablesModel) -> None:
        super().__init__("Tabel di berkas", model)
        self.set_widths(WIDTHS)
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.opened.connect(self.toggled)
        self.clicked.connect(self._clicked)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.toggled.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space takes a table or leaves it."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().row() >= 0:
            self.toggled.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class TablesTab(QWidget):
    """`chosen(keys)` when another set of tables is wanted; `pointed(sheet, row)` for one with an unknown heading, and
    the row where it may stand."""

    chosen = Signal(object)
    pointed = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TablesModel()
        self.table = _Tables(self.model)
        self.summary = looks.label("", "muted", wrap=True)
        self.all_button = looks.button("Pakai semua yang cocok", self._all, "check")
        self.only_button = looks.button("Hanya yang ini", self._only, "circle-check")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        bottom = looks.row(looks.Elided("Spasi memakai atau melepas tabel", "kecil"), self.only_button, self.all_button)
        bottom.setStretch(0, 1)
        layout.addLayout(bottom)
        self.table.toggled.connect(self._toggled)

    def show_lines(self, lines: list[Line]) -> None:
        """Show the tables of a file; the cursor stays."""
        row = max(self.table.currentIndex().row(), 0)
        self.model.show(lines)
        self.table.go_to(min(row, len(lines) - 1))
        taken = [line for line in lines if line.chosen and line.key]
        count = sum(line.rows for line in taken)
        if len(taken) > 1:
            words = f"{len(taken)} tabel dibaca sebagai satu, {ribuan(count)} baris; kolom berjudul sama disatukan."
        else:
            words = "Satu tabel dipakai." if taken else "Judul kolomnya ditunjuk sendiri di atas."
        self.summary.setText(words)
        fit = sum(bool(line.key) for line in lines)
        self.all_button.setEnabled(len(taken) < fit)
        self.only_button.setEnabled(len(lines) > 1)

    def _toggled(self, row: int) -> None:
        line = self.model.lines[row]
        if line.key:
            self._tell([one.key for one in self.model.lines if one.key and one.chosen != (one is line)])
        elif line.first and not line.chosen:
            self.pointed.emit(line.sheet, line.first)

    def _all(self) -> None:
        self._tell([line.key for line in self.model.lines if line.key])

    def _only(self) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.lines):
            line = self.model.lines[row]
            self._tell([line.key]) if line.key else self._toggled(row)

    def _tell(self, keys: list[str]) -> None:
        if keys:
            self.chosen.emit(tuple(keys))
