"""The import page: file, columns, preview, result. Reading, planning and writing happen off the GUI thread."""

from __future__ import annotations

from functools import partial
from typing import Any

from lkm_desktop.domain import BUKU, REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.format import nama_berkas
from lkm_desktop.services import registers
from lkm_desktop.services.impor import BARU, BERUBAH, Hasil, Rencana
from lkm_desktop.services.impor_tolakan import ditolak
from ui import ask, crash, files, mnemonics
from ui.context import Context
from ui.excel import FILTER
from ui.pages.impor import session, words
from ui.pages.impor.reading import ReadingPage
from ui.pages.impor.session import Choices
from ui.pages.impor.steps import COLUMNS, DONE, FILE, PREVIEW, SCHEDULE

__all__ = ["COLUMNS", "DONE", "FILE", "PREVIEW", "SCHEDULE", "ImportPage"]


class ImportPage(ReadingPage):
    """One import at a time; it stays as it is while other pages are shown."""

    title = "Impor Excel"
    help_key = "impor"
    tables = frozenset({"orang", "penugasan", "relawan", *(r.entity.__tablename__ for r in BUKU)})
    abilities = frozenset({"impor", "simpan", "ubah"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._step_id = 0
        self._blocked = ""
        self.preview_step.changed.connect(self._choices_changed)
        self.preview_step.changed_many.connect(self._many_changed)
        self.jobs.failed.connect(self._failed)
        self.jobs.cancelled.connect(self._cancelled)
        self.done_step.stopped.connect(self.jobs.stop)
        self.done_step.undo_wanted.connect(self.take_back)
        self.done_step.list_wanted.connect(self._show_list)
        self.done_step.again_wanted.connect(self.start_over)
        self.done_step.rejected_wanted.connect(self.save_rejected)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.next)
        self._show_step(FILE)

    # --- steps ------------------------------------------------------------------------------------------------------

    def back(self) -> None:
        """One step back; nothing has been written."""
        self.jobs.forget()
        self.bar.clear()
        self._show_step(FILE if self.step == COLUMNS else COLUMNS)
        if self.step == FILE:
            self.file_step.show_reading("")

    def next(self) -> None:
        """One step on: plan, or save."""
        if self.step == COLUMNS:
            self.bar.clear()
            self.preview_step.forget()
            self.make_plan()
        elif self.step == PREVIEW:
            self.write()

    # --- work -------------------------------------------------------------------------------------------------------

    def _failed(self, error: object) -> None:
        self._step_back()
        if isinstance(error, LkmError):
            self.say("error", str(error))
        elif isinstance(error, BaseException):
            crash.report(error)

    def _cancelled(self) -> None:
        self._step_back()
        self.say("info", "Dihentikan. Tidak ada yang disimpan.")

    def _step_back(self) -> None:
        """Work came to nothing: show what was there before it began."""
        self.file_step.show_reading("")
        if self.step == DONE:
            self._show_step(PREVIEW)

    # --- plan -------------------------------------------------------------------------------------------------------

    def make_plan(self) -> None:
        """Compare the rows with the office, in the background."""
        if self.sheet is not None:
            work = partial(session.plan, self.ctx.store, self.sheet, self.choices)
            self.jobs.run("Memeriksa baris", work, self._planned)

    def _planned(self, result: Any) -> None:
        self.plan = result
        self.preview_step.show_plan(result, self.choices)
        if self.step != PREVIEW:
            self._show_step(PREVIEW)
            self._say_plan(result)
        else:
            self._show_next()
            if self.next_button.isEnabled() and self._blocked and self.bar.text == self._blocked:
                self.bar.clear()

    def _say_plan(self, wanted: Rencana) -> None:
        """Say at once when there is nothing to do, how codes were read and what holds for most rows; else the counts on
        the filters speak."""
        skipped = len(wanted.bahan.dilewati)
        if skipped:
            self.counts.setText(f"{self.counts.full()}  ·  {skipped} baris lain bukan data")
        if not (wanted.jumlah(BARU) + wanted.jumlah(BERUBAH) + len(session.problem_rows(wanted))):
            self.say("info", wanted.kalimat)
            return
        common = words.told_once(wanted.ke, self.preview_step.table.preview.common)
        if told := [*wanted.bahan.kode, *words.trainings(wanted), *common]:
            self.say("info", " ".join(told))

    def _choices_changed(self, choices: object) -> None:
        if isinstance(choices, Choices):
            self.choices = choices
            self.make_plan()

    def _many_changed(self, choices: object, told: str) -> None:
        """One key changed many rows: say what it did, with a way back."""
        if isinstance(choices, Choices):
            back = partial(self._many_back, self.choices, choices)
            self._choices_changed(choices)
            self.say("ok", told, ("Kembalikan", back))

    def _many_back(self, before: Choices, after: Choices) -> None:
        self.bar.clear()
        self._choices_changed(self.choices.taken_back(before, after))

    def reload(self) -> None:
        """The office changed while a preview stands here: plan anew."""
        if self.step == PREVIEW and not self.jobs.busy:
            self.make_plan()

    # --- writing ----------------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write the plan in one undoable step, in the background."""
        if self.sheet is None or self.plan is None or not self.next_button.isEnabled():
            return
        self.bar.clear()
        label = words.label(self.sheet, self.plan)
        work = partial(session.write, self.ctx.store, self.sheet, self.choices, self.plan, label)
        self.done_step.show_work(f"Menyimpan {self.next_button.text().replace('&', '')[7:]} …", len(self.plan.baris))
        self._show_step(DONE)
        self.jobs.run("Menyimpan impor", work, self._written).progress.connect(self.done_step.advance)

    def _written(self, result: Any) -> None:
        done, self._step_id = result
        assert isinstance(done, Hasil)
        register = REGISTERS[self.choices.ke]
        with self.ctx.read() as s:
            count = registers.count(s, register, registers.Query())
        istilah = self.ctx.office.istilah
        book = register.book_for(istilah)
        held = f"{book[:1].lower()}{book[1:]} sekarang berisi {count} {register.noun}."
        verified = f"Dihitung ulang sesudah disimpan: {held}"
        self.done_step.show_result(_capital(done.kalimat), verified, self._step_id > 0)
        self.done_step.show_rejected(ditolak(self.plan) if self.plan is not None else [])
        mnemonics.refresh(self)

    def save_rejected(self) -> None:
        """Give the user the rows that were left out, to mend and to import again."""
        if self.sheet is None or self.plan is None:
            return
        name = nama_berkas("Belum masuk", self.sheet.name.rpartition(".")[0] or self.sheet.name, akhiran=".xlsx")
        path = ask.save_file("Simpan baris yang belum masuk", name, FILTER)
        if path is None:
            return
        try:
            files.write(path, session.rejected(self.sheet, self.choices, self.plan))
        except LkmError as error:
            self.say("error", str(error))
            return
        files.say_where(self, path, "Baris yang belum masuk")

    def take_back(self) -> None:
        """Undo this import, in the background; the preview stands there again."""
        store, step = self.ctx.store, self._step_id
        self.bar.clear()
        self.done_step.show_work("Mengurungkan impor …", 0)
        self.jobs.run("Mengurungkan impor", partial(_undo, store, step), self._taken_back)

    def _taken_back(self, result: object) -> None:
        self.say("ok", f"Diurungkan: {result}.")
        self._show_step(PREVIEW)
        self.make_plan()

    def _show_list(self) -> None:
        key = self.choices.ke
        self.start_over()
        self.ctx.go(key)

    # --- what menus ask ---------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: on to the next step, or why that cannot be yet."""
        if self.next_button.isVisible() and self.next_button.isEnabled():
            self.next()
        elif self.step == PREVIEW and not self.jobs.busy and (reason := words.saving(self.plan)[2]):
            self._blocked = reason
            self.say("warn", reason)
            self.preview_step.table.go_to_problem()

    def edit_record(self) -> None:
        """F2: the highlighted cell."""
        if self.step == PREVIEW:
            self.preview_step.table.edit(self.preview_step.table.currentIndex())
        elif self.step == COLUMNS:
            self.columns_step.choose_target()

    def import_in(self) -> None:
        """Ctrl+I: choose a file; what there was to save is not thrown away."""
        done = self.step == PREVIEW and not (self.next_button.isEnabled() or words.saving(self.plan)[2])
        if (self.step in (FILE, DONE) or done) and not self.jobs.busy:
            self.start_over()
            self.file_step.drop.pick()


def _undo(store: Any, step: int, progress: Any) -> str:
    return str(store.undo(step))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
