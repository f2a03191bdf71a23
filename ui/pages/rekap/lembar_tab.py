"""Every sheet of the recap as it will stand in the workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from lkm_desktop.format import ribuan, tanggal_pendek
from lkm_desktop.services.beda_rekap import tulis
from lkm_desktop.services.rekap.definisi import LEMBAR, KolomRekap, kolom, label
from lkm_desktop.services.rekap.isi import Baris, Rekap
from ui.widgets import looks
from ui.widgets.plain_table import PlainTable

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ALIGN, _TOOLTIP = int(Qt.ItemDataRole.TextAlignmentRole), int(Qt.ItemDataRole.ToolTipRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NUMBERS = ("angka", "persen", "desimal")
#: characters of the widest column
_WIDEST = 40
#: the sheet that has one row only, which is read better from top to bottom
_UPRIGHT = "R1"
_SIDES = (KolomRekap("kolom", "Kolom", "teks", 24), KolomRekap("isi", "Isi", "teks", 40))


class SheetModel(QAbstractTableModel):
    """The rows of one sheet under its headings, written as the workbook shows them."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[KolomRekap, ...] = ()
        self.headings: tuple[str, ...] = ()
        self.lines: Sequence[Baris] = ()

    def show(self, columns: tuple[KolomRekap, ...], lines: Sequence[Baris], head: Mapping[str, Any]) -> None:
        """Show these rows; head: of the recap, for the office's own words."""
        self.beginResetModel()
        self.columns, self.lines = columns, lines
        self.headings = tuple(f"{one.grup}\n{label(one, head)}" if one.grup else label(one, head) for one in columns)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = 0) -> Any:
        """The text; numbers to the right."""
        if role:
            if role == _ALIGN:
                return _RIGHT if self.columns[index.column()].jenis in _NUMBERS else _LEFT
            return self._text(index) if role == _TOOLTIP and index.isValid() else None
        return self._text(index) if index.isValid() else None

    def _text(self, index: _Index) -> str:
        one = self.columns[index.column()]
        return text(self.lines[index.row()].get(one.kunci), one.jenis)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """The headings, the group above its columns."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.headings):
            return None
        if role == _ALIGN:
            return _RIGHT if self.columns[section].jenis in _NUMBERS else _LEFT
        return self.headings[section] if not role else None


def text(value: Any, jenis: str) -> str:
    """A value as it is read in the sheet."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, date):
        return tanggal_pendek(value)
    return tulis(value, jenis) if isinstance(value, int | float) and jenis in _NUMBERS else str(value)


def _upright(
    columns: Sequence[KolomRekap], rows: Sequence[Baris], head: Mapping[str, Any]
) -> tuple[tuple[KolomRekap, ...], list[Baris]]:  # fmt: skip
    """The one row of a sheet from top to bottom: what is asked, and what is there."""
    row = rows[0] if rows else {}
    return _SIDES, [{"kolom": f"{one.grup} {label(one, head)}".strip(), "isi": text(row.get(one.kunci), one.jenis)}
                    for one in columns]  # fmt: skip


class SheetsTab(QWidget):
    """The eleven sheets at the left, the rows of one at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.ready: Rekap | None = None
        self.list = PlainTable("Lembar rekap", ("Lembar", "Baris"), (18, 5), 0, frozenset({1}))
        self.list.setFixedWidth(looks.chars(self.list, 27))
        self.model = SheetModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAlternatingRowColors(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setHighlightSections(False)
        self.note = looks.label("", "kecil", wrap=True)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.table, 1)
        right.addWidget(self.note)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 10, 10, 8)
        line.setSpacing(12)
        line.addWidget(self.list)
        line.addLayout(right, 1)
        self.list.chosen.connect(self._show)

    def show_rekap(self, rekap: Rekap) -> None:
        """Show a recap; the sheet that was in front stays."""
        row = max(self.list.current_row(), 0)
        self.ready = rekap
        quiet = self.list.blockSignals(True)
        self.list.show_rows([(one.nama, ribuan(len(rekap.lembar.get(one.kode, ())))) for one in LEMBAR])
        self.list.selectRow(row)
        self.list.blockSignals(quiet)
        self._show(row)

    def _show(self, row: int) -> None:
        if self.ready is None or not 0 <= row < len(LEMBAR):
            return
        one, head = LEMBAR[row], self.ready.kepala
        rows = self.ready.lembar.get(one.kode, [])
        columns = kolom(one.kode, nik=bool(head.get("nik")))
        if one.kode == _UPRIGHT:
            self.model.show(*_upright(columns, rows, head), head)
        else:
            self.model.show(columns, rows, head)
        self.table.setAccessibleName(one.nama)
        header, unit = self.table.horizontalHeader(), self.table.fontMetrics().horizontalAdvance("0")
        for number, column in enumerate(self.model.columns):
            words = max(len(part) for part in self.model.headings[number].split("\n"))
            header.resizeSection(number, min(max(column.lebar, words + 1), _WIDEST) * unit + 18)
        told = [] if rows else ["Belum ada data pada periode ini; lembarnya tetap ada di berkas Excel."]
        told += [self.ready.catatan[one.kode]] if one.kode in self.ready.catatan else []
        self.note.setText(" ".join(told))
        self.note.setVisible(bool(told))

    def start(self) -> None:
        """The keys go to the list of sheets."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
