"""What is missing: a sentence and a button each, what must be mended first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.services.kelengkapan import (
    BELUM,
    HARUS,
    KELOMPOK,
    LENGKAP,
    TIDAK_ADA,
    TINGKAT,
    Butir,
    Kelengkapan,
    Kurang,
)
from lkm_desktop.services.papan_data import Tindakan
from ui import theme
from ui.widgets import looks

_SIGNS = {HARUS: ("circle-alert", theme.ERROR)}
_MILD = ("triangle-alert", theme.WARN)


class MissingTab(QWidget):
    """`wanted(Tindakan)` when a button is pressed, `paper_wanted` for the checklist on paper."""

    wanted = Signal(object)
    paper_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self.outcome = looks.label("", "bold", wrap=True)
        self.paper_button = looks.button("Cetak lembar periksa…", self.paper_wanted.emit, "printer")
        self.area = QScrollArea()
        self.area.setObjectName("polos")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        top = looks.row(self.outcome, self.paper_button)
        top.setStretch(0, 1)
        column.addLayout(top)
        column.addWidget(self.area, 1)

    def show_found(self, found: Kelengkapan) -> None:
        """Show the outcome of a check."""
        self.buttons = []
        self.outcome.setText(f"{found.kalimat} {_counts(found)}")
        page = QWidget()
        page.setObjectName("polos")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(10)
        for severity, title in TINGKAT:
            lines = [(one, line) for one, line in found.kurang if one.tingkat == severity]
            if lines:
                layout.addWidget(self._card(title, severity, lines))
        if not found.kurang:
            done = looks.label("Tidak ada yang kurang pada periode ini.")
            layout.addLayout(looks.row(looks.picture("circle-check", theme.OK), done, None))
        layout.addStretch(1)
        self.area.setWidget(page)
        self.area.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)

    def _card(self, title: str, severity: str, lines: list[tuple[Butir, Kurang]]) -> QFrame:
        frame, layout = looks.card(margin=12, spacing=0)
        layout.addWidget(looks.label(title, "h2"))
        layout.addSpacing(4)
        names = dict(KELOMPOK)
        for number, (check, one) in enumerate(lines):
            if number:
                layout.addWidget(looks.line())
            group = looks.label(names[check.kelompok], "muted")
            group.setFixedWidth(looks.chars(group, 19))
            row = looks.row(looks.picture(*_SIGNS.get(severity, _MILD), 18), group, spacing=8)
            row.setContentsMargins(0, 5, 0, 5)
            row.addWidget(looks.label(one.kalimat, wrap=True), 1)
            if one.tindakan is not None:
                row.addWidget(self._button(one, one.tindakan))
            layout.addLayout(row)
        return frame

    def _button(self, one: Kurang, deed: Tindakan) -> QPushButton:
        made = looks.button(deed.label, partial(self.wanted.emit, deed))
        made.setAccessibleName(f"{deed.label}: {one.kalimat}")
        made.setProperty("tanpa_huruf", True)  # the same words in many rows; Tab leads from row to row
        self.buttons.append(made)
        return made

    def start(self) -> None:
        """The keys go to the first button."""
        (self.buttons[0] if self.buttons else self.paper_button).setFocus(Qt.FocusReason.TabFocusReason)


def _counts(found: Kelengkapan) -> str:
    """How the checks came out, so that they add up."""
    words = ((LENGKAP, "lengkap"), (BELUM, "belum"), (TIDAK_ADA, "tanpa data pada periode ini"))
    counts = [(sum(one.keadaan == state for one in found.butir), said) for state, said in words]
    return f"Dari {len(found.butir)} pemeriksaan: {', '.join(f'{n} {said}' for n, said in counts if n)}."
