"""Keys: Enter presses, arrows in the sidebar only move the mark, a page shown takes the keys where they are of use."""

from __future__ import annotations

import re
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.perekam import Recorder, show
from ui.context import Context
from ui.help_panel import topic
from ui.main_window import MainWindow
from ui.menus import place_key
from ui.pages import SIDE
from ui.pages.first_run import FirstRunPage
from ui.register.page import RegisterPage
from ui.widgets import looks
from ui.widgets.press import PushButton, ToolButton


@pytest.fixture
def first(bare: Context, qtbot: QtBot) -> FirstRunPage:
    window = MainWindow(bare)
    qtbot.addWidget(window)
    window.show()
    window.start()
    assert isinstance(window.page, FirstRunPage)
    return window.page


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_of_the_first_page(first: FirstRunPage, key: Qt.Key) -> None:
    first.new_button.setFocus()
    QTest.keyClick(first.new_button, key)
    assert first.stack.currentWidget() is first.wizard


@pytest.mark.parametrize("icon_alone", [False, True])
def test_enter_presses_once_and_ctrl_enter_is_left_to_the_page(qtbot: QtBot, icon_alone: bool) -> None:
    made: QAbstractButton = looks.tool("x", "Tutup") if icon_alone else looks.button("Simpan")
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.clicked, timeout=1000):
        QTest.keyClick(made, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(made.clicked):
        QTest.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_enter_opens_the_menu_of_a_button(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    made = PushButton("Pilih")
    qtbot.addWidget(made)
    made.setMenu(QMenu(made))
    opened: list[str] = []
    monkeypatch.setattr(PushButton, "showMenu", partial(opened.append, "menu"))
    QTest.keyClick(made, Qt.Key.Key_Enter)
    assert opened == ["menu"]


def test_every_button_of_every_page_is_pressed_by_enter(window: MainWindow) -> None:
    plain: list[str] = []
    for spec in SIDE:
        page = show(window, spec.key)
        for made in page.findChildren(QAbstractButton):
            ours = isinstance(made, PushButton | ToolButton) or not isinstance(made, QPushButton | QToolButton)
            if not ours and made.isVisible() and made.focusPolicy() & Qt.FocusPolicy.TabFocus:
                plain.append(f"{spec.key}: {made.text() or made.accessibleName()}")
    assert not plain


# --- sidebar ----------------------------------------------------------------------------------------------------------


def test_arrows_in_the_sidebar_only_move_the_mark(window: MainWindow) -> None:
    places = window.sidebar.list
    places.setFocus()
    QTest.keyClick(places, Qt.Key.Key_Down)
    QTest.keyClick(places, Qt.Key.Key_Down)
    assert window.current == "beranda"
    assert places.currentRow() == 2
    QTest.keyClick(places, Qt.Key.Key_Return)
    assert window.current == "anggota"


def test_space_goes_to_the_marked_place(window: MainWindow) -> None:
    places = window.sidebar.list
    places.setFocus()
    QTest.keyClick(places, Qt.Key.Key_Down)
    QTest.keyClick(places, Qt.Key.Key_Space)
    assert window.current == "orang"


def test_the_mark_returns_to_the_page_that_is_shown(window: MainWindow, people: dict[str, str]) -> None:
    page = show(window, "orang")
    places = window.sidebar.list
    places.setFocus()
    QTest.keyClick(places, Qt.Key.Key_Down)
    assert places.currentRow() == 2
    page.filters.search.setFocus()
    assert places.currentRow() == 1
    assert window.current == "orang"


def test_a_click_on_a_place_goes_there(window: MainWindow) -> None:
    places = window.sidebar.list
    spot = places.visualItemRect(places.item(4)).center()
    QTest.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.current == SIDE[4].key


# --- where the keys go ------------------------------------------------------------------------------------------------


def test_typing_after_ctrl_2_looks_for_people(window: MainWindow, people: dict[str, str], qtbot: QtBot) -> None:
    window.menus.places[1].trigger()
    page = window.page
    assert isinstance(page, RegisterPage)
    typed = QApplication.focusWidget() or window.focusWidget()
    assert typed is not None
    QTest.keyClicks(typed, "siti")
    qtbot.waitUntil(lambda: page.counts.full() == "1 dari 5 warga cocok", timeout=2000)


def test_no_page_gives_the_keys_to_its_actions(window: MainWindow) -> None:
    for spec in SIDE:
        page = show(window, spec.key)
        held = window.focusWidget()
        assert held is not None, spec.key
        assert page.isAncestorOf(held), spec.key
        assert held not in page.buttons(), spec.key


def test_the_way_back_leads_to_the_row_that_was_left(page: RegisterPage, window: MainWindow, ask: Recorder) -> None:
    page.table.setFocus()
    show(window, "pengaturan")
    window.back()
    assert window.current == "orang"
    assert window.focusWidget() is page.table


def test_the_list_of_keys_names_every_key_of_the_menus(window: MainWindow) -> None:
    text = topic("tombol")
    keys = {
        key.toString() for action in window.findChildren(QAction) for key in action.shortcuts() if not key.isEmpty()
    }
    places = {place_key(number) for number in range(1, len(SIDE) + 1)}
    assert places <= {f"Ctrl+{n}" for n in range(10)}
    assert "Ctrl+1 … 9, Ctrl+0" in text
    told = set(re.findall(r"(?:Ctrl|Alt|Shift)\+[^\s,|;)]+|F\d+", text))
    assert sorted(key for key in keys - places if key not in told) == []
