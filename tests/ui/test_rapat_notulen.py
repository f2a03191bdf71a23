"""Minutes, papers, frozen numbers, and what every page promises: names, keys, size."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lkm_desktop.services import dokumen, draf, kehadiran, notulen, rapat
from lkm_desktop.storage import Store
from tests.ui.perekam import Recorder
from tests.ui.rapat_bantu import fill, marks, meeting_id, opened, rows
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pratinjau import PreviewPage
from ui.pages.preview_request import Request
from ui.pages.rapat import papers
from ui.pages.rapat.meeting import MeetingPage
from ui.widgets.message_bar import MessageBar

Key = Qt.Key


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows."""
    return ctx.store


@pytest.fixture
def people(store: Store) -> list[str]:
    """Ids of fourteen residents."""
    return fill(store)


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """The window as small as it must fit."""
    window.resize(1093, 580)
    return window


def press(bar: MessageBar, number: int = 0) -> None:
    QTest.mouseClick(bar.buttons()[number], Qt.MouseButton.LeftButton)


# --- minutes --------------------------------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_minutes_by_keyboard(window: MainWindow, store: Store, people: list[str]) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found, "notulen")
    tab = page.minutes
    assert tab.head["pimpinan"].hasFocus()
    assert tab.head["pimpinan"].placeholderText() == "misalnya Abdul Rahman"
    QTest.keyClicks(tab.head["pimpinan"], "Abdul Rahman")
    QTest.keyClicks(tab.agenda.entries[0].inputs["pembahasan"], "Pengembalian 92 persen.")
    decision = tab.decisions.entries[0].inputs
    QTest.keyClicks(decision["isi"], "Gotong royong hari Minggu")
    QTest.keyClicks(decision["penanggung_jawab"], "Kaspul Anwar")
    decision["tenggat"].setFocus()
    QTest.keyClicks(decision["tenggat"], "4/10/2015")
    QTest.keyClick(decision["tenggat"], Key.Key_Tab)
    assert tab.decisions.entries[0].day.text() == "Minggu"  # type: ignore[attr-defined]
    QTest.keyClick(tab.decisions.add_button, Key.Key_Space)
    QTest.keyClicks(tab.decisions.entries[1].inputs["isi"], "Rapat lagi bulan depan")
    QTest.keyClicks(tab.head["penutup"], "Ditutup dengan doa")
    window.commands.page_save()
    with store.read() as s:
        kept = notulen.get_notulen(s, found)
    assert kept["pimpinan"] == "Abdul Rahman"
    assert [(a["pokok"], a["pembahasan"]) for a in kept["agenda"]] == [
        ("Laporan UPK", "Pengembalian 92 persen."), ("Gotong royong", None)]
    follow = [[(t["penanggung_jawab"], t["tenggat"]) for t in k["tindak_lanjut"]] for k in kept["keputusan"]]
    assert [k["isi"] for k in kept["keputusan"]] == ["Gotong royong hari Minggu", "Rapat lagi bulan depan"]
    assert follow == [[("Kaspul Anwar", date(2015, 10, 4))], []]
    assert not tab.dirty
    assert store.undo_label == "Simpan notulen Rapat Pleno"
    window.commands.undo()
    assert tab.decisions.entries[0].inputs["isi"].value() is None


def test_a_wrong_date_is_told_at_its_decision(window: MainWindow, store: Store) -> None:
    page = opened(window, meeting_id(store), "notulen")
    decision = page.minutes.decisions.entries[0]
    QTest.keyClicks(decision.inputs["isi"], "Gotong royong")
    QTest.keyClicks(decision.inputs["tenggat"], "31/2/2015")
    assert not page.minutes.save()
    assert decision.message.text()
    assert page.minutes.dirty
    page.minutes.cancel()


