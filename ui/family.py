"""Pages of one family: a bar under the title leads from each to the others, as tabs do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget

from ui.context import Context
from ui.page import Page
from ui.pages import PAGES, PageSpec


def family_of(key: str) -> tuple[PageSpec, ...]:
    """The pages of the family of that page, in their order; nothing for a page without one."""
    own = next((spec.family for spec in PAGES if spec.key == key), "")
    return tuple(spec for spec in PAGES if own and spec.family == own)


class FamilyBar(QTabBar):
    """The words of the family. It always marks the page it stands on: choosing another one leads there."""

    def __init__(self, ctx: Context, key: str, family: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._family = ctx, tuple(family)
        self._keys = [spec.key for spec in family]
        self._own = self._keys.index(key)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setDocumentMode(True)
        self.setAccessibleName("Halaman yang berkaitan")
        self.setToolTip("Ctrl+PageUp dan Ctrl+PageDown berpindah halaman")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for spec in family:
            self.addTab(spec.title)
        self._name_tabs()
        self.setCurrentIndex(self._own)
        self.currentChanged.connect(self._chosen)
        ctx.changed.connect(self._changed)

    def _name_tabs(self) -> None:
        for index, spec in enumerate(self._family):
            self.setTabText(index, spec.title.replace("LKM", self._ctx.office.istilah))

    def _changed(self, tables: frozenset[str]) -> None:
        if "organisasi" in tables:
            self._name_tabs()

    def _chosen(self, index: int) -> None:
        if index != self._own and index >= 0:
            self.setCurrentIndex(self._own)
            self._ctx.go(self._keys[index])

    def turn(self, step: int) -> None:
        """Ctrl+PageUp and Ctrl+PageDown: to the page before and after; round at the ends."""
        self._ctx.go(self._keys[(self._own + step) % len(self._keys)])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The mark stands on the page that is shown."""
        self.setCurrentIndex(self._own)
        super().focusInEvent(event)


def add_bar(page: Page, ctx: Context, key: str) -> None:
    """Put the bar of its family below the title of a page that was just made; a page without one stays as it is."""
    family = family_of(key)
    layout = page.layout()
    if len(family) > 1 and layout is not None:
        bar = FamilyBar(ctx, key, family)
        layout.insertWidget(1, bar)  # type: ignore[attr-defined]
        if page.buttons():
            QWidget.setTabOrder(page.buttons()[-1], bar)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            held = QShortcut(QKeySequence(keys), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            held.activated.connect(partial(bar.turn, step))
