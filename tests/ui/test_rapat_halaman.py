"""The meeting pages, driven by keyboard on a real office: make, invite, record, write minutes, print, take back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from lkm_desktop.services import draf, notulen, rapat, roll
from lkm_desktop.services.rekap import periode
from lkm_desktop.storage import Store
from tests.pembantu import meeting
from tests.ui.rapat_bantu import fill, marks, meeting_id, opened, rows
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.rapat.list_page import RapatListPage
from ui.pages.rapat.meeting import MeetingPage

Key = Qt.Key


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows."""
    return ctx.store


@pytest.fixture
def people(store: Store) -> list[str]:
    """Ids of fourteen residents."""
    return fill(store)


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """The window as small as it must fit."""
    window.resize(1093, 580)
    return window


def enter(page: MeetingPage, text: str) -> None:
    page.roll.entry.setFocus()
    QTest.keyClicks(page.roll.entry, text)
    page.roll.entry._popup.hide()
    QTest.keyClick(page.roll.entry, Key.Key_Return)


# --- the list -------------------------------------------------------------------------------------------------------


def test_only_the_meetings_that_lack_something_are_listed_until_all_are_wanted(
    window: MainWindow, store: Store
) -> None:  # fmt: skip
    days = [meeting(store, judul=f"Rapat {n}", tanggal=date(2025, 7, n)) for n in (5, 12)]
    meeting(store, judul="Rapat lain", tanggal=date(2025, 8, 2))
    window.show_page("rapat", cari="lain")
    window.show_page("rapat", kurang=("rapat_notulen", periode.bulan(2025, 7), date(2025, 7, 31)))
    page = window.page
    assert isinstance(page, RapatListPage)
    assert [row.id for row in page.model.meetings] == days[::-1]
    assert page.lacking.chip.text() == "Juli 2025: notulen belum ada   ×"
    with store.unit("Tulis") as s:
        notulen.save_notulen(s, days[0], {"keputusan": [{"isi": "Papan diganti."}]})
    page.reload()
    assert [row.id for row in page.model.meetings] == days[1:]
    page.lacking.chip.click()
    assert len(page.model.meetings) == 3
    assert not page.lacking.isVisible()


def test_empty_list_leads_to_the_first_meeting(window: MainWindow) -> None:
    window.show_page("rapat")
    page = window.page
    assert isinstance(page, RapatListPage)
    assert page._stack.currentIndex() == 1
    page.new_record()
    assert window.current == "rapat_baru"


def test_list_shows_searches_opens_and_deletes_with_undo(window: MainWindow, store: Store, people: list[str]) -> None:
    first = meeting_id(store, "LKM")
    with store.unit("lagi") as s:
        rapat.save_rapat(s, None, {"jenis": "fgd", "judul": "FGD Sampah", "tanggal": date(2015, 10, 1)})
    window.show_page("rapat")
    page = window.page
    assert isinstance(page, RapatListPage)
    cells = [page.model.index(1, column).data() for column in range(8)]
    assert cells == ["1", "Senin, 21 Sep 2015", "19.30", "Rapat Pleno", "Rapat rutin", "Balai", "6", "–"]
    QTest.keyClicks(page.search, "pleno")
    page.search.tell_now()
    assert [row.id for row in page.model.meetings] == [first]
    QTest.keyClick(page.search, Key.Key_Down)
    QTest.keyClick(page.table, Key.Key_Return)
    assert window.current == "rapat_isi"
    window.show_page("rapat")
    window.commands.page_delete()
    assert "Sampah" in page.bar.text
    assert page.model.meetings == []
    QTest.mouseClick(page.bar.buttons()[0], Qt.MouseButton.LeftButton)
    assert [row.id for row in page.model.meetings] == [first]


# --- undangan -------------------------------------------------------------------------------------------------------


