"""The preview under the keyboard: letters that stay, tabs that take the keys, radio words, number, page, date."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from lkm_desktop.documents import DOKUMEN
from lkm_desktop.documents.pilihan import PENANDA
from lkm_desktop.domain import SuratKeluar
from lkm_desktop.services import undangan
from tests.pembantu import meeting
from tests.ui.perekam import show
from tests.ui.test_preview_naskah import opened
from ui import mnemonics, theme
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pratinjau import PreviewPage
from ui.pages.preview_bawaan import bawaan, lengkap
from ui.pages.preview_isian import from_text, to_text
from ui.pages.preview_options import signing
from ui.widgets.inputs import RadioInput

Key, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


def letters(page: PreviewPage) -> dict[str, str]:
    """Text -> Alt letter of all that is on show."""
    found = {}
    for widget in page.findChildren(QWidget):
        labelled = isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None)
        if labelled and widget.isVisibleTo(page) and isinstance(widget, QAbstractButton | QLabel) and widget.text():
            found[mnemonics.without_key(widget.text())] = mnemonics.letter(widget.text())
    return found


def focus() -> QWidget:
    """What has the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


# --- letters ----------------------------------------------------------------------------------------------------------


def test_a_letter_does_not_depend_on_what_was_shown_before(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    rapat = meeting(ctx.store)
    page = opened(window, qtbot, "daftar-hadir", rapat_id=rapat)
    first = letters(page)
    opened(window, qtbot, "undangan", rapat_id=rapat)
    assert page.side.tabs is not None
    for number in (1, 2, 0):
        page.side.tabs.setCurrentIndex(number)
    opened(window, qtbot, "daftar-hadir", rapat_id=rapat)
    again = letters(page)
    assert first["Selebar layar"]
    assert {text: key for text, key in again.items() if text in first} == first
    assert first["Satu lembar untuk setiap RT"] == "r"


def test_the_buttons_of_the_preview_have_the_same_letters_on_every_tab(
    window: MainWindow, qtbot: QtBot, ctx: Context,
) -> None:
    page = opened(window, qtbot, "undangan", rapat_id=meeting(ctx.store))
    buttons = [*page.buttons(), page.fit_page, page.fit_width, page.side.final_button]
    before = [mnemonics.letter(made.text()) for made in buttons]
    assert all(before)
    assert page.side.tabs is not None
    for number in (1, 2):
        page.side.tabs.setCurrentIndex(number)
        assert [mnemonics.letter(made.text()) for made in buttons] == before
        shown = [key for key in letters(page).values() if key]
        assert len(shown) == len(set(shown))


# --- tabs -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("letter", "panel"), [(Key.Key_K, "options"), (Key.Key_I, "fields"), (Key.Key_L, "sentences")])
def test_the_letter_of_a_tab_puts_the_keys_into_its_first_field(
    window: MainWindow, qtbot: QtBot, ctx: Context, letter: Qt.Key, panel: str,
) -> None:
    page = opened(window, qtbot, "undangan", rapat_id=meeting(ctx.store))
    window.activateWindow()
    part = getattr(page.side, panel)
    for start in (page.view, page.fit_page):
        start.setFocus()
        QTest.keyClick(window, letter, ALT)
        assert part.isAncestorOf(focus()), focus()
        assert not isinstance(focus(), QAbstractButton) or focus().isCheckable()  # type: ignore[attr-defined]


# --- fields -----------------------------------------------------------------------------------------------------------


def test_after_taking_a_number_typing_goes_on_in_the_form(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    page = opened(window, qtbot, "undangan", rapat_id=meeting(ctx.store))
    window.activateWindow()
    QTest.keyClick(window, Key.Key_I, ALT)
    QTest.keyClick(window, Key.Key_O, ALT)
    fields = page.side.fields
    assert fields is not None
    qtbot.waitUntil(lambda: bool(fields.number.text()), timeout=2000)
    assert not fields.number_button.isEnabled()
    assert focus() is fields.inputs["tanggal"]


def test_every_choice_of_every_paper_shows_what_counts(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    for kind in DOKUMEN.values():
        for spec in kind.borang:
            if spec.kind != "pilihan":
                continue
            asked, found = lengkap(spec), bawaan(spec)
            assert from_text(asked, "") in dict(asked.choices), spec
            assert to_text(spec, from_text(spec, "")) == "", spec
            assert bool(found.kode) != bool(found.kata), spec
            assert "Kosong" not in asked.help
    page = opened(window, qtbot, "undangan", rapat_id=meeting(ctx.store))
    assert page.side.fields is not None
    assert page.sheet is not None
    inputs = page.side.fields.inputs
    assert [inputs[key].value() for key in ("kepada", "sapaan", "lampiran", "ttd")] == [
        "orang", "bapak", "", "koordinator"]
    assert inputs["kepada"].radios[0].isChecked()
    assert inputs["lampiran"].currentText() == "Di dalam surat bila tidak lebih dari 6 pokok"
    assert not set(page.sheet.isian) & {"kepada", "sapaan", "lampiran", "ttd"}


def test_arrows_choose_among_radio_words(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    page = opened(window, qtbot, "undangan", rapat_id=meeting(ctx.store))
    fields, sheet = page.side.fields, page.sheet
    assert fields is not None
    assert sheet is not None
    page.side.turn_to(fields)
    radios = fields.inputs["kepada"].radios
    fields.inputs["kepada"].setFocus()
    QTest.keyClick(focus(), Key.Key_Down)
    assert radios[1].isChecked()
    assert focus() is radios[1]
    assert sheet.isian["kepada"] == "bersama"
    QTest.keyClick(focus(), Key.Key_Down)
    assert radios[0].isChecked()
    assert sheet.isian["kepada"] == ""


def test_an_arrow_chooses_when_nothing_was_chosen(qtbot: QtBot) -> None:
    made = RadioInput((("L", "Laki-laki"), ("P", "Perempuan")), "Jenis kelamin")
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    with qtbot.waitSignal(made.edited, timeout=1000):
        QTest.keyClick(made.radios[0], Key.Key_Right)
    assert made.value() == "L"
    QTest.keyClick(made.radios[0], Key.Key_Right)
    assert made.value() == "P"
    QTest.keyClick(made.radios[1], Key.Key_Backspace)
    assert made.value() is None


def test_ctrl_z_takes_back_one_field_at_a_time(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    page = opened(window, qtbot, "undangan", rapat_id=meeting(ctx.store))
    fields, sheet = page.side.fields, page.sheet
    assert fields is not None
    assert sheet is not None
    before, steps = dict(sheet.isian), len(ctx.store.steps())
    page.side.turn_to(fields)
    fields.inputs["hal"].setFocus()
    QTest.keyClicks(focus(), "Undangan RKM")
    fields.inputs["kepada"].setFocus()
    QTest.keyClick(focus(), Key.Key_Down)
    fields.inputs["sapaan"].setFocus()
    QTest.keyClick(focus(), Key.Key_Down)
    assert (sheet.isian["hal"], sheet.isian["kepada"], sheet.isian["sapaan"]) == ("Undangan RKM", "bersama", "saudara")
    CTRL = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(focus(), Key.Key_Z, CTRL)
    assert (sheet.isian["kepada"], sheet.isian["sapaan"]) == ("bersama", "")
    assert fields.inputs["sapaan"].value() == "bapak"
    QTest.keyClick(focus(), Key.Key_Z, CTRL)
    assert (sheet.isian["hal"], sheet.isian["kepada"]) == ("Undangan RKM", "")
    QTest.keyClick(focus(), Key.Key_Z, CTRL)
    assert {key: text for key, text in sheet.isian.items() if text} == before
    assert fields.inputs["hal"].value() is None
    assert len(ctx.store.steps()) == steps


# --- date and page ----------------------------------------------------------------------------------------------------


def test_a_letter_dated_after_its_meeting_is_told_in_a_sentence(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    page = opened(window, qtbot, "undangan", rapat_id=meeting(ctx.store))
    fields = page.side.fields
    assert fields is not None
    assert fields.warning is not None
    page.side.turn_to(fields)
    assert fields.inputs["tanggal"].value() < date(2025, 3, 10)
    assert not fields.warning.isVisible()
    fields.inputs["tanggal"].setFocus()
    fields.inputs["tanggal"].clear()
    QTest.keyClicks(focus(), "22-11-2026")
    assert fields.warning.isVisible()
    assert fields.warning.text() == "Tanggal surat jatuh sesudah hari rapatnya, Senin, 10 Maret 2025."


def at_the_end(page: PreviewPage, pages: int) -> bool:
    """Scroll down, again when the view has grown meanwhile; whether the last page is named."""
    bar = page.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    return page.place_label.text() == f"Halaman {pages} dari {pages}"


def test_a_paper_of_many_pages_opens_on_its_first(
    window: MainWindow, qtbot: QtBot, ctx: Context, people: dict[str, str],
) -> None:
    rapat = meeting(ctx.store)
    with ctx.store.unit("Undang") as s:
        undangan.undang(s, rapat, list(people.values()))
    told: list[int] = []
    page: PreviewPage = show(window, "pratinjau")
    page.view.paged.connect(told.append)
    for _ in range(2):
        told.clear()
        opened(window, qtbot, "undangan", rapat_id=rapat)
        QApplication.processEvents()
        assert page.place_label.text() == f"Halaman 1 dari {len(people)}"
        assert set(told) == {1}
        qtbot.waitUntil(lambda: at_the_end(page, len(people)), timeout=5000)


def test_the_words_about_signatures_are_true_for_the_paper(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    page = opened(window, qtbot, "undangan", rapat_id=meeting(ctx.store))
    assert page.options is not None
    signers = page.options.inputs["penanda"]
    assert [signers.itemText(n) for n in range(signers.count())] == [
        "Seperti di bagian Isian", "Ditambah mengetahui lurah", "Tanpa tanda tangan"]
    assert signing("daftar-hadir")[1] == PENANDA
    assert [code for code, _ in signing("ba-rkm")[1]] == ["berdua", "tanpa"]


def test_a_registered_invitation_is_called_by_its_words_not_by_codes(
    window: MainWindow, qtbot: QtBot, ctx: Context,
) -> None:
    page = opened(window, qtbot, "undangan", rapat_id=meeting(ctx.store), name="Rapat rutin Maret")
    assert page.sheet is not None
    for key, code in (("kepada", "bersama"), ("lampiran", "acara"), ("kepada_semua", "Anggota\nmelalui Ketua RW")):
        page.sheet.put(key, code)
    page.sheet.take_number()
    with ctx.read() as s:
        [line] = s.scalars(select(SuratKeluar)).all()
        assert line.perihal == "Undangan: Rapat rutin Maret"
        assert (line.kepada, line.alamat, line.lampiran) == ("Anggota", "melalui Ketua RW", None)


@pytest.mark.parametrize("points", [10.0, 13.0])
@pytest.mark.parametrize("kind", ["undangan", "ba-rkm", "daftar-hadir"])
def test_nothing_beside_the_paper_is_cut(
    window: MainWindow, qtbot: QtBot, ctx: Context, qapp: QApplication, points: float, kind: str,
) -> None:
    theme.apply(qapp, points)
    page = opened(window, qtbot, kind, rapat_id=meeting(ctx.store))
    tabs = page.side.tabs
    assert tabs is not None
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        QApplication.processEvents()
        area = tabs.widget(number)
        assert isinstance(area, QScrollArea)
        inner = area.widget()
        assert inner is not None
        assert inner.minimumSizeHint().width() <= area.viewport().width(), tabs.tabText(number)


def test_buttons_make_room_for_the_title(window: MainWindow, qtbot: QtBot, ctx: Context, qapp: QApplication) -> None:
    rapat = meeting(ctx.store)
    page = opened(window, qtbot, "ba-umum", rapat_id=rapat, name="Rapat rutin Maret")
    assert mnemonics.without_key(page.save_button.text()) == "Simpan PDF…"
    theme.apply(qapp, 12.5)
    page = opened(window, qtbot, "ba-umum", rapat_id=rapat, name="Rapat rutin LKM bulan Maret")
    QApplication.processEvents()
    assert page.heading.text() == page.heading.full() == "Berita acara umum: Rapat rutin LKM bulan Maret"
    assert [mnemonics.letter(made.text()) for made in (page.save_button, page.print_button)] == ["s", "e"]
    window.activateWindow()
    with qtbot.waitSignal(page.back_button.clicked, timeout=2000):
        QTest.keyClick(window, Key.Key_M, ALT)
