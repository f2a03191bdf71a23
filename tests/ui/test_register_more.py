"""More of a register's page: Sampah, hats, days, findings, and what goes out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from lkm_desktop.domain import REGISTERS
from tests.pembantu import member, person
from tests.ui.perekam import Recorder, names, show, shown
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.register.page import RegisterPage

# --- Sampah -----------------------------------------------------------------------------------------------------------


def test_delete_goes_to_the_sampah_and_undo_brings_it_back(page: RegisterPage, window: MainWindow) -> None:
    page.table.setFocus()
    page.table.selectRow(4)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert "Siti Aminah" not in shown(page)
    assert page.bar.text == "Siti Aminah dipindahkan ke Sampah."
    window.refresh_undo()
    assert window.menus.undo.text() == "&Urungkan: hapus warga Siti Aminah"
    page.bar.buttons()[0].click()
    assert "Siti Aminah" in shown(page)
    assert window.menus.redo.text() == "U&langi: hapus warga Siti Aminah"


def test_the_sampah_shows_what_was_deleted_and_restores_it(page: RegisterPage, ctx: Context) -> None:
    page.table.selectRow(4)
    page.delete_record()
    page.filters.trash.setChecked(True)
    assert shown(page) == ["Siti Aminah"]
    assert page.counts.full() == "1 warga di Sampah"
    page.table.selectRow(0)
    assert page.panel.restore_button.isVisible()
    assert not page.panel.save_button.isVisible()
    page.panel.restore_button.click()
    assert page.stack.currentWidget() is page.empty
    assert page.empty.words.text() == "Sampah kosong."
    page.filters.trash.setChecked(False)
    assert "Siti Aminah" in shown(page)


def test_several_rows_are_deleted_in_one_step(page: RegisterPage, ctx: Context) -> None:
    page.table.selectAll()
    page.delete_record()
    assert names(ctx) == []
    assert ctx.store.undo_label == "Hapus warga 5 warga"
    ctx.undo()
    assert len(names(ctx)) == 5


def test_someone_who_serves_is_not_deleted_and_the_reason_is_told(
    page: RegisterPage, people: dict[str, str], ctx: Context,
) -> None:
    member(ctx.store, people["Budi Santoso"])
    page.table.go_to(people["Budi Santoso"])
    page.delete_record()
    assert "Budi Santoso" in shown(page)
    assert page.bar.kind == "error"
    assert "Budi Santoso tidak dihapus karena tercatat sebagai Anggota LKM." in page.bar.text


# --- hats -------------------------------------------------------------------------------------------------------------


def test_a_new_member_is_looked_for_and_never_typed_again(
    people: dict[str, str], window: MainWindow, ctx: Context,
) -> None:
    page: RegisterPage = show(window, "anggota")
    page.new_record()
    assert page.panel.stack.currentWidget() is page.panel.picker
    page.panel.picker.box.setText("noor hasanah")
    page.panel.picker.box.tell_now()
    QTest.keyClick(page.panel.picker.box, Qt.Key.Key_Return)
    form = page.panel.form
    assert form.inputs["nama"].text() == "Hj. Noor Hasanah"
    assert form.inputs["jenis_kelamin"].value() == "P"
    form.inputs["jabatan"].setText("Koordinator")
    form.inputs["mulai"].setText("1 Maret 2024")
    assert page.panel.save()
    assert shown(page) == ["Hj. Noor Hasanah"]
    assert len(names(ctx)) == 5
    assert page.panel.roles.full() == "Koordinator LKM"


def test_a_member_who_is_no_resident_yet_is_added_in_the_same_form(window: MainWindow, ctx: Context) -> None:
    page: RegisterPage = show(window, "relawan")
    page.new_record()
    page.panel.picker.box.setText("Jamilah")
    page.panel.picker.new.click()
    assert page.panel.form.inputs["nama"].text() == "Jamilah"
    assert page.panel.form.inputs["nomor"].text() == "R-0001"
    assert page.panel.save()
    assert names(ctx) == ["Jamilah"]
    assert shown(page) == ["Jamilah"]


def test_the_list_as_of_a_day_and_of_former_members(
    people: dict[str, str], window: MainWindow, ctx: Context,
) -> None:
    member(ctx.store, people["Budi Santoso"], mulai=date(2020, 1, 1), selesai=date(2022, 12, 31))
    member(ctx.store, people["Moh. Yusuf"], mulai=date(2023, 1, 1))
    page: RegisterPage = show(window, "anggota")
    assert shown(page) == ["Moh. Yusuf"]
    page.filters.day.setText("17 agustus 2021")
    page.filters.day.left.emit()
    assert shown(page) == ["Budi Santoso"]
    assert "per 17 Agustus 2021" in page.counts.full()
    page.filters.clear()
    page.filters.state.set_value("mantan")
    page.filters.state.edited.emit()
    assert shown(page) == ["Budi Santoso"]
    page.filters.state.set_value("semua")
    page.filters.state.edited.emit()
    assert shown(page) == ["Budi Santoso", "Moh. Yusuf"]


def test_a_wrong_day_is_marked_and_the_list_stays(page: RegisterPage) -> None:
    page.filters.day.setText("45 maret")
    page.filters.day.left.emit()
    assert page.filters.day.property("salah") is True
    assert len(shown(page)) == 5


def test_findings_stand_above_the_list_with_their_source(
    people: dict[str, str], window: MainWindow, ctx: Context,
) -> None:
    member(ctx.store, people["Budi Santoso"])
    page: RegisterPage = show(window, "anggota")
    assert page.findings.isVisible()
    assert "hal perlu diperhatikan" in page.findings.bar.text
    page.findings.bar.buttons()[0].click()
    words = " ".join(label.text() for label in page.findings.details.findChildren(QLabel))
    assert "Anggota 1 orang; biasanya 9 sampai 13." in words
    assert "Dasar: 9-13 anggota, teramati di tiga BKM" in words
    assert "BR1" not in words
    page.findings.bar.dismiss()
    assert page.findings.isHidden()
    page.refresh()
    assert page.findings.isHidden()


# --- out --------------------------------------------------------------------------------------------------------------


def test_the_list_becomes_a_workbook_and_says_where_it_lies(
    page: RegisterPage, ask: Recorder, tmp_path: Path,
) -> None:
    target = tmp_path / "Warga.xlsx"
    ask.expect("save_file", target)
    page.filters.set_filter("jenis_kelamin", "P")
    page.export()
    sheet = load_workbook(target).active
    assert sheet is not None
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert "Siti Aminah" in cells
    assert "Budi Santoso" not in cells
    assert page.bar.text == "Buku kerja (hanya 2 dari 5 warga sesuai saringan) tersimpan: Warga.xlsx"


def test_giving_up_the_file_choice_does_nothing(page: RegisterPage, ask: Recorder) -> None:
    ask.expect("save_file", None)
    page.export()
    assert page.bar.text == ""


def test_changes_made_elsewhere_appear_at_once(page: RegisterPage, ctx: Context, qtbot: QtBot) -> None:
    person(ctx.store, "Zainal Arifin")
    assert "Zainal Arifin" in shown(page)
    assert page.counts.full() == "6 warga"


def test_a_change_elsewhere_leaves_the_open_form_alone(page: RegisterPage, ctx: Context) -> None:
    page.table.selectRow(1)
    page.panel.form.inputs["nama"].setText("Budi Susanto")
    page.panel.form.inputs["nama"].edited.emit()
    person(ctx.store, "Zainal Arifin")
    assert page.panel.form.inputs["nama"].text() == "Budi Susanto"
    assert page.panel.dirty
    assert QApplication.activeModalWidget() is None


def test_alt_s_saves_the_open_form_in_every_register(ctx: Context, window: MainWindow) -> None:
    for register in REGISTERS.values():
        page = show(window, register.key)
        page.new_record()
        if register.hat:
            page.panel.picker.new_wanted.emit("Norlaila")
        assert mnemonics.letter(page.panel.save_button.text()) == "s", register.key
        others = [w for w in page.findChildren(QAbstractButton) if w.isVisible() and w is not page.panel.save_button]
        assert "s" not in [mnemonics.letter(w.text()) for w in others], register.key


def test_adding_while_a_new_one_is_typed_keeps_what_was_typed(page: RegisterPage) -> None:
    page.new_record()
    name = page.panel.form.inputs["nama"]
    name.setText("Norlaila")
    name.edited.emit()
    page.add_button.click()
    assert name.text() == "Norlaila"
    assert page.bar.text == "Norlaila belum disimpan. Simpan dulu (Ctrl+S), atau Batal untuk membuangnya."
    page.save()
    assert page.bar.text == "Norlaila tersimpan."
    page.new_record()
    assert name.text() == ""
    name.setText("Budi")
    name.edited.emit()
    page.new_record()
    page.panel.cancel()
    assert page.bar.text == ""
    page.new_record()
    assert name.text() == ""


def test_filters_speak_in_lower_case_within_their_words(ctx: Context, window: MainWindow) -> None:
    found = {key: combo.itemText(0) for key, combo in show(window, "surat_masuk").filters.combos.items()}
    assert found["tahun"] == "Semua tahun"
    people = [combo.itemText(0) for combo in show(window, "orang").filters.combos.values()]
    assert "Semua RT" in people
    assert all(text == "Semua L/P" or text[6:7].islower() or text[6:].isupper() for text in people), people
