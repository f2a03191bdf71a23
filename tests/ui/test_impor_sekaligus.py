"""The preview of an import: many rows decided by one key, why saving waits, what is told once for all rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lkm_desktop.storage import Store
from tests.ui.impor_bantu import at_columns, at_preview, count, highlight, settled, sheet, states
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.impor.kehadiran import AttendancePage
from ui.pages.impor.page import FILE, PREVIEW, ImportPage

HEADINGS = ("No", "Nama Lengkap", "No KK", "RT", "RW")


@pytest.fixture
def store(ctx: Context) -> Store:
    return ctx.store


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    window.resize(1093, 580)
    return window


def press(qtbot: QtBot, page: ImportPage, button: QPushButton) -> None:
    assert button.isVisible()
    button.click()
    settled(qtbot, page)


def again(page: ImportPage) -> QPushButton:
    """The action of the message bar."""
    return next(made for made in page.bar.findChildren(QPushButton) if made.text().replace("&", "") == "Kembalikan")


def plain(folder: Path, rows: list[list[Any]]) -> Path:
    """A workbook of these rows and nothing else."""
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    path = folder / "daftar.xlsx"
    book.save(path)
    return path


def people(*names: str, kk: Any = "") -> tuple[tuple[Any, ...], ...]:
    return tuple((name, kk, "02", "01") for name in names)


def test_numbers_are_named_emptied_shown_and_brought_back(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    page = at_preview(qtbot, window, sheet(tmp_path, people("Ani", "Budi", kk=6371010101010001), HEADINGS))
    step = page.preview_step
    assert step.no_numbers.text().replace("&", "") == "Kosongkan 2 No. KK"
    press(qtbot, page, step.no_numbers)
    assert set(states(page).values()) == {"baru"}
    assert page.bar.text == "2 No. KK dikosongkan."
    assert "no_kk" in step.table.preview.columns
    press(qtbot, page, again(page))
    assert set(states(page).values()) == {"bermasalah"}


def test_ctrl_s_says_what_is_still_wrong(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    rows = (*people("Ani", "Budi"), *people("Cici", kk="63710101"))
    page = at_preview(qtbot, window, sheet(tmp_path, rows, HEADINGS))
    window.commands.page_save()
    assert page.step == PREVIEW
    assert page.bar.text == (
        "1 baris masih bermasalah, jadi belum disimpan. Perbaiki, atau tekan “Lewati 1 bermasalah”, lalu 2 baris lain "
        "disimpan."
    )
    press(qtbot, page, page.preview_step.skip_all)
    assert page.bar.text == "1 baris dilewati."
    window.commands.page_save()
    settled(qtbot, page)
    assert count(store) == 2


def test_rows_of_one_person_are_joined_by_one_key(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    page = at_preview(qtbot, window, sheet(tmp_path, people("Ani", "Ani", "Ani", "Budi", "Budi"), HEADINGS))
    assert list(states(page).values()) == ["baru", "bermasalah", "bermasalah", "baru", "bermasalah"]
    assert page.preview_step.same_all.text().replace("&", "") == "Satukan 3 baris kembar"
    press(qtbot, page, page.preview_step.same_all)
    assert "bermasalah" not in states(page).values()
    window.commands.page_save()
    settled(qtbot, page)
    assert count(store) == 2


def test_what_holds_for_every_row_is_told_once(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    rows = tuple((f"Warga {name}", "") for name in ("Ani", "Budi", "Cici", "Dedi", "Euis", "Fani"))
    page = at_preview(qtbot, window, sheet(tmp_path, rows, HEADINGS[:3]))
    model = page.preview_step.table.preview
    assert page.bar.text == "RT 6 baris: Diambil dari judul atau nama lembar."
    assert {model.text(row, "Keterangan") for row in model.rows} == {""}
    highlight(page, 4)
    assert "Diambil dari judul" in page.preview_step.panel.words.text()


def test_a_column_is_never_half_under_the_names(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    page = at_preview(qtbot, window, sheet(tmp_path))
    table = page.preview_step.table
    for field in table.preview.columns:
        highlight(page, 4, field)
        edge = table.names.covered()
        shown = (table.columnViewportPosition(n) for n in range(1, table.preview.columnCount()))
        assert any(left == edge for left in shown) or not edge, field


def test_ctrl_i_begins_anew_when_there_is_nothing_to_save(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sheet(tmp_path, people("Ani"), HEADINGS)
    page = at_preview(qtbot, window, path)
    monkeypatch.setattr(page.file_step.drop, "pick", lambda: None)
    window.commands.page_import()
    assert page.step == PREVIEW
    window.commands.page_save()
    settled(qtbot, page)
    page = at_preview(qtbot, window, path)
    assert page.next_button.text().replace("&", "") == "Tidak ada yang perlu disimpan"
    window.commands.page_import()
    assert page.step == FILE
    assert page.file_step.drop.button.isVisible()


def test_a_sheet_without_a_heading_loses_nobody(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    names = ("Siti Aminah", "Budi Santoso", "Nur Halimah")
    nik = "637101020272040"
    rows: list[list[Any]] = [[n, one, f"{nik}{n}", "L", "Gg. Mawar", f"RT 0{n}"] for n, one in enumerate(names, 1)]
    page = at_preview(qtbot, window, plain(tmp_path, rows))
    assert states(page) == {1: "baru", 2: "baru", 3: "baru"}
    model = page.preview_step.table.preview
    assert [model.text(model.rows[0], key) for key in ("nama", "nik", "jenis_kelamin", "alamat", "rt")] == [
        "Siti Aminah", "6371010202720401", "L", "Gg. Mawar", "01"]
    page.back()
    assert page.bar.text == ""
    heading = page.columns_step.heading
    assert (heading.value(), heading.text()) == (0, "tidak ada")
    heading.setValue(1)
    assert page.sheet is not None
    assert page.sheet.table.kolom[1].judul == "Siti Aminah"
    heading.setValue(0)
    assert page.bar.text == "Tanpa baris judul: arti kolom ditebak dari isinya, jadi periksa."


def test_an_unknown_heading_is_no_data(qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path) -> None:
    page = at_columns(qtbot, window, plain(tmp_path, [["Wxyz", "Qrst"], ["Siti", "6371010202720401"],
                                                      ["Budi", "6371010202720402"]]))  # fmt: skip
    assert page.columns_step.heading.value() == 1
    assert "Tunjukkan baris judulnya" in page.bar.text


def test_a_list_to_sign_is_attendance(qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path) -> None:
    rows: list[list[Any]] = [["DAFTAR HADIR RAPAT RUTIN"], ["Hari/Tanggal : Sabtu, 10 Oktober 2026"], [],
            ["No", "Nama", "Jabatan", "Tanda Tangan"], [1, "Siti Aminah", "Anggota", "1. hadir"]]  # fmt: skip
    window.show_page("impor", path=plain(tmp_path, rows))
    qtbot.waitUntil(lambda: isinstance(window.page, AttendancePage), timeout=10_000)
    assert isinstance(window.page, AttendancePage)
