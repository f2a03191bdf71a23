"""Tab "Buku dan arsip": a card for every plain book of the office, made from the registers, and the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.domain import REGISTERS
from lkm_desktop.fields import Register
from lkm_desktop.services import dokumen, registers
from lkm_desktop.services.registers import Query
from ui.pages import BY_KEY
from ui.widgets import looks

if TYPE_CHECKING:
    from ui.page import Page

COLUMNS = 3
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: COLUMNS, Qt.Key.Key_Up: -COLUMNS}


def books() -> list[Register]:
    """Registers that are not about people, as far as they have a page."""
    return [register for key, register in REGISTERS.items() if not register.personal and key in BY_KEY]


class BooksTab(QScrollArea):
    """Cards with the number of rows."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.ctx = page, page.ctx
        self.setObjectName("polos")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("polos")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 10, 4, 4)
        grid = QGridLayout()
        grid.setSpacing(10)
        self.buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, looks.Elided] = {}
        places = [(r.key, r.title_for(self.ctx.office.istilah)) for r in books()] + [("arsip", "Arsip cetakan")]
        for number, (key, title) in enumerate(places):
            grid.addWidget(self._card(key, title), number // COLUMNS, number % COLUMNS)
        for number in range(COLUMNS):
            grid.setColumnStretch(number, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    def _card(self, key: str, title: str) -> QWidget:
        frame, column = looks.card(margin=12, spacing=6)
        column.addWidget(looks.Elided(title, "h2"))
        self._counts[key] = looks.Elided("", "muted")
        column.addWidget(self._counts[key])
        made = looks.button("Buka", self._open, "archive" if key == "arsip" else "file-text")
        made.setAccessibleName(f"Buka {title}")
        made.setProperty("buku", key)
        made.setProperty("tanpa_huruf", True)  # ten times the same word; arrows lead from card to card
        made.installEventFilter(self)
        self.buttons[key] = made
        column.addLayout(looks.row(made, None))
        return frame

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go to the neighbouring card."""
        buttons = list(self.buttons.values())
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or watched not in buttons:
            return False
        step = _STEPS.get(Qt.Key(event.key()), 0)
        place = buttons.index(watched) + step
        if not step or not 0 <= place < len(buttons):
            return bool(step)
        buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(buttons[place])
        return True

    def read(self) -> None:
        """Count the rows."""
        with self.ctx.read() as s:
            for register in books():
                count = registers.count(s, register, Query())
                words = f"{fmt.ribuan(count)} {register.noun}" if count else f"belum ada {register.noun}"
                self._counts[register.key].setText(words)
            printed = len(dokumen.arsip(s, limit=10_000))
        self._counts["arsip"].setText(f"{fmt.ribuan(printed)} cetakan" if printed else "belum ada cetakan")
        self.page.counts.setText(f"{len(self.buttons)} buku")

    def start(self) -> None:
        """The first card."""
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.ctx.go(str(sender.property("buku")))
