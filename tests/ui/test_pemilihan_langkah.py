"""Every step of an election passes what every page passes: names, letters, Tab, Indonesian words, a small screen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from lkm_desktop.services import pemilihan
from tests.ui.pemilihan_bantu import opened
from tests.ui.test_pages import CHECKS
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pemilihan.page import STEPS


def test_every_step(filled: Context, window: MainWindow) -> None:
    with filled.read() as s:
        (known, *_) = pemilihan.daftar(s)
    failed = []
    for step in STEPS:
        window.resize(1366, 768)
        page = opened(window, known.id, step)
        QApplication.processEvents()
        for check in CHECKS:
            try:
                check(page, window)
            except AssertionError as error:
                failed.append(f"{step}: {check.__name__}: {error}")
    assert not failed, "\n".join(failed)
