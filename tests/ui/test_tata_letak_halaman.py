"""Saved layouts on real pages: made from the list, changed by keys, shown, exported; rows that were selected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import tata_letak
from lkm_desktop.services.registers import Query
from lkm_desktop.services.tata_letak import Letak
from tests.pembantu import person
from tests.ui.perekam import Recorder, show, shown
from ui.context import Context
from ui.main_window import MainWindow
from ui.register.layouts import menus
from ui.register.layouts.page import LayoutsPage
from ui.register.page import RegisterPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def people(ctx: Context) -> list[str]:
    rows = (("Siti Aminah", "03"), ("Budi Santoso", "03"), ("Hj. Noor Hasanah", "04"))
    return [person(ctx.store, name, rt=rt, rw="01", alamat=f"Gang {rt}") for name, rt in rows]


def layouts(ctx: Context, register: str = "orang") -> list[Letak]:
    with ctx.read() as s:
        return list(tata_letak.daftar(s, register))


def saved(ctx: Context, **lain: Any) -> str:
    values: dict[str, Any] = {"nama": "untuk Lurah", "judul": "", "kolom": ("nama", "alamat"),
                              "query": Query(saring={"rt": "03"}, urut="nama", turun=True)}  # fmt: skip
    with ctx.store.unit("Simpan tata letak") as s:
        return tata_letak.simpan(s, Letak("", "orang", **(values | lain)))


def entries(menu: Any) -> dict[str, Any]:
    assert isinstance(menu, QMenu)
    return {action.text().replace("&", ""): action for action in menu.actions() if action.text()}


def popup(page: RegisterPage) -> Any:
    found = [menu for menu in page.findChildren(QMenu) if menu.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_layout_is_made_of_what_the_list_shows(window: MainWindow, ctx: Context, people: list[str]) -> None:
    register: RegisterPage = show(window, "orang")
    register.filters.fill()
    register.filters.set_filter("rt", "03")
    menus.open_layouts(register, new=True)
    page: Any = window.page
    assert isinstance(page, LayoutsPage)
    assert "RT 03. Sekarang 2 warga." in page.form.rows.text()
    assert page.form.columns.keys() == tuple(register.table.rows.keys)
    page.form.form.inputs["nama"].set_value("untuk Lurah")
    page.form.form.edited.emit()
    page.form.board.click()
    page.save()
    assert page.bar.text == "Tata letak “untuk Lurah” tersimpan."
    (made,) = layouts(ctx)
    assert (made.query.saring, made.papan) == ({"rt": "03"}, True)
    ctx.undo()
    assert layouts(ctx) == []


def test_columns_are_ticked_and_moved_by_keys(window: MainWindow, ctx: Context, people: list[str]) -> None:
    saved(ctx)
    page: Any = show(window, "tata_letak", register="orang")
    columns = page.form.columns
    assert columns.keys() == ("nama", "alamat")
    columns.setFocus()
    columns.setCurrentRow(1)
    QTest.keyClick(columns, Key.Key_Up, CTRL)
    assert columns.keys() == ("alamat", "nama")
    columns.setCurrentRow(2)
    QTest.keyClick(columns, Key.Key_Space)
    assert len(columns.keys()) == 3
    assert page.dirty
    page.save()
    assert layouts(ctx)[0].kolom[:2] == ("alamat", "nama")
    for row in range(3):
        columns.setCurrentRow(row)
        QTest.keyClick(columns, Key.Key_Space)
    page.save()
    assert page.form.problem.text() == "Pilih paling sedikit satu kolom."
    assert len(layouts(ctx)[0].kolom) == 3, "what was saved stays"


def test_a_taken_name_is_told_beside_it_and_the_cursor_stays(window: MainWindow, ctx: Context) -> None:
    saved(ctx)
    saved(ctx, nama="untuk Camat")
    page: Any = show(window, "tata_letak", register="orang")
    page.form.form.inputs["nama"].set_value("UNTUK LURAH")
    page.form.form.edited.emit()
    page.table.go_to(1)
    assert page.table.currentIndex().row() == 0
    assert "sudah dipakai" in page.form.form._messages["nama"].text()
    page.form.form.inputs["nama"].set_value("untuk Camat Selatan")
    page.table.go_to(1)
    assert [one.nama for one in layouts(ctx)] == ["untuk Camat Selatan", "untuk Lurah"], "saved before it is left"
    assert page.form.letak().nama == "untuk Lurah"


def test_shown_in_the_list(window: MainWindow, ctx: Context, people: list[str]) -> None:
    saved(ctx)
    page: Any = show(window, "tata_letak", register="orang")
    page.show_in_list()
    register = window.page
    assert isinstance(register, RegisterPage)
    assert list(register.table.rows.keys) == ["nama", "alamat"]
    assert shown(register) == ["Siti Aminah", "Budi Santoso"]
    assert register.bar.text == "Daftar tampil menurut tata letak “untuk Lurah”."
    again = tata_letak.baru(REGISTERS["orang"], register.table.rows.keys, register.query())
    assert again.query == layouts(ctx)[0].query


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_ctrl_e_asks_when_there_is_a_choice(
    window: MainWindow, ctx: Context, people: list[str], ask: Recorder, tmp_path: Path
) -> None:
    register: RegisterPage = show(window, "orang")
    ask.expect("save_file", tmp_path / "semua.xlsx")
    register.export()
    assert register.bar.kind == "ok"
    saved(ctx)
    flags = QItemSelectionModel.SelectionFlag
    for row in (0, 2):
        register.table.selectionModel().select(register.table.rows.index(row, 0), flags.Select | flags.Rows)
    chosen = [str(register.table.rows.index(row, 0).data()) for row in (0, 2)]
    register.export()
    menu = entries(popup(register))
    assert list(menu)[:3] == ["Yang tampak (3 warga)…", "Hanya yang dipilih (2 warga)…", "untuk Lurah…"]
    assert "Tata letak baru…" in menu
    ask.expect("save_file", tmp_path / "dua.xlsx")
    menu["Hanya yang dipilih (2 warga)…"].trigger()
    sheet: Any = load_workbook(tmp_path / "dua.xlsx").active
    names = next(column for column in sheet.iter_cols() if column[5].value == "Nama lengkap")
    assert [cell.value for cell in names[6:]] == chosen
    ask.expect("save_file", tmp_path / "lurah.xlsx")
    menu["untuk Lurah…"].trigger()
    sheet = load_workbook(tmp_path / "lurah.xlsx").active
    assert [cell.value for cell in sheet["B"]][6:] == ["Siti Aminah", "Budi Santoso"]
    assert register.bar.text.startswith("Buku kerja untuk Lurah tersimpan")


def test_the_menu_of_columns_shows_layouts_and_ticks(window: MainWindow, ctx: Context, people: list[str]) -> None:
    saved(ctx)
    register: RegisterPage = show(window, "orang")
    menu = entries(menus.LayoutMenu(register, menus.saved(register)))
    assert list(menu)[:3] == ["Tampilkan untuk Lurah", "Simpan sebagai tata letak…", "Atur tata letak…"]
    before = list(register.table.rows.keys)
    menu["NIK"].trigger()
    assert set(register.table.rows.keys) ^ set(before) == {"nik"}
    menu["Tampilkan untuk Lurah"].trigger()
    assert list(register.table.rows.keys) == ["nama", "alamat"]


def test_deleted_to_the_sampah_and_back(window: MainWindow, ctx: Context) -> None:
    saved(ctx)
    page: Any = show(window, "tata_letak", register="orang")
    page.delete_record()
    assert layouts(ctx) == []
    assert page.empty.isVisible()
    trash: Any = show(window, "riwayat", bagian="sampah")
    with ctx.read() as s:
        assert tata_letak.terbuang(s)[0][1] == "untuk Lurah"
    assert trash.abilities
    ctx.undo()
    assert [one.nama for one in layouts(ctx)] == ["untuk Lurah"]


def test_a_layout_is_exported_as_it_stands_in_the_form(
    window: MainWindow, ctx: Context, people: list[str], ask: Recorder, tmp_path: Path
) -> None:
    page: Any = show(window, "tata_letak", register="orang")
    page.form.form.inputs["judul"].set_value("Warga gang kami")
    ask.expect("save_file", tmp_path / "x.xlsx")
    page.export()
    sheet: Any = load_workbook(tmp_path / "x.xlsx").active
    assert sheet["A1"].value == "Warga gang kami"
    assert layouts(ctx) == []
