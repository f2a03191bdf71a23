"""Step 1: which book is filled, and from which file; or from the clipboard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.domain import REGISTERS
from lkm_desktop.importers.kenali import JADWAL
from lkm_desktop.services.impor_bahan import TUJUAN
from ui import ask
from ui.pages.impor.source import KEHADIRAN, SELF
from ui.widgets import looks
from ui.widgets.drop_area import DropArea
from ui.widgets.inputs import ChoiceInput

ENDINGS = (".xlsx", ".xls", ".ods", ".csv")
WORDS = (
    "Seret lembar Excel ke sini, atau pilih berkasnya.\n"
    "Bentuk kolomnya bebas: judul dan isinya dikenali sendiri, dan belum ada yang disimpan."
)
#: choices that are no register
FIRST = ((SELF, "Kenali sendiri dari judulnya"),)
LAST = ((KEHADIRAN, "Kehadiran rapat"), (JADWAL, "Jadwal induk siklus"))


class FileStep(QWidget):
    """`chosen(Path)`, `pasted`, `refused(sentence)`, `stopped` while a file is read."""

    chosen = Signal(object)
    pasted = Signal()
    refused = Signal(str)
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = ChoiceInput([*FIRST, *((key, REGISTERS[key].title) for key in TUJUAN), *LAST], required=True)
        self.target.setMinimumContentsLength(24)
        self.drop = DropArea(WORDS, "Pilih berkas…", ask.EXCEL_FILTER, ENDINGS)
        self.paste_button = looks.button("Tempel dari papan klip", self.pasted.emit, "copy")
        self.paste_button.setToolTip("Baris yang disalin di Excel, atau daftar dari WhatsApp (Ctrl+V)")
        words = looks.label("Masukkan ke buku")
        words.setBuddy(self.target)
        self.target.setAccessibleName("Masukkan ke buku")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.drop)
        self._stack.addWidget(self._busy())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(looks.row(words, self.target, None, self.paste_button))
        layout.addWidget(self._stack, 1)
        self.drop.chosen.connect(self.chosen)
        self.drop.refused.connect(self.refused)

    def _busy(self) -> QWidget:
        frame, card = looks.card(margin=24, spacing=12)
        self.reading = looks.label("", "bold")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Kemajuan membaca berkas")
        self.stop_button = looks.button("Hentikan", self.stopped.emit, "x")
        card.addStretch(1)
        card.addWidget(self.reading)
        card.addWidget(self.progress)
        card.addLayout(looks.row(self.stop_button, None))
        card.addStretch(1)
        return frame

    def set_titles(self, istilah: str) -> None:
        """Name the books in the office's own words."""
        chosen = self.target.value()
        books = ((key, REGISTERS[key].title_for(istilah)) for key in TUJUAN)
        self.target.set_choices([*FIRST, *books, *LAST])
        self.target.set_value(chosen)

    def show_reading(self, name: str) -> None:
        """Show that something is being read; "" shows the choice again."""
        self._stack.setCurrentIndex(1 if name else 0)
        self.target.setEnabled(not name)
        self.paste_button.setEnabled(not name)
        self.reading.setText(f"Membaca {name} …" if name else "")
        self.progress.setRange(0, 0)
        self.waiting.setFocus()

    def advance(self, done: int, total: int, words: str) -> None:
        """Move the bar, once it is known how much there is to read."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    @property
    def waiting(self) -> QWidget:
        """The button that the keys go to: to choose a file, or to stop reading one."""
        return self.drop.button if self._stack.currentIndex() == 0 else self.stop_button
