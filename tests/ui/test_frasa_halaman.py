"""Completion of phrases in the minutes, and the office's own list in Pengaturan."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lkm_desktop.services import frasa, notulen, rapat
from lkm_desktop.storage import Store
from tests.ui.perekam import show
from tests.ui.rapat_bantu import fill, meeting_id, opened
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pengaturan import SettingsPage
from ui.pages.rapat.grow import GrowInput
from ui.pages.rapat.meeting import MeetingPage

Key = Qt.Key


@pytest.fixture
def store(ctx: Context) -> Store:
    """An office with minutes of August and a phrase of its own."""
    fill(ctx.store)
    row = meeting_id(ctx.store)
    with ctx.store.unit("isi") as s:
        rapat.save_rapat(s, row, {"tanggal": date(2015, 8, 1)})
        notulen.save_notulen(s, row, {"pembukaan": "Rapat dibuka oleh Koordinator."})
        frasa.simpan(s, ["Rapat kerja bakti", "Rapat ditutup dengan doa"])
    return ctx.store


@pytest.fixture
def page(window: MainWindow, store: Store) -> MeetingPage:
    """The minutes of the next meeting."""
    return opened(window, meeting_id(store, "LKM"), "notulen")


def typed(page: MeetingPage, words: str) -> GrowInput:
    """The opening after these keys."""
    edit: GrowInput = page.minutes.head["pembukaan"]
    edit.setFocus()
    QTest.keyClicks(edit, words)
    return edit


def offered(edit: GrowInput) -> list[str]:
    popup: Any = edit.popup
    return [popup.item(n).text() for n in range(popup.count())] if edit.offering else []


def test_phrases_are_offered_from_three_letters_on(page: MeetingPage) -> None:
    edit = typed(page, "Ra")
    assert not edit.offering
    QTest.keyClicks(edit, "p")
    assert offered(edit) == ["Rapat kerja bakti", "Rapat ditutup dengan doa", "Rapat dibuka oleh Koordinator."]
    assert edit.hasFocus()
    QTest.keyClicks(edit, "at ditu")
    assert offered(edit) == ["Rapat ditutup dengan doa"]
    QTest.keyClick(edit, Key.Key_Tab)
    assert edit.toPlainText() == "Rapat ditutup dengan doa"
    assert edit.hasFocus()
    assert not edit.offering
    assert page.minutes.dirty
    QTest.keyClick(edit, Key.Key_Tab)
    assert not edit.hasFocus(), "without an offer Tab goes on"
    page.minutes.cancel()


def test_arrows_and_enter_choose_esc_closes(page: MeetingPage) -> None:
    edit = typed(page, "Lalu rap")
    QTest.keyClick(edit, Key.Key_Down)
    QTest.keyClick(edit, Key.Key_Return)
    assert edit.toPlainText() == "Lalu Rapat ditutup dengan doa"
    edit.set_value("")
    typed(page, "Rap")
    QTest.keyClick(edit, Key.Key_Escape)
    assert not edit.offering
    assert page.minutes.isVisible()
    assert edit.toPlainText() == "Rap"
    page.minutes.cancel()


def test_plain_typing_goes_on_as_if_nothing_was_offered(page: MeetingPage) -> None:
    edit = typed(page, "Rapat")
    assert edit.offering
    QTest.keyClick(edit, Key.Key_Return)
    QTest.keyClicks(edit, "Rapat biasa. ")
    assert edit.toPlainText() == "Rapat\nRapat biasa. "
    assert not edit.offering
    QTest.keyClicks(edit, "Rap")
    page.minutes.head["notulis"].setFocus()
    assert not edit.offering
    page.minutes.cancel()


def test_names_of_the_roll_complete_the_text_of_a_decision(window: MainWindow, page: MeetingPage) -> None:
    page.tabs.setCurrentIndex(3)
    edit = page.decisions.decisions.entries[0].inputs["isi"]
    edit.setFocus()
    QTest.keyClicks(edit, "Ditunjuk Bud")
    assert offered(edit) == ["Budi Santoso"]
    window.show_page("rapat")
    assert not edit.offering
    page.decisions.cancel()


def test_the_office_edits_its_phrases(window: MainWindow, store: Store) -> None:
    page = show(window, "pengaturan")
    assert isinstance(page, SettingsPage)
    page.open(bagian="frasa")
    tab: Any = page.more["frasa"]
    assert tab.text.toPlainText() == "Rapat kerja bakti\nRapat ditutup dengan doa"
    tab.text.setFocus()
    tab.text.selectAll()
    QTest.keyClicks(tab.text, "x" * 200)
    page.save()
    assert "terlalu panjang" in tab.message.text()
    tab.text.selectAll()
    QTest.keyClicks(tab.text, "Arisan ibu-ibu")
    page.save()
    with store.read() as s:
        assert frasa.sendiri(s) == ["Arisan ibu-ibu"]
    window.commands.undo()
    assert tab.text.toPlainText() == "Rapat kerja bakti\nRapat ditutup dengan doa"
