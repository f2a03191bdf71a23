"""The composition root: shows the frame at once, opens the last office, then lets the event loop run."""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from lkm_desktop import paths
from ui import crash, theme
from ui.commands import PROGRAM
from ui.context import Context
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.work import Progress

APP_ID = "LKM.Desktop.1"


class Starter(QObject):
    """Opens the office after the first paint, so that a window stands on the screen at once."""

    def __init__(self, window: MainWindow, office: str) -> None:
        super().__init__(window)
        self._window = window
        self._office = office
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin once the window has been painted; the event loop's first turn comes before that."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.begin)
        return False

    def begin(self) -> None:
        """Open the office named on the command line or used last; else offer to make one."""
        if self._office and Path(self._office).exists():
            self._window.open_path(Path(self._office))
        else:
            self._window.start()
            self._tell_missing()
        self._window.ctx.start("Menyiapkan", warm_up, quiet=True)

    def _tell_missing(self) -> None:
        if self._office:
            words = f"Kantor tidak ditemukan di {self._office}. Mungkin foldernya dipindahkan."
            self._window.ctx.say("warn", words)


def warm_up(progress: Progress) -> None:
    """Import what the first print or export needs, while the user looks at the start page."""
    for name in ("lkm_desktop.documents.buku", "lkm_desktop.workbooks.register", "lkm_desktop.documents.daftar_hadir"):
        progress(0, 0, "")
        importlib.import_module(name)


def make_application(arguments: Sequence[str], memory: Memory) -> QApplication:
    """The application with its names, language, style and fonts."""
    _taskbar_identity()
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(list(arguments))
    app.setApplicationName(PROGRAM)
    app.setApplicationDisplayName("")
    app.setDesktopFileName("lkm-desktop")
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "lkm-desktop.svg")))
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    install_language(app)
    theme.apply(app, memory.number("jendela/huruf", theme.DEFAULT_SIZE))
    return app


def install_language(app: QApplication) -> None:
    """Indonesian words for Qt's own buttons, menus and dialogs."""
    translator = QTranslator(app)
    if translator.load(str(paths.resources() / "translations" / "qtbase_id.qm")):
        app.installTranslator(translator)


def _taskbar_identity() -> None:
    if sys.platform == "win32":
        import ctypes

        with contextlib.suppress(AttributeError, OSError):
            ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window. `argv` may name an office (its folder or its data.lkm). Returns the exit code."""
    arguments = list(sys.argv if argv is None else argv)
    memory = Memory()
    app = make_application(arguments[:1] or [PROGRAM], memory)
    crash.install()
    ctx = Context(memory)
    window = MainWindow(ctx)
    named = [a for a in arguments[1:] if not a.startswith("-")]
    Starter(window, named[0] if named else memory.last_office())
    window.placement.appear()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
