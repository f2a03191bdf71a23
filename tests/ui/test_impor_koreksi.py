"""The preview of an import while it is being corrected: what was typed, what was refused, whose row it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lkm_desktop.storage import Store
from tests.ui.impor_bantu import PEOPLE, at_columns, at_preview, highlight, sheet, states, type_over
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.impor.page import PREVIEW, ImportPage
from ui.pages.impor.preview_model import TYPED_SOFT, WRONG, WRONG_SOFT

Key, Role = Qt.Key, Qt.ItemDataRole
TWO = (
    ("Siti Nurhaliza", "6371015003850001", "P", "Banjarmasin, 10-3-1985", "5", "1", "081250001200", ""),
    ("H. Syamsuddin", "", "L", "Barabai, 2-2-1970", "2", "1", "", ""),
)


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows."""
    return ctx.store


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path) -> ImportPage:
    """The preview of two people, in a window that is too narrow for all columns."""
    window.resize(1093, 580)
    window.activateWindow()
    made = at_preview(qtbot, window, sheet(tmp_path, TWO))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.preview_step.table)
    return made


def cell(page: ImportPage, number: int, field: str, role: Qt.ItemDataRole = Role.DisplayRole) -> Any:
    """What a cell of the preview gives."""
    model = page.preview_step.table.preview
    return model.index(model.place_of(number), model.columns.index(field)).data(role)


def empty(qtbot: QtBot, page: ImportPage, number: int, field: str) -> None:
    """Press Del on a cell and wait for the new plan."""
    highlight(page, number, field)
    before = page.plan
    QTest.keyClick(page.preview_step.table, Key.Key_Delete)
    qtbot.waitUntil(lambda: page.plan is not before and not page.jobs.busy, timeout=10_000)


