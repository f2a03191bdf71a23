"""The pages of learning and the tab of a KBK meeting, used as a secretary does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lkm_desktop.services import draf, kbk, kbk_agenda, kbk_anggota, kehadiran, notulen, sertifikat, topik, undangan
from tests.pembantu import meeting, person
from tests.ui.perekam import show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.belajar.page import BelajarPage
from ui.pages.belajar.sertifikat_page import SertifikatPage
from ui.pages.belajar.topik_page import TopikPage
from ui.pages.rapat.meeting import MeetingPage
from ui.pages.tugas import gather

YEAR = date.today().year


@pytest.fixture
def belajar(ctx: Context, window: MainWindow) -> BelajarPage:
    """The page with the shipped topics and three lines of this year's agenda, the first two dated."""
    with ctx.store.unit("Isi") as s:
        topik.ambil_bawaan(s)
        topics = topik.daftar(s)
        for n in range(3):
            day = date(YEAR, n + 1, 12) if n < 2 else None
            kbk_agenda.simpan(s, None, {"tahun": YEAR, "bulan": n + 1, "tanggal": day, "topik_id": topics[n].id,
                                        "pemandu": "Siti"})  # fmt: skip
    found: BelajarPage = show(window, "belajar", tab="agenda")
    return found


def cells(page: BelajarPage, row: int) -> tuple[str, ...]:
    model = page.agenda.model
    return tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))


def test_an_empty_office_begins_with_the_shipped_topics(ctx: Context, window: MainWindow) -> None:
    page: BelajarPage = show(window, "belajar")
    assert page.agenda.fill_button.hasFocus()
    assert page.agenda.fill_button.text().replace("&", "") == "Ambil topik bawaan"
    page.agenda.fill_button.click()
    page.bar.buttons()[0].click()
    assert "masuk agenda" in page.bar.text
    for tab in range(1, 5):
        page.tabs.setCurrentIndex(tab)
        page.take_focus()
        assert page.isAncestorOf(window.focusWidget())


