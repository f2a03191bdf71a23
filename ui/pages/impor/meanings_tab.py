"""What the values of coded columns mean: those that nobody explained, and the codes with their meanings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from lkm_desktop.format import ribuan
from lkm_desktop.importers.daftar_arti import BELUM, DIPILIH, LEGENDA, NilaiArti, bebas, pilihan_arti
from ui import theme
from ui.pages.impor.combo_cell import ComboCell, Entries
from ui.pages.impor.source import Meanings
from ui.pages.impor.words import tone
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Kolom", "Nilai di lembar", "Baris", "Artinya", "Menurut")
WIDTHS = (Width(12, 22), Width(12, 26, True), Width(6, 7), Width(24, 34, True), Width(16, 30))
MEANING = 3
_AS_IT_IS, _EMPTY, _NOT_TOLD = "(disimpan seperti tertulis)", "(dianggap kosong)", "– belum ditentukan –"
#: what stands for an empty meaning among the choices
EMPTY = "\0kosong"
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole


class MeaningsModel(QAbstractTableModel):
    """`told(field, key of the value, words or None)` when the user said what a value means."""

    told = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.values: list[NilaiArti] = []
        self.ke = "orang"

    def show(self, ke: str, values: list[NilaiArti]) -> None:
        """Show these values of a register's columns."""
        self.beginResetModel()
        self.ke, self.values = ke, values
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self.values)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts; values that still wait for a meaning stand out."""
        if not index.isValid():
            return None
        value, column = self.values[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return (value.judul, value.nilai, ribuan(value.jumlah), self.words(value), _source(value))[column]
        if role == _ROLE.EditRole and column == MEANING:
            return (value.arti or EMPTY) if value.dari == DIPILIH else None
        if role == _ROLE.TextAlignmentRole and column == 2:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == _ROLE.BackgroundRole and value.wajib:
            return QColor(theme.ERROR_SOFT)
        if role == _ROLE.ForegroundRole and column == MEANING:
            return QColor(theme.ERROR if value.wajib else theme.ACCENT if value.dari == DIPILIH else theme.MUTED)
        if role == _ROLE.AccessibleTextRole:
            return f"{value.judul}, {value.nilai}, {value.jumlah} baris: {self.words(value)}, {_source(value)}"
        return None

    def words(self, value: NilaiArti) -> str:
        """The meaning in force."""
        if value.dari == BELUM:
            return _NOT_TOLD if value.wajib else _AS_IT_IS
        if not value.arti:
            return _EMPTY
        return dict(pilihan_arti(self.ke, value.field)).get(value.arti, value.arti)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Labels of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole and section == 2:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return HEADINGS[section] if role == _ROLE.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the meaning is chosen."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() == MEANING else found

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Tell what was chosen; the page keeps it and asks for the list anew."""
        if role != _ROLE.EditRole or value == self.data(index, _ROLE.EditRole):
            return False
        one = self.values[index.row()]
        self.told.emit(one.field, one.kunci, "" if value == EMPTY else str(value) if value else None)
        return True


def _source(value: NilaiArti) -> str:
    if value.dari == BELUM:
        return "belum dikenal" if value.wajib else "tidak ada di daftar"
    if value.dari == DIPILIH:
        return "pilihan Anda"
    return value.tempat if value.dari == LEGENDA else "daftar SIAK"


class _Meaning(ComboCell):
    """What a value may mean; other words where the field takes any."""

    def __init__(self, view: QAbstractItemView, model: MeaningsModel) -> None:
        super().__init__(view, "Arti nilai")
        self._model = model

    def entries(self, index: Any) -> Entries:
        """Nothing, empty, then what the field knows."""
        value = self._model.values[index.row()]
        none = _NOT_TOLD if value.wajib or not bebas(self._model.ke, value.field) else _AS_IT_IS
        return [(None, none), (EMPTY, _EMPTY), *pilihan_arti(self._model.ke, value.field)]

    def free(self, index: Any) -> bool:
        """Work, education and the like take any words."""
        return bebas(self._model.ke, self._model.values[index.row()].field)


class MeaningsTab(QWidget):
    """`told(field, key of the value, words or None)`."""

    told = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MeaningsModel()
        self.table = Table("Arti nilai", self.model)
        self.table.set_widths(WIDTHS)
        self.table.setItemDelegateForColumn(MEANING, _Meaning(self.table, self.model))
        trigger = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.summary = looks.label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(looks.Elided("Enter memilih arti  ·  panah berpindah baris", "kecil"))
        self.model.told.connect(self.told)
        self.table.opened.connect(self.choose)
        self.table.clicked.connect(self._clicked)

    def show_values(self, ke: str, found: Meanings) -> None:
        """Show the values of a sheet; the cursor stays."""
        row = max(self.table.currentIndex().row(), 0)
        self.model.show(ke, found.values)
        self.table.go_to(min(row, len(found.values) - 1), MEANING)
        waiting = [value for value in found.values if value.wajib]
        rows = sum(value.jumlah for value in waiting)
        words = list(found.told)
        if waiting:
            words.insert(0, f"{len(waiting)} nilai belum ada artinya; tanpa arti, {ribuan(rows)} baris bermasalah.")
        self.summary.setText(" ".join(words) or "Nilai di kolom ini dibaca seperti di bawah.")
        tone(self.summary, "awas" if waiting else "muted")

    def choose(self) -> None:
        """Open the choice of the current row."""
        index = self.model.index(self.table.currentIndex().row(), MEANING)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.edit(index)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == MEANING:
            self.choose()
