"""Qt's own words are Indonesian."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lkm_desktop import paths


def test_standard_buttons_are_indonesian(qtbot: QtBot) -> None:
    buttons = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(buttons.Save | buttons.Cancel | buttons.Yes | buttons.No | buttons.Close | buttons.Discard)
    qtbot.addWidget(box)
    words = {button.text().replace("&", "") for button in box.buttons()}
    assert words == {"Simpan", "Batal", "Ya", "Tidak", "Tutup", "Buang"}


def test_the_menu_of_a_text_field_is_indonesian(qtbot: QtBot) -> None:
    edit = QLineEdit("Siti")
    qtbot.addWidget(edit)
    menu = edit.createStandardContextMenu()
    assert isinstance(menu, QWidget)
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.findChildren(QAction) if action.text()]
    assert "Salin" in words
    assert not set(words) & {"Copy", "Paste", "Cut", "Undo", "Redo", "Delete", "Select All"}
    menu.deleteLater()


CONTEXTS = ("QPlatformTheme", "QFileDialog", "QPrintDialog", "QLineEdit", "QScrollBar", "QMessageBox")


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_translation_of_the_source_is_in_the_compiled_file(context: str) -> None:
    """Fails when the .ts was changed and the .qm was not made again."""
    tree = ElementTree.parse(paths.resources() / "translations" / "qtbase_id.ts")
    messages = [
        (message.findtext("source", ""), message.findtext("translation", ""))
        for part in tree.getroot().findall("context") if part.findtext("name") == context
        for message in part.findall("message")
    ]
    assert messages
    for source, translation in messages:
        assert QCoreApplication.translate(context, source) == translation