def test_new_meeting_by_keyboard_is_saved_before_the_first_invitation(
    window: MainWindow, store: Store, people: list[str]
) -> None:
    window.show_page("rapat_isi", baru=True)
    page = window.page
    assert isinstance(page, MeetingPage)
    form = page.facts.form.inputs
    QTest.keyClicks(form["judul"], "Rapat pleno")
    QTest.keyClick(form["judul"], Key.Key_Return)
    QTest.keyClick(form["tingkat"], Key.Key_Return)
    form["tanggal"].selectAll()
    QTest.keyClicks(form["tanggal"], "21 sep 2015")
    QTest.keyClick(form["tanggal"], Key.Key_Return)
    assert form["tanggal"].text() == "21-09-2015"
    assert page.facts.form._notes["tanggal"].text() == "Senin"
    QTest.keyClicks(form["jam_mulai"], "1930")
    QTest.keyClick(form["jam_mulai"], Key.Key_Return)
    assert form["jam_mulai"].text() == "19.30"
    page.invited.buttons["badan"].menu().actions()[0].trigger()
    assert page.rapat_id is not None
    assert rows(store, page.rapat_id)[0].nama == "Abdul Rahman"
    assert page.invited.title.text() == "Undangan: 6 orang"
    assert page.heading.full() == "Rapat pleno"
    assert page.counts.full().startswith("Senin, 21 September 2015  ·  19.30 WITA")
    assert page.live.full() == "diundang 6  ·  hadir 0  ·  kuorum belum tercapai"
    with store.read() as s:
        assert draf.list_draf(s) == []
    window.commands.undo()
    assert rows(store, page.rapat_id) == []


def test_wrong_facts_are_told_under_the_field(window: MainWindow, store: Store) -> None:
    window.show_page("rapat_isi", baru=True)
    page = window.page
    assert isinstance(page, MeetingPage)
    page.facts.form.inputs["jam_mulai"].setText("22.00")
    page.facts.form.inputs["jam_selesai"].setText("19.30")
    window.commands.page_save()
    assert page.facts.form._messages["jam_selesai"].text() == "Jam selesai lebih awal daripada jam mulai."
    assert page.rapat_id is None
    page.facts.cancel()


def test_an_unsaved_meeting_is_offered_again(window: MainWindow, store: Store) -> None:
    window.show_page("rapat_isi", baru=True)
    page = window.page
    assert isinstance(page, MeetingPage)
    QTest.keyClicks(page.facts.form.inputs["judul"], "Rapat yang belum jadi")
    window.show_page("rapat")
    with store.read() as s:
        kept = draf.get_draf(s, "rapat:baru")
    assert kept is not None
    assert kept["judul"] == "Rapat yang belum jadi"
    window.show_page("rapat_isi", baru=True)
    assert page.facts.form.inputs["judul"].text() == ""
    QTest.mouseClick(page.facts.bar.buttons()[0], Qt.MouseButton.LeftButton)
    assert page.facts.form.inputs["judul"].text() == "Rapat yang belum jadi"
    assert page.facts.save()
    with store.read() as s:
        assert draf.get_draf(s, "rapat:baru") is None


