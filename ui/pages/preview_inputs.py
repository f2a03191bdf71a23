"""Inputs of the preview's settings: a tick, and the four margins of a paper."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QWidget

from lkm_desktop.documents.paper import TEPI_NASKAH, Tepi
from ui.widgets import looks

LEAST, LEAST_FOOT, MOST = 10, 17, 50
#: pixels of a number box that are no digits: frame, padding, arrows
_BESIDE = 38
_SIDES = (("kiri", "Kiri", LEAST), ("kanan", "Kanan", LEAST), ("atas", "Atas", LEAST), ("bawah", "Bawah", LEAST_FOOT))


class TickInput(QCheckBox):
    """Yes or no with its own words."""

    edited = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.edited.emit()

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick or untick without telling."""
        self.setChecked(value)


class NumberBox(QSpinBox):
    """A whole number with arrows; the wheel scrolls the page instead."""

    def __init__(self, name: str, least: int, most: int, suffix: str = "") -> None:
        super().__init__()
        self.setRange(least, most)
        self.setSuffix(suffix)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setKeyboardTracking(True)

    def minimumSizeHint(self) -> QSize:
        """Room for its widest number and the arrows; four of them stand side by side."""
        widest = self.fontMetrics().horizontalAdvance(f"{self.maximum()}{self.suffix()}")
        return QSize(widest + _BESIDE, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """No wider than it must be."""
        return self.minimumSizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value."""
        event.ignore()


class MarginInput(QWidget):
    """Four margins in millimetres, 10 to 50 (17 to 50 at the foot); None while they are the paper's own."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own: Tepi | None = None
        self._usual = TEPI_NASKAH
        self._setting = False
        self.boxes: dict[str, NumberBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        for place, (side, words, least) in enumerate(_SIDES):
            box = self.boxes[side] = NumberBox(f"Tepi {words.lower()}, milimeter", least, MOST)
            box.setToolTip(f"{least} sampai {MOST} mm; panah atas dan bawah mengubahnya")
            box.valueChanged.connect(self._typed)
            grid.addWidget(looks.label(words, "kecil"), 0, place)
            grid.addWidget(box, 1, place)
            grid.setColumnStretch(place, 1)
        self.usual_button = looks.button("Kembalikan tepi bawaan", self.reset, kind="tautan")
        grid.addWidget(self.usual_button, 2, 0, 1, 4)
        self.setFocusProxy(self.boxes["kiri"])
        self._show()

    def value(self) -> Tepi | None:
        """The chosen margins; None for the paper's own."""
        return self._own

    def set_value(self, value: Tepi | None) -> None:
        """Show margins without telling."""
        self._own = value
        self._show()

    def set_usual(self, usual: Tepi) -> None:
        """The paper's own margins, shown until others are chosen."""
        self._usual = usual
        if self._own is None:
            self._show()

    def reset(self) -> None:
        """The paper's own margins again."""
        if self._own is not None:
            self._own = None
            self._show()
            self.edited.emit()
            self.boxes["kiri"].setFocus()

    def _show(self) -> None:
        self._setting = True
        shown = self._own or self._usual
        for side, box in self.boxes.items():
            box.setValue(round(getattr(shown, side)))
        self._setting = False
        self.usual_button.setVisible(self._own is not None)

    def _typed(self) -> None:
        if not self._setting:
            self._own = Tepi(*(float(box.value()) for box in self.boxes.values()))
            self.usual_button.show()
            self.edited.emit()
