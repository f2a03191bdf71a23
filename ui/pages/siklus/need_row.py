"""One requirement of a stage: sign, what is asked, how it stands, its files, and the buttons that mend it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lkm_desktop.services.lampiran import LampiranRingkas
from lkm_desktop.services.papan_data import SyaratNilai
from ui import theme
from ui.pages.siklus import words
from ui.widgets import looks
from ui.widgets.flow import Flow

#: kind of requirement that is met by files attached to it
FILES = "berkas"
_LONGEST = 32
_MET = ("circle-check", theme.OK)
_WAIVED = ("circle-minus", theme.INFO)
_MISSING = ("circle-alert", theme.WARN)


class NeedRow(QWidget):
    """One requirement: sign, what is asked, how it stands in words, and its buttons while it is missing."""

    mend_wanted = Signal()
    waive_wanted = Signal()
    count_wanted = Signal()
    file_wanted = Signal(object)
    file_unwanted = Signal(object)

    def __init__(self, need: SyaratNilai, files: Sequence[LampiranRingkas] = (), *, closed: bool) -> None:
        super().__init__()
        self.setObjectName("polos")
        self.need = need
        self.buttons: dict[str, QPushButton] = {}
        icon, colour = _MET if need.terpenuhi else _WAIVED if need.bebas else _MISSING
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(looks.label(need.uraian, wrap=True))
        state, kind = _state(need)
        column.addWidget(looks.label(state, kind, wrap=True))
        for file in files:
            column.addWidget(self._file(file, closed=closed))
        buttons = Flow()
        before = len(self.buttons)
        if not closed:
            self._add_buttons(need, buttons)
        if len(self.buttons) > before:
            column.addLayout(buttons)
        line = looks.row(spacing=6)
        line.addWidget(looks.picture(icon, colour, 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 4, 6)
        outer.addLayout(line)

    def _add_buttons(self, need: SyaratNilai, line: Flow) -> None:
        if not need.beres and need.tindakan is not None:
            self._add("perbaiki", looks.button(need.tindakan.label, self.mend_wanted.emit), line)
        if not need.beres:
            self._add("bebaskan", looks.button("Bebaskan…", self.waive_wanted.emit, kind="tautan"), line)
        if need.bebas and not need.terpenuhi:
            self._add("cabut", looks.button("Cabut pembebasan", self.count_wanted.emit, kind="tautan"), line)

    def _file(self, file: LampiranRingkas, *, closed: bool) -> FileLine:
        line = FileLine(file, closed=closed)
        line.wanted.connect(self.file_wanted)
        line.unwanted.connect(self.file_unwanted)
        self.buttons[file.id] = line.open_button
        return line

    def _add(self, key: str, made: QPushButton, line: Flow) -> None:
        made.setAccessibleName(f"{made.text().rstrip('…')}: {self.need.uraian}")
        made.setProperty("tanpa_huruf", True)  # the same words in every row; Tab leads from row to row
        self.buttons[key] = made
        line.addWidget(made)


def _state(need: SyaratNilai) -> tuple[str, str]:
    """How a requirement stands: sentence and its look."""
    if need.terpenuhi:
        return "Terpenuhi", "baik"
    if need.bebas:
        return words.waived(need), "muted"
    return need.kurang or "Belum terpenuhi", "awas"


class FileLine(QWidget):
    """An attached file: its name opens it (`wanted`), the cross takes it away (`unwanted`)."""

    wanted = Signal(object)
    unwanted = Signal(object)

    def __init__(self, file: LampiranRingkas, *, closed: bool) -> None:
        super().__init__()
        self.setObjectName("polos")
        self._file = file
        short = file.nama if len(file.nama) <= _LONGEST else f"{file.nama[: _LONGEST - 10]}…{file.nama[-8:]}"
        self.open_button = looks.button(short, self._open, "file-text", "tautan")
        self.open_button.setToolTip(file.nama)
        self.open_button.setAccessibleName(f"Buka {file.nama}")
        self.open_button.setProperty("tanpa_huruf", True)
        self.remove_button = looks.tool("x", f"Hapus {file.nama}", self._remove)
        self.remove_button.setVisible(not closed)
        line: QHBoxLayout = looks.row(self.open_button, self.remove_button, None, spacing=2)
        self.setLayout(line)

    def _open(self) -> None:
        self.wanted.emit(self._file)

    def _remove(self) -> None:
        self.unwanted.emit(self._file)
