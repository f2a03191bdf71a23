"""Colours, fonts and the small style sheet; Fusion everywhere, one light palette, text size by the user's choice."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from lkm_desktop import paths

WINDOW, BASE, ALTERNATE, LINE = "#F4F5F7", "#FFFFFF", "#F8F9FB", "#D5D9E0"
TEXT, MUTED, PLACEHOLDER = "#1C232E", "#5B6675", "#667080"
ACCENT, ACCENT_DARK, ACCENT_SOFT = "#0B6E6E", "#095C5C", "#E3F1F1"
OK, WARN, ERROR = "#1E7B3A", "#9A5B00", "#B3261E"
OK_SOFT, WARN_SOFT, ERROR_SOFT, INFO_SOFT = "#E8F4EC", "#FDF3E1", "#FCECEA", "#E8F0F8"
INFO = "#1F5C99"
PRACTICE, PRACTICE_SOFT = "#C2570C", "#FFE9D6"

#: The sizes a user may choose, in points, with their names.
TEXT_SIZES: tuple[tuple[float, str], ...] = ((9.0, "Kecil"), (10.0, "Sedang"), (11.5, "Besar"), (13.0, "Sangat besar"))
DEFAULT_SIZE = 10.0
#: Nothing on the screen is smaller than this, in points.
SMALLEST = 9.0

#: Widget classes that keep the theme's own font on Windows unless told one by one.
_FONT_CLASSES = (
    "QAbstractItemView", "QHeaderView", "QMenu", "QMenuBar", "QDialog", "QStatusBar", "QLabel", "QComboBox",
    "QTipLabel",
)


def apply(app: QApplication, points: float = DEFAULT_SIZE) -> None:
    """Give the application its style, palette, fonts and style sheet for a text size in points."""
    if not app.property("lkm_style"):
        style = QStyleFactory.create("Fusion")
        if style is not None:
            app.setStyle(style)
        app.setProperty("lkm_style", True)
        app.setPalette(palette())
        app.setProperty("lkm_font", screen_family())
    font = QFont(str(app.property("lkm_font")))
    font.setPointSizeF(points)
    app.setFont(font)
    for name in _FONT_CLASSES:
        app.setFont(font, name)  # type: ignore[arg-type]  # the stub says bytes, the library takes only text
    app.setStyleSheet(style_sheet(points))
    app.setProperty("lkm_points", points)


def points(app: QApplication) -> float:
    """The text size in force, in points."""
    value = app.property("lkm_points")
    return float(value) if value else DEFAULT_SIZE


def screen_family() -> str:
    """Family for the screen: Segoe UI on Windows, else the bundled Inter, else what the system calls its own."""
    if sys.platform == "win32" and "Segoe UI" in QFontDatabase.families():
        return "Segoe UI"
    family = ""
    for path in sorted((paths.resources() / "fonts" / "layar").glob("*.otf"), reverse=True):
        number = QFontDatabase.addApplicationFont(str(path))
        names = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        family = names[0] if names else family
    return family or QApplication.font().family()


def palette() -> QPalette:
    """The light palette; Inactive equals Active so that the selected row stays visible in a window without focus."""
    role = QPalette.ColorRole
    colours = {
        role.Window: WINDOW, role.Base: BASE, role.AlternateBase: ALTERNATE, role.Button: BASE,
        role.WindowText: TEXT, role.Text: TEXT, role.ButtonText: TEXT, role.BrightText: BASE,
        role.Highlight: ACCENT, role.HighlightedText: BASE, role.Link: ACCENT, role.LinkVisited: ACCENT_DARK,
        role.PlaceholderText: PLACEHOLDER, role.ToolTipBase: TEXT, role.ToolTipText: BASE,
        role.Light: "#FFFFFF", role.Midlight: "#E9ECF0", role.Mid: LINE, role.Dark: "#A9B1BD", role.Shadow: "#7C8694",
        role.Accent: ACCENT,
    }
    result = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        for key, colour in colours.items():
            result.setColor(group, key, QColor(colour))
    faded = QPalette.ColorGroup.Disabled
    for key, colour in colours.items():
        result.setColor(faded, key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(faded, key, QColor("#8A94A3"))
    result.setColor(faded, role.Highlight, QColor(LINE))
    result.setColor(faded, role.HighlightedText, QColor(TEXT))
    return result


def style_sheet(size: float) -> str:
    """The style sheet for a text size in points: only what a palette cannot say."""
    text = (paths.resources() / "tampilan.qss").read_text(encoding="utf-8")
    values = {
        "h1": f"{size * 1.55:.1f}pt", "h2": f"{size * 1.15:.1f}pt", "small": f"{max(SMALLEST, size - 0.5):.1f}pt",
        "window": WINDOW, "base": BASE, "alternate": ALTERNATE, "line": LINE, "text": TEXT, "muted": MUTED,
        "placeholder": PLACEHOLDER, "accent_dark": ACCENT_DARK, "accent_soft": ACCENT_SOFT, "accent": ACCENT,
        "ok_soft": OK_SOFT, "warn_soft": WARN_SOFT, "error_soft": ERROR_SOFT, "info_soft": INFO_SOFT,
        "ok": OK, "warn": WARN, "error": ERROR, "info": INFO, "practice_soft": PRACTICE_SOFT, "practice": PRACTICE,
        "icons": _icon_folder().as_posix(),
    }
    return re.sub(r"@(\w+)", lambda found: values[found[1]], text)


def _icon_folder() -> Path:
    return paths.resources() / "icons" / "qss"
