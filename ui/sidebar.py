"""The list of places on the left: words and icons, icons alone in a narrow window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import icons, theme
from ui.context import Office
from ui.pages import PageSpec
from ui.widgets import looks

WIDE, NARROW, ROW = 196, 56, 38


class _Places(QListWidget):
    """A list that does not choose its first row by itself when it gets the focus."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt would make the first row the current one, and the window would change the page."""
        chosen = self.currentRow() >= 0
        self.blockSignals(True)
        super().focusInEvent(event)
        if not chosen:
            self.clearSelection()
        self.blockSignals(False)


class Sidebar(QFrame):
    """`chosen(key)` when a place is picked by mouse or arrow keys."""

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
        self._name = looks.Elided("", "kantor")
        self._place = looks.Elided("", "kecil")
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
        self.list.currentRowChanged.connect(self._row_changed)
        self.list.itemClicked.connect(self._clicked)
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
        self.list.blockSignals(True)
        self.list.setCurrentRow(next((i for i, spec in enumerate(self._places) if spec.key == key), -1))
        self.list.blockSignals(False)

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or with words; the width grows with the text size."""
        self._narrow = narrow
        grown = self.fontMetrics().horizontalAdvance("Riwayat & Sampah") + 76
        self.setFixedWidth(NARROW if narrow else max(WIDE, grown))
        for number, spec in enumerate(self._places):
            title = spec.title.replace("LKM", self._word)
            self.list.item(number).setText("" if narrow else title)
            self.list.item(number).setToolTip(f"{title} (Ctrl+{number + 1})")
        self._name.setVisible(not narrow)
        self._place.setVisible(not narrow)
        self._head_layout.setContentsMargins(*((11, 12, 8, 8) if narrow else (14, 12, 10, 8)))

    @property
    def narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def _clicked(self) -> None:
        """A click on the marked place leads back to it from a page below."""
        self._row_changed(self.list.currentRow())

    def _row_changed(self, number: int) -> None:
        if 0 <= number < len(self._places):
            self.chosen.emit(self._places[number].key)
