"""Alt keys are unique on a page and leave the menu bar's letters alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import mnemonics


@pytest.mark.parametrize(("text", "key"), [("&Simpan", "s"), ("Agenda && notulen", ""), ("A&&B &cari", "c"), ("", "")])
def test_the_key_of_a_text(text: str, key: str) -> None:
    assert mnemonics.letter(text) == key


def test_a_key_is_given_at_the_first_free_letter() -> None:
    taken = {"s"}
    assert mnemonics.with_key("Simpan semua", taken) == "S&impan semua"
    assert mnemonics.with_key("Tanggal && jam", {"t", "j"}) == "T&anggal && jam"
    assert mnemonics.with_key("s", taken) == "s"


def test_a_page_gets_unique_keys_and_keeps_them_when_asked_again(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    for words in ("Nama lengkap", "Nomor KK", "NIK", "Alamat", "Agama"):
        label, edit = QLabel(words), QLineEdit()
        label.setBuddy(edit)
        layout.addWidget(label)
        layout.addWidget(edit)
    primary = QPushButton("Simpan")
    primary.setObjectName("primary")
    layout.addWidget(primary)
    layout.addWidget(QPushButton("Salin"))
    page.show()
    mnemonics.assign(page)
    widgets: list[QLabel | QPushButton] = [*page.findChildren(QLabel), *page.findChildren(QPushButton)]
    keys = [mnemonics.letter(widget.text()) for widget in widgets]
    given = [key for key in keys if key]
    assert len(given) == len(set(given))
    assert not set(given) & mnemonics.MENU
    assert primary.text() == "&Simpan"
    mnemonics.assign(page)
    assert [mnemonics.letter(widget.text()) for widget in widgets] == keys
