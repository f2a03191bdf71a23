"""The page of forms: which form, its sheet with what the office fills in, and beside it the cell with the cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QMenu

from lkm_desktop.errors import LkmError
from lkm_desktop.services import paket
from lkm_desktop.services.rekap.periode import Periode
from lkm_desktop.services.sel_excel import Alamat, alamat
from lkm_desktop.services.templat_ganti import Pindahan
from lkm_desktop.services.templat_kisi import KisiLembar
from lkm_desktop.services.templat_saran import usulkan
from ui import mnemonics
from ui.context import Context
from ui.pages.formulir_korkot.file_acts import FileActs
from ui.pages.formulir_korkot.frame import FormFrame
from ui.pages.formulir_korkot.source import Source
from ui.widgets import looks

HINT = "Enter mencari angka untuk selnya  ·  Del melepas sel"


class FormulirPage(FormFrame):
    """Left the sheet, right the cell; proposals and moved cells take the place of the cell while they are looked at."""

    title = "Formulir korkot"
    help_key = "formulir_korkot"
    tables = frozenset({
        "templat_excel", "sel_templat", "orang", "penugasan", "relawan", "rapat", "kehadiran", "keputusan",
        "tindak_lanjut", "organisasi", "siklus", "tahap", "kegiatan_siklus", "pemilihan", "pemilihan_rt", "sesi_kbk",
        "pelatihan", "peserta_pelatihan", "idf", "nilai_idf",
    })  # fmt: skip
    abilities = frozenset({"baru", "ubah", "hapus", "cari", "simpan", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        self.source = Source(ctx)
        super().__init__(ctx, self._worth)
        self.acts = FileActs(self)
        self.form_id = ""
        self._buttons()
        self._connect()

    def _buttons(self) -> None:
        self.add_button = looks.button("Ambil formulir…", self.new_record, "file-input")
        self.more_button = looks.button("Formulir ini")
        self.more_button.setMenu(QMenu(self))
        self.offer_button = looks.button("Usulkan dari judul", self.propose, "list")
        self.fill_button = looks.button("Isi dan simpan…", self.save, "file-spreadsheet", "primary")
        self.add_action(self.add_button, self.more_button, self.offer_button, self.fill_button)
        acts = self.acts
        for words, slot in (("&Ganti berkasnya…", acts.replace_file), ("Ubah &nama…", acts.rename),
                            ("&Simpan berkas kosongnya…", acts.save_blank), ("&Hapus formulir", acts.trash)):
            self.more_button.menu().addAction(words).triggered.connect(slot)

    def _connect(self) -> None:
        self.forms.edited.connect(self._form_chosen)
        self.period.kind_chosen.connect(self._kind_chosen)
        self.period.chosen.connect(self._period_chosen)
        self.period.refused.connect(self._refused)
        self.tabs.currentChanged.connect(self._show_sheet)
        self.view.moved.connect(self._cell_chosen)
        self.view.entered.connect(self.focus_search)
        self.view.erased.connect(self._release)
        self.cell.wanted.connect(self._map)
        self.cell.released.connect(self._release)
        self.cell.left.connect(self.view.setFocus)
        self.offers.pointed.connect(self._point)
        self.offers.accepted.connect(self._map_all)
        self.offers.closed.connect(self.show_cell)
        self.moved.accepted.connect(self.acts.use_new_file)
        self.moved.closed.connect(self.show_cell)
        self.drop.chosen.connect(self.acts.take_file)
        self.drop.refused.connect(partial(self.say, "error"))

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`formulir_id` shows that form."""
        if arguments.get("formulir_id"):
            self.form_id = str(arguments["formulir_id"])
            self._stale = True

    def reload(self) -> None:
        """Read forms and values again; the cursor stays."""
        today = date.today()
        try:
            with self.ctx.read() as s:
                if self.period.period is None:
                    self.period.show_period(s, paket.periode_bawaan(s, today), today)
                else:
                    self.period.fill(s, today)
                    self.period.take(s, today)
            period, upto = self.when()
            self.source.load(self.form_id, period, upto)
        except LkmError as error:
            self.ctx.error(error)
        self._show()

    def when(self) -> tuple[Periode, date]:
        """The period and cut-off that are chosen. Raises LkmError when there is none."""
        if self.period.period is None or self.period.upto is None:
            raise LkmError("Belum ada periode yang dipilih.", "Pilih bulan, triwulan, atau tahunnya.")
        return self.period.period, self.period.upto

    def _show(self) -> None:
        form, grid = self.source.form, self.source.grid
        self.form_id = form.id if form else ""
        self.forms.set_choices([(f.id, f.nama) for f in self.source.forms])
        self.forms.set_value(self.form_id or None)
        for made in (self.line, self.main):
            made.setVisible(form is not None)
        self.drop.setVisible(form is None)
        for made in (self.add_button, self.more_button, self.offer_button, self.fill_button):
            made.setVisible(form is not None)
        if form is None or grid is None:
            self.set_title(self.title, "" if form is None else form.nama)
            self.view.show_sheet(None, {})
            return
        with QSignalBlocker(self.tabs):
            self.tabs.show_names([satu.nama for satu in grid.lembar if not satu.tersembunyi])
        self._show_sheet()
        mnemonics.refresh(self)

    def sheet(self) -> KisiLembar | None:
        """The sheet that is shown."""
        name = self.tabs.name()
        return self.source.grid.cari(name) if self.source.grid is not None and name else None

    def _show_sheet(self) -> None:
        sheet = self.sheet()
        with QSignalBlocker(self.view):
            self.view.show_sheet(sheet, self.source.filled(sheet.nama) if sheet else {})
        self._tell()
        self._cell_chosen(self.view.place())

    def _tell(self) -> None:
        form, cells = self.source.form, self.source.cells
        if form is None:
            return
        empty = sum(not cell.masalah and not cell.kata for cell in cells)
        bad = sum(bool(cell.masalah) for cell in cells)
        parts = [f"{len(cells)} sel diisi kantor" if cells else "Belum ada sel yang ditunjuk"]
        parts += [f"{empty} belum ada isinya"] * bool(empty) + [f"{bad} tidak dikenal lagi"] * bool(bad)
        self.summary.setText("  ·  ".join([*parts, HINT]))
        self.set_title(self.title, f"{form.nama}  ·  {form.berkas}  ·  {parts[0]}")
        self.fill_button.setEnabled(bool(cells))

    def show_cell(self) -> None:
        """The card of the cell again, the keys back in the sheet."""
        self.side.setCurrentWidget(self.cell)
        self.view.setFocus()
        mnemonics.refresh(self)

    def _cell_chosen(self, place: Alamat | None) -> None:
        sheet = self.sheet()
        if sheet is None or place is None:
            return
        self.cell.show_cell(sheet, place, self.source.cell(sheet.nama, place), self.source.figures)

    def take_focus(self) -> None:
        """The keys go to the sheet."""
        (self.view if self.source.form is not None else self.drop.button).setFocus()

    def focus_search(self) -> None:
        """Ctrl+F: look for a figure."""
        if self.source.form is not None:
            self.bar.clear()
            self.side.setCurrentWidget(self.cell)
            self.cell.start()

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    # --- choices ----------------------------------------------------------------------------------------------------

    def _form_chosen(self) -> None:
        self.form_id = str(self.forms.value() or "")
        self.side.setCurrentWidget(self.cell)
        self.reload()

    def _kind_chosen(self) -> None:
        with self.ctx.read() as s:
            self.period.fill(s, date.today())
        self.reload()

    def _period_chosen(self) -> None:
        self.bar.clear()
        self.reload()

    def _refused(self, words: str) -> None:
        if words:
            self.say("warn", words)
        else:
            self.bar.clear()

    def _worth(self, figure: str, narrowed: Mapping[str, str]) -> str:
        """A figure of the chosen period in words, "" when it is not known."""
        try:
            return self.source.value(figure, narrowed, *self.when())
        except LkmError:
            return ""

    # --- cells ------------------------------------------------------------------------------------------------------

    def _map(self, figure: str, narrowed: Mapping[str, str]) -> None:
        sheet, place = self.sheet(), self.view.place()
        if sheet is None or place is None or not self.ctx.may_write():
            return
        if self.source.map(sheet.nama, place, figure, narrowed):
            self.view.setFocus()

    def _release(self) -> None:
        sheet, place = self.sheet(), self.view.place()
        cell = self.source.cell(sheet.nama, place) if sheet is not None and place is not None else None
        if cell is not None and self.ctx.may_write() and self.source.release(cell):
            self.say("ok", f"Sel {cell.sel.sel} dilepas.", ("Urungkan", self.ctx.undo))

    def _point(self, sheet: str, cell: str) -> None:
        place = alamat(cell)
        if self.tabs.go_to(sheet) and place is not None:
            self.view.go_to(place)

    def propose(self) -> None:
        """Guess what the cells ask for from the words near them."""
        if self.source.grid is None:
            return
        found = usulkan(self.source.grid, [c.sel for c in self.source.cells])
        if not found:
            self.say("info", "Tidak ada lagi sel yang judulnya dikenali. Pilih selnya, lalu cari angkanya di kanan.")
            return
        try:
            values = self.source.worth(found, *self.when())
        except LkmError as error:
            self.ctx.error(error)
            return
        self.offers.show_offers(found, values, len(self.source.grid.lembar) > 1)
        self.side.setCurrentWidget(self.offers)
        self.offers.start()
        mnemonics.refresh(self)

    def _map_all(self, chosen: object) -> None:
        if isinstance(chosen, list) and self.ctx.may_write() and self.source.map_all(chosen):
            self.say("ok", f"{len(chosen)} sel dipasang.", ("Urungkan", self.ctx.undo))
            self.show_cell()

    # --- what menus ask ----------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N: take another form."""
        self.drop.pick()

    def edit_record(self) -> None:
        """F2: another name."""
        self.acts.rename()

    def delete_record(self) -> None:
        """The form goes to the Sampah."""
        self.acts.trash()

    def save(self) -> None:
        """Ctrl+S: fill the form for the period and give it to the user."""
        self.acts.fill()

    def export(self) -> None:
        """Ctrl+E."""
        self.acts.fill()

    # --- what the acts ask --------------------------------------------------------------------------------------------

    def show_form(self, form_id: str) -> None:
        """Show that form, the keys in its sheet."""
        self.form_id = form_id
        self.reload()
        self.take_focus()

    def show_moves(self, name: str, moves: Sequence[Pindahan]) -> None:
        """Show what becomes of the cells in a new file."""
        self.moved.show_moves(name, moves)
        self.side.setCurrentWidget(self.moved)
        self.moved.start()
        mnemonics.refresh(self)
