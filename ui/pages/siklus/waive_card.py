"""Waiving a requirement of a stage: who, when and why; the reason is printed on the papers of the stage."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import Field
from lkm_desktop.services import organisasi
from lkm_desktop.services.papan_data import SyaratNilai
from ui.pages.rapat.tall_area import TallArea
from ui.pages.siklus.source import SiklusSource
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.field_inputs import NoSource

_FIELDS = (
    Field("alasan", "Alasan", "panjang", required=True),
    Field("oleh", "Dibebaskan oleh", "saran", help="Nama atau keputusan rapat yang membebaskan."),
    Field("tanggal", "Tanggal", "tanggal", required=True),
)


class WaiveCard(QFrame):
    """`closed(whether it was waived)`."""

    closed = Signal(bool)

    def __init__(self, source: SiklusSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._source = source
        self._need: SyaratNilai | None = None
        self.title = looks.label("", "bold", wrap=True)
        self.form = FieldForm([Group("", _FIELDS)], NoSource())
        reason = self.form.inputs["alasan"]
        reason.setMaximumHeight(reason.minimumHeight())
        self.cancel_button = looks.button("Batal", self.give_up)
        self.save_button = looks.button("Bebaskan", self.save, "check", "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(looks.label("Bebaskan syarat", "h2"))
        layout.addWidget(self._area(), 1)
        layout.addLayout(looks.row(None, self.cancel_button, self.save_button))
        self.form.finished.connect(self.save)

    def _area(self) -> TallArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self.title)
        words = "Alasannya tercetak di laporan tahap."
        column.addWidget(looks.label(words, "muted", wrap=True))
        column.addWidget(self.form)
        column.addStretch(1)
        area = TallArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        for part in (area, inner, self.form):
            part.setObjectName("polos")
        inner.setAutoFillBackground(False)
        return area

    def show_need(self, need: SyaratNilai) -> None:
        """Ask about this requirement."""
        self._need = need
        self.title.setText(need.uraian)
        self.form.inputs["oleh"].set_suggestions(self._signers())
        self.form.set_values({"alasan": None, "oleh": None, "tanggal": date.today()})

    def _signers(self) -> list[str]:
        with self._source.ctx.read() as s:
            return [f"{role} {name}".strip() for role, name in organisasi.penanda(s, date.today()) if name]

    def start(self) -> None:
        """The keys go to the reason."""
        self.form.focus_first()

    def values(self) -> dict[str, Any]:
        """What is typed."""
        return self.form.values()

    def save(self) -> None:
        """Write it; what is wrong is told under its field."""
        if self._need is None:
            return
        wrong = self.form.problems()
        if not wrong:
            try:
                self._source.waive(self._need, self.values())
            except FieldErrors as error:
                wrong = error.errors
            except LkmError as error:
                self._source.ctx.error(error)
                return
        self.form.show_messages([(key, "salah", text) for key, text in wrong.items()])
        if wrong:
            self.form.focus_first(tuple(wrong))
        else:
            self.closed.emit(True)

    def give_up(self) -> None:
        """Nothing changes."""
        self.closed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up, Ctrl+S saves."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        super().keyPressEvent(event)
