"""Ctrl+E on every page with a list: what is seen becomes a workbook, through one door."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from lkm_desktop.latihan import make_practice
from tests.storage.helpers import scalar
from tests.ui.perekam import Recorder, show
from ui import excel
from ui.context import Context
from ui.main_window import MainWindow
from ui.page import Page
from ui.pages import BY_KEY

#: pages that show lists, and where their class is when not in the module that is named
DENGAN = {
    "orang": "", "paw": "", "relawan_peran": "", "piket": "", "statistik_relawan": "", "pelatihan_isi": ".page",
    "siklus": ".page", "rapat": ".list_page", "rapat_isi": "", "belajar": ".page", "topik": "", "sertifikat": "",
    "surat": "", "arsip": "", "keputusan": "", "tindak_lanjut": "", "kisi": "", "izin": "", "pemilihan": ".page",
    "relawan_daftar": "", "riwayat": "", "rekap": ".page", "idf": ".page", "korkot": ".page",
}  # fmt: skip


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store, _ = make_practice(tmp_path_factory.mktemp("latihan") / "kantor")
    store.close()
    return store.folder


@pytest.fixture
def kantor(practice: Path) -> Path:
    """The practice kelurahan in place of the empty office; these tests add log entries only."""
    return practice


def exported(page: Any, ask: Recorder, path: Path, *choices: int) -> Any:
    for choice in choices:
        ask.expect("choose", choice)
    ask.expect("save_file", path)
    page.export()
    assert page.bar.kind == "ok", page.bar.text
    return load_workbook(path)


def test_every_page_with_lists_can_export() -> None:
    cannot = []
    for key, part in DENGAN.items():
        module = importlib.import_module(BY_KEY[key].module + part)
        made = [one for one in vars(module).values() if isinstance(one, type) and issubclass(one, Page)]
        if not any("ekspor" in kind.abilities for kind in made):
            cannot.append(key)
    assert not cannot


@pytest.mark.parametrize("key", ["arsip", "riwayat", "piket", "belajar"])
def test_what_is_seen_is_what_is_written(
    window: MainWindow, ctx: Context, ask: Recorder, tmp_path: Path, qtbot: QtBot, key: str
) -> None:
    page = show(window, key)
    views = excel.lists(page)
    if not views:
        page.export()
        assert page.bar.text == "Belum ada isi yang dapat diekspor di halaman ini."
        return
    book = exported(page, ask, tmp_path / "daftar.xlsx")
    assert len(book.sheetnames) == len(views)
    for view, sheet in zip(views, book.worksheets, strict=True):
        first, last = sheet.auto_filter.ref.split(":")
        assert sheet[last].row - sheet[first].row == view.model().rowCount()


def test_only_the_selected_rows(window: MainWindow, ctx: Context, ask: Recorder, tmp_path: Path) -> None:
    page: Any = show(window, "relawan_peran")
    table = page.table
    flags = QItemSelectionModel.SelectionFlag
    for row in (1, 3):
        table.selectionModel().select(page.model.index(row, 0), flags.Select | flags.Rows)
    name = str(page.model.index(3, 0).data())
    sheet = exported(page, ask, tmp_path / "dua.xlsx", 1).worksheets[0]
    assert "Hanya 2 baris yang dipilih." in [row[0].value for row in sheet.iter_rows()]
    assert sheet.max_row == sheet[sheet.auto_filter.ref.split(":")[1]].row
    assert name in [row[0].value for row in sheet.iter_rows()]


def test_it_is_logged_and_can_be_given_up(window: MainWindow, ctx: Context, ask: Recorder, tmp_path: Path) -> None:
    page = show(window, "topik")
    ask.expect("save_file", None)
    page.export()
    exported(page, ask, tmp_path / "topik.xlsx")
    assert scalar(ctx.store, "SELECT count(*) FROM dokumen WHERE jenis = 'ekspor-topik'") == 1


def test_the_roll_of_a_meeting(window: MainWindow, ctx: Context, ask: Recorder, tmp_path: Path) -> None:
    with ctx.read() as s:
        from lkm_desktop.services.rapat import rapat_list

        meeting = next(m for m in rapat_list(s) if m.hadir)
    page = show(window, "rapat_isi", rapat_id=meeting.id)
    book = exported(page, ask, tmp_path / "hadir.xlsx")
    assert book.sheetnames[0] == "Kehadiran"


def test_the_lists_of_a_siklus(window: MainWindow, ctx: Context, ask: Recorder, tmp_path: Path) -> None:
    page: Any = show(window, "siklus")
    page.tabs.setCurrentWidget(page.schedule)
    book = exported(page, ask, tmp_path / "jadwal.xlsx", 0)
    assert book.sheetnames == ["Jadwal tahap"]
    book = exported(page, ask, tmp_path / "partisipasi.xlsx", 1)
    assert "Tahap" in book.sheetnames


def test_the_statistics_of_a_year_from_the_menu(
    window: MainWindow, ctx: Context, ask: Recorder, tmp_path: Path
) -> None:
    ask.expect("choose", 1)
    ask.expect("save_file", tmp_path / "tahun.xlsx")
    window.commands.export_year()
    assert load_workbook(tmp_path / "tahun.xlsx").sheetnames[0] == "Ringkasan"


