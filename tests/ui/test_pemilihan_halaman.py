"""The pages of an election by keyboard, on a real office: from the form to the sheet of RTs, the tally and its ties."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lkm_desktop.services import draf, papan, pemilihan, pemilihan_panitia, pemilihan_rt, perolehan, siklus
from lkm_desktop.storage import Store
from tests.pembantu import person
from tests.ui import pemilihan_bantu as bantu
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages import tugas
from ui.pages.pemilihan.page import PemilihanPage

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
popups = pytest.mark.qt_log_ignore("This plugin does not support")


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def typed(text: str, end: Key = Key.Key_Return) -> None:
    """Letters one by one, wherever the keys are by then, and a key at the end."""
    for letter in text:
        QTest.keyClicks(focus(), letter)
    QTest.keyClick(focus(), end)
    QApplication.processEvents()  # Enter in a field that offers words comes once more


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows."""
    return ctx.store


def rows_of(store: Store, election_id: str) -> tuple[pemilihan_rt.BarisRT, ...]:
    with store.read() as s:
        return pemilihan_rt.baris_rt(s, election_id)


# --- preparation ----------------------------------------------------------------------------------------------------


@popups
def test_a_new_election_with_its_committee_by_keys(store: Store, window: MainWindow) -> None:
    person(store, "Rusdiana Fitri", jenis_kelamin="P", rt="01", rw="01")
    window.activateWindow()
    window.show_page("pemilihan")
    page = window.page
    assert isinstance(page, PemilihanPage)
    QTest.keyClick(focus(), Key.Key_Return)  # the button of an empty list
    assert page.heading.full() == "Pemilihan baru"
    assert not page.tabs.isTabEnabled(1)
    form = page.prepare.facts.form
    form.inputs["nama"].setText("Pemilihan 2026")
    form.inputs["tanggal"].setText("14 feb 2026")
    form.inputs["nama"].edited.emit()
    page.save()
    assert page.tabs.isTabEnabled(5)
    with store.read() as s:
        (made,) = pemilihan.daftar(s)
    assert (made.nama, made.tanggal) == ("Pemilihan 2026", date(2026, 2, 14))
    form.inputs["tempat"].setText("Balai")
    form.inputs["tempat"].edited.emit()
    page.prepare.keep()
    with store.read() as s:
        assert [key for key, _ in draf.list_draf(s)] == [f"pemilihan:{made.id}"]
    page.save()
    assert not page.prepare.facts.dirty
    card = page.prepare.committee
    page.take_focus()
    assert focus() is card.name
    assert card.task.value() == "Ketua"
    typed("rusdiana fitri")
    card.pokja.set_value("Pemilihan Anggota")
    card.pokja.edited.emit()
    assert card.task.value() == "Koordinator"
    card.gender.set_value("L")
    typed("Muhammad Yusran")
    assert [(one.nama, one.jk, one.jabatan, one.pokja) for one in card.people] == [
        ("Rusdiana Fitri", "P", "Ketua", ""), ("Muhammad Yusran", "L", "Koordinator", "Pemilihan Anggota")]
    assert "Panitia baru 1 pokja" in card.findings.text()
    typed("rusdiana fitri")
    assert "sudah menjadi panitia" in card.answer.text()
    card.table.go_to(1)
    card.table.setFocus()
    QTest.keyClick(card.table, Key.Key_Delete)
    with store.read() as s:
        assert len(pemilihan_panitia.panitia(s, made.id).orang) == 1


def test_a_stage_of_a_siklus_opens_its_election(store: Store, window: MainWindow) -> None:
    with store.unit("siklus") as s:
        cycle = siklus.buat(s, "pnpm_tahun_4", "Siklus 2026", date(2026, 1, 5))
        stage = next(one for one in papan.papan(s, cycle, date(2026, 1, 5)).tahap if one.fakta == "pemilihan")
    window.show_page("pemilihan", siklus_id=cycle, tahap_id=stage.id)
    page = window.page
    assert isinstance(page, PemilihanPage)
    page.save()
    with store.read() as s:
        (made,) = pemilihan.daftar(s, cycle)
        assert pemilihan.ambil(s, made.id)["tahap_id"] == stage.id
    window.show_page("beranda")
    window.show_page("pemilihan", siklus_id=cycle, tahap_id=stage.id)
    assert page.pemilihan_id == made.id
    page.cycle_button.click()
    assert window.current == "siklus"


