"""Helpers of the window's tests: the recorder in place of dialogs, and a way to a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import registers
from lkm_desktop.services.registers import Query
from ui.context import Context
from ui.main_window import MainWindow
from ui.page import Page
from ui.register.page import RegisterPage


class Recorder:
    """Stands in for `ask`: answers what a test told it to expect, and fails the test on anything else."""

    def __init__(self) -> None:
        self.answers: list[tuple[str, Any]] = []
        self.asked: list[tuple[str, str]] = []
        self.unexpected: list[str] = []

    def expect(self, kind: str, answer: Any = None) -> None:
        """The next question of that kind ("confirm", "save_file" ...) gets this answer."""
        self.answers.append((kind, answer))

    def _answer(self, kind: str, text: str) -> Any:
        self.asked.append((kind, text))
        for number, (wanted, answer) in enumerate(self.answers):
            if wanted == kind:
                del self.answers[number]
                return answer
        self.unexpected.append(f"{kind}: {text}")
        return None

    def tell(self, title: str, text: str, detail: str = "") -> None:
        self._answer("tell", f"{title}: {text} {detail}")

    def warn(self, title: str, text: str, detail: str = "") -> None:
        self._answer("warn", f"{title}: {text} {detail}")

    def confirm(self, title: str, text: str, yes: str, no: str = "Batal", danger: bool = False) -> bool:
        return bool(self._answer("confirm", f"{title}: {text} [{yes}] [{no}]"))

    def choose(self, title: str, text: str, verbs: Sequence[str]) -> int | None:
        answer: int | None = self._answer("choose", f"{title}: {text} {list(verbs)}")
        return answer

    def open_file(self, title: str, filter: str, folder: str = "") -> Path | None:
        path: Path | None = self._answer("open_file", title)
        return path

    def open_files(self, title: str, filter: str, folder: str = "") -> list[Path]:
        paths: list[Path] | None = self._answer("open_files", title)
        return paths or []

    def save_file(self, title: str, name: str, filter: str) -> Path | None:
        path: Path | None = self._answer("save_file", name)
        return path

    def folder(self, title: str, start: str = "") -> Path | None:
        path: Path | None = self._answer("folder", title)
        return path

    def text(self, title: str, label: str, value: str = "") -> str | None:
        words: str | None = self._answer("text", label)
        return words

    def secret(self, title: str, label: str) -> str | None:
        words: str | None = self._answer("secret", label)
        return words

    def printer(self, printer: QPrinter) -> bool:
        return bool(self._answer("printer", printer.docName()))


def show(window: MainWindow, key: str, **arguments: Any) -> Any:
    """Show a page of the window and give it back."""
    window.show_page(key, **arguments)
    QApplication.processEvents()
    page = window.page
    assert isinstance(page, Page)
    return page


#: residents of the tests of a register
NAMES = ("Ahmad Rifa'i", "Budi Santoso", "Hj. Noor Hasanah", "Moh. Yusuf", "Siti Aminah")


def shown(page: RegisterPage) -> list[str]:
    """Names in the list of a register from top to bottom."""
    column = page.table.rows.keys.index("nama")
    return [str(page.table.rows.index(row, column).data()) for row in range(page.table.rows.rowCount())]


def names(ctx: Context, **query: Any) -> list[str]:
    """Names in the register of residents."""
    register = REGISTERS["orang"]
    with ctx.read() as s:
        return [row[0] for row in registers.rows(s, register, registers.ids(s, register, Query(**query)), ["nama"])]
