"""Founding and figures of the kelurahan in Pengaturan > Profil: kept in one undoable step, checked together."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from lkm_desktop.services import organisasi
from tests.ui.perekam import show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pengaturan import SettingsPage


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    made: SettingsPage = show(window, "pengaturan", bagian="profil")
    return made


def isi(page: SettingsPage, **values: object) -> None:
    """Type into fields of the profile."""
    for key, value in values.items():
        page.profile.form.inputs[key].set_value(value)
        page.profile.form.inputs[key].edited.emit()


def test_what_the_recap_asks_for_is_kept_and_taken_back(page: SettingsPage, ctx: Context) -> None:
    isi(page, akta="27", tanggal_akta=date(2007, 5, 21), notaris="Norlatifah, S.H.", jumlah_rt=18, jumlah_kk=1640,
        jumlah_kk_miskin=280)
    page.save()
    assert not page.dirty
    with ctx.read() as s:
        kept = organisasi.get(s)
    assert (kept["akta"], kept["tanggal_akta"], kept["jumlah_rt"], kept["jumlah_kk_miskin"]) == (
        "27", date(2007, 5, 21), 18, 280)
    ctx.undo()
    with ctx.read() as s:
        assert organisasi.get(s)["akta"] is None


def test_more_poor_families_than_families_is_told_at_its_field(page: SettingsPage, ctx: Context) -> None:
    isi(page, jumlah_kk=100, jumlah_kk_miskin=120)
    page.save()
    assert page.dirty
    shown = "\n".join(label.text() for label in page.profile.findChildren(QLabel) if label.isVisible())
    assert "KK miskin 120 lebih banyak daripada jumlah KK 100." in shown
    with ctx.read() as s:
        assert organisasi.get(s)["jumlah_kk"] is None
