"""The list of meetings as a table model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lkm_desktop import format as fmt
from lkm_desktop.services.kit_berkas import Berkas, kurang
from lkm_desktop.services.rapat import RapatRingkas
from ui.pages.rapat import words
from ui.pages.rapat.table import Width

Index = QModelIndex | QPersistentModelIndex
HEADINGS = (
    "No", "Hari, tanggal", "Jam", "Nama rapat", "Jenis", "Tempat", "Diundang", "Hadir", "Berkas kurang",
)
WIDTHS = (
    Width(3, 4), Width(16, 20), Width(5, 6), Width(18, 44, True), Width(9, 16), Width(12, 18), Width(8, 8),
    Width(8, 15), Width(9, 30),
)
_DAY, _NUMBERS = 1, (0, 6)
_NONE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MeetingsModel(QAbstractTableModel):
    """One row per meeting."""

    def __init__(self) -> None:
        super().__init__()
        self.meetings: list[RapatRingkas] = []
        self._papers: dict[str, tuple[Berkas, ...]] = {}

    def show(self, meetings: list[RapatRingkas], papers: dict[str, tuple[Berkas, ...]] | None = None) -> None:
        """Replace the rows; papers: the checklist of each meeting."""
        self.beginResetModel()
        self.meetings, self._papers = meetings, papers or {}
        self.endResetModel()

    def row_of(self, rapat_id: str | None) -> int:
        """The row of a meeting; -1 when it is not shown."""
        return next((n for n, row in enumerate(self.meetings) if row.id == rapat_id), -1)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self.meetings)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts; numbers to the right."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells(self.meetings[index.row()])[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == _DAY:
            return fmt.hari_tanggal(self.meetings[index.row()].tanggal)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in _NUMBERS else _LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Labels of the columns."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return HEADINGS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if section in _NUMBERS else _LEFT
        return None

    def _cells(self, row: RapatRingkas) -> tuple[str, ...]:
        papers = self._papers.get(row.id, ())
        missing = sum(paper.kurang for paper in papers)
        return (
            str(row.nomor), words.short_day(row.tanggal), row.jam, row.judul, row.jenis_label, row.tempat,
            str(row.diundang), words.present(row), f"{missing} ({kurang(papers)})" if missing else "lengkap",
        )
