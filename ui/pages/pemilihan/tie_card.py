"""Equal votes: the program shows them, people put them in order and say how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from lkm_desktop.errors import LkmError
from lkm_desktop.services.perolehan import Hitungan, Seri
from ui import mnemonics
from ui.pages.pemilihan.source import PemilihanSource
from ui.pages.pemilihan.typed import told
from ui.pages.pemilihan.words import CARA
from ui.widgets import looks
from ui.widgets.inputs import NumberInput, SuggestInput, narrow
from ui.widgets.press import is_enter

#: with more names than this the order is not asked for here
_MOST = 12


class TieCard(QFrame):
    """Hidden while nothing is equal. `decided` when people's order was written."""

    decided = Signal()

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__()
        self.setObjectName("card")
        self._source = source
        self._tally: Hitungan | None = None
        self.ties: tuple[Seri, ...] = ()
        self.tie: Seri | None = None
        self.places: list[NumberInput] = []
        self.words = looks.label("", "awas", wrap=True)
        self.open_button = looks.button("Catat putusan", self.begin, "pencil")
        self.other_button = looks.button("Suara sama berikutnya", self.other, "arrow-right")
        self.reason = SuggestInput(CARA)
        self.reason.setAccessibleName("Cara memutus")
        self.reason.setPlaceholderText("cara memutus, misalnya undian")
        self.answer = looks.label("", "err", wrap=True)
        self.stop_button = looks.button("Tidak jadi", self.stop)
        self.save_button = looks.button("Simpan putusan", self.save, "check")
        self._form = QWidget()
        below = QVBoxLayout(self._form)
        below.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)
        below.addLayout(self._grid)
        below.addLayout(looks.row(self.reason, self.stop_button, self.save_button))
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.words)
        layout.addLayout(looks.row(None, self.other_button, self.open_button))
        layout.addWidget(self._form)
        layout.addWidget(self.answer)
        self.hide()

    def show_tally(self, tally: Hitungan) -> None:
        """Show the ties of a tally, those that decide a seat first."""
        self._tally = tally
        asked = [tie for tie in tally.seri if tie.menentukan or _of_reserve(tally, tie)]
        self.ties = tuple(sorted(asked, key=lambda tie: (not tie.menentukan, tie.urutan)))
        chosen = next((tie for tie in self.ties if self.tie is not None and set(tie.ids) == set(self.tie.ids)), None)
        if chosen is None or self._form.isHidden():
            self._show_tie(chosen or (self.ties[0] if self.ties else None))

    def _show_tie(self, tie: Seri | None) -> None:
        self.tie = tie
        self._form.hide()
        self.answer.hide()
        self.setVisible(tie is not None)
        self.other_button.setVisible(len(self.ties) > 1)
        self.open_button.show()
        if tie is not None:
            self.words.setText(f"Suara sama: {tie.kalimat}")
            self.open_button.setEnabled(len(tie.ids) <= _MOST)

    def other(self) -> None:
        """The next tie."""
        if self.tie in self.ties:
            self._show_tie(self.ties[(self.ties.index(self.tie) + 1) % len(self.ties)])

    # --- the decision -----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask for the order."""
        if self.tie is None:
            return
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.places = []
        for n, name in enumerate(self.tie.nama):
            edit = NumberInput()
            narrow(edit, 4)
            edit.setAccessibleName(f"Urutan {name}")
            label = looks.label(name)
            self._grid.addWidget(edit, n // 2, n % 2 * 2)
            self._grid.addWidget(label, n // 2, n % 2 * 2 + 1)
            self.places.append(edit)
        self.reason.set_value("")
        self.answer.hide()
        self.open_button.hide()
        self._form.show()
        for one, following in zip(self.places, [*self.places[1:], self.reason], strict=True):
            QWidget.setTabOrder(one, following)
        self.places[0].setFocus(Qt.FocusReason.OtherFocusReason)
        mnemonics.refresh(self)

    def stop(self) -> None:
        """Nothing is decided."""
        self._show_tie(self.tie)

    def order(self) -> Sequence[str]:
        """The ids in the typed order; empty while it is no order 1, 2, 3 ..."""
        if self.tie is None:
            return ()
        typed = [edit.value() for edit in self.places]
        if sorted(value or 0 for value in typed) != list(range(1, len(typed) + 1)):
            return ()
        return [one for _, one in sorted(zip(typed, self.tie.ids, strict=True))]

    def save(self) -> None:
        """Write the order and how it was found."""
        order = self.order()
        if not order:
            self._say(f"Isi urutan 1 sampai {len(self.places)}, setiap nama sekali.")
            return
        try:
            self._source.decide(self._tally.judul if self._tally else "", order, str(self.reason.value() or ""))
        except LkmError as error:
            self._say(told(error))
            return
        self._form.hide()
        self.decided.emit()

    def _say(self, text: str) -> None:
        self.answer.setText(text)
        self.answer.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on and saves at the end, Esc gives up."""
        focus = self.window().focusWidget()
        if event.key() == Qt.Key.Key_Escape and not self._form.isHidden():
            self.stop()
            self.open_button.setFocus()
        elif is_enter(event) and focus in self.places:
            self.focusNextChild()
        elif is_enter(event) and focus is self.reason:
            self.save()
        else:
            super().keyPressEvent(event)


def _of_reserve(tally: Hitungan, tie: Seri) -> bool:
    """Whether names of the reserve of the kelurahan share a place: their order counts when a member is replaced."""
    return tally.rt_id is None and tie.urutan > (tally.angka.kursi or 0)
