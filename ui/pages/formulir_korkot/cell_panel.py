"""The card beside the sheet: what a cell is for, and which figure of the office goes there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.names import plain
from lkm_desktop.services.rekap.angka import BY_KUNCI, KATALOG, Angka
from lkm_desktop.services.sel_excel import Alamat
from lkm_desktop.services.templat_excel import DAFTAR
from lkm_desktop.services.templat_kisi import RUMUS, KisiLembar, judul, tempat_daftar
from lkm_desktop.services.templat_nilai import MASA, NilaiSel
from lkm_desktop.services.templat_saran import saran
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput, NumberInput, RtInput
from ui.widgets.plain_table import PlainTable
from ui.widgets.search_box import SearchBox

#: figure, what narrows it -> its value in words
Worth = Callable[[str, Mapping[str, str]], str]
_MOST = 300
_UNLIMITED = 2000


class CellPanel(QFrame):
    """`wanted(figure, narrowed)` to map the cell, `released` to let it go, `left` on Esc."""

    wanted = Signal(str, object)
    released = Signal()
    left = Signal()

    def __init__(self, worth: Worth, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worth = worth
        self._figures: Mapping[str, str] = {}
        self._listed: list[str] = []
        self._hints: list[tuple[str, Mapping[str, str]]] = []
        self._cell: NilaiSel | None = None
        self._room = 0
        self._pairs: dict[str, QWidget] = {}
        self.setObjectName("card")
        self.title = looks.label("", "h2")
        self.words = looks.Elided("", "muted")
        self.search = SearchBox("Cari angka, misalnya relawan perempuan")
        self.list = PlainTable("Angka kantor", ("Angka", "Nilai"), (20, 13), 0, frozenset({1}))
        self.rw, self.rt = RtInput(), RtInput()
        self.kind = ChoiceInput(JENIS_RAPAT)
        self.time = ChoiceInput(MASA, required=True)
        self.rows = NumberInput()
        self.over = QCheckBox("Timpa rumus di sel ini")
        self.kind.setMinimumContentsLength(12)
        self.time.setMinimumContentsLength(12)
        self.value = looks.Elided("", "bold")
        self.note = looks.Elided("", "awas")
        self.use_button = looks.button("Pakai di sel ini", self.use, "check", "primary")
        self.free_button = looks.button("Lepas", self.released.emit, "x")
        self._lay_out()
        self.search.searched.connect(self._search)
        self.search.left_down.connect(self._enter_list)
        self.search.returnPressed.connect(self._enter_list)
        self.list.chosen.connect(self._chosen)
        self.list.activated_row.connect(self._activated)
        for made in (self.rw, self.rt, self.rows):
            made.left.connect(self._narrowed)
        for choice in (self.kind, self.time):
            choice.edited.connect(self._narrowed)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        for widget in (self.title, self.words, self.search):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addLayout(self._choices(("rw", "RW", self.rw, 4), ("rt", "RT", self.rt, 4),
                                       ("jenis", "Jenis rapat", self.kind, 0)))  # fmt: skip
        layout.addLayout(self._choices(("masa", "Waktu", self.time, 0), ("baris", "Paling banyak", self.rows, 4)))
        layout.addWidget(self.over)
        layout.addWidget(self.value)
        layout.addWidget(self.note)
        layout.addLayout(looks.row(self.free_button, None, self.use_button))

    def _choices(self, *inputs: tuple[str, str, QWidget, int]) -> QHBoxLayout:
        """Inputs side by side; those of a fixed width in characters, the others as wide as there is room."""
        line = looks.row(spacing=12)
        for key, words, made, wide in inputs:
            label = looks.label(words)
            label.setBuddy(made)
            made.setAccessibleName(words)
            if wide:
                made.setFixedWidth(looks.chars(made, wide))
            pair = self._pairs[key] = QWidget()
            pair.setLayout(looks.row(label, made))
            line.addWidget(pair, 0 if wide else 1)
        line.addStretch(1)
        return line

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_cell(self, sheet: KisiLembar, place: Alamat, cell: NilaiSel | None, figures: Mapping[str, str]) -> None:
        """Show a cell: what is mapped to it, else what the words near it suggest."""
        self._figures, self._cell = figures, cell
        near, here = judul(sheet, place), sheet.petak(place)
        self._room = tempat_daftar(sheet, place)
        joined = "" if sheet.luas(place).tunggal else " (sel gabungan)"
        self.title.setText(f"Sel {place.teks}{joined}")
        stands = f"Di formulir: {here.teks[:60]}" if here.teks else ""
        self.words.setText("  ·  ".join(part for part in (near.kata, stands) if part) or "Tidak ada judul di dekatnya.")
        self._hints = [(one.angka.kunci, one.rincian) for one in saran(near, sheet.nama)]
        if cell is not None and cell.sel.angka in BY_KUNCI:
            self._hints = [(cell.sel.angka, cell.sel.rincian), *(h for h in self._hints if h[0] != cell.sel.angka)]
        self.over.setVisible(here.jenis == RUMUS)
        self.over.setChecked(cell is not None and cell.sel.rincian.get("timpa") == "ya")
        self.free_button.setEnabled(cell is not None)
        self.search.begin_with("")
        self._list([key for key, _ in self._hints] + [a.kunci for a in KATALOG if a.kunci not in dict(self._hints)])

    def _list(self, keys: list[str]) -> None:
        self._listed = keys[:_MOST]
        self.list.show_rows([(_name(BY_KUNCI[key]), self._figures.get(key, "") or "–") for key in self._listed])
        if self._listed:
            self.list.selectRow(0)
        self._chosen(0 if self._listed else -1)

    def _search(self, text: str) -> None:
        words = plain(text).split()
        found = [a.kunci for a in KATALOG if all(w in plain(f"{a.kelompok} {_name(a)}") for w in words)]
        hints = [key for key, _ in self._hints if key in found]
        self._list(hints + [key for key in found if key not in hints])

    def figure(self) -> str:
        """The key of the figure with the cursor, "" for none."""
        row = self.list.current_row()
        return self._listed[row] if 0 <= row < len(self._listed) else ""

    def _chosen(self, row: int) -> None:
        key = self._listed[row] if 0 <= row < len(self._listed) else ""
        one = BY_KUNCI.get(key)
        self.use_button.setEnabled(one is not None)
        known = dict(self._hints).get(key, {})
        for name, made in (("rw", self.rw), ("rt", self.rt), ("jenis", self.kind), ("baris", self.rows)):
            shown = one is not None and (name in one.rincian or (name == "baris" and one.jenis == DAFTAR))
            self._pairs[name].setVisible(shown)
            made.set_value(known.get(name) if shown else None)
        self.time.set_value(known.get("masa", ""))
        self._narrowed()

    def narrowed(self) -> dict[str, str]:
        """What narrows the figure, only what was typed or chosen."""
        one = BY_KUNCI.get(self.figure())
        if one is None:
            return {}
        typed = {"rw": self.rw.value(), "rt": self.rt.value(), "jenis": self.kind.value()}
        found = {key: str(value) for key, value in typed.items() if value and key in one.rincian}
        if self.time.value():
            found["masa"] = str(self.time.value())
        if one.jenis == DAFTAR and self.rows.value():
            found["baris"] = str(self.rows.value())
        if self.over.isVisible() and self.over.isChecked():
            found["timpa"] = "ya"
        return found

    def _narrowed(self) -> None:
        """Say the value with what narrows it."""
        one = BY_KUNCI.get(self.figure())
        narrowed = self.narrowed()
        plain_one = not {"rw", "rt", "jenis", "masa"} & set(narrowed)
        words = ""
        if one is not None:
            words = self._figures.get(one.kunci, "") if plain_one else self._worth(one.kunci, narrowed)
        self.value.setText("" if one is None else f"Nilai: {words or 'belum ada isinya'}")
        note = ""
        if one is not None and one.jenis == DAFTAR and not self.rows.value():
            until = f"muat {self._room} baris" if self._room < _UNLIMITED else "sampai habis"
            note = f"Ditulis ke bawah mulai sel ini, {until}."
        self.note.setText(note)
        self.note.setVisible(bool(note))

    # --- keys -------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """The keys go to the search."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter_list(self) -> None:
        if self._listed:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _activated(self, _row: int) -> None:
        self.use()

    def use(self) -> None:
        """Map the cell to the figure with the cursor."""
        if self.figure():
            self.wanted.emit(self.figure(), self.narrowed())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the sheet."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _name(one: Angka) -> str:
    return f"Daftar {one.label}" if one.jenis == DAFTAR else one.label
