"""The one window: menus, sidebar, pages made on first visit and kept, help beside them, status below."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from lkm_desktop.errors import LkmError
from ui import ask, theme
from ui.closing import Closing, back_up_now, needs_backup
from ui.commands import PROGRAM, Commands
from ui.context import Context
from ui.family import add_bar
from ui.geometry import Placement
from ui.help_panel import HelpPanel
from ui.menus import Menus
from ui.page import Page
from ui.pages import BY_KEY, SIDE
from ui.read_only import ReadOnlyBand, told_not_opened
from ui.sidebar import Sidebar
from ui.status import Status
from ui.widgets import looks

NARROW_BELOW = 1050
SMALLEST = QSize(800, 540)


class MainWindow(QMainWindow):
    """Holds the pages and passes the menus' wishes to the page that is shown."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self.pages: dict[str, Page] = {}
        #: whether closing makes a backup of what changed
        self.backs_up = True
        self._closing: Closing | None = None
        self._may_close = self._going_back = False
        self.current = ""
        self._trail: list[str] = []
        self._points = ctx.memory.number("jendela/huruf", theme.DEFAULT_SIZE)
        self._narrow_wish = ctx.memory.flag("jendela/ringkas")
        self.sidebar = Sidebar(SIDE)
        self.stack = QStackedWidget()
        self.help = HelpPanel()
        self.help.toggled.connect(self._fit_sidebar)
        self.status = Status(ctx)
        self.setStatusBar(self.status)
        self.commands = Commands(self)
        self.menus = Menus(self)
        self._lay_out()
        self._connect()
        self.placement = Placement(self, ctx.memory)
        self.placement.restore()
        self.menus.check_size(theme.points(QApplication.instance()))  # type: ignore[arg-type]
        self._show_office()

    def _lay_out(self) -> None:
        self.frame = QFrame()
        self.frame.setObjectName("rangka")
        self.band = QFrame()
        self.band.setObjectName("latihan")
        band = QHBoxLayout(self.band)
        band.setContentsMargins(12, 4, 12, 4)
        words = "LATIHAN – kelurahan contoh dengan nama rekaan. Bebas mencoba; data asli tidak tersentuh."
        band.addWidget(looks.Elided(words))
        outer = self._outer = QVBoxLayout(self.frame)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.band)
        self.locked = ReadOnlyBand(self.ctx)
        outer.addWidget(self.locked)
        inner = QHBoxLayout()
        inner.setSpacing(0)
        inner.addWidget(self.sidebar)
        inner.addWidget(self.stack, 1)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 12, 12, 12)
        side.addWidget(self.help)
        inner.addWidget(right)
        self._help_space = right
        outer.addLayout(inner, 1)
        self.setCentralWidget(self.frame)
        self.setMinimumSize(SMALLEST)

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.show_page)
        self.ctx.page_wanted.connect(self._wanted)
        self.ctx.message.connect(self._say)
        self.ctx.office_changed.connect(self._show_office)
        self.ctx.changed.connect(self._changed)
        self.ctx.office_wanted.connect(self.open_path)

    # --- pages ------------------------------------------------------------------------------------------------------

    def show_page(self, key: str, **arguments: Any) -> None:
        """Show a page, making it on the first visit; arguments go to `Page.open`."""
        spec = BY_KEY[key]
        if (spec.needs_office and not self.ctx.is_open) or (spec.writes and not self.ctx.may_write()):
            return
        old = self.page
        if old is not None and key != self.current:
            old.leave()
            if old.bar.kind == "ok":
                old.bar.clear()
            if self.current not in ("mulai", "") and (not self._trail or self._trail[-1] != self.current):
                self._trail.append(self.current)
        if key not in self.pages:
            page = spec.make(self.ctx)
            add_bar(page, self.ctx, key)
            self.pages[key] = page
            self.stack.addWidget(page)
        page = self.pages[key]
        self.current = key
        was = page.focusWidget()
        page.open(**arguments)
        if self.pages.get(key) is not page:
            return  # opening it led to another office, whose pages are shown now
        aim = page.focusWidget()
        self.stack.setCurrentWidget(page)
        if aim is not None and isValid(aim) and aim.isVisible() and (aim is not was or self._going_back):
            aim.setFocus()  # where the page put the keys while it opened; on the way back, where they were
        else:
            page.take_focus()
        self._dress(page)
        self.sidebar.select(spec.under or key)
        if self.help.isVisible():
            self.help.show_topic(page.help_key or key)
        self._refresh_menus()
        if spec.side:
            self.ctx.memory.put("jendela/halaman", key)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self.pages.get(self.current)

    def back(self) -> None:
        """The page shown before."""
        if self._trail:
            key = self._trail.pop()
            self._going_back = True
            self.show_page(key)
            self._going_back = False
            if self._trail and self._trail[-1] != key:
                self._trail.pop()

    def _wanted(self, key: str, arguments: object) -> None:
        if key == "kembali":
            self.back()
            return
        self.show_page(key, **(arguments if isinstance(arguments, dict) else {}))

    def _say(self, kind: str, text: str, actions: object) -> None:
        if self.page is not None:
            self.page.say(kind, text, *(actions if isinstance(actions, tuple) else ()))

    def drop_pages(self) -> None:
        """Throw all pages away, while the office is still open: a field that loses the keys may ask something of it."""
        gone = list(self.pages.values())
        self.pages.clear()
        self.current = ""
        self._trail.clear()
        for page in gone:
            page.shut()
            self.stack.removeWidget(page)
            page.deleteLater()

    # --- office -----------------------------------------------------------------------------------------------------

    def _show_office(self) -> None:
        if self.ctx.is_open:
            self.sidebar.set_office(self.ctx.office)
            self.menus.set_word(self.ctx.office.istilah)
        self._dress(self.page)
        self._refresh_menus()

    def _dress(self, page: Page | None) -> None:
        """The marks of the open office, unless the page is about another one: a new office is not made inside this."""
        office, shown = self.ctx.office, self.ctx.is_open and not (page is not None and page.apart)
        practice = office.latihan and shown
        self.band.setVisible(practice)
        self.locked.look(shown)
        self.status.counts.setVisible(shown)
        looks.mark(self.frame, "latihan", practice)
        self._outer.setContentsMargins(*((4, 4, 4, 4) if practice else (0, 0, 0, 0)))
        self.setWindowTitle(f"{office.kelurahan} - {PROGRAM}" if shown else PROGRAM)
        self.sidebar.setVisible(shown)

    def start(self) -> None:
        """Show the first page of what is open: the start page, or the page to make or open an office."""
        self.drop_pages()
        self.show_page("beranda" if self.ctx.is_open else "mulai")
        self.status.recount()

    def open_path(self, path: Path) -> bool:
        """Open an office; when that fails, the page shown tells in one sentence, with a way to the backups."""
        self.leave_page()
        if self.backs_up:
            back_up_now(self.ctx)
        try:
            self.ctx.open(path)
        except LkmError as error:
            if not self.ctx.is_open:
                self.start()
            told_not_opened(self.page, path, error)
            return False
        self.start()
        return True

    # --- undo -------------------------------------------------------------------------------------------------------

    def refresh_undo(self) -> None:
        """Name the steps in the menu."""
        undo = self.ctx.store.undo_label if self.ctx.is_open else None
        redo = self.ctx.store.redo_label if self.ctx.is_open else None
        self.menus.undo.setText(f"&Urungkan: {_plain(undo)}" if undo else "&Urungkan")
        self.menus.redo.setText(f"U&langi: {_plain(redo)}" if redo else "U&langi")
        self.menus.undo.setEnabled(bool(undo))
        self.menus.redo.setEnabled(bool(redo))

    def _changed(self, tables: set[str]) -> None:
        """What the bar said of an older step, and its "Urungkan", are no longer true."""
        self.refresh_undo()
        if self.page is not None and self.page.bar.kind == "ok" and tables - {"draf", "dokumen"}:
            self.page.bar.clear()

    # --- view -------------------------------------------------------------------------------------------------------

    def set_text_size(self, points: float) -> None:
        """Change the text size of the whole program, in points, and remember it."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, points)
        self._points = points
        self.ctx.memory.put("jendela/huruf", points)
        self.menus.check_size(points)
        self._fit_sidebar()
        self.ctx.text_size_changed.emit(points)

    def toggle_side(self) -> None:
        """Icons alone in the sidebar, or words too."""
        self._narrow_wish = not self._narrow_wish
        self.ctx.memory.put("jendela/ringkas", self._narrow_wish)
        self._fit_sidebar()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps only the icons of the sidebar."""
        super().resizeEvent(event)
        self._fit_sidebar()

    def _fit_sidebar(self) -> None:
        beside = self.help.width() if self.help.isVisible() else 0
        limit = NARROW_BELOW * self._points / theme.DEFAULT_SIZE - beside // 2
        self.sidebar.set_narrow(self._narrow_wish or self.width() - beside < limit)
        self.menus.side.setChecked(self._narrow_wish)

    def _refresh_menus(self) -> None:
        page = self.page
        self.menus.update(
            page.abilities if page is not None else frozenset(), self.ctx.is_open, page is not None and page.apart
        )
        self.refresh_undo()

    # --- geometry and end -------------------------------------------------------------------------------------------

    def leave_page(self) -> None:
        """Let the page shown keep its draft."""
        if self.page is not None:
            self.page.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep drafts, back up what changed, remember the window, let the office go."""
        if self._closing is not None and not self._may_close:
            event.ignore()
            return
        busy = self.ctx.worker.busy
        if busy and not ask.confirm(
            "Masih bekerja", "Pekerjaan di latar belum selesai.", "Hentikan dan keluar", "Tunggu dulu",
        ):
            event.ignore()
            return
        self.leave_page()
        if not self._may_close and self.backs_up and needs_backup(self.ctx):
            event.ignore()
            self._back_up_and_close()
            return
        self.drop_pages()
        self.placement.save()
        self.ctx.shutdown()
        event.accept()

    def _back_up_and_close(self) -> None:
        self.frame.setEnabled(False)
        self._closing = Closing(self.ctx, self)
        self._closing.ready.connect(self._close_now)
        self._closing.refused.connect(self._stay)
        self._closing.begin()

    def _close_now(self) -> None:
        self._may_close = True
        QTimer.singleShot(0, self.close)

    def _stay(self) -> None:
        self._closing = None
        self.frame.setEnabled(True)


def _plain(text: str | None) -> str:
    """A step's label inside a menu entry: "hapus warga Siti" after the colon."""
    words = (text or "").replace("&", "&&")
    return words[:1].lower() + words[1:]
