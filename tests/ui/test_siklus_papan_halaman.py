"""The board of the siklus by keyboard: from an empty office to a planned meeting, a waiver, files, a closed siklus."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from lkm_desktop.services import kehadiran, orang, papan, rapat, siklus
from lkm_desktop.storage import Store
from tests.ui import siklus_bantu as bantu
from tests.ui.perekam import Recorder
from tests.ui.siklus_bantu import TODAY, press, shown, stage, type_in
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.rapat.kit_page import NewMeetingPage
from ui.pages.rapat.meeting import MeetingPage
from ui.pages.siklus.new_page import NewSiklusPage

Key = Qt.Key


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office of the window, with six residents in three RT."""
    bantu.people(ctx.store)
    return ctx.store


@pytest.fixture
def siklus_id(store: Store) -> str:
    """A siklus of three stages that began forty days ago."""
    return bantu.make(store)


@pytest.fixture
def small(window: MainWindow) -> MainWindow:
    """The window as small as it must fit."""
    window.resize(1093, 580)
    window.activateWindow()
    return window


def test_an_office_without_a_siklus_begins_one_by_keys(store: Store, small: MainWindow) -> None:
    page = shown(small)
    assert "Belum" not in page.heading.full()
    assert page.empty.button.hasFocus()
    press(Key.Key_Return)
    new = small.page
    assert isinstance(new, NewSiklusPage)
    assert new.list.hasFocus()
    press(Key.Key_End)
    names = [new.list.item(n).text() for n in range(new.list.count())]
    assert names[0].startswith("PNPM")
    assert "PLPBK" in names[-1]
    press(Key.Key_Home, Key.Key_Return)
    assert QApplication.focusWidget() is new.form.inputs["nama"]
    assert new.form.inputs["program"].text() == "PNPM Mandiri Perkotaan"
    press(Key.Key_A, ctrl=True)
    type_in("Siklus warga")
    new.form.inputs["mulai"].set_value(date(2026, 1, 5))
    new.form.inputs["mulai"].edited.emit()
    assert new.model.index(0, 1).data() == "5–25 Jan 2026"
    small.commands.page_save()
    board = shown(small)
    assert board.heading.full() == "Siklus warga"
    assert board.counts.full().startswith("Tahap 1 dari 11")
    small.commands.undo()
    assert board.siklus_id is None
    with store.read() as s:
        assert siklus.daftar(s) == ()


def test_a_meeting_is_planned_from_the_board_and_changes_its_state(
    store: Store, siklus_id: str, small: MainWindow,
) -> None:
    page = shown(small)
    assert page.board.row.cards[0].hasFocus()
    assert page.board.row.cards[0].below.full() == f"Terlambat {stage(store, siklus_id, 1).terlambat} hari"
    press(Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Home)
    assert page.board.row.place == 0
    press(Key.Key_Return)  # into the stage
    assert page.board.activities.table.hasFocus()
    press(Key.Key_Return)  # no meeting yet: plan it
    new = small.page
    assert isinstance(new, NewMeetingPage)
    form = new.facts.form.inputs
    assert new.kits.code() == "rkm"
    assert form["kode_kegiatan"].text() == "0201"
    assert form["judul"].text() == "RKM kelurahan"
    assert form["kegiatan_id"].currentText() == "0201 RKM kelurahan · RKM"
    assert form["tanggal"].value() == TODAY
    small.commands.page_save()
    meeting = small.page
    assert isinstance(meeting, MeetingPage)
    assert meeting.rapat_id is not None
    page = shown(small)
    line = page.board.activities.line()
    assert line is not None
    assert line.meeting is not None
    held = stage(store, siklus_id, 1)
    assert [need.terpenuhi for need in held.syarat] == [True, False, False]
    row = page.board.requirements.rows[1]
    assert row.buttons["perbaiki"].text() == "Catat kehadiran"
    row.buttons["perbaiki"].setFocus()
    press(Key.Key_Return)
    assert isinstance(small.page, MeetingPage)
    assert small.page.tabs.currentIndex() == 1
    with store.unit("jumlah") as s:
        rapat.save_rapat(s, meeting.rapat_id, {"mode": "jumlah"})
        kehadiran.save_counts(s, meeting.rapat_id, 12, 15, 3)
    page = shown(small)
    assert page.board.activities.model.index(0, 2).data() == "27"
    assert page.board.activities.model.index(0, 3).data() == "15"
    assert "2 dari 3 terpenuhi" in page.board.requirements.state.full()