def test_typed_minutes_survive_as_a_draft(window: MainWindow, store: Store) -> None:
    found = meeting_id(store)
    page = opened(window, found, "notulen")
    decision = page.minutes.decisions.entries[0].inputs
    QTest.keyClicks(decision["isi"], "Membeli pengeras suara")
    QTest.keyClicks(decision["tenggat"], "1/12/2015")
    assert page.minutes._timer.isActive()
    window.show_page("rapat")
    with store.read() as s:
        assert draf.get_draf(s, f"notulen:{found}") is not None
    page.minutes.dirty = False  # as after a power cut: the text is only in the draft
    page.minutes._meeting = None
    opened(window, found, "notulen")
    page.minutes.show_meeting(page.source.meeting(found))
    assert "belum disimpan" in page.minutes.bar.text
    press(page.minutes.bar)
    assert page.minutes.decisions.values()[0]["isi"] == "Membeli pengeras suara"
    assert page.minutes.decisions.values()[0]["tindak_lanjut"][0]["tenggat"] == date(2015, 12, 1)
    assert page.minutes.save()
    with store.read() as s:
        assert draf.get_draf(s, f"notulen:{found}") is None
        assert notulen.get_notulen(s, found)["keputusan"][0]["isi"] == "Membeli pengeras suara"


def test_minutes_show_who_was_present(window: MainWindow, store: Store, people: list[str]) -> None:
    found = meeting_id(store, "LKM")
    with store.unit("x") as s:
        kehadiran.record_kehadiran(s, found, "1-3 4i 5a")
    page = opened(window, found, "notulen")
    card = page.minutes.present
    assert card.titles["hadir"].text() == "Hadir (3)"
    assert card.names["hadir"].text() == "Abdul Rahman\nAisyah\nBudi Santoso"
    assert card.names["izin"].text() == "Fatimah"
    assert card.titles["alpa"].text() == "Tanpa kabar (1)"
    assert "Senin tanggal dua puluh satu" in card.day.text()


def test_a_removed_point_can_be_taken_back(window: MainWindow, store: Store) -> None:
    found = meeting_id(store)
    page = opened(window, found, "notulen")
    QTest.keyClick(page.minutes.agenda.entries[0].remove, Key.Key_Space)
    assert [e.values()["pokok"] for e in page.minutes.agenda.entries] == ["Gotong royong"]
    page.minutes.save()
    window.commands.undo()
    assert [e.values()["pokok"] for e in page.minutes.agenda.entries] == ["Laporan UPK", "Gotong royong"]


# --- papers ---------------------------------------------------------------------------------------------------------


def requested(page: MeetingPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    found: list[Request] = []
    monkeypatch.setattr(page.ctx, "preview", found.append)
    window.commands.page_print()
    return found


def test_printing_the_attendance_sheet_freezes_its_numbers(
    window: MainWindow, store: Store, people: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found)
    (wanted,) = requested(page, window, monkeypatch)
    assert wanted.kind == papers.ATTENDANCE
    assert wanted.file_name == "Daftar-hadir_Rapat-Pleno_2015-09-21.pdf"
    pdf = wanted.draw(wanted.start)
    assert pdf.startswith(b"%PDF")
    assert wanted.printed is not None
    wanted.printed(pdf, wanted.start, 1)
    with store.read() as s:
        assert rapat.get_rapat(s, found)["dh_beku"] is not None
        assert [(c.jenis, c.kertas, c.halaman) for c in dokumen.printed(s, found)] == [("daftar-hadir", "F4", 1)]
    assert "sudah tetap sejak dicetak" in page.roll.banner.text
    assert not page.invited.remove_button.isEnabled()
    page.invited.table.go_to(0)
    assert not page.invited.remove_button.isEnabled()
    page.tabs.setCurrentIndex(1)
    press(page.roll.banner)
    with store.read() as s:
        assert rapat.get_rapat(s, found)["dh_beku"] is None
    assert page.roll.banner.text == ""
    assert store.undo_label == "Buka nomor daftar hadir Rapat Pleno"


def test_the_sheet_saved_from_the_preview_is_the_one_that_is_typed(
    qtbot: QtBot, window: MainWindow, store: Store, people: list[str], ask: Recorder, tmp_path: Path
) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found)
    page.invited.model.show([])  # what the page shows does not matter for the paper
    window.commands.page_print()
    preview = window.page
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=15_000)
    ask.expect("save_file", tmp_path / "daftar.pdf")
    window.commands.page_save()
    text = PdfReader(tmp_path / "daftar.pdf").pages[0].extract_text()
    assert "Hj. Noor Hasanah" in text
    assert "Senin, 21 September 2015" in text
    qtbot.waitUntil(lambda: not window.ctx.worker.busy, timeout=15_000)
    preview._back()
    assert window.current == "rapat_isi"
    assert "sudah tetap sejak dicetak" in page.roll.banner.text
    page.tabs.setCurrentIndex(1)
    QTest.keyClicks(page.roll.entry, "1-3 9=Pak Camat L")
    page.roll.entry._popup.hide()
    QTest.keyClick(page.roll.entry, Key.Key_Return)
    assert [(r.urut, r.nama) for r in rows(store, found) if r.status == "hadir"] == [
        (1, "Abdul Rahman"), (2, "Aisyah"), (3, "Budi Santoso"), (9, "Pak Camat")]


