"""Top of tab 3: what earlier meetings of the kind left open, and what this meeting hears about each of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from lkm_desktop.domain.notulen import KEADAAN_TL
from lkm_desktop.services.tindak_lanjut import TERBUKA, Bawaan
from ui.pages.rapat.grow import GrowInput
from ui.pages.rapat.words import DOT, short_date
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput

#: with more than these the list begins folded, so that the agenda stays in sight
_MANY = 6


class CarriedRow(QWidget):
    """One follow-up: its words and lateness, its state, what was reported."""

    edited = Signal()

    def __init__(self, item: Bawaan, number: int) -> None:
        super().__init__()
        self.item = item
        self.state = ChoiceInput(KEADAAN_TL, required=True)
        self.state.setMinimumContentsLength(10)
        self.words = GrowInput("Laporan", 1, "Laporan")
        self.late = looks.label(item.lambat, "awas")
        if not item.lambat:
            self.late.hide()
        self.details = looks.label(_details(item), "muted", wrap=True)
        text = looks.label(item.isi, "", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 24)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(looks.label(f"{number}."), 0, 0, top)
        grid.addWidget(text, 0, 1, top)
        grid.addWidget(self.state, 0, 2, top)
        grid.addWidget(self.words, 0, 3, top)
        line = looks.row(self.late)
        line.addWidget(self.details, 1)
        line.setAlignment(self.late, top)
        grid.addLayout(line, 1, 1, 1, 3)
        grid.setColumnStretch(1, 6)
        grid.setColumnStretch(3, 4)
        self.state.setAccessibleName(f"Keadaan tindak lanjut rapat lalu {number}: {item.isi}")
        self.words.setAccessibleName(f"Laporan tindak lanjut rapat lalu {number}: {item.isi}")
        self.set_value(item.keadaan, item.catatan)
        for edit in (self.state, self.words):
            edit.edited.connect(self.edited)

    def set_value(self, state: str, words: str) -> None:
        """Show what is recorded."""
        self.state.set_value(state)
        self.words.set_value(words)

    def value(self) -> dict[str, Any]:
        """What is typed."""
        return {
            "tindak_lanjut_id": self.item.id, "keadaan": self.state.value() or TERBUKA, "catatan": self.words.value(),
        }


class CarriedCard(QFrame):
    """Hidden when nothing was left open. `edited` on every change, `arranged` when rows came or went."""

    edited = Signal()
    arranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.rows: list[CarriedRow] = []
        self.toggle = looks.button("", self._turn, "chevron-down", "tautan")
        self._inside = QWidget()
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 8)
        layout.setSpacing(6)
        layout.addLayout(looks.row(self.toggle, None))
        layout.addWidget(self._inside)
        self.hide()

    def show_items(self, items: Sequence[Bawaan], other: bool) -> None:
        """Show these follow-ups; what is typed about one that stays is kept unless it is `other` meeting's."""
        if [row.item for row in self.rows] != list(items):
            typed = {} if other else {row.item.id: row.value() for row in self.rows}
            for row in self.rows:
                self._list.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.rows = [self._row(item, number) for number, item in enumerate(items, 1)]
            self.set_values(list(typed.values()))
            self.arranged.emit()
        if other:
            self._inside.setVisible(len(items) <= _MANY)
        self.setVisible(bool(items))
        self._name()

    def _row(self, item: Bawaan, number: int) -> CarriedRow:
        row = CarriedRow(item, number)
        row.edited.connect(self.edited)
        self._list.addWidget(row)
        return row

    def reset(self) -> None:
        """Show what is stored."""
        for row in self.rows:
            row.set_value(row.item.keadaan, row.item.catatan)

    def set_values(self, reports: Sequence[dict[str, Any]]) -> None:
        """Show kept reports."""
        by_id = {row.item.id: row for row in self.rows}
        for report in reports:
            row = by_id.get(str(report.get("tindak_lanjut_id")))
            if row is not None:
                row.set_value(report.get("keadaan") or TERBUKA, report.get("catatan") or "")

    def values(self) -> list[dict[str, Any]]:
        """What is typed about each."""
        return [row.value() for row in self.rows]

    def stops(self) -> list[QWidget]:
        """What Tab visits."""
        return [self.toggle, *(part for row in self.rows for part in (row.state, row.words))]

    def _turn(self) -> None:
        self._inside.setVisible(not self._inside.isVisibleTo(self))
        self._name()

    def _name(self) -> None:
        late = sum(row.item.hari_lambat > 0 for row in self.rows)
        counts = f"{len(self.rows)}, {late} terlambat" if late else f"{len(self.rows)}"
        verb = "sembunyikan" if self._inside.isVisibleTo(self) else "tampilkan"
        self.toggle.setText(f"Tindak lanjut rapat lalu ({counts}) – {verb}")


def _details(item: Bawaan) -> str:
    parts = [
        item.penanggung_jawab, f"tenggat {short_date(item.tenggat)}" if item.tenggat else "tanpa tenggat",
        f"{item.asal}, {short_date(item.asal_tanggal)}", item.nomor_keputusan,
        f"rapat lalu: {item.laporan_lalu}" if item.laporan_lalu else "",
    ]
    return DOT.join(part for part in parts if part)
