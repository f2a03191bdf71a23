"""Names that fit, file choices that start somewhere, what the start page asks for and offers to go on with."""

from __future__ import annotations

import io
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QHeaderView, QLabel, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from lkm_desktop.errors import LkmError
from lkm_desktop.services import draf, notulen, organisasi
from lkm_desktop.storage import create_store
from tests.pembantu import meeting, person
from tests.ui.perekam import show
from ui import ask as ask_module
from ui import mnemonics
from ui.context import Context, Office
from ui.main_window import MainWindow
from ui.pages.beranda import HomePage
from ui.pages.first_run import FirstRunPage
from ui.pages.pengaturan import SettingsPage
from ui.pages.riwayat import HistoryPage
from ui.pages.tindak_lanjut import FollowUpsPage

OPEN, SAVE = QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave


def words(root: QWidget) -> str:
    """Every text that is seen below a widget."""
    seen = [w.text().replace("&", "") for w in root.findChildren(QLabel) if w.isVisible()]
    seen += [w.text().replace("&", "") for w in root.findChildren(QAbstractButton) if w.isVisible()]
    return "\n".join(seen)


def logo() -> bytes:
    """A small PNG."""
    out = io.BytesIO()
    Image.new("RGB", (60, 60), "#0B6E6E").save(out, "PNG")
    return out.getvalue()


# --- names in the sidebar ---------------------------------------------------------------------------------------------


def test_ordinary_names_stand_whole_in_the_sidebar(window: MainWindow) -> None:
    window.sidebar.set_office(Office(nama="Maju Bersama", kelurahan="Kelayan Tengah"))
    QTest.qWait(10)
    for label in (window.sidebar._name, window.sidebar._place):
        assert "…" not in label.text()
        assert label.text().replace("\n", " ") == label.full()
        assert label.sizeHint().height() <= label.height() + 1
        assert label.toolTip() == ""


def test_a_very_long_name_is_cut_in_its_second_line_and_told_whole(window: MainWindow) -> None:
    long = "Sejahtera Bersama Masyarakat Kelurahan Sungai Jingah Hulu"
    window.sidebar.set_office(Office(nama=long, kelurahan="Sungai Jingah"))
    QTest.qWait(10)
    label = window.sidebar._name
    assert label.text().count("\n") == 1
    assert label.text().endswith("…")
    assert label.toolTip() == f"LKM {long}"


# --- file choices -----------------------------------------------------------------------------------------------------


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without a folder of documents."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


def test_a_file_choice_starts_in_a_folder_that_exists_and_names_nothing(home: Path, qtbot: QtBot) -> None:
    for start in ("", str(home / "Documents"), str(home / "hilang" / "lagi")):
        dialog = ask_module.file_dialog("Pilih logo", "Gambar (*.png)", start, OPEN, QFileDialog.FileMode.ExistingFile)
        qtbot.addWidget(dialog)
        assert dialog.directory().exists()
        assert Path(dialog.directory().absolutePath()) == home
        assert [Path(name) for name in dialog.selectedFiles()] in ([], [home])


