"""What goes into the package: personal data, kinds of papers, and the list of files that come of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.services.paket import Siap
from lkm_desktop.services.paket_isi import KELOMPOK_KERTAS, PRIBADI, KertasPaket, PilihanPaket
from ui.widgets import looks
from ui.widgets.plain_table import PlainTable

_HINT = "Lampiran rapat (pindaian, foto) tidak ikut. Jumlah orang miskin tetap ada di R5 dan R6."
_ALWAYS = ("Rekap Excel, R1 sampai R11", "Lembar periksa kelengkapan")


class ContentsTab(QWidget):
    """`chosen` when a box was ticked or emptied."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        inner = QWidget()
        inner.setObjectName("polos")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(6)
        for title, choices in (("Data pribadi", PRIBADI), ("Kertas periode ini", KELOMPOK_KERTAS)):
            column.addWidget(looks.label(title, "h2"))
            for key, words in choices:
                box = QCheckBox(words)
                box.clicked.connect(self.chosen)
                self.boxes[key] = box
                column.addWidget(box)
            column.addSpacing(8)
        column.addWidget(looks.label(_HINT, "kecil", wrap=True))
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        card, layout = looks.card(margin=12)
        layout.addWidget(area)
        self.table = PlainTable("Isi paket", ("Isi paket", "Asalnya"), (40, 16), 0)
        self.held = looks.label("", "awas", wrap=True)
        right = QVBoxLayout()
        right.addWidget(self.table, 1)
        right.addWidget(self.held)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 10, 10, 8)
        line.setSpacing(12)
        line.addWidget(card, 2)
        line.addLayout(right, 5)

    def choice(self) -> PilihanPaket:
        """What is ticked."""
        own = {key: self.boxes[key].isChecked() for key, _ in PRIBADI}
        return PilihanPaket(**own, kertas=tuple(key for key, _ in KELOMPOK_KERTAS if self.boxes[key].isChecked()))

    def set_choice(self, chosen: PilihanPaket) -> None:
        """Tick the boxes."""
        for key, _ in PRIBADI:
            self.boxes[key].setChecked(bool(getattr(chosen, key)))
        for key, _ in KELOMPOK_KERTAS:
            self.boxes[key].setChecked(key in chosen.kertas)

    def show_ready(self, ready: Siap) -> None:
        """Show how many papers of each kind there are, and the files as ticked now."""
        for key, words in KELOMPOK_KERTAS:
            count = sum(one.kelompok == key for one in ready.kertas)
            self.boxes[key].setText(f"{words} ({count})")
            self.boxes[key].setEnabled(count > 0)
        chosen = self.choice()
        rows: list[tuple[str, ...]] = [(words, "data periode ini") for words in _ALWAYS]
        rows += [(one.label, _source(one)) for one in ready.kertas if chosen.memuat(one)]
        held = replace(ready, pilihan=chosen).bernama
        self.held.setText(held)
        self.held.setVisible(bool(held))
        self.table.show_rows(rows)

    def start(self) -> None:
        """The keys go to the first box."""
        self.boxes[PRIBADI[0][0]].setFocus(Qt.FocusReason.TabFocusReason)


def _source(one: KertasPaket) -> str:
    return "arsip cetakan" if one.dokumen_id else "dibuat sekarang"


def remembered(kept: Any) -> PilihanPaket:
    """The choice as this computer remembers it, without what it does not know; NIK is never remembered as wanted."""
    if not isinstance(kept, dict):
        return PilihanPaket()
    kinds = kept.get("kertas")
    known = tuple(key for key, _ in KELOMPOK_KERTAS if not isinstance(kinds, list) or key in kinds)
    own = {key: kept[key] for key, _ in PRIBADI if key != "nik" and isinstance(kept.get(key), bool)}
    return PilihanPaket(**own, kertas=known)
