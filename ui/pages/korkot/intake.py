"""What became of the files that were taken in: progress while it lasts, then a line for each file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from lkm_desktop.kota import masa
from lkm_desktop.kota.masuk import BARU, KEADAAN, HasilTerima
from ui.pages.korkot.grid import Grid
from ui.pages.rapat.table import Width
from ui.widgets import looks

_WORDS = dict(KEADAAN)
#: files whose line needs to be read come first
_FIRST = ("rusak", "bentrok", "tak_dikenal", "lama", "sama", "mengganti", "diterima")
_HEIGHT = 190


class Intake(QFrame):
    """Hidden while there is nothing to tell. `stopped` when the user gives the work up."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.title = looks.label("", "bold")
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Kemajuan")
        self.stop_button = looks.button("Hentikan", self.stopped.emit, "circle-minus")
        self.close_button = looks.button("Tutup daftar ini", self.clear, "x")
        self.table = Grid("Berkas yang dimasukkan")
        self.table.setFixedHeight(_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addLayout(looks.row(self.title, None, self.progress, self.stop_button, self.close_button))
        column.addWidget(self.table)
        self.clear()

    def clear(self) -> None:
        """Nothing to tell."""
        self.hide()

    def begin(self) -> None:
        """Files are being read."""
        self.title.setText("Membaca paket …")
        self.progress.setRange(0, 0)
        self._working(True)
        self.show()

    def advance(self, done: int, total: int, text: str) -> None:
        """So many files are in."""
        if total:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def end(self) -> None:
        """The work ended without a list."""
        if self.stop_button.isVisibleTo(self):
            self.clear()

    def show_results(self, rows: Sequence[HasilTerima]) -> None:
        """A line for each file, those with trouble first."""
        ordered = sorted(rows, key=lambda one: (_FIRST.index(one.keadaan), one.kelurahan, one.berkas))
        texts = [(_WORDS[one.keadaan], one.kelurahan, masa.label(one.periode) if one.periode else "", one.berkas,
                  _said(one)) for one in ordered]  # fmt: skip
        widths = (Width(12, 14), Width(14, 22), Width(8, 10), Width(18, 30), Width(24, 40, True))
        self.table.show_table(("Keadaan", "Kelurahan", "Periode", "Berkas", "Keterangan"), widths, texts)
        self.title.setText(f"{len(rows)} berkas dimasukkan")
        self._working(False)
        self.show()

    def show_notes(self, notes: Sequence[str]) -> None:
        """Sentences about lines of a register, all of them."""
        self.table.show_table(("Catatan",), (Width(30, 60, True),), [(one,) for one in notes])
        self.title.setText(f"{len(notes)} catatan tentang daftar kelurahan")
        self._working(False)
        self.show()

    def _working(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.stop_button.setVisible(busy)
        self.close_button.setVisible(not busy)
        self.table.setVisible(not busy)


def _said(one: HasilTerima) -> str:
    """The sentence where there is more to say than the other columns do."""
    plain = one.keadaan == BARU and not one.catatan
    return "" if plain else " ".join([one.kalimat, *one.catatan]).strip()