def test_saving_proposes_its_name_and_the_columns_are_readable(home: Path, qtbot: QtBot) -> None:
    dialog = ask_module.file_dialog("Ekspor", "Buku kerja (*.xlsx)", "warga.xlsx", SAVE, QFileDialog.FileMode.AnyFile)
    qtbot.addWidget(dialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == ["warga.xlsx"]
    view = dialog.findChild(QTreeView)
    if view is not None:
        modes = {view.header().sectionResizeMode(n) for n in range(1, view.header().count())}
        assert modes == {QHeaderView.ResizeMode.ResizeToContents}


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a place that nobody may write in")
def test_a_folder_that_may_not_be_written_is_said_so() -> None:
    with pytest.raises(LkmError, match="tidak boleh menulis di tempat itu"):
        create_store(Path("/proc/kantor"), {"nama": "Berkah", "kelurahan": "Sungai Jingah"})


def test_a_folder_below_a_file_is_no_place_either(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("isi")
    with pytest.raises(LkmError, match="bukan folder"):
        create_store(tmp_path / "catatan.txt" / "kantor", {"nama": "Berkah", "kelurahan": "Sungai Jingah"})
    assert os.listdir(tmp_path) == ["catatan.txt"]


# --- start page -------------------------------------------------------------------------------------------------------


def test_only_missing_parts_of_the_letterhead_are_asked_for(window: MainWindow, ctx: Context) -> None:
    with ctx.store.unit("Profil") as s:
        organisasi.save(s, {"alamat": None, "logo": None})
    page: HomePage = show(window, "beranda")
    assert "Kop surat belum lengkap: alamat sekretariat dan logo belum ada." in words(page)
    with ctx.store.unit("Profil") as s:
        organisasi.save(s, {"alamat": "Jl. Kelayan B"})
    assert "Kop surat belum lengkap: logo belum ada." in words(show(window, "beranda"))
    with ctx.store.unit("Profil") as s:
        organisasi.save(s, {"logo": logo()})
    assert "Kop surat" not in words(show(window, "beranda"))


def test_unfinished_meetings_and_minutes_are_offered(window: MainWindow, ctx: Context) -> None:
    held = meeting(ctx.store, judul="Rapat Pleno", tanggal=date(2026, 1, 5))
    with ctx.store.unit("Draf") as s:
        draf.save_draf(s, "rapat:baru", {"judul": "Rembug Tahunan"})
        draf.save_draf(s, f"notulen:{held}", {"pembukaan": "Dibuka pukul"})
        draf.save_draf(s, "notulen:tidak-ada", {"pembukaan": "Dibuka pukul"})
        draf.save_draf(s, f"keputusan:{held}", {"keputusan": []})
    show(window, "pengaturan")
    page: HomePage = show(window, "beranda")
    text = words(page)
    assert "Isian Rembug Tahunan" in text
    assert "Notulen Rapat Pleno" in text
    assert "Keputusan Rapat Pleno" in text
    assert text.count("belum disimpan") == 3
    go = next(b for b in page.findChildren(QAbstractButton) if "Notulen Rapat Pleno" in b.accessibleName())
    go.click()
    assert window.current == "rapat_isi"


def test_late_follow_ups_lead_to_their_list(window: MainWindow, ctx: Context) -> None:
    held = meeting(ctx.store, judul="Rapat Pleno", tanggal=date(2026, 1, 5))
    with ctx.store.unit("Simpan") as s:
        notulen.save_notulen(s, held, {"tindak_lanjut": [{"isi": "Beli", "tenggat": date(2026, 1, 9)}, {"isi": "Cat"}]})
    page: HomePage = show(window, "beranda")
    assert "1 tindak lanjut rapat lewat tenggat, yang terlama terlambat" in words(page)
    next(b for b in page.findChildren(QAbstractButton) if "lewat tenggat" in b.accessibleName()).click()
    assert isinstance(window.page, FollowUpsPage)
    assert [line.cells[1] for line in window.page.model.lines] == ["Beli"]


def test_no_sentence_of_the_start_page_is_cut_in_the_largest_letters(window: MainWindow, ctx: Context) -> None:
    meeting(ctx.store, judul="KBK: usaha rumahan: mencatat untung rugi", tanggal=date(2026, 1, 5))
    window.resize(1093, 580)
    window.set_text_size(13)
    show(window, "pengaturan")
    page: HomePage = show(window, "beranda")
    QTest.qWait(50)
    wrapped = [label for label in page.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
    assert wrapped
    cut = [label.text() for label in wrapped if label.height() < label.heightForWidth(label.width())]
    window.set_text_size(10)
    assert cut == []


# --- offices, settings, history ---------------------------------------------------------------------------------------


def test_offices_are_offered_by_name(ctx: Context, qtbot: QtBot) -> None:
    window = MainWindow(ctx)
    window.backs_up = False
    qtbot.addWidget(window)
    window.show()
    window.commands.close_office()
    page = window.page
    assert isinstance(page, FirstRunPage)
    offered = [b.text().replace("&", "") for b in page.findChildren(QAbstractButton) if b.property("folder")]
    assert [text.split("  ·  ")[0] for text in offered] == ["LKM Maju Bersama, Kelurahan Kelayan Tengah"]


def test_rules_speak_of_the_office_in_its_own_word(window: MainWindow, ctx: Context) -> None:
    with ctx.store.unit("Profil") as s:
        organisasi.save(s, {"istilah": "BKM"})
    page: SettingsPage = show(window, "pengaturan", bagian="aturan")
    labels = [label.text() for label in page.rules._labels.values()]
    assert any("BKM" in text for text in labels)
    assert not any("LKM" in text.replace("&", "") for text in labels)


def test_the_history_takes_the_keys_and_names_no_prison(window: MainWindow, ctx: Context) -> None:
    person(ctx.store, "Siti Aminah")
    person(ctx.store, "Budi Santoso")
    ctx.undo()
    page: HistoryPage = show(window, "riwayat")
    window.activateWindow()
    assert window.focusWidget() is page.steps.table
    QTest.keyClick(page.steps.table, Qt.Key.Key_Down)
    assert window.current == "riwayat"
    rows = page.steps.table.rows
    states = {str(rows.index(n, 4).data()) for n in range(rows.rowCount())}
    assert "langkah urungkan" in states
    assert not any("kurung" in state.replace("urungkan", "") for state in states)


def test_everything_on_the_start_page_has_a_key(window: MainWindow, ctx: Context) -> None:
    """The verbs repeat, so what waits is numbered; nothing is left without a key, on an empty office neither."""
    page = show(window, "beranda")
    assert _without_key(page) == []
    person(ctx.store, "Siti Aminah")
    for days in range(1, 8):
        meeting(ctx.store, judul=f"Rapat {days}", tanggal=date.today() - timedelta(days=days))
    meeting(ctx.store, judul="Rapat depan", tanggal=date.today() + timedelta(days=3))
    page = show(window, "beranda")
    assert _without_key(page) == []
    keys = [mnemonics.letter(b.text()) for b in page.area.findChildren(QAbstractButton) if b.isVisible()]
    assert len(keys) == len(set(keys)) >= 10
    assert keys[:5] == ["w", "a", "p", "r", "h"]


def _without_key(page: Any) -> list[str]:
    seen = [button.text() for button in page.area.findChildren(QAbstractButton) if button.isVisible()]
    return [text for text in seen if not mnemonics.letter(text)]
