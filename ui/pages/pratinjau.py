"""Print preview: the paper left, its settings right; what is seen is what is printed and saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.errors import LkmError
from ui import ask, crash, files, mnemonics, printing
from ui.context import Context
from ui.page import Page
from ui.pages.preview_options import PreviewOptions
from ui.pages.preview_request import Request
from ui.widgets import looks
from ui.widgets.paper_view import FIT_PAGE, FIT_WIDTH, PaperView
from ui.work import Progress

SETTINGS_WIDTH = 340
REDRAW_MS = 60


def make(ctx: Context) -> Page:
    """The preview page; it waits for a request."""
    return PreviewPage(ctx)


class PreviewPage(Page):
    """Shows one Request at a time; drawing happens off the GUI thread, and only the newest drawing is shown."""

    title = "Pratinjau cetak"
    help_key = "cetak"
    abilities = frozenset({"cetak", "simpan"})
    tables = frozenset({"orang", "penugasan", "relawan", "rapat", "kehadiran", "agenda", "keputusan", "organisasi"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.request: Request | None = None
        self.options: PreviewOptions | None = None
        self.pdf = b""
        self._drawn: Pilihan | None = None
        self._number = 0
        self._saved: Path | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REDRAW_MS)
        self._timer.timeout.connect(self.redraw)
        self._lay_out()

    def _lay_out(self) -> None:
        self.back_button = looks.button("Kembali", self._back, "arrow-left")
        self.folder_button = looks.button("Buka folder", self._open_folder, "folder-open")
        self.folder_button.setEnabled(False)
        self.save_button = looks.button("Simpan PDF…", self.save, "save")
        self.print_button = looks.button("Cetak…", self.print_out, "printer", "primary")
        self.add_action(self.back_button, self.folder_button, self.save_button, self.print_button)
        self.view = PaperView()
        self.view.zoomed.connect(self._zoomed)
        self.view.paged.connect(self._paged)
        side, column = looks.card(margin=16, spacing=12)
        side.setFixedWidth(SETTINGS_WIDTH)
        column.addWidget(looks.label("Pengaturan kertas", "h2"))
        self._place = QWidget()
        self._place_layout = QVBoxLayout(self._place)
        self._place_layout.setContentsMargins(0, 0, 0, 0)
        self._place_layout.addStretch(1)
        column.addWidget(self._scrolled(self._place), 1)
        self.hint = looks.label("Kertas F4 berukuran 215 × 330 mm. Di dialog printer pilih ukuran kertas yang sama dan "
                                "skala 100 %.", "kecil", wrap=True)
        column.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(10)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.view, 1)
        left.addLayout(self._zoom_row())
        row.addLayout(left, 1)
        row.addWidget(side)
        self.body.addLayout(row, 1)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._back)

    def _zoom_row(self) -> QHBoxLayout:
        self.fit_page = looks.button("Satu halaman", self._fit_page)
        self.fit_width = looks.button("Selebar layar", self._fit_width)
        self.percent = looks.label("100 %", "muted")
        self.percent.setMinimumWidth(46)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        smaller = looks.tool("zoom-out", "Perkecil", self.view.zoom_out)
        larger = looks.tool("zoom-in", "Perbesar", self.view.zoom_in)
        self.place_label = looks.label("", "muted")
        fits = (self.fit_page, self.fit_width)
        return looks.row(self.place_label, None, *fits, smaller, self.percent, larger, spacing=6)

    def _scrolled(self, content: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content.setObjectName("polos")
        area.setWidget(content)
        area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        return area

    # --- request ----------------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`request` is the paper to show."""
        request = arguments.get("request")
        if not isinstance(request, Request):
            return
        self.request, self._saved, self.pdf = request, None, b""
        self.folder_button.setEnabled(False)
        self.bar.clear()
        kept = self.ctx.memory.data(f"cetak/{request.kind}")
        if self.options is not None:
            self._place_layout.removeWidget(self.options)
            self.options.deleteLater()
        self.options = PreviewOptions(request, kept if isinstance(kept, dict) else {})
        self.options.changed.connect(self._changed)
        self._place_layout.insertWidget(0, self.options)
        self.set_title(request.title, "Menyusun halaman …")
        self._ready(False)
        self.view.setFocus()
        self._stale = False
        self.redraw()
        mnemonics.refresh(self)

    def reload(self) -> None:
        """Data changed: draw again."""
        if self.request is not None:
            self._timer.start()

    def shut(self) -> None:
        """Close the PDF."""
        self._timer.stop()
        self.request = None
        self.view.close_pdf()

    def _changed(self) -> None:
        if self.options is not None and self.request is not None:
            self.ctx.memory.put(f"cetak/{self.request.kind}", self.options.chosen())
        self._timer.start()

    def redraw(self) -> None:
        """Draw the paper with the present choices."""
        if self.request is None or self.options is None:
            return
        self._timer.stop()
        self._number += 1
        job = _Job(self.request, self.options.choice(), self._number)
        task = self.ctx.start("Menyusun halaman", job.run, quiet=True)
        task.done.connect(self._arrived)
        task.failed.connect(self._failed)

    def _arrived(self, result: object) -> None:
        job, data = result if isinstance(result, tuple) else (None, b"")
        if not isinstance(job, _Job) or job.number != self._number or self.request is None or self.options is None:
            return
        self.pdf, self._drawn = data, job.choice
        count = self.view.show_pdf(data)
        QTimer.singleShot(0, self.view.tell_page)
        paper = self.options.paper()
        size = f"{paper.nama} {paper.lebar_mm:g} × {paper.tinggi_mm:g} mm"
        self.counts.setText(f"{size}  ·  {count} halaman  ·  {self.request.file_name}")
        self._ready(True)

    def _failed(self, error: object) -> None:
        self.counts.setText("")
        if isinstance(error, LkmError):
            self.say("error", str(error))
        elif isinstance(error, BaseException):
            crash.report(error)

    def _ready(self, ready: bool) -> None:
        self.save_button.setEnabled(ready)
        self.print_button.setEnabled(ready)

    # --- actions ----------------------------------------------------------------------------------------------------

    def print_out(self) -> None:
        """Ctrl+P: onto paper."""
        if not self.pdf or self.request is None or self.options is None:
            return
        paper = self.options.paper()
        upright = paper.tegak()
        sheet = printing.Paper(upright.nama, upright.lebar_mm, upright.tinggi_mm, paper.mendatar)
        try:
            if printing.print_pdf(self.pdf, sheet, self.request.title):
                self._printed()
                self.say("ok", f"{self.request.title} dikirim ke printer.")
        except LkmError as error:
            self.ctx.error(error)

    def save(self) -> None:
        """Ctrl+S: as a PDF file."""
        if not self.pdf or self.request is None:
            return
        path = ask.save_file("Simpan PDF", self.request.file_name, ask.PDF_FILTER)
        if path is None:
            return
        try:
            files.write(path, self.pdf)
        except LkmError as error:
            self.ctx.error(error)
            return
        self._saved = path
        self.folder_button.setEnabled(True)
        self._printed()
        files.say_where(self, path, "PDF")

    def _printed(self) -> None:
        if self.request is not None and self.request.printed is not None and self._drawn is not None:
            pages = len(self.view.pdf.sizes) if self.view.pdf is not None else 0
            self.request.printed(self.pdf, self._drawn, pages)

    def _open_folder(self) -> None:
        if self._saved is not None:
            files.Place(self._saved).show()

    def _back(self) -> None:
        self.ctx.go("kembali")

    def _fit_page(self) -> None:
        self.view.set_fit(FIT_PAGE)

    def _fit_width(self) -> None:
        self.view.set_fit(FIT_WIDTH)

    def _zoomed(self, percent: int) -> None:
        self.percent.setText(f"{percent} %")

    def _paged(self, number: int) -> None:
        total = len(self.view.pdf.sizes) if self.view.pdf is not None else 0
        self.place_label.setText(f"Halaman {number} dari {total}" if total else "")


class _Job:
    """One drawing; its number tells whether a newer one has been asked for meanwhile."""

    def __init__(self, request: Request, choice: Pilihan, number: int) -> None:
        self.request, self.choice, self.number = request, choice, number

    def run(self, progress: Progress) -> tuple[_Job, bytes]:
        """Draw, on the worker thread."""
        progress(0, 0, "")
        return self, self.request.draw(self.choice)


