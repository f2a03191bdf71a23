"""The form of a duty: who, on which days, when, what and where; what stands against it is told while it is typed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.domain import Piket
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import Field, entity_fields
from lkm_desktop.format import HARI
from lkm_desktop.services import piket
from lkm_desktop.services.piket import Tugas
from lkm_desktop.services.registers import Query
from ui import mnemonics
from ui.context import Context
from ui.pages.belajar.tab import Source
from ui.pages.rapat.source import RapatSource
from ui.pages.relawan_kerja.ticks import PeopleTicks
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.flow import Flow

_CHECK_MS = 250
#: warnings that are written out; more are counted
_MOST = 3
#: words with an Alt letter of their own; the others get one by the rule
_LABELS = {"tugas": "Tu&gas", "tempat": "Te&mpat", "keterangan": "Kete&rangan"}
_SAMPAI = Field("sampai", "Sampai tanggal", "tanggal", 12, help="Kosong untuk satu hari.")


class PiketPanel(QFrame):
    """`closed(words)` when saved (what was done) or given up (""). A new duty takes the width of the page: people at
    the left, the form beside them; a stored one, whose person is known, is the form alone."""

    closed = Signal(str)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._ctx = ctx
        self._id = ""
        self.saved: tuple[str, date] | None = None
        """The first duty that the last saving wrote, and its day."""
        self._volunteers = RapatSource(ctx)
        own = entity_fields(Piket)
        self.source = Source(ctx)
        keys = ("tugas", "jam_mulai", "jam_selesai", "tempat", "keterangan")
        first = (own["tanggal"], _SAMPAI, *(own[key] for key in keys))
        self.form = FieldForm([Group("", first)], self.source)
        for key, words in _LABELS.items():
            self.form.labels[key].setText(words)
        self.title = looks.label("", "h2", wrap=True)
        self.people = PeopleTicks(self._load, "Relawan yang piket")
        self.days = [QCheckBox(name) for name in HARI]
        self.days_box = self._days_box()
        self.warning = looks.label("", "awas", wrap=True)
        self.save_button = looks.button("Simpan piket", self.save, "save", "primary")
        self.cancel_button = looks.button("Batal", self.give_up)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CHECK_MS)
        self._timer.timeout.connect(self.check)
        self._lay_out()
        self.form.edited.connect(self._edited)
        self.form.finished.connect(self.save)
        self.people.changed.connect(self._timer.start)

    def _days_box(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(looks.label("Pada hari", "muted"))
        line = Flow()
        for day in self.days:
            day.setAccessibleName(f"Setiap {day.text()}")
            day.toggled.connect(self._start_check)
            line.addWidget(day)
        layout.addLayout(line)
        self.skipped = looks.label("", "muted", wrap=True)
        layout.addWidget(self.skipped)
        return box

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("polos")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.form)
        column.addWidget(self.days_box)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 10, 12)
        layout.addWidget(self.title)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.people, 1)
        both.addWidget(area, 1)
        layout.addLayout(both, 1)
        layout.addWidget(self.warning)
        layout.addLayout(looks.row(None, self.cancel_button, self.save_button))

    def _load(self, text: str) -> list[tuple[str, str]]:
        return self._volunteers.volunteers(Query(cari=text))

    # --- beginning --------------------------------------------------------------------------------------------------

    def begin(self, day: date, duty: Tugas | None = None) -> None:
        """A new duty on a day, or the stored one."""
        self._id = duty.id if duty else ""
        self.title.setText(f"Piket {duty.nama}" if duty else "Tambah piket")
        values: dict[str, Any] = {"tanggal": day}
        if duty is not None:
            values = {"tanggal": duty.tanggal, "tugas": duty.tugas, "jam_mulai": duty.jam_mulai or None,
                      "jam_selesai": duty.jam_selesai or None, "tempat": duty.tempat or None,
                      "keterangan": duty.keterangan or None}  # fmt: skip
        self.form.set_values(values)
        self.people.setVisible(duty is None)
        self.people.start([(duty.orang_id, duty.nama)] if duty else ())
        for box in self.days:
            box.setChecked(True)
        self._show_days()
        self.show()
        self.check()
        mnemonics.refresh(self)
        self.take_focus()

    def take_focus(self) -> None:
        """The keys go to the people of a new duty, to the task of a stored one."""
        if self._id:
            self.form.focus_first(("tugas",))
        else:
            self.people.search.setFocus()

    def wanted_days(self) -> list[date]:
        """The days that are typed: one, or the ticked days of the week from the first to the last."""
        first, last = self.form.inputs["tanggal"].value(), self.form.inputs["sampai"].value()
        if first is None:
            return []
        if last is None or last <= first or self._id:
            return [first]
        return [day for day in _every(first, last) if self.days[day.weekday()].isChecked()]

    def _edited(self) -> None:
        self._show_days()
        self._timer.start()

    def _start_check(self) -> None:
        self._show_days()
        self._timer.start()

    def _show_days(self) -> None:
        first, last = self.form.inputs["tanggal"].value(), self.form.inputs["sampai"].value()
        held = set(self.wanted_days())
        left = [day for day in _every(first, last) if day not in held] if first and last and last > first else []
        names = ", ".join(dict.fromkeys(HARI[day.weekday()] for day in left))
        self.skipped.setText(f"{len(held)} hari; {len(left)} hari dilewati: {names}" if left else f"{len(held)} hari")
        self.days_box.setVisible(self.form.inputs["sampai"].value() is not None and not self._id)
        self.form.inputs["sampai"].setEnabled(not self._id)

    # --- what stands against it -------------------------------------------------------------------------------------

    def check(self) -> None:
        """Tell what stands against the duty as it is typed now."""
        values = self.form.values()
        try:
            hours = piket.periksa({**values, "tugas": values.get("tugas") or "piket"})
        except FieldErrors:
            self._tell(())
            return
        with self._ctx.read() as s:
            found = piket.bentrok(s, self.people.chosen(), self.wanted_days(), hours["jam_mulai"] or "",
                                  hours["jam_selesai"] or "", self._id)
        self._tell(found)

    def _tell(self, found: tuple[str, ...]) -> None:
        more = [f"dan {len(found) - _MOST} lagi"] if len(found) > _MOST else []
        lines = ["Bentrok, tetapi tetap boleh disimpan:", *found[:_MOST], *more]
        self.warning.setText("\n".join(lines) if found else "")
        self.warning.setVisible(bool(found))

    # --- writing ----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Write; what is wrong is told under its field."""
        wrong, told = self.form.problems(), ""
        if not wrong:
            try:
                told = self._write()
            except FieldErrors as error:
                wrong = error.errors
            except LkmError as error:
                wrong = {"tanggal": str(error)}
        known = {"tugas" if key == "orang_id" else key: text for key, text in wrong.items()}
        self.form.show_messages([(key, "salah", text) for key, text in known.items()])
        if "orang_id" in wrong:
            self.people.search.setFocus()
        elif wrong:
            self.form.focus_first(tuple(known))
        elif told:
            self._close(told)

    def _write(self) -> str:
        values, people, days = self.form.values(), self.people.chosen(), self.wanted_days()
        if self._id:
            with (unit := self._ctx.unit(f"Ubah piket {values.get('tugas') or ''}".strip())) as s:
                piket.ubah(s, self._id, people[0] if people else "", days[0] if days else None, values)
            self.saved = (self._id, days[0]) if unit.ok else None
            return "Piket tersimpan." if unit.ok else ""
        made: list[str] = []
        with (unit := self._ctx.unit(f"Tambah piket {values.get('tugas') or ''}".strip())) as s:
            made = piket.tambah(s, people, days, values)
        if not unit.ok:
            return ""
        self.saved = (made[0], days[0]) if made else None
        there = len(people) * len(days) - len(made)
        return f"{len(made)} piket ditambahkan" + (f"; {there} sudah ada." if there else ".")

    def give_up(self) -> None:
        """Nothing changes."""
        self._close("")

    def _close(self, told: str) -> None:
        self._timer.stop()
        self.hide()
        self.closed.emit(told)
        mnemonics.refresh(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up, Ctrl+Enter saves."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.save()
        else:
            super().keyPressEvent(event)


def _every(first: date, last: date) -> list[date]:
    """The days from one to another, a year at most."""
    return [first + timedelta(days=n) for n in range(min((last - first).days + 1, 366))]
