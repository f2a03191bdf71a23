"""The page of attendance from Excel: from a meeting and from the import page; asked, saved, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from lkm_desktop.services import undangan
from lkm_desktop.services.roll import roll
from lkm_desktop.storage import Store
from tests.pembantu import meeting, person
from tests.ui.perekam import Recorder
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.impor.kehadiran import AttendancePage
from ui.pages.impor.page import ImportPage
from ui.pages.rapat.meeting import MeetingPage

NAMA = ("Ahmad Rifai", "Siti Aminah", "Noor Hasanah")


@pytest.fixture
def store(ctx: Context) -> Store:
    return ctx.store


def absen(path: Path, baris: list[list[Any]]) -> Path:
    wb = openpyxl.Workbook()
    for satu in baris:
        wb.active.append(satu)
    wb.save(path)
    return path


def rapat(store: Store) -> str:
    rapat_id = meeting(store)
    orang = [person(store, nama) for nama in NAMA]
    with store.unit("Undang") as s:
        undangan.undang(s, rapat_id, orang)
    return rapat_id


def tanda(store: Store, rapat_id: str) -> dict[str, str]:
    with store.read() as s:
        return {r.nama: r.status for r in roll(s, rapat_id).rows}


def read(qtbot: QtBot, window: MainWindow) -> AttendancePage:
    page = window.page
    assert isinstance(page, AttendancePage)
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=30_000)
    return page


def test_from_the_meeting_asked_saved_and_taken_back(
    qtbot: QtBot, store: Store, window: MainWindow, ask: Recorder, tmp_path: Path
) -> None:
    rapat_id = rapat(store)
    berkas = absen(tmp_path / "absen.xlsx", [["No", "Nama", "Kehadiran"], [1, NAMA[0], "H"], [2, "Siti Aminnah", "I"],
                                             [3, "Pak Lurah", "v"]])  # fmt: skip
    window.show_page("rapat_isi", rapat_id=rapat_id, tab="kehadiran")
    assert isinstance(window.page, MeetingPage)
    window.page.roll.sheet.click()
    page = read(qtbot, window)
    assert page.counts.full() == "Untuk rapat 1. Rapat rutin Maret"
    page.read(berkas)
    page = read(qtbot, window)
    assert [page.model.index(n, 1).data() for n in range(3)] == ["Baru", "Bermasalah", "Baru"]
    assert not page.save_button.isEnabled()
    assert "Mungkin Siti Aminah" in page.reason.text()
    page.decision.choice.set_value(page.plan.baris[1].calon[0].kunci if page.plan else None)
    page.decision.choice.edited.emit()
    assert page.save_button.text().replace("&", "") == "Simpan 3 tanda"
    page.save()
    assert isinstance(window.page, MeetingPage)
    assert tanda(store, rapat_id) == {NAMA[0]: "hadir", NAMA[2]: "", NAMA[1]: "izin", "Pak Lurah": "hadir"}
    assert store.undo() == "Impor kehadiran dari absen.xlsx"
    assert set(tanda(store, rapat_id).values()) == {""}


def test_from_the_import_page_several_meetings_by_their_days(
    qtbot: QtBot, store: Store, window: MainWindow, tmp_path: Path
) -> None:
    rapat_id = rapat(store)
    berkas = absen(tmp_path / "rekap.xlsx", [["No", "Nama", "10/03/2025", "07/04/2025"], [1, NAMA[0], "H", "H"],
                                             [2, NAMA[1], "S", "H"]])  # fmt: skip
    window.show_page("impor", path=berkas)
    assert isinstance(window.page, ImportPage)
    qtbot.waitUntil(lambda: isinstance(window.page, AttendancePage), timeout=30_000)
    page = read(qtbot, window)
    assert page.choice.column.isVisible()
    assert [page.choice.column.itemText(n) for n in range(2)] == ["10-03-2025", "07-04-2025  (belum)"]
    assert page.choice.state.full() == "Belum ada rapat pada 7 April 2025; catat dulu rapatnya."
    page.replace.setChecked(True)
    page.save()
    assert tanda(store, rapat_id) == {NAMA[0]: "hadir", NAMA[1]: "sakit", NAMA[2]: ""}


def test_a_file_that_is_no_roll_is_told(qtbot: QtBot, store: Store, window: MainWindow, tmp_path: Path) -> None:
    rapat_id = rapat(store)
    window.show_page("impor_kehadiran", rapat_id=rapat_id)
    page = read(qtbot, window)
    page.read(absen(tmp_path / "x.xlsx", [["Barang", "Harga"], ["Meja", 1000]]))
    read(qtbot, window)
    assert "Daftar hadir tidak ditemukan" in page.bar.text
    page.back()
    assert isinstance(window.page, MeetingPage)
