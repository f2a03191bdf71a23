"""The registers of decisions and follow-ups: search, filters, order, closing, print, Excel, ways to the meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lkm_desktop.services import buku_tindak_lanjut, notulen, rapat
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import squeezed, text_of
from tests.ui.perekam import Recorder, show
from tests.ui.rapat_bantu import meeting_id
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.keputusan import DecisionsPage
from ui.pages.preview_request import Request
from ui.pages.rapat.meeting import MeetingPage
from ui.pages.tindak_lanjut import FollowUpsPage

Key = Qt.Key


@pytest.fixture
def store(ctx: Context) -> Store:
    """Two meetings with three decisions and three follow-ups, two of them late, both of Budi."""
    for day, decided in (
        (date(2015, 8, 1), [{"isi": "Membeli tenda", "nomor": "1/KEP/2015", "tindak_lanjut": [
            {"isi": "Cari harga", "penanggung_jawab": "Budi", "tenggat": date(2015, 8, 20)},
            {"isi": "Bayar <b>lunas</b> & simpan nota", "penanggung_jawab": "Budi", "tenggat": date(2015, 9, 1)}]}]),
        (date(2015, 9, 5), [
            {"isi": "Iuran naik"},
            {"isi": "Gotong royong", "tindak_lanjut": [{"isi": "Siapkan alat", "penanggung_jawab": "Siti"}]}]),
    ):  # fmt: skip
        row = meeting_id(ctx.store)
        with ctx.store.unit("isi") as s:
            rapat.save_rapat(s, row, {"tanggal": day, "judul": f"Rapat bulan {day.month}"})
            notulen.save_notulen(s, row, {"keputusan": decided})
    return ctx.store


@pytest.fixture
def decisions(store: Store, window: MainWindow) -> DecisionsPage:
    """The register of decisions."""
    page = show(window, "keputusan")
    assert isinstance(page, DecisionsPage)
    return page


@pytest.fixture
def todo(store: Store, window: MainWindow) -> FollowUpsPage:
    """The register of follow-ups."""
    page = show(window, "tindak_lanjut")
    assert isinstance(page, FollowUpsPage)
    page.filters["keadaan"].set_value("")
    page.reload()
    return page


def test_the_first_visit_shows_what_is_not_done_and_the_next_what_was_looked_at(
    window: MainWindow, store: Store
) -> None:
    page = show(window, "tindak_lanjut")
    assert page.filters["keadaan"].value() == "terbuka"
    assert not any(words.startswith("Selesai") for words in texts(page, 3))
    page.filters["keadaan"].set_value("selesai")
    window.show_page("beranda")
    window.start()
    assert show(window, "tindak_lanjut").filters["keadaan"].value() == "selesai"


def texts(page: DecisionsPage | FollowUpsPage, column: int) -> list[str]:
    return [line.cells[column] for line in page.model.lines]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_decisions_are_searched_filtered_and_sorted(decisions: DecisionsPage) -> None:
    assert texts(decisions, 2) == ["Gotong royong", "Iuran naik", "Membeli tenda"]
    assert decisions.counts.full() == "3 keputusan  ·  1 terlambat"
    decisions.search.setText("budi tenda")
    decisions.search.tell_now()
    assert texts(decisions, 2) == ["Membeli tenda"]
    assert decisions.counts.full() == "1 keputusan ditemukan  ·  1 terlambat"
    decisions.search.setText("")
    decisions.search.tell_now()
    decisions.filters["keadaan"].setFocus()
    QTest.keyClicks(focus(), "Tanpa")
    QTest.keyClick(focus(), Key.Key_Return)
    assert texts(decisions, 2) == ["Iuran naik"]
    decisions.open(cari="")
    decisions.table.horizontalHeader().sectionClicked.emit(2)
    assert texts(decisions, 2) == ["Gotong royong", "Iuran naik", "Membeli tenda"]
    decisions.table.horizontalHeader().sectionClicked.emit(2)
    assert texts(decisions, 2) == ["Membeli tenda", "Iuran naik", "Gotong royong"]


def test_enter_opens_the_decisions_of_the_meeting(window: MainWindow, decisions: DecisionsPage) -> None:
    assert focus() is decisions.table
    decisions.table.go_to(2)
    QTest.keyClick(focus(), Key.Key_Return)
    page = window.page
    assert isinstance(page, MeetingPage)
    assert page.tabs.currentWidget() is page.decisions
    assert page.decisions.decisions.entries[0].inputs["isi"].value() == "Membeli tenda"


def test_late_ones_lead_here_and_are_closed_by_keyboard(window: MainWindow, todo: FollowUpsPage, store: Store) -> None:
    window.show_page("beranda")
    window.show_page("tindak_lanjut", keadaan="terlambat")
    assert texts(todo, 1) == ["Cari harga", "Bayar <b>lunas</b> & simpan nota"]
    assert all("Terlambat" in words for words in texts(todo, 3))
    todo.table.go_to(0)
    QTest.keyClick(todo.done_button, Key.Key_Space)
    assert focus() is todo.closing.date
    assert todo.closing.day() == date.today()
    QTest.keyClicks(focus(), "1/1/2015")
    QTest.keyClick(focus(), Key.Key_Return)
    assert "lebih awal" in todo.closing.message.text()
    todo.closing.date.setFocus()
    todo.closing.date.selectAll()
    QTest.keyClicks(focus(), "25/8/2015")
    QTest.keyClick(focus(), Key.Key_Tab)
    QTest.keyClicks(focus(), "Dua juta")
    QTest.keyClick(focus(), Key.Key_Return)
    assert texts(todo, 1) == ["Bayar <b>lunas</b> & simpan nota"]
    assert not todo.closing.isVisible()
    with store.read() as s:
        (row,) = buku_tindak_lanjut.daftar(s, buku_tindak_lanjut.Saring(keadaan="selesai"))
    assert (row.isi, row.selesai, row.kabar) == ("Cari harga", date(2015, 8, 25), "Dua juta")
    assert store.undo_label == "Tandai selesai Cari harga"
    window.commands.undo()
    assert len(todo.model.lines) == 2


def test_closed_ones_are_opened_again(window: MainWindow, todo: FollowUpsPage) -> None:
    todo.table.go_to(0)
    assert not todo.reopen_button.isEnabled()
    todo.mark_done()
    todo.closing._dropped()
    closed = next(n for n, line in enumerate(todo.model.lines) if line.cells[3].startswith("Dibatalkan"))
    todo.table.go_to(closed)
    assert not todo.done_button.isEnabled()
    QTest.keyClick(todo.reopen_button, Key.Key_Space)
    assert not any(line.cells[3].startswith("Dibatalkan") for line in todo.model.lines)


def test_one_person_is_filtered(todo: FollowUpsPage) -> None:
    todo.filters["siapa"].set_value("Siti")
    todo.filters["siapa"].edited.emit()
    assert texts(todo, 1) == ["Siapkan alat"]


@pytest.mark.parametrize("key", ["keputusan", "tindak_lanjut"])
def test_books_are_printed_and_exported(
    window: MainWindow, store: Store, key: str, monkeypatch: pytest.MonkeyPatch, ask: Recorder, tmp_path: Path
) -> None:
    page = show(window, key)
    assert isinstance(page, DecisionsPage | FollowUpsPage)
    asked: list[Request] = []
    monkeypatch.setattr(page.ctx, "preview", asked.append)
    page.search.setText("budi")
    page.search.tell_now()
    window.commands.page_print()
    text = squeezed(text_of(asked[0].draw(asked[0].start).data))
    assert squeezed("mengandung “budi”") in text
    assert squeezed("Gotong royong") not in text
    wanted = "Membeli tenda" if key == "keputusan" else "Bayar <b>lunas</b> & simpan nota"
    assert squeezed(wanted) in text
    path = tmp_path / "buku.xlsx"
    ask.expect("save_file", path)
    page.export()
    sheet = load_workbook(path).active
    assert sheet is not None
    cells = [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value]
    assert wanted in cells
    assert any("saringan" in cell for cell in cells)


def test_late_ones_by_person_are_printed(todo: FollowUpsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Request] = []
    monkeypatch.setattr(todo.ctx, "preview", asked.append)
    todo.print_late()
    text = squeezed(text_of(asked[0].draw(asked[0].start).data))
    assert text.count("Budi") == 2
    assert "Siti" not in text
    assert squeezed("Cari harga") in text


def test_an_excerpt_of_one_decision_is_printed(decisions: DecisionsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Request] = []
    monkeypatch.setattr(decisions.ctx, "preview", asked.append)
    decisions.table.go_to(2)
    QTest.keyClick(decisions.excerpt_button, Key.Key_Space)
    text = squeezed(text_of(asked[0].draw(asked[0].start).data))
    assert squeezed("Membeli tenda") in text
    assert squeezed("Iuran naik") not in text


@pytest.mark.parametrize("key", ["keputusan", "tindak_lanjut"])
def test_an_empty_book_says_where_it_comes_from(window: MainWindow, ctx: Context, key: str) -> None:
    page = show(window, key)
    assert isinstance(page, DecisionsPage | FollowUpsPage)
    assert not page.print_button.isEnabled()
    assert page._stack.currentIndex() == 1
    window.resize(1093, 580)
    assert window.minimumSizeHint().width() <= 1093
