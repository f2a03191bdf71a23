"""The tab of imports: what came when, what taking it back would do, and doing it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.pembantu import meeting
from tests.services.gabung_bantu import living, put
from tests.services.impor_tiruan import impor_baris
from tests.ui.perekam import show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.riwayat import HistoryPage
from ui.pages.riwayat_impor.tab import ImportsTab

SITI: dict[str, Any] = {"nama": "Siti Aminah", "rt": "02", "tanggal_lahir": date(1981, 8, 27)}


@pytest.fixture
def tab(ctx: Context, window: MainWindow) -> ImportsTab:
    """Two imports; one person of the older has been to a meeting since."""
    impor_baris(ctx.store, SITI, {"nama": "Budi Santoso", "rt": "03"}, sumber="warga rt 02.xlsx")
    impor_baris(ctx.store, {"tanggal": date(2026, 1, 2), "nama": "Camat"}, ke="tamu", sumber="tamu.xlsx")
    (siti,) = living(ctx.store, "orang", nama="Siti Aminah")
    put(ctx.store, "kehadiran", rapat_id=meeting(ctx.store), orang_id=siti["id"], urut=1, status="hadir")
    page = show(window, "riwayat", bagian="impor")
    assert isinstance(page, HistoryPage)
    return page.imports


def cells(tab: ImportsTab, row: int) -> list[str]:
    return [str(tab.table.rows.index(row, n).data()) for n in range(1, 8)]


def looked(tab: ImportsTab, qtbot: QtBot, row: int) -> None:
    tab.table.selectRow(row)
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.seen is not None, timeout=20_000)


def test_the_list_and_taking_back_after_telling_what_it_does(tab: ImportsTab, ctx: Context, qtbot: QtBot) -> None:
    assert tab.focusWidget() is tab.table
    assert cells(tab, 0) == ["tamu.xlsx", "Buku tamu", "1", "0", "0", "0", "berlaku"]
    assert cells(tab, 1) == ["warga rt 02.xlsx", "Warga", "2", "0", "0", "0", "berlaku"]
    looked(tab, qtbot, 1)
    assert tab.what.text().endswith("Akan ditarik: 1 warga; 1 baris dibiarkan.")
    assert tab.why.text() == "1 warga dibiarkan karena sudah dipakai di kehadiran: Siti Aminah."
    assert QApplication.focusWidget() is tab.take_button
    QTest.keyClick(tab.take_button, Qt.Key.Key_Escape)
    assert tab.frame.isHidden()
    assert QApplication.focusWidget() is tab.table
    looked(tab, qtbot, 1)
    tab.back_button.click()
    assert tab.frame.isHidden()
    assert len(living(ctx.store, "orang")) == 2
    looked(tab, qtbot, 1)
    QTest.keyClick(tab.take_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tab.jobs.busy, timeout=20_000)
    assert [row["nama"] for row in living(ctx.store, "orang")] == ["Siti Aminah"]
    assert cells(tab, 1)[-1] == "ditarik sebagian (1 baris)"
    assert tab.page.bar.text == "warga rt 02.xlsx: 1 warga ditarik kembali; 1 baris dibiarkan."
    ctx.undo()
    assert cells(tab, 1)[-1] == "berlaku"
    looked(tab, qtbot, 0)
    tab.take_button.click()
    qtbot.waitUntil(lambda: not tab.jobs.busy, timeout=20_000)
    assert cells(tab, 0)[-1] == "ditarik kembali (1 baris)"
    tab.table.selectRow(0)
    assert not tab.look_button.isEnabled()
    tab.look()
    assert not tab.jobs.busy


def test_an_office_without_imports_says_what_would_stand_here(ctx: Context, window: MainWindow) -> None:
    page = show(window, "riwayat")
    assert isinstance(page, HistoryPage)
    window.commands.show_imports()
    assert page.tabs.currentWidget() is page.imports
    assert page.imports.empty.isVisible()
    assert not page.imports.look_button.isEnabled()
