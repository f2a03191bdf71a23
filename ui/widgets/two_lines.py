"""A label of at most two lines: ordinary names stand whole in a narrow place, only very long ones are cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

LINES = 2


class TwoLines(QLabel):
    """Breaks its text between words; the tooltip has what was cut."""

    def __init__(self, kind: str = "") -> None:
        super().__init__()
        self._full = ""
        if kind:
            self.setObjectName(kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Set the whole text."""
        self._full = text
        self.setAccessibleName(text)
        self._break()

    def full(self) -> str:
        """The text before it was broken or cut."""
        return self._full

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._break()

    def changeEvent(self, event: QEvent) -> None:
        """Another font: break anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._break()

    def _break(self) -> None:
        room = max(self.contentsRect().width(), 40)
        starts = self._starts(room)
        lines = [self._full[a:b].strip() for a, b in zip(starts[:LINES], [*starts[1:], None], strict=False)]
        if len(starts) > LINES:
            lines[-1] = self._full[starts[LINES - 1] :]
        metrics = self.fontMetrics()
        cut = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]
        super().setText("\n".join(cut))
        self.setToolTip(self._full if cut != lines else "")

    def _starts(self, room: int) -> list[int]:
        """Where each line begins when words are kept whole."""
        layout = QTextLayout(self._full, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            starts.append(line.textStart())
        layout.endLayout()
        return starts or [0]
