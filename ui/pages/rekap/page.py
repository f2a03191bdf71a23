"""The page "Rekap Excel": a period in figures and sheets, what is missing, the package and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QGuiApplication

from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import paket
from lkm_desktop.services.kelengkapan_data import sebut_periode
from lkm_desktop.services.papan_data import Tindakan
from lkm_desktop.services.rekap.periode import Periode, dari_kode
from ui import crash, mnemonics
from ui.context import Context, Session
from ui.page import Page
from ui.pages import preview_papers
from ui.pages.impor.jobs import Jobs
from ui.pages.rekap import making
from ui.pages.rekap.acts import Acts
from ui.pages.rekap.angka_tab import FiguresTab
from ui.pages.rekap.isi_tab import ContentsTab, remembered
from ui.pages.rekap.kiriman_tab import SentTab
from ui.pages.rekap.kurang_tab import MissingTab
from ui.pages.rekap.lembar_tab import SheetsTab
from ui.pages.rekap.making import Read
from ui.pages.rekap.period_bar import PeriodBar
from ui.pages.rekap.teks_tab import WordsTab
from ui.pages.siklus.acting import act
from ui.widgets import looks

TABS = ("angka", "kurang", "lembar", "isi", "teks", "kiriman")
_NAMES = ("&1 Ringkasan", "&2 Belum lengkap", "&3 Lembar", "&4 Isi paket", "&5 Teks pengantar", "&6 Riwayat kiriman")
_CHOICE = "rekap/pilihan"
PAPER = "kelengkapan"
NO_CYCLE = "Belum ada siklus yang dapat direkap."


class RekapPage(Page):
    """What is shown is read in the background for the period that is chosen; tabs only show it."""

    title = "Rekap untuk korkot"
    help_key = "rekap"
    tables = frozenset({
        "orang", "penugasan", "relawan", "rapat", "kehadiran", "agenda", "usulan", "keputusan", "tindak_lanjut",
        "organisasi", "aturan", "siklus", "tahap", "kegiatan_siklus", "syarat", "fakta_tahap", "pemilihan",
        "pemilihan_rt", "perolehan", "sesi_kbk", "pelatihan", "peserta_pelatihan", "naskah", "lampiran", "idf",
        "nilai_idf", "templat",
    })  # fmt: skip
    abilities = frozenset({"simpan", "ekspor", "cetak"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.found: Read | None = None
        self.reading = Jobs(ctx, self)
        self.period = PeriodBar()
        self.figures, self.missing, self.sheets = FiguresTab(), MissingTab(), SheetsTab()
        self.contents, self.words, self.sent = ContentsTab(), WordsTab(), SentTab()
        self.tabs = looks.tabs("Bagian rekap")
        for tab, name in zip(self.parts(), _NAMES, strict=True):
            self.tabs.addTab(tab, name)
        self.excel_button = looks.button("&Simpan rekap Excel saja…", self.export, "file-spreadsheet")
        self.make_button = looks.button("Buat pa&ket…", self.save, "archive", "primary")
        self.add_action(self.excel_button, self.make_button)
        self.body.addWidget(self.period)
        self.body.addWidget(self.tabs, 1)
        self.contents.set_choice(remembered(ctx.memory.data(_CHOICE)))
        self._connect()

    def _connect(self) -> None:
        self.period.kind_chosen.connect(self._kind_chosen)
        self.period.chosen.connect(self._period_chosen)
        self.period.refused.connect(self._refused)
        self.contents.chosen.connect(self._choice_changed)
        self.missing.wanted.connect(self._act)
        self.missing.paper_wanted.connect(self.print_out)
        self.words.copy_wanted.connect(self._copy)
        self.tabs.currentChanged.connect(self._turned)
        self.reading.failed.connect(self.broke)
        self.acts = Acts(self)

    def parts(self) -> tuple[FiguresTab, MissingTab, SheetsTab, ContentsTab, WordsTab, SentTab]:
        """The tabs in their order."""
        return self.figures, self.missing, self.sheets, self.contents, self.words, self.sent

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`periode` is a code, `bagian` one of TABS."""
        if arguments.get("periode"):
            try:
                with self.ctx.read() as s:
                    self.period.show_period(s, dari_kode(s, str(arguments["periode"])), date.today())
            except LkmError as error:
                self.ctx.error(error)
            if self.isVisible():
                self.reload()
            else:
                self._stale = True
        if arguments.get("bagian") in TABS:
            self.tabs.setCurrentIndex(TABS.index(str(arguments["bagian"])))

    def reload(self) -> None:
        """Read the chosen period again; at first the month before."""
        today, shown = date.today(), self.period.period
        with self.ctx.read() as s:
            if shown is not None:
                self.period.show_period(s, _again(s, shown, today), today, self.period.upto)
            elif self.found is None:
                self.period.show_period(s, paket.periode_bawaan(s, today), today)
            else:  # a kind without periods was chosen; there may be one now
                self.period.fill(s, today)
                self.period.take(s, today)
        self.read()

    def refresh(self) -> None:
        """F5."""
        self.reload()

    def _kind_chosen(self) -> None:
        with self.ctx.read() as s:
            self.period.fill(s, date.today())
        self._period_chosen()

    def _period_chosen(self) -> None:
        try:
            with self.ctx.read() as s:
                self.period.take(s, date.today())
        except LkmError as error:
            self.ctx.error(error)
        self.read()

    def _refused(self, words: str) -> None:
        if words:
            self.say("warn", words)
        else:
            self.bar.clear()

    def _choice_changed(self) -> None:
        kept = self.contents.choice().catatan()
        self.ctx.memory.put(_CHOICE, {key: value for key, value in kept.items() if key != "nik"})
        self.read()

    def read(self) -> None:
        """Read everything for the page on the worker thread."""
        period, upto = self.period.period, self.period.upto
        if period is None or upto is None:
            self.reading.forget()
            self.set_title(self.title, NO_CYCLE)
            self.allow(False)
            return
        self.set_title(self.title, f"Membaca {sebut_periode(period)}…")
        if not self.fresh():
            self.tabs.setEnabled(False)  # what stands there is of another period
            self.allow(False)
        work = partial(making.read, self.ctx.store, period, upto, self.contents.choice())
        self.reading.run("Membaca periode", work, self._arrived, quiet=True)

    def fresh(self) -> bool:
        """Whether what is shown belongs to the period and cut-off above."""
        ready = self.found.ready if self.found is not None else None
        return ready is not None and (ready.periode, ready.sampai) == (self.period.period, self.period.upto)

    def _arrived(self, found: Read) -> None:
        first = self.found is None
        self.tabs.setEnabled(True)
        self.found, ready = found, found.ready
        self.figures.show_ready(ready)
        self.missing.show_found(ready.kelengkapan)
        self.sheets.show_rekap(ready.rekap)
        self.contents.show_ready(ready)
        self.words.show_words(found.short, found.long)
        self.sent.show_log(found.log)
        number = len(ready.kelengkapan.kurang)
        self.tabs.setTabText(1, _NAMES[1] + (f" ({number})" if number else ""))
        told = f"{number} hal belum lengkap" if number else "lengkap"
        self.set_title(self.title, f"{ready.periode.label}, data sampai {tanggal_panjang(ready.sampai)}  ·  {told}")
        self.allow(True)
        mnemonics.refresh(self)
        if first and self.isVisible() and self.focusWidget() is None:
            self.take_focus()

    def allow(self, ready: bool) -> None:
        """Whether there is a period to make something of; while a package is made there is not."""
        for made in (self.excel_button, self.make_button):
            made.setEnabled(ready and not self.acts.work.busy)

    def broke(self, error: object) -> None:
        """Reading or making failed."""
        self.allow(self.fresh())
        self.tabs.setEnabled(self.fresh())
        if isinstance(error, LkmError):
            self.say("error", str(error))
        elif isinstance(error, BaseException):
            crash.report(error)

    def _turned(self) -> None:
        self.bar.clear()
        mnemonics.refresh(self)

    def take_focus(self) -> None:
        """The keys go to where the tab begins."""
        part = self.tabs.currentWidget()
        for tab in self.parts():
            if tab is part:
                tab.start()

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    def shut(self) -> None:
        """What is being read or made is given up."""
        for jobs in (self.reading, self.acts.work):
            jobs.forget()

    # --- what can be done -------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: make the package."""
        self.acts.make()

    def export(self) -> None:
        """Ctrl+E: the workbook alone."""
        self.acts.workbook()

    def print_out(self) -> None:
        """Ctrl+P: the checklist."""
        if self.found is None:
            return
        ready = self.found.ready
        request = preview_papers.request(
            self.ctx, PAPER, subjek=ready.periode.kode, name=ready.periode.label, day=ready.sampai
        )
        typed = (("sampai", ready.sampai.isoformat()),)
        self.ctx.preview(replace(request, start=replace(request.start, isian=typed)))

    # --- ways on ----------------------------------------------------------------------------------------------------

    def _act(self, deed: Tindakan) -> None:
        """Where a button of the list of gaps leads; another period stays on this page."""
        if deed.page == "rekap":
            self.open(**deed.arguments)
            return
        try:
            act(self.ctx, deed)
        except LkmError as error:
            self.ctx.error(error)

    def _copy(self, text: str, what: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.say("ok", f"{what} disalin. Tempelkan di pesan.")


def _again(s: Session, shown: Periode, today: date) -> Periode:
    """The period as it is now: a siklus may have been closed; one that is gone gives way to the month before."""
    try:
        return dari_kode(s, shown.kode)
    except LkmError:
        return paket.periode_bawaan(s, today)
