"""The roll by keyboard: near names are asked about, wrong times told, cards have letters, final papers are named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lkm_desktop.services import naskah
from lkm_desktop.services.dokumen import Keluaran
from lkm_desktop.storage import Store
from tests.ui.rapat_bantu import fill, marks, meeting_id, opened, rows
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.preview_request import Request
from ui.pages.rapat.meeting import MeetingPage

Key = Qt.Key


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows."""
    fill(ctx.store)
    return ctx.store


@pytest.fixture
def page(store: Store, window: MainWindow) -> MeetingPage:
    """The roll of ten people; Norlaila has row 10."""
    window.resize(1093, 580)
    window.activateWindow()
    return opened(window, meeting_id(store, "LKM", "relawan"), "kehadiran")


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def enter(page: MeetingPage, text: str) -> None:
    entry = page.roll.entry
    entry.setFocus()
    entry.setText(text)
    QTest.keyClick(entry, Key.Key_Return)


def test_a_mistyped_name_is_asked_about(page: MeetingPage, store: Store) -> None:
    enter(page, "1; norlaia")
    assert marks(store, page.rapat_id or "") == {}
    assert "Maksudnya Norlaila (10)?" in page.roll.question.text
    assert focus() is page.roll.question.buttons()[0]
    QTest.keyClick(focus(), Key.Key_Return)
    assert marks(store, page.rapat_id or "") == {1: "hadir", 10: "hadir"}
    assert page.roll.question.text == ""
    assert focus() is page.roll.entry


def test_a_guest_of_a_near_name_is_still_possible(page: MeetingPage, store: Store) -> None:
    enter(page, "norlaia")
    QTest.keyClick(page.roll.question.buttons()[1], Key.Key_Return)
    assert [row.nama for row in rows(store, page.rapat_id or "") if row.status] == ["norlaia"]
    enter(page, "norlayla P")
    assert [row.jk for row in rows(store, page.rapat_id or "") if row.status] == ["", "P"]


def test_typing_on_takes_the_question_away(page: MeetingPage) -> None:
    enter(page, "norlaia")
    page.roll.entry.setFocus()
    QTest.keyClicks(page.roll.entry, "x")
    assert page.roll.question.text == ""


def test_times_outside_of_the_meeting_are_told(page: MeetingPage) -> None:
    enter(page, "5t23.50")
    assert "baris 5 datang pukul 23.50, padahal rapat 19.30–22.00" in page.roll.answer.text()
    assert page.roll.answer.objectName() == "awas"
    page.roll.table.go_to(3)
    enter(page, "4")
    page.roll.table.go_to(3)
    page.roll.start_times()
    page.roll.times.form.inputs["pulang"].set_value("18.00")
    page.roll.times.save()
    assert "baris 4 pulang pukul 18.00" in page.roll.answer.text()


def test_cards_beside_the_roll_have_letters_and_ctrl_s(page: MeetingPage, window: MainWindow, store: Store) -> None:
    enter(page, "4")
    page.roll.table.go_to(3)
    page.roll.start_times()
    for made in (page.roll.times.save_button, page.roll.times.cancel):
        assert mnemonics.letter(made.text()), made.text()
    QTest.keyClicks(focus(), "20.15")
    window.commands.page_save()
    assert rows(store, page.rapat_id or "")[3].datang == "20.15"
    assert not page.roll.times.isVisible()
    page.roll.start_excuse()
    assert mnemonics.letter(page.roll.excuse.save_button.text())
    window.commands.page_save()
    assert store.undo_label is not None
    assert store.undo_label.startswith("Izin tetap")


def test_the_row_stays_in_sight_beside_a_card(page: MeetingPage) -> None:
    enter(page, "1-10")
    table = page.roll.table
    for number in (9, 0):
        table.go_to(number)
        page.roll.start_times()
        QApplication.processEvents()
        shown = table.visualRect(table.currentIndex())
        assert table.viewport().rect().contains(shown.center()), number
        page.roll.times.give_up()


def test_the_title_counts_who_was_invited(page: MeetingPage) -> None:
    enter(page, "Pak Camat L")
    assert page.invited.title.text() == "Undangan: 10 orang, 1 datang tanpa undangan"


@pytest.mark.parametrize(
    ("tab", "kind"), [("undangan", "undangan"), ("kehadiran", "daftar-hadir"), ("keputusan", "notulen")])
def test_ctrl_p_shows_the_paper_of_the_tab(
    page: MeetingPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tab: str, kind: str
) -> None:
    found: list[Request] = []
    monkeypatch.setattr(page.ctx, "preview", found.append)
    opened(window, page.rapat_id or "", tab)
    window.commands.page_print()
    assert [request.kind for request in found] == [kind]


def test_final_minutes_are_named_above_the_roll_and_take_the_keys(
    page: MeetingPage, window: MainWindow, store: Store
) -> None:
    found = page.rapat_id or ""
    assert page.roll.final.text == ""
    with store.unit("final") as s:
        paper = Keluaran(b"%PDF", "F4", 1, "Notulen", "final", ("baris",), True)
        naskah.sahkan(s, naskah.buka(s, "notulen", found), paper)
    page.reload()
    assert "sudah final (versi 1)" in page.roll.final.text
    page.tabs.setCurrentIndex(2)
    assert focus() is page.lock.bars[0].buttons()[0]
    assert mnemonics.letter(page.lock.bars[0].buttons()[0].text())
    QTest.keyClick(focus(), Key.Key_Return)
    assert page.roll.final.text == ""
    assert page.minutes.isAncestorOf(focus())
    assert focus() is page.minutes.head["pimpinan"]
