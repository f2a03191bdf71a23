"""No siklus yet: what one is, and the button that begins it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets import looks

_WORDS = (
    "Siklus adalah urutan tahap perencanaan bersama warga: dari rembug kesiapan masyarakat, refleksi kemiskinan, dan\n"
    "pemetaan swadaya sampai rencana, pelaksanaan, dan pertanggungjawaban.\n\n"
    "Pilih bentuk yang sesuai dengan programnya dan tanggal mulainya; tahap, kegiatan, dan syaratnya langsung\n"
    "tersusun dan boleh diubah. Program lalu menghitung sendiri sampai di mana tahapnya dan apa yang masih kurang."
)


class EmptySiklus(QWidget):
    """One sentence or two and one button."""

    def __init__(self, begin: Callable[[], object]) -> None:
        super().__init__()
        text = looks.label(_WORDS, "muted")
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.button = looks.button("Mulai siklus", begin, "plus", "primary")
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(1)
        layout.addWidget(looks.picture("siklus", theme.ACCENT, 44), 0, centre)
        layout.addWidget(text, 0, centre)
        layout.addWidget(self.button, 0, centre)
        layout.addStretch(2)
