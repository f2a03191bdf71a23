"""Every step of an election passes what every page passes: names, letters, Tab, Indonesian words, a small screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lkm_desktop.services import pemilihan, pemilihan_rt
from tests.ui.pemilihan_bantu import opened
from tests.ui.test_pages import CHECKS
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pemilihan.page import STEPS
from ui.pages.preview_request import Request


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


def test_papers_of_one_rt_are_offered_for_it_and_for_all(filled: Context, window: MainWindow) -> None:
    with filled.read() as s:
        (known, *_) = pemilihan.daftar(s)
    page = opened(window, known.id, "persiapan")
    page.menu.fill()
    entries = {str(a.data()): a.text().replace("&", "") for a in page.menu.actions() if a.data()}
    assert entries["surat-suara*"] == "Surat suara semua RT"
    assert "surat-suara" not in entries, "the step is about no RT"
    keys = [mnemonics.letter(a.text()) for a in page.menu.actions() if a.data()]
    assert len(set(keys)) == len(keys)
    page = opened(window, known.id, "hitung")
    page.count.table.selectRow(1)
    page.menu.fill()
    entries = {str(a.data()): a.text().replace("&", "") for a in page.menu.actions() if a.data()}
    with filled.read() as s:
        second = pemilihan_rt.baris_rt(s, known.id)[1]
    assert entries["ba-utusan"] == f"Berita acara pemilihan utusan {second.sebutan}"
    assert entries["ba-utusan*"] == "Berita acara pemilihan utusan semua RT"
    asked: list[Request] = []
    filled.page_wanted.connect(lambda _page, arguments: asked.append(arguments["request"]))
    page.show_paper("ba-utusan*")
    (request,) = asked
    assert (request.start.subjek, request.paper) == (known.id, "ba-utusan")
    assert request.title.endswith(f"semua RT, {known.nama}")


def test_tab_into_an_empty_row_begins_with_the_name(filled: Context, window: MainWindow) -> None:
    with filled.read() as s:
        (known, *_) = pemilihan.daftar(s)
    page = opened(window, known.id, "hitung")
    table, rows = page.count.tally.table, page.count.tally.model.rows
    table.go_to(len(rows) - 1, 3)
    assert page.count.tally.model.is_empty(rows[-1])
    page.count.next_button.setFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (len(rows) - 1, 0)
    table.go_to(0, 3)
    page.count.next_button.setFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.currentIndex().column() == 3, "a row with a name keeps its place"
