"""Tab 2: the sessions of the year, and charts of sessions and participants month by month."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from lkm_desktop.errors import FieldErrors
from lkm_desktop.format import BULAN
from lkm_desktop.services import kbk
from lkm_desktop.services.kbk import Sesi
from lkm_desktop.services.kbk_bagan import bagan_peserta, bagan_sesi
from ui.pages.belajar.date_ask import DateAsk
from ui.pages.belajar.tab import Tab, bar, place_of
from ui.pages.rapat.table import Table, Width
from ui.pages.rapat.words import short_date
from ui.widgets import looks
from ui.widgets.bagan import BaganView
from ui.widgets.plain_table import PlainModel

_HEADINGS = ("Ke", "Tanggal", "Topik", "Nilai", "Pemandu", "L", "P", "Hasil", "Tindak lanjut")
_WIDTHS = (Width(3, 4), Width(9, 12), Width(14, 34, True), Width(7, 16), Width(8, 18), Width(3, 4), Width(3, 4),
           Width(6, 24), Width(10, 20))
#: height of a chart in lines of text
_CHART_LINES = 9
EMPTY = "Belum ada pertemuan KBK tahun ini. Buat dari agenda, atau dengan tombol Pertemuan baru."


class LowChart(BaganView):
    """A chart that leaves the room to the list above it."""

    def heightForWidth(self, width: int) -> int:
        """So many lines of text, whatever the width."""
        return min(super().heightForWidth(width), self.fontMetrics().height() * _CHART_LINES)


class SesiTab(Tab):
    """Enter opens the meeting of a session."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self.rows: tuple[Sesi, ...] = ()
        self.model = PlainModel(_HEADINGS, frozenset({0, 5, 6}))
        self.table = Table("Sesi belajar", self.model)
        self.table.set_widths(_WIDTHS)
        self.empty = looks.label(EMPTY, "muted", wrap=True)
        self.sessions, self.people = LowChart(), LowChart()
        self.ask = DateAsk("Buat pertemuan")
        self.open_button = looks.button("Buka pertemuan", self.edit_record, "folder-open")
        self.sheet_button = looks.button("Lembar sesi…", self.print_sheet, "printer")
        self.report_button = looks.button("Laporan bulan ini…", self.print_month, "printer")
        self.year_button = looks.button("Laporan setahun…", self.print_year, "printer")
        self.book_button = looks.button("Buku KBK…", self.print_book, "printer")
        charts = QHBoxLayout()
        charts.setSpacing(10)
        charts.addWidget(self.sessions, 1)
        charts.addWidget(self.people, 1)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(charts)
        self.column.addWidget(self.ask)
        self.column.addWidget(bar(self.open_button, self.sheet_button, self.report_button,
                                  self.year_button, self.book_button))
        self.table.opened.connect(self.edit_record)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.ask.wanted.connect(self._make)
        self.ask.left.connect(self.table.setFocus)

    def read(self) -> None:
        """Read the sessions of the year again; the highlighted one stays."""
        current, row = self.chosen(), self.table.currentIndex().row()
        with self.ctx.read() as s:
            self.rows = kbk.setahun(s, self.tahun)
        self.model.set_rows([_cells(one) for one in self.rows])
        at = current.rapat_id if current else ""
        last = len(self.rows) - 1 if row < 0 else row
        self.table.go_to(place_of([one.rapat_id for one in self.rows], at, last))
        self.empty.setVisible(not self.rows)
        for view, chart in ((self.sessions, bagan_sesi(self.rows)), (self.people, bagan_peserta(self.rows))):
            view.setVisible(bool(self.rows))
            view.show_bagan(chart)
        self._enable()

    def counts(self) -> str:
        """What the year came to."""
        held = [one for one in self.rows if one.terlaksana]
        if not held:
            return ""
        men, women = sum(one.l for one in held), sum(one.p for one in held)
        return f"{len(held)} sesi tahun {self.tahun}  ·  {men + women} kehadiran: {men} L, {women} P"

    def chosen(self) -> Sesi | None:
        """The highlighted session."""
        row = self.table.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def _enable(self) -> None:
        row = self.chosen()
        self.open_button.setEnabled(row is not None)
        self.sheet_button.setEnabled(row is not None)
        month = row.tanggal.month if row is not None else self._month()
        self.report_button.setText(f"Laporan {BULAN[month - 1]}…")

    def _month(self) -> int:
        today = date.today()
        return today.month if self.tahun == today.year else 12

    def start(self) -> None:
        """The keys go to the list."""
        if self.rows:
            self.table.enter()
        else:
            self.page.add_button.setFocus()

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """A session outside of the agenda: only its day is asked for."""
        if self.ctx.may_write():
            self.ask.begin("Pertemuan KBK baru", date.today())

    def _make(self, day: date) -> None:
        made = ""
        try:
            with (unit := self.ctx.unit("Buat pertemuan KBK")) as s:
                made = kbk.buat(s, day)
        except FieldErrors as error:
            self.ask.tell(" ".join(error.errors.values()))
            return
        if unit.ok:
            self.ask.end()
            self.ctx.go("rapat_isi", rapat_id=made, tab="belajar")

    def edit_record(self) -> None:
        """Enter and F2 open the meeting."""
        row = self.chosen()
        if row is not None:
            self.ctx.go("rapat_isi", rapat_id=row.rapat_id, tab="belajar")

    def print_out(self) -> None:
        """Ctrl+P: the report of the month."""
        self.print_month()

    def print_month(self) -> None:
        """The report of the month of the highlighted session, or of this month."""
        row = self.chosen()
        month = row.tanggal.month if row is not None else self._month()
        self.page.preview("laporan-kbk", f"{self.tahun}-{month:02}", f"{BULAN[month - 1]} {self.tahun}")

    def print_year(self) -> None:
        """The report of the year."""
        self.page.preview("laporan-kbk", str(self.tahun))

    def print_book(self) -> None:
        """Buku KBK."""
        self.page.preview("buku-kbk", str(self.tahun))

    def print_sheet(self) -> None:
        """The sheet of the highlighted session."""
        row = self.chosen()
        if row is not None:
            self.page.preview("lembar-sesi-kbk", "", row.nama, rapat_id=row.rapat_id, day=row.tanggal)


def _cells(one: Sesi) -> tuple[str, ...]:
    counts = (str(one.l), str(one.p)) if one.hadir else ("", "")
    return (str(one.ke), short_date(one.tanggal), one.nama, one.nilai_kata, one.pemandu, *counts,
            " ".join(one.hasil.split()), _follow_ups(one))


def _follow_ups(one: Sesi) -> str:
    """How many are done, open and late: "1 selesai, 2 belum (1 terlambat)"."""
    done = sum(row.keadaan == "selesai" for row in one.rtl)
    still = sum(row.keadaan == "terbuka" for row in one.rtl)
    late = sum(row.lambat > 0 for row in one.rtl)
    parts = [f"{done} selesai" if done else "", f"{still} belum" if still else ""]
    words = ", ".join(part for part in parts if part)
    return f"{words} ({late} terlambat)" if late else words
