"""Long work of the import page, one piece at a time; the result of work that was given up or overtaken is dropped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from ui.context import Context
from ui.work import Progress, Task


class Jobs(QObject):
    """`failed(error)` and `cancelled` concern only the newest work."""

    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, ctx: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._task: Task | None = None
        self._number = 0

    @property
    def busy(self) -> bool:
        """Whether something is under way that still counts."""
        return self._task is not None

    def run(
        self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], None], *, quiet: bool = False
    ) -> Task:  # fmt: skip
        """Do the work on the worker thread and give its result to `done` here; older work is given up. quiet: see
        `ui.work`."""
        self.forget()
        task = self._task = self._ctx.start(title, work, quiet=quiet)
        task.done.connect(partial(self._arrived, self._number, done))
        task.failed.connect(partial(self._broke, self._number))
        task.cancelled.connect(partial(self._stopped, self._number))
        return task

    def stop(self) -> None:
        """Ask the work to stop; `cancelled` tells when it has."""
        if self._task is not None:
            self._task.cancel()

    def forget(self) -> None:
        """Stop the work and hear nothing more of it."""
        self.stop()
        self._task = None
        self._number += 1

    def _mine(self, number: int) -> bool:
        if number != self._number or not isValid(self):  # overtaken, or its page was thrown away meanwhile
            return False
        self._task = None
        return True

    def _arrived(self, number: int, done: Callable[[Any], None], result: object) -> None:
        if self._mine(number):
            done(result)

    def _broke(self, number: int, error: object) -> None:
        if self._mine(number):
            self.failed.emit(error)

    def _stopped(self, number: int) -> None:
        if self._mine(number):
            self.cancelled.emit()
