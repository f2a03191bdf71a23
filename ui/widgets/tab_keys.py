"""The Alt letter of a tab turns to it and puts the keys into its first field, also when the tab is in front already."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QTabWidget, QWidget

#: pixels within which things stand in one line
_LINE = 24


class TabKeys(QObject):
    """Watches the bar of a tab widget, whose child it becomes."""

    def __init__(self, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        tabs.tabBar().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the bar turn first."""
        if event.type() != QEvent.Type.Shortcut or watched is not self._tabs.tabBar():
            return False
        handled = self._tabs.tabBar().event(event)
        if handled:
            enter(self._tabs)
        return handled


def enter(tabs: QTabWidget) -> None:
    """Put the keys into the first field of the part in front; onto the tab itself when it has none."""
    part = tabs.currentWidget()
    target = first_field(part) if part is not None else None
    (target or tabs.tabBar()).setFocus(Qt.FocusReason.ShortcutFocusReason)


def first_field(part: QWidget) -> QWidget | None:
    """The first thing, as the part is read, that one types or chooses in; a button when there is nothing else.

    The focus chain is never asked: in PySide `nextInFocusChain` makes each widget the owner of the next one, and a ring
    of owners is collected with all its fields while they are on show.
    """
    button: QWidget | None = None
    for child in sorted(filter(_takes_keys, part.findChildren(QWidget)), key=lambda one: _place(one, part)):
        if not isinstance(child, QAbstractButton):
            return child
        group = child.group()
        if child.isCheckable():
            return (group.checkedButton() or child) if group is not None and group.exclusive() else child
        button = button or child
    return button


def _place(widget: QWidget, part: QWidget) -> tuple[int, int]:
    """Line and column of a widget as one reads."""
    middle = widget.mapTo(part, widget.rect().center())
    return middle.y() // _LINE, widget.mapTo(part, widget.rect().topLeft()).x()


def _takes_keys(widget: QWidget) -> bool:
    if isinstance(widget, QScrollArea) or widget.focusProxy() is not None:
        return False
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled()
