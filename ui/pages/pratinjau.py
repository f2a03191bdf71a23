"""Print preview: the paper left, its settings, fields and sentences right; what is seen is what is printed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from lkm_desktop import format as fmt
from lkm_desktop.errors import LkmError
from lkm_desktop.services import dokumen
from ui import crash, files, mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages import preview_final
from ui.pages.preview_draw import Drawn, Job
from ui.pages.preview_frame import PaperPage
from ui.pages.preview_options import PreviewOptions
from ui.pages.preview_out import BY_PHONE, Outgoing
from ui.pages.preview_request import Request
from ui.pages.preview_sheet import Sheet
from ui.pages.preview_side import SidePanel
from ui.widgets import looks

REDRAW_MS = 60


def make(ctx: Context) -> Page:
    """The preview page; it waits for a request."""
    return PreviewPage(ctx)


class PreviewPage(PaperPage):
    """Shows one Request at a time; drawing happens off the GUI thread, and only the newest drawing is shown."""

    title = "Pratinjau cetak"
    help_key = "cetak"
    abilities = frozenset({"cetak", "simpan"})
    tables = frozenset({
        "orang", "penugasan", "relawan", "rapat", "kehadiran", "agenda", "usulan", "keputusan", "tindak_lanjut",
        "organisasi", "naskah", "surat_keluar", "templat",
    })

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.request: Request | None = None
        self.sheet: Sheet | None = None
        self.entry: dokumen.Cetakan | None = None
        self.drawn: Drawn | None = None
        self._wanted = self._running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REDRAW_MS)
        self._timer.timeout.connect(self.redraw)
        self.out = Outgoing(self)
        self._lay_out()
        self.final = preview_final.Final(self)

    def _lay_out(self) -> None:
        self.back_button = looks.button("Ke&mbali", self._back, "arrow-left")
        self.share_button = looks.button("Ba&gikan", None, "share-2")
        menu = QMenu(self.share_button)
        menu.addAction("Bagikan sebagai PDF").triggered.connect(self.out.share)
        self.text_action = menu.addAction("Teks WA…")
        self.text_action.triggered.connect(self.out.phone_text)
        menu.addAction("Buka folder berkas keluar").triggered.connect(self._open_outbox)
        menu.addSeparator()
        self.archive_action = menu.addAction("Arsip cetakan berkas ini")
        self.archive_action.triggered.connect(self._open_archive)
        self.share_button.setMenu(menu)
        looks.mark(self.share_button, "menu", "true")
        self.word_button = looks.button("&Word…", self.out.word, "file-text")
        self.save_button = looks.button("&Simpan PDF…", self.save, "save")
        self.print_button = looks.button("C&etak…", self.print_out, "printer", "primary")
        self.shorten(self.save_button, "&Simpan…")
        self.shorten(self.back_button, "")
        self.add_action(self.back_button, self.share_button, self.word_button, self.save_button, self.print_button)
        self.side = SidePanel(self.ctx)
        self.side.changed.connect(self._changed)
        self.side.number_wanted.connect(self._take_number)
        self.set_beside(self.side)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._back)

    # --- request ----------------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`request` is the paper to show; without one the last stays."""
        request = arguments.get("request")
        if not isinstance(request, Request):
            return
        self.leave()
        self.request, self.drawn, self.entry = request, None, None
        self.bar.clear()
        self._read_sheet()
        kept = self.ctx.memory.data(f"cetak/{request.kind}")
        self.side.show_request(request, self.sheet, kept if isinstance(kept, dict) else {})
        self.side.show_entry(self.entry)
        prose = self.sheet is not None and self.sheet.kind.word
        self.word_button.setVisible(prose)
        self.text_action.setVisible(request.paper in BY_PHONE)
        self.archive_action.setVisible(bool(request.paper))
        self.set_title(request.title, "Menyusun halaman …")
        self.fit_title()
        self._ready(False)
        if self.sheet is not None and self.sheet.restored:
            self.say("info", "Ketikan terakhir yang belum tersimpan ditampilkan lagi.")
        self._stale = False
        self.redraw()
        mnemonics.refresh(self)

    def _read_sheet(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
        self.sheet = None
        if self.request is not None and self.request.archived:
            with self.ctx.read() as s:
                found = [c for c in dokumen.arsip(s, limit=100_000) if c.id == self.request.archived]
            self.entry = found[0] if found else None
        elif self.request is not None and self.request.paper:
            self.sheet = Sheet(self.ctx, self.request, self)
            self.sheet.load()
            self.sheet.edited.connect(self._timer.start)
            self.sheet.trouble.connect(self._trouble)

    def take_focus(self) -> None:
        """A letter that is not of a meeting begins with its fields; any other paper is looked at first."""
        first = self.side.first()
        request = self.request
        if request is not None and first is not None and not request.start.rapat_id and not request.start.subjek:
            self.side.turn_to(self.side.fields)
            first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.view.setFocus()

    def reload(self) -> None:
        """Data changed: draw again; what is being typed stays."""
        if self.request is None:
            return
        if self.sheet is not None and not self.sheet.dirty:
            self.sheet.load()
            self.side.refresh()
        self._timer.start()

    def leave(self) -> None:
        """What was typed becomes one step."""
        if self.sheet is not None and self.ctx.is_open:
            try:
                self.sheet.write()
            except LkmError as error:  # a number that is taken: the draft keeps the rest
                self.sheet.keep_draft()
                self.ctx.error(error)

    def shut(self) -> None:
        """Close the PDF."""
        self._timer.stop()
        self.request = None
        self.view.close_pdf()

    def _changed(self) -> None:
        if self.options is not None and self.request is not None:
            self.ctx.memory.put(f"cetak/{self.request.kind}", self.options.to_remember())
        self._timer.start()

    # --- drawing ----------------------------------------------------------------------------------------------------

    @property
    def options(self) -> PreviewOptions | None:
        """The settings of the paper."""
        return self.side.options

    @property
    def pdf(self) -> bytes:
        """The file that is shown; empty while there is none."""
        return self.drawn.data if self.drawn is not None else b""

    def _job(self) -> Job | None:
        if self.request is None or self.options is None:
            return None
        choice = self.options.choice()
        if self.sheet is None:
            return Job(self.ctx, self.request, choice)
        return Job(self.ctx, self.request, self.sheet.choice(choice), self.sheet.note(), self.drawn is None)

    def redraw(self) -> None:
        """Draw the paper as it is set and typed now; while one drawing is made, only the newest wish waits."""
        self._timer.stop()
        if self._running:
            self._wanted = True
            return
        job = self._job()
        if job is None:
            return
        self._running, self._wanted = True, False
        task = self.ctx.start("Menyusun halaman", job.run, quiet=True)
        task.done.connect(self._arrived)
        task.failed.connect(self._failed)
        task.ended.connect(self._ended)

    def _ended(self) -> None:
        self._running = False
        if self._wanted:
            self.redraw()

    def _arrived(self, result: object) -> None:
        job, drawn = result if isinstance(result, tuple) else (None, None)
        if not isinstance(job, Job) or not isinstance(drawn, Drawn) or job.request is not self.request:
            return
        if self._wanted and self.drawn is None:
            return
        self._show(drawn)

    def _show(self, drawn: Drawn) -> None:
        anew, self.drawn = self.drawn is None, self.final.file_for(drawn)
        count = self.view.show_pdf(self.drawn.data, anew=anew)
        QTimer.singleShot(0, self.view.tell_page)
        self.side.show_drawn(drawn)
        self.final.compare(drawn)
        self._tell_facts(count)
        self._ready(True)

    def _tell_facts(self, count: int) -> None:
        if self.request is None or self.options is None:
            return
        paper = self.options.paper()
        size = f"{paper.nama} {paper.lebar_mm:g} × {paper.tinggi_mm:g} mm"
        if self.entry is not None:
            size = f"Arsip {fmt.tanggal_panjang(self.entry.waktu.date())} {self.entry.waktu:%H.%M}, {self.entry.kertas}"
        self.heading.setText(self.out.paper_title())
        self.fit_title()
        self.counts.setText(f"{size}  ·  {count} halaman  ·  {self.out.file_name()}")

    def _failed(self, error: object) -> None:
        self.counts.setText("")
        if isinstance(error, LkmError):
            self.say("error", str(error))
        elif isinstance(error, BaseException):
            crash.report(error)

    def _ready(self, ready: bool) -> None:
        for made in (self.share_button, self.word_button, self.save_button, self.print_button):
            made.setEnabled(ready)
        self.side.final_button.setEnabled(ready)

    def ready(self) -> Drawn | None:
        """The paper as it is set and typed at this moment, written and drawn; None when something must be mended."""
        if self.request is None or not self.pdf or not self.out.prepared():
            return None
        job = self._job()
        if job is not None and self.drawn is not None and (self._timer.isActive() or job.choice != self.drawn.choice):
            self._timer.stop()
            try:
                self._show(job.draw())
            except LkmError as error:
                self.ctx.error(error)
                return None
        self.side.refresh()
        return self.drawn

    # --- actions ----------------------------------------------------------------------------------------------------

    def print_out(self) -> None:
        """Ctrl+P: onto paper."""
        self.out.print_out()

    def save(self) -> None:
        """Ctrl+S: as a PDF file."""
        self.out.save()

    def _take_number(self) -> None:
        if self.sheet is None or self.side.fields is None:
            return
        try:
            if self.sheet.take_number():
                self.side.fields.show_errors({})
                self.side.fields.after_number()
                self.say("ok", f"Nomor {self.sheet.taken} tercatat.", ("Urungkan", self.ctx.undo))
        except LkmError as error:
            found = getattr(error, "errors", {})
            self.side.fields.show_errors(found)
            self.say("error", " ".join(found.values()) or str(error))
        self.side.refresh()
        self._timer.start()

    def _trouble(self, text: str) -> None:
        self.say("error", text)

    def _open_outbox(self) -> None:
        files.Place(files.outbox(self.ctx.store.folder) / "x").show_folder()

    def _open_archive(self) -> None:
        if self.request is not None:
            self.ctx.go("arsip", jenis=self.request.paper, rapat_id=self.request.start.rapat_id)

    def _back(self) -> None:
        self.ctx.go("kembali")