def test_topics_are_taken_over_and_changed_by_keys(ctx: Context, window: MainWindow) -> None:
    page: TopikPage = show(window, "topik")
    assert page.empty.isVisible()
    page.shipped_button.click()
    assert page.table.model().rowCount() == len(topik.bawaan())
    assert page.bar.text.startswith("20 topik bawaan")
    page.table.go_to(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    panel = page.panel
    panel.form.inputs["nama"].setText("Jujur")
    panel.form.inputs["nama"].edited.emit()
    panel.values_box.boxes["adil"].click()
    page.edit_record()
    assert "belum disimpan" in page.bar.text
    page.save()
    assert panel.isHidden()
    with ctx.read() as s:
        assert [(t.nama, t.nilai) for t in topik.daftar(s)[:1]] == [("Jujur", ("Jujur", "Adil"))]
    page.new_record()
    panel.form.inputs["nama"].setText("jujur")
    assert not panel.save()
    assert panel.form.inputs["nama"].property("salah")
    panel.give_up()
    page.table.go_to(1)
    page.delete_record()
    assert page.table.model().rowCount() == len(topik.bawaan()) - 1
    ctx.undo()
    assert page.table.model().rowCount() == len(topik.bawaan())


def test_a_line_is_added_and_changed_beside_the_list(ctx: Context, belajar: BelajarPage) -> None:
    tab, form = belajar.agenda, belajar.agenda.panel.form
    assert cells(belajar, 0)[:2] == (f"12-01-{YEAR}", "Jujur mengelola titipan warga")
    belajar.new_record()
    assert form.inputs["bulan"].value() == max(4, date.today().month), "the first month to come without a topic"
    assert form.inputs["topik_id"].currentText() == "N4 Adil membagi bantuan dan beban", "the year lacks it"
    form.inputs["topik_id"].set_value(tab._topics[5][0])
    form.inputs["target"].setText("0")
    belajar.save()
    assert form.inputs["target"].property("salah")
    form.inputs["target"].setText("30")
    belajar.save()
    assert tab.panel.isHidden()
    assert cells(belajar, 3)[1] == "Berbeda tetapi satu kampung"
    assert "tersimpan" in belajar.bar.text
    ctx.undo()
    assert tab.model.rowCount() == 3


def test_meetings_are_made_of_the_agenda_in_one_step(ctx: Context, belajar: BelajarPage) -> None:
    tab = belajar.agenda
    tab.table.selectAll()
    tab.make_button.click()
    assert belajar.bar.text == "2 pertemuan dibuat. 1 baris tanpa tanggal dilewati."
    with ctx.read() as s:
        assert len(kbk.setahun(s, YEAR)) == 2
    ctx.undo()
    with ctx.read() as s:
        assert kbk.setahun(s, YEAR) == ()
    tab.table.go_to(2)
    tab.make_button.click()
    assert tab.ask.isVisible(), "the day is asked for"
    QTest.keyClick(tab.ask.day, Qt.Key.Key_Return)
    assert tab.ask.message.text()
    tab.ask.day.setText(f"20-03-{YEAR}")
    QTest.keyClick(tab.ask.day, Qt.Key.Key_Return)
    assert tab.ask.isHidden()
    assert f"20-03-{YEAR}" in cells(belajar, 2)[5]
    tab.open_button.click()
    assert isinstance(belajar.ctx, Context)


def test_a_year_is_filled_and_a_line_called_off(ctx: Context, belajar: BelajarPage) -> None:
    tab = belajar.agenda
    belajar.year.set_value(YEAR + 1)
    belajar.year.edited.emit()
    assert tab.empty.isVisible()
    tab.copy_button.click()
    assert "3 baris masuk agenda" in belajar.bar.text
    tab.fill_button.click()
    assert tab.model.rowCount() == 13
    tab.table.go_to(0)
    tab.off_button.click()
    assert cells(belajar, 0)[5] == "Batal"
    assert tab.off_button.text().replace("&", "") == "Berlakukan lagi"
    belajar.delete_record()
    assert tab.model.rowCount() == 12


def test_the_meeting_of_a_session_keeps_what_was_learnt(ctx: Context, belajar: BelajarPage, window: MainWindow) -> None:
    with ctx.store.unit("Sesi") as s:
        rows = kbk_agenda.daftar(s, YEAR)
        first, second = (kbk_agenda.buat_sesi(s, b.id) for b in rows[:2])
        kbk.simpan(s, second, {"topik_id": None, "agenda_id": None, "jpl": None, "bahan": None, "pemandu": None})
        notulen.save_notulen(s, first, {"tindak_lanjut": [{"isi": "Papan kas", "penanggung_jawab": "Budi"}]})
    window.show_page("rapat_isi", rapat_id=second, tab="belajar")
    page = window.page
    assert isinstance(page, MeetingPage)
    tab = page.learning
    assert page.tabs.isTabVisible(5)
    assert "Papan kas" in tab.after.words.text()
    tab.inputs["topik_id"].set_value(rows[1].topik_id)
    tab.inputs["topik_id"].edited.emit()
    assert tab.inputs["jpl"].value() == 2, "lesson hours of the topic"
    assert "Dapat dipercaya" in tab.values_label.text()
    tab.inputs["hasil"].setPlainText("Ada janji pelayanan")
    tab.typed()
    tab.keep_draft()
    with ctx.read() as s:
        assert draf.get_draf(s, f"sesi belajar:{second}") is not None
        assert any(t.arguments.get("tab") == "belajar" for t in gather(s, date.today()).tugas)
    page.save()
    assert "tersimpan" in page.bar.text
    with ctx.read() as s:
        found = kbk.ambil(s, second)
    assert (found["hasil"], found["jpl"], found["agenda_id"]) == ("Ada janji pelayanan", 2, rows[1].id)
    tab.inputs["jpl"].setText("500")
    tab.typed()
    assert not tab.save()
    assert "JPL" in tab.bar.text
    tab.cancel()
    window.show_page("rapat_isi", rapat_id=meeting(ctx.store))
    assert not page.tabs.isTabVisible(5), "another kind of meeting has no such tab"


def test_people_status_and_cadre_read_what_is_there(ctx: Context, belajar: BelajarPage, window: MainWindow) -> None:
    who = person(ctx.store, "Rahmawati", jenis_kelamin="P")
    with ctx.store.unit("Sesi") as s:
        kbk_anggota.tambah(s, who)
        made = kbk.buat(s, date.today(), topik.daftar(s)[0].id, pemandu="Rahmawati")
        kehadiran.record_kehadiran(s, made, "1")
    belajar.tabs.setCurrentIndex(2)
    people = belajar.people
    assert [p.nama for p in people.model.people] == ["Rahmawati"]
    assert people.model.index(0, 4).data() == f"{date.today():%m/%y}"
    people.lacking.set_value(people.found.topik[0].id)
    people.lacking.edited.emit()
    assert people.model.rowCount() == 0
    people.lacking.set_value("kurang")
    people.lacking.edited.emit()
    people.table.selectRow(0)
    people.end_button.click()
    assert "berakhir" in belajar.bar.text
    ctx.undo()
    belajar.tabs.setCurrentIndex(3)
    status = belajar.status
    assert status.state.text() == "Belum ada"
    assert "perlu 4 lagi" in status.missing.text()
    status.evidence.selectRow(0)
    status.open_button.click()
    assert window.current == "orang"
    show(window, "belajar", tab="kader")
    assert belajar.cadre.name.text() == "Rahmawati"
    assert "+2  Memandu sesi KBK" in belajar.cadre.reasons.text()


def test_certificates_are_given_and_printed(ctx: Context, belajar: BelajarPage, window: MainWindow, qtbot: Any) -> None:
    people = [person(ctx.store, name) for name in ("Ani", "Budi")]
    with ctx.store.unit("Sesi") as s:
        for day, marks in ((date(YEAR, 1, 1), "1-2"), (date(YEAR, 1, 2), "1 2a")):
            made = kbk.buat(s, day, topik.daftar(s)[0].id)
            undangan.undang(s, made, people)
            kehadiran.record_kehadiran(s, made, marks)
    page: SertifikatPage = show(window, "sertifikat", subjek=str(YEAR))
    assert [(c.nama, c.persen, c.layak) for c in page.rows] == [("Ani", 100, True), ("Budi", 50, False)]
    page.day.setText("kemarin dulu")
    page.give_button.click()
    assert page.bar.kind == "error"
    page.day.set_value(date(YEAR, 12, 30))
    page.give_button.click()
    assert page.bar.text == "1 sertifikat diterbitkan."
    assert not page.give_button.isEnabled()
    with ctx.read() as s:
        assert [t.nomor for t in sertifikat.terbit(s, str(YEAR))] == [f"001/SRT/LKM-MB/XII/{YEAR}"]
    page.table.go_to(0)
    page.take_button.click()
    assert page.give_button.isEnabled()
    ctx.undo()
    page.print_out()
    preview = window.page
    qtbot.waitUntil(lambda: bool(getattr(preview, "pdf", b"")), timeout=10_000)
    assert preview is not None
    assert "Sertifikat" in preview.shown_name()


def test_this_months_topic_without_a_meeting_stands_on_the_start_page(ctx: Context) -> None:
    with ctx.store.unit("Isi") as s:
        topik.ambil_bawaan(s)
        first = topik.daftar(s)[0]
        line = kbk_agenda.simpan(s, None, {"tahun": 2026, "bulan": 5, "topik_id": first.id})
        found = [t for t in gather(s, date(2026, 5, 9)).tugas if t.page == "belajar"]
        assert [(t.kalimat, t.arguments["agenda_id"]) for t in found] == [
            (f"Agenda belajar Mei: {first.nama}, belum ada pertemuannya.", line)]
        kbk_agenda.buat_sesi(s, line, date(2026, 5, 30))
        assert not [t for t in gather(s, date(2026, 5, 9)).tugas if t.page == "belajar"]
