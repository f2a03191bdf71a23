"""Tab Jadwal: plan, realisation, the siklus before, the korkot's schedule; the activity in a meeting's form."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lkm_desktop.services import kegiatan_rapat, rapat, siklus
from lkm_desktop.storage import Store
from tests.ui import siklus_bantu as bantu
from tests.ui.perekam import Recorder
from tests.ui.rapat_bantu import opened
from tests.ui.siklus_bantu import press, shown, stage
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.siklus.edit_page import EditPage

Key = Qt.Key


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office of the window."""
    return ctx.store


@pytest.fixture
def siklus_id(store: Store) -> str:
    """A siklus of three stages."""
    return bantu.make(store)


def test_the_schedule_stands_beside_the_siklus_before(store: Store, siklus_id: str, window: MainWindow) -> None:
    former = bantu.make(store, "Siklus 2022", bantu.START - timedelta(1400))
    act = stage(store, former, 1).kegiatan[0]
    with store.unit("dulu") as s:
        siklus.tutup(s, former, bantu.START - timedelta(1200))
        siklus.simpan(s, siklus_id, {"sebelum_id": former})
        rapat.save_rapat(s, None, {"jenis": "rkm", "judul": "RKM", "kegiatan_id": act.id,
                                   "tanggal": bantu.START - timedelta(1390)})
    page = shown(window, siklus_id=siklus_id, bagian="jadwal")
    assert page.choice.isVisible()
    assert page.choice.currentText() == "Siklus 2026"
    assert "Dibandingkan dengan Siklus 2022" in page.schedule.about.text()
    cells = [str(page.schedule.model.index(0, n).data()) for n in range(7)]
    assert cells[0] == "1. RKM"
    assert cells[3] == f"terlambat {stage(store, siklus_id, 1).terlambat} hari"
    assert cells[5] == "– (dulu 1)"
    assert page.schedule.table.hasFocus()
    press(Key.Key_Down, Key.Key_Return)
    edit = window.page
    assert isinstance(edit, EditPage)
    assert edit.node.id == stage(store, siklus_id, 2).id
    window.show_page("siklus_atur", siklus_id=former)  # the page that is shown already turns to another siklus
    assert edit.heading.full() == "Atur Siklus 2022"
    page = shown(window)
    shown(window, siklus_id=former)
    assert page.heading.full() == "Siklus 2022"
    assert page.schedule.found is not None
    assert page.schedule.found.siklus.id == former


def workbook(path: Path) -> Path:
    """A schedule as a korkot sends one: the second row says something that the siklus does not know."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["JADWAL INDUK 2026"])
    sheet.append(["No", "Kegiatan", "Mulai", "Selesai"])
    sheet.append([1, "Rembug Kesiapan Masyarakat", date(2026, 2, 2), date(2026, 2, 20)])
    sheet.append([2, "Survei lapangan bersama", date(2026, 3, 2), date(2026, 3, 9)])
    book.save(path)
    return path


def test_the_korkots_schedule_is_shown_chosen_and_written_at_once(
    store: Store, siklus_id: str, window: MainWindow, ask: Recorder, tmp_path: Path, qtbot: QtBot,
) -> None:
    page = shown(window, bagian="jadwal")
    before = [one.rencana_mulai for one in bantu.board(store, siklus_id).tahap]
    ask.expect("open_file", workbook(tmp_path / "jadwal.xlsx"))
    with qtbot.waitSignal(page.schedule.importing.ready, timeout=30_000):
        window.commands.page_import()
    preview = page.schedule.importing
    assert preview.isVisible()
    assert [line.cells[2] for line in preview.lines][:2] == ["Rembug Kesiapan Masyarakat", ""]
    assert preview.lines[0].cells[4] == "2–20 Feb 2026"
    assert "1 baris tidak terpakai" in preview.told.text()
    assert [one.rencana_mulai for one in bantu.board(store, siklus_id).tahap] == before  # nothing is written yet
    preview.table.go_to(1)
    press(Key.Key_Return)
    assert preview.meaning.hasFocus()
    preview.meaning.set_value(f"tahap:{stage(store, siklus_id, 2).id}")
    preview.meaning.edited.emit()
    assert preview.lines[1].cells[4] == "2–9 Mar 2026"
    preview.apply_button.click()
    assert not preview.isVisible()
    after = [one.rencana_mulai for one in bantu.board(store, siklus_id).tahap]
    assert after == [date(2026, 2, 2), date(2026, 3, 2), before[2]]
    assert store.undo_label == "Impor jadwal dari jadwal.xlsx"
    window.commands.undo()
    assert [one.rencana_mulai for one in bantu.board(store, siklus_id).tahap] == before


def test_the_form_of_a_meeting_shows_and_changes_its_activity(
    store: Store, siklus_id: str, window: MainWindow,
) -> None:
    with store.unit("rapat") as s:
        found = rapat.save_rapat(s, None, {"jenis": "rembug_kelurahan", "judul": "Rembug", "tanggal": bantu.TODAY})
    page = opened(window, found)
    form = page.facts.form.inputs
    assert form["kegiatan_id"].isVisible()
    assert [form["kegiatan_id"].itemText(n) for n in range(3)] == [
        "–", "0201 RKM kelurahan · RKM", "0401 Kajian RT · Pemetaan"]
    walk = stage(store, siklus_id, 2).kegiatan[0].id
    form["kegiatan_id"].set_value(walk)
    form["kegiatan_id"].edited.emit()
    assert form["kode_kegiatan"].text() == "0401"
    window.commands.page_save()
    QApplication.processEvents()
    assert stage(store, siklus_id, 2).kegiatan[0].rapat[0].id == found
    form["kegiatan_id"].set_value(None)
    form["kegiatan_id"].edited.emit()
    assert form["kode_kegiatan"].text() == ""
    window.commands.page_save()
    assert stage(store, siklus_id, 2).kegiatan[0].rapat == ()
    window.commands.undo()
    assert stage(store, siklus_id, 2).kegiatan[0].rapat[0].id == found
    with store.unit("tutup") as s:
        siklus.tutup(s, siklus_id, bantu.TODAY)
    assert form["kegiatan_id"].currentText() == "0401 Kajian RT · Pemetaan"  # stays, although nothing else is offered
    with store.read() as s:
        assert kegiatan_rapat.pilihan(s) == []
