"""A search line: tells its text 150 ms after the last key, Esc clears it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import icons

DELAY_MS = 150


class SearchBox(QLineEdit):
    """`searched(text)` comes once per pause; `left_down` when the arrow key asks for the list below."""

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.setMaxLength(100)
        self._glass = QAction(icons.icon("search"), "", self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.tell_now)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self.tell_now)

    def begin_with(self, text: str) -> None:
        """Show a text whose hits the caller shows itself: nothing is told, and the next other text is."""
        self.setText(text)
        self._timer.stop()
        self._told = text

    def tell_now(self) -> None:
        """Tell the text without waiting, if it is not the one told last."""
        self._timer.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)

    def _wait(self) -> None:
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, arrow down goes to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.tell_now()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.tell_now()
            self.left_down.emit()
            return
        super().keyPressEvent(event)
