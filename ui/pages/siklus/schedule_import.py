"""The korkot's master schedule from Excel: what each row would change, chosen by the user where it is not clear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from lkm_desktop.errors import LkmError
from lkm_desktop.services import impor_jadwal
from lkm_desktop.services.impor_jadwal import BERUBAH, LEWATI, PerubahanJadwal, RencanaJadwal, TabelJadwal, TakTerpakai
from ui import ask, mnemonics
from ui.context import Context
from ui.pages.impor.jobs import Jobs
from ui.pages.rapat.table import Table, Width
from ui.pages.siklus import words
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput
from ui.widgets.plain_table import PlainModel

if TYPE_CHECKING:
    from lkm_desktop.importers.sel import Buku
    from ui.page import Page
    from ui.work import Progress

_HEADINGS = ("Baris", "Di lembar", "Tahap, kegiatan", "Rencana sekarang", "Menjadi", "Keterangan")
_WIDTHS = (Width(4, 5), Width(12, 30), Width(14, 34, True), Width(14, 24), Width(14, 24), Width(10, 30))


@dataclass(frozen=True)
class Line:
    """One row of the preview: of the sheet, or of a stage that only follows its activities (number 0)."""

    number: int
    cells: tuple[str, ...]
    choices: tuple[tuple[str, str], ...] = ()
    used: bool = True


class ScheduleImport(QFrame):
    """`closed(what to say)` when applied or given up; empty then."""

    closed = Signal(str)
    ready = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("card")
        self._page, self._ctx = page, page.ctx
        self._siklus_id = ""
        self._book: Buku | None = None
        self._first = date.today()
        self._sheet: TabelJadwal | None = None
        self._targets: list[tuple[str, str]] = []
        self.decisions: dict[int, str] = {}
        self.plan: RencanaJadwal | None = None
        self.lines: list[Line] = []
        self.jobs = Jobs(page.ctx, self)
        self.title = looks.Elided("Impor jadwal", "h2")
        self.told = looks.label("", "muted", wrap=True)
        self.sheets = ChoiceInput([], required=True)
        self.sheets.setAccessibleName("Lembar di berkas")
        self.sheets.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheets.setMaximumWidth(looks.chars(self.sheets, 30))
        self.reason = looks.label("", "muted", wrap=True)
        self.model = PlainModel(_HEADINGS, frozenset({0}))
        self.table = Table("Perubahan jadwal", self.model)
        self.table.set_widths(_WIDTHS)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.meaning = ChoiceInput([], required=True)
        self.meaning.setAccessibleName("Arti baris ini")
        self.meaning_label = looks.label("Baris ini")
        self.meaning_label.setBuddy(self.meaning)
        self.cancel_button = looks.button("Batal", self.give_up)
        self.apply_button = looks.button("Terapkan", self.apply, "check", "primary")
        self._build()
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.opened.connect(self._to_meaning)
        self.meaning.edited.connect(self._decided)
        self.sheets.edited.connect(self._sheet_chosen)
        self.jobs.failed.connect(self._failed)

    def _build(self) -> None:
        top = looks.row(self.title, self.sheets)
        top.setStretch(0, 1)
        bottom = looks.row(self.meaning_label, self.meaning, None, self.cancel_button, self.apply_button)
        bottom.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.told)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.reason)
        layout.addLayout(bottom)

    # --- reading ----------------------------------------------------------------------------------------------------

    def pick(self, siklus_id: str, first: date, targets: list[tuple[str, str]]) -> bool:
        """Choose a file for a siklus that began on `first`; targets: (key, words) of its stages and activities.

        False when none was chosen.
        """
        path = ask.open_file("Impor jadwal", ask.EXCEL_FILTER)
        if path is None:
            return False
        self._siklus_id, self._first, self._targets = siklus_id, first, targets
        self.read(path)
        return True

    def take(self, siklus_id: str, first: date, targets: list[tuple[str, str]], book: Buku) -> None:
        """Preview a book that was read already, for a siklus that began on `first`."""
        self._siklus_id, self._first, self._targets = siklus_id, first, targets
        self.decisions, self.plan = {}, None
        self.title.setText(f"Impor jadwal dari {book.nama}")
        self._opened(book)

    def read(self, path: Path) -> None:
        """Read a file in the background; `ready` when the preview stands."""
        self.decisions, self.plan, self._book = {}, None, None
        self.title.setText(f"Impor jadwal dari {path.name}")
        self.told.setText("Membaca berkas…")
        self.sheets.hide()
        self._fill()
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.jobs.run(f"Membaca {path.name}", partial(_read, path), self._opened)

    def _opened(self, book: Buku) -> None:
        self._book = book
        self._prepare(None)

    def _prepare(self, sheet: str | None) -> None:
        from lkm_desktop.importers import jadwal

        if self._book is None:
            return
        try:
            self._sheet = jadwal.siapkan(self._book, self._first, sheet)
        except LkmError as error:
            self._failed(error)
            return
        names = list(dict.fromkeys([self._sheet.lembar, *self._sheet.lembar_lain]))
        self.sheets.set_choices([(name, f"Lembar {name}") for name in names])
        self.sheets.set_value(self._sheet.lembar)
        self.sheets.setVisible(len(names) > 1)
        self.decisions = {}
        self._plan()

    def _sheet_chosen(self) -> None:
        self._prepare(str(self.sheets.value()))

    def _failed(self, error: object) -> None:
        if not isinstance(error, LkmError):
            raise error if isinstance(error, BaseException) else TypeError(str(error))
        self.plan = None
        self.told.setText(str(error))
        self._fill()

    def _plan(self) -> None:
        """Compare the sheet with the siklus."""
        if self._sheet is None:
            return
        try:
            with self._ctx.read() as s:
                self.plan = impor_jadwal.rencana(s, self._siklus_id, self._sheet, self.decisions)
        except LkmError as error:
            self._failed(error)
            return
        plan = self.plan
        parts = [f"{plan.jumlah} jadwal berubah" if plan.jumlah else "Tidak ada jadwal yang berubah"]
        parts += [f"{len(plan.tak_terpakai)} baris tidak terpakai"] if plan.tak_terpakai else []
        parts += [f"{len(plan.dilewati)} baris dilewati"] if plan.dilewati else []
        self.told.setText(words.DOT.join(parts) + ". Belum ada yang disimpan.")
        self._fill()
        self.ready.emit()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        row = self.table.currentIndex().row()
        self.lines = _lines(self.plan) if self.plan is not None else []
        self.model.set_rows([line.cells for line in self.lines])
        self.table.go_to(min(max(row, 0), len(self.lines) - 1))
        self.apply_button.setEnabled(self.plan is not None and self.plan.jumlah > 0)
        self._row_changed()
        mnemonics.refresh(self)

    def line(self) -> Line | None:
        """The row with the cursor."""
        row = self.table.currentIndex().row()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def _row_changed(self) -> None:
        """Offer what the row may mean: what is alike first, then everything."""
        line = self.line()
        able = line is not None and line.number > 0
        self.reason.setText(line.cells[5] if line is not None else "")
        self.reason.setVisible(bool(self.reason.text()))
        self.meaning.setEnabled(able)
        self.meaning.set_value(None)
        if line is None or not able:
            self.meaning.set_choices([("", "–")])
            return
        asked = "seperti dicocokkan" if line.used else "pilih artinya…"
        near = dict(line.choices)
        rest = [(key, text) for key, text in self._targets if key not in near]
        self.meaning.set_choices([("", asked), (LEWATI, "dilewati"), *line.choices, *rest])
        self.meaning.set_value(self.decisions.get(line.number, ""))

    def _decided(self) -> None:
        line = self.line()
        if line is None:
            return
        chosen = str(self.meaning.value() or "")
        self.decisions.pop(line.number, None)
        if chosen:
            self.decisions[line.number] = chosen
        self._plan()

    def start(self) -> None:
        """The keys go to the list."""
        (self.table if self.lines else self.cancel_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_meaning(self) -> None:
        if self.meaning.isEnabled():
            self.meaning.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- doing ------------------------------------------------------------------------------------------------------

    def apply(self) -> None:
        """Write the dates as one step."""
        plan, told = self.plan, ""
        if plan is None:
            return
        with (unit := self._ctx.unit(f"Impor jadwal dari {plan.sumber}")) as s:
            told = impor_jadwal.terapkan(s, plan)
        if unit.ok:
            self.closed.emit(told)

    def give_up(self) -> None:
        """Nothing changes."""
        self.jobs.forget()
        self.closed.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        super().keyPressEvent(event)


def _read(path: Path, progress: Progress) -> Buku:
    from lkm_desktop.importers.read import baca

    progress(0, 0, "Membaca berkas")
    return baca(path)


def _lines(plan: RencanaJadwal) -> list[Line]:
    """The rows of a plan in the order of the sheet; stages that follow their activities come last."""
    found = [_used(one) for one in plan.perubahan] + [_unused(one) for one in plan.tak_terpakai]
    found += [Line(number, (str(number), "", "", "", "", why)) for number, why in plan.dilewati]
    return sorted(found, key=lambda line: (line.number == 0, line.number))


def _used(one: PerubahanJadwal) -> Line:
    before, after = words.span(one.lama_mulai, one.lama_selesai), words.span(one.mulai, one.selesai)
    number = str(one.nomor) if one.nomor else "–"
    name = f"{one.kode} {one.nama}".strip()
    new = after if one.status == BERUBAH else "tetap"
    return Line(one.nomor, (number, one.nama_lembar, name, before or "–", new, one.catatan))


def _unused(one: TakTerpakai) -> Line:
    named = f"{one.kode} {one.nama}".strip()
    return Line(one.nomor, (str(one.nomor), named, "", "", "tidak terpakai", one.alasan), one.calon, used=False)


def targets(ctx: Context, siklus_id: str) -> list[tuple[str, str]]:
    """(key, words) of every stage and activity of a siklus. Raises LkmError when it is gone."""
    from lkm_desktop.services import papan

    with ctx.read() as s:
        board = papan.papan(s, siklus_id, date.today())
    found: list[tuple[str, str]] = []
    for number, stage in enumerate(board.tahap, 1):
        found.append((f"tahap:{stage.id}", f"Tahap {number}. {stage.nama}"))
        found += [(f"kegiatan:{one.id}", f"Kegiatan {one.kode} {one.nama}") for one in stage.kegiatan]
    return found
