"""The text of an invitation for WhatsApp: read and mended before it is copied."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.rapat.grow import GrowInput
from ui.widgets import looks

_HINT = "Periksa dan ubah seperlunya; perubahan di sini hanya untuk teks yang disalin ini."


class PhoneText(QWidget):
    """`copy_wanted(text)` when it shall be copied; `anew_wanted` when it shall be made from the letter again."""

    copy_wanted = Signal(str)
    anew_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = GrowInput("Teks untuk WhatsApp", 12)
        self.copy_button = looks.button("Salin ke papan klip", self._copy, "copy", "primary")
        self.anew_button = looks.button("Susun ulang dari undangan", self.anew_wanted.emit, kind="tautan")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        column.addWidget(looks.label(_HINT, "kecil", wrap=True))
        column.addWidget(self.text)
        column.addLayout(looks.row(self.copy_button, None))
        column.addWidget(self.anew_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _copy(self) -> None:
        self.copy_wanted.emit(self.text.toPlainText().strip())
