"""One-field inputs: each gives a typed value, takes one, and says in words when what was typed is no such value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from lkm_desktop import format as fmt
from ui.widgets import looks
from ui.widgets.undo_keys import leaves_to_program

Choices = Sequence[tuple[Any, str]]
NOTHING = "–"


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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(60)
        self.textEdited.connect(self._tell)

    def _tell(self) -> None:
        self.edited.emit()

    def value(self) -> Any:
        return " ".join(self.text().split()) or None

    def set_value(self, value: Any) -> None:
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def problem(self) -> str:
        return ""

    def note(self) -> str:
        return ""

    def tidy(self) -> None:
        """Write the value the way it will be shown; called when the field is left."""

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the program while there is no typing to take back."""
        if leaves_to_program(event, self.isUndoAvailable(), self.isRedoAvailable()):
            return False
        return super().event(event)

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
            return "Isi dengan angka bulat, misalnya 12."
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
        self._setting = False
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + 16)
        self.setMaximumHeight(self.fontMetrics().lineSpacing() * (lines + 3) + 16)
        self.textChanged.connect(self._tell)

    def _tell(self) -> None:
        if not self._setting:
            self.edited.emit()

    def value(self) -> Any:
        return self.toPlainText().strip() or None

    def set_value(self, value: Any) -> None:
        self._setting = True
        self.setPlainText("" if value is None else str(value))
        self._setting = False

    def problem(self) -> str:
        return ""

    def note(self) -> str:
        return ""

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the program while there is no typing to take back."""
        if leaves_to_program(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()


class ChoiceInput(QComboBox):
    """A closed list; an optional one starts with a dash. The wheel never changes it by accident."""

    edited = Signal()
    left = Signal()

    def __init__(self, choices: Choices, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._required = required
        self._codes: list[Any] = []
        self.set_choices(choices)
        self.activated.connect(self._tell)

    def set_choices(self, choices: Choices) -> None:
        """Replace the list and keep the value if it is still there."""
        old = self.value() if self._codes else None
        self.clear()
        empty: list[tuple[Any, str]] = [] if self._required else [(None, NOTHING)]
        entries = empty + list(choices)
        self._codes = [code for code, _ in entries]
        self.addItems([words for _, words in entries])
        self.set_value(old)

    def _tell(self) -> None:
        self.edited.emit()
        self.left.emit()

    def value(self) -> Any:
        index = self.currentIndex()
        return self._codes[index] if 0 <= index < len(self._codes) else None

    def set_value(self, value: Any) -> None:
        if value not in self._codes and value is not None:
            self._codes.append(value)
            self.addItem(str(value))
        self.setCurrentIndex(self._codes.index(value) if value in self._codes else (0 if self._codes else -1))

    def problem(self) -> str:
        return ""

    def note(self) -> str:
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value."""
        event.ignore()


class RadioInput(QWidget):
    """Two or three words side by side; first letters choose, Backspace empties an optional one."""

    edited = Signal()
    left = Signal()

    def __init__(self, choices: Choices, name: str, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._required = required
        self._group = QButtonGroup(self)
        self._codes = [code for code, _ in choices]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(14)
        self.radios: list[QRadioButton] = []
        for number, (_, words) in enumerate(choices):
            radio = QRadioButton(words)
            radio.setAccessibleName(f"{name}: {words}")
            self._group.addButton(radio, number)
            self.radios.append(radio)
            layout.addWidget(radio)
        layout.addStretch(1)
        self.setFocusProxy(self.radios[0])
        self._group.idClicked.connect(self._tell)

    def _tell(self) -> None:
        self.edited.emit()
        self.left.emit()

    def value(self) -> Any:
        number = self._group.checkedId()
        return self._codes[number] if number >= 0 else None

    def set_value(self, value: Any) -> None:
        self._group.setExclusive(False)
        for code, radio in zip(self._codes, self.radios, strict=True):
            radio.setChecked(value is not None and code == value)
        self._group.setExclusive(True)

    def problem(self) -> str:
        return ""

    def note(self) -> str:
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """First letters choose; Backspace and Delete empty."""
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not self._required:
            self.set_value(None)
            self._tell()
            return
        for code, radio in zip(self._codes, self.radios, strict=True):
            if event.text() and event.text().lower() == radio.text().replace("&", "")[:1].lower():
                self.set_value(code)
                radio.setFocus()
                self._tell()
                return
        super().keyPressEvent(event)


class SuggestInput(TextInput):
    """Free text with suggestions from what was typed before."""

    def __init__(self, suggestions: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QStringListModel(list(suggestions), self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        completer.activated.connect(self._tell)
        self.setCompleter(completer)

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
