"""From a new meeting to a printed berita acara with the keyboard alone: every keystroke is counted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lkm_desktop.services import rapat, roll
from lkm_desktop.storage import Store
from tests.ui.perekam import Recorder
from tests.ui.rapat_bantu import fill
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pratinjau import PreviewPage
from ui.pages.rapat.meeting import MeetingPage

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier

#: what only the secretary can know: discussion of three points, a decision, who does it until when
DISCUSSION = (
    "Pengembalian 92 persen, dua KSM terlambat.",
    "Saluran RT 04 tersumbat sejak banjir.",
    "Iuran sampah disetor setiap tanggal 5.",
)
DECISION, WHO, UNTIL = "Kerja bakti saluran RT 04 hari Minggu kedua.", "Budi Santoso", "4/10/2015"


class Keyboard:
    """Hands on the keyboard; counts keys that carry content and keys that only command."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.content = self.commands = 0

    def type(self, text: str) -> None:
        """Content that nobody else can know."""
        QTest.keyClicks(self._focus(), text)
        self.content += len(text)

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, a chord counting as one."""
        QTest.keyClick(self._focus(), key, modifier)
        QApplication.processEvents()
        self.commands += 1

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is None and QApplication.focusWidget() is None:
            self.window.activateWindow()  # without a window manager nobody gives the keys back when a list closes
            QApplication.processEvents()
        return popup or QApplication.focusWidget() or self.window


@pytest.fixture
def store(ctx: Context) -> Store:
    """An office with fourteen people, six of them members."""
    fill(ctx.store)
    return ctx.store


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_from_a_new_meeting_to_the_printed_berita_acara(
    store: Store, window: MainWindow, qtbot: QtBot, ask: Recorder, tmp_path: Path
) -> None:
    window.activateWindow()
    window.show_page("rapat")
    keys = Keyboard(window)
    _make_and_mark(keys, window)
    _write(keys)
    page = window.page
    assert isinstance(page, MeetingPage)
    target = tmp_path / "berita-acara.pdf"
    _preview(keys, window, qtbot)
    ask.expect("save_file", target)
    keys.press(Key.Key_S, CONTROL)
    qtbot.waitUntil(target.exists, timeout=5000)
    text = re.sub(r"\s+", " ", " ".join(p.extract_text() for p in PdfReader(target).pages))
    typed = [*DISCUSSION, DECISION, WHO]
    own = len(text.split()) - len((DECISION + " " + WHO).split())
    print(
        f"Ketukan: {keys.commands} tombol perintah dan {keys.content} huruf isi; berita acara {own} kata dari program, "
        f"{len(' '.join(typed).split())} kata diketik untuk notulen dan berita acara."
    )
    for part in ("Senin tanggal dua puluh satu bulan September tahun dua ribu lima belas", "5 (lima)", DECISION,
                 "kuorum tercapai", "BERITA ACARA"):
        assert part in text, text
    assert keys.commands <= 50
    assert own > 100


def _make_and_mark(keys: Keyboard, window: MainWindow) -> None:
    """Ctrl+N, the kit, the date; the roll from the signed sheet."""
    keys.press(Key.Key_N, CONTROL)
    keys.press(Key.Key_Return)
    keys.type("21/9/2015")
    keys.press(Key.Key_S, CONTROL)
    page = window.page
    assert isinstance(page, MeetingPage)
    keys.press(Key.Key_2, ALT)
    keys.type("1-5 6i")
    keys.press(Key.Key_Return)
    with page.ctx.read() as s:
        found = roll.roll(s, rapat.rapat_list(s)[0].id)
    assert (found.hitung.hadir, found.hitung.izin) == (5, 1)


def _write(keys: Keyboard) -> None:
    """The discussion of each point, then the decision."""
    page = keys.window.page
    assert isinstance(page, MeetingPage)
    keys.press(Key.Key_3, ALT)
    for text, entry in zip(DISCUSSION, page.minutes.agenda.entries[1:], strict=False):
        for _ in range(40):
            if entry.inputs["pembahasan"].hasFocus():
                break
            keys.press(Key.Key_Tab)
        assert entry.inputs["pembahasan"].hasFocus()
        keys.type(text)
    keys.press(Key.Key_4, ALT)
    keys.type(DECISION)
    keys.press(Key.Key_T, CONTROL)
    keys.press(Key.Key_Tab)
    keys.type(WHO)
    keys.press(Key.Key_Tab)
    keys.type(UNTIL)
    keys.press(Key.Key_S, CONTROL)


def _preview(keys: Keyboard, window: MainWindow, qtbot: QtBot) -> None:
    """Through the menu "Semua kertas": its key, the arrow as often as it takes, Enter (a real popup would block)."""
    page = window.page
    assert isinstance(page, MeetingPage)
    page.papers_menu.fill()
    choices = [a for a in page.papers_menu.actions() if not a.isSeparator()]
    action = next(a for a in choices if a.data() == "ba-umum")
    action.trigger()
    keys.commands += 1 + (choices.index(action) + 1) + 1
    shown = window.page
    assert isinstance(shown, PreviewPage)
    qtbot.waitUntil(lambda: bool(shown.pdf), timeout=5000)
