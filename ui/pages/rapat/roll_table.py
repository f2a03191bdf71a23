"""The roll with its keys: Spasi hadir, I izin, S sakit, A alpa, J times, Del empties; digits go to the entry box."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from lkm_desktop.services.roll import Baris
from ui.pages.rapat.roll_model import KETERANGAN, ROLL, RollModel
from ui.pages.rapat.table import Table, Tinted

TOGGLE = "ganti"
KEYS = {
    Qt.Key.Key_Space: TOGGLE, Qt.Key.Key_H: "hadir", Qt.Key.Key_I: "izin", Qt.Key.Key_S: "sakit", Qt.Key.Key_A: "alpa",
    Qt.Key.Key_Backspace: "", Qt.Key.Key_Delete: "",
}
HINT = "Spasi hadir  ·  I izin  ·  S sakit  ·  A alpa  ·  Del kosongkan  ·  F2 keterangan  ·  J jam  ·  Ctrl+Z urungkan"
#: of the line where the sheet is typed
GUEST_HINT = "Tamu: nama lalu L atau P, misalnya Pak Camat L"


class RollTable(Table):
    """`marked(status)` asks to mark rows ("ganti" toggles hadir, "" empties); `typed(text)` is for the box;
    `times_wanted` asks for the times of the current row."""

    marked = Signal(str)
    typed = Signal(str)
    times_wanted = Signal()

    def __init__(self) -> None:
        self.roll = RollModel(ROLL)
        super().__init__("Daftar hadir", self.roll)
        self.set_widths([width for _, width in ROLL])
        self.setItemDelegateForColumn(self.roll.place(KETERANGAN), _Remark(self))
        self.setAccessibleDescription(HINT)

    def show_people(self, people: list[Baris]) -> None:
        """Show rows; the highlighted person stays highlighted."""
        row = self.currentIndex().row()
        current = self.roll.people[row].id if 0 <= row < len(self.roll.people) else None
        self.roll.show(people)
        place = self.roll.row_of(current)
        if place >= 0 and self.currentIndex().row() != place:
            self.go_to(place)

    def chosen(self) -> list[Baris]:
        """The selected people."""
        return [self.roll.people[row] for row in self.rows() if row < len(self.roll.people)]

    def show_recent(self, ids: set[str]) -> None:
        """Tint the rows that were just marked and scroll to the first of them."""
        self.roll.recent = ids
        self.viewport().update()
        first = next((n for n, row in enumerate(self.roll.people) if row.id in ids), -1)
        if first >= 0:
            self.scrollTo(self.roll.index(first, 0))

    def keep_in_sight(self) -> None:
        """The highlighted row stays in sight."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A card beside the table made it narrower or lower."""
        super().resizeEvent(event)
        self.keep_in_sight()

    def edit_remark(self) -> None:
        """F2: write the remark of the current row."""
        row = self.currentIndex().row()
        if row >= 0:
            index = self.roll.index(row, self.roll.place(KETERANGAN))
            self.setCurrentIndex(index)
            self.edit(index)

    def keyboardSearch(self, search: str) -> None:
        """Letters are marks here, they search nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Marks by one key; arrow up in the first row and digits go to the entry box."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        plain = plain and self.state() != RollTable.State.EditingState
        key = Qt.Key(event.key())
        if plain and key in KEYS:
            self.marked.emit(KEYS[key])
        elif plain and key == Qt.Key.Key_J:
            self.times_wanted.emit()
        elif plain and event.text().isdigit():
            self.typed.emit(event.text())
        elif plain and key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.typed.emit("")
        else:
            super().keyPressEvent(event)


class _Remark(Tinted):
    """A line edit with a name for screen readers."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """The editor of one remark."""
        edit = QLineEdit(parent)
        edit.setAccessibleName("Keterangan")
        edit.setMaxLength(200)
        edit.setStyleSheet("padding: 0 3px; border-radius: 0; min-height: 0")
        return edit
