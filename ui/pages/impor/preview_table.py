"""The table of the preview: cells are typed over as in Excel, Del empties one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QStyleOptionViewItem, QWidget

from lkm_desktop.services.impor import BERMASALAH, BarisRencana
from ui.pages.impor.preview_model import NAME, REMARK, PreviewModel
from ui.pages.rapat.table import Table, Tinted, Width
from ui.widgets import looks

HINT = "Ketik atau F2 memperbaiki sel  ·  Del mengosongkan sel  ·  baris diperiksa lagi seketika"
_WIDE = {
    NAME: 24, REMARK: 30, "nik": 19, "no_kk": 19, "alamat": 26, "tanggal_lahir": 14,
    "jenis_kelamin": 5, "rt": 5, "rw": 5, "miskin": 8,
}


class PreviewTable(Table):
    """`emptied(row number, field)` on Del; `row_changed` when another row is highlighted."""

    emptied = Signal(int, str)
    row_changed = Signal()

    def __init__(self) -> None:
        self.preview = PreviewModel()
        super().__init__("Pratinjau impor", self.preview)
        self.setItemDelegate(_Cell(self))
        self.setAccessibleDescription(HINT)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.AnyKeyPressed | trigger.DoubleClicked)
        self.setAlternatingRowColors(False)
        self.setShowGrid(True)
        side = self.verticalHeader()
        side.setVisible(True)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setFixedWidth(looks.chars(self, 17))
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def fit_columns(self) -> None:
        """Room for each column by what it holds."""
        self.set_widths([Width(_WIDE.get(key, 13), _WIDE.get(key, 13)) for key in self.preview.columns])

    def row(self) -> BarisRencana | None:
        """The highlighted row."""
        place = self.currentIndex().row()
        return self.preview.rows[place] if 0 <= place < len(self.preview.rows) else None

    def go_to_problem(self) -> None:
        """Highlight the first cell that stops a row, after the present one; the first row when none is left."""
        start = self.currentIndex().row() + 1
        order = [*range(start, len(self.preview.rows)), *range(start)]
        place = next((n for n in order if self.preview.rows[n].status == BERMASALAH), None)
        if place is not None:
            self.go_to(place, self.preview.first_problem_cell(self.preview.rows[place]))
        elif self.currentIndex().row() < 0 and self.preview.rows:
            self.go_to(0, self.preview.columns.index(NAME))

    def _current_changed(self) -> None:
        self.row_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del empties the cell; Enter edits it, F2 too."""
        index = self.currentIndex()
        editing = self.state() == QAbstractItemView.State.EditingState
        editable = not editing and index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if event.key() == Qt.Key.Key_Delete and editable:
            if self.preview.data(index, Qt.ItemDataRole.EditRole):
                row = self.preview.rows[index.row()]
                self.emptied.emit(row.nomor, self.preview.columns[index.column()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and editable:
            self.edit(index)
        else:
            super().keyPressEvent(event)


class _Cell(Tinted):
    """A line edit with a name for screen readers, as flat as the cell."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """The editor of one cell."""
        edit = QLineEdit(parent)
        model = index.model()
        title = model.headerData(index.column(), Qt.Orientation.Horizontal) if model is not None else ""
        edit.setAccessibleName(str(title))
        edit.setMaxLength(300)
        edit.setStyleSheet("padding: 0 3px; border-radius: 0; min-height: 0")
        return edit