def test_invite_relawan_by_filter_people_and_guests(window: MainWindow, store: Store, people: list[str]) -> None:
    found = meeting_id(store)
    page = opened(window, found)
    card = page.invited
    QTest.keyClick(card.buttons["relawan"], Key.Key_Space)
    panel = card.panels["relawan"]
    assert panel.invite_button.text().replace("&", "") == "Undang 4 relawan"
    panel.filters["rt"].set_value("01")
    panel.refresh()
    assert panel.invite_button.text().replace("&", "") == "Undang 2 relawan"
    QTest.keyClick(panel.invite_button, Key.Key_Space)
    assert sorted(row.nama for row in rows(store, found)) == ["Kaspul Anwar", "M. Yusuf"]
    window.commands.page_find()
    picker = card.panels["orang"].picker
    assert picker.box.hasFocus()
    QTest.keyClicks(picker.box, "zainal")
    picker.box.tell_now()
    QTest.keyClick(picker.box, Key.Key_Return)
    assert card.answer.text() == "Zainal Abidin diundang."
    card.show_panel("tamu")
    form = card.panels["tamu"].form
    QTest.keyClick(card.panels["tamu"].add_button, Key.Key_Space)
    assert form._messages["tamu_nama"].text() == "Nama tamu harus diisi."
    QTest.keyClicks(form.inputs["tamu_nama"], "Pak Lurah")
    QTest.keyClick(form.inputs["tamu_nama"], Key.Key_Return)
    QTest.keyClick(form.inputs["tamu_jk"].radios[0], Key.Key_L)
    QTest.keyClicks(form.inputs["tamu_asal"], "Kelurahan")
    QTest.keyClick(form.inputs["tamu_asal"], Key.Key_Return)
    guest = rows(store, found)[-1]
    assert (guest.nama, guest.jk, guest.jabatan, guest.orang_id) == ("Pak Lurah", "L", "Kelurahan", None)
    card.show_list()
    card.table.go_to(3)
    card.table.setFocus()
    QTest.keyClick(card.table, Key.Key_Delete)
    assert len(rows(store, found)) == 3
    window.commands.undo()
    assert len(rows(store, found)) == 4


# --- kehadiran ------------------------------------------------------------------------------------------------------


def test_type_the_signed_sheet(window: MainWindow, store: Store, people: list[str]) -> None:
    found = meeting_id(store, "LKM", "relawan")
    page = opened(window, found, "kehadiran")
    assert page.roll.entry.hasFocus()
    enter(page, "1-4 6 7i 8s")
    assert marks(store, found) == {1: "hadir", 2: "hadir", 3: "hadir", 4: "hadir", 6: "hadir", 7: "izin", 8: "sakit"}
    assert page.roll.entry.hasFocus()
    assert page.roll.entry.text() == ""
    assert page.tabs.tabText(1) == "&2 Kehadiran (5)"
    assert page.roll.counts.numbers["p"].text() == "3"
    assert "kuorum tercapai" in page.live.full()
    QTest.keyClick(page.roll.entry, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert marks(store, found) == {}


def test_a_wrong_part_is_named_and_nothing_is_marked(window: MainWindow, store: Store, people: list[str]) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found, "kehadiran")
    enter(page, "1-3 15x")
    assert "15x" in page.roll.answer.text()
    assert page.roll.entry.selectedText() == "15x"
    assert page.roll.entry.property("salah") is True
    assert marks(store, found) == {}
    page.roll.entry.done()
    enter(page, "2 44")
    assert page.roll.answer.text().startswith("Baris 44 tidak ada")
    assert marks(store, found) == {}
    QTest.keyClick(page.roll.entry, Key.Key_Escape)
    assert page.roll.answer.isHidden()


def test_keys_of_the_table(window: MainWindow, store: Store, people: list[str]) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found, "kehadiran")
    QTest.keyClick(page.roll.entry, Key.Key_Down)
    table = page.roll.table
    assert table.hasFocus()
    QTest.keyClick(table, Key.Key_Space)
    for key in (Key.Key_I, Key.Key_S, Key.Key_A):
        QTest.keyClick(table, Key.Key_Down)
        QTest.keyClick(table, key)
    assert marks(store, found) == {1: "hadir", 2: "izin", 3: "sakit", 4: "alpa"}
    QTest.keyClick(table, Key.Key_Delete)
    QTest.keyClick(table, Key.Key_Home)
    QTest.keyClick(table, Key.Key_Space)
    assert marks(store, found) == {2: "izin", 3: "sakit"}
    QTest.keyClick(table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Key.Key_Space)
    assert marks(store, found) == {1: "hadir", 2: "hadir", 3: "sakit"}
    QTest.keyClick(page.roll.rest, Key.Key_Space)
    assert marks(store, found)[6] == "alpa"
    assert "kuorum" in page.live.full()
    QTest.keyClick(table, Key.Key_5)
    assert page.roll.entry.hasFocus()
    assert page.roll.entry.text() == "5"


