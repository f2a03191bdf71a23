"""A new meeting from its kit and a copy of a former one, by keyboard on a real office."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lkm_desktop.services import draf, kit, notulen, rapat, seri
from lkm_desktop.storage import Store
from tests.ui.rapat_bantu import fill, meeting_id, opened, rows
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.rapat.kit_page import NewMeetingPage
from ui.pages.rapat.list_page import RapatListPage
from ui.pages.rapat.meeting import MeetingPage

Key = Qt.Key



@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows."""
    return ctx.store


@pytest.fixture
def people(store: Store) -> list[str]:
    """Ids of fourteen residents, six of them members."""
    return fill(store)


@pytest.fixture
def window(window: MainWindow, people: list[str]) -> MainWindow:
    """The window as small as it must fit, on the list of meetings."""
    window.resize(1093, 580)
    window.activateWindow()
    window.show_page("rapat")
    return window


def new_page(window: MainWindow) -> NewMeetingPage:
    """Ctrl+N."""
    window.commands.page_new()
    QApplication.processEvents()
    page = window.page
    assert isinstance(page, NewMeetingPage)
    return page


def press(*keys: Key) -> None:
    """Keys to whatever has the focus."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def type_in(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def meeting_page(window: MainWindow) -> MeetingPage:
    page = window.page
    assert isinstance(page, MeetingPage)
    return page


def test_a_rapat_rutin_is_ctrl_n_enter_the_date_ctrl_s(window: MainWindow, store: Store) -> None:
    new_page(window)
    press(Key.Key_Return)
    type_in("10/3/2015")
    window.commands.page_save()
    page = meeting_page(window)
    assert page.rapat_id is not None
    assert [row.nama for row in rows(store, page.rapat_id)][:2] == ["Abdul Rahman", "Aisyah"]
    assert len(rows(store, page.rapat_id)) == 6
    with store.read() as s:
        values, minutes = rapat.get_rapat(s, page.rapat_id), notulen.get_notulen(s, page.rapat_id)
        assert draf.list_draf(s) == []
    assert values["judul"] == "Rapat rutin LKM bulan Maret 2015"
    assert (values["tanggal"], values["jam_mulai"], values["jam_selesai"]) == (date(2015, 3, 10), "19.30", "22.00")
    assert minutes["agenda"][0]["pembawa"] == "Koordinator LKM"
    assert page.bar.text == "Rapat tersimpan; 6 orang diundang."
    window.commands.undo()
    with store.read() as s:
        assert rapat.rapat_list(s) == []


def test_a_typed_name_stays_when_the_day_changes(window: MainWindow) -> None:
    page = new_page(window)
    form = page.facts.form.inputs
    form["judul"].setFocus()
    form["judul"].selectAll()
    type_in("Pleno")
    form["tanggal"].setFocus()
    form["tanggal"].selectAll()
    type_in("1-5-2015")
    assert form["judul"].text() == "Pleno"
    page.facts.cancel()


def test_a_rembug_of_a_rt_asks_for_rt_and_rw_and_nothing_needless(window: MainWindow, store: Store) -> None:
    page = new_page(window)
    form = page.facts.form
    hidden = {key for key, edit in form.inputs.items() if not edit.isVisible()}
    assert hidden == {"jenis", "tingkat", "mode", "rt", "rw", "kode_kegiatan", "kegiatan_id"}
    press(Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert page.kits.code() == "rembug_rt"
    assert form.inputs["rt"].isVisible()
    assert form.inputs["kode_kegiatan"].isVisible()
    assert not form.inputs["jenis"].isVisible()
    press(Key.Key_Return)
    type_in("21-9-2015")
    press(Key.Key_Return)
    type_in("3")
    press(Key.Key_Return)
    type_in("1")
    press(Key.Key_Return)
    assert form.inputs["judul"].text() == "Rembug warga RT 03 RW 01 Kelayan Tengah"
    QTest.keyClick(page.facts.more_button, Key.Key_Space)
    assert form.inputs["jenis"].isVisible()
    window.commands.page_save()
    found = meeting_page(window).rapat_id
    assert found is not None
    assert [row.nama for row in rows(store, found)] == ["Ketua RT 03", "Ketua RW 01"]


def test_bodies_are_ticked_off_and_guests_typed(window: MainWindow, store: Store) -> None:
    page = new_page(window)
    assert page.guests.boxes["LKM"].text().replace("&", "") == "LKM (6 orang)"
    QTest.keyClick(page.guests.boxes["LKM"], Key.Key_Space)
    page.guests.guests.setFocus()
    type_in("Pak Lurah | Lurah")
    window.commands.page_save()
    found = meeting_page(window).rapat_id
    assert found is not None
    assert [(row.nama, row.jabatan) for row in rows(store, found)] == [("Pak Lurah", "Lurah")]


def test_without_a_kit_everything_is_asked(window: MainWindow, store: Store) -> None:
    page = new_page(window)
    press(Key.Key_End)
    assert page.kits.currentItem().text() == "Tanpa perangkat"
    form = page.facts.form.inputs
    assert form["jenis"].isVisible()
    assert form["mode"].isVisible()
    assert page.guests.nobody.isVisible()
    press(Key.Key_Return)
    type_in("21 sep 2015")
    form["judul"].setFocus()
    type_in("Rapat pleno")
    window.commands.page_save()
    found = meeting_page(window).rapat_id
    assert found is not None
    with store.read() as s:
        assert rapat.get_rapat(s, found)["judul"] == "Rapat pleno"
    assert rows(store, found) == []


def test_a_wrong_day_is_told_and_nothing_is_made(window: MainWindow, store: Store) -> None:
    page = new_page(window)
    press(Key.Key_Return)
    type_in("31 feb 2015")
    window.commands.page_save()
    assert window.page is page
    assert page.facts.form._messages["tanggal"].isVisible()
    with store.read() as s:
        assert rapat.rapat_list(s) == []
    page.facts.cancel()


def test_what_was_typed_is_offered_again_with_its_kit(window: MainWindow, store: Store) -> None:
    page = new_page(window)
    page.kits.choose("rkm")
    page.facts.form.inputs["tempat"].setFocus()
    type_in("Aula")
    QTest.keyClick(page.guests.boxes["relawan"], Key.Key_Space)
    window.show_page("beranda")
    page = new_page(window)
    assert page.kits.code() == "rapat_rutin"
    QTest.mouseClick(page.facts.bar.buttons()[0], Qt.MouseButton.LeftButton)
    assert page.kits.code() == "rkm"
    assert page.facts.form.inputs["tempat"].text() == "Aula"
    assert not page.guests.boxes["relawan"].isChecked()
    window.commands.page_save()
    found = meeting_page(window).rapat_id
    assert found is not None
    with store.read() as s:
        values = rapat.get_rapat(s, found)
        assert draf.list_draf(s) == []
    assert (values["jenis"], values["tempat"]) == ("rkm", "Aula")
    assert "Kaspul Anwar" not in [row.nama for row in rows(store, found)]


def test_a_changed_kit_is_used_at_once(window: MainWindow, store: Store) -> None:
    with store.unit("Ubah perangkat") as s:
        kit.save_kit(s, "rapat_rutin", {"pola_judul": "Pleno {bulan}", "jam_mulai": "20.00"})
    page = new_page(window)
    assert page.facts.form.inputs["jam_mulai"].text() == "20.00"
    assert page.facts.form.inputs["judul"].text().startswith("Pleno ")


def test_esc_goes_back_step_by_step(window: MainWindow) -> None:
    page = new_page(window)
    press(Key.Key_Return)
    assert page.facts.form.inputs["tanggal"].hasFocus()
    press(Key.Key_Escape)
    assert page.kits.hasFocus()
    press(Key.Key_Escape)
    assert isinstance(window.page, RapatListPage)


# --- copies ---------------------------------------------------------------------------------------------------------


def test_a_meeting_is_copied_to_another_day(window: MainWindow, store: Store) -> None:
    source = meeting_id(store, "LKM", "relawan")
    with store.unit("Nama") as s:
        rapat.save_rapat(s, source, {"judul": "Rapat pleno September 2015"})
    opened(window, source, "kehadiran")
    window.show_page("rapat")
    window.commands.page_copy()
    page = window.page
    assert isinstance(page, NewMeetingPage)
    assert page.copy_card.along.text().startswith("10 orang yang diundang\n2 pokok acara")
    assert page.facts.form.inputs["tanggal"].hasFocus()
    type_in("19 10 2015")
    assert page.facts.form.inputs["judul"].text() == "Rapat pleno Oktober 2015"
    window.commands.page_save()
    made = meeting_page(window).rapat_id
    assert made not in (None, source)
    assert [row.nama for row in rows(store, str(made))] == [row.nama for row in rows(store, source)]
    with store.read() as s:
        values = rapat.get_rapat(s, str(made))
    assert (values["tanggal"], values["tempat"], values["agenda"]) == (
        date(2015, 10, 19), "Balai", "Laporan UPK\nGotong royong",
    )  # fmt: skip
    assert window.ctx.store.undo_label == "Salin rapat Rapat pleno Oktober 2015"


def test_a_copy_without_a_day_is_not_made(window: MainWindow, store: Store) -> None:
    meeting_id(store, "LKM")
    window.show_page("rapat")
    window.commands.page_copy()
    page = window.page
    assert isinstance(page, NewMeetingPage)
    window.commands.page_save()
    assert page.facts.form._messages["tanggal"].text() == "Tanggal perlu diisi."
    press(Key.Key_Escape)
    assert isinstance(window.page, RapatListPage)


# --- one meeting of a series ----------------------------------------------------------------------------------------


def test_a_new_place_is_offered_to_the_rest_of_the_series(window: MainWindow, store: Store) -> None:
    days = [date(2099, month, 10) for month in (1, 2, 3)]
    with store.unit("Seri") as s:
        made = seri.buat_seri(s, "rapat_rutin", days, tempat="Balai")
    page = opened(window, made[0])
    place = page.facts.form.inputs["tempat"]
    place.selectAll()
    QTest.keyClicks(place, "Musala")
    window.commands.page_save()
    assert page.facts.bar.text == "2 rapat lain dalam seri ini belum berlangsung."
    QTest.mouseClick(page.facts.bar.buttons()[0], Qt.MouseButton.LeftButton)
    with store.read() as s:
        assert [rapat.get_rapat(s, found)["tempat"] for found in made] == ["Musala"] * 3
    window.commands.undo()
    with store.read() as s:
        assert [rapat.get_rapat(s, found)["tempat"] for found in made] == ["Musala", "Balai", "Balai"]
