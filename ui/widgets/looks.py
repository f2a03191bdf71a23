"""Helpers that give widgets their look: dynamic properties, buttons, headings, ruled lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons, theme
from ui.widgets.press import PushButton, ToolButton
from ui.widgets.tab_keys import TabKeys


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property and let the style sheet see it at once."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def button(text: str, slot: Callable[[], object] | None = None, icon: str = "", kind: str = "") -> QPushButton:
    """A push button; kind is "", "primary", "bahaya" (harmful), "tautan" (link) or "keping" (chip)."""
    result = PushButton(text)
    colours = {"primary": theme.BASE, "bahaya": theme.ERROR, "tautan": theme.ACCENT, "keping": theme.ACCENT_DARK}
    if kind:
        result.setObjectName(kind)
    if icon:
        result.setIcon(icons.beside_text(icon, colours.get(kind, theme.MUTED)))
        result.setIconSize(QSize(22, 16))
    if slot is not None:
        result.clicked.connect(slot)
    result.setAutoDefault(False)
    return result


def tool(icon: str, name: str, slot: Callable[[], object] | None = None, framed: bool = False) -> QToolButton:
    """A button of an icon alone; its name is both tooltip and what a screen reader says."""
    result = ToolButton()
    result.setIcon(icons.icon(icon))
    result.setIconSize(QSize(18, 18))
    result.setToolTip(name)
    result.setAccessibleName(name)
    result.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if framed:
        result.setObjectName("berbingkai")
    if slot is not None:
        result.clicked.connect(slot)
    return result


def label(text: str = "", kind: str = "", wrap: bool = False) -> QLabel:
    """A label; kind is an object name of the style sheet: h1, h2, muted, kecil, err, awas, baik, bold."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        result.setObjectName(kind)
    if wrap:
        result.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        result.setSizePolicy(policy)
        result.setMinimumWidth(60)
    return result


def picture(icon: str, colour: str = theme.MUTED, size: int = 20) -> QLabel:
    """An icon as a label of its own."""
    result = QLabel()
    result.setPixmap(icons.pixmap(icon, colour, size))
    result.setFixedWidth(size + 2)
    return result


def line() -> QFrame:
    """A thin ruled line."""
    result = QFrame()
    result.setObjectName("garis")
    result.setFixedHeight(1)
    return result


def card(*, margin: int = 14, spacing: int = 8) -> tuple[QFrame, QVBoxLayout]:
    """A white frame with round corners and its vertical layout."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    return frame, layout


def tabs(name: str) -> QTabWidget:
    """Tabs without frame or base line, whose Alt letters lead into the first field; the name is for screen readers."""
    result = QTabWidget()
    TabKeys(result)
    result.setDocumentMode(True)
    result.tabBar().setDrawBase(False)
    result.tabBar().setAccessibleName(name)
    result.setAccessibleName(name)
    return result


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; None is the stretch between them."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            layout.addWidget(widget)
    return layout


def chars(widget: QWidget, count: int) -> int:
    """Pixels that `count` average characters need in the widget's font, with its frame."""
    return QFontMetrics(widget.font()).averageCharWidth() * (count + 1) + 26


class Elided(QLabel):
    """One line of text that never forces the window wider; its end is cut, the tooltip has all."""

    def __init__(self, text: str = "", kind: str = "") -> None:
        super().__init__()
        self._full = ""
        if kind:
            self.setObjectName(kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Set the whole text."""
        self._full = text
        self.setAccessibleName(text)
        self._cut()

    def full(self) -> str:
        """The text before it was cut."""
        return self._full

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = max(self.width(), 40)
        cut = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        super().setText(cut)
        self.setToolTip(self._full if cut != self._full else "")
