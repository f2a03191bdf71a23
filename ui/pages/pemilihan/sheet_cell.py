"""The editor of one cell of a sheet: it keeps the mark's way of Excel, and completes people in columns of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyleOptionViewItem, QWidget

from ui import theme
from ui.pages.pemilihan.name_input import NameInput
from ui.pages.pemilihan.sheet_model import ANGKA, NAMA, SheetModel
from ui.pages.rapat.table import Tinted
from ui.widgets.person_picker import Search

if TYPE_CHECKING:
    from ui.pages.pemilihan.sheet import Sheet

Index = QModelIndex | QPersistentModelIndex
_STEPS = {
    Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 2, Qt.Key.Key_Up: -2, Qt.Key.Key_Tab: 3,
    Qt.Key.Key_Backtab: -3,
}
#: what a person of the register fills in beside the name: columns of the sheet by what is known
_KNOWN = ("jk", "rt", "rw")
_STYLE = "padding: 0 3px; border-radius: 0; min-height: 0"
_NO_HINT = QAbstractItemDelegate.EndEditHint.NoHint
_REVERT = QAbstractItemDelegate.EndEditHint.RevertModelCache


class Cell(Tinted):
    """`left(step)` when a cell was ended by Enter (1), arrows (2, -2) or Tab (3, -3)."""

    left = Signal(int)

    def __init__(self, table: Sheet, search: Search | None) -> None:
        super().__init__(table)
        self._table = table
        self._search = search
        self._editor: QLineEdit | None = None
        self._filled = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell with the mark has a frame, as in Excel."""
        super().paint(painter, option, index)
        if index == self._table.currentIndex() and self._table.hasFocus():
            painter.save()
            painter.setPen(QPen(QColor(theme.ACCENT), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line for the cell; its letters are followed at once."""
        model = self._table.sheet
        column = model.columns[index.column()]
        line: QLineEdit = NameInput(self._search, parent) if column.kind == NAMA and self._search else QLineEdit(parent)
        if column.kind == ANGKA:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setPlaceholderText("")
        line.setAccessibleName(f"{column.name or column.title}, baris {index.row() + 1}")
        line.setMaxLength(200)
        line.setStyleSheet(_STYLE)
        line.textEdited.connect(self._typed)
        self._editor, self._filled = line, False
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Only once: what is typed is never replaced by what it changed elsewhere."""
        if not self._filled and isinstance(editor, QLineEdit):
            self._filled = True
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """The text; a chosen person brings what is known about them."""
        self._filled = True
        if not isinstance(model, SheetModel) or not isinstance(editor, QLineEdit):
            return
        at = model.index(index.row(), index.column())
        column = model.columns[index.column()]
        if not isinstance(editor, NameInput):
            model.setData(at, editor.text())
            return
        old = model.rows[index.row()]
        name = editor.name()
        if name == (old.get(column.key) or ""):
            model.setData(at, name)
            return
        person = editor.person()
        given: dict[str, str | None] = {column.key: person.nama if person else name, "orang_id": None}
        if person is not None:
            given["orang_id"] = person.id
            given |= {key: getattr(person, key) or "" for key in _KNOWN}
        model.setData(at, given)

    def _typed(self, text: str) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            self._table.sheet.type_live(index.row(), self._table.sheet.columns[index.column()].key, text)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The cell is closed; text that was given up counts no more."""
        if editor is self._editor:
            self._editor = None
        model = self._table.sheet
        if model.live is not None:
            model.live = None
            model.typed.emit()
        super().destroyEditor(editor, index)

    def finish(self, step: int = 0) -> None:
        """Take the text of the open cell and close it."""
        editor = self._editor
        if editor is None:
            return
        self._editor = None
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, _NO_HINT)
        if step:
            self.left.emit(step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab, and arrows up and down end a cell; Esc gives it up."""
        if watched is self._editor and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._completing():
                return False
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier in _held(step):
                self.finish(step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closeEditor.emit(self._editor, _REVERT)
                return True
            return False
        return super().eventFilter(watched, event)

    def _completing(self) -> bool:
        editor = self._editor
        completer = editor.completer() if editor is not None else None
        popup = completer.popup() if completer is not None else None
        return popup is not None and popup.isVisible()


def _held(step: int) -> tuple[Qt.KeyboardModifier, ...]:
    """Which keys may be held: Shift belongs to Backtab."""
    shift, none = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
    return (shift, none) if step == -3 else (none,)
