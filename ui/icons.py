"""Line icons (Lucide) in the colour asked for, sharp at every screen scaling."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lkm_desktop import paths
from ui import theme

SIZE = 20
_SCALES = (1.0, 1.25, 1.5, 2.0)
_STROKE = "1.75"


@cache
def _svg(name: str) -> str:
    path = paths.resources() / "icons" / f"{name}.svg"
    return path.read_text(encoding="utf-8").replace('stroke-width="2"', f'stroke-width="{_STROKE}"')


@cache
def icon(name: str, colour: str = theme.MUTED, current: str = "") -> QIcon:
    """The icon of that file name in `resources/icons`; `current` colours its selected state.

    Raises FileNotFoundError for a name that is not shipped.
    """
    result = QIcon()
    for scale in _SCALES:
        result.addPixmap(_draw(name, colour, SIZE, scale))
        result.addPixmap(_draw(name, "#A9B1BD", SIZE, scale), QIcon.Mode.Disabled)
        if current:
            result.addPixmap(_draw(name, current, SIZE, scale), QIcon.Mode.Selected)
            result.addPixmap(_draw(name, current, SIZE, scale), QIcon.Mode.Normal, QIcon.State.On)
    return result


@cache
def beside_text(name: str, colour: str, size: int = 16, gap: int = 6) -> QIcon:
    """The icon for a push button, with room to its right: Qt sets icon and text side by side without any."""
    result = QIcon()
    for scale in _SCALES:
        for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, "#A9B1BD")):
            drawn = QPixmap(QSize(round((size + gap) * scale), round(size * scale)))
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            painter.drawPixmap(QRect(0, 0, round(size * scale), round(size * scale)), _draw(name, shade, size, scale))
            painter.end()
            drawn.setDevicePixelRatio(scale)
            result.addPixmap(drawn, mode)
    return result


@cache
def pixmap(name: str, colour: str = theme.MUTED, size: int = SIZE) -> QPixmap:
    """One picture of the icon at `size` logical pixels, drawn at twice the density."""
    return _draw(name, colour, size, 2.0)


def _draw(name: str, colour: str, size: int, scale: float) -> QPixmap:
    data = QByteArray(_svg(name).replace("currentColor", colour).encode("utf-8"))
    pixels = round(size * scale)
    result = QPixmap(QSize(pixels, pixels))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    QSvgRenderer(data).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    result.setDevicePixelRatio(scale)
    return result
