"""The stages of a siklus with their activities and requirements as a tree that is walked and ordered by keys."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

from lkm_desktop.services.papan_data import Papan, TahapPapan
from ui import icons, theme

SIKLUS, TAHAP, KEGIATAN, SYARAT = "siklus", "tahap", "kegiatan", "syarat"
#: what a row of each kind is called
NOUNS = {SIKLUS: "Siklus", TAHAP: "Tahap", KEGIATAN: "Kegiatan", SYARAT: "Syarat"}
_ICONS = {SIKLUS: "siklus", TAHAP: "list", KEGIATAN: "calendar-days", SYARAT: "circle-check"}
_ROLE = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True)
class Node:
    """One row of the tree. id is "" for one that is not saved yet · parent: the siklus, or the stage."""

    kind: str
    id: str
    parent: str = ""


class SusunanTree(QTreeWidget):
    """`looked(node)` when another row has the cursor, `moved(steps)` on Alt+Up and Alt+Down, `entered` on Enter,
    `removed` on Del."""

    looked = Signal(object)
    moved = Signal(int)
    entered = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("daftar")
        self.setAccessibleName("Susunan siklus")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(16, 16))
        self._open: set[str] = set()
        self.itemExpanded.connect(self._expanded)
        self.itemCollapsed.connect(self._collapsed)
        self.currentItemChanged.connect(self._moved_to)
        self._fit()

    # --- filling ----------------------------------------------------------------------------------------------------

    def fill(self, board: Papan, unsaved: Collection[Node], wanted: Node) -> None:
        """Show a siklus; unsaved: rows with typing that is not saved · wanted: the row that gets the cursor."""
        self.blockSignals(True)
        self.clear()
        root = self._add(None, Node(SIKLUS, board.siklus.id), board.siklus.nama, unsaved)
        for number, stage in enumerate(board.tahap, 1):
            self._add_stage(number, stage, board.siklus.id, unsaved)
        for node in unsaved:
            if not node.id and node.kind == TAHAP:
                self._add(None, node, "Tahap baru", unsaved)
        item = self._item(wanted) or root
        parent: QTreeWidgetItem | None = item.parent()
        if parent is not None:
            self._open.add(self.node_of(parent).id)
            parent.setExpanded(True)
        self.setCurrentItem(item)
        self.blockSignals(False)

    def _add_stage(self, number: int, stage: TahapPapan, siklus_id: str, unsaved: Collection[Node]) -> None:
        words = f"{number}. {stage.nama}"
        item = self._add(None, Node(TAHAP, stage.id, siklus_id), words, unsaved)
        for activity in stage.kegiatan:
            named = f"{activity.kode} {activity.nama}".strip()
            self._add(item, Node(KEGIATAN, activity.id, stage.id), named, unsaved)
        for need in stage.syarat:
            self._add(item, Node(SYARAT, need.id, stage.id), need.uraian, unsaved)
        for node in unsaved:
            if not node.id and node.parent == stage.id:
                self._add(item, node, f"{NOUNS[node.kind]} baru", unsaved)
        item.setExpanded(stage.id in self._open)

    def _add(
        self, parent: QTreeWidgetItem | None, node: Node, words: str, unsaved: Collection[Node],
    ) -> QTreeWidgetItem:
        text = f"{words}, belum disimpan" if node in unsaved else words
        item = QTreeWidgetItem([text])
        item.setData(0, _ROLE, node)
        item.setIcon(0, _icon(node.kind))
        item.setToolTip(0, f"{NOUNS[node.kind]}: {text}")
        item.setData(0, int(Qt.ItemDataRole.AccessibleTextRole), f"{NOUNS[node.kind]}: {text}")
        if node.kind in (SIKLUS, TAHAP):
            item.setFont(0, _bold())
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item

    def mark_unsaved(self) -> None:
        """The row with the cursor has typing that is not saved."""
        item = self.currentItem()
        if item is not None and not item.text(0).endswith(", belum disimpan"):
            item.setText(0, f"{item.text(0)}, belum disimpan")

    # --- asking -----------------------------------------------------------------------------------------------------

    def node_of(self, item: QTreeWidgetItem) -> Node:
        """The row behind an item."""
        node: Node = item.data(0, _ROLE)
        return node

    def node(self) -> Node | None:
        """The row with the cursor."""
        item = self.currentItem()
        return self.node_of(item) if item is not None else None

    def nodes(self) -> list[Node]:
        """Every row in its order."""
        found = []
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            found.append(self.node_of(item))
            walk += 1
        return found

    def _item(self, node: Node) -> QTreeWidgetItem | None:
        walk = QTreeWidgetItemIterator(self)
        while (item := walk.value()) is not None:
            if self.node_of(item) == node:
                return item
            walk += 1
        return None

    def choose(self, node: Node) -> None:
        """Put the cursor on a row."""
        item = self._item(node)
        if item is not None:
            self.setCurrentItem(item)

    # --- keys -------------------------------------------------------------------------------------------------------

    def _expanded(self, item: QTreeWidgetItem) -> None:
        self._open.add(self.node_of(item).id)

    def _collapsed(self, item: QTreeWidgetItem) -> None:
        self._open.discard(self.node_of(item).id)

    def _moved_to(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.looked.emit(self.node_of(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and arrows order, Enter goes into the form, Del deletes."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: other rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        height = max(28, self.fontMetrics().height() + 10)
        self.setStyleSheet(f"QTreeView::item {{ height: {height}px; }}")


@cache
def _icon(kind: str) -> QIcon:
    """The sign of a kind of row, white on the row with the cursor."""
    made = QIcon(icons.pixmap(_ICONS[kind], theme.MUTED, 16))
    made.addPixmap(icons.pixmap(_ICONS[kind], theme.BASE, 16), QIcon.Mode.Selected)
    return made


def _bold() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font
