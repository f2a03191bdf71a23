"""The tabs of a meeting; the key of the tab that is already shown leads back into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QTabBar, QTabWidget


class _Bar(QTabBar):
    """`called` after each key of a tab."""

    called = Signal()

    def event(self, event: QEvent) -> bool:
        """Qt is silent when the tab is shown already."""
        done = super().event(event)
        if event.type() == QEvent.Type.Shortcut:
            self.called.emit()
        return done


class Tabs(QTabWidget):
    """`called` when a tab was asked for by its key, also the one that is shown."""

    called = Signal()

    def __init__(self) -> None:
        super().__init__()
        bar = _Bar()
        self.setTabBar(bar)
        bar.called.connect(self.called)
