"""The window stands before anything heavy is loaded, and ends without leaving a thread behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FIRST_PAINT = """
import json, sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow
import ui.app, ui.main_window

seen = {}
shown = ui.main_window.MainWindow.showEvent

def painted(self, event):
    shown(self, event)
    heavy = ("sqlalchemy", "reportlab", "openpyxl", "lxml", "alembic", "PIL", "python_calamine", "sqlcipher3")
    seen["heavy"] = [name for name in heavy if name in sys.modules]
    QTimer.singleShot(1500, self.close)

ui.main_window.MainWindow.showEvent = painted


def paint(self, event):
    seen.setdefault("loaded_at_paint", "sqlalchemy" in sys.modules)
    QMainWindow.paintEvent(self, event)

ui.main_window.MainWindow.paintEvent = paint
code = ui.app.main(["lkm-desktop", *sys.argv[1:]])
seen["code"] = code
seen["threads"] = [t.name for t in threading.enumerate() if t is not threading.main_thread()]
seen["loaded"] = "sqlalchemy" in sys.modules
print(json.dumps(seen))
"""


def run(home: Path, *arguments: str) -> dict[str, object]:
    """Start the program in a process of its own and read what it saw."""
    env = {**os.environ, "LKM_DESKTOP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, *arguments],
        cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def test_the_frame_is_painted_before_the_database_library_is_loaded(kantor: Path, tmp_path: Path) -> None:
    seen = run(tmp_path / "rumah", str(kantor))
    assert seen["heavy"] == []
    assert seen["loaded_at_paint"] is False
    assert seen["loaded"] is True
    assert seen["code"] == 0
    assert seen["threads"] == []


def test_the_last_office_is_opened_again(kantor: Path, tmp_path: Path) -> None:
    home = tmp_path / "rumah"
    run(home, str(kantor))
    seen = run(home)
    assert seen["loaded"] is True
    assert str(kantor) in (home / "tampilan.ini").read_text(encoding="utf-8").replace("\\\\", "\\")


def test_the_light_lists_equal_what_they_stand_for() -> None:
    """Book keys and titles, and the length of a code, are known without the libraries they come from."""
    from lkm_desktop.domain import BUKU
    from lkm_desktop.services.kode import PANJANG
    from ui.kode import LONGEST
    from ui.pages.books import BOOKS, title_for

    assert tuple((register.key, register.title) for register in BUKU) == BOOKS
    assert [title_for(title, "BKM") for _, title in BOOKS] == [register.title_for("BKM") for register in BUKU]
    assert LONGEST == PANJANG
