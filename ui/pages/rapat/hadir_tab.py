"""Tab 2: type the signed sheet, mark with one key, see the counts move."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.domain.rapat import RAPAT_ANGGOTA
from lkm_desktop.errors import LkmError
from lkm_desktop.services.nama_dekat import NamaDekat
from lkm_desktop.services.orang import OrangRingkas
from lkm_desktop.services.roll import Baris
from ui import mnemonics
from ui.pages.rapat import words
from ui.pages.rapat.counts_card import Column, CountsCard
from ui.pages.rapat.counts_form import CountsForm
from ui.pages.rapat.link_panel import LinkPanel
from ui.pages.rapat.roll_entry import RollEntry
from ui.pages.rapat.roll_izin import IzinPanel
from ui.pages.rapat.roll_model import is_guest
from ui.pages.rapat.roll_table import GUEST_HINT, HINT, TOGGLE, RollTable
from ui.pages.rapat.roll_times import TimesPanel
from ui.pages.rapat.source import Meeting, RapatSource
from ui.widgets import looks
from ui.widgets.flow import Flow
from ui.widgets.message_bar import MessageBar

NO_ROLL = "Belum ada yang diundang. Undang orangnya di tab 1, atau ketik nama yang datang di atas."


class HadirTab(QWidget):
    """`invite_wanted` leads to tab 1 while the roll is empty; `volunteers_wanted` to those who signed up here;
    `import_wanted` to an attendance sheet in Excel."""

    invite_wanted = Signal()
    volunteers_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._meeting: Meeting | None = None
        self._entered: list[str] = []
        self.entry = RollEntry(source.people)
        self.answer = looks.label("", "muted", wrap=True)
        self.banner = MessageBar()
        self.final = MessageBar()
        self.question = MessageBar()
        self._sure: set[str] = set()
        self._near: NamaDekat | None = None
        self.table = RollTable()
        self.counts = CountsCard()
        self.link = LinkPanel(source)
        self.times = TimesPanel(source)
        self.excuse = IzinPanel(source.ctx, source, person=False)
        self.numbers = CountsForm(source)
        self.rest = looks.button("Tandai sisanya alpa", self.fill_rest, "user-x")
        self.times_button = looks.button("Jam datang/pulang…", self.start_times, "history")
        self.excuse_button = looks.button("Izin tetap…", self.start_excuse, "calendar-days")
        self.volunteers = looks.button("Daftarkan relawan…", self.volunteers_wanted.emit, "hand-heart")
        self.sheet = looks.button("Impor dari Excel…", self.import_wanted.emit, "file-input")
        self.guest = looks.button("Hubungkan dengan warga…", self.start_link, "link")
        self._build()
        self._connect()

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.final)
        left.addWidget(self.banner)
        left.addWidget(self.entry)
        left.addWidget(self.question)
        left.addWidget(self.answer)
        left.addWidget(self.table, 1)
        self.empty = looks.label(NO_ROLL, "muted", wrap=True)
        self.invite = looks.button("Ke tab Undangan", self.invite_wanted.emit, "users")
        left.addWidget(self.empty)
        left.addLayout(looks.row(self.invite, None))
        left.addWidget(looks.Elided(f"{HINT}  ·  {GUEST_HINT}", "kecil"))
        below = Flow()
        below.addWidget(self.rest)
        for made in (self.times_button, self.excuse_button, self.guest, self.volunteers, self.sheet):
            below.addWidget(made)
        left.addLayout(below)
        self._sides = (
            Column(self.counts, 21), Column(self.link, 30), Column(self.times, 30), Column(self.excuse, 30),
        )
        names = QWidget()
        line = QHBoxLayout(names)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addLayout(left, 1)
        for side in self._sides:
            line.addWidget(side)
        self._mode = QStackedWidget()
        self._mode.addWidget(names)
        self._mode.addWidget(self.numbers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.addWidget(self._mode)
        self._show_side(0)

    def _connect(self) -> None:
        self.entry.entered.connect(self._enter)
        self.entry.textEdited.connect(self._forget_error)
        self.entry.row_picked.connect(self._pick_row)
        self.entry.person_picked.connect(self._pick_person)
        self.entry.left_down.connect(self.table.enter)
        self.table.marked.connect(self._mark)
        self.table.typed.connect(self._type)
        self.table.roll.ticked.connect(self._tick)
        self.table.roll.noted.connect(self._note)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.link.closed.connect(self._link_closed)
        self.table.times_wanted.connect(self.start_times)
        self.times.closed.connect(self._times_closed)
        self.numbers.volunteers_wanted.connect(self.volunteers_wanted)
        self.excuse.closed.connect(self._excuse_closed)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the roll of a meeting."""
        other = self._meeting is None or self._meeting.id != meeting.id
        self._meeting = meeting
        self._mode.setCurrentIndex(1 if meeting.counts_only else 0)
        self.numbers.show_meeting(meeting)
        self.volunteers.setVisible(meeting.values["jenis"] not in RAPAT_ANGGOTA)  # nobody signs up among the members
        self.table.show_people(meeting.roll.rows)
        self.entry.set_rows(meeting.roll.rows)
        self.counts.show_roll(meeting.roll)
        nobody = not meeting.roll.rows
        for part in (self.empty, self.invite):
            part.setVisible(nobody)
        self.table.setVisible(not nobody)
        self._show_frozen()
        if other:
            self.table.show_recent(set())
            self._show_side(0)
            self._entered.clear()
            self._forget_error()
            self.entry.done()
        self.say("")
        self._enable()

    def _show_frozen(self) -> None:
        text = words.frozen(self._meeting.roll) if self._meeting else ""
        if text:
            self.banner.say("info", text, ("Buka lagi nomornya", self.thaw), closable=False)
        else:
            self.banner.clear()

    def _show_side(self, number: int) -> None:
        for place, side in enumerate(self._sides):
            side.setVisible(place == number)
        mnemonics.refresh(self)
        self.table.keep_in_sight()

    def save_card(self) -> bool:
        """Ctrl+S while times or a standing excuse are typed saves those; false when no such card is open."""
        for card in (self.times, self.excuse):
            if card.isVisibleTo(self):
                card.save()
                return True
        return False

    def _enable(self) -> None:
        rows = self.table.chosen()
        one = rows[0] if len(rows) == 1 else None
        self.guest.setEnabled(one is not None and is_guest(one))
        self.times_button.setEnabled(one is not None and one.status == "hadir")
        self.excuse_button.setEnabled(one is not None and not is_guest(one))
        self.rest.setEnabled(self._meeting is not None and self._meeting.roll.hitung.belum > 0)

    def say(self, text: str, kind: str = "muted") -> None:
        """What the last line or key did; empty hides it."""
        self.answer.setObjectName(kind)
        self.answer.style().unpolish(self.answer)
        self.answer.style().polish(self.answer)
        self.answer.setText(text)
        self.answer.setVisible(bool(text))
        looks.mark(self.entry, "salah", kind == "err")
        self.entry.setAccessibleDescription(text)

    def _forget_error(self) -> None:
        self.say("")
        self.question.clear()
        self._sure.clear()

    def say_final(self, words: str) -> None:
        """What is final already and would no longer agree with changes made here; empty when nothing is."""
        if words:
            self.final.say("info", words)
        else:
            self.final.clear()

    # --- typing -----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Put the cursor where the sheet is typed."""
        if self._meeting is not None and self._meeting.counts_only:
            self.numbers.form.focus_first()
        else:
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, text: str) -> None:
        if self._meeting is None or not text.strip():
            return
        before = {row.id: row.status for row in self._meeting.roll.rows}
        try:
            done = self._source.record(self._meeting, text, self._sure)
        except NamaDekat as near:
            self._ask(near)
            return
        except LkmError as error:
            self.say(str(error), "err")
            self._select_wrong(error.message)
            return
        self.entry.done()
        self._entered.append(self._source.last_step())
        self._sure.clear()
        self.say(f"{done.kalimat} {done.peringatan}".strip(), "awas" if done.peringatan else "baik")
        self._show_recent(before)

    def _ask(self, near: NamaDekat) -> None:
        """A name that is nearly one of the roll: whose is it?"""
        self._near = near
        words = f"{near.nama} tidak ada di daftar hadir ini. Maksudnya {near.tertulis} ({near.baris})?"
        self.question.say(
            "warn", words, (f"Ya, baris {near.baris}", self._is_row), ("Bukan, tamu baru", self._is_guest))
        self.question.buttons()[0].setFocus()

    def _is_row(self) -> None:
        if self._near is not None:
            name = r"\s+".join(re.escape(word) for word in self._near.nama.split())
            self._again(re.sub(name, str(self._near.baris), self.entry.text(), count=1, flags=re.IGNORECASE))

    def _is_guest(self) -> None:
        if self._near is not None:
            self._sure.add(self._near.nama)
            self._again(self.entry.text())

    def _again(self, text: str) -> None:
        self._near = None
        self.entry.setText(text)
        self.entry.setFocus()
        self._enter(text)

    def _show_recent(self, before: dict[str, str]) -> None:
        self.table.show_recent({row.id for row in self._rows() if before.get(row.id, "") != row.status})

    def take_back(self) -> bool:
        """Ctrl+Z in the empty line: what was entered there last, unless something else was done since."""
        if not self.entry.hasFocus() or not self._entered or self._entered[-1] != self._source.last_step():
            return False
        self._entered.pop()
        self._source.ctx.undo()
        return True

    def _select_wrong(self, sentence: str) -> None:
        """Mark in the line the part that the sentence quotes or numbers."""
        quoted = re.search(r"“(.+?)”", sentence) or re.search(r"Baris (\d+)", sentence)
        place = self.entry.text().find(quoted[1]) if quoted else -1
        if quoted and place >= 0:
            self.entry.setSelection(place, len(quoted[1]))

    def _type(self, digit: str) -> None:
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entry.deselect()
        self.entry.insert(digit)

    def _pick_row(self, row_id: str) -> None:
        row = next((row for row in self._rows() if row.id == row_id), None)
        if row is not None and self._meeting and self._source.mark(self._meeting, [row], "hadir"):
            self._entered.append(self._source.last_step())
            self.say(f"Baris {row.urut} {row.nama} hadir.", "baik")
            self.table.show_recent({row_id})

    def _pick_person(self, person: OrangRingkas) -> None:
        if self._meeting and self._source.walk_in(self._meeting, person):
            self._entered.append(self._source.last_step())
            self.say(f"{person.nama} hadir tanpa undangan; ditambahkan di bawah.", "baik")

    def _rows(self) -> list[Baris]:
        return self._meeting.roll.rows if self._meeting else []

    # --- marks ------------------------------------------------------------------------------------------------------

    def _mark(self, status: str) -> None:
        rows = self.table.chosen()
        if not rows or self._meeting is None:
            return
        if status == TOGGLE:
            status = "" if all(row.status == "hadir" for row in rows) else "hadir"
        self._source.mark(self._meeting, rows, status or None)

    def _tick(self, number: int) -> None:
        row = self.table.roll.people[number]
        if self._meeting is not None:
            self._source.mark(self._meeting, [row], None if row.status == "hadir" else "hadir")

    def _note(self, number: int, text: str) -> None:
        self._source.note(self.table.roll.people[number], text)

    def fill_rest(self) -> None:
        """Everyone without a mark becomes alpa; typed marks stay."""
        count = self._source.fill_unset(self._meeting, "alpa") if self._meeting else None
        if count:
            self.say(f"{count} orang yang belum dicatat ditandai alpa. Ctrl+Z mengurungkan.", "baik")

    def thaw(self) -> None:
        """The printed sheet is not used."""
        if self._meeting is not None:
            self._source.thaw(self._meeting)
            self._show_frozen()

    # --- guests -----------------------------------------------------------------------------------------------------

    def start_link(self) -> None:
        """Ask who the highlighted guest is."""
        rows = self.table.chosen()
        if len(rows) == 1 and is_guest(rows[0]):
            self._show_side(1)
            self.link.start(rows[0])

    def _link_closed(self, row_id: str) -> None:
        self._show_side(0)
        self.table.enter()
        place = self.table.roll.row_of(row_id)
        if place >= 0:
            self.table.go_to(place)
            self.say(f"Baris {self.table.roll.people[place].urut} terhubung dengan data warga.", "baik")

    # --- times and standing excuses ---------------------------------------------------------------------------------

    def start_times(self) -> None:
        """Ask when the highlighted person came and left."""
        rows = self.table.chosen()
        if len(rows) != 1:
            return
        if rows[0].status != "hadir":
            self.say(f"Baris {rows[0].urut} {rows[0].nama} belum ditandai hadir; tandai dulu dengan Spasi.", "muted")
            return
        self._show_side(2)
        self.times.start(rows[0])

    def _times_closed(self, row_id: str) -> None:
        self._show_side(0)
        self.table.enter()
        row = next((row for row in self._rows() if row.id == row_id), None)
        if row is not None:
            wrong = self._source.outside(self._meeting, [row_id]) if self._meeting is not None else ""
            self.say(f"Jam {row.nama} tersimpan. {wrong}".strip(), "awas" if wrong else "baik")
            self.table.show_recent({row_id})

    def start_excuse(self) -> None:
        """Ask from when to when the highlighted person is excused."""
        rows = self.table.chosen()
        if len(rows) == 1 and rows[0].orang_id:
            self._show_side(3)
            self.excuse.start(rows[0].orang_id, rows[0].nama)

    def _excuse_closed(self, excuse_id: str) -> None:
        self._show_side(0)
        self.table.enter()
        if excuse_id:
            self.say("Izin tetap tersimpan. Ctrl+Z mengurungkan.", "baik")
