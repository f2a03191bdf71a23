"""Tab "Nomor surat": numbers of a year in order, with gaps, reserved and cancelled ones; reserve one, cancel one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.domain.surat import KEADAAN_NOMOR
from lkm_desktop.errors import LkmError
from lkm_desktop.services import nomor, nomor_daftar
from ui import ask
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from ui.page import Page

_STATES = {**dict(KEADAAN_NOMOR), nomor_daftar.LOWONG: "Tidak terpakai"}


class NumbersTab(QWidget):
    """One series of one year."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.ctx = page, page.ctx
        self._rows: list[nomor_daftar.Baris] = []
        self.series, self.year = ChoiceInput([], required=True), ChoiceInput([], required=True)
        self.series.setAccessibleName("Deret nomor")
        self.series.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
        self.year.setAccessibleName("Tahun nomor")
        for combo in (self.series, self.year):
            combo.edited.connect(self._show)
        self.gaps = looks.label("", "muted", wrap=True)
        headings = ("Urut", "Nomor", "Tanggal", "Perihal", "Keadaan", "Keterangan")
        self.table = PlainTable("Daftar nomor surat", headings, (5, 22, 11, 26, 12, 18), 3, frozenset({0}))
        self.table.chosen.connect(self._chosen)
        self.reserve_button = looks.button("Pesan nomor…", self.reserve, "plus")
        self.cancel_button = looks.button("Batalkan nomor…", self.cancel, "x")
        self.pattern_button = looks.button("Atur pola nomor", self._to_settings, "settings")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addLayout(looks.row(looks.label("Deret"), self.series, looks.label("Tahun"), self.year, None))
        column.addWidget(self.gaps)
        column.addWidget(self.table, 1)
        column.addLayout(looks.row(self.reserve_button, self.cancel_button, None, self.pattern_button))

    def read(self) -> None:
        """Read series and years, then the numbers."""
        with self.ctx.read() as s:
            series, years = nomor_daftar.deret(s), nomor_daftar.tahun(s)
        self.series.set_choices(series)
        kept = self.year.value()
        self.year.set_choices([(year, str(year)) for year in sorted({date.today().year, *years}, reverse=True)])
        if kept is None:
            self.year.set_value(date.today().year)
        self._show()

    def _show(self) -> None:
        series, year = str(self.series.value()), int(self.year.value())
        with self.ctx.read() as s:
            self._rows = nomor_daftar.baris(s, year, series)
        self.table.show_rows([
            (
                str(row.urut or ""), row.nomor, fmt.tanggal_pendek(row.tanggal) if row.tanggal else "", row.perihal,
                _STATES.get(row.keadaan, row.keadaan), row.keterangan,
            )
            for row in self._rows
        ])  # fmt: skip
        self.gaps.setText(summary(self._rows, year))
        self._chosen(self.table.current_row())
        self.page.counts.setText("")

    def _chosen(self, row: int) -> None:
        there = 0 <= row < len(self._rows) and self._rows[row].keadaan in ("terpakai", "dipesan")
        self.cancel_button.setEnabled(there)

    def start(self) -> None:
        """The list, or the series when it is empty."""
        (self.table if self._rows else self.series).setFocus(Qt.FocusReason.TabFocusReason)

    # --- actions ----------------------------------------------------------------------------------------------------

    def reserve(self) -> None:
        """Keep the next number for a letter that is written by hand."""
        series = str(self.series.value())
        with self.ctx.read() as s:
            kinds = [key for key in nomor.BAWAAN if nomor.pola(s, key).deret == series and key not in nomor.SENDIRI]
            labels = [nomor.pola(s, key).label for key in kinds]
        if not kinds:
            return
        choice: int | None = 0 if len(kinds) == 1 else ask.choose("Pesan nomor", "Untuk surat jenis apa?", labels)
        if choice is None:
            return
        about = ask.text("Pesan nomor", "Untuk apa nomor ini dipesan?")
        if about is None:
            return
        unit = self.ctx.unit("Pesan nomor surat")
        try:
            with unit as s:
                nomor.pesan(s, kinds[choice], date.today(), about.strip())
        except LkmError as error:
            self.ctx.error(error)
            return
        if unit.ok:
            self.year.set_value(date.today().year)
            self._show()
            reserved = next((row.nomor for row in self._rows if row.keadaan == "dipesan"), "")
            self.page.say("ok", f"Nomor {reserved} dipesan.", ("Urungkan", self.ctx.undo))

    def cancel(self) -> None:
        """A number that will not be used; its line stays with the reason."""
        row = self._rows[self.table.current_row()]
        about = f"\n{row.perihal}" if row.perihal else ""
        reason = ask.text("Batalkan nomor", f"Alasan pembatalan nomor {row.nomor}:{about}")
        if reason is None:
            return
        unit = self.ctx.unit(f"Batalkan nomor {row.nomor}")
        with unit as s:
            nomor.batal(s, row.id, reason)
        if unit.ok:
            self._show()
            self.page.say("ok", f"Nomor {row.nomor} dibatalkan.", ("Urungkan", self.ctx.undo))

    def _to_settings(self) -> None:
        self.ctx.go("pengaturan", bagian="nomor")


def summary(rows: list[nomor_daftar.Baris], year: int) -> str:
    """ "Tahun 2026: 12 nomor. Terlewat: 4, 7. Dipesan: 1. Batal: 1." """
    count = {state: sum(1 for row in rows if row.keadaan == state) for state in ("terpakai", "dipesan", "batal")}
    total = sum(count.values())
    if not total:
        return f"Tahun {year}: belum ada nomor di deret ini."
    missing = sorted(row.urut for row in rows if row.keadaan == nomor_daftar.LOWONG and row.urut)
    parts = [f"Tahun {year}: {total} nomor."]
    if missing:
        parts.append(f"Terlewat: {', '.join(str(n) for n in missing)}.")
    parts += [f"{word}: {count[key]}." for key, word in (("dipesan", "Dipesan"), ("batal", "Batal")) if count[key]]
    return " ".join(parts)
