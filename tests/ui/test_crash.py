"""Unforeseen faults: logged without personal numbers, told once and calmly."""

from __future__ import annotations

import logging
import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from lkm_desktop.errors import LkmError
from tests.ui.perekam import Recorder
from ui import crash


@pytest.fixture
def hooks() -> object:
    """Install the hooks and put the old ones back."""
    old = (sys.excepthook, threading.excepthook)
    handlers = list(crash.log.handlers)
    for handler in handlers:
        crash.log.removeHandler(handler)
    yield crash.install()
    sys.excepthook, threading.excepthook = old
    for handler in list(crash.log.handlers):
        crash.log.removeHandler(handler)
        handler.close()
    for handler in handlers:
        crash.log.addHandler(handler)
    logging.getLogger("lkm_desktop").setLevel(logging.NOTSET)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("NIK 6371031708700001 ganda", "NIK 63************** ganda"),
        ("hp 0812-5000-1200", "hp 08**********"),
        ("hp +62 812 5000 1200", "hp +62***********"),
        ("tanggal 21-09-2015", "tanggal 21-09-2015"),
        ("baris 1234", "baris 1234"),
    ],
)
def test_long_numbers_are_masked(text: str, hidden: str) -> None:
    assert crash.mask(text) == hidden


def test_the_log_never_holds_a_nik(hooks: object, ask: Recorder, qtbot: QtBot) -> None:
    ask.expect("warn")
    try:
        raise ValueError("baris 6371031708700001 rusak")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(ask.asked))
    text = crash.log_path().read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_crash.py" in text
    assert "6371031708700001" not in text
    assert "tetap aman" in ask.asked[0][1]
    assert "Traceback" not in ask.asked[0][1]


def test_a_fault_of_another_thread_is_told_too(hooks: object, ask: Recorder, qtbot: QtBot) -> None:
    ask.expect("warn")

    def fail() -> None:
        raise RuntimeError("di benang lain")

    worker = threading.Thread(target=fail)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(ask.asked))
    assert "gangguan" in ask.asked[0][1]


def test_a_sentence_for_the_user_is_told_as_it_is(hooks: object, ask: Recorder, qtbot: QtBot) -> None:
    ask.expect("warn")
    crash.report(LkmError("Disk penuh.", "Kosongkan ruang."))
    qtbot.waitUntil(lambda: bool(ask.asked))
    assert ask.asked[0][1] == "Belum berhasil: Disk penuh. Kosongkan ruang."
