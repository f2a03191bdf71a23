"""Sheets as offices keep them, written for one test, and small steps through the import page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import registers
from lkm_desktop.storage import Store
from ui.main_window import MainWindow
from ui.pages.impor.page import COLUMNS, PREVIEW, ImportPage

HEADINGS = ("No", "Nama Lengkap", "NIK", "L/P", "Tempat/Tgl Lahir", "RT", "RW", "No HP", "Agama")
#: rows 4 to 10 of the sheet
PEOPLE: tuple[tuple[Any, ...], ...] = (
    ("Siti Nurhaliza", "6371015003850001", "P", "Banjarmasin, 10-3-1985", "5", "1", "081250001200", "Islam"),
    ("H. Syamsuddin", "", "L", "", "2", "1", "081350004444", ""),
    ("Rudi Hartono", 6371011208900000, "L", "Barabai, 12 agt 90", "5", "1", "", ""),
    ("Aisyah", "", "P", "", "2", "1", "", ""),
    ("", "", "L", "", "5", "1", "", ""),
    ("Kaspul Anwar", "", "L", "Martapura 31-2-1980", "1", "1", "", ""),
    ("Muhammad Yusuf", "", "L", "", "9", "9", "", ""),
)


def sheet(folder: Path, rows: tuple[tuple[Any, ...], ...] = PEOPLE, headings: tuple[str, ...] = HEADINGS) -> Path:
    """A workbook with two title rows, the headings in row 3 and a row of totals at the end."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Data Warga"
    page.append(["DAFTAR WARGA RT 05"])
    page.append([])
    page.append(list(headings))
    for number, row in enumerate(rows, 1):
        page.append([number, *row])
    page.append(["", "Jumlah", len(rows)])
    path = folder / "warga.xlsx"
    book.save(path)
    return path


def settled(qtbot: QtBot, page: ImportPage) -> None:
    """Wait until no work is under way."""
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=30_000)


def at_columns(qtbot: QtBot, window: MainWindow, path: Path, register: str = "orang") -> ImportPage:
    """The page with a file that was read."""
    window.show_page("impor", register=register, path=path)
    page = window.page
    assert isinstance(page, ImportPage)
    settled(qtbot, page)
    assert page.step == COLUMNS, page.bar.text
    return page


def at_preview(qtbot: QtBot, window: MainWindow, path: Path, register: str = "orang") -> ImportPage:
    """The page with a plan of that file, reached by Ctrl+S."""
    page = at_columns(qtbot, window, path, register)
    window.commands.page_save()
    settled(qtbot, page)
    assert page.step == PREVIEW, page.bar.text
    return page


def states(page: ImportPage) -> dict[int, str]:
    """Row number -> state, of the plan."""
    assert page.plan is not None
    return {row.nomor: row.status for row in page.plan.baris}


def highlight(page: ImportPage, number: int, field: str = "nama") -> None:
    """Go to a cell of the preview."""
    table = page.preview_step.table
    table.go_to(table.preview.place_of(number), table.preview.columns.index(field))


def type_over(qtbot: QtBot, page: ImportPage, number: int, field: str, text: str) -> None:
    """Type a text over a cell, as in Excel."""
    table = page.preview_step.table
    highlight(page, number, field)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    (editor,) = (edit for edit in table.viewport().findChildren(QLineEdit) if edit.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, text)
    before = page.plan
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.plan is not before and not page.jobs.busy, timeout=10_000)


def count(store: Store, register: str = "orang") -> int:
    """How many rows a book has."""
    with store.read() as s:
        return registers.count(s, REGISTERS[register], registers.Query())


def column(store: Store, key: str, register: str = "orang") -> dict[str, Any]:
    """Name -> value of one column of a book."""
    with store.read() as s:
        found = registers.ids(s, REGISTERS[register], registers.Query())
        return dict(registers.records(s, REGISTERS[register], found, ("nama", key)))
