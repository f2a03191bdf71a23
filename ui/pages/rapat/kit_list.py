"""The short list of kits that a new meeting starts from: arrows look, Enter goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.pages.rapat.kit_source import KitSource

BARE = "Tanpa perangkat"


class KitList(QListWidget):
    """`looked(code)` when another kit is highlighted, `taken` on Enter or a click; an empty code is no kit."""

    looked = Signal(str)
    taken = Signal()

    def __init__(self, source: KitSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._codes: list[str] = []
        self.setObjectName("daftar")
        self.setAccessibleName("Perangkat rapat")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentRowChanged.connect(self._moved)
        self.itemClicked.connect(self.taken)

    def fill(self) -> None:
        """Read the kits again; the highlighted one stays so."""
        code = self.code()
        self.blockSignals(True)
        self.clear()
        kits = self._source.kits()
        self._codes = [*(found.kode for found, _ in kits), ""]
        for name in [*(name for _, name in kits), BARE]:
            item = QListWidgetItem(name)
            item.setToolTip(name)
            item.setSizeHint(QSize(0, self._height()))
            self.addItem(item)
        self.setCurrentRow(self._codes.index(code) if code in self._codes else 0)
        self.blockSignals(False)

    def _height(self) -> int:
        return max(30, self.fontMetrics().height() + 12)

    def code(self) -> str | None:
        """The highlighted kit's code; None before the first reading."""
        row = self.currentRow()
        return self._codes[row] if 0 <= row < len(self._codes) else None

    def first(self) -> str:
        """The code of the first kit."""
        return self._codes[0] if self._codes else ""

    def choose(self, code: str) -> None:
        """Highlight a kit; an unknown one becomes none."""
        self.setCurrentRow(self._codes.index(code) if code in self._codes else len(self._codes) - 1)

    def _moved(self) -> None:
        self.looked.emit(self.code() or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: other rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_codes"):
            for row in range(self.count()):
                self.item(row).setSizeHint(QSize(0, self._height()))
