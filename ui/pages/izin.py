"""Izin tetap: the list of standing excuses, with a form beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lkm_desktop.domain.izin import JENIS_IZIN
from lkm_desktop.errors import LkmError
from lkm_desktop.services import izin
from lkm_desktop.services.izin import IzinRingkas
from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.rapat.roll_izin import IzinPanel
from ui.pages.rapat.source import RapatSource
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.plain_table import PlainModel
from ui.widgets.search_box import SearchBox

_HEADINGS = ("Nama", "Jenis", "Masa", "Alasan", "Keadaan")
_WIDTHS = (Width(13, 34, True), Width(5, 8), Width(13, 26), Width(8, 28), Width(8, 14))
EMPTY = ("Belum ada izin tetap. Tambahkan bila seseorang tidak bisa datang selama beberapa waktu; di daftar hadir "
         "rapat ia langsung tercatat izin atau sakit.")


def make(ctx: Context) -> Page:
    """The page."""
    return IzinPage(ctx)


class IzinPage(Page):
    """Enter changes the highlighted excuse, Ctrl+N begins one."""

    title = "Izin tetap"
    help_key = "izin"
    tables = frozenset({"izin", "orang"})
    abilities = frozenset({"baru", "ubah", "hapus", "cari", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.rows: list[IzinRingkas] = []
        self.model = PlainModel(_HEADINGS)
        self.search = SearchBox("Cari nama")
        self.table = Table("Izin tetap", self.model)
        self.table.set_widths(_WIDTHS)
        self.panel = IzinPanel(ctx, RapatSource(ctx), person=True)
        self.panel.setFixedWidth(looks.chars(self.panel, 40))
        self.empty = looks.label(EMPTY, "muted", wrap=True)
        self.end_button = looks.button("Akhiri hari ini", self.end_today, "check")
        self.change_button = looks.button("Ubah", self.edit_record, "pencil")
        self.delete_button = looks.button("Hapus", self.delete_record, "trash-2", "bahaya")
        self.back_button = looks.button("Daftar rapat", self.back, "arrow-left")
        self.add_action(self.back_button, looks.button("Tambah izin", self.new_record, "plus", "primary"))
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.search)
        left.addWidget(self.empty)
        left.addWidget(self.table, 1)
        left.addLayout(looks.row(self.change_button, self.end_button, None, self.delete_button))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addLayout(left, 1)
        line.addWidget(self.panel)
        self.body.addLayout(line, 1)
        self.panel.hide()
        self.search.searched.connect(self.reload)
        self.search.left_down.connect(self.table.enter)
        self.search.returnPressed.connect(self.table.enter)
        self.table.opened.connect(self.edit_record)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.panel.closed.connect(self._closed)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`orang_id` begins an excuse of that person."""
        if arguments.get("orang_id"):
            self._show_panel(str(arguments["orang_id"]))

    def reload(self) -> None:
        """Read the excuses again; the highlighted one stays."""
        current, text = self.chosen(), self.search.text()
        with self.ctx.read() as s:
            self.rows = izin.izin_list(s, text)
        today = date.today()
        self.model.set_rows([_cells(row, today) for row in self.rows])
        place = next((n for n, row in enumerate(self.rows) if current and row.id == current.id), 0)
        self.table.go_to(place)
        holding = sum(row.berlaku for row in self.rows)
        self.set_title(self.title, f"{len(self.rows)} izin, {holding} sedang berlaku" if self.rows else "")
        self.empty.setVisible(not self.rows and not text)
        self.table.setVisible(bool(self.rows) or bool(text))
        self._enable()

    def chosen(self) -> IzinRingkas | None:
        """The highlighted excuse."""
        row = self.table.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def _enable(self) -> None:
        row = self.chosen()
        self.change_button.setEnabled(row is not None)
        self.delete_button.setEnabled(row is not None)
        self.end_button.setEnabled(row is not None and row.berlaku and row.selesai != date.today())

    def take_focus(self) -> None:
        """The keys go to the form while it is open, else to the list."""
        if self.panel.isVisible():
            self.panel.form.focus_first()
        elif self.rows:
            self.table.enter()
        else:
            super().take_focus()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()
        self.panel.hide()

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N."""
        if self.ctx.may_write():
            self._show_panel("")

    def edit_record(self) -> None:
        """Enter and F2."""
        row = self.chosen()
        if row is not None:
            self._show_panel(row.orang_id, row.nama, row.id)

    def _show_panel(self, orang_id: str, nama: str = "", izin_id: str | None = None) -> None:
        try:
            self.panel.show()
            self.panel.start(orang_id, nama, izin_id)
        except LkmError as error:
            self.panel.hide()
            self.ctx.error(error)
        mnemonics.refresh(self)

    def _closed(self, izin_id: str) -> None:
        self.panel.hide()
        if izin_id:
            place = next((n for n, row in enumerate(self.rows) if row.id == izin_id), -1)
            self.table.go_to(place)
            self.say("ok", "Izin tetap tersimpan.", ("Urungkan", self.ctx.undo))
        self.take_focus()

    def end_today(self) -> None:
        """Today is the last day."""
        row = self.chosen()
        if row is None:
            return
        with (unit := self.ctx.unit(f"Akhiri izin {row.nama}")) as s:
            izin.end_izin(s, row.id, date.today())
        if unit.ok:
            self.say("ok", f"Izin {row.nama} berakhir hari ini.", ("Urungkan", self.ctx.undo))

    def delete_record(self) -> None:
        """To the Sampah."""
        row = self.chosen()
        if row is None:
            return
        with (unit := self.ctx.unit(f"Hapus izin {row.nama}")) as s:
            izin.trash_izin(s, row.id)
        if unit.ok:
            self.say("ok", f"Izin {row.nama} dihapus.", ("Urungkan", self.ctx.undo))

    def back(self) -> None:
        """To the list of meetings."""
        self.ctx.go("rapat")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes while the list has the keys."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.delete_record()
            return
        super().keyPressEvent(event)


def _cells(row: IzinRingkas, today: date) -> tuple[str, ...]:
    state = "berlaku" if row.berlaku else "belum mulai" if row.mulai > today else "sudah lewat"
    return row.nama, dict(JENIS_IZIN)[row.jenis], row.masa, row.alasan, state
