"""From the utusan to the new board, by the page: marks, the meeting of the rembug, one step and its undo."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import text

from lkm_desktop.services import paw, pemilihan, perolehan, utusan
from lkm_desktop.storage import Store
from tests.pembantu import meeting, member, person
from tests.ui import pemilihan_bantu as bantu
from ui.context import Context
from ui.main_window import MainWindow

Key = Qt.Key
#: tables that making the board touches
TABLES = ("penugasan", "orang", "perolehan", "pemilihan", "naskah", "organisasi")


@pytest.fixture
def store(ctx: Context) -> Store:
    """An office with two members in force."""
    for n, name in enumerate(("Samsul Zaini", "Noor Aulia")):
        member(ctx.store, person(ctx.store, name, jenis_kelamin="LP"[n]), "Anggota" if n else "Koordinator",
               mulai=date(2023, 2, 14))  # fmt: skip
    return ctx.store


@pytest.fixture
def election(store: Store) -> str:
    """Six RTs that are counted, with their utusan."""
    made = bantu.election(store)
    bantu.tallies(store, made, bantu.rows(store, made, 6))
    return made


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the tables, whatever they hold."""
    with store.read() as s:
        return {name: sorted(map(tuple, s.execute(text(f"SELECT * FROM {name}"))), key=str) for name in TABLES}


def test_utusan_are_marked_by_keys_and_counted(store: Store, election: str, window: MainWindow) -> None:
    window.activateWindow()
    page = bantu.opened(window, election, "utusan")
    step = page.delegates
    assert len(step.people) == 14
    assert "belum dibawa ke rembug" in step.women.text()
    step.begin_button.click()
    step.table.go_to(0)
    for key in (Key.Key_Space, Key.Key_T, Key.Key_K, Key.Key_Space):
        QTest.keyClick(step.table, key)
    with store.read() as s:
        found = utusan.utusan(s, election)
    assert [(one.hadir, one.kesediaan) for one in found[:4]] == [
        (True, False), (False, False), (None, True), (True, False)]
    assert store.undo_label == f"Catat kehadiran {found[3].nama}"
    step.rest_button.click()
    assert "2 hadir" in step.counts.text()
    page.tabs.setCurrentIndex(4)
    assert page.round.tally.figures.inputs["memilih_l"].text() in ("0", "1", "2")
    tally = page.round.tally
    tally.model.change({(0, "suara"): "9"})
    tally.figures.inputs["sah"].setText("2")
    tally.figures.inputs["sah"].edited.emit()
    assert tally.told.text().startswith("Salah:")
    tally.cancel()


def test_the_rembug_is_linked_and_ties_of_the_last_seat_stand_in_the_way(
    store: Store, election: str, window: MainWindow,
) -> None:
    held = meeting(store, judul="Rembug pemilihan", tanggal=bantu.DAY)
    bantu.rembug(store, election, (9, 8, 7, 4, 4, 4), settle=False)
    page = bantu.opened(window, election, "rembug")
    card = page.round.result
    card.meeting.set_value(held)
    card.meeting.edited.emit()
    with store.read() as s:
        assert pemilihan.ambil(s, election)["rapat_id"] == held
    assert card.open_button.isVisible()
    assert page.round.tally.ties.tie is not None  # three names for the seats four and five
    assert page.round.tally.ties.tie.menentukan
    page.round.tally.settle()
    assert "Program tidak memilih" in page.bar.text
    ids = page.round.tally.ties.tie.ids
    with store.unit("putuskan") as s:
        perolehan.putuskan(s, ids, "Undian")
    page.round.tally.settle()
    assert card.elected.text().startswith("5 terpilih: ")
    assert "Terpilih 5 orang; biasanya 9 sampai 13." in card.findings.text()


def test_the_new_board_is_one_step_and_undo_brings_back_every_row(
    store: Store, election: str, window: MainWindow,
) -> None:
    with store.unit("kursi") as s:
        pemilihan.simpan(s, election, {"jumlah_anggota": 4})
    bantu.rembug(store, election)
    window.activateWindow()
    page = bantu.opened(window, election, "papan")
    step = page.board
    assert step.new.rows.rowCount() == 4
    assert step.old.rows.rowCount() == 2
    assert "2 masa tugas yang sekarang ditutup" in step.sentences.text()
    step.begin_day.setText("1-1-2026")
    step.begin_day.edited.emit()
    assert "sebelum rembug" in step.stop.text()
    assert not step.make_button.isEnabled()
    step.begin_day.setText("20-2-2026")
    step.begin_day.edited.emit()
    before = everything(store)
    step.make_button.click()
    assert "4 anggota LKM ditetapkan, 2 masa tugas ditutup." in page.bar.text
    assert store.undo_label == "Tetapkan anggota LKM baru"
    assert step.members_button.isVisible()
    assert step.decree_button.isVisible()
    assert not step.make_button.isVisible()
    with store.read() as s:
        assert len(paw.anggota(s, date(2026, 2, 20))) == 4
    page.tabs.setCurrentIndex(4)
    assert "tidak diubah lagi" in page.round.tally.hint.full()
    page.round.tally.table.start(0, "suara")
    QTest.keyClicks(page.round.tally.table, "9")
    assert not page.round.tally.dirty
    page.tabs.setCurrentIndex(5)
    page.ctx.undo()
    assert everything(store) == before
    assert step.make_button.isVisible()
    page.ctx.redo()
    with store.read() as s:
        assert len(paw.anggota(s, date(2026, 2, 20))) == 4
    step.to_members()
    assert window.current == "anggota"
