"""What the page of forms is built of: the form and its period above, the sheet at the left, cards at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.context import Context
from ui.page import Page
from ui.pages.formulir_korkot.cell_panel import CellPanel, Worth
from ui.pages.formulir_korkot.offer_panel import MovedPanel, OfferPanel
from ui.pages.formulir_korkot.sheet import SheetView
from ui.pages.formulir_korkot.source import ENDINGS, FILTER
from ui.pages.rekap.period_bar import PeriodBar
from ui.widgets import looks
from ui.widgets.drop_area import DropArea
from ui.widgets.inputs import ChoiceInput

EMPTY = ("Ambil sekali formulir Excel dari korkot, tunjuk sel-selnya, lalu tiap bulan formulir itu terisi dengan satu "
         "tombol. Tata letak, rumus, gambar, dan makronya tetap.")
_SIDE = 46  # characters of the cards at the right


class SheetTabs(QTabBar):
    """The sheets of the form by their names, as Excel shows them."""

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName("Lembar formulir")

    def _names(self) -> list[str]:
        return [self.tabText(n).replace("&&", "&") for n in range(self.count())]

    def show_names(self, names: Sequence[str]) -> None:
        """Show these sheets; the same ones again keep the one in front."""
        if list(names) == self._names():
            return
        while self.count():
            self.removeTab(0)
        for name in names:
            self.addTab(name.replace("&", "&&"))

    def name(self) -> str:
        """The sheet in front, "" for none."""
        names, place = self._names(), self.currentIndex()
        return names[place] if 0 <= place < len(names) else ""

    def go_to(self, name: str) -> bool:
        """Bring a sheet to the front; whether there is one of that name."""
        names = self._names()
        if name in names:
            self.setCurrentIndex(names.index(name))
        return name in names


class FormFrame(Page):
    """The parts and where they stand; the page fills them."""

    def __init__(self, ctx: Context, worth: Worth) -> None:
        """worth: gives a figure of the chosen period in words."""
        super().__init__(ctx)
        self.forms = ChoiceInput([], required=True)
        self.forms.setMinimumContentsLength(18)
        self.forms.setAccessibleName("Formulir")
        self.period = PeriodBar()
        self.tabs, self.view = SheetTabs(), SheetView()
        self.cell, self.offers, self.moved = CellPanel(worth), OfferPanel(), MovedPanel()
        self.side = QStackedWidget()
        for made in (self.cell, self.offers, self.moved):
            self.side.addWidget(made)
        self.drop = DropArea(EMPTY, "Ambil formulir…", FILTER, ENDINGS)
        self.summary = looks.Elided("", "kecil")
        self.line, self.main = QWidget(), QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        label = looks.label("Formulir")
        label.setBuddy(self.forms)
        line = looks.row(label, self.forms)
        line.addWidget(self.period, 1)
        self.line.setLayout(line)
        period = self.period.layout()
        if period is not None:
            period.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.tabs)
        left.addWidget(self.view, 1)
        left.addWidget(self.summary)
        row = QHBoxLayout(self.main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        self.side.setFixedWidth(looks.chars(self.side, _SIDE))
        self.body.addWidget(self.line)
        self.body.addWidget(self.main, 1)
        self.body.addWidget(self.drop, 1)
