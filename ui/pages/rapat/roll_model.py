"""The roll as a table model: with a tick for the attendance page, without for the list of invited people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from lkm_desktop.services.roll import Baris
from ui import theme
from ui.pages.rapat import words
from ui.pages.rapat.table import Width

Index = QModelIndex | QPersistentModelIndex
NO, HADIR, NAMA, JK, UNSUR, RT, KETERANGAN = "No", "Hadir", "Nama", "L/P", "Unsur/Jabatan", "RT/RW", "Keterangan"
#: columns with the room they want
ROLL = (
    (NO, Width(3, 4)), (HADIR, Width(7, 9)), (NAMA, Width(15, 34, True)), (JK, Width(3, 4)), (UNSUR, Width(10, 22)),
    (RT, Width(6, 7)), (KETERANGAN, Width(9, 18)),
)
INVITED = (
    (NO, Width(3, 4)), (NAMA, Width(15, 34, True)), (JK, Width(3, 4)), (UNSUR, Width(11, 22)), (RT, Width(6, 7)),
)
_COLOURS = {"hadir": theme.OK, "izin": theme.WARN, "sakit": theme.WARN, "alpa": theme.ERROR}
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RollModel(QAbstractTableModel):
    """`ticked(row)` when the box of a row was clicked, `noted(row, text)` when its remark was edited."""

    ticked = Signal(int)
    noted = Signal(int, str)

    def __init__(self, columns: Sequence[tuple[str, Width]]) -> None:
        super().__init__()
        self._columns = tuple(name for name, _ in columns)
        self.people: list[Baris] = []
        self.recent: set[str] = set()

    def show(self, people: list[Baris]) -> None:
        """Replace the rows; selection and scrolling stay while the people are the same."""
        if [row.id for row in people] == [row.id for row in self.people]:
            self.people = people
            if people:
                self.dataChanged.emit(self.index(0, 0), self.index(len(people) - 1, len(self._columns) - 1))
            return
        self.beginResetModel()
        self.people = people
        self.endResetModel()

    def place(self, name: str) -> int:
        """The number of a column."""
        return self._columns.index(name)

    def row_of(self, row_id: str | None) -> int:
        """The row of an entry; -1 when it is not shown."""
        return next((n for n, row in enumerate(self.people) if row.id == row_id), -1)

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts, the tick, colours of the marks."""
        if not index.isValid():
            return None
        row, column = self.people[index.row()], self._columns[index.column()]
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return _text(row, column)
        if role == _ROLE.CheckStateRole and column == HADIR:
            return Qt.CheckState.Checked if row.status == "hadir" else Qt.CheckState.Unchecked
        if role == _ROLE.EditRole and column == KETERANGAN:
            return row.keterangan
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column == NO else _LEFT
        if role == _ROLE.ForegroundRole and column == HADIR and row.status:
            return QColor(_COLOURS[row.status])
        if role == _ROLE.BackgroundRole and row.id in self.recent:
            return QColor(theme.ACCENT_SOFT)
        if role == _ROLE.AccessibleTextRole:
            return f"{column}: {_text(row, column) or 'belum dicatat'}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Labels of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.DisplayRole:
            return self._columns[section]
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if self._columns[section] == NO else _LEFT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The tick can be clicked, the remark edited."""
        found = super().flags(index)
        if index.isValid() and self._columns[index.column()] == HADIR:
            return found | Qt.ItemFlag.ItemIsUserCheckable
        if index.isValid() and self._columns[index.column()] == KETERANGAN:
            return found | Qt.ItemFlag.ItemIsEditable
        return found

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Tell what was clicked or typed; the page writes it and shows the rows anew."""
        if role == _ROLE.CheckStateRole:
            self.ticked.emit(index.row())
            return True
        if role == _ROLE.EditRole and str(value).strip() != self.people[index.row()].keterangan:
            self.noted.emit(index.row(), str(value))
            return True
        return False


def is_guest(row: Baris) -> bool:
    """Whether the row is no person of the register."""
    return row.orang_id is None


def _text(row: Baris, column: str) -> str:
    if column == NAMA:
        if is_guest(row):
            return f"{row.nama}  (tamu)"
        return row.nama if row.diundang else f"{row.nama}  (tanpa undangan)"
    if column == RT:
        return "/".join(part for part in (row.rt, row.rw) if part)
    texts = {
        NO: str(row.urut), HADIR: words.STATUS[row.status], JK: row.jk, UNSUR: row.jabatan, KETERANGAN: _remark(row),
    }
    return texts[column]


def _remark(row: Baris) -> str:
    """Times before the remark: "datang 20.10, pulang 21.00 · rumah jauh"."""
    came, left = f"datang {row.datang}" if row.datang else "", f"pulang {row.pulang}" if row.pulang else ""
    times = ", ".join(part for part in (came, left) if part)
    return " · ".join(part for part in (times, row.keterangan) if part)
