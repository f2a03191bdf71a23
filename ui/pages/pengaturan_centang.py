"""Several words to tick, in as many lines as they need; the value is one code a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ui.widgets import looks
from ui.widgets.flow import Flow


class Ticks(QWidget):
    """`edited` when something is ticked."""

    edited = Signal()

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        layout.addWidget(looks.label(title, "bold"))
        line = Flow()
        for code, words in choices:
            box = QCheckBox(words)
            box.setAccessibleName(f"{title}: {words}")
            box.clicked.connect(self.edited)
            self.boxes[code] = box
            line.addWidget(box)
        layout.addLayout(line)

    def set_value(self, text: object) -> None:
        """Tick the codes of a text, one a line."""
        ticked = set(str(text or "").split())
        for code, box in self.boxes.items():
            box.setChecked(code in ticked)

    def value(self) -> str:
        """The ticked codes, one a line."""
        return "\n".join(code for code, box in self.boxes.items() if box.isChecked())
