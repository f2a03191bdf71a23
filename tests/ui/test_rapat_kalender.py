"""The calendar beside the list of meetings, by keyboard; filters and columns of the list."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lkm_desktop.services import dokumen
from lkm_desktop.storage import Store
from tests.pembantu import meeting
from tests.ui.perekam import Recorder, show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.rapat.calendar_grid import MonthGrid, months_on
from ui.pages.rapat.kit_page import NewMeetingPage
from ui.pages.rapat.list_page import RapatListPage

Key = Qt.Key


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows, with four meetings."""
    meeting(ctx.store, judul="Rapat rutin", tanggal=date(2024, 2, 29), jam_mulai="19.30", tempat="Balai")
    meeting(ctx.store, judul="Pengajian", jenis="rapat_lain", tanggal=date(2024, 2, 29), jam_mulai="08.00")
    meeting(ctx.store, judul="RKM", jenis="rkm", tanggal=date(2024, 3, 5), jam_mulai="09.00", tempat="Aula")
    meeting(ctx.store, judul="Tahun lalu", tanggal=date(2023, 12, 31))
    return ctx.store


@pytest.fixture
def page(store: Store, window: MainWindow) -> RapatListPage:
    """The list, as small as it must fit."""
    window.resize(1093, 580)
    window.activateWindow()
    found = show(window, "rapat")
    assert isinstance(found, RapatListPage)
    return found


def calendar(page: RapatListPage, day: date) -> MonthGrid:
    """Show the calendar at a day."""
    page.show_view("kalender")
    page.calendar.show_day(day)
    page.take_focus()
    QApplication.processEvents()
    return page.calendar.grid


# --- the list -------------------------------------------------------------------------------------------------------


def test_the_columns_of_the_list(page: RapatListPage, window: MainWindow, store: Store) -> None:
    heads = [page.model.headerData(n, Qt.Orientation.Horizontal) for n in range(page.model.columnCount())]
    assert heads == [
        "No", "Hari, tanggal", "Jam", "Nama rapat", "Jenis", "Tempat", "Diundang", "Hadir", "Berkas kurang",
    ]  # fmt: skip
    assert [page.model.index(0, n).data() for n in range(9)] == [
        "3", "Selasa, 5 Mar 2024", "09.00", "RKM", "Rembug Kesiapan Masyarakat (RKM)", "Aula", "0", "–",
        "4 (Undangan, Daftar hadir, Notulen, BA RKM)",
    ]  # fmt: skip
    rkm = page.model.meetings[0].id
    with store.unit("Cetak") as s:
        for kind in ("undangan", "daftar-hadir", "notulen"):
            dokumen.paper_made(s, kind, b"x", "F4", 1, rkm)
    window.show_page("beranda")
    window.show_page("rapat")
    assert page.model.index(0, 8).data() == "1 (BA RKM)"
    with store.unit("Cetak") as s:
        dokumen.paper_made(s, "ba-rkm", b"x", "F4", 1, rkm)
    window.show_page("beranda")
    window.show_page("rapat")
    assert page.model.index(0, 8).data() == "lengkap"


def test_a_kind_a_year_and_words_narrow_the_list(page: RapatListPage) -> None:
    assert [page.year.itemText(n) for n in range(page.year.count())] == ["Semua tahun", "2024", "2023"]
    page.year.set_value(2023)
    page.year.edited.emit()
    assert [row.judul for row in page.model.meetings] == ["Tahun lalu"]
    assert page.counts.full() == "1 rapat ditemukan"
    page.year.set_value("")
    page.kind.set_value("rkm")
    page.kind.edited.emit()
    assert [row.judul for row in page.model.meetings] == ["RKM"]
    page.kind.set_value("")
    page.kind.edited.emit()
    QTest.keyClicks(page.search, "balai")
    page.search.tell_now()
    assert [row.judul for row in page.model.meetings] == ["Rapat rutin"]
    page.search.setText("kesiapan")
    page.search.tell_now()
    assert [row.judul for row in page.model.meetings] == ["RKM"]


# --- the calendar ---------------------------------------------------------------------------------------------------


def test_arrows_move_days_and_pages_move_months(page: RapatListPage) -> None:
    grid = calendar(page, date(2024, 1, 31))
    assert grid.hasFocus()
    QTest.keyClick(grid, Key.Key_PageDown)
    assert grid.day == date(2024, 2, 29)
    assert page.calendar.heading.text() == "Februari 2024"
    QTest.keyClick(grid, Key.Key_Right)
    assert (grid.day, page.calendar.heading.text()) == (date(2024, 3, 1), "Maret 2024")
    QTest.keyClick(grid, Key.Key_Up)
    assert grid.day == date(2024, 2, 23)
    QTest.keyClick(grid, Key.Key_Home)
    assert grid.day == date(2024, 2, 1)
    QTest.keyClick(grid, Key.Key_Left)
    assert grid.day == date(2024, 1, 31)
    QTest.keyClick(grid, Key.Key_PageUp)
    QTest.keyClick(grid, Key.Key_End)
    assert grid.day == date(2023, 12, 31)
    QTest.keyClick(grid, Key.Key_T)
    assert grid.day == date.today()
    assert grid.hasFocus()


