"""Arsip cetakan: everything that was printed, saved or made final; the same file again, and what differs today."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.documents import DOKUMEN
from lkm_desktop.errors import LkmError
from lkm_desktop.services import dokumen, naskah
from ui import ask, files, mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages import preview_papers
from ui.pages.arsip_beda import Differences
from ui.pages.arsip_sekarang import NothingToday, lines_today
from ui.widgets import looks
from ui.widgets.flow import Flow
from ui.widgets.inputs import ChoiceInput
from ui.widgets.plain_table import PlainTable
from ui.widgets.search_box import SearchBox

SIDE = 300
#: entries read at once; older ones are found by searching
LIMIT = 5000
EMPTY = "Belum ada yang dicetak. Cetakan, PDF, dan salinan Word tercatat di sini dengan sendirinya."
_OUT = {"cetak": "Dicetak", "pdf": "PDF", "word": "Word", "final": "Final"}


def make(ctx: Context) -> Page:
    """The archive."""
    return ArchivePage(ctx)


class ArchivePage(Page):
    """A list with filters; the differences appear beside it when they are asked for."""

    title = "Arsip cetakan"
    help_key = "arsip"
    abilities = frozenset({"ubah", "cari", "cetak", "ekspor"})
    tables = frozenset({"dokumen", "naskah", "rapat"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._all: list[dokumen.Cetakan] = []
        self._shown: list[dokumen.Cetakan] = []
        self._meeting = ""
        self.search = SearchBox("Cari judul, rapat, atau jenis berkas")
        self.kind, self.year = ChoiceInput([("", "Semua jenis")], True), ChoiceInput([("", "Semua tahun")], True)
        for combo, name in ((self.kind, "Saring jenis berkas"), (self.year, "Saring tahun cetak")):
            combo.setAccessibleName(name)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.setMaximumWidth(looks.chars(combo, 22))
            combo.edited.connect(self._filter)
        self.chip = looks.button("", self._drop_meeting, "x", "keping")
        headings = ("Waktu", "Berkas", "Tentang", "Keluar sebagai", "Kertas", "Hal.", "Data pribadi")
        self.table = PlainTable("Arsip cetakan", headings, (15, 17, 26, 12, 6, 4, 11), 2, frozenset({5}))
        self.hint = looks.label(EMPTY, "muted", wrap=True)
        self.open_button = looks.button("Cetak ulang yang sama", self.edit_record, "printer", "primary")
        self.compare_button = looks.button("Bandingkan dengan sekarang", self.compare, "columns-3")
        self.save_button = looks.button("Simpan salinan…", self.save_copy, "save")
        self._lay_out()
        self.search.searched.connect(self._read)
        self.search.left_down.connect(self.table.setFocus)
        self.table.chosen.connect(self._chosen)
        self.table.activated_row.connect(self._open_row)

    def _lay_out(self) -> None:
        top = looks.row(self.search, self.kind, self.year, self.chip)
        top.setStretch(0, 1)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(top)
        left.addWidget(self.table, 1)
        left.addWidget(self.hint)
        buttons = QWidget()
        flow = Flow(buttons)
        for made in (self.open_button, self.compare_button, self.save_button):
            flow.addWidget(made)
        left.addWidget(buttons)
        self.side, column = looks.card(margin=12)
        self.side.setFixedWidth(SIDE)
        column.addLayout(looks.row(looks.label("Perbandingan", "h2"), None,
                                   looks.tool("x", "Tutup perbandingan", self._close_side)))
        self.differences = Differences()
        column.addWidget(_scrolled(self.differences), 1)
        self.side.hide()
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addLayout(left, 1)
        line.addWidget(self.side)
        self.body.addLayout(line, 1)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`rapat_id` shows the papers of one meeting, `jenis` those of one kind; neither shows all."""
        self._meeting = str(arguments.get("rapat_id") or "")
        self.search.begin_with("")
        self.side.hide()
        self._read()
        self.kind.set_value(str(arguments.get("jenis") or ""))
        self.year.set_value("")
        self._filter()
        self._stale = False

    def take_focus(self) -> None:
        """The list."""
        (self.table if self._shown else self.search).setFocus(Qt.FocusReason.TabFocusReason)

    def reload(self) -> None:
        """Read again."""
        self._read()

    def _read(self) -> None:
        with self.ctx.read() as s:
            self._all = dokumen.arsip(s, self.search.text(), rapat_id=self._meeting, limit=LIMIT)
        word = self.ctx.office.istilah
        kinds = sorted((preview_papers.label(key, word), key) for key in {c.jenis for c in self._all})
        years = sorted({c.waktu.year for c in self._all}, reverse=True)
        self.kind.set_choices([("", "Semua jenis"), *((key, label) for label, key in kinds)])
        self.year.set_choices([("", "Semua tahun"), *((str(year), str(year)) for year in years)])
        self._filter()

    def _filter(self) -> None:
        kind, year = str(self.kind.value() or ""), str(self.year.value() or "")
        self._shown = [
            c for c in self._all if (not kind or c.jenis == kind) and (not year or str(c.waktu.year) == year)
        ]
        self.table.show_rows([self._texts(c) for c in self._shown])
        self.hint.setText("Tidak ada cetakan yang cocok." if self._filtered() else EMPTY)
        self.hint.setVisible(not self._shown)
        count = len(self._shown)
        full = sum(1 for c in self._shown if c.papan is False)
        words = f"{fmt.ribuan(count)} cetakan" + (f", {full} dengan data lengkap" if full else "")
        self.counts.setText(words if count else "")
        title = next((c.judul for c in self._all if c.rapat_id == self._meeting), "")
        self.chip.setVisible(bool(self._meeting))
        self.chip.setText("Hanya satu rapat")
        self.chip.setAccessibleName(f"Hanya {title}; tampilkan semua cetakan".replace("Hanya ;", "Hanya satu rapat;"))
        self._chosen(self.table.current_row())
        mnemonics.refresh(self)

    def _filtered(self) -> bool:
        return bool(self.search.text() or self.kind.value() or self.year.value() or self._meeting)

    def _texts(self, c: dokumen.Cetakan) -> tuple[str, ...]:
        label = preview_papers.label(c.jenis, self.ctx.office.istilah)
        about = c.judul.removeprefix(label).lstrip(": ") or "–"
        out = f"Final versi {c.versi}" if c.versi else _OUT.get(c.tujuan, c.tujuan)
        data = {True: "disamarkan", False: "lengkap"}.get(c.papan, "") if c.papan is not None else ""
        return (f"{fmt.tanggal_pendek(c.waktu.date())} {c.waktu:%H.%M}", label, about, out, c.kertas,
                str(c.halaman or ""), data)

    def _chosen(self, row: int) -> None:
        c = self._shown[row] if 0 <= row < len(self._shown) else None
        pdf = c is not None and c.ada and c.tujuan != "word"
        self.open_button.setEnabled(pdf)
        self.compare_button.setEnabled(c is not None and c.jenis in DOKUMEN)
        self.save_button.setEnabled(c is not None and c.ada)

    def _current(self) -> dokumen.Cetakan | None:
        row = self.table.current_row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _drop_meeting(self) -> None:
        self._meeting = ""
        self._read()
        self.search.setFocus()

    # --- actions ----------------------------------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def _open_row(self, row: int) -> None:
        self.edit_record()

    def edit_record(self) -> None:
        """Enter: the very file on the preview page."""
        c = self._current()
        if c is not None and self.open_button.isEnabled():
            self.ctx.preview(preview_papers.archived(self.ctx, c))

    def print_out(self) -> None:
        """Ctrl+P: the very file again."""
        self.edit_record()

    def save_copy(self) -> None:
        """The very file into a place of the user's choice."""
        c = self._current()
        if c is None:
            return
        name = preview_papers.archived(self.ctx, c).file_name
        word = c.tujuan == "word"
        path = ask.save_file("Simpan salinan", name.replace(".pdf", ".docx") if word else name,
                             "Dokumen Word (*.docx)" if word else ask.PDF_FILTER)
        if path is None:
            return
        try:
            with self.ctx.read() as s:
                data = dokumen.berkas(s, c.id)
            files.write(path, data)
        except LkmError as error:
            self.ctx.error(error)
            return
        files.say_where(self, path, "Salinan")

    def compare(self) -> None:
        """What the paper would say today, beside what it said."""
        c = self._current()
        if c is None:
            return
        try:
            with self.ctx.read() as s:
                old = dokumen.teks_lama(s, c.id)
                now = lines_today(s, c)
            if not old:
                raise NothingToday("Isi berkas lama ini tidak dicatat, jadi tidak bisa dibandingkan.")
        except LkmError as error:
            self.ctx.error(error)
            return
        self.differences.show_differences(naskah.banding(*(tuple(lines) for lines in (old, now))))
        self.side.show()
        mnemonics.refresh(self)

    def _close_side(self) -> None:
        self.side.hide()
        self.table.setFocus()


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("polos")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName("Daftar perbedaan")
    content.setObjectName("polos")
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
