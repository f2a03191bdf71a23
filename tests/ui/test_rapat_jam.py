"""Tab 2: late and early, standing excuses beside the roll; their page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lkm_desktop.services import izin, rapat
from tests.ui import rapat_bantu as bantu
from tests.ui.perekam import show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.izin import IzinPage
from ui.pages.rapat.meeting import MeetingPage
from ui.pages.rapat.roll_model import KETERANGAN


@pytest.fixture
def page(ctx: Context, window: MainWindow) -> MeetingPage:
    bantu.fill(ctx.store)
    found = bantu.meeting_id(ctx.store, "LKM")
    with ctx.store.unit("Tanggal") as s:
        rapat.save_rapat(s, found, {"tanggal": date.today() + timedelta(days=3)})
    return bantu.opened(window, found, "kehadiran")


def remark(page: MeetingPage, row: int) -> str:
    model = page.roll.table.roll
    return str(model.index(row, model.place(KETERANGAN)).data())


def enter(page: MeetingPage, text: str) -> None:
    page.roll.entry.setFocus()
    QTest.keyClicks(page.roll.entry, text)
    QTest.keyClick(page.roll.entry, Qt.Key.Key_Return)


def test_times_are_typed_in_the_line(page: MeetingPage) -> None:
    enter(page, "1-3 2t20.10 3p21")
    assert [remark(page, n) for n in range(3)] == ["", "datang 20.10", "pulang 21.00"]
    enter(page, "1i")
    assert "1 baris diubah dari hadir menjadi izin" in page.roll.answer.text()


def test_j_asks_for_the_times(page: MeetingPage) -> None:
    tab = page.roll
    enter(page, "1")
    tab.table.enter()
    tab.table.go_to(1)
    QTest.keyClick(tab.table, Qt.Key.Key_J)
    assert "belum ditandai hadir" in tab.answer.text()
    tab.table.go_to(0)
    QTest.keyClick(tab.table, Qt.Key.Key_J)
    came, left = tab.times.form.inputs["datang"], tab.times.form.inputs["pulang"]
    assert came.hasFocus()
    QTest.keyClicks(came, "2110")
    QTest.keyClick(came, Qt.Key.Key_Return)
    QTest.keyClicks(left, "20")
    QTest.keyClick(left, Qt.Key.Key_Return)
    assert tab.times.isVisible()  # left before coming
    left.selectAll()
    QTest.keyClicks(left, "21.30")
    QTest.keyClick(left, Qt.Key.Key_Return)
    assert remark(page, 0) == "datang 21.10, pulang 21.30"
    assert not tab.times.isVisible()
    assert tab.table.hasFocus()
    page.ctx.undo()
    assert remark(page, 0) == ""


def test_esc_gives_the_times_up(page: MeetingPage) -> None:
    enter(page, "1")
    page.roll.table.go_to(0)
    page.roll.start_times()
    QTest.keyClick(page.roll.times.form.inputs["datang"], Qt.Key.Key_Escape)
    assert not page.roll.times.isVisible()
    assert remark(page, 0) == ""


def test_a_standing_excuse_from_the_roll_marks_the_row(page: MeetingPage) -> None:
    tab = page.roll
    tab.table.enter()
    tab.table.go_to(1)
    name = tab.table.chosen()[0].nama
    tab.excuse_button.click()
    assert name in tab.excuse.title.text()
    reason = tab.excuse.form.inputs["alasan"]
    QTest.keyClicks(reason, "umrah")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert bantu.marks(page.ctx.store, str(page.rapat_id)) == {2: "izin"}
    assert remark(page, 1) == "umrah"
    page.ctx.undo()
    assert bantu.marks(page.ctx.store, str(page.rapat_id)) == {}


def test_the_page_of_excuses(page: MeetingPage, window: MainWindow) -> None:
    people = bantu.rows(page.ctx.store, str(page.rapat_id))
    found = show(window, "izin")
    assert isinstance(found, IzinPage)
    assert found.empty.isVisible()
    found.new_record()
    form = found.panel.form
    form.inputs["orang_id"].set_value(people[0].orang_id)
    form.inputs["selesai"].set_value(date.today() - timedelta(days=1))
    found.panel.save()
    assert found.panel.isVisible()
    form.inputs["selesai"].set_value(None)
    found.panel.save()
    assert not found.panel.isVisible()
    assert [row.nama for row in found.rows] == [people[0].nama]
    assert bantu.marks(page.ctx.store, str(page.rapat_id)) == {1: "izin"}
    found.end_today()
    assert bantu.marks(page.ctx.store, str(page.rapat_id)) == {}
    assert not found.end_button.isEnabled()
    found.table.enter()
    QTest.keyClick(found.table, Qt.Key.Key_Return)
    assert found.panel.isVisible()
    QTest.keyClick(form.inputs["mulai"], Qt.Key.Key_Escape)
    found.delete_record()
    assert found.rows == []
    with page.ctx.read() as s:
        assert izin.izin_list(s) == []
