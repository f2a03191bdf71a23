"""The numbers above a tally: who voted, ballots valid and spoilt, seats; one line of fields with their words above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from lkm_desktop.services.hitung_suara import Angka
from lkm_desktop.services.pemilihan_baris import jumlah
from ui.pages.pemilihan.words import number, whole
from ui.widgets import looks
from ui.widgets.inputs import NumberInput, narrow
from ui.widgets.press import is_enter

LABELS = {
    "memilih_l": "Memilih L", "memilih_p": "Memilih P", "sah": "Surat sah", "tidak_sah": "Tidak sah",
    "jatah": "Jatah utusan",
}


class Figures(QWidget):
    """`edited` on every change, `finished` on Enter in the last field."""

    edited = Signal()
    finished = Signal()

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__()
        self.inputs: dict[str, NumberInput] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for n, key in enumerate(keys):
            edit = NumberInput()
            narrow(edit, 9)
            label = looks.label(LABELS[key])
            label.setBuddy(edit)
            edit.setAccessibleName(LABELS[key])
            edit.edited.connect(self.edited)
            grid.addWidget(label, 0, n)
            grid.addWidget(edit, 1, n)
            self.inputs[key] = edit
        grid.setColumnStretch(len(keys), 1)

    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {key: edit.text().strip() for key, edit in self.inputs.items()}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show numbers as texts."""
        for key, edit in self.inputs.items():
            edit.set_value(texts.get(key) or "")
        self.mark({})

    def mark(self, wrong: Mapping[str, str]) -> None:
        """Mark fields that cannot be."""
        for key, edit in self.inputs.items():
            sentence = edit.problem() or wrong.get(key, "")
            looks.mark(edit, "salah", bool(sentence))
            edit.setToolTip(sentence)
            edit.setAccessibleDescription(sentence)

    def problem(self) -> str:
        """The first field whose text is no number, in a sentence."""
        return next((f"{LABELS[key]}: {edit.problem()}" for key, edit in self.inputs.items() if edit.problem()), "")

    def applied(self, base: Angka) -> Angka:
        """The figures of a tally with what is typed here."""
        n = {key: whole(text) for key, text in self.texts().items()}
        seats = n.get("jatah", base.kursi)
        return Angka(
            jumlah(n["memilih_l"], n["memilih_p"]), n["sah"], n["tidak_sah"], base.min_nama, base.max_nama,
            base.dewasa, seats, n["memilih_l"], n["memilih_p"], base.dewasa_l, base.dewasa_p,
        )  # fmt: skip

    def start(self) -> bool:
        """Put the cursor into the first empty field; false when all are filled."""
        for edit in self.inputs.values():
            if not edit.text():
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        edits = list(self.inputs.values())
        focus = self.window().focusWidget()
        if not is_enter(event) or focus not in edits:
            super().keyPressEvent(event)
            return
        place = edits.index(focus) + 1
        if place < len(edits):
            edits[place].setFocus(Qt.FocusReason.TabFocusReason)
            edits[place].selectAll()
        else:
            self.finished.emit()


def from_stored(figures: Angka, keys: Sequence[str]) -> dict[str, str]:
    """Stored figures as texts."""
    values = {
        "memilih_l": figures.memilih_l, "memilih_p": figures.memilih_p, "sah": figures.sah,
        "tidak_sah": figures.tidak_sah, "jatah": figures.kursi,
    }  # fmt: skip
    return {key: number(values[key]) for key in keys}
