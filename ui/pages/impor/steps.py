"""The frame of the import page: four steps, the way back and on, a file dropped anywhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from lkm_desktop.services.impor import Rencana
from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.impor import words
from ui.pages.impor.columns_step import ColumnsStep
from ui.pages.impor.done_step import DoneStep
from ui.pages.impor.file_step import ENDINGS, FileStep
from ui.pages.impor.jobs import Jobs
from ui.pages.impor.preview_step import PreviewStep
from ui.pages.impor.schedule import Schedule
from ui.pages.impor.session import Choices
from ui.pages.impor.source import Sheet
from ui.widgets import looks
from ui.widgets.drop_area import dropped as dropped_file

FILE, COLUMNS, PREVIEW, DONE, SCHEDULE = range(5)
STEPS = ("pilih berkas", "cocokkan kolom", "periksa tiap baris", "selesai")


class StepsPage(Page):
    """Holds what is being imported and shows the step it has come to. `dropped(Path)` when a file was let go here."""

    dropped = Signal(object)

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.sheet: Sheet | None = None
        self.choices = Choices()
        self.plan: Rencana | None = None
        self.jobs = Jobs(ctx, self)
        self.file_step, self.columns_step = FileStep(), ColumnsStep()
        self.preview_step, self.done_step = PreviewStep(), DoneStep()
        self.back_button = looks.button("Kembali", None, "arrow-left")
        self.next_button = looks.button("Lanjut", None, "arrow-right", "primary")
        self._stack = QStackedWidget()
        self.schedule = Schedule(self)
        for step in (self.file_step, self.columns_step, self.preview_step, self.done_step, self.schedule):
            self._stack.addWidget(step)
        self.add_action(self.back_button, self.next_button)
        self.body.addWidget(self._stack, 1)
        self.setTabOrder(self.preview_step.panel.skip_button, self.back_button)
        self.setTabOrder(self.back_button, self.next_button)
        self.setAcceptDrops(True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)
        self.ctx.office_changed.connect(self._office_changed)
        self._office_changed()

    @property
    def step(self) -> int:
        """FILE, COLUMNS, PREVIEW or DONE; SCHEDULE while the dates of a siklus are brought in."""
        return self._stack.currentIndex()

    def take_focus(self) -> None:
        """The keys go to what comes next in the step that stands here."""
        waiting = (self.file_step.waiting, self.columns_step.waiting, self.preview_step.table, self.done_step.waiting,
                   self.schedule.waiting)  # fmt: skip
        waiting[self.step].setFocus(Qt.FocusReason.TabFocusReason)

    def _office_changed(self) -> None:
        self.file_step.set_titles(self.ctx.office.istilah)
        self.columns_step.set_titles(self.ctx.office.istilah)

    def _show_step(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        name = f"  ·  {self.sheet.name}" if self.sheet is not None and step != FILE else ""
        told = f"Langkah {step + 1} dari 4: {STEPS[step]}{name}" if step != SCHEDULE else "Jadwal induk ke dalam siklus"
        self.set_title(self.title, told)
        self.back_button.setVisible(step in (COLUMNS, PREVIEW))
        self.next_button.setVisible(step in (COLUMNS, PREVIEW))
        self._show_next()

    def _show_next(self) -> None:
        if self.step == PREVIEW:
            text, ready, reason = words.saving(self.plan)
        else:
            text, ready, reason = "&Lanjut: periksa baris", self.sheet is not None and self.columns_step.has_name, ""
        self.next_button.setText(text)
        self.next_button.setEnabled(ready)
        self.next_button.setToolTip(reason)
        self.next_button.setAccessibleDescription(reason)
        mnemonics.refresh(self)

    # --- dragging ---------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped anywhere on the page."""
        if dropped_file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file after the drop has ended."""
        path = dropped_file(event)
        if path is not None and path.suffix.lower() in ENDINGS:
            event.acceptProposedAction()
            QTimer.singleShot(0, partial(self.dropped.emit, path))
