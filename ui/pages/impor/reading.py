"""The first two steps of the import page: a source is read and recognised, its tables and columns are chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.importers.kenali import JADWAL
from lkm_desktop.importers.pengenal import LEMBAR_ISIAN, REKAP
from lkm_desktop.services.impor import TUJUAN
from ui import mnemonics
from ui.context import Context
from ui.pages import PAGES
from ui.pages.impor import source, words
from ui.pages.impor.jobs import Jobs
from ui.pages.impor.session import Choices
from ui.pages.impor.source import Elsewhere, Sheet
from ui.pages.impor.steps import COLUMNS, DONE, FILE, SCHEDULE, StepsPage
from ui.widgets.message_bar import Action

#: what is no list for a register -> the page it belongs to, and the words of the way there
_PLACES = {REKAP: ("korkot", "Buka Meja korkot"), LEMBAR_ISIAN: ("lembar_isian", "Buka lembar isian")}


class ReadingPage(StepsPage):
    """Reads files and the clipboard, and keeps what the user says about tables, columns and values."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.meaning_jobs = Jobs(ctx, self)
        self.file_step.chosen.connect(self.read)
        self.file_step.pasted.connect(self.paste)
        self.file_step.refused.connect(self._refused)
        self.file_step.stopped.connect(self.jobs.stop)
        self.columns_step.heading_wanted.connect(self._heading_wanted)
        self.columns_step.tables_wanted.connect(self._tables_wanted)
        self.columns_step.mapped.connect(self._mapped)
        self.columns_step.told.connect(self._told)
        self.columns_step.default_wanted.connect(self._default_wanted)
        self.columns_step.target_wanted.connect(self._target_wanted)
        self.schedule.closed.connect(self._schedule_closed)
        self.dropped.connect(self.read)

    @property
    def wanted(self) -> str:
        """The register that the user chose before reading; `source.SELF` when the program shall find out."""
        return str(self.file_step.target.value() or source.SELF)

    # --- reading ----------------------------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        """Read a file in the background."""
        self._begin(path.name)
        work = partial(source.read_file, path, self.ctx.store, self.wanted)
        self.jobs.run(f"Membaca {path.name}", work, self._was_read).progress.connect(self.file_step.advance)

    def paste(self) -> None:
        """Read the rows that were copied elsewhere."""
        text = QGuiApplication.clipboard().text()
        self._begin("papan klip")
        work = partial(source.read_text, text, self.ctx.store, self.wanted)
        self.jobs.run("Membaca papan klip", work, self._was_read)

    def _begin(self, name: str) -> None:
        self.jobs.forget()
        self.meaning_jobs.forget()
        self.bar.clear()
        self.sheet = self.plan = None
        self.choices = Choices(ke=self.wanted or "orang")
        self.preview_step.forget()
        self._show_step(FILE)
        self.file_step.show_reading(name)

    def _was_read(self, result: Any) -> None:
        self.file_step.show_reading("")
        if isinstance(result, Elsewhere):
            self._go_elsewhere(result)
            return
        self.columns_step.begin()
        self._take(result)
        self.columns_step.table.setFocus()

    def _go_elsewhere(self, found: Elsewhere) -> None:
        """A source that has a place of its own."""
        if found.kind == JADWAL:
            self._show_schedule(found)
            return
        if found.kind == source.KEHADIRAN:
            self.ctx.go("impor_kehadiran", buku=found.book)
            return
        page, verb = _PLACES[found.kind]
        known = any(spec.key == page for spec in PAGES)
        actions: list[Action] = [(verb, partial(self.ctx.go, page, path=found.path))] if known else []
        self.say("info", found.words, *actions)

    def _show_schedule(self, found: Elsewhere) -> None:
        if not self.schedule.begin(found.book):
            self.say("warn", f"“{found.book.nama}” adalah jadwal induk, tetapi belum ada siklus yang berjalan. Buat "
                             "siklusnya dulu.", ("Buka Siklus", partial(self.ctx.go, "siklus")))  # fmt: skip
            return
        self._show_step(SCHEDULE)
        self.say("info", f"“{found.book.nama}” dikenali sebagai jadwal induk.")
        self.schedule.start()

    def _schedule_closed(self, told: str) -> None:
        self._show_step(FILE)
        self.bar.clear()
        if told:
            self.say("ok", told, ("Urungkan", self.ctx.undo))
        self.file_step.waiting.setFocus()

    def _refused(self, sentence: str) -> None:
        if ".zip" in sentence:
            sentence = f"{sentence} Paket rekap (.zip) dibuka di Meja korkot."
        self.say("warn", sentence)

    # --- tables, columns and values ---------------------------------------------------------------------------------

    def _take(self, sheet: Sheet) -> None:
        """Begin with a source, or with another part of it: then what was said of its columns and values stays."""
        same = self.sheet is not None and self.sheet.found is sheet.found and self.sheet.ke == sheet.ke
        self.choices = self.choices.moved(self.sheet, sheet) if same and self.sheet else Choices.begin(sheet)
        self.sheet = sheet
        self.columns_step.show_sheet(sheet, self.choices)
        self.columns_step.show_meanings(None)
        self._show_step(COLUMNS)
        self._introduce(sheet)
        self._ask_meanings()

    def _introduce(self, sheet: Sheet) -> None:
        """Say what the file was taken for, and what is done with it as before."""
        if sheet.better:
            self._say_better(sheet)
            return
        if sheet.hint:
            self.say("warn", f"{sheet.hint} Tunjukkan baris judulnya di bawah ini.")
            return
        told = words.introduction(sheet, self.ctx.office.istilah)
        actions: list[Action] = [("Jangan pakai yang dulu", self.forget_memory)] if sheet.memory is not None else []
        if told:
            self.say("info", told, *actions)
        else:
            self.bar.clear()

    def _say_better(self, sheet: Sheet) -> None:
        """The headings are of something else than the book that was chosen before."""
        if sheet.better == JADWAL:
            schedule = partial(self._show_schedule, Elsewhere(JADWAL, sheet.found.buku))
            self.say("warn", "Judul kolomnya seperti jadwal induk.", ("Masukkan ke siklus", schedule))
            return
        told = REGISTERS[sheet.better].title_for(self.ctx.office.istilah)
        change = partial(self._target_wanted, sheet.better)
        self.say("warn", f"Judul kolomnya seperti {told}.", (f"Masukkan ke {told}", change))

    def forget_memory(self) -> None:
        """Look at the sheet as if none like it had been imported before."""
        if self.sheet is not None:
            plain, self.sheet = replace(self.sheet, memory=None, guessed=False), None
            self._take(plain)

    def _change(self, make: Any) -> None:
        """Take another part of the source; what cannot be is told and nothing changes."""
        if self.sheet is None:
            return
        try:
            sheet = make()
        except LkmError as error:
            self.columns_step.show_sheet(self.sheet, self.choices)
            self.say("error", str(error))
            return
        self._take(sheet)

    def _heading_wanted(self, name: str, row: int) -> None:
        if self.sheet is not None:
            self._change(partial(source.point, self.sheet.found, self.ctx.store, self.choices.ke, name, row))

    def _tables_wanted(self, keys: object) -> None:
        if self.sheet is not None and isinstance(keys, tuple):
            self._change(partial(source.take, self.sheet.found, self.ctx.store, self.choices.ke, keys))

    def _target_wanted(self, register: str) -> None:
        """Another book: its tables and columns are matched anew."""
        self.file_step.target.set_value(register)
        if self.sheet is not None:
            self._change(partial(source.take, self.sheet.found, self.ctx.store, register))

    def _mapped(self, column: int, field: object) -> None:
        self.choices = self.choices.with_column(column, str(field) if field else None)
        if self.sheet is not None:
            self.columns_step.show_sheet(self.sheet, self.choices)
            self._ask_meanings()
        self._show_next()

    def _told(self, field: str, value: str, meaning: object) -> None:
        self.choices = self.choices.with_meaning(field, value, meaning if isinstance(meaning, str) else None)
        self._ask_meanings()

    def _ask_meanings(self) -> None:
        """Look again what coded values mean, off the GUI thread."""
        if self.sheet is not None and self.columns_step.has_name:
            work = partial(source.meanings, self.sheet, self.choices.pemetaan, self.choices.arti)
            self.meaning_jobs.run("Membaca arti nilai", work, self._show_meanings, quiet=True)

    def _show_meanings(self, found: Any) -> None:
        self.columns_step.show_meanings(found)
        mnemonics.refresh(self)

    def _default_wanted(self, values: object) -> None:
        self.choices = replace(self.choices, bawaan=dict(values) if isinstance(values, dict) else {})

    # --- what menus and keys ask ------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`register` preselects the book, `path` reads a file at once."""
        path, register = arguments.get("path"), arguments.get("register")
        if register in TUJUAN and (self.step in (FILE, DONE, SCHEDULE) or path is not None):
            self.start_over()
            self.file_step.target.set_value(register)
        if isinstance(path, Path):
            self.read(path)

    def start_over(self) -> None:
        """Another file."""
        self._begin("")
        self.file_step.show_reading("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes rows while a source is chosen."""
        if self.step == FILE and not self.jobs.busy and event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        super().keyPressEvent(event)
