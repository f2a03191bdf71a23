"""The import page on a list of relawan with trainings: which are made is told, a missing year can be typed."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.impor.page import PREVIEW, ImportPage


def test_trainings_are_told_before_they_are_made(
    qtbot: QtBot, ctx: Context, window: MainWindow, tmp_path: Path
) -> None:
    wb = openpyxl.Workbook()
    for satu in (["No", "Nama Relawan", "L/P", "RT", "Pelatihan Dasar"], [1, "Noorsehat", "L", "01", "v"],
                 [2, "Laila", "P", "02", "v"]):  # fmt: skip
        wb.active.append(satu)
    wb.save(tmp_path / "relawan.xlsx")
    window.show_page("impor", path=tmp_path / "relawan.xlsx", register="relawan")
    page = window.page
    assert isinstance(page, ImportPage)

    def settled() -> bool:
        return not page.jobs.busy and not page.meaning_jobs.busy

    qtbot.waitUntil(lambda: settled() and page.sheet is not None, timeout=30_000)
    year = page.columns_step.year
    assert year.isVisible()
    page.next()
    qtbot.waitUntil(lambda: settled() and page.step == PREVIEW, timeout=30_000)
    assert "Tahunnya tidak diketahui, jadi tidak dicatat: Pelatihan Dasar." in page.bar.text
    page.back()
    year.set_value(2018)
    year.edited.emit()
    page.next()
    qtbot.waitUntil(lambda: settled() and page.step == PREVIEW, timeout=30_000)
    assert "Pelatihan baru: Pelatihan Dasar (2018). 2 keikutsertaan pelatihan." in page.bar.text
