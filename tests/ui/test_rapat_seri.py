"""A series of meetings made, looked over and changed on its page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lkm_desktop.services import rapat, seri
from lkm_desktop.storage import Store
from tests.pembantu import meeting
from tests.ui.perekam import show
from tests.ui.rapat_bantu import fill
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.rapat.list_page import RapatListPage
from ui.pages.rapat.series_page import SeriesPage

Key = Qt.Key


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows, with six members."""
    fill(ctx.store)
    return ctx.store


@pytest.fixture
def page(store: Store, window: MainWindow) -> SeriesPage:
    """The page of a new series, as small as it must fit."""
    window.resize(1093, 580)
    window.activateWindow()
    found = show(window, "rapat_seri")
    assert isinstance(found, SeriesPage)
    return found


def write(page: SeriesPage, key: str, text: str) -> None:
    """Type into a field of the rule."""
    edit = page.rule.form.inputs[key]
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def choose(page: SeriesPage, key: str, value: object) -> None:
    """Choose in a list of the rule."""
    edit = page.rule.form.inputs[key]
    edit.set_value(value)
    edit.edited.emit()


def days(page: SeriesPage) -> list[str]:
    """The day column."""
    return [str(page.days.index(row, 1).data()) for row in range(page.days.rowCount())]


def test_twelve_months_in_one_step(page: SeriesPage, window: MainWindow, store: Store) -> None:
    write(page, "mulai", "1-1-2026")
    write(page, "tanggal_ke", "31")
    write(page, "jumlah", "3")
    assert days(page) == ["Sabtu, 31 Januari 2026", "Sabtu, 28 Februari 2026", "Selasa, 31 Maret 2026"]
    assert page.days.index(1, 2).data() == "Februari hanya 28 hari"
    assert page.summary.text() == "3 rapat, tanggal 31 setiap bulan."
    assert page.save_button.text().replace("&", "") == "Simpan 3 rapat"
    window.commands.page_save()
    with store.read() as s:
        found = rapat.rapat_list(s)
    assert [row.judul for row in found] == [f"Rapat rutin LKM bulan {m} 2026" for m in ("Maret", "Februari", "Januari")]
    assert {row.diundang for row in found} == {6}
    assert all(row.seri for row in found)
    listed = window.page
    assert isinstance(listed, RapatListPage)
    assert listed.bar.text == "3 rapat dibuat."
    QTest.mouseClick(listed.bar.buttons()[0], Qt.MouseButton.LeftButton)
    with store.read() as s:
        assert rapat.rapat_list(s) == []


def test_a_day_is_left_out_with_space(page: SeriesPage, window: MainWindow, store: Store) -> None:
    meeting(store, judul="RKM", tanggal=date(2026, 2, 9), jam_mulai="09.00")
    choose(page, "ulangan", "hari_ke")
    assert not page.rule.form.inputs["tanggal_ke"].isVisible()
    choose(page, "hari", 0)
    choose(page, "ke", 2)
    write(page, "mulai", "1-1-2026")
    write(page, "jumlah", "3")
    assert days(page) == ["Senin, 12 Januari 2026", "Senin, 9 Februari 2026", "Senin, 9 Maret 2026"]
    assert page.days.index(1, 2).data() == "sudah ada RKM (09.00)"
    assert page.summary.text().endswith("1 tanggal sudah ada rapatnya.")
    page.table.enter()
    QTest.keyClick(page.table, Key.Key_Down)
    QTest.keyClick(page.table, Key.Key_Space)
    assert page.days.index(1, 0).data() == "Tidak"
    assert page.days.index(1, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert page.save_button.text().replace("&", "") == "Simpan 2 rapat"
    write(page, "jumlah", "4")
    assert page.days.index(1, 0).data() == "Tidak"
    window.commands.page_save()
    with store.read() as s:
        made = [row.tanggal for row in rapat.rapat_list(s) if row.seri]
    assert made == [date(2026, 4, 13), date(2026, 3, 9), date(2026, 1, 12)]


def test_until_a_day_takes_the_place_of_how_many(page: SeriesPage) -> None:
    choose(page, "ulangan", "dua_minggu")
    choose(page, "hari", 2)
    write(page, "mulai", "1-1-2026")
    write(page, "sampai", "4-2-2026")
    assert page.rule.form.inputs["jumlah"].text() == ""
    assert days(page) == ["Rabu, 7 Januari 2026", "Rabu, 21 Januari 2026", "Rabu, 4 Februari 2026"]
    write(page, "jumlah", "2")
    assert page.rule.form.inputs["sampai"].text() == ""
    assert len(days(page)) == 2


def test_a_rule_without_end_or_with_a_wrong_hour_makes_nothing(
    page: SeriesPage, window: MainWindow, store: Store
) -> None:
    write(page, "jumlah", "99")
    assert page.rule.form._messages["jumlah"].text() == "Isi 1 sampai 60 kali."
    assert not page.save_button.isEnabled()
    window.commands.page_save()
    write(page, "jumlah", "2")
    write(page, "jam_mulai", "25.30")
    window.commands.page_save()
    assert window.page is page
    assert page.rule.form._messages["jam_mulai"].isVisible()
    with store.read() as s:
        assert rapat.rapat_list(s) == []


def test_another_kit_brings_its_name_and_hours(page: SeriesPage, window: MainWindow, store: Store) -> None:
    choose(page, "kit", "kbk")
    inputs = page.rule.form.inputs
    assert inputs["judul"].text() == "Pertemuan KBK bulan {bulan} {tahun}"
    assert inputs["jam_mulai"].text() == "20.00"
    choose(page, "kit", "-")
    write(page, "judul", "Arisan {bulan}")
    write(page, "mulai", "1-6-2026")
    write(page, "jumlah", "1")
    window.commands.page_save()
    with store.read() as s:
        (row,) = rapat.rapat_list(s)
    assert (row.jenis, row.diundang) == ("rapat_lain", 0)
    assert row.judul.startswith("Arisan J")


def test_the_rest_of_a_series_gets_another_time_in_one_step(window: MainWindow, store: Store) -> None:
    today = date.today()
    with store.unit("Seri") as s:
        made = seri.buat_seri(s, "rapat_rutin", [today + timedelta(7 * n) for n in (-1, 1, 2)], tempat="Balai")
    page = show(window, "rapat")
    assert isinstance(page, RapatListPage)
    page.table.go_to(0)
    assert page.rest_button.isVisible()
    QTest.keyClick(page.rest_button, Key.Key_Space)
    QApplication.processEvents()
    series = window.page
    assert isinstance(series, SeriesPage)
    assert series.rest.table.rows.rowCount() == 2
    place = series.rest.form.inputs["tempat"]
    place.selectAll()
    QTest.keyClicks(place, "Musala")
    window.commands.page_save()
    with store.read() as s:
        assert [rapat.one(s, found).tempat for found in made] == ["Balai", "Musala", "Musala"]
    window.commands.undo()
    with store.read() as s:
        assert [rapat.one(s, found).tempat for found in made] == ["Balai"] * 3