# --- the sheet of RTs -----------------------------------------------------------------------------------------------


@popups
def test_rows_from_residents_typing_and_pasting_eighteen(store: Store, window: MainWindow) -> None:
    for n, rt in enumerate(("01", "01", "02")):
        person(store, f"Warga {n}", jenis_kelamin="L", rt=rt, rw="01", tanggal_lahir=date(1980, 1, 1))
    election = bantu.election(store)
    window.activateWindow()
    page = bantu.opened(window, election, "rt")
    sheet = page.rows
    assert focus() is sheet.make_button
    QTest.keyClick(focus(), Key.Key_Return)
    assert [(row.rt, row.dewasa) for row in rows_of(store, election)] == [("01", 2), ("02", 1)]
    sheet.table.start(0, "memilih_l")
    typed("5")
    assert sheet.table.currentIndex().row() == 1
    assert "lebih dari penduduk dewasa" in sheet.model.marks[(0, "memilih_l")][1]
    QTest.keyClick(sheet.table, Key.Key_Z, CONTROL)
    assert not sheet.dirty
    lines = ["RW\tRT\tDewasa L\tDewasa P\tMemilih L\tMemilih P"]
    lines += [f"{1 + n // 9}\t{n + 1}\t100\t110\t{20 + n}\t30" for n in range(18)]
    QApplication.clipboard().setText("\n".join([*lines, "Jumlah\t\t1800\t1980\t513\t540"]))
    sheet.table.start(0, "rw")
    QTest.keyClick(sheet.table, Key.Key_V, CONTROL)
    assert "16 RT baru, 2 RT yang sudah ada" in sheet.bar.text
    assert sheet.model.data(sheet.model.index(0, sheet.model.place("putusan"))).startswith("kurang dari 30 %")
    assert "27,86 %" in sheet.whole.text()
    sheet.model.change({(0, "jatah"): "2"})
    sheet.table.start(0, "jatah")
    QTest.keyClick(sheet.table, Key.Key_D, CONTROL)
    page.save()
    found = rows_of(store, election)
    assert [row.jatah for row in found] == [2] * 18
    assert sum(row.memilih or 0 for row in found) == sum(20 + n + 30 for n in range(18))
    assert page.rows.totals.model().index(0, 7).data() == "1.053"
    assert store.undo_label == "Simpan pemilih per RT"


def test_numbers_that_are_none_are_refused_in_their_cell_and_stay(store: Store, window: MainWindow) -> None:
    election = bantu.election(store)
    bantu.rows(store, election, 2, voters=False)
    sheet = bantu.opened(window, election, "rt").rows
    sheet.model.change({(0, "memilih_l"): "4x", (1, "memilih_l"): "7", (1, "memilih_p"): "8"})
    assert not sheet.save()
    assert sheet.bar.kind == "error"
    assert sheet.model.marks[(0, "memilih_l")][0] == "salah"
    assert all(row.memilih is None for row in rows_of(store, election))
    sheet.model.change({(0, "memilih_l"): "4"})
    assert sheet.save()
    assert [row.memilih_l for row in rows_of(store, election)] == [4, 7]


# --- the tally ------------------------------------------------------------------------------------------------------


