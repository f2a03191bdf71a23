"""Parts that open a window and wait until it is painted. Light at the top: the start of these processes is measured."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from bench.clock import Metrics, leave

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


def office(folder: str) -> Metrics:
    """Make the big office, once per run."""
    from bench.data import office as make

    return make(folder)


def until_bare(folder: str, target: str) -> Metrics:
    """The least that any PySide6 program does: QApplication and one QWidget, until it is painted."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(["bare"])
    window = painted(QWidget, lambda _window: leave(target, {"gui": time.thread_time()}))()
    window.resize(1280, 720)
    window.show()
    app.exec()
    return {}


def until_frame(folder: str, target: str) -> Metrics:
    """The program itself, told to open the big office, until its window is painted first."""
    import ui.app as program
    from ui.main_window import MainWindow

    window = painted(MainWindow, lambda _window: leave(target, {"gui": time.thread_time()}))
    setattr(program, "MainWindow", window)  # noqa: B010 - the program's own main shall make this one
    program.main(["lkm-desktop", os.path.join(folder, "office")])
    return {}


def until_list(folder: str, target: str) -> Metrics:
    """The same, until the office is open and the start page painted; then the list of people, until that is painted.

    The figures are processor time of the thread of the window: what loads in the background goes on beside it. `pause`
    is how long the window, once told to show itself, does nothing but open the office.
    """
    import ui.app as program
    from ui.main_window import MainWindow

    marks: Metrics = {}
    eyes: list[QObject] = []

    def frame(_window: Any) -> None:
        marks["frame"] = time.thread_time()

    class Started(painted(MainWindow, frame)):  # type: ignore[misc]
        def showEvent(self, event: Any) -> None:
            marks.setdefault("shown", time.thread_time())
            super().showEvent(event)

        def start(self) -> None:
            super().start()
            eyes.append(on_paint(self.page, self._home))

        def _home(self) -> None:
            marks["home"] = time.thread_time()
            self.show_page("orang")
            eyes.append(on_paint(self.page.table.viewport(), self._listed))

        def _listed(self) -> None:
            if not self.page.table.rows.rowCount():
                raise SystemExit("the list of people is empty")
            marks["pause"] = marks["home"] - marks["shown"]
            leave(target, {**marks, "gui": time.thread_time()})

    setattr(program, "MainWindow", Started)  # noqa: B010
    program.main(["lkm-desktop", os.path.join(folder, "office")])
    return {}


def painted(base: Any, done: Any) -> Any:
    """A subclass of a window that calls `done(window)` once, when it and all it holds have been painted first.

    Painting is one synchronous pass, so an event posted inside it with high priority comes right after it.
    """
    from PySide6.QtCore import QCoreApplication, QEvent, Qt

    class Painted(base):  # type: ignore[misc]
        _posted = False

        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            if not self._posted:
                self._posted = True
                high = Qt.EventPriority.HighEventPriority.value
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), high)

        def customEvent(self, event: Any) -> None:
            done(self)

    return Painted


def on_paint(widget: Any, done: Any) -> QObject:
    """Call `done` once, after the pass in which the widget is painted next. Keep what this gives back."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

    class Eye(QObject):
        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.seen:
                self.seen = True
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
            return False

        def customEvent(self, event: QEvent) -> None:
            done()

    eye = Eye()
    widget.installEventFilter(eye)
    return eye


class Stage:
    """The program's own window on the list of people of the big office, offscreen, 1366x768, ready to be measured."""

    def __init__(self, folder: str) -> None:
        from PySide6.QtCore import QEvent, QObject

        from lkm_desktop.storage import open_store
        from ui.app import make_application
        from ui.context import Context
        from ui.main_window import MainWindow
        from ui.memory import Memory

        stage = self
        self.paints = 0

        class Eye(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    stage.paints += 1
                return False

        memory = Memory(Path(folder) / "search.ini")
        self.app = make_application(["lkm-desktop"], memory)
        ctx = Context(memory)
        ctx.use(open_store(Path(folder) / "office"), remember=False)
        self.window = MainWindow(ctx)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.start()
        self.window.show_page("orang")
        self.page = cast(Any, self.window.page)
        self.view = self.page.table
        self.eye = Eye()
        self.view.viewport().installEventFilter(self.eye)
        self.settle()

    def settle(self) -> None:
        """Let everything that waits be done."""
        for _ in range(20):
            self.app.processEvents()

    def until_painted(self, action: Any, *arguments: Any, always: bool = True) -> float:
        """Processor seconds from an action to the list painted again.

        :param always: raise RuntimeError when it never is; else an action that changes nothing in sight may end so.
        """
        self.settle()
        before = self.paints
        start = time.process_time()
        action(*arguments)
        for _ in range(200 if always else 3):
            self.app.processEvents()
            if self.paints > before:
                return time.process_time() - start
        if not always:
            return time.process_time() - start
        raise RuntimeError(f"the list was not painted again after {action} {arguments}")

    def page_down(self) -> float:
        """Processor seconds of one page of scrolling."""
        from PySide6.QtWidgets import QAbstractSlider

        bar = self.view.verticalScrollBar()
        return self.until_painted(bar.triggerAction, QAbstractSlider.SliderAction.SliderPageStepAdd)

    def repaint(self) -> float:
        """Processor seconds of painting the list once, as it stands."""
        start = time.process_time()
        self.view.viewport().repaint()
        return time.process_time() - start
