"""Power cuts: recorded writes of the real program, replayed with unsynced sectors lost at random (reliability 3.3)."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Run
from tests.kedalaman import kali

pytestmark = [pytest.mark.lambat, pytest.mark.usefixtures("strace")]
MODELS = ("posix", "win")
#: states of the disk after a cut, for the database and for whole files
STATES, FILES = kali(1000, 300), kali(150, 60)


@pytest.mark.parametrize("model", MODELS)
def test_the_shipped_setting_loses_and_damages_nothing(run: Run, model: str) -> None:
    report = run("listrik", "kirim", model, STATES, 7)
    assert report["examples"] == []
    assert (report["states"], report["lost"], report["corrupt"]) == (STATES, 0, 0)
    assert report["saved"] >= 40
    assert report["different"] > STATES // 2, "the disks hardly differ; the recording is empty"


@pytest.mark.parametrize("model", MODELS)
def test_the_default_journal_must_lose_saves(run: Run, model: str) -> None:
    """The case that must fail: without it nobody knows whether the harness would see anything."""
    report = run("listrik", "bawaan", model, 200, 7)
    assert report["lost"] >= 10, "journal_mode=DELETE with synchronous=FULL is known to lose acknowledged saves"
    assert report["corrupt"] == 0


@pytest.mark.parametrize("model", MODELS)
def test_backup_restore_and_migration_leave_old_or_new(run: Run, model: str) -> None:
    report = run("listrik_berkas", model, FILES, 7)
    assert report["examples"] == []
    assert report["corrupt"] == 0
    assert report["different"] > FILES // 3
