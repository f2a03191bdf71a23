"""Fixtures of the window: a recorder in place of every dialog, a context on a copied office, the window itself."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lkm_desktop.services import contoh
from lkm_desktop.storage import create_store, open_store
from tests.pembantu import person
from tests.ui.perekam import NAMES, Recorder, show
from ui import ask as ask_module
from ui import theme
from ui.app import install_language
from ui.context import Context
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.register.page import RegisterPage


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
    if theme.points(qapp) != theme.DEFAULT_SIZE or not qapp.property("lkm_points"):
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
def window(bare: Context, qtbot: QtBot, request: pytest.FixtureRequest) -> MainWindow:
    """The window at the size of an office laptop, on the start page of the office that the test opened."""
    if not bare.is_open:
        request.getfixturevalue("ctx")
    made = MainWindow(bare)
    made.backs_up = False
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.start()
    return made


@pytest.fixture
def people(ctx: Context) -> dict[str, str]:
    """Five residents: name -> id."""
    return {
        name: person(ctx.store, name, jenis_kelamin="P" if name.startswith(("Hj", "Siti")) else "L", rt=f"0{n + 1}")
        for n, name in enumerate(NAMES)
    }


@pytest.fixture
def page(people: dict[str, str], window: MainWindow) -> RegisterPage:
    """The page of those residents."""
    found: RegisterPage = show(window, "orang")
    return found


@pytest.fixture(scope="session")
def practice_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small practice kelurahan, closed; copy it, never open it."""
    folder = tmp_path_factory.mktemp("latihan") / "kantor"
    store = create_store(folder, {**contoh.profile(date.today()), "latihan": False})
    with store.unit("Isi") as s:
        contoh.fill(s, today=date.today(), orang=120, rapat=20)
    store.close()
    return folder


@pytest.fixture
def filled(bare: Context, practice_template: Path, tmp_path: Path) -> Context:
    """A context with that practice kelurahan open."""
    shutil.copytree(practice_template, tmp_path / "isi")
    bare.use(open_store(tmp_path / "isi"))
    return bare
