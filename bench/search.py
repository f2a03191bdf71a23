"""Goal 3: the list of 10,000 people: search as you type, sort, scroll, paint."""

from __future__ import annotations

from statistics import median
from typing import Any

from bench.clock import Metrics
from bench.common import Case, Goal, Line
from bench.data import office
from bench.windows import Stage

__all__ = ["CASE", "office", "ours", "proxy_all", "proxy_one", "standard"]

#: typed letter by letter; each beginning finds somebody in the practice office by a column that is shown
TYPED = ("muhammad", "siti am", "ketua")


def _beginnings(words: tuple[str, ...] = TYPED) -> list[str]:
    """What stands in the search line after each key, and the empty line after each word."""
    return [text for word in words for text in (*(word[:n] for n in range(1, len(word) + 1)), "")]


def _keys(times: list[float]) -> Metrics:
    return {"key": median(times), "worst": max(times)}


def _sorts(times: list[float]) -> Metrics:
    return {"sort": median(times), "sort_worst": max(times)}


def ours(folder: str) -> Metrics:
    """The program's page; every key searches at once, without the pause of 150 ms that a typist is given."""
    stage = Stage(folder)
    page, header = stage.page, stage.view.horizontalHeader()
    scrolls = [stage.page_down() for _ in range(30)]
    paints = [stage.repaint() for _ in range(30)]

    def search(text: str) -> None:
        page.filters.search.setText(text)
        page.filters.search.tell_now()

    keys = []
    for text in _beginnings():
        keys.append(stage.until_painted(search, text))
        if not stage.view.rows.rowCount():
            raise RuntimeError(f"nobody found for {text!r}")
    columns = range(len(stage.view.rows.keys))
    sorts = [stage.until_painted(header.sectionClicked.emit, column) for column in columns for _ in range(2)]
    rows = [_down_key(stage) for _ in range(10)]
    return {**_keys(keys), **_sorts(sorts), "scroll": median(scrolls), "paint": median(paints), "down": median(rows)}


def _down_key(stage: Stage) -> float:
    """The Page Down key: a page of the list and the form of the person it comes to."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    if not stage.view.selected_ids():
        stage.view.put_cursor(0)
    return stage.until_painted(QTest.keyClick, stage.view, Qt.Key.Key_PageDown)


def _texts(stage: Stage) -> tuple[list[str], list[tuple[str, ...]]]:
    """Headings and all rows of the list as texts."""
    from lkm_desktop.domain import REGISTERS

    model = stage.view.rows
    return [REGISTERS["orang"].field(key).label for key in model.keys], stage.page.source.rows(model.ids, model.keys)


def proxy_all(folder: str) -> Metrics:
    """The same view over a QSortFilterProxyModel that looks at every column."""
    return _proxy(folder, -1)


def proxy_one(folder: str) -> Metrics:
    """The same view over a QSortFilterProxyModel that looks at the name only."""
    return _proxy(folder, 0)


def _proxy(folder: str, column: int) -> Metrics:
    from PySide6.QtCore import QSortFilterProxyModel, Qt

    stage = Stage(folder)
    proxy = QSortFilterProxyModel()
    proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    proxy.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    proxy.setFilterKeyColumn(column)
    source = _model(*_texts(stage))
    proxy.setSourceModel(source)
    stage.view.setModel(proxy)
    stage.settle()
    keys = [stage.until_painted(proxy.setFilterFixedString, text, always=False) for text in _beginnings(TYPED[1:2])]
    if column >= 0:
        return _keys(keys)
    sorts = [stage.until_painted(proxy.sort, n, always=False) for n in (0, 2, 3)]  # name, age, RT
    return {**_keys(keys), **_sorts(sorts)}


def _model(headings: list[str], rows: list[tuple[str, ...]]) -> Any:
    """A plain model over texts in memory, quick in `data`."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex

    nothing = QModelIndex()

    class Texts(QAbstractTableModel):
        def rowCount(self, parent: Any = nothing) -> int:
            return 0 if parent.isValid() else len(rows)

        def columnCount(self, parent: Any = nothing) -> int:
            return 0 if parent.isValid() else len(headings)

        def data(self, index: Any, role: int = 0) -> Any:
            if role:
                return None
            return rows[index.row()][index.column()]

        def headerData(self, section: int, orientation: Any, role: int = 0) -> Any:
            return None if role else headings[section]

    return Texts()


def standard(folder: str) -> Metrics:
    """The same view over Qt's own QStandardItemModel with the first 500 people: the cost of painting alone."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel

    stage = Stage(folder)
    headings, rows = _texts(stage)
    model = QStandardItemModel()
    model.setHorizontalHeaderLabels(headings)
    for row in rows[:500]:
        model.appendRow([QStandardItem(text) for text in row])
    stage.view.setModel(model)
    stage.settle()
    return {"paint": median(stage.repaint() for _ in range(30))}


CASE = Case(
    "search",
    "the list of 10,000 people in the program's window, from the action to the list painted again",
    "bench.search",
    ("ours", "proxy_all", "proxy_one", "standard"),
    (
        Line("a key, to a page of scrolling", "ours/key", "ours/scroll", Goal(1.5)),
        Line("the worst key, to a page of scrolling", "ours/worst", "ours/scroll", Goal(3)),
        Line("QSortFilterProxyModel on all columns takes this many times ours", "proxy_all/key", "ours/key",
             Goal(50, True, "100,000 people")),
        Line("QSortFilterProxyModel on the name alone takes this many times ours", "proxy_one/key", "ours/key"),
        Line("sorting by a column, to a page of scrolling", "ours/sort", "ours/scroll", Goal(8)),
        Line("QSortFilterProxyModel sorts in this many times ours", "proxy_all/sort", "ours/sort"),
        Line("painting the list, to QStandardItemModel in C++", "ours/paint", "standard/paint", Goal(1.6)),
        Line("Page Down key (list and form), to a page of scrolling", "ours/down", "ours/scroll"),
    ),
    once=("office",),
)  # fmt: skip
