"""Tab "Tren": one figure over the months of a year, of the city, a kecamatan or one kelurahan."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop.format import BULAN
from lkm_desktop.kota.tren import Tren
from lkm_desktop.services.bagan import Bagan, Seri
from ui.pages.korkot.desk import View
from ui.pages.korkot.grid import Grid, number
from ui.pages.korkot.tabs import named
from ui.pages.rapat.table import Width
from ui.widgets import looks
from ui.widgets.bagan import BaganView
from ui.widgets.inputs import ChoiceInput

CITY = ""


class TrendTab(QWidget):
    """`wanted` when another year or place shall be read."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.trend: Tren | None = None
        self.year = ChoiceInput([], required=True)
        self.place = ChoiceInput([(CITY, "Seluruh kota")], required=True)
        self.place.setMinimumContentsLength(22)
        self.figure = ChoiceInput([], required=True)
        self.figure.setMinimumContentsLength(28)
        self.chart = BaganView()
        self.table = Grid("Angka per bulan")
        self.words = looks.label("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addLayout(looks.row(named("Tahun", self.year), self.year, named("Tempat", self.place), self.place,
                                   named("Angka", self.figure), self.figure, None))  # fmt: skip
        column.addWidget(self.chart)
        column.addWidget(self.table, 1)
        column.addWidget(self.words)
        self.year.edited.connect(self.wanted)
        self.place.edited.connect(self.wanted)
        self.figure.edited.connect(self._draw)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)

    def show_view(self, view: View) -> None:
        """Years and places follow the collection."""
        self.year.set_choices([(year, str(year)) for year in view.tahun])
        rows = view.papan.baris if view.papan else ()
        places = [(f"kec:{name}", f"Kecamatan {name}") for name in view.kecamatan]
        places += [(f"kel:{one.tempat.id}", one.tempat.nama) for one in rows]
        self.place.set_choices([(CITY, "Seluruh kota"), *places])

    def asked(self) -> tuple[int, str, str] | None:
        """Year, kecamatan and kelurahan that are chosen; None while there is no year."""
        year = self.year.value()
        kind, _, what = str(self.place.value() or "").partition(":")
        return (int(year), what if kind == "kec" else "", what if kind == "kel" else "") if year else None

    def show_trend(self, trend: Tren | None) -> None:
        """Show the months that were read."""
        self.trend = trend
        self.figure.set_choices([(a.kunci, a.label) for a in trend.angka] if trend else [])
        if trend is None or not trend.angka:
            self.table.show_table((), (), [])
            self.chart.show_bagan(None)
            self.words.setText("Belum ada rekap bulanan.")
            return
        months = tuple(BULAN[n][:3] for n in range(12))
        rows = [(a.label, *(number(value) for value in trend.deret[a.kunci])) for a in trend.angka]
        widths = (Width(20, 34, True), *(Width(6, 8) for _ in months))
        self.table.show_table(("Angka", *months), widths, rows, frozenset(range(1, 13)))
        sent = ", ".join(f"{month} {count}" for month, count in zip(months, trend.masuk, strict=True) if count)
        self.words.setText(f"Rekap yang masuk: {sent}. Bulan tanpa rekap dibiarkan kosong.")
        self._draw()

    def _row_chosen(self, *_: object) -> None:
        row = self.table.currentIndex().row()
        if self.trend is not None and 0 <= row < len(self.trend.angka):
            self.figure.set_value(self.trend.angka[row].kunci)
            self._draw()

    def _draw(self) -> None:
        key = self.figure.value()
        if self.trend is None or key not in self.trend.deret:
            self.chart.show_bagan(None)
            return
        label = next(a.label for a in self.trend.angka if a.kunci == key)
        values = tuple(None if v is None else max(v, 0.0) for v in self.trend.deret[key])
        months = tuple(BULAN[n][:3] for n in range(12))
        self.chart.show_bagan(Bagan(f"{label}, {self.trend.tahun}", "garis", months, (Seri("", values),)))

    def start(self) -> None:
        """The keys go to the figures."""
        self.table.enter()