def test_the_button_offers_every_rt_that_is_missing(store: Store, siklus_id: str, small: MainWindow) -> None:
    page = shown(small, tahap_id=stage(store, siklus_id, 2).id)
    menu = page.board.activities.plan_button.menu()
    assert [action.data() for action in menu.actions()] == ["RT 01/RW 01", "RT 02/RW 01", "RT 03/RW 01"]
    menu.actions()[1].trigger()
    new = small.page
    assert isinstance(new, NewMeetingPage)
    assert (new.facts.form.inputs["rt"].text(), new.facts.form.inputs["rw"].text()) == ("02", "01")
    assert new.facts.form.inputs["judul"].text() == "Kajian RT, RT 02/RW 01"
    new.facts.cancel()
    kegiatan = stage(store, siklus_id, 2).kegiatan[0]
    with store.unit("rapat") as s:
        rapat.save_rapat(s, None, {"jenis": "rembug_rt", "judul": "Kajian RT, RT 02/RW 01", "tanggal": TODAY,
                                   "rt": "2", "rw": "1", "kegiatan_id": kegiatan.id})
    assert stage(store, siklus_id, 2).kegiatan[0].kurang == ("RT 01/RW 01", "RT 03/RW 01")
    page = shown(small)
    names = [page.board.activities.model.index(n, 0).data().strip() for n in range(2)]
    assert names == ["0401  Kajian RT", "RT 02/RW 01"]


def test_a_requirement_is_waived_with_a_reason_and_counted_again(
    store: Store, siklus_id: str, small: MainWindow,
) -> None:
    page = shown(small)
    needs = page.board.requirements
    needs.rows[2].buttons["bebaskan"].setFocus()
    press(Key.Key_Return)
    assert needs.waive_card.isVisible()
    small.commands.page_save()
    assert needs.waive_card.isVisible()  # no reason, no waiver
    type_in("Disahkan lisan oleh rembug")
    small.commands.page_save()
    assert not needs.waive_card.isVisible()
    waived = stage(store, siklus_id, 1).syarat[2]
    assert (waived.bebas, waived.alasan, waived.tanggal) == (True, "Disahkan lisan oleh rembug", TODAY)
    assert store.undo_label == "Bebaskan syarat Berita acara dilampirkan"
    assert "Disahkan lisan oleh rembug" in _texts(needs.rows[2])
    assert list(needs.rows[2].buttons) == ["cabut"]
    needs.rows[2].buttons["cabut"].click()
    assert not stage(store, siklus_id, 1).syarat[2].bebas
    small.commands.undo()
    assert stage(store, siklus_id, 1).syarat[2].bebas
    small.commands.undo()
    assert not stage(store, siklus_id, 1).syarat[2].bebas


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_what_there_was_before_the_board_a_meeting_is_linked_and_a_file_attached(
    store: Store, siklus_id: str, small: MainWindow, ask: Recorder, tmp_path: Path,
) -> None:
    with store.unit("rapat") as s:
        old = rapat.save_rapat(s, None, {"jenis": "rkm", "judul": "Rembug lama", "tanggal": bantu.START})
    page = shown(small)
    act = page.board.activities
    act.link_button.setFocus()
    press(Key.Key_Return)
    assert act.link_card.rows[0].judul == "Rembug lama"
    press(Key.Key_Return)
    assert stage(store, siklus_id, 1).kegiatan[0].rapat[0].id == old
    with store.read() as s:
        assert rapat.get_rapat(s, old)["kode_kegiatan"] == "0201"
    act.unlink_button.click()
    assert stage(store, siklus_id, 1).kegiatan[0].rapat == ()
    small.commands.undo()
    assert stage(store, siklus_id, 1).kegiatan[0].rapat[0].id == old
    scan = tmp_path / "berita acara.pdf"
    scan.write_bytes(b"%PDF-1.4 contoh")
    ask.expect("open_file", scan)
    page.board.requirements.rows[2].buttons["perbaiki"].click()
    assert stage(store, siklus_id, 1).syarat[2].terpenuhi
    files = page.board.requirements.rows[2]
    assert [made.text() for made in files.buttons.values()] == ["berita acara.pdf"]
    page.source.detach(page.source.files(files.need.id)[0])
    assert not stage(store, siklus_id, 1).syarat[2].terpenuhi


