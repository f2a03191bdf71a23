"""The page of a register, driven as its user drives it, on a real office."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import kartu, registers
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import open_store
from tests.pembantu import member, person
from tests.ui.perekam import Recorder, show
from ui.context import Context
from ui.main_window import MainWindow
from ui.register.page import RegisterPage

NAMES = ("Ahmad Rifa'i", "Budi Santoso", "Hj. Noor Hasanah", "Moh. Yusuf", "Siti Aminah")


@pytest.fixture
def people(ctx: Context) -> dict[str, str]:
    """Five residents: name -> id."""
    return {
        name: person(ctx.store, name, jenis_kelamin="P" if name.startswith(("Hj", "Siti")) else "L", rt=f"0{n + 1}")
        for n, name in enumerate(NAMES)
    }


@pytest.fixture
def page(people: dict[str, str], window: MainWindow) -> RegisterPage:
    """The page of residents."""
    found: RegisterPage = show(window, "orang")
    return found


def shown(page: RegisterPage) -> list[str]:
    """Names in the list from top to bottom."""
    column = page.table.rows.keys.index("nama")
    return [str(page.table.rows.index(row, column).data()) for row in range(page.table.rows.rowCount())]


def names(ctx: Context, **query: Any) -> list[str]:
    """Names in the office."""
    with ctx.read() as s:
        register = REGISTERS["orang"]
        return [row[0] for row in registers.rows(s, register, registers.ids(s, register, Query(**query)), ["nama"])]


# --- list -------------------------------------------------------------------------------------------------------------


def test_the_list_shows_who_is_there_and_counts_them(page: RegisterPage) -> None:
    assert shown(page) == list(NAMES)
    assert page.counts.full() == "5 warga"


def test_search_is_tolerant_and_says_how_many_match(page: RegisterPage) -> None:
    page.filters.search.setText("muhammad yusuf")
    page.filters.search.tell_now()
    assert shown(page) == ["Moh. Yusuf"]
    assert page.counts.full() == "1 dari 5 warga cocok"
    page.filters.search.setText("tidak ada orangnya")
    page.filters.search.tell_now()
    assert page.stack.currentWidget() is page.empty
    assert "Tidak ada warga yang cocok" in page.empty.words.text()


def test_filters_show_as_chips_that_can_be_removed(page: RegisterPage) -> None:
    page.filters.set_filter("jenis_kelamin", "P")
    assert shown(page) == ["Hj. Noor Hasanah", "Siti Aminah"]
    chips = [chip.text().replace("   ×", "") for chip in page.filters.chips]
    assert chips == ["L/P: Perempuan", "Bersihkan"]
    page.filters.chips[0].click()
    assert len(shown(page)) == 5
    assert page.filters.chips == []


def test_a_header_sorts_and_the_order_is_remembered(page: RegisterPage, ctx: Context) -> None:
    header = page.table.horizontalHeader()
    header.sectionClicked.emit(page.table.rows.keys.index("nama"))
    assert shown(page) == list(reversed(NAMES))
    assert ctx.memory.text("daftar/orang/urut") == "nama"
    assert ctx.memory.flag("daftar/orang/turun")


def test_columns_are_chosen_and_remembered(page: RegisterPage, ctx: Context) -> None:
    menu = page.table.column_menu(page)
    action = next(a for a in menu.actions() if a.data() == "pekerjaan")
    action.trigger()
    assert "pekerjaan" in page.table.rows.keys
    assert "pekerjaan" in ctx.memory.data("daftar/orang/kolom")
    menu.close()
    page.table.reset_columns()
    assert page.table.rows.keys == REGISTERS["orang"].shown


def test_arrow_keys_walk_through_the_records(page: RegisterPage, window: MainWindow) -> None:
    page.table.setFocus()
    page.table.selectRow(0)
    assert page.panel.name == "Ahmad Rifa'i"
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.panel.name == "Budi Santoso"
    page.table.step(1)
    assert page.panel.name == "Hj. Noor Hasanah"


# --- form -------------------------------------------------------------------------------------------------------------


def test_a_new_person_is_typed_and_saved_by_keyboard(page: RegisterPage, ctx: Context) -> None:
    page.new_record()
    form = page.panel.form
    QTest.keyClicks(form.inputs["nama"], "Kaspul Anwar")
    form.inputs["tanggal_lahir"].setText("17/8/70")
    form.inputs["tanggal_lahir"].edited.emit()
    assert page.panel.state.full() == "Belum disimpan"
    QTest.keyClick(form.inputs["nama"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Kaspul Anwar" in shown(page)
    assert page.panel.name == "Kaspul Anwar"
    assert not page.panel.dirty
    with ctx.read() as s:
        stored = kartu.get(s, REGISTERS["orang"], str(page.panel.row_id))
    assert stored["tanggal_lahir"] == date(1970, 8, 17)
    assert stored["jenis_kelamin"] is None
    assert ctx.store.undo_label == "Tambah warga Kaspul Anwar"


def test_what_is_missing_is_said_beside_the_field_and_nothing_is_written(page: RegisterPage, ctx: Context) -> None:
    page.new_record()
    page.panel.form.inputs["alamat"].setText("Jl. Contoh")
    page.panel.form.inputs["nik"].setText("6371")
    assert not page.panel.save()
    visible = [label.text() for label in page.panel.form.findChildren(QLabel) if label.isVisible()]
    assert "Nama lengkap perlu diisi." in visible
    assert any(text.startswith("NIK harus 16 angka") for text in visible)
    assert len(names(ctx)) == 5
    assert page.panel.state.full() == "Perlu diperbaiki"


def test_a_warning_names_its_rule_and_does_not_block(page: RegisterPage, ctx: Context) -> None:
    page.table.selectRow(1)
    page.panel.form.inputs["no_hp"].setText("0812")
    page.panel.form.inputs["no_hp"].edited.emit()
    page.panel.form.left.emit("no_hp")
    texts = [label.text() for label in page.panel.form.findChildren(QLabel) if label.isVisible()]
    assert any("Tetap boleh disimpan" in text for text in texts)
    assert page.panel.save()


def test_cancel_brings_back_what_was_stored(page: RegisterPage) -> None:
    page.table.selectRow(1)
    page.panel.form.inputs["nama"].setText("Salah Ketik")
    page.panel.form.inputs["nama"].edited.emit()
    page.panel.cancel()
    assert page.panel.form.values()["nama"] == "Budi Santoso"
    assert not page.panel.dirty


def test_the_history_of_a_record_is_told_in_words(page: RegisterPage) -> None:
    page.table.selectRow(1)
    page.panel.form.inputs["alamat"].setText("Gang Melati")
    page.panel.form.inputs["alamat"].edited.emit()
    page.panel.save()
    page.panel.history_button.setChecked(True)
    text = page.panel.history.toPlainText()
    assert "Alamat diubah dari (kosong) menjadi “Gang Melati”" in text
    assert "Ubah warga Budi Santoso" in text


# --- leaving a changed form -------------------------------------------------------------------------------------------


def change(page: RegisterPage, row: int, name: str) -> None:
    """Type another name over a row's own."""
    page.table.selectRow(row)
    page.panel.form.inputs["nama"].setText(name)
    page.panel.form.inputs["nama"].edited.emit()


