"""A standing excuse as a small form: beside the roll for one person, and on the page of all of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lkm_desktop.domain import Izin
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.services import izin
from ui.context import Context
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.field_inputs import FieldSource

#: reasons offered before any was typed
ALASAN = ("bekerja di luar kota", "umrah/haji", "sakit", "kuliah", "merawat keluarga")


class IzinPanel(QFrame):
    """`closed(excuse id)` when saved or given up; the id is empty then. `person`: whether the form asks who."""

    closed = Signal(str)

    def __init__(self, ctx: Context, source: FieldSource, person: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._ctx = ctx
        self._id: str | None = None
        self._orang_id = ""
        self._name = ""
        fields = entity_fields(Izin)
        first = ("orang_id", "jenis", "mulai") if person else ("jenis", "mulai")
        groups = (first, ("selesai", "alasan"))  # two groups, so that both days stand below each other
        self.form = FieldForm([Group("", tuple(fields[key] for key in keys)) for keys in groups], source)
        self.title = looks.label("", "h2", wrap=True)
        self.save_button = looks.button("Simpan izin", self.save, "save", "primary")
        self.cancel = looks.button("Batal", self.give_up)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.title)
        words = "Rapat yang akan datang pada hari-hari itu langsung terisi izin atau sakit; tanda yang sudah ada tetap."
        layout.addWidget(looks.label(words, "muted", wrap=True))
        layout.addWidget(self.form)
        layout.addStretch(1)
        layout.addLayout(looks.row(None, self.cancel, self.save_button))
        self.form.finished.connect(self.save)

    def start(self, orang_id: str = "", nama: str = "", izin_id: str | None = None) -> None:
        """A new excuse, of that person when given, or the one with that id. Raises LkmError when it is gone."""
        self._id, self._orang_id, self._name = izin_id, orang_id, nama
        values: dict[str, Any] = izin.blank_izin(orang_id)
        if izin_id is not None:
            with self._ctx.read() as s:
                values = izin.get_izin(s, izin_id)
            self._orang_id = str(values["orang_id"])
        self.title.setText(f"Izin tetap {nama}".strip() if nama else "Izin tetap baru")
        self.form.set_values({key: values[key] for key in self.form.inputs})
        self.form.show_messages([])
        self.form.focus_first()

    def give_up(self) -> None:
        """Nothing changes."""
        self.closed.emit("")

    def save(self) -> None:
        """Write the excuse; what is wrong is told under its field."""
        values = {"orang_id": self._orang_id, **self.form.values()}
        wrong = self.form.problems()
        if not wrong:
            try:
                with self._ctx.store.unit(f"Izin tetap {self._name}".strip()) as s:
                    saved = izin.save_izin(s, self._id, values)
            except FieldErrors as error:
                wrong = error.errors
            except LkmError as error:
                wrong = {"mulai": str(error)}
        self.form.show_messages([(key, "salah", text) for key, text in wrong.items()])
        if wrong:
            self.form.focus_first(tuple(wrong))
        else:
            self.closed.emit(saved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        super().keyPressEvent(event)
