"""Tab 5: files are dropped or chosen, opened, deleted, undone; the start page reminds of the signed sheet."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest

from lkm_desktop.services import kehadiran, kit_rapat, lampiran, notulen, rapat, undangan
from tests.pembantu import meeting, person
from tests.ui import rapat_bantu as bantu
from tests.ui.perekam import Recorder, show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages import tugas
from ui.pages.rapat.meeting import MeetingPage


@pytest.fixture
def page(ctx: Context, window: MainWindow) -> MeetingPage:
    bantu.fill(ctx.store)
    return bantu.opened(window, bantu.meeting_id(ctx.store, "LKM"), "lampiran")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Daftar hadir.pdf"
    path.write_bytes(b"%PDF-1.4 signed")
    return path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []

    def note(url: QUrl) -> bool:
        urls.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return urls


def stored(page: MeetingPage) -> list[tuple[str, str]]:
    with page.ctx.read() as s:
        return [(a.nama, a.jenis) for a in lampiran.lampiran_list(s, str(page.rapat_id))]


def test_a_chosen_file_is_copied_and_listed(page: MeetingPage, scan: Path, ask: Recorder) -> None:
    tab = page.attachments
    assert tab.empty.isVisible()
    assert tab.add_button.hasFocus()
    ask.expect("open_file", scan)
    QTest.keyClick(tab.add_button, Qt.Key.Key_Return)
    assert stored(page) == [("Daftar hadir.pdf", "daftar_hadir")]
    assert "Terlampir: Daftar hadir.pdf" in tab.answer.text()
    assert "Daftar hadir bertanda tangan" in str(tab.model.index(0).data())
    assert page.tabs.tabText(4) == "&5 Lampiran (1)"
    scan.unlink()
    assert len(list((page.ctx.store.folder / "lampiran").iterdir())) == 1


def test_dropped_files_are_attached_and_wrong_ones_told(page: MeetingPage, scan: Path, tmp_path: Path) -> None:
    tab = page.attachments
    photo, empty = tmp_path / "foto.png", tmp_path / "kosong.txt"
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    assert image.save(str(photo))
    empty.touch()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (scan, photo, empty)])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    tab.dragEnterEvent(enter)
    assert enter.isAccepted()
    tab.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert [name for name, _ in stored(page)] == ["Daftar hadir.pdf", "foto.png"]
    assert "kosong" in tab.answer.text()
    assert tab.answer.objectName() == "err"
    icon = tab.model.index(1).data(Qt.ItemDataRole.DecorationRole)
    colour = icon.pixmap(40, 40).toImage().pixelColor(20, 20)
    assert colour == Qt.GlobalColor.blue


def test_enter_opens_and_programs_are_refused(
    page: MeetingPage, scan: Path, tmp_path: Path, opened: list[str]
) -> None:
    tab = page.attachments
    program = tmp_path / "virus.exe"
    program.write_bytes(b"MZ")
    tab.add([scan, program])
    tab.list.setCurrentIndex(tab.model.index(0))
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    assert [Path(url).suffix for url in opened] == [".pdf"]
    tab.list.setCurrentIndex(tab.model.index(1))
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    assert len(opened) == 1
    assert "tidak dibuka dari sini" in tab.answer.text()


def test_a_missing_file_is_told_in_a_sentence(page: MeetingPage, scan: Path, opened: list[str]) -> None:
    tab = page.attachments
    tab.add([scan])
    for path in (page.ctx.store.folder / "lampiran").iterdir():
        path.unlink()
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    assert "tidak ada lagi di folder lampiran" in tab.answer.text()
    assert not opened


def test_delete_kind_and_undo(page: MeetingPage, scan: Path) -> None:
    tab = page.attachments
    tab.add([scan])
    tab.kind.setFocus()
    QTest.keyClick(tab.kind, Qt.Key.Key_Down)
    assert stored(page) == [("Daftar hadir.pdf", "berita_acara")]
    QTest.keyClick(tab.list, Qt.Key.Key_Delete)
    assert stored(page) == []
    assert tab.empty.isVisible()
    page.ctx.undo()
    page.ctx.undo()
    assert stored(page) == [("Daftar hadir.pdf", "daftar_hadir")]


def test_a_deleted_file_is_restored_from_the_sampah(page: MeetingPage, window: MainWindow, scan: Path) -> None:
    page.attachments.add([scan])
    page.attachments.delete()
    trash = show(window, "riwayat").trash
    trash.read()
    assert str(trash.table.rows.index(0, 0).data()) == "Lampiran"
    trash.table.setCurrentIndex(trash.table.rows.index(0, 0))
    trash.restore_button.click()
    assert stored(page) == [("Daftar hadir.pdf", "daftar_hadir")]


def test_the_start_page_reminds_of_the_signed_sheet(ctx: Context, window: MainWindow, scan: Path) -> None:
    siti = person(ctx.store, "Siti")
    found = meeting(ctx.store, tanggal=date.today() - timedelta(days=9), judul="Rapat lalu")
    with ctx.store.unit("Isi") as s:
        undangan.undang(s, found, [siti])
        kehadiran.record_kehadiran(s, found, "1")
        rapat.save_rapat(s, found, {"judul": "Rapat lalu"})
    with ctx.read() as s:
        told = [t for t in tugas.gather(s, date.today()).tugas if t.verb == "Lampirkan"]
    assert [t.kalimat.endswith("belum dilampirkan (9 hari).") for t in told] == [True]
    window.show_page(told[0].page, **told[0].arguments)
    meeting_page = window.page
    assert isinstance(meeting_page, MeetingPage)
    assert meeting_page.tabs.currentWidget() is meeting_page.attachments
    meeting_page.attachments.add([scan], "daftar_hadir")
    with ctx.read() as s:
        assert not [t for t in tugas.gather(s, date.today()).tugas if t.verb == "Lampirkan"]


def test_an_opening_from_the_kit_is_no_minutes(ctx: Context) -> None:
    bantu.fill(ctx.store)
    day = date.today() - timedelta(days=2)
    with ctx.store.unit("Rapat dari perangkat") as s:
        found = kit_rapat.rapat_dari_kit(s, "rapat_rutin", day, tempat="Balai")
        assert notulen.get_notulen(s, found)["pembukaan"]
        kehadiran.record_kehadiran(s, found, "1")

    def reminded() -> list[str]:
        with ctx.read() as s:
            return [t.arguments["rapat_id"] for t in tugas.gather(s, date.today()).tugas if t.verb == "Tulis notulen"]

    assert reminded() == [found]
    with ctx.store.unit("Lampirkan") as s:
        attached = lampiran.add_lampiran(s, found, "notulen.pdf", "a1", 9, "a1", jenis="notulen")
    assert reminded() == [], "the signed minutes are there"
    with ctx.store.unit("Buang") as s:
        lampiran.trash_lampiran(s, attached)
        notulen.save_notulen(s, found, {"keputusan": [{"isi": "Rapat diulang", "cara": "mufakat"}]})
    assert reminded() == []
