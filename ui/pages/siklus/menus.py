"""The two menus of the page: papers of the siklus, and what is done with a siklus as a whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from lkm_desktop.documents import DOKUMEN
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.format import parse_tanggal, tanggal_pendek
from lkm_desktop.services.fakta_borang import borang
from lkm_desktop.services.papan_data import TahapPapan
from ui import ask, mnemonics
from ui.pages import preview_papers
from ui.pages.siklus import acting
from ui.widgets import looks

if TYPE_CHECKING:
    from ui.pages.siklus.page import SiklusPage

#: the paper that every stage has
STAGE_REPORT = "laporan-tahap"


def offered(stage: TahapPapan | None) -> list[str]:
    """Keys of the papers of a siklus, and of a stage those that it can have."""
    own = borang(stage.fakta) if stage is not None else None
    of_stage = {STAGE_REPORT, *(own.dokumen if own is not None else ())} if stage is not None else set()
    return [
        key for key, kind in DOKUMEN.items()
        if kind.subjek == "siklus" or (kind.subjek == "tahap" and key in of_stage)
    ]  # fmt: skip


class PapersMenu(QMenu):
    """The menu of the button "Cetak"."""

    def __init__(self, page: SiklusPage, button: QPushButton) -> None:
        super().__init__(button)
        self._page = page
        self.aboutToShow.connect(self.fill)
        button.setMenu(self)
        looks.mark(button, "menu", "true")

    def fill(self) -> None:
        """The papers of the siklus that is shown and of its chosen stage."""
        self.clear()
        stage, taken = self._page.stage(), set[str]()
        word = self._page.ctx.office.istilah
        for key in offered(stage):
            name = preview_papers.label(key, word)
            of_stage = f" {stage.singkat or stage.nama}" if DOKUMEN[key].subjek == "tahap" and stage is not None else ""
            action = self.addAction(mnemonics.with_key(f"{name}{of_stage}".replace("&", "&&"), taken))
            action.setData(key)
            action.triggered.connect(self._picked)

    def _picked(self) -> None:
        action, found, stage = self.sender(), self._page.current(), self._page.stage()
        if not isinstance(action, QAction) or found is None:
            return
        key = str(action.data())
        if DOKUMEN[key].subjek == "tahap" and stage is not None:
            acting.show_paper(self._page.ctx, key, subjek=stage.id, name=stage.nama)
        else:
            acting.show_paper(self._page.ctx, key, subjek=found.id, name=found.nama)


class WholeMenu(QMenu):
    """The menu of the button "Lainnya": a new siklus; close, go on with or delete the one that is shown."""

    def __init__(self, page: SiklusPage, button: QPushButton) -> None:
        super().__init__(button)
        self._page, self._ctx = page, page.ctx
        self.aboutToShow.connect(self.fill)
        button.setMenu(self)
        looks.mark(button, "menu", "true")

    def fill(self) -> None:
        """What can be done now."""
        self.clear()
        found = self._page.current()
        self.addAction("&Siklus baru…").triggered.connect(self._page.begin)
        if found is None:
            return
        self.addSeparator()
        if found.selesai is None:
            self.addAction("&Tutup siklus…").triggered.connect(self.close_siklus)
        else:
            self.addAction("Siklus &berjalan lagi").triggered.connect(self.reopen_siklus)
        self.addAction("&Hapus siklus").triggered.connect(self.delete_siklus)

    def close_siklus(self) -> None:
        """The siklus is over: asks which day."""
        found, board = self._page.current(), self._page.papan
        if found is None or board is None or not self._ctx.may_write():
            return
        missing = sum(len(stage.kurang) for stage in board.tahap)
        lacking = f"{missing} syarat belum terpenuhi; semuanya tetap tercatat. " if missing else ""
        typed = ask.text("Tutup siklus", f"{lacking}Ditutup tanggal:", tanggal_pendek(date.today()))
        if typed is None:
            return
        try:
            self._page.source.close(found, parse_tanggal(typed))
        except ValueError as error:
            self._page.say("error", str(error))
        except FieldErrors as error:
            self._page.say("error", " ".join(error.errors.values()))
        except LkmError as error:
            self._ctx.error(error)
        else:
            self._say(f"{found.nama} ditutup; isinya tetap dapat dibuka dan dicetak.")

    def reopen_siklus(self) -> None:
        """A closed siklus runs again."""
        found = self._page.current()
        if found is not None and self._page.source.reopen(found):
            self._say(f"{found.nama} berjalan lagi.")

    def delete_siklus(self) -> None:
        """To the Sampah; the meetings stay."""
        found = self._page.current()
        if found is not None and self._page.source.trash(found):
            self._say(f"{found.nama} dipindahkan ke Sampah; rapat-rapatnya tetap ada.")

    def _say(self, words: str) -> None:
        self._page.say("ok", words, ("Urungkan", self._ctx.undo))
