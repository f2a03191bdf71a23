"""Ways from one office to another: the wizard and the restore page stand apart from the open office; what is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lkm_desktop.domain import REGISTERS, Organisasi
from lkm_desktop.services import registers
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import hanya_baca, open_store
from tests.pembantu import meeting, person
from tests.ui.perekam import Recorder, show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.first_run import FirstRunPage
from ui.pages.pulihkan import RestorePage
from ui.pages.riwayat import HistoryPage
from ui.read_only import ReadOnlyBand


@pytest.fixture
def practice(window: MainWindow, ctx: Context) -> MainWindow:
    """The window with a practice office open."""
    with ctx.store.unit("Latihan") as s:
        s.get_one(Organisasi, 1).latihan = True
    ctx.reload_office()
    assert window.band.isVisible()
    return window


def dressed(window: MainWindow) -> list[bool]:
    """Whether the marks of the open office are seen."""
    return [
        window.band.isVisible(), window.frame.property("latihan") is True, window.sidebar.isVisible(),
        window.status.counts.isVisible(), window.windowTitle() != "LKM Desktop",
    ]  # fmt: skip


def test_a_new_office_does_not_look_made_inside_the_practice_one(practice: MainWindow) -> None:
    assert dressed(practice) == [True] * 5
    practice.commands.new_office()
    page = practice.page
    assert isinstance(page, FirstRunPage)
    assert dressed(practice) == [False] * 5
    page.wizard.back_button.click()
    assert practice.current == "beranda"
    assert dressed(practice) == [True] * 5


def test_the_menu_leads_to_the_backups_of_any_office(practice: MainWindow) -> None:
    menu = practice.menus.bar.actions()[0].menu()
    assert isinstance(menu, QMenu)
    found = [a for a in menu.actions() if a.text().replace("&", "") == "Pulihkan kantor dari cadangan…"]
    found[0].trigger()
    page = practice.page
    assert isinstance(page, RestorePage)
    assert dressed(practice) == [False] * 5
    page.back_button.click()
    assert practice.current == "beranda"
    practice.commands.close_office()
    assert found[0].isEnabled()
    found[0].trigger()
    assert isinstance(practice.page, RestorePage)


def test_bringing_a_backup_back_keeps_the_old_data_aside(
    window: MainWindow, ctx: Context, ask: Recorder, qtbot: QtBot, kantor: Path,
) -> None:
    person(ctx.store, "Siti Aminah")
    page: HistoryPage = show(window, "riwayat", bagian="cadangan")
    page.backups.make_button.click()
    qtbot.waitUntil(lambda: page.backups.table.rows.rowCount() == 1, timeout=10_000)
    person(ctx.store, "Budi Santoso")
    page.backups.table.selectRow(0)
    ask.expect("confirm", True)
    page.backups.restore_button.click()
    (aside,) = kantor.glob("disisihkan-*")
    assert window.page is not None
    assert f"Data sebelumnya disimpan di “{aside.name}”" in window.page.bar.text
    assert not list(kantor.glob("*before-restore*"))
    ctx.close()
    kept = open_store(aside)
    with kept.read() as s:
        assert registers.count(s, REGISTERS["orang"], Query()) == 2
    kept.close()


def test_what_only_writes_is_refused_before_the_typing(
    bare: Context, kantor: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest,
) -> None:
    """In an office that can only be read nothing is begun that could not be saved."""
    store = open_store(kantor)
    person(store, "Siti Aminah")
    meeting(store)
    store.close()
    monkeypatch.setattr(hanya_baca, "writable", lambda data: False)
    bare.open(kantor)
    window: MainWindow = request.getfixturevalue("window")
    for key in ("orang", "tamu", "izin"):
        page = show(window, key)
        page.new_record()
        assert "hanya bisa dibaca" in page.bar.text, key
    assert not show(window, "orang").panel.is_new
    page = show(window, "rapat")
    for key in ("rapat_baru", "rapat_seri", "impor"):
        page.bar.clear()
        window.show_page(key)
        assert window.current == "rapat"
        assert "hanya bisa dibaca" in page.bar.text, key
    band = window.findChild(ReadOnlyBand)
    assert isinstance(band, ReadOnlyBand)
    assert band.isVisible()
    window.commands.new_office()
    assert not band.isVisible()


@pytest.mark.parametrize("key", ["surat_masuk", "surat_keluar", "orang", "izin"])
def test_closing_the_office_in_the_middle_of_typing_is_calm(
    window: MainWindow, ctx: Context, kantor: Path, key: str, qtbot: QtBot,
) -> None:
    """The field loses the keys while the office is already closed; nothing may be asked of it then."""
    window.activateWindow()
    page = show(window, key)
    page.new_record()
    if key != "izin":
        name = page.panel.form.inputs["nama" if key == "orang" else "perihal" if key == "surat_keluar" else "pengirim"]
        name.setFocus()
        name.setText("Norlaila")
        name.edited.emit()
    QApplication.processEvents()
    window.commands.close_office()
    QApplication.processEvents()
    assert window.current == "mulai"
    assert window.open_path(kantor)
    QApplication.processEvents()
    assert window.current == "beranda"
