"""The page Rekap Excel, used as a secretary does: look, mend, make the package, say that it was sent."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lkm_desktop.domain import Orang
from lkm_desktop.services import notulen, paket_log
from lkm_desktop.services.rekap import periode
from tests.pembantu import add, meeting, member, person
from tests.ui.perekam import Recorder, show
from ui import mnemonics
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages import SIDE
from ui.pages.rekap.page import TABS, RekapPage
from ui.pages.tugas import gather

TODAY = date.today()
LALU = periode.sebelumnya(periode.bulan(TODAY.year, TODAY.month))
assert LALU is not None
HARI = LALU.mulai.replace(day=12)


def isi(ctx: Context) -> str:
    """A relawan without L/P, a member, a meeting of the month before with minutes and without roll; gives its id."""
    member(ctx.store, person(ctx.store, "Siti", jenis_kelamin="P"), "Koordinator", mulai=date(2020, 1, 1))
    add(ctx.store, "relawan", nama="Umar", tanggal_daftar=date(2020, 1, 1))
    row = meeting(ctx.store, judul="Rapat rutin", tanggal=HARI)
    with ctx.store.unit("Catat") as s:
        notulen.save_notulen(s, row, {"keputusan": [{"isi": "Papan diganti."}]})
    return row


@pytest.fixture
def rekap(ctx: Context, window: MainWindow, qtbot: QtBot) -> RekapPage:
    """The page, showing the month before."""
    isi(ctx)
    return siap(window, qtbot)


def siap(window: MainWindow, qtbot: QtBot, **arguments: str) -> RekapPage:
    page: RekapPage = show(window, "rekap", **arguments)
    qtbot.waitUntil(lambda: page.found is not None and not page.reading.busy, timeout=20_000)
    return page


def lines(page: RekapPage) -> list[str]:
    return [made.accessibleName() for made in page.missing.buttons]


def test_it_begins_with_the_month_before_and_every_tab_takes_the_keys(rekap: RekapPage, window: MainWindow) -> None:
    assert LALU is not None
    assert rekap.counts.full().startswith(f"{LALU.label}, data sampai ")
    assert [spec.key for spec in SIDE].index("rekap") == 8  # Ctrl+9
    assert len(SIDE) == 10
    figures = {rekap.figures.table.rows.index(row, 1).data(): rekap.figures.table.rows.index(row, 2).data()
               for row in range(rekap.figures.table.rows.rowCount())}  # fmt: skip
    assert figures["L/P belum diisi"] == "1"
    labels = [made for made in rekap.period.findChildren(QLabel) if made.text()]
    above: list[QLabel | QPushButton] = [*labels, rekap.excel_button, rekap.make_button]
    letters = [mnemonics.letter(made.text()) for made in above]
    assert letters == ["j", "p", "a", "s", "k"]
    for number, key in enumerate(TABS):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.AltModifier)
        assert [mnemonics.letter(made.text()) for made in above] == letters, "the same on every tab"
        assert rekap.tabs.currentIndex() == number, key
        assert rekap.parts()[number].isAncestorOf(window.focusWidget()), key
    assert rekap.figures.table.isColumnHidden(3), "there is no former package"
    assert rekap.found is not None
    counts = [int(n) for n in re.findall(r"\d+", rekap.missing.outcome.text().partition("Dari ")[2])]
    assert counts[0] == len(rekap.found.ready.kelengkapan.butir) == sum(counts[1:])
    assert rekap.sheets.list.rows.index(3, 0).data() == "R4 Relawan"
    rekap.sheets.list.selectRow(3)
    heads = [str(rekap.sheets.model.headerData(n, Qt.Orientation.Horizontal)) for n in range(3)]
    assert heads == ["No.", "Nama", "L/P"]
    assert rekap.sheets.model.index(0, 1).data() == "Umar"


def test_a_gap_leads_to_its_place_and_is_gone_when_mended(rekap: RekapPage, window: MainWindow, qtbot: QtBot) -> None:
    rekap.tabs.setCurrentWidget(rekap.missing)
    names = lines(rekap)
    assert "Lengkapi: 1 relawan belum diisi L/P: Umar." in names
    assert f"Catat kehadiran: Rapat rutin, {HARI.day} " in " ".join(names)
    rekap.missing.buttons[[one.startswith("Lengkapi: 1 relawan belum diisi L/P") for one in names].index(True)].click()
    assert window.current == "relawan"
    with rekap.ctx.store.unit("Isi") as s:
        s.query(Orang).filter(Orang.nama == "Umar").one().jenis_kelamin = "L"
    siap(window, qtbot)
    assert "Lengkapi: 1 relawan belum diisi L/P: Umar." not in lines(rekap)


def test_a_package_is_given_up_made_marked_and_saved_again(
    rekap: RekapPage, qtbot: QtBot, ask: Recorder, tmp_path: Path
) -> None:  # fmt: skip
    ask.expect("choose", 0)
    rekap.save()
    assert rekap.tabs.currentWidget() is rekap.missing
    assert "harus dilengkapi" in ask.asked[0][1]
    path = tmp_path / "paket.zip"
    ask.expect("choose", 1)
    ask.expect("save_file", path)
    rekap.save()
    rekap.acts.work.stop()
    qtbot.waitUntil(lambda: "dihentikan" in rekap.bar.text, timeout=20_000)
    assert list(tmp_path.glob("*.zip*")) == []
    assert rekap.make_button.isEnabled()
    with rekap.ctx.read() as s:
        assert paket_log.daftar(s) == ()
    ask.expect("choose", 1)
    ask.expect("save_file", path)
    QTest.keyClick(rekap.window(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not rekap.make_button.isEnabled()
    qtbot.waitUntil(lambda: "Paket tersimpan" in rekap.bar.text, timeout=30_000)
    with zipfile.ZipFile(path) as archive:
        assert {"rekap.xlsx", "kelengkapan.pdf", "manifest.json"} < set(archive.namelist())
    assert rekap.tabs.currentWidget() is rekap.sent
    qtbot.waitUntil(lambda: not rekap.reading.busy, timeout=20_000)
    rekap.sent.way.set_value("flashdisk")
    QTest.keyClick(rekap.sent.mark_button, Qt.Key.Key_Space)
    one = rekap.sent.current()
    assert one is not None
    assert (one.berkas, one.cara_label) == ("paket.zip", "Flash disk")
    assert not rekap.sent.marking.isVisible()
    again = tmp_path / "lagi.zip"
    ask.expect("save_file", again)
    rekap.sent.save_button.click()
    assert again.read_bytes() == path.read_bytes()
    rekap.sent.unmark_button.click()
    with rekap.ctx.read() as s:
        assert paket_log.daftar(s)[0].dikirim is None
    qtbot.waitUntil(lambda: not rekap.reading.busy, timeout=20_000)
    assert rekap.figures.words == ["Tidak ada yang berubah sejak paket itu."]


def test_the_workbook_alone_the_words_and_another_cut_off(
    rekap: RekapPage, qtbot: QtBot, ask: Recorder, tmp_path: Path
) -> None:  # fmt: skip
    path = tmp_path / "rekap.xlsx"
    ask.expect("save_file", path)
    rekap.export()
    assert "R1 Profil" in zipfile.ZipFile(path).read("xl/workbook.xml").decode()
    assert ask.asked[0][1].endswith(".xlsx")
    rekap.words.copy_short.click()
    assert QGuiApplication.clipboard().text().startswith("Yth. korkot, rekap ")
    assert "satu SMS" in rekap.words.count.text()
    rekap.words.copy_long.click()
    assert "Relawan 1 orang" in QGuiApplication.clipboard().text()
    assert LALU is not None
    for typed, words in (("01-01-2099", "belum tiba"), ("01-01-2001", "sebelum"), ("32-13", "")):
        rekap.period.day.setText(typed)
        rekap.period.day.returnPressed.emit()
        assert words in rekap.bar.text
        assert rekap.bar.text
        assert rekap.period.upto == LALU.selesai
    rekap.period.day.setText(HARI.strftime("%d%m%y"))
    rekap.period.day.returnPressed.emit()
    assert rekap.bar.text == ""
    qtbot.waitUntil(lambda: rekap.found is not None and rekap.found.ready.sampai == HARI, timeout=20_000)


def test_a_day_that_cannot_be_makes_no_package(rekap: RekapPage, ask: Recorder) -> None:
    rekap.period.day.setFocus()
    rekap.period.day.setText("31-02-2026")
    rekap.save()
    assert ask.asked == []
    assert "kalender" in rekap.bar.text


def test_papers_with_names_stay_out_when_names_are_not_chosen(rekap: RekapPage, qtbot: QtBot) -> None:
    rekap.contents.boxes["nama_relawan"].click()
    qtbot.waitUntil(lambda: not rekap.reading.busy)
    assert "memuat nama orang" in rekap.contents.held.text()
    assert all("hadir" not in rekap.contents.table.rows.data(rekap.contents.table.rows.index(n, 0)).lower()
               for n in range(rekap.contents.table.rows.rowCount()))  # fmt: skip


def test_what_goes_in_is_remembered_but_never_the_nik(rekap: RekapPage, qtbot: QtBot) -> None:
    rekap.contents.boxes["nik"].click()
    rekap.contents.boxes["hp"].click()
    rekap.contents.boxes["notulen"].click()
    qtbot.waitUntil(lambda: rekap.found is not None and rekap.found.ready.pilihan.nik, timeout=20_000)
    qtbot.waitUntil(lambda: not rekap.reading.busy, timeout=20_000)
    assert rekap.found is not None
    assert "nik" in rekap.found.ready.rekap.lembar["R4"][0]
    assert [rekap.contents.table.rows.index(row, 0).data() for row in range(2)] == [
        "Rekap Excel, R1 sampai R11", "Lembar periksa kelengkapan",
    ]  # fmt: skip
    assert rekap.contents.table.rows.rowCount() == 2
    again = RekapPage(rekap.ctx)
    chosen = again.contents.choice()
    assert (chosen.nik, chosen.hp, "notulen" in chosen.kertas) == (False, False, False)
    again.deleteLater()


def test_other_periods_and_a_siklus_that_is_not_there(rekap: RekapPage, window: MainWindow, qtbot: QtBot) -> None:
    rekap.period.kind.set_value("tahun")
    rekap.period.kind.edited.emit()
    qtbot.waitUntil(lambda: rekap.found is not None and rekap.found.ready.periode.jenis == "tahun", timeout=20_000)
    rekap.period.kind.set_value("siklus")
    rekap.period.kind.edited.emit()
    assert rekap.counts.full() == "Belum ada siklus yang dapat direkap."
    assert not rekap.make_button.isEnabled()
    page = siap(window, qtbot, periode="2021-T2", bagian="lembar")
    qtbot.waitUntil(lambda: page.found is not None and page.found.ready.periode.kode == "2021-T2", timeout=20_000)
    assert page.period.which.currentText() == "Triwulan II 2021"
    assert page.make_button.isEnabled()
    assert page.tabs.currentWidget() is page.sheets


def test_the_start_page_reminds_and_history_is_in_the_menu(ctx: Context, window: MainWindow, qtbot: QtBot) -> None:
    isi(ctx)
    with ctx.read() as s:
        (task,) = [one for one in gather(s, TODAY).tugas if one.page == "rekap"]
    assert LALU is not None
    assert task.arguments == {"periode": LALU.kode}
    assert LALU.label in task.kalimat
    window.commands.show_history()
    assert window.current == "riwayat"
    window.commands.show_recap()
    QApplication.processEvents()
    assert window.current == "rekap"
    siap(window, qtbot)
