"""Where the window stands: its title bar is on the screen, and a small screen is used whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui import geometry
from ui.context import Context
from ui.main_window import MainWindow

SMALL = QRect(0, 0, 1366, 728)


class Framed(QWidget):
    """A window with a frame of 30 pixels above and 4 at the other sides."""

    def frameGeometry(self) -> QRect:
        return self.geometry().adjusted(-4, -30, 4, 4)


@pytest.mark.parametrize(("width", "height", "small"), [(1366, 728, True), (1920, 768, True), (1920, 1040, False)])
def test_a_screen_of_an_office_laptop_is_small(width: int, height: int, small: bool) -> None:
    assert geometry.is_small(QSize(width, height)) is small


def test_the_title_bar_comes_back_onto_the_screen(qtbot: QtBot) -> None:
    window = Framed()
    qtbot.addWidget(window)
    window.setGeometry(0, 0, 1280, 720)
    geometry.put_back(window, SMALL)
    assert SMALL.contains(window.frameGeometry())
    assert window.frameGeometry().topLeft() == SMALL.topLeft()


def test_a_window_in_its_place_is_not_moved(qtbot: QtBot) -> None:
    window = Framed()
    qtbot.addWidget(window)
    window.setGeometry(60, 50, 900, 600)
    geometry.put_back(window, SMALL)
    assert window.geometry() == QRect(60, 50, 900, 600)


def test_the_first_start_on_a_small_screen_is_maximised_and_the_next_as_it_was_left(
    bare: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(geometry.Placement, "screen", _small_screen)
    window = MainWindow(bare)
    qtbot.addWidget(window)
    window.placement.appear()
    assert window.isMaximized()
    window.showNormal()
    window.setGeometry(40, 60, 1000, 600)
    window.placement.save()
    second = MainWindow(bare)
    qtbot.addWidget(second)
    second.placement.appear()
    assert not second.isMaximized()


def test_before_the_frame_is_drawn_there_is_room_for_the_title_bar(bare: Context, qtbot: QtBot) -> None:
    window = MainWindow(bare)
    qtbot.addWidget(window)
    assert window.geometry().top() >= 20


def _small_screen(placement: geometry.Placement) -> QRect:
    return SMALL
