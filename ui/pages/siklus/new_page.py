"""A new siklus: choose its form, name it, give the first day; the stages with their dates are seen before saving."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem

from lkm_desktop.domain import Siklus
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import Field, entity_fields
from lkm_desktop.services.rencana_siklus import RencanaTahap, rencana
from lkm_desktop.services.siklus import Bentuk
from ui.context import Context
from ui.page import Page
from ui.pages.rapat.table import Table, Width
from ui.pages.siklus import words
from ui.pages.siklus.source import SiklusSource
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.field_inputs import NoSource
from ui.widgets.plain_table import PlainModel

BEFORE = Field("sebelum_id", "Sebelumnya", "pilihan", help="Siklus sebelum ini; jadwalnya dibandingkan.")
_KEYS = ("nama", "program", "tahun_ke", "mulai")
_HEADINGS = ("Tahap", "Rencana")
_WIDTHS = (Width(13, 40, True), Width(19, 24))


def make(ctx: Context) -> Page:
    """The page."""
    return NewSiklusPage(ctx)


class NewSiklusPage(Page):
    """Arrows choose a form, Enter goes to the name, Ctrl+S saves."""

    title = "Siklus baru"
    help_key = "siklus_baru"
    tables = frozenset({"siklus", "tahap", "kegiatan_siklus", "syarat"})
    abilities = frozenset({"simpan"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.source = SiklusSource(ctx)
        self._forms: tuple[Bentuk, ...] = ()
        self._given: dict[str, Any] = {}
        self.list = _Forms()
        self.about = looks.label("", "muted", wrap=True)
        fields = entity_fields(Siklus)
        self.form = FieldForm([Group("", (*(fields[key] for key in _KEYS), BEFORE))], NoSource())
        self.model = PlainModel(_HEADINGS)
        self.table = Table("Tahap dan rencananya", self.model)
        self.table.set_widths(_WIDTHS)
        self.length = looks.label("", "muted", wrap=True)
        self.save_button = looks.button("Simpan siklus", self.save, "save", "primary")
        self.back_button = looks.button("Papan siklus", self.back, "arrow-left")
        self.add_action(self.back_button)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._forms_card(), 5)
        line.addWidget(self._form_card(), 7)
        line.addWidget(self._preview_card(), 8)
        self.body.addLayout(line, 1)
        self.list.currentRowChanged.connect(self._looked)
        self.list.taken.connect(self._to_form)
        self.form.edited.connect(self._preview)
        self.form.finished.connect(self.save)

    def _forms_card(self) -> QFrame:
        frame, column = looks.card(margin=12)
        column.addWidget(looks.label("Bentuk siklus", "h2"))
        column.addWidget(self.list, 1)
        column.addWidget(self.about)
        return frame

    def _form_card(self) -> QFrame:
        frame, column = looks.card(margin=12)
        column.addWidget(looks.label("Siklus ini", "h2"))
        column.addWidget(self.form)
        words_ = "Nama, urutan, kegiatan, dan syarat tahap boleh diubah kemudian di Atur siklus."
        column.addWidget(looks.label(words_, "muted", wrap=True))
        column.addStretch(1)
        column.addLayout(looks.row(None, self.save_button))
        return frame

    def _preview_card(self) -> QFrame:
        frame, column = looks.card(margin=12)
        column.addWidget(looks.label("Tahap dan rencananya", "h2"))
        column.addWidget(self.table, 1)
        column.addWidget(self.length)
        return frame

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """Begins a new one; `bentuk` is the code of the form to begin with."""
        self._stale = False
        self.bar.clear()
        self._fill()
        self.list.choose(str(arguments.get("bentuk") or ""))
        self.form.set_values({"mulai": date.today(), "sebelum_id": self._former()})
        self._given = {}
        self._looked()

    def reload(self) -> None:
        """The siklus of the office changed: read the forms again; what is typed stays."""
        self._fill()
        self._preview()

    def _fill(self) -> None:
        self._forms = self.source.forms()
        self.list.show_forms(self._forms)
        listed = [(found.id, found.nama) for found in self.source.listed()]
        kept = self.form.inputs["sebelum_id"].value()
        self.form.inputs["sebelum_id"].set_value(None)
        self.form.inputs["sebelum_id"].set_choices(listed)
        self.form.inputs["sebelum_id"].set_value(kept if kept in dict(listed) else None)

    def _former(self) -> str | None:
        """The newest siklus is the one to compare with."""
        listed = self.source.listed()
        return listed[0].id if listed else None

    def chosen(self) -> Bentuk | None:
        """The highlighted form."""
        row = self.list.currentRow()
        return self._forms[row] if 0 <= row < len(self._forms) else None

    def _looked(self) -> None:
        """Another form: its program and year, unless others were typed."""
        found = self.chosen()
        if found is None:
            return
        self.about.setText(found.keterangan)
        values = self.form.values()
        given = {"program": found.program or None, "tahun_ke": found.tahun_ke, "nama": self._name(found)}
        for key, value in given.items():
            if values[key] in (None, "", self._given.get(key)):
                self.form.inputs[key].set_value(value)
        self._given = given
        self._preview()

    def _name(self, found: Bentuk) -> str:
        """A name that no siklus has yet."""
        begin = self.form.inputs["mulai"].value() or date.today()
        taken = {one.nama.lower() for one in self.source.listed()}
        name = f"Siklus {begin.year}" + (f" tahun {found.tahun_ke}" if found.tahun_ke else "")
        return next(text for n in range(1, 1000) if (text := name if n == 1 else f"{name} ({n})").lower() not in taken)

    def _preview(self) -> None:
        """The stages from the first day on."""
        found, begin = self.chosen(), self.form.inputs["mulai"].value()
        stages = rencana(found, begin or date.today()) if found is not None else []
        self.model.set_rows([_cells(stage, known=begin is not None) for stage in stages])
        ends = [stage.selesai for stage in stages if stage.selesai is not None]
        activities = sum(len(stage.tahap.kegiatan) for stage in stages)
        total = f"{len(stages)} tahap, {activities} kegiatan"
        known = begin is not None and bool(ends)
        self.length.setText(f"{total}, sampai {words.day(max(ends))}" if known else total)

    # --- doing ------------------------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """The keys go to the list of forms."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_form(self) -> None:
        self.form.focus_first(("nama",))

    def save(self) -> None:
        """Ctrl+S: make it and show its board."""
        found, values, wrong = self.chosen(), self.form.values(), self.form.problems()
        if found is None:
            return
        if not wrong:
            try:
                made = self.source.make(found.kode, values)
            except FieldErrors as error:
                wrong = error.errors
            except LkmError as error:
                self.ctx.error(error)
                return
        self.form.show_messages([(key, "salah", text) for key, text in wrong.items()])
        if wrong:
            self.form.focus_first(tuple(wrong))
            return
        self.ctx.go("siklus", siklus_id=made, bagian="papan")
        self.ctx.say("ok", "Siklus tersimpan; papannya siap dipakai.", ("Urungkan", self.ctx.undo))

    def back(self) -> None:
        """To the board; what is typed stays here until the page is opened anew."""
        self.ctx.go("siklus")

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the forms, and from there to the board."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.list.hasFocus():
            self.back()
        else:
            self.take_focus()


