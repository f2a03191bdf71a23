"""The papers of an election: which belong to a step, and the request for the print preview."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from lkm_desktop.documents import DOKUMEN
from ui import mnemonics
from ui.context import Context
from ui.pages import preview_papers
from ui.pages.pemilihan.source import Election
from ui.widgets import looks

#: subject of a paper that is about one RT
RT = "pemilihan_rt"


def known(keys: Sequence[str]) -> list[str]:
    """Those that the program has."""
    return [key for key in keys if key in DOKUMEN]


def show(ctx: Context, election: Election, key: str, rt: tuple[str, str] | None = None) -> None:
    """Preview one paper; `rt` is (id, name) of the RT that a paper of one RT is about."""
    of_rt = DOKUMEN[key].subjek == RT
    if of_rt and rt is None:
        ctx.say("info", "Pilih dulu RT-nya di langkah 3, Hitung suara RT.")
        return
    subject, name = rt if of_rt and rt is not None else (election.id, election.name)
    day = election.values["basis_mulai" if of_rt else "tanggal"]
    ctx.preview(preview_papers.request(ctx, key, subjek=subject, name=name, day=day))


class StepMenu(QMenu):
    """The menu of the button "Kertas": papers of the step first, then the others; `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, ctx: Context, button: QPushButton) -> None:
        super().__init__(button)
        self._ctx = ctx
        self.first: Sequence[str] = ()
        self.rest: Sequence[str] = ()
        self.aboutToShow.connect(self.fill)
        button.setMenu(self)
        looks.mark(button, "menu", "true")

    def fill(self) -> None:
        """Write the entries, each with a letter."""
        self.clear()
        taken: set[str] = set()
        for key in known(self.first):
            self._entry(key, taken)
        self.addSeparator()
        for key in known(self.rest):
            self._entry(key, taken)

    def _entry(self, key: str, taken: set[str]) -> None:
        words = preview_papers.label(key, self._ctx.office.istilah).replace("&", "&&")
        action = self.addAction(mnemonics.with_key(words, taken))
        action.setData(key)
        action.triggered.connect(self._picked)

    def _picked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(str(action.data()))
