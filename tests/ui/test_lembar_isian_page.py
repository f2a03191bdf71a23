"""The page of fill-in sheets: give one out, take the approved changes of one that came back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lkm_desktop.domain import REGISTERS
from lkm_desktop.importers import read
from lkm_desktop.services import kartu
from tests.services.lembar_bantu import baris, isi, kolom, ubah
from tests.ui.perekam import NAMES, Recorder, show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.lembar_isian import source
from ui.pages.lembar_isian.page import LembarIsianPage
from ui.register.page import RegisterPage

SATU, DUA, TIGA = NAMES[0], NAMES[1], NAMES[2]


@pytest.fixture(autouse=True)
def _no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read without a child process."""
    monkeypatch.setattr(read, "baca", lambda path, **_: read.baca_bita(path.read_bytes(), path.name))


@pytest.fixture
def sheet(people: dict[str, str], ctx: Context, tmp_path: Path) -> Path:
    """A sheet of the five residents that came back with changes; the office changed one of them meanwhile."""
    wanted = source.Wanted(columns=("nama", "alamat", "no_hp", "rt"), empty=2)
    data = source.make_sheet(wanted, tmp_path / "keluar.xlsx", ctx.store, lambda *_: None)
    with ctx.unit("Ubah") as s:
        kartu.save(s, REGISTERS["orang"], people[SATU], {"alamat": "Jl. Kantor"})

    def kerja(ws: Any) -> None:
        isi("Alamat", SATU, "Jl. Lembar")(ws)
        isi("No. HP", DUA, "081234567890")(ws)
        isi("RT", TIGA, "RT lama")(ws)
        ws.cell(baris(ws, ""), kolom(ws, "Nama lengkap")).value = "Rahmawati"
        ws.delete_rows(baris(ws, NAMES[3]))

    place = tmp_path / "isian.xlsx"
    place.write_bytes(ubah(data, kerja))
    return place


def test_a_sheet_is_made_of_what_the_register_shows(
    page: RegisterPage, window: MainWindow, ask: Recorder, tmp_path: Path, qtbot: QtBot
) -> None:  # fmt: skip
    page.filters.set_filter("rt", "02")
    window.commands.show_fill_sheets()
    made = window.page
    assert isinstance(made, LembarIsianPage)
    making = made.making
    assert (making.register.value(), making.rt.value()) == ("orang", "02")
    assert making.count.text() == "1 orang dan 10 baris kosong, 11 kolom."
    assert making.note.text() == "Data pribadi yang ikut keluar: No. HP."
    making.columns.setCurrentRow(0)
    QTest.keyClick(making.columns, Qt.Key.Key_Return)
    assert making.note.text() == "Data pribadi yang ikut keluar: NIK, No. HP."
    making.empty.setText("2")
    making.empty.edited.emit()
    ask.expect("save_file", tmp_path / "keluar.xlsx")
    made.save()
    qtbot.waitUntil(lambda: "keluar.xlsx" in made.bar.text)
    assert ask.asked[-1][1].startswith("Lembar-isian_Warga_RT-02_")
    ws = openpyxl.load_workbook(tmp_path / "keluar.xlsx").worksheets[0]
    assert "NIK" in [c.value for c in ws[5]]
    assert ws.max_row == 8
    making.register.set_value("anggota")
    making.register.edited.emit()
    assert not making.empty.isEnabled()
    assert not making.save_button.isEnabled()


def test_only_what_is_ticked_is_taken_and_one_undo_takes_it_back(
    sheet: Path, window: MainWindow, ctx: Context, qtbot: QtBot, ask: Recorder, tmp_path: Path
) -> None:  # fmt: skip
    page: LembarIsianPage = show(window, "lembar_isian", path=sheet)
    qtbot.waitUntil(lambda: page.reading.plan is not None)
    reading = page.reading
    lines = [line.texts for line in reading.table.ticks.lines]
    assert [t[1:5] for t in lines] == [
        (SATU, "Alamat", "Jl. Kantor", "Jl. Lembar"), (DUA, "No. HP", "(kosong)", "081234567890"),
        ("Rahmawati", "Orang baru", "", ""), (TIGA, "RT", "", "tidak diambil"),
    ]  # fmt: skip
    assert lines[0][5] == "kantor juga mengubahnya; semula (kosong)"
    assert reading.table.ticks.ticked == {1, 2}
    assert NAMES[3] in reading.gone.text()
    assert reading.apply_button.text().replace("&", "") == "Ambil 1 perubahan dan 1 orang baru"
    reading.table.go_to(2)
    QTest.keyClick(reading.table, Qt.Key.Key_Space)
    reading.table.go_to(0)
    QTest.keyClick(reading.table, Qt.Key.Key_Space)
    assert reading.detail.text().startswith(f"{SATU}  ·  Alamat  ·  Jl. Kantor menjadi Jl. Lembar")
    reading.apply_button.click()
    assert page.bar.text == "2 sel pada 2 orang diperbarui. 1 lainnya tidak diambil. 1 tidak bisa diambil."
    ask.expect("save_file", tmp_path / "sisa.xlsx")
    page.bar.buttons()[1].click()
    rows = [[c.value for c in row] for row in openpyxl.load_workbook(tmp_path / "sisa.xlsx").worksheets[0].iter_rows()]
    assert {row[1] for row in rows if row[2] in ("RT", "Orang baru")} == {TIGA, "Rahmawati"}
    assert ask.asked[-1][1] == "Tidak-diambil_isian.xlsx"
    assert reading.plan is None
    assert ctx.store.undo_label == "Ambil lembar isian isian.xlsx"
    page.read(sheet)
    qtbot.waitUntil(lambda: page.reading.plan is not None)
    assert reading.apply_button.text().replace("&", "") == "Ambil 1 orang baru"
    ctx.undo()
    assert len(reading.table.ticks.lines) == 4  # compared anew with the office


def test_other_files_are_refused_and_the_import_leads_here(
    window: MainWindow, sheet: Path, qtbot: QtBot, tmp_path: Path
) -> None:  # fmt: skip
    made: LembarIsianPage = show(window, "lembar_isian", bagian="baca")
    wb = openpyxl.Workbook()
    wb.active.append(["Nama", "RT"])
    wb.save(tmp_path / "warga.xlsx")
    made.read(tmp_path / "warga.xlsx")
    qtbot.waitUntil(lambda: "bukan lembar isian" in made.bar.text)
    importing = show(window, "impor", register="orang", path=sheet)
    qtbot.waitUntil(lambda: "adalah lembar isian" in importing.bar.text, timeout=20000)
    importing.bar.buttons()[0].click()
    assert window.current == "lembar_isian"
