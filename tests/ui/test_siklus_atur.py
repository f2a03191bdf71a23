"""Atur siklus by keyboard: a stage changed, rows added, ordered, thrown away, each of them taken back by undo."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lkm_desktop.services import siklus_isi
from lkm_desktop.storage import Store
from tests.ui import siklus_bantu as bantu
from tests.ui.siklus_bantu import press, stage, type_in
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.siklus.edit_page import EditPage
from ui.pages.siklus.edit_tree import Node

Key = Qt.Key


@pytest.fixture
def siklus_id(ctx: Context) -> str:
    """A siklus of three stages."""
    return bantu.make(ctx.store)


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office of the window."""
    return ctx.store


@pytest.fixture
def page(siklus_id: str, store: Store, window: MainWindow) -> EditPage:
    """The page at the first stage, in the smallest window."""
    window.resize(1093, 580)
    window.activateWindow()
    window.show_page("siklus_atur", siklus_id=siklus_id, tahap_id=stage(store, siklus_id, 1).id)
    QApplication.processEvents()
    made = window.page
    assert isinstance(made, EditPage)
    return made


def names(store: Store, siklus_id: str) -> list[str]:
    """Short names of the stages in their order."""
    return [one.singkat for one in bantu.board(store, siklus_id).tahap]


def marked(page: EditPage) -> str:
    """The row with the cursor."""
    item = page.tree.currentItem()
    return item.text(0) if item is not None else ""


def test_a_stage_is_changed_refused_and_taken_back(
    page: EditPage, store: Store, siklus_id: str, window: MainWindow,
) -> None:
    assert page.tree.hasFocus()
    assert page.card.heading.text() == "Tahap"
    press(Key.Key_Return)
    form = page.forms["tahap"].form.inputs
    assert QApplication.focusWidget() is form["nama"]
    type_in("RKM bersama")  # the whole name is chosen, so it is replaced
    assert page.card.state.text() == "Belum disimpan"
    form["rencana_selesai"].set_value(bantu.START - timedelta(1))
    form["rencana_selesai"].edited.emit()
    window.commands.page_save()
    assert "lebih awal" in page.forms["tahap"].form._messages["rencana_selesai"].text()
    assert stage(store, siklus_id, 1).nama == "Rembug Kesiapan Masyarakat"
    form["rencana_selesai"].set_value(bantu.START + timedelta(9))
    form["rencana_selesai"].edited.emit()
    form["min_perempuan"].set_value(40)
    form["min_perempuan"].edited.emit()
    window.commands.page_save()
    changed = stage(store, siklus_id, 1)
    assert (changed.nama, changed.rencana_selesai) == ("RKM bersama", bantu.START + timedelta(9))
    assert marked(page) == "1. RKM bersama"
    window.commands.undo()
    assert stage(store, siklus_id, 1).nama == "Rembug Kesiapan Masyarakat"
    assert page.forms["tahap"].form.inputs["nama"].text() == "Rembug Kesiapan Masyarakat"


def test_alt_and_arrows_order_and_undo_puts_back(
    page: EditPage, store: Store, siklus_id: str, window: MainWindow,
) -> None:
    press(Key.Key_Down, alt=True)
    assert names(store, siklus_id) == ["Pemetaan", "RKM", "RWT"]
    assert marked(page) == "2. Rembug Kesiapan Masyarakat"
    press(Key.Key_Down, Key.Key_Down, alt=True)
    assert names(store, siklus_id) == ["Pemetaan", "RWT", "RKM"]
    press(Key.Key_Up, alt=True)
    assert names(store, siklus_id) == ["Pemetaan", "RKM", "RWT"]
    for _ in range(3):
        window.commands.undo()
    assert names(store, siklus_id) == ["RKM", "Pemetaan", "RWT"]


def test_an_activity_with_papers_and_its_requirement_are_added(
    page: EditPage, store: Store, siklus_id: str, window: MainWindow,
) -> None:
    window.commands.page_new()
    form = page.forms["kegiatan"]
    assert QApplication.focusWidget() is form.form.inputs["nama"]
    window.commands.page_save()
    assert "diisi" in form.form._messages["nama"].text()
    type_in("Sosialisasi RW")
    window.commands.page_save()
    assert stage(store, siklus_id, 1).kegiatan[-1].tiap == ""  # "once or a number of times" is an answer
    form.form.inputs["tiap"].set_value("RW")
    form.papers.boxes["notulen"].click()  # type: ignore[attr-defined]
    window.commands.page_save()
    added = stage(store, siklus_id, 1).kegiatan[-1]
    assert (added.nama, added.tiap) == ("Sosialisasi RW", "RW")
    with store.read() as s:
        assert siklus_isi.ambil_kegiatan(s, added.id)["dokumen"] == "notulen"
    page.add_need()
    need = page.forms["syarat"].form.inputs
    assert not need["rincian"].isVisible()
    type_in("Notulen sosialisasi")
    need["jenis"].set_value("dokumen")
    need["jenis"].edited.emit()
    assert need["rincian"].isVisible()
    need["rincian"].set_value("notulen")
    window.commands.page_save()
    assert stage(store, siklus_id, 1).syarat[-1].kegiatan_id in ("", None)  # "the whole stage" is an answer
    need["kegiatan_id"].set_value(added.id)
    need["kegiatan_id"].edited.emit()
    window.commands.page_save()
    found = stage(store, siklus_id, 1).syarat[-1]
    assert (found.uraian, found.jenis, found.kegiatan_id) == ("Notulen sosialisasi", "dokumen", added.id)
    page.tree.choose(Node("kegiatan", added.id, stage(store, siklus_id, 1).id))
    press(Key.Key_Delete)
    assert [one.nama for one in stage(store, siklus_id, 1).kegiatan] == ["RKM kelurahan"]
    window.commands.undo()
    assert stage(store, siklus_id, 1).kegiatan[-1].id == added.id


def test_typing_waits_while_another_row_is_looked_at(page: EditPage, store: Store, siklus_id: str) -> None:
    press(Key.Key_Return)
    type_in("Belum pasti")
    page.tree.setFocus()
    press(Key.Key_Up)
    assert page.node.kind == "siklus"
    press(Key.Key_Down)
    assert page.forms["tahap"].form.inputs["nama"].text() == "Belum pasti"
    page.cancel()
    assert page.forms["tahap"].form.inputs["nama"].text() == "Rembug Kesiapan Masyarakat"
    assert stage(store, siklus_id, 1).nama == "Rembug Kesiapan Masyarakat"
    page.add_stage()
    page.cancel()  # a new row that is given up is gone
    assert all(node.id for node in page.tree.nodes())
