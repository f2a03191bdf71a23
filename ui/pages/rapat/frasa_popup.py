"""Completion while typing: a small list below the cursor that never takes the keys away from the field."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QPlainTextEdit

from ui import theme

_MOST_WIDE = 520


class PhrasePopup(QListWidget):
    """Laid over the window below a field's cursor. `taken(phrase, typed characters that it replaces)` on a click."""

    taken = Signal(str, int)

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._window = edit.window()
        super().__init__(self._window)
        self._edit = edit
        edit.destroyed.connect(self.deleteLater)
        self._found: list[tuple[str, int]] = []
        self.moved = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAccessibleName("Frasa untuk melengkapi ketikan")
        self.setStyleSheet(f"PhrasePopup {{ background: {theme.BASE}; border: 1px solid {theme.ACCENT} }}")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setToolTip("Tab memilih yang disorot, ↑/↓ lalu Enter memilih yang lain, Esc menutup")
        self.itemClicked.connect(self._clicked)
        self.hide()

    def offer(self, found: list[tuple[str, int]]) -> None:
        """Show these, the first highlighted; hide when there are none."""
        self._found, self.moved = found, False
        self.clear()
        if not found:
            self.hide()
            return
        self.addItems([phrase for phrase, _ in found])
        self.setCurrentRow(0)
        widest = max(self.fontMetrics().horizontalAdvance(phrase) for phrase, _ in found)
        height = sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * self.frameWidth() + 2
        window = self._window
        width = min(widest + 24, _MOST_WIDE, window.width())
        cursor = self._edit.cursorRect()
        below = self._edit.viewport().mapTo(window, cursor.bottomLeft() + QPoint(0, 2))
        above = self._edit.viewport().mapTo(window, cursor.topLeft()).y() - height - 2
        top = below.y() if below.y() + height <= window.height() else max(above, 0)
        self.setGeometry(min(below.x(), window.width() - width), top, width, height)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Another line."""
        self.moved = True
        self.setCurrentRow((self.currentRow() + by) % max(self.count(), 1))

    def current(self) -> tuple[str, int]:
        """The highlighted phrase, and how many typed characters it replaces."""
        return self._found[max(self.currentRow(), 0)]

    def _clicked(self) -> None:
        self.taken.emit(*self.current())
