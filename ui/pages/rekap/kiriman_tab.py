"""What was made and sent: the log of packages, the mark that one was sent, and the very same file again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop.format import ribuan, tanggal_pendek
from lkm_desktop.services.paket_log import CARA, Kiriman
from ui.widgets import looks
from ui.widgets.flow import Flow
from ui.widgets.inputs import ChoiceInput
from ui.widgets.plain_table import PlainTable

EMPTY = "Belum ada paket yang dibuat. Paket yang dibuat di sini tercatat dengan sendirinya."
LARGE = "Paket ini terlalu besar untuk disimpan di kantor."


class SentTab(QWidget):
    """`sent(id, way)`, `unsent(id)`, `save_wanted(id)`."""

    sent = Signal(str, str)
    unsent = Signal(str)
    save_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Kiriman, ...] = ()
        headings = ("Dibuat", "Periode", "Data sampai", "Ukuran", "Dikirim")
        self.table = PlainTable("Riwayat kiriman", headings, (14, 20, 10, 9, 26), 1, frozenset({3}))
        self.empty = looks.label("Membaca…", "muted", wrap=True)
        self.file, self.seal = looks.Elided("", "kecil"), looks.Elided("", "kecil")
        self.way = ChoiceInput(CARA, required=True)
        self.way.setAccessibleName("Cara mengirim")
        self.mark_button = looks.button("Tandai sudah dikirim", self._mark, "check", "primary")
        self.unmark_button = looks.button("Batalkan tanda", self._unmark, "undo-2")
        self.save_button = looks.button("Simpan lagi yang sama…", self._save, "save")
        label = looks.label("Dikirim lewat")
        label.setBuddy(self.way)
        buttons = QWidget()
        flow = Flow(buttons)
        self.marking = QWidget()
        self.marking.setLayout(looks.row(label, self.way, self.mark_button))
        for made in (self.marking, self.unmark_button, self.save_button):
            flow.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self.file)
        column.addWidget(self.seal)
        column.addWidget(buttons)
        self.table.chosen.connect(self._chosen)

    def show_log(self, lines: tuple[Kiriman, ...]) -> None:
        """Show the log; the newest package has the mark."""
        self.lines = lines
        self.table.show_rows([_texts(one) for one in lines])
        self.empty.setText(EMPTY)
        self.empty.setVisible(not lines)
        if lines and self.table.current_row() < 0:
            self.table.selectRow(0)
        self._chosen(self.table.current_row())

    def to_first(self) -> None:
        """Mark the newest package."""
        if self.lines:
            self.table.selectRow(0)

    def current(self) -> Kiriman | None:
        """The package with the mark."""
        row = self.table.current_row()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def _chosen(self, row: int) -> None:
        one = self.lines[row] if 0 <= row < len(self.lines) else None
        open_ = one is not None and one.dikirim is None
        self.marking.setVisible(one is None or open_)
        self.way.setEnabled(open_)
        self.mark_button.setEnabled(open_)
        self.unmark_button.setVisible(one is not None and not open_)
        self.save_button.setEnabled(one is not None and one.ada)
        self.file.setText(f"Berkas: {one.berkas}" if one is not None else "")
        self.seal.setText(f"Sidik SHA-256: {one.sidik}" if one is not None else "")
        self.save_button.setToolTip("" if one is None or one.ada else LARGE)

    def _mark(self) -> None:
        one = self.current()
        if one is not None:
            self.sent.emit(one.id, str(self.way.value()))

    def _unmark(self) -> None:
        one = self.current()
        if one is not None:
            self.unsent.emit(one.id)

    def _save(self) -> None:
        one = self.current()
        if one is not None:
            self.save_wanted.emit(one.id)

    def start(self) -> None:
        """The keys go to the log."""
        (self.table if self.lines else self.way).setFocus(Qt.FocusReason.TabFocusReason)


def _texts(one: Kiriman) -> tuple[str, ...]:
    sent = f"{tanggal_pendek(one.dikirim.date())} {one.dikirim:%H.%M}, {one.cara_label}" if one.dikirim else "belum"
    return (f"{tanggal_pendek(one.waktu.date())} {one.waktu:%H.%M}", one.periode_label, tanggal_pendek(one.sampai),
            f"{ribuan(-(-one.ukuran // 1024))} KB", sent)  # fmt: skip
