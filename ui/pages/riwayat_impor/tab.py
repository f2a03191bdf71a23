"""Which file filled what and when, what became of it, and how it is taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from lkm_desktop import format as fmt
from lkm_desktop import tarik_impor
from lkm_desktop.errors import LkmError
from lkm_desktop.services import riwayat_impor
from lkm_desktop.services.riwayat_impor import Catatan
from lkm_desktop.tarik_impor import HasilTarik
from ui import mnemonics
from ui.pages.impor.jobs import Jobs
from ui.pages.riwayat_tabs import Tab
from ui.widgets import looks
from ui.widgets.plain_table import PlainTable
from ui.work import Progress

if TYPE_CHECKING:
    from lkm_desktop.storage import Store
    from ui.page import Page

_HEADINGS = ("Waktu", "Berkas", "Mengisi", "Baru", "Berubah", "Sama", "Dilewati", "Keadaan")
_WIDTHS = (14, 30, 12, 5, 7, 5, 7, 13)
EMPTY = ("Belum ada impor. Setiap lembar Excel yang diambil tercatat di sini dan bisa ditarik kembali, juga berbulan "
         "kemudian.")
HINT = "Yang ditarik hanya baris yang sejak itu tidak diubah dan tidak dipakai; sisanya disebut beserta sebabnya."
#: reasons told at once
_MOST = 8


class ImportsTab(Tab):
    """The list; below it what taking the chosen import back would do, before it is done."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.lines: list[Catatan] = []
        self.seen: HasilTarik | None = None
        self.jobs = Jobs(self.ctx, self)
        self.empty = looks.label(EMPTY, "muted", wrap=True)
        self.table = PlainTable("Riwayat impor", _HEADINGS, _WIDTHS, 1, frozenset({3, 4, 5, 6}))
        self.hint = looks.label(HINT, "muted", wrap=True)
        self.look_button = looks.button("Tarik kembali…", self.look, "rotate-ccw")
        self.frame, card = looks.card(margin=12, spacing=6)
        self._fill_card(card)
        line = looks.row()
        line.addWidget(self.hint, 1)
        line.addWidget(self.look_button)
        self.column.addWidget(self.empty)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.frame)
        self.column.addLayout(line)
        self.frame.hide()
        self.table.chosen.connect(self._chosen)
        self.table.activated_row.connect(self.look)
        self.jobs.failed.connect(self._failed)

    def _fill_card(self, card: QVBoxLayout) -> None:
        self.what = looks.label("", "bold", wrap=True)
        self.why = looks.label("", "", wrap=True)
        self.back_button = looks.button("Batal", self.give_up)
        self.take_button = looks.button("Tarik kembali sekarang", self.take_back, "rotate-ccw", "primary")
        card.addWidget(self.what)
        card.addWidget(self.why)
        card.addLayout(looks.row(None, self.back_button, self.take_button))

    # --- the list ---------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the log."""
        with self.ctx.read() as s:
            self.lines = riwayat_impor.daftar(s)
        self.table.show_rows([_cells(line) for line in self.lines])
        self.empty.setVisible(not self.lines)
        self.hint.setVisible(bool(self.lines))
        self._chosen(self.table.current_row())

    def line(self) -> Catatan | None:
        """The import with the cursor."""
        row = self.table.current_row()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def _chosen(self, _row: int) -> None:
        line = self.line()
        self.look_button.setEnabled(line is not None and line.bisa_ditarik)
        if self.seen is not None and (line is None or line.id != self.seen.catatan.id or not line.bisa_ditarik):
            self.give_up()

    # --- taking back ------------------------------------------------------------------------------------------------

    def look(self, _row: int = -1) -> None:
        """First tell what would happen."""
        line = self.line()
        if line is None or not line.bisa_ditarik or not self.ctx.may_write():
            return
        self.jobs.run("Memeriksa impor", partial(_look, self.ctx.store, line.id), self._show)

    def _show(self, seen: HasilTarik) -> None:
        self.seen = seen
        sheet = f" (lembar {seen.catatan.lembar})" if seen.catatan.lembar else ""
        when = fmt.tanggal_panjang(seen.catatan.waktu.date())
        self.what.setText(f"{seen.catatan.berkas}{sheet}, {when}. {seen.rencana}")
        more = len(seen.alasan) - _MOST
        self.why.setText("\n".join((*seen.alasan[:_MOST], *((f"… dan {more} sebab lain.",) if more > 0 else ()))))
        self.why.setVisible(bool(seen.alasan))
        self.take_button.setEnabled(seen.kembali > 0)
        self.frame.show()
        self.look_button.hide()
        mnemonics.refresh(self)
        (self.take_button if seen.kembali else self.back_button).setFocus()

    def take_back(self) -> None:
        """Do it, in one step."""
        if self.seen is not None:
            work = partial(_take_back, self.ctx.store, self.seen.catatan.id)
            self.jobs.run("Menarik kembali impor", work, self._done)
            self.take_button.setEnabled(False)

    def _done(self, done: HasilTarik) -> None:
        self.give_up()
        self.read()
        self.page.say("ok", f"{done.catatan.berkas}: {done.kalimat}", ("Urungkan", self.ctx.undo))

    def give_up(self) -> None:
        """Nothing happens."""
        self.seen = None
        if self.frame.isVisibleTo(self):
            self.frame.hide()
            self.look_button.show()
            mnemonics.refresh(self)
            self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: nothing happens."""
        if event.key() == Qt.Key.Key_Escape and self.seen is not None:
            self.give_up()
            return
        super().keyPressEvent(event)

    def _failed(self, error: object) -> None:
        self.give_up()
        if isinstance(error, LkmError):
            self.ctx.error(error)
        elif isinstance(error, BaseException):
            raise error


def _look(store: Store, line: str, progress: Progress) -> HasilTarik:
    progress(0, 0, "Memeriksa baris yang diimpor")
    return tarik_impor.lihat(store, line)


def _take_back(store: Store, line: str, progress: Progress) -> HasilTarik:
    progress(0, 0, "Menarik kembali baris yang belum dipakai")
    return tarik_impor.tarik_kembali(store, line)


def _cells(line: Catatan) -> tuple[str, ...]:
    back = f" ({fmt.ribuan(line.ditarik_baris)} baris)" if line.ditarik_baris else ""
    counts = (line.baru, line.berubah, line.sama, line.dilewati)
    return (
        line.waktu.strftime("%d-%m-%Y %H.%M"), line.berkas, line.tujuan, *(fmt.ribuan(n) for n in counts),
        line.keadaan_kata + back,
    )  # fmt: skip
