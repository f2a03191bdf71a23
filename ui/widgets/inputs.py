"""One-field inputs: each gives a typed value, takes one, and says in words when what was typed is no such value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from lkm_desktop import format as fmt
from ui.widgets import looks
from ui.widgets.choice_inputs import ChoiceInput as ChoiceInput
from ui.widgets.choice_inputs import RadioInput as RadioInput
from ui.widgets.press import is_enter

#: characters that any line takes, so that a pasted text is seen whole and told to be too long
MOST = 2000


def too_long(text: str, limit: int) -> str:
    """The sentence for a text of more than `limit` characters; empty when it fits."""
    length = len(" ".join(text.split()))
    return f"Paling banyak {limit} huruf; yang tertulis {length} huruf." if length > limit else ""


class Input(Protocol):
    """What a form needs of a field's widget."""

    edited: Signal
    left: Signal

    def value(self) -> Any:
        """The typed value, None when empty."""

    def set_value(self, value: Any) -> None:
        """Show a value without telling that it was edited."""

    def problem(self) -> str:
        """Why the typed text is no value; empty when it is one."""

    def note(self) -> str:
        """A remark shown beside the field, such as the age of a birth date."""


class TextInput(QLineEdit):
    """A line of text; empty means None."""

    edited = Signal()
    left = Signal()

    #: longest value in characters; a longer text is told, never cut in silence
    limit = 200

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(60)
        self.setMaxLength(MOST)
        self.textEdited.connect(self._tell)

    def _tell(self) -> None:
        self.edited.emit()

    def value(self) -> Any:
        return " ".join(self.text().split()) or None

    def set_value(self, value: Any) -> None:
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def problem(self) -> str:
        return too_long(self.text(), self.limit)

    def note(self) -> str:
        return ""

    def tidy(self) -> None:
        """Write the value the way it will be shown; called when the field is left."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and an arrow up or down are the page's."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tidy up and tell."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.tidy()
            self.left.emit()


class NumberInput(TextInput):
    """A whole number, at least 0."""

    def value(self) -> Any:
        digits = fmt.digits(self.text())
        return int(digits) if digits and not self.problem() else None

    def problem(self) -> str:
        text = self.text().replace(".", "").strip()
        if text and not (text.isascii() and text.isdigit() and len(text) <= 9):
            return "Isi dengan angka bulat, 0 atau lebih, misalnya 12."
        return ""


class RtInput(TextInput):
    """A number of RT or RW: padded to two digits when the field is left."""

    def value(self) -> Any:
        return fmt.pad_rt(self.text()) or None

    def tidy(self) -> None:
        self.setText(fmt.pad_rt(self.text()) or "")


class DigitsInput(TextInput):
    """NIK, family card, phone: blanks, dots and dashes are dropped when the field is left."""

    def value(self) -> Any:
        text = self.text().strip()
        bare = "".join(c for c in text if c not in " .-")
        return (bare if bare.lstrip("+").isdigit() else text) or None

    def tidy(self) -> None:
        self.setText(self.value() or "")


class LongInput(QPlainTextEdit):
    """Several lines; Tab goes on to the next field."""

    edited = Signal()
    left = Signal()

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = self._fresh = False
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + 16)
        self.setMaximumHeight(self.fontMetrics().lineSpacing() * (lines + 3) + 16)
        self.textChanged.connect(self._tell)

    def sizeHint(self) -> QSize:
        """As high as its lines; it grows only where room is left over."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _tell(self) -> None:
        if not self._setting:
            self.edited.emit()

    def value(self) -> Any:
        return self.toPlainText().strip() or None

    def set_value(self, value: Any) -> None:
        self._setting = True
        self.setPlainText("" if value is None else str(value))
        self._setting, self._fresh = False, True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first visit by keys goes on behind the text that stands here; a click goes where it is."""
        super().focusInEvent(event)
        if self._fresh and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.moveCursor(QTextCursor.MoveOperation.End)
        self._fresh = False

    def problem(self) -> str:
        return ""

    def note(self) -> str:
        return ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()


def stays_on_only_row(popup: QObject, event: QEvent) -> bool:
    """Whether this is an arrow in a list of one completion, which then is chosen and not passed by."""
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    alone = isinstance(popup, QAbstractItemView) and popup.currentIndex().isValid() and popup.model().rowCount() == 1
    return alone and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)


class CompletedInput(TextInput):
    """A line with a list of completions below it, the first highlighted: Tab takes it, arrows choose another.

    Esc closes the list. Enter goes on with what is typed, unless the arrows chose a completion. The same rule holds for
    phrases in long texts.
    """

    _moved = False

    def use(self, completer: QCompleter) -> None:
        """Complete with these."""
        self.setCompleter(completer)
        completer.highlighted.connect(self._arrowed)

    def _arrowed(self) -> None:
        self._moved = True

    def _popup(self) -> QAbstractItemView | None:
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        return popup if popup is not None and popup.isVisible() else None

    def highlight_first(self) -> None:
        """Show which completion Tab would take; the typed text stays."""
        popup, self._moved = self._popup(), False
        if popup is not None and not popup.currentIndex().isValid():
            self.completer().blockSignals(True)
            popup.setCurrentIndex(popup.model().index(0, self.completer().completionColumn()))
            self.completer().blockSignals(False)
            popup.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in a list of one."""
        if stays_on_only_row(watched, event):
            self._moved = True
            return True
        return super().eventFilter(watched, event)

    def take(self, text: str) -> None:
        """Put a completion in the place of what is typed."""
        self.setText(text)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing highlights the first completion; Enter leaves the list alone unless the arrows were used."""
        popup = self._popup()
        if popup is not None and not self._moved and is_enter(event):
            popup.hide()
            QApplication.postEvent(self, event.clone())  # once more, now as an Enter of the form
            return
        super().keyPressEvent(event)
        if event.text():
            self.highlight_first()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes the highlighted completion, or goes on when that is what is typed already."""
        popup = self._popup()
        if popup is None or not forward:
            return super().focusNextPrevChild(forward)
        index, model = popup.currentIndex(), popup.model()
        offered = [str(model.index(row, index.column()).data()) for row in range(model.rowCount())]
        popup.hide()
        if not index.isValid() or self.text().strip() in offered:
            return super().focusNextPrevChild(forward)
        self.take(str(index.data()))
        return True


class SuggestInput(CompletedInput):
    """Free text with suggestions from what was typed before."""

    def __init__(self, suggestions: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QStringListModel(list(suggestions), self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        completer.activated.connect(self._tell)
        self.use(completer)

    def set_suggestions(self, words: Sequence[str]) -> None:
        """Replace the suggestions."""
        self._words.setStringList(list(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down shows every suggestion."""
        if event.key() == Qt.Key.Key_Down and not self.text():
            self.completer().setCompletionPrefix("")
            self.completer().complete()
            return
        super().keyPressEvent(event)


def narrow(widget: QWidget, count: int, least: str = "") -> None:
    """Keep a field as narrow as `count` characters; `least` is a text that it must always show whole."""
    widget.setProperty("huruf_lebar", count)
    widget.setProperty("teks_terpendek", least)
    refit(widget)


def refit(widget: QWidget) -> None:
    """Give a field of `narrow` its width again, for the font in force."""
    count = widget.property("huruf_lebar")
    if not count:
        return
    widget.setMaximumWidth(looks.chars(widget, int(count)))
    least = str(widget.property("teks_terpendek") or "")
    if least:
        widget.setMinimumWidth(widget.fontMetrics().horizontalAdvance(least) + 22)
