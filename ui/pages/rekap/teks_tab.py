"""The words that go with a package, to be read, mended and copied: an SMS, and a longer text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from lkm_desktop.services.paket_pesan import SMS
from ui.widgets import looks
from ui.widgets.inputs import LongInput

#: pixels; the longer text takes what room there is
_TALLEST = 2000
_HINT = "Periksa dan ubah seperlunya. Kalimat bawaannya ada di Pengaturan, Kalimat."


class WordsTab(QWidget):
    """`copy_wanted(text, what)` when a text shall be copied."""

    copy_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.short, self.long = LongInput(4), LongInput(7)
        self.long.setMaximumHeight(_TALLEST)
        self.count = looks.label("", "kecil")
        self.copy_short = looks.button("Salin SMS", self._copy_short, "copy")
        self.copy_long = looks.button("Salin teks WhatsApp", self._copy_long, "copy", "primary")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(_card("SMS", self.short, self.copy_short, self.count), 2)
        line.addWidget(_card("WhatsApp atau surel", self.long, self.copy_long), 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        column.addLayout(line, 1)
        column.addWidget(looks.Elided(_HINT, "kecil"))
        self.short.textChanged.connect(self._counted)

    def show_words(self, short: str, long: str) -> None:
        """Show the texts of a period."""
        self.short.setPlainText(short)
        self.long.setPlainText(long)

    def _counted(self) -> None:
        length = len(self.short.toPlainText())
        parts = max(1, -(-length // SMS))
        self.count.setText(f"{length} huruf, {'satu SMS' if parts == 1 else f'{parts} SMS'}")

    def _copy_short(self) -> None:
        self.copy_wanted.emit(self.short.toPlainText().strip(), "Teks SMS")

    def _copy_long(self) -> None:
        self.copy_wanted.emit(self.long.toPlainText().strip(), "Teks WhatsApp")

    def start(self) -> None:
        """The keys go to the longer text."""
        self.long.setFocus(Qt.FocusReason.TabFocusReason)


def _card(title: str, area: QPlainTextEdit, button: QPushButton, *more: QWidget) -> QWidget:
    frame, layout = looks.card(margin=12)
    label = looks.label(title, "h2")
    label.setBuddy(area)
    area.setAccessibleName(title)
    layout.addWidget(label)
    layout.addWidget(area, 4)
    layout.addLayout(looks.row(button, *more, None))
    layout.addStretch(1 if area.maximumHeight() < _TALLEST else 0)
    return frame
