"""Step 2: which tables of the file, which column goes to which field, and what coded values mean."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QSpinBox, QVBoxLayout, QWidget

from lkm_desktop.domain import REGISTERS
from lkm_desktop.domain.penugasan import BADAN, PENGELOLA
from lkm_desktop.importers.synonyms_buku import GABUNGAN
from lkm_desktop.services import impor
from lkm_desktop.services.impor_bahan import TUJUAN, TUJUAN_BUKU
from lkm_desktop.services.impor_nilai import utama
from ui.pages.impor import source
from ui.pages.impor.columns_model import IGNORED, TARGET, ColumnsModel
from ui.pages.impor.combo_cell import ComboCell, Entries, Index
from ui.pages.impor.meanings_tab import MeaningsTab
from ui.pages.impor.session import Choices, targets
from ui.pages.impor.source import Meanings, Sheet
from ui.pages.impor.tables_tab import TablesTab
from ui.pages.impor.words import tone
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.flow import Flow
from ui.widgets.inputs import ChoiceInput, NumberInput

WIDTHS = (Width(5, 6), Width(14, 24, True), Width(14, 34, True), Width(27, 34), Width(14, 34))


class ColumnsStep(QWidget):
    """Tells `heading_wanted(sheet, row)`, `tables_wanted(keys)`, `mapped(column, field)`, `told(field, value, words)`,
    `default_wanted` and `target_wanted`."""

    heading_wanted = Signal(str, int)
    tables_wanted = Signal(object)
    mapped = Signal(int, object)
    told = Signal(str, str, object)
    default_wanted = Signal(object)
    target_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QSpinBox()
        self.heading.setRange(0, 200)
        self.heading.setSpecialValueText("tidak ada")
        self.heading.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.heading.setKeyboardTracking(False)
        self.target = ChoiceInput([(key, REGISTERS[key].title) for key in TUJUAN], required=True)
        self.target.setMinimumContentsLength(21)
        self.heading.setMinimumHeight(self.target.sizeHint().height())
        self.body = ChoiceInput([pair for pair in BADAN if pair[0] in PENGELOLA])
        self.year = NumberInput()
        self.year.setPlaceholderText("bila tak tertulis")
        self.year.setMaximumWidth(looks.chars(self.year, 14))
        self.model = ColumnsModel()
        self.table = Table("Kolom lembar", self.model)
        self.table.set_widths(WIDTHS)
        self.table.setItemDelegateForColumn(TARGET, _Target(self))
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.summary = looks.label("", "muted", wrap=True)
        self.tables_tab, self.meanings_tab = TablesTab(), MeaningsTab()
        self.tabs = looks.tabs("Bagian langkah kolom")
        self.ke, self._sheet_name = "orang", ""
        self._pairs: dict[str, QWidget] = {}
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.target.edited.connect(self._target_chosen)
        self.heading.valueChanged.connect(self._heading_chosen)
        self.tables_tab.pointed.connect(self.heading_wanted)
        self.body.edited.connect(self._default_chosen)
        self.year.edited.connect(self._default_chosen)
        self.model.mapped.connect(self.mapped)
        self.table.opened.connect(self.choose_target)
        self.table.clicked.connect(self._clicked)
        self.tables_tab.chosen.connect(self.tables_wanted)
        self.meanings_tab.told.connect(self.told)

    def _lay_out(self) -> None:
        line = Flow()
        for words, edit in (("Masukkan ke", self.target), ("Baris judul", self.heading), ("Badan", self.body),
                            ("Tahun pelatihan", self.year)):  # fmt: skip
            label = looks.label(words)
            label.setBuddy(edit)
            edit.setAccessibleName(words)
            pair = QWidget()
            pair.setLayout(looks.row(label, edit))
            line.addWidget(pair)
            self._pairs[words] = pair
        columns = QWidget()
        inside = QVBoxLayout(columns)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.summary)
        inside.addWidget(self.table, 1)
        inside.addWidget(looks.Elided("Enter memilih kolom tujuan  ·  panah berpindah baris", "kecil"))
        for part, words in ((columns, "Kolo&m"), (self.tables_tab, "Tab&el"), (self.meanings_tab, "A&rti nilai")):
            self.tabs.addTab(part, words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.tabs, 1)

    def set_titles(self, istilah: str) -> None:
        """Name the books in the office's own words."""
        self.target.set_choices([(key, REGISTERS[key].title_for(istilah)) for key in TUJUAN])

    # --- what is shown ----------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Another file: its columns come first."""
        self.tabs.setCurrentIndex(0)

    def show_sheet(self, sheet: Sheet, choices: Choices) -> None:
        """Show the columns of a source with the mapping in force, and its tables."""
        self.ke, self._sheet_name = choices.ke, sheet.table.lembar.nama
        self.target.set_value(choices.ke)
        self.heading.blockSignals(True)
        self.heading.setMaximum(max(len(sheet.table.lembar.baris), 1))
        self.heading.setValue(sheet.table.baris_judul[0])
        self.heading.blockSignals(False)
        self.model.show(sheet.table, choices.ke, choices.pemetaan)
        self._show_summary(choices)
        asks_body = choices.ke == "pengelola" and "badan" not in self.model.fields.values()
        self._pairs["Badan"].setVisible(asks_body)
        self._pairs["Baris judul"].setVisible(len(sheet.chosen) < 2)
        self.body.set_value(choices.bawaan.get("badan"))
        self._pairs["Tahun pelatihan"].setVisible("pelatihan" in self.model.fields.values())
        self.year.set_value(choices.bawaan.get(impor.TAHUN_PELATIHAN))
        self._show_tables(sheet)
        if self.table.currentIndex().row() < 0:
            self.table.go_to(0, TARGET)

    def _show_summary(self, choices: Choices) -> None:
        used, known = len(self.model.fields), self.has_name
        ignored = len(self.model.columns) - used
        words = f"{used} kolom diambil" + (f", {ignored} tidak diambil" if ignored else "") + "."
        lacking = REGISTERS[self.ke].field(utama(self.ke)).label.lower() if choices.ke in TUJUAN_BUKU else "nama"
        self.summary.setText(words if known else f"{words} Tentukan dulu kolom mana yang berisi {lacking}.")
        tone(self.summary, "muted" if known else "awas")

    def _show_tables(self, sheet: Sheet) -> None:
        lines = source.lines(sheet)
        self.tables_tab.show_lines(lines)
        fit = sum(bool(line.key) for line in lines)
        self.tabs.setTabText(1, f"Tab&el ({len(sheet.chosen) or 1} dari {max(fit, 1)})")
        self.tabs.setTabVisible(1, len(lines) > 1)

    def show_meanings(self, found: Meanings | None) -> None:
        """Show what coded values mean; None while that is not known yet."""
        values = found.values if found is not None else []
        if found is not None:
            self.meanings_tab.show_values(self.ke, found)
        waiting = sum(value.wajib for value in values)
        self.tabs.setTabText(2, f"A&rti nilai ({waiting} belum jelas)" if waiting else "A&rti nilai")
        if not values and self.tabs.currentIndex() == 2 and found is not None:
            self.tabs.setCurrentIndex(0)
        if found is not None:
            self.tabs.setTabVisible(2, bool(values))

    @property
    def waiting(self) -> QWidget:
        """The list that the keys go to."""
        return (self.table, self.tables_tab.table, self.meanings_tab.table)[self.tabs.currentIndex()]

    @property
    def has_name(self) -> bool:
        """Whether some column holds what names a row (or number and date in one); without it there is no import."""
        fields = set(self.model.fields.values())
        return utama(self.ke) in fields or any(
            utama(self.ke) in GABUNGAN[self.ke][field] for field in fields & set(GABUNGAN.get(self.ke, {}))
        )

    # --- what the user changes --------------------------------------------------------------------------------------

    def choose_target(self) -> None:
        """Open the choice of the current row."""
        if self.tabs.currentIndex() == 2:
            self.meanings_tab.choose()
            return
        index = self.model.index(self.table.currentIndex().row(), TARGET)
        self.table.setCurrentIndex(index)
        self.table.edit(index)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == TARGET:
            self.choose_target()

    def _target_chosen(self) -> None:
        self.target_wanted.emit(str(self.target.value()))

    def _heading_chosen(self, row: int) -> None:
        self.heading_wanted.emit(self._sheet_name, row)

    def _default_chosen(self) -> None:
        """What the sheet does not have; a year of four figures only."""
        year = self.year.value()
        values = {
            "badan": self.body.value(),
            impor.TAHUN_PELATIHAN: year if year is not None and 1950 <= year <= date.today().year else None,
        }
        self.default_wanted.emit({key: value for key, value in values.items() if value})


class _Target(ComboCell):
    """The fields that a column may go to."""

    def __init__(self, step: ColumnsStep) -> None:
        super().__init__(step.table, "Masuk ke")
        self._step = step

    def entries(self, index: Index) -> Entries:
        """Nothing, then the fields of the register."""
        return [(None, IGNORED), *targets(self._step.ke)]