def test_marked_paper_is_not_opened_again(window: MainWindow, store: Store, people: list[str]) -> None:
    found = meeting_id(store, "LKM")
    with store.unit("x") as s:
        kehadiran.freeze(s, found)
        kehadiran.record_kehadiran(s, found, "1")
    page = opened(window, found, "kehadiran")
    press(page.roll.banner)
    assert "Sudah ada 1 baris" in page.bar.text
    assert page.roll.banner.text
    assert marks(store, found) == {1: "hadir"}


def test_minutes_are_saved_before_they_are_printed(
    window: MainWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = meeting_id(store)
    page = opened(window, found, "notulen")
    QTest.keyClicks(page.minutes.head["penutup"], "Ditutup pukul 22.00")
    (wanted,) = requested(page, window, monkeypatch)
    assert wanted.kind == papers.MINUTES
    with store.read() as s:
        assert notulen.get_notulen(s, found)["penutup"] == "Ditutup pukul 22.00"
    pdf = wanted.draw(wanted.start)
    assert wanted.printed is not None
    wanted.printed(pdf, wanted.start, 1)
    with store.read() as s:
        assert rapat.get_rapat(s, found)["dh_beku"] is None


def test_a_meeting_that_vanished_leads_back_to_the_list(window: MainWindow, store: Store) -> None:
    page = opened(window, meeting_id(store))
    assert page.meeting is not None
    window.commands.undo()
    assert window.current == "rapat"
    assert page.rapat_id is None


# --- promises of every page -----------------------------------------------------------------------------------------


def focusable(root: QWidget) -> list[QWidget]:
    return [
        w for w in root.findChildren(QWidget)
        if w.isVisibleTo(root) and w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.objectName().startswith("qt_")
    ]


@pytest.mark.parametrize("tab", ["undangan", "kehadiran", "notulen", "relawan", "orang", "tamu", "hubung"])
def test_names_keys_and_size(window: MainWindow, store: Store, people: list[str], tab: str) -> None:
    found = meeting_id(store, "LKM", "relawan")
    with store.unit("x") as s:
        kehadiran.record_kehadiran(s, found, "Tamu Jauh dari Seberang Sungai Martapura yang Namanya Panjang Sekali P")
    page = opened(window, found, tab if tab in ("undangan", "kehadiran", "notulen") else "undangan")
    if tab == "hubung":
        page.tabs.setCurrentIndex(1)
        page.roll.table.go_to(10)
        page.roll.start_link()
    elif tab in page.invited.panels:
        page.invited.show_panel(tab)
    mnemonics.refresh(page)
    nameless = [w for w in focusable(page) if not (w.accessibleName() or getattr(w, "text", str)())]
    assert nameless == []
    keys = [
        mnemonics.letter(w.text())
        for w in page.findChildren(QWidget)
        if isinstance(w, QAbstractButton | QLabel) and w.isVisibleTo(page) and mnemonics.letter(w.text())
    ]
    assert len(keys) == len(set(keys))
    assert window.minimumSizeHint().width() <= 1093
    assert window.minimumSizeHint().height() <= 580
    assert (window.width(), window.height()) == (1093, 580)


def test_tab_reaches_everything_on_the_roll(window: MainWindow, store: Store, people: list[str]) -> None:
    page = opened(window, meeting_id(store, "LKM"), "kehadiran")
    page.roll.entry.setFocus()
    reached = set()
    for _ in range(40):
        widget = window.focusWidget()
        reached.add(widget)
        QTest.keyClick(widget, Key.Key_Tab)
    for wanted in (page.roll.table, page.roll.rest, page.back_button, page.attendance_button, page.tabs.tabBar()):
        assert wanted in reached, wanted.accessibleName()
