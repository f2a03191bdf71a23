"""The list of meetings and their calendar: search, filter, open, make a new one, copy, delete to the Sampah."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.services.rapat import RapatRingkas
from lkm_desktop.services.registers import Query
from lkm_desktop.services.rekap.periode import Periode
from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.rapat import calendar_paper
from ui.pages.rapat.calendar_view import CalendarView
from ui.pages.rapat.empty import NoMeetings
from ui.pages.rapat.kit_source import KitSource
from ui.pages.rapat.lacking import Lacking
from ui.pages.rapat.list_model import WIDTHS, MeetingsModel
from ui.pages.rapat.source import RapatSource
from ui.pages.rapat.table import Table
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput
from ui.widgets.search_box import SearchBox

VIEWS = ("daftar", "kalender")
#: where the view that was used last is remembered
MEMORY = "rapat/tampilan"


class RapatListPage(Page):
    """Newest meetings first; Enter opens one. The calendar shows the same meetings by month."""

    title = "Rapat"
    help_key = "rapat"
    tables = frozenset({"rapat", "kehadiran", "orang", "kit"})
    abilities = frozenset({"baru", "ubah", "hapus", "cari", "salin", "cetak", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.source, self.kits = RapatSource(ctx), KitSource(ctx)
        self.model = MeetingsModel()
        self.search = SearchBox("Cari nama rapat, jenis, atau tempat")
        self.kind, self.year = ChoiceInput([], required=True), ChoiceInput([], required=True)
        self.table = Table("Daftar rapat", self.model)
        self.table.set_widths(WIDTHS)
        self.lacking = Lacking(ctx)
        self.calendar = CalendarView(self.kits)
        self.open_button = looks.button("Buka", self.edit_record, "folder-open")
        self.copy_button = looks.button("Salin ke tanggal lain", self.copy_record, "calendar-plus")
        self.rest_button = looks.button("Ubah sisa seri", self.change_rest, "calendar-days")
        self.books_button = looks.button("Buku", None, "list")
        books = QMenu(self.books_button)
        books.addAction("&Keputusan rapat", self.show_decisions)
        books.addAction("&Tindak lanjut", self.show_follow_ups)
        self.books_button.setMenu(books)
        self.delete_button = looks.button("Hapus", self.delete_record, "trash-2", "bahaya")
        self.view_buttons = {key: self._view_button(key) for key in VIEWS}
        self.series_button = looks.button("Buat seri", self.new_series)
        self.new_button = looks.button("Rapat baru", self.new_record, "plus", "primary")
        self.add_action(*self.view_buttons.values(), self.series_button, self.new_button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list())
        self._stack.addWidget(NoMeetings(self.new_record))
        self._stack.addWidget(self.calendar)
        self.body.addWidget(self._stack, 1)
        self.view = "kalender" if ctx.memory.text(MEMORY) == "kalender" else "daftar"
        self._connect()
        self._check_view()

    def _view_button(self, key: str) -> QPushButton:
        made = looks.button(key.capitalize(), self._view_pressed, {"daftar": "list", "kalender": "calendar-days"}[key])
        made.setCheckable(True)
        made.setProperty("tampilan", key)
        made.setAccessibleName(f"Tampilkan sebagai {key}")
        return made

    def _connect(self) -> None:
        self.search.searched.connect(self.reload)
        self.search.left_down.connect(self.table.enter)
        self.search.returnPressed.connect(self.table.enter)
        self.table.opened.connect(self.edit_record)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.lacking.ended.connect(self._show_all)
        self.calendar.opened.connect(self._open_meeting)
        self.calendar.new_wanted.connect(self._new_on)
        for combo in (self.kind, self.year):
            combo.edited.connect(self.reload)

    def _list(self) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        for combo, name in ((self.kind, "Saring jenis rapat"), (self.year, "Saring tahun")):
            combo.setAccessibleName(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.setMaximumWidth(looks.chars(combo, 26))
            top.addWidget(combo)
        self.kind.set_choices([("", "Semua jenis"), *JENIS_RAPAT])
        layout.addLayout(top)
        layout.addWidget(self.lacking)
        layout.addWidget(self.table, 1)
        buttons = (self.open_button, self.copy_button, self.rest_button, self.books_button, None, self.delete_button)
        layout.addLayout(looks.row(*buttons))
        return holder

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`cari` fills the search box; `kurang` (key, period, cut-off day of a check) shows only what lacks that;
        `tampilan` is one of VIEWS, `tanggal` the day the calendar shows."""
        self._stale = True  # printing is logged, not recorded: the missing papers are read anew each time
        if "cari" in arguments:
            self.search.setText(str(arguments["cari"]))
            self.search.tell_now()
        if arguments.get("kurang"):
            self._only(arguments["kurang"])
        if isinstance(arguments.get("tanggal"), date):
            self.calendar.grid.day = arguments["tanggal"]
        if arguments.get("tampilan") in VIEWS:
            self.show_view(str(arguments["tampilan"]))

    def _only(self, check: tuple[str, Periode, date]) -> None:
        """Show the meetings that a check finds, in the list and without another filter."""
        self.lacking.begin(check)
        self.search.setText("")
        for combo in (self.kind, self.year):
            combo.set_value("")
        self.show_view("daftar")

    def _not_only(self) -> None:
        """Paper and workbook are of search, kind and year: what they hold is shown first."""
        if self.lacking.active:
            self.lacking.begin(None)
            self.reload()

    def _show_all(self) -> None:
        self.reload()
        self.take_focus()

    def take_focus(self) -> None:
        """The keys go to the list, the month, or the button that makes the first meeting."""
        if self.view == "kalender":
            self.calendar.take_focus()
        elif self.model.meetings:
            self.table.enter()
        else:
            super().take_focus()

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    def show_view(self, view: str) -> None:
        """Show the list or the calendar, and remember which."""
        self.view = view
        self.ctx.memory.put(MEMORY, view)
        self._check_view()
        self.reload()
        mnemonics.refresh(self)

    def _view_pressed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.show_view(str(sender.property("tampilan")))
            self.take_focus()

    def _check_view(self) -> None:
        for key, made in self.view_buttons.items():
            made.setChecked(key == self.view)

    def reload(self) -> None:
        """Read the meetings again and keep the highlighted one."""
        if self.view == "kalender":
            self.calendar.read()
            self._stack.setCurrentIndex(2)
            self.set_title(self.title, "Kalender semua rapat; hari dengan rapat tercetak tebal.")
            return
        self._fill_years()
        text, kind, year = self.search.text(), str(self.kind.value() or ""), self.year.value() or None
        current = self.chosen()
        row = max(self.table.currentIndex().row(), 0)
        found = self.lacking.keep(self.source.rows(text, jenis=kind, tahun=year))
        self.model.show(found, self.kits.papers())
        place = self.model.row_of(current.id) if current else -1
        self.table.go_to(place if place >= 0 else min(row, len(found) - 1))
        narrowed = bool(text or kind or year or self.lacking.active)
        self._stack.setCurrentIndex(0 if found or narrowed else 1)
        unit = "rapat ditemukan" if narrowed else "rapat"
        self.set_title(self.title, f"{len(found)} {unit}" if found or narrowed else "")
        self._enable()

    def _fill_years(self) -> None:
        entries: list[tuple[Any, str]] = [("", "Semua tahun"), *((year, str(year)) for year in self.kits.years())]
        if [words for _, words in entries] != [self.year.itemText(n) for n in range(self.year.count())]:
            kept = self.year.value()
            self.year.set_choices(entries)
            self.year.set_value(kept if kept in dict(entries) else "")

    def chosen(self) -> RapatRingkas | None:
        """The highlighted meeting of the list; in the calendar the first of the highlighted day."""
        if self.view == "kalender":
            day = self.calendar.grid.today()
            ids = [found.id for found in day.rapat] if day else []
            return next((row for row in self.source.rows("") if row.id in ids[:1]), None)
        row = self.table.currentIndex().row()
        return self.model.meetings[row] if 0 <= row < len(self.model.meetings) else None

    def _enable(self) -> None:
        row = self.chosen()
        for made in (self.open_button, self.copy_button, self.delete_button):
            made.setEnabled(row is not None)
        self.rest_button.setVisible(row is not None and row.seri)

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N: choose a kit; in the calendar for the highlighted day."""
        if self.view == "kalender":
            self._new_on(self.calendar.grid.day)
        else:
            self.ctx.go("rapat_baru")

    def _new_on(self, day: date) -> None:
        self.ctx.go("rapat_baru", tanggal=day)

    def _open_meeting(self, rapat_id: str) -> None:
        self.ctx.go("rapat_isi", rapat_id=rapat_id)

    def new_series(self) -> None:
        """Many meetings in one step."""
        self.ctx.go("rapat_seri")

    def edit_record(self) -> None:
        """F2 and Enter open the meeting."""
        row = self.chosen()
        if row is not None:
            self._open_meeting(row.id)

    def copy_record(self) -> None:
        """Ctrl+D: the same meeting on another day."""
        row = self.chosen()
        if row is not None:
            self.ctx.go("rapat_baru", salin=row.id)

    def change_rest(self) -> None:
        """Time and place of the meetings of the series still to come."""
        row = self.chosen()
        if row is not None:
            self.ctx.go("rapat_seri", sisa=row.id)

    def show_decisions(self) -> None:
        """All decisions of all meetings."""
        self.ctx.go("keputusan")

    def show_follow_ups(self) -> None:
        """All follow-ups of all meetings."""
        self.ctx.go("tindak_lanjut")

    def delete_record(self) -> None:
        """Move the meeting to the Sampah; the message offers to take that back."""
        row = self.chosen()
        if row is not None and self.source.trash(row):
            self.say("ok", f"Rapat {row.judul} dipindahkan ke Sampah.", ("Urungkan", self.ctx.undo))
            self.take_focus()

    def query(self) -> Query:
        """What is shown: the filters of the list, or the month of the calendar."""
        if self.view == "kalender":
            day = self.calendar.grid.day
            return Query(saring={"tahun": str(day.year), "bulan": str(day.month)})
        chosen = {"jenis": str(self.kind.value() or ""), "tahun": str(self.year.value() or "")}
        return Query(cari=self.search.text(), saring={key: value for key, value in chosen.items() if value})

    def print_out(self) -> None:
        """Ctrl+P: what is shown as Agenda rapat."""
        self._not_only()
        calendar_paper.preview(self.ctx, self.query())

    def export(self) -> None:
        """Ctrl+E: the meetings of the list as a workbook."""
        self._not_only()
        if self.view != "daftar":
            self.show_view("daftar")
        calendar_paper.export(self, self.query(), len(self.model.meetings))

    def focus_search(self) -> None:
        """Ctrl+F."""
        if self.view != "daftar":
            self.show_view("daftar")
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
