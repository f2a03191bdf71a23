"""The import page on files with several tables, coded values, headings seen before, rows left out; the clipboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from lkm_desktop.storage import Store
from tests.ui.impor_bantu import column, count
from tests.ui.perekam import Recorder
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.impor.page import COLUMNS, DONE, FILE, PREVIEW, SCHEDULE, ImportPage

Key, Role = Qt.Key, Qt.ItemDataRole
JUDUL = ["No", "Nama", "L/P", "Pendidikan", "Isian lain"]
SURAT: list[list[Any]] = [
    ["No", "Tgl Terima", "No Surat", "Pengirim", "Perihal"], [1, "1-1-2025", "1/A", "Lurah", "Rapat"]
]  # fmt: skip


@pytest.fixture
def store(ctx: Context) -> Store:
    return ctx.store


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """The window as small as it must fit."""
    window.resize(1093, 580)
    return window


def book(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    made.save(path)
    return path


def settled(qtbot: QtBot, page: ImportPage) -> None:
    qtbot.waitUntil(lambda: not page.jobs.busy and not page.meaning_jobs.busy, timeout=30_000)


def opened(qtbot: QtBot, window: MainWindow, path: Path | None = None, **arguments: Any) -> ImportPage:
    window.show_page("impor", path=path, **arguments)
    page = window.page
    assert isinstance(page, ImportPage)
    settled(qtbot, page)
    return page


def on(qtbot: QtBot, window: MainWindow, page: ImportPage) -> None:
    """Ctrl+S: the next step."""
    window.commands.page_save()
    settled(qtbot, page)


def per_rt(folder: Path) -> Path:
    """Two sheets of people, their codes, and letters."""
    return book(folder / "rw01.xlsx", {
        "RT 01": [JUDUL, [1, "Ali", 1, 1, "a"], [2, "Budi", 1, 3, "b"]],
        "RT 02": [JUDUL, [1, "Siti", 2, 7, "c"], ["", "Jumlah", 1]],
        "Kode": [["Pendidikan"], [1, "SD"], [2, "SMP"], [3, "SMA"]], "Surat": SURAT,
    })  # fmt: skip


def tables(page: ImportPage) -> list[tuple[str, bool, str]]:
    return [(line.name, line.chosen, line.why) for line in page.columns_step.tables_tab.model.lines]


def test_every_sheet_comes_in_as_one_import(
    qtbot: QtBot, window: MainWindow, store: Store, ask: Recorder, tmp_path: Path
) -> None:
    page = opened(qtbot, window, per_rt(tmp_path))
    told = "Dibaca sebagai Warga, menurut judul kolomnya. 2 tabel dipakai, 1 tidak; lihat bagian Tabel."
    assert page.bar.text == told
    step = page.columns_step
    assert tables(page) == [("RT 01", True, "Warga"), ("RT 02", True, "Warga"), ("Kode", False, "keterangan kode"),
                            ("Surat", False, "Agenda surat masuk, tidak ikut")]  # fmt: skip
    assert step.tabs.tabText(2).replace("&", "") == "Arti nilai (1 belum jelas)"
    on(qtbot, window, page)
    head = page.preview_step.table.preview
    assert [head.headerData(n, Qt.Orientation.Vertical) for n in (0, 2)] == ["2  Baru  RT 01", "2  Bermasalah  RT 02"]
    page.preview_step._skip_problems()
    settled(qtbot, page)
    on(qtbot, window, page)
    assert page.step == DONE
    assert count(store) == 2
    done = page.done_step
    assert done.rejected_title.text() == "1 baris belum masuk  ·  1 baris bukan data"
    assert done.rejected_table.rows.index(0, 2).data() == (
        "Pendidikan: Kode 7 tidak ada di lembar Kode; tentukan artinya di langkah kolom.")
    ask.expect("save_file", tmp_path / "sisa.xlsx")
    QTest.keyClick(done.save_button, Key.Key_Space)
    assert "Baris yang belum masuk tersimpan: sisa.xlsx" in page.bar.text
    window.commands.undo()
    assert count(store) == 0
    page = opened(qtbot, window, tmp_path / "sisa.xlsx")
    assert [k.judul for k in page.columns_step.model.columns][:2] == ["No", "Nama"]
    on(qtbot, window, page)
    assert [(row.status, row.nilai["rt"]) for row in page.plan.baris] == [("bermasalah", "02")]  # type: ignore[union-attr]


def test_tables_are_chosen_by_keyboard(qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path) -> None:
    page = opened(qtbot, window, per_rt(tmp_path), register="orang")
    tab = page.columns_step.tables_tab
    page.columns_step.tabs.setCurrentIndex(1)
    tab.table.go_to(0)
    QTest.keyClick(tab.table, Key.Key_Space)
    assert [chosen for _, chosen, _ in tables(page)][:2] == [False, True]
    QTest.keyClick(tab.table, Key.Key_Down)
    QTest.keyClick(tab.table, Key.Key_Space)
    assert [chosen for _, chosen, _ in tables(page)][:2] == [False, True], "one must stay"
    page.columns_step.model.mapped.emit(4, "keterangan")
    QTest.keyClick(tab.all_button, Key.Key_Space)
    assert page.columns_step.model.fields[4] == "keterangan", "what was said of the columns stays"
    tab.table.go_to(0)
    QTest.keyClick(tab.only_button, Key.Key_Space)
    assert [chosen for _, chosen, _ in tables(page)][:2] == [True, False]
    on(qtbot, window, page)
    assert [str(row.nomor) for row in page.plan.baris] == ["2", "3"]  # type: ignore[union-attr]


def test_a_meaning_is_told_once_and_remembered(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    page = opened(qtbot, window, per_rt(tmp_path), register="orang")
    step = page.columns_step
    step.model.mapped.emit(4, "keterangan")
    step.tabs.setCurrentIndex(2)
    settled(qtbot, page)
    tab = step.meanings_tab
    assert [tab.model.index(0, n).data() for n in range(5)] == [
        "Pendidikan", "7", "1", "– belum ditentukan –", "belum dikenal"]  # fmt: skip
    assert "1 nilai belum ada artinya; tanpa arti, 1 baris bermasalah." in tab.summary.text()
    assert "Berbeda dari kode SIAK: di sini 1 = SD" in tab.summary.text()
    window.activateWindow()
    tab.table.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is tab.table)
    QTest.keyClick(tab.table, Key.Key_Return)
    (combo,) = tab.table.viewport().findChildren(QComboBox)
    edit = combo.lineEdit()
    assert edit is not None
    edit.selectAll()
    QTest.keyClicks(edit, "Strata II")
    QTest.keyClick(edit, Key.Key_Return)
    settled(qtbot, page)
    assert page.choices.arti == {"pendidikan": {"7": "Strata II"}}
    assert step.tabs.tabText(2).replace("&", "") == "Arti nilai"
    on(qtbot, window, page)
    on(qtbot, window, page)
    assert column(store, "pendidikan") == {
        "Ali": "Tamat SD/sederajat", "Budi": "SLTA/sederajat", "Siti": "Strata II"}  # fmt: skip
    rows: list[list[Any]] = [["Isian lain", *JUDUL[1:4]], ["z", "Umar", 1, 7]]
    page = opened(qtbot, window, book(tmp_path / "rt03.xlsx", {"RT 03": rows}))
    assert page.bar.text.startswith("Dikenali: dipakai seperti ")
    assert " dari rw01.xlsx." in page.bar.text
    assert page.columns_step.model.fields[0] == "keterangan"
    QTest.keyClick(page.bar.buttons()[0], Key.Key_Space)
    settled(qtbot, page)
    assert page.choices.arti == {}
    assert 0 not in page.columns_step.model.fields


def test_the_register_is_proposed_by_the_headings(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    page = opened(qtbot, window, book(tmp_path / "surat.xlsx", {"Lembar1": SURAT}))
    assert page.choices.ke == "surat_masuk"
    assert page.bar.text == "Dibaca sebagai Agenda surat masuk, menurut judul kolomnya."
    page = opened(qtbot, window, book(tmp_path / "x.xlsx", {"Pengurus UPK": [["Nama", "Jabatan"], ["Ali", "Kasir"]]}))
    assert page.choices.ke == "pengelola"
    step = page.columns_step
    assert step.body.isVisible()
    step.body.set_value("UPK")
    step.body.edited.emit()
    on(qtbot, window, page)
    assert page.step == PREVIEW
    assert [row.status for row in page.plan.baris] == ["baru"]  # type: ignore[union-attr]


def test_another_book_and_a_heading_are_pointed_at(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    rows: list[list[Any]] = [["x1", "x2"], ["Ali", "L"]]
    page = opened(qtbot, window, book(tmp_path / "a.xlsx", {"Surat": SURAT, "Lain": rows}), register="orang")
    assert page.bar.text == "Judul kolomnya seperti Agenda surat masuk."
    QTest.keyClick(page.bar.buttons()[0], Key.Key_Space)
    settled(qtbot, page)
    assert page.choices.ke == "surat_masuk"
    step = page.columns_step
    step.target_wanted.emit("orang")
    settled(qtbot, page)
    assert [line.chosen for line in step.tables_tab.model.lines] == [True, False], "a guess at the first sheet"
    step.tabs.setCurrentIndex(1)
    step.tables_tab.table.go_to(1)
    QTest.keyClick(step.tables_tab.only_button, Key.Key_Space)
    settled(qtbot, page)
    assert [line.chosen for line in step.tables_tab.model.lines] == [False, True]
    assert [column.judul for column in step.model.columns] == ["x1", "x2"]
    step.model.mapped.emit(0, "nama")
    on(qtbot, window, page)
    assert [row.nilai for row in page.plan.baris] == [{"nama": "Ali"}]  # type: ignore[union-attr]


def test_what_is_no_list_is_led_to_its_place(qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path) -> None:
    rekap = book(tmp_path / "rekap.xlsx", {"R1 Profil": [["Kolom", "Isi"]], "_lkm": [["format", "rekap-lkm"]]})
    page = opened(qtbot, window, rekap)
    assert page.bar.text == "“rekap.xlsx” adalah rekap untuk korkot. Buka di Meja korkot."
    assert page.bar.buttons()[0].text().replace("&", "") == "Buka Meja korkot"
    judul = ["Kode", "Tahapan", "Kegiatan", "Mulai", "Selesai"]
    rows: list[list[Any]] = [judul, ["1", "A", "B", "1-8-2026", "2-8-2026"]]
    jadwal = book(tmp_path / "jadwal.xlsx", {"Jadwal": rows})
    page = opened(qtbot, window, jadwal)
    assert page.step == FILE
    assert "belum ada siklus yang berjalan" in page.bar.text
    page.file_step.drop.offer(tmp_path / "rekap.zip")
    assert "Paket rekap (.zip) dibuka di Meja korkot." in page.bar.text


def test_a_schedule_is_brought_in_from_here(qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path) -> None:
    from datetime import date

    from lkm_desktop.services import papan, siklus

    with store.unit("Siklus") as s:
        made = siklus.buat(s, siklus.bentuk(s)[0].kode, "Siklus Uji", date(2026, 1, 5))
    with store.read() as s:
        stage = papan.papan(s, made, date(2026, 1, 6)).tahap[0]
    rows: list[list[Any]] = [["Kode", "Tahapan", "Mulai", "Selesai"], ["1", stage.nama, "3-8-2026", "7-8-2026"]]
    page = opened(qtbot, window, book(tmp_path / "jadwal.xlsx", {"Jadwal": rows}))
    assert page.step == SCHEDULE
    assert page.schedule.importing.plan is not None
    assert page.schedule.importing.plan.jumlah == 1
    QTest.keyClick(page.schedule.importing.apply_button, Key.Key_Space)
    assert page.step == FILE
    assert "Jadwal 1 tahap diperbarui." in page.bar.text
    assert store.undo_label == "Impor jadwal dari jadwal.xlsx"


def test_rows_are_pasted(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    page = opened(qtbot, window)
    QGuiApplication.clipboard().setText("")
    QTest.keyClick(page.file_step.paste_button, Key.Key_Space)
    settled(qtbot, page)
    assert "Tidak ada baris di papan klip." in page.bar.text
    QGuiApplication.clipboard().setText("1. Ali Rahman - 081250001200\n2. Siti Aminah - 081350004444\n")
    page.file_step.drop.button.setFocus()
    QTest.keyClick(page.file_step.drop.button, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page)
    assert page.step == COLUMNS
    assert page.bar.text == "Tanpa baris judul: arti kolom ditebak dari isinya, jadi periksa."
    on(qtbot, window, page)
    on(qtbot, window, page)
    assert column(store, "no_hp") == {"Ali Rahman": "081250001200", "Siti Aminah": "081350004444"}
    assert store.undo_label == "Impor 2 warga dari papan klip"


def test_both_ways_of_filling_say_what_they_would_change(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    rows = [["Nama", "L/P", "RT", "Pekerjaan", "Alamat"], ["Ali", "L", "1", "Guru", ""]]
    for name, change in (("a.xlsx", {}), ("b.xlsx", {3: "Petani", 4: "Jl. Melati"})):
        rows[1] = [change.get(n, cell) for n, cell in enumerate(rows[1])]
        page = opened(qtbot, window, book(tmp_path / name, {"A": [list(row) for row in rows]}), register="orang")
        on(qtbot, window, page)
        if not change:
            on(qtbot, window, page)
    texts = [radio.text().replace("&", "") for radio in page.preview_step.mode.radios]
    assert texts == ["Isi yang kosong saja (1 isian)", "Timpa isi lama (1 isian lagi)"]
