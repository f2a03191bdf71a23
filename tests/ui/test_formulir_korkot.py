"""The page of forms: take one in, map cells by keyboard, proposals, another file, and the filled file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lkm_desktop.importers.templat_excel import baca_bita
from lkm_desktop.services import templat_excel
from lkm_desktop.services.sel_excel import Alamat, alamat
from lkm_desktop.services.templat_kisi import RUMUS, KisiLembar, Petak
from tests.pembantu import add
from tests.ui.perekam import Recorder, show
from tests.workbooks.korkot_contoh import KEPALA, korkot
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.formulir_korkot import file_acts
from ui.pages.formulir_korkot.page import FormulirPage
from ui.pages.formulir_korkot.sheet import SheetModel
from ui.pages.formulir_korkot.source import Taken
from ui.pages.riwayat_tabs import TrashTab

Press = Callable[..., None]


@pytest.fixture
def page(people: dict[str, str], window: MainWindow, ctx: Context, monkeypatch: pytest.MonkeyPatch) -> FormulirPage:
    """The page with a form, and five relawan in the office. Files are read without a child process."""
    for orang in people.values():
        add(ctx.store, "relawan", orang_id=orang)
    monkeypatch.setattr(file_acts, "read_file", lambda path, _: taken(path.read_bytes(), path.name))
    with ctx.store.unit("Ambil formulir") as s:
        templat_excel.tambah(s, "Form bulanan", "form.xlsx", korkot())
    found: FormulirPage = show(window, "formulir_korkot")
    return found


def taken(data: bytes, name: str) -> Taken:
    return Taken(name, data, baca_bita(data, name))


def mapped(ctx: Context, page: FormulirPage) -> dict[str, str]:
    with ctx.read() as s:
        return {p.sel: p.angka for p in templat_excel.peta(s, page.form_id)}


def at(text: str) -> Alamat:
    place = alamat(text)
    assert place is not None
    return place


def test_a_cell_is_mapped_by_the_keyboard_alone_and_let_go(page: FormulirPage, ctx: Context) -> None:
    page.view.go_to(at("G14"))
    assert page.cell.title.text() == "Sel G14"
    assert page.cell.words.full() == "RELAWAN › Jumlah relawan terdaftar › Bulan ini › P"
    assert page.cell.figure() == "relawan_p"
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.cell.search.hasFocus()
    QTest.keyClicks(page.cell.search, "relawan laki")
    QTest.keyClick(page.cell.search, Qt.Key.Key_Down)
    assert page.cell.figure() == "relawan_l"
    QTest.keyClick(page.cell.list, Qt.Key.Key_Return)
    assert mapped(ctx, page) == {"G14": "relawan_l"}
    assert page.view.hasFocus()
    index = page.view.grid.index(13, 6)
    assert index.data() == page.source.figures["relawan_l"] != ""
    assert "Relawan: laki-laki" in index.data(Qt.ItemDataRole.ToolTipRole)
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert mapped(ctx, page) == {}
    assert ctx.store.undo_label == "Lepas sel G14"


def test_a_figure_is_narrowed_and_a_list_says_how_far_it_goes(page: FormulirPage, ctx: Context) -> None:
    page.tabs.setCurrentIndex(1)
    page.view.go_to(at("C3"))
    assert page.cell.rw.value() == "02"
    assert page.cell.value.full() == "Nilai: 0"
    page.cell.use()
    with ctx.read() as s:
        assert dict(templat_excel.peta(s, page.form_id)[0].rincian) == {"rw": "02"}
    page.tabs.setCurrentIndex(2)
    page.view.go_to(at("B5"))
    assert page.cell.figure() == "daftar_r4_nama"
    assert page.cell.note.full() == "Ditulis ke bawah mulai sel ini, muat 5 baris."
    page.cell.use()
    names = [page.view.grid.index(row, 1).data() for row in range(4, 10)]
    assert len([n for n in names[:5] if n]) == 5
    assert names[5] == "Jumlah"


def test_proposals_are_ticked_and_mapped_in_one_step(page: FormulirPage, ctx: Context) -> None:
    page.propose()
    offers = page.offers
    assert page.side.currentWidget() is offers
    number = len(offers.table.ticks.lines)
    assert number > 20
    QTest.keyClick(offers.table, Qt.Key.Key_Space)
    QTest.keyClick(offers.table, Qt.Key.Key_Down)
    assert page.view.place() == at("D4")
    offers.take_button.click()
    found = mapped(ctx, page)
    assert len(found) == number - 1
    assert "D3" not in found
    assert page.side.currentWidget() is page.cell
    assert ctx.store.undo_label == f"Pasang {number - 1} sel formulir Form bulanan"
    page.propose()
    assert offers.title.text() == "Usulan: 1 sel"


def test_the_filled_file_keeps_formulas_and_says_what_is_empty(
    page: FormulirPage, ask: Recorder, tmp_path: Path, ctx: Context
) -> None:  # fmt: skip
    assert not page.fill_button.isEnabled()
    for cell, figure in (("D3", "kelurahan"), ("D8", "koordinator"), ("F14", "relawan_l")):
        page.source.map("Form 1", at(cell), figure, {})
    ask.expect("save_file", tmp_path / "isi.xlsx")
    page.save()
    assert ask.asked[-1][1].startswith("Form-bulanan_Kelayan-Tengah_20")
    sheet = openpyxl.load_workbook(tmp_path / "isi.xlsx")["Form 1"]
    assert sheet["D3"].value == "Kelayan Tengah"
    assert sheet["H14"].value == "=F14+G14"
    assert page.bar.text == "Tersimpan: isi.xlsx. 1 sel belum ada isinya."


def test_a_formula_whose_result_the_file_does_not_hold_is_told(qapp: QApplication) -> None:
    grid = SheetModel()
    grid.show(KisiLembar("Form", ((Petak("", RUMUS), Petak("7", RUMUS)),)), {})
    assert [grid.data(grid.index(0, column)) for column in range(3)] == ["rumus", "7", ""]


def test_a_form_is_taken_in_renamed_replaced_and_put_away(
    page: FormulirPage, ask: Recorder, tmp_path: Path, qtbot: QtBot, window: MainWindow, ctx: Context
) -> None:  # fmt: skip
    place = tmp_path / "Form_bulanan.xlsx"
    place.write_bytes(korkot())
    ask.expect("open_file", place)
    page.new_record()
    qtbot.waitUntil(lambda: len(page.source.forms) == 2)
    assert page.source.form is not None
    assert page.source.form.nama == "Form bulanan (2)"
    ask.expect("text", "form BULANAN")
    page.edit_record()
    assert "Sudah ada formulir" in page.bar.text
    ask.expect("text", "Form triwulan")
    page.edit_record()
    assert page.forms.currentText() == "Form triwulan"
    page.source.map("Form 1", at("D3"), "kelurahan", {})
    page.source.map("Form 1", at("D4"), "kecamatan", {})
    place.write_bytes(korkot("LAPORAN 2027", ["Kode", *(k for k in KEPALA if k != "Kecamatan")]))
    ask.expect("open_file", place)
    page.acts.replace_file()
    qtbot.waitUntil(lambda: page.side.currentWidget() is page.moved)
    assert "0 sel tetap, 1 pindah, 1 tidak ditemukan" in page.moved.summary.text()
    page.moved.take_button.click()
    assert mapped(ctx, page) == {"D4": "kelurahan"}
    assert "(Kecamatan) tidak ditemukan lagi" in page.bar.text
    page.delete_record()
    assert [f.nama for f in page.source.forms] == ["Form bulanan"]
    history = show(window, "riwayat", bagian="sampah")
    trash = history.findChild(TrashTab)
    assert trash.table.rows.index(0, 1).data() == "Form triwulan"
    trash.table.selectRow(0)
    trash.restore_button.click()
    with ctx.read() as s:
        assert [f.nama for f in templat_excel.daftar(s)] == ["Form bulanan", "Form triwulan"]


def test_an_office_without_a_form_offers_to_take_one(window: MainWindow, ask: Recorder, tmp_path: Path) -> None:
    page: FormulirPage = show(window, "formulir_korkot")
    assert page.drop.isVisible()
    assert not page.main.isVisible()
    page.drop.offer(tmp_path / "formulir.pdf")
    assert "tidak bisa dibaca di sini" in page.bar.text
