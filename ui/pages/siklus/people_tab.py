"""Part "Orang": who serves in this siklus, in which team, pokja and position, with a form beside the list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import orang_siklus
from lkm_desktop.services.orang_siklus import OrangSiklus
from ui import mnemonics
from ui.pages.rapat.source import RapatSource
from ui.pages.rapat.table import Table, Width
from ui.pages.rapat.tall_area import TallArea
from ui.pages.siklus import words
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.plain_table import PlainModel

if TYPE_CHECKING:
    from ui.page import Page

_HEADINGS = ("Tim atau panitia", "Pokja", "Jabatan", "Nama", "L/P", "RT/RW", "Masa")
_WIDTHS = (Width(15, 24), Width(15, 24), Width(7, 12), Width(14, 30, True), Width(3, 4), Width(5, 7), Width(13, 24))
_EMPTY = ("Belum ada orang yang bertugas di siklus ini. Tambahkan panitia, Tim PS, TIPP dan pokjanya, "
          "atau tim lain yang dibentuk di pertemuannya.")


class PeopleTab(QWidget):
    """Enter changes the appointment with the cursor."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._ctx = page, page.ctx
        self._siklus_id = ""
        self.rows: list[OrangSiklus] = []
        self.model = PlainModel(_HEADINGS)
        self.table = Table("Orang yang bertugas di siklus ini", self.model)
        self.table.set_widths(_WIDTHS)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.empty = looks.label(_EMPTY, "muted", wrap=True)
        self.card = PersonCard(page)
        self.card.hide()
        self.add_button = looks.button("Tambah orang", self.add, "user-plus")
        self.change_button = looks.button("Ubah", self.change, "pencil")
        self.delete_button = looks.button("Hapus", self.delete, "trash-2", "bahaya")
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.empty)
        left.addWidget(self.table, 1)
        left.addLayout(looks.row(self.add_button, self.change_button, None, self.delete_button))
        left.addStretch(0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(left, 7)
        layout.addWidget(self.card, 5)
        self.table.opened.connect(self.change)
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self.card.closed.connect(self._closed)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_siklus(self, siklus_id: str) -> None:
        """Read who serves in a siklus; the row with the cursor keeps it."""
        if siklus_id != self._siklus_id:
            self.card.hide()
        current = self.chosen()
        self._siklus_id = siklus_id
        with self._ctx.read() as s:
            self.rows = orang_siklus.daftar(s, siklus_id, date.today())
        self.model.set_rows([_cells(row) for row in self.rows])
        place = next((n for n, row in enumerate(self.rows) if current and row.id == current.id), 0)
        self.table.go_to(place)
        self.table.setVisible(bool(self.rows))
        self.empty.setVisible(not self.rows)
        self._enable()

    def chosen(self) -> OrangSiklus | None:
        """The row with the cursor."""
        row = self.table.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def _enable(self) -> None:
        for made in (self.change_button, self.delete_button):
            made.setEnabled(self.chosen() is not None)

    def start(self) -> None:
        """The keys go to the form while it is open, else to the list or the button that ends the emptiness."""
        if self.card.isVisible():
            self.card.form.focus_first()
        elif self.rows:
            self.table.enter()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what can be done -------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Somebody else serves."""
        if self._ctx.may_write():
            self._open(None)

    def change(self) -> None:
        """Enter: position, pokja or the last day change."""
        row = self.chosen()
        if row is not None and self._ctx.may_write():
            self._open(row)

    def _open(self, row: OrangSiklus | None) -> None:
        try:
            self.card.show_person(self._siklus_id, row)
        except LkmError as error:
            self._ctx.error(error)
            return
        self.card.show()
        mnemonics.refresh(self)
        self.card.form.focus_first()

    def _closed(self, told: str) -> None:
        self.card.hide()
        mnemonics.refresh(self)
        if told:
            self._page.say("ok", told, ("Urungkan", self._ctx.undo))
        self.start()

    def delete(self) -> None:
        """To the Sampah."""
        row = self.chosen()
        if row is None:
            return
        with (unit := self._ctx.unit(f"Hapus {row.nama} dari {row.badan_label}")) as s:
            orang_siklus.buang(s, row.id)
        if unit.ok:
            self._page.say("ok", f"{row.nama} dihapus dari {row.badan_label}.", ("Urungkan", self._ctx.undo))
            self.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes while the list has the keys."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.delete()
            return
        super().keyPressEvent(event)


class PersonCard(QFrame):
    """The form of one appointment. `closed(what to say)`; empty when given up."""

    closed = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("card")
        self._ctx = page.ctx
        self._siklus_id = ""
        self._id: str | None = None
        self.title = looks.label("", "h2", wrap=True)
        self.form = FieldForm([Group("", orang_siklus.isian())], RapatSource(page.ctx))
        self.cancel_button = looks.button("Batal", self.give_up)
        self.save_button = looks.button("Simpan orang", self.save, "save", "primary")
        area = TallArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.form)
        self.form.setObjectName("polos")
        area.viewport().setAutoFillBackground(False)
        self.form.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 8, 10)
        layout.addWidget(self.title)
        layout.addWidget(area, 1)
        layout.addLayout(looks.row(None, self.cancel_button, self.save_button))
        self.form.finished.connect(self.save)

    def show_person(self, siklus_id: str, row: OrangSiklus | None) -> None:
        """A new appointment, or the one of a row. Raises LkmError when it is gone."""
        self._siklus_id, self._id = siklus_id, row.id if row else None
        with self._ctx.read() as s:
            values = orang_siklus.ambil(s, row.id) if row else orang_siklus.kosong(s, siklus_id)
        self.title.setText(row.nama if row else "Tambah orang")
        self.form.set_values(values)

    def save(self) -> None:
        """Write it; what is wrong is told under its field."""
        values, wrong = self.form.values(), self.form.problems()
        if not wrong:
            name = self.form.source.person_name(str(values["orang_id"]))
            try:
                with self._ctx.store.unit(f"Tugaskan {name} di siklus") as s:
                    orang_siklus.simpan(s, self._siklus_id, self._id, values)
            except FieldErrors as error:
                wrong = error.errors
            except LkmError as error:
                self._ctx.error(error)
                return
        self.form.show_messages([(key, "salah", text) for key, text in wrong.items()])
        if wrong:
            self.form.focus_first(tuple(wrong))
        else:
            self.closed.emit(f"{name} tersimpan.")

    def give_up(self) -> None:
        """Nothing changes."""
        self.closed.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        super().keyPressEvent(event)


def _cells(row: OrangSiklus) -> tuple[str, ...]:
    place = "/".join(part for part in (row.rt, row.rw) if part)
    term = words.span(row.mulai, row.selesai) if row.selesai else f"sejak {words.day(row.mulai)}" if row.mulai else ""
    return row.badan_label, row.pokja, row.jabatan, row.nama, row.jk, place, term
