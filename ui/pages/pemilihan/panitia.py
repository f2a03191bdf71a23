"""The committee of an election: a line to add people fast, the list by pokja, and what the rules say about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from lkm_desktop.errors import LkmError
from lkm_desktop.services.pemilihan_panitia import JABATAN_PANITIA, POKJA, OrangPanitia
from ui.pages.pemilihan import words
from ui.pages.pemilihan.name_input import NameInput
from ui.pages.pemilihan.source import Election, PemilihanSource, Values
from ui.pages.pemilihan.typed import told
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.inputs import SuggestInput
from ui.widgets.plain_table import PlainModel
from ui.widgets.press import is_enter

_HEADINGS = ("Nama", "L/P", "RT/RW", "Tugas", "Pokja")
_WIDTHS = (Width(13, 28, True), Width(3, 4), Width(6, 7), Width(9, 13), Width(9, 26))
#: columns that go when the card is narrow, and up to how many letters it is so
_DISPENSABLE, _NARROW = (1, 2), 60
_LEADERS = JABATAN_PANITIA[:3]
WAITING = "Simpan dulu persiapannya, lalu susun panitianya di sini."
HINT = "Ketik nama lalu Enter; pokja dan tugas berikutnya mengikuti. Del menghapus baris."


class PanitiaCard(QFrame):
    """Each member is one step of undo; the line keeps its pokja for the next name."""

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__()
        self.setObjectName("card")
        self._source = source
        self._election: Election | None = None
        self._changing: OrangPanitia | None = None
        self._own_task = False
        self.people: tuple[OrangPanitia, ...] = ()
        self.name = NameInput(source.people)
        self.gender = ChoiceInput((("L", "L"), ("P", "P")))
        self.pokja = SuggestInput(POKJA)
        self.task = SuggestInput(JABATAN_PANITIA)
        self.add_button = looks.button("Tambah panitia", self.add, "user-plus")
        self.stop_button = looks.button("Batal", self._stop_changing)
        self.model = PlainModel(_HEADINGS)
        self.table = Table("Panitia pemilihan", self.model)
        self.table.set_widths(_WIDTHS)
        self.remove_button = looks.button("Hapus dari panitia", self.remove, "trash-2", "bahaya")
        self.answer = looks.label("", "err", wrap=True)
        self.counts = looks.label("", "muted", wrap=True)
        self.findings = looks.label("", "awas", wrap=True)
        self._line = self._entry()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(looks.label("Panitia pemilihan", "h2"))
        layout.addWidget(self._line)
        layout.addWidget(self.answer)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.counts)
        layout.addWidget(self.findings)
        layout.addLayout(looks.row(None, self.remove_button))
        self.table.opened.connect(self._change)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.pokja.edited.connect(self._propose_task)
        self.task.edited.connect(self._task_typed)
        self.name.edited.connect(self._name_typed)
        self._stop_changing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow card names, tasks and pokja have the room."""
        super().resizeEvent(event)
        narrow = self.width() < looks.chars(self, _NARROW)
        for column in _DISPENSABLE:
            self.table.setColumnHidden(column, narrow)
        self.table.set_widths(_WIDTHS)

    def _entry(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        fields: tuple[tuple[int, int, str, QWidget], ...] = (
            (0, 0, "Nama", self.name), (0, 2, "L/P", self.gender), (1, 0, "Pokja", self.pokja),
            (1, 2, "Tugas", self.task),
        )  # fmt: skip
        for row, column, text, edit in fields:
            label = looks.label(text)
            label.setBuddy(edit)
            edit.setAccessibleName(f"{text} panitia")
            grid.addWidget(label, row, column)
            grid.addWidget(edit, row, column + 1)
        grid.addLayout(looks.row(None, self.stop_button, self.add_button), 2, 0, 1, 4)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 1)
        self.pokja.setPlaceholderText("pimpinan")
        return made

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_none(self) -> None:
        """There is no election yet."""
        self._election, self.people = None, ()
        self.model.set_rows([])
        self._line.setEnabled(False)
        self.answer.hide()
        self.findings.hide()
        self.counts.setText(WAITING)
        self._enable()

    def show_election(self, election: Election) -> None:
        """Show the committee of an election."""
        if self._election is None or self._election.id != election.id:
            self._stop_changing()
        self._election = election
        found = self._source.committee(election.id)
        row = max(self.table.currentIndex().row(), 0)
        self.people = found.orang
        self.model.set_rows([
            (one.nama, one.jk, words.place(one.rt, one.rw), one.jabatan, one.pokja or "–") for one in found.orang
        ])
        self.table.go_to(min(row, len(self.people) - 1))
        self._line.setEnabled(True)
        self.findings.setText(words.sentences(item.kalimat for item in found.temuan))
        self.findings.setVisible(bool(found.temuan))
        self.counts.setText(self._counted() if self.people else HINT)
        self._propose_task()
        self._enable()

    def _counted(self) -> str:
        groups = len({one.pokja for one in self.people if one.pokja})
        women = sum(one.jk == "P" for one in self.people)
        return f"{len(self.people)} orang, {women} perempuan, {groups} pokja."

    def _enable(self) -> None:
        self.remove_button.setEnabled(self.chosen() is not None)

    def chosen(self) -> OrangPanitia | None:
        """The highlighted member."""
        row = self.table.currentIndex().row()
        return self.people[row] if 0 <= row < len(self.people) else None

    def start(self) -> None:
        """The name of the next one."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the line ---------------------------------------------------------------------------------------------------

    def _propose_task(self) -> None:
        """Leaders by their order, then a koordinator for each pokja, then members; unless a task was typed."""
        if self._own_task or self._changing is not None:
            return
        pokja = self.pokja.value() or ""
        there = {one.jabatan for one in self.people if one.pokja == pokja}
        wanted = ("Koordinator",) if pokja else _LEADERS
        self.task.set_value(next((task for task in wanted if task not in there), "Anggota"))

    def _task_typed(self) -> None:
        self._own_task = True

    def _name_typed(self) -> None:
        person = self.name.person() if self.name.value() else None
        if person is not None and person.jk:
            self.gender.set_value(person.jk)

    def add(self) -> None:
        """Write the line; the keys go back to the name."""
        if self._election is None:
            return
        try:
            self._source.save_member(
                self._election.id, self._changing.penugasan_id if self._changing else None, self._typed(),
                self.name.name())
        except LkmError as error:
            self.answer.setText(told(error))
            self.answer.show()
            self.name.setFocus()
            return
        self._stop_changing()
        self.start()

    def _typed(self) -> Values:
        values: Values = {"jabatan": self.task.value() or "Anggota", "pokja": self.pokja.value()}
        if self._changing is None:
            person = self.name.person()
            values |= {"orang_id": person.id} if person else {
                "nama": self.name.name(), "jenis_kelamin": self.gender.value()}
        return values

    def _stop_changing(self) -> None:
        self._changing, self._own_task = None, False
        self.answer.hide()
        self.name.set_name("")
        self.name.setEnabled(True)
        self.gender.setEnabled(True)
        self.gender.set_value(None)
        self.stop_button.hide()
        self.add_button.setText("Tambah panitia")
        self._propose_task()

    def _change(self) -> None:
        """Enter on a row: its task and pokja go into the line."""
        one = self.chosen()
        if one is None:
            return
        self._changing = one
        self.name.set_name(one.nama)
        self.name.setEnabled(False)
        self.gender.setEnabled(False)
        self.gender.set_value(one.jk or None)
        self.pokja.set_value(one.pokja)
        self.task.set_value(one.jabatan)
        self.add_button.setText("Simpan perubahan")
        self.stop_button.show()
        self.pokja.setFocus()

    def remove(self) -> None:
        """Take the highlighted member off the committee."""
        one = self.chosen()
        if one is not None and self._source.remove_member(one.penugasan_id, one.nama):
            undo = ("Urungkan", self._source.ctx.undo)
            self._source.ctx.say("ok", f"{one.nama} tidak lagi di panitia.", undo)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the line writes it, Del in the list removes, Esc gives a change up."""
        focus = self.window().focusWidget()
        if is_enter(event) and isinstance(focus, QLineEdit | QComboBox) and self._line.isAncestorOf(focus):
            self.add()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.remove()
        elif event.key() == Qt.Key.Key_Escape and self._changing is not None:
            self._stop_changing()
            self.table.setFocus()
        else:
            super().keyPressEvent(event)
