"""Faults at single system calls: full disk, I/O error, read-only, death; once or for ever (reliability 3.4)."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Run
from tests.kedalaman import LENGKAP

pytestmark = [pytest.mark.lambat, pytest.mark.usefixtures("strace")]
#: of the calls of saving every n-th is harmed in the long run, every n x THINNER-th in every other run
THINNER = 1 if LENGKAP else 4
#: of the last ten calls, where files change hands, each fault harms one in so many
SHARE = 1 if LENGKAP else 3
WORDS = ("Disk penuh", "Disk tidak menjawab", "hanya bisa dibaca", "tidak bisa ditulis")


def calm(report: dict[str, object]) -> None:
    """No problem, and only sentences that were written for the user."""
    assert report["problems"] == []
    told = report["told"]
    assert isinstance(told, dict)
    assert all(any(words in sentence for words in WORDS) for sentence in told), told


@pytest.mark.parametrize(("faults", "every"), [("ENOSPC,EIO,EROFS", 5), ("ENOSPC+,EIO+,EROFS+", 15)])
def test_saving_survives_every_error(run: Run, faults: str, every: int) -> None:
    report = run("galat", "simpan", faults, every * THINNER, SHARE)
    calm(report)
    assert report["calls"] > 100
    assert report["failed"] > report["runs"] * 0.8, "most errors must reach the user as a sentence"


@pytest.mark.parametrize(
    ("job", "whole", "sample"),
    [("cadangkan", 17, 136), ("pulihkan", 11, 88), ("perbarui", 19, 152), ("buat", 23, 40), ("tulis", 1, 4)],
)
def test_files_are_old_or_new_whatever_happens(run: Run, job: str, whole: int, sample: int) -> None:
    report = run("galat", job, "KILL,ENOSPC,EIO", whole if LENGKAP else sample, SHARE)
    calm(report)
    assert report["killed"] >= 2
    assert report["failed"] >= 2
