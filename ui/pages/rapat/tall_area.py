"""The scroll area of a form in a card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QScrollArea


class TallArea(QScrollArea):
    """Scrolls up and down only: never narrower than what it holds."""

    def minimumSizeHint(self) -> QSize:
        """The width of the form and its scroll bar."""
        held, least = self.widget(), super().minimumSizeHint()
        if held is None:
            return least
        width = held.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width() + 4
        return QSize(width, least.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the form needs has changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
