"""What the office's rules remark about a list: one sentence, and on demand all of them with their source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lkm_desktop.services.aturan import Temuan
from ui import theme
from ui.widgets import looks
from ui.widgets.message_bar import MessageBar

#: our own number of a rule, which says nothing to its reader
_CODE = re.compile(r"^BR\d+: ")


class Findings(QWidget):
    """Hidden while there is nothing to say, or after its user put these very findings away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = MessageBar()
        self.bar.closed.connect(self._put_away)
        self._away: tuple[Temuan, ...] = ()
        self._found: tuple[Temuan, ...] = ()
        self.details = QFrame()
        self.details.setObjectName("card")
        self._lines = QVBoxLayout(self.details)
        self._lines.setContentsMargins(12, 8, 12, 8)
        self._lines.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.bar)
        layout.addWidget(self.details)
        self.hide()

    def show_findings(self, found: Sequence[Temuan]) -> None:
        """Show these; the same ones that were put away stay away."""
        now = tuple(found)
        if now == self._found and not self.isHidden():
            return
        self._found = now
        self._clear()
        self.setVisible(bool(now) and now != self._away)
        if self.isHidden():
            return
        level = "warn" if any(item.level != "info" for item in now) else "info"
        text = now[0].kalimat if len(now) == 1 else f"{len(now)} hal perlu diperhatikan: {now[0].kalimat}"
        self.bar.say(level, text, ("Lihat dasarnya" if len(now) == 1 else "Lihat semua", self._open))
        for item in now:
            icon = looks.picture("info", theme.INFO, 16) if item.level == "info" else looks.picture(
                "triangle-alert", theme.WARN, 16)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(looks.label(item.kalimat, wrap=True))
            words.addWidget(looks.label(f"Dasar: {without_code(item.sumber)}", "kecil", wrap=True))
            line = looks.row(icon)
            line.addLayout(words, 1)
            self._lines.addLayout(line)

    def _clear(self) -> None:
        self.details.hide()
        old, self.details = self.details, QFrame()
        self.details.setObjectName("card")
        self._lines = QVBoxLayout(self.details)
        self._lines.setContentsMargins(12, 8, 12, 8)
        self._lines.setSpacing(6)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(old, self.details)
        self.details.hide()
        old.deleteLater()

    def _open(self) -> None:
        text = f"{len(self._found)} hal perlu diperhatikan."
        self.bar.say("warn", text, ("Ringkas", self._fold))
        self.details.show()

    def _fold(self) -> None:
        found, self._found = self._found, ()
        self.show_findings(found)

    def _put_away(self) -> None:
        self._away = self._found
        self.hide()


def without_code(source: str) -> str:
    """Where a rule comes from, without our own number for it ("BR3: tata tertib ...")."""
    return _CODE.sub("", source)
