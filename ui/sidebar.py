"""The list of places on the left: words and icons, icons alone in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import icons, theme
from ui.context import Office
from ui.pages import PageSpec
from ui.widgets import looks
from ui.widgets.press import is_enter
from ui.widgets.two_lines import TwoLines

WIDE, NARROW, ROW = 196, 56, 38


class _Places(QListWidget):
    """A list in which arrows only move the mark; Enter, Space or a click goes (`picked(row)`)."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.shown = -1
        self.itemClicked.connect(self._clicked)

    def _clicked(self, item: QListWidgetItem) -> None:
        self.picked.emit(self.row(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the marked place."""
        if (is_enter(event) or event.key() == Qt.Key.Key_Space) and self.currentRow() >= 0:
            self.picked.emit(self.currentRow())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would make the first row the current one though no place is shown."""
        super().focusInEvent(event)
        self.mark(self.shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The mark goes back to the place that is shown."""
        super().focusOutEvent(event)
        self.mark(self.shown)

    def mark(self, row: int) -> None:
        """Mark the place that is shown; -1 marks none."""
        self.shown = row
        self.setCurrentRow(row)
        if row < 0:
            self.clearSelection()


class Sidebar(QFrame):
    """`chosen(key)` when a place is picked by a click, Enter or Space."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sisi")
        self._places = tuple(places)
        self._narrow = False
        self._word = "LKM"
        self._badge = looks.label("L", "lencana")
        self._badge.setFixedSize(34, 34)
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = TwoLines("kantor")
        self._place = TwoLines("kecil")
        self.list = _Places()
        self.list.setObjectName("sidebar")
        self.list.setAccessibleName("Halaman")
        self.list.setIconSize(QSize(20, 20))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(0)
        for spec in self._places:
            item = QListWidgetItem(icons.icon(spec.icon, theme.MUTED, theme.ACCENT), spec.title)
            item.setSizeHint(QSize(0, ROW))
            self.list.addItem(item)
        self.list.picked.connect(self._picked)
        self._lay_out()
        self.set_narrow(False)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._place)
        self._head = QWidget()
        head = self._head_layout = QHBoxLayout(self._head)
        head.setContentsMargins(14, 12, 10, 8)
        head.setSpacing(10)
        head.addWidget(self._badge)
        head.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.list, 1)

    def set_office(self, office: Office) -> None:
        """Show the name, place and logo of the office."""
        self._word = office.istilah
        self._name.setText(office.title)
        self._place.setText(f"{office.wilayah} {office.kelurahan}".strip())
        picture = QPixmap()
        if office.logo and picture.loadFromData(office.logo):
            picture.setDevicePixelRatio(2)
            mode = Qt.TransformationMode.SmoothTransformation
            self._badge.setPixmap(picture.scaled(68, 68, Qt.AspectRatioMode.KeepAspectRatio, mode))
            self._badge.setStyleSheet("background: transparent")
        else:
            self._badge.setStyleSheet("")
            self._badge.setText((office.nama or office.istilah)[:1].upper())
        self._badge.setToolTip(office.title)
        self.set_narrow(self._narrow)

    def select(self, key: str) -> None:
        """Mark a place without telling; a page outside the sidebar marks none."""
        self.list.mark(next((i for i, spec in enumerate(self._places) if spec.key == key), -1))

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or with words; the width grows with the text size."""
        self._narrow = narrow
        grown = self.fontMetrics().horizontalAdvance("Riwayat & Sampah") + 76
        self.setFixedWidth(NARROW if narrow else max(WIDE, grown))
        for number, spec in enumerate(self._places):
            title = spec.title.replace("LKM", self._word)
            self.list.item(number).setText("" if narrow else title)
            self.list.item(number).setToolTip(f"{title} (Ctrl+{(number + 1) % 10})")
        self._name.setVisible(not narrow)
        self._place.setVisible(not narrow)
        self._head_layout.setContentsMargins(*((11, 12, 8, 8) if narrow else (14, 12, 10, 8)))

    @property
    def narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def _picked(self, number: int) -> None:
        self.chosen.emit(self._places[number].key)
