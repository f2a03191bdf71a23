"""Keys of a typed form: those that no field wanted go to the form, those of a part to the part with the cursor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.pages.rapat.entries import Entry
from ui.widgets.message_bar import MessageBar

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def on_part(entry: Entry, place: QWidget, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
    """Keys that concern the part with the cursor in it."""
    step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
    if held == Qt.KeyboardModifier.ControlModifier:
        return entry.add_inner() if key == Qt.Key.Key_T else bool(step) and entry.go(place, step)
    if held != Qt.KeyboardModifier.AltModifier:
        return False
    if key in ENTER:
        return entry.add_next()
    if key == Qt.Key.Key_Delete:
        return entry.take_away()
    return bool(step) and entry.shift(step)


def page_speaks(widget: QWidget) -> bool:
    """Whether the page around shows a message, which Esc closes first."""
    around = widget.parentWidget()
    while around is not None and around.property("halaman") is not True:
        around = around.parentWidget()
    return isinstance(bar := getattr(around, "bar", None), MessageBar) and bool(bar.text)


class KeyPane(QWidget):
    """Hands keys that no field wanted to its tab, before the scroll area takes them."""

    def __init__(self, wanted: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._wanted = wanted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask first."""
        if not self._wanted(event):
            super().keyPressEvent(event)


def entry_of(widget: QWidget | None) -> Entry | None:
    """The innermost part that holds a field."""
    while widget is not None and not isinstance(widget, Entry):
        widget = widget.parentWidget()
    return widget


def as_text(values: Any) -> Any:
    """The same values with every date as 2015-09-21, ready for a draft."""
    if isinstance(values, dict):
        return {key: as_text(value) for key, value in values.items()}
    if isinstance(values, list):
        return [as_text(value) for value in values]
    return values.isoformat() if hasattr(values, "isoformat") else values
