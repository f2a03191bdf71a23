"""A small siklus of three stages in an office of six residents in three RT, for the tests of its pages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import kartu, papan, siklus, siklus_isi
from lkm_desktop.services.papan_data import Papan, TahapPapan
from lkm_desktop.storage import Store
from ui.main_window import MainWindow
from ui.pages.siklus.page import SiklusPage

TODAY = date.today()
START = TODAY - timedelta(days=40)


def people(store: Store) -> list[str]:
    """Six residents, two in each of three RT."""
    with store.unit("orang") as s:
        return [
            kartu.save(s, REGISTERS["orang"], None, {
                "nama": name, "jenis_kelamin": "P" if n % 2 else "L", "rt": str(n // 2 + 1), "rw": "1"})
            for n, name in enumerate(("Abdul", "Aisyah", "Budi", "Fatimah", "Kaspul", "Norlaila"))
        ]


def make(store: Store, nama: str = "Siklus 2026", mulai: date = START) -> str:
    """A siklus: RKM (one meeting), pemetaan (one in each RT), RWT (nothing asked for yet)."""
    with store.unit("siklus") as s:
        found = siklus.buat(s, "kotaku", nama, mulai)
        for stage in papan.papan(s, found, TODAY).tahap:
            siklus_isi.buang_tahap(s, stage.id)
        rkm = _stage(s, found, "Rembug Kesiapan Masyarakat", mulai, 30, singkat="RKM", fakta="rkm")
        act = _activity(s, rkm, "RKM kelurahan", kode="0201", jenis_rapat="rkm", kit="rkm")
        _need(s, rkm, "rapat", "RKM terlaksana", act)
        _need(s, rkm, "kehadiran", "Kehadiran RKM dicatat", act)
        _need(s, rkm, "berkas", "Berita acara dilampirkan")
        map_ = _stage(s, found, "Pemetaan Swadaya", mulai + timedelta(30), 30, singkat="Pemetaan")
        walk = _activity(s, map_, "Kajian RT", kode="0401", jenis_rapat="rembug_rt", kit="rembug_rt", tiap="RT")
        _need(s, map_, "rapat", "Kajian di setiap RT", walk)
        _stage(s, found, "Rembug Warga Tahunan", mulai + timedelta(60), 20, singkat="RWT")
    return found


def _stage(s: Session, siklus_id: str, nama: str, mulai: date, lama: int, **values: Any) -> str:
    given = {"nama": nama, "rencana_mulai": mulai, "rencana_selesai": mulai + timedelta(lama - 1), "lama": lama}
    return siklus_isi.simpan_tahap(s, siklus_id, None, {**given, **values})


def _activity(s: Session, tahap_id: str, nama: str, **values: Any) -> str:
    return siklus_isi.simpan_kegiatan(s, tahap_id, None, {"nama": nama, "dokumen": "daftar-hadir", **values})


def _need(s: Session, tahap_id: str, jenis: str, uraian: str, kegiatan_id: str | None = None) -> None:
    values = {"jenis": jenis, "uraian": uraian, "kegiatan_id": kegiatan_id}
    siklus_isi.simpan_syarat(s, tahap_id, None, values)


def board(store: Store, siklus_id: str) -> Papan:
    """The board as the service gives it."""
    with store.read() as s:
        return papan.papan(s, siklus_id, TODAY)


def stage(store: Store, siklus_id: str, number: int) -> TahapPapan:
    """One stage of it, counted from 1."""
    return board(store, siklus_id).tahap[number - 1]


def shown(window: MainWindow, **arguments: Any) -> SiklusPage:
    """The page of the siklus."""
    window.show_page("siklus", **arguments)
    QApplication.processEvents()
    page = window.page
    assert isinstance(page, SiklusPage)
    return page


def press(*keys: Qt.Key, alt: bool = False, ctrl: bool = False) -> None:
    """Keys to whatever has the focus."""
    held = Qt.KeyboardModifier
    modifier = held.AltModifier if alt else held.ControlModifier if ctrl else held.NoModifier
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifier)
        QApplication.processEvents()


def type_in(text: str) -> None:
    """A text to whatever has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)
