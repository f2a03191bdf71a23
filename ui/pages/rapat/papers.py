"""The papers of a meeting: which there are, which exist already, and the request for the print preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from lkm_desktop.documents import DOKUMEN
from lkm_desktop.services import dokumen, kit_berkas, naskah
from ui import excel, mnemonics
from ui.context import Context
from ui.pages import preview_papers
from ui.pages.preview_request import Request
from ui.pages.rapat.source import Meeting
from ui.widgets import looks

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ui.page import Page

INVITATION, ATTENDANCE, MINUTES = "undangan", "daftar-hadir", "notulen"
SESSION = "lembar-sesi-kbk"


def request(ctx: Context, meeting: Meeting, kind: str) -> Request:
    """What the preview needs for one paper of a meeting; `kind` is a key of documents.DOKUMEN."""
    return preview_papers.request(
        ctx, kind, rapat_id=meeting.id, name=meeting.name, day=meeting.values["tanggal"])


@dataclass(frozen=True)
class Paper:
    """One paper of a meeting: key, name, what became of it ("final versi 1", "sudah dicetak", ""), whether the kind of
    meeting expects it."""

    key: str
    label: str
    state: str
    expected: bool


def listed(s: Any, meeting: Meeting, word: str = "LKM") -> list[Paper]:
    """Every paper that a meeting can have: those its kind expects first, then the others as in the table."""
    wanted = kit_berkas.berkas_diharapkan(s).get(str(meeting.values["jenis"]), kit_berkas.BIASA)
    printed = {c.jenis for c in dokumen.printed(s, meeting.id)}
    sheets = {sheet.jenis: sheet for sheet in naskah.daftar(s, rapat_id=meeting.id)}
    keys = [key for key, kind in DOKUMEN.items() if kind.rapat == "perlu" or (kind.rapat == "boleh" and key in wanted)]
    keys.sort(key=lambda key: wanted.index(key) if key in wanted else len(wanted))
    return [
        Paper(key, preview_papers.label(key, word), _state(sheets.get(key), key in printed), key in wanted)
        for key in keys
    ]


def _state(sheet: naskah.Lembar | None, printed: bool) -> str:
    if sheet is not None and sheet.terkunci:
        return f"final versi {sheet.versi}"
    if sheet is not None and sheet.keadaan == naskah.RALAT:
        return "sedang diralat"
    return "sudah dicetak" if printed else "draf" if sheet is not None else ""


class PapersMenu(QMenu):
    """The menu of the button "Semua kertas", each with a letter; `chosen(key)` for a paper."""

    chosen = Signal(str)

    def __init__(self, ctx: Context, button: QPushButton) -> None:
        super().__init__(button)
        self.ctx = ctx
        self.meeting: Meeting | None = None
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        button.setMenu(self)
        looks.mark(button, "menu", "true")

    def fill(self) -> None:
        """Read what exists."""
        self.clear()
        if self.meeting is None:
            return
        with self.ctx.read() as s:
            found = listed(s, self.meeting, self.ctx.office.istilah)
        taken: set[str] = set()
        archive = mnemonics.with_key("Arsip cetakan rapat ini", taken)
        for number, paper in enumerate(found):
            if number and found[number - 1].expected and not paper.expected:
                self.addSeparator()
            words = f"{paper.label}  –  {paper.state}" if paper.state else paper.label
            action = self.addAction(mnemonics.with_key(words.replace("&", "&&"), taken))
            action.setData(paper.key)
            action.triggered.connect(self._picked)
        self.addSeparator()
        self.addAction(archive).triggered.connect(self._to_archive)

    def _picked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(str(action.data()))

    def _to_archive(self) -> None:
        if self.meeting is not None:
            self.ctx.go("arsip", rapat_id=self.meeting.id)


def export_roll(page: Page, rapat_id: str) -> None:
    """The roll of a meeting and its decisions as a workbook."""

    def make(s: Session) -> bytes:
        from lkm_desktop.workbooks.rapat import kehadiran_workbook

        return kehadiran_workbook(s, rapat_id)

    excel.save(page, f"Daftar hadir {page.shown_name()}", "kehadiran", make, "Daftar hadir")
