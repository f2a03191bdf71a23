"""The part "Catatan tahap": typed by keys, saved as one step, kept as a draft, with the papers that belong to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lkm_desktop.services import draf, fakta_tahap
from lkm_desktop.storage import Store
from tests.services import siklus_contoh
from tests.ui.perekam import show
from ui.context import Context
from ui.main_window import MainWindow
from ui.mnemonics import letter
from ui.page import Page
from ui.pages.siklus.fakta_form import FaktaForm
from ui.pages.siklus.fakta_panel import FaktaPanel
from ui.pages.siklus.page import SiklusPage

Key = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def panel(ctx: Context, qtbot: QtBot) -> FaktaPanel:
    """The part on a page of its own, as wide as beside the side bar of a small laptop."""
    page = Page(ctx)
    made = FaktaPanel(page)
    page.body.addWidget(made)
    qtbot.addWidget(page)
    page.resize(1180, 560)
    page.show()
    return made


def form(panel: FaktaPanel) -> FaktaForm:
    assert panel.form is not None
    return panel.form


def cells(panel: FaktaPanel, key: str) -> list[dict[str, Any]]:
    return [entry.inputs for entry in form(panel).lists[key].entries]


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, held)


def facts(store: Store, tahap: str) -> fakta_tahap.FaktaNilai:
    with store.read() as s:
        return fakta_tahap.ambil(s, tahap)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_typed_by_keys_saved_as_one_step_and_undone(ctx: Context, panel: FaktaPanel) -> None:
    """The words begin with letters that no suggestion has: a list of completions would take the keys here."""
    tahap = siklus_contoh.tahap(ctx.store, "kriteria")
    panel.show_stage(tahap)
    panel.start()
    QTest.keyClicks(focus(), "3/2/2026")
    press(focus(), Key.Key_Return)
    QTest.keyClicks(focus(), "Balai RW 03")
    for _ in range(3):  # past number and date of the berita acara into the list
        press(focus(), Key.Key_Return)
    for heading, words in (("Fisik", "Dua kali sehari"), ("Visi", "Tidak tetap"), ("", "")):
        QTest.keyClicks(focus(), heading)
        press(focus(), Key.Key_Return)
        QTest.keyClicks(focus(), words)
        press(focus(), Key.Key_Return)  # behind the last field a row begins
    assert len(cells(panel, "kriteria")) == 3
    cells(panel, "kriteria")[1]["isi"].setFocus()
    press(focus(), Key.Key_Up, Alt)
    QTest.keyClick(focus(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not panel.dirty
    found = facts(ctx.store, tahap)
    assert (found.fakta["tanggal"], found.fakta["disepakati_di"]) == (date(2026, 2, 3), "Balai RW 03")
    assert [(row["bidang"], row["isi"]) for row in found.butir["kriteria"]] == [
        ("Visi", "Tidak tetap"), ("Fisik", "Dua kali sehari")]
    assert form(panel).missing.isHidden()
    assert ctx.store.undo_label == "Simpan catatan tahap Tahap kriteria"
    ctx.store.undo()
    panel.reload()
    assert facts(ctx.store, tahap).butir["kriteria"] == []
    assert cells(panel, "kriteria")[0]["isi"].value() is None
    assert form(panel).missing.text() == "Belum diisi: tanggal disepakati; kriteria kemiskinan."


def test_a_wrong_value_is_marked_and_what_was_typed_stays(ctx: Context, panel: FaktaPanel) -> None:
    tahap = siklus_contoh.tahap(ctx.store, "ps")
    panel.show_stage(tahap)
    QTest.keyClicks(form(panel).form.inputs["tahun"], "26")
    row = cells(panel, "hasil")[0]
    QTest.keyClicks(row["bidang"], "Fisik")
    QTest.keyClicks(row["jumlah"], "banyak")
    assert not panel.save()
    assert form(panel).form.inputs["tahun"].property("salah")
    message = form(panel).lists["hasil"].entries[0].message.text()
    assert "Masalah harus diisi." in message
    assert "angka" in message
    assert panel.dirty
    assert facts(ctx.store, tahap).butir["hasil"] == []


def test_typing_waits_as_a_draft_while_another_stage_is_shown(ctx: Context, panel: FaktaPanel) -> None:
    one, other = (siklus_contoh.tahap(ctx.store, "rkm") for _ in range(2))
    panel.show_stage(one)
    QTest.keyClicks(form(panel).form.inputs["program"], "Kotaku")
    QTest.keyClicks(cells(panel, "komitmen")[0]["isi"], "Tenaga")
    panel.show_stage(other)
    assert not panel.dirty
    assert form(panel).form.inputs["program"].value() is None
    with ctx.read() as s:
        assert draf.get_draf(s, f"fakta_tahap:{one}") is not None
    panel.show_stage(one)
    assert "belum disimpan" in form(panel).bar.text
    panel.resume()
    assert form(panel).form.inputs["program"].value() == "Kotaku"
    assert panel.save()
    with ctx.read() as s:
        assert draf.list_draf(s) == []
    assert facts(ctx.store, one).butir["komitmen"][0]["isi"] == "Tenaga"


def test_the_usual_rows_are_taken_over_and_a_removed_one_comes_back(ctx: Context, panel: FaktaPanel) -> None:
    tahap = siklus_contoh.tahap(ctx.store, "rwt")
    panel.show_stage(tahap)
    part = form(panel).parts["acara"]
    press(part.offer, Key.Key_Space)
    press(part.offer, Key.Key_Space)  # nothing comes twice
    assert len(part.values()) == 9
    press(cells(panel, "acara")[1]["isi"], Key.Key_Delete, Alt)
    assert len(part.values()) == 8
    assert form(panel).take_back()
    assert panel.save()
    assert [row["isi"] for row in facts(ctx.store, tahap).butir["acara"]][1] == "Sambutan-sambutan"


def test_rows_that_stand_there_from_the_start_are_kept_once_filled_in(ctx: Context, panel: FaktaPanel) -> None:
    tahap = siklus_contoh.tahap(ctx.store, "baseline")
    panel.show_stage(tahap)
    assert [row["isi"].value() for row in cells(panel, "indikator")][2] == "Penyediaan air minum"
    assert not panel.dirty
    QTest.keyClicks(cells(panel, "indikator")[2]["jumlah"], "48")
    assert panel.save()
    assert [(row["isi"], row["jumlah"]) for row in facts(ctx.store, tahap).butir["indikator"]] == [
        ("Penyediaan air minum", 48)]
    assert len(cells(panel, "indikator")) == 7
    assert cells(panel, "indikator")[2]["jumlah"].value() == 48


def test_an_election_leads_to_its_page_and_a_plain_stage_says_so(ctx: Context, panel: FaktaPanel) -> None:
    wanted: list[tuple[str, Any]] = []
    ctx.page_wanted.connect(lambda key, arguments: wanted.append((key, arguments)))
    tahap = siklus_contoh.tahap(ctx.store, "pemilihan")
    panel.show_stage(tahap)
    press(panel.election_button, Key.Key_Space)
    assert wanted[0][0] == "pemilihan"
    assert wanted[0][1]["tahap_id"] == tahap
    panel.show_stage(siklus_contoh.tahap(ctx.store, None))
    assert panel.election_button.isHidden()
    assert "tidak punya catatan khusus" in panel.words.text()
    assert not panel.save()


def test_a_paper_waits_for_its_meeting_and_saves_what_is_typed(ctx: Context, panel: FaktaPanel) -> None:
    panel.show_stage(siklus_contoh.tahap(ctx.store, "ps"))
    QApplication.processEvents()  # shows the new buttons
    panel.paper_buttons["ba-lokakarya-ps"].setFocus()
    press(focus(), Key.Key_Tab)
    assert focus() is form(panel).stops()[0]  # papers stand above the first field
    tahap = siklus_contoh.tahap(ctx.store, "rkm")
    panel.show_stage(tahap)
    made = panel.paper_buttons["ba-rkm"]
    to_meetings: list[int] = []
    panel.meetings_wanted.connect(lambda: to_meetings.append(1))
    made.click()  # says why, and leads to where the meeting is planned
    assert "belum punya rapat" in panel._page.bar.text
    next(b for b in panel._page.bar.findChildren(QPushButton) if b.text().replace("&", "") == "Ke kegiatan").click()
    assert to_meetings
    rapat = siklus_contoh.rapat(ctx.store, tahap, "rkm", "RKM kelurahan", date(2026, 2, 3))
    panel.reload()
    wanted: list[tuple[str, Any]] = []
    ctx.page_wanted.connect(lambda key, arguments: wanted.append((key, arguments)))
    QTest.keyClicks(form(panel).form.inputs["program"], "Kotaku")
    assert panel.paper_buttons["ba-rkm"] is made
    assert letter(made.text())  # a button that was there keeps its Alt key
    made.click()
    assert wanted[0][0] == "pratinjau"
    assert wanted[0][1]["request"].start.rapat_id == rapat
    assert facts(ctx.store, tahap).fakta["program"] == "Kotaku"


def test_beranda_goes_on_with_what_was_typed(ctx: Context, window: MainWindow) -> None:
    tahap = siklus_contoh.tahap(ctx.store, "rkm", nama="RKM")
    with ctx.store.unit("Simpan draf") as s:
        draf.save_draf(s, f"fakta_tahap:{tahap}", {"dihadiri": "Lurah", "tanggal": "2026-02-03",
                                                   "komitmen": [{"id": "a1", "isi": "Tenaga"}]})
        draf.save_draf(s, "fakta_tahap:entah", {"dihadiri": "Siapa"})
    show(window, "riwayat")
    lines = [b for b in show(window, "beranda").findChildren(QPushButton)
             if b.accessibleName().startswith("Lanjutkan:")]
    assert len(lines) == 1  # the stage of the other is gone
    assert "Catatan tahap RKM" in lines[0].accessibleName()
    lines[0].click()
    page = window.page
    assert isinstance(page, SiklusPage)
    assert page.help_key == "catatan_tahap"
    facts = page.board.facts
    assert facts.dirty
    window.commands.page_save()
    assert facts.form is not None
    assert not facts.dirty
    with ctx.read() as s:
        found = fakta_tahap.ambil(s, tahap)
    assert (found.fakta["dihadiri"], found.fakta["tanggal"]) == ("Lurah", date(2026, 2, 3))
    assert found.butir["komitmen"][0]["isi"] == "Tenaga"
    page.board.show_part("orang")
    assert page.help_key == "siklus"
