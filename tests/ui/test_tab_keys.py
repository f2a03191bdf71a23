"""The first field of a tab, found without the focus chain."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import ui
from ui.widgets.tab_keys import first_field


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


@pytest.fixture
def part(qtbot: QtBot) -> QWidget:
    """A button above two fields that were made from right to left."""
    made = QWidget()
    layout = QGridLayout(made)
    layout.addWidget(_field("kanan"), 1, 1)
    layout.addWidget(_field("kiri"), 1, 0)
    layout.addWidget(QPushButton("Cetak"), 0, 0)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_first_field_is_the_one_that_is_read_first(part: QWidget) -> None:
    found = first_field(part)
    assert found is not None
    assert found.objectName() == "kiri"
    for edit in part.findChildren(QLineEdit):
        edit.setEnabled(False)
    assert isinstance(first_field(part), QPushButton)


def test_no_page_asks_for_the_focus_chain() -> None:
    """PySide makes each widget the owner of what it returns: fields are deleted while they are on show."""
    root = Path(ui.__file__).parent
    asking = [path.name for path in root.rglob("*.py") if "InFocusChain(" in path.read_text(encoding="utf-8")]
    assert asking == []
