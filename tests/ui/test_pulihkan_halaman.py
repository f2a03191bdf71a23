"""An office that does not open leads to its backups, by keys alone; a backup from a stick becomes an office."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lkm_desktop.errors import LkmError
from lkm_desktop.storage import kembali, open_store
from lkm_desktop.storage.cadangan import make_backup
from lkm_desktop.storage.kunci import NAMES
from tests.pembantu import meeting, person
from tests.storage.helpers import names
from tests.ui.perekam import Recorder
from ui.app import Starter
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.first_run import FirstRunPage
from ui.pages.pulihkan import RestorePage
from ui.pages.pulihkan_bagian import size


@pytest.fixture
def office(kantor: Path) -> Path:
    """An office with a backup of Siti, one of Siti, Budi and a meeting, and Ani since; closed."""
    store = open_store(kantor)
    person(store, "Siti")
    make_backup(store, "Tutup program")
    person(store, "Budi")
    meeting(store)
    make_backup(store, "Sebelum impor")
    person(store, "Ani")
    store.close()
    return kantor


@pytest.fixture
def start(bare: Context, qtbot: QtBot) -> MainWindow:
    """The window of a computer where no office is open."""
    window = MainWindow(bare)
    window.backs_up = False
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.start()
    return window


def damage(folder: Path) -> None:
    (folder / "data.lkm").write_bytes((folder / "data.lkm").read_bytes()[:9000])


def restoring(window: MainWindow, qtbot: QtBot) -> RestorePage:
    """The restore page once it has read the backups through."""
    QApplication.processEvents()
    page = window.page
    assert isinstance(page, RestorePage)
    qtbot.waitUntil(lambda: page._looking is None, timeout=10_000)
    return page


def rows(page: RestorePage) -> list[tuple[str, ...]]:
    model = page.table.rows
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def people(window: MainWindow) -> list[str]:
    return names(window.ctx.store)


def test_an_office_that_does_not_open_leads_to_its_backups_by_keys_alone(
    start: MainWindow, office: Path, qtbot: QtBot,
) -> None:
    damage(office)
    broken = (office / "data.lkm").read_bytes()
    assert not start.open_path(office)
    first = start.page
    assert isinstance(first, FirstRunPage)
    assert "rusak" in first.bar.text
    (way,) = first.bar.buttons()
    assert way.text().replace("&", "") == "Pulihkan dari cadangan…"
    assert way.hasFocus()
    QTest.keyClick(way, Qt.Key.Key_Space)
    page = restoring(start, qtbot)
    assert [row[1] for row in rows(page)] == ["2 warga, 1 rapat", "1 warga, 0 rapat"]
    assert [row[3:] for row in rows(page)] == [("Sebelum impor", "utuh"), ("Tutup program", "utuh")]
    assert page.table.hasFocus()
    assert "disisihkan" in page.told.text()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.chosen is not None
    assert page.chosen.isi["orang"] == 1
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    page.restore_button.setFocus()
    QTest.keyClick(page.restore_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: start.current == "beranda", timeout=10_000)
    assert people(start) == ["Budi", "Siti"]
    told = start.page
    assert told is not None
    assert told.bar.kind == "ok"
    assert told.bar.text.startswith("Kantor dipulihkan ke keadaan")
    (aside,) = [p for p in office.iterdir() if p.name.startswith("disisihkan-")]
    assert aside.name in told.bar.text
    assert (aside / "data.lkm").read_bytes() == broken
    assert start.ctx.memory.last_office() == str(office)


def test_tab_reaches_every_control_of_the_page(start: MainWindow, office: Path, qtbot: QtBot) -> None:
    start.show_page("pulihkan", tempat=office)
    page = restoring(start, qtbot)
    wanted = {page.table, page.folder_button, page.file_button, page.target.own, page.back_button, page.restore_button}
    seen = set()
    for _ in range(30):
        now = QApplication.focusWidget()
        assert now is not None
        seen.add(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert wanted <= seen
    page.target.new.setChecked(True)
    assert page.target.path.isEnabled()
    assert "folder baru" in page.told.text()


@pytest.mark.parametrize("gone", [("data.lkm",), ("data.lkm", *NAMES)])
def test_files_that_are_gone_are_brought_back(
    start: MainWindow, office: Path, qtbot: QtBot, gone: tuple[str, ...],
) -> None:
    for name in gone:
        (office / name).unlink()
    assert not start.open_path(office)
    assert start.page is not None
    start.page.bar.buttons()[0].click()
    page = restoring(start, qtbot)
    assert "disisihkan" not in page.told.text(), "there is nothing to set aside"
    page.restore_button.click()
    qtbot.waitUntil(lambda: start.current == "beranda", timeout=10_000)
    assert people(start) == ["Budi", "Siti"]


def test_a_lost_key_costs_nothing(start: MainWindow, office: Path, qtbot: QtBot) -> None:
    for name in NAMES:
        (office / name).unlink()
    assert not start.open_path(office)
    assert start.page is not None
    start.page.bar.buttons()[0].click()
    page = restoring(start, qtbot)
    assert "hanya berkas kunci" in page.bar.text
    page.key_button.click()
    qtbot.waitUntil(lambda: start.current == "beranda", timeout=10_000)
    assert people(start) == ["Ani", "Budi", "Siti"]
    assert start.page is not None
    assert "Kunci kantor dikembalikan" in start.page.bar.text


def test_damaged_backups_are_named_and_the_newest_whole_one_is_chosen(
    start: MainWindow, office: Path, qtbot: QtBot,
) -> None:
    newest = max((office / "cadangan").glob("*.lkmbak"))
    data = bytearray(newest.read_bytes())
    data[6000] ^= 1
    newest.write_bytes(bytes(data))
    start.show_page("pulihkan", tempat=office)
    page = restoring(start, qtbot)
    assert [row[4] for row in rows(page)] == ["rusak", "utuh"]
    assert page.table.current_row() == 1
    page.table.selectRow(0)
    assert not page.restore_button.isEnabled()
    assert "rusak" in page.told.text()
    page.restore()
    assert page.bar.text == ""


def test_a_backup_file_becomes_an_office_in_a_new_folder(
    start: MainWindow, office: Path, tmp_path: Path, ask: Recorder, qtbot: QtBot,
) -> None:
    stick = tmp_path / "flashdisk"
    stick.mkdir()
    file = Path(shutil.copy(max((office / "cadangan").glob("*.lkmbak")), stick))
    first = start.page
    assert isinstance(first, FirstRunPage)
    first.restore_button.click()
    page = start.page
    assert isinstance(page, RestorePage)
    assert not page.table.isVisible()
    assert page.folder_button.hasFocus()
    ask.expect("open_file", file)
    page.file_button.click()
    page = restoring(start, qtbot)
    assert not page.target.own.isVisible()
    ask.expect("folder", tmp_path / "komputer")
    page.target.pick_button.click()
    target = Path(page.target.path.text())
    assert target.parent == tmp_path / "komputer"
    page.restore_button.click()
    qtbot.waitUntil(lambda: start.current == "beranda", timeout=10_000)
    assert start.ctx.store.folder == target
    assert people(start) == ["Budi", "Siti"]
    assert [p.name for p in stick.iterdir()] == [file.name]


def test_a_place_without_backups_is_told(start: MainWindow, tmp_path: Path, ask: Recorder) -> None:
    start.show_page("pulihkan")
    page = start.page
    assert isinstance(page, RestorePage)
    ask.expect("folder", tmp_path)
    page.folder_button.click()
    assert "Tidak ada cadangan" in page.empty.text()
    assert not page.restore_button.isVisible()
    page.back_button.click()
    assert start.current == "mulai"


@pytest.mark.parametrize("place", ["", "bukan lengkap", "isi"])
def test_a_wrong_new_place_is_told(
    start: MainWindow, office: Path, tmp_path: Path, qtbot: QtBot, place: str,
) -> None:
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi" / "foto.jpg").write_bytes(b"x")
    start.show_page("pulihkan", tempat=office)
    page = restoring(start, qtbot)
    page.target.new.setChecked(True)
    page.target.path.setText(str(tmp_path / "isi") if place == "isi" else place)
    page.restore()
    assert page.bar.kind == "error"
    assert not start.ctx.is_open


def test_an_office_open_elsewhere_is_told_and_left_alone(start: MainWindow, office: Path, qtbot: QtBot) -> None:
    start.show_page("pulihkan", tempat=office)
    page = restoring(start, qtbot)
    held = open_store(office)
    page.restore_button.click()
    qtbot.waitUntil(lambda: page.bar.kind == "error", timeout=10_000)
    assert "sedang dibuka di jendela lain" in page.bar.text
    assert names(held) == ["Ani", "Budi", "Siti"]
    held.close()
    assert page.restore_button.isEnabled(), "it can be tried again"


def test_a_full_disk_is_told_and_nothing_is_lost(
    start: MainWindow, office: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> kembali.Hasil:
        raise LkmError("Disk penuh, berkas data.lkm tidak jadi ditulis; data kantor aman.", "Kosongkan ruang.")

    monkeypatch.setattr(kembali, "bring_back", full)
    start.show_page("pulihkan", tempat=office)
    page = restoring(start, qtbot)
    page.restore_button.click()
    qtbot.waitUntil(lambda: page.bar.kind == "error", timeout=10_000)
    assert page.bar.text.startswith("Disk penuh")
    assert start.open_path(office)
    assert people(start) == ["Ani", "Budi", "Siti"]


def test_the_office_open_in_this_window_is_restored_elsewhere(start: MainWindow, office: Path, qtbot: QtBot) -> None:
    assert start.open_path(office)
    start.show_page("pulihkan", tempat=office)
    page = restoring(start, qtbot)
    page.restore()
    assert "sedang terbuka di jendela ini" in page.bar.text
    page.back_button.click()
    assert start.current == "beranda"


def test_another_office_stays_open_when_one_does_not_open(
    window: MainWindow, template: Path, tmp_path: Path,
) -> None:
    other = tmp_path / "lain"
    shutil.copytree(template, other)
    damage(other)
    window.show_page("orang")
    assert not window.open_path(other)
    assert window.current == "orang"
    assert window.page is not None
    assert "rusak" in window.page.bar.text
    assert window.ctx.is_open


def test_the_program_starts_on_a_broken_office_with_the_way_out(start: MainWindow, office: Path) -> None:
    damage(office)
    Starter(start, str(office)).begin()
    assert start.page is not None
    assert start.current == "mulai"
    assert start.page.bar.buttons()[0].text().replace("&", "") == "Pulihkan dari cadangan…"


def test_the_program_starts_when_the_last_office_is_gone(start: MainWindow, tmp_path: Path) -> None:
    Starter(start, str(tmp_path / "hilang")).begin()
    assert start.page is not None
    assert start.current == "mulai"
    assert "tidak ditemukan" in start.page.bar.text


def test_sizes_are_read_with_ease() -> None:
    assert [size(n) for n in (1, 483_328, 999_999, 1_250_000, 34_000_000)] == [
        "1 kB", "483 kB", "1000 kB", "1,2 MB", "34,0 MB",
    ]
