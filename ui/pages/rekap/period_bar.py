"""Which period, and until which day the data count."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from lkm_desktop.errors import LkmError
from lkm_desktop.services import paket
from lkm_desktop.services.rekap.periode import BULANAN, SIKLUS, TAHUNAN, TRIWULAN, Periode, dari_kode
from ui.widgets import looks
from ui.widgets.date_edit import DateInput
from ui.widgets.inputs import ChoiceInput, narrow

JENIS = ((BULANAN, "Bulan"), (TRIWULAN, "Triwulan"), (TAHUNAN, "Tahun"), (SIKLUS, "Siklus"))


class PeriodBar(QWidget):
    """`chosen` when another period or cut-off was chosen, `refused(sentence)` when the typed day cannot be ("" when it
    can again). What it says is asked with `wanted`."""

    chosen = Signal()
    refused = Signal(str)
    #: another kind was chosen, and the list of its periods must be read
    kind_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.period: Periode | None = None
        self.upto: date | None = None
        self._wrong = ""
        self.kind = ChoiceInput(JENIS, required=True)
        self.which = ChoiceInput([], required=True)
        self.day = DateInput()
        narrow(self.day, 12, "00-00-0000")
        line = []
        for words, made in (("&Jenis periode", self.kind), ("&Periode", self.which), ("Dat&a sampai", self.day)):
            label = looks.label(words)
            label.setBuddy(made)
            made.setAccessibleName(words.replace("&", ""))
            line += [label, made]
        for combo in (self.kind, self.which):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.which.setMaximumWidth(looks.chars(self.which, 34))
        self.hint = looks.Elided("", "kecil")
        row = looks.row(*line, spacing=8)
        row.addWidget(self.hint, 1)
        self.setLayout(row)
        self.kind.edited.connect(self.kind_chosen)
        self.which.edited.connect(self.chosen)
        self.day.left.connect(self._day_left)
        self.day.returnPressed.connect(self._day_left)

    # --- filled by the page -----------------------------------------------------------------------------------------

    def fill(self, s: Any, hari: date) -> None:
        """Read the periods of the chosen kind; the chosen one stays when it is still there."""
        found, old = paket.pilihan_periode(s, str(self.kind.value()), hari), self.which.value()
        self._offer(found, old)

    def _offer(self, found: list[tuple[str, str]], wanted: str | None) -> None:
        self.which.set_choices(found, keep=False)
        if wanted in [code for code, _ in found]:
            self.which.set_value(wanted)

    def show_period(self, s: Any, period: Periode, hari: date, upto: date | None = None) -> None:
        """Show this period with that cut-off, or with its usual one."""
        self.kind.set_value(period.jenis)
        found = paket.pilihan_periode(s, period.jenis, hari)
        if period.kode not in [code for code, _ in found]:
            found.append((period.kode, period.label))
        self._offer(found, period.kode)
        self.period, self.upto = period, upto or paket.sampai_bawaan(period, hari)
        self.day.set_value(self.upto)
        self._tell()

    def take(self, s: Any, hari: date) -> None:
        """Take over the period that was chosen in the list, with its usual cut-off. Raises LkmError when it is gone."""
        code = self.which.value()
        if code is None:
            self.period = None
            return
        found = dari_kode(s, str(code))
        if self.period is None or found.kode != self.period.kode:
            self.period, self.upto = found, paket.sampai_bawaan(found, hari)
            self.day.set_value(self.upto)
        else:
            self.period = found
        self._tell()

    def _tell(self) -> None:
        running = self.period is not None and self.upto is not None and self.upto < self.period.selesai
        self.hint.setText("Periode ini belum selesai pada tanggal itu." if running else "")

    # --- the day ----------------------------------------------------------------------------------------------------

    def settle(self) -> str:
        """Take over what stands in the field of the day; why it cannot be, or ""."""
        self._day_left()
        return self._wrong

    def _day_left(self) -> None:
        """Take over the typed day, or say why not."""
        self._wrong = ""
        if self.period is None:
            return
        wrong = self.day.problem()
        day: date | None = None
        if not wrong:
            try:
                day = paket.periksa_sampai(self.period, self.day.value(), date.today())
            except LkmError as error:
                wrong = str(error)
        looks.mark(self.day, "salah", bool(wrong))
        self.day.setToolTip(wrong)
        self._wrong = wrong
        self.refused.emit(wrong)
        if day is not None:
            self.day.set_value(day)
            if day != self.upto:
                self.upto = day
                self._tell()
                self.chosen.emit()