def test_leaving_a_changed_form_offers_to_save_it_in_the_bar(page: RegisterPage, ctx: Context) -> None:
    change(page, 1, "Budi Susanto")
    page.table.selectRow(3)
    assert page.panel.name == "Moh. Yusuf"
    assert page.bar.text == "Perubahan pada Budi Susanto belum disimpan."
    assert [button.text().replace("&", "") for button in page.bar.buttons()] == ["Simpan", "Buang"]
    page.bar.buttons()[0].click()
    assert "Budi Susanto" in names(ctx)
    assert page.source.drafts() == []


def test_dropping_what_was_left_changes_nothing(page: RegisterPage, ctx: Context) -> None:
    change(page, 1, "Budi Susanto")
    page.table.selectRow(3)
    page.bar.buttons()[1].click()
    assert "Budi Santoso" in names(ctx)
    assert page.source.drafts() == []


def test_a_form_that_cannot_be_saved_comes_back(page: RegisterPage) -> None:
    change(page, 1, "")
    page.table.selectRow(3)
    page.bar.buttons()[0].click()
    assert page.panel.row_id == page.table.rows.ids[1]
    assert page.panel.dirty
    assert page.bar.kind == "error"


def test_a_draft_survives_the_program_and_is_offered_again(
    page: RegisterPage, ctx: Context, window: MainWindow, kantor: Path,
) -> None:
    page.new_record()
    page.panel.form.inputs["nama"].setText("Norlaila")
    page.panel.form.inputs["tanggal_lahir"].setText("31 feb 1990")
    page.panel.form.inputs["nama"].edited.emit()
    page.leave()
    ctx.use(open_store(kantor_again(ctx, kantor)))
    window.start()
    again: RegisterPage = show(window, "orang")
    assert "Isian Norlaila" in again.bar.text
    again.bar.buttons()[0].click()
    assert again.panel.form.inputs["nama"].text() == "Norlaila"
    assert again.panel.form.inputs["tanggal_lahir"].text() == "31 feb 1990"
    assert again.panel.is_new


def kantor_again(ctx: Context, kantor: Path) -> Path:
    """Close the office, as if the program had ended, and give its folder."""
    ctx.close()
    return kantor


def test_drafts_leave_no_step_in_the_history(page: RegisterPage, ctx: Context) -> None:
    before = ctx.store.undo_label
    change(page, 1, "Budi Susanto")
    page.panel.keep_draft()
    assert ctx.store.undo_label == before
    assert page.source.drafts()


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
    assert "BR28" in page.bar.text


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
    assert "Dasar: BR1" in words
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
    assert page.bar.text == "Buku kerja tersimpan: Warga.xlsx"


def test_giving_up_the_file_choice_does_nothing(page: RegisterPage, ask: Recorder) -> None:
    ask.expect("save_file", None)
    page.export()
    assert page.bar.text == ""


def test_changes_made_elsewhere_appear_at_once(page: RegisterPage, ctx: Context, qtbot: QtBot) -> None:
    person(ctx.store, "Zainal Arifin")
    assert "Zainal Arifin" in shown(page)
    assert page.counts.full() == "6 warga"


def test_a_change_elsewhere_leaves_the_open_form_alone(page: RegisterPage, ctx: Context) -> None:
    change(page, 1, "Budi Susanto")
    person(ctx.store, "Zainal Arifin")
    assert page.panel.form.inputs["nama"].text() == "Budi Susanto"
    assert page.panel.dirty
    assert QApplication.activeModalWidget() is None
