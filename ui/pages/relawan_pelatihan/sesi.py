"""The sessions of a training: plan one, open it, tie a meeting to it or take one off."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lkm_desktop.domain import Rapat
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.services import pelatihan_sesi
from lkm_desktop.services.pelatihan_sesi import Sesi
from ui import mnemonics
from ui.context import Context
from ui.pages.belajar.tab import EntryPanel, Source, bar
from ui.pages.rapat.table import Table, Width
from ui.pages.rapat.words import short_date
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.inputs import ChoiceInput
from ui.widgets.plain_table import PlainModel

_HEADINGS = ("Tanggal", "Jam", "Hadir")
_WIDTHS = (Width(11, 12, True), Width(11, 12), Width(6, 8))
_KEYS = ("tanggal", "jam_mulai", "jam_selesai", "tempat")
EMPTY = ("Belum ada sesi. Rencanakan sesinya di sini, lalu catat kehadirannya seperti rapat; atau isi JPL yang diikuti "
         "tiap peserta bila pelatihannya diadakan pihak lain.")


class SessionsCard(QFrame):
    """`changed(words)` after a step; the page reads again by itself."""

    done = Signal(str)

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.ctx = ctx
        self.training = ""
        self.name = ""
        self.rows: tuple[Sesi, ...] = ()
        self.model = PlainModel(_HEADINGS, frozenset({2}))
        self.table = Table("Sesi pelatihan", self.model)
        self.table.set_widths(_WIDTHS)
        self.empty = looks.label(EMPTY, "muted", wrap=True)
        self.plan_button = looks.button("Rencanakan sesi…", self.plan, "calendar-plus")
        self.open_button = looks.button("Buka", self.open_session, "folder-open")
        self.link_button = looks.button("Hubungkan rapat…", self.start_link, "link")
        self.loose_button = looks.button("Lepaskan", self.loosen, "x")
        fields = entity_fields(Rapat)
        form = FieldForm([Group("", tuple(fields[key] for key in _KEYS))], Source(ctx))
        self.panel = EntryPanel(ctx, form, "Simpan sesi", self._write)
        self.link = self._link_box()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(looks.label("Sesi", "h2"))
        layout.addWidget(self.empty)
        layout.addWidget(self.table, 1)
        layout.addWidget(bar(self.open_button, self.plan_button, self.link_button, self.loose_button))
        layout.addWidget(self.link)
        layout.addWidget(self.panel, 1)
        self.table.opened.connect(self.open_session)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.panel.closed.connect(self._planned)

    def _link_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 0)
        self.meetings = ChoiceInput([], required=True)
        self.meetings.setAccessibleName("Rapat yang menjadi sesi")
        self.take_button = looks.button("Jadikan sesi", self.take, "check", "primary")
        column.addWidget(self.meetings)
        column.addLayout(looks.row(None, looks.button("Tutup", self.close_link), self.take_button))
        box.hide()
        return box

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_training(self, training: str, name: str, rows: tuple[Sesi, ...]) -> None:
        """Show the sessions of a training."""
        if training != self.training:
            self.close_link()
            self.panel.hide()
        self.training, self.name, self.rows = training, name, rows
        self.model.set_rows([_cells(row) for row in rows])
        self.table.go_to(0)
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self._enable()

    def chosen(self) -> Sesi | None:
        """The highlighted session."""
        row = self.table.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def _enable(self) -> None:
        for made in (self.open_button, self.loose_button):
            made.setEnabled(self.chosen() is not None)

    # --- what can be done -------------------------------------------------------------------------------------------

    def open_session(self) -> None:
        """The roll of the highlighted session."""
        row = self.chosen()
        if row is not None:
            self.ctx.go("rapat_isi", rapat_id=row.rapat_id, tab="kehadiran")

    def plan(self) -> None:
        """Ask when the next session is."""
        if not self.ctx.may_write():
            return
        self.close_link()
        values: dict[str, Any] = {"tanggal": date.today()}
        if self.rows:
            last = self.rows[-1]
            start, _, end = last.jam.partition("–")
            values = {"tanggal": last.tanggal, "jam_mulai": start or None, "jam_selesai": end or None}
        self.panel.begin("Sesi baru", None, values)

    def _write(self, _row: str | None, values: dict[str, Any]) -> str:
        with self.ctx.store.unit(f"Rencanakan sesi {self.name}") as s:
            return pelatihan_sesi.rencanakan(s, self.training, values)

    def _planned(self, made: str) -> None:
        if made:
            self.done.emit("Sesi dibuat sebagai rapat; peserta langsung diundang.")

    def start_link(self) -> None:
        """Offer the meetings that may be sessions."""
        with self.ctx.read() as s:
            found = pelatihan_sesi.dapat_dihubungkan(s, self.training)
        if not found:
            self.ctx.say("info", "Tidak ada rapat lain yang dapat menjadi sesi pelatihan ini.")
            return
        self.meetings.set_choices([(row[0], f"{short_date(row[2])}  {row[1]}") for row in found])
        self.link.show()
        mnemonics.refresh(self)
        self.meetings.setFocus()

    def take(self) -> None:
        """The chosen meeting becomes a session."""
        try:
            with (unit := self.ctx.unit(f"Hubungkan rapat dengan {self.name}")) as s:
                pelatihan_sesi.hubungkan(s, self.training, str(self.meetings.value()))
        except (FieldErrors, LkmError) as error:
            self.ctx.error(error)
            return
        if unit.ok:
            self.close_link()
            self.done.emit("Rapat itu sekarang sesi pelatihan ini.")

    def close_link(self) -> None:
        """Nothing changes."""
        self.link.hide()
        if self.window() is not None:
            mnemonics.refresh(self)

    def loosen(self) -> None:
        """The highlighted meeting is no session any more; its roll stays."""
        row = self.chosen()
        if row is None:
            return
        with (unit := self.ctx.unit(f"Lepaskan sesi {short_date(row.tanggal)}")) as s:
            pelatihan_sesi.lepaskan(s, row.rapat_id)
        if unit.ok:
            self.done.emit("Rapat itu bukan sesi pelatihan ini lagi; daftar hadirnya tetap.")


def _cells(row: Sesi) -> tuple[str, ...]:
    return short_date(row.tanggal), row.jam or "–", str(row.hadir) if row.tercatat else "belum"
