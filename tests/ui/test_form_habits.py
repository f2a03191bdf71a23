"""Habits of typing in forms: Ctrl+Z, Enter, messages that go when they are no longer true, keys that stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lkm_desktop.fields import Field
from tests.pembantu import member
from tests.ui.perekam import names, show
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.register.page import RegisterPage
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.field_inputs import NoSource
from ui.widgets.inputs import RadioInput

CONTROL = Qt.KeyboardModifier.ControlModifier


# --- Ctrl+Z -----------------------------------------------------------------------------------------------------------


def test_one_ctrl_z_too_many_in_a_field_takes_back_nothing_else(
    page: RegisterPage, window: MainWindow, ctx: Context,
) -> None:
    window.activateWindow()
    page.table.put_cursor(0)
    edit = page.panel.form.inputs["nama"]
    edit.setFocus()
    QTest.keyClicks(edit, "xy")
    for _ in range(6):
        QTest.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.text() == "Ahmad Rifa'i"
    assert len(names(ctx)) == 5


def test_ctrl_z_in_another_field_of_an_unsaved_form_takes_back_nothing(
    page: RegisterPage, window: MainWindow, ctx: Context,
) -> None:
    window.activateWindow()
    page.table.put_cursor(0)
    QTest.keyClicks(page.panel.form.inputs["nama"], "xy")
    other = page.panel.form.inputs["alamat"]
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Z, CONTROL)
    assert len(names(ctx)) == 5


def test_a_form_typed_back_to_what_is_stored_is_saved_again(page: RegisterPage, window: MainWindow) -> None:
    page.table.put_cursor(0)
    edit = page.panel.form.inputs["nama"]
    QTest.keyClicks(edit, "x")
    assert page.panel.dirty
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    QTest.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    edit.setText("Ahmad Rifa'i")
    edit.edited.emit()
    assert not page.panel.dirty
    assert page.panel.state.full() == ""
    page.panel.keep_draft()
    assert page.source.drafts() == []


# --- messages ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def form(qtbot: QtBot) -> FieldForm:
    fields = (
        Field("nama", "Nama", required=True), Field("wilayah", "Wilayah", "pilihan", choices=(("K", "Kelurahan"),
              ("D", "Desa"))), Field("kelurahan", "Kelurahan"),
    )
    made = FieldForm([Group("", fields)], NoSource())
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_red_message_goes_when_the_field_is_filled(form: FieldForm) -> None:
    form.show_messages([("nama", "salah", "Nama perlu diisi."), ("kelurahan", "salah", "Kelurahan perlu diisi.")])
    QTest.keyClicks(form.inputs["nama"], "B")
    seen = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert "Nama perlu diisi." not in seen
    assert "Kelurahan perlu diisi." in seen
    assert form.inputs["nama"].property("salah") is False


def test_enter_passes_over_words_already_chosen_and_stops_at_words_to_choose(form: FieldForm) -> None:
    form.activateWindow()
    form.set_values({"wilayah": "K"})
    form.inputs["nama"].setFocus()
    QTest.keyClick(form.inputs["nama"], Qt.Key.Key_Return)
    assert form.inputs["kelurahan"].hasFocus()
    form.set_values({})
    form.inputs["nama"].setFocus()
    QTest.keyClick(form.inputs["nama"], Qt.Key.Key_Return)
    assert form.inputs["wilayah"].radios[0].hasFocus()


def test_the_focus_on_a_word_to_choose_is_seen(qtbot: QtBot) -> None:
    made = RadioInput((("K", "Kelurahan"), ("D", "Desa")), "Wilayah")
    other = looks.button("lain")
    qtbot.addWidget(made)
    qtbot.addWidget(other)
    made.show()
    made.activateWindow()
    radio = made.radios[0]
    radio.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(radio.hasFocus, timeout=2000)
    with_focus = radio.grab().toImage()
    made.radios[1].setFocus(Qt.FocusReason.TabFocusReason)
    without = radio.grab().toImage()
    edge = {with_focus.pixelColor(x, 1).name() for x in range(8, with_focus.width() - 8)}
    assert "#0b6e6e" in edge
    assert with_focus != without


def test_a_word_pressed_again_is_no_change(qtbot: QtBot) -> None:
    made = RadioInput((("K", "Kelurahan"), ("D", "Desa")), "Wilayah", required=True)
    qtbot.addWidget(made)
    made.set_value("K")
    with qtbot.assertNotEmitted(made.edited):
        made.radios[0].click()
    with qtbot.waitSignal(made.edited, timeout=1000):
        made.radios[1].click()


def test_what_the_paper_cannot_print_is_said_beside_the_field(form: FieldForm) -> None:
    edit = form.inputs["nama"]
    edit.setText("Berkah 😀 é")
    edit.left.emit()
    seen = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert "Tanda 😀 tidak ada dalam huruf cetak; di kertas menjadi kotak □." in seen
    edit.setText("Berkah é")
    edit.left.emit()
    assert not any("□" in label.text() for label in form.findChildren(QLabel) if label.isVisible())


def test_a_name_too_long_is_told_and_not_cut(form: FieldForm) -> None:
    form.inputs["nama"].setText("A" * 308)
    assert len(form.inputs["nama"].text()) == 308
    assert form.problems()["nama"] == "Paling banyak 200 huruf; yang tertulis 308 huruf."


def test_ctrl_s_on_a_wrong_date_shows_its_sentence_at_once(page: RegisterPage, window: MainWindow) -> None:
    window.activateWindow()
    page.new_record()
    page.panel.form.inputs["nama"].setText("Norlaila")
    page.panel.form.inputs["tanggal_lahir"].setText("31-2-1990")
    page.panel.form.inputs["nama"].setFocus()
    page.save()
    QApplication.processEvents()
    wrong = [w.text() for w in page.panel.form.findChildren(QLabel) if w.isVisible() and w.objectName() == "err"]
    assert wrong
    assert "tanggal" in wrong[0].lower()


def test_an_old_success_is_not_above_a_new_person(page: RegisterPage, ctx: Context) -> None:
    page.new_record()
    page.panel.form.inputs["nama"].setText("Norlaila")
    page.save()
    assert page.bar.text == "Norlaila tersimpan."
    page.new_record()
    assert page.bar.text == ""


def test_an_offer_to_undo_goes_when_something_else_was_done(page: RegisterPage, window: MainWindow) -> None:
    page.table.put_cursor(0)
    page.delete_record()
    assert page.bar.text.endswith("dipindahkan ke Sampah.")
    page.panel.show_record(page.table.rows.ids[0])
    page.panel.form.inputs["alamat"].setText("Gang Melati")
    page.panel.form.inputs["alamat"].edited.emit()
    page.save()
    assert page.bar.text == ""
    page.table.put_cursor(0)
    page.delete_record()
    show(window, "pengaturan")
    assert show(window, "orang").bar.text == ""


def test_a_rule_is_told_without_our_number_for_it(window: MainWindow, people: dict[str, str], ctx: Context) -> None:
    member(ctx.store, people["Budi Santoso"])
    page: RegisterPage = show(window, "anggota")
    page.findings.bar.buttons()[0].click()
    words = " ".join(w.text() for w in page.findChildren(QLabel))
    assert "teramati di tiga BKM" in words
    assert "BR1" not in words


def test_a_wrong_day_above_the_list_is_told_in_words(page: RegisterPage) -> None:
    page.filters.day.setText("31-02-2025")
    page.filters.day.left.emit()
    assert page.bar.text.startswith("Per tanggal:")
    page.filters.day.setText("28-02-2025")
    page.filters.day.left.emit()
    assert page.bar.text == ""


# --- list and card ----------------------------------------------------------------------------------------------------


def test_the_list_has_the_whole_width_until_a_row_is_chosen(page: RegisterPage, window: MainWindow) -> None:
    assert page.panel.isHidden()
    wide = page.table.width()
    page.table.put_cursor(1)
    assert page.panel.isVisible()
    QApplication.processEvents()
    assert page.table.width() < wide


def test_giving_up_a_new_person_shows_the_marked_row_again(page: RegisterPage, window: MainWindow) -> None:
    page.table.put_cursor(2)
    page.new_record()
    page.panel.cancel()
    assert page.panel.row_id == page.table.current_id() == page.table.rows.ids[2]
    assert page.table.selected_ids() == [page.table.rows.ids[2]]


def test_the_same_person_is_looked_for_twice(window: MainWindow, people: dict[str, str], qtbot: QtBot) -> None:
    page: RegisterPage = show(window, "relawan")
    for _ in range(2):
        page.new_record()
        QTest.keyClicks(page.panel.picker.box, "siti")
        qtbot.wait(300)
        hits = page.panel.picker.hits
        assert [hits.item(n).text().split("  ·")[0] for n in range(hits.count())] == ["Siti Aminah"]


def test_escape_closes_the_help_and_not_the_form(page: RegisterPage, window: MainWindow) -> None:
    window.activateWindow()
    page.new_record()
    QTest.keyClicks(page.panel.form.inputs["nama"], "Norlaila")
    window.commands.show_help()
    page.panel.form.inputs["nama"].setFocus()
    QTest.keyClick(page.panel.form.inputs["nama"], Qt.Key.Key_Escape)
    assert not window.help.isVisible()
    assert page.panel.is_new
    assert page.panel.form.inputs["nama"].text() == "Norlaila"
    QTest.keyClick(page.panel.form.inputs["nama"], Qt.Key.Key_Escape)
    assert not page.panel.is_new


def test_a_key_once_learned_stays_with_its_field(page: RegisterPage, window: MainWindow) -> None:
    def keys() -> dict[str, str]:
        labels = page.panel.form.labels
        return {key: mnemonics.letter(label.text()) for key, label in labels.items() if mnemonics.letter(label.text())}

    page.new_record()
    first = keys()
    page.panel.cancel()
    page.table.put_cursor(0)
    page.say("ok", "Tersimpan.", ("Urungkan", page.reload), ("Hitung", page.reload))
    mnemonics.refresh(page)
    page.new_record()
    assert len(first) >= 3
    assert keys() == first
