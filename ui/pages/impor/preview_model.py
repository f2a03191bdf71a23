"""Every row of the sheet as it will be saved: coloured and worded, cells open for correction."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from lkm_desktop.services.impor import BARU, BERMASALAH, BERUBAH, LEWATI, SAMA, BarisRencana, Rencana
from lkm_desktop.services.impor_bahan import letak_baris
from lkm_desktop.services.impor_nilai import tampil, urutan, utama
from ui import icons, theme
from ui.pages.impor.words import CORRECTED, STATE, Common, column_words, common, correction, remark

Index = QModelIndex | QPersistentModelIndex
_SOFT = {BARU: theme.OK_SOFT, BERUBAH: theme.INFO_SOFT, BERMASALAH: theme.ERROR_SOFT}
_STRONG = {BARU: theme.OK, BERUBAH: theme.INFO, SAMA: theme.MUTED, BERMASALAH: theme.ERROR, LEWATI: theme.MUTED}
REMARK = "Keterangan"
#: cells that were typed over, and cells that stop a row
TYPED_SOFT, TYPED, WRONG_SOFT, WRONG = "#E9E1F7", "#5B3E96", "#F6C9C5", "#8C1D18"
_ICONS = {BARU: "circle-plus", BERUBAH: "pencil", SAMA: "check", BERMASALAH: "triangle-alert", LEWATI: "circle-minus"}
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole


class PreviewModel(QAbstractTableModel):
    """`corrected(row number, field, text)` when a cell was typed over. Shows the rows of one state, or all."""

    corrected = Signal(int, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.plan: Rencana | None = None
        self.rows: list[BarisRencana] = []
        self.columns: tuple[str, ...] = ()
        self.corrections: dict[tuple[int, str], str] = {}
        self._state = ""
        #: notes that most rows carry, which the page tells once
        self.common: Common = {}

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show(self, wanted: Rencana | None, state: str, corrections: dict[tuple[int, str], str] | None = None) -> bool:
        """Show a plan and what was typed over its cells; gives whether the columns are others than before."""
        rows = [row for row in wanted.baris if state in ("", row.status)] if wanted else []
        columns = (utama(wanted.ke), REMARK, *_fields(wanted, corrections or {})) if wanted else ()
        same = columns == self.columns and [r.nomor for r in rows] == [r.nomor for r in self.rows]
        others = columns != self.columns
        if not same:
            self.beginResetModel()
        self.plan, self.rows, self.columns, self._state = wanted, rows, columns, state
        self.corrections = corrections or {}
        self.common = common(wanted) if wanted else {}
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
        return others

    def place_of(self, number: int) -> int:
        """Where the sheet's row stands in the list; -1 when it is not shown."""
        return next((n for n, row in enumerate(self.rows) if row.nomor == number), -1)

    def first_problem_cell(self, row: BarisRencana) -> int:
        """The column of the first cell that stops a row, else the name."""
        for reason in row.alasan:
            if reason.field in self.columns:
                return self.columns.index(reason.field)
        return 0

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts; colours by state, and by what is wrong with a cell."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == _ROLE.DisplayRole:
            return self.text(row, column)
        if role == _ROLE.ToolTipRole:
            return self._tip(row, column)
        if role == _ROLE.EditRole:
            return self._edited(row, column)
        if role == _ROLE.BackgroundRole:
            return self._background(row, column)
        if role == _ROLE.ForegroundRole:
            return _foreground(row, column)
        if role == _ROLE.DecorationRole:
            return icons.icon("pencil", TYPED, theme.BASE) if self.typed(row, column) else None
        if role == _ROLE.AccessibleTextRole:
            words = f"Baris {row.nomor}, {STATE[row.status]}, {self.title(column)}"
            typed = f", {CORRECTED.lower()}" if self.typed(row, column) else ""
            return f"{words}: {self.text(row, column) or 'kosong'}{typed}"
        return None

    def typed(self, row: BarisRencana, column: str) -> bool:
        """Whether the user typed over this cell."""
        return (row.nomor, column) in self.corrections

    def text(self, row: BarisRencana, column: str) -> str:
        """What a cell says: the value, old → new where it changes; if wrong, what was typed or the sheet has."""
        if column == REMARK:
            return remark(self.plan.ke, row, self.common) if self.plan is not None else ""
        change = next((c for c in row.perubahan if c.field == column and not row.orang_baru), None)
        if change is not None:
            return f"{change.lama or '(kosong)'} → {change.baru}"
        if column in row.nilai and self.plan is not None:
            return tampil(self.plan.ke, column, row.nilai[column])
        return self._raw(row, column) if _wrong(row, column) else ""

    def _edited(self, row: BarisRencana, column: str) -> str:
        if column in row.nilai and self.plan is not None:
            return tampil(self.plan.ke, column, row.nilai[column])
        return self._raw(row, column)

    def _raw(self, row: BarisRencana, column: str) -> str:
        """The text behind a cell without a value: what was typed, also when it was refused, else what the sheet has."""
        return self.corrections.get((row.nomor, column), row.mentah.get(column, ""))

    def _tip(self, row: BarisRencana, column: str) -> str | None:
        text = self.text(row, column)
        said = [text] if len(text) > 12 else []
        said += [s.teks for s in (*row.alasan, *row.catatan) if s.field == column]
        said += [correction(row, column)] if self.typed(row, column) else []
        return "\n".join(said) or None

    def _background(self, row: BarisRencana, column: str) -> QColor | None:
        if _wrong(row, column):
            return QColor(WRONG_SOFT)
        if self.typed(row, column):
            return QColor(TYPED_SOFT)
        notes = (note for note in row.catatan if (note.field, note.teks) not in self.common)
        if row.status != LEWATI and any(note.field == column for note in notes):
            return QColor(theme.WARN_SOFT)
        fixed = column in (REMARK, self.columns[0])
        if row.status == BERUBAH and not fixed and not any(c.field == column for c in row.perubahan):
            return None
        soft = _SOFT.get(row.status)
        return QColor(soft) if soft else None

    def title(self, column: str) -> str:
        """The words of a column."""
        return column if column == REMARK or self.plan is None else column_words(self.plan.ke, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Labels of the columns; at the left the row's number in the sheet and its state, always in sight."""
        if orientation == Qt.Orientation.Horizontal:
            return self.title(self.columns[section]) if role == _ROLE.DisplayRole else None
        row = self.rows[section]
        if role == _ROLE.DisplayRole:
            table, number = letak_baris(row.nomor)
            return f"{number}  {STATE[row.status]}" + (f"  {table}" if table else "")
        return icons.icon(_ICONS[row.status], _STRONG[row.status]) if role == _ROLE.DecorationRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells of the sheet can be corrected."""
        found = super().flags(index)
        editable = index.isValid() and self.columns[index.column()] != REMARK
        return found | Qt.ItemFlag.ItemIsEditable if editable else found

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """Tell what was typed; the page plans anew."""
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role != _ROLE.EditRole or str(value).strip() == self._edited(row, column):
            return False
        self.corrected.emit(row.nomor, column, str(value).strip())
        return True


def _foreground(row: BarisRencana, column: str) -> QColor | None:
    if _wrong(row, column):
        return QColor(WRONG)
    return QColor(theme.MUTED) if row.status in (SAMA, LEWATI) else None


def _wrong(row: BarisRencana, column: str) -> bool:
    return row.status == BERMASALAH and any(reason.field == column for reason in row.alasan)


def _fields(wanted: Rencana, corrections: dict[tuple[int, str], str]) -> tuple[str, ...]:
    """Fields that some row fills or stumbles over or that were typed over, also when that emptied them; the hat's own
    first, in the order of the book."""
    found = {field for _, field in corrections}
    for row in wanted.baris:
        found.update(row.nilai)
        found.update(reason.field for reason in row.alasan)
    return tuple(key for key in dict.fromkeys(urutan(wanted.ke)) if key in found and key != utama(wanted.ke))
