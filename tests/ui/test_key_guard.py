"""Ctrl+Z in a text field undoes typing and nothing else; Alt and a letter never type the letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from lkm_desktop.storage import Store
from tests.ui.perekam import Recorder, show
from tests.ui.rapat_bantu import fill, marks, meeting_id, opened
from ui.context import Context
from ui.key_guard import KeyGuard
from ui.main_window import MainWindow
from ui.widgets.inputs import LongInput, TextInput
from ui.widgets.search_box import SearchBox

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows."""
    fill(ctx.store)
    return ctx.store


def focus(widget: QWidget) -> QWidget:
    """Give a field the keys; the program then knows who has them."""
    widget.window().activateWindow()
    widget.setFocus()
    assert QApplication.focusWidget() is widget
    return widget


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_ctrl_z_in_an_empty_field_takes_no_other_work_back(store: Store, window: MainWindow) -> None:
    page = opened(window, meeting_id(store, "LKM"), "notulen")
    before = store.undo_label
    for name in ("pimpinan", "pembukaan"):
        field = focus(page.minutes.head[name])
        QTest.keyClick(field, Key.Key_Z, CONTROL)
        assert store.undo_label == before
        QTest.keyClicks(field, "Budi ")
        QTest.keyClick(field, Key.Key_Z, CONTROL)
        assert field.value() is None  # type: ignore[attr-defined]
        QTest.keyClick(field, Key.Key_Z, CONTROL)
        assert store.undo_label == before
    page.minutes.cancel()


def test_ctrl_z_in_the_search_box_takes_no_work_back(store: Store, window: MainWindow) -> None:
    page = show(window, "rapat")
    before = store.undo_label
    page.focus_search()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Z, CONTROL)
    assert store.undo_label == before


def test_ctrl_z_outside_of_fields_and_in_the_menu_takes_work_back(store: Store, window: MainWindow) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found, "kehadiran")
    page.roll.table.go_to(0)
    focus(page.roll.table)
    QTest.keyClick(page.roll.table, Key.Key_H)
    assert marks(store, found) == {1: "hadir"}
    QTest.keyClick(page.roll.table, Key.Key_Z, CONTROL)
    assert marks(store, found) == {}


def test_ctrl_z_in_the_line_of_the_sheet_takes_back_what_was_entered_there_alone(
    store: Store, window: MainWindow
) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found, "kehadiran")
    line = focus(page.roll.entry)
    before = store.undo_label
    QTest.keyClicks(line, "1-3")
    QTest.keyClick(line, Key.Key_Return)
    assert len(marks(store, found)) == 3
    QTest.keyClick(line, Key.Key_Z, CONTROL)
    assert marks(store, found) == {}
    QTest.keyClick(line, Key.Key_Z, CONTROL)
    assert store.undo_label == before
    QTest.keyClicks(line, "1")
    QTest.keyClick(line, Key.Key_Return)
    page.source.fill_unset(page.meeting, "alpa")  # type: ignore[arg-type]
    QTest.keyClick(line, Key.Key_Z, CONTROL)
    assert len(marks(store, found)) == 6, "another step came after the line"


@pytest.mark.parametrize("make", [TextInput, LongInput, QComboBox, QSpinBox])
def test_alt_and_a_letter_types_nothing(qtbot: QtBot, window: MainWindow, make: type[QWidget]) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    field = make(parent=frame)
    button = QPushButton("&Simpan", frame)
    button.setEnabled(False)
    if isinstance(field, QComboBox):
        field.setEditable(True)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is frame)
    before = words(focus(field))
    for key in (Key.Key_S, Key.Key_Q, Key.Key_7):
        QTest.keyClick(field, key, ALT)
    assert words(field) == before
    QTest.keyClick(field, Key.Key_7)
    assert words(field) != before


def words(field: QWidget) -> str:
    """What stands in a field."""
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line.text()


def test_altgr_still_types(store: Store, window: MainWindow) -> None:
    page = opened(window, meeting_id(store), "notulen")
    field = focus(page.minutes.head["pimpinan"])
    QTest.keyClick(field, Key.Key_At, ALT | CONTROL)
    assert page.minutes.head["pimpinan"].text() in ("@", "")  # not every platform gives a text to it
    QTest.keyClicks(field, "a")
    assert page.minutes.head["pimpinan"].text().endswith("a")


def test_ctrl_e_exports_from_the_search_box(store: Store, window: MainWindow, ask: Recorder) -> None:
    page = show(window, "orang")
    field = focus(page.findChild(SearchBox))
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_E, CONTROL)
    event.accept()  # as the field does where the system goes to the end of the line with it
    assert KeyGuard(QApplication.instance(), window).eventFilter(field, event), "the field itself must not see it"
    assert not event.isAccepted(), "the menu gets the key"
    ask.expect("save_file", None)
    QTest.keyClick(window, Key.Key_E, CONTROL)
    assert [kind for kind, _ in ask.asked] == ["save_file"]
