"""Look: palette, style sheet, fonts, icons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QHeaderView, QLabel, QMenu
from pytestqt.qtbot import QtBot

from lkm_desktop import paths
from ui import icons, theme

ROOT = Path(__file__).resolve().parents[2]


def test_the_selected_row_stays_visible_in_a_window_without_focus() -> None:
    made = theme.palette()
    for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Base):
        assert made.color(QPalette.ColorGroup.Active, role) == made.color(QPalette.ColorGroup.Inactive, role)


def test_the_style_sheet_has_no_unfilled_word_and_no_forbidden_selector() -> None:
    sheet = theme.style_sheet(10)
    assert "@" not in sheet
    selectors = [s.strip() for rule in re.findall(r"([^{}]+)\{", sheet) for s in rule.split(",")]
    assert "QWidget" not in selectors
    assert "*" not in selectors


@pytest.mark.parametrize(("points", "name"), theme.TEXT_SIZES)
def test_no_text_is_smaller_than_nine_points(points: float, name: str) -> None:
    sizes = [float(size) for size in re.findall(r"font-size:\s*([\d.]+)pt", theme.style_sheet(points))]
    assert sizes
    assert min(sizes) >= theme.SMALLEST
    assert points >= theme.SMALLEST, name


def test_the_text_size_reaches_lists_and_menus(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, 13)
    label = QLabel("Siti")
    qtbot.addWidget(label)
    assert label.font().pointSizeF() == 13
    menu, header = QMenu(), QHeaderView(Qt.Orientation.Horizontal)
    qtbot.addWidget(menu)
    qtbot.addWidget(header)
    assert menu.font().pointSizeF() == 13
    assert header.font().pointSizeF() == 13
    theme.apply(qapp)
    assert QApplication.font().pointSizeF() == theme.DEFAULT_SIZE


def used_icons() -> set[str]:
    """Icon names in the source: arguments called icon, and first arguments of the icon functions."""
    known = {path.stem for path in (paths.resources() / "icons").glob("*.svg")}
    words: set[str] = set()
    for path in (ROOT / "ui").rglob("*.py"):
        words |= set(re.findall(r'"([a-z0-9-]+)"', path.read_text(encoding="utf-8")))
    return known & words


def test_every_shipped_icon_is_used_and_drawn() -> None:
    shipped = {path.stem for path in (paths.resources() / "icons").glob("*.svg")} - {"lkm-desktop"}
    assert shipped == used_icons() - {"lkm-desktop"}
    for name in sorted(shipped):
        assert not icons.icon(name).isNull()


def test_an_icon_takes_the_colour_asked_for() -> None:
    image = icons.pixmap("x", "#FF0000", 24).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
               if image.pixelColor(x, y).alpha() > 200}
    assert colours == {"#ff0000"}


def test_a_missing_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("tidak-ada")
