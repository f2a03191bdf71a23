"""Minutes, papers, frozen numbers, and what every page promises: names, keys, size."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.services import dokumen, draf, kehadiran, notulen, rapat, tindak_lanjut
from lkm_desktop.storage import Store
from tests.ui.perekam import Recorder
from tests.ui.rapat_bantu import fill, marks, meeting_id, opened, rows
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pratinjau import PreviewPage
from ui.pages.preview_request import Request
from ui.pages.rapat import papers
from ui.pages.rapat.meeting import TABS, MeetingPage
from ui.pages.rapat.typed_tab import TypedTab
from ui.widgets.message_bar import MessageBar

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


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


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


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
    point = tab.agenda.entries[0].inputs
    QTest.keyClicks(point["waktu"], "19.45")
    QTest.keyClicks(point["pembawa"], "Budi Santoso")
    QTest.keyClicks(point["pembahasan"], "Pengembalian 92 persen.")
    point["pembahasan"].setFocus()
    QTest.keyClick(focus(), Key.Key_T, CONTROL)
    for words in ("Fatimah", "Jam buka ditambah", "Dicoba sebulan"):
        QTest.keyClicks(focus(), words)
        QTest.keyClick(focus(), Key.Key_Tab)
    tab.agenda.entries[1].inputs["pokok"].setFocus()
    QTest.keyClick(focus(), Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(focus(), "Lain-lain")
    QTest.keyClick(focus(), Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(tab.head["penutup"], "Ditutup dengan doa")
    window.commands.page_save()
    with store.read() as s:
        kept = notulen.get_notulen(s, found)
    assert (kept["pimpinan"], kept["penutup"]) == ("Abdul Rahman", "Ditutup dengan doa")
    assert [a["pokok"] for a in kept["agenda"]] == ["Laporan UPK", "Lain-lain", "Gotong royong"]
    first = kept["agenda"][0]
    told = [first[key] for key in ("waktu", "pembawa", "pembahasan")]
    assert told == ["19.45", "Budi Santoso", "Pengembalian 92 persen."]
    assert [(u["pengusul"], u["isi"], u["tanggapan"]) for u in first["usulan"]] == [
        ("Fatimah", "Jam buka ditambah", "Dicoba sebulan")]
    assert not tab.dirty
    assert store.undo_label == "Simpan notulen Rapat Pleno"
    window.commands.undo()
    assert [e.values()["pokok"] for e in tab.agenda.entries] == ["Laporan UPK", "Gotong royong"]
    assert tab.agenda.entries[0].inputs["pembahasan"].value() is None


@pytest.mark.parametrize("tab", ["notulen", "keputusan"])
def test_typing_survives_as_a_draft(window: MainWindow, store: Store, tab: str) -> None:
    found = meeting_id(store)
    page = opened(window, found, tab)
    typed: TypedTab = page.minutes if tab == "notulen" else page.decisions
    entry = typed.lists["agenda" if tab == "notulen" else "keputusan"].entries[0]
    key = "pembahasan" if tab == "notulen" else "isi"
    QTest.keyClicks(entry.inputs[key], "Membeli pengeras suara")
    if tab == "keputusan":
        QTest.keyClicks(entry.lists["tindak_lanjut"].entries[0].inputs["tenggat"], "1/12/2015")
    assert typed._timer.isActive()
    window.show_page("rapat")
    with store.read() as s:
        assert draf.get_draf(s, f"{tab}:{found}") is not None
    typed.dirty = False  # as after a power cut: the text is only in the draft
    typed._record = None
    opened(window, found, tab)
    typed.show_meeting(page.source.meeting(found))
    assert "belum disimpan" in typed.bar.text
    press(typed.bar)
    entry = typed.lists["agenda" if tab == "notulen" else "keputusan"].entries[0]
    assert entry.inputs[key].value() == "Membeli pengeras suara"
    if tab == "keputusan":
        assert entry.values()["tindak_lanjut"][0]["tenggat"] == date(2015, 12, 1)
    assert typed.save()
    with store.read() as s:
        assert draf.get_draf(s, f"{tab}:{found}") is None
        kept = notulen.get_notulen(s, found)
    stored = kept["agenda"][0]["pembahasan"] if tab == "notulen" else kept["keputusan"][0]["isi"]
    assert stored == "Membeli pengeras suara"


def test_the_draft_does_not_wait_for_a_pause(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    found = meeting_id(store)
    page = opened(window, found, "notulen")
    field = page.minutes.agenda.entries[0].inputs["pembahasan"]
    begun = time.monotonic()
    while time.monotonic() - begun < 2.2:
        QTest.keyClicks(field, "ya ")
        qtbot.wait(60)  # never a pause that a timer could wait for
    with store.read() as s:
        assert draf.get_draf(s, f"notulen:{found}") is not None
    page.minutes.cancel()


def test_open_follow_ups_of_earlier_meetings_are_asked_for(window: MainWindow, store: Store) -> None:
    before = meeting_id(store)
    with store.unit("x") as s:
        rapat.save_rapat(s, before, {"tanggal": date(2015, 8, 1), "judul": "Rapat Agustus"})
        notulen.save_notulen(s, before, {"tindak_lanjut": [
            {"isi": "Beli tenda", "penanggung_jawab": "Budi", "tenggat": date(2015, 8, 30)}, {"isi": "Sapu balai"}]})
    found = meeting_id(store)
    page = opened(window, found, "notulen")
    card = page.minutes.carried
    assert card.isVisible()
    assert card.toggle.text().replace("&", "").startswith("Tindak lanjut rapat lalu (2, 1 terlambat)")
    tent = card.rows[0]
    assert tent.late.text() == "terlambat 3 minggu"
    assert "Budi" in tent.details.text()
    assert "tenggat 30 Agt 2015" in tent.details.text()
    assert "Rapat Agustus" in tent.details.text()
    tent.state.setFocus()
    QTest.keyClicks(tent.state, "S")
    QTest.keyClick(focus(), Key.Key_Tab)
    QTest.keyClicks(focus(), "Sudah dibeli")
    assert page.minutes.dirty
    window.commands.page_save()
    with store.read() as s:
        item = tindak_lanjut.dibawa(s, found)[0]
        assert (item.keadaan, item.catatan) == ("selesai", "Sudah dibeli")
    later = meeting_id(store)
    with store.unit("x") as s:
        rapat.save_rapat(s, later, {"tanggal": date(2015, 10, 1)})
    page = opened(window, later, "notulen")
    assert [row.item.isi for row in page.minutes.carried.rows] == ["Sapu balai"]
    page = opened(window, found, "notulen")
    assert [row.value()["keadaan"] for row in page.minutes.carried.rows] == ["selesai", "terbuka"]
    assert page.minutes.carried.rows[0].words.value() == "Sudah dibeli"
    page = opened(window, before, "notulen")
    assert not page.minutes.carried.isVisible()


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
    page = opened(window, found, "kehadiran")
    (wanted,) = requested(page, window, monkeypatch)
    assert wanted.kind == papers.ATTENDANCE
    assert wanted.file_name == "Daftar-hadir-Rapat-Pleno_2015-09-21.pdf"
    made = wanted.draw(wanted.start)
    assert isinstance(made, Kertasnya)
    pdf = made.data
    assert pdf.startswith(b"%PDF")
    with store.unit("Cetak") as s:
        dokumen.paper_made(s, wanted.paper, pdf, "F4", 1, found)
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
    page = opened(window, found, "kehadiran")
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
    made = wanted.draw(wanted.start)
    assert isinstance(made, Kertasnya)
    pdf = made.data
    with store.unit("Cetak") as s:
        dokumen.paper_made(s, wanted.paper, pdf, "F4", 1, found)
    with store.read() as s:
        assert rapat.get_rapat(s, found)["dh_beku"] is None, "only the daftar hadir keeps its numbers"


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


@pytest.mark.parametrize(
    "tab", ["undangan", "kehadiran", "notulen", "keputusan", "relawan", "orang", "tamu", "hubung"]
)
def test_names_keys_and_size(window: MainWindow, store: Store, people: list[str], tab: str) -> None:
    found = meeting_id(store, "LKM", "relawan")
    with store.unit("x") as s:
        kehadiran.record_kehadiran(s, found, "Tamu Jauh dari Seberang Sungai Martapura yang Namanya Panjang Sekali P")
    page = opened(window, found, tab if tab in TABS else "undangan")
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
