"""A text area that grows with its text and completes phrases; Tab goes on, the wheel scrolls the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QSizePolicy

from lkm_desktop.services import frasa
from ui.pages.rapat.frasa_popup import PhrasePopup
from ui.widgets.inputs import LongInput

#: gives the phrases that a field may complete with
Phrases = Callable[[], Sequence[str]]

MOST_LINES = 40
_PLAIN = Qt.KeyboardModifier.NoModifier


class GrowInput(LongInput):
    """As high as its lines, at least `lines`."""

    def __init__(self, name: str, lines: int = 2, hint: str = "") -> None:
        super().__init__(lines)
        self._lines = lines
        self._phrases: Phrases | None = None
        self.popup: PhrasePopup | None = None
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self.textChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Take the height that the text needs."""
        lines = 0
        block = self.document().firstBlock()
        while block.isValid():
            layout = block.layout()
            lines += max(layout.lineCount() if layout is not None else 1, 1)
            block = block.next()
        shown = max(self._lines, min(lines, MOST_LINES))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > MOST_LINES else policy.ScrollBarAlwaysOff
        )
        height = self.fontMetrics().lineSpacing() * shown + 20
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """As wide as its place, as high as its text."""
        return QSize(300, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other width, other lines."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()

    # --- completion -------------------------------------------------------------------------------------------------

    def complete_with(self, phrases: Phrases) -> None:
        """Where phrases come from; asked only while typing."""
        self._phrases = phrases

    @property
    def offering(self) -> bool:
        """Whether phrases are offered now."""
        return self.popup is not None and self.popup.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the offered phrases first, then typing, after which phrases are looked for."""
        if self.offering and self._for_popup(event):
            return
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the page's: the same field of the next part
            return
        before = self.toPlainText()
        super().keyPressEvent(event)
        if event.text() and self.toPlainText() != before:
            self._look_up()
        else:
            self._close()

    def _for_popup(self, event: QKeyEvent) -> bool:
        """Arrows choose, Enter takes what was chosen by them, Esc closes; everything else is plain typing."""
        popup, key = self.popup, event.key()
        if popup is None or event.modifiers() not in (_PLAIN, Qt.KeyboardModifier.KeypadModifier):
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and popup.moved:
            self._take(*popup.current())
        elif key == Qt.Key.Key_Escape:
            self._close()
        else:
            return False
        event.accept()
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes the highlighted phrase while some are offered."""
        if forward and self.popup is not None and self.popup.isVisible():
            self._take(*self.popup.current())
            return True
        return super().focusNextPrevChild(forward)

    def _look_up(self) -> None:
        cursor = self.textCursor()
        rest = cursor.block().text()[cursor.positionInBlock() :]
        if self._phrases is None or cursor.hasSelection() or rest[:1].isalnum():
            self._close()
            return
        found = frasa.cocok(self._phrases(), cursor.block().text()[: cursor.positionInBlock()])
        if found and self.popup is None:
            self.popup = PhrasePopup(self)
            self.popup.taken.connect(self._take)
        if self.popup is not None:
            self.popup.offer(found)

    def _take(self, phrase: str, replaced: int) -> None:
        """Put a phrase in the place of what was typed of it."""
        self._close()
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, replaced)
        cursor.insertText(phrase)
        self.setTextCursor(cursor)

    def _close(self) -> None:
        if self.popup is not None:
            self.popup.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is offered to a field that was left."""
        super().focusOutEvent(event)
        self._close()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nor to one that is gone."""
        super().hideEvent(event)
        self._close()
