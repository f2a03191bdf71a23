"""A large rembug records numbers only: L, P, and how many of them are poor and volunteers (BR19)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop.domain.rapat import Rapat
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.services.rapat import count_errors
from ui.pages.rapat.source import Meeting, RapatSource
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group

KEYS = ("jumlah_l", "jumlah_p", "jumlah_miskin", "jumlah_relawan")


class CountsForm(QWidget):
    """Four numbers and their total; what cannot be true is told under the field at once. `volunteers_wanted` leads to
    the registration of those who signed up as relawan."""

    edited = Signal()
    volunteers_wanted = Signal()

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._meeting: Meeting | None = None
        self.dirty = False
        fields = entity_fields(Rapat)
        self.form = FieldForm([Group("", tuple(fields[key] for key in KEYS))], source)
        self.total = looks.label("", "h2")
        self.state = looks.label("", "muted")
        self.save_button = looks.button("Simpan jumlah", self.save, "save", "primary")
        frame, card = looks.card()
        frame.setMaximumWidth(560)
        card.addWidget(looks.label("Jumlah peserta", "h2"))
        card.addWidget(looks.label(
            "Rapat ini hanya mencatat jumlah. Untuk mencatat nama, ubah cara mencatatnya di tab Undangan.",
            "muted", wrap=True,
        ))
        card.addWidget(self.form)
        card.addWidget(self.total)
        card.addLayout(looks.row(self.state, None, self.save_button))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.volunteers = looks.button("Daftarkan relawan…", self.volunteers_wanted.emit, "hand-heart")
        layout.addLayout(looks.row(self.volunteers, None))
        layout.addStretch(1)
        self.form.edited.connect(self._typed)
        self.form.finished.connect(self.save)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the stored numbers, unless others are being typed."""
        other = self._meeting is None or self._meeting.id != meeting.id
        self._meeting = meeting
        if other or not self.dirty:
            self.form.set_values({key: meeting.values[key] for key in KEYS})
            self._set_dirty(False)
            self._show_total()

    def values(self) -> dict[str, Any]:
        """The typed numbers."""
        return {key: self.form.values()[key] for key in KEYS}

    def problems(self) -> dict[str, str]:
        """What is wrong with them, by field."""
        return self.form.problems() or count_errors(self.values())

    def save(self) -> bool:
        """Write the numbers; false when something is wrong."""
        wrong = self.problems()
        if self._meeting is not None and not wrong:
            try:
                self._set_dirty(False)
                self._source.save_counts(self._meeting, [self.values()[key] for key in KEYS])
            except FieldErrors as error:
                wrong = error.errors
            except LkmError as error:
                wrong = {KEYS[0]: str(error)}
        self.form.show_messages([(key, "salah", text) for key, text in wrong.items()])
        self._set_dirty(bool(wrong))
        if wrong:
            self.form.focus_first(tuple(wrong))
        return not wrong

    def _typed(self) -> None:
        self._set_dirty(True)
        self._show_total()
        self.form.show_messages([(key, "salah", text) for key, text in self.problems().items()])
        self.edited.emit()

    def _set_dirty(self, dirty: bool) -> None:
        self.dirty = dirty
        self.state.setText("Belum disimpan" if dirty else "")

    def _show_total(self) -> None:
        v = self.values()
        self.total.setText(f"Jumlah hadir: {(v['jumlah_l'] or 0) + (v['jumlah_p'] or 0)} orang")
