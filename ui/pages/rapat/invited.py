"""Who is invited: the list with its count, and the panels that add to it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.domain.penugasan import BADAN
from ui import mnemonics
from ui.pages.rapat import words
from ui.pages.rapat.invite_panels import GuestPanel, PersonPanel, RelawanPanel, told
from ui.pages.rapat.roll_model import INVITED, RollModel
from ui.pages.rapat.source import Meeting, RapatSource
from ui.pages.rapat.table import Table
from ui.widgets import looks
from ui.widgets.flow import Flow
from ui.widgets.message_bar import MessageBar

NOBODY = "Belum ada yang diundang. Pilih Badan, Relawan, Orang, atau Tamu di atas."
UNSAVED = "Isi dan simpan dulu rapatnya; setelah itu orangnya bisa diundang."


class InvitedCard(QFrame):
    """Asks `meeting_wanted` before the first invitation: the page saves the form and shows the meeting here."""

    meeting_wanted = Signal()
    said = Signal(str)

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._source = source
        self._meeting: Meeting | None = None
        self.title = looks.label("Undangan", "h2")
        self.banner = MessageBar()
        self.answer = looks.label("", "baik", wrap=True)
        self.model = RollModel(INVITED)
        self.table = Table("Daftar undangan", self.model)
        self.table.set_widths([width for _, width in INVITED])
        self.empty = looks.label(UNSAVED, "muted", wrap=True)
        self.remove_button = looks.button("Hapus dari daftar", self.remove, "user-x", "bahaya")
        self.close_button = looks.button("Kembali ke daftar", self.show_list, "arrow-left")
        self.panels: dict[str, Any] = {
            "relawan": RelawanPanel(source), "orang": PersonPanel(source), "tamu": GuestPanel(source),
        }
        self.buttons = self._make_buttons()
        self._stack = QStackedWidget()
        self._build()

    def _make_buttons(self) -> dict[str, QPushButton]:
        made = {
            "badan": looks.button("B&adan"), "relawan": looks.button("R&elawan"), "orang": looks.button("&Orang"),
            "tamu": looks.button("Ta&mu"),
        }
        menu = QMenu(self)
        for code, label in (*BADAN, ("relawan", "Semua relawan aktif")):
            action = menu.addAction(label)
            action.setData(code)
            action.triggered.connect(self._body_chosen)
        menu.aboutToShow.connect(self._name_bodies)
        made["badan"].setMenu(menu)
        made["badan"].setProperty("menu", True)
        made["badan"].setAccessibleName("Undang satu badan")
        for key, name in (("relawan", "Undang relawan"), ("orang", "Undang orang"), ("tamu", "Undang tamu dari luar")):
            made[key].setAccessibleName(name)
            made[key].setProperty("panel", key)
            made[key].setCheckable(True)
            made[key].clicked.connect(self._panel_wanted)
        return made

    def _name_bodies(self) -> None:
        """The board goes by the office's own word; the keys start at the first entry."""
        self.buttons["badan"].menu().actions()[0].setText(self._source.ctx.office.istilah)
        QTimer.singleShot(0, self._mark_first_body)

    def _mark_first_body(self) -> None:
        menu = self.buttons["badan"].menu()
        if menu.isVisible() and menu.activeAction() is None:
            menu.setActiveAction(menu.actions()[0])

    def _build(self) -> None:
        ways = Flow()
        for made in self.buttons.values():
            ways.addWidget(made)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.empty)
        inner.addStretch(0)
        inner.addLayout(looks.row(self.remove_button, None))
        self._stack.addWidget(page)
        for panel in self.panels.values():
            holder = QWidget()
            outer = QVBoxLayout(holder)
            outer.setContentsMargins(0, 0, 0, 0)
            outer.addWidget(panel, 1)
            self._stack.addWidget(holder)
            panel.done.connect(self.say)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addLayout(looks.row(self.title, None, self.close_button))
        layout.addLayout(ways)
        layout.addWidget(self.banner)
        layout.addWidget(self.answer)
        layout.addWidget(self._stack, 1)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.show_list()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_new(self) -> None:
        """A meeting that is not saved yet has no roll."""
        self._meeting = None
        self.model.show([])
        self.title.setText("Undangan")
        self._show_rows()
        self.show_list()

    def show_meeting(self, meeting: Meeting) -> None:
        """Show who is invited."""
        other = self._meeting is None or self._meeting.id != meeting.id
        adding = self._stack.currentIndex() > 0 and self._meeting is None
        self._meeting = meeting
        self.model.show(meeting.roll.rows)
        count = sum(row.diundang for row in meeting.roll.rows)
        others = len(meeting.roll.rows) - count
        more = f", {others} datang tanpa undangan" if others else ""
        self.title.setText(f"Undangan: {count} orang{more}" if meeting.roll.rows else "Undangan")
        self._show_rows()
        self.say("")
        if other and not adding:
            self.show_list()

    def start(self) -> None:
        """The keys go to the list, or to the first way of inviting."""
        if self._stack.currentIndex() > 0:
            self.show_list()
        if self.model.people:
            self.table.enter()
        else:
            self.buttons["badan"].setFocus()

    def _show_rows(self) -> None:
        nobody = not self.model.people
        self.empty.setText(NOBODY if self._meeting else UNSAVED)
        self.empty.setVisible(nobody)
        self.table.setVisible(not nobody)
        self.remove_button.setVisible(not nobody)
        frozen = words.frozen(self._meeting.roll) if self._meeting else ""
        if frozen:
            self.banner.say("info", frozen, ("Buka lagi nomornya", self.thaw), closable=False)
        else:
            self.banner.clear()
        self._enable()

    def _enable(self) -> None:
        may = self._meeting is not None and self._meeting.roll.beku is None
        self.remove_button.setEnabled(may and bool(self.table.rows()))

    def show_list(self) -> None:
        """Leave the panels."""
        self._stack.setCurrentIndex(0)
        self._check("")
        self.close_button.setVisible(False)

    def _check(self, key: str) -> None:
        for name in self.panels:
            self.buttons[name].setChecked(name == key)

    def say(self, text: str) -> None:
        """What the last invitation did; empty hides it."""
        self.answer.setText(text)
        self.answer.setVisible(bool(text))

    # --- inviting ---------------------------------------------------------------------------------------------------

    def _ready(self) -> Meeting | None:
        if self._meeting is None:
            self.meeting_wanted.emit()
        return self._meeting

    def _panel_wanted(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.show_panel(str(sender.property("panel")))

    def show_panel(self, key: str) -> None:
        """Open one way of inviting; the same button closes it."""
        number = list(self.panels).index(key) + 1
        if self._stack.currentIndex() == number:
            self.show_list()
            return
        meeting = self._ready()
        self._check(key if meeting else "")
        if meeting is not None:
            self.say("")
            self._stack.setCurrentIndex(number)
            self.close_button.setVisible(True)
            self.panels[key].start(meeting)
            mnemonics.refresh(self)

    def _body_chosen(self) -> None:
        action = self.sender()
        meeting = self._ready()
        if meeting is not None and isinstance(action, QAction):
            count = self._source.invite_body(meeting, str(action.data()), action.text())
            self.say(f"{action.text()}: {told(count)}" if count else self._none_of(action.text(), count))

    def _none_of(self, body: str, count: int | None) -> str:
        if count is None:
            return ""
        return f"{body}: tidak ada orang baru; semua sudah di daftar atau belum ada yang bertugas pada hari itu."

    def remove(self) -> None:
        """Take the selected rows off the roll."""
        rows = [self.model.people[number] for number in self.table.rows()]
        if rows and self._meeting is not None and self._source.uninvite(self._meeting, rows):
            name = rows[0].nama if len(rows) == 1 else f"{len(rows)} orang"
            self.say(f"{name} dihapus dari daftar. Ctrl+Z mengurungkan.")
            self.table.enter()

    def thaw(self) -> None:
        """The printed sheet is not used."""
        if self._meeting is not None:
            self._source.thaw(self._meeting)
            self._show_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a panel, Del removes from the list."""
        if event.key() == Qt.Key.Key_Escape and self._stack.currentIndex() > 0:
            self.show_list()
            self.table.enter()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and self.remove_button.isEnabled():
            self.remove()
        else:
            super().keyPressEvent(event)
