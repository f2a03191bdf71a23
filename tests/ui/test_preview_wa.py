"""The invitation as a text for WhatsApp is read and mended before it is copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.pembantu import meeting, member
from tests.ui.test_preview_naskah import opened
from ui.context import Context
from ui.main_window import MainWindow


def test_the_text_is_shown_with_number_and_own_wording_and_copied_as_mended(
    window: MainWindow, qtbot: QtBot, ctx: Context,
) -> None:
    page = opened(window, qtbot, "undangan", rapat_id=meeting(ctx.store), name="Rapat rutin Maret")
    QGuiApplication.clipboard().setText("lama")
    assert page.sheet is not None
    page.sheet.put("nomor", "005/UND/2025")
    page.sheet.reword("penting", "Mohon membawa buku tabungan.")
    page.text_action.trigger()
    phone = page.side.phone
    assert phone is not None
    assert phone.text.hasFocus()
    text = phone.text.toPlainText()
    assert "19.30" in text
    assert "Surat nomor: 005/UND/2025" in text
    assert "Mohon membawa buku tabungan." in text
    assert "Mohon hadir tepat waktu." not in text
    assert QGuiApplication.clipboard().text() == "lama"
    phone.text.selectAll()
    QTest.keyClicks(phone.text, "Besok rapat.")
    QTest.keyClick(phone.copy_button, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "Besok rapat."
    assert page.bar.text.startswith("Teks WA tersalin")


def test_the_mended_text_stays_until_it_is_made_anew(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    page = opened(window, qtbot, "undangan", rapat_id=meeting(ctx.store))
    page.text_action.trigger()
    phone = page.side.phone
    assert phone is not None
    made = phone.text.toPlainText()
    phone.text.setPlainText("Sendiri")
    page.side.turn_to(page.side.options)
    page.text_action.trigger()
    assert phone.text.isVisible()
    assert phone.text.toPlainText() == "Sendiri"
    phone.anew_button.click()
    assert phone.text.toPlainText() == made


def test_names_are_completed_in_a_list_of_names(
    window: MainWindow, qtbot: QtBot, ctx: Context, people: dict[str, str],
) -> None:
    member(ctx.store, people["Siti Aminah"])
    page = opened(window, qtbot, "surat-tugas")
    assert page.side.fields is not None
    field = page.side.fields.inputs["petugas"]
    field.setFocus()
    QTest.keyClicks(field, "siti")
    assert field.offering
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.toPlainText() == "Siti Aminah | Anggota LKM"