@popups
def test_a_tally_typed_with_wrong_sums_then_right_ones(store: Store, window: MainWindow) -> None:
    person(store, "Halimah Noor", jenis_kelamin="P", rt="01", rw="01")
    election = bantu.election(store)
    (rt_id,) = bantu.rows(store, election, 1, voters=False)
    window.activateWindow()
    tally = bantu.opened(window, election, "hitung").count.tally
    assert focus() is tally.figures.inputs["memilih_l"]
    for text in ("20", "30", "52", "2"):
        typed(text)
    told = "Salah: Surat suara sah dan tidak sah 54, lebih banyak daripada yang memilih 50"
    assert tally.told.text().startswith(told)
    tally.figures.inputs["sah"].setFocus()
    tally.figures.inputs["sah"].selectAll()
    for text in ("48", "2", "3"):
        typed(text)
    assert focus() is tally.table
    typed("halimah noor")
    assert tally.model.rows[0]["orang_id"]
    typed("50")
    assert "Halimah Noor mendapat 50 suara, padahal surat suara sah 48" in tally.told.text()
    tally.table.start(0, "suara")
    typed("45")
    typed("Budi")
    typed("45")
    assert tally.told.text().startswith("Perhatian: Jumlah suara baru 90")
    typed("Sri")
    typed("20")
    assert tally.told.text() == "Hitungan cocok: 48 surat suara sah memuat 110 suara."
    assert window.page is not None
    window.page.save()
    assert not tally.dirty
    with store.read() as s:
        found = perolehan.hitungan(s, election, rt_id)
    assert [(one.nama, one.jk, one.suara, one.peringkat) for one in found.nama] == [
        ("Budi", "", 45, 1), ("Halimah Noor", "P", 45, 1), ("Sri", "", 20, 3)]
    tally.settle_button.click()
    assert [row.utusan for row in rows_of(store, election)] == [3]


@popups
def test_a_tie_is_decided_by_people(store: Store, window: MainWindow) -> None:
    election = bantu.election(store)
    (rt_id,) = bantu.rows(store, election, 1)
    with store.unit("suara") as s:
        names = [{"nama": name, "suara": votes} for name, votes in (("Ani", 90), ("Budi", 60), ("Cici", 60))]
        pemilihan_rt.simpan_rt(s, election, rt_id, {"jatah": 2})
        perolehan.simpan_hitungan(s, election, rt_id, {}, names)
    window.activateWindow()
    page = bantu.opened(window, election, "hitung")
    tally = page.count.tally
    assert tally.ties.isVisible()
    tally.settle()
    assert "Program tidak memilih" in page.bar.text
    tally.ties.begin()
    assert focus() is tally.ties.places[0]
    typed("2")
    typed("2")
    typed("Undian")
    assert "setiap nama sekali" in tally.ties.answer.text()
    tally.ties.places[1].setText("1")
    tally.ties.save()
    assert not tally.ties.isVisible()
    tally.settle()
    with store.read() as s:
        found = perolehan.hitungan(s, election, rt_id)
    assert {one.nama: one.hasil for one in found.nama} == {"Ani": "terpilih", "Cici": "terpilih", "Budi": "cadangan"}
    tally.tick(2)
    assert "sudah penuh" in tally.bar.text
    tally.table.start(1, "hasil")
    QTest.keyClick(tally.table, Key.Key_Space)
    assert [row.utusan for row in rows_of(store, election)] == [1]
    tally.undo_decision()
    assert tally.ties.isVisible()


def test_typing_that_was_left_waits_on_the_start_page(store: Store, window: MainWindow) -> None:
    election = bantu.election(store)
    ids = bantu.rows(store, election, 2)
    page = bantu.opened(window, election, "hitung")
    page.count.tally.model.change({(0, "nama"): "Ani", (0, "suara"): "12"})
    page.count.table.go_to(1)
    page.count.tally.figures.inputs["sah"].setText("70")
    page.count.tally.figures.inputs["sah"].edited.emit()
    window.show_page("beranda")
    with store.read() as s:
        assert {key for key, _ in draf.list_draf(s)} == {f"pemilihan-suara:{rt_id}" for rt_id in ids}
        waiting = [one for one in tugas.gather(s, date.today()).tugas if one.page == "pemilihan"]
    assert {one.kalimat.split(" (")[0] for one in waiting} == {"Hitung suara RT 01 RW 01", "Hitung suara RT 02 RW 01"}
    first = next(one for one in waiting if "RT 01" in one.kalimat)
    window.show_page(first.page, **first.arguments)
    assert page.count.chosen_rt() == (ids[0], "RT 01 RW 01")
    assert page.count.tally.model.rows[0]["nama"] == "Ani"
    assert page.count.tally.dirty
    page.count.tally.cancel()
    assert page.count.tally.take_back()
    assert page.count.tally.model.rows[0]["suara"] == "12"
    page.count.tally.cancel()
