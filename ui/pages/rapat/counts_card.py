"""The live counts beside the roll: total, L, P, marks, elements, quorum."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.services.roll import Kuorum, Roll
from ui.pages.rapat import words
from ui.widgets import looks

_LINES = (("Laki-laki", "l"), ("Perempuan", "p"), ("Relawan", "relawan"), ("Izin", "izin"),
          ("Sakit", "sakit"), ("Alpa", "alpa"), ("Belum dicatat", "belum"), ("Tamu", "tamu"))


class CountsCard(QScrollArea):
    """Shows numbers; nothing in it can be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("polos")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frame, layout = looks.card(spacing=4)
        self.total = looks.label("0", "angka")
        self.of = looks.label("hadir", "muted")
        layout.addLayout(looks.row(self.total, self.of, None))
        self.attended = looks.label("", "muted", wrap=True)
        layout.addWidget(self.attended)
        grid = QGridLayout()
        grid.setVerticalSpacing(3)
        self.numbers = {key: looks.label("0") for _, key in _LINES}
        for row, (text, key) in enumerate(_LINES):
            grid.addWidget(looks.label(text, "muted"), row, 0)
            grid.addWidget(self.numbers[key], row, 1, Qt.AlignmentFlag.AlignRight)
        self._unknown = (looks.label("L/P belum diisi", "muted"), looks.label("0"))
        grid.addWidget(self._unknown[0], len(_LINES), 0)
        grid.addWidget(self._unknown[1], len(_LINES), 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        layout.addLayout(grid)
        self._rule = looks.line()
        self.quorum_words = looks.label("", "baik", wrap=True)
        self._unsur_title = looks.label("Hadir menurut unsur", "bold")
        self._unsur = looks.label("", "", wrap=True)
        for part in (self._rule, self.quorum_words, self._unsur_title, self._unsur):
            layout.addWidget(part)
        layout.addStretch(1)
        self._frame: QFrame = frame
        self.setWidget(frame)

    def show_roll(self, roll: Roll) -> None:
        """Show the counts of a roll."""
        counts = roll.hitung
        self.total.setText(str(counts.hadir))
        self.total.setAccessibleName(f"{counts.hadir} hadir, {words.attended(roll)}")
        self.attended.setText(words.attended(roll))
        self._unknown[1].setText(str(words.unknown(counts)))
        for part in self._unknown:
            part.setVisible(words.unknown(counts) > 0)
        for text, key in _LINES:
            value = str(getattr(counts, key))
            self.numbers[key].setText(value)
            self.numbers[key].setAccessibleName(f"{text}: {value}")
        self._show_quorum(roll.kuorum)
        self._unsur.setText(words.elements(counts))
        self._unsur_title.setVisible(bool(counts.unsur))
        self._unsur.setVisible(bool(counts.unsur))

    def _show_quorum(self, quorum: Kuorum | None) -> None:
        self._rule.setVisible(quorum is not None)
        self.quorum_words.setVisible(quorum is not None)
        if quorum is None:
            return
        self.quorum_words.setText(quorum.kalimat)
        self.quorum_words.setObjectName("baik" if quorum.tercapai else "awas")
        self.quorum_words.style().unpolish(self.quorum_words)
        self.quorum_words.style().polish(self.quorum_words)


class Column(QWidget):
    """A column of fixed width in characters beside a list."""

    def __init__(self, content: QWidget, characters: int) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)
        self._characters = characters
        self.setFixedWidth(looks.chars(self, characters))

    def changeEvent(self, event: QEvent) -> None:
        """Another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_characters"):
            self.setFixedWidth(looks.chars(self, self._characters))
