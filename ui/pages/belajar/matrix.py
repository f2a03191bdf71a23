"""Who has had which topic, as a table: a month in each cell, the whole day in its tooltip."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.kbk_peserta import Matriks, Peserta

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_FRONT = ("Nama", "Peran", "RT", "Hadir")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
#: characters of the columns in front, and of a topic
_WIDE = (24, 18, 5, 6)
_TOPIC = 6


class MatrixModel(QAbstractTableModel):
    """`show` replaces the table; topics stand under their codes."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Matriks((), ())
        self.people: tuple[Peserta, ...] = ()

    def show(self, found: Matriks, people: tuple[Peserta, ...]) -> None:
        """Replace it; people: those of its people that are shown."""
        self.beginResetModel()
        self.found, self.people = found, people
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """People; none below a row."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(_FRONT) + len(self.found.topik)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Month and year of the first time; the tooltip has name, topic and day."""
        if not index.isValid():
            return None
        p, place = self.people[index.row()], index.column() - len(_FRONT)
        if role == _ROLE.TextAlignmentRole:
            return _LEFT if index.column() < 2 else _CENTRE
        if role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole):
            return None
        if place < 0:
            place_words = "/".join(part for part in (p.rt, p.rw) if part)
            return (p.nama, p.peran, place_words, str(p.hadir))[index.column()]
        topic = self.found.topik[place]
        days = p.topik.get(topic.id, ())
        if role == _ROLE.DisplayRole:
            return f"{days[0]:%m/%y}" if days else ""
        again = f", {len(days)} kali" if len(days) > 1 else ""
        had = f"{tanggal_panjang(days[0])}{again}" if days else "belum"
        return f"{p.nama}: {topic.sebutan}, {had}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Codes of topics; their names in the tooltip, basic ones told."""
        if orientation == Qt.Orientation.Vertical:
            return None
        place = section - len(_FRONT)
        if role == _ROLE.TextAlignmentRole:
            return _LEFT if section < 2 else _CENTRE
        if place < 0:
            return _FRONT[section] if role == _ROLE.DisplayRole else None
        topic = self.found.topik[place]
        if role == _ROLE.DisplayRole:
            return topic.kode or topic.nama[:5]
        if role == _ROLE.ToolTipRole:
            return f"{topic.nama}{' (topik dasar)' if topic.dasar else ''}"
        return None


class MatrixTable(QTableView):
    """The table with its usual manners."""

    def __init__(self, model: MatrixModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Peserta dan topik")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(24)

    def fit(self) -> None:
        """Widths of the columns in the font in force."""
        letter = self.fontMetrics().averageCharWidth()
        for column in range(self.model().columnCount()):
            count = _WIDE[column] if column < len(_FRONT) else _TOPIC
            self.setColumnWidth(column, letter * count + 16)
        self.verticalHeader().setDefaultSectionSize(max(28, self.fontMetrics().height() + 10))
