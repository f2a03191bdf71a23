"""The list of elections, newest first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.services.pemilihan import PemilihanRingkas
from ui import theme
from ui.pages.pemilihan import words
from ui.pages.pemilihan.source import PemilihanSource
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.plain_table import PlainModel

_HEADINGS = ("Pemilihan", "Periode", "Rembug", "Siklus", "Keadaan")
_WIDTHS = (Width(16, 36, True), Width(9, 11), Width(10, 12), Width(6, 22), Width(24, 30))
EMPTY = (
    "Belum ada pemilihan. Buat satu: panitia dan tata tertibnya, suara tiap RT,\n"
    "utusan, rembug, sampai anggota baru ditetapkan."
)


class ListView(QWidget):
    """`opened(id)`, `new_wanted`."""

    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__()
        self._source = source
        self.rows: tuple[PemilihanRingkas, ...] = ()
        self.model = PlainModel(_HEADINGS)
        self.table = Table("Daftar pemilihan", self.model)
        self.table.set_widths(_WIDTHS)
        self.open_button = looks.button("Buka", self.open_chosen, "folder-open")
        self.delete_button = looks.button("Hapus", self.delete, "trash-2", "bahaya")
        self.first_button = looks.button("Buat pemilihan pertama", self.new_wanted.emit, "plus")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list())
        self._stack.addWidget(self._empty())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.table.opened.connect(self.open_chosen)

    def _list(self) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.table, 1)
        layout.addLayout(looks.row(self.open_button, None, self.delete_button))
        return made

    def _empty(self) -> QWidget:
        made, centre = QWidget(), Qt.AlignmentFlag.AlignHCenter
        text = looks.label(EMPTY, "muted")
        text.setAlignment(centre)
        layout = QVBoxLayout(made)
        layout.setSpacing(14)
        layout.addStretch(1)
        layout.addWidget(looks.picture("landmark", theme.ACCENT, 44), 0, centre)
        layout.addWidget(text, 0, centre)
        layout.addWidget(self.first_button, 0, centre)
        layout.addStretch(2)
        return made

    def reload(self, siklus_id: str | None = None) -> None:
        """Read the list again; the highlighted one stays."""
        current = self.chosen()
        self.rows = self._source.elections(siklus_id)
        self.model.set_rows([
            (row.nama, row.periode, words.day(row.tanggal), row.siklus or "–", words.state(row)) for row in self.rows
        ])
        place = next((n for n, row in enumerate(self.rows) if current and row.id == current.id), 0)
        self.table.go_to(place)
        self._stack.setCurrentIndex(0 if self.rows else 1)
        for made in (self.open_button, self.delete_button):
            made.setEnabled(bool(self.rows))

    def chosen(self) -> PemilihanRingkas | None:
        """The highlighted election."""
        row = self.table.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def start(self) -> None:
        """The keys go to the list, or to the button that makes the first election."""
        if self.rows:
            self.table.enter()
        else:
            self.first_button.setFocus()

    def open_chosen(self) -> None:
        """Show the highlighted election."""
        row = self.chosen()
        if row is not None:
            self.opened.emit(row.id)

    def delete(self) -> str:
        """Move the highlighted election to the Sampah; its name when that was done."""
        row = self.chosen()
        if row is None or not self._source.trash_election(row):
            return ""
        self._source.ctx.say("ok", f"{row.nama} dipindahkan ke Sampah.", ("Urungkan", self._source.ctx.undo))
        return row.nama
