"""Files given to the user: written through the one atomic door, then told with "Buka berkas" and "Buka folder"."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from ui.page import Page

#: folder inside the office's own for files that are shared
OUTBOX = "keluar"
_MANY = 1000


def write(path: Path, data: bytes) -> None:
    """Write a whole file or nothing. Raises LkmError when it is open elsewhere or the disk is full."""
    from lkm_desktop.storage.files import write_atomic

    write_atomic(path, data)


def outbox(office: Path) -> Path:
    """The folder for files to share; made when it is not there, the user's documents when that fails."""
    from lkm_desktop import paths

    folder = office / OUTBOX
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return paths.documents_dir()
    return folder


def free_name(path: Path, data: bytes) -> Path:
    """That name, or "name (2)" when another file has it; a file with the same content keeps its name."""
    for number in range(1, _MANY):
        place = path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}")
        try:
            if not place.exists() or place.read_bytes() == data:
                return place
        except OSError:
            continue
    return path


class Place:
    """A file that lies somewhere; its methods are the actions of a message."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self) -> None:
        """With the program that the computer has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))

    def show(self) -> None:
        """In the file manager, with the file selected where that is possible, else its folder alone."""
        command = select_command(self.path, sys.platform)
        if command and shutil.which(command[0]) and _runs(command):
            return
        self.show_folder()

    def show_folder(self) -> None:
        """The folder alone."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))


def select_command(path: Path, platform: str) -> list[str]:
    """The command that opens a folder with a file selected, on Windows, macOS and desktops with a file manager on the
    session bus (org.freedesktop.FileManager1)."""
    if platform == "win32":
        return ["explorer", f"/select,{path}"]
    if platform == "darwin":
        return ["open", "-R", str(path)]
    uri = path.resolve().as_uri()
    return [
        "gdbus", "call", "--session", "--timeout", "2", "--dest", "org.freedesktop.FileManager1",
        "--object-path", "/org/freedesktop/FileManager1", "--method", "org.freedesktop.FileManager1.ShowItems",
        f"['{uri.replace(chr(39), '%27')}']", "",
    ]  # fmt: skip


def _runs(command: list[str]) -> bool:
    """Start it; explorer answers 1 even when all is well, so only the others are asked how it went."""
    try:
        if command[0] == "explorer":
            subprocess.Popen(command)
            return True
        done = subprocess.run(command, capture_output=True, timeout=4, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def say_where(page: Page, path: Path, what: str) -> None:
    """Tell that a file was written, with ways to it."""
    place = Place(path)
    page.say("ok", f"{what} tersimpan: {path.name}", ("Buka berkas", place.open), ("Buka folder", place.show))
