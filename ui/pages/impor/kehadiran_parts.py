"""Parts of the attendance preview: its rows, the meeting of each column, and what to do with a row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lkm_desktop.services.impor_hadir_rencana import LEWATI, TAMU, BarisRencanaHadir, RencanaHadir
from ui.pages.impor import kehadiran_words as words
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Baris", "Keadaan", "Di lembar", "Dicatat untuk", "Tanda", "Keterangan")
_NONE = QModelIndex()
_ROLE = Qt.ItemDataRole


class PreviewModel(QAbstractTableModel):
    """The rows of a plan, coloured by what happens with them."""

    def __init__(self) -> None:
        super().__init__()
        self.plan: RencanaHadir | None = None

    def show(self, plan: RencanaHadir | None) -> None:
        """Show a plan; None shows nothing."""
        self.beginResetModel()
        self.plan = plan
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Rows; none below a row."""
        return 0 if parent.isValid() or self.plan is None else len(self.plan.baris)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Columns; none below a row."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Texts, and a colour for the state."""
        if not index.isValid() or self.plan is None:
            return None
        row = self.plan.baris[index.row()]
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return words.cells(row, self.plan)[index.column()]
        return words.tint(row) if role == _ROLE.BackgroundRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """The headings."""
        shown = orientation == Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return HEADINGS[section] if shown else None


class MeetingChoice(QWidget):
    """Which meeting each column of the sheet is. `chosen(column, meeting id)`, "" leaves the column out."""

    chosen = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: RencanaHadir | None = None
        self.column = ChoiceInput([], required=True)
        self.meeting = ChoiceInput([], required=True)
        self.column.setMinimumContentsLength(20)
        self.meeting.setMinimumContentsLength(34)
        self.state = looks.Elided("", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._column_label, label = looks.label("Kolom"), looks.label("Rapat")
        for words_, made in ((self._column_label, self.column), (label, self.meeting)):
            words_.setBuddy(made)
            made.setAccessibleName(words_.text())
            line.addWidget(words_)
            line.addWidget(made)
        line.addWidget(self.state, 1)
        self.column.edited.connect(self._show_column)
        self.meeting.edited.connect(self._chosen)

    def show_plan(self, plan: RencanaHadir | None) -> None:
        """Show the columns; the one without a meeting comes first."""
        before = self.column.value()
        self._plan = plan
        columns = plan.kolom if plan is not None else []
        self.column.set_choices([
            (str(one.kolom.kunci), words.column_name(one) + ("" if one.rapat_id else "  (belum)")) for one in columns
        ])  # fmt: skip
        open_one = next((str(one.kolom.kunci) for one in columns if not one.rapat_id and one.calon), None)
        keys = [str(one.kolom.kunci) for one in columns]
        self.column.set_value(before if before in keys else open_one or (keys[0] if keys else None))
        for part in (self.column, self._column_label):
            part.setVisible(len(columns) > 1)
        self._show_column()

    def _show_column(self) -> None:
        columns = self._plan.kolom if self._plan is not None else []
        one = next((k for k in columns if str(k.kolom.kunci) == self.column.value()), None)
        choices = [("", "tidak dipakai"), *(one.calon if one is not None else ())]
        if one is not None and one.rapat_id and one.rapat_id not in dict(choices):
            choices.append((one.rapat_id, one.judul))
        self.meeting.set_choices(choices)
        self.meeting.set_value(one.rapat_id if one is not None else "")
        told = words.column_state(one) if one is not None else ""
        self.state.setText(told if one is not None and one.masalah else "")

    def _chosen(self) -> None:
        if self.column.value() is not None:
            self.chosen.emit(int(str(self.column.value())), str(self.meeting.value() or ""))


class Decision(QWidget):
    """Whom the highlighted row means. `decided(key)`; "" takes the decision back."""

    decided = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ChoiceInput([], required=True)
        self.choice.setMinimumContentsLength(34)
        label = looks.label("Baris ini")
        label.setBuddy(self.choice)
        self.choice.setAccessibleName("Baris ini")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label)
        line.addWidget(self.choice)
        self.choice.edited.connect(lambda: self.decided.emit(str(self.choice.value() or "")))

    def show_row(self, row: BarisRencanaHadir | None, decision: str) -> None:
        """Offer what can be decided about a row."""
        self.choice.setEnabled(row is not None)
        asked = "pilih orangnya…" if row is not None and row.calon and not decision else "seperti dicocokkan"
        people = list(row.calon) if row is not None else []
        choices = [("", asked), *((one.kunci, one.teks) for one in people), (TAMU, "tamu"), (LEWATI, "dilewati")]
        self.choice.set_choices(choices if row is not None else [("", "–")])
        self.choice.set_value(decision if decision in dict(choices) else "")

    def start(self) -> None:
        """The keys go to the choice."""
        if self.choice.isEnabled():
            self.choice.setFocus()
