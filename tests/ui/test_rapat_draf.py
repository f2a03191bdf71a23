"""Typing that was not saved: taken up from Beranda at once, never overwritten by new typing, kept over a restart."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from lkm_desktop.services import draf, notulen
from lkm_desktop.storage import Store
from tests.ui.perekam import show
from tests.ui.rapat_bantu import meeting_id, opened
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.rapat.meeting import MeetingPage
from ui.pages.rapat.typed_tab import TypedTab
from ui.widgets.message_bar import MessageBar

Key = Qt.Key


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows."""
    return ctx.store


@pytest.fixture
def kept(store: Store) -> str:
    """A meeting whose minutes were typed and not saved when the light went out."""
    found = meeting_id(store)
    with store.unit("Simpan draf") as s:
        draf.save_draf(s, f"notulen:{found}", {"pimpinan": None, "penutup": "Ditutup dengan doa", "agenda": [
            {"id": "a1", "pokok": "Laporan UPK", "pembahasan": "Semalam suntuk"}]})
    return found


def lines(window: MainWindow) -> list[QPushButton]:
    """The buttons of Beranda that go on with something."""
    show(window, "riwayat")
    home = show(window, "beranda")
    return [b for b in home.findChildren(QPushButton) if b.accessibleName().startswith("Lanjutkan:")]


def press(bar: MessageBar, number: int = 0) -> None:
    """Press what a message offers, by its Alt letter's button."""
    button = bar.buttons()[number]
    assert mnemonics.letter(button.text()), f"{button.text()} has no key"
    QTest.keyClick(button, Key.Key_Return)


def typed(tab: TypedTab) -> dict[str, Any]:
    """Closing words and first discussion as they stand in the form."""
    values = tab.values()
    return {"penutup": values["penutup"], "pembahasan": values["agenda"][0]["pembahasan"] if values["agenda"] else None}


OLD = {"penutup": "Ditutup dengan doa", "pembahasan": "Semalam suntuk"}


def test_beranda_puts_the_draft_in_at_once(window: MainWindow, store: Store, kept: str) -> None:
    (button,) = lines(window)
    QTest.keyClick(button, Key.Key_Return)
    page = window.page
    assert isinstance(page, MeetingPage)
    assert typed(page.minutes) == OLD
    assert page.minutes.dirty
    assert page.minutes.bar.text == ""
    window.commands.page_save()
    with store.read() as s:
        assert notulen.get_notulen(s, kept)["penutup"] == "Ditutup dengan doa"
        assert draf.list_draf(s) == []


def test_the_keys_stand_on_the_question(window: MainWindow, store: Store, kept: str) -> None:
    page = opened(window, kept, "notulen")
    focus = QApplication.focusWidget()
    assert focus is page.minutes.bar.buttons()[0]
    QTest.keyClicks(focus, "xyz")
    assert not page.minutes.dirty, "letters typed at a question change nothing"
    QTest.keyClick(focus, Key.Key_Return)
    assert typed(page.minutes) == OLD


def test_saving_new_typing_never_loses_the_draft(window: MainWindow, store: Store, kept: str) -> None:
    page = opened(window, kept, "notulen")
    QTest.keyClicks(page.minutes.head["penutup"], "Lain sama sekali")
    window.commands.page_save()
    with store.read() as s:
        assert notulen.get_notulen(s, kept)["penutup"] == "Lain sama sekali"
        assert draf.get_draf(s, f"notulen:{kept}") is not None
    assert "belum disimpan" in page.minutes.bar.text
    (button,) = lines(window)
    QTest.keyClick(button, Key.Key_Return)
    assert typed(page.minutes) == OLD
    window.commands.page_save()
    with store.read() as s:
        assert notulen.get_notulen(s, kept)["agenda"][0]["pembahasan"] == "Semalam suntuk"


