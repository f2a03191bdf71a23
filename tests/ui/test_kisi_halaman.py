"""The page of the kehadiran grid: choices, words beside colours, paper, Excel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lkm_desktop.services import kehadiran, rapat
from tests.ui import rapat_bantu as bantu
from tests.ui.perekam import Recorder, show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.kisi import KisiPage, period
from ui.pages.rapat.meeting import MeetingPage
from ui.widgets.date_edit import DateInput


@pytest.fixture
def page(ctx: Context, window: MainWindow) -> KisiPage:
    """Two meetings of six members this year; the first is recorded."""
    bantu.fill(ctx.store)
    year = date.today().year
    for month, marks in ((1, "1-3 4-6a"), (2, "")):
        found = bantu.meeting_id(ctx.store, "LKM")
        with ctx.store.unit("Isi") as s:
            rapat.save_rapat(s, found, {"tanggal": date(year, month, 5)})
            if marks:
                kehadiran.record_kehadiran(s, found, marks)
    made = show(window, "kisi")
    assert isinstance(made, KisiPage)
    return made


def cells(page: KisiPage, row: int) -> list[str]:
    return [str(page.model.index(row, n).data()) for n in range(page.model.columnCount())]


def test_the_grid_and_its_words(page: KisiPage) -> None:
    assert cells(page, 0)[1:] == ["H", "", "1", "0", "0", "0", "100", ""]
    assert cells(page, 5)[1:] == ["A", "", "0", "0", "0", "1", "0", "di bawah 50 %"]
    assert cells(page, 6)[1:] == ["3", "–", "3", "0", "0", "3", "", ""]
    heads = [page.model.headerData(n, Qt.Orientation.Horizontal) for n in range(page.model.columnCount())]
    assert heads[1:3] == ["05-01", "05-02\nbelum\ndicatat"]
    names = [page.model.headerData(n, Qt.Orientation.Vertical) for n in (0, 6)]
    assert names == ["Abdul Rahman", "Jumlah hadir"]
    assert "3 orang di bawah 50 %" in page.counts.full()
    assert "1 rapat belum dicatat" in page.counts.full()


def typed(edit: DateInput, text: str) -> None:
    edit.selectAll()
    QTest.keyClicks(edit, text)


def test_choices(page: KisiPage) -> None:
    page.badan.set_value("semua")
    page.badan.edited.emit()
    assert page.model.rowCount() == 7
    page.masa.set_value("bebas")
    page.masa.edited.emit()
    typed(page.mulai, f"1-2-{date.today().year}")
    assert page.found is not None
    assert len(page.found.rapat) == 1
    typed(page.selesai, "1-1-2000")
    assert "lebih awal" in page.answer.text()
    assert not page.print_button.isEnabled()
    typed(page.selesai, "besok")
    assert page.answer.isVisible()


def test_periods() -> None:
    day = date(2025, 8, 3)
    assert period("tahun", day) == (date(2025, 1, 1), date(2025, 12, 31))
    assert period("tahun_lalu", day) == (date(2024, 1, 1), date(2024, 12, 31))
    assert period("semester", day) == (date(2025, 7, 1), date(2025, 12, 31))


def test_a_column_opens_its_meeting(page: KisiPage, window: MainWindow) -> None:
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert not page.open_button.isEnabled()
    page.table.setCurrentIndex(page.model.index(0, 2))
    QTest.keyClick(page.open_button, Qt.Key.Key_Return)
    assert isinstance(window.page, MeetingPage)
    assert window.page.meeting is not None
    assert window.page.meeting.values["tanggal"].month == 2


def test_excel_and_paper(page: KisiPage, window: MainWindow, tmp_path: Path, ask: Recorder) -> None:
    target = tmp_path / "rekap.xlsx"
    ask.expect("save_file", target)
    page.export()
    assert target.read_bytes()[:2] == b"PK"
    page.print_out()
    assert window.current == "pratinjau"
