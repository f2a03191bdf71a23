"""Tab "Printer": the test page, and how far prints are moved on this computer against the printer's own fault."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout

from ui import printing
from ui.context import Context
from ui.pages import preview_papers
from ui.pages.pengaturan_tab import SettingsTab, column_of
from ui.widgets import looks

TEST_PAGE = "halaman-uji"
_HINTS = (
    "Di dialog printer pilih ukuran kertas yang sama dengan dokumen (F4 = 215 × 330 mm) dan skala 100 %; "
    "matikan “sesuaikan ke halaman”.",
    "Printer yang tidak mengenal F4: buat ukuran kertas sendiri 215 × 330 mm di pengaturan printernya.",
    "Cetak halaman uji, ukur jarak garis ke tepi kertas dengan penggaris, lalu isi selisihnya di bawah ini.",
)


def make(ctx: Context) -> SettingsTab:
    """The tab."""
    return PrinterTab(ctx)


class PrinterTab(SettingsTab):
    """The offset is kept on this computer at once; it is no part of the office."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        outer = column_of(self)
        frame, column = looks.card(margin=16)
        frame.setMaximumWidth(760)
        column.addWidget(looks.label("Kertas dan printer", "h2"))
        for hint in _HINTS:
            column.addWidget(looks.label(hint, "muted", wrap=True))
        self.test_button = looks.button("Halaman uji F4", self.test_page, "printer")
        column.addLayout(looks.row(self.test_button, None))
        column.addWidget(looks.label("Geser cetakan di komputer ini", "h2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        self.boxes: dict[str, QDoubleSpinBox] = {}
        rows = ((printing.SHIFT_X, "Ke kanan", "minus berarti ke kiri"),
                (printing.SHIFT_Y, "Ke bawah", "minus berarti ke atas"))
        for row, (key, words, hint) in enumerate(rows):
            box = self.boxes[key] = _Millimetres(words)
            box.setValue(self.ctx.memory.number(key, 0.0))
            box.valueChanged.connect(self._keep)
            label = looks.label(words)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            grid.addWidget(looks.label(hint, "muted"), row, 2)
        column.addLayout(grid)
        self.state = looks.label("", "muted", wrap=True)
        column.addWidget(self.state)
        outer.addWidget(frame)
        outer.addStretch(1)
        self._tell()

    def _keep(self) -> None:
        for key, box in self.boxes.items():
            self.ctx.memory.put(key, round(box.value(), 1))
        self._tell()

    def _tell(self) -> None:
        right, down = printing.shift(self.ctx.memory)
        moved = f"Setiap cetakan digeser {_words(right, 'kanan', 'kiri')} dan {_words(down, 'bawah', 'atas')}."
        self.state.setText(f"{moved} Berkas PDF tidak ikut bergeser." if right or down
                           else "Cetakan tidak digeser. Perubahan di sini langsung tersimpan.")

    def test_page(self) -> None:
        """The page with rulers, on the preview page."""
        self.ctx.preview(preview_papers.request(self.ctx, TEST_PAGE))


class _Millimetres(QDoubleSpinBox):
    """A distance with one decimal; the wheel is left to the page."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setRange(-printing.MOST_SHIFT_MM, printing.MOST_SHIFT_MM)
        self.setDecimals(1)
        self.setSingleStep(0.5)
        self.setSuffix(" mm")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(f"Geser {name.lower()}, milimeter")
        self.setMinimumWidth(looks.chars(self, 8))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value."""
        event.ignore()


def _words(value: float, forth: str, back: str) -> str:
    size = f"{abs(value):g} mm".replace(".", ",")
    return f"{size} ke {forth if value >= 0 else back}"

