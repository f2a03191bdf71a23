"""The base of every page: title, one line of counts, actions top right, a message bar, and what menus may ask of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import excel, mnemonics
from ui.context import Context
from ui.widgets import looks
from ui.widgets.message_bar import Action, MessageBar

#: what the menus may ask; a page names the ones it can do in `abilities`
ABILITIES = ("baru", "ubah", "hapus", "cari", "simpan", "cetak", "ekspor", "impor", "salin")


class Page(QWidget):
    """Made once and kept. Subclasses fill `body`, name `tables` they show and override what they can do.

    `reload` is called when one of `tables` changed: at once while visible, else on the next showing.
    """

    title = ""
    help_key = ""
    tables: frozenset[str] = frozenset()
    abilities: frozenset[str] = frozenset()
    #: whether the page is about another office than the open one, whose name and marks then must not stand around it
    apart = False

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.setProperty("halaman", True)
        self._stale = True
        self._shown_actions: list[QPushButton] = []
        self.heading = looks.Elided(self.title, "h1")
        self.counts = looks.Elided("", "muted")
        self.bar = MessageBar()
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self.counts)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addLayout(words, 1)
        top.addLayout(self._actions)
        top.setAlignment(self._actions, Qt.AlignmentFlag.AlignVCenter)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.setSpacing(10)
        outer.addLayout(top)
        outer.addWidget(self.bar)
        outer.addLayout(self.body, 1)
        ctx.changed.connect(self._on_changed)

    # --- for subclasses ---------------------------------------------------------------------------------------------

    def add_action(self, *buttons: QWidget) -> None:
        """Put buttons top right, the primary one last."""
        for made in buttons:
            self._actions.addWidget(made)
            if isinstance(made, QPushButton):
                self._shown_actions.append(made)

    def set_title(self, title: str, counts: str = "") -> None:
        """Change the heading and the muted line below it."""
        self.heading.setText(title)
        self.counts.setText(counts)

    def say(self, kind: str, text: str, *actions: Action) -> None:
        """A sentence above the content of this page."""
        self.bar.say(kind, text, *actions)

    # --- what the window calls --------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """The page is about to be shown, perhaps with arguments from `ctx.go`."""

    def reload(self) -> None:
        """Read what is shown again."""

    def leave(self) -> None:
        """Another page is about to be shown, or the window closes: keep drafts."""

    def take_focus(self) -> None:
        """The page was just shown: the keys go to its first field, list or button, not to the actions above it."""
        for child in self.findChildren(QWidget):
            if _takes_tab(child) and not self._is_action(child):
                child.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _is_action(self, widget: QWidget) -> bool:
        return widget in self._shown_actions or self.bar.isAncestorOf(widget)

    def shut(self) -> None:
        """The page is thrown away: close what it holds open."""

    def shown_name(self) -> str:
        """What the window and the history call this page now."""
        return self.heading.full()

    def new_record(self) -> None:
        """Ctrl+N."""

    def edit_record(self) -> None:
        """F2."""

    def copy_record(self) -> None:
        """Ctrl+D."""

    def delete_record(self) -> None:
        """Del."""

    def focus_search(self) -> None:
        """Ctrl+F."""

    def save(self) -> None:
        """Ctrl+S."""

    def print_out(self) -> None:
        """Ctrl+P."""

    def export(self) -> None:
        """Ctrl+E: the lists that the page shows; a page with a workbook of its own gives that one."""
        excel.export_lists(self)

    def import_in(self) -> None:
        """Data > Impor Excel."""

    def fill_sheet(self) -> dict[str, Any]:
        """What a fill-in sheet that is asked for here begins with: arguments of its page."""
        return {}

    def refresh(self) -> None:
        """F5."""
        self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, when nothing on the page wants it, closes the message."""
        if event.key() == Qt.Key.Key_Escape and self.bar.text:
            self.bar.dismiss()
            return
        super().keyPressEvent(event)

    # --- keeping up -------------------------------------------------------------------------------------------------

    def _on_changed(self, tables: set[str]) -> None:
        if not (self.tables & tables):
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Reload if something changed meanwhile; give keys to labels and buttons that have none."""
        super().showEvent(event)
        if self._stale and self.ctx.is_open:
            self._stale = False
            self.reload()
        mnemonics.assign(self)

    def buttons(self) -> list[QPushButton]:
        """The action buttons top right."""
        return list(self._shown_actions)


def _takes_tab(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
