"""Minutes whose paper is final are read-only until a correction (ralat) is begun (BR30)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout

from lkm_desktop.services import naskah
from lkm_desktop.services.kunci_notulen import PENGUNCI as KINDS
from ui import mnemonics
from ui.context import Context
from ui.pages import preview_papers
from ui.pages.rapat.source import Meeting
from ui.pages.rapat.typed_tab import TypedTab
from ui.widgets.message_bar import MessageBar


class MinutesLock(QObject):
    """A bar above each tab; `opened(key)` asks for the preview of a paper."""

    opened = Signal(str)

    def __init__(self, ctx: Context, *tabs: TypedTab) -> None:
        super().__init__()
        self.ctx = ctx
        self.tabs = tabs
        self.bars = [MessageBar() for _ in tabs]
        self._meeting: Meeting | None = None
        self._sheets: list[naskah.Lembar] = []
        for tab, bar in zip(tabs, self.bars, strict=True):
            layout = tab.layout()
            if isinstance(layout, QBoxLayout):
                layout.insertWidget(0, bar)

    @property
    def locked(self) -> bool:
        """Whether the minutes may not be changed now."""
        return any(sheet.terkunci for sheet in self._sheets)

    @property
    def words_for_roll(self) -> str:
        """What to say above the roll, which stays open for late corrections; empty while nothing is final."""
        final = [sheet for sheet in self._sheets if sheet.terkunci]
        if not final:
            return ""
        first = f"{self._label(final[0])} sudah final (versi {final[0].versi})"
        return f"{first}: perubahan kehadiran tidak lagi masuk ke sana sebelum dibuat ralat di tab 3."

    def ask(self, number: int) -> bool:
        """The keys go to what a locked tab offers; false when it is open."""
        buttons = self.bars[number].buttons() if self.locked else []
        if buttons:
            buttons[0].setFocus()
        return bool(buttons)

    def show_meeting(self, meeting: Meeting) -> None:
        """Lock or unlock the tabs of a meeting and say why."""
        self._meeting = meeting
        with self.ctx.read() as s:
            found = naskah.daftar(s, rapat_id=meeting.id)
        self._sheets = [sheet for sheet in found if sheet.jenis in KINDS and sheet.keadaan != naskah.DRAF]
        for tab, bar in zip(self.tabs, self.bars, strict=True):
            content = tab.area.widget()
            if content is not None:
                content.setEnabled(not self.locked)
            tab.save_button.setEnabled(not self.locked)
            if self.locked:
                tab.bar.clear()
            self._say(bar)

    def _say(self, bar: MessageBar) -> None:
        if self.locked:
            final = [sheet for sheet in self._sheets if sheet.terkunci]
            first, also = final[0], f" (dan {len(final) - 1} berkas lain)" if len(final) > 1 else ""
            words = f"{self._label(first)} sudah final (versi {first.versi}){also}; isinya terkunci."
            bar.say("info", words, ("Buat ra&lat", self.correct), ("Bu&ka berkasnya", self._open), closable=False)
        elif self._sheets:
            words = f"{self._label(self._sheets[0])} sedang diralat. Setelah diperbaiki, jadikan final lagi."
            bar.say("warn", words, ("Bu&ka berkasnya", self._open), closable=False)
        else:
            bar.clear()
        mnemonics.refresh(bar)

    def _label(self, sheet: naskah.Lembar) -> str:
        return preview_papers.label(sheet.jenis, self.ctx.office.istilah)

    def correct(self) -> None:
        """Begin a correction of every final paper that says what these minutes say."""
        if self._meeting is None:
            return
        with self.ctx.unit(f"Buat ralat notulen {self._meeting.name}") as s:
            for sheet in naskah.terkunci(s, self._meeting.id, *KINDS):
                naskah.mulai_ralat(s, sheet.id)
        if self._meeting is not None:
            self.show_meeting(self._meeting)
        for tab in self.tabs:
            if tab.isVisible() and not self.locked:
                tab.start()

    def _open(self) -> None:
        for bar in self.bars:
            self._say(bar)
        if self._sheets:
            self.opened.emit(self._sheets[0].jenis)
