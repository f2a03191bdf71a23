"""Beside the activities: what a stage needs before it is done, each with the button that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.errors import LkmError
from lkm_desktop.services.papan_data import SyaratNilai, TahapPapan
from ui import mnemonics, theme
from ui.pages.rapat.tall_area import TallArea
from ui.pages.siklus import acting, words
from ui.pages.siklus.source import SiklusSource
from ui.pages.siklus.waive_card import WaiveCard
from ui.widgets import looks
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from ui.page import Page

_MET = ("circle-check", theme.OK)
_WAIVED = ("circle-minus", theme.INFO)
_MISSING = ("circle-alert", theme.WARN)


class NeedRow(QWidget):
    """One requirement: sign, what is asked, how it stands in words, and its buttons while it is missing."""

    mend_wanted = Signal()
    waive_wanted = Signal()
    count_wanted = Signal()

    def __init__(self, need: SyaratNilai, *, closed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("polos")
        self.need = need
        self.buttons: dict[str, QPushButton] = {}
        icon, colour = _MET if need.terpenuhi else _WAIVED if need.bebas else _MISSING
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(looks.label(need.uraian, wrap=True))
        state, kind = _state(need)
        column.addWidget(looks.label(state, kind, wrap=True))
        buttons = Flow()
        if not closed:
            self._add_buttons(need, buttons)
        if self.buttons:
            column.addLayout(buttons)
        line = looks.row(spacing=6)
        line.addWidget(looks.picture(icon, colour, 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 4, 6)
        outer.addLayout(line)

    def _add_buttons(self, need: SyaratNilai, line: Flow) -> None:
        if not need.beres and need.tindakan is not None:
            self._add("perbaiki", looks.button(need.tindakan.label, self.mend_wanted.emit), line)
        if not need.beres:
            self._add("bebaskan", looks.button("Bebaskan…", self.waive_wanted.emit, kind="tautan"), line)
        if need.bebas and not need.terpenuhi:
            self._add("cabut", looks.button("Cabut pembebasan", self.count_wanted.emit, kind="tautan"), line)

    def _add(self, key: str, made: QPushButton, line: Flow) -> None:
        made.setAccessibleName(f"{made.text().rstrip('…')}: {self.need.uraian}")
        made.setProperty("tanpa_huruf", True)  # the same words in every row; Tab leads from row to row
        self.buttons[key] = made
        line.addWidget(made)


def _state(need: SyaratNilai) -> tuple[str, str]:
    """How a requirement stands: sentence and its look."""
    if need.terpenuhi:
        return "Terpenuhi", "baik"
    if need.bebas:
        return words.waived(need), "muted"
    return need.kurang or "Belum terpenuhi", "awas"


class Requirements(QFrame):
    """The list of a stage, or the card that waives one of them."""

    def __init__(self, page: Page, source: SiklusSource) -> None:
        super().__init__()
        self.setObjectName("card")
        self._page, self._ctx, self._source = page, page.ctx, source
        self.rows: list[NeedRow] = []
        self._shown: tuple[object, ...] = ()
        self.heading = looks.label("Syarat tahap selesai", "h2")
        self.state = looks.Elided("", "muted")
        self.waive_card = WaiveCard(source)
        self._inner = QWidget()
        self._inner.setObjectName("polos")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.area = TallArea()
        self.area.setObjectName("polos")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inner)
        self.area.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list())
        self.stack.addWidget(self.waive_card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.waive_card.setObjectName("polos")
        self.waive_card.closed.connect(self._waived)

    def _list(self) -> QWidget:
        holder = QWidget()
        holder.setObjectName("polos")
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(12, 10, 6, 8)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.state)
        layout.addWidget(self.area, 1)
        return holder

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_stage(self, stage: TahapPapan, *, closed: bool) -> None:
        """Show the requirements of a stage; the keys stay on the requirement that has them."""
        if self._shown and self._shown[0] != stage.id:
            self.stack.setCurrentIndex(0)
        shown = (stage.id, stage.syarat, stage.peringatan, closed)
        if shown == self._shown:
            return
        self._shown = shown
        held = self._held()
        self._clear()
        for number, need in enumerate(stage.syarat):
            if number:
                self._column.addWidget(looks.line())
            self._add(NeedRow(need, closed=closed))
        self._warn(stage.peringatan)
        self._column.addStretch(1)
        self.state.setText(_count(stage.syarat))
        self._hold(held)

    def _add(self, row: NeedRow) -> None:
        row.mend_wanted.connect(self._mend)
        row.waive_wanted.connect(self._start_waiving)
        row.count_wanted.connect(self._count_again)
        self.rows.append(row)
        self._column.addWidget(row)

    def _warn(self, sentences: Sequence[str]) -> None:
        """What the rules say of the stage; warnings, not requirements."""
        for sentence in sentences:
            self._column.addWidget(looks.line())
            line = looks.row(spacing=6)
            line.addWidget(looks.picture("triangle-alert", theme.WARN, 18), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(looks.label(sentence, "awas", wrap=True), 1)
            holder = QWidget()
            holder.setObjectName("polos")
            line.setContentsMargins(0, 6, 4, 6)
            holder.setLayout(line)
            self._column.addWidget(holder)

    def _clear(self) -> None:
        self.rows = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _held(self) -> tuple[str, str] | None:
        """Which requirement and button have the keys."""
        for row in self.rows:
            for key, made in row.buttons.items():
                if made.hasFocus():
                    return row.need.id, key
        return None

    def _hold(self, held: tuple[str, str] | None) -> None:
        """Give the keys back; when that requirement needs nothing any more, to the next one that does."""
        if held is None:
            return
        places = [row.need.id for row in self.rows]
        begin = places.index(held[0]) if held[0] in places else 0
        for row in (*self.rows[begin:], *self.rows[:begin]):
            made = row.buttons.get(held[1]) or next(iter(row.buttons.values()), None)
            if made is not None:
                made.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def start(self) -> None:
        """The keys go to the first missing requirement."""
        if self.stack.currentIndex():
            self.waive_card.start()
            return
        made = next((button for row in self.rows for button in row.buttons.values()), None)
        if made is not None:
            made.setFocus(Qt.FocusReason.TabFocusReason)

    # --- what can be done -------------------------------------------------------------------------------------------

    def _row(self) -> NeedRow | None:
        sender = self.sender()
        return sender if isinstance(sender, NeedRow) else None

    def _mend(self) -> None:
        row = self._row()
        if row is None or row.need.tindakan is None:
            return
        try:
            acting.act(self._ctx, row.need.tindakan)
        except LkmError as error:
            self._ctx.error(error)

    def _start_waiving(self) -> None:
        row = self._row()
        if row is not None and self._ctx.may_write():
            self.waive_card.show_need(row.need)
            self.stack.setCurrentIndex(1)
            mnemonics.refresh(self)
            self.waive_card.start()

    def _waived(self, done: bool) -> None:
        self.stack.setCurrentIndex(0)
        mnemonics.refresh(self)
        if done:
            self._page.say("ok", "Syarat dibebaskan.", ("Urungkan", self._ctx.undo))
        self.start()

    def _count_again(self) -> None:
        row = self._row()
        if row is not None and self._source.take_waiver_back(row.need):
            self._page.say("ok", "Syarat diperiksa lagi.", ("Urungkan", self._ctx.undo))


def _count(needs: Sequence[SyaratNilai]) -> str:
    if not needs:
        return "Tahap ini tidak punya syarat."
    met, waived = sum(need.terpenuhi for need in needs), sum(need.bebas and not need.terpenuhi for need in needs)
    words_ = f"{met} dari {len(needs)} terpenuhi"
    return f"{words_}, {waived} dibebaskan" if waived else words_
