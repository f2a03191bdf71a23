"""kill -9 while the real services write: the saved stays, the half-saved is gone, the next start is silent."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Run
from tests.kedalaman import kali

KILLS = kali(200, 80)


@pytest.mark.lambat
@pytest.mark.usefixtures("linux")
def test_kill_9_at_random_moments_of_writing(run: Run) -> None:
    report = run("bunuh", KILLS, 20240917)
    assert report["problems"] == []
    assert report["kills"] == KILLS
    assert report["saved"] > KILLS, "hardly anything was saved; the kills came too early to prove anything"
    assert report["hot"] > KILLS * 0.25, "too few kills fell into a write"
    assert report["in_start"] > 0, "no kill fell into a start"