def tab() -> QWidget | None:
    """Press Tab and give what has the focus then."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Key.Key_Tab)
    return QApplication.focusWidget()


# --- what was typed -------------------------------------------------------------------------------------------------


def test_a_corrected_cell_is_marked(qtbot: QtBot, page: ImportPage) -> None:
    assert cell(page, 4, "nama", Role.DecorationRole) is None
    type_over(qtbot, page, 4, "nama", "Siti Aisyah")
    assert cell(page, 4, "nama") == "Siti Aisyah"
    assert cell(page, 4, "nama", Role.BackgroundRole) == QColor(TYPED_SOFT)
    assert cell(page, 4, "nama", Role.DecorationRole) is not None
    assert "Diubah di sini; di lembar tertulis “Siti Nurhaliza”." in cell(page, 4, "nama", Role.ToolTipRole)
    assert cell(page, 4, "nama", Role.AccessibleTextRole).endswith("Siti Aisyah, diubah di sini")
    assert "Diubah di sini" in page.preview_step.panel.words.text()
    assert cell(page, 5, "nama", Role.DecorationRole) is None
    QTest.keyClick(page.preview_step.panel.restore_button, Key.Key_Space)
    qtbot.waitUntil(lambda: cell(page, 4, "nama") == "Siti Nurhaliza" and not page.jobs.busy, timeout=10_000)
    assert cell(page, 4, "nama", Role.DecorationRole) is None


def test_a_refused_text_stays_in_its_cell(qtbot: QtBot, page: ImportPage) -> None:
    type_over(qtbot, page, 4, "tanggal_lahir", "31-02-2025")
    assert states(page)[4] == "bermasalah"
    assert cell(page, 4, "tanggal_lahir") == "31-02-2025"
    assert cell(page, 4, "tanggal_lahir", Role.EditRole) == "31-02-2025"
    assert cell(page, 4, "tanggal_lahir", Role.ForegroundRole) == QColor(WRONG)
    assert cell(page, 4, "tanggal_lahir", Role.BackgroundRole) == QColor(WRONG_SOFT)
    assert "31 Februari 2025 tidak ada" in cell(page, 4, "tanggal_lahir", Role.ToolTipRole)
    assert page.preview_step.panel.words.text().startswith("Tanggal lahir: Tanggal 31 Februari 2025 tidak ada")
    type_over(qtbot, page, 4, "tanggal_lahir", "28-02-1985")
    assert states(page)[4] == "baru"
    assert cell(page, 4, "tanggal_lahir") == "28-02-1985"


def test_an_emptied_name_is_empty_and_the_old_one_can_be_typed_again(qtbot: QtBot, page: ImportPage) -> None:
    empty(qtbot, page, 4, "nama")
    assert states(page)[4] == "bermasalah"
    assert cell(page, 4, "nama") == ""
    assert cell(page, 4, "nama", Role.EditRole) == ""
    assert cell(page, 4, "nama", Role.BackgroundRole) == QColor(WRONG_SOFT)
    assert cell(page, 4, "nama", Role.AccessibleTextRole).endswith("kosong, diubah di sini")
    assert "tanpa nama" in page.preview_step.panel.title.full()
    type_over(qtbot, page, 4, "nama", "Siti Nurhaliza")
    assert states(page)[4] == "baru"


def test_remarks_use_the_words_of_the_columns(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    headings = ("no", "nama", "nik", "jk", "tgllahir", "alamat")
    rows = (("Siti", "6371015003850001", "P", "1-1-1990", "Jl. Melati RT 5 RW 1"), ("Budi", "", "L", "40-1-1990", ""))
    page = at_preview(qtbot, window, sheet(tmp_path, rows, headings))
    words = cell(page, 4, "Keterangan")
    assert words.startswith("RT: Diambil dari alamat. RW: Diambil dari alamat. NIK: ")
    assert ".;" not in words
    assert cell(page, 4, "Keterangan", Role.ToolTipRole) == words
    assert cell(page, 5, "Keterangan").startswith("Tanggal lahir: ")


def test_the_save_button_keeps_its_key_while_rows_are_corrected(qtbot: QtBot, page: ImportPage) -> None:
    def keys() -> list[str]:
        shown = [made for made in page.findChildren(QPushButton) if made.isVisibleTo(page) and made.text()]
        return [mnemonics.letter(made.text()) for made in shown]

    assert page.next_button.text() == "&Simpan 2 baris"
    type_over(qtbot, page, 4, "nama", "Siti Aisyah")
    assert page.next_button.text() == "&Simpan 2 baris"
    empty(qtbot, page, 5, "nama")
    assert page.next_button.text() == "&Simpan 1 baris"
    assert all(keys())
    assert len(keys()) == len(set(keys()))
    empty(qtbot, page, 4, "nama")
    assert page.next_button.text() == "&Simpan 0 baris"
    assert page.preview_step.next_button.isVisible()
    assert mnemonics.letter(page.preview_step.panel.skip_button.text()) == "a"
    given = [key for key in keys() if key]
    assert len(given) == len(set(given))


# --- whose row it is ------------------------------------------------------------------------------------------------


def test_the_name_stays_in_sight(qtbot: QtBot, page: ImportPage) -> None:
    table = page.preview_step.table
    highlight(page, 4)
    assert not table.names.isVisible()
    for field in reversed(table.preview.columns[1:]):
        highlight(page, 5, field)
        left = table.visualRect(table.currentIndex()).left()
        assert left >= table.names.covered(), field
        assert left < table.viewport().width()
    highlight(page, 5, table.preview.columns[-1])
    assert table.names.isVisible()
    over = table.names.mapTo(table, QPoint(0, 0)).x()
    assert over == table.viewport().x()
    assert table.names.width() >= table.columnWidth(0)
    for row in range(2):
        mine = table.names.visualRect(table.preview.index(row, 0))
        theirs = table.visualRect(table.preview.index(row, 1))
        assert table.names.viewport().mapTo(table, mine.topLeft()).y() == (
            table.viewport().mapTo(table, theirs.topLeft()).y())
        assert mine.height() == theirs.height()


def test_a_name_in_sight_can_be_clicked_and_corrected(qtbot: QtBot, page: ImportPage) -> None:
    table = page.preview_step.table
    highlight(page, 4, table.preview.columns[-1])
    place = QPoint(10, table.visualRect(table.preview.index(1, 0)).center().y())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 0)
    assert not table.names.isVisible()
    type_over(qtbot, page, 5, "nama", "Hasan")
    assert cell(page, 5, "nama") == "Hasan"


def test_the_highlighted_row_is_ruled_through_all_columns(qtbot: QtBot, page: ImportPage) -> None:
    table = page.preview_step.table
    table.setFocus()
    highlight(page, 5, "jenis_kelamin")
    picture = table.viewport().grab().toImage()
    scale = picture.devicePixelRatio()

    def at(row: int, field: str) -> QColor:
        box = table.visualRect(table.preview.index(row, table.preview.columns.index(field)))
        return QColor(picture.pixel(round((box.right() - 4) * scale), round(box.top() * scale)))

    assert at(1, "nama") == at(1, "Keterangan")
    assert at(1, "nama") != at(0, "nama")


def test_full_reasons_of_the_row_stand_below(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    page = at_preview(qtbot, window, sheet(tmp_path, PEOPLE))
    highlight(page, 9)
    panel = page.preview_step.panel
    assert panel.title.full() == "Baris 9  ·  Kaspul Anwar  ·  bermasalah"
    assert "31 Februari 1980" in panel.words.text()


# --- keys -----------------------------------------------------------------------------------------------------------


def test_ctrl_i_leads_to_the_button_that_chooses_a_file(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    window.activateWindow()
    window.sidebar.list.setFocus()
    window.commands.page_import()
    page = window.page
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.file_step.drop.button)
    window.show_page("orang")
    window.commands.page_import()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.file_step.drop.button)


def test_coming_back_to_an_import_in_progress_finds_it_as_it_was(
    qtbot: QtBot, window: MainWindow, page: ImportPage
) -> None:
    type_over(qtbot, page, 4, "nama", "Siti Aisyah")
    highlight(page, 5, "rt")
    window.show_page("rapat")
    window.show_page("impor")
    assert page.step == PREVIEW
    assert cell(page, 4, "nama") == "Siti Aisyah"
    assert page.preview_step.table.field() == "rt"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.preview_step.table)


def test_tab_from_the_grid_stays_on_the_page(
    qtbot: QtBot, window: MainWindow, page: ImportPage
) -> None:
    seen = []
    for _ in range(3):
        seen.append(tab())
    assert seen == [page.preview_step.panel.skip_button, page.back_button, page.next_button]
    assert page.step == PREVIEW


def test_tab_from_the_columns_leads_to_the_next_step(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    window.activateWindow()
    page = at_columns(qtbot, window, sheet(tmp_path, TWO))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.columns_step.table)
    seen = []
    for _ in range(2):
        seen.append(tab())
    assert seen == [page.back_button, page.next_button]


# --- going on with the keyboard -------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_S, Key.Key_Return])
def test_from_the_columns_a_key_goes_on(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path, key: Qt.Key,
) -> None:
    """Ctrl+S and Ctrl+Enter while the table has the keys; "Lanjut" has its letter on every visit."""
    window.activateWindow()
    for _ in range(2):
        made = at_columns(qtbot, window, sheet(tmp_path, TWO), "anggota")
        assert mnemonics.letter(made.next_button.text()) == "l"
        table = made.columns_step.table
        qtbot.waitUntil(lambda: QApplication.focusWidget() is table)  # noqa: B023
        QTest.keyClick(table, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: made.step == PREVIEW and not made.jobs.busy, timeout=10_000)  # noqa: B023
        assert mnemonics.letter(made.next_button.text()) == "s"
        made.back()
        assert mnemonics.letter(made.next_button.text()) == "l"
