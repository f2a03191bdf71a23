"""Who was present, excused and absent, as the minutes will name them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui import theme
from ui.pages.rapat.source import Meeting
from ui.widgets import looks

_GROUPS = (
    ("hadir", "Hadir", ("hadir",)), ("izin", "Izin/sakit", ("izin", "sakit")), ("alpa", "Tanpa kabar", ("alpa",)),
    ("belum", "Belum dicatat", ("",)),
)


class PresentCard(QScrollArea):
    """Names by mark; it fills itself from tab 2."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("polos")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(f"PresentCard:focus {{ border: 2px solid {theme.ACCENT}; border-radius: 8px }}")
        self.setAccessibleName("Yang hadir menurut notulen")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frame, layout = looks.card(spacing=4)
        layout.addWidget(looks.label("Terisi sendiri di notulen", "bold"))
        self.day = looks.label("", "muted", wrap=True)
        self.quorum = looks.label("", "muted", wrap=True)
        layout.addWidget(self.day)
        layout.addWidget(self.quorum)
        self.titles = {key: looks.label(title, "bold") for key, title, _ in _GROUPS}
        self.names = {key: looks.label("", "", wrap=True) for key, _, _ in _GROUPS}
        for key, _, _ in _GROUPS:
            layout.addWidget(self.titles[key])
            layout.addWidget(self.names[key])
        layout.addStretch(1)
        self.setWidget(frame)

    def show_meeting(self, meeting: Meeting, day_words: str) -> None:
        """Show the names of a meeting; `day_words` is its day in words."""
        self.day.setText(day_words)
        quorum = meeting.roll.kuorum
        self.quorum.setText(quorum.kalimat if quorum else "")
        self.quorum.setVisible(quorum is not None)
        counts = meeting.roll.hitung
        for key, title, marks in _GROUPS:
            found = [row.nama for row in meeting.roll.rows if row.status in marks and not meeting.counts_only]
            if key == "hadir" and meeting.counts_only:
                found = [f"Laki-laki {counts.l}, perempuan {counts.p}"]
            number = counts.hadir if key == "hadir" else len(found)
            self.titles[key].setText(f"{title} ({number})")
            self.names[key].setText("\n".join(found))
            for label in (self.titles[key], self.names[key]):
                label.setVisible(bool(found) or (key == "hadir" and label is self.titles[key]))
