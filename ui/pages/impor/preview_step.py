"""Step 3: what will happen with each row, filtered by state, corrected on the spot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from lkm_desktop.format import ribuan
from lkm_desktop.services.impor import BARU, BERMASALAH, BERUBAH, LEWATI, SAMA, Rencana
from ui import mnemonics
from ui.pages.impor.preview_table import HINT, PreviewTable
from ui.pages.impor.row_panel import RowPanel
from ui.pages.impor.session import Choices, formulas, number_problems, number_words, problem_rows, twins
from ui.widgets import looks
from ui.widgets.flow import Flow
from ui.widgets.inputs import RadioInput

#: words of the filters with their Alt keys, which stay while the counts change
FILTERS = (
    ("", "S&emua"), (BARU, "Ba&ru"), (BERUBAH, "Beruba&h"), (SAMA, "Sa&ma"), (BERMASALAH, "Bermasa&lah"),
    (LEWATI, "Dile&wati"),
)
MODES = ((False, "Isi yang kosong sa&ja"), (True, "Tim&pa isi lama"))


class PreviewStep(QWidget):
    """`changed(Choices)` when the plan must be made anew; `changed_many(Choices, words)` when one key changed many
    rows, and what it did."""

    changed = Signal(object)
    changed_many = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = Choices()
        self._plan: Rencana | None = None
        self._state = ""
        self.filters: dict[str, QPushButton] = {}
        self.mode = RadioInput(MODES, "Cara mengisi", required=True)
        self.take_formulas = QCheckBox("Pakai hasil rumus")
        self.table = PreviewTable()
        self.panel = RowPanel()
        self.no_numbers = looks.button("Kosongkan NIK bermasalah", self._empty_numbers, "x")
        self.same_all = looks.button("Satukan baris kembar", self._join_twins, "link")
        self.same_all.setToolTip("Baris yang bernama sama di lembar ini dianggap satu orang; semua isinya disimpan.")
        self.skip_all = looks.button("Lewati semua yang bermasalah", self._skip_problems, "user-x")
        self.next_button = looks.button("Masalah berikutnya", self.table.go_to_problem, "arrow-down")
        self._build()
        self.mode.edited.connect(self._mode_chosen)
        self.take_formulas.clicked.connect(self._formulas_chosen)
        self.table.preview.corrected.connect(self._corrected)
        self.table.emptied.connect(self._emptied)
        self.table.row_changed.connect(self._show_row)
        self.panel.decided.connect(self._decided)
        self.panel.restored.connect(self._restored)

    def _build(self) -> None:
        line = Flow()
        for state, words in FILTERS:
            made = looks.button(words, self._filter_clicked)
            made.setCheckable(True)
            made.setProperty("keadaan", state)
            self.filters[state] = made
            line.addWidget(made)
        bulk = Flow()
        for part in (self.mode, self.take_formulas, self.next_button, self.no_numbers, self.same_all,
                     self.skip_all):  # fmt: skip
            bulk.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addLayout(bulk)
        layout.addWidget(self.table, 1)
        layout.addWidget(looks.Elided(HINT, "kecil"))
        layout.addWidget(self.panel)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_plan(self, wanted: Rencana, choices: Choices) -> None:
        """Show a plan; the highlighted row stays where it is."""
        first = self._plan is None
        current, field = self.table.row(), self.table.field()
        self._plan, self._choices = wanted, choices
        if self._state and not wanted.jumlah(self._state):
            self._state = ""
        self._show_rows(current.nomor if current else 0, field)
        self.mode.set_value(choices.timpa)
        self._show_mode(wanted)
        self._show_bulk(wanted)
        if first:
            self.table.go_to_problem()
            self.table.setFocus()
        self._show_row()
        mnemonics.refresh(self)

    def _show_rows(self, number: int, field: str) -> None:
        self.table.show_plan(self._plan, self._state, self._choices.koreksi)
        place = self.table.preview.place_of(number)
        if place >= 0 and self.table.currentIndex().row() != place:
            self.table.go_to_cell(place, field)

    def _show_bulk(self, wanted: Rencana) -> None:
        for state, words in FILTERS:
            count = wanted.jumlah(state) if state else len(wanted.baris)
            self.filters[state].setText(f"{words} {count}")
            self.filters[state].setEnabled(count > 0 or not state)
            self.filters[state].setChecked(state == self._state)
        numbers, problems, same = number_problems(wanted), len(problem_rows(wanted)), len(twins(wanted))
        self.no_numbers.setText(f"Kosongkan {number_words(numbers)}")
        self.no_numbers.setVisible(bool(numbers))
        self.same_all.setText(f"Satukan {same} baris kembar")
        self.same_all.setVisible(same > 1)
        self.skip_all.setText(f"Lewati {problems} bermasalah")
        self.skip_all.setVisible(problems > 0)
        self.next_button.setVisible(problems > 1)
        self.take_formulas.setVisible(formulas(wanted) or self._choices.terima_rumus)
        self.take_formulas.setChecked(self._choices.terima_rumus)

    def _show_mode(self, wanted: Rencana) -> None:
        """Both ways of filling with what they would change."""
        replaced = wanted.diganti if self._choices.timpa else wanted.bisa_diganti
        counts = (f"{ribuan(wanted.diisi)} isian", f"{ribuan(replaced)} isian lagi")
        for radio, (_, words), count in zip(self.mode.radios, MODES, counts, strict=True):
            radio.setText(f"{words} ({count})")
            radio.setAccessibleName(f"Cara mengisi: {mnemonics.without_key(words)}, {count}")

    def forget(self) -> None:
        """Another file begins."""
        self._plan, self._state = None, ""
        self.table.show_plan(None, "", {})

    def _show_row(self) -> None:
        row = self.table.row()
        number = row.nomor if row is not None else 0
        typed = {field: text for (line, field), text in self._choices.koreksi.items() if line == number}
        self.panel.show_row(self._choices.ke, row, typed, number in self._choices.keputusan)
        mnemonics.refresh(self)

    def _filter_clicked(self) -> None:
        sender = self.sender()
        self.show_state(str(sender.property("keadaan")) if sender is not None else "")

    def show_state(self, state: str) -> None:
        """Show only rows of a state; "" shows all."""
        row = self.table.row()
        self._state = state
        for key, made in self.filters.items():
            made.setChecked(key == state)
        self._show_rows(row.nomor if row else 0, self.table.field())
        if self.table.row() is None:
            self.table.go_to(0)
        self._show_row()

    # --- what the user changes --------------------------------------------------------------------------------------

    def _mode_chosen(self) -> None:
        self.changed.emit(_with(self._choices, timpa=bool(self.mode.value())))

    def _formulas_chosen(self) -> None:
        self.changed.emit(_with(self._choices, terima_rumus=self.take_formulas.isChecked()))

    def _corrected(self, number: int, field: str, text: str) -> None:
        self.changed.emit(self._choices.with_cells({(number, field): text}))

    def _emptied(self, number: int, field: str) -> None:
        self._corrected(number, field, "")

    def _decided(self, number: int, decision: str) -> None:
        self.changed.emit(self._choices.with_decisions({number: decision}))
        self.table.setFocus()

    def _restored(self, number: int) -> None:
        self.changed.emit(self._choices.without_row(number))
        self.table.setFocus()

    def _empty_numbers(self) -> None:
        if self._plan is not None:
            cells = number_problems(self._plan)
            self.changed_many.emit(self._choices.with_cells(cells), f"{number_words(cells)} dikosongkan.")

    def _join_twins(self) -> None:
        if self._plan is not None:
            rows = twins(self._plan)
            told = f"{len(rows)} baris disatukan dengan baris lain dari orang yang sama."
            self.changed_many.emit(self._choices.with_decisions(rows), told)

    def _skip_problems(self) -> None:
        if self._plan is not None:
            rows = {row.nomor: LEWATI for row in self._plan.baris if row.status == BERMASALAH}
            self.changed_many.emit(self._choices.with_decisions(rows), f"{len(rows)} baris dilewati.")


def _with(choices: Choices, **values: bool) -> Choices:
    from dataclasses import replace

    return replace(choices, **values)  # type: ignore[arg-type]
