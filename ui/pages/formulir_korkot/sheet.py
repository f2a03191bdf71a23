"""A sheet of the form as a grid: what stands in its cells, and in tinted cells what the office writes there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lkm_desktop.services.sel_excel import Alamat, huruf
from lkm_desktop.services.templat_kisi import ANGKA, RUMUS, TANGGAL, KisiLembar
from ui import theme
from ui.pages.formulir_korkot.source import Filled
from ui.pages.rapat.table import Tinted

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
#: empty rows and columns beside the form, and least of both, so that one may point outside of what is filled
_BESIDE, _ROWS, _COLUMNS = 3, 20, 8
_WIDEST, _VALUE, _NARROWEST = 28, 16, 5
#: shown for a formula whose result the file does not hold
_FORMULA = "rumus"


class SheetModel(QAbstractTableModel):
    """`show` replaces the sheet, `fill` what the office writes into it."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: KisiLembar | None = None
        self._filled: dict[Alamat, Filled] = {}

    def show(self, sheet: KisiLembar | None, filled: dict[Alamat, Filled]) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.sheet, self._filled = sheet, filled
        self.endResetModel()

    def fill(self, filled: dict[Alamat, Filled]) -> None:
        """Show other values in the same sheet."""
        self._filled = filled
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def place(self, index: Index) -> Alamat | None:
        """The cell of an index; of joined cells the first."""
        if self.sheet is None or not index.isValid():
            return None
        return self.sheet.utama(Alamat(index.row() + 1, index.column() + 1))

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows of the form and a few more; none below a row."""
        return 0 if parent.isValid() or self.sheet is None else max(self.sheet.tinggi + _BESIDE, _ROWS)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns of the form and a few more; none below a row."""
        return 0 if parent.isValid() or self.sheet is None else max(self.sheet.lebar + _BESIDE, _COLUMNS)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """The office's value where a cell is mapped, else what stands in the form."""
        place = self.place(index)
        if place is None or self.sheet is None:
            return None
        cell, filled = self.sheet.petak(place), self._filled.get(place)
        if role == _ROLE.DisplayRole:
            return filled.words if filled else cell.teks or (_FORMULA if cell.jenis == RUMUS else "")
        if role == _ROLE.TextAlignmentRole:
            number = filled.number if filled else cell.jenis in (ANGKA, TANGGAL, RUMUS)
            return _RIGHT if number else _LEFT
        if role == _ROLE.BackgroundRole and filled:
            return QColor(theme.WARN_SOFT if filled.problem else theme.ACCENT_SOFT)
        if role == _ROLE.ForegroundRole:
            if filled:
                return QColor(theme.WARN if filled.problem else theme.ACCENT_DARK)
            return QColor(theme.MUTED) if cell.jenis == RUMUS else None
        if role in (_ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return self._long(place, cell.teks, filled)
        return None

    def _long(self, place: Alamat, text: str, filled: Filled | None) -> str:
        if filled:
            return f"{place.teks}: {filled.name} = {filled.words or 'belum ada isinya'}" + (
                f". {filled.problem}" if filled.problem else "")  # fmt: skip
        formula = self.sheet is not None and self.sheet.petak(place).jenis == RUMUS
        if formula:
            return f"{place.teks}: rumus, dihitung ulang saat berkas dibuka di Excel"
        return f"{place.teks}: {text}" if text else place.teks

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Letters above, numbers beside."""
        if role != _ROLE.DisplayRole:
            return None
        return huruf(section + 1) if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def widths(self) -> list[int]:
        """Characters that each column wants: its longest text that is no title over several columns."""
        found = [_NARROWEST] * self.columnCount()
        if self.sheet is None:
            return found
        for number, row in enumerate(self.sheet.baris[:300], 1):
            for column, cell in enumerate(row[: len(found)], 1):
                place = Alamat(number, column)
                if self.sheet.luas(place).tunggal and not self._runs_over(row, column):
                    found[column - 1] = max(found[column - 1], min(_WIDEST, len(cell.teks) + 1))
        for place, filled in self._filled.items():
            if place.kolom <= len(found) and self.sheet.luas(place).tunggal:
                found[place.kolom - 1] = max(found[place.kolom - 1], min(_VALUE, len(filled.words) + 1))
        return found

    @staticmethod
    def _runs_over(row: Any, column: int) -> bool:
        """A long text with nothing right of it flows into the empty columns, as in Excel."""
        return len(row) == column and len(row[column - 1].teks) > _WIDEST


class SheetView(QTableView):
    """`moved(place)` when the cursor stands on another cell, `entered` on Enter or double click, `erased` on Del."""

    moved = Signal(object)
    entered = Signal()
    erased = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = SheetModel()
        self.setModel(self.grid)
        self.setAccessibleName("Lembar formulir")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(Tinted(self))
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.selectionModel().currentChanged.connect(self._moved)
        self.doubleClicked.connect(self._double)

    def show_sheet(self, sheet: KisiLembar | None, filled: dict[Alamat, Filled]) -> None:
        """Show a sheet; the cursor keeps its place when it is the same sheet again."""
        same = sheet is not None and self.grid.sheet is not None and sheet.nama == self.grid.sheet.nama
        before = self.place() if same else None
        self.clearSpans()
        self.grid.show(sheet, filled)
        if sheet is None:
            return
        letter = self.fontMetrics().averageCharWidth()
        for column, wide in enumerate(self.grid.widths()):
            self.setColumnWidth(column, letter * wide + 14)
        for joined in sheet.gabung:
            if joined.baris_akhir <= self.grid.rowCount() and joined.kolom_akhir <= self.grid.columnCount():
                self.setSpan(joined.baris - 1, joined.kolom - 1, joined.baris_akhir - joined.baris + 1,
                             joined.kolom_akhir - joined.kolom + 1)  # fmt: skip
        self.go_to(before or Alamat(1, 1))

    def place(self) -> Alamat | None:
        """The cell with the cursor."""
        return self.grid.place(self.currentIndex())

    def go_to(self, place: Alamat) -> None:
        """Put the cursor on a cell."""
        index = self.grid.index(place.baris - 1, place.kolom - 1)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _moved(self) -> None:
        self.moved.emit(self.place())

    def _double(self) -> None:
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses a figure for the cell, Del lets it go."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.erased.emit()
        else:
            super().keyPressEvent(event)
