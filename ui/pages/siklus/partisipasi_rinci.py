"""The list behind a number of participation: its meetings, and the people where names were recorded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lkm_desktop.services.partisipasi_rinci import OrangRinci, Rinci
from ui.pages.rapat.table import Table, Width
from ui.pages.siklus.words import day
from ui.widgets import looks
from ui.widgets.plain_table import PlainModel

_MEETINGS = ("Tanggal", "Pertemuan", "Dicatat sebagai", "Jumlah")
_MEETING_WIDTHS = (Width(10, 12), Width(22, 60, True), Width(9, 14), Width(5, 7))
_PEOPLE = ("Nama", "L/P", "RT/RW", "Unsur", "Kali")
_PEOPLE_WIDTHS = (Width(12, 26, True), Width(3, 4), Width(5, 7), Width(8, 16), Width(4, 5))


class BehindPanel(QWidget):
    """Enter on a meeting opens it; Esc goes back to the numbers (`closed`)."""

    closed = Signal()

    def __init__(self, open_meeting: Callable[[str], object]) -> None:
        super().__init__()
        self._open = open_meeting
        self.found: Rinci | None = None
        self.title = looks.label("", "h2", wrap=True)
        self.sentence = looks.label("", "muted", wrap=True)
        self.meetings = PlainModel(_MEETINGS, frozenset({3}))
        self.people = PlainModel(_PEOPLE, frozenset({4}))
        self.meeting_table = Table("Pertemuan di balik angka ini", self.meetings)
        self.meeting_table.set_widths(_MEETING_WIDTHS)
        self.people_table = Table("Orang di balik angka ini", self.people)
        self.people_table.set_widths(_PEOPLE_WIDTHS)
        for table in (self.meeting_table, self.people_table):
            table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.people_words = looks.label("Orang pada daftar nama", "bold")
        self.open_button = looks.button("Buka rapat", self.open_meeting, "folder-open")
        self.close_button = looks.button("Kembali ke angka", self.close_panel, "arrow-left")
        self.meeting_words = looks.label("Pertemuan", "bold")
        lists = QHBoxLayout()
        lists.setSpacing(12)
        self.people_part = QWidget()
        for holder, words, table, share in ((QWidget(), self.meeting_words, self.meeting_table, 5),
                                            (self.people_part, self.people_words, self.people_table, 3)):
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            column.addWidget(words)
            column.addWidget(table, 1)
            lists.addWidget(holder, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(looks.row(self.close_button, None, self.open_button))
        layout.addWidget(self.title)
        layout.addWidget(self.sentence)
        layout.addLayout(lists, 1)
        self.meeting_table.opened.connect(self.open_meeting)

    def show_behind(self, found: Rinci) -> None:
        """Show what stands behind a number; the keys stay where they are."""
        self.found = found
        self.title.setText(found.judul)
        self.sentence.setText(f"{found.kalimat} {found.kalimat_unsur}".strip())
        self.meetings.set_rows([
            (day(one.tanggal), one.judul, one.cara, str(one.nilai)) for one in found.rapat
        ])
        self.people.set_rows([_person(one) for one in found.orang])
        self.people_part.setVisible(bool(found.orang))
        self.meeting_table.go_to(0)
        self.open_button.setEnabled(bool(found.rapat))

    def enter(self) -> None:
        """The keys go to the meetings."""
        self.meeting_table.enter()

    def open_meeting(self) -> None:
        """The roll of the meeting with the cursor."""
        row = self.meeting_table.currentIndex().row()
        if self.found is not None and 0 <= row < len(self.found.rapat):
            self._open(self.found.rapat[row].id)

    def close_panel(self) -> None:
        """Back to the numbers and their charts."""
        self.found = None
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)


def _person(one: OrangRinci) -> tuple[str, ...]:
    place = f"{one.rt or '–'}/{one.rw or '–'}" if one.rt or one.rw else ""
    return (one.nama, one.jk, place, one.unsur, str(one.kali))
