"""The settings of meeting kits: change one, take it back, add and delete the office's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lkm_desktop.services import kit
from lkm_desktop.storage import Store
from tests.ui.perekam import show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pengaturan_kit import KitTab

Key = Qt.Key


@pytest.fixture
def store(ctx: Context) -> Store:
    """The office that the window shows."""
    return ctx.store


@pytest.fixture
def tab(store: Store, window: MainWindow) -> KitTab:
    """The tab of meeting kits."""
    window.resize(1093, 580)
    page = show(window, "pengaturan", bagian="perangkat")
    found = page.kits
    assert isinstance(found, KitTab)
    assert found.isVisible()
    return found


def write(tab: KitTab, key: str, text: str) -> None:
    """Type into a field."""
    edit = tab.form.inputs[key]
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def names(tab: KitTab) -> list[str]:
    return [tab.list.item(n).text() for n in range(tab.list.count())]


def test_a_shipped_kit_is_changed_and_taken_back(tab: KitTab, window: MainWindow, store: Store) -> None:
    assert not tab.save_button.isEnabled()
    assert not tab.back_button.isEnabled()
    write(tab, "jam_mulai", "20")
    QTest.keyClick(tab.bodies.boxes["UPK"], Key.Key_Space)
    assert names(tab)[0] == "Rapat rutin LKM, belum disimpan"
    window.commands.page_save()
    assert tab.bar.text == "Perangkat tersimpan; rapat baru memakainya."
    assert names(tab)[0] == "Rapat rutin LKM (diubah)"
    with store.read() as s:
        found = kit.get_kit(s, "rapat_rutin")
    assert (found.jam_mulai, found.undang) == ("20.00", ("LKM", "sekretariat", "UPK"))
    QTest.keyClick(tab.back_button, Key.Key_Space)
    assert names(tab)[0] == "Rapat rutin LKM"
    assert tab.form.inputs["jam_mulai"].text() == "19.30"
    window.commands.undo()
    assert tab.form.inputs["jam_mulai"].text() == "20.00"


def test_what_is_typed_stays_while_another_kit_is_looked_at(tab: KitTab) -> None:
    write(tab, "pola_judul", "Pleno {bulan}")
    tab.list.setCurrentRow(6)
    assert tab.form.inputs["nama"].text() == "RWT (rembug tahunan)"
    assert "Kalibuntu" in tab.source.text()
    assert not tab.save_button.isEnabled()
    tab.list.setCurrentRow(0)
    assert tab.form.inputs["pola_judul"].text() == "Pleno {bulan}"
    QTest.keyClick(tab.cancel_button, Key.Key_Space)
    assert tab.form.inputs["pola_judul"].text() == "Rapat rutin {istilah} bulan {bulan} {tahun}"
    assert names(tab)[0] == "Rapat rutin LKM"


def test_an_own_kit_is_added_and_deleted(tab: KitTab, window: MainWindow, store: Store) -> None:
    QTest.keyClick(tab.add_button, Key.Key_Space)
    assert tab.form.inputs["nama"].hasFocus()
    QTest.keyClicks(tab.form.inputs["nama"], "Rapat KSM")
    window.commands.page_save()
    assert names(tab)[-1] == "Rapat KSM (buatan kantor)"
    assert tab.delete_button.isVisible()
    assert not tab.back_button.isVisible()
    QTest.keyClick(tab.delete_button, Key.Key_Space)
    assert len(names(tab)) == len(kit.bawaan())
    with store.read() as s:
        assert [found.kode for found in kit.daftar_kit(s)] == list(kit.bawaan())
    window.commands.undo()
    assert names(tab)[-1] == "Rapat KSM (buatan kantor)"


def test_a_new_kit_that_is_given_up_is_gone(tab: KitTab) -> None:
    QTest.keyClick(tab.add_button, Key.Key_Space)
    assert names(tab)[-1] == "Perangkat baru"
    QTest.keyClick(tab.cancel_button, Key.Key_Space)
    assert len(names(tab)) == len(kit.bawaan())


def test_wrong_words_are_told_under_the_field(tab: KitTab, window: MainWindow, store: Store) -> None:
    write(tab, "pola_judul", "Rapat {thn}")
    write(tab, "jam_selesai", "18.00")
    window.commands.page_save()
    assert tab.form._messages["pola_judul"].text().startswith("{thn} tidak dikenal")
    assert tab.form._messages["jam_selesai"].text() == "Jam selesai lebih awal daripada jam mulai."
    assert tab.form.inputs["pola_judul"].text() == "Rapat {thn}"
    with store.read() as s:
        assert not kit.get_kit(s, "rapat_rutin").diubah
