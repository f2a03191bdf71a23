"""The activities of the chosen stage: the list of them and their meetings, and what can be done with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.services.papan_data import TahapPapan
from ui import mnemonics
from ui.pages.rapat.table import Table
from ui.pages.siklus import acting
from ui.pages.siklus.activities import WIDTHS, ActivitiesModel, Line
from ui.pages.siklus.fitting import Fitting
from ui.pages.siklus.link_card import LinkCard
from ui.pages.siklus.source import SiklusSource
from ui.widgets import looks

if TYPE_CHECKING:
    from ui.page import Page

_EMPTY = "Tahap ini belum punya kegiatan. Tambahkan di Atur siklus, atau pakai catatan tahap saja."


class StageActivities(QWidget):
    """Enter on a meeting opens it, on an activity without one plans it. `election_wanted` for a stage that votes."""

    election_wanted = Signal()

    def __init__(self, page: Page, source: SiklusSource) -> None:
        super().__init__()
        self._page, self._ctx, self._source = page, page.ctx, source
        self._siklus_closed = False
        self.model = ActivitiesModel()
        self.table = Table("Kegiatan tahap", self.model)
        self.table.set_widths(WIDTHS)
        self.table.setItemDelegate(Fitting(self.table))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.empty = looks.label(_EMPTY, "muted", wrap=True)
        self.open_button = looks.button("Buka", self.open_meeting, "folder-open")
        self.plan_button = looks.button("Rencanakan", self.plan, "calendar-plus")
        self.link_button = looks.button("Kaitkan…", self.start_link, "link")
        self.unlink_button = looks.button("Lepaskan", self.unlink, "x")
        for made, name in ((self.open_button, "Buka rapat"), (self.plan_button, "Rencanakan rapat kegiatan ini"),
                           (self.link_button, "Kaitkan rapat yang sudah ada dengan kegiatan ini"),
                           (self.unlink_button, "Lepaskan rapat dari kegiatan ini")):
            made.setToolTip(name)
            made.setAccessibleName(name)
        self.election_button = looks.button("Buka pemilihan", self.election_wanted.emit, "users", "primary")
        self._places = QMenu(self.plan_button)
        self.link_card = LinkCard(source)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list())
        self.stack.addWidget(self.link_card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.table.opened.connect(self.enter_line)
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self.link_card.closed.connect(self._linked)

    def _list(self) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(looks.row(self.election_button, None))
        layout.addWidget(self.empty)
        layout.addWidget(self.table, 1)
        layout.addLayout(looks.row(
            self.open_button, self.plan_button, None, self.link_button, self.unlink_button))
        layout.addStretch(0)
        return holder

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_stage(self, stage: TahapPapan, number: int, *, closed: bool) -> None:
        """Show a stage; number: its place from 1 · closed: whether its siklus is."""
        kept = self.line()
        self._siklus_closed = closed
        self.model.show(stage.kegiatan, f"Kegiatan tahap {number}")
        self.table.go_to(max(self.model.row_of(kept.key), 0) if kept else 0)
        self.table.setVisible(bool(stage.kegiatan))
        self.empty.setVisible(not stage.kegiatan)
        self.election_button.setVisible(stage.fakta == "pemilihan")
        self._enable()

    def line(self) -> Line | None:
        """The row with the cursor."""
        row = self.table.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def _enable(self) -> None:
        line = self.line()
        meeting = line.meeting if line is not None else None
        self.open_button.setEnabled(meeting is not None)
        self.unlink_button.setEnabled(meeting is not None)
        for made in (self.plan_button, self.link_button):
            made.setEnabled(line is not None and not self._siklus_closed)
        self._fill_places(line)

    def _fill_places(self, line: Line | None) -> None:
        """Where several RT or RW are still without a meeting, the button offers each of them."""
        missing = line.activity.kurang if line is not None else ()
        self._places.clear()
        taken: set[str] = set()
        for place in missing if len(missing) > 1 else ():
            action = self._places.addAction(mnemonics.with_key(place, taken))
            action.setData(place)
            action.triggered.connect(self._place_picked)
        self.plan_button.setMenu(self._places if len(missing) > 1 else None)  # type: ignore[arg-type]
        looks.mark(self.plan_button, "menu", "true" if len(missing) > 1 else "")

    def start(self) -> None:
        """The keys go to the list, or to what ends the emptiness."""
        if self.stack.currentIndex():
            self.link_card.start()
        elif self.model.lines:
            self.table.enter()
        elif self.election_button.isVisible():
            self.election_button.setFocus()

    # --- what can be done -------------------------------------------------------------------------------------------

    def enter_line(self) -> None:
        """Enter: open the meeting; an activity without one is planned, one with several shows the first of them."""
        line = self.line()
        if line is None:
            return
        if line.meeting is not None:
            self.open_meeting()
        elif line.activity.rapat and not line.activity.kurang:
            self.table.go_to(self.table.currentIndex().row() + 1)
        else:
            self.plan()

    def open_meeting(self) -> None:
        """The page of the meeting."""
        line = self.line()
        if line is not None and line.meeting is not None:
            self._ctx.go("rapat_isi", rapat_id=line.meeting.id)

    def plan(self) -> None:
        """A new meeting of the activity, with everything filled in that is known."""
        line = self.line()
        if line is not None and not self._siklus_closed and self._ctx.may_write():
            acting.plan(self._ctx, line.activity)

    def _place_picked(self) -> None:
        action, line = self.sender(), self.line()
        if isinstance(action, QAction) and line is not None and self._ctx.may_write():
            acting.plan(self._ctx, line.activity, str(action.data()))

    def start_link(self) -> None:
        """Meetings that were held already belong to this activity."""
        line = self.line()
        if line is not None and self._ctx.may_write():
            self.link_card.show_activity(line.activity)
            self.stack.setCurrentIndex(1)
            mnemonics.refresh(self)
            self.link_card.start()

    def _linked(self, count: int) -> None:
        self.stack.setCurrentIndex(0)
        mnemonics.refresh(self)
        if count:
            words = f"{count} rapat dikaitkan" if count > 1 else "Rapat dikaitkan"
            self._page.say("ok", f"{words} dengan kegiatan ini.", ("Urungkan", self._ctx.undo))
        self.start()

    def unlink(self) -> None:
        """The meeting stays, it only counts for this activity no more."""
        line = self.line()
        if line is not None and line.meeting is not None and self._source.unlink(line.meeting.id, line.meeting.judul):
            words = f"{line.meeting.judul} tidak lagi dihitung di kegiatan ini; rapatnya tetap ada."
            self._page.say("ok", words, ("Urungkan", self._ctx.undo))
            self.start()
