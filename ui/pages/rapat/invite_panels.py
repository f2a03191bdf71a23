"""The ways to invite: relawan by filter, people one by one, guests from outside. Each panel stays open for the next."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lkm_desktop.domain.rapat import Kehadiran
from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import entity_fields
from lkm_desktop.services.registers import Query
from ui.pages.rapat.source import Meeting, RapatSource
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.flow import Flow
from ui.widgets.inputs import ChoiceInput
from ui.widgets.person_picker import PersonPicker
from ui.widgets.search_box import SearchBox

FILTERS = (("rt", "RT"), ("rw", "RW"), ("jenis_kelamin", "L/P"), ("unsur", "Unsur"), ("minat", "Minat"))
GUEST = ("tamu_nama", "tamu_jk", "tamu_asal")


def told(count: int | None, asked: int | None = None) -> str:
    """What an invitation did: "3 orang diundang; 2 sudah ada di daftar."; empty when it failed."""
    if count is None:
        return ""
    there = f"; {asked - count} sudah ada di daftar" if asked is not None and asked > count else ""
    return f"{count} orang diundang{there}." if count else "Semua sudah ada di daftar."


class RelawanPanel(QWidget):
    """Filters over the active relawan and one button that invites all who remain."""

    done = Signal(str)

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._meeting: Meeting | None = None
        self._people: list[str] = []
        self.search = SearchBox("Cari relawan")
        self.filters: dict[str, ChoiceInput] = {}
        line = Flow()
        for key, label in FILTERS:
            combo = ChoiceInput([], required=True)
            combo.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
            combo.setMaximumWidth(looks.chars(combo, 20))
            combo.setAccessibleName(f"Saring {label}")
            combo.edited.connect(self.refresh)
            self.filters[key] = combo
            line.addWidget(combo)
        self.hits = QListWidget()
        self.hits.setObjectName("daftar")
        self.hits.setAccessibleName("Relawan yang terpilih")
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nobody = looks.label("Tidak ada relawan yang cocok. Ubah kata cari atau saringannya.", "muted", wrap=True)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.invite_button = looks.button("Undang", self.invite, "user-plus", "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.search)
        layout.addLayout(line)
        layout.addWidget(self.hits, 1)
        layout.addWidget(self.nobody, 1)
        layout.addLayout(looks.row(self.invite_button, None))
        self.search.searched.connect(self.refresh)
        self.search.left_down.connect(self.hits.setFocus)

    def start(self, meeting: Meeting) -> None:
        """Show every active relawan of the meeting's day."""
        self._meeting = meeting
        for key, label in FILTERS:
            self.filters[key].set_choices([("", f"Semua {label}"), *self._source.choices(key)])
            self.filters[key].set_value("")
        self.search.clear()
        self.refresh()
        self.search.setFocus()

    def refresh(self) -> None:
        """Show who remains."""
        if self._meeting is None:
            return
        chosen = {key: str(combo.value()) for key, combo in self.filters.items() if combo.value()}
        query = Query(cari=self.search.text(), saring=chosen, per_tanggal=self._meeting.values["tanggal"])
        found = self._source.volunteers(query)
        self._people = [person for person, _ in found]
        self.hits.clear()
        for _, words in found:
            item = QListWidgetItem(words)
            item.setSizeHint(QSize(0, max(28, self.fontMetrics().height() + 10)))
            self.hits.addItem(item)
        self.hits.setVisible(bool(found))
        self.nobody.setVisible(not found)
        self.invite_button.setText(f"Undang {len(found)} relawan" if found else "Undang relawan")
        self.invite_button.setEnabled(bool(found))

    def invite(self) -> None:
        """Invite everyone who is shown."""
        if self._meeting is not None and self._people:
            words = f"{len(self._people)} relawan"
            self.done.emit(told(self._source.invite(self._meeting, self._people, words), len(self._people)))


class PersonPanel(QWidget):
    """People one by one; the search line stays for the next."""

    done = Signal(str)

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._meeting: Meeting | None = None
        self.picker = PersonPicker(source.people, "Tambah ke Warga")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picker)
        self.picker.picked.connect(self._pick)
        self.picker.new_wanted.connect(self._new)

    def start(self, meeting: Meeting) -> None:
        """Ask for the first person."""
        self._meeting = meeting
        self.picker.start()

    def _pick(self, person_id: str) -> None:
        if self._meeting is None:
            return
        name = self._source.person_name(person_id)
        count = self._source.invite(self._meeting, [person_id], name)
        if count is not None:
            self.done.emit(f"{name} diundang." if count else f"{name} sudah ada di daftar.")
            self.picker.start()

    def _new(self, text: str) -> None:
        self._source.ctx.go("orang", baru=True, nama=text)


class GuestPanel(QWidget):
    """Someone who is not in the register: name, L/P, where from."""

    done = Signal(str)

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._meeting: Meeting | None = None
        fields = entity_fields(Kehadiran)
        self.form = FieldForm([Group("", tuple(fields[key] for key in GUEST))], source)
        self.add_button = looks.button("Undang tamu", self.invite, "user-plus", "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(looks.label("Untuk orang yang tidak ada di buku warga.", "muted", True))
        layout.addWidget(self.form)
        layout.addLayout(looks.row(self.add_button, None))
        layout.addStretch(1)
        self.form.finished.connect(self.invite)

    def start(self, meeting: Meeting) -> None:
        """An empty form."""
        self._meeting = meeting
        self._empty()

    def _empty(self) -> None:
        empty: dict[str, Any] = dict.fromkeys(GUEST)
        self.form.set_values(empty)
        self.form.focus_first()

    def invite(self) -> None:
        """Put the guest on the roll and start the next one."""
        values = self.form.values()
        try:
            if self._meeting is not None:
                self._source.invite_guest(self._meeting, values)
        except FieldErrors as error:
            self.form.show_messages([(key, "salah", text) for key, text in error.errors.items()])
            self.form.focus_first(tuple(error.errors))
            return
        self.done.emit(f"{values['tamu_nama']} diundang sebagai tamu.")
        self._empty()

