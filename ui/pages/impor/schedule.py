"""A master schedule in place of a list of people: which siklus it is for, and what it changes there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop.services import siklus
from ui.pages.siklus.schedule_import import ScheduleImport, targets
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput

if TYPE_CHECKING:
    from lkm_desktop.importers.sel import Buku
    from lkm_desktop.services.siklus import SiklusRingkas
    from ui.page import Page


class Schedule(QWidget):
    """`closed(what to say)` when the dates were written or it was given up; empty then."""

    closed = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._ctx = page.ctx
        self._book: Buku | None = None
        self._open: dict[str, SiklusRingkas] = {}
        self.siklus = ChoiceInput([], required=True)
        self.siklus.setMinimumContentsLength(28)
        self.siklus.setAccessibleName("Siklus")
        label = looks.label("Masukkan ke siklus")
        label.setBuddy(self.siklus)
        self.importing = ScheduleImport(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(looks.row(label, self.siklus, None))
        layout.addWidget(self.importing, 1)
        self.siklus.edited.connect(self._chosen)
        self.importing.closed.connect(self.closed)

    def begin(self, book: Buku) -> bool:
        """Preview the schedule in a book for the siklus that runs; False when no siklus is open."""
        with self._ctx.read() as s:
            self._open = {one.id: one for one in siklus.daftar(s) if one.selesai is None}
            running = siklus.berjalan(s, date.today())
        if not self._open:
            return False
        self._book = book
        self.siklus.set_choices([(one.id, one.nama) for one in self._open.values()])
        self.siklus.set_value(running if running in self._open else next(iter(self._open)))
        self._chosen()
        return True

    def _chosen(self) -> None:
        one = self._open.get(str(self.siklus.value()))
        if one is not None and self._book is not None:
            self.importing.take(one.id, one.mulai, targets(self._ctx, one.id), self._book)

    @property
    def waiting(self) -> QWidget:
        """What the keys go to."""
        return self.importing.table if self.importing.lines else self.importing.cancel_button

    def start(self) -> None:
        """The keys go to the list."""
        self.waiting.setFocus(Qt.FocusReason.OtherFocusReason)
