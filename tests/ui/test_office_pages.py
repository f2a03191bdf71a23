"""First run, practice, settings, start page, history, Sampah and backups."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import aturan, organisasi, registers
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import cadangan
from tests.pembantu import meeting, member, person
from tests.ui.perekam import Recorder, show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages import practice
from ui.pages.beranda import HomePage
from ui.pages.first_run import FirstRunPage
from ui.pages.pengaturan import SettingsPage
from ui.pages.riwayat import HistoryPage


def words(root: Any) -> str:
    """Every text that is seen below a widget."""
    seen = [w.text().replace("&", "") for w in root.findChildren(QLabel) if w.isVisible()]
    seen += [w.text().replace("&", "") for w in root.findChildren(QAbstractButton) if w.isVisible()]
    return "\n".join(seen)


def logo() -> bytes:
    """A small PNG."""
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "#0B6E6E").save(out, "PNG")
    return out.getvalue()


# --- first run --------------------------------------------------------------------------------------------------------


@pytest.fixture
def first(bare: Context, qtbot: QtBot) -> tuple[MainWindow, FirstRunPage]:
    """The window of a computer without offices."""
    window = MainWindow(bare)
    qtbot.addWidget(window)
    window.resize(1093, 580)
    window.show()
    window.start()
    page = window.page
    assert isinstance(page, FirstRunPage)
    return window, page


def test_a_new_office_in_three_steps(
    first: tuple[MainWindow, FirstRunPage], tmp_path: Path, ask: Recorder,
) -> None:
    window, page = first
    page.new_button.click()
    wizard = page.wizard
    wizard.next_button.click()
    assert wizard.step == 0
    assert "Nama lembaga perlu diisi." in words(wizard)
    wizard.first.inputs["istilah"].set_value("BKM")
    wizard.first.inputs["nama"].setText("Berkah")
    wizard.first.inputs["kelurahan"].setText("Sungai Jingah")
    wizard.next_button.click()
    assert wizard.step == 1
    (tmp_path / "logo.png").write_bytes(logo())
    ask.expect("open_file", tmp_path / "logo.png")
    wizard.logo.pick()
    wizard.next_button.click()
    assert wizard.step == 2
    assert wizard.folder.text().endswith("BKM-Berkah")
    assert wizard.next_button.text().replace("&", "") == "Buat kantor"
    wizard.folder.setText(str(tmp_path / "kantor-berkah"))
    wizard.next_button.click()
    assert window.current == "beranda"
    assert window.windowTitle() == "Sungai Jingah - LKM Desktop"
    assert window.ctx.office.title == "BKM Berkah"
    assert (tmp_path / "kantor-berkah" / "data.lkm").is_file()
    with window.ctx.read() as s:
        kept = organisasi.get(s)
    assert kept["zona"] == "WITA"
    assert Image.open(io.BytesIO(kept["logo"])).size == (300, 200)
    assert "Anggota BKM" in words(show(window, "anggota"))
    assert window.sidebar.list.item(2).toolTip() == "Anggota BKM (Ctrl+3)"
    assert window.menus.places[2].text() == "Anggota BKM"


def test_a_folder_that_holds_an_office_is_refused_in_the_wizard(
    first: tuple[MainWindow, FirstRunPage], kantor: Path,
) -> None:
    window, page = first
    page.show_wizard()
    page.wizard.first.inputs["nama"].setText("Berkah")
    page.wizard.first.inputs["kelurahan"].setText("Sungai Jingah")
    page.wizard.forward()
    page.wizard.forward()
    page.wizard.folder.setText(str(kantor))
    page.wizard.forward()
    assert "sudah berisi data kantor" in page.wizard.bar.text
    assert not window.ctx.is_open
    page.wizard.folder.setText("bukan tempat lengkap")
    page.wizard.forward()
    assert page.wizard.bar.kind == "error"


def test_a_picture_that_is_none_is_refused_with_a_sentence(
    first: tuple[MainWindow, FirstRunPage], tmp_path: Path, ask: Recorder,
) -> None:
    _, page = first
    page.show_wizard()
    (tmp_path / "logo.png").write_bytes(b"bukan gambar")
    ask.expect("open_file", tmp_path / "logo.png")
    page.wizard.logo.pick()
    assert page.wizard.logo.data is None
    assert "bukan gambar PNG atau JPG" in page.wizard.bar.text


def test_practice_is_made_once_and_opened_again(first: tuple[MainWindow, FirstRunPage], qtbot: QtBot) -> None:
    window, page = first
    page.practice_button.click()
    qtbot.waitUntil(lambda: window.current == "beranda", timeout=30_000)
    assert window.band.isVisible()
    assert window.ctx.office.latihan
    assert (practice.folder() / "data.lkm").is_file()
    with window.ctx.read() as s:
        members = registers.count(s, REGISTERS["anggota"], Query())
    assert members == 11
    window.commands.close_office()
    window.commands.open_practice()
    assert window.current == "beranda"
    assert window.ctx.office.latihan


def test_offices_opened_before_are_offered(first: tuple[MainWindow, FirstRunPage], kantor: Path) -> None:
    window, page = first
    window.ctx.memory.opened(kantor)
    window.ctx.memory.opened(kantor.parent / "hilang")
    page.open()
    found = [b for b in page.findChildren(QAbstractButton) if b.property("folder")]
    assert [b.property("folder") for b in found] == [str(kantor)]
    found[0].click()
    assert window.current == "beranda"


# --- settings ---------------------------------------------------------------------------------------------------------


def test_settings_are_one_undoable_step(window: MainWindow, ctx: Context) -> None:
    page: SettingsPage = show(window, "pengaturan")
    page.profile.form.inputs["nama"].setText("Karya Mandiri")
    page.profile.form.inputs["nama"].edited.emit()
    page.rules.inputs["min_perempuan"].set_value("40")
    page.rules.inputs["min_perempuan"].edited.emit()
    assert page.save_button.isEnabled()
    page.save()
    assert not page.dirty
    assert ctx.office.nama == "Karya Mandiri"
    assert window.sidebar._name.full() == "LKM Karya Mandiri"
    with ctx.read() as s:
        assert aturan.angka(s, "min_perempuan") == 40
    assert ctx.store.undo_label == "Ubah pengaturan kantor"
    ctx.undo()
    with ctx.read() as s:
        assert aturan.angka(s, "min_perempuan") == 30
        assert organisasi.get(s)["nama"] == "Maju Bersama"
    assert page.profile.form.inputs["nama"].text() == "Maju Bersama"


def test_a_wrong_setting_opens_its_tab_and_is_explained(window: MainWindow) -> None:
    page: SettingsPage = show(window, "pengaturan", bagian="aturan")
    page.profile.form.inputs["kode_bps"].setText("12")
    page.profile.form.inputs["kode_bps"].edited.emit()
    page.save()
    assert page.dirty
    assert page.tabs.currentWidget() is page.profile
    assert "Kode BPS berisi 10 angka" in words(page.profile)


def test_the_letterhead_is_shown_as_it_will_be_printed(window: MainWindow) -> None:
    page: SettingsPage = show(window, "pengaturan", bagian="kop")
    before = page.letterhead.preview.pixmap().toImage()
    page.letterhead.form.inputs["alamat"].setText("Jl. Kelayan B Gang Setia No. 12")
    page.letterhead.draw(page.values())
    with_address = page.letterhead.preview.pixmap().toImage()
    assert with_address != before
    page.letterhead.logo.set_logo(logo())
    page.letterhead.draw(page.values())
    colours = {
        page.letterhead.preview.pixmap().toImage().pixelColor(x, y).name()
        for x in range(0, with_address.width(), 4) for y in range(0, with_address.height(), 2)
    }
    assert "#0b6e6e" in colours


def test_each_rule_names_its_source(window: MainWindow) -> None:
    page: SettingsPage = show(window, "pengaturan", bagian="aturan")
    text = words(page.rules)
    assert "BR3: tata tertib BKM Bendan 2010" in text
    assert "Anggota perempuan paling sedikit" in text


# --- start page -------------------------------------------------------------------------------------------------------


def test_an_empty_office_is_told_how_to_begin(window: MainWindow) -> None:
    page: HomePage = show(window, "beranda")
    assert "Belum ada warga." in words(page)
    assert "Impor Excel" in words(page)
    assert "Belum ada rapat yang dijadwalkan." in words(page)


def test_what_waits_is_listed_with_a_way_to_it(window: MainWindow, ctx: Context) -> None:
    someone = person(ctx.store, "Siti Aminah")
    member(ctx.store, someone)
    meeting(ctx.store, judul="Rapat lama", tanggal=date.today() - timedelta(days=9))
    meeting(ctx.store, judul="Rapat depan", tanggal=date.today() + timedelta(days=3), tempat="Balai")
    page: HomePage = show(window, "beranda")
    text = words(page)
    assert "Kehadiran Rapat lama" in text
    assert "1 warga belum diisi L/P" in text
    assert "Rapat depan" in text
    assert "3 hari lagi" in text
    fill = next(b for b in page.findChildren(QAbstractButton) if b.text().endswith("Lengkapi"))
    fill.click()
    assert window.current == "orang"
    register = window.page
    assert register is not None
    assert register.counts.full() == "1 dari 1 warga cocok"


def test_a_kept_draft_is_listed(window: MainWindow, ctx: Context) -> None:
    person(ctx.store, "Siti Aminah")
    register = show(window, "orang")
    register.new_record()
    register.panel.form.inputs["nama"].setText("Norlaila")
    register.panel.form.inputs["nama"].edited.emit()
    page: HomePage = show(window, "beranda")
    assert "Isian Norlaila" in words(page)


def test_checking_the_data_says_how_it_is(window: MainWindow) -> None:
    window.commands.check_data()
    assert window.page is not None
    assert window.page.bar.text.startswith("Berkas data utuh")


# --- history, Sampah, backups -----------------------------------------------------------------------------------------


def test_one_older_step_is_taken_back_on_its_own(window: MainWindow, ctx: Context) -> None:
    first = person(ctx.store, "Siti Aminah")
    person(ctx.store, "Budi Santoso")
    page: HistoryPage = show(window, "riwayat")
    labels = [page.steps.table.rows.index(r, 1).data() for r in range(page.steps.table.rows.rowCount())]
    assert labels[:2] == ["Tambah orang", "Tambah orang"]
    page.steps.table.selectRow(1)
    assert page.steps.back_button.isEnabled()
    page.steps.back_button.click()
    with ctx.read() as s:
        assert first not in registers.ids(s, REGISTERS["orang"], Query())
        assert registers.count(s, REGISTERS["orang"], Query()) == 1
    assert page.bar.text == "Dibatalkan: Tambah orang."


def test_a_step_that_others_stand_on_is_refused_with_their_names(window: MainWindow, ctx: Context) -> None:
    someone = person(ctx.store, "Siti Aminah")
    with ctx.store.unit("Ubah alamat Siti") as s:
        from lkm_desktop.services import kartu

        kartu.save(s, REGISTERS["orang"], someone, {"alamat": "Gang Melati"})
    page: HistoryPage = show(window, "riwayat")
    page.steps.table.selectRow(1)
    page.steps.back_button.click()
    assert page.bar.kind == "error"
    assert "Ubah alamat Siti" in page.bar.text


def test_the_sampah_of_all_registers_in_one_place(window: MainWindow, ctx: Context) -> None:
    someone = person(ctx.store, "Siti Aminah")
    with ctx.store.unit("Hapus") as s:
        registers.trash(s, REGISTERS["orang"], [someone])
    page: HistoryPage = show(window, "riwayat", bagian="sampah")
    assert page.trash.table.rows.rowCount() == 1
    assert page.trash.table.rows.index(0, 1).data() == "Siti Aminah"
    page.trash.table.selectRow(0)
    page.trash.restore_button.click()
    assert page.trash.table.rows.rowCount() == 0
    with ctx.read() as s:
        assert registers.ids(s, REGISTERS["orang"], Query()) == [someone]


def test_a_backup_is_made_and_brought_back(
    window: MainWindow, ctx: Context, ask: Recorder, qtbot: QtBot, kantor: Path,
) -> None:
    person(ctx.store, "Siti Aminah")
    page: HistoryPage = show(window, "riwayat", bagian="cadangan")
    page.backups.make_button.click()
    qtbot.waitUntil(lambda: page.backups.table.rows.rowCount() == 1, timeout=10_000)
    assert page.backups.table.rows.index(0, 1).data() == "Diminta sendiri"
    person(ctx.store, "Budi Santoso")
    page.backups.table.selectRow(0)
    ask.expect("confirm", True)
    page.backups.restore_button.click()
    assert window.current == "beranda"
    with ctx.read() as s:
        assert registers.count(s, REGISTERS["orang"], Query()) == 1
    assert [b.alasan for b in cadangan.list_backups(kantor)] == ["Sebelum pemulihan", "Diminta sendiri"]
