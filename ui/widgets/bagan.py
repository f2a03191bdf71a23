"""A chart on the screen: laid out by `bagan_tata`, painted in the window's font; hatched as on paper and coloured."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lkm_desktop.services.bagan import Bagan, kalimat
from lkm_desktop.services.bagan_tata import Petak, Ruas, Tata, tata, tinggi_perlu
from ui import theme

#: strong colour of each series; the hatching tells them apart without it
WARNA = (theme.INFO, theme.ACCENT, theme.PRACTICE, theme.MUTED, theme.OK, theme.ERROR)
_LEAST_WIDTH, _LEAST_HEIGHT = 320, 80
_PAD = 4.0


class BaganView(QWidget):
    """Shows one chart and asks for the height that its bars need at its width. Its words are its description."""

    def __init__(self) -> None:
        super().__init__()
        self._bagan: Bagan | None = None
        self._laid: tuple[tuple[int, int, float], Tata] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(_LEAST_WIDTH)

    def show_bagan(self, bagan: Bagan | None) -> None:
        """Show a chart; None empties the place."""
        self._bagan, self._laid = bagan, None
        words = kalimat(bagan) if bagan else ("",)
        self.setAccessibleName(bagan.kepala if bagan else "Bagan")
        self.setAccessibleDescription(" ".join(words))
        self._fit()
        self.updateGeometry()
        self.update()

    def bagan(self) -> Bagan | None:
        """The chart shown."""
        return self._bagan

    def susunan(self) -> Tata | None:
        """The chart as it is laid out now, in pixels."""
        if self._bagan is None:
            return None
        key = (self.width(), self.height(), self._huruf())
        if self._laid is None or self._laid[0] != key:
            wide, high = key[0] - 2 * _PAD, key[1] - 2 * _PAD
            self._laid = key, tata(self._bagan, wide, high, self._ukur, key[2])
        return self._laid[1]

    def hasHeightForWidth(self) -> bool:
        """The narrower the place, the sooner the bars lie down and need a line each."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels that the chart needs at that width."""
        if self._bagan is None:
            return _LEAST_HEIGHT
        high = tinggi_perlu(self._bagan, width - 2 * _PAD, self._ukur, self._huruf())
        return max(_LEAST_HEIGHT, round(high + 2 * _PAD))

    def sizeHint(self) -> QSize:
        """As wide as is usual, as high as that needs."""
        return QSize(_LEAST_WIDTH * 2, self.heightForWidth(max(_LEAST_WIDTH, self.width())))

    def minimumSizeHint(self) -> QSize:
        """What is needed at the present width, so that a scroll area scrolls instead of squeezing."""
        return QSize(_LEAST_WIDTH, self.heightForWidth(max(_LEAST_WIDTH, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width asks for a new height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shapes in their order."""
        laid = self.susunan()
        if laid is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.BASE))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_PAD, _PAD)
        regular, bold = self._font(False), self._font(True)
        for shape in laid.bentuk:
            if isinstance(shape, Petak):
                _petak(painter, shape)
            elif isinstance(shape, Ruas):
                painter.setPen(QPen(_colour(shape.seri, theme.LINE if shape.tebal < 1 else theme.TEXT),
                                    max(1.0, shape.tebal)))
                painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))
            else:
                painter.setFont(bold if shape.tebal else regular)
                painter.setPen(QColor(theme.TEXT))
                painter.drawText(QPointF(shape.x, shape.y), shape.teks)
        painter.end()

    def _fit(self) -> None:
        self.setMinimumHeight(self.heightForWidth(max(_LEAST_WIDTH, self.width())))

    def _font(self, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font

    def _ukur(self, teks: str, tebal: bool) -> float:
        return QFontMetricsF(self._font(tebal)).horizontalAdvance(teks)

    def _huruf(self) -> float:
        """Type size in pixels."""
        return float(self.fontInfo().pixelSize())


def _colour(seri: int, otherwise: str) -> QColor:
    return QColor(WARNA[seri % len(WARNA)] if seri >= 0 else otherwise)


def _petak(painter: QPainter, shape: Petak) -> None:
    colour = _colour(shape.seri, theme.TEXT)
    painter.setPen(QPen(colour, 1.0) if shape.tepi else Qt.PenStyle.NoPen)
    inside = {"": QColor(Qt.GlobalColor.transparent), "putih": QColor(theme.BASE), "penuh": colour}[shape.isi]
    painter.setBrush(inside)
    painter.drawRect(QRectF(shape.x, shape.y, shape.lebar, shape.tinggi))
    painter.setBrush(Qt.BrushStyle.NoBrush)
