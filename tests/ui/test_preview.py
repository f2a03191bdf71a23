"""Print preview and printing: what is seen is what is printed, on exactly the right paper."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from lkm_desktop.documents import daftar_hadir
from lkm_desktop.documents.paper import A4, F4, FOLIO, Kertas
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.errors import LkmError
from tests.pembantu import person
from tests.ui.perekam import Recorder, show
from ui import printing
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pratinjau import PreviewPage
from ui.pages.preview_options import PreviewOptions
from ui.pages.preview_request import Request
from ui.widgets.paper_view import FIT_WIDTH, PaperView, Pdf


def sheet(choice: Pilihan, rows: int = 40) -> bytes:
    """An attendance sheet on the chosen paper."""
    people = tuple(daftar_hadir.Peserta(n, f"Nama {n}") for n in range(1, rows + 1))
    return daftar_hadir.draw(daftar_hadir.DaftarHadir(None, "Rapat", rows=people), choice.kertas or F4)


def request(**changes: Any) -> Request:
    """A request for that sheet."""
    options = ("kertas", "arah", "kop")
    made = Request("Daftar hadir", "daftar_hadir", "Daftar-hadir.pdf", sheet, Pilihan(kertas=F4), options)
    return replace(made, **changes)


def opened(window: MainWindow, qtbot: QtBot, wanted: Request) -> PreviewPage:
    """The preview page after its paper was drawn."""
    page: PreviewPage = show(window, "pratinjau", request=wanted)
    qtbot.waitUntil(lambda: bool(page.pdf), timeout=5000)
    return page


# --- page -------------------------------------------------------------------------------------------------------------


def test_the_paper_is_drawn_with_its_facts_above(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot, request())
    assert page.counts.full() == "F4 215 × 330 mm  ·  2 halaman  ·  Daftar-hadir.pdf"
    qtbot.waitUntil(lambda: page.place_label.text() == "Halaman 1 dari 2")
    assert page.print_button.isEnabled()


def test_a_choice_draws_anew_and_is_remembered(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    page = opened(window, qtbot, request())
    assert page.options is not None
    page.options.inputs["kertas"].set_value("A4")
    page.options.inputs["kertas"].edited.emit()
    qtbot.waitUntil(lambda: page.counts.full().startswith("A4 210 × 297"), timeout=5000)
    assert ctx.memory.data("cetak/daftar_hadir")["kertas"] == "A4"
    page.options.inputs["arah"].set_value(True)
    page.options.inputs["arah"].edited.emit()
    qtbot.waitUntil(lambda: page.counts.full().startswith("A4 297 × 210"), timeout=5000)
    again = opened(window, qtbot, request())
    assert again.options is not None
    assert again.options.paper() == A4.rebah()


def test_saving_writes_the_very_pdf_that_is_shown(
    window: MainWindow, qtbot: QtBot, ask: Recorder, tmp_path: Path,
) -> None:
    printed: list[tuple[bytes, Pilihan, int]] = []
    page = opened(window, qtbot, request(printed=lambda *told: printed.append(told)))
    target = tmp_path / "hasil.pdf"
    ask.expect("save_file", target)
    page.save()
    assert target.read_bytes() == page.pdf
    assert printed == [(page.pdf, page.options.choice() if page.options else None, 2)]
    assert page.bar.text == "PDF tersimpan: hasil.pdf"


def test_a_paper_that_cannot_be_drawn_is_told_in_the_bar(window: MainWindow, qtbot: QtBot) -> None:
    def refuse(choice: Pilihan) -> bytes:
        raise LkmError("Rapat ini sudah tidak ada.", "Muat ulang.")

    page: PreviewPage = show(window, "pratinjau", request=request(draw=refuse))
    qtbot.waitUntil(lambda: page.bar.text != "", timeout=5000)
    assert page.bar.text == "Rapat ini sudah tidak ada. Muat ulang."
    assert not page.print_button.isEnabled()


def test_only_the_newest_drawing_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    drawn: list[str] = []
    asked_again = threading.Event()

    def draw(choice: Pilihan) -> bytes:
        if choice.kop == "logo":
            assert asked_again.wait(10)
        drawn.append(choice.kop)
        return sheet(choice, 80 if choice.kop == "logo" else 3)

    page: PreviewPage = show(window, "pratinjau", request=request(draw=draw))
    assert page.options is not None
    page.options.inputs["kop"].set_value("tanpa")
    page.redraw()
    asked_again.set()
    qtbot.waitUntil(lambda: bool(page.pdf), timeout=5000)
    assert drawn == ["logo", "tanpa"]
    assert page.view.pdf is not None
    assert len(page.view.pdf.sizes) == 1


def test_a_change_of_the_data_draws_again(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    calls: list[int] = []

    def draw(choice: Pilihan) -> bytes:
        calls.append(1)
        return sheet(choice, 2)

    opened(window, qtbot, request(draw=draw))
    person(ctx.store, "Siti Aminah")
    qtbot.waitUntil(lambda: len(calls) == 2, timeout=5000)


def test_back_returns_to_the_page_before(window: MainWindow, qtbot: QtBot) -> None:
    show(window, "orang")
    page = opened(window, qtbot, request())
    page.back_button.click()
    assert window.current == "orang"


def test_the_list_on_the_screen_is_what_is_printed(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    for name, gender in (("Budi Santoso", "L"), ("Siti Aminah", "P")):
        person(ctx.store, name, jenis_kelamin=gender)
    register = show(window, "orang")
    register.filters.set_filter("jenis_kelamin", "P")
    register.print_out()
    page = window.page
    assert isinstance(page, PreviewPage)
    qtbot.waitUntil(lambda: bool(page.pdf), timeout=8000)
    (tmp := ctx.store.folder / "uji.pdf").write_bytes(page.pdf)
    reader = PdfReader(tmp)
    text = reader.pages[0].extract_text()
    assert "Siti Aminah" in text
    assert "Budi Santoso" not in text
    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (935, 609)


# --- options ----------------------------------------------------------------------------------------------------------


def test_options_become_a_choice(qtbot: QtBot) -> None:
    wanted = request(options=("kertas", "arah", "penanda", "baris_kosong", "kolom", "papan"), columns=("nama", "rt"))
    options = PreviewOptions(wanted, {"kertas": "Folio", "penanda": "tidak dikenal", "baris_kosong": 10})
    qtbot.addWidget(options)
    choice = options.choice()
    assert choice.kertas == FOLIO
    assert choice.penanda == "berdua"
    assert choice.baris_kosong == 10
    assert choice.kolom == ()
    options.inputs["kolom"].set_value(True)
    options.inputs["papan"].set_value(False)
    assert options.choice().kolom == ("nama", "rt")
    assert options.choice().papan is False


# --- view -------------------------------------------------------------------------------------------------------------


def test_zoom_and_fit(qtbot: QtBot) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    assert view.show_pdf(sheet(Pilihan(kertas=F4))) == 2
    page_zoom = view.zoom
    view.set_fit(FIT_WIDTH)
    assert view.zoom > page_zoom
    view.set_zoom(1.0)
    view.zoom_in()
    assert view.zoom == 1.25
    view.zoom_out()
    view.zoom_out()
    assert view.zoom == 0.8
    image = view.image(0, 1.0)
    assert image is not None
    assert abs(image.width() - 215 / 25.4 * 96 * 0.8) <= 2
    view.close_pdf()


def test_only_a_few_pictures_are_kept(qtbot: QtBot) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    pages = view.show_pdf(sheet(Pilihan(kertas=F4), rows=700))
    assert pages > 20
    view.set_zoom(0.25)
    for number in range(pages):
        assert view.image(number, 1.0) is not None
    assert len(view._images) <= 12
    view.close_pdf()


# --- paper ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", [F4, F4.rebah(), A4, FOLIO, FOLIO.rebah()])
def test_printing_to_a_file_keeps_the_exact_paper(qtbot: QtBot, tmp_path: Path, paper: Kertas) -> None:
    """F4 must not become Folio or German Legal on its way to the printer."""
    upright = paper.tegak()
    wanted = printing.Paper(upright.nama, upright.lebar_mm, upright.tinggi_mm, paper.mendatar)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "kertas.pdf"))
    printer.setResolution(100)
    printing.set_paper(printer, wanted)
    assert printing.differs(printer, wanted) == ""
    printing.paint(sheet(Pilihan(kertas=paper)), printer)
    box = PdfReader(tmp_path / "kertas.pdf").pages[0].mediabox
    assert abs(float(box.width) - paper.lebar) < 1.5
    assert abs(float(box.height) - paper.tinggi) < 1.5
    assert len(PdfReader(tmp_path / "kertas.pdf").pages) == len(Pdf(sheet(Pilihan(kertas=paper))).sizes)


def test_the_drivers_own_name_for_f4_is_found() -> None:
    known = [
        QPageSize(QPageSize.PageSizeId.A4),
        QPageSize(QSizeF(215.9, 330.2), QPageSize.Unit.Millimeter, "Legal India", QPageSize.SizeMatchPolicy.ExactMatch),
        QPageSize(QPageSize.PageSizeId.Folio),
    ]
    assert printing.driver_size(printing.Paper("F4", 215, 330), known).name() == "Legal India"
    assert printing.driver_size(printing.Paper("Folio", 210, 330), known).id() == QPageSize.PageSizeId.Folio
    own = printing.driver_size(printing.Paper("F4", 215, 330), known[:1])
    assert (own.name(), round(own.size(QPageSize.Unit.Millimeter).width())) == ("F4", 215)


def test_a_dialog_that_changes_the_paper_is_answered_with_a_question(
    qtbot: QtBot, ask: Recorder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:
    """The native dialog may hand back the driver's A4; the sheet must not be cut silently."""
    def change(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "keluar.pdf"))
        printer.setResolution(100)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        return True

    monkeypatch.setattr(ask, "printer", change)
    paper = printing.Paper("F4", 215, 330)
    ask.expect("choose", 0)
    assert printing.print_pdf(sheet(Pilihan(kertas=F4), 3), paper, "Daftar hadir")
    assert abs(float(PdfReader(tmp_path / "keluar.pdf").pages[0].mediabox.height) - F4.tinggi) < 1.5
    ask.expect("choose", 1)
    assert printing.print_pdf(sheet(Pilihan(kertas=F4), 3), paper, "Daftar hadir")
    assert abs(float(PdfReader(tmp_path / "keluar.pdf").pages[0].mediabox.height) - A4.tinggi) < 1.5
    ask.expect("choose", None)
    assert not printing.print_pdf(sheet(Pilihan(kertas=F4), 3), paper, "Daftar hadir")
    assert "A4" in ask.asked[0][1]


def test_giving_up_the_printer_prints_nothing(window: MainWindow, qtbot: QtBot, ask: Recorder) -> None:
    page = opened(window, qtbot, request())
    ask.expect("printer", False)
    page.print_out()
    assert page.bar.text == ""
