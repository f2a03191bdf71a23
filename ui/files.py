"""Files given to the user: written through the one atomic door, then told with "Buka berkas" and "Buka folder"."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from ui.page import Page


def write(path: Path, data: bytes) -> None:
    """Write a whole file or nothing. Raises LkmError when it is open elsewhere or the disk is full."""
    from lkm_desktop.storage.files import write_atomic

    write_atomic(path, data)


class Place:
    """A file that lies somewhere; its methods are the actions of a message."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self) -> None:
        """With the program that the computer has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))

    def show(self) -> None:
        """In the file manager, with the file selected where that is possible."""
        if sys.platform == "win32":
            subprocess.Popen(["explorer", "/select,", str(self.path)])
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))


def say_where(page: Page, path: Path, what: str) -> None:
    """Tell that a file was written, with ways to it."""
    place = Place(path)
    page.say("ok", f"{what} tersimpan: {path.name}", ("Buka berkas", place.open), ("Buka folder", place.show))
