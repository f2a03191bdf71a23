"""The register of follow-ups: open, late, closed, by person; closing them outside a meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import buku_tindak_lanjut, tindak_lanjut
from lkm_desktop.services.buku_tindak_lanjut import TANPA_NAMA
from lkm_desktop.services.registers import Query
from lkm_desktop.services.tindak_lanjut import BATAL, SELESAI, TERBUKA
from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.keputusan_buku import BookPage, Column, Line
from ui.pages.rapat.table import Width
from ui.pages.rapat.words import short_date
from ui.widgets import looks
from ui.widgets.date_edit import DateInput
from ui.widgets.inputs import TextInput

#: where the filter is remembered
_STATE = "tindak_lanjut/keadaan"
LATE_LIST = "tindak-lanjut-terlambat"


def make(ctx: Context) -> Page:
    """The page."""
    return FollowUpsPage(ctx)


class FollowUpsPage(BookPage):
    """The earliest deadline first; Enter opens the meeting where it was decided."""

    title = "Tindak lanjut"
    help_key = "tindak_lanjut"
    noun = "tindak lanjut"
    paper = "buku-tindak-lanjut"
    tables = frozenset({"rapat", "keputusan", "tindak_lanjut", "laporan_tindak_lanjut"})
    columns = (
        Column("tenggat", "Tenggat", Width(10, 12)), Column("isi", "Tindak lanjut", Width(19, 46, True)),
        Column("siapa", "Oleh", Width(12, 24)), Column("status", "Keadaan", Width(16, 22)),
        Column("", "Kabar terakhir", Width(11, 26)), Column("rapat", "Rapat", Width(10, 26)),
        Column("nomor", "Nomor", Width(6, 20)),
    )
    late_column = 3
    first = "tenggat"
    states = buku_tindak_lanjut.KEADAAN
    empty_words = "Belum ada tindak lanjut. Tindak lanjut dicatat di tab Keputusan pada halaman rapat."

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.add_filter("siapa", "Semua orang", [])
        self.done_button = looks.button("Tandai selesai", self.mark_done, "circle-check")
        self.reopen_button = looks.button("Buka kembali", self.reopen, "rotate-ccw")
        self.late_button = looks.button("Terlambat per orang", self.print_late, "printer")
        self.decisions_button = looks.button("Keputusan", self.show_decisions, "list")
        self.build(self.done_button, self.reopen_button, None, self.late_button, self.decisions_button)
        self.closing = Closing()
        self.closing.wanted.connect(self._close)
        self.closing.left.connect(self.table.setFocus)
        self.below.addWidget(self.closing)
        self._states: dict[str, str] = {}
        self._visited = False

    def open(self, **arguments: Any) -> None:
        """As in the other book; the first visit shows what is not done yet, or what was looked at last."""
        if not self._visited and not any(arguments.get(key) for key in self.filters) and "cari" not in arguments:
            self.filters["keadaan"].set_value(self.ctx.memory.text(_STATE, TERBUKA))
        self._visited = True
        super().open(**arguments)

    def reload(self) -> None:
        """Read the list again; an empty book says where it comes from, whatever is filtered."""
        super().reload()
        if not self.model.lines and not self.search.text():
            with self.ctx.read() as s:
                if not self.read(s, Query()):
                    self._stack.setCurrentIndex(1)

    def read(self, session: Any, query: Query) -> list[Line]:
        """Follow-ups."""
        rows = buku_tindak_lanjut.daftar(session, buku_tindak_lanjut.saring_dari(query))
        self._states = {row.id: row.keadaan for row in rows}
        return [
            Line(r.id, r.rapat_id, (
                short_date(r.tenggat) if r.tenggat else "–", r.isi, r.penanggung_jawab, _state(r), r.kabar,
                f"{r.rapat}, {short_date(r.rapat_tanggal)}", r.nomor,
            ), r.lambat > 0)
            for r in rows
        ]

    def read_choices(self, session: Any) -> dict[str, list[tuple[str, str]]]:
        """Years, and who has something to do."""
        names = [(name, name) for name in buku_tindak_lanjut.orang(session)]
        years = [(str(year), str(year)) for year in buku_tindak_lanjut.tahun(session)]
        return {"tahun": years, "siapa": [*names, (TANPA_NAMA, "Tanpa penanggung jawab")]}

    def workbook(self, session: Any, query: Query) -> bytes:
        """The Excel copy."""
        from lkm_desktop.workbooks.keputusan import tindak_lanjut_workbook

        return tindak_lanjut_workbook(session, query)

    def enable(self) -> None:
        """Open ones may be closed, closed ones opened."""
        super().enable()
        if hasattr(self, "done_button"):
            states = {self._states.get(line.id, "") for line in self.chosen_lines()}
            self.done_button.setEnabled(states == {TERBUKA})
            self.reopen_button.setEnabled(bool(states) and TERBUKA not in states)

    # --- closing ----------------------------------------------------------------------------------------------------

    def mark_done(self) -> None:
        """Ask for the day below the list."""
        lines = self.chosen_lines()
        if lines:
            name = lines[0].cells[1] if len(lines) == 1 else f"{len(lines)} tindak lanjut"
            self.closing.begin(name)
            mnemonics.refresh(self)

    def _close(self, state: str) -> None:
        lines, day, words = self.chosen_lines(), self.closing.day(), self.closing.words.value() or ""
        verb = "selesai" if state == SELESAI else "dibatalkan"
        name = lines[0].cells[1] if len(lines) == 1 else f"{len(lines)} tindak lanjut"
        try:
            with (unit := self.ctx.unit(f"Tandai {verb} {name}"[:120])) as s:
                tindak_lanjut.tandai(s, [line.id for line in lines], state, day, words)
        except FieldErrors as error:
            self.closing.tell(next(iter(error.errors.values())))
            return
        if unit.ok:
            self.closing.end()
            self.say("ok", f"{name} ditandai {verb}.", ("Urungkan", self.ctx.undo))

    def reopen(self) -> None:
        """Open closed ones again."""
        lines = self.chosen_lines()
        name = lines[0].cells[1] if len(lines) == 1 else f"{len(lines)} tindak lanjut"
        with (unit := self.ctx.unit(f"Buka kembali {name}"[:120])) as s:
            tindak_lanjut.tandai(s, [line.id for line in lines], TERBUKA)
        if unit.ok:
            self.say("ok", f"{name} dibuka kembali.", ("Urungkan", self.ctx.undo))

    # --- elsewhere --------------------------------------------------------------------------------------------------

    def print_late(self) -> None:
        """The list of late follow-ups by person, within year, kind of meeting and person as filtered."""
        query = self.query()
        chosen = {key: value for key, value in query.saring.items() if key != "keadaan"}
        self.preview_book(LATE_LIST, Query(query.cari, chosen))

    def show_decisions(self) -> None:
        """To the register of decisions."""
        self.ctx.go("keputusan")

    def leave(self) -> None:
        """What was begun is over; what was looked at is remembered."""
        self.ctx.memory.put(_STATE, str(self.filters["keadaan"].value() or ""))
        super().leave()
        self.closing.hide()


class Closing(QFrame):
    """On which day it was done, and how: below the list, gone with Esc. `wanted(state)`, `left`."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.name = looks.Elided("", "bold")
        self.date = DateInput()
        self.date.setAccessibleName("Tanggal selesai")
        self.date.setFixedWidth(looks.chars(self.date, 11))
        self.words = TextInput()
        self.words.setPlaceholderText("Catatan, bila perlu")
        self.words.setAccessibleName("Catatan")
        self.message = looks.label("", "err", wrap=True)
        self.message.hide()
        label = looks.label("Tanggal")
        label.setBuddy(self.date)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 8, 10, 8)
        for widget, share in (
            (self.name, 3), (label, 0), (self.date, 0), (self.words, 3), (self.message, 3),
            (looks.button("Selesai", self._done, "circle-check", "primary"), 0),
            (looks.button("Dibatalkan", self._dropped), 0), (looks.button("Tutup", self.end), 0),
        ):
            line.addWidget(widget, share)
        self.hide()

    def begin(self, name: str) -> None:
        """Ask about a follow-up; today is proposed."""
        self.name.setText(name)
        self.date.set_value(date.today())
        self.words.set_value(None)
        self.tell("")
        self.show()
        self.date.setFocus()
        self.date.selectAll()

    def day(self) -> date | None:
        """The typed day."""
        return self.date.value()

    def tell(self, words: str) -> None:
        """What is wrong with the day."""
        self.message.setText(words)
        self.message.setVisible(bool(words))
        looks.mark(self.date, "salah", bool(words))

    def end(self) -> None:
        """Hide; the keys go back to the list."""
        self.hide()
        self.left.emit()

    def _done(self) -> None:
        self._tell_if_right(SELESAI)

    def _dropped(self) -> None:
        self._tell_if_right(BATAL)

    def _tell_if_right(self, state: str) -> None:
        problem = self.date.problem()
        self.tell(problem)
        if not problem:
            self.wanted.emit(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter: done; Esc: never mind."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._done()
        else:
            super().keyPressEvent(event)


def _state(row: buku_tindak_lanjut.BarisTindakLanjut) -> str:
    return f"{row.status} {short_date(row.selesai)}" if row.selesai else row.status
