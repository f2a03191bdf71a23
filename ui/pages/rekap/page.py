"""The page "Rekap Excel": a period in figures and sheets, what is missing, the package and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from lkm_desktop.errors import LkmError
from lkm_desktop.format import ribuan, tanggal_panjang
from lkm_desktop.services import paket, paket_log
from lkm_desktop.services.kelengkapan import HARUS
from lkm_desktop.services.kelengkapan_data import sebut_periode
from lkm_desktop.services.papan_data import Tindakan
from lkm_desktop.services.rekap.periode import dari_kode
from ui import ask, crash, files, mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages import preview_papers
from ui.pages.impor.jobs import Jobs
from ui.pages.rekap import making
from ui.pages.rekap.angka_tab import FiguresTab
from ui.pages.rekap.isi_tab import ContentsTab, remembered
from ui.pages.rekap.kiriman_tab import SentTab
from ui.pages.rekap.kurang_tab import MissingTab
from ui.pages.rekap.lembar_tab import SheetsTab
from ui.pages.rekap.making import Made, Read
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
        self.reading, self.work = Jobs(ctx, self), Jobs(ctx, self)
        self.period = PeriodBar()
        self.figures, self.missing, self.sheets = FiguresTab(), MissingTab(), SheetsTab()
        self.contents, self.words, self.sent = ContentsTab(), WordsTab(), SentTab()
        self.tabs = looks.tabs("Bagian rekap")
        for tab, name in zip(self.parts(), _NAMES, strict=True):
            self.tabs.addTab(tab, name)
        self.excel_button = looks.button("Simpan rekap Excel saja…", self.export, "file-spreadsheet")
        self.make_button = looks.button("Buat paket…", self.save, "archive", "primary")
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
        self.sent.sent.connect(self._mark_sent)
        self.sent.unsent.connect(self._mark_unsent)
        self.sent.save_wanted.connect(self._save_again)
        self.tabs.currentChanged.connect(self._turned)
        for jobs in (self.reading, self.work):
            jobs.failed.connect(self._failed)
        self.work.cancelled.connect(self._stopped)

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
        today = date.today()
        try:
            with self.ctx.read() as s:
                if self.period.period is None:
                    self.period.show_period(s, paket.periode_bawaan(s, today), today)
                else:
                    self.period.fill(s, today)
                    self.period.take(s, today)
        except LkmError as error:
            self.ctx.error(error)
        self._read()

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
        self._read()

    def _refused(self, words: str) -> None:
        if words:
            self.say("warn", words)
        else:
            self.bar.clear()

    def _choice_changed(self) -> None:
        kept = self.contents.choice().catatan()
        self.ctx.memory.put(_CHOICE, {key: value for key, value in kept.items() if key != "nik"})
        self._read()

    def _read(self) -> None:
        """Read everything for the page on the worker thread."""
        period, upto = self.period.period, self.period.upto
        if period is None or upto is None:
            self.reading.forget()
            self.set_title(self.title, NO_CYCLE)
            self._ready(False)
            return
        self.set_title(self.title, f"Membaca {sebut_periode(period)}…")
        work = partial(making.read, self.ctx.store, period, upto, self.contents.choice())
        self.reading.run("Membaca periode", work, self._arrived, quiet=True)

    def _arrived(self, found: Read) -> None:
        first = self.found is None
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
        self._ready(True)
        mnemonics.refresh(self)
        if first and self.isVisible() and self.focusWidget() is None:
            self.take_focus()

    def _ready(self, ready: bool) -> None:
        for made in (self.excel_button, self.make_button):
            made.setEnabled(ready and not self.work.busy)

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

    # --- the package ------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: make the package, after what is missing was said."""
        if self.found is None or not self.make_button.isEnabled():
            return
        ready = self.found.ready
        must = ready.kelengkapan.banyak(HARUS)
        if must:
            asked = f"{ready.kelengkapan.kalimat} Paket tetap bisa dibuat; lembar periksa di dalamnya menyebutkannya."
            answer = ask.choose("Buat paket", asked, ("Lihat yang belum", "Tetap buat paket"))
            if answer != 1:
                if answer == 0:
                    self.tabs.setCurrentWidget(self.missing)
                    self.missing.start()
                return
        path = ask.save_file("Simpan paket", ready.nama, making.ZIP_FILTER)
        if path is None:
            return
        work = partial(making.make, self.ctx.store, ready.periode, ready.sampai, self.contents.choice(), path)
        self.work.run(f"Membuat paket {sebut_periode(ready.periode)}", work, self._made)
        self._ready(False)

    def _made(self, made: Made) -> None:
        self._ready(True)
        place = files.Place(made.path)
        words = f"Paket tersimpan: {made.path.name} ({made.papers} kertas, {ribuan(-(-made.size // 1024))} KB)."
        self.tabs.setCurrentWidget(self.sent)
        if made.skipped:
            self.say("warn", f"{words} Tidak ikut: {'; '.join(made.skipped)}", ("Buka folder", place.show))
        else:
            self.say("ok", words, ("Buka folder", place.show), ("Salin teks WhatsApp", self.words.copy_long.click))
        self._read_log(first=True)

    def _stopped(self) -> None:
        self._ready(True)
        self.say("info", "Pembuatan paket dihentikan; tidak ada berkas yang ditulis.")

    def _failed(self, error: object) -> None:
        self._ready(self.found is not None)
        if isinstance(error, LkmError):
            self.say("error", str(error))
        elif isinstance(error, BaseException):
            crash.report(error)

    def export(self) -> None:
        """Ctrl+E: the workbook alone."""
        if self.found is None:
            return
        ready = self.found.ready
        path = ask.save_file("Simpan rekap Excel", str(Path(ready.nama).with_suffix(".xlsx")), making.XLSX_FILTER)
        if path is None:
            return
        try:
            making.workbook(self.ctx, ready, path)
        except LkmError as error:
            self.ctx.error(error)
            return
        files.say_where(self, path, "Rekap Excel")

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

    # --- what was sent ----------------------------------------------------------------------------------------------

    def _read_log(self, *, first: bool = False) -> None:
        with self.ctx.read() as s:
            log = paket_log.daftar(s)
        self.sent.show_log(log)
        if first:
            self.sent.to_first()
            self.sent.start()
        self._read()

    def _mark_sent(self, package: str, way: str) -> None:
        unit = self.ctx.unit("Tandai paket terkirim")
        with unit as s:
            paket_log.tandai(s, package, way, datetime.now())
        if unit.ok and self.ctx.may_write():
            self._read_log()
            self.say("ok", f"Paket ditandai sudah dikirim lewat {dict(paket_log.CARA)[way]}.")

    def _mark_unsent(self, package: str) -> None:
        unit = self.ctx.unit("Batalkan tanda terkirim")
        with unit as s:
            paket_log.batal_tandai(s, package)
        if unit.ok and self.ctx.may_write():
            self._read_log()
            self.say("ok", "Tanda terkirim dibatalkan.")

    def _save_again(self, package: str) -> None:
        """The very file again."""
        one = self.sent.current()
        path = ask.save_file("Simpan paket", one.berkas, making.ZIP_FILTER) if one is not None else None
        if path is None:
            return
        try:
            with self.ctx.read() as s:
                data = paket_log.berkas(s, package)
            files.write(path, data)
        except LkmError as error:
            self.ctx.error(error)
            return
        files.say_where(self, path, "Paket yang sama")

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


