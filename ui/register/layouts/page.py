"""The layouts of one register: the list at the left, the form of one at the right; shown, exported, saved from here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import Register
from lkm_desktop.services import tata_letak
from lkm_desktop.services.registers import Query
from lkm_desktop.services.tata_letak import Letak
from ui import excel, mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.rapat.table import Table, Width
from ui.register.layouts.form import LayoutForm
from ui.widgets import looks
from ui.widgets.plain_table import PlainModel

_HEADINGS = ("Nama", "Kolom", "Untuk papan")
_WIDTHS = (Width(16, 30, True), Width(5, 7), Width(9, 13))
EMPTY = ("Belum ada tata letak untuk daftar ini. Tata letak menyimpan kolom, urutan, dan saringan di bawah satu nama, "
         "misalnya “untuk Lurah”; lain kali tinggal ditampilkan atau diekspor.")


class LayoutsPage(Page):
    """Opened from a register with what its list shows now, which a new layout begins with."""

    title = "Tata letak"
    help_key = "tata_letak"
    tables = frozenset({"tata_letak"})
    abilities = frozenset({"baru", "ubah", "hapus", "simpan", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.register: Register = REGISTERS["orang"]
        self.rows: tuple[Letak, ...] = ()
        self.offered = Letak("", "orang", "", "", (), Query())
        self.dirty = False
        self._moving = False
        self.model = PlainModel(_HEADINGS, frozenset({1}))
        self.table = Table("Tata letak", self.model)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.set_widths(_WIDTHS)
        self.empty = looks.label(EMPTY, "muted", wrap=True)
        self.form = LayoutForm(ctx)
        self.add_button = looks.button("Tata letak baru", self.new_record, "plus")
        self.delete_button = looks.button("Hapus", self.delete_record, "trash-2", "bahaya")
        self.back_button = looks.button("Kembali ke daftar", self.back, "arrow-left")
        self.export_button = looks.button("Ekspor Excel…", self.export, "file-spreadsheet")
        self.show_button = looks.button("Tampilkan di daftar", self.show_in_list, "list")
        self.save_button = looks.button("Simpan", self.save, "save", "primary")
        self.add_action(self.back_button, self.export_button, self.show_button, self.save_button)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.opened.connect(self.edit_record)
        self.form.edited.connect(self._edited)

    def _lay_out(self) -> None:
        left, right = looks.card(margin=12), looks.card(margin=12)
        left[1].addWidget(self.empty)
        left[1].addWidget(self.table, 1)
        left[1].addStretch(0)
        left[1].addLayout(looks.row(self.add_button, None, self.delete_button))
        right[1].addWidget(self.form, 1)
        line = QHBoxLayout()
        line.setSpacing(10)
        sides = QVBoxLayout()
        sides.addWidget(left[0], 1)
        line.addLayout(sides, 2)
        line.addWidget(right[0], 3)
        self.body.addLayout(line, 1)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`register` with `kolom` and `query` of its list now; `id` shows one layout, `baru` begins one."""
        if arguments.get("register"):
            self._turn(str(arguments["register"]), arguments.get("kolom") or (), arguments.get("query") or Query())
        self._read()
        if arguments.get("baru") or not self.rows:
            self._show(self.offered)
            self.form.form.focus_first()
        else:
            self._go_to(str(arguments.get("id") or self.rows[0].id))

    def _turn(self, register: str, kolom: Sequence[str], query: Query) -> None:
        self.register = REGISTERS[register]
        self.offered = tata_letak.baru(self.register, kolom or self.register.shown, query)
        self.dirty = False

    def reload(self) -> None:
        """Read the layouts again; what is being typed stays."""
        current = self.form.letak()
        self._read()
        if self.dirty or current is None or current.register != self.register.key:
            return
        if any(one.id == current.id for one in self.rows):
            self._go_to(current.id)
        elif current.id or self.rows:
            self._show(self.rows[0] if self.rows else self.offered)

    def _read(self) -> None:
        with self.ctx.read() as s:
            self.rows = tata_letak.daftar(s, self.register.key)
        self._moving = True
        self.model.set_rows([(one.nama, str(len(one.kolom)), "ya" if one.papan else "") for one in self.rows])
        self._moving = False
        title = self.register.title_for(self.ctx.office.istilah)
        self.set_title(f"Tata letak: {title}", f"{len(self.rows)} tata letak" if self.rows else "")
        self.empty.setVisible(not self.rows)
        self.table.setVisible(bool(self.rows))

    def _go_to(self, letak_id: str) -> None:
        place = next((n for n, one in enumerate(self.rows) if one.id == letak_id), 0)
        self._moving = True
        self.table.go_to(place)
        self._moving = False
        if self.rows:
            self._show(self.rows[place])

    def _show(self, letak: Letak) -> None:
        self.form.show_letak(letak, self.offered.query)
        self.dirty = False
        if not letak.id:
            self._moving = True
            self.table.clearSelection()
            self._moving = False
        self._enable()
        mnemonics.refresh(self)

    def _row_changed(self) -> None:
        """Another row: what was typed is saved before, or the cursor stays when that cannot be."""
        row = self.table.currentIndex().row()
        if self._moving or not 0 <= row < len(self.rows):
            return
        wanted = self.rows[row].id
        held = self.form.letak()
        if self.dirty and not self._store():
            self._moving = True
            place = next((n for n, one in enumerate(self.rows) if held and one.id == held.id), row)
            self.table.go_to(place)
            self._moving = False
            return
        self._go_to(wanted)

    def _edited(self) -> None:
        self.dirty = True
        self._enable()

    def _enable(self) -> None:
        letak = self.form.letak()
        self.delete_button.setEnabled(letak is not None and bool(letak.id))
        self.save_button.setEnabled(self.dirty or (letak is not None and not letak.id))
        for button in (self.export_button, self.show_button):
            button.setEnabled(letak is not None and bool(letak.kolom))

    def take_focus(self) -> None:
        """A new one begins with its name; else the keys go to the list."""
        letak = self.form.letak()
        if letak is None or not letak.id:
            self.form.form.focus_first()
        else:
            self.table.enter()

    def leave(self) -> None:
        """What was typed is kept when it can be."""
        letak = self.form.letak()
        if self.dirty and letak is not None and letak.nama and not self.ctx.store.read_only:
            self._store()

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N: a layout of what the list shows now."""
        if self.ctx.may_write() and not (self.dirty and not self._store()):
            self._show(self.offered)
            self.form.form.focus_first()

    def edit_record(self) -> None:
        """F2 and Enter: into the form."""
        self.form.form.focus_first()

    def save(self) -> None:
        """Ctrl+S."""
        letak = self.form.letak()
        if letak is not None and self.ctx.may_write() and self._store():
            self.say("ok", f"Tata letak “{letak.nama}” tersimpan.", ("Tampilkan di daftar", self.show_in_list))

    def _store(self) -> bool:
        """Save what the form says; False, and told, when it cannot be."""
        letak = self.form.letak()
        if letak is None or not self.form.sound():
            return letak is None
        made = letak.id
        unit = self.ctx.unit(f"Simpan tata letak {letak.nama or self.register.noun}")
        self.dirty = False
        try:
            with unit as s:
                made = tata_letak.simpan(s, letak)
        except FieldErrors as error:
            self.form.show_problems(error)
        if not unit.ok:
            self.dirty = True
            return False
        self._read()
        self._go_to(made)
        return True

    def delete_record(self) -> None:
        """To the Sampah."""
        letak = self.form.letak()
        if letak is None or not letak.id or not self.ctx.may_write():
            return
        self.dirty = False
        with (unit := self.ctx.unit(f"Hapus tata letak {letak.nama}")) as s:
            tata_letak.buang(s, letak.id)
        if unit.ok:
            self._read()
            self._show(self.rows[0] if self.rows else self.offered)
            self.say("ok", f"Tata letak “{letak.nama}” dipindahkan ke Sampah.", ("Urungkan", self.ctx.undo))

    def show_in_list(self) -> None:
        """The list with these columns, filters and order."""
        letak = self.form.letak()
        if letak is None or (self.dirty and letak.nama and not self.ctx.store.read_only and not self._store()):
            return
        self.ctx.go(self.register.key, tata_letak=self.form.letak())

    def export(self) -> None:
        """Ctrl+E: the workbook of what the form says, saved or not."""
        letak = self.form.letak()
        if letak is None or not letak.kolom:
            return
        export_layout(self, letak)

    def back(self) -> None:
        """To the register."""
        self.ctx.go(self.register.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes while the list has the keys."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.delete_record()
            return
        super().keyPressEvent(event)


def export_layout(page: Page, letak: Letak, ids: Sequence[str] | None = None) -> None:
    """A layout as a workbook: all its rows, or only these."""
    from lkm_desktop.workbooks.register import letak_workbook

    title = REGISTERS[letak.register].title_for(page.ctx.office.istilah)
    name = f"{title} {letak.nama}".strip()
    made = partial(letak_workbook, letak=letak, hanya=ids)
    excel.save(page, name, letak.register, made, f"Buku kerja {letak.nama}".strip())
