"""Closing the window makes a backup of what changed, and says what to do when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lkm_desktop.errors import LkmError
from lkm_desktop.storage import Store, cadangan
from tests.pembantu import person
from tests.ui.perekam import Recorder
from ui.context import Context
from ui.main_window import MainWindow


@pytest.fixture
def careful(window: MainWindow) -> MainWindow:
    """The window as it is outside of tests."""
    window.backs_up = True
    return window


def test_a_change_is_backed_up_when_the_window_closes(careful: MainWindow, kantor: Path, qtbot: QtBot) -> None:
    person(careful.ctx.store, "Siti Aminah")
    assert not careful.close()
    assert careful.isVisible()
    qtbot.waitUntil(lambda: not careful.isVisible(), timeout=10_000)
    found = cadangan.list_backups(kantor)
    assert [b.alasan for b in found] == ["Tutup program"]
    assert found[0].baik
    assert found[0].isi["orang"] == 1


def test_nothing_changed_nothing_is_backed_up(careful: MainWindow, kantor: Path) -> None:
    cadangan.make_backup(careful.ctx.store, "Uji")
    assert careful.close()
    assert len(cadangan.list_backups(kantor)) == 1


def test_a_backup_that_fails_lets_the_user_stay_or_go(
    careful: MainWindow, ask: Recorder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(store: Store, reason: str) -> Path:
        raise LkmError("Disk penuh.", "Kosongkan ruang disk.")

    monkeypatch.setattr(cadangan, "make_backup", refuse)
    person(careful.ctx.store, "Siti Aminah")
    ask.expect("confirm", False)
    careful.close()
    qtbot.waitUntil(lambda: len(ask.asked) == 1, timeout=5000)
    assert "Disk penuh. Kosongkan ruang disk." in ask.asked[0][1]
    assert careful.isVisible()
    assert careful.frame.isEnabled()
    ask.expect("confirm", True)
    careful.close()
    qtbot.waitUntil(lambda: not careful.isVisible(), timeout=5000)


def test_the_practice_office_is_never_backed_up(careful: MainWindow, ctx: Context, kantor: Path) -> None:
    from lkm_desktop.domain import Organisasi

    with ctx.store.unit("Latihan") as s:
        s.get_one(Organisasi, 1).latihan = True
    ctx.reload_office()
    assert careful.close()
    assert cadangan.list_backups(kantor) == []


def test_closing_the_office_alone_backs_up_too(careful: MainWindow, kantor: Path) -> None:
    person(careful.ctx.store, "Siti Aminah")
    careful.commands.close_office()
    assert [b.alasan for b in cadangan.list_backups(kantor)] == ["Tutup kantor"]
