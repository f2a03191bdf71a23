"""The table of participation: names beside the rows, a number in each cell, the whole siklus in the last row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from lkm_desktop.services.partisipasi import BarisPartisipasi, Rekap
from lkm_desktop.services.partisipasi_tabel import KolomPartisipasi, kolom, sel
from ui import theme

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
#: headings of two lines
_LINES = {"L/P belum diisi": "L/P belum\ndiisi", "Orang berbeda": "Orang\nberbeda",
          "Paling sedikit % P": "Paling\nsedikit % P"}


class PartisipasiModel(QAbstractTableModel):
    """`show_rekap` replaces the table."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[BarisPartisipasi, ...] = ()
        self._columns: tuple[KolomPartisipasi, ...] = ()
        self._names: list[str] = []

    def show_rekap(self, rekap: Rekap) -> None:
        """Replace the table."""
        self.beginResetModel()
        self._rows = (*rekap.baris, rekap.total)
        self._columns = kolom(rekap)
        self._names = [*(row.nama for row in rekap.baris), "Jumlah seluruh siklus"]
        self.endResetModel()

    def behind(self, index: Index) -> tuple[BarisPartisipasi, str] | None:
        """The row of a cell and the counted column that its number opens; None where there is nothing behind it."""
        if not index.isValid():
            return None
        row, key = self._rows[index.row()], self._columns[index.column()].buka
        return (row, key) if key and getattr(row.angka, key) else None

    def fit_names(self, table: QTableView, room: int) -> None:
        """Names are cut with an ellipsis where they are wider than `room` pixels; the tooltip has all."""
        metrics = table.verticalHeader().fontMetrics()
        full = [*(row.nama for row in self._rows[:-1]), "Jumlah seluruh siklus"] if self._rows else []
        self._names = [metrics.elidedText(name, Qt.TextElideMode.ElideRight, room - 24) for name in full]
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(0, len(full) - 1))

    def fit(self, table: QTableView) -> None:
        """Widths by headings and numbers."""
        metrics = table.horizontalHeader().fontMetrics()
        for n in range(len(self._columns)):
            texts = [*self._heading(n).split("\n"), *(sel(row, self._columns[n].kunci) for row in self._rows)]
            table.setColumnWidth(n, max(metrics.horizontalAdvance(text) for text in texts) + 20)

    def _heading(self, section: int) -> str:
        title = self._columns[section].judul
        return _LINES.get(title, title)

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows and the total; none below a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Numbers at the right; the total is bold; women below the least share also in colour."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == _ROLE.DisplayRole:
            return sel(row, column.kunci)
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT
        if role == _ROLE.FontRole and index.row() == len(self._rows) - 1:
            font = QFont()
            font.setBold(True)
            return font
        if role == _ROLE.ForegroundRole and column.kunci == "persen_p" and row.kurang_perempuan:
            return QColor(theme.ERROR)
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            opens = ", Enter membuka daftarnya" if self.behind(index) else ""
            return f"{row.nama}: {column.judul} {sel(row, column.kunci)}{opens}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Headings above, names of the rows beside."""
        if orientation == Qt.Orientation.Vertical:
            if role == _ROLE.DisplayRole:
                return self._names[section]
            if role == _ROLE.ToolTipRole:
                return "Jumlah seluruh siklus" if section == len(self._rows) - 1 else self._rows[section].nama
            return _LEFT if role == _ROLE.TextAlignmentRole else None
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT
        return self._heading(section) if role == _ROLE.DisplayRole and section < len(self._columns) else None


class NumbersTable(QTableView):
    """Arrows go from number to number; Enter and double click open what stands behind one."""

    opened = Signal()

    def __init__(self, model: PartisipasiModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Partisipasi")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        head = self.verticalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultSectionSize(max(28, self.fontMetrics().height() + 10))
        self.doubleClicked.connect(self._tell)

    def content_width(self) -> int:
        """Pixels at which every column is seen."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self.verticalHeader().sizeHint().width() + self.horizontalHeader().length() + bar + 4

    def _tell(self) -> None:
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
            return
        super().keyPressEvent(event)
