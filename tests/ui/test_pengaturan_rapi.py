"""Settings and books read well: nothing cut, inner names unseen, keys that lead somewhere, arrows drawn."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QStyle, QStyleOptionSpinBox
from pytestqt.qtbot import QtBot

from lkm_desktop.services import nomor
from tests.pembantu import meeting
from tests.ui.perekam import Recorder, show
from tests.ui.test_preview_naskah import opened
from ui import ask as ask_module
from ui import mnemonics, theme
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pengaturan import SettingsPage
from ui.pages.pengaturan_nomor import series_key, series_words
from ui.pages.preview_inputs import NumberBox
from ui.pages.surat import LettersPage
from ui.widgets.choice_inputs import ChoiceInput

ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("points", [10.0, 13.0])
def test_choices_and_kinds_are_shown_whole(window: MainWindow, qapp: QApplication, points: float) -> None:
    theme.apply(qapp, points)
    page: SettingsPage = show(window, "pengaturan", bagian="aturan")
    QApplication.processEvents()
    for edit in page.rules.inputs.values():
        if isinstance(edit, ChoiceInput):
            widest = max(edit.fontMetrics().horizontalAdvance(edit.itemText(n)) for n in range(edit.count()))
            assert edit.width() >= widest + 30
    page.open(bagian="kalimat")
    kinds = page.more["kalimat"].kinds  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert kinds.viewport().width() >= kinds.sizeHintForColumn(0)
    bar = page.tabs.tabBar()
    assert bar.tabRect(bar.count() - 1).right() <= page.tabs.width()


@pytest.mark.parametrize("number", range(1, 10))
def test_the_letter_of_each_part_leads_into_it(window: MainWindow, number: int) -> None:
    page: SettingsPage = show(window, "pengaturan")
    window.activateWindow()
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), ALT)
    part = page.tabs.currentWidget()
    assert page.tabs.currentIndex() == number - 1
    assert part is not None
    assert part.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]


def test_a_series_is_read_as_words_and_kept_by_its_key(window: MainWindow, ctx: Context) -> None:
    page: SettingsPage = show(window, "pengaturan", bagian="nomor")
    tab = page.more["nomor"]
    shown = {kind: tab.inputs[kind, "deret"].text() for kind in nomor.BAWAAN}  # type: ignore[attr-defined]
    assert (shown["berita_acara"], shown["sk"]) == ("berita acara", "surat keputusan")
    assert all(series_key(words) == nomor.BAWAAN[kind].deret for kind, words in shown.items())
    assert series_key(series_words("panitia 2026")) == "panitia 2026"
    with ctx.store.unit("Simpan") as s:
        tab.store(s)
        assert all(nomor.pola(s, kind) == rule for kind, rule in nomor.BAWAAN.items())


def test_batal_takes_the_complaint_away(window: MainWindow) -> None:
    page: SettingsPage = show(window, "pengaturan")
    page.say("error", "Ada yang perlu diperbaiki")
    page.cancel()
    assert page.bar.isHidden()


def test_arrows_lead_from_book_to_book(window: MainWindow) -> None:
    page: LettersPage = show(window, "surat", bagian="buku")
    buttons = list(page.books.buttons.values())
    buttons[0].setFocus()
    for key, place in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 4), (Qt.Key.Key_Left, 3), (Qt.Key.Key_Up, 0)):
        QTest.keyClick(next(made for made in buttons if made.hasFocus()), key)
        assert buttons[place].hasFocus()
    assert not any(mnemonics.letter(made.text()) for made in buttons)


def test_a_cancelled_number_is_named_and_there_is_room_for_the_reason(
    window: MainWindow, ctx: Context, ask: Recorder, monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ctx.store.unit("Catat") as s:
        nomor.catat(s, "surat_biasa", date.today(), perihal="Undangan lomba")
    page: LettersPage = show(window, "surat", bagian="nomor")
    page.numbers.table.selectRow(0)
    asked: list[str] = []
    monkeypatch.setattr(ask_module, "text", lambda title, label, value="": asked.append(label))
    page.numbers.cancel()
    assert asked == [f"Alasan pembatalan nomor 001/SB/{nomor_tail()}:\nUndangan lomba"]
    wide: list[int] = []
    monkeypatch.setattr(QInputDialog, "exec", lambda dialog: wide.append(dialog.width()))
    assert ask_module.QtDoor().text("Batalkan nomor", "Alasan:") is None
    assert wide[0] >= 460


def nomor_tail() -> str:
    """What follows serial and code in a number of today."""
    return nomor.rangkai("{singkatan}/{bulan_romawi}/{tahun}", "", "LKM-MB", date.today(), 1)


def test_a_final_paper_without_number_is_told(
    window: MainWindow, qtbot: QtBot, ctx: Context, ask: Recorder, monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = opened(window, qtbot, "notulen", rapat_id=meeting(ctx.store), name="Rapat rutin Maret")
    asked: list[str] = []
    monkeypatch.setattr(ask_module, "confirm", lambda title, text, yes: asked.append(text))
    page.final.finish()
    assert asked[0].endswith("Nomornya belum diisi, jadi yang tersimpan memuat titik-titik.")


def test_the_arrows_of_a_number_box_have_room(qtbot: QtBot) -> None:
    box = NumberBox("Tepi", 10, 50)
    qtbot.addWidget(box)
    box.show()
    box.resize(box.sizeHint())
    option = QStyleOptionSpinBox()
    box.initStyleOption(option)
    kind = QStyle.ComplexControl.CC_SpinBox
    up = box.style().subControlRect(kind, option, QStyle.SubControl.SC_SpinBoxUp, box)
    down = box.style().subControlRect(kind, option, QStyle.SubControl.SC_SpinBoxDown, box)
    line = box.lineEdit()
    assert min(up.width(), down.width()) >= 14
    assert up.bottom() <= down.top() + 1
    assert line.width() >= line.fontMetrics().horizontalAdvance("50")
    assert line.geometry().right() <= up.left() + 1


def test_patterns_are_shown_whole_and_batal_keeps_the_place(window: MainWindow, qtbot: QtBot) -> None:
    page: SettingsPage = show(window, "pengaturan", bagian="nomor")
    QApplication.processEvents()
    for (_, part), edit in page.more["nomor"].inputs.items():  # type: ignore[attr-defined]
        if part == "pola":
            assert edit.width() >= edit.fontMetrics().horizontalAdvance(edit.text()) + 16
    page.open(bagian="kalimat")
    QApplication.processEvents()
    bar = page.more["kalimat"]._area.verticalScrollBar()  # type: ignore[attr-defined]
    page.more["kalimat"].rows[2].text.setFocus()  # type: ignore[attr-defined]
    bar.setValue(40)
    page.cancel()
    qtbot.wait(50)
    assert bar.value() == 40
