"""What holds for every page: it fits a small screen, everything has a name and a key, nothing is English or tiny."""

from __future__ import annotations

import re
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from tests.ui.perekam import show
from ui import mnemonics, theme
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages import PAGES

KEYS = [spec.key for spec in PAGES if spec.key != "pratinjau"]
SMALL = (1093, 580)
#: words of Qt or of habit that must not be seen
ENGLISH = re.compile(
    r"\b(cancel|save|close|delete|open|file|search|settings|help|print|preview|undo|redo|yes|no data|error|warning|"
    r"page|back|next|add|edit|name|date|loading|ready|filter|column|sort|import|export)\b", re.IGNORECASE,
)


@pytest.fixture(params=KEYS)
def page(filled: Context, window: MainWindow, request: pytest.FixtureRequest) -> Any:
    """Every page in turn, with a record open where there are records."""
    made = show(window, request.param)
    table = getattr(made, "table", None)
    if table is not None and hasattr(table, "selectRow"):
        table.selectRow(0)
    QApplication.processEvents()
    return made


def visible(root: QWidget) -> list[QWidget]:
    """Widgets that are seen."""
    return [widget for widget in root.findChildren(QWidget) if widget.isVisible()]


def it_fits_a_laptop_at_125_percent(page: Any, window: MainWindow) -> None:
    least = page.minimumSizeHint()
    window.resize(*SMALL)
    QApplication.processEvents()
    assert (window.width(), window.height()) == SMALL
    assert least.width() <= window.stack.width(), least
    assert least.height() <= window.stack.height(), least


def everything_that_takes_the_keyboard_has_a_name(page: Any, _: MainWindow) -> None:
    nameless = []
    for widget in visible(page):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.isEnabled():
            continue
        if widget.focusProxy() is not None:
            continue
        name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        buddies = [label for label in page.findChildren(QLabel) if label.buddy() is widget]
        if not name and not buddies and widget.objectName() != "qt_scrollarea_viewport":
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert nameless == []


def combos_tables_and_icon_buttons_say_what_they_are(page: Any, _: MainWindow) -> None:
    for widget in visible(page):
        if isinstance(widget, QComboBox):
            assert widget.accessibleName(), widget.currentText()
        if isinstance(widget, QAbstractButton) and not widget.text() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName(), widget.toolTip()


def alt_letters_are_unique(page: Any, _: MainWindow) -> None:
    letters = []
    for widget in visible(page):
        seen = isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None)
        if seen and isinstance(widget, QAbstractButton | QLabel):
            key = mnemonics.letter(widget.text())
            if key:
                letters.append((key, widget.text()))
        if isinstance(widget, QTabBar):
            letters += [(mnemonics.letter(widget.tabText(i)), widget.tabText(i)) for i in range(widget.count())]
    keys = [key for key, _ in letters if key]
    assert len(keys) == len(set(keys)), sorted(letters)
    assert not set(keys) & mnemonics.MENU


def no_english_word_is_seen(page: Any, _: MainWindow) -> None:
    words = []
    for widget in visible(page):
        if isinstance(widget, QLabel | QAbstractButton):
            words.append(widget.text().replace("&", ""))
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            words.append(widget.placeholderText())
        words += [widget.toolTip(), widget.accessibleName()]
    found = [text for text in words if text and ENGLISH.search(text)]
    assert found == []


def no_text_is_tiny(page: Any, _: MainWindow) -> None:
    small = [
        (type(widget).__name__, widget.font().pointSizeF())
        for widget in visible(page)
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox) and widget.font().pointSizeF() < 9
    ]
    assert small == []


def tab_reaches_every_control(page: Any, window: MainWindow) -> None:
    """Walking with Tab visits each control that is seen and ends where it began."""
    window.activateWindow()
    wanted = {
        id(widget) for widget in visible(page)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and widget.focusProxy() is None
        and not isinstance(widget, QTabBar)
    }
    first = next((widget for widget in visible(page) if id(widget) in wanted), None)
    if first is None:
        return
    first.setFocus(Qt.FocusReason.TabFocusReason)
    reached: set[int] = set()
    for _ in range(400):
        focus = QApplication.focusWidget()
        if focus is None or (id(focus) in reached and focus is first):
            break
        reached.add(id(focus))
        if not window.focusNextPrevChild(True):
            break
    missed = [
        f"{type(w).__name__} {w.accessibleName()}" for w in visible(page)
        if id(w) in wanted - reached and not _in_reached_group(w, reached)
    ]
    assert missed == []


def _in_reached_group(widget: QWidget, reached: set[int]) -> bool:
    """One radio of a group is reached by Tab, the others by arrow keys."""
    parent = widget.parentWidget()
    siblings = parent.findChildren(QAbstractButton) if parent is not None else []
    return any(id(other) in reached for other in siblings)


#: what holds for every page; the last ones change the window
CHECKS = (
    everything_that_takes_the_keyboard_has_a_name, combos_tables_and_icon_buttons_say_what_they_are,
    alt_letters_are_unique, no_english_word_is_seen, no_text_is_tiny, tab_reaches_every_control,
    it_fits_a_laptop_at_125_percent,
)


def test_every_page(page: Any, window: MainWindow) -> None:
    """All checks on one window: making a window for each costs more than the checks."""
    failed = []
    for check in CHECKS:
        try:
            check(page, window)
        except AssertionError as error:
            failed.append(f"{check.__name__}: {error}")
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("points", [theme.TEXT_SIZES[0][0], theme.TEXT_SIZES[-1][0]])
def test_every_text_size_keeps_the_start_page_whole(filled: Context, window: MainWindow, points: float) -> None:
    window.set_text_size(points)
    made = show(window, "beranda")
    assert made.minimumSizeHint().height() <= 700
    window.set_text_size(theme.DEFAULT_SIZE)
