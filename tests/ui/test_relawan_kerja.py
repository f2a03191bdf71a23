"""Pages about the work of relawan: registration at a meeting, roles, trainings, duty, statistics, cards."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from sqlalchemy import select

from lkm_desktop.domain import Orang, Penugasan, Piket, Relawan
from lkm_desktop.services import kehadiran, pelatihan, piket, rapat, undangan
from tests.pembantu import add
from tests.ui import rapat_bantu as bantu
from tests.ui.perekam import Recorder, show, shown
from tests.ui.rapat_bantu import opened
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pratinjau import PreviewPage
from ui.pages.relawan_kerja.daftar import DaftarPage
from ui.pages.relawan_kerja.peran import PeranPage
from ui.pages.relawan_kerja.piket import PiketPage
from ui.pages.relawan_kerja.statistik import StatistikPage
from ui.pages.relawan_pelatihan.page import TrainingPage
from ui.register.page import RegisterPage

Key = Qt.Key
MONDAY = date.today() - timedelta(days=date.today().weekday())


@pytest.fixture
def people(ctx: Context) -> list[str]:
    """Fourteen people; numbers 7 to 10 are relawan."""
    return bantu.fill(ctx.store)


@pytest.fixture
def rkm(ctx: Context, people: list[str]) -> str:
    """Four people, a relawan among them, came to an RKM."""
    found = bantu.meeting_id(ctx.store)
    with ctx.store.unit("Isi") as s:
        rapat.save_rapat(s, found, {"jenis": "rkm", "judul": "RKM RT 01"})
        undangan.undang(s, found, people[9:13])
        kehadiran.record_kehadiran(s, found, "1-4")
    return found


def test_registration_from_the_roll_by_keys(window: MainWindow, ctx: Context, rkm: str) -> None:
    meeting = opened(window, rkm, "kehadiran")
    QTest.keyClick(meeting.roll.volunteers, Key.Key_Space)
    page = window.page
    assert isinstance(page, DaftarPage)
    model = page.table.calon
    assert [one.keterangan for one in model.people] == ["sudah relawan R-0004", "", "", ""]
    assert not page.save_button.isEnabled()
    page.table.go_to(0)
    QTest.keyClick(page.table, Key.Key_Space)
    assert model.ticked == set()  # a relawan already
    page.table.go_to(1)
    QTest.keyClick(page.table, Key.Key_Space)
    model.setData(model.index(2, 5), "kesehatan")
    assert page.save_button.text().replace("&", "") == "Daftarkan 2 orang"
    page.save()
    with ctx.read() as s:
        made = {r.nomor: (r.minat, r.asal_rapat_id) for r in s.scalars(select(Relawan))}
    assert {made["R-0005"], made["R-0006"]} == {(None, rkm), ("kesehatan", rkm)}
    assert "2 relawan terdaftar." in page.bar.text
    assert "2 relawan terdaftar dari rapat ini" in page.counts.full()
    ctx.undo()
    with ctx.read() as s:
        assert len(s.scalars(select(Relawan)).all()) == 4


def test_somebody_beside_the_roll(window: MainWindow, ctx: Context, rkm: str, people: list[str]) -> None:
    page = show(window, "relawan_daftar", rapat_id=rkm)
    page.new_record()
    assert page.side.isVisible()
    page.picker.picked.emit(people[13])
    assert page.table.calon.people[-1].nama == "Zainal Abidin"
    page.save()
    with ctx.read() as s:
        query = select(Relawan.kegiatan_asal).join(Orang, Orang.id == Relawan.orang_id)
        assert s.scalar(query.where(Orang.nama == "Zainal Abidin")) == "RKM 21 September 2015"
    QTest.keyClick(page.picker.box, Key.Key_Escape)
    assert not page.side.isVisible()


def test_a_meeting_that_counts_heads_leads_there_too(window: MainWindow, ctx: Context, rkm: str) -> None:
    with ctx.store.unit("Jumlah") as s:
        rapat.save_rapat(s, rkm, {"mode": "jumlah"})
    meeting = opened(window, rkm, "kehadiran")
    QTest.keyClick(meeting.roll.numbers.volunteers, Key.Key_Space)
    assert isinstance(window.page, DaftarPage)


def test_a_role_for_several(window: MainWindow, ctx: Context, people: list[str]) -> None:
    page = show(window, "relawan_peran")
    assert isinstance(page, PeranPage)
    assert "belum ada siklus" in page.counts.full()
    page.table.selectAll()
    page.form.inputs["badan"].set_value("relawan_sektoral")
    page.form.edited.emit()
    page.save()
    assert "belum diisi" in page.form._messages["pokja"].text()
    page.form.inputs["pokja"].set_value("lingkungan")
    page.save()
    with ctx.read() as s:
        rows = s.scalars(select(Penugasan).where(Penugasan.badan == "relawan_sektoral")).all()
        assert {row.pokja for row in rows} == {"lingkungan"}
        assert len(rows) == 4
    assert "4 orang ditambahkan" in page.bar.text
    assert page.rows[0].peran == "Relawan sektoral (lingkungan)"
    page.print_out()
    assert isinstance(window.page, PreviewPage)


def test_letters_do_not_wander_and_none_is_double(window: MainWindow, people: list[str]) -> None:
    page = show(window, "relawan_peran")
    page.table.selectAll()
    assert page.give_button.text() == "Beri &peran (4)"
    page = show(window, "piket")
    page.new_record()
    words = [*page.findChildren(QLabel), *page.findChildren(QPushButton)]
    keys = [mnemonics.letter(one.text()) for one in words if one.isVisible() and one.objectName() != "keping"]
    given = [key for key in keys if key]
    assert sorted(set(given)) == sorted(given)
    assert mnemonics.letter(page.panel.save_button.text())
    assert all(mnemonics.letter(label.text()) for label in page.panel.form.labels.values())
    register: RegisterPage = show(window, "relawan")
    before = register.panel.delete_button.text()
    register.filters.search.setText("a")
    register.filters._tell()
    mnemonics.assign(register)
    assert register.filters.chips
    assert register.panel.delete_button.text() == before


def test_participants_one_by_one_many_and_from_a_roll(
    window: MainWindow, ctx: Context, people: list[str], rkm: str
) -> None:
    made = add(ctx.store, "pelatihan", nama="Pemetaan", mulai=date(2015, 9, 1), jpl=8)
    book: RegisterPage = show(window, "pelatihan")
    book.table.selectRow(0)
    QTest.keyClick(book.panel.extra_button, Key.Key_Space)
    page = window.page
    assert isinstance(page, TrainingPage)
    page.new_record()
    page.adding.picker.picked.emit(people[0])
    assert page.adding.picker.box.hasFocus() or not window.isActiveWindow()
    ticks = page.adding.ticks
    ticks.list.item(0).setCheckState(Qt.CheckState.Checked)
    ticks.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert page.adding.many_button.text().replace("&", "") == "Tambahkan 2 orang"
    page.adding.add_ticked()
    assert ticks.chosen() == []
    page.adding.add_present()
    with ctx.read() as s:
        assert len(pelatihan.peserta(s, made)) == 1 + 2 + 4
    page.adding.give_up()
    page.table.go_to(0)
    page.edit_record()
    page.panel.form.inputs["hadir_jpl"].set_value(6)
    page.save()
    assert page.model.index(0, 4).data() == "75"
    assert page.model.index(0, 6).data() == "layak"
    page.sessions.plan()
    page.sessions.panel.form.inputs["tanggal"].set_value(date(2015, 9, 2))
    page.sessions.panel.save()
    assert len(page.sessions.rows) == 1
    page.table.go_to(0)
    page.delete_record()
    assert len(page.rows) == 6
    page.sessions.open_session()
    assert window.current == "rapat_isi"


def test_duty_of_many_with_its_clashes(window: MainWindow, ctx: Context, people: list[str]) -> None:
    with ctx.store.unit("Piket") as s:
        piket.tambah(s, people[6:7], [MONDAY], {"tugas": "Ronda", "jam_mulai": "9", "jam_selesai": "11"})
    page = show(window, "piket")
    assert isinstance(page, PiketPage)
    page.new_record()
    panel = page.panel
    panel.people.tick_all()
    panel.form.set_values({"tanggal": MONDAY, "sampai": MONDAY + timedelta(days=6), "tugas": "Menerima tamu",
                           "jam_mulai": "8", "jam_selesai": "12"})  # fmt: skip
    panel.form.edited.emit()
    for box in panel.days[2:]:
        box.setChecked(False)
    panel.check()
    assert "juga piket Ronda (09.00–11.00)" in panel.warning.text()
    assert panel.warning.isVisible()
    page.save()
    with ctx.read() as s:
        assert len(s.scalars(select(Piket)).all()) == 1 + 4 * 2
    assert "8 piket ditambahkan." in page.bar.text
    assert "2 piket bentrok" in page.counts.full()
    page.copy_week()
    assert page.day == date.today() + timedelta(days=7)
    assert len(page.rows) == 9
    page.table.go_to(0)
    QTest.keyClick(page.table, Key.Key_Delete)
    assert len(page.rows) == 8
    page.letter()
    assert isinstance(window.page, PreviewPage)
    assert window.page.sheet is not None
    assert "|" in window.page.sheet.isian["petugas"]


def test_days_typed_by_hand_are_all_kept_and_shown(window: MainWindow, ctx: Context, people: list[str]) -> None:
    page = show(window, "piket")
    page.new_record()
    panel, saturday = page.panel, MONDAY + timedelta(days=26)
    assert panel.form.inputs["tanggal"].value() == date.today()
    panel.people.tick_all()
    values = {"tanggal": saturday, "sampai": saturday + timedelta(days=1), "tugas": "Ronda", "jam_mulai": "22",
              "jam_selesai": "4"}  # fmt: skip
    panel.form.set_values(values)
    panel.form.edited.emit()
    assert panel.skipped.text() == "2 hari"
    panel.days[6].setChecked(False)
    assert panel.skipped.text() == "1 hari; 1 hari dilewati: Minggu"
    panel.days[6].setChecked(True)
    page.save()
    assert "8 piket ditambahkan." in page.bar.text
    assert {row.tanggal for row in page.rows} == {saturday, saturday + timedelta(days=1)}
    assert page.chosen()[0].tanggal == saturday


def test_a_duty_is_changed_and_nobody_is_told(window: MainWindow, ctx: Context, people: list[str]) -> None:
    with ctx.store.unit("Piket") as s:
        piket.tambah(s, people[6:7], [MONDAY], {"tugas": "Ronda"})
    page = show(window, "piket")
    page.edit_record()
    assert not page.panel.people.isVisible()
    page.panel.form.inputs["tugas"].set_value("Jaga pos")
    page.save()
    assert page.rows[0].tugas == "Jaga pos"
    page.new_record()
    page.panel.form.inputs["tugas"].set_value("Tanpa orang")
    page.save()
    assert "Pilih dulu relawannya." in page.panel.form._messages["tugas"].text()
    QTest.keyClick(page.panel, Key.Key_Escape)
    assert page.listed.isVisible()


def test_every_number_opens_its_list(
    window: MainWindow, ctx: Context, people: list[str], ask: Recorder, tmp_path: Path
) -> None:
    page = show(window, "statistik_relawan")
    ask.expect("choose", 0)
    ask.expect("save_file", tmp_path / "r5.xlsx")
    page.export()
    assert (tmp_path / "r5.xlsx").read_bytes()[:2] == b"PK"
    assert isinstance(page, StatistikPage)
    assert page.counts.full() == "4 relawan aktif: 2 L, 2 P"
    page.r5.setCurrentIndex(page.r5_model.index(0, 2))
    QTest.keyClick(page.r5, Key.Key_Return)
    register = window.page
    assert isinstance(register, RegisterPage)
    assert shown(register) == ["Lailatul Jannah", "Norlaila"]
    register.filters.search.setText("tidak ada")
    page = show(window, "statistik_relawan")
    page.group.set_value("terlatih")
    page.group.edited.emit()
    page.part.setCurrentIndex(page.part_model.index(0, 3))
    QTest.keyClick(page.part, Key.Key_Return)
    assert len(shown(register)) == 4
    chips = [chip.text() for chip in register.filters.chips]
    assert chips[0].startswith("Terlatih: Tidak")
    register.filters.chips[0].click()
    assert not register.filters.active
    page = show(window, "statistik_relawan")
    page.r5.setCurrentIndex(page.r5_model.index(1, 0))
    QTest.keyClick(page.r5, Key.Key_Return)
    assert len(shown(register)) == 4


def test_the_register_prints_cards_and_its_card_says_more(window: MainWindow, people: list[str]) -> None:
    page: RegisterPage = show(window, "relawan")
    page.table.selectRow(0)
    QApplication.processEvents()
    assert "belum pernah tercatat hadir" in page.panel.facts.text()
    words = [action.text().replace("&", "") for action in page.print_button.menu().actions()]
    assert words[1:3] == ["Kartu semua yang tampak…", "Kartu yang dipilih…"]
    page.print_button.menu().actions()[2].trigger()
    assert isinstance(window.page, PreviewPage)
    assert window.page.request is not None
    assert window.page.request.title.startswith("Kartu relawan: ")
