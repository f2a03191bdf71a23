"""What a copy of a meeting takes along, and what it leaves behind."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.widgets import looks


class CopyCard(QFrame):
    """Two short lists beside the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.source = looks.label("", "bold", wrap=True)
        self.along = looks.label("", wrap=True)
        left = looks.label("Tanda kehadiran\nPembahasan dan keputusan\nTindak lanjut\nBerkas yang dicetak", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addWidget(looks.label("Disalin dari", "h2"))
        layout.addWidget(self.source)
        layout.addSpacing(8)
        layout.addWidget(looks.label("Ikut disalin", "h2"))
        layout.addWidget(self.along)
        layout.addSpacing(8)
        layout.addWidget(looks.label("Tidak ikut", "h2"))
        layout.addWidget(left)
        layout.addStretch(1)

    def show_source(self, name: str, invited: int, agenda: str) -> None:
        """Tell of the meeting that is copied."""
        points = len(agenda.splitlines())
        self.source.setText(name)
        self.along.setText("\n".join([
            f"{invited} orang yang diundang" if invited else "Belum ada yang diundang",
            f"{points} pokok acara" if points else "Tanpa susunan acara",
            "Jam dan tempat",
        ]))
