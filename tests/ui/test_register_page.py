"""The page of a register, driven as its user drives it, on a real office."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import kartu
from lkm_desktop.services.registers import KOSONG
from lkm_desktop.storage import open_store
from tests.ui.perekam import NAMES, names, show, shown
from ui.context import Context
from ui.main_window import MainWindow
from ui.register.layouts.menus import LayoutMenu
from ui.register.page import RegisterPage

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


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_several_columns_are_ticked_before_the_menu_closes(page: RegisterPage) -> None:
    menu = LayoutMenu(page, ())
    menu.popup(page.mapToGlobal(page.rect().center()))
    for words in ("Pekerjaan", "Alamat"):
        menu.setActiveAction(next(a for a in menu.actions() if a.text().replace("&", "") == words))
        QTest.keyClick(menu, Qt.Key.Key_Space)
        assert menu.isVisible()
    assert {"pekerjaan", "alamat"} <= set(page.table.rows.keys)
    menu.close()
    page.table.reset_columns()


def test_arrow_keys_walk_through_the_records(page: RegisterPage, window: MainWindow) -> None:
    page.table.setFocus()
    page.table.selectRow(0)
    assert page.panel.name == "Ahmad Rifa'i"
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.panel.name == "Budi Santoso"
    page.table.step(1)
    assert page.panel.name == "Hj. Noor Hasanah"


# --- form -------------------------------------------------------------------------------------------------------------


def test_a_list_of_those_who_lack_something_opens_where_that_is_typed(page: RegisterPage, window: MainWindow) -> None:
    page.open(saring={"no_hp": KOSONG})
    page.table.go_to(page.source.ids(page.query())[0])
    page.edit_record()
    assert window.focusWidget() is page.panel.form.inputs["no_hp"]
    page.filters.clear()
    page.edit_record()
    assert window.focusWidget() is next(iter(page.panel.form.inputs.values()))


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
    assert page.table.selected_ids() == [page.panel.row_id]
    with ctx.read() as s:
        stored = kartu.get(s, REGISTERS["orang"], str(page.panel.row_id))
    assert stored["tanggal_lahir"] == date(1970, 8, 17)
    assert stored["jenis_kelamin"] is None
    assert ctx.store.undo_label == "Tambah warga Kaspul Anwar"


def test_a_name_typed_elsewhere_stands_in_the_new_form(page: RegisterPage) -> None:
    page.open(baru=True, nama="Siti Rahmah")
    assert page.panel.is_new
    assert page.panel.form.values()["nama"] == "Siti Rahmah"


def test_ctrl_z_takes_a_saving_back_from_the_list_and_not_from_a_field(page: RegisterPage, window: MainWindow) -> None:
    window.activateWindow()
    page.table.put_cursor(1)
    edit = page.panel.form.inputs["nama"]
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "Budi Susanto")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(edit, Qt.Key.Key_Z, control)
    assert edit.text() != "Budi Susanto"
    edit.selectAll()
    QTest.keyClicks(edit, "Budi Susanto")
    page.panel.save()
    assert "Budi Susanto" in shown(page)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Z, control)
    assert "Budi Susanto" in shown(page)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Z, control)
    assert "Budi Santoso" in shown(page)


def test_arrow_down_in_the_search_goes_to_the_first_row(page: RegisterPage, window: MainWindow) -> None:
    window.activateWindow()
    page.focus_search()
    QTest.keyClicks(page.filters.search, "si")
    QTest.keyClick(page.filters.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert page.table.selected_ids() == page.table.rows.ids[:1]
    assert page.panel.row_id == page.table.rows.ids[0]


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
