"""One sentence above the content, with at most two actions: information, success, warning or error."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import icons, mnemonics, theme
from ui.widgets import looks
from ui.widgets.press import PushButton

Action = tuple[str, Callable[[], object]]

_KINDS = {
    "info": ("info", theme.INFO, "Keterangan"),
    "ok": ("circle-check", theme.OK, "Berhasil"),
    "warn": ("triangle-alert", theme.WARN, "Perhatian"),
    "error": ("circle-alert", theme.ERROR, "Belum berhasil"),
}


class MessageBar(QFrame):
    """Hidden until `say`; never a pop-up. `closed` tells that the user put it away."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pesan")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.kind = ""
        self._icon = looks.picture("info", theme.INFO, 18)
        self._text = looks.label(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = (PushButton(), PushButton())
        self._slots: list[Callable[[], object]] = []
        self._close = looks.tool("x", "Tutup pesan", self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 5, 6, 5)
        layout.setSpacing(8)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._text, 1)
        for number, made in enumerate(self._buttons):
            made.setAutoDefault(False)
            made.clicked.connect(self._first if number == 0 else self._second)
            layout.addWidget(made)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says; empty while hidden."""
        return self._text.text() if not self.isHidden() else ""

    def say(self, kind: str, text: str, *actions: Action, closable: bool = True) -> None:
        """Show a sentence. kind: "info", "ok", "warn" or "error"; actions are (verb, bound method), at most two."""
        icon, colour, word = _KINDS[kind]
        self.kind = kind
        self._icon.setPixmap(icons.pixmap(icon, colour, 18))
        self._icon.setAccessibleName(word)
        self._text.setText(text)
        self.setAccessibleName(f"{word}: {text}")
        self._slots = [slot for _, slot in actions[:2]]
        for number, made in enumerate(self._buttons):
            made.setVisible(number < len(actions))
            made.setText(actions[number][0] if number < len(actions) else "")
        self._close.setVisible(closable)
        looks.mark(self, "jenis", kind)
        self.show()
        mnemonics.refresh(self)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Hide the bar without telling anyone."""
        self._slots = []
        self.hide()

    def dismiss(self) -> None:
        """The user closes the bar."""
        self.clear()
        self.closed.emit()

    def buttons(self) -> list[QPushButton]:
        """The action buttons now offered."""
        return [made for made in self._buttons if not made.isHidden()]

    def _first(self) -> None:
        self._act(0)

    def _second(self) -> None:
        self._act(1)

    def _act(self, number: int) -> None:
        if number < len(self._slots):
            slot = self._slots[number]
            self.clear()
            slot()
