"""One worker thread for long work, with progress and cancel; results come back on the GUI thread."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

Progress = Callable[[int, int, str], None]
#: how often forgotten objects are cleared away while work is under way, in milliseconds
SWEEP_MS = 500


class Cancelled(Exception):
    """Raised inside the work when the user gave it up; nothing has been written."""


class Task(QObject):
    """One piece of work under way. `progress`, then `done`, `failed` or `cancelled`, then `ended`."""

    progress = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _finished = Signal(object, object)
    _advanced = Signal(int, int, str)

    def __init__(self, title: str, quiet: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.quiet = quiet
        self._stop = threading.Event()
        self._finished.connect(self._report)
        self._advanced.connect(self.progress)

    def cancel(self) -> None:
        """Ask the work to stop at its next progress call."""
        self._stop.set()

    def tell(self, done: int, total: int, text: str) -> None:
        """Called by the work, on its thread. Raises Cancelled once the user gave up."""
        if self._stop.is_set():
            raise Cancelled
        self._advanced.emit(done, total, text)

    def run(self, function: Callable[[Progress], Any]) -> None:
        """Do the work on the calling thread and hand the outcome to the GUI thread."""
        try:
            result = function(self.tell)
        except BaseException as error:  # the GUI thread decides what becomes of it
            self._finished.emit(None, error)
        else:
            self._finished.emit(result, None)

    def _report(self, result: object, error: BaseException | None) -> None:
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(result)
        self.ended.emit()
        self.deleteLater()


class Worker(QObject):
    """The executor of the program; `shutdown` waits for the running work.

    Forgotten widgets must be cleared away on the GUI thread: shiboken crashes when Python's collector finds them on
    another one. So the collector rests while there is work, and a timer of the GUI thread calls it instead.
    """

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kerja")
        self._tasks: list[Task] = []
        self._sweeper = QTimer(self)
        self._sweeper.setInterval(SWEEP_MS)
        self._sweeper.timeout.connect(_sweep)

    @property
    def busy(self) -> bool:
        """True while work that its user waits for has not reported its end."""
        return any(not task.quiet for task in self._tasks)

    def start(self, title: str, function: Callable[[Progress], Any], *, quiet: bool = False) -> Task:
        """Queue `function(progress)`; connect to the task's signals before returning to the event loop.

        quiet: short work that may be dropped at any time; it shows no progress and does not keep the window open.
        """
        task = Task(title, quiet, self)
        self._tasks.append(task)
        task.ended.connect(self._forget)
        self.started.emit(task)
        gc.disable()
        self._sweeper.start()
        self._pool.submit(task.run, function)
        return task

    def _forget(self) -> None:
        task = self.sender()
        self._tasks = [other for other in self._tasks if other is not task]
        if not self._tasks:
            self._rest()

    def _rest(self) -> None:
        self._sweeper.stop()
        gc.enable()

    def shutdown(self) -> None:
        """Cancel what runs and wait for it."""
        for task in self._tasks:
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._rest()


def _sweep() -> None:
    gc.collect(1)
