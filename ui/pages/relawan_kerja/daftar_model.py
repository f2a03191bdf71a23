"""Who was at a meeting, with a tick for those who signed up as relawan and their interest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent

from lkm_desktop.services.relawan_daftar import Calon
from ui import theme
from ui.pages.rapat.table import Table, Width

Index = QModelIndex | QPersistentModelIndex
NO, DAFTAR, NAMA, JK, RT, MINAT, KETERANGAN = "No", "Daftar", "Nama", "L/P", "RT/RW", "Minat/keahlian", "Keterangan"
COLUMNS = (
    (NO, Width(3, 4)), (DAFTAR, Width(7, 8)), (NAMA, Width(18, 36, True)), (JK, Width(3, 4)), (RT, Width(6, 8)),
    (MINAT, Width(14, 24)), (KETERANGAN, Width(18, 28)),
)
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CalonModel(QAbstractTableModel):
    """`changed` when a tick or an interest changed; nothing is written here."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.people: list[Calon] = []
        self.ticked: set[str] = set()
        self.minat: dict[str, str] = {}

    def show(self, people: Sequence[Calon]) -> None:
        """Replace the rows; ticks and interests of those who are still there stay."""
        self.beginResetModel()
        self.people = list(people)
        open_ = {one.id for one in people if not one.terdaftar}
        self.ticked &= open_
        self.minat = {key: text for key, text in self.minat.items() if key in open_}
        self.endResetModel()

    def forget(self) -> None:
        """No tick, no interest: another meeting."""
        self.ticked.clear()
        self.minat.clear()

    def toggle(self, rows: Sequence[int]) -> None:
        """Tick these rows, or empty them when all are ticked; who is a relawan already is passed over."""
        ids = [self.people[row].id for row in rows if not self.people[row].terdaftar]
        if ids and self.ticked.issuperset(ids):
            self.ticked.difference_update(ids)
        else:
            self.ticked.update(ids)
        self._tell()

    def _tell(self) -> None:
        if self.people:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.people) - 1, len(COLUMNS) - 1))
        self.changed.emit()

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts and the tick; who is a relawan already is grey."""
        if not index.isValid():
            return None
        one, column = self.people[index.row()], COLUMNS[index.column()][0]
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.EditRole):
            return self._text(one, column)
        if role == _ROLE.CheckStateRole and column == DAFTAR and not one.terdaftar:
            return Qt.CheckState.Checked if one.id in self.ticked else Qt.CheckState.Unchecked
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column == NO else _LEFT
        if role == _ROLE.ForegroundRole and one.terdaftar:
            return QColor(theme.MUTED)
        if role == _ROLE.BackgroundRole and one.id in self.ticked:
            return QColor(theme.ACCENT_SOFT)
        return None

    def _text(self, one: Calon, column: str) -> str:
        place = "/".join(part for part in (one.rt, one.rw) if part)
        texts = {NO: str(one.urut) if one.urut else "", NAMA: one.nama, JK: one.jk, RT: place,
                 MINAT: self.minat.get(one.id, one.minat), KETERANGAN: one.keterangan,
                 DAFTAR: "sudah" if one.terdaftar else ""}  # fmt: skip
        return texts[column]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Labels of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.DisplayRole:
            return COLUMNS[section][0]
        return (_RIGHT if COLUMNS[section][0] == NO else _LEFT) if role == _ROLE.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The tick can be clicked, the interest edited."""
        found = super().flags(index)
        if not index.isValid() or self.people[index.row()].terdaftar:
            return found
        if COLUMNS[index.column()][0] == DAFTAR:
            return found | Qt.ItemFlag.ItemIsUserCheckable
        return found | Qt.ItemFlag.ItemIsEditable if COLUMNS[index.column()][0] == MINAT else found

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """A tick that was clicked, or an interest that was typed, which ticks the row too."""
        one = self.people[index.row()]
        if role == _ROLE.CheckStateRole:
            self.toggle([index.row()])
            return True
        if role == _ROLE.EditRole:
            self.minat[one.id] = " ".join(str(value).split())
            if self.minat[one.id]:
                self.ticked.add(one.id)
            self._tell()
            return True
        return False


class CalonTable(Table):
    """Space ticks the highlighted rows; F2 and a double click write the interest."""

    def __init__(self) -> None:
        self.calon = CalonModel()
        super().__init__("Yang hadir di rapat ini", self.calon)
        self.set_widths([width for _, width in COLUMNS])
        self.setAccessibleDescription("Spasi mencentang, F2 menulis minat")

    def edit_interest(self) -> None:
        """Write the interest of the highlighted row."""
        row = self.currentIndex().row()
        if row >= 0:
            self.edit(self.calon.index(row, [name for name, _ in COLUMNS].index(MINAT)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space and self.state() != self.State.EditingState and self.rows():
            self.calon.toggle(self.rows())
            return
        super().keyPressEvent(event)
