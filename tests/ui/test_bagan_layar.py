"""The chart on the screen: painted, described in words, as high as its bars need."""

from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from lkm_desktop.services.bagan import Bagan, Seri
from ui.widgets.bagan import BaganView

BAGAN = Bagan("Peserta", "tumpuk", tuple(f"Rembug warga RT {n:02}" for n in range(18)),
              (Seri("Laki-laki", tuple(range(18))), Seri("Perempuan", tuple(range(18, 0, -1)))), "orang")


def _colours(image: QImage) -> int:
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


def test_a_chart_is_painted_and_told_in_words(qtbot: QtBot) -> None:
    view = BaganView()
    qtbot.addWidget(view)
    view.resize(500, view.heightForWidth(500))
    blank = _colours(view.grab().toImage())
    view.show_bagan(BAGAN)
    view.resize(500, view.heightForWidth(500))
    assert _colours(view.grab().toImage()) > blank + 5
    assert view.accessibleName() == "Peserta (orang)"
    assert "Rembug warga RT 03: Laki-laki 3, Perempuan 15, jumlah 18." in view.accessibleDescription()


def test_it_asks_for_the_height_of_its_bars(qtbot: QtBot) -> None:
    view = BaganView()
    qtbot.addWidget(view)
    view.show_bagan(BAGAN)
    view.resize(400, 100)
    assert view.minimumHeight() >= 18 * view.fontMetrics().height()
    laid = view.susunan()
    assert laid is not None
    assert all(t.x >= 0 and t.x + t.lebar <= laid.lebar for t in laid.tulisan)
    view.show_bagan(None)
    assert view.bagan() is None
    assert view.minimumHeight() < 100
