"""PySide6 must not lose references to None: on Python 3.11, 6.12.0 loses one per call and the interpreter dies.

While this fails for a new PySide6, its upper bound in pyproject.toml stays.
"""

import sys

from PySide6.QtCore import QObject

CALLS = 2000


def test_a_qt_call_keeps_the_references_to_none() -> None:
    thing = QObject()
    thing.setObjectName("x")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    drift = (sys.getrefcount(None) - before) / CALLS
    assert abs(drift) < 0.01, f"{drift:+.2f} reference to None per call"
