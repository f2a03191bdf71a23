"""Typing minutes without a mouse: nothing is removed by accident, what was removed comes back, one rule for Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from lkm_desktop.storage import Store
from tests.ui.rapat_bantu import fill, meeting_id, opened
from ui import ask as ask_module
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.rapat.grow import GrowInput
from ui.pages.rapat.meeting import MeetingPage
from ui.widgets.inputs import SuggestInput

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
popups = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows."""
    fill(ctx.store)
    return ctx.store


@pytest.fixture
def page(store: Store, window: MainWindow) -> MeetingPage:
    """Minutes of a meeting with two points."""
    window.activateWindow()
    return opened(window, meeting_id(store, "LKM"), "notulen")


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def points(page: MeetingPage) -> list[str]:
    return [str(entry.inputs["pokok"].value() or "") for entry in page.minutes.agenda.entries]


def test_tab_never_stands_on_a_button_that_removes(page: MeetingPage) -> None:
    first, second = page.minutes.agenda.entries
    first.inputs["pembahasan"].setFocus()
    QTest.keyClick(focus(), Key.Key_Tab)
    assert focus() is second.inputs["pokok"]
    for button in (first.remove, first.more):  # type: ignore[attr-defined]
        assert button.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_ctrl_down_goes_to_the_same_field_of_the_next_point(page: MeetingPage) -> None:
    first, second = page.minutes.agenda.entries
    first.inputs["pembahasan"].setFocus()
    QTest.keyClick(focus(), Key.Key_Down, CONTROL)
    assert focus() is second.inputs["pembahasan"]
    QTest.keyClick(focus(), Key.Key_Up, CONTROL)
    assert focus() is first.inputs["pembahasan"]
    second.inputs["waktu"].setFocus()
    QTest.keyClick(focus(), Key.Key_Up, CONTROL)
    assert focus() is first.inputs["waktu"]


@popups
def test_a_removed_point_comes_back_with_ctrl_z(page: MeetingPage, store: Store) -> None:
    first = page.minutes.agenda.entries[0]
    QTest.keyClicks(first.inputs["pembahasan"], "Panjang sekali")
    first.lists["usulan"].add()
    QTest.keyClicks(first.lists["usulan"].entries[0].inputs["isi"], "Jam buka ditambah")
    QTest.keyClick(focus(), Key.Key_Delete, ALT)
    assert not first.lists["usulan"].entries
    first.inputs["waktu"].setFocus()
    QTest.keyClick(focus(), Key.Key_Delete, ALT)
    assert points(page) == ["Gotong royong"]
    assert "Acara 1 dihapus" in page.minutes.bar.text
    before = store.undo_label
    QTest.keyClick(focus(), Key.Key_Z, CONTROL)
    assert points(page) == ["Laporan UPK", "Gotong royong"]
    back = page.minutes.agenda.entries[0]
    assert back.inputs["pembahasan"].value() == "Panjang sekali"
    assert not back.lists["usulan"].entries
    QTest.keyClick(focus(), Key.Key_Z, CONTROL)
    assert back.lists["usulan"].entries[0].inputs["isi"].value() == "Jam buka ditambah"
    QTest.keyClick(focus(), Key.Key_Z, CONTROL)
    assert store.undo_label == before
    page.minutes.cancel()


def test_the_only_decision_comes_back_too(page: MeetingPage) -> None:
    page.tabs.setCurrentIndex(3)
    QTest.keyClicks(focus(), "Membeli tenda")
    QTest.keyClick(focus(), Key.Key_Delete, ALT)
    assert page.decisions.decisions.filled() == []
    QTest.keyClick(focus(), Key.Key_Z, CONTROL)
    assert [e.inputs["isi"].value() for e in page.decisions.decisions.filled()] == ["Membeli tenda"]
    page.decisions.cancel()


def test_esc_closes_a_message_and_then_gives_typing_up(page: MeetingPage, window: MainWindow) -> None:
    field = page.minutes.head["penutup"]
    field.setFocus()
    QTest.keyClicks(field, "Ditutup")
    page.say("warn", "Kode tidak ada.")
    QTest.keyClick(field, Key.Key_Escape)
    assert page.bar.text == ""
    assert field.value() == "Ditutup"
    QTest.keyClick(field, Key.Key_Escape)
    assert field.value() is None
    assert not page.minutes.dirty
    QTest.keyClick(field, Key.Key_Z, CONTROL)
    assert field.value() == "Ditutup"
    page.minutes.cancel()


