"""The list of topics to learn, with a form beside it; the shipped ones are taken over on request."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from lkm_desktop.domain import Topik
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.services import topik
from lkm_desktop.services.topik import TopikRingkas
from ui.context import Context
from ui.page import Page
from ui.pages.belajar.tab import EntryPanel, Source, bar, place_of
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.plain_table import PlainModel
from ui.widgets.search_box import SearchBox

_HEADINGS = ("Kode", "Topik", "Nilai/prinsip", "Dasar", "JPL", "Sesi")
_WIDTHS = (Width(5, 6), Width(18, 44, True), Width(12, 34), Width(5, 6), Width(4, 5), Width(4, 5))
_KEYS = ("kode", "nama", "dasar", "jpl", "tujuan", "bahan")
EMPTY = ("Belum ada topik. Topik bawaan mencakup enam nilai kemanusiaan, empat prinsip kemasyarakatan, dan Tridaya; "
         "boleh diubah sesudah diambil.")


def make(ctx: Context) -> Page:
    """The page."""
    return TopikPage(ctx)


class NilaiBox(QWidget):
    """The values of a topic as tick boxes in their groups; `edited` on every tick."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        for name, codes in topik.kelompok():
            column.addWidget(looks.label(name, "bold"))
            for code, words in codes:
                box = QCheckBox(words)
                box.setAccessibleName(f"{name}: {words}")
                box.clicked.connect(self.edited)
                self.boxes[code] = box
                column.addWidget(box)

    def value(self) -> str:
        """The ticked codes, one a line."""
        return "\n".join(code for code, box in self.boxes.items() if box.isChecked())

    def set_value(self, text: str | None) -> None:
        """Tick these."""
        codes = topik.nilai_kode(text)
        for code, box in self.boxes.items():
            box.setChecked(code in codes)


class TopikPanel(EntryPanel):
    """The form of a topic with its values."""

    def __init__(self, page: TopikPage) -> None:
        fields = entity_fields(Topik)
        form = FieldForm([Group("", tuple(fields[key] for key in _KEYS))], Source(page.ctx))
        super().__init__(page.ctx, form, "Simpan topik", page.write)
        self.values_box = NilaiBox()
        self.inside.addWidget(self.values_box)
        self.inside.addStretch(1)
        self.values_box.edited.connect(self._edited)

    def begin(self, title: str, row_id: str | None, values: dict[str, Any]) -> None:
        """Show a topic."""
        self.values_box.set_value(values.get("nilai"))
        super().begin(title, row_id, values)

    def values(self) -> dict[str, Any]:
        """What is typed and ticked."""
        return {**super().values(), "nilai": self.values_box.value()}


