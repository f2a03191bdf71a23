"""The IDF page by keyboard: an empty sheet filled, evidence from the data, saved, taken back, printed."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lkm_desktop.services import idf
from tests.ui.conftest import show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.tugas import gather


def keys(widget: Any, text: str) -> None:
    """Type into a cell: the first letter opens it."""
    QTest.keyClicks(widget, text)


def typed_sheet(window: MainWindow) -> Any:
    """A new sheet with the first two rows typed: mark, level by its first letter, evidence."""
    page: Any = show(window, "idf")
    page.new_record()
    table = page.form.table
    for text in ("45", "b", "Visi tertulis", "60", "men"):
        keys(table, text[0])
        editor = table.cell._editor
        QTest.keyClicks(editor, text[1:])
        QTest.keyClick(editor, Qt.Key.Key_Tab)
    table.take_open()
    return page


def test_a_sheet_is_filled_by_keys_and_saved_as_one_step(window: MainWindow, ctx: Context) -> None:
    page = typed_sheet(window)
    assert page.form.model.rows[0]["level"] == "Berdaya"
    assert page.form.model.rows[1]["level"] == "Menuju Madani"
    assert page.form.whole.text().startswith("Nilai 52,5 dari 100, memenuhi")
    page.save()
    with ctx.read() as s:
        (one,) = idf.daftar(s)
    assert [(n.nilai, n.level, n.bukti) for n in one.nilai[:2]] == [
        (45, "berdaya", "Visi tertulis"), (60, "madani", ""),
    ]  # fmt: skip
    assert page.list.rows.rowCount() == 1
    assert page.bar.kind == "ok"
    ctx.undo()
    with ctx.read() as s:
        assert idf.daftar(s) == ()


def test_what_cannot_be_is_marked_and_refused_and_stays_typed(window: MainWindow, ctx: Context) -> None:
    page: Any = show(window, "idf")
    page.form.model.change({(0, "nilai"): "120", (1, "level"): "hebat"})
    assert set(page.form.model.marks) == {(0, "nilai"), (1, "level")}
    page.save()
    assert "Nilai antara 0 dan 100" in page.form.bar.text or "level" in page.form.bar.text
    assert page.form.model.rows[0]["nilai"] == "120"
    with ctx.read() as s:
        assert idf.daftar(s) == ()


def test_evidence_goes_only_where_nothing_was_typed(filled: Context, window: MainWindow) -> None:
    page: Any = show(window, "idf")
    place = next(n for n, row in enumerate(page.form.model.rows) if row["id"] == "8")
    page.form.model.change({(place, "bukti"): "Buku notulen"})
    page.form.fill_proof()
    rows = {row["id"]: row["bukti"] for row in page.form.model.rows}
    assert rows["8"] == "Buku notulen"
    assert "anggota perempuan" in rows["5"]
    assert page.form.dirty


def test_the_blank_sheet_and_the_filled_one_open_in_the_preview(window: MainWindow, ctx: Context) -> None:
    page = typed_sheet(window)
    page.save()
    page.print_out()
    assert window.current == "pratinjau"
    assert "Lembar penilaian IDF" in window.page.heading.full()  # type: ignore[union-attr]
    again: Any = show(window, "idf")
    again.print_blank()
    assert window.current == "pratinjau"


def test_typing_that_was_left_is_told_on_the_start_page_and_offered_again(window: MainWindow, ctx: Context) -> None:
    page = typed_sheet(window)
    page.leave()
    with ctx.read() as s:
        (line,) = [one for one in gather(s, date.today()).tugas if one.page == "idf"]
    assert line.kalimat.startswith("Penilaian IDF (")
    window.drop_pages()
    again: Any = show(window, line.page, **line.arguments)
    assert "belum disimpan" in again.form.bar.text
    again.form.bar.buttons()[0].click()
    assert again.form.model.rows[0]["nilai"] == "45"
