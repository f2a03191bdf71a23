"""What is done with a form as a whole: take its file in, another file for it, its name, the Sampah, and filling it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services.templat_ganti import Pindahan, banding
from ui import ask, crash, files
from ui.pages.formulir_korkot.source import FILTER, Taken, read_file
from ui.pages.impor.jobs import Jobs

if TYPE_CHECKING:
    from lkm_desktop.isi_formulir import Terisi
    from ui.pages.formulir_korkot.page import FormulirPage


class FileActs(QObject):
    """Belongs to the page, whose form it works on."""

    def __init__(self, page: FormulirPage) -> None:
        super().__init__(page)
        self._page, self._source = page, page.source
        self._taken: Taken | None = None
        self._moves: list[Pindahan] = []
        self.jobs = Jobs(page.ctx, self)
        self.jobs.failed.connect(self._failed)

    # --- the file ---------------------------------------------------------------------------------------------------

    def take_file(self, path: Path) -> None:
        """Look at a file and keep it as a new form."""
        if self._page.ctx.may_write():
            self.jobs.run("Membaca formulir", partial(read_file, path), self._keep)

    def _keep(self, taken: Taken) -> None:
        made = self._source.add(taken)
        if made:
            self._page.show_form(made)
            self._page.say("ok", "Formulir diambil. Pilih selnya satu per satu, atau biarkan program mengusulkan.",
                           ("Usulkan dari judul", self._page.propose))  # fmt: skip

    def replace_file(self) -> None:
        """The form of this year: its cells are found again by their words."""
        if self._source.form is None or not self._page.ctx.may_write():
            return
        path = ask.open_file("Ganti berkas formulir", FILTER)
        if path is not None:
            self.jobs.run("Membaca formulir", partial(read_file, path), self._compare)

    def _compare(self, taken: Taken) -> None:
        old = self._source.grid
        cells = [cell.sel for cell in self._source.cells]
        self._taken = taken
        self._moves = banding(old, taken.grid, cells) if old is not None else []
        self._page.show_moves(taken.name, self._moves)

    def use_new_file(self) -> None:
        """Take the file that was compared."""
        if self._taken is None or not self._source.replace_file(self._taken, self._moves):
            return
        lost = [m.kalimat for m in self._moves if not m.tempat]
        self._taken, self._moves = None, []
        self._page.show_cell()
        words = " ".join(["Berkas formulir diganti.", *lost[:3]])
        self._page.say("warn" if lost else "ok", words, ("Urungkan", self._page.ctx.undo))

    def save_blank(self) -> None:
        """The file as it came from the korkot."""
        form = self._source.form
        path = ask.save_file("Simpan formulir", form.berkas, _filter(form.berkas)) if form is not None else None
        if path is not None:
            self._write(path, self._source.blank, "Formulir kosong")

    # --- the form ---------------------------------------------------------------------------------------------------

    def rename(self) -> None:
        """Another name."""
        if self._source.form is None or not self._page.ctx.may_write():
            return
        name = ask.text("Ubah nama formulir", "Nama formulir", self._source.form.nama)
        if name is None:
            return
        try:
            self._source.rename(name)
        except FieldErrors as error:
            self._page.say("error", str(error))

    def trash(self) -> None:
        """To the Sampah."""
        form = self._source.form
        if form is not None and self._page.ctx.may_write() and self._source.trash():
            self._page.say("ok", f"{form.nama} ada di Sampah.", ("Urungkan", self._page.ctx.undo))

    # --- filling ----------------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Fill the form for the period that is chosen and give it to the user."""
        try:
            period, upto = self._page.when()
            done = self._source.fill(period, upto)
        except LkmError as error:
            self._page.ctx.error(error)
            return
        path = ask.save_file("Simpan formulir yang terisi", done.nama, _filter(done.nama))
        if path is None or not self._write(path, lambda: done.data, "Formulir"):
            return
        self._source.log(period, done.data)
        self._tell(path, done)

    def _tell(self, path: Path, done: Terisi) -> None:
        """Say what could not be filled, if anything."""
        plan = done.rencana
        told = [*plan.tak_terisi, *plan.terpotong]
        empty = f"{len(plan.kosong)} sel belum ada isinya." if plan.kosong else ""
        if told or empty:
            place = files.Place(path)
            words = " ".join(part for part in (f"Tersimpan: {path.name}.", empty, *told[:3]) if part)
            actions = (("Buka berkas", place.open), ("Buka folder", place.show))
            self._page.say("warn" if told else "ok", words, *actions)

    def _write(self, path: Path, data: Callable[[], bytes], what: str) -> bool:
        try:
            files.write(path, data())
        except LkmError as error:
            self._page.ctx.error(error)
            return False
        files.say_where(self._page, path, what)
        return True

    def _failed(self, error: object) -> None:
        if isinstance(error, LkmError):
            self._page.say("error", str(error))
        elif isinstance(error, BaseException):
            crash.report(error)


def _filter(name: str) -> str:
    ending = Path(name).suffix.lower() or ".xlsx"
    return f"Buku kerja Excel (*{ending})"