class TopikPage(Page):
    """Enter changes the highlighted topic, Ctrl+N begins one."""

    title = "Topik belajar"
    help_key = "topik"
    tables = frozenset({"topik", "sesi_kbk", "agenda_kbk", "rapat"})
    abilities = frozenset({"baru", "ubah", "hapus", "cari", "simpan", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.rows: tuple[TopikRingkas, ...] = ()
        self.model = PlainModel(_HEADINGS, frozenset({4, 5}))
        self.search = SearchBox("Cari topik atau nilai")
        self.table = Table("Topik belajar", self.model)
        self.table.set_widths(_WIDTHS)
        self.empty = looks.label(EMPTY, "muted", wrap=True)
        self.panel = TopikPanel(self)
        self.panel.setFixedWidth(looks.chars(self.panel, 44))
        self.back_button = looks.button("Belajar", self.back, "arrow-left")
        self.shipped_button = looks.button("Ambil topik bawaan", self.take_shipped, "sprout")
        self.add_button = looks.button("Tambah topik", self.new_record, "plus", "primary")
        self.add_action(self.back_button, self.shipped_button, self.add_button)
        self.edit_button = looks.button("Ubah", self.edit_record, "pencil")
        self.delete_button = looks.button("Hapus", self.delete_record, "trash-2", "bahaya")
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.search)
        left.addWidget(self.empty)
        left.addWidget(self.table, 1)
        left.addWidget(bar(self.edit_button, self.delete_button))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addLayout(left, 1)
        line.addWidget(self.panel)
        self.body.addLayout(line, 1)
        self.search.searched.connect(self.reload)
        self.search.left_down.connect(self.table.enter)
        self.table.opened.connect(self.edit_record)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.panel.closed.connect(self._closed)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the topics again; the highlighted one stays."""
        current, row, text = self.chosen(), self.table.currentIndex().row(), self.search.text()
        with self.ctx.read() as s:
            self.rows = topik.daftar(s, text)
        self.model.set_rows([_cells(t) for t in self.rows])
        self.table.go_to(place_of([t.id for t in self.rows], current.id if current else "", row))
        basic = sum(t.dasar for t in self.rows)
        self.set_title(self.title, f"{len(self.rows)} topik, {basic} topik dasar" if self.rows else "")
        self.empty.setVisible(not self.rows and not text)
        self._enable()

    def chosen(self) -> TopikRingkas | None:
        """The highlighted topic."""
        row = self.table.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def _enable(self) -> None:
        for made in (self.edit_button, self.delete_button):
            made.setEnabled(self.chosen() is not None)

    def take_focus(self) -> None:
        """The keys go to the form while it is open, else to the list."""
        if self.panel.isVisible():
            self.panel.form.focus_first()
        elif self.rows:
            self.table.enter()
        else:
            self.shipped_button.setFocus()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def leave(self) -> None:
        """What was said is over; what is typed waits."""
        self.bar.clear()

    def back(self) -> None:
        """To the page of learning."""
        self.ctx.go("belajar")

    # --- what can be done -------------------------------------------------------------------------------------------

    def take_shipped(self) -> None:
        """Copy the shipped topics that are not there yet."""
        count = 0
        with (unit := self.ctx.unit("Ambil topik bawaan")) as s:
            count = topik.ambil_bawaan(s)
        if unit.ok and count:
            self.say("ok", f"{count} topik bawaan ditambahkan.", ("Urungkan", self.ctx.undo))
        elif unit.ok:
            self.say("info", "Semua topik bawaan sudah ada.")

    def new_record(self) -> None:
        """Ctrl+N."""
        if self.ctx.may_write() and self._free():
            self.panel.begin("Topik baru", None, {"dasar": False})

    def edit_record(self) -> None:
        """Enter and F2."""
        row = self.chosen()
        if row is None or not self._free():
            return
        try:
            with self.ctx.read() as s:
                values = topik.ambil(s, row.id)
        except LkmError as error:
            self.ctx.error(error)
            return
        self.panel.begin(row.nama, row.id, values)

    def _free(self) -> bool:
        if self.panel.isVisible() and self.panel.dirty:
            self.say("info", "Isian di sebelah kanan belum disimpan. Simpan atau batalkan dahulu.")
            self.panel.form.focus_first()
            return False
        return True

    def write(self, row_id: str | None, values: dict[str, Any]) -> str:
        """Store a topic in one step. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"{'Ubah' if row_id else 'Tambah'} topik {values.get('nama') or ''}".strip()) as s:
            return topik.simpan(s, row_id, values)

    def save(self) -> None:
        """Ctrl+S."""
        self.panel.save()

    def _closed(self, row_id: str) -> None:
        if row_id:
            self.table.go_to(place_of([t.id for t in self.rows], row_id, 0))
            self.say("ok", "Topik tersimpan.", ("Urungkan", self.ctx.undo))
        self.table.setFocus()

    def delete_record(self) -> None:
        """To the Sampah; a topic that is used stays."""
        row = self.chosen()
        if row is None:
            return
        with (unit := self.ctx.unit(f"Hapus topik {row.nama}")) as s:
            topik.hapus(s, row.id)
        if unit.ok:
            self.say("ok", f"Topik {row.nama} dihapus.", ("Urungkan", self.ctx.undo))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes while the list has the keys."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.delete_record()
            return
        super().keyPressEvent(event)


def _cells(t: TopikRingkas) -> tuple[str, ...]:
    return t.kode, t.nama, t.nilai_kata, "ya" if t.dasar else "", str(t.jpl or ""), str(t.sesi or "")
