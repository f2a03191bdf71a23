"""The page of the siklus: which one is shown, its tabs, and what is done with a whole siklus."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from lkm_desktop.errors import LkmError
from lkm_desktop.services.papan_data import Papan, TahapPapan
from lkm_desktop.services.siklus import SiklusRingkas
from ui import ask, excel, mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.siklus import words
from ui.pages.siklus.board import Board
from ui.pages.siklus.empty import EmptySiklus
from ui.pages.siklus.menus import PapersMenu, WholeMenu
from ui.pages.siklus.partisipasi import PartisipasiTab
from ui.pages.siklus.schedule_tab import ScheduleTab
from ui.pages.siklus.source import SiklusSource
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput


class SiklusPage(Page):
    """Shows one siklus at a time; several are told apart by the choice top right."""

    title = "Siklus"
    help_key = "siklus"
    tables = frozenset({
        "siklus", "tahap", "kegiatan_siklus", "syarat", "fakta_tahap", "butir_tahap", "rapat", "kehadiran", "agenda",
        "keputusan", "dokumen", "naskah", "lampiran", "penugasan", "relawan", "orang", "pemilihan", "pemilihan_rt",
        "perolehan", "aturan", "organisasi", "kit",
    })
    abilities = frozenset({"baru", "ubah", "simpan", "cetak", "ekspor", "impor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.source = SiklusSource(ctx)
        self.siklus_id: str | None = None
        self.papan: Papan | None = None
        self._listed: tuple[SiklusRingkas, ...] = ()
        self._stage = self._need = ""
        self._resume = False
        self.choice = ChoiceInput([], required=True)
        self.choice.setAccessibleName("Siklus yang ditampilkan")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.edited.connect(self._chosen)
        self.edit_button = looks.button("Atur siklus", self.edit_record, "pencil")
        self.more_button = looks.button("Lainnya", None)
        self.print_button = looks.button("Cetak", None, "printer", "primary")
        self.whole = WholeMenu(self, self.more_button)
        self.papers = PapersMenu(self, self.print_button)
        self.add_action(self.edit_button, self.more_button, self.print_button)
        self.board = Board(self, self.source)
        self.tabs = looks.tabs("Bagian siklus")
        self.tabs.setCornerWidget(self.choice)
        self.schedule = ScheduleTab(self, self.source)
        self.participation = PartisipasiTab(self)
        self._keys: dict[str, QWidget] = {}
        parts = (("papan", "&1 Papan", self.board), ("partisipasi", "&2 Partisipasi", self.participation),
                 ("jadwal", "&3 Jadwal", self.schedule))
        for key, title, part in parts:
            self._keys[key] = part
            self.tabs.addTab(part, title)
        self.empty = EmptySiklus(self.begin)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tabs)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._turned)
        self.board.tabs.currentChanged.connect(self._choose_help)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`siklus_id` and `tahap_id` name what is shown, `bagian` a tab or a part of the board; `syarat_id` the
        requirement that gets the keys; `lanjutkan` goes on at once with what was typed in that part and not saved."""
        self._stale = True  # what is printed is logged, not recorded: the papers are read anew each time
        if arguments.get("siklus_id"):
            self.siklus_id = str(arguments["siklus_id"])
        self._stage = str(arguments.get("tahap_id") or "")
        self._need = str(arguments.get("syarat_id") or "")
        self._resume = bool(arguments.get("lanjutkan"))
        part = str(arguments.get("bagian") or ("kegiatan" if self._stage else ""))
        if part in self.board.parts:
            self.tabs.setCurrentWidget(self.board)
            self.board.show_part(part)
        elif part in self._keys:
            self.tabs.setCurrentWidget(self._keys[part])
        if self.isVisible():
            self.refresh()  # it stands in front already, so that no showing reads it

    def reload(self) -> None:
        """Read the siklus and the tab in front again."""
        self._listed = self.source.listed()
        known = {found.id for found in self._listed}
        if self.siklus_id not in known:
            self.siklus_id = self.source.running(date.today())
        self._show_choice()
        if self.siklus_id is None:
            self.papan = None
            self._stack.setCurrentIndex(1)
            self.set_title(self.title, "")
        else:
            self._stack.setCurrentIndex(0)
            self._read(self.siklus_id)
        for made in (self.edit_button, self.more_button, self.print_button):
            made.setVisible(self.siklus_id is not None)
        mnemonics.refresh(self)

    def _read(self, siklus_id: str) -> None:
        try:
            self.papan = self.source.board(siklus_id, date.today())
        except LkmError as error:
            self.ctx.error(error)
            return
        name = self.papan.siklus.nama
        self.heading.setText(name if "siklus" in name.lower() else f"Siklus {name}")
        self._show_subtitle()
        QTimer.singleShot(0, self, self._show_subtitle)
        if self.tabs.currentWidget() is self.board:
            self.board.show_board(self.papan, self._stage)
            self._stage = ""
            for one, following in pairwise([self.tabs.tabBar(), *self.board.row.cards, self.board.tabs.tabBar()]):
                QWidget.setTabOrder(one, following)  # a card that was made later would be last of all
        elif self.tabs.currentWidget() is self.participation:
            self.participation.show_siklus(siklus_id)
        else:
            self.schedule.show_siklus(siklus_id)

    def _show_subtitle(self) -> None:
        """The stage with its whole name, where there is room for it."""
        if self.papan is not None:
            full = words.subtitle(self.papan)
            fits = self.counts.fontMetrics().horizontalAdvance(full) <= self.counts.width()
            self.counts.setText(full if fits else words.subtitle(self.papan, short=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room for the line below the title."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_subtitle)  # once the line itself has its new width

    def _show_choice(self) -> None:
        entries = [(found.id, f"{found.nama} (ditutup)" if found.selesai else found.nama) for found in self._listed]
        self.choice.set_value(None)
        self.choice.set_choices(entries)
        self.choice.set_value(self.siklus_id)
        self.choice.setVisible(len(entries) > 1)
        self.choice.setFixedWidth(min(self.choice.sizeHint().width(), looks.chars(self.choice, 40)))

    def _chosen(self) -> None:
        self.board.leave()
        self.bar.clear()
        self.siklus_id = self.choice.value()
        self.reload()

    def _turned(self) -> None:
        self._choose_help()
        self.board.leave()
        self.bar.clear()
        self.reload()
        self.take_focus()

    def _choose_help(self) -> None:
        """The facts of a stage have a help of their own."""
        facts = self.tabs.currentWidget() is self.board and self.board.part == "catatan"
        self.help_key = "catatan_tahap" if facts else type(self).help_key

    def current(self) -> SiklusRingkas | None:
        """The siklus that is shown."""
        return self.papan.siklus if self.papan is not None and self.siklus_id is not None else None

    def stage(self) -> TahapPapan | None:
        """The chosen stage of the siklus that is shown; None while its board was not looked at."""
        seen = self.board.papan
        return self.board.stage() if seen is not None and seen.siklus.id == self.siklus_id else None

    def take_focus(self) -> None:
        """The keys go to where the tab begins, or to the button that begins the first siklus."""
        need, self._need = self._need, ""
        resume, self._resume = self._resume, False
        if self.siklus_id is None:
            self.empty.button.setFocus()
        elif need and self.board.part == "kegiatan":
            self.board.requirements.focus_need(need)
        elif resume and self.board.part == "catatan":
            self.board.facts.resume()
            self.board.facts.start()
        elif self.tabs.currentWidget() is self.board:
            self.board.start()
        elif self.tabs.currentWidget() is self.participation:
            self.participation.start()
        else:
            self.schedule.start()

    def leave(self) -> None:
        """What is typed waits as a draft; what was said is over."""
        self.board.leave()
        self.bar.clear()

    # --- what can be done -------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """A new siklus."""
        self.ctx.go("siklus_baru")

    def new_record(self) -> None:
        """Ctrl+N: a meeting of the activity with the cursor, another person; without a siklus the first one."""
        if self.siklus_id is None:
            self.begin()
        elif self.tabs.currentWidget() is self.board:
            self.board.new_record()

    def edit_record(self) -> None:
        """F2: stages, activities and requirements."""
        found, stage = self.current(), self.stage()
        if found is not None:
            self.ctx.go("siklus_atur", siklus_id=found.id, tahap_id=stage.id if stage is not None else "")

    def save(self) -> None:
        """Ctrl+S: what is being typed."""
        self.board.save()

    def import_in(self) -> None:
        """Ctrl+I: the korkot's schedule."""
        if self.siklus_id is not None:
            self.tabs.setCurrentWidget(self.schedule)
            self.schedule.start_import()

    def print_out(self) -> None:
        """Ctrl+P: the papers of this siklus; on the schedule the schedule."""
        if self.siklus_id is not None and self.tabs.currentWidget() is self.schedule:
            self.schedule.print_out()
        elif self.siklus_id is not None and self.tabs.currentWidget() is self.participation:
            self.participation.print_out()
        elif self.siklus_id is not None:
            self.print_button.showMenu()

    def export(self) -> None:
        """Ctrl+E: the participation as a workbook, or the lists of the tab that is shown."""
        if self.siklus_id is None:
            return
        shown = self.tabs.currentWidget()
        if shown is not self.participation and (found := excel.lists(shown)):
            names = ", ".join(view.accessibleName() for view in found)
            answer = ask.choose("Ekspor Excel", "Apa yang diekspor?", (f"Yang tampak: {names}", "Rekap partisipasi"))
            if answer != 1:
                if answer == 0:
                    excel.export_lists(self, shown)
                return
        self.tabs.setCurrentWidget(self.participation)
        self.participation.export()
