"""Tab "Papan": the stages as cards, below them what belongs to the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lkm_desktop.errors import LkmError
from lkm_desktop.services.papan_data import Papan, TahapPapan
from ui import mnemonics
from ui.pages.siklus import words
from ui.pages.siklus.cards import StageRow
from ui.pages.siklus.fakta_panel import FaktaPanel
from ui.pages.siklus.people_tab import PeopleTab
from ui.pages.siklus.requirements import Requirements
from ui.pages.siklus.sheet_tab import SheetTab
from ui.pages.siklus.source import SiklusSource
from ui.pages.siklus.stage_activities import StageActivities
from ui.widgets import looks

if TYPE_CHECKING:
    from ui.page import Page


#: height in average characters below which a form needs the room of the cards
_LOW = 90


class Board(QWidget):
    """Arrows choose a stage, Enter goes into it; only the part in front is read."""

    def __init__(self, page: Page, source: SiklusSource) -> None:
        super().__init__()
        self._page, self._ctx, self._source = page, page.ctx, source
        self.papan: Papan | None = None
        self._lines = [""]
        self.row = StageRow()
        self.activities = StageActivities(page, source)
        self.requirements = Requirements(page, source)
        self.facts = FaktaPanel(page)
        self.people = PeopleTab(page)
        self.sheet = SheetTab(page, source)
        self.tabs = looks.tabs("Bagian tahap")
        self.live = looks.Elided("", "bold")
        self.tabs.setCornerWidget(self.live)
        #: parts below the cards by key, in their order
        self.parts: dict[str, QWidget] = {}
        self._add_part("kegiatan", "&Kegiatan dan syarat", self._first())
        self._add_part("catatan", "C&atatan tahap", self.facts)
        self._add_part("orang", "&Orang", self.people)
        self._add_part("lembar", "&Lembar kegiatan", self.sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.row)
        layout.addWidget(self.tabs, 1)
        self.row.chosen.connect(self._stage_chosen)
        self.row.entered.connect(self.enter_stage)
        self.tabs.currentChanged.connect(self._turned)
        self.activities.election_wanted.connect(self._open_election)
        self.facts.meetings_wanted.connect(self._to_activities)

    def _add_part(self, key: str, title: str, part: QWidget) -> None:
        self.parts[key] = part
        self.tabs.addTab(part, title)

    @property
    def part(self) -> str:
        """Key of the part in front."""
        return list(self.parts)[self.tabs.currentIndex()]

    def _first(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 8, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.activities, 7)
        line.addWidget(self.requirements, 4)
        return holder

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_board(self, papan: Papan, tahap_id: str = "") -> None:
        """Show a board, at a stage, else at the one shown before, else at the one the work is at."""
        before = self.stage()
        wanted = tahap_id or (before.id if before is not None else "")
        self.papan = papan
        place = next((n for n, stage in enumerate(papan.tahap) if stage.id == wanted), words.current(papan))
        self.row.show_stages(papan.tahap, place)
        self._show_stage()

    def stage(self) -> TahapPapan | None:
        """The chosen stage; None while there is none."""
        stages = self.papan.tahap if self.papan is not None else ()
        return stages[self.row.place] if 0 <= self.row.place < len(stages) else None

    def _show_stage(self) -> None:
        stage, papan = self.stage(), self.papan
        self.tabs.setEnabled(stage is not None)
        self._lines = words.stage_lines(stage) if stage is not None else [""]
        self._fit_live()
        if stage is not None and papan is not None:
            try:
                self._show_part(stage, papan)
            except LkmError as error:
                self._ctx.error(error)

    def _lower(self) -> None:
        """While a form is in front and the page is low, the cards leave it their room."""
        typing = self.part == "lembar" or (self.part == "catatan" and self.facts.form is not None)
        self.row.set_low(typing and self.height() < looks.chars(self, _LOW))

    def _show_part(self, stage: TahapPapan, papan: Papan) -> None:
        closed = papan.siklus.selesai is not None
        if self.part == "kegiatan":
            self.activities.show_stage(stage, self.row.place + 1, closed=closed)
            self.requirements.show_stage(stage, closed=closed)
        elif self.part == "catatan":
            self.facts.show_stage(stage.id)
        elif self.part == "orang":
            self.people.show_siklus(papan.siklus.id)
        else:
            self.sheet.show_stage(papan.siklus.id, stage)
        self._lower()
        mnemonics.refresh(self)

    def show_part(self, key: str) -> None:
        """Turn to one of `parts`; an unknown one changes nothing."""
        if key in self.parts:
            self.tabs.setCurrentWidget(self.parts[key])

    def _stage_chosen(self) -> None:
        self.leave()
        self._page.bar.clear()
        self._show_stage()

    def _turned(self) -> None:
        self.leave()
        self._show_stage()

    def _fit_live(self) -> None:
        """The state of the stage stands right of the tabs, in as many words as there is room for."""
        room = max(self.tabs.width() - self.tabs.tabBar().sizeHint().width() - 12, 0)
        widths = {line: self.live.fontMetrics().horizontalAdvance(line) + 8 for line in self._lines}
        line = next((line for line in self._lines if widths[line] <= room), self._lines[-1])
        self.live.setText(line)
        self.live.setFixedWidth(min(widths[line], room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room for the state."""
        super().resizeEvent(event)
        self._fit_live()
        self._lower()

    # --- keys and doing ---------------------------------------------------------------------------------------------

    def start(self) -> None:
        """The keys go to the chosen card."""
        self.row.start()

    def enter_stage(self) -> None:
        """Enter on a card: the keys go into the part below."""
        if self.part == "kegiatan":
            (self.activities if self.activities.model.lines else self.requirements).start()
        else:
            {"catatan": self.facts.start, "orang": self.people.start, "lembar": self.sheet.start}[self.part]()

    def save(self) -> None:
        """Ctrl+S: what is being typed in the part in front."""
        if self.part == "kegiatan" and self.requirements.stack.currentIndex():
            self.requirements.waive_card.save()
        elif self.part == "catatan":
            self.facts.save()
        elif self.part == "orang" and self.people.card.isVisible():
            self.people.card.save()
        elif self.part == "lembar":
            self.sheet.save()

    def new_record(self) -> None:
        """Ctrl+N: somebody else who serves, else a meeting of the activity with the cursor."""
        if self.part == "orang":
            self.people.add()
        elif self.part == "kegiatan":
            self.activities.plan()

    def leave(self) -> None:
        """What is typed waits."""
        self.sheet.keep_draft()
        self.facts.keep_draft()

    def _to_activities(self) -> None:
        self._page.bar.clear()
        self.show_part("kegiatan")
        self.enter_stage()

    def _open_election(self) -> None:
        stage = self.stage()
        if stage is not None and self.papan is not None:
            self._ctx.go("pemilihan", siklus_id=self.papan.siklus.id, tahap_id=stage.id)
