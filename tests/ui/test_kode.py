"""The code of a daftar hadir opens its roll: from the menu, a search line, the line of a roll, a scanner."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lkm_desktop.documents.office import meeting_code
from lkm_desktop.services import rapat
from tests.ui import rapat_bantu as bantu
from tests.ui.perekam import Recorder, show
from ui import kode
from ui.context import Context
from ui.kode import PAUSE_MS
from ui.main_window import MainWindow
from ui.pages.rapat.meeting import MeetingPage


@pytest.fixture(autouse=True)
def _unhurried(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine the test's own keys come slower than a scanner's; what is tested is the burst, not its pace."""
    if "scanner" in request.node.name:
        monkeypatch.setattr(kode, "PAUSE_MS", 1500)


@pytest.fixture
def code(ctx: Context) -> str:
    bantu.fill(ctx.store)
    bantu.meeting_id(ctx.store, "LKM")
    found = bantu.meeting_id(ctx.store, "LKM", "relawan")
    with ctx.read() as s:
        return meeting_code(rapat.get_rapat(s, found)["nomor"], found)


def scanned(window: MainWindow, text: str) -> None:
    """Keys as they come from outside, to the window of the system."""
    handle = window.windowHandle()
    for char in text:
        QTest.keyClick(handle, Qt.Key.Key_Return if char == "\r" else char)  # type: ignore[call-overload,arg-type]


def assert_opened(window: MainWindow, code: str) -> None:
    page = window.page
    assert isinstance(page, MeetingPage)
    assert page.meeting is not None
    assert meeting_code(page.meeting.values["nomor"], page.meeting.id) == code
    assert page.tabs.currentWidget() is page.roll
    assert window.focusWidget() is page.roll.entry
    assert page.roll.entry.text() == ""


def test_the_menu_asks_for_the_code(window: MainWindow, code: str, ask: Recorder) -> None:
    ask.expect("text", f" {code.lower().replace('-', ' ')} ")
    window.commands.find_code()
    assert_opened(window, code)


def test_an_unknown_code_is_told_and_an_empty_one_is_not(window: MainWindow, code: str, ask: Recorder) -> None:
    for text, told in (("R99-abcdef", True), ("", False), (None, False)):
        page = show(window, "beranda")
        page.bar.clear()
        ask.expect("text", text)
        window.commands.find_code()
        assert ("tidak ada di kantor ini" in page.bar.text) is told


@pytest.mark.parametrize("key", ["rapat", "orang", "relawan", "izin"])
def test_enter_in_any_search_line(window: MainWindow, code: str, key: str) -> None:
    page = show(window, key)
    page.focus_search()
    line = window.focusWidget()
    assert line is not None
    scanned(window, code + "\r")
    assert_opened(window, code)
    assert not line.property("text")


def test_enter_in_the_line_of_another_roll(window: MainWindow, ctx: Context, code: str) -> None:
    other = bantu.meeting_id(ctx.store, "LKM")
    page = bantu.opened(window, other, "kehadiran")
    page.roll.start()
    scanned(window, code + "\r")
    assert_opened(window, code)
    assert not bantu.marks(ctx.store, other)


@pytest.mark.parametrize("key", ["beranda", "rapat"])
def test_a_scanner_while_no_text_has_the_focus(window: MainWindow, code: str, key: str) -> None:
    page = show(window, key)
    if key == "rapat":
        page.table.enter()
    scanned(window, code + "\r")
    assert_opened(window, code)


def test_a_scanner_over_the_table_of_a_roll_marks_nobody(window: MainWindow, ctx: Context, code: str) -> None:
    other = bantu.meeting_id(ctx.store, "LKM")
    page = bantu.opened(window, other, "kehadiran")
    page.roll.table.enter()
    scanned(window, code + "\r")
    assert_opened(window, code)
    assert not bantu.marks(ctx.store, other)


def test_keys_that_are_no_code_arrive_in_order(window: MainWindow, ctx: Context, code: str, qtbot: QtBot) -> None:
    found = bantu.meeting_id(ctx.store, "LKM")
    page = bantu.opened(window, found, "kehadiran")
    page.roll.table.enter()
    page.roll.table.go_to(0)
    scanned(window, "r")
    qtbot.wait(PAUSE_MS + 60)
    scanned(window, "i")
    assert bantu.marks(ctx.store, found) == {1: "izin"}
    scanned(window, "rs")
    assert bantu.marks(ctx.store, found) == {1: "izin"}  # held for a moment
    qtbot.waitUntil(lambda: bantu.marks(ctx.store, found) == {1: "sakit"}, timeout=1000)
    scanned(window, "r12\r")
    QApplication.processEvents()
    assert window.page is page


def test_an_unknown_code_from_a_scanner_opens_nothing(window: MainWindow, code: str, qtbot: QtBot) -> None:
    show(window, "beranda")
    scanned(window, "R77-abcdef\r")
    qtbot.wait(kode.PAUSE_MS + 40)
    assert window.current == "beranda"
    assert window.page is not None
    assert "“R77-abcdef” tidak ada di kantor ini" in window.page.bar.text
