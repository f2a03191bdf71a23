"""Both records side by side: which one stays, whose value each field takes, what moves, and the three ways on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from lkm_desktop.errors import LkmError
from lkm_desktop.services.gabung_orang import Rencana
from ui import mnemonics
from ui.pages.ganda.compare_model import CompareModel
from ui.pages.ganda.source import DoublesSource
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks

#: the pause before a pair is compared, while somebody runs through the list, in milliseconds
PAUSE_MS = 120
#: records that fit side by side
MOST = 4
_HINT = "Spasi atau Enter pada sebuah isian memilih isian itu; yang kosong diisi dari data lain."


class CompareTable(Table):
    """The grid; `picked(row, column)` on Space, Enter or double click."""

    picked = Signal(int, int)

    def __init__(self, model: CompareModel) -> None:
        super().__init__("Isian berdampingan", model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.opened.connect(self._pick)

    def _pick(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.picked.emit(index.row(), index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses, as Enter does."""
        if event.key() == Qt.Key.Key_Space:
            self._pick()
            return
        super().keyPressEvent(event)


class ComparePanel(QWidget):
    """`merge_wanted`, `apart_wanted`, `later_wanted`, `more_wanted`; `gone` when one of the records is no more."""

    merge_wanted = Signal()
    apart_wanted = Signal()
    later_wanted = Signal()
    more_wanted = Signal()
    gone = Signal(str)

    def __init__(self, source: DoublesSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.ids: list[str] = []
        self.main = ""
        self.chosen: dict[str, str] = {}
        self.plan: Rencana | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.settle)
        self.model = CompareModel(self)
        self.table = CompareTable(self.model)
        self._stays = QButtonGroup(self)
        self._build()

    def _build(self) -> None:
        self.reasons = looks.label("", "bold", wrap=True)
        self.people = QWidget()
        self._cards = QGridLayout(self.people)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setHorizontalSpacing(16)
        self._cards.setVerticalSpacing(0)
        self.warning = looks.label("", "awas", wrap=True)
        self.notes = looks.label("", "muted", wrap=True)
        self.obstacle = looks.label("", "err", wrap=True)
        self.hint = looks.label(_HINT, "muted", wrap=True)
        self.more_button = looks.button("Tambah orang…", self.more_wanted.emit, "user-plus")
        self.later_button = looks.button("Nanti", self.later_wanted.emit)
        self.apart_button = looks.button("Bukan orang &yang sama", self.apart_wanted.emit, "user-x")
        self.merge_button = looks.button("&Gabungkan", self.merge_wanted.emit, "users", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.reasons, self.people):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        for widget in (self.hint, self.warning, self.notes, self.obstacle):
            column.addWidget(widget)
        column.addLayout(looks.row(self.more_button, None, self.later_button, self.apart_button, self.merge_button))
        self.table.picked.connect(self._picked)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_people(self, ids: Sequence[str]) -> None:
        """Compare these records once the hand rests."""
        self.ids, self.main, self.chosen, self.plan = list(ids), "", {}, None
        self.merge_button.setEnabled(False)
        self._timer.start()

    def refresh(self) -> None:
        """The office changed: read again; who stays and what was chosen go on."""
        if self.ids and self.plan is not None:
            self._read()

    def settle(self) -> None:
        """Compare now what waits to be compared."""
        self._timer.stop()
        if len(self.ids) > 1 and self.plan is None:
            self._read(begin=True)

    def _read(self, *, begin: bool = False) -> None:
        try:
            if not self.main:
                self.main = self._source.main_of(self.ids)
                self.reasons.setText(self._source.reasons(self.ids))
            others = [one for one in self.ids if one != self.main]
            self.plan = self._source.plan(self.main, others, self.chosen)
        except LkmError as error:
            self.plan = None
            self.gone.emit(str(error))
            return
        self._show(self.plan, begin=begin)

    def _show(self, plan: Rencana, *, begin: bool) -> None:
        current = self.table.currentIndex()
        row, column = current.row(), current.column()
        self.model.show_plan(plan, self.ids)
        self.table.set_widths((Width(14, 16), *(Width(12, 26, True) for _ in self.ids), Width(12, 26, True)))
        if begin:
            row, column = 0, 1
            self._show_cards(plan)
        self.table.go_to(row, max(column, 1))
        for label, lines in ((self.warning, plan.waspada), (self.notes, plan.catatan),
                             (self.obstacle, (plan.halangan,) if plan.halangan else ())):  # fmt: skip
            label.setText(" ".join(lines))
            label.setVisible(bool(lines))
        self.hint.setVisible(not (plan.waspada or plan.catatan or plan.halangan))
        self.reasons.setVisible(bool(self.reasons.text()))
        self.more_button.setEnabled(len(self.ids) < MOST)
        self.merge_button.setEnabled(not plan.halangan)
        mnemonics.refresh(self)

    def _show_cards(self, plan: Rencana) -> None:
        """One radio button for each record, with what belongs to it."""
        for button in self._stays.buttons():
            self._stays.removeButton(button)
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for n, person in enumerate(self.ids):
            radio = QRadioButton(self._stays_words(plan.nama[person]))
            radio.setAccessibleName(f"Pertahankan {plan.nama[person]}")
            radio.setToolTip(f"Data {plan.nama[person]} yang tetap; isinya boleh dipilih dari data lain.")
            radio.setChecked(person == self.main)
            radio.clicked.connect(partial(self.keep, person))
            self._stays.addButton(radio)
            words = ", ".join(f"{count} {word}" for word, count in plan.pindah[person].items())
            text = looks.label(words or "belum ada catatan lain", "muted", wrap=True)
            text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._cards.addWidget(radio, 0, n)
            self._cards.addWidget(text, 1, n)
            self._cards.setColumnStretch(n, 1)

    def _stays_words(self, name: str) -> str:
        """The words of a radio button, as long as there is room for all of them."""
        letters = self.fontMetrics()
        verb, room = ("Pertahankan ", 28) if len(self.ids) < 3 else ("", 66 // len(self.ids))
        cut = letters.elidedText(name, Qt.TextElideMode.ElideRight, room * letters.averageCharWidth())
        return (verb + cut).replace("&", "&&")

    # --- choosing ---------------------------------------------------------------------------------------------------

    def keep(self, person: str) -> None:
        """This record stays; choices that were made go on."""
        self.main = person
        self._read()

    def _picked(self, row: int, column: int) -> None:
        choice = self.model.choice(row, column)
        if choice is not None:
            self.chosen[choice[0]] = choice[1]
            self._read()

    def start(self) -> None:
        """The keys go to the first field that differs."""
        self.settle()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
