"""The practice kelurahan: made once on this computer, opened again afterwards, never mixed up with real data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lkm_desktop import paths
from lkm_desktop.errors import LkmError
from ui import crash
from ui.context import Context
from ui.work import Progress


def folder() -> Path:
    """Where the practice office lies."""
    return paths.settings_dir() / "latihan"


class Practice(QObject):
    """Opens the practice office; the first time it is made off the GUI thread."""

    started = Signal()
    failed = Signal(str)

    def __init__(self, ctx: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx

    def begin(self) -> None:
        """Open it, or make it first."""
        if (folder() / "data.lkm").exists():
            self._ctx.reopen(folder())
            return
        self.started.emit()
        task = self._ctx.start("Menyiapkan kelurahan contoh", build)
        task.done.connect(self._made)
        task.failed.connect(self._told)

    def _made(self, place: object) -> None:
        if isinstance(place, Path):
            self._ctx.reopen(place)

    def _told(self, error: object) -> None:
        if isinstance(error, LkmError):
            self.failed.emit(str(error))
        elif isinstance(error, BaseException):
            self.failed.emit("Kelurahan contoh belum bisa disiapkan.")
            crash.report(error)


def build(progress: Progress, target: Path | None = None, today: date | None = None) -> Path:
    """Make and fill the practice office. Raises LkmError when the place cannot be written."""
    from lkm_desktop.latihan import make_practice

    place = target or folder()
    store, _ = make_practice(place, today=today, progress=progress)
    store.close()
    return place