def test_remark_with_f2(qtbot: QtBot, window: MainWindow, store: Store, people: list[str]) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found, "kehadiran")
    page.roll.table.enter()
    window.commands.page_edit()
    assert page.roll.table.state() == QAbstractItemView.State.EditingState
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.accessibleName() == "Keterangan"
    QTest.keyClicks(editor, "datang terlambat")
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: rows(store, found)[0].keterangan == "datang terlambat")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_names_complete_from_roll_and_register(window: MainWindow, store: Store, people: list[str]) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found, "kehadiran")
    QTest.keyClicks(page.roll.entry, "hasan")
    page.roll.entry.complete_now()
    QTest.keyClick(page.roll.entry._popup, Key.Key_Down)
    QTest.keyClick(page.roll.entry._popup, Key.Key_Return)
    chair = next(row for row in rows(store, found) if row.nama == "Hj. Noor Hasanah")
    assert chair.status == "hadir"
    QTest.keyClicks(page.roll.entry, "supri")
    page.roll.entry.complete_now()
    QTest.keyClick(page.roll.entry._popup, Key.Key_Down)
    QTest.keyClick(page.roll.entry._popup, Key.Key_Return)
    last = rows(store, found)[-1]
    assert (last.nama, last.status, last.diundang, last.orang_id) == ("Supriadi", "hadir", False, people[12])
    assert "(tanpa undangan)" in page.roll.table.roll.index(6, 2).data()


def test_guest_is_linked_or_becomes_a_resident(window: MainWindow, store: Store, people: list[str]) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found, "kehadiran")
    enter(page, "Siti Amin P, Udin Petot")
    assert [row.nama for row in rows(store, found) if row.orang_id is None] == ["Siti Amin", "Udin Petot"]
    assert page.roll.table.roll.index(6, 2).data() == "Siti Amin  (tamu)"
    page.roll.table.go_to(6)
    QTest.keyClick(page.roll.guest, Key.Key_Space)
    QTest.keyClick(page.roll.link.picker.box, Key.Key_Return)
    assert rows(store, found)[6].orang_id == people[11]
    page.roll.table.go_to(7)
    QTest.keyClick(page.roll.guest, Key.Key_Space)
    QTest.keyClick(page.roll.link.picker.new, Key.Key_Space)
    made = rows(store, found)[7].orang_id
    assert made is not None
    assert made not in people
    window.commands.undo()
    assert rows(store, found)[7].orang_id is None


def test_counts_only(window: MainWindow, store: Store) -> None:
    found = meeting_id(store)
    with store.unit("mode") as s:
        rapat.save_rapat(s, found, {"mode": "jumlah"})
    page = opened(window, found, "kehadiran")
    form = page.roll.numbers.form
    for key, text in (("jumlah_l", "40"), ("jumlah_p", "55"), ("jumlah_miskin", "99")):
        QTest.keyClicks(form.inputs[key], text)
    assert form._messages["jumlah_miskin"].text() == "Jumlah miskin lebih banyak daripada yang hadir (95)."
    assert page.roll.numbers.total.text() == "Jumlah hadir: 95 orang"
    window.commands.page_save()
    with store.read() as s:
        assert roll.roll(s, found).hitung.hadir == 0
    form.inputs["jumlah_miskin"].selectAll()
    QTest.keyClicks(form.inputs["jumlah_miskin"], "30")
    QTest.keyClicks(form.inputs["jumlah_relawan"], "12")
    QTest.keyClick(form.inputs["jumlah_relawan"], Key.Key_Return)
    with store.read() as s:
        counts = roll.roll(s, found).hitung
    assert (counts.hadir, counts.l, counts.p, counts.miskin, counts.relawan) == (95, 40, 55, 30, 12)
    assert page.live.full() == "hadir 95 (P 55, L 40)"
