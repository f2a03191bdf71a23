"""About the highlighted row: every reason and note in full, and what can be decided."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.services.impor import BARU, LEWATI, BarisRencana
from lkm_desktop.services.impor_nilai import utama
from ui.pages.impor.words import STATE, sentences
from ui.register.source import short
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput

LINES = 3


class RowPanel(QFrame):
    """`decided(row number, decision)`; `restored(row number)` takes corrections and decisions back."""

    decided = Signal(int, str)
    restored = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._row: BarisRencana | None = None
        self.title = looks.Elided("", "bold")
        self.words = looks.label("", "", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.people = ChoiceInput([], required=True)
        self.people.setMinimumContentsLength(24)
        self.people.setAccessibleName("Orang yang mungkin sama")
        self.same_button = looks.button("Orang yang sama", self._same, "link")
        self.new_button = looks.button("Orang baru", self._new, "user-plus")
        self.skip_button = looks.button("Lew&ati", self._skip, "user-x")
        self.restore_button = looks.button("Batalkan ubahan baris ini", self._restore, "rotate-ccw")
        self._build()
        self.show_row("orang", None, {}, False)

    def _build(self) -> None:
        area = self._area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedHeight(self.fontMetrics().lineSpacing() * LINES)
        area.setWidget(self.words)
        area.viewport().setAutoFillBackground(False)
        self.words.setAutoFillBackground(False)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.title)
        left.addWidget(area)
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addStretch(1)
        for part in (self.people, self.same_button, self.new_button):
            choice.addWidget(part)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addLayout(choice)
        right.addLayout(looks.row(None, self.restore_button, self.skip_button))
        right.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(14)
        layout.addLayout(left, 1)
        layout.addLayout(right)

    def show_row(self, ke: str, row: BarisRencana | None, corrections: dict[str, str], decided: bool) -> None:
        """Show a row of the register `ke`, what was typed over its cells by field, and whether it was decided."""
        self._row = row
        for part in (self.people, self.same_button, self.new_button, self.skip_button, self.restore_button):
            part.setVisible(row is not None)
        if row is None:
            self.title.setText("")
            self.words.setText("")
            return
        name = short(row.nilai.get(utama(ke))) or "tanpa nama"
        self.title.setText(f"Baris {row.nomor}  ·  {name}  ·  {STATE[row.status].lower()}")
        self.words.setText(sentences(ke, row, corrections))
        self.people.setVisible(bool(row.calon))
        self.people.set_choices([(person.kunci, person.teks) for person in row.calon])
        self.same_button.setVisible(bool(row.calon))
        self.new_button.setVisible(bool(row.calon))
        self.skip_button.setVisible(row.status != LEWATI)
        self.restore_button.setVisible(decided or bool(corrections))

    def _decide(self, decision: str) -> None:
        if self._row is not None:
            self.decided.emit(self._row.nomor, decision)

    def _same(self) -> None:
        self._decide(str(self.people.value()))

    def _new(self) -> None:
        self._decide(BARU)

    def _skip(self) -> None:
        self._decide(LEWATI)

    def _restore(self) -> None:
        if self._row is not None:
            self.restored.emit(self._row.nomor)