def test_two_unsaved_texts_are_both_kept_and_swapped(window: MainWindow, store: Store, kept: str) -> None:
    page = opened(window, kept, "notulen")
    QTest.keyClicks(page.minutes.head["penutup"], "Lain sama sekali")
    page.minutes.keep_draft()
    with store.read() as s:
        waiting = draf.waiting(s, f"notulen:{kept}")
    assert [one.isi["penutup"] for one in waiting] == ["Lain sama sekali", "Ditutup dengan doa"]
    press(page.minutes.bar)
    assert typed(page.minutes) == OLD
    assert "lain" in page.minutes.bar.text
    press(page.minutes.bar)
    assert page.minutes.head["penutup"].value() == "Lain sama sekali"
    press(page.minutes.bar, 1)
    assert page.minutes.bar.text == ""
    with store.read() as s:
        assert [one.isi["penutup"] for one in draf.waiting(s, f"notulen:{kept}")] == ["Lain sama sekali"]


def test_both_texts_survive_a_restart(window: MainWindow, store: Store, kept: str) -> None:
    page = opened(window, kept, "notulen")
    QTest.keyClicks(page.minutes.head["penutup"], "Lain sama sekali")
    window.show_page("beranda")
    window.start()  # new pages, as after a restart
    (button,) = lines(window)
    QTest.keyClick(button, Key.Key_Return)
    again = window.page
    assert isinstance(again, MeetingPage)
    assert again.minutes.head["penutup"].value() == "Lain sama sekali"
    press(again.minutes.bar)
    assert typed(again.minutes) == OLD


def test_giving_up_new_typing_leaves_the_draft_and_can_be_taken_back(
    window: MainWindow, store: Store, kept: str
) -> None:
    page = opened(window, kept, "notulen")
    QTest.keyClicks(page.minutes.head["penutup"], "Lain sama sekali")
    page.minutes.keep_draft()
    page.minutes.cancel()
    with store.read() as s:
        assert [one.isi["penutup"] for one in draf.waiting(s, f"notulen:{kept}")] == ["Ditutup dengan doa"]
    assert page.minutes.head["penutup"].value() is None
    press(page.minutes.bar)
    assert page.minutes.head["penutup"].value() == "Lain sama sekali"


def test_the_facts_of_a_meeting_keep_their_draft_too(window: MainWindow, store: Store) -> None:
    found = meeting_id(store)
    with store.unit("Simpan draf") as s:
        draf.save_draf(s, f"rapat:{found}", {"tempat": "Gedung lama"})
    page = opened(window, found)
    QTest.keyClicks(page.facts.form.inputs["judul"], " lagi")
    window.commands.page_save()
    with store.read() as s:
        assert draf.get_draf(s, f"rapat:{found}") == {"tempat": "Gedung lama"}
    (button,) = lines(window)
    QTest.keyClick(button, Key.Key_Return)
    assert page.facts.form.inputs["tempat"].text() == "Gedung lama"


def test_beranda_takes_a_new_meeting_up_at_once(window: MainWindow, store: Store) -> None:
    page = show(window, "rapat_baru")
    QTest.keyClicks(page.facts.form.inputs["tempat"], "Aula")
    typed_in = page.facts.form.inputs["tempat"].text()
    (button,) = lines(window)
    QTest.keyClick(button, Key.Key_Return)
    assert window.current == "rapat_baru"
    assert page.facts.form.inputs["tempat"].text() == typed_in
    assert page.facts.dirty


def test_beranda_takes_a_resident_up_at_once(window: MainWindow, store: Store) -> None:
    show(window, "orang")
    with store.unit("Simpan draf") as s:
        draf.save_draf(s, "orang:baru", {"nama": "Rabiatul Adawiyah"})
    (button,) = lines(window)
    QTest.keyClick(button, Key.Key_Return)
    assert window.current == "orang"
    assert window.page.panel.form.inputs["nama"].text() == "Rabiatul Adawiyah"  # type: ignore[union-attr]
