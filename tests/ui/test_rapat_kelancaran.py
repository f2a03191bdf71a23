"""The meeting pages for someone who only types: where the keys go, what is said and when it is over, honest counts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from lkm_desktop.services import rapat
from lkm_desktop.storage import Store
from tests.ui.rapat_bantu import fill, meeting_id, opened, rows
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.rapat.list_page import RapatListPage
from ui.pages.rapat.meeting import MeetingPage

Key = Qt.Key


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows, with fourteen people."""
    fill(ctx.store)
    return ctx.store


@pytest.fixture
def window(store: Store, window: MainWindow) -> MainWindow:
    """The window of that office, in front."""
    window.activateWindow()
    return window


def focus() -> QWidget:
    """What has the keys."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def new_meeting(window: MainWindow) -> MeetingPage:
    """The form of a new meeting."""
    window.show_page("rapat_isi", baru=True)
    page = window.page
    assert isinstance(page, MeetingPage)
    return page


def message(page: MeetingPage, key: str) -> str:
    """The sentence under a field."""
    return str(page.facts.form._messages[key].text())


def meetings(store: Store) -> int:
    """How many meetings there are."""
    with store.read() as s:
        return len(rapat.rapat_list(s))


def invite_board(page: MeetingPage) -> None:
    """Invite the six members."""
    page.invited.buttons["badan"].menu().actions()[0].trigger()


# --- facts ----------------------------------------------------------------------------------------------------------


def test_nothing_typed_is_no_meeting(window: MainWindow, store: Store) -> None:
    page = new_meeting(window)
    window.commands.page_save()
    assert meetings(store) == 0
    assert "Belum ada yang diisi" in page.bar.text
    QTest.keyClicks(page.facts.form.inputs["judul"], "Rapat Pleno")
    window.commands.page_save()
    assert meetings(store) == 1


def test_both_wrong_times_stay_marked(window: MainWindow, store: Store) -> None:
    page = new_meeting(window)
    inputs = page.facts.form.inputs
    inputs["jam_mulai"].setFocus()
    inputs["jam_mulai"].selectAll()
    QTest.keyClicks(inputs["jam_mulai"], "25:99")
    inputs["jam_selesai"].setFocus()
    QTest.keyClicks(inputs["jam_selesai"], "26:10")
    inputs["tempat"].setFocus()
    assert message(page, "jam_mulai")
    assert message(page, "jam_selesai")
    assert "25:99" not in page.counts.full()
    inputs["tanggal"].setText("31 feb")
    inputs["tanggal"].edited.emit()
    window.commands.page_save()
    assert all(message(page, key) for key in ("jam_mulai", "jam_selesai", "tanggal"))
    assert meetings(store) == 0


def test_a_refused_save_takes_the_praise_of_the_last_one_away(window: MainWindow, store: Store) -> None:
    page = opened(window, meeting_id(store))
    inputs = page.facts.form.inputs
    inputs["tempat"].setText("Aula")
    inputs["tempat"].edited.emit()
    window.commands.page_save()
    assert page.bar.text == "Rapat tersimpan."
    inputs["jam_selesai"].setText("25:99")
    inputs["jam_selesai"].edited.emit()
    window.commands.page_save()
    assert page.bar.text == ""
    assert message(page, "jam_selesai")


# --- what is said, and when it is over ------------------------------------------------------------------------------


def test_an_offer_to_take_back_ends_with_the_next_step(window: MainWindow, store: Store) -> None:
    page = opened(window, meeting_id(store))
    invite_board(page)
    window.commands.undo()
    window.commands.redo()
    assert page.bar.text.startswith("Diulangi: undang ")
    page.invited.show_panel("relawan")
    page.invited.panels["relawan"].invite()
    assert page.bar.text == ""
    assert page.invited.answer.text() == "4 orang diundang."
    window.commands.undo()
    assert page.invited.answer.text() == ""
    assert len(page.invited.model.people) == 6


def test_words_of_the_last_visit_are_gone(window: MainWindow, store: Store) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found, "kehadiran")
    QTest.keyClicks(page.roll.entry, "1-3")
    QTest.keyClick(page.roll.entry, Key.Key_Return)
    assert page.roll.answer.text()
    page.say("ok", "Rapat tersimpan.")
    window.show_page("orang")
    window.show_page("rapat_isi", rapat_id=found)
    assert page.bar.text == ""
    assert page.roll.answer.text() == ""


def test_the_search_says_what_is_listed(window: MainWindow, store: Store) -> None:
    page = opened(window, meeting_id(store))
    page.invited.show_panel("orang")
    picker = page.invited.panels["orang"].picker
    QTest.keyClicks(picker.box, "siti")
    QTest.keyClick(picker.box, Key.Key_Return)
    assert page.invited.answer.text() == "Siti Aminah diundang."
    assert "ditemukan" not in picker.hint.text()
    page.invited.show_panel("relawan")
    panel = page.invited.panels["relawan"]
    QTest.keyClicks(panel.search, "qqq")
    panel.search.tell_now()
    assert not panel.hits.isVisible()
    assert "Tidak ada relawan yang cocok" in panel.nobody.text()
    assert panel.nobody.isVisible()


# --- keys -----------------------------------------------------------------------------------------------------------


def test_a_letter_of_the_invitations_never_takes_back(window: MainWindow, store: Store) -> None:
    page = opened(window, meeting_id(store))
    before = {name: mnemonics.letter(made.text()) for name, made in page.invited.buttons.items()}
    assert before == {"badan": "a", "relawan": "e", "orang": "o", "tamu": "m"}
    page.invited.show_panel("relawan")
    page.invited.panels["relawan"].invite()
    window.commands.undo()
    window.commands.redo()
    assert page.bar.text
    mnemonics.refresh(page)
    assert {name: mnemonics.letter(made.text()) for name, made in page.invited.buttons.items()} == before
    offered = [mnemonics.letter(made.text()) for made in page.bar.buttons()]
    assert offered
    assert not set(offered) & set(before.values())


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_bodies_starts_at_its_first_entry(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    page = opened(window, meeting_id(store))
    menu = page.invited.buttons["badan"].menu()
    menu.popup(page.mapToGlobal(page.rect().center()))
    qtbot.waitUntil(lambda: menu.activeAction() is not None, timeout=2000)
    assert menu.activeAction() is menu.actions()[0]
    menu.close()


def test_the_list_of_meetings_has_the_keys(window: MainWindow, store: Store) -> None:
    meeting_id(store, "LKM")
    window.sidebar.list.setFocus()
    window.show_page("rapat")
    page = window.page
    assert isinstance(page, RapatListPage)
    assert focus() is page.table
    QTest.keyClick(focus(), Key.Key_Return)
    assert isinstance(window.page, MeetingPage)
    assert focus() is window.page.invited.table


def test_the_key_of_the_tab_that_is_shown_leads_into_it(window: MainWindow, store: Store) -> None:
    page = opened(window, meeting_id(store, "LKM"), "kehadiran")
    assert focus() is page.roll.entry
    window.sidebar.list.setFocus()
    QTest.keyClick(window, Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert focus() is page.roll.entry
    QTest.keyClick(window, Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert focus() is page.minutes.head["pimpinan"]


def test_tab_goes_down_the_minutes_as_they_are_read(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    page = opened(window, meeting_id(store, "LKM"), "notulen")
    tab = page.minutes
    QTest.keyClick(tab.agenda.add_button, Key.Key_Space)
    qtbot.waitUntil(lambda: tab.agenda.entries[-1].isVisible())
    tab.head["pimpinan"].setFocus()
    points = [part for entry in tab.agenda.entries for part in entry.inputs.values()]
    assert len(points) == 12
    assert tabbed_to(tab.save_button) == [
        tab.head["pimpinan"], tab.head["notulis"], tab.head["pembukaan"], *points, tab.agenda.add_button,
        tab.head["penutup"], tab.present, tab.cancel_button, tab.save_button,
    ]
    page.minutes.cancel()


def test_tab_goes_down_the_decisions_as_they_are_read(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    page = opened(window, meeting_id(store, "LKM"), "keputusan")
    tab = page.decisions
    QTest.keyClick(tab.decisions.add_button, Key.Key_Space)
    qtbot.waitUntil(lambda: tab.decisions.entries[-1].isVisible())
    tab.decisions.entries[0].begin()
    decided = []
    for entry in tab.decisions.entries:
        follow = entry.lists["tindak_lanjut"].entries[0]
        own = [entry.inputs[key] for key in ("isi", "nomor", "agenda_id", "cara")]
        decided += [*own, *follow.inputs.values()]
    assert tabbed_to(tab.save_button) == [
        *decided, tab.decisions.add_button, tab.follow.add_button, tab.cancel_button, tab.save_button,
    ]
    page.decisions.cancel()


def tabbed_to(last: QWidget) -> list[QWidget]:
    """What Tab visits from where the focus is."""
    seen = [focus()]
    for _ in range(60):
        QTest.keyClick(focus(), Key.Key_Tab)
        seen.append(focus())
        if focus() is last:
            break
    return seen


def test_the_name_of_a_guest_is_typed_over(window: MainWindow, store: Store) -> None:
    page = opened(window, meeting_id(store, "LKM"), "kehadiran")
    QTest.keyClicks(page.roll.entry, "Pak Darmawan")
    page.roll.entry._timer.stop()
    QTest.keyClick(page.roll.entry, Key.Key_Return)
    place = next(n for n, row in enumerate(page.roll.table.roll.people) if row.nama == "Pak Darmawan")
    page.roll.table.go_to(place)
    page.roll.start_link()
    box = page.roll.link.picker.box
    assert box.selectedText() == box.text() != ""
    QTest.keyClicks(box, "norlaila")
    assert box.text() == "norlaila"


# --- counts ---------------------------------------------------------------------------------------------------------


def test_counts_tell_who_came_without_an_invitation(window: MainWindow, store: Store) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found, "kehadiran")
    for line in ("1-5 6i", "Pak Darmawan"):
        QTest.keyClicks(page.roll.entry, line)
        page.roll.entry._timer.stop()
        QTest.keyClick(page.roll.entry, Key.Key_Return)
    assert len(rows(store, found)) == 7
    assert page.roll.counts.total.text() == "6"
    assert page.roll.counts.attended.text() == "5 dari 6 yang diundang, 1 tanpa undangan"
    assert "L/P belum diisi 1" in page.live.full()
    assert page.roll.counts._unknown[1].text() == "1"
    assert page.roll.counts._unknown[0].isVisible()


def test_a_long_point_of_the_agenda_is_not_cut(window: MainWindow, store: Store) -> None:
    found = meeting_id(store)
    long = " ".join(f"Pembahasan nomor {n} tentang jalan lingkungan" for n in range(25))
    with store.unit("agenda") as s:
        rapat.save_rapat(s, found, {**rapat.get_rapat(s, found), "agenda": long})
    page = opened(window, found, "notulen")
    assert page.minutes.agenda.entries[0].inputs["pokok"].text() == long


def test_the_form_fits_beside_the_help_in_a_small_window(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    window.resize(1093, 580)
    page = new_meeting(window)
    window.commands.show_help()
    (area,) = page.facts.findChildren(QScrollArea)
    qtbot.wait(50)
    assert page.facts.form.minimumSizeHint().width() <= area.viewport().width()
    assert area.horizontalScrollBar().maximum() == 0


def test_the_list_has_room_for_the_place(window: MainWindow, store: Store) -> None:
    meeting_id(store)
    window.resize(1093, 580)
    window.show_page("rapat")
    page = window.page
    assert isinstance(page, RapatListPage)
    cells = [page.model.index(0, column) for column in range(page.model.columnCount())]
    assert cells[1].data() == "Senin, 21 Sep 2015"
    metrics = page.table.fontMetrics()
    for column, words in ((1, "Minggu, 21 Sep 2015"), (4, "Rapat rutin"), (5, "Aula Kelurahan")):
        assert metrics.horizontalAdvance(words) + 8 <= page.table.columnWidth(column), words


def test_the_name_of_a_meeting_is_seen_with_its_month(window: MainWindow, store: Store) -> None:
    meeting_id(store)
    window.resize(1366, 768)
    window.show_page("rapat")
    page = window.page
    assert isinstance(page, RapatListPage)
    QApplication.processEvents()
    words = "Rapat rutin LKM bulan Desember 2026"
    assert page.table.fontMetrics().horizontalAdvance(words) + 8 <= page.table.columnWidth(3)
