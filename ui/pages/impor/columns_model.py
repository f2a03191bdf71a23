"""The columns of a foreign sheet as a table model: heading, examples, and the field each one goes to."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from lkm_desktop.importers.mapping import Kolom
from lkm_desktop.importers.susun import TabelImpor
from ui import theme
from ui.pages.impor.session import is_kept, target_words

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Kolom", "Judul di lembar", "Contoh isi", "Masuk ke", "Keterangan")
TARGET = 3
IGNORED = "– tidak diambil –"
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole


class ColumnsModel(QAbstractTableModel):
    """`mapped(column index, field key or None)` when the user chose a field."""

    mapped = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.columns: list[Kolom] = []
        self.fields: dict[int, str] = {}
        self._chosen: dict[int, str | None] = {}
        self._ke = "orang"

    def show(self, found: TabelImpor | None, ke: str, chosen: dict[int, str | None]) -> None:
        """Show the columns that hold anything, with the mapping in force."""
        columns = [k for k in found.kolom if k.judul or k.contoh] if found else []
        same = [k.indeks for k in columns] == [k.indeks for k in self.columns]
        if not same:
            self.beginResetModel()
        self.columns, self._chosen, self._ke = columns, chosen, ke
        self.fields = found.peta(ke, chosen) if found else {}
        if not same:
            self.endResetModel()
        elif columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(columns) - 1, len(HEADINGS) - 1))

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self.columns)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts; what goes nowhere is muted."""
        if not index.isValid():
            return None
        column = self.columns[index.row()]
        field = self.fields.get(column.indeks)
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return self._text(column, field, index.column())
        if role == _ROLE.EditRole and index.column() == TARGET:
            return field
        if role == _ROLE.ForegroundRole and not is_kept(field):
            return QColor(theme.MUTED)
        if role == _ROLE.ForegroundRole and index.column() == TARGET:
            return QColor(theme.ACCENT)
        if role == _ROLE.AccessibleTextRole:
            return f"{HEADINGS[index.column()]}: {self._text(column, field, index.column())}"
        return None

    def _text(self, column: Kolom, field: str | None, place: int) -> str:
        if place == 0:
            return column.huruf
        if place == 1:
            return column.judul or "(tanpa judul)"
        if place == 2:
            return "  ·  ".join(column.contoh)
        if place == TARGET:
            return target_words(self._ke, field) if field else IGNORED
        return "" if field else self._reason(column)

    def _reason(self, column: Kolom) -> str:
        if column.indeks in self._chosen:
            return "tidak dipilih"
        if column.alasan:
            return column.alasan
        return "tidak dipakai di buku ini atau sudah diambil dari kolom lain" if column.field else "judul tidak dikenal"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Labels of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return HEADINGS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the target is chosen."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == TARGET else found

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Tell what was chosen; the page keeps it and shows the mapping anew."""
        column = self.columns[index.row()].indeks
        if role != _ROLE.EditRole or self.fields.get(column) == (value or None):
            return False
        self.mapped.emit(column, value or None)
        return True
