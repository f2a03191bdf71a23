"""Tab 4: how far the KBK has grown, each criterion with its evidence, and what is missing for the next step."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import kbk_status
from lkm_desktop.services.kbk_status import TINGKAT, Kriteria, StatusKbk
from ui.pages.belajar.tab import Tab, bar
from ui.widgets import looks
from ui.widgets.plain_table import PlainTable

_HEADINGS = ("Tingkat", "Ukuran", "Ada/perlu", "Terpenuhi")


class StatusTab(Tab):
    """The list of criteria above its evidence; Enter on evidence opens the meeting or the person behind it."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self.found: StatusKbk | None = None
        frame, card = looks.card(spacing=6)
        self.state = looks.label("", "angka")
        self.steps = looks.label("", "muted", wrap=True)
        self.missing = looks.label("", "", wrap=True)
        for widget in (self.state, self.steps, self.missing):
            card.addWidget(widget)
        self.table = PlainTable("Ukuran perkembangan", _HEADINGS, (10, 40, 8, 8), 1, frozenset({2}))
        self.evidence_title = looks.label("", "bold")
        self.evidence = PlainTable("Buktinya", ("Bukti",), (40,), 0)
        self.rules_button = looks.button("Ubah batasnya", self.to_rules, "settings")
        self.report_button = looks.button("Laporan bulan ini…", self.print_out, "printer")
        self.open_button = looks.button("Buka buktinya", self.edit_record, "folder-open")
        below = QVBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.evidence_title)
        below.addWidget(self.evidence, 1)
        lists = QHBoxLayout()
        lists.setSpacing(10)
        lists.addWidget(self.table, 3)
        lists.addLayout(below, 2)
        self.column.addWidget(frame)
        self.column.addLayout(lists, 1)
        self.column.addWidget(bar(self.open_button, self.rules_button, self.report_button))
        self.table.chosen.connect(self._show_evidence)
        self.table.activated_row.connect(self._to_evidence)
        self.evidence.activated_row.connect(self._open_row)
        self.evidence.chosen.connect(self._enable)

    def read(self) -> None:
        """Read the status of today again."""
        with self.ctx.read() as s:
            found = kbk_status.status(s, date.today())
        self.found = found
        self.state.setText(found.label)
        self.state.setAccessibleName(f"Keadaan KBK: {found.label}")
        steps = " → ".join(f"[{name}]" if name == found.label else name for _, name in TINGKAT)
        self.steps.setText(f"{steps}.  Keadaan per {tanggal_panjang(found.hari)}; sesi dan tindak lanjut dihitung "
                           "setahun terakhir.")
        self.missing.setText(_missing(found))
        names = dict(TINGKAT)
        row = max(self.table.current_row(), 0)
        self.table.show_rows([
            (names[k.tingkat], k.kalimat, f"{k.ada}/{k.perlu}", "ya" if k.terpenuhi else "belum")
            for k in found.kriteria
        ])
        self.table.selectRow(row)
        self._show_evidence(row)

    def counts(self) -> str:
        """The step reached."""
        return f"Keadaan KBK: {self.found.label}" if self.found else ""

    def criterion(self) -> Kriteria | None:
        """The highlighted criterion."""
        row = self.table.current_row()
        return self.found.kriteria[row] if self.found and 0 <= row < len(self.found.kriteria) else None

    def _show_evidence(self, row: int) -> None:
        k = self.criterion()
        if k is None:
            return
        self.evidence_title.setText(f"Bukti ({len(k.bukti)})" if k.bukti else "Belum ada buktinya")
        self.evidence.show_rows([(b.kata,) for b in k.bukti])
        self._enable(self.evidence.current_row())

    def _enable(self, row: int) -> None:
        k = self.criterion()
        there = k is not None and 0 <= row < len(k.bukti) and bool(k.bukti[row].rapat_id or k.bukti[row].orang_id)
        self.open_button.setEnabled(there)

    def _to_evidence(self, row: int) -> None:
        self.evidence.setFocus()

    def _open_row(self, row: int) -> None:
        self.edit_record()

    def edit_record(self) -> None:
        """The meeting or person behind the highlighted evidence."""
        k, row = self.criterion(), self.evidence.current_row()
        if k is None or not 0 <= row < len(k.bukti):
            return
        proof = k.bukti[row]
        if proof.rapat_id:
            self.ctx.go("rapat_isi", rapat_id=proof.rapat_id, tab="belajar")
        elif proof.orang_id:
            self.ctx.go("orang", id=proof.orang_id)

    def to_rules(self) -> None:
        """Where the thresholds are set."""
        self.ctx.go("pengaturan", bagian="aturan")

    def print_out(self) -> None:
        """Ctrl+P: the report of this month, which says the same."""
        self.page.preview("laporan-kbk", f"{date.today():%Y-%m}")

    def start(self) -> None:
        """The keys go to the criteria."""
        self.table.setFocus()


def _missing(found: StatusKbk) -> str:
    if not found.berikut:
        return "Semua ukuran terpenuhi."
    return f"Untuk menjadi {found.berikut} masih diperlukan:\n" + "\n".join(f"– {text}" for text in found.kurang)
