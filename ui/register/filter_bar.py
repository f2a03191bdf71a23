"""Filters above a list: search, day, state, one combo per declared filter, and chips for what is active."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.fields import Field, Register
from lkm_desktop.services.registers import KOSONG, Query
from lkm_desktop.services.values import YA_TIDAK
from ui.register.source import RegisterSource
from ui.widgets import looks
from ui.widgets.date_edit import DateInput
from ui.widgets.flow import Flow
from ui.widgets.inputs import ChoiceInput
from ui.widgets.search_box import SearchBox

STATES = (("aktif", "Aktif"), ("mantan", "Mantan"), ("semua", "Semua"))


def _searched(register: Register) -> str:
    """What the search box looks into, in a few words."""
    if register.personal:
        return "nama, RT, alamat, no. HP"
    return ", ".join(register.field(key).label.lower() for key in register.search[:3])


def _inside(label: str) -> str:
    """A label within a sentence: "Jenis kelamin" becomes "jenis kelamin", "RT" and "L/P" stay."""
    return label if label[1:2] != label[1:2].lower() or not label[1:2].isalpha() else label[:1].lower() + label[1:]


class FilterBar(QWidget):
    """`changed` when the list must be read again; `query()` says what it shows."""

    changed = Signal()
    #: why the date "as of" was not taken; empty once it is right again
    refused = Signal(str)

    def __init__(self, source: RegisterSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._computed = {spec.key for spec in source.register.derived}
        #: filters that have no choice of their own here: a number that was clicked elsewhere sets them
        self._given: dict[str, str] = {}
        self.search = SearchBox(f"Cari {source.noun}: {_searched(source.register)} …")
        self.state = ChoiceInput(STATES, required=True)
        self.state.setAccessibleName("Keadaan")
        self.day = DateInput()
        self.day.setAccessibleName("Per tanggal, kosong berarti hari ini")
        self.day.setPlaceholderText("hari ini")
        self.day.setMaximumWidth(looks.chars(self.day, 12))
        self.trash = looks.button("Sampah", icon="trash-2")
        self.trash.setCheckable(True)
        self.trash.setAccessibleName("Tampilkan isi Sampah")
        self.trash.toggled.connect(self._tell)
        self.combos: dict[str, ChoiceInput] = {}
        self.chips: list[QPushButton] = []
        self._top = QHBoxLayout()
        self._row = Flow()
        self._lay_out()
        self.search.searched.connect(self._tell)
        self.state.edited.connect(self._tell)
        self.day.left.connect(self._day_left)
        self.day.returnPressed.connect(self._day_left)
        self._day: date | None = None

    def _lay_out(self) -> None:
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(8)
        self._top.addWidget(self.search, 1)
        if self._source.register.in_force is not None:
            words = looks.label("Per tanggal")
            words.setBuddy(self.day)
            for widget in (words, self.day, self.state):
                self._top.addWidget(widget)
        self._top.addWidget(self.trash)
        for key in self._source.register.filters:
            spec = self._source.register.field(key)
            combo = ChoiceInput([], required=True)
            combo.setAccessibleName(f"Saring {spec.label}")
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.setMaximumWidth(looks.chars(combo, 22))
            combo.edited.connect(self._narrowed)
            self.combos[key] = combo
            self._row.addWidget(combo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._top)
        layout.addLayout(self._row)

    def add_tool(self, widget: QWidget) -> None:
        """Put a small button at the end of the first line."""
        self._top.addWidget(widget)

    def fill(self) -> None:
        """Read the choices of every filter again, keeping what is chosen."""
        renamed = False
        for key, combo in self.combos.items():
            label = self._source.register.field(key).label
            found = self._source.choices(key)
            entries: list[tuple[Any, str]] = [("", f"Semua {_inside(label)}"), *found]
            if key not in self._computed:
                entries.append((KOSONG, f"{label} belum diisi"))
            if [words for _, words in entries] != [combo.itemText(i) for i in range(combo.count())]:
                combo.set_choices(entries)
                renamed = renamed or bool(combo.value())
        if renamed:
            self._show_chips()  # a filter that was set before its words were known

    # --- what is chosen ---------------------------------------------------------------------------------------------

    def query(self, sort: str = "", down: bool = False) -> Query:
        """What the list shall show."""
        chosen = {key: str(combo.value()) for key, combo in self.combos.items() if combo.value()} | self._given
        return Query(
            cari=self.search.text(), saring=chosen, urut=sort, turun=down, per_tanggal=self._day,
            keadaan=str(self.state.value() or "aktif"), sampah=self.trash.isChecked(),
        )

    @property
    def active(self) -> bool:
        """Whether something narrows the list."""
        q = self.query()
        return bool(q.cari or q.saring)

    def set_filter(self, key: str, value: str) -> None:
        """Choose a value from outside (a number that was clicked)."""
        if key in self.combos:
            self.combos[key].set_value(value)
            self._tell()
        elif key in self._source.register.fields:
            self._given[key] = value
            self._tell()

    def show_query(self, q: Query) -> None:
        """Show exactly these filters, search, day and state."""
        self.blockSignals(True)
        self.clear()
        self.trash.setChecked(False)
        for key, value in q.saring.items():
            self.set_filter(key, value)
        self.search.setText(q.cari)
        self.search.tell_now()
        self._day = q.per_tanggal
        self.day.set_value(q.per_tanggal)
        self.state.set_value(q.keadaan)
        self.blockSignals(False)
        self._tell()

    def clear(self) -> None:
        """Show everything."""
        self._given.clear()
        for combo in self.combos.values():
            combo.set_value("")
        self.search.clear()
        self.search.tell_now()
        self._day = None
        self.day.set_value(None)
        self.state.set_value("aktif")
        self._tell()

    def _narrowed(self) -> None:
        """A filter was chosen; people who moved away are found only among all, so the state follows."""
        status = self.combos.get("status")
        left = self._source.register.in_force is not None
        if left and status is not None and self.sender() is status and status.value() not in ("", "aktif"):
            self.state.set_value("semua")
        self._tell()

    def _day_left(self) -> None:
        wrong = self.day.problem()
        looks.mark(self.day, "salah", bool(wrong))
        self.day.setToolTip(wrong)
        self.refused.emit(f"Per tanggal: {wrong}" if wrong else "")
        if not wrong and self.day.value() != self._day:
            self._day = self.day.value()
            self._tell()

    def _tell(self) -> None:
        self._show_chips()
        self.changed.emit()

    # --- chips ------------------------------------------------------------------------------------------------------

    def _show_chips(self) -> None:
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for key, text in self._active_words():
            chip = looks.button(f"{text}   ×", self._chip_clicked, kind="keping")
            chip.setProperty("saringan", key)
            chip.setAccessibleName(f"Hapus saringan {text}")
            self.chips.append(chip)
        if self.chips:
            self.chips.append(looks.button("Bersihkan", self.clear, kind="tautan"))
            self.chips[-1].setProperty("sementara", True)
        for chip in self.chips:
            self._row.addWidget(chip)

    def _active_words(self) -> list[tuple[str, str]]:
        q = self.query()
        found = [("cari", f"“{q.cari}”")] if q.cari else []
        for key in q.saring:
            spec = self._source.register.field(key)
            label, words = spec.label, self._words(spec, q.saring[key])
            found.append((key, words if q.saring[key] == KOSONG else f"{label}: {words}"))
        if q.per_tanggal is not None:
            found.append(("tanggal", f"Per {fmt.tanggal_panjang(q.per_tanggal)}"))
        return found

    def _words(self, spec: Field, value: str) -> str:
        """A chosen value as it is read."""
        if spec.key in self.combos:
            return self.combos[spec.key].currentText()
        if value == KOSONG:
            return f"{spec.label} belum diisi"
        return dict(YA_TIDAK).get(value, value) if spec.kind == "ya_tidak" else spec.choice_label(value)

    def _chip_clicked(self) -> None:
        chip = self.sender()
        key = str(chip.property("saringan")) if chip is not None else ""
        if key == "cari":
            self.search.clear()
            self.search.tell_now()
            return
        if key == "tanggal":
            self._day = None
            self.day.set_value(None)
        elif key in self.combos:
            self.combos[key].set_value("")
        self._given.pop(key, None)
        self._tell()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
