"""The table of the preview: cells are typed over as in Excel, Del empties one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QStyleOptionViewItem, QToolTip, QWidget

from lkm_desktop.services.impor import BERMASALAH, BarisRencana, Rencana
from ui import theme
from ui.pages.impor.frozen import FrozenColumn
from ui.pages.impor.preview_model import REMARK, PreviewModel
from ui.pages.rapat.table import Table, Tinted, Width
from ui.widgets import looks

HINT = "Ketik atau F2 memperbaiki sel  ·  Del mengosongkan sel  ·  baris diperiksa lagi seketika"
_WIDE = {
    "nama": 24, "isi": 30, "perihal": 24, "kegiatan": 24, "judul": 28, "tentang": 28, "nama_barang": 20, "pengirim": 20,
    "kepada": 20, "surat_nomor": 16, "nomor": 20, "hasil": 24, "penanganan": 24,
    "nik": 19, "no_kk": 19, "alamat": 26, "tanggal_lahir": 14,
    "jenis_kelamin": 5, "rt": 5, "rw": 5, "miskin": 8,
}
#: room beside a row's number for the name of its table, in characters
_TABLE_NAME = 18
#: remarks get this part of the room at most, and at least so many characters
_REMARK_PART, _REMARK_LEAST = 0.42, 30
_CHECKED = f"QHeaderView::section:checked {{ background: {theme.ACCENT_SOFT}; color: {theme.ACCENT_DARK} }}"


class PreviewTable(Table):
    """`emptied(row number, field)` on Del; `row_changed` when another row is highlighted.

    The name is the first column and stays in sight; the highlighted row is ruled off through all columns.
    """

    emptied = Signal(int, str)
    row_changed = Signal()

    def __init__(self) -> None:
        self.preview = PreviewModel()
        super().__init__("Pratinjau impor", self.preview)
        self._longest = 0
        self.names = FrozenColumn(self)
        self.setItemDelegate(_Cell(self))
        self.names.setItemDelegate(_Cell(self))
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
        side.setHighlightSections(True)
        side.setStyleSheet(_CHECKED)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalScrollBar().valueChanged.connect(self.names.follow)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def show_plan(self, wanted: Rencana | None, state: str, corrections: dict[tuple[int, str], str]) -> None:
        """Show the rows of a state, with what was typed over their cells."""
        others = self.preview.show(wanted, state, corrections)
        names = wanted.bahan.tabel if wanted is not None else ()
        longest = max(map(len, names), default=-1)
        self.verticalHeader().setFixedWidth(looks.chars(self, 17 + min(longest + 1, _TABLE_NAME)))
        self._longest = max((len(self.preview.text(row, REMARK)) for row in self.preview.rows[:300]), default=0)
        if others:
            self.fit_columns()
        self.names.fit()

    def fit_columns(self) -> None:
        """Room for each column by what it holds, for the remarks by what there is."""
        room = int(self.viewport().width() * _REMARK_PART / max(self.fontMetrics().averageCharWidth(), 1))
        remark = max(min(round(self._longest * 0.85), room), _REMARK_LEAST if self._longest else len(REMARK) + 1)
        wide = {**_WIDE, REMARK: remark}
        self.set_widths([Width(wide.get(key, 13), wide.get(key, 13)) for key in self.preview.columns])
        if hasattr(self, "names"):
            self._snap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew; the names follow."""
        super().resizeEvent(event)
        if self.preview.columns:
            self.fit_columns()
        self.names.fit()

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, and out from under the names."""
        super().scrollTo(index, hint)
        if not hasattr(self, "names"):
            return  # Qt scrolls once while the table is being made
        bar = self.horizontalScrollBar()
        if index.column() == 0:
            bar.setValue(0)
        elif (hidden := self.names.covered() - self.visualRect(index).left()) > 0:
            bar.setValue(bar.value() - hidden)
        self._snap()

    def _snap(self) -> None:
        bar = self.horizontalScrollBar()
        if (place := bar.value()) > 0:
            bar.setValue(next((edge for edge in self._edges() if edge >= place), place))

    def _edges(self) -> list[int]:
        """Where the table may be scrolled to so that no column lies half under the names."""
        head, names = self.horizontalHeader(), self.columnWidth(0) + FrozenColumn.LINE
        return [head.sectionPosition(n) - names for n in range(1, self.preview.columnCount())]

    def updateGeometries(self) -> None:
        """At its end too the table stands at the edge of a column."""
        super().updateGeometries()
        bar = self.horizontalScrollBar()
        if hasattr(self, "names") and bar.maximum() > 0:
            bar.setMaximum(next((edge for edge in self._edges() if edge >= bar.maximum()), bar.maximum()))
            self._snap()

    def field(self) -> str:
        """The field of the current cell; empty when there is none."""
        column = self.currentIndex().column()
        return self.preview.columns[column] if 0 <= column < len(self.preview.columns) else ""

    def go_to_cell(self, place: int, field: str) -> None:
        """Highlight a row at a field; at the name when the field is not shown."""
        columns = self.preview.columns
        self.go_to(place, columns.index(field) if field in columns else 0)

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
            self.go_to(0, 0)

    def _current_changed(self) -> None:
        self.viewport().update()
        self.names.viewport().update()
        self.row_changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A name that lies over other columns is clicked as a name."""
        place = event.position().toPoint()
        if place.x() < self.names.covered():
            self.go_to(self.rowAt(place.y()), 0)
        else:
            super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The tip of a name that lies over other columns."""
        if isinstance(event, QHelpEvent) and event.pos().x() < self.names.covered():
            index = self.preview.index(self.rowAt(event.pos().y()), 0)
            QToolTip.showText(event.globalPos(), str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), self)
            return True
        return super().viewportEvent(event)

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
    """A line edit with a name for screen readers, as flat as the cell; the current row is ruled above and below."""

    def __init__(self, table: PreviewTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The cell, then the rules of the current row."""
        super().paint(painter, option, index)
        if index.row() == self._table.currentIndex().row():
            cell, colour = option.rect, QColor(theme.ACCENT)
            painter.fillRect(QRect(cell.left(), cell.top(), cell.width() + 1, 2), colour)
            painter.fillRect(QRect(cell.left(), cell.bottom() - 1, cell.width() + 1, 2), colour)

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
