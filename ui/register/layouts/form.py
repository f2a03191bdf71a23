"""The form of a layout: name, title, for the board or full, which rows, which columns."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.domain import REGISTERS, TataLetak
from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import Register, entity_fields
from lkm_desktop.services import registers, tata_letak
from lkm_desktop.services.registers import Query
from lkm_desktop.services.tata_letak import Letak
from ui.context import Context
from ui.register.layouts.columns import ColumnsList
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.field_inputs import NoSource

BOARD = "Untuk papan pengumuman: tanpa NIK, KK, No. HP, dan miskin"


class LayoutForm(QWidget):
    """`edited` on every change by the user; `letak()` is what the form says now."""

    edited = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._letak: Letak | None = None
        self._offered = Query()
        fields = entity_fields(TataLetak)
        self.form = FieldForm([Group("", (fields["nama"], fields["judul"]))], NoSource())
        self.board = QCheckBox(BOARD)
        self.rows = looks.label("", "muted", wrap=True)
        self.take_button = looks.button("Pakai saringan daftar", self._take_filters, "list")
        self.columns = ColumnsList()
        self.up_button = looks.button("Naik", self._up, "arrow-up")
        self.down_button = looks.button("Turun", self._down, "arrow-down")
        self.problem = looks.label("", "err", wrap=True)
        self.problem.hide()
        self._lay_out()
        self.form.edited.connect(self._tell)
        self.board.clicked.connect(self._tell)
        self.columns.edited.connect(self._tell)
        self.columns.currentRowChanged.connect(self._enable)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addWidget(self.board)
        column.addWidget(looks.label("Baris yang ditampilkan", "h2"))
        column.addWidget(self.rows)
        column.addLayout(looks.row(self.take_button, None))
        words = looks.label("Kolom, dari kiri ke kanan", "h2")
        words.setBuddy(self.columns)
        hint = looks.Elided("Spasi mencentang; Ctrl+↑ dan Ctrl+↓ memindahkan", "kecil")
        hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for button in (self.up_button, self.down_button):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column.addWidget(words)
        column.addWidget(self.columns, 1)
        column.addLayout(looks.row(hint, self.up_button, self.down_button))
        column.addWidget(self.problem)

    @property
    def register(self) -> Register | None:
        """The register of the layout that is shown."""
        return REGISTERS[self._letak.register] if self._letak is not None else None

    def show_letak(self, letak: Letak, offered: Query) -> None:
        """Show a layout; offered: the filters of the list now."""
        self._letak, self._offered = letak, offered
        register = REGISTERS[letak.register]
        self.form.set_values({"nama": letak.nama or None, "judul": letak.judul or None})
        self.board.setChecked(letak.papan)
        every = [(key, register.field(key).label) for key in tata_letak.kolom_tersedia(register)]
        self.columns.show_columns(letak.kolom, every)
        self.show_problems(None)
        self._show_rows()

    def letak(self) -> Letak | None:
        """What the form says, None while it shows nothing."""
        if self._letak is None:
            return None
        typed = self.form.values()
        return replace(self._letak, nama=str(typed["nama"] or ""), judul=str(typed["judul"] or ""),
                       papan=self.board.isChecked(), kolom=self.columns.keys())

    def show_problems(self, error: FieldErrors | None) -> None:
        """Tell beside the fields why it could not be saved."""
        told = dict(error.errors) if error is not None else {}
        columns = told.pop("kolom", "")
        self.form.show_messages([(key, "salah", text) for key, text in told.items()])
        self.problem.setText(columns)
        self.problem.setVisible(bool(columns))
        if told:
            self.form.focus_first(tuple(told))
        elif columns:
            self.columns.setFocus()

    def sound(self) -> bool:
        """Whether the typed texts can be taken; what is wrong is told beside them."""
        wrong = self.form.problems()
        if wrong:
            self.show_problems(FieldErrors(wrong))
        return not wrong

    def _show_rows(self) -> None:
        """Which rows the layout has, and how many that are now."""
        letak = self._letak
        if letak is None:
            return
        register = REGISTERS[letak.register]
        with self._ctx.read() as s:
            count = registers.count(s, register, letak.query)
        self.rows.setText(f"{letak.kalimat()} Sekarang {fmt.ribuan(count)} {register.noun}.")
        same = tata_letak.baru(register, letak.kolom, self._offered).query == letak.query
        self.take_button.setEnabled(not same)
        self._enable()

    def _take_filters(self) -> None:
        """The rows that the list shows now, in its order."""
        if self._letak is not None and self.register is not None:
            fresh = tata_letak.baru(self.register, (), self._offered).query
            self._letak = replace(self._letak, query=fresh)
            self._show_rows()
            self._tell()

    def _up(self) -> None:
        self.columns.shift(-1)
        self._enable()

    def _down(self) -> None:
        self.columns.shift(1)
        self._enable()

    def _enable(self) -> None:
        row = self.columns.currentRow()
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < self.columns.count() - 1)

    def _tell(self) -> None:
        self.edited.emit()
