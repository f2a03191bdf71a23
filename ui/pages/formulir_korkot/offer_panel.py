"""Lists to approve beside the sheet: cells whose figure is plain from their words, and cells in another file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from lkm_desktop.services.rekap.angka import BY_KUNCI
from lkm_desktop.services.templat_ganti import HILANG, PINDAH, TETAP, Pindahan
from lkm_desktop.services.templat_nilai import sebut
from lkm_desktop.services.templat_saran import Usulan
from ui import mnemonics
from ui.pages.rapat.table import Width
from ui.widgets import looks
from ui.widgets.plain_table import PlainTable
from ui.widgets.tick_table import TickLine, TickTable


class OfferPanel(QFrame):
    """`accepted(list of Usulan)`, `closed`, `pointed(sheet, cell)` while one moves through the list."""

    accepted = Signal(object)
    closed = Signal()
    pointed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._offers: list[Usulan] = []
        self.title = looks.label("", "h2", wrap=True)
        words = "Dikenali dari judul di dekatnya. Hilangkan centang yang keliru; sisanya bisa ditunjuk satu per satu."
        widths = (Width(8, 12), Width(14, 26, True), Width(6, 12))
        self.table = TickTable("Usulan isi sel", ("Sel", "Isi", "Nilai"), widths, frozenset({2}))
        self.take_button = looks.button("Pasang", self._take, "check", "primary")
        self.close_button = looks.button("Tutup", self.closed.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(looks.label(words, "muted", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(looks.Elided("Spasi mencentang  ·  panah menunjukkan selnya", "kecil"))
        layout.addLayout(looks.row(self.close_button, None, self.take_button))
        self.table.pointed.connect(self._pointed)
        self.table.ticks.changed.connect(self._count)

    def show_offers(self, offers: Sequence[Usulan], values: Mapping[tuple[str, str], str], several: bool) -> None:
        """Show proposals with their values, all ticked. several: the form has more than one sheet."""
        self._offers = list(offers)
        self.title.setText(f"Usulan: {len(offers)} sel")
        lines = []
        for one in offers:
            place = f"{one.sel.lembar} {one.sel.sel}" if several else one.sel.sel
            name = sebut(BY_KUNCI[one.sel.angka], one.sel.rincian)
            lines.append(TickLine((place, name, values.get((one.sel.lembar, one.sel.sel), "") or "–")))
        self.table.ticks.show(lines, range(len(lines)))
        self.table.go_to(0)

    def start(self) -> None:
        """The keys go to the list."""
        self.table.enter()

    def _count(self) -> None:
        number = len(self.table.ticks.ticked)
        self.take_button.setText(f"Pasang {number} sel" if number else "Pasang")
        self.take_button.setEnabled(bool(number))
        mnemonics.refresh(self)

    def _pointed(self, row: int) -> None:
        if 0 <= row < len(self._offers):
            self.pointed.emit(self._offers[row].sel.lembar, self._offers[row].sel.sel)

    def _take(self) -> None:
        self.accepted.emit([self._offers[n] for n in sorted(self.table.ticks.ticked)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


class MovedPanel(QFrame):
    """What becomes of the mapped cells in the new file: `accepted` or `closed`."""

    accepted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = looks.label("", "h2", wrap=True)
        self.summary = looks.label("", "muted", wrap=True)
        headings = ("Sel lama", "Judul di dekatnya", "Di berkas baru")
        self.table = PlainTable("Sel di berkas baru", headings, (11, 20, 14), 1)
        self.take_button = looks.button("Pakai berkas baru", self.accepted.emit, "check", "primary")
        self.close_button = looks.button("Batal", self.closed.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addLayout(looks.row(self.close_button, None, self.take_button))

    def show_moves(self, name: str, moves: Sequence[Pindahan]) -> None:
        """Show them, what needs a look first."""
        order = {HILANG: 0, PINDAH: 1, TETAP: 2}
        counted = {state: sum(m.keadaan == state for m in moves) for state in order}
        self.title.setText(f"Berkas baru: {name}")
        parts = [f"{counted[TETAP]} sel tetap"] + [f"{counted[PINDAH]} pindah"] * bool(counted[PINDAH])
        parts += [f"{counted[HILANG]} tidak ditemukan dan dilepas"] * bool(counted[HILANG])
        self.summary.setText(", ".join(parts) + ". Letaknya dikenali dari judul di dekat sel.")
        words = {TETAP: "tetap", HILANG: "tidak ditemukan"}
        self.table.show_rows([
            (f"{m.sel.lembar} {m.sel.sel}", m.judul or "–", words.get(m.keadaan) or f"{m.lembar} {m.tempat}")
            for m in sorted(moves, key=lambda m: order[m.keadaan])
        ])  # fmt: skip

    def start(self) -> None:
        """The keys go to the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
