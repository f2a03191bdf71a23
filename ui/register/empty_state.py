"""What stands in place of an empty list: one sentence and the buttons that end the emptiness."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lkm_desktop.services.registers import Query
from ui import theme
from ui.widgets import looks


class EmptyState(QFrame):
    """Signals of its buttons: `add`, `bring` (import), `clear` (filters)."""

    add = Signal()
    bring = Signal()
    clear = Signal()

    def __init__(self, title: str, noun: str, icon: str = "users", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title, self._noun = title, noun
        self.words = looks.label("", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add_button = looks.button(f"Tambah {noun}", self.add.emit, "plus")
        self.import_button = looks.button("Impor dari Excel", self.bring.emit, "file-input")
        self.clear_button = looks.button("Bersihkan saringan", self.clear.emit, "x")
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(looks.picture(icon, theme.LINE, 56), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.words)
        layout.addLayout(looks.row(None, self.add_button, self.import_button, self.clear_button, None))
        layout.addStretch(3)

    def explain(self, filtered: bool, q: Query) -> None:
        """Say why the list is empty."""
        if q.sampah:
            text = "Sampah kosong." if not filtered else "Tidak ada yang cocok di Sampah."
        elif filtered:
            text = f"Tidak ada {self._noun} yang cocok dengan pencarian dan saringan."
        elif q.keadaan == "mantan":
            text = f"Belum ada {self._noun} yang sudah berhenti."
        elif q.per_tanggal:
            text = f"Tidak ada {self._noun} yang tercatat pada tanggal itu."
        else:
            text = f"Belum ada {self._noun}. Tambahkan satu per satu, atau ambil dari lembar Excel yang sudah ada."
        plain = not (filtered or q.sampah or q.per_tanggal or q.keadaan == "mantan")
        self.words.setText(text)
        self.add_button.setVisible(plain)
        self.import_button.setVisible(plain)
        self.clear_button.setVisible(filtered)
