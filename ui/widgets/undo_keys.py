"""Ctrl+Z and Ctrl+Y belong to a text field only while it has typing of its own to take back or do again."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def leaves_to_program(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether a field should let the program's own undo or redo have this key; it then ignores the event."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not can_undo
    redo = event.matches(QKeySequence.StandardKey.Redo) and not can_redo
    if undo or redo:
        event.ignore()
    return undo or redo
