"""A child that types minutes into the real page until it is killed: python -m tests.faults.ketik OFFICE RAPAT TAB LOG.

Every key goes to LOG with its time before it is pressed (`time.monotonic`, one clock for all processes), then into the
field by the event queue, as from a keyboard. It never stops by itself.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.app import make_application
from ui.context import Context
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.pages.rapat.meeting import MeetingPage

#: milliseconds between two keys: a fast typist who never pauses
PAUSE_MS = 45
WORDS = "pembahasan berjalan lancar dan semua peserta setuju bahwa jalan diperbaiki bersama "


def field(page: MeetingPage, tab: str) -> QWidget:
    """Where the child types."""
    if tab == "notulen":
        edit: QWidget = page.minutes.agenda.entries[0].inputs["pembahasan"]
    elif tab == "keputusan":
        edit = page.decisions.decisions.entries[0].inputs["isi"]
    else:
        edit = page.facts.form.inputs["agenda"]
    return edit


class Typist:
    """Presses one key per tick and writes down each."""

    def __init__(self, edit: QWidget, log: Path) -> None:
        self._edit, self._count = edit, 0
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.timer = QTimer()
        self.timer.setInterval(PAUSE_MS)
        self.timer.timeout.connect(self.press)
        self.timer.start()

    def press(self) -> None:
        """One key."""
        letter = WORDS[self._count % len(WORDS)]
        os.write(self._log, f"{time.monotonic():.4f} {letter}\n".encode())
        QTest.keyClicks(self._edit, letter)
        self._count += 1


def main(office: Path, rapat_id: str, tab: str, log: Path) -> int:
    """Open the page and type for ever."""
    memory = Memory(office.parent / f"tampilan-{os.getpid()}.ini")
    app = make_application(["lkm-desktop"], memory)
    ctx = Context(memory)
    ctx.open(office)
    window = MainWindow(ctx)
    window.backs_up = False
    window.resize(1366, 768)
    window.show()
    window.start()
    window.show_page("rapat_isi", rapat_id=rapat_id, tab=tab)
    page = window.page
    assert isinstance(page, MeetingPage)
    edit = field(page, tab)
    edit.setFocus()
    typist = Typist(edit, log)
    typist.timer.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4])))
