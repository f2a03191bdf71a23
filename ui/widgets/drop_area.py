"""A place to drop a file on, or to choose one with a button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import ask, theme
from ui.widgets import looks


class DropArea(QFrame):
    """`chosen(Path)` when a file with one of the endings was dropped or picked; `refused(sentence)` otherwise."""

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(
        self, text: str, verb: str, filter: str, endings: tuple[str, ...], parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("jatuh")
        self.setAcceptDrops(True)
        self._verb, self._filter, self._endings = verb, filter, endings
        self.button = looks.button(verb, self.pick, "folder-open", "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 24, 20, 24)
        layout.setSpacing(10)
        layout.addStretch(1)
        layout.addWidget(looks.picture("file-spreadsheet", theme.ACCENT, 40), 0, Qt.AlignmentFlag.AlignHCenter)
        words = looks.label(text, "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setWordWrap(True)
        layout.addWidget(words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def pick(self) -> None:
        """Ask for a file."""
        path = ask.open_file(self._verb, self._filter)
        if path is not None:
            self.offer(path)

    def offer(self, path: Path) -> None:
        """Take a file if its ending is one of ours."""
        if path.suffix.lower() in self._endings:
            self.chosen.emit(path)
        else:
            known = ", ".join(self._endings)
            self.refused.emit(f"Berkas “{path.name}” tidak bisa dibaca di sini. Pilih berkas {known}.")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file."""
        if dropped(event):
            looks.mark(self, "sasaran", True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        looks.mark(self, "sasaran", False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        looks.mark(self, "sasaran", False)
        path = dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.offer(path)


def dropped(event: QDragEnterEvent | QDropEvent) -> Path | None:
    """The one local file that is being dragged, if any."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
