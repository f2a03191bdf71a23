"""What the list of meetings shows while there is none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets import looks


class NoMeetings(QWidget):
    """No meeting yet: one sentence and the button that ends it."""

    def __init__(self, start: Callable[[], None]) -> None:
        super().__init__()
        words = looks.label(
            "Belum ada rapat. Buat rapat pertama: undang orangnya,\n"
            "cetak daftar hadirnya, lalu catat siapa yang datang.", "muted",
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(1)
        layout.addWidget(looks.picture("calendar-plus", theme.ACCENT, 44), 0, centre)
        layout.addWidget(words, 0, centre)
        layout.addWidget(looks.button("Buat rapat pertama", start, "plus"), 0, centre)
        layout.addStretch(2)
