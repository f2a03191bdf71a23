"""Beside the form of a new meeting: who is invited along with it, and which papers it will need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from lkm_desktop.services.kit import BERKAS
from ui.pages.rapat.kit_source import KitSource
from ui.pages.rapat.tall_area import TallArea
from ui.widgets import looks
from ui.widgets.inputs import LongInput


class GuestsCard(QFrame):
    """`edited` when a body is ticked off or a guest typed."""

    edited = Signal()

    def __init__(self, source: KitSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._source = source
        self._codes: tuple[str, ...] = ()
        self.boxes: dict[str, QCheckBox] = {}
        self.nobody = looks.label("Orangnya diundang sesudah rapat disimpan.", "muted", wrap=True)
        self.guests = LongInput(3)
        self.guests.setAccessibleName("Tamu dari luar, satu baris satu orang")
        self.guests.setPlaceholderText("Nama | unsur, satu baris satu orang")
        self.guests_label = looks.label("Tamu dari luar")
        self.guests_label.setBuddy(self.guests)
        self.papers = looks.label("", wrap=True)
        self._bodies = QVBoxLayout()
        self._bodies.setSpacing(2)
        self._build()
        self.guests.edited.connect(self.edited)

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("polos")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(6)
        column.addWidget(looks.label("Yang diundang", "h2"))
        column.addWidget(self.nobody)
        column.addLayout(self._bodies)
        column.addSpacing(4)
        column.addWidget(self.guests_label)
        column.addWidget(self.guests)
        column.addSpacing(4)
        column.addWidget(looks.label("Berkas yang diperlukan", "h2"))
        column.addWidget(self.papers)
        column.addStretch(1)
        area = TallArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 8, 10)
        layout.addWidget(area)

    def show_kit(self, codes: Sequence[str], guests: str, papers: Sequence[str], day: date | None) -> None:
        """Show the bodies of a kit, all ticked, its guests and its papers."""
        self._codes = tuple(codes)
        for box in self.boxes.values():
            self._bodies.removeWidget(box)
            box.deleteLater()
        self.boxes = {}
        for code, name, count in self._source.bodies(self._codes, day):
            box = QCheckBox(_counted(name, count))
            box.setChecked(True)
            box.setProperty("nama", name)
            box.toggled.connect(self.edited)
            self.boxes[code] = box
            self._bodies.addWidget(box)
        self.nobody.setVisible(not self.boxes)
        self.guests.set_value(guests)
        self.papers.setText(" · ".join(BERKAS[key] for key in papers) or "Tidak ada yang khusus.")

    def show_day(self, day: date | None) -> None:
        """Count the bodies for another day."""
        for code, name, count in self._source.bodies(self._codes, day):
            self.boxes[code].setText(_counted(name, count))

    def values(self) -> dict[str, Any]:
        """`undang`: codes that are ticked · `undang_luar`: guests as text."""
        ticked = [code for code, box in self.boxes.items() if box.isChecked()]
        return {"undang": ticked, "undang_luar": self.guests.value() or ""}

    def set_values(self, values: dict[str, Any]) -> None:
        """Take up what a draft kept."""
        kept = values.get("undang")
        for code, box in self.boxes.items():
            box.setChecked(not isinstance(kept, list) or code in kept)
        if isinstance(values.get("undang_luar"), str):
            self.guests.set_value(values["undang_luar"])


def _counted(name: str, count: int) -> str:
    return f"{name} ({count} orang)" if count else f"{name} (0)"
