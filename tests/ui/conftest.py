"""Fixtures of the window: a recorder in place of every dialog, a context on a copied office, the window itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lkm_desktop.storage import open_store
from tests.ui.perekam import Recorder
from ui import ask as ask_module
from ui import theme
from ui.app import install_language
from ui.context import Context
from ui.main_window import MainWindow
from ui.memory import Memory


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen says on every window that it cannot pass size hints on; that is no fault of ours."""
    for item in items:
        if "tests/ui" in str(item.path).replace("\\", "/"):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def ask() -> Iterator[Recorder]:
    """Every question of the program; unexpected and forgotten ones fail the test."""
    recorder = Recorder()
    old = ask_module.replace(recorder)
    yield recorder
    ask_module.replace(old)
    assert not recorder.unexpected, f"unexpected questions: {recorder.unexpected}"
    assert not recorder.answers, f"never asked: {recorder.answers}"


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    if not qapp.property("lkm_style"):
        install_language(qapp)
    theme.apply(qapp)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """What the window remembers, in a file of this test's own."""
    return Memory(tmp_path / "tampilan.ini")


@pytest.fixture
def bare(memory: Memory) -> Iterator[Context]:
    """A context without an office."""
    made = Context(memory)
    yield made
    made.shutdown()
    made.deleteLater()


@pytest.fixture
def ctx(bare: Context, kantor: Path) -> Context:
    """A context with an empty office open."""
    bare.use(open_store(kantor))
    return bare


@pytest.fixture
def window(ctx: Context, qtbot: QtBot) -> MainWindow:
    """The window at the size of an office laptop, on the start page."""
    made = MainWindow(ctx)
    made.backs_up = False
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.start()
    return made