def _cells(stage: RencanaTahap, *, known: bool) -> tuple[str, ...]:
    plan = words.span(stage.mulai, stage.selesai) if known and stage.selesai is not None else "–"
    return f"{stage.urut}. {stage.tahap.singkat or stage.tahap.nama}", plan


class _Forms(QListWidget):
    """The forms a siklus may begin from; `taken` on Enter or a click."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._codes: list[str] = []
        self.setObjectName("daftar")
        self.setAccessibleName("Bentuk siklus")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self.taken)

    def show_forms(self, forms: Sequence[Bentuk]) -> None:
        """Show these; the highlighted one stays so."""
        row = self.currentRow()
        code = self._codes[row] if 0 <= row < len(self._codes) else ""
        self.blockSignals(True)
        self.clear()
        self._codes = [form.kode for form in forms]
        for form in forms:
            item = QListWidgetItem(f"Salin: {form.nama}" if form.milik_kantor else form.nama)
            item.setToolTip(form.keterangan)
            self.addItem(item)
        self._fit()
        self.choose(code)
        self.blockSignals(False)

    def choose(self, code: str) -> None:
        """Highlight a form; the first one when it is unknown."""
        self.setCurrentRow(self._codes.index(code) if code in self._codes else 0)

    def _fit(self) -> None:
        """Rows as high as their names need in two lines at most."""
        height = max(30, self.fontMetrics().height() + 12)
        room = max(self.viewport().width() - 16, 80)
        for row in range(self.count()):
            long = self.fontMetrics().horizontalAdvance(self.item(row).text()) > room
            self.item(row).setSizeHint(QSize(0, height + self.fontMetrics().lineSpacing() if long else height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names break elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: other rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_codes"):
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)
