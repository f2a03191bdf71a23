"""The page of one meeting: facts on top, then invitations, roll and minutes in working order."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lkm_desktop.errors import LkmError
from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.rapat import papers, words
from ui.pages.rapat.belajar_tab import BelajarTab
from ui.pages.rapat.facts_form import FactsForm
from ui.pages.rapat.hadir_tab import HadirTab
from ui.pages.rapat.invited import InvitedCard
from ui.pages.rapat.keputusan_tab import KeputusanTab
from ui.pages.rapat.kunci import MinutesLock
from ui.pages.rapat.lampiran_tab import LampiranTab
from ui.pages.rapat.notulen_tab import NotulenTab
from ui.pages.rapat.source import Meeting, RapatSource
from ui.pages.rapat.tabs import Tabs
from ui.widgets import looks

TABS = ("undangan", "kehadiran", "notulen", "keputusan", "lampiran", "belajar")


def make(ctx: Context) -> Page:
    """The page; which meeting it shows is told to `open`."""
    return MeetingPage(ctx)


class MeetingPage(Page):
    """Shows one meeting at a time; typed text of another one is kept as a draft."""

    title = "Rapat"
    help_key = "rapat"
    tables = frozenset({"rapat", "kehadiran", "agenda", "usulan", "keputusan", "tindak_lanjut",
                        "laporan_tindak_lanjut", "orang", "penugasan", "relawan", "aturan", "organisasi", "naskah",
                        "lampiran", "sesi_kbk", "topik", "agenda_kbk"})
    abilities = frozenset({"baru", "ubah", "cari", "simpan", "cetak", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.source = RapatSource(ctx)
        self.rapat_id: str | None = None
        self.meeting: Meeting | None = None
        self.facts = FactsForm(self.source)
        self.invited = InvitedCard(self.source)
        self.roll = HadirTab(self.source)
        self.minutes = NotulenTab(self.source)
        self.decisions = KeputusanTab(self.source, self.minutes)
        self.lock = MinutesLock(ctx, self.minutes, self.decisions)
        self.lock.opened.connect(self._preview)
        self.attachments = LampiranTab(self.source)
        self.learning = BelajarTab(self.source)
        self.back_button = looks.button("Daftar rapat", self.back, "arrow-left")
        self.papers_button = looks.button("Semua kertas", None, "files")
        self.papers_menu = papers.PapersMenu(ctx, self.papers_button)
        self.papers_menu.chosen.connect(self._preview)
        self.minutes_button = looks.button("Notulen", self.print_minutes, "file-text")
        self.attendance_button = looks.button("Daftar hadir (F4)", self.print_attendance, "printer", "primary")
        self.add_action(self.back_button, self.papers_button, self.minutes_button, self.attendance_button)
        self.tabs = Tabs()
        self.tabs.setAccessibleName("Bagian rapat")
        self.tabs.tabBar().setAccessibleName("Bagian rapat")
        self.live = looks.Elided("", "bold")
        self.tabs.setCornerWidget(self.live)
        first = QWidget()
        line = QHBoxLayout(first)
        line.setContentsMargins(10, 10, 10, 8)
        line.setSpacing(10)
        line.addWidget(self.facts, 5)
        line.addWidget(self.invited, 6)
        self.tabs.addTab(first, "&1 Undangan")
        self.tabs.addTab(self.roll, "&2 Kehadiran")
        self.tabs.addTab(self.minutes, "&3 Agenda && notulen")
        self.tabs.addTab(self.decisions, "&4 Keputusan")
        self.tabs.addTab(self.attachments, "&5 Lampiran")
        self.tabs.addTab(self.learning, "&6 Belajar")
        self.tabs.setTabVisible(5, False)
        self.body.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.tabs.called.connect(self.take_focus)
        self.facts.saved.connect(self._facts_saved)
        self.facts.edited.connect(self._show_heading)
        self.invited.meeting_wanted.connect(self._save_for_invitation)
        self.roll.invite_wanted.connect(self._to_invitations)
        self.roll.volunteers_wanted.connect(self._to_volunteers)
        self.roll.import_wanted.connect(self._to_import)
        self.minutes.saved.connect(self._minutes_saved)
        self.decisions.saved.connect(self._decisions_saved)
        self.learning.saved.connect(self._learning_saved)
        self.learning.decisions_wanted.connect(self._to_decisions)
        self.learning.paper_wanted.connect(self.print_session)

    # --- which meeting ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`rapat_id` shows a meeting, `baru` an empty form, `tab` one of TABS; nothing shows what was shown.

        `lanjutkan` goes on at once with what was typed in that tab and not saved.
        """
        if arguments.get("baru"):
            self._start_new()
        elif arguments.get("rapat_id"):
            self._switch(str(arguments["rapat_id"]))
        if arguments.get("tab") in TABS:
            self.tabs.setCurrentIndex(TABS.index(str(arguments["tab"])))
        if arguments.get("lanjutkan") and self.meeting is not None:
            resumes = {0: self.facts.resume, 2: self.minutes.resume, 3: self.decisions.resume, 5: self.learning.resume}
            resumes[self.tabs.currentIndex()]()

    def _start_new(self) -> None:
        self.keep_drafts()
        self.rapat_id = self.meeting = None
        self.bar.clear()
        self.tabs.setCurrentIndex(0)
        self.tabs.setTabVisible(5, False)
        self.facts.start_new()
        self.invited.show_new()
        self._stale = False
        self._show_heading()

    def _switch(self, rapat_id: str) -> None:
        other = rapat_id != self.rapat_id
        if other:
            self.keep_drafts()
            self.bar.clear()
        self.rapat_id = rapat_id
        self._stale = False
        self.reload()
        if other and self.meeting is not None:
            self.tabs.setCurrentIndex(1 if self.meeting.roll.beku is not None else 0)

    def reload(self) -> None:
        """Read the meeting again; forms that are being edited keep their text."""
        if self.rapat_id is None:
            return
        try:
            self.meeting = self.source.meeting(self.rapat_id)
        except LkmError:
            self._gone()
            return
        if self.bar.text and self.bar.buttons():
            self.bar.clear()  # what it offers to take back is no longer the last step
        self.facts.show_values(self.meeting.values)
        self.invited.show_meeting(self.meeting)
        self.roll.show_meeting(self.meeting)
        self.minutes.show_meeting(self.meeting)
        self.decisions.show_meeting(self.meeting)
        self.attachments.show_meeting(self.meeting)
        self.tabs.setTabVisible(5, self.meeting.sesi is not None)
        self.learning.show_record(self.meeting)
        self.papers_menu.meeting = self.meeting
        self.lock.show_meeting(self.meeting)
        self.roll.say_final(self.lock.words_for_roll)
        self._show_heading()

    def _gone(self) -> None:
        self.rapat_id = self.meeting = None
        self.ctx.go("rapat")
        self.ctx.say("info", "Rapat yang tadi dibuka sudah tidak ada di daftar.")

    def _show_heading(self) -> None:
        there = self.meeting is not None
        for made in (self.papers_button, self.minutes_button, self.attendance_button):
            made.setEnabled(there)
        for tab in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(tab, there)
        shown = self.facts.readable() if self.meeting is None or self.facts.dirty else self.meeting.values
        name = str(shown["judul"]) if self.meeting else f"{shown['judul'] or 'Rapat'} (baru)"
        self.set_title(name, words.facts(shown, self.ctx.office.zona))
        here = self.meeting.roll.hitung.hadir if self.meeting else 0
        self.tabs.setTabText(1, f"&2 Kehadiran ({here})" if here else "&2 Kehadiran")
        decided = len(self.meeting.notulen["keputusan"]) if self.meeting else 0
        self.tabs.setTabText(3, f"&4 Keputusan ({decided})" if decided else "&4 Keputusan")
        files = len(self.attachments.files) if self.meeting else 0
        self.tabs.setTabText(4, f"&5 Lampiran ({files})" if files else "&5 Lampiran")
        self.live.setText(words.live(self.meeting) if self.meeting else "")
        self._fit_live()

    def _fit_live(self) -> None:
        """The counts stand right of the tabs, as far as there is room."""
        needed = self.live.fontMetrics().horizontalAdvance(self.live.full()) + 8
        self.live.setFixedWidth(max(min(needed, self.tabs.width() - self.tabs.tabBar().sizeHint().width() - 12), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room for the counts."""
        super().resizeEvent(event)
        self._fit_live()

    # --- moving about -----------------------------------------------------------------------------------------------

    def _tab_changed(self, number: int) -> None:
        mnemonics.assign(self)
        self.take_focus()

    def take_focus(self) -> None:
        """The keys go to where the work of the tab begins."""
        starts = (self._start_facts, self.roll.start, self.minutes.start, self.decisions.start, self.attachments.start,
                  self.learning.start)
        if self.tabs.currentIndex() in (2, 3) and self.lock.ask(self.tabs.currentIndex() - 2):
            return
        asked = (self.facts.kept, None, self.minutes.kept, self.decisions.kept, None, self.learning.kept)[
            self.tabs.currentIndex()]
        if asked is None or not asked.ask():
            starts[self.tabs.currentIndex()]()

    def _start_facts(self) -> None:
        if self.meeting is None:
            self.facts.form.focus_first(("judul",))
        else:
            self.invited.start()

    def _to_invitations(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.invited.buttons["badan"].setFocus()

    def _to_import(self) -> None:
        """An attendance sheet in Excel for this meeting."""
        if self.rapat_id is not None:
            self.ctx.go("impor_kehadiran", rapat_id=self.rapat_id)

    def _to_volunteers(self) -> None:
        if self.rapat_id is not None and self.save_all():
            self.ctx.go("relawan_daftar", rapat_id=self.rapat_id)

    def back(self) -> None:
        """To the list of meetings."""
        self.ctx.go("rapat")

    def leave(self) -> None:
        """Keep drafts; what was said is over."""
        self.keep_drafts()
        self.bar.clear()
        self.invited.say("")
        self.roll.say("")

    def keep_drafts(self) -> None:
        """Keep the typed text of all forms."""
        for form in (self.facts, self.minutes, self.decisions, self.learning):
            form.keep_draft()

    # --- saving -----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: everything that was typed; a new meeting of which nothing was typed is none yet."""
        if self.tabs.currentIndex() == 1 and self.roll.save_card():
            return
        if self.rapat_id is None and not self.facts.touched:
            self.say("info", "Belum ada yang diisi, jadi belum ada rapat yang disimpan.")
            self.facts.form.focus_first(("judul",))
        else:
            self.save_all()

    def save_all(self) -> bool:
        """Write every changed form; false when one of them has something to mend, which is then shown."""
        forms = ((0, self.facts), (1, self.roll.numbers), (2, self.minutes), (3, self.decisions), (5, self.learning))
        for tab, form in forms:
            new = form is self.facts and self.rapat_id is None
            if (form.dirty or new) and not form.save():
                self.tabs.setCurrentIndex(tab)
                self.bar.clear()
                return False
        return True

    def _facts_saved(self, rapat_id: str) -> None:
        new = self.rapat_id is None
        self.rapat_id = rapat_id
        self.reload()
        if new:
            self.say("ok", "Rapat tersimpan. Undang orangnya di sebelah kanan.", ("Urungkan", self.ctx.undo))
        else:
            self.say("ok", "Rapat tersimpan.", ("Urungkan", self.ctx.undo))

    def _minutes_saved(self) -> None:
        self.say("ok", "Notulen tersimpan.", ("Urungkan", self.ctx.undo))

    def _decisions_saved(self) -> None:
        self.say("ok", "Keputusan tersimpan.", ("Urungkan", self.ctx.undo))

    def _learning_saved(self) -> None:
        self.say("ok", "Sesi belajar tersimpan.", ("Urungkan", self.ctx.undo))

    def _to_decisions(self) -> None:
        self.tabs.setCurrentIndex(3)

    def _save_for_invitation(self) -> None:
        self.facts.save()

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N: another meeting."""
        self.ctx.go("rapat_baru")

    def edit_record(self) -> None:
        """F2: the remark of a row of the roll, else the form."""
        if self.tabs.currentIndex() == 1:
            self.roll.table.edit_remark()
        elif self.tabs.currentIndex() == 0:
            self.facts.form.focus_first(("judul",))

    def focus_search(self) -> None:
        """Ctrl+F: the line where the sheet is typed, or the search for people to invite."""
        if self.tabs.currentIndex() == 0 and self.meeting is not None:
            self.invited.show_panel("orang")
        elif self.meeting is not None:
            self.tabs.setCurrentIndex(1)
            self.roll.start()

    def print_out(self) -> None:
        """Ctrl+P: the paper of the tab."""
        kinds = (papers.INVITATION, papers.ATTENDANCE, papers.MINUTES, papers.MINUTES, papers.ATTENDANCE,
                 papers.SESSION)
        self._preview(kinds[self.tabs.currentIndex()])

    def export(self) -> None:
        """Ctrl+E: who was invited and came, and what was decided, as a workbook."""
        if self.rapat_id is not None and self.meeting is not None:
            papers.export_roll(self, self.rapat_id)

    def print_attendance(self) -> None:
        """Preview the daftar hadir."""
        self._preview(papers.ATTENDANCE)

    def print_minutes(self) -> None:
        """Preview the minutes."""
        self._preview(papers.MINUTES)

    def print_session(self) -> None:
        """Preview the sheet of a KBK session."""
        self._preview(papers.SESSION)

    def _preview(self, kind: str) -> None:
        if self.meeting is not None and self.save_all():
            self.ctx.preview(papers.request(self.ctx, self.meeting, kind))
