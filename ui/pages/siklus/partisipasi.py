"""Tab "Partisipasi": who took part in a siklus, in numbers that open their lists, and as charts."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.documents.paper import F4
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.errors import LkmError
from lkm_desktop.format import nama_berkas
from lkm_desktop.services.partisipasi import MENURUT, Bahan, Rekap, bahan, rekap
from lkm_desktop.services.partisipasi_bagan import semua_bagan
from lkm_desktop.services.partisipasi_rinci import di_balik
from lkm_desktop.services.partisipasi_tabel import catatan
from ui import excel, mnemonics
from ui.pages.preview_request import TABLE, Request
from ui.pages.siklus.partisipasi_model import NumbersTable, PartisipasiModel
from ui.pages.siklus.partisipasi_rinci import BehindPanel
from ui.widgets import looks
from ui.widgets.bagan import BaganView
from ui.widgets.inputs import ChoiceInput

if TYPE_CHECKING:
    from lkm_desktop.documents.isi import Kertasnya
    from ui.context import Context
    from ui.page import Page

PAPER = "rekap-partisipasi"
_CHARTS = 2
#: pixels that the charts get while the table needs the rest
_CHART_WIDTH = 350
#: of the numbers and charts together, from which names of rows get more room
_WIDE = 1000


class PartisipasiTab(QWidget):
    """Numbers at the left, charts at the right; the list behind a number takes the place of both."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._ctx = page, page.ctx
        self._siklus_id, self._moved_by_hand = "", False
        self._data: Bahan | None = None
        self.found: Rekap | None = None
        self.by = ChoiceInput(MENURUT, required=True)
        self.by.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.by.setAccessibleName("Partisipasi menurut")
        words = looks.label("Menurut")
        words.setBuddy(self.by)
        self.about = looks.label("", "muted", wrap=True)
        self.model = PartisipasiModel()
        self.table = NumbersTable(self.model)
        self.charts = [BaganView() for _ in range(_CHARTS)]
        self.behind = BehindPanel(self.open_meeting)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.area = self._chart_area()
        self.split.addWidget(self.area)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 0)
        self.list_button = looks.button("Lihat daftar", self.open_behind, "list")
        self.chart_button = looks.button("Bagan", None)
        self.chart_button.setCheckable(True)
        self.chart_button.setChecked(True)
        self.chart_button.setToolTip("Tampilkan atau sembunyikan bagan di sebelah angka")
        self.chart_button.toggled.connect(self._charts_wanted)
        self.excel_button = looks.button("Excel…", self.export, "file-spreadsheet")
        self.print_button = looks.button("Cetak rekap…", self.print_out, "printer")
        numbers = QWidget()
        column = QVBoxLayout(numbers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(looks.row(words, self.by, None, self.chart_button, self.list_button, self.excel_button,
                                   self.print_button))
        column.addWidget(self.about)
        column.addWidget(self.split, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(numbers)
        self.stack.addWidget(self.behind)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.stack)
        self.table.opened.connect(self.open_behind)
        self.by.edited.connect(self._chosen)
        self.split.splitterMoved.connect(self._divider_moved)
        self.behind.closed.connect(self.close_behind)
        self.table.selectionModel().currentChanged.connect(self._moved)

    def _chart_area(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("polos")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        for chart in self.charts:
            column.addWidget(chart)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        area.setMinimumWidth(_CHART_WIDTH)
        area.setAccessibleName("Bagan partisipasi")
        return area

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_siklus(self, siklus_id: str) -> None:
        """Read the participation of a siklus; the number with the cursor and the list behind it stay."""
        if siklus_id != self._siklus_id:
            self.close_behind()
        self._siklus_id = siklus_id
        try:
            with self._ctx.read() as s:
                self._data = bahan(s, siklus_id, date.today())
        except LkmError as error:
            self._ctx.error(error)
            return
        self._show()

    def _chosen(self) -> None:
        self.close_behind()
        self._show()

    def _show(self) -> None:
        if self._data is None:
            return
        at = self.table.currentIndex()
        self.found = found = rekap(self._data, str(self.by.value()))
        self.model.show_rekap(found)
        self.model.fit(self.table)
        if self.model.rowCount():
            row = min(max(at.row(), 0), self.model.rowCount() - 1)
            column = min(max(at.column(), 0), self.model.columnCount() - 1)
            self.table.setCurrentIndex(self.model.index(row, column))
        self.about.setText(" ".join(catatan(found)))
        charts = semua_bagan(found)
        for n, view in enumerate(self.charts):
            view.show_bagan(charts[n] if n < len(charts) else None)
            view.setVisible(n < len(charts))
        self._refill_behind()
        self._moved()
        self._share()

    def _share(self) -> None:
        """The table gets what its columns need, the charts the rest, as long as nobody moved the divider."""
        room = self.split.width() - self.split.handleWidth()
        names = looks.chars(self.table, 27 if room > _WIDE else 18)
        self.table.verticalHeader().setMaximumWidth(names)
        self.model.fit_names(self.table, names)
        if self._moved_by_hand or not self.area.isVisibleTo(self):
            return
        wanted = self.table.content_width()
        left = min(wanted, room - _CHART_WIDTH)
        self.split.setSizes([left, room - left])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another window."""
        super().resizeEvent(event)
        self._share()

    def _charts_wanted(self, wanted: bool) -> None:
        self.area.setVisible(wanted)
        self._share()

    def _divider_moved(self) -> None:
        self._moved_by_hand = True

    def _refill_behind(self) -> None:
        """The open list after a change; closed when its number is gone."""
        if self.stack.currentWidget() is self.behind and self.behind.found is not None:
            self._fill_behind()

    def _moved(self) -> None:
        self.list_button.setEnabled(self.model.behind(self.table.currentIndex()) is not None)

    def start(self) -> None:
        """The keys go to the numbers, or to the list that is open."""
        if self.stack.currentWidget() is self.behind:
            self.behind.enter()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what can be done -------------------------------------------------------------------------------------------

    def open_behind(self) -> None:
        """The meetings and people behind the number with the cursor."""
        if self._fill_behind():
            self.stack.setCurrentWidget(self.behind)
            self._page.bar.clear()
            mnemonics.refresh(self)
            self.behind.enter()

    def _fill_behind(self) -> bool:
        """Read the list of the number with the cursor; without one the charts come back."""
        cell = self.model.behind(self.table.currentIndex())
        found = di_balik(self._data, str(self.by.value()), cell[0].kunci, cell[1]) if cell and self._data else None
        if found is None:
            self.close_behind()
            return False
        self.behind.show_behind(found)
        return True

    def close_behind(self) -> None:
        """The numbers and charts again, and the keys with them."""
        if self.stack.currentWidget() is self.behind:
            inside = self.behind.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
            self.stack.setCurrentIndex(0)
            self.behind.found = None
            mnemonics.refresh(self)
            if inside:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_meeting(self, rapat_id: str) -> None:
        """The roll of a meeting."""
        self._ctx.go("rapat_isi", rapat_id=rapat_id, tab="kehadiran")

    def print_out(self) -> None:
        """The table as it is chosen here, with its charts."""
        if self.found is None:
            return
        name = self.found.siklus.nama
        start = Pilihan(subjek=self._siklus_id, isian=(("menurut", str(self.by.value())),), kertas=F4.rebah())
        self._ctx.preview(Request(
            title=f"Rekap partisipasi: {name}", kind=PAPER,
            file_name=nama_berkas(f"Rekap partisipasi {name}", date.today(), akhiran=".pdf"),
            draw=partial(_draw, self._ctx), start=start, options=TABLE, printed=partial(_printed, self._ctx),
        ))

    def export(self) -> None:
        """Every table, the book and the meetings as one workbook."""
        from lkm_desktop.workbooks.partisipasi import partisipasi_workbook

        if self.found is None:
            return
        name = f"Rekap partisipasi {self.found.siklus.nama}"
        excel.save(self._page, name, "rekap-partisipasi", partial(partisipasi_workbook, siklus_id=self._siklus_id))


def _draw(ctx: Context, choice: Pilihan) -> Kertasnya:
    from lkm_desktop import documents

    with ctx.read() as s:
        return documents.make_paper(s, PAPER, choice)


def _printed(ctx: Context, data: bytes, choice: Pilihan, pages: int) -> None:
    from lkm_desktop.services import dokumen

    with ctx.unit("Cetak rekap partisipasi") as s:
        dokumen.paper_made(s, PAPER, data, choice.kertas.nama if choice.kertas else F4.nama, pages)