@pytest.mark.parametrize("start", [date(2023, 1, 31), date(2024, 12, 31), date(2024, 2, 29)])
def test_months_on_and_back(start: date) -> None:
    assert months_on(start, 12).month == start.month
    assert months_on(start, 1) - start <= timedelta(31)
    assert months_on(months_on(start, -1), 1).month == start.month


def test_enter_opens_the_meeting_or_begins_one_on_that_day(page: RapatListPage, window: MainWindow) -> None:
    grid = calendar(page, date(2024, 3, 5))
    QTest.keyClick(grid, Key.Key_Return)
    assert window.current == "rapat_isi"
    window.show_page("rapat")
    assert page.view == "kalender"
    QTest.keyClick(grid, Key.Key_Right)
    QTest.keyClick(grid, Key.Key_Return)
    made = window.page
    assert isinstance(made, NewMeetingPage)
    assert made.facts.form.values()["tanggal"] == date(2024, 3, 6)
    assert made.facts.form.inputs["judul"].text() == "Rapat rutin LKM bulan Maret 2024"


def test_enter_on_a_day_of_several_meetings_lets_choose(page: RapatListPage, window: MainWindow) -> None:
    grid = calendar(page, date(2024, 2, 29))
    names = page.calendar.day_card.list
    QTest.keyClick(grid, Key.Key_Return)
    assert names.hasFocus()
    assert [names.item(n).text() for n in range(names.count())] == ["08.00 Pengajian", "19.30 Rapat rutin\nBalai"]
    QTest.keyClick(names, Key.Key_Escape)
    assert grid.hasFocus()
    QTest.keyClick(grid, Key.Key_Return)
    QTest.keyClick(names, Key.Key_Down)
    QTest.keyClick(names, Key.Key_Return)
    assert window.current == "rapat_isi"
    assert window.page is not None
    assert window.page.heading.full() == "Rapat rutin"


def test_a_day_is_spoken_in_words(page: RapatListPage) -> None:
    grid = calendar(page, date(2024, 2, 29))
    assert grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Kamis, 29 Februari 2024, 2 rapat: 08.00 Pengajian; 19.30 Rapat rutin"
    )
    grid = calendar(page, date.today())
    assert ", hari ini, tidak ada rapat" in grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert grid.month.headerData(0, Qt.Orientation.Horizontal) == "Senin"


def test_the_view_is_remembered_and_search_leads_to_the_list(page: RapatListPage, window: MainWindow) -> None:
    QTest.keyClick(page.view_buttons["kalender"], Key.Key_Space)
    assert page.calendar.grid.hasFocus()
    assert RapatListPage(page.ctx).view == "kalender"
    window.commands.page_find()
    assert page.view == "daftar"
    assert page.search.hasFocus()
    assert RapatListPage(page.ctx).view == "daftar"


def test_what_changes_elsewhere_is_seen(page: RapatListPage, store: Store, window: MainWindow) -> None:
    grid = calendar(page, date(2024, 3, 6))
    meeting(store, judul="Susulan", tanggal=date(2024, 3, 6))
    found = grid.today()
    assert found is not None
    assert [m.judul for m in found.rapat] == ["Susulan"]
    window.commands.page_delete()
    assert "Sampah" in page.bar.text
    assert page.calendar.day_card.count.text() == "Belum ada rapat."


# --- on paper and as a workbook --------------------------------------------------------------------------------------


def test_what_is_shown_is_printed(page: RapatListPage, window: MainWindow) -> None:
    page.year.set_value(2023)
    page.year.edited.emit()
    assert page.query().saring == {"tahun": "2023"}
    calendar(page, date(2024, 2, 29))
    assert page.query().saring == {"tahun": "2024", "bulan": "2"}
    window.commands.page_print()
    assert window.current == "pratinjau"
    assert window.page is not None
    assert window.page.heading.full() == "Agenda rapat"


def test_the_list_is_saved_as_a_workbook(
    page: RapatListPage, window: MainWindow, ask: Recorder, tmp_path: Path,
) -> None:
    import openpyxl

    page.kind.set_value("rkm")
    page.kind.edited.emit()
    ask.expect("save_file", tmp_path / "rapat.xlsx")
    window.commands.page_export()
    sheet = openpyxl.load_workbook(tmp_path / "rapat.xlsx").active
    texts = [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value]
    assert "RKM" in texts
    assert "Rapat rutin" not in texts
    assert any("Rembug Kesiapan Masyarakat (RKM)." in text for text in texts)
