"""The left side of the preview page: the paper on its grey ground, and the line that zooms it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.widgets import looks
from ui.widgets.paper_view import FIT_PAGE, FIT_WIDTH, PaperView

#: where the chosen fit is remembered
MEMORY = "cetak/pas"
#: pixels between the buttons above, and of the page's margins with the room before the buttons
_GAP, _MARGINS = 8, 48


class PaperPage(Page):
    """A page that shows a PDF; `set_beside` puts what belongs to it at the right."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._shortened: list[QPushButton] = []
        self.view = PaperView()
        self.view.fit = FIT_WIDTH if ctx.memory.text(MEMORY) == FIT_WIDTH else FIT_PAGE
        self.view.zoomed.connect(self._zoomed)
        self.view.paged.connect(self._paged)

    def shorten(self, button: QPushButton, short: str) -> None:
        """A button that says less while its words would cut the title; it keeps its Alt letter."""
        button.setProperty("panjang", button.text())
        button.setProperty("pendek", short)
        name = mnemonics.without_key(button.text())
        button.setAccessibleName(name)
        button.setToolTip(name)
        self._shortened.append(button)

    def fit_title(self) -> None:
        """Show the title whole: if need be with fewer words on the buttons beside it, then in smaller letters."""
        self._say_on_buttons("panjang")
        self._write_title("h1")
        if self._missing() > 0:
            self._say_on_buttons("pendek")
        if self._missing() > 0:
            self._write_title("h2")

    def _missing(self) -> int:
        """How many pixels the title lacks."""
        wanted = self.heading.fontMetrics().horizontalAdvance(self.heading.full())
        taken = sum(made.sizeHint().width() + _GAP for made in self.buttons() if not made.isHidden())
        return wanted + taken + _MARGINS - self.width()

    def _write_title(self, kind: str) -> None:
        if self.heading.objectName() != kind:
            self.heading.setObjectName(kind)
            self.heading.style().unpolish(self.heading)
            self.heading.style().polish(self.heading)
            self.heading.setText(self.heading.full())

    def _say_on_buttons(self, which: str) -> None:
        for button in self._shortened:
            words = str(button.property(which))
            button.setText(words)
            if not words:
                button.setShortcut(QKeySequence(f"Alt+{mnemonics.letter(str(button.property('panjang')))}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title and the buttons share a line."""
        super().resizeEvent(event)
        self.fit_title()

    def set_beside(self, side: QWidget) -> None:
        """Lay the page out: paper left, that widget right."""
        row = QHBoxLayout()
        row.setSpacing(10)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.view, 1)
        left.addLayout(self._zoom_row())
        row.addLayout(left, 1)
        row.addWidget(side)
        self.body.addLayout(row, 1)

    def _zoom_row(self) -> QHBoxLayout:
        self.fit_page = looks.button("Satu &halaman", self._fit_page)
        self.fit_width = looks.button("Selebar la&yar", self._fit_width)
        self.percent = looks.label("100 %", "muted")
        self.percent.setMinimumWidth(46)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        smaller = looks.tool("zoom-out", "Perkecil", self.view.zoom_out)
        larger = looks.tool("zoom-in", "Perbesar", self.view.zoom_in)
        self.place_label = looks.label("", "muted")
        fits = (self.fit_page, self.fit_width)
        return looks.row(self.place_label, None, *fits, smaller, self.percent, larger, spacing=6)

    def _fit_page(self) -> None:
        self._fit(FIT_PAGE)

    def _fit_width(self) -> None:
        self._fit(FIT_WIDTH)

    def _fit(self, fit: str) -> None:
        self.view.set_fit(fit)
        self.ctx.memory.put(MEMORY, fit)

    def _zoomed(self, percent: int) -> None:
        self.percent.setText(f"{percent} %")

    def _paged(self, number: int) -> None:
        total = self.view.pages()
        self.place_label.setText(f"Halaman {number} dari {total}" if total else "")
