"""Meetings that were held before the board knew of them: choose which belong to an activity."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lkm_desktop.errors import LkmError
from lkm_desktop.services.papan_data import KegiatanPapan
from lkm_desktop.services.rapat import RapatRingkas
from ui.pages.rapat import words as rapat_words
from ui.pages.rapat.table import Table, Width
from ui.pages.siklus.source import SiklusSource
from ui.widgets import looks
from ui.widgets.plain_table import PlainModel
from ui.widgets.search_box import SearchBox

_HEADINGS = ("Hari, tanggal", "Nama rapat", "Jenis", "Hadir")
_WIDTHS = (Width(16, 20), Width(16, 40, True), Width(8, 20), Width(7, 15))
_HINT = "Rapat masa siklus ini yang belum dikaitkan. Shift+panah atau Ctrl+klik memilih beberapa, Enter mengaitkan."
_NONE = "Tidak ada rapat masa siklus ini yang belum dikaitkan."


class LinkCard(QFrame):
    """`closed(how many were linked)`; 0 when given up."""

    closed = Signal(int)

    def __init__(self, source: SiklusSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._source = source
        self._activity: KegiatanPapan | None = None
        self.rows: list[RapatRingkas] = []
        self.title = looks.Elided("", "h2")
        self.hint = looks.label(_HINT, "muted", wrap=True)
        self.search = SearchBox("Cari nama rapat, jenis, atau tempat")
        self.model = PlainModel(_HEADINGS)
        self.table = Table("Rapat yang belum dikaitkan", self.model)
        self.table.set_widths(_WIDTHS)
        self.cancel_button = looks.button("Batal", self.give_up)
        self.link_button = looks.button("Kaitkan", self.link, "link", "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addStretch(0)
        layout.addLayout(looks.row(None, self.cancel_button, self.link_button))
        self.search.searched.connect(self._read)
        self.search.left_down.connect(self.table.enter)
        self.search.returnPressed.connect(self.table.enter)
        self.table.opened.connect(self.link)
        self.table.selectionModel().selectionChanged.connect(self._enable)

    def show_activity(self, activity: KegiatanPapan) -> None:
        """Offer meetings for this activity."""
        self._activity = activity
        self.title.setText(f"Kaitkan rapat dengan {activity.nama}")
        self.search.clear()
        self._read()

    def _read(self) -> None:
        if self._activity is None:
            return
        try:
            self.rows = self._source.free_meetings(self._activity.id, self.search.text())
        except LkmError as error:
            self.rows = []
            self._source.ctx.error(error)
        self.model.set_rows([
            (rapat_words.short_day(row.tanggal), row.judul, row.jenis_label, rapat_words.present(row))
            for row in self.rows
        ])
        some = bool(self.rows or self.search.text())
        self.hint.setText(_HINT if some else _NONE)
        self.search.setVisible(some)
        self.table.setVisible(some)
        self._enable()

    def _enable(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        self.link_button.setText(f"Kaitkan {count} rapat" if count > 1 else "Kaitkan")
        self.link_button.setEnabled(bool(self.rows))

    def start(self) -> None:
        """The keys go to the list."""
        if self.rows:
            self.table.enter()
        else:
            (self.search if self.search.text() else self.cancel_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def link(self) -> None:
        """Link what is marked, else the row with the cursor."""
        chosen = [self.rows[row].id for row in self.table.rows() if row < len(self.rows)]
        if self._activity is not None and chosen and self._source.link(self._activity.id, self._activity.nama, chosen):
            self.closed.emit(len(chosen))

    def give_up(self) -> None:
        """Nothing changes."""
        self.closed.emit(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        super().keyPressEvent(event)
