"""Attendance from Excel: whom each row means and how it would be marked; what is not sure is asked; one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.errors import LkmError
from lkm_desktop.services import impor_kehadiran
from lkm_desktop.services.impor_hadir_bahan import BahanHadir
from lkm_desktop.services.impor_kehadiran import BERMASALAH, LEWATI, RencanaHadir
from ui import ask, crash, mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.impor import kehadiran_words as words
from ui.pages.impor.file_step import ENDINGS
from ui.pages.impor.jobs import Jobs
from ui.pages.impor.kehadiran_parts import Decision, MeetingChoice, PreviewModel
from ui.pages.impor.source import read_book
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.drop_area import DropArea
from ui.widgets.inputs import ChoiceInput

if TYPE_CHECKING:
    from lkm_desktop.importers.sel import Buku

_WORDS = (
    "Seret lembar Excel daftar hadir ke sini, atau pilih berkasnya.\n"
    "Boleh H/I/S/A, centang, jam datang, atau daftar nama saja; beberapa rapat boleh bersebelahan menurut tanggal."
)
_WIDTHS = (Width(5, 6), Width(11, 12), Width(14, 26), Width(14, 30), Width(12, 28), Width(16, 40, True))
#: what a blank cell means
_BLANK = (("", "biarkan"), ("alpa", "alpa"), ("izin", "izin"), ("sakit", "sakit"))


def make(ctx: Context) -> Page:
    """The page."""
    return AttendancePage(ctx)


class AttendancePage(Page):
    """One sheet at a time; for one meeting when it was opened from there, else columns find their meetings by date."""

    title = "Impor kehadiran"
    help_key = "impor_kehadiran"
    tables = frozenset({"rapat", "kehadiran", "orang"})
    abilities = frozenset({"impor", "simpan"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.rapat_id: str | None = None
        self.found: BahanHadir | None = None
        self.plan: RencanaHadir | None = None
        self._book: Buku | None = None
        self._meetings: dict[int, str] = {}
        self._decisions: dict[int, str] = {}
        self.jobs = Jobs(ctx, self)
        self.drop = DropArea(_WORDS, "Pilih berkas…", ask.EXCEL_FILTER, ENDINGS)
        self.sheets = ChoiceInput([], required=True)
        self.choice = MeetingChoice()
        self.replace = QCheckBox("Ganti tanda yang sudah ada")
        self.blank = ChoiceInput(list(_BLANK), required=True)
        self.model = PreviewModel()
        self.table = Table("Kehadiran di lembar", self.model)
        self.table.set_widths(_WIDTHS)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.reason = looks.label("", "muted", wrap=True)
        self.decision = Decision()
        self.skip_button = looks.button("Lewati yang bermasalah", self.skip_problems, "user-x")
        self.back_button = looks.button("Kembali", self.back, "arrow-left")
        self.save_button = looks.button("Simpan", self.save, "check", "primary")
        self.add_action(self.back_button, self.save_button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.drop)
        self._stack.addWidget(self._preview())
        self.body.addWidget(self._stack, 1)
        self._connect()
        self._show()

    def _preview(self) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.sheets.setAccessibleName("Lembar di berkas")
        self.blank.setAccessibleName("Sel kosong berarti")
        label = looks.label("Sel kosong")
        label.setBuddy(self.blank)
        self._sheet_label = looks.label("Lembar")
        self._sheet_label.setBuddy(self.sheets)
        layout.addLayout(looks.row(self._sheet_label, self.sheets, label, self.blank, self.replace, None))
        layout.addWidget(self.choice)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.reason)
        layout.addLayout(looks.row(self.decision, None, self.skip_button))
        return holder

    def _connect(self) -> None:
        self.drop.chosen.connect(self.read)
        self.drop.refused.connect(partial(self.say, "warn"))
        self.sheets.edited.connect(self._sheet_chosen)
        self.choice.chosen.connect(self._meeting_chosen)
        self.replace.toggled.connect(self._plan)
        self.blank.edited.connect(self._plan)
        self.decision.decided.connect(self._decided)
        self.table.opened.connect(self.decision.start)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.jobs.failed.connect(self._failed)

    # --- what is read -----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`rapat_id` is the meeting that the sheet is for; `buku` a book that was read already; `path` a file."""
        if arguments:
            self.start_over()
            self.rapat_id = arguments.get("rapat_id")
            self._show()
        if arguments.get("buku") is not None:
            self._opened(arguments["buku"])
        elif isinstance(arguments.get("path"), Path):
            self.read(arguments["path"])

    def start_over(self) -> None:
        """Another file."""
        self.jobs.forget()
        self._book = self.found = self.plan = None
        self._meetings, self._decisions = {}, {}
        self.bar.clear()
        self._show()

    def read(self, path: Path) -> None:
        """Read a file in the background."""
        self.bar.clear()
        self.jobs.run(f"Membaca {path.name}", partial(read_book, path), self._opened)

    def _opened(self, book: Any) -> None:
        self._book = book
        self._look(None)

    def _sheet_chosen(self) -> None:
        self._look(str(self.sheets.value()))

    def _look(self, sheet: str | None) -> None:
        """Find the attendance in a sheet of the book."""
        from lkm_desktop.importers.kehadiran import siapkan

        if self._book is None:
            return
        try:
            self.found = siapkan(self._book, sheet)
        except LkmError as error:
            self._failed(error)
            return
        self._meetings, self._decisions = {}, {}
        names = list(dict.fromkeys([self.found.lembar, *self.found.lembar_lain]))
        self.sheets.set_choices([(name, name) for name in names])
        self.sheets.set_value(self.found.lembar)
        for part in (self.sheets, self._sheet_label):
            part.setVisible(len(names) > 1)
        self._plan()
        self.table.go_to(self._first_problem())
        self.take_focus()

    def _failed(self, error: object) -> None:
        if isinstance(error, LkmError):
            self.say("error", str(error))
        elif isinstance(error, BaseException):
            crash.report(error)

    # --- the plan ---------------------------------------------------------------------------------------------------

    def _plan(self) -> None:
        """Compare the sheet with the rolls."""
        if self.found is None:
            return
        try:
            with self.ctx.read() as s:
                self.plan = impor_kehadiran.rencana(
                    s, self.found, self.rapat_id, pilihan=self._meetings, keputusan=self._decisions,
                    timpa=self.replace.isChecked(), sisanya=str(self.blank.value() or "") or None,
                )
        except LkmError as error:
            self.plan = None
            self._failed(error)
        self._show()

    def reload(self) -> None:
        """The rolls changed while a preview stands here: plan anew."""
        self._plan()
        self._show()

    def _meeting_chosen(self, column: int, meeting: str) -> None:
        self._meetings[column] = meeting
        self._plan()

    def _decided(self, decision: str) -> None:
        row = self._row()
        if row is None:
            return
        self._decisions.pop(row.nomor, None)
        if decision:
            self._decisions[row.nomor] = decision
        self._plan()

    def skip_problems(self) -> None:
        """Leave out every row that is not clear."""
        if self.plan is not None:
            self._decisions |= {row.nomor: LEWATI for row in self.plan.baris if row.status == BERMASALAH}
            self._plan()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        place = self.table.currentIndex().row()
        self._stack.setCurrentIndex(1 if self.plan is not None else 0)
        self.model.show(self.plan)
        self.choice.show_plan(self.plan)
        if self.plan is not None:
            self.table.go_to(min(max(place, 0), len(self.plan.baris) - 1))
        self.set_title(self.title, self._told())
        text, ready, reason = words.saving(self.plan)
        self.save_button.setText(text)
        self.save_button.setEnabled(ready)
        self.save_button.setToolTip(reason)
        self.save_button.setVisible(self.plan is not None)
        self.skip_button.setEnabled(self.plan is not None and self.plan.jumlah(BERMASALAH) > 0)
        self._row_changed()
        mnemonics.refresh(self)

    def _told(self) -> str:
        if self.plan is None:
            return self._meeting_words()
        notes = " ".join(self.plan.bahan.catatan)
        return f"{self.plan.bahan.sumber}  ·  {self.plan.kalimat} {notes}".strip()

    def _meeting_words(self) -> str:
        from lkm_desktop.services.rapat import get_rapat

        if self.rapat_id is None or not self.ctx.is_open:
            return "Rapat dicari dari tanggal di judul kolom."
        with self.ctx.read() as s:
            values = get_rapat(s, self.rapat_id)
        return f"Untuk rapat {values['nomor']}. {values['judul']}"

    def _row(self) -> impor_kehadiran.BarisRencanaHadir | None:
        place = self.table.currentIndex().row()
        return self.plan.baris[place] if self.plan is not None and 0 <= place < len(self.plan.baris) else None

    def _row_changed(self) -> None:
        row = self._row()
        self.reason.setText(" ".join([*row.alasan, *row.catatan]) if row is not None else "")
        self.reason.setVisible(bool(self.reason.text()))
        self.decision.show_row(row, self._decisions.get(row.nomor, "") if row is not None else "")

    def _first_problem(self) -> int:
        rows = self.plan.baris if self.plan is not None else []
        return next((n for n, row in enumerate(rows) if row.status == BERMASALAH), 0)

    def take_focus(self) -> None:
        """The keys go to the preview, or to the button that chooses a file."""
        if self.plan is not None:
            self.table.enter()
        else:
            self.drop.button.setFocus()

    # --- doing ------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: write every mark as one step, then show the meeting."""
        from lkm_desktop.storage import cadangan

        plan, done = self.plan, None
        if plan is None or not self.save_button.isEnabled():
            return
        cadangan.before(self.ctx.store, "Sebelum impor")
        with (unit := self.ctx.unit(f"Impor kehadiran dari {plan.bahan.sumber}")) as s:
            done = impor_kehadiran.terapkan(s, plan)
        if unit.ok and done is not None:
            first = plan.dipakai[0].rapat_id
            self.start_over()
            self.ctx.go("rapat_isi", rapat_id=first, tab="kehadiran")
            self.ctx.message.emit("ok", f"{done.kalimat} Ctrl+Z mengurungkan.", ())

    def back(self) -> None:
        """Another file; from there back to the meeting."""
        if self.plan is not None:
            self.start_over()
            self.take_focus()
        elif self.rapat_id is not None:
            self.ctx.go("rapat_isi", rapat_id=self.rapat_id, tab="kehadiran")
        else:
            self.ctx.go("impor")

    def import_in(self) -> None:
        """Ctrl+I: choose a file."""
        self.start_over()
        self.drop.pick()
