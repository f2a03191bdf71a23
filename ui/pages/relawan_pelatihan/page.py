"""One training: participants with what they attended, sessions, papers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from lkm_desktop.domain import Pelatihan, PesertaPelatihan
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.services import aturan, pelatihan, pelatihan_sesi
from lkm_desktop.services.pelatihan import KEYS, PERAN, Peserta
from lkm_desktop.services.pelatihan_hitung import kata_jpl
from ui.context import Context
from ui.page import Page
from ui.pages import preview_papers
from ui.pages.belajar.tab import EntryPanel, Source, bar
from ui.pages.rapat.table import Table, Width
from ui.pages.rapat.words import short_date
from ui.pages.relawan_pelatihan.sesi import SessionsCard
from ui.pages.relawan_pelatihan.tambah import AddPanel
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.plain_table import PlainModel

_HEADINGS = ("Nama", "L/P", "Peran", "JPL", "%", "Nilai", "Sertifikat")
_WIDTHS = (Width(15, 34, True), Width(4, 4), Width(8, 14), Width(4, 6), Width(4, 5), Width(5, 8), Width(9, 22))
EMPTY = "Belum ada peserta. Tambahkan satu per satu, dari daftar relawan, atau dari daftar hadir sebuah rapat."


class TrainingPage(Page):
    """Enter changes the highlighted participant, Ctrl+N adds, Del takes off."""

    title = "Pelatihan"
    help_key = "pelatihan_isi"
    tables = frozenset({"pelatihan", "peserta_pelatihan", "rapat", "kehadiran", "orang", "aturan", "sertifikat"})
    abilities = frozenset({"baru", "ubah", "hapus", "cetak", "simpan", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.training = ""
        self.rows: tuple[Peserta, ...] = ()
        self.model = PlainModel(_HEADINGS, frozenset({3, 4}))
        self.table = Table("Peserta pelatihan", self.model)
        self.table.set_widths(_WIDTHS)
        self.empty = looks.label(EMPTY, "muted", wrap=True)
        self.rule = looks.label("", "kecil", wrap=True)
        fields = entity_fields(PesertaPelatihan)
        source = Source(ctx)
        source.words = {"peran": list(PERAN)}
        form = FieldForm([Group("", tuple(fields[key] for key in KEYS))], source)
        self.panel = EntryPanel(ctx, form, "Simpan peserta", self._write)
        self.adding = AddPanel(ctx)
        self.sessions = SessionsCard(ctx)
        self.side = QStackedWidget()
        for widget in (self.sessions, self.panel, self.adding):
            self.side.addWidget(widget)
        self.side.setFixedWidth(looks.chars(self.side, 38))
        self.back_button = looks.button("Buku pelatihan", self.back, "arrow-left")
        self.certificate_button = looks.button("Sertifikat…", self.certificates, "graduation-cap")
        self.print_button = looks.button("Cetak peserta…", self.print_out, "printer")
        self.add_button = looks.button("Tambah peserta", self.new_record, "user-plus", "primary")
        self.change_button = looks.button("Ubah", self.edit_record, "pencil")
        self.delete_button = looks.button("Keluarkan", self.delete_record, "trash-2", "bahaya")
        self.add_action(self.back_button, self.print_button, self.add_button)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.empty)
        left.addWidget(self.table, 1)
        left.addWidget(self.rule)
        left.addWidget(bar(self.change_button, self.certificate_button, self.delete_button))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addLayout(left, 1)
        line.addWidget(self.side)
        self.body.addLayout(line, 1)
        self.table.opened.connect(self.edit_record)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.sessions.done.connect(self._told)
        self.panel.closed.connect(self._changed)
        self.adding.done.connect(self._told)
        self.adding.closed.connect(self._to_sessions)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`pelatihan_id` shows a training."""
        wanted = str(arguments.get("pelatihan_id") or self.training)
        if wanted != self.training:
            self.training = wanted
            self.bar.clear()
            self._to_sessions()
        self._stale = False
        self.reload()

    def reload(self) -> None:
        """Read the training again; the highlighted participant stays."""
        if not self.training:
            self.ctx.go("pelatihan")
            return
        current = [row.id for row in self.chosen()]
        try:
            with self.ctx.read() as s:
                own = pelatihan.ambil(s, self.training)
                self.rows = pelatihan.peserta(s, self.training)
                name, facts = own.nama, _facts(own, self.rows)
                found = pelatihan_sesi.sesi(s, self.training)
                limit = aturan.angka(s, "batas_sertifikat")
        except LkmError:
            self.training = ""
            self.ctx.go("pelatihan")
            return
        self.model.set_rows([_cells(row) for row in self.rows])
        self.table.go_to(next((n for n, row in enumerate(self.rows) if row.id in current), 0))
        self.set_title(name, facts)
        self.sessions.show_training(self.training, name, found)
        self.empty.setVisible(not self.rows)
        self.table.setVisible(bool(self.rows))
        counted = "kehadiran di sesi yang sudah dicatat" if found else "JPL yang diketik untuk tiap peserta"
        self.rule.setText(f"% dihitung dari {counted}. Sertifikat mulai {limit} %, sesudah pelatihan selesai.")
        self._enable()

    def chosen(self) -> list[Peserta]:
        """The highlighted participants."""
        return [self.rows[row] for row in self.table.rows() if row < len(self.rows)]

    def _enable(self) -> None:
        rows = self.chosen()
        self.change_button.setEnabled(len(rows) == 1)
        self.delete_button.setEnabled(bool(rows))
        self.print_button.setEnabled(bool(self.training))

    def take_focus(self) -> None:
        """The keys go to the participants."""
        if self.side.currentWidget() is self.adding:
            self.adding.picker.box.setFocus()
        elif self.rows:
            self.table.enter()
        else:
            self.add_button.setFocus()

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    def _told(self, words: str) -> None:
        self.say("ok", words, ("Urungkan", self.ctx.undo))

    def _to_sessions(self) -> None:
        self.side.setCurrentWidget(self.sessions)
        if self.isVisible():
            self.take_focus()

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N."""
        if self.ctx.may_write() and self.training:
            self.side.setCurrentWidget(self.adding)
            self.adding.start(self.training, self.heading.full())

    def edit_record(self) -> None:
        """Enter and F2."""
        rows = self.chosen()
        if len(rows) == 1 and self.ctx.may_write():
            row = rows[0]
            self.side.setCurrentWidget(self.panel)
            values = {"peran": row.peran or None, "hadir_jpl": row.hadir_jpl, "nilai": row.nilai or None,
                      "keterangan": row.keterangan or None}  # fmt: skip
            self.panel.form.inputs["hadir_jpl"].setEnabled(not self.sessions.rows)
            self.panel.begin(row.nama, row.id, values)

    def _write(self, row_id: str | None, values: dict[str, Any]) -> str:
        with self.ctx.store.unit(f"Ubah peserta {self.panel.title.text()}") as s:
            pelatihan.ubah(s, str(row_id), values)
        return str(row_id)

    def _changed(self, row_id: str) -> None:
        if row_id:
            self._told("Peserta tersimpan.")
        self._to_sessions()

    def save(self) -> None:
        """Ctrl+S."""
        if self.side.currentWidget() is self.panel:
            self.panel.save()

    def delete_record(self) -> None:
        """Del: off this training; the rolls of its sessions stay."""
        rows = self.chosen()
        if not rows:
            return
        whom = rows[0].nama if len(rows) == 1 else f"{len(rows)} peserta"
        with (unit := self.ctx.unit(f"Keluarkan {whom} dari pelatihan")) as s:
            pelatihan.keluarkan(s, [row.id for row in rows])
        if unit.ok:
            self._told(f"{whom} dikeluarkan dari pelatihan ini.")

    def certificates(self) -> None:
        """Numbers and papers of the certificates of this training."""
        self.ctx.go("sertifikat", pelatihan_id=self.training)

    def print_out(self) -> None:
        """Ctrl+P: the list of participants."""
        if self.training:
            name = self.heading.full()
            self.ctx.preview(preview_papers.request(self.ctx, "peserta-pelatihan", subjek=self.training, name=name))

    def back(self) -> None:
        """To the book."""
        self.ctx.go("pelatihan", id=self.training)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes off while the list has the keys."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.delete_record()
            return
        super().keyPressEvent(event)


def _facts(own: Pelatihan, rows: tuple[Peserta, ...]) -> str:
    until = f" s.d. {short_date(own.selesai)}" if own.selesai and own.selesai != own.mulai else ""
    men, women = (sum(row.jk == jk for row in rows) for jk in "LP")
    due = sum(row.sertifikat for row in rows)
    parts = [own.kode_modul or "", f"{short_date(own.mulai)}{until}", f"{own.jpl} JPL" if own.jpl else "",
             f"{len(rows)} peserta ({men} L, {women} P)" if rows else "", f"{due} layak sertifikat" if due else ""]
    return "  ·  ".join(part for part in parts if part)


def _cells(row: Peserta) -> tuple[str, ...]:
    share = "" if row.persen is None else str(row.persen)
    certificate = row.nomor_sertifikat or ("layak" if row.sertifikat else "")
    return row.nama, row.jk, row.peran, kata_jpl(row.jpl), share, row.nilai, certificate
