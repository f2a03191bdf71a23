"""The page of possible doubles by keyboard: choose fields, merge, tell apart, put off, from the card."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from lkm_desktop.services import ganda
from tests.pembantu import meeting, person
from tests.services.gabung_bantu import living, put
from tests.ui.perekam import show
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages import tugas
from ui.pages.ganda.page import DoublesPage
from ui.register.page import RegisterPage

SITI: dict[str, Any] = {"nama": "Siti Aminah", "tanggal_lahir": date(1981, 8, 7), "rt": "02"}


@pytest.fixture
def ids(ctx: Context) -> dict[str, str]:
    """Two likely pairs; the second record of the first one has been to a meeting."""
    store = ctx.store
    found = {
        "siti": person(store, **SITI, pekerjaan="Guru"),
        "sitti": person(store, **{**SITI, "nama": "Sitti Aminah"}, pekerjaan="Bidan", no_hp="081200001111"),
        "budi": person(store, nama="Budi Santoso", tanggal_lahir=date(1970, 3, 4), rt="05"),
        "budhi": person(store, nama="Budhi Santoso", tanggal_lahir=date(1971, 3, 4), rt="05"),
        "lain": person(store, nama="Halimah", rt="09"),
    }
    put(store, "kehadiran", rapat_id=meeting(store), orang_id=found["sitti"], urut=1, status="hadir")
    return found


@pytest.fixture
def page(ids: dict[str, str], window: MainWindow, qtbot: QtBot) -> DoublesPage:
    made = show(window, "ganda")
    assert isinstance(made, DoublesPage)
    wait(qtbot, made)
    return made


def wait(qtbot: QtBot, page: DoublesPage) -> None:
    """Until the pairs are found."""
    qtbot.waitUntil(lambda: page.pairs is not None and not page.jobs.busy, timeout=20_000)
    page.compare.settle()


def names(page: DoublesPage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def cell(page: DoublesPage, field: str, column: int) -> str:
    model = page.compare.model
    row = next(n for n, one in enumerate(model.rows) if one.kunci == field)
    return str(model.index(row, column).data())


def test_pairs_and_both_sides_then_later_and_apart(
    page: DoublesPage, ids: dict[str, str], ctx: Context, qtbot: QtBot
) -> None:
    siti, budi = {"Siti Aminah", "Sitti Aminah"}, {"Budi Santoso", "Budhi Santoso"}
    assert [set(text.split("\n")) for text in names(page)] == [siti, budi]
    assert page.counts.full() == "2 pasang, yang paling mirip di atas"
    assert page.focusWidget() is page.table
    panel = page.compare
    assert panel.reasons.text() == "93 %: nama sama, tanggal lahir sama, RT sama"
    stays = [b.text() for b in panel.people.findChildren(QRadioButton) if b.isChecked()]
    assert [mnemonics.without_key(text) for text in stays] == ["Pertahankan Sitti Aminah"], "the one with a past"
    assert cell(page, "pekerjaan", 0) == "≠ Pekerjaan"
    assert cell(page, "no_hp", 3) == "0812-0000-1111"
    panel.later_button.click()
    panel.settle()
    assert [set(text.split("\n")) for text in names(page)] == [budi, siti]
    assert set(panel.ids) == {ids["budi"], ids["budhi"]}
    panel.apart_button.click()
    page.refresh()
    wait(qtbot, page)
    assert [set(text.split("\n")) for text in names(page)] == [siti]
    with ctx.read() as s:
        assert ganda.bukan_sama(s) == {tuple(sorted((ids["budi"], ids["budhi"])))}
    panel.settle()
    panel.merge_button.click()
    assert (names(page), QApplication.focusWidget()) == ([], page.table)
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, page)
    assert len(names(page)) == 1, "Ctrl+Z takes the last merge back too"


def test_a_field_is_chosen_and_the_pair_merged_by_keys(
    page: DoublesPage, ids: dict[str, str], ctx: Context, qtbot: QtBot
) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    panel, model = page.compare, page.compare.model
    assert panel.table.hasFocus()
    place = model.people.index(ids["siti"]) + 1
    row = next(n for n, one in enumerate(model.rows) if one.kunci == "pekerjaan")
    while panel.table.currentIndex().row() != row:
        QTest.keyClick(panel.table, Qt.Key.Key_Down)
    while panel.table.currentIndex().column() != place:
        step = Qt.Key.Key_Right if panel.table.currentIndex().column() < place else Qt.Key.Key_Left
        QTest.keyClick(panel.table, step)
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert cell(page, "pekerjaan", place) == "● Guru"
    assert cell(page, "pekerjaan", 3) == "Guru"
    panel.merge_button.click()
    assert page.bar.text.startswith("Siti Aminah digabung ke Sitti Aminah.")
    assert len(names(page)) == 1
    (kept,) = living(ctx.store, "orang", id=ids["sitti"])
    assert (kept["pekerjaan"], kept["no_hp"]) == ("Guru", "081200001111")
    assert not living(ctx.store, "orang", id=ids["siti"])
    assert ctx.store.undo_label == "Gabungkan Siti Aminah ke Sitti Aminah"
    ctx.undo()
    wait(qtbot, page)
    assert len(names(page)) == 2


def test_another_one_stays_a_third_comes_in_and_what_cannot_be_is_told(
    page: DoublesPage, ids: dict[str, str], ctx: Context, qtbot: QtBot
) -> None:
    panel = page.compare
    panel.keep(ids["siti"])
    assert panel.plan is not None
    assert (panel.plan.utama, panel.plan.lain) == (ids["siti"], (ids["sitti"],))
    panel.more_button.click()
    QTest.keyClicks(page.picker.box, "halimah")
    page.picker.box.tell_now()
    QTest.keyClick(page.picker.box, Qt.Key.Key_Return)
    panel.settle()
    assert panel.model.columnCount() == 5
    assert not page.left.isVisible()
    panel.later_button.click()
    assert set(panel.ids) == {ids["siti"], ids["sitti"]}, "the pair of the list is back"
    assert page.left.isVisible()
    panel.settle()
    panel.more_button.click()
    page.picker.picked.emit(ids["lain"])
    put(ctx.store, "penugasan", orang_id=ids["lain"], badan="LKM", jabatan="Koordinator")
    put(ctx.store, "penugasan", orang_id=ids["sitti"], badan="UPK", jabatan="Manajer")
    page.refresh()
    wait(qtbot, page)
    assert "Koordinator LKM" in panel.obstacle.text()
    assert panel.obstacle.isVisible()
    assert not panel.merge_button.isEnabled()
    ctx.store.undo()
    wait(qtbot, page)
    panel.refresh()
    panel.merge_button.click()
    assert {row["id"] for row in living(ctx.store, "orang")} == {ids["sitti"], ids["budi"], ids["budhi"]}


def test_from_the_card_of_a_person(
    page: DoublesPage, ids: dict[str, str], window: MainWindow, ctx: Context, qtbot: QtBot
) -> None:
    cards = show(window, "orang", id=ids["lain"])
    assert isinstance(cards, RegisterPage)
    cards.panel.extra_button.click()
    assert window.current == "ganda"
    assert page.picker.hint.text() == "Cari orang yang mungkin sama dengan Halimah."
    assert QApplication.focusWidget() is page.picker.box
    QTest.keyClicks(page.picker.box, "budhi")
    page.picker.box.tell_now()
    QTest.keyClick(page.picker.box, Qt.Key.Key_Return)
    page.compare.settle()
    wait(qtbot, page)
    assert set(page.compare.ids) == {ids["lain"], ids["budhi"]}, "the list that came meanwhile leaves it alone"
    page.search.setText("santoso")
    page.search.tell_now()
    assert len(names(page)) == 1
    with ctx.read() as s:
        (line,) = [t for t in tugas.gather(s, date.today()).tugas if t.page == "ganda"]
    assert line.kalimat == "1 pasang warga hampir pasti orang yang sama.", "only plain doubles are told there"


def test_somebody_new_who_may_be_known_is_told(
    ids: dict[str, str], window: MainWindow, ctx: Context, qtbot: QtBot
) -> None:
    cards = show(window, "orang")
    assert isinstance(cards, RegisterPage)
    cards.new_record()
    for field, text in (("nama", "Sitti Aminnah"), ("rt", "02")):
        QTest.keyClicks(cards.panel.form.inputs[field], text)
    cards.save()
    assert cards.bar.text == "Sitti Aminnah tersimpan."
    qtbot.waitUntil(lambda: cards.bar.kind == "warn", timeout=10_000)
    told, end = cards.bar.text.split(" (")
    assert told == "Sitti Aminnah tersimpan. Mungkin orang yang sama dengan Siti Aminah"
    assert "RT sama" in end
    cards.bar.buttons()[0].click()
    assert window.current == "ganda"
    assert ids["siti"] in window.page.compare.ids  # type: ignore[union-attr]
