"""The period in key figures beside those of the last package, and what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.beda_rekap import Beda, tulis
from lkm_desktop.services.paket import Siap
from lkm_desktop.services.rekap import angka
from ui.widgets import looks
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from lkm_desktop.services.paket_log import Kiriman

_FORMER = 3
FIRST = "Belum ada paket sebelumnya. Paket pertama menjadi pembanding bagi yang berikut."
SAME = "Tidak ada yang berubah sejak paket itu."


class FiguresTab(QWidget):
    """Figures at the left, changes at the right."""

    def __init__(self) -> None:
        super().__init__()
        headings = ("Kelompok", "Angka", "Sekarang", "Paket lalu")
        self.table = PlainTable("Angka pokok", headings, (13, 30, 9, 10), 1, frozenset({2, 3}))
        self.former = looks.label("", "kecil", wrap=True)
        self.lines = QVBoxLayout()
        self.lines.setContentsMargins(0, 0, 6, 0)
        self.lines.setSpacing(8)
        card, layout = looks.card(margin=12)
        layout.addWidget(looks.label("Berubah sejak paket terakhir", "h2"))
        layout.addWidget(self.former)
        layout.addWidget(_scrolled(self.lines), 1)
        self.words: list[str] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 10, 10, 8)
        line.setSpacing(12)
        line.addWidget(self.table, 5)
        line.addWidget(card, 3)

    def show_ready(self, ready: Siap) -> None:
        """Show the figures of a period."""
        now, before = ready.ringkas["angka"], ready.angka_lama
        rows: list[tuple[str, ...]] = []
        for one in angka.KATALOG:
            if one.kunci in now:
                old = before.get(one.kunci)
                words = one.label.removeprefix(f"{one.kelompok}: ")
                rows.append((one.kelompok, words[:1].upper() + words[1:], tulis(now[one.kunci], one.jenis),
                             tulis(old, one.jenis) if isinstance(old, int | float) else "–"))  # fmt: skip
        self.table.show_rows(rows)
        self.table.setColumnHidden(_FORMER, not before)
        self.former.setText(_former(ready.pembanding))
        self._show_changes(ready.beda, ready.pembanding)

    def _show_changes(self, changes: tuple[Beda, ...], former: Kiriman | None) -> None:
        while (item := self.lines.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.deleteLater()
        self.words = [one.kalimat for one in changes] or [FIRST if former is None else SAME]
        for number, words in enumerate(self.words):
            label = looks.label(words, "" if changes else "muted", wrap=True)
            if changes and changes[number].rinci:
                label.setToolTip("\n".join(changes[number].rinci[:30]))
            self.lines.addWidget(label)
        self.lines.addStretch(1)

    def start(self) -> None:
        """The keys go to the figures."""
        self.table.setFocus(Qt.FocusReason.TabFocusReason)


def _former(former: Kiriman | None) -> str:
    if former is None:
        return ""
    made = f"{former.periode_label}, dibuat {tanggal_panjang(former.waktu.date())}"
    state = "sudah dikirim" if former.dikirim else "belum ditandai terkirim"
    return f"Dibandingkan dengan paket {made}, {state}."


def _scrolled(layout: QVBoxLayout) -> QScrollArea:
    inner = QWidget()
    inner.setObjectName("polos")
    inner.setLayout(layout)
    area = QScrollArea()
    area.setObjectName("polos")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setAccessibleName("Yang berubah sejak paket terakhir")
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    return area


