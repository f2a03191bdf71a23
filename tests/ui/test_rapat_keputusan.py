"""Tab 4: decisions, votes, numbers and follow-ups, by keyboard on a real office."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lkm_desktop.services import jam_hadir, kehadiran, notulen, roll
from lkm_desktop.storage import Store
from tests.ui.perekam import Recorder
from tests.ui.rapat_bantu import fill, meeting_id, opened
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.rapat.keputusan_rows import Decision, FollowUp

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



def test_decisions_by_keyboard(window: MainWindow, store: Store, people: list[str]) -> None:
    found = meeting_id(store, "LKM")
    page = opened(window, found, "keputusan")
    tab = page.decisions
    decision = tab.decisions.entries[0]
    assert decision.inputs["isi"].hasFocus()
    QTest.keyClicks(focus(), "Gotong royong hari Minggu")
    decision.inputs["agenda_id"].setFocus()
    QTest.keyClick(focus(), Key.Key_Down)
    QTest.keyClick(focus(), Key.Key_Down)
    QTest.keyClick(focus(), Key.Key_Return)
    assert decision.inputs["cara"].hasFocus()
    follow = decision.lists["tindak_lanjut"].entries[0]
    assert isinstance(follow, FollowUp)
    QTest.keyClicks(follow.inputs["penanggung_jawab"], "Kaspul Anwar")
    follow.inputs["tenggat"].setFocus()
    QTest.keyClicks(focus(), "4/10/2015")
    QTest.keyClick(focus(), Key.Key_Tab)
    assert follow.day.text() == "Minggu"
    follow.inputs["isi"].setFocus()
    QTest.keyClick(focus(), Key.Key_T, CONTROL)
    QTest.keyClicks(focus(), "Membeli sapu lidi")
    decision.inputs["isi"].setFocus()
    QTest.keyClick(focus(), Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(focus(), "Rapat lagi bulan depan")
    QTest.keyClick(tab.follow.add_button, Key.Key_Space)
    QTest.keyClicks(focus(), "Menagih iuran")
    QTest.keyClick(focus(), Key.Key_Return, CONTROL)
    assert not tab.dirty, "Ctrl+Enter saves, as in every form"
    with store.read() as s:
        kept = notulen.get_notulen(s, found)
    assert [k["isi"] for k in kept["keputusan"]] == ["Gotong royong hari Minggu", "Rapat lagi bulan depan"]
    assert [k["agenda_id"] for k in kept["keputusan"]] == [kept["agenda"][1]["id"], None]
    keys = ("isi", "penanggung_jawab", "tenggat")
    assert [[tuple(t[key] for key in keys) for t in k["tindak_lanjut"]] for k in kept["keputusan"]] == [
        [("Gotong royong hari Minggu", "Kaspul Anwar", date(2015, 10, 4)), ("Membeli sapu lidi", None, None)], []]
    assert [t["isi"] for t in kept["tindak_lanjut"]] == ["Menagih iuran"]
    assert page.tabs.tabText(3) == "&4 Keputusan (2)"
    assert store.undo_label == "Simpan keputusan Rapat Pleno"
    window.commands.undo()
    assert tab.decisions.entries[0].inputs["isi"].value() is None


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_decision_may_belong_to_a_point_typed_just_now(window: MainWindow, store: Store) -> None:
    found = meeting_id(store)
    page = opened(window, found, "notulen")
    page.minutes.agenda.add()
    QTest.keyClicks(focus(), "Pembelian tenda")
    page.tabs.setCurrentIndex(3)
    decision = page.decisions.decisions.entries[0]
    QTest.keyClicks(decision.inputs["isi"], "Membeli dua tenda")
    decision.inputs["agenda_id"].set_value(page.minutes.agenda.entries[2].id)
    assert decision.inputs["agenda_id"].currentText() == "3. Pembelian tenda"
    assert page.decisions.save()
    with store.read() as s:
        kept = notulen.get_notulen(s, found)
    assert kept["agenda"][2]["id"] == kept["keputusan"][0]["agenda_id"]


def test_more_votes_than_people_are_told_and_asked_about(
    window: MainWindow, store: Store, people: list[str], ask: Recorder
) -> None:
    found = meeting_id(store, "LKM")
    with store.unit("x") as s:
        kehadiran.record_kehadiran(s, found, "1-5")
    page = opened(window, found, "keputusan")
    decision = page.decisions.decisions.entries[0]
    assert isinstance(decision, Decision)
    QTest.keyClicks(decision.inputs["isi"], "Ketua baru")
    assert not decision.votes.isVisible()
    decision.way.setFocus()
    QTest.keyClicks(decision.way, "P")
    assert decision.votes.isVisible()
    for key, votes in (("setuju", "3"), ("tolak", "1")):
        QTest.keyClicks(decision.inputs[key], votes)
    assert decision.there.text() == "Hadir menurut daftar hadir: 5 orang. Jumlah suara 4; 1 orang tidak memberi suara."
    QTest.keyClicks(decision.inputs["abstain"], "9")
    assert "Jumlah suara 13, lebih banyak daripada yang hadir." in decision.there.text()
    assert decision.there.objectName() == "awas"
    QTest.keyClicks(decision.inputs["jam"], "2015")
    ask.expect("confirm", False)
    assert not page.decisions.save()
    assert "13 suara, padahal yang hadir 5 orang" in ask.asked[-1][1]
    with store.read() as s:
        assert notulen.get_notulen(s, found)["keputusan"] == []
    ask.expect("confirm", True)
    assert page.decisions.save()
    with store.read() as s:
        kept = notulen.get_notulen(s, found)["keputusan"][0]
    assert [kept[key] for key in ("cara", "jam", "setuju", "tolak", "abstain")] == ["suara", "20.15", 3, 1, 9]


def test_a_wrong_date_is_told_at_its_decision(window: MainWindow, store: Store) -> None:
    page = opened(window, meeting_id(store), "keputusan")
    decision = page.decisions.decisions.entries[0]
    follow = decision.lists["tindak_lanjut"].entries[0]
    QTest.keyClicks(decision.inputs["isi"], "Gotong royong")
    QTest.keyClicks(follow.inputs["tenggat"], "31/2/2015")
    assert not page.decisions.save()
    assert follow.message.text()
    assert follow.inputs["tenggat"].hasFocus()
    assert page.decisions.dirty
    page.decisions.cancel()


def test_decisions_get_the_next_numbers_and_doubles_are_told(window: MainWindow, store: Store) -> None:
    other = meeting_id(store)
    with store.unit("x") as s:
        notulen.save_notulen(s, other, {"keputusan": [{"isi": "Lama", "nomor": "7/KEP/LKM-MB/IX/2015"}]})
    page = opened(window, meeting_id(store), "keputusan")
    tab = page.decisions
    first = tab.decisions.entries[0]
    QTest.keyClicks(first.inputs["isi"], "Satu")
    tab.decisions.add()
    QTest.keyClicks(focus(), "Dua")
    tab.number_button.click()
    numbers = [entry.inputs["nomor"].value() for entry in tab.decisions.entries]
    assert [number.split("/")[0] for number in numbers] == ["8", "9"]
    assert numbers[0].endswith("/IX/2015")
    first.inputs["nomor"].setFocus()
    first.inputs["nomor"].selectAll()
    QTest.keyClicks(focus(), "7/KEP/LKM-MB/IX/2015")
    QTest.keyClick(focus(), Key.Key_Tab)
    assert isinstance(first, Decision)
    assert first.double.text() == "Nomor 7/KEP/LKM-MB/IX/2015 sudah dipakai di Rapat Pleno."
    assert first.double.isVisible()
    assert page.decisions.save(), "a warning does not stop the work"


def test_presence_at_the_moment_of_a_vote(window: MainWindow, store: Store, people: list[str]) -> None:
    found = meeting_id(store, "LKM")
    with store.unit("x") as s:
        kehadiran.record_kehadiran(s, found, "1-5")
    with store.unit("x") as s:
        jam_hadir.set_times(s, [roll.roll(s, found).rows[0].id], "20.30", None)
    page = opened(window, found, "keputusan")
    decision = page.decisions.decisions.entries[0]
    assert isinstance(decision, Decision)
    decision.way.setFocus()
    QTest.keyClicks(decision.way, "P")
    decision.inputs["jam"].setFocus()
    QTest.keyClicks(focus(), "20.15")
    assert decision.there.text().startswith("Hadir pukul 20.15: 4 orang. Pukul 20.15 hadir 4 dari 6 anggota")
