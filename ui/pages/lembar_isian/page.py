"""The page of fill-in sheets: make one, read one back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from lkm_desktop.errors import LkmError
from lkm_desktop.format import nama_berkas
from lkm_desktop.services.lembar_isian import DAFTAR
from lkm_desktop.services.lembar_isian_banding import Rencana
from ui import ask, crash, files, mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.impor.jobs import Jobs
from ui.pages.lembar_isian.make_tab import MakeTab
from ui.pages.lembar_isian.read_tab import ReadTab
from ui.pages.lembar_isian.source import FILTER, Source, Wanted, left_behind, make_sheet, read_sheet
from ui.widgets import looks

MAKE, READ = 0, 1


class LembarIsianPage(Page):
    """Two parts; a sheet that was read stays until it is applied or another one is chosen."""

    title = "Lembar isian"
    help_key = "lembar_isian"
    tables = frozenset({"orang", "penugasan", "relawan", "organisasi"})
    abilities = frozenset({"simpan", "ekspor", "impor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.source, self.jobs = Source(ctx), Jobs(ctx, self)
        self.making, self.reading = MakeTab(self.source), ReadTab()
        self.tabs = looks.tabs("Lembar isian")
        self.tabs.addTab(self.making, "&1 Buat lembar")
        self.tabs.addTab(self.reading, "&2 Baca yang sudah diisi")
        self.body.addWidget(self.tabs, 1)
        self.making.save_wanted.connect(self.export)
        self.reading.file_chosen.connect(self.read)
        self.reading.refused.connect(partial(self.say, "error"))
        self.reading.apply_wanted.connect(self.apply)
        self.reading.again_wanted.connect(self.import_in)
        self.tabs.currentChanged.connect(self._turned)
        self.jobs.failed.connect(self._failed)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`path` reads that file; `daftar` with `rt` and `rw` begins a sheet; `bagian` is "buat" or "baca"."""
        if arguments.get("daftar") in DAFTAR:
            self.making.fill(self.ctx.office.istilah)
            self.making.choose(str(arguments["daftar"]), arguments)
            self.tabs.setCurrentIndex(MAKE)
        if arguments.get("bagian") in ("buat", "baca"):
            self.tabs.setCurrentIndex(MAKE if arguments["bagian"] == "buat" else READ)
        if isinstance(arguments.get("path"), Path):
            self.read(arguments["path"])

    def reload(self) -> None:
        """Read the office again; a sheet that is being looked at is compared anew."""
        self.making.fill(self.ctx.office.istilah)
        plan = self.reading.plan
        if plan is not None:
            try:
                self.reading.show_plan(self.source.compare(plan.terbaca))
            except LkmError as error:
                self.reading.show_plan(None)
                self.ctx.error(error)
        mnemonics.refresh(self)

    def take_focus(self) -> None:
        """The keys go to where the part begins."""
        (self.making if self.tabs.currentIndex() == MAKE else self.reading).start()

    def _turned(self) -> None:
        self.bar.clear()
        mnemonics.refresh(self)

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    # --- making -----------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Ctrl+E: give out a sheet."""
        wanted = self.making.wanted()
        path = ask.save_file("Simpan lembar isian", self.source.name(wanted), "Buku kerja Excel (*.xlsx)")
        if path is not None:
            work = partial(make_sheet, wanted, path, self.ctx.store)
            self.jobs.run("Membuat lembar isian", work, partial(self._made, wanted, path))

    def _made(self, wanted: Wanted, path: Path, data: bytes) -> None:
        files.say_where(self, path, "Lembar isian")
        self.source.log(wanted, data)

    # --- reading ----------------------------------------------------------------------------------------------------

    def import_in(self) -> None:
        """Ctrl+I: another sheet."""
        path = ask.open_file("Baca lembar isian", FILTER)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a sheet in the background."""
        self.bar.clear()
        self.tabs.setCurrentIndex(READ)
        self.jobs.run(f"Membaca {path.name}", partial(read_sheet, path, self.ctx.store), self._was_read)

    def _was_read(self, plan: Rencana) -> None:
        self.reading.show_plan(plan)
        if not plan.ubahan and not plan.baru:
            self.say("info", f"{plan.kalimat} Tidak ada yang perlu diambil dari lembar ini.")
        if self.isVisible():
            self.reading.start()

    def save(self) -> None:
        """Ctrl+S: give out a sheet, or take what is ticked."""
        if self.tabs.currentIndex() == MAKE:
            self.export()
        else:
            self.apply()

    def apply(self) -> None:
        """Write the ticked changes in one step."""
        plan, (changes, people) = self.reading.plan, self.reading.chosen()
        if plan is None or not (changes or people) or not self.ctx.may_write():
            return
        lines = self.reading.left()
        self.reading.show_plan(None)
        done = self.source.apply(plan, changes, people)
        if done is None:
            self.reading.show_plan(plan)
            return
        told = [done.kalimat]
        if left := len(plan.ubahan) + len(plan.baru) - done.sel - done.baru:
            told.append(f"{left} lainnya tidak diambil.")
        if plan.halangan:
            told.append(f"{len(plan.halangan)} tidak bisa diambil.")
        save = [("Simpan yang tidak diambil…", partial(self._save_left, plan.terbaca.nama, lines))] if lines else []
        self.say("ok", " ".join(told), ("Urungkan", self.ctx.undo), *save)
        self.reading.start()

    def _save_left(self, name: str, lines: list[tuple[str, ...]]) -> None:
        """Write what was not taken, for those who filled the sheet in."""
        wanted = nama_berkas("Tidak diambil", name.rpartition(".")[0] or name, akhiran=".xlsx")
        path = ask.save_file("Simpan yang tidak diambil", wanted, "Buku kerja Excel (*.xlsx)")
        if path is None:
            return
        try:
            files.write(path, left_behind(name, lines))
        except LkmError as error:
            self.say("error", str(error))
            return
        files.say_where(self, path, "Daftar yang tidak diambil")

    def _failed(self, error: object) -> None:
        if isinstance(error, LkmError):
            self.say("error", str(error))
        elif isinstance(error, BaseException):
            crash.report(error)
