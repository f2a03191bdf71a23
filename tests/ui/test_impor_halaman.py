"""The import page on real files: read, match, correct, save all or nothing, take back, import again."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lkm_desktop.storage import Store
from tests.ui.impor_bantu import (
    HEADINGS,
    PEOPLE,
    at_columns,
    at_preview,
    column,
    count,
    highlight,
    settled,
    sheet,
    states,
    type_over,
)
from tests.ui.rapat_bantu import fill
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.impor import session
from ui.pages.impor.page import COLUMNS, DONE, FILE, PREVIEW, ImportPage

Key = Qt.Key
SHARED = Path(__file__).parents[3] / "shared" / "data" / "contoh_penduduk.xlsx"


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


def press(qtbot: QtBot, page: ImportPage, button: QWidget) -> None:
    """Press a button that asks for another plan, and wait for it."""
    before = page.plan
    QTest.keyClick(button, Key.Key_Space)
    qtbot.waitUntil(lambda: page.plan is not before and not page.jobs.busy, timeout=10_000)


# --- the job --------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not SHARED.exists(), reason=f"no {SHARED.name} beside the project")
def test_the_sheet_made_by_others_comes_in_complete(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    page = at_preview(qtbot, window, SHARED)
    assert set(states(page).values()) == {"baru"}
    assert page.next_button.text().replace("&", "") == "Simpan 97 baris"
    window.commands.page_save()
    settled(qtbot, page)
    assert page.done_step.sentence.text() == "97 warga baru."
    assert "buku Warga sekarang berisi 97 warga" in page.done_step.verified.text()
    assert count(store) == 97
    QTest.keyClick(page.done_step.undo_button, Key.Key_Space)
    qtbot.waitUntil(lambda: page.step == PREVIEW and not page.jobs.busy, timeout=10_000)
    assert count(store) == 0
    window.commands.page_save()
    settled(qtbot, page)
    page = at_preview(qtbot, window, SHARED)
    assert page.bar.text == "Tidak ada yang berubah; 97 baris sudah tercatat."
    assert not page.next_button.isEnabled()
    assert count(store) == 97


def test_rows_are_worded_corrected_decided_and_saved_at_once(
    qtbot: QtBot, window: MainWindow, store: Store, people: list[str], tmp_path: Path
) -> None:
    page = at_preview(qtbot, window, sheet(tmp_path))
    assert states(page) == {
        4: "baru", 5: "berubah", 6: "bermasalah", 7: "sama", 8: "bermasalah", 9: "bermasalah", 10: "bermasalah"}
    model, panel = page.preview_step.table.preview, page.preview_step.panel
    assert [model.headerData(n, Qt.Orientation.Vertical) for n in (0, 2)] == ["4  Baru", "6  Bermasalah"]
    assert model.text(model.rows[1], "no_hp") == "(kosong) → 0813-5000-4444"
    assert "Excel hanya menyimpan 15 angka" in panel.words.text()
    assert page.preview_step.table.currentIndex().column() == model.columns.index("nik")
    assert not page.next_button.isEnabled()
    press(qtbot, page, page.preview_step.no_numbers)
    assert states(page)[6] == "baru"
    type_over(qtbot, page, 8, "nama", "Pardi")
    assert states(page)[8] == "baru"
    type_over(qtbot, page, 9, "tanggal_lahir", "1 mar 1980")
    assert states(page)[9] == "berubah"
    highlight(page, 10)
    assert panel.people.currentText().startswith("M. Yusuf")
    press(qtbot, page, panel.new_button)
    assert states(page)[10] == "baru"
    assert page.next_button.text().replace("&", "") == "Simpan 6 baris"
    before = count(store)
    window.commands.page_save()
    settled(qtbot, page)
    assert page.step == DONE
    assert count(store) == before + 4
    assert column(store, "nik")["Rudi Hartono"] is None
    assert column(store, "tanggal_lahir")["Kaspul Anwar"].isoformat() == "1980-03-01"
    assert store.undo_label == "Impor 6 warga dari warga.xlsx"
    window.commands.undo()
    assert count(store) == before
    assert column(store, "no_hp")["H. Syamsuddin"] is None


def test_same_person_skip_and_second_thoughts(
    qtbot: QtBot, window: MainWindow, store: Store, people: list[str], tmp_path: Path
) -> None:
    page = at_preview(qtbot, window, sheet(tmp_path))
    panel = page.preview_step.panel
    highlight(page, 10)
    press(qtbot, page, panel.same_button)
    assert states(page)[10] in ("sama", "berubah")
    highlight(page, 10)
    assert panel.restore_button.isVisible()
    press(qtbot, page, panel.restore_button)
    assert states(page)[10] == "bermasalah"
    press(qtbot, page, page.preview_step.skip_all)
    assert [n for n, state in states(page).items() if state == "lewati"] == [6, 8, 9, 10]
    before = count(store)
    window.commands.page_save()
    settled(qtbot, page)
    assert page.done_step.sentence.text().endswith("4 baris dilewati.")
    assert count(store) == before + 1


def test_fill_only_what_is_empty_unless_told_otherwise(
    qtbot: QtBot, window: MainWindow, store: Store, people: list[str], tmp_path: Path
) -> None:
    rows = (("Aisyah", "", "P", "Martapura, 1-1-1980", "2", "1", "", ""),)
    page = at_preview(qtbot, window, sheet(tmp_path, rows))
    window.commands.page_save()
    settled(qtbot, page)
    changed = (("Aisyah", "", "P", "Barabai, 1-1-1980", "2", "1", "", ""),)
    page = at_preview(qtbot, window, sheet(tmp_path, changed))
    assert states(page) == {4: "sama"}
    mode = page.preview_step.mode
    before = page.plan
    mode.radios[0].setFocus()
    QTest.keyClick(mode.radios[0], Key.Key_Right)
    qtbot.waitUntil(lambda: page.plan is not before and not page.jobs.busy)
    assert states(page) == {4: "berubah"}
    window.commands.page_save()
    settled(qtbot, page)
    assert column(store, "tempat_lahir")["Aisyah"] == "Barabai"


def test_filters_show_one_state(qtbot: QtBot, window: MainWindow, people: list[str], tmp_path: Path) -> None:
    page = at_preview(qtbot, window, sheet(tmp_path))
    step = page.preview_step
    texts = {key: made.text().replace("&", "") for key, made in step.filters.items()}
    assert texts == {
        "": "Semua 7", "baru": "Baru 1", "berubah": "Berubah 1", "sama": "Sama 1", "bermasalah": "Bermasalah 4",
        "lewati": "Dilewati 0"}
    assert not step.filters["lewati"].isEnabled()
    QTest.keyClick(step.filters["bermasalah"], Key.Key_Space)
    assert [row.nomor for row in step.table.preview.rows] == [6, 8, 9, 10]
    QTest.keyClick(step.table, Key.Key_Delete)  # the highlighted NIK cell
    settled(qtbot, page)
    assert [row.nomor for row in step.table.preview.rows] == [8, 9, 10]


# --- columns --------------------------------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_unknown_columns_are_listed_and_can_be_mapped(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    headings = (*HEADINGS[:8], "Catatan Khusus")
    page = at_columns(qtbot, window, sheet(tmp_path, headings=headings))
    step = page.columns_step
    cells = [step.model.index(8, place).data() for place in range(5)]
    assert cells == ["I", "Catatan Khusus", "Islam", "– tidak diambil –", "judul tidak dikenal"]
    assert step.model.index(2, 2).data().startswith("6371015003850001")
    step.table.go_to(8)
    step.table.setFocus()
    QTest.keyClick(step.table, Key.Key_Return)
    (combo,) = step.table.viewport().findChildren(QComboBox)
    QTest.keyClicks(combo.view(), "Ket")
    QTest.keyClick(combo.view(), Key.Key_Return)
    assert step.model.fields[8] == "keterangan"
    window.commands.page_save()
    settled(qtbot, page)
    assert page.plan is not None
    assert page.plan.baris[0].nilai["keterangan"] == "Islam"


def test_without_a_name_column_there_is_no_going_on(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    page = at_columns(qtbot, window, sheet(tmp_path))
    page.columns_step.mapped.emit(1, None)
    assert "Tentukan dulu kolom mana yang berisi nama" in page.columns_step.summary.text()
    assert not page.next_button.isEnabled()


def test_an_unknown_heading_is_pointed_at(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = sheet(tmp_path, headings=("a1", "b1", "c1", "d1", "e1", "f1", "g1", "h1", "i1"))
    page = at_columns(qtbot, window, path)
    assert "Tunjukkan baris judulnya" in page.bar.text
    page.columns_step.heading.setValue(3)
    assert page.columns_step.model.columns[1].judul == "b1"
    page.columns_step.mapped.emit(1, "nama")
    assert page.next_button.isEnabled()


# --- files ----------------------------------------------------------------------------------------------------------


def test_a_file_that_is_no_sheet_is_told_in_one_sentence(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "foto.xlsx"
    path.write_bytes(b"\x89PNG\r\n" + b"x" * 500)
    window.show_page("impor", path=path)
    page = window.page
    assert isinstance(page, ImportPage)
    settled(qtbot, page)
    assert page.step == FILE
    assert "gambar PNG" in page.bar.text
    page.file_step.drop.offer(tmp_path / "surat.docx")
    assert "surat.docx" in page.bar.text
    assert count(store) == 0


def test_reading_can_be_stopped(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.show_page("impor", path=sheet(tmp_path))
    page = window.page
    assert isinstance(page, ImportPage)
    QTest.keyClick(page.file_step.stop_button, Key.Key_Space)
    settled(qtbot, page)
    assert page.step == FILE
    assert page.bar.text == "Dihentikan. Tidak ada yang disimpan."
    assert page.file_step.drop.isVisible()


def test_writing_can_be_stopped_and_then_nothing_is_written(
    qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = at_preview(qtbot, window, sheet(tmp_path, PEOPLE[:1]))
    begun, goes_on, real = threading.Event(), threading.Event(), session.write

    def slow(*arguments: Any) -> Any:
        begun.set()
        assert goes_on.wait(10)
        return real(*arguments)

    monkeypatch.setattr(session, "write", slow)
    window.commands.page_save()
    assert begun.wait(10)
    assert page.step == DONE
    QTest.keyClick(page.done_step.stop_button, Key.Key_Space)
    goes_on.set()
    settled(qtbot, page)
    assert page.step == PREVIEW
    assert page.bar.text == "Dihentikan. Tidak ada yang disimpan."
    assert count(store) == 0
    assert store.undo_label is None


def test_a_change_elsewhere_plans_anew(qtbot: QtBot, window: MainWindow, store: Store, tmp_path: Path) -> None:
    page = at_preview(qtbot, window, sheet(tmp_path, (("Aisyah", "", "P", "", "2", "1", "", ""),)))
    assert states(page) == {4: "baru"}
    window.show_page("orang")
    fill(store)
    window.show_page("impor")
    settled(qtbot, page)
    assert states(page) == {4: "sama"}


def test_a_file_dropped_on_the_page_is_read(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.show_page("impor")
    page = window.page
    assert isinstance(page, ImportPage)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sheet(tmp_path)))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
    qtbot.waitUntil(lambda: page.step == COLUMNS, timeout=30_000)


def test_relawan_sheet_makes_people_and_volunteers(
    qtbot: QtBot, window: MainWindow, store: Store, people: list[str], tmp_path: Path
) -> None:
    page = at_preview(qtbot, window, sheet(tmp_path, PEOPLE[:2]), "relawan")
    window.commands.page_save()
    settled(qtbot, page)
    assert page.step == DONE
    assert count(store, "relawan") == 4 + 2
    assert count(store) == 14 + 1


# --- promises of every page -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [FILE, COLUMNS, PREVIEW, DONE])
def test_names_keys_and_size(
    qtbot: QtBot, window: MainWindow, people: list[str], tmp_path: Path, step: int
) -> None:
    window.show_page("impor")
    page = window.page
    assert isinstance(page, ImportPage)
    if step == COLUMNS:
        at_columns(qtbot, window, sheet(tmp_path))
    elif step == PREVIEW:
        at_preview(qtbot, window, sheet(tmp_path))
        highlight(page, 10)
    elif step == DONE:
        at_preview(qtbot, window, sheet(tmp_path, PEOPLE[:1]))
        window.commands.page_save()
        settled(qtbot, page)
    assert page.step == step
    mnemonics.refresh(page)
    shown = [w for w in page.findChildren(QWidget) if w.isVisibleTo(page)]
    nameless = [
        w for w in shown
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.objectName().startswith("qt_")
        and not (w.accessibleName() or getattr(w, "text", str)())
    ]
    assert nameless == []
    keys = [
        mnemonics.letter(w.text()) for w in shown
        if isinstance(w, QAbstractButton | QLabel) and mnemonics.letter(w.text())
    ]
    assert len(keys) == len(set(keys))
    assert (window.width(), window.height()) == (1093, 580)
    assert window.minimumSizeHint().width() <= 1093
    assert window.minimumSizeHint().height() <= 580
