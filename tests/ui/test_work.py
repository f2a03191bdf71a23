"""Long work: results on the GUI thread, progress, cancel, faults."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ui.work import Progress, Worker


@pytest.fixture
def worker() -> Any:
    made = Worker()
    yield made
    made.shutdown()
    made.deleteLater()


class Listener:
    """Remembers what arrived, and on which thread."""

    def __init__(self) -> None:
        self.got: list[Any] = []
        self.threads: set[int] = set()

    def take(self, *values: Any) -> None:
        self.got.append(values)
        self.threads.add(threading.get_ident())


def test_the_result_arrives_on_the_gui_thread(qtbot: QtBot, worker: Worker) -> None:
    def work(progress: Progress) -> int:
        progress(1, 2, "satu")
        return threading.get_ident()

    listener, steps = Listener(), Listener()
    task = worker.start("Menghitung", work)
    task.done.connect(listener.take)
    task.progress.connect(steps.take)
    with qtbot.waitSignal(task.ended, timeout=5000):
        pass
    assert steps.got == [(1, 2, "satu")]
    assert listener.threads == {threading.get_ident()}
    assert listener.got[0][0] != threading.get_ident()
    assert not worker.busy


def test_cancelled_work_stops_at_its_next_progress_call(qtbot: QtBot, worker: Worker) -> None:
    started, reached = threading.Event(), []

    def work(progress: Progress) -> None:
        started.set()
        for number in range(100_000):
            progress(number, 100_000, "")
            reached.append(number)
            threading.Event().wait(0.002)

    task = worker.start("Lama", work)
    started.wait(5)
    with qtbot.waitSignal(task.cancelled, timeout=5000):
        task.cancel()
    assert len(reached) < 50_000


def test_a_fault_is_handed_over(qtbot: QtBot, worker: Worker) -> None:
    def work(progress: Progress) -> None:
        raise ValueError("rusak")

    listener = Listener()
    task = worker.start("Rusak", work)
    task.failed.connect(listener.take)
    with qtbot.waitSignal(task.ended, timeout=5000):
        pass
    assert str(listener.got[0][0]) == "rusak"


def test_shutdown_cancels_and_waits() -> None:
    worker = Worker()
    ended = threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress(0, 0, "")
                threading.Event().wait(0.002)
        finally:
            ended.set()

    worker.start("Terus", work)
    threading.Event().wait(0.02)
    worker.shutdown()
    assert ended.is_set()
    assert not [t for t in threading.enumerate() if t.name.startswith("kerja")]
