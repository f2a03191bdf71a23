"""The page of the elections: their list, and one election in six steps in working order."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from lkm_desktop.errors import LkmError
from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.pemilihan import papers, words
from ui.pages.pemilihan.hitung_step import HitungStep
from ui.pages.pemilihan.list_view import ListView
from ui.pages.pemilihan.papan_step import PapanStep
from ui.pages.pemilihan.persiapan import PersiapanStep
from ui.pages.pemilihan.rembug_step import RembugStep
from ui.pages.pemilihan.rt_step import RtStep
from ui.pages.pemilihan.source import Election, PemilihanSource
from ui.pages.pemilihan.step import Step
from ui.pages.pemilihan.utusan_step import UtusanStep
from ui.pages.rapat.tabs import Tabs
from ui.widgets import looks

STEPS = ("persiapan", "rt", "hitung", "utusan", "rembug", "papan")
_TITLES = ("&1 Persiapan", "&2 Pemilih per RT", "&3 Hitung suara RT", "&4 Utusan", "&5 Rembug", "&6 Anggota baru")


class PemilihanPage(Page):
    """Shows one election at a time; typed text of another one, or another step, is kept as a draft."""

    title = "Pemilihan"
    help_key = "pemilihan"
    tables = frozenset({"pemilihan", "pemilihan_rt", "perolehan", "penugasan", "orang", "aturan", "organisasi", "rapat",
                        "siklus", "naskah"})  # fmt: skip
    abilities = frozenset({"baru", "hapus", "simpan", "cetak", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.source = PemilihanSource(ctx)
        self.pemilihan_id: str | None = None
        self.election: Election | None = None
        self._new: dict[str, Any] | None = None
        self._behind: set[int] = set()
        self.listed = ListView(self.source)
        self.prepare, self.rows, self.count = PersiapanStep(self.source), RtStep(self.source), HitungStep(self.source)
        self.delegates, self.round, self.board = (
            UtusanStep(self.source), RembugStep(self.source), PapanStep(self.source))
        self.steps: tuple[Step, ...] = (self.prepare, self.rows, self.count, self.delegates, self.round, self.board)
        self.back_button = looks.button("Daftar pemilihan", self.to_list, "arrow-left")
        self.cycle_button = looks.button("Buka siklus", self.to_cycle, "sprout")
        self.papers_button = looks.button("Kertas", None, "printer")
        self.menu = papers.StepMenu(ctx, self.papers_button)
        self.menu.rt = lambda: self.steps[self.tabs.currentIndex()].chosen_rt()
        self.menu.chosen.connect(self.show_paper)
        self.new_button = looks.button("Pemilihan baru", self.new_record, "plus", "primary")
        self.add_action(self.back_button, self.cycle_button, self.papers_button, self.new_button)
        self.tabs = Tabs()
        self.tabs.setAccessibleName("Langkah pemilihan")
        self.tabs.tabBar().setAccessibleName("Langkah pemilihan")
        for step, title in zip(self.steps, _TITLES, strict=True):
            assert isinstance(step, QWidget)
            self.tabs.addTab(step, title)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.listed)
        self.stack.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self._turned)
        self.tabs.called.connect(self.take_focus)
        self.listed.opened.connect(self.show_election)
        self.listed.new_wanted.connect(self.new_record)
        self.prepare.facts.made.connect(self._made)
        for typed in (self.prepare.facts, self.rows, self.count.tally, self.round.tally):
            typed.saved.connect(self._saved)
        self._show_frame()

    # --- which election ---------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`pemilihan_id` shows an election, `siklus_id` with `tahap_id` that of a stage or a form for a new one,
        `langkah` one of STEPS, `rt_id` the tally of that RT; `daftar` the list; nothing what was shown.

        `lanjutkan` goes on at once with what was typed in that step and not saved.
        """
        if arguments.get("daftar"):
            self.to_list()
        elif arguments.get("pemilihan_id"):
            self.show_election(str(arguments["pemilihan_id"]))
        elif arguments.get("siklus_id"):
            self._open_stage(str(arguments["siklus_id"]), arguments.get("tahap_id"))
        elif arguments.get("baru"):
            self.new_record()
        if arguments.get("langkah") in STEPS and self.pemilihan_id is not None:
            self.tabs.setCurrentIndex(STEPS.index(str(arguments["langkah"])))
        if arguments.get("rt_id") and self.pemilihan_id is not None:
            self.count.show_rt(str(arguments["rt_id"]))
        if arguments.get("lanjutkan"):
            self.steps[self.tabs.currentIndex()].resume()

    def _open_stage(self, siklus_id: str, tahap_id: str | None) -> None:
        found = self.source.of_stage(siklus_id, tahap_id)
        if found is not None:
            self.show_election(found)
        elif self.ctx.may_write():
            self._begin_new(siklus_id, tahap_id)
        else:
            self.to_list()

    def show_election(self, pemilihan_id: str) -> None:
        """Show one election; another one begins at its first step."""
        if pemilihan_id != self.pemilihan_id or self._new is not None:
            self._keep_all()
            self.bar.clear()
            self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(0)
            self.tabs.blockSignals(False)
        self.pemilihan_id, self._new, self._stale = pemilihan_id, None, False
        self.reload()
        if self.isVisible():
            self.take_focus()

    def _begin_new(self, siklus_id: str | None = None, tahap_id: str | None = None) -> None:
        self._keep_all()
        self.bar.clear()
        self.pemilihan_id, self.election, self._stale = None, None, False
        self._new = self.source.blank_election(siklus_id, tahap_id)
        self.prepare.begin_new(self._new)
        self.tabs.setCurrentIndex(0)
        self._show_frame()
        if self.isVisible():
            self.take_focus()

    def _made(self, pemilihan_id: str) -> None:
        """The new election was saved."""
        self.pemilihan_id, self._new = pemilihan_id, None
        self.reload()

    def to_list(self) -> None:
        """All elections."""
        self._keep_all()
        self.pemilihan_id = self.election = self._new = None
        self.reload()
        if self.isVisible():
            self.take_focus()

    def reload(self) -> None:
        """Read again; what is being typed stays. Steps that are not in front read when they are turned to."""
        if self.pemilihan_id is not None:
            try:
                self.election = self.source.election(self.pemilihan_id)
            except LkmError:
                self.pemilihan_id = self.election = None
                self.say("info", "Pemilihan yang tadi dibuka sudah tidak ada di daftar.")
        if self.election is not None:
            self._behind = set(range(len(self.steps)))
            self._catch_up(self.tabs.currentIndex())
        elif self._new is None:
            self.listed.reload()
        self._show_frame()

    def _catch_up(self, number: int) -> None:
        if self.election is not None and number in self._behind:
            self._behind.discard(number)
            self.steps[number].show_election(self.election)

    def _show_frame(self) -> None:
        """Title, buttons and which steps there are."""
        one = self.election is not None or self._new is not None
        self.stack.setCurrentIndex(1 if one else 0)
        for number in range(1, len(self.steps)):
            self.tabs.setTabEnabled(number, self.election is not None)
        self.back_button.setVisible(one)
        self.papers_button.setVisible(self.election is not None)
        self.new_button.setVisible(not one and bool(self.listed.rows))
        values = self.election.values if self.election is not None else self._new or {}
        self.cycle_button.setVisible(bool(values.get("siklus_id")))
        if self.election is not None:
            self.set_title(self.election.name, words.facts(self.election))
        elif self._new is not None:
            self.set_title("Pemilihan baru", "Simpan persiapannya dulu; langkah lain lalu terbuka.")
        else:
            count = len(self.listed.rows)
            self.set_title(self.title, f"{count} pemilihan" if count else "")
        self._set_menu()
        mnemonics.refresh(self)

    def _set_menu(self) -> None:
        first = self.steps[self.tabs.currentIndex()].papers
        rest = dict.fromkeys(key for step in self.steps for key in step.papers if key not in first)
        self.menu.first, self.menu.rest = first, tuple(rest)

    # --- moving about -----------------------------------------------------------------------------------------------

    def _turned(self, number: int) -> None:
        for other, step in enumerate(self.steps):
            if other != number:
                step.keep()
        self._catch_up(number)
        self._set_menu()
        mnemonics.assign(self)
        if self.isVisible():
            self.take_focus()

    def take_focus(self) -> None:
        """The keys go to where the work of the step begins."""
        if self.stack.currentIndex() == 0:
            self.listed.start()
        else:
            self.steps[self.tabs.currentIndex()].start()

    def to_cycle(self) -> None:
        """The siklus that this election belongs to."""
        values = self.election.values if self.election is not None else self._new or {}
        self.ctx.go("siklus", siklus_id=values.get("siklus_id"), tahap_id=values.get("tahap_id"))

    def leave(self) -> None:
        """Keep drafts; what was said is over."""
        self._keep_all()
        self.bar.clear()

    def _keep_all(self) -> None:
        for step in self.steps:
            step.keep()

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N: another election."""
        if self.ctx.may_write():
            self._begin_new()

    def delete_record(self) -> None:
        """Ctrl+Del in the list: the highlighted election."""
        if self.stack.currentIndex() == 0 and self.listed.delete():
            self.take_focus()

    def save(self) -> None:
        """Ctrl+S: everything that was typed."""
        if self.election is not None or self._new is not None:
            self.save_all()

    def save_all(self) -> bool:
        """Write every step; the first with something to mend is shown."""
        for number, step in enumerate(self.steps):
            if not step.save_all():
                self.bar.clear()  # what was saved before is no news beside what could not be
                self.tabs.setCurrentIndex(number)
                return False
        return True

    def _saved(self) -> None:
        self.say("ok", "Tersimpan.", ("Urungkan", self.ctx.undo))

    def print_out(self) -> None:
        """Ctrl+P: the first paper of the step."""
        found = papers.known(self.menu.first) or papers.known(self.menu.rest)
        if self.election is not None and found:
            self.show_paper(found[0])

    def show_paper(self, key: str) -> None:
        """Preview a paper; typing is saved before."""
        step = self.steps[self.tabs.currentIndex()]
        if self.election is not None and self.save_all():
            papers.show(self.ctx, self.election, key, step.chosen_rt())