def test_esc_closes_a_message_on_other_tabs_and_pages(page: MeetingPage, window: MainWindow) -> None:
    page.tabs.setCurrentIndex(1)
    page.say("warn", "Kode tidak ada.")
    QTest.keyClick(page.roll.entry, Key.Key_Escape)
    assert page.bar.text == ""
    window.show_page("riwayat")
    assert window.page is not None
    window.page.say("warn", "Kode tidak ada.")
    QTest.keyClick(focus(), Key.Key_Escape)
    assert window.page.bar.text == ""


def test_typing_goes_on_behind_what_stands_there(page: MeetingPage) -> None:
    field: GrowInput = page.minutes.head["pembukaan"]
    field.set_value("Rapat dibuka.")
    page.minutes.head["notulis"].setFocus()
    QTest.keyClick(focus(), Key.Key_Tab)
    assert field.hasFocus()
    QTest.keyClicks(field, " Doa.")
    assert field.value() == "Rapat dibuka. Doa."
    page.minutes.cancel()


# --- completion -----------------------------------------------------------------------------------------------------


@pytest.fixture
def names(page: MeetingPage) -> SuggestInput:
    """A field of names."""
    field: SuggestInput = page.minutes.head["pimpinan"]
    field.setFocus()
    return field


def popup_of(field: SuggestInput) -> QAbstractItemView:
    """The list below a field."""
    popup = field.completer().popup()
    assert popup is not None
    return popup


@popups
def test_tab_takes_the_highlighted_name(names: SuggestInput, page: MeetingPage) -> None:
    QTest.keyClicks(names, "H. Sy")
    popup = popup_of(names)
    assert popup.isVisible()
    assert popup.currentIndex().data() == "H. Syamsuddin"
    assert names.text() == "H. Sy", "the typed text stays until Tab"
    QTest.keyClick(popup, Key.Key_Tab)
    assert names.text() == "H. Syamsuddin"
    assert focus() is names
    QTest.keyClick(names, Key.Key_Tab)
    assert focus() is page.minutes.head["notulis"]


@popups
def test_a_name_typed_in_full_needs_no_second_tab(names: SuggestInput, page: MeetingPage) -> None:
    QTest.keyClicks(names, "Aisyah")
    QTest.keyClick(popup_of(names), Key.Key_Tab)
    assert names.text() == "Aisyah"
    assert focus() is page.minutes.head["notulis"]


@popups
def test_enter_keeps_what_was_typed(qtbot: QtBot, names: SuggestInput, page: MeetingPage) -> None:
    QTest.keyClicks(names, "Abdul")
    QTest.keyClick(popup_of(names), Key.Key_Return)
    qtbot.waitUntil(lambda: focus() is page.minutes.head["notulis"])
    assert names.text() == "Abdul"


@popups
def test_arrows_choose_another_name(names: SuggestInput) -> None:
    QTest.keyClicks(names, "ah")
    popup = popup_of(names)
    first = popup.currentIndex().data()
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert names.text() == popup.model().index(1, 0).data()
    assert names.text() != first


@popups
def test_tab_takes_a_name_for_the_roll(page: MeetingPage, store: Store) -> None:
    page.tabs.setCurrentIndex(1)
    entry = page.roll.entry
    QTest.keyClicks(entry, "fatim")
    entry.complete_now()
    QTest.keyClick(entry._popup, Key.Key_Tab)
    assert [row.status for row in page.meeting.roll.rows if row.nama == "Fatimah"] == ["hadir"]  # type: ignore[union-attr]
    QTest.keyClicks(entry, "Pak Fatimah Lain")
    entry.complete_now()
    assert focus() is entry


def test_a_dialog_gives_the_keys_back_to_where_they_were(page: MeetingPage) -> None:
    page.minutes.head["notulis"].setFocus()
    with ask_module._deleted(QDialog(page)):
        page.minutes.head["pimpinan"].setFocus()
    assert focus() is page.minutes.head["notulis"]
