"""Where the window stands: inside the screen with its title bar, maximised on a small one."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget

from ui.memory import Memory

#: the window of a first start, and the largest screen on which it opens maximised instead
FIRST_SIZE = QSize(1280, 720)
SMALL_SCREEN = QSize(1366, 768)
#: milliseconds until the system has drawn the frame around a new window
FRAME_MS = 250
_KEY = "jendela/letak"


class Placement:
    """Puts a window where it stood last, and remembers where it stands."""

    def __init__(self, window: QWidget, memory: Memory) -> None:
        self._window = window
        self._memory = memory
        self._first_start = True

    def restore(self) -> None:
        """Before the first showing: the place of last time, or the middle of the screen."""
        room = below_title(self.screen(), self._window)
        self._window.setGeometry(centred(FIRST_SIZE, room))
        saved = self._memory.raw(_KEY)
        self._first_start = saved.isEmpty() or not self._window.restoreGeometry(saved)
        if not self._window.isMaximized():
            self._window.setGeometry(clamped(self._window.geometry(), room))

    def appear(self) -> None:
        """Show the window; at the first start on a small screen maximised."""
        if self._first_start and is_small(self.screen().size()):
            self._window.showMaximized()
        else:
            self._window.show()
        QTimer.singleShot(FRAME_MS, self._window, self.keep_on_screen)

    def keep_on_screen(self) -> None:
        """Once the frame is drawn: no part of it, the title bar least of all, lies outside the screen."""
        put_back(self._window, self.screen())

    def save(self) -> None:
        """Remember the place."""
        self._memory.put(_KEY, QByteArray(self._window.saveGeometry()))

    def screen(self) -> QRect:
        """The part of the window's screen that no task bar covers."""
        return (self._window.screen() or QGuiApplication.primaryScreen()).availableGeometry()


def clamped(wanted: QRect, screen: QRect) -> QRect:
    """The rectangle, moved and shrunk until all of it lies on the screen."""
    result = QRect(wanted)
    result.setSize(result.size().boundedTo(screen.size()))
    if screen.contains(result):
        return result
    result.moveLeft(min(max(result.left(), screen.left()), screen.right() - result.width() + 1))
    result.moveTop(min(max(result.top(), screen.top()), screen.bottom() - result.height() + 1))
    return result


def is_small(screen: QSize) -> bool:
    """Whether a screen is one on which the whole of it is needed."""
    return screen.width() <= SMALL_SCREEN.width() or screen.height() <= SMALL_SCREEN.height()


def below_title(screen: QRect, widget: QWidget) -> QRect:
    """The part of the screen that is left when the frame of a window is drawn inside it too."""
    style = widget.style()
    title = style.pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight, None, widget)
    edge = style.pixelMetric(QStyle.PixelMetric.PM_MdiSubWindowFrameWidth, None, widget)
    return screen.adjusted(edge, title + edge, -edge, -edge)


def centred(size: QSize, room: QRect) -> QRect:
    """A rectangle of that size in the middle of the room, shrunk to fit."""
    result = QRect(room.topLeft(), size.boundedTo(room.size()))
    result.moveCenter(room.center())
    return clamped(result, room)


def put_back(window: QWidget, screen: QRect) -> None:
    """Move and shrink a shown window until its frame, the title bar included, lies on the screen."""
    if window.isMaximized() or window.isFullScreen() or window.isMinimized():
        return
    frame, inside = window.frameGeometry(), window.geometry()
    wanted = clamped(frame, screen)
    if wanted != frame:
        size = wanted.size() - (frame.size() - inside.size())
        window.setGeometry(QRect(wanted.topLeft() + (inside.topLeft() - frame.topLeft()), size))
