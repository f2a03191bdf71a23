"""Tab "Surat": the kinds that can be made, and the papers made so far with number, date, title and state."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.documents import DOKUMEN
from lkm_desktop.domain.naskah import KEADAAN_NASKAH
from lkm_desktop.services import naskah, naskah_sampah, rapat
from ui.pages import preview_papers
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput
from ui.widgets.plain_table import PlainTable
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from ui.page import Page

#: what papers made here may be about; those of a decision, a stage or an election are made on its own page
_HERE = ("", "sk", "orang")
EMPTY = "Belum ada surat. Pilih jenisnya di kiri; isinya tersimpan sendiri."


def kinds() -> list[str]:
    """Keys of the papers that need no meeting, no page of their own and no register: letters with a number first."""
    found = [
        key for key, kind in DOKUMEN.items()
        if kind.rapat != "perlu" and not kind.register and kind.subjek in _HERE
        and (kind.word or key in ("halaman-uji", "daftar-hadir-kosong"))
    ]  # fmt: skip
    return sorted(found, key=lambda key: not DOKUMEN[key].nomor)


class LettersTab(QWidget):
    """Left the kinds, right the papers."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.ctx = page, page.ctx
        self._sheets: list[naskah.Lembar] = []
        self.make_buttons: dict[str, QPushButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._kinds())
        line.addLayout(self._list(), 1)

    def _kinds(self) -> QWidget:
        frame, column = looks.card(margin=12, spacing=6)
        column.addWidget(looks.label("Buat surat", "h2"))
        inner = QWidget()
        inner.setObjectName("polos")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(2, 2, 6, 2)
        rows.setSpacing(6)
        for key in kinds():
            made = looks.button(preview_papers.label(key, self.ctx.office.istilah), self._make, "plus")
            made.setStyleSheet("text-align: left")
            made.setProperty("jenis_surat", key)
            self.make_buttons[key] = made
            rows.addWidget(made)
        rows.addStretch(1)
        area = self._area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        column.addWidget(area, 1)
        return frame

    def _list(self) -> QVBoxLayout:
        self.search = SearchBox("Cari nomor, judul, atau rapat")
        self.kind = ChoiceInput([("", "Semua jenis")], required=True)
        self.kind.setAccessibleName("Saring jenis surat")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.setMaximumWidth(looks.chars(self.kind, 24))
        self.table = PlainTable(
            "Daftar surat", ("Nomor", "Tanggal", "Surat", "Keadaan"), (20, 10, 30, 13), 2)
        self.open_button = looks.button("Buka", self.open_letter, "folder-open")
        self.copy_button = looks.button("Salin jadi surat baru", self.copy, "copy")
        self.trash_button = looks.button("Hapus", self.trash, "trash-2", "bahaya")
        self.hint = looks.label(EMPTY, "muted", wrap=True)
        self.search.searched.connect(self.read)
        self.search.left_down.connect(self.table.setFocus)
        self.kind.edited.connect(self.read)
        self.table.chosen.connect(self._chosen)
        self.table.activated_row.connect(self._open_row)
        top = looks.row(self.search, self.kind)
        top.setStretch(0, 1)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)
        column.addLayout(looks.row(self.open_button, self.copy_button, None, self.trash_button))
        return column

    # --- reading ----------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the papers that match."""
        inner = self._area.widget()
        if inner is not None:
            self._area.setFixedWidth(inner.sizeHint().width() + 16)
        with self.ctx.read() as s:
            self._sheets = naskah.daftar(s, self.search.text(), jenis=str(self.kind.value() or ""))
            there = {sheet.jenis for sheet in naskah.daftar(s)}
        word = self.ctx.office.istilah
        named = sorted((preview_papers.label(key, word), key) for key in there)
        self.kind.set_choices([("", "Semua jenis"), *((key, label) for label, key in named)])
        self.table.show_rows([self._texts(sheet) for sheet in self._sheets])
        searched = bool(self.search.text() or self.kind.value())
        self.hint.setText("Tidak ada surat yang cocok." if searched else EMPTY)
        self.hint.setVisible(not self._sheets)
        self._chosen(self.table.current_row())
        count = len(self._sheets)
        self.page.counts.setText(f"{fmt.ribuan(count)} surat dan berkas" if count else "")

    def _texts(self, sheet: naskah.Lembar) -> tuple[str, ...]:
        label = preview_papers.label(sheet.jenis, self.ctx.office.istilah)
        title = sheet.judul.removeprefix(f"{DOKUMEN[sheet.jenis].label}:" if sheet.jenis in DOKUMEN else "").strip()
        state = dict(KEADAAN_NASKAH).get(sheet.keadaan, sheet.keadaan)
        state = f"{state} versi {sheet.versi}" if sheet.terkunci else state
        day = fmt.tanggal_pendek(sheet.tanggal) if sheet.tanggal else ""
        words = f"{label}: {title}" if title else label
        return sheet.nomor or sheet.isian.get("nomor", "") or "–", day, words, state

    def _chosen(self, row: int) -> None:
        there = 0 <= row < len(self._sheets)
        for made in (self.open_button, self.trash_button):
            made.setEnabled(there)
        self.copy_button.setEnabled(there and self._sheets[row].jenis in kinds())

    def _current(self) -> naskah.Lembar | None:
        row = self.table.current_row()
        return self._sheets[row] if 0 <= row < len(self._sheets) else None

    # --- actions ----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """The list when there is one, else the first kind."""
        (self.table if self._sheets else next(iter(self.make_buttons.values()))).setFocus(
            Qt.FocusReason.TabFocusReason)

    def start_new(self) -> None:
        """The first kind of letter gets the keys."""
        next(iter(self.make_buttons.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.ctx.preview(preview_papers.request(self.ctx, str(sender.property("jenis_surat"))))

    def _open_row(self, row: int) -> None:
        self.open_letter()

    def open_letter(self) -> None:
        """The paper with the cursor on the preview page."""
        sheet = self._current()
        if sheet is None or sheet.jenis not in DOKUMEN:
            return
        name, day = sheet.judul.removeprefix(f"{DOKUMEN[sheet.jenis].label}:").strip(), sheet.tanggal
        if sheet.rapat_id:
            with self.ctx.read() as s:
                meeting = rapat.get_rapat(s, sheet.rapat_id)
            name, day = str(meeting["judul"]), meeting["tanggal"]
        self.ctx.preview(preview_papers.request(
            self.ctx, sheet.jenis, rapat_id=sheet.rapat_id or "", subjek=sheet.subjek, naskah_id=sheet.id,
            name=name, day=day))

    def copy(self) -> None:
        """A new letter with the same fields and wording, without number."""
        sheet = self._current()
        if sheet is None:
            return
        made = ""
        unit = self.ctx.unit(f"Salin {sheet.judul}")
        with unit as s:
            made = naskah_sampah.salin(s, sheet.id, date.today())
        if unit.ok:
            self.ctx.preview(preview_papers.request(self.ctx, sheet.jenis, naskah_id=made))

    def trash(self) -> None:
        """To the Sampah."""
        sheet = self._current()
        if sheet is None:
            return
        unit = self.ctx.unit(f"Hapus {sheet.judul}")
        with unit as s:
            naskah_sampah.buang(s, sheet.id)
        if unit.ok:
            kept = f" Nomor {sheet.nomor} tetap tercatat; batalkan di bagian Nomor surat." if sheet.nomor else ""
            self.page.say("ok", f"{sheet.judul} dipindahkan ke Sampah.{kept}", ("Urungkan", self.ctx.undo))
