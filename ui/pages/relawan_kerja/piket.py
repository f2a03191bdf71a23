"""Jadwal piket: the duties of a week or a month, with what stands against each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lkm_desktop.errors import LkmError
from lkm_desktop.format import HARI
from lkm_desktop.services import naskah, piket
from lkm_desktop.services.piket import Tugas
from lkm_desktop.services.piket_hari import bulan, kata_masa, minggu
from ui.context import Context
from ui.page import Page
from ui.pages import preview_papers
from ui.pages.belajar.tab import bar
from ui.pages.rapat.table import Table, Width
from ui.pages.rapat.words import short_date
from ui.pages.relawan_kerja.piket_form import PiketPanel
from ui.widgets import looks
from ui.widgets.date_edit import DateInput
from ui.widgets.inputs import ChoiceInput, narrow
from ui.widgets.plain_table import PlainModel

_HEADINGS = ("Hari", "Tanggal", "Jam", "Nama", "Tugas", "Tempat", "Bentrok")
_WIDTHS = (Width(6, 7), Width(11, 12), Width(10, 12), Width(13, 24), Width(13, 30, True), Width(9, 14), Width(8, 40))
SPANS = (("minggu", "Seminggu"), ("bulan", "Sebulan"))
EMPTY = "Belum ada piket pada masa ini. Tambahkan satu atau banyak orang sekaligus dengan tombol Tambah piket."


def make(ctx: Context) -> Page:
    """The page."""
    return PiketPage(ctx)


class PiketPage(Page):
    """Enter changes the highlighted duty, Ctrl+N adds; Alt+arrow keys go to the week before and after."""

    title = "Jadwal piket"
    help_key = "piket"
    tables = frozenset({"piket", "orang", "relawan", "rapat", "kehadiran", "izin"})
    abilities = frozenset({"baru", "ubah", "hapus", "cetak", "simpan", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.rows: tuple[Tugas, ...] = ()
        self.day = date.today()
        self.span = ChoiceInput(SPANS, required=True)
        self.span.setAccessibleName("Lama jadwal")
        self.when = DateInput()
        self.when.setAccessibleName("Tanggal di dalam jadwal")
        narrow(self.when, 12, "00-00-0000")
        self.model = PlainModel(_HEADINGS)
        self.table = Table("Jadwal piket", self.model)
        self.table.set_widths(_WIDTHS)
        self.empty = looks.label(EMPTY, "muted", wrap=True)
        self.panel = PiketPanel(ctx)
        self.before_button = looks.button("Sebelumnya", self.before, "arrow-left")
        self.now_button = looks.button("Sekarang", self.now, "calendar-days")
        self.after_button = looks.button("Berikutnya", self.after, "arrow-right")
        self.copy_button = looks.button("Salin ke minggu depan", self.copy_week, "copy")
        self.letter_button = looks.button("Surat tugas…", self.letter, "mail")
        self.change_button = looks.button("Ubah", self.edit_record, "pencil")
        self.delete_button = looks.button("Hapus", self.delete_record, "trash-2", "bahaya")
        self.print_button = looks.button("Cetak jadwal…", self.print_out, "printer")
        self.add_button = looks.button("Tambah piket", self.new_record, "plus", "primary")
        self.add_action(self.print_button, self.add_button)
        self.top = QWidget()
        line = self._top()
        line.setContentsMargins(0, 0, 0, 0)
        self.top.setLayout(line)
        self.body.addWidget(self.top)
        self.listed = QWidget()
        left = QVBoxLayout(self.listed)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(10)
        left.addWidget(self.period)
        left.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        left.addWidget(self.table, 1)
        left.addWidget(bar(self.change_button, self.letter_button, self.copy_button, self.delete_button))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.listed, 3)
        line.addWidget(self.panel, 2)
        self.panel.hide()
        self.body.addLayout(line, 1)
        self.span.edited.connect(self.reload)
        self.when.left.connect(self._day_typed)
        self.when.returnPressed.connect(self._day_typed)
        self.table.opened.connect(self.edit_record)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.panel.closed.connect(self._closed)

    def _top(self) -> QHBoxLayout:
        words = looks.label("Sekitar tanggal")
        words.setBuddy(self.when)
        self.period = looks.Elided("", "h2")
        return looks.row(self.before_button, self.now_button, self.after_button, self.span, words, self.when, None)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def masa(self) -> tuple[date, date]:
        """First and last day of what is shown."""
        return bulan(self.day) if self.span.value() == "bulan" else minggu(self.day)

    def open(self, **arguments: Any) -> None:
        """`tanggal` shows the week of a day."""
        if isinstance(arguments.get("tanggal"), date):
            self._go(arguments["tanggal"])

    def reload(self) -> None:
        """Read the duties again; the highlighted one stays."""
        current = [row.id for row in self.chosen()]
        first, last = self.masa()
        with self.ctx.read() as s:
            self.rows = piket.daftar(s, first, last)
        self.model.set_rows([_cells(row) for row in self.rows])
        place = next((n for n, row in enumerate(self.rows) if row.id in current), 0)
        self.table.go_to(place)
        self.when.set_value(self.day)
        self.period.setText(kata_masa(first, last))
        people, clashes = len({row.orang_id for row in self.rows}), sum(bool(row.bentrok) for row in self.rows)
        told = f"{len(self.rows)} piket, {people} relawan" if self.rows else "belum ada piket"
        self.set_title(self.title, f"{told}  ·  {clashes} piket bentrok" if clashes else told)
        self.empty.setVisible(not self.rows)
        self.table.setVisible(bool(self.rows))
        self._enable()

    def chosen(self) -> list[Tugas]:
        """The highlighted duties."""
        return [self.rows[row] for row in self.table.rows() if row < len(self.rows)]

    def _enable(self) -> None:
        rows = self.chosen()
        self.change_button.setEnabled(len(rows) == 1)
        for made in (self.letter_button, self.delete_button):
            made.setEnabled(bool(rows))
        self.copy_button.setEnabled(bool(self.rows) and self.span.value() == "minggu")

    def take_focus(self) -> None:
        """The keys go to the form while it is open, else to the list."""
        if self.panel.isVisible():
            self.panel.take_focus()
        elif self.rows:
            self.table.enter()
        else:
            self.add_button.setFocus()

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    # --- days -------------------------------------------------------------------------------------------------------

    def _go(self, day: date) -> None:
        self.day = day
        self._stale = False
        self.reload()

    def before(self) -> None:
        """The week or month before."""
        self._go(self.masa()[0] - timedelta(days=1))

    def after(self) -> None:
        """The week or month after."""
        self._go(self.masa()[1] + timedelta(days=1))

    def now(self) -> None:
        """Today."""
        self._go(date.today())

    def _day_typed(self) -> None:
        day, wrong = self.when.value(), self.when.problem()
        looks.mark(self.when, "salah", bool(wrong))
        if wrong:
            self.say("warn", wrong)
        elif day is not None and day != self.day:
            self._go(day)

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N."""
        if self.ctx.may_write():
            rows, (first, last) = self.chosen(), self.masa()
            today = date.today()
            self._begin(today if first <= today <= last else rows[0].tanggal if rows else first, None)

    def edit_record(self) -> None:
        """Enter and F2."""
        rows = self.chosen()
        if len(rows) == 1 and self.ctx.may_write():
            self._begin(rows[0].tanggal, rows[0])

    def _begin(self, day: date, duty: Tugas | None) -> None:
        self.panel.source.words = self._words()
        for key, words in self.panel.source.words.items():
            self.panel.form.inputs[key].set_suggestions(words)
        for part in (self.listed, self.top):
            part.setVisible(duty is not None)
        self.panel.begin(day, duty)

    def _words(self) -> dict[str, list[str]]:
        """Tasks and places that were used before."""
        with self.ctx.read() as s:
            return {key: piket.pernah(s, key) for key in ("tugas", "tempat")}

    def save(self) -> None:
        """Ctrl+S."""
        if self.panel.isVisible():
            self.panel.save()

    def _closed(self, told: str) -> None:
        self.listed.show()
        self.top.show()
        if told and self.panel.saved is not None:
            self._find(*self.panel.saved)
        if told:
            self.say("ok", told, ("Urungkan", self.ctx.undo))
        self.take_focus()

    def _find(self, duty: str, day: date) -> None:
        """Show the week or month of a duty and highlight it."""
        first, last = self.masa()
        if not first <= day <= last:
            self._go(day)
        place = next((n for n, row in enumerate(self.rows) if row.id == duty), None)
        if place is not None:
            self.table.go_to(place)

    def delete_record(self) -> None:
        """Del: the highlighted duties go to the Sampah."""
        rows = self.chosen()
        if not rows:
            return
        what = f"piket {rows[0].nama}" if len(rows) == 1 else f"{len(rows)} piket"
        with (unit := self.ctx.unit(f"Hapus {what}")) as s:
            piket.buang(s, [row.id for row in rows])
        if unit.ok:
            self.say("ok", f"{what[:1].upper()}{what[1:]} dihapus.", ("Urungkan", self.ctx.undo))

    def copy_week(self) -> None:
        """The duties of this week once more, seven days later."""
        count = 0
        with (unit := self.ctx.unit("Salin jadwal piket ke minggu depan")) as s:
            count = piket.salin_minggu(s, self.day)
        if unit.ok:
            self._go(self.day + timedelta(days=7))
            week = kata_masa(*minggu(self.day))
            told = f"{count} piket disalin ke minggu {week}." if count else f"Semuanya sudah ada pada minggu {week}."
            self.say("ok" if count else "info", told, *([("Urungkan", self.ctx.undo)] if count else []))

    def letter(self) -> None:
        """A surat tugas for the highlighted duties, filled in already."""
        rows, made = self.chosen(), ""
        name = rows[0].nama if rows else ""
        try:
            with (unit := self.ctx.unit(f"Buat surat tugas piket {name}".strip())) as s:
                isian = {**piket.surat_tugas(s, [row.id for row in rows]), "tanggal": date.today().isoformat()}
                made = naskah.baru(s, "surat-tugas", judul=f"Piket {name}", tanggal=date.today())
                naskah.simpan(s, made, isian=isian)
        except LkmError as error:
            self.ctx.error(error)
            return
        if unit.ok:
            self.ctx.preview(preview_papers.request(self.ctx, "surat-tugas", naskah_id=made))

    def print_out(self) -> None:
        """Ctrl+P: what is shown, on paper."""
        first, last = self.masa()
        words = kata_masa(first, last)
        request = preview_papers.request(self.ctx, "jadwal-piket", subjek=f"{first}/{last}", name=words, day=first)
        self.ctx.preview(request)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del deletes while the list has the keys; Alt and an arrow go a week on."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.delete_record()
        elif alt and event.key() == Qt.Key.Key_Left:
            self.before()
        elif alt and event.key() == Qt.Key.Key_Right:
            self.after()
        else:
            super().keyPressEvent(event)


def _cells(row: Tugas) -> tuple[str, ...]:
    return (HARI[row.tanggal.weekday()], short_date(row.tanggal), row.jam, row.nama, row.tugas, row.tempat,
            "; ".join(row.bentrok))
