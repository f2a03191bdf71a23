"""Assessments of the institution (IDF): the list of those made, and the sheet of one."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lkm_desktop.format import tanggal_panjang, tanggal_pendek
from lkm_desktop.services import aturan, idf
from lkm_desktop.services.idf import Penilaian
from ui import ask
from ui.context import Context
from ui.page import Page
from ui.pages import preview_papers
from ui.pages.idf.form import NEW, IdfForm
from ui.pages.pemilihan.source import PemilihanSource
from ui.widgets import looks
from ui.widgets.plain_table import PlainTable

PAPER = "lembar-idf"


class IdfPage(Page):
    """The newest assessment is shown first; a new one begins empty."""

    title = "Penilaian IDF"
    help_key = "idf"
    tables = frozenset({"idf", "nilai_idf", "aturan"})
    abilities = frozenset({"baru", "ubah", "hapus", "simpan", "cetak", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.rows: tuple[Penilaian, ...] = ()
        self.current = ""
        self.list = PlainTable("Penilaian yang ada", ("Tanggal", "Nilai"), (11, 7), 0, frozenset({1}))
        self.form = IdfForm(PemilihanSource(ctx))
        self.new_button = looks.button("Penilaian baru", self.new_record, "plus", "primary")
        self.blank_button = looks.button("Cetak lembar kosong…", self.print_blank, "printer")
        self.print_button = looks.button("Cetak…", self.print_out, "printer")
        self.remove_button = looks.button("Hapus", self.delete_record, "trash-2", "bahaya")
        self.add_action(self.blank_button, self.print_button, self.new_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.remove_button)
        left.setFixedWidth(looks.chars(self.list, 20))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(left)
        line.addWidget(self.form, 1)
        self.body.addLayout(line, 1)
        self.list.chosen.connect(self._chosen)
        self.list.activated_row.connect(self._enter)
        self.form.saved.connect(self._saved)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`id`: the assessment to show."""
        wanted = arguments.get("id")
        if wanted:
            self.current = str(wanted)
            self._stale = False
            self.reload()

    def reload(self) -> None:
        """Read all assessments again; the one that is shown stays."""
        with self.ctx.read() as s:
            self.rows = idf.daftar(s)
            self.form.limit = aturan.angka(s, "idf_mandiri")
        ids = [one.id for one in self.rows]
        if self.current != NEW and self.current not in ids:
            self.current = ids[0] if ids else NEW
        quiet = self.list.blockSignals(True)
        self.list.show_rows([(tanggal_pendek(one.tanggal), _total(one)) for one in self.rows])
        if self.current in ids:
            self.list.selectRow(ids.index(self.current))
        self.list.blockSignals(quiet)
        self._show()

    def _show(self) -> None:
        one = next((row for row in self.rows if row.id == self.current), None)
        self.form.show_one(one)
        self.remove_button.setEnabled(one is not None)
        self.print_button.setEnabled(one is not None)
        words = "Belum ada penilaian. Isi lembar ini bersama anggota, atau cetak dulu lembar kosongnya."
        named = f"{tanggal_panjang(one.tanggal)}. {one.kalimat}" if one else "Penilaian baru"
        self.set_title(self.title, named if self.rows else words)

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(self.rows) and self.rows[row].id != self.current:
            self.current = self.rows[row].id
            self._show()

    def _enter(self, row: int) -> None:
        self.form.start()

    def _saved(self) -> None:
        if self.current == NEW:
            self.current = self.form.made
        self.reload()
        self.say("ok", "Penilaian IDF disimpan.", ("Urungkan", self.ctx.undo))

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N: an empty sheet of today."""
        self.current = NEW
        self.list.clearSelection()
        self._show()
        self.form.start()

    def edit_record(self) -> None:
        """F2: the first mark."""
        self.form.start()

    def delete_record(self) -> None:
        """Into the Sampah, undoable."""
        one = next((row for row in self.rows if row.id == self.current), None)
        if one is None:
            return
        day = tanggal_panjang(one.tanggal)
        if not ask.confirm("Hapus penilaian", f"Penilaian IDF {day} dipindahkan ke Sampah?", "Hapus", danger=True):
            return
        unit = self.ctx.unit(f"Hapus penilaian IDF {day}")
        with unit as s:
            idf.buang(s, one.id)
        if unit.ok:
            self.say("ok", f"Penilaian IDF {day} dihapus.", ("Urungkan", self.ctx.undo))

    def save(self) -> None:
        """Ctrl+S."""
        self.form.save()

    def leave(self) -> None:
        """Typing is kept as a draft."""
        self.form.take_open()
        self.form.keep_draft()

    def print_out(self) -> None:
        """Ctrl+P: this assessment, or the blank sheet while there is none."""
        one = next((row for row in self.rows if row.id == self.current), None)
        if one is None:
            self.print_blank()
            return
        self.ctx.preview(preview_papers.request(
            self.ctx, PAPER, subjek=one.id, name=tanggal_panjang(one.tanggal), day=one.tanggal))  # fmt: skip

    def print_blank(self) -> None:
        """The blank sheet for the members."""
        self.ctx.preview(preview_papers.request(self.ctx, PAPER))

    def take_focus(self) -> None:
        """The keys go to the list, or to the empty sheet."""
        if self.rows:
            self.list.setFocus()
        else:
            self.form.start()


def _total(one: Penilaian) -> str:
    return f"{one.jumlah:.1f}".replace(".", ",") if one.jumlah is not None else "–"
