"""Inputs of a closed list: a drop-down, and words side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QWidget

from ui.widgets.flow import Flow

Choices = Sequence[tuple[Any, str]]
NOTHING = "–"
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


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

    def set_choices(self, choices: Choices, keep: bool = True) -> None:
        """Replace the list and keep the value, also one that the list does not know; without `keep` the first is
        chosen."""
        old = self.value() if self._codes and keep else None
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
    """Two or three words in a line or two; arrows and first letters choose, Backspace empties an optional one."""

    edited = Signal()
    left = Signal()

    def __init__(self, choices: Choices, name: str, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._required = required
        self._group = QButtonGroup(self)
        self._codes = [code for code, _ in choices]
        layout = Flow(self)
        self.radios: list[QRadioButton] = []
        for number, (_, words) in enumerate(choices):
            radio = QRadioButton(words)
            radio.setAccessibleName(f"{name}: {words}")
            radio.installEventFilter(self)
            self._group.addButton(radio, number)
            self.radios.append(radio)
            layout.addWidget(radio)
        self.setFocusProxy(self.radios[0])
        self._shown = -1
        self._group.idClicked.connect(self._pressed)

    def _pressed(self) -> None:
        """A word pressed again changes nothing."""
        if self._group.checkedId() != self._shown:
            self._tell()

    def _tell(self) -> None:
        self._shown = self._group.checkedId()
        self.setFocusProxy(self._group.checkedButton() or self.radios[0])
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
        self._shown = self._group.checkedId()
        self.setFocusProxy(self._group.checkedButton() or self.radios[0])

    def problem(self) -> str:
        return ""

    def note(self) -> str:
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An arrow chooses the neighbour, also when nothing was chosen before: then the word that has the keys."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.modifiers() not in _PLAIN:
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or watched not in self.radios:
            return False
        chosen = self._group.checkedId()
        here = [number for number, radio in enumerate(self.radios) if radio is watched]
        number = (chosen + step) % len(self.radios) if chosen >= 0 else here[0]
        self.set_value(self._codes[number])
        self.radios[number].setFocus()
        self._tell()
        return True

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
