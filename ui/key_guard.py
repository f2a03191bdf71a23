"""Keys that must do the same in every field of the program: Ctrl+Z undoes typing only, Ctrl+E exports, Alt and a letter
types nothing.

The letter of a button that is greyed out reaches the field with the keys as if it were typed; a field that has no
typing to take back would let Ctrl+Z through to the whole office. Neither may happen anywhere, so one filter stands
before whichever widget has the keys.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

_Standard = QKeySequence.StandardKey


class KeyGuard(QObject):
    """Follows the keyboard focus of the program.

    A widget around the field may have `take_back() -> bool`: it is asked to undo what was done with the field's own
    part of the page (a part removed, a line entered) once the field itself has no typing left to undo.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._moved)

    def _moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and isValid(old):
            old.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back what must not reach the field, or must not pass it."""
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._override(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if types_a_letter(event) and (is_text(watched) or isinstance(watched, QAbstractItemView)):
            return True
        return event.matches(_Standard.Undo) and is_text(watched) and not can_undo(watched) and _undone(watched)

    def _override(self, field: QWidget, event: QKeyEvent) -> bool:
        if is_text(field) and (event.matches(_Standard.Undo) or event.matches(_Standard.Redo)):
            event.accept()
            return True
        if event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # some systems go to the end of the line with it; here it exports, also from a search box
            return True
        return False


def types_a_letter(event: QKeyEvent) -> bool:
    """Whether this is Alt and a letter that no button took. AltGr, which types letters, is Ctrl and Alt."""
    held = event.modifiers()
    alone = bool(held & Qt.KeyboardModifier.AltModifier) and not held & Qt.KeyboardModifier.ControlModifier
    return alone and event.text().isprintable() and bool(event.text().strip())


def is_text(widget: QWidget) -> bool:
    """Whether keys typed here become text."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox)


def can_undo(field: QWidget) -> bool:
    """Whether there is typing to take back in a field."""
    if isinstance(field, QComboBox | QAbstractSpinBox):
        line = field.lineEdit()
        return line is not None and line.isUndoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return not field.isReadOnly() and field.document().isUndoAvailable()
    return isinstance(field, QLineEdit) and field.isUndoAvailable()


def _undone(field: QWidget) -> bool:
    """Ask the parts of the page around a field, the nearest first; true: the key is used up in any case."""
    around = field.parentWidget()
    while around is not None:
        take_back = getattr(around, "take_back", None)
        if callable(take_back) and take_back():
            return True
        around = around.parentWidget()
    return True
