"""Tab 3: who has had which topic, who still lacks a basic one, and the core members of the KBK."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from lkm_desktop.services import kbk_anggota, kbk_peserta
from lkm_desktop.services.kbk_peserta import SIAPA, Matriks, Peserta
from ui import mnemonics
from ui.pages.belajar.matrix import MatrixModel, MatrixTable
from ui.pages.belajar.tab import Source, Tab, bar, place_of
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput
from ui.widgets.person_picker import PersonPicker

_ALL = ("", "Semua")
_LACK = ("kurang", "Belum lengkap topik dasarnya")


class PesertaTab(Tab):
    """Enter opens the person's card."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self.found = Matriks((), ())
        self._core: dict[str, str] = {}
        self.who = ChoiceInput(self.named(SIAPA), required=True)
        self.who.setAccessibleName("Siapa")
        self.who.setMinimumContentsLength(17)
        self.lacking = ChoiceInput((_ALL, _LACK), required=True)
        self.lacking.setAccessibleName("Tampilkan")
        self.lacking.setMinimumContentsLength(24)
        self.words = looks.Elided("", "bold")
        self.model = MatrixModel()
        self.table = MatrixTable(self.model)
        self.empty = looks.label("", "muted", wrap=True)
        self.picker = PersonPicker(Source(self.ctx).search_people)
        self.picker.new.hide()
        self.picker.setFixedWidth(looks.chars(self.picker, 34))
        self.picker.hide()
        self.open_button = looks.button("Buka orangnya", self.edit_record, "user")
        self.core_button = looks.button("Jadikan anggota inti", self.make_core, "user-plus")
        self.end_button = looks.button("Akhiri keanggotaan inti", self.end_core, "user-x")
        top = QHBoxLayout()
        top.setSpacing(8)
        for words, edit in (("Siapa", self.who), ("Tampilkan", self.lacking)):
            label = looks.label(words)
            label.setBuddy(edit)
            top.addWidget(label)
            top.addWidget(edit)
        top.addWidget(self.words, 1)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.table, 1)
        line.addWidget(self.picker)
        self.column.addLayout(top)
        self.column.addWidget(self.empty)
        self.column.addLayout(line, 1)
        self.column.addWidget(looks.label("Isi kotak: bulan/tahun pertama kali topik itu diikuti. Nama topiknya tampak "
                                          "saat penunjuk diletakkan di kodenya.", "kecil", wrap=True))
        self.column.addWidget(bar(self.open_button, self.core_button, self.end_button))
        self.who.edited.connect(self.read)
        self.lacking.edited.connect(self._show)
        self.table.doubleClicked.connect(self.edit_record)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.picker.picked.connect(self._picked)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read people and topics again."""
        today = date.today()
        with self.ctx.read() as s:
            self.found = kbk_peserta.matriks(s, today, str(self.who.value()))
            self._core = {a.orang_id: a.id for a in kbk_anggota.daftar(s, today)}
        self.lacking.set_choices([_ALL, _LACK, *((t.id, f"Belum mendapat {t.sebutan}") for t in self.found.topik)])
        self._show()

    def _show(self) -> None:
        current, row = self.chosen(), self.table.currentIndex().row()
        wanted = str(self.lacking.value() or "")
        people = self.found.orang
        if wanted == _LACK[0]:
            people = tuple(p for p in people if p.kurang)
        elif wanted:
            people = self.found.belum(wanted)
        self.model.show(self.found, people)
        self.table.fit()
        place = place_of([p.orang_id for p in people], current.orang_id if current else "", row)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, 0))
        self.words.setText(self._sentence(people, wanted))
        self.empty.setText(self._none())
        self.empty.setVisible(bool(self.empty.text()))
        self._enable()

    def _sentence(self, people: tuple[Peserta, ...], wanted: str) -> str:
        everyone, basic = len(self.found.orang), len(self.found.dasar)
        if wanted:
            return f"{len(people)} dari {everyone} orang"
        return f"{everyone} orang, {self.found.lengkap} lengkap topiknya" if basic else ""

    def _none(self) -> str:
        if not self.found.topik:
            return "Belum ada topik dasar. Buka Topik dan ambil topik bawaan dahulu."
        return "" if self.found.orang else "Belum ada orang dalam kelompok ini."

    def counts(self) -> str:
        """Core members."""
        return f"{len(self._core)} anggota inti KBK" if self._core else "Belum ada anggota inti KBK"

    def chosen(self) -> Peserta | None:
        """The highlighted person."""
        row = self.table.currentIndex().row()
        return self.model.people[row] if 0 <= row < len(self.model.people) else None

    def chosen_people(self) -> list[Peserta]:
        """All highlighted people."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.people[row] for row in rows]

    def _enable(self) -> None:
        people = self.chosen_people()
        self.open_button.setEnabled(self.chosen() is not None)
        self.core_button.setEnabled(any(p.orang_id not in self._core for p in people))
        self.end_button.setEnabled(any(p.orang_id in self._core for p in people))

    def start(self) -> None:
        """The keys go to the list, or to the search while it is open."""
        if self.picker.isVisible():
            self.picker.box.setFocus()
        elif self.model.people:
            self.table.setFocus()
        else:
            self.who.setFocus()

    # --- core members -----------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Search for a person who is to be a core member; again closes the search."""
        if self.picker.isVisible():
            self._close_picker()
        elif self.ctx.may_write():
            self.picker.show()
            self.picker.start()
            mnemonics.refresh(self.page)

    def _close_picker(self) -> None:
        self.picker.hide()
        mnemonics.refresh(self.page)
        self.table.setFocus()

    def _picked(self, person_id: str) -> None:
        self._add([person_id])

    def make_core(self) -> None:
        """The highlighted people become core members from today on."""
        self._add([p.orang_id for p in self.chosen_people() if p.orang_id not in self._core])

    def _add(self, people: list[str]) -> None:
        if not people or not self.ctx.may_write():
            return
        words = "Tambah anggota inti KBK" if len(people) == 1 else f"Tambah {len(people)} anggota inti KBK"
        with (unit := self.ctx.unit(words)) as s:
            for person in people:
                kbk_anggota.tambah(s, person)
        if unit.ok:
            self.page.say("ok", f"{len(people)} orang menjadi anggota inti KBK mulai hari ini.",
                          ("Urungkan", self.ctx.undo))

    def end_core(self) -> None:
        """The highlighted core members are so up to today."""
        rows = [self._core[p.orang_id] for p in self.chosen_people() if p.orang_id in self._core]
        if not rows or not self.ctx.may_write():
            return
        with (unit := self.ctx.unit("Akhiri keanggotaan inti KBK")) as s:
            for row in rows:
                kbk_anggota.akhiri(s, row, date.today())
        if unit.ok:
            self.page.say("ok", f"Keanggotaan inti {len(rows)} orang berakhir hari ini.", ("Urungkan", self.ctx.undo))

    # --- elsewhere --------------------------------------------------------------------------------------------------

    def edit_record(self) -> None:
        """The person's card."""
        p = self.chosen()
        if p is not None:
            self.ctx.go("orang", id=p.orang_id)

    def print_out(self) -> None:
        """Ctrl+P: certificates are what is printed of people."""
        self.page.to_certificates()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the person, Esc closes the search."""
        if event.key() == Qt.Key.Key_Escape and self.picker.isVisible():
            self._close_picker()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self.edit_record()
        else:
            super().keyPressEvent(event)
