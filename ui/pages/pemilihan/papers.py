"""The papers of an election: which belong to a step, and the request for the print preview."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from lkm_desktop.documents import DOKUMEN
from ui import mnemonics
from ui.context import Context
from ui.pages import preview_papers
from ui.pages.pemilihan.source import Election
from ui.widgets import looks

#: subject of a paper that is about one RT, and what follows the key of such a paper when all RT are meant
RT, SEMUA = "pemilihan_rt", "*"


def known(keys: Sequence[str]) -> list[str]:
    """Those that the program has."""
    return [key for key in keys if key in DOKUMEN]


def show(ctx: Context, election: Election, key: str, rt: tuple[str, str] | None = None) -> None:
    """Preview one paper; `rt` is (id, name) of the RT that a paper of one RT is about. A paper of one RT is made for
    all RT when there is none, or when SEMUA follows its key."""
    every, key = key.endswith(SEMUA), key.removesuffix(SEMUA)
    of_rt = DOKUMEN[key].subjek == RT
    subject, name = rt if of_rt and rt is not None and not every else (election.id, election.name)
    if of_rt and subject == election.id:
        name = f"semua RT, {election.name}"
    day = election.values["basis_mulai" if of_rt else "tanggal"]
    ctx.preview(preview_papers.request(ctx, key, subjek=subject, name=name, day=day))


class StepMenu(QMenu):
    """The menu of the button "Kertas": papers of the step first, then the others; `chosen(key)`. A paper of one RT is
    there for the RT that the step is about, and for all RT."""

    chosen = Signal(str)

    def __init__(self, ctx: Context, button: QPushButton) -> None:
        super().__init__(button)
        self._ctx = ctx
        self.first: Sequence[str] = ()
        self.rest: Sequence[str] = ()
        self.rt: Callable[[], tuple[str, str] | None] = lambda: None
        self.aboutToShow.connect(self.fill)
        button.setMenu(self)
        looks.mark(button, "menu", "true")

    def fill(self) -> None:
        """Write the entries, each with a letter."""
        self.clear()
        taken: set[str] = set()
        for key in known(self.first):
            self._entries(key, taken)
        self.addSeparator()
        for key in known(self.rest):
            self._entries(key, taken)

    def _entries(self, key: str, taken: set[str]) -> None:
        words = preview_papers.label(key, self._ctx.office.istilah)
        if DOKUMEN[key].subjek != RT:
            self._entry(key, words, taken)
            return
        words, one = words.removesuffix(" RT"), self.rt()
        if one is not None:
            self._entry(key, f"{words} {one[1]}", taken)
        self._entry(key + SEMUA, f"{words} semua RT", taken)

    def _entry(self, data: str, words: str, taken: set[str]) -> None:
        action = self.addAction(mnemonics.with_key(words.replace("&", "&&"), taken))
        action.setData(data)
        action.triggered.connect(self._picked)

    def _picked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(str(action.data()))
