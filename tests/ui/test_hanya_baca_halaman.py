"""The window of an office that can only be read: a clear bar, papers as ever, changes refused, no backup."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from lkm_desktop.storage import hanya_baca, open_store
from lkm_desktop.storage.cadangan import list_backups
from tests.pembantu import meeting, person
from tests.storage.helpers import names, scalar
from tests.storage.test_hanya_baca import listing
from tests.ui.perekam import Recorder, show
from ui.closing import needs_backup
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pratinjau import PreviewPage
from ui.read_only import ReadOnlyBand


@pytest.fixture
def ctx(bare: Context, kantor: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    """A context with an office open that says of itself that nothing can be written."""
    store = open_store(kantor)
    person(store, "Siti Aminah", jenis_kelamin="P", rt="001")
    meeting(store)
    store.close()
    monkeypatch.setattr(hanya_baca, "writable", lambda data: False)
    bare.open(kantor)
    return bare


def band(window: MainWindow) -> ReadOnlyBand:
    found = window.findChild(ReadOnlyBand)
    assert isinstance(found, ReadOnlyBand)
    return found


def test_the_bar_is_there_while_it_is_open(
    window: MainWindow, tmp_path: Path, template: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert band(window).isVisible()
    assert not window.band.isVisible()
    window.commands.close_office()
    assert not band(window).isVisible()
    monkeypatch.undo()
    shutil.copytree(template, tmp_path / "lain")
    assert window.open_path(tmp_path / "lain")
    assert not band(window).isVisible()


def test_a_new_person_is_refused_with_one_sentence(window: MainWindow, ctx: Context) -> None:
    page = show(window, "orang")
    page.new_record()
    page.panel.form.inputs["nama"].setText("Budi")
    page.panel.form.inputs["nama"].edited.emit()
    page.save()
    told = page.bar.text or page.panel.bar.text
    assert "Kantor ini hanya bisa dibaca" in told
    assert names(ctx.store) == ["Siti Aminah"]


def test_deleting_is_refused(window: MainWindow, ctx: Context) -> None:
    page = show(window, "orang")
    page.table.selectRow(0)
    page.delete_record()
    assert "hanya bisa dibaca" in page.bar.text
    assert scalar(ctx.store, "SELECT count(*) FROM orang WHERE dihapus IS NULL") == 1


def test_no_draft_is_written(window: MainWindow, ctx: Context, kantor: Path) -> None:
    before = listing(kantor)
    page = show(window, "orang")
    page.new_record()
    page.panel.form.inputs["nama"].setText("Budi")
    page.panel.form.inputs["nama"].edited.emit()
    show(window, "beranda")
    assert scalar(ctx.store, "SELECT count(*) FROM draf") == 0
    assert listing(kantor) == before


def test_a_book_is_printed_without_a_complaint(window: MainWindow, ctx: Context, qtbot: QtBot) -> None:
    page = show(window, "orang")
    page.print_out()
    preview = window.page
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=10_000)
    assert preview.request is not None
    assert preview.request.printed is not None
    preview.request.printed(b"%PDF", preview.request.start, 1)
    assert preview.bar.kind != "error"
    assert scalar(ctx.store, "SELECT count(*) FROM dokumen") == 0


def test_a_list_is_exported_without_a_complaint(
    window: MainWindow, ctx: Context, tmp_path: Path, ask: Recorder,
) -> None:
    page = show(window, "orang")
    ask.expect("save_file", tmp_path / "warga.xlsx")
    page.export()
    assert page.bar.kind == "ok"
    sheet = load_workbook(tmp_path / "warga.xlsx").worksheets[0]
    assert "Siti Aminah" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_checking_the_data_finds_it_whole(window: MainWindow) -> None:
    window.commands.check_data()
    assert window.page is not None
    assert window.page.bar.text.startswith("Berkas data utuh")


def test_every_page_of_the_sidebar_opens(window: MainWindow) -> None:
    from ui.pages import SIDE

    for spec in SIDE:
        page = show(window, spec.key)
        assert page.bar.kind != "error" or not page.bar.text


def test_closing_makes_no_backup_and_asks_nothing(window: MainWindow, ctx: Context, kantor: Path) -> None:
    window.backs_up = True
    assert not needs_backup(ctx)
    assert window.close()
    assert list_backups(kantor) == []
    assert not ctx.is_open


def test_a_backup_by_hand_is_refused_calmly(window: MainWindow, qtbot: QtBot) -> None:
    page = show(window, "riwayat", bagian="cadangan")
    page.backups.make_button.click()
    qtbot.waitUntil(lambda: bool(page.bar.text), timeout=10_000)
    assert "hanya bisa dibaca" in page.bar.text
    assert page.backups.make_button.isEnabled()


def test_undo_has_nothing_to_take_back(window: MainWindow) -> None:
    window.refresh_undo()
    assert not window.menus.undo.isEnabled()
    assert not window.menus.redo.isEnabled()
