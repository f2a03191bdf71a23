"""Buttons that Enter presses as Space does: every button of the pages is one of these."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton

from ui import mnemonics

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def is_enter(event: QKeyEvent) -> bool:
    """Whether this key is Enter alone, pressed once and not held down."""
    return event.key() in _ENTER and event.modifiers() in _PLAIN and not event.isAutoRepeat()


class PushButton(QPushButton):
    """A push button; with a menu Enter opens the menu. Other words keep the Alt letter that was given, if they have
    it."""

    def setText(self, text: str) -> None:
        """Set the words."""
        super().setText(mnemonics.kept(self, text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses."""
        if not is_enter(event):
            super().keyPressEvent(event)
        elif self.menu() is not None:
            self.showMenu()
        else:
            self.click()


class ToolButton(QToolButton):
    """A button of an icon alone; with a menu Enter opens the menu."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses."""
        if not is_enter(event):
            super().keyPressEvent(event)
        elif self.menu() is not None:
            self.showMenu()
        else:
            self.click()
