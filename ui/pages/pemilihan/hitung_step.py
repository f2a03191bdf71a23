"""Step 3: the votes of one RT after the other; the list left says which are done."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lkm_desktop.services.pemilihan_baris import BarisRT
from ui.pages.pemilihan.rt_tally import RtTally
from ui.pages.pemilihan.source import Election, PemilihanSource
from ui.pages.rapat.counts_card import Column
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.plain_table import PlainModel

NO_ROWS = "Belum ada RT. Buat dulu daftarnya di langkah 2, Pemilih per RT."


class HitungStep(QWidget):
    """The chosen RT stays chosen when other things change; its typing is kept as a draft when another is chosen."""

    papers: tuple[str, ...] = ("ba-utusan", "penghitungan-suara", "surat-suara", "daftar-pemilih")

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__()
        self._source = source
        self._election: Election | None = None
        self.rows: tuple[BarisRT, ...] = ()
        self._showing = False
        self.model = PlainModel(("RT", "Keadaan"))
        self.table = Table("RT yang dihitung", self.model)
        self.table.set_widths((Width(9, 16, True), Width(11, 15)))
        self.tally = RtTally(source)
        self.empty = looks.label(NO_ROWS, "muted", wrap=True)
        self.next_button = looks.button("RT berikutnya", self.next_rt, "arrow-down")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addLayout(looks.row(self.next_button, None))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 0)
        line.setSpacing(12)
        line.addWidget(Column(left, 30))
        line.addWidget(self.tally, 1)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.opened.connect(self.tally.start)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_election(self, election: Election) -> None:
        """Show the RTs and the tally of the chosen one."""
        other = self._election is None or self._election.id != election.id
        current = None if other else self.chosen()
        self._election, self.rows = election, election.figures.rt
        self._showing = True
        self.model.set_rows([(row.sebutan, _state(row)) for row in self.rows])
        place = next((n for n, row in enumerate(self.rows) if current and row.id == current.id), -1)
        waiting = next((n for n, row in enumerate(self.rows) if row.sah is None), 0)
        self.table.go_to(place if place >= 0 else waiting)
        self._showing = False
        self.empty.setVisible(not self.rows)
        self.tally.setEnabled(bool(self.rows))
        self.next_button.setEnabled(len(self.rows) > 1)
        self._show_rt()

    def chosen(self) -> BarisRT | None:
        """The RT with the mark."""
        row = self.table.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def _chosen(self) -> None:
        if not self._showing:
            self._show_rt()

    def _show_rt(self) -> None:
        row = self.chosen()
        if row is None or self._election is None:
            self.tally.forget()
            return
        settled = self._election.values["papan_tanggal"] is not None
        self.tally.show_rt(self._source.tally(self._election.id, row.id), row, locked=settled)

    def show_rt(self, rt_id: str) -> None:
        """Turn to an RT."""
        place = next((n for n, row in enumerate(self.rows) if row.id == rt_id), -1)
        self.table.go_to(place)

    def next_rt(self) -> None:
        """Save this RT and go to the next."""
        if self.save_all() and self.rows:
            self.table.go_to((self.table.currentIndex().row() + 1) % len(self.rows))
            self.tally.start()

    # --- for the page -----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Where the typing of the chosen RT goes on."""
        if self.rows:
            self.tally.start()
        else:
            self.table.setFocus()

    def save_all(self) -> bool:
        """Write the tally."""
        return self.tally.save_all()

    def keep(self) -> None:
        """Keep what is typed."""
        self.tally.keep()

    def resume(self) -> None:
        """Go on with kept typing."""
        self.tally.resume()

    def chosen_rt(self) -> tuple[str, str] | None:
        """The RT with the mark."""
        row = self.chosen()
        return (row.id, row.sebutan) if row is not None else None


def _state(row: BarisRT) -> str:
    """How far an RT is."""
    if row.utusan:
        return f"{row.utusan} utusan"
    if row.sah is not None:
        return "dihitung"
    return "ada pemilih" if row.memilih is not None else "belum"