def test_people_and_the_sheet_of_a_stage(store: Store, siklus_id: str, small: MainWindow) -> None:
    page = shown(small, bagian="orang")
    people = page.board.people
    assert people.empty.isVisible()
    small.commands.page_new()
    form = people.card.form.inputs
    with store.read() as s:
        person = orang.search(s, "Fatimah", 1)[0].id
    form["orang_id"].set_value(person)
    form["badan"].set_value("tim_ps")
    small.commands.page_save()
    assert [row.nama for row in people.rows] == ["Fatimah"]
    assert people.model.index(0, 0).data() == "Tim Pemetaan Swadaya"
    people.delete()
    assert people.rows == []
    small.commands.undo()
    assert len(people.rows) == 1
    page.board.show_part("lembar")
    sheet = page.board.sheet
    sheet.inputs["tujuan"].setFocus()
    type_in("Warga memutuskan bersama.")
    page.board.row.go(1)  # typed text waits with its stage
    assert sheet.inputs["tujuan"].value() is None
    page.board.row.go(0)
    assert sheet.dirty
    small.commands.page_save()
    assert page.source.stage(stage(store, siklus_id, 1).id)["tujuan"] == "Warga memutuskan bersama."
    assert not sheet.dirty


def test_a_closed_siklus_is_read_not_changed_until_it_runs_again(
    store: Store, siklus_id: str, small: MainWindow, ask: Recorder,
) -> None:
    page = shown(small)
    ask.expect("text", TODAY.strftime("%d-%m-%Y"))
    page.whole.close_siklus()
    assert "4 syarat belum terpenuhi" in ask.asked[-1][1]
    assert page.counts.full().startswith("Ditutup ")
    assert not page.board.activities.plan_button.isEnabled()
    assert all(not row.buttons for row in page.board.requirements.rows)
    page.whole.reopen_siklus()
    assert page.board.activities.plan_button.isEnabled()
    page.whole.delete_siklus()
    assert page.siklus_id is None
    small.commands.undo()
    assert page.siklus_id == siklus_id


def test_nothing_is_cut_off_at_125_percent_with_eleven_stages(store: Store, small: MainWindow) -> None:
    with store.unit("siklus") as s:
        found = siklus.buat(s, "pnpm_tahun_1", "Siklus perencanaan partisipatif 2026", bantu.START)
        count = len(papan.papan(s, found, TODAY).tahap)
    page = shown(small)
    row = page.board.row
    assert len(row.cards) == count == 11
    assert len({card.y() for card in row.cards}) == 2
    cut = [label.full() for card in row.cards for label in (card.title, card.below) if label.text() != label.full()]
    assert cut == []
    assert page.counts.text() == page.counts.full()
    for place in range(count):
        row.go(place)
        QApplication.processEvents()
        narrow = [made.text() for made in page.findChildren(QPushButton)
                  if made.isVisible() and made.text() and made.width() < made.sizeHint().width()]
        assert narrow == []
        assert page.board.live.text() == page.board.live.full()
    page.board.show_part("lembar")  # a form takes the room of the cards, which stay whole in one low line
    QApplication.processEvents()
    assert len({card.y() for card in row.cards}) == 1
    assert [card.title.full() for card in row.cards if card.title.text() != card.title.full()] == []
    assert row.cards[-1].isChecked()
    assert row.cards[-1].title.text().startswith("11. ")
    least = page.minimumSizeHint()
    assert least.width() <= small.stack.width()
    assert least.height() <= small.stack.height()
