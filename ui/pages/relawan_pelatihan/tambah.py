"""Add participants: one by one with the keys staying in the search, many from the relawan, or from a roll."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from lkm_desktop.services import pelatihan, rapat
from lkm_desktop.services.pelatihan import PERAN
from lkm_desktop.services.registers import Query
from ui.context import Context
from ui.pages.rapat.source import RapatSource
from ui.pages.rapat.words import short_date
from ui.pages.relawan_kerja.ticks import PeopleTicks
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput
from ui.widgets.person_picker import PersonPicker

#: meetings offered to take a roll from
_MEETINGS = 60


class AddPanel(QFrame):
    """`done(words)` after somebody was added, `closed` when put away."""

    done = Signal(str)
    closed = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.ctx = ctx
        self.training = self.name = ""
        self._source = RapatSource(ctx)
        self.role = ChoiceInput([(word, word) for word in PERAN], required=True)
        self.role.setAccessibleName("Ditambahkan sebagai")
        self.picker = PersonPicker(self._source.people, "Tambah ke Warga")
        self.ticks = PeopleTicks(self._volunteers, "Relawan yang menjadi peserta")
        self.many_button = looks.button("Tambahkan", self.add_ticked, "user-plus", "primary")
        self.meeting = ChoiceInput([], required=True)
        self.meeting.setAccessibleName("Dari daftar hadir rapat")
        self.roll_button = looks.button("Tambahkan yang hadir", self.add_present, "user-plus", "primary")
        self.parts = QTabWidget()
        self.parts.setDocumentMode(True)
        self.parts.setAccessibleName("Cara menambah peserta")
        self.parts.tabBar().setAccessibleName("Cara menambah peserta")
        self.parts.addTab(self.picker, "Satu per satu")
        self.ticks.add_button(self.many_button)
        self.parts.addTab(self.ticks, "Relawan")
        self.parts.addTab(self._roll_box(), "Daftar hadir")
        words = looks.label("Sebagai")
        words.setBuddy(self.role)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addLayout(looks.row(looks.label("Tambah peserta", "h2"), None, words, self.role))
        layout.addWidget(self.parts, 1)
        layout.addLayout(looks.row(None, looks.button("Selesai", self.give_up)))
        self.picker.picked.connect(self._picked)
        self.picker.new_wanted.connect(self._new)
        self.ticks.changed.connect(self._enable)
        self.hide()

    def _roll_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.meeting)
        column.addLayout(looks.row(self.roll_button, None))
        words = "Semua orang yang ditandai hadir di rapat itu menjadi peserta; yang sudah ada dilewati."
        column.addWidget(looks.label(words, "muted", wrap=True))
        column.addStretch(1)
        return box

    def _volunteers(self, text: str) -> list[tuple[str, str]]:
        return self._source.volunteers(Query(cari=text))

    def start(self, training: str, name: str) -> None:
        """Ask for the participants of a training."""
        self.training, self.name = training, name
        with self.ctx.read() as s:
            held = [row for row in rapat.rapat_list(s, limit=_MEETINGS) if row.hadir]
        self.meeting.set_choices([(row.id, f"{short_date(row.tanggal)}  {row.judul}") for row in held])
        self.roll_button.setEnabled(bool(held))
        self.ticks.start()
        self._enable()
        self.show()
        self.parts.setCurrentIndex(0)
        self.picker.start()

    def _enable(self) -> None:
        count = len(self.ticks.chosen())
        self.many_button.setText(f"Tambahkan {count} orang" if count else "Tambahkan")
        self.many_button.setEnabled(bool(count))

    def _picked(self, person: str) -> None:
        name = self._source.person_name(person)
        self._add([person], name)
        self.picker.start()

    def _new(self, text: str) -> None:
        self.ctx.go("orang", baru=True, nama=text)

    def add_ticked(self) -> None:
        """Everyone who is ticked."""
        people = self.ticks.chosen()
        if people and self._add(people, f"{len(people)} orang"):
            self.ticks.clear()

    def _add(self, people: list[str], whom: str) -> bool:
        count, role = 0, str(self.role.value())
        with (unit := self.ctx.unit(f"Tambah peserta {self.name}: {whom}")) as s:
            count = pelatihan.tambah(s, self.training, people, role)
        if unit.ok:
            one = f"{whom} menjadi {role.lower()}." if count else f"{whom} sudah ada di daftar."
            many = f"{count} orang ditambahkan" + (f"; {len(people) - count} sudah ada" if count < len(people) else "")
            self.done.emit(one if len(people) == 1 else f"{many}.")
        return unit.ok

    def add_present(self) -> None:
        """Everyone who was present at the chosen meeting."""
        count = 0
        with (unit := self.ctx.unit(f"Tambah peserta {self.name} dari daftar hadir")) as s:
            count = pelatihan.tambah_dari_rapat(s, self.training, str(self.meeting.value()))
        if unit.ok:
            self.done.emit(f"{count} orang ditambahkan dari daftar hadir." if count else "Semua sudah ada di daftar.")

    def give_up(self) -> None:
        """Enough for now."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        super().keyPressEvent(event)
