"""Pages of one family lead to each other by the bar under their titles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.perekam import show
from ui.family import FamilyBar, family_of
from ui.main_window import MainWindow


def bar(window: MainWindow) -> FamilyBar:
    """The bar of the page that is shown."""
    found = window.stack.currentWidget().findChildren(FamilyBar)
    assert len(found) == 1
    return found[0]


def test_from_anggota_to_pengelola_and_back_by_keys(window: MainWindow) -> None:
    show(window, "anggota")
    assert [bar(window).tabText(i) for i in range(2)] == ["Anggota LKM", "Pengelola"]
    bar(window).setFocus()
    QTest.keyClick(bar(window), Qt.Key.Key_Right)
    assert window.current == "pengelola"
    assert window.sidebar.list.currentItem().text() == "Anggota LKM"
    assert bar(window).tabText(bar(window).currentIndex()) == "Pengelola"
    bar(window).setFocus()
    QTest.keyClick(bar(window), Qt.Key.Key_Left)
    assert window.current == "anggota"
    assert bar(window).tabText(bar(window).currentIndex()) == "Anggota LKM"


def test_pages_turn_by_keys_and_the_bar_follows_the_header(window: MainWindow) -> None:
    page = show(window, "piket")
    page.buttons()[-1].setFocus()
    QTest.keyClick(page.buttons()[-1], Qt.Key.Key_Tab)
    assert bar(window).hasFocus()
    QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "relawan_peran"
    turned = window.page
    assert turned is not None
    QTest.keyClick(turned.focusWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "piket"


def test_a_page_without_a_family_has_no_bar(window: MainWindow) -> None:
    page = show(window, "beranda")
    assert page.findChildren(FamilyBar) == []
    assert family_of("beranda") == ()
