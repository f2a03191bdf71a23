"""The settings of a paper beside its preview: only what works on it, and full data told apart in the log."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from lkm_desktop.services import dokumen
from tests.pembantu import meeting
from tests.ui.perekam import Recorder, show
from tests.ui.test_preview_naskah import opened, settled
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages import preview_papers
from ui.pages.pratinjau import PreviewPage


def test_a_berita_acara_begins_with_the_one_page_choice(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    row = meeting(ctx.store)
    page = opened(window, qtbot, "ba-umum", rapat_id=row)
    assert page.options is not None
    assert page.options.inputs["satu_halaman"].value()
    page.options.inputs["satu_halaman"].click()
    settled(page, qtbot)
    again = opened(window, qtbot, "ba-umum", rapat_id=row)
    assert again.options is not None
    assert not again.options.inputs["satu_halaman"].value()


def test_a_daftar_hadir_offers_what_works_on_it(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    row = meeting(ctx.store)
    page = opened(window, qtbot, "daftar-hadir", rapat_id=row)
    assert page.options is not None
    inputs = page.options.inputs
    assert {"tepi", "ukuran", "kop_semua"} <= set(inputs)
    assert not {"satu_halaman", "meterai", "papan"} & set(inputs)
    assert [box.value() for box in inputs["tepi"].boxes.values()] == [30, 12, 13, 19]
    assert inputs["ukuran"].value() == 10.0
    plain = page.pdf
    for key, value in (("ukuran", 12.0), ("kop_semua", True)):
        inputs[key].set_value(value)
        inputs[key].edited.emit()
    inputs["tepi"].boxes["kiri"].setValue(40)
    settled(page, qtbot)
    assert page.pdf != plain
    inputs["tepi"].boxes["kiri"].setValue(50)
    inputs["tepi"].boxes["kanan"].setValue(50)
    qtbot.waitUntil(lambda: "daftar hadir perlu sedikitnya" in page.bar.text, timeout=8000)
    inputs["tepi"].usual_button.click()
    settled(page, qtbot)
    assert page.drawn is not None
    assert page.drawn.choice.tepi is None


def test_a_printed_book_offers_margins_but_no_type_size(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    for key in ("buku-tamu", "rekap-kehadiran", "agenda-rapat"):
        assert {"tepi", "kop_semua"} <= set(preview_papers.options(key))
        assert "ukuran" not in preview_papers.options(key)
    assert preview_papers.options("halaman-uji") == ("kertas", "arah")
    register = show(window, "orang")
    register.print_out()
    page = window.page
    assert isinstance(page, PreviewPage)
    qtbot.waitUntil(lambda: bool(page.pdf), timeout=8000)
    assert page.options is not None
    boxes = page.options.inputs["tepi"].boxes
    assert [box.value() for box in boxes.values()] == [30, 12, 13, 19]
    plain = page.pdf
    boxes["atas"].setValue(40)
    settled(page, qtbot)
    assert page.pdf != plain


def test_who_is_poor_is_logged_as_full_data_and_asked_for_each_time(
    window: MainWindow, qtbot: QtBot, ctx: Context, ask: Recorder, tmp_path: Path,
) -> None:
    row = meeting(ctx.store)
    page = opened(window, qtbot, "daftar-hadir", rapat_id=row)
    assert page.options is not None
    page.options.inputs["kolom_miskin"].click()
    settled(page, qtbot)
    ask.expect("save_file", tmp_path / "lengkap.pdf")
    page.save()
    again = opened(window, qtbot, "daftar-hadir", rapat_id=row)
    assert again.options is not None
    assert not again.options.inputs["kolom_miskin"].value()
    ask.expect("save_file", tmp_path / "papan.pdf")
    again.save()
    with ctx.read() as s:
        found = {entry.papan for entry in dokumen.arsip(s, jenis="daftar-hadir")}
        last = dokumen.arsip(s, jenis="daftar-hadir")
    assert found == {True, False}
    assert len(last) == 2


def test_printing_full_data_is_logged_as_such(
    window: MainWindow, qtbot: QtBot, ctx: Context, ask: Recorder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:
    def accept(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "keluar.pdf"))
        printer.setResolution(72)
        return True

    monkeypatch.setattr(ask, "printer", accept)
    row = meeting(ctx.store)
    page = opened(window, qtbot, "notulen", rapat_id=row)
    assert page.options is not None
    page.options.inputs["papan"].set_value(False)
    page.print_out()
    settled(page, qtbot)
    with ctx.read() as s:
        [entry] = dokumen.arsip(s)
        lines = dokumen.teks_lama(s, entry.id)
    assert (entry.papan, entry.tujuan, entry.halaman) == (False, "cetak", 2)  # a form
    assert "NOTULEN RAPAT" in lines
    page = opened(window, qtbot, "daftar-hadir", rapat_id=row)
    page.print_out()
    with ctx.read() as s:
        [entry] = dokumen.arsip(s, jenis="daftar-hadir")
        assert any("DAFTAR HADIR" in line for line in dokumen.teks_lama(s, entry.id))
