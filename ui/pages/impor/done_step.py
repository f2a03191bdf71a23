"""Step 4: what was written, counted in the book afterwards, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.services.impor_tolakan import BarisDitolak
from ui import theme
from ui.widgets import looks
from ui.widgets.plain_table import PlainTable


class DoneStep(QWidget):
    """`undo_wanted`, `list_wanted`, `again_wanted`, `rejected_wanted`; `stopped` while it is being written."""

    undo_wanted = Signal()
    list_wanted = Signal()
    again_wanted = Signal()
    rejected_wanted = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._working())
        self._stack.addWidget(self._finished())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _working(self) -> QWidget:
        frame, card = looks.card(margin=24, spacing=12)
        self.work = looks.label("", "bold")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Kemajuan menyimpan")
        self.stop_button = looks.button("Hentikan, jangan simpan", self.stopped.emit, "x")
        card.addStretch(1)
        card.addWidget(self.work)
        card.addWidget(self.progress)
        card.addLayout(looks.row(self.stop_button, None))
        card.addStretch(1)
        return frame

    def _finished(self) -> QWidget:
        frame, card = looks.card(margin=24, spacing=10)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.sentence = looks.label("", "h2")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(centre)
        self.verified = looks.label("", "muted")
        self.verified.setAlignment(centre)
        self.undo_button = looks.button("Urungkan impor", self.undo_wanted.emit, "undo-2")
        self.list_button = looks.button("Lihat daftarnya", self.list_wanted.emit, "list", "primary")
        self.again_button = looks.button("Impor berkas lain", self.again_wanted.emit, "file-input")
        card.addStretch(1)
        card.addWidget(looks.picture("circle-check", theme.OK, 48), 0, centre)
        card.addWidget(self.sentence)
        card.addWidget(self.verified)
        card.addLayout(looks.row(None, self.undo_button, self.again_button, self.list_button, None))
        card.addWidget(self._left_out(), 8)
        card.addStretch(1)
        return frame

    def _left_out(self) -> QWidget:
        """The rows that did not come in, hidden when there are none."""
        self.rejected = QWidget()
        self.rejected_title = looks.label("", "bold")
        self.rejected_table = PlainTable("Baris yang tidak ikut", ("Baris", "Nama", "Mengapa"), (14, 18, 40), 2)
        self.save_button = looks.button("Simpan untuk dibetulkan…", self.rejected_wanted.emit, "file-spreadsheet")
        layout = QVBoxLayout(self.rejected)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(looks.row(self.rejected_title, None, self.save_button))
        layout.addWidget(self.rejected_table, 1)
        return self.rejected

    def show_work(self, words: str, total: int) -> None:
        """Show that something is being written."""
        self._stack.setCurrentIndex(0)
        self.work.setText(words)
        self.progress.setRange(0, total)
        self.progress.setValue(0)
        self.stop_button.setFocus()

    def advance(self, done: int, total: int, words: str) -> None:
        """Move the bar."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def show_result(self, sentence: str, verified: str, can_undo: bool) -> None:
        """Show what was written."""
        self._stack.setCurrentIndex(1)
        self.sentence.setText(sentence)
        self.verified.setText(verified)
        self.undo_button.setVisible(can_undo)
        self.list_button.setFocus()

    def show_rejected(self, rows: list[BarisDitolak]) -> None:
        """Show every row that did not come in, those with data first; they can be saved for mending."""
        data = sum(row.isi for row in rows)
        others = len(rows) - data
        parts = [f"{data} baris belum masuk" if data else "", f"{others} baris bukan data" if others else ""]
        self.rejected_title.setText("  ·  ".join(part for part in parts if part))
        ordered = sorted(rows, key=lambda row: not row.isi)
        self.rejected_table.show_rows([(row.letak, row.nama, row.alasan) for row in ordered])
        self.rejected.setVisible(bool(rows))
        self.save_button.setVisible(data > 0)

    @property
    def waiting(self) -> QWidget:
        """The button that the keys go to: to stop, or on to the list."""
        return self.stop_button if self._stack.currentIndex() == 0 else self.list_button
