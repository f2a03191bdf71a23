"""Tab "Jadwal": plan against realisation of every stage, how late, and the same stage of the siklus before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.errors import LkmError
from lkm_desktop.services.papan_data import BERJALAN, SELESAI
from lkm_desktop.services.siklus_banding import Banding, BarisBanding, Jalannya
from ui import mnemonics
from ui.pages.rapat.table import Table, Width
from ui.pages.siklus import acting, words
from ui.pages.siklus.schedule_import import ScheduleImport, targets
from ui.pages.siklus.source import SiklusSource
from ui.widgets import looks
from ui.widgets.plain_table import PlainModel

if TYPE_CHECKING:
    from ui.page import Page

PAPER = "jadwal-siklus"
_HEADINGS = ("Tahap", "Rencana", "Pelaksanaan", "Keadaan", "Hari", "Pertemuan", "Siklus sebelumnya")
_WIDTHS = (
    Width(12, 24, True), Width(20, 24), Width(14, 24), Width(14, 20), Width(5, 8), Width(9, 14), Width(13, 18),
)  # fmt: skip


class ScheduleTab(QWidget):
    """Enter goes to the dates of the stage with the cursor."""

    def __init__(self, page: Page, source: SiklusSource) -> None:
        super().__init__()
        self._page, self._ctx, self._source = page, page.ctx, source
        self.found: Banding | None = None
        self.model = PlainModel(_HEADINGS, frozenset({4, 5}))
        self.table = Table("Jadwal tahap", self.model)
        self.table.set_widths(_WIDTHS)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.about = looks.label("", "muted", wrap=True)
        self.dates_button = looks.button("Ubah tanggal", self.change_dates, "pencil")
        self.print_button = looks.button("Cetak jadwal", self.print_out, "printer")
        self.import_button = looks.button("Impor jadwal…", self.start_import, "file-input")
        self.importing = ScheduleImport(page)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list())
        self.stack.addWidget(self.importing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.addWidget(self.stack)
        self.table.opened.connect(self.change_dates)
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self.importing.closed.connect(self._imported)
        self.importing.ready.connect(self.start)

    def _list(self) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.about)
        layout.addWidget(self.table, 1)
        layout.addLayout(looks.row(self.dates_button, self.import_button, None, self.print_button))
        return holder

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_siklus(self, siklus_id: str) -> None:
        """Read the schedule of a siklus."""
        if self.found is not None and self.found.siklus.id != siklus_id:
            self.stack.setCurrentIndex(0)
        row = max(self.table.currentIndex().row(), 0)
        try:
            self.found = self._source.compared(siklus_id, date.today())
        except LkmError as error:
            self._ctx.error(error)
            return
        self.model.set_rows([_cells(number, line) for number, line in enumerate(self.found.tahap, 1)])
        self.table.go_to(min(row, len(self.found.tahap) - 1))
        self.about.setText(_about(self.found))
        self._enable()

    def _line(self) -> BarisBanding | None:
        row = self.table.currentIndex().row()
        lines = self.found.tahap if self.found is not None else ()
        return lines[row] if 0 <= row < len(lines) else None

    def _enable(self) -> None:
        line = self._line()
        self.dates_button.setEnabled(line is not None and line.kini is not None)

    def start(self) -> None:
        """The keys go to the list."""
        if self.stack.currentIndex():
            self.importing.start()
        else:
            self.table.enter()

    # --- what can be done -------------------------------------------------------------------------------------------

    def change_dates(self) -> None:
        """The form of the stage."""
        line = self._line()
        if line is not None and line.kini is not None and self.found is not None:
            self._ctx.go("siklus_atur", siklus_id=self.found.siklus.id, tahap_id=line.kini.tahap_id)

    def start_import(self) -> None:
        """The korkot's schedule from Excel, with a preview."""
        if self.found is None or not self._ctx.may_write():
            return
        found = self.found.siklus
        if found.selesai is not None:
            self._page.say("info", "Siklus ini sudah ditutup, jadi jadwalnya tidak diubah lagi.")
            return
        if self.importing.pick(found.id, found.mulai, targets(self._ctx, found.id)):
            self.stack.setCurrentIndex(1)
            mnemonics.refresh(self)

    def _imported(self, told: str) -> None:
        self.stack.setCurrentIndex(0)
        mnemonics.refresh(self)
        if told:
            self._page.say("ok", told, ("Urungkan", self._ctx.undo))
        self.start()

    def print_out(self) -> None:
        """The timeline on paper."""
        if self.found is not None:
            acting.show_paper(self._ctx, PAPER, subjek=self.found.siklus.id, name=self.found.siklus.nama)


def _about(found: Banding) -> str:
    """How the whole siklus stands against its plan, and what it is compared with."""
    late = found.selisih
    first = ""
    if late is not None:
        side = "lewat dari" if late > 0 else "lebih awal dari"
        first = f"Tahap terakhir yang selesai: {f'{abs(late)} hari {side} rencana' if late else 'tepat waktu'}. "
    if found.sebelum is None:
        return f"{first}Belum ada siklus sebelumnya untuk dibandingkan; pilih di Atur siklus."
    return f"{first}Dibandingkan dengan {found.sebelum.nama}."


def _cells(number: int, line: BarisBanding) -> tuple[str, ...]:
    now, then = line.kini, line.dulu
    short = line.singkat or line.nama
    name = f"{number}. {short}" if now is not None else f"{short} (hanya dahulu)"
    if now is None:
        return name, "", "", "", "", f"– (dulu {then.pertemuan})" if then and then.pertemuan else "", _former(then)
    plan = words.span(now.rencana_mulai, now.rencana_selesai) or "–"
    real = words.span(now.mulai, now.selesai) if now.selesai else f"mulai {words.day(now.mulai)}" if now.mulai else "–"
    return name, plan, real, _state(now, line.mundur), _days(now), _meetings(now, then), _former(then)


def _state(now: Jalannya, late: int | None) -> str:
    """Done with how far from the plan, or running with how late."""
    if now.keadaan == SELESAI:
        early = f"selesai {-(late or 0)} hari lebih awal"
        return early if late is not None and late < 0 else f"selesai, {words.late(late)}" if late else "selesai"
    return words.late(now.terlambat) or ("berjalan" if now.keadaan == BERJALAN else "belum dimulai")


def _days(now: Jalannya) -> str:
    """Days taken of the days planned: "35 / 28"."""
    if now.hari is None and now.rencana_hari is None:
        return "–"
    return f"{now.hari or '–'} / {now.rencana_hari or '–'}"


def _former(then: Jalannya | None) -> str:
    """The same stage of the siklus before, in words."""
    if then is None:
        return "–"
    return f"{then.hari} hari" if then.hari else "tidak selesai"


def _meetings(now: Jalannya, then: Jalannya | None) -> str:
    """Meetings held, and how many the siklus before had: "22 (dulu 20)"."""
    shown = str(now.pertemuan or "–")
    return f"{shown} (dulu {then.pertemuan})" if then is not None and then.pertemuan else shown
