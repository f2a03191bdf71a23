"""The frame: places, menus, undo, practice, sizes, opening and closing offices."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lkm_desktop.services import organisasi
from lkm_desktop.storage import open_store
from tests.pembantu import person
from tests.ui.perekam import Recorder, show
from ui import theme
from ui.context import Context
from ui.geometry import clamped
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.pages import PAGES, SIDE

SCREEN = QRect(0, 0, 1366, 728)


def test_the_frame_stands_before_any_office_is_opened(bare: Context, qtbot: QtBot) -> None:
    window = MainWindow(bare)
    qtbot.addWidget(window)
    window.show()
    window.start()
    assert window.windowTitle() == "LKM Desktop"
    assert window.current == "mulai"
    assert not window.sidebar.isVisible()
    assert not window.menus.places[0].isEnabled()


def test_the_title_names_the_kelurahan(window: MainWindow) -> None:
    assert window.windowTitle() == "Kelayan Tengah - LKM Desktop"
    assert window.current == "beranda"
    assert not window.band.isVisible()


def test_numbers_of_the_places_match_their_keys(window: MainWindow) -> None:
    assert len(SIDE) <= 10
    for number, (spec, action) in enumerate(zip(SIDE, window.menus.places, strict=True), 1):
        assert action.shortcut().toString() == f"Ctrl+{number % 10}"
        assert action.data() == spec.key


def test_pages_are_made_once_and_kept(window: MainWindow) -> None:
    first = show(window, "orang")
    show(window, "pengaturan")
    assert show(window, "orang") is first
    window.back()
    assert window.current == "pengaturan"


def test_ctrl_2_goes_to_the_second_place(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current == SIDE[1].key


def test_no_two_commands_share_a_key(window: MainWindow) -> None:
    keys = [
        sequence.toString()
        for menu in window.menus._menus
        for action in menu.actions()
        for sequence in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


def test_letters_of_a_menu_are_unique(window: MainWindow) -> None:
    from ui.mnemonics import letter

    for menu in window.menus._menus:
        letters = [letter(a.text()) for a in menu.actions() if letter(a.text())]
        assert len(letters) == len(set(letters)), [a.text() for a in menu.actions()]


def test_undo_is_named_and_works_from_every_page(window: MainWindow, ctx: Context) -> None:
    person(ctx.store, "Siti Aminah")
    show(window, "pengaturan")
    window.refresh_undo()
    assert window.menus.undo.text() == "&Urungkan: tambah orang"
    window.commands.undo()
    assert window.page is not None
    assert window.page.bar.text == "Diurungkan: tambah orang."
    window.commands.redo()
    assert window.page.bar.text == "Diulangi: tambah orang."
    assert window.status.counts.text().startswith("1 warga")


def test_the_status_bar_tells_when_it_was_saved(window: MainWindow, ctx: Context) -> None:
    assert window.status.saved.text() == "Siap"
    person(ctx.store, "Siti Aminah")
    assert window.status.saved.text().startswith("Tersimpan ")


def test_practice_has_an_orange_frame_and_says_so(window: MainWindow, ctx: Context) -> None:
    with ctx.store.unit("Latihan") as s:
        organisasi.save(s, {"kelurahan": "Kelayan Tengah"})
        from lkm_desktop.domain import Organisasi

        s.get_one(Organisasi, 1).latihan = True
    ctx.reload_office()
    assert window.band.isVisible()
    assert window.frame.property("latihan") is True
    QApplication.processEvents()
    colour = window.frame.grab().toImage().pixelColor(1, 200)
    assert colour.name().upper() == theme.PRACTICE


def test_a_narrow_window_keeps_only_the_icons(window: MainWindow) -> None:
    assert not window.sidebar.narrow
    window.resize(1000, 600)
    QApplication.processEvents()
    assert window.sidebar.narrow
    assert window.sidebar.list.item(0).toolTip().startswith("Beranda")
    window.resize(1366, 768)
    QApplication.processEvents()
    assert not window.sidebar.narrow


def test_the_text_size_is_remembered(window: MainWindow, ctx: Context, qapp: QApplication) -> None:
    window.set_text_size(13)
    assert theme.points(qapp) == 13
    assert ctx.memory.number("jendela/huruf", 0) == 13
    window.set_text_size(theme.DEFAULT_SIZE)


@pytest.mark.parametrize(
    "wanted",
    [QRect(-400, -300, 1280, 720), QRect(3000, 2000, 1280, 720), QRect(0, 0, 4000, 3000), QRect(10, 10, 1280, 720)],
)
def test_the_window_always_lies_on_the_screen(wanted: QRect) -> None:
    assert SCREEN.contains(clamped(wanted, SCREEN))


def test_help_shows_the_topic_of_the_page_and_escape_closes_it(window: MainWindow) -> None:
    show(window, "orang")
    window.commands.show_help()
    assert window.help.isVisible()
    assert "Satu orang dicatat" in window.help.browser.toPlainText()
    show(window, "pengaturan")
    assert "Kop surat dan logo" in window.help.browser.toPlainText()
    QTest.keyClick(window.help, Qt.Key.Key_Escape)
    assert not window.help.isVisible()


@pytest.mark.parametrize("key", [spec.key for spec in PAGES])
def test_every_page_has_a_help_topic_of_its_own(key: str) -> None:
    from ui.help_panel import topic

    names = {"orang": "warga", "pengelola": "anggota", "pratinjau": "cetak", "rapat_isi": "rapat"}
    assert topic(names.get(key, key)) != topic("umum")


def test_an_office_that_is_open_elsewhere_gets_one_clear_sentence(
    window: MainWindow, template: Path, tmp_path: Path,
) -> None:
    import shutil

    other = tmp_path / "lain"
    shutil.copytree(template, other)
    held = open_store(other)
    assert not window.open_path(other)
    held.close()
    assert window.page is not None
    assert "sedang dibuka di jendela lain" in window.page.bar.text
    assert window.page.bar.buttons() == []
    assert window.ctx.is_open
    assert window.windowTitle() == "Kelayan Tengah - LKM Desktop"


def test_a_folder_without_an_office_is_told_and_nothing_closes(window: MainWindow, tmp_path: Path) -> None:
    assert not window.open_path(tmp_path / "kosong")
    assert window.ctx.is_open
    assert window.page is not None
    assert "Tidak ada data kantor" in window.page.bar.text


def test_closing_and_opening_an_office_again(window: MainWindow, kantor: Path) -> None:
    show(window, "orang")
    window.commands.close_office()
    assert window.current == "mulai"
    assert window.ctx.memory.last_office() == ""
    assert window.ctx.memory.offices() == [str(kantor)]
    assert window.open_path(kantor / "data.lkm")
    assert window.current == "beranda"
    assert window.ctx.memory.last_office() == str(kantor)


def test_closing_while_work_runs_asks_first(window: MainWindow, ask: Recorder, qtbot: QtBot) -> None:
    import threading

    go_on = threading.Event()
    task = window.ctx.start("Menunggu", lambda progress: go_on.wait(10))
    ask.expect("confirm", False)
    assert not window.close()
    go_on.set()
    with qtbot.waitSignal(task.ended, timeout=5000):
        pass
    assert window.isVisible()


def test_memory_survives_nonsense(tmp_path: Path) -> None:
    path = tmp_path / "tampilan.ini"
    path.write_text("[jendela]\nhuruf=banyak\nletak=%%%\n[kantor]\nterakhir={rusak\n", encoding="utf-8")
    memory = Memory(path)
    assert memory.number("jendela/huruf", 10) == 10
    assert memory.offices() == []
    assert memory.raw("jendela/letak") is not None


def test_at_most_six_offices_are_remembered(memory: Memory, tmp_path: Path) -> None:
    for number in range(9):
        memory.opened(tmp_path / str(number))
    memory.opened(tmp_path / "5")
    assert [Path(name).name for name in memory.offices()] == ["5", "8", "7", "6", "4", "3"]
