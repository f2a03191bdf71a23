"""The page of replacements: the next of the reserve, an empty seat, a new koordinator, and typing that is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lkm_desktop.services import papan_baru, paw
from lkm_desktop.storage import Store
from tests.pembantu import person
from tests.ui import pemilihan_bantu as bantu
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages import tugas
from ui.pages.paw import PawPage

TODAY = date.today()


@pytest.fixture
def page(ctx: Context, window: MainWindow) -> PawPage:
    """A board of four that was elected two months ago, with a reserve."""
    day = TODAY - timedelta(days=60)
    made = bantu.election(ctx.store, jumlah_anggota=4, tanggal=day, basis_mulai=None, basis_selesai=None)
    bantu.tallies(ctx.store, made, bantu.rows(ctx.store, made, 6))
    bantu.rembug(ctx.store, made)
    with ctx.store.unit("papan") as s:
        papan_baru.jadikan_papan(s, made, day)
    window.activateWindow()
    window.show_page("paw")
    found = window.page
    assert isinstance(found, PawPage)
    return found


def members(store: Store) -> dict[str, str]:
    with store.read() as s:
        return {one.nama: one.jabatan for one in paw.anggota(s, TODAY)}


def test_the_next_of_the_reserve_comes_and_undo_takes_it_back(page: PawPage, ctx: Context) -> None:
    reserve = page.board.reserve
    assert reserve[0].berikutnya
    before = members(ctx.store)
    QTest.keyClick(page.member_table, Qt.Key.Key_Return)
    form = page.form
    assert form.form.inputs["tanggal"].hasFocus()
    gone = page.chosen()
    assert gone is not None
    assert "(berikutnya)" in form.form.inputs["pengganti"].currentText()
    page.save()
    assert "Isi tanggalnya." in form.bar.text
    form.form.inputs["tanggal"].set_value(TODAY)
    form.form.inputs["alasan"].set_value("Pindah")
    form.form.inputs["dasar"].set_value("Keputusan rapat 3")
    form.form.inputs["pengganti"].set_value(reserve[1].perolehan_id)
    form.form.inputs["dasar"].edited.emit()
    assert f"Urutan berikutnya di daftar cadangan: {reserve[0].nama}" in form.told.text()
    page.save()
    now = members(ctx.store)
    assert set(before) - set(now) == {gone[1]}
    assert set(now) - set(before) == {reserve[1].nama}
    assert f"{reserve[1].nama} menggantikan sejak" in page.story.text()
    assert "berdasarkan Keputusan rapat 3" in page.story.text()
    assert page.right.currentIndex() == 0
    page.bar.buttons()[0].click()
    assert members(ctx.store) == before
    assert not page.board.chain


def test_an_empty_seat_waits_and_somebody_else_may_come(page: PawPage, ctx: Context, window: MainWindow) -> None:
    other = person(ctx.store, "Hj. Mariani", jenis_kelamin="P", tanggal_lahir=date(1980, 1, 1))
    page.new_record()
    fields = page.form.form.inputs
    fields["tanggal"].set_value(TODAY - timedelta(days=3))
    fields["alasan"].set_value("Meninggal dunia")
    fields["pengganti"].set_value("belum")
    fields["pengganti"].edited.emit()
    window.show_page("beranda")
    with ctx.read() as s:
        (waiting,) = [one for one in tugas.gather(s, TODAY).tugas if one.page == "paw"]
    window.show_page(waiting.page, **waiting.arguments)
    assert fields["alasan"].value() == "Meninggal dunia"
    page.save()
    assert len(members(ctx.store)) == 3
    assert "1 kursi kosong" in page.counts.full()
    page.member_table.go_to(3)
    page.new_record()
    fields["tanggal"].set_value(TODAY)
    fields["pengganti"].set_value("lain")
    fields["orang_id"].set_value(other)
    fields["dasar"].set_value("Keputusan rapat 4")
    fields["dasar"].edited.emit()
    page.save()
    assert "Hj. Mariani" in members(ctx.store)
    assert "kursi kosong" not in page.counts.full()


def test_a_member_becomes_koordinator(page: PawPage, ctx: Context) -> None:
    page.member_table.go_to(1)
    chosen = page.chosen()
    assert chosen is not None
    page.promote()
    assert not page.form.form.inputs["pengganti"].isVisible()
    page.form.form.inputs["tanggal"].set_value(TODAY)
    page.form.form.inputs["dasar"].set_value("BA rapat pemilihan koordinator")
    page.form.form.inputs["dasar"].edited.emit()
    page.save()
    assert members(ctx.store)[chosen[1]] == "Koordinator"
    assert f"{chosen[1]} menjadi koordinator." in page.bar.text
