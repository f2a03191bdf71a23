"""A guest turns out to be a resident: find the person, or make a new one with the guest's name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lkm_desktop.services.roll import Baris
from ui.pages.rapat.source import RapatSource
from ui.widgets import looks
from ui.widgets.person_picker import PersonPicker


class LinkPanel(QFrame):
    """`closed(row id)` when linked or given up; the id is empty then."""

    closed = Signal(str)

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._source = source
        self._guest: Baris | None = None
        self.title = looks.label("", "h2", wrap=True)
        self.picker = PersonPicker(source.people, "Jadikan warga baru")
        self.cancel = looks.button("Batal", self.give_up)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.title)
        layout.addWidget(self.picker, 1)
        layout.addLayout(looks.row(None, self.cancel))
        self.picker.picked.connect(self._link)
        self.picker.new_wanted.connect(self._make)

    def start(self, guest: Baris) -> None:
        """Ask who this guest is."""
        self._guest = guest
        self.title.setText(f"Siapa tamu {guest.nama} (baris {guest.urut})?")
        self.picker.start(self._findable(guest.nama))
        self.picker.box.selectAll()

    def give_up(self) -> None:
        """Nothing changes."""
        self._guest = None
        self.closed.emit("")

    def _link(self, person_id: str) -> None:
        if self._guest is not None and self._source.link(self._guest, person_id):
            self.closed.emit(self._guest.id)

    def _findable(self, name: str) -> str:
        """As many words of the name, from the first, as somebody in the register has."""
        parts = name.split()
        for count in range(len(parts), 0, -1):
            if self._source.people(" ".join(parts[:count]), 1):
                return " ".join(parts[:count])
        return name

    def _make(self) -> None:
        guest = self._guest
        if guest is not None and self._source.link_new(guest, guest.nama):
            self.closed.emit(guest.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        super().keyPressEvent(event)
