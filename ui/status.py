"""The status bar: when the last change was saved, how much the office holds, what work is running."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QStatusBar, QWidget

from ui.context import Context
from ui.widgets import looks
from ui.work import Task

_COUNTED = (("orang", "warga"), ("relawan", "relawan"), ("anggota", "anggota"))
_TABLES = {"orang", "relawan", "penugasan"}


class Status(QStatusBar):
    """Never the only place for an error."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._task: Task | None = None
        self.setSizeGripEnabled(True)
        self.saved = looks.label("Siap")
        self.counts = looks.label("")
        self.work = looks.label("")
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Kemajuan pekerjaan")
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(140)
        self.stop = looks.button("Hentikan", self._cancel, kind="tautan")
        self.addWidget(self.saved)
        for widget in (self.work, self.progress, self.stop, self.counts):
            self.addPermanentWidget(widget)
        self._working(False)
        ctx.saved.connect(self._saved)
        ctx.changed.connect(self._changed)
        ctx.office_changed.connect(self.recount)
        ctx.worker.started.connect(self._started)

    def _saved(self, clock: str) -> None:
        self.saved.setText(f"Tersimpan {clock}")

    def _changed(self, tables: set[str]) -> None:
        if tables & _TABLES:
            self.recount()

    def recount(self) -> None:
        """Count again what the office holds."""
        if not self._ctx.is_open:
            self.counts.setText("")
            self.saved.setText("Siap")
            return
        from lkm_desktop.domain import REGISTERS
        from lkm_desktop.services import registers

        with self._ctx.read() as s:
            parts = [f"{registers.count(s, REGISTERS[key], registers.Query()):,} {noun}".replace(",", ".")
                     for key, noun in _COUNTED]
        self.counts.setText("  ·  ".join(parts))

    def _started(self, task: Task) -> None:
        if task.quiet:
            return
        self._task = task
        self.work.setText(task.title)
        self.progress.setRange(0, 0)
        self._working(True)
        task.progress.connect(self._advance)
        task.ended.connect(self._ended)

    def _advance(self, done: int, total: int, text: str) -> None:
        self.progress.setRange(0, max(total, 0))
        self.progress.setValue(done)
        if text:
            self.work.setText(text)

    def _ended(self) -> None:
        self._task = None
        self._working(False)

    def _working(self, busy: bool) -> None:
        for widget in (self.work, self.progress, self.stop):
            widget.setVisible(busy)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
