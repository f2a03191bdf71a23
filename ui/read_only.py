"""What the window says of an office that can only be read, and of one that does not open."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout

from lkm_desktop.errors import DamagedOffice, LkmError, NewerOffice
from ui import crash, theme
from ui.context import Context
from ui.page import Page
from ui.widgets import looks
from ui.widgets.message_bar import Action

WORDS = (
    "Kantor ini hanya bisa dibaca – boleh dilihat, dicetak, dan diekspor; perubahan tidak disimpan. "
    "Untuk bekerja, salin folder kantor ke komputer ini."
)


class ReadOnlyBand(QFrame):
    """A clear bar above everything, seen while the open office cannot be written."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self.setObjectName("hanyabaca")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 12, 4)
        line.setSpacing(8)
        line.addWidget(looks.picture("lock", theme.WARN, 16))
        line.addWidget(looks.Elided(WORDS), 1)
        self.hide()

    def look(self, shown: bool) -> None:
        """Stand there when the marks of the open office are shown and it cannot be written."""
        self.setVisible(shown and self._ctx.is_open and self._ctx.store.read_only)


def told_not_opened(page: Page | None, path: Path, error: LkmError) -> None:
    """Say on the page shown why an office did not open; data that cannot be used lead on to the backups."""
    if page is None:
        return
    crash.log.warning("office not opened: %s", error, exc_info=error)
    ways: tuple[Action, ...] = ()
    if isinstance(error, DamagedOffice | NewerOffice):
        ways = (("Pulihkan dari cadangan…", partial(page.ctx.go, "pulihkan", tempat=path)),)
    page.say("error", str(error), *ways)
    for button in page.bar.buttons():
        button.setFocus()
