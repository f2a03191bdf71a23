"""Open a meeting again after a kill and take the offered draft: python -m tests.faults.lanjutkan OFFICE RAPAT."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ui.app import make_application
from ui.context import Context
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.pages.rapat.meeting import MeetingPage


def main(office: Path, rapat_id: str) -> int:
    """Say what is offered, then what stands in the first point once it is taken."""
    memory = Memory(office.parent / "tampilan.ini")
    app = make_application(["lkm-desktop"], memory)
    ctx = Context(memory)
    ctx.open(office)
    window = MainWindow(ctx)
    window.backs_up = False
    window.show()
    window.start()
    window.show_page("rapat_isi", rapat_id=rapat_id, tab="notulen")
    page = window.page
    assert isinstance(page, MeetingPage)
    offered = page.minutes.bar.buttons()
    verbs = " ".join(f"[{button.text().replace('&', '')}]" for button in offered)
    print(page.minutes.bar.text, verbs)
    offered[0].click()
    print(page.minutes.agenda.entries[0].inputs["pembahasan"].value())
    app.processEvents()
    ctx.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
