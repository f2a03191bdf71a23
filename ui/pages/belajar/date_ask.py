"""On which day: a line below a list, gone with Esc."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui import mnemonics
from ui.widgets import looks
from ui.widgets.date_edit import DateInput


class DateAsk(QFrame):
    """`wanted(day)` when a day was given, `left` when not."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, verb: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.words = looks.Elided("", "bold")
        self.day = DateInput()
        self.day.setFixedWidth(looks.chars(self.day, 12))
        self.day.setAccessibleName("Tanggal")
        self.message = looks.label("", "err", wrap=True)
        self.message.hide()
        label = looks.label("Tanggal")
        label.setBuddy(self.day)
        self.yes = looks.button(verb, self._yes, "check", "primary")
        self.no = looks.button("Batal", self.end)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 8, 10, 8)
        line.addWidget(self.words, 2)
        for widget in (label, self.day):
            line.addWidget(widget)
        line.addWidget(self.message, 2)
        line.addWidget(self.yes)
        line.addWidget(self.no)
        self.hide()

    def begin(self, words: str, day: date | None = None) -> None:
        """Ask."""
        self.words.setText(words)
        self.day.set_value(day)
        self.tell("")
        self.show()
        mnemonics.refresh(self)
        self.day.setFocus()
        self.day.selectAll()

    def tell(self, words: str) -> None:
        """What is wrong with the day."""
        self.message.setText(words)
        self.message.setVisible(bool(words))
        looks.mark(self.day, "salah", bool(words))

    def end(self) -> None:
        """Hide; the keys go back to the list."""
        self.hide()
        mnemonics.refresh(self)
        self.left.emit()

    def _yes(self) -> None:
        problem = self.day.problem() or ("" if self.day.value() else "Isi tanggalnya.")
        self.tell(problem)
        if not problem:
            self.wanted.emit(self.day.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter: yes; Esc: no."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._yes()
        else:
            super().keyPressEvent(event)
