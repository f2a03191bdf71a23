"""The tab Partisipasi on a real office: numbers, charts, the list behind a number, paper and workbook."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lkm_desktop.domain import Kehadiran
from lkm_desktop.services.partisipasi_tabel import sel
from tests.services.partisipasi_contoh import HARI, Contoh, siklus
from tests.ui.perekam import Recorder, show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pratinjau import PreviewPage
from ui.pages.rapat.meeting import MeetingPage
from ui.pages.siklus import partisipasi
from ui.pages.siklus.page import SiklusPage
from ui.pages.siklus.partisipasi import PartisipasiTab

Key = Qt.Key


class Hari(date):
    """A day on which the small siklus stands in the middle."""

    @classmethod
    def today(cls) -> Any:
        return HARI


@pytest.fixture
def contoh(ctx: Context) -> Contoh:
    return siklus(ctx.store)


@pytest.fixture
def tab(window: MainWindow, contoh: Contoh, monkeypatch: pytest.MonkeyPatch) -> PartisipasiTab:
    monkeypatch.setattr(partisipasi, "date", Hari)
    page = show(window, "siklus", siklus_id=contoh.siklus, bagian="partisipasi")
    assert isinstance(page, SiklusPage)
    return page.participation


def row(tab: PartisipasiTab, n: int) -> list[str]:
    return [str(tab.model.index(n, c).data()) for c in range(tab.model.columnCount())]


def to(tab: PartisipasiTab, n: int, heading: str) -> None:
    heads = [str(tab.model.headerData(c, Qt.Orientation.Horizontal)).replace("\n", " ")
             for c in range(tab.model.columnCount())]
    tab.table.setCurrentIndex(tab.model.index(n, heads.index(heading)))
    tab.table.setFocus()


def test_numbers_and_charts(tab: PartisipasiTab) -> None:
    assert row(tab, 0) == ["3", "23", "14", "8", "1", "36 %", "30 %", "7", "30 %", "3", "6"]
    assert row(tab, 1)[5] == "50 % (kurang)"
    assert row(tab, 3)[:2] == ["5", "25"]
    assert tab.model.headerData(3, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole) == "Jumlah seluruh siklus"
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert tab.model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) == right
    assert "1 pertemuan belum dicatat" in tab.about.text()
    charts = [view for view in tab.charts if view.isVisible()]
    assert [view.accessibleName() for view in charts] == ["Peserta menurut tahap (kehadiran)", "Peserta perempuan (%)"]
    assert "RKM: Laki-laki 14, Perempuan 8, L/P belum diisi 1, jumlah 23." in charts[0].accessibleDescription()
    tab.by.set_value("bulan")
    tab.by.edited.emit()
    assert row(tab, 1) == ["–"] * 10
    assert [view.accessibleName() for view in tab.charts if view.isVisible()] == ["Peserta tiap bulan (kehadiran)"]
    assert tab.found is not None
    assert sel(tab.found.baris[0], "peserta") == "23"


def test_a_number_opens_its_list_and_a_meeting_from_there(
    tab: PartisipasiTab, window: MainWindow, contoh: Contoh
) -> None:
    for n, heading in ((2, "Pertemuan"), (0, "Paling sedikit % P")):  # nothing stands behind these
        to(tab, n, heading)
        assert not tab.list_button.isEnabled()
        QTest.keyClick(tab.table, Key.Key_Return)
        assert tab.stack.currentIndex() == 0
    to(tab, 0, "Pertemuan")
    QTest.keyClick(tab.table, Key.Key_Return)
    assert tab.behind.people_part.isHidden()
    QTest.keyClick(tab.behind.meeting_table, Key.Key_Escape)
    assert tab.stack.currentIndex() == 0
    assert tab.table.hasFocus()
    to(tab, 0, "P")
    QTest.keyClick(tab.table, Key.Key_Return)
    assert tab.stack.currentWidget() is tab.behind
    assert tab.behind.title.text() == "Perempuan: 02 Rembug Kesiapan Masyarakat"
    assert tab.behind.sentence.text() == "8 = 3 dari daftar nama + 5 dari jumlah yang dicatat; 2 orang berbeda."
    assert [tab.behind.meetings.index(n, 3).data() for n in range(3)] == ["1", "5", "2"]
    assert [tab.behind.people.index(n, 0).data() for n in range(2)] == ["Ani", "Cici"]
    assert tab.behind.meeting_table.hasFocus()
    QTest.keyClick(tab.behind.meeting_table, Key.Key_Down)
    QTest.keyClick(tab.behind.meeting_table, Key.Key_Return)
    QApplication.processEvents()
    page: object = window.page
    assert isinstance(page, MeetingPage)
    assert page.meeting is not None
    assert page.meeting.id == contoh.rapat["rt2"]


def test_an_open_list_follows_a_change(tab: PartisipasiTab, ctx: Context, contoh: Contoh) -> None:
    to(tab, 1, "Peserta")
    tab.list_button.click()
    assert tab.behind.meetings.rowCount() == 1
    with ctx.store.unit("Catat") as s:
        for one in s.query(Kehadiran).filter_by(rapat_id=contoh.rapat["fgd"], orang_id=contoh.orang["Eko"]):
            one.status = "sakit"
    QApplication.processEvents()
    assert tab.behind.sentence.text() == "1 = 1 dari daftar nama; 1 orang berbeda. Warga 1."
    ctx.undo()
    QApplication.processEvents()
    assert tab.behind.sentence.text() == "2 = 2 dari daftar nama; 2 orang berbeda. LKM 1, Warga 1."


def test_paper_workbook_and_room_of_the_charts(
    tab: PartisipasiTab, window: MainWindow, ask: Recorder, tmp_path: Path
) -> None:
    for size in ((1366, 728), (1093, 580)):
        window.resize(*size)
        QApplication.processEvents()
        assert tab.area.width() >= 340
        assert tab.table.viewport().width() > 150
    tab.chart_button.setChecked(False)
    QApplication.processEvents()
    assert tab.area.isHidden()
    assert tab.table.width() > tab.width() - 20
    path = tmp_path / "rekap.xlsx"
    ask.expect("save_file", path)
    tab.export()
    assert openpyxl.load_workbook(io.BytesIO(path.read_bytes())).sheetnames[0] == "Tahap"
    tab.by.set_value("unsur")
    tab.by.edited.emit()
    window.commands.page_print()
    QApplication.processEvents()
    page: object = window.page
    assert isinstance(page, PreviewPage)
    assert page.request is not None
    assert dict(page.request.start.isian) == {"menurut": "unsur"}
