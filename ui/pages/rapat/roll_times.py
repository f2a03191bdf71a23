"""When someone came late or left early: two times beside the roll."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lkm_desktop.domain import Kehadiran
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.services.roll import Baris
from ui.pages.rapat.source import RapatSource
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group

KEYS = ("datang", "pulang")


class TimesPanel(QFrame):
    """`closed(row id)` when saved or given up; the id is empty then."""

    closed = Signal(str)

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._source = source
        self._row: Baris | None = None
        self.title = looks.label("", "h2", wrap=True)
        fields = entity_fields(Kehadiran)
        self.form = FieldForm([Group("", tuple(fields[key] for key in KEYS))], source)
        self.save_button = looks.button("Simpan jam", self.save, "save", "primary")
        self.cancel = looks.button("Batal", self.give_up)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.title)
        layout.addWidget(looks.label("Kosongkan bila hadir sejak awal atau sampai selesai.", "muted", wrap=True))
        layout.addWidget(self.form)
        layout.addStretch(1)
        layout.addLayout(looks.row(None, self.cancel, self.save_button))
        self.form.finished.connect(self.save)

    def start(self, row: Baris) -> None:
        """Ask for the times of this row."""
        self._row = row
        self.title.setText(f"Jam {row.nama} (baris {row.urut})")
        self.form.set_values({"datang": row.datang, "pulang": row.pulang})
        self.form.show_messages([])
        self.form.focus_first()

    def give_up(self) -> None:
        """Nothing changes."""
        self._row = None
        self.closed.emit("")

    def save(self) -> None:
        """Write both times; what is wrong is told under its field."""
        row, values = self._row, self.form.values()
        if row is None:
            return
        try:
            self._source.save_times(row, values["datang"] or "", values["pulang"] or "")
        except FieldErrors as error:
            self.form.show_messages([(key, "salah", text) for key, text in error.errors.items()])
            self.form.focus_first(tuple(error.errors))
        except LkmError as error:
            self.form.show_messages([("datang", "salah", str(error))])
        else:
            self.closed.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        super().keyPressEvent(event)
