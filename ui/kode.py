"""The short code of a daftar hadir, typed or scanned anywhere, opens the roll of its meeting.

Three ways: the menu, Enter in any search line or in the line of a roll, and a barcode scanner that types while no
text field has the focus. A scanner types faster than a hand, begins with R and ends with Enter; keys that turn out to
be no code are handed on as if nothing had happened. Services are imported late: the frame is painted before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

from ui import ask
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from ui.main_window import MainWindow

#: longest pause between two keys of a scanner, in milliseconds
PAUSE_MS = 80
#: longest text that can still be a code (services.kode.PANJANG, which is not loaded before the first paint)
LONGEST = 20
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TYPED_IN = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_PLAIN = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier,
)  # fmt: skip


class CodeFinder(QObject):
    """Watches the keys of the window; `open` shows the roll of a code."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._held: list[QKeyEvent] = []
        self._passing = False
        self._watched: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._hand_on)
        window.installEventFilter(self)

    # --- opening ----------------------------------------------------------------------------------------------------

    def find(self, text: str) -> str | None:
        """The meeting of a typed code; None for any other text, or while no office is open."""
        if not self._window.ctx.is_open:
            return None
        from lkm_desktop.services.kode import cari_kode, mungkin_kode

        if not mungkin_kode(text):
            return None
        with self._window.ctx.read() as s:
            return cari_kode(s, text)

    def open(self, text: str) -> bool:
        """Show the roll of the meeting whose code this is, with the cursor in its line; false when it is none."""
        rapat_id = self.find(text)
        if rapat_id is None:
            return False
        self._window.show_page("rapat_isi", rapat_id=rapat_id, tab="kehadiran")
        page = self._window.page
        if page is not None:
            page.take_focus()
        return True

    def ask(self) -> None:
        """Buka kode daftar hadir."""
        text = ask.text("Buka kode daftar hadir", "Kode di pojok kanan atas kertas, misalnya R12-abc123", "")
        if text is None or not text.strip() or self.open(text):
            return
        self._unknown(text.strip())

    def _unknown(self, text: str) -> None:
        page = self._window.page
        if page is not None:
            page.say("warn", f"Kode “{text[:30]}” tidak ada di kantor ini. Periksa tulisannya di kertas.")

    # --- keys -------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the window before anybody else gets them."""
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                self._watch()
            return False
        if self._passing or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        assert isinstance(event, QKeyEvent)
        if event.type() == QEvent.Type.KeyRelease:
            return bool(self._held)
        return self._pressed(event)

    def _watch(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._watched:
            handle.installEventFilter(self)
            self._watched = handle

    def _pressed(self, event: QKeyEvent) -> bool:
        focus = QApplication.focusWidget()
        if isinstance(focus, _TYPED_IN) or (isinstance(focus, QComboBox) and focus.isEditable()):
            self._hand_on()
            return event.key() in _ENTER and self._takes_codes(focus) and self._entered(focus)
        typed = "".join(held.text() for held in self._held)
        if event.key() in _ENTER and typed and self._scanned(typed):
            return True
        text = event.text()
        begins = not self._held and text in ("r", "R")
        goes_on = bool(self._held) and (not text or (text.isprintable() and len(typed) < LONGEST))
        if event.modifiers() in _PLAIN and (begins or goes_on):
            self._held.append(QKeyEvent(event))
            self._timer.start()
            return True
        self._hand_on()
        return False

    def _takes_codes(self, focus: QObject | None) -> TypeGuard[QLineEdit]:
        """Whether a code may be typed here; without an office there is nothing a code could open."""
        if not self._window.ctx.is_open:
            return False
        from ui.pages.rapat.roll_entry import RollEntry

        return isinstance(focus, SearchBox | RollEntry)

    def _entered(self, line: QLineEdit) -> bool:
        if not self.open(line.text()):
            return False
        line.clear()
        return True

    def _scanned(self, typed: str) -> bool:
        from lkm_desktop.services.kode import mungkin_kode

        if not mungkin_kode(typed):
            return False
        self._timer.stop()
        self._held.clear()
        if not self.open(typed):
            self._unknown(typed)
        return True

    def _hand_on(self) -> None:
        """What was held back was no code: the keys go where they were meant to go."""
        self._timer.stop()
        held, self._held = self._held, []
        handle = self._window.windowHandle()
        if not held or handle is None:
            return
        self._passing = True
        try:
            for event in held:
                QCoreApplication.sendEvent(handle, event)
                if event.text():
                    release = QKeyEvent(QEvent.Type.KeyRelease, event.key(), event.modifiers(), event.text())
                    QCoreApplication.sendEvent(handle, release)
        finally:
            self._passing = False
