"""Ctrl+Z and Ctrl+Y in a text field concern its text: they reach the program only from a field that was not touched.

A field that was typed in, or that stands in a form with unsaved typing, never hands them on: one Ctrl+Z too many
must not take back a whole import.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


def leaves_to_program(field: QWidget, event: QEvent, typed: bool) -> bool:
    """Whether the program's own undo or redo gets this key; `field` then ignores the event.

    :param typed: whether the user typed in the field since it got the focus or its value.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    wanted = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    if not wanted:
        return False
    if typed or _in_unsaved_form(field):
        event.accept()
        return False
    event.ignore()
    return True


def _in_unsaved_form(field: QWidget) -> bool:
    parent = field.parentWidget()
    while parent is not None:
        if getattr(parent, "dirty", False) is True:
            return True
        parent = parent.parentWidget()
    return False
