"""F1: the short topic of the page that is shown, beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QVBoxLayout, QWidget

from lkm_desktop import paths
from ui.widgets import looks

WIDTH = 300


def topic(key: str) -> str:
    """The Markdown text of a help topic; the general one when the page has none of its own."""
    folder = paths.resources() / "bantuan"
    path = folder / f"{key}.md"
    if not key or not path.is_file():
        path = folder / "umum.md"
    return path.read_text(encoding="utf-8")


class HelpPanel(QFrame):
    """A column on the right that is closed with Esc or its button. `toggled` after it was shown or hidden."""

    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFixedWidth(WIDTH)
        self.browser = QTextBrowser()
        self.browser.setObjectName("bantuan")
        self.browser.setAccessibleName("Teks bantuan")
        self.browser.setOpenLinks(False)
        close = looks.tool("x", "Tutup bantuan", self.hide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 8, 10)
        layout.addLayout(looks.row(looks.label("Bantuan", "h2"), None, close))
        layout.addWidget(self.browser, 1)
        self.hide()

    def show_topic(self, key: str) -> None:
        """Show a topic."""
        self.browser.setMarkdown(topic(key))
        self.show()
        self._listen(True)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell."""
        super().showEvent(event)
        self.toggled.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell."""
        super().hideEvent(event)
        self._listen(False)
        self.toggled.emit()

    def _listen(self, on: bool) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
            if on:
                app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc anywhere in the window closes the open help, and nothing else at that moment."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        ours = isinstance(watched, QWidget) and watched.window() is self.window()
        if not ours or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            self.hide()
        return True
