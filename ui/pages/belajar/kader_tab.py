"""Tab 5: who is ready for more, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lkm_desktop.services import kaderisasi
from lkm_desktop.services.kaderisasi import PALING, POIN, SIAPA, Kader
from ui.pages.belajar.tab import Tab, bar, place_of
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput
from ui.widgets.plain_table import PlainModel

_HEADINGS = ("Nama", "L/P", "RT/RW", "Peran", "Keadaan", "Poin")
_WIDTHS = (Width(13, 28, True), Width(4, 4), Width(6, 7), Width(7, 26), Width(11, 14), Width(4, 5))
READY, NEARLY = "siap", "hampir"
_STATES = (("", "Semua"), (READY, "Siap"), (NEARLY, "Kurang satu hal"))


class KaderTab(Tab):
    """Enter opens the person's card; the reasons stand beside the list."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self.all: tuple[Kader, ...] = ()
        self.rows: tuple[Kader, ...] = ()
        self.who = ChoiceInput(self.named(SIAPA), required=True)
        self.who.setAccessibleName("Siapa")
        self.state = ChoiceInput(_STATES, required=True)
        self.state.setAccessibleName("Keadaan")
        self.who.setMinimumContentsLength(22)
        self.state.setMinimumContentsLength(15)
        self.words = looks.Elided("", "bold")
        self.model = PlainModel(_HEADINGS, frozenset({5}))
        self.table = Table("Calon kader", self.model)
        self.table.set_widths(_WIDTHS)
        frame, card = looks.card(spacing=6)
        self.name = looks.label("", "h2", wrap=True)
        self.advice = looks.label("", "baik", wrap=True)
        self.reasons = looks.label("", "", wrap=True)
        self.lacking = looks.label("", "awas", wrap=True)
        for widget in (self.name, self.advice, self.reasons, self.lacking):
            card.addWidget(widget)
        card.addStretch(1)
        card.addWidget(looks.label(_explained(), "kecil", wrap=True))
        frame.setFixedWidth(looks.chars(frame, 34))
        self.open_button = looks.button("Buka orangnya", self.edit_record, "user")
        self.rules_button = looks.button("Ubah batasnya", self.to_rules, "settings")
        top = QHBoxLayout()
        top.setSpacing(8)
        for words, edit in (("Siapa", self.who), ("Keadaan", self.state)):
            label = looks.label(words)
            label.setBuddy(edit)
            top.addWidget(label)
            top.addWidget(edit)
        top.addWidget(self.words, 1)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.table, 1)
        left.addWidget(bar(self.open_button, self.rules_button))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addLayout(left, 1)
        line.addWidget(frame)
        self.column.addLayout(top)
        self.column.addLayout(line, 1)
        self.who.edited.connect(self.read)
        self.state.edited.connect(self._show)
        self.table.opened.connect(self.edit_record)
        self.table.selectionModel().selectionChanged.connect(self._show_one)

    def read(self) -> None:
        """Read people and reasons again."""
        with self.ctx.read() as s:
            self.all = kaderisasi.daftar(s, date.today(), str(self.who.value()))
        self._show()

    def _show(self) -> None:
        current, row = self.chosen(), self.table.currentIndex().row()
        wanted = self.state.value()
        most = {READY: 0, NEARLY: 1}.get(str(wanted), 99)
        least = 1 if wanted == NEARLY else 0
        self.rows = tuple(k for k in self.all if least <= len(k.kurang) <= most)
        self.model.set_rows([_cells(k) for k in self.rows])
        self.table.go_to(place_of([k.orang_id for k in self.rows], current.orang_id if current else "", row))
        ready = sum(k.siap for k in self.all)
        self.words.setText(f"{ready} dari {len(self.all)} orang siap" if self.all else "Belum ada orangnya")
        self._show_one()

    def counts(self) -> str:
        """How many are ready."""
        return f"{sum(k.siap for k in self.all)} orang siap diberi tugas lebih besar" if self.all else ""

    def chosen(self) -> Kader | None:
        """The highlighted person."""
        row = self.table.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def _show_one(self) -> None:
        k = self.chosen()
        self.open_button.setEnabled(k is not None)
        self.name.setText(k.nama if k else "")
        self.advice.setText(k.saran if k else "")
        self.advice.setVisible(bool(k and k.saran))
        self.reasons.setText(_reasons(k) if k else "")
        self.lacking.setText("Masih kurang:\n" + "\n".join(f"– {text}" for text in k.kurang) if k and k.kurang else "")
        self.lacking.setVisible(bool(k and k.kurang))

    def start(self) -> None:
        """The keys go to the list."""
        if self.rows:
            self.table.enter()
        else:
            self.who.setFocus()

    def edit_record(self) -> None:
        """The person's card."""
        k = self.chosen()
        if k is not None:
            self.ctx.go("orang", id=k.orang_id)

    def to_rules(self) -> None:
        """Where the thresholds of attendance are set."""
        self.ctx.go("pengaturan", bagian="aturan")


def _cells(k: Kader) -> tuple[str, ...]:
    place = "/".join(part for part in (k.rt, k.rw) if part)
    return k.nama, k.jk, place, ", ".join(k.peran), k.keadaan, str(k.poin)


def _reasons(k: Kader) -> str:
    lines = [f"+{a.poin}  {POIN[a.kode][0]}: {a.kata}" for a in k.alasan]
    return "\n".join([*lines, f"Jumlah {k.poin} dari {PALING} poin"])


def _explained() -> str:
    most = ", ".join(f"{words[:1].lower()}{words[1:]} {points}" for words, points in POIN.values())
    return (f"Poin paling banyak: {most}. Poin hanya mengurutkan. Seseorang disebut siap bila rajin hadir, pernah "
            "mengikuti pelatihan, dan sudah mendapat setengah topik dasar.")
