"""Leaving an office: a backup is made first, off the GUI thread, when something changed since the last one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from lkm_desktop.errors import LkmError
from ui import ask, crash
from ui.context import Context
from ui.work import Progress


def needs_backup(ctx: Context) -> bool:
    """Whether the open office has steps that no good backup holds; the practice office needs none."""
    if not ctx.is_open or ctx.office.latihan:
        return False
    from lkm_desktop.storage import cadangan

    try:
        return cadangan.is_behind(ctx.store)
    except LkmError as error:
        crash.log.warning("backup state unknown: %s", error)
        return False


class Closing(QObject):
    """`ready` when the office may be closed; `refused` when its user wants to stay after a failed backup."""

    ready = Signal()
    refused = Signal()

    def __init__(self, ctx: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx

    def begin(self) -> None:
        """Back up, then tell `ready`."""
        task = self._ctx.start("Membuat cadangan", self._work)
        task.done.connect(self._done)
        task.cancelled.connect(self._done)
        task.failed.connect(self._failed)

    def _work(self, progress: Progress) -> None:
        from lkm_desktop.storage import cadangan

        progress(0, 0, "")
        cadangan.make_backup(self._ctx.store, "Tutup program")

    def _done(self) -> None:
        self.ready.emit()

    def _failed(self, error: object) -> None:
        if not isinstance(error, LkmError):
            if isinstance(error, BaseException):
                crash.log.error("backup failed", exc_info=error)
            error = LkmError("Cadangan belum bisa dibuat.", "Data kantor sendiri sudah tersimpan.")
        if ask.confirm("Cadangan belum dibuat", str(error), "Tutup tanpa cadangan", "Kembali"):
            self.ready.emit()
        else:
            self.refused.emit()


def back_up_now(ctx: Context) -> None:
    """Back up before another office takes the place of this one; a failure is told in one sentence."""
    if not needs_backup(ctx):
        return
    from lkm_desktop.storage import cadangan

    try:
        cadangan.make_backup(ctx.store, "Tutup kantor")
    except LkmError as error:
        ask.warn("Cadangan belum dibuat", error.message, error.suggestion)
