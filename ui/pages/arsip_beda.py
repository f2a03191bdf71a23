"""Differences between a paper as it left and as it would be today, one under the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop.services.naskah import Beda
from ui.widgets import looks

#: more are counted, not shown
MOST = 60
NOTHING = "(tidak ada)"


class Differences(QWidget):
    """A list of "dulu / sekarang"; empty says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(8)
        self.heading = looks.label("", "bold", wrap=True)
        self._column.addWidget(self.heading)
        self._shown: list[QWidget] = []
        self._column.addStretch(1)

    def show_differences(self, found: Sequence[Beda], nothing: str = "Data sekarang sama dengan berkas ini.") -> None:
        """Show them; `nothing` is said when there are none."""
        for widget in self._shown:
            self._column.removeWidget(widget)
            widget.deleteLater()
        self._shown = [self._card(number, one) for number, one in enumerate(found[:MOST], 1)]
        for place, widget in enumerate(self._shown, 1):
            self._column.insertWidget(place, widget)
        self.heading.setText(sentence(len(found)) if found else nothing)
        if len(found) > MOST:
            self.heading.setText(f"{sentence(len(found))} Yang tampak {MOST} yang pertama.")

    def _card(self, number: int, one: Beda) -> QWidget:
        frame, column = looks.card(margin=8, spacing=2)
        for words, text, kind in (("Dulu", one.lama, "muted"), ("Sekarang", one.baru, "")):
            column.addWidget(looks.label(f"{number}. {words}" if kind else words, "kecil"))
            column.addWidget(looks.label(text or NOTHING, kind, wrap=True))
        frame.setAccessibleName(f"Beda {number}: dulu {one.lama or NOTHING}, sekarang {one.baru or NOTHING}")
        return frame

    def texts(self) -> list[str]:
        """What is shown, for a screen reader's summary and tests."""
        return [widget.accessibleName() for widget in self._shown]


def sentence(count: int) -> str:
    """ "Data sekarang berbeda di 2 tempat."."""
    return f"Data sekarang berbeda di {count} tempat."
