"""The table model of a register: ids in order, rows fetched two hundred at a time, no proxy, no work in `data`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lkm_desktop.fields import NUMBERS, Field

PAGE = 200
_Index = QModelIndex | QPersistentModelIndex
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_NONE = QModelIndex()


class Rows(Protocol):
    """Gives display texts."""

    def rows(self, ids: Sequence[str], keys: Sequence[str]) -> list[tuple[str, ...]]: ...


class RegisterModel(QAbstractTableModel):
    """Shows `ids`; fetched rows stay cached until the ids or the columns change."""

    def __init__(self, source: Rows, fields: Sequence[Field], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._fields = tuple(fields)
        self._keys = tuple(f.key for f in fields)
        self._right = {n for n, f in enumerate(fields) if f.kind in NUMBERS}
        self._ids: list[str] = []
        self._place: dict[str, int] = {}
        self._pages: dict[int, list[tuple[str, ...]]] = {}

    # --- what is shown ----------------------------------------------------------------------------------------------

    def set_ids(self, ids: list[str]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._ids = ids
        self._place = {row_id: n for n, row_id in enumerate(ids)}
        self._pages.clear()
        self.endResetModel()

    def set_fields(self, fields: Sequence[Field]) -> None:
        """Show these columns."""
        self.beginResetModel()
        self._fields = tuple(fields)
        self._keys = tuple(f.key for f in fields)
        self._right = {n for n, f in enumerate(fields) if f.kind in NUMBERS}
        self._pages.clear()
        self.endResetModel()

    @property
    def ids(self) -> list[str]:
        """Ids in the order of the rows."""
        return self._ids

    @property
    def keys(self) -> tuple[str, ...]:
        """Field keys in the order of the columns."""
        return self._keys

    def id_at(self, row: int) -> str | None:
        """The id of a row; None outside."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, row_id: str | None) -> int:
        """The row of an id; -1 when it is not shown."""
        return self._place.get(row_id, -1) if row_id else -1

    def field_at(self, column: int) -> Field:
        """The field of a column."""
        return self._fields[column]

    def _cell(self, row: int, column: int) -> str:
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            start = number * PAGE
            page = self._source.rows(self._ids[start : start + PAGE], self._keys)
            self._pages[number] = page
        offset = row - number * PAGE
        return page[offset][column] if offset < len(page) else ""

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: _Index, role: int = 0) -> Any:
        """Display text; alignment of numbers; the whole text as tooltip."""
        if role:
            if role == _ALIGN:
                return _RIGHT if index.column() in self._right else _LEFT
            if role == _TOOLTIP and index.isValid():
                text = self._cell(index.row(), index.column())
                return text if len(text) > 12 else None
            return None
        return self._cell(index.row(), index.column()) if index.isValid() else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Labels of the columns; numbers of the rows."""
        if role == _ALIGN:
            return _RIGHT if orientation == Qt.Orientation.Horizontal and section in self._right else _LEFT
        if role:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        return self._fields[section].label if section < len(self._fields) else None
