"""The right side of the preview page: paper, fields, sentences, differences, and whether the paper is final."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.services.dokumen import Cetakan
from lkm_desktop.services.naskah import Beda
from ui import mnemonics
from ui.context import Context
from ui.pages.arsip_beda import Differences
from ui.pages.preview_draw import Drawn
from ui.pages.preview_isian import FieldsPanel
from ui.pages.preview_kalimat import SentencesPanel
from ui.pages.preview_options import PreviewOptions
from ui.pages.preview_request import Request
from ui.pages.preview_sheet import Sheet
from ui.pages.preview_source import PaperSource
from ui.pages.preview_wa import PhoneText
from ui.widgets import looks

#: pixels of the panel, at least and at most; between them it holds so many letters
LEAST, MOST, LETTERS = 340, 430, 47
PRINT_HINT = "Di dialog printer pilih ukuran kertas yang sama dan skala 100 %."


class SidePanel(QFrame):
    """`changed` on a setting; the other signals ask the page to act."""

    changed = Signal()
    number_wanted = Signal()
    final_wanted = Signal()
    ralat_wanted = Signal()
    give_up_wanted = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.setObjectName("card")
        self._fit_width()
        self.options: PreviewOptions | None = None
        self.fields: FieldsPanel | None = None
        self.sentences: SentencesPanel | None = None
        self.differences: Differences | None = None
        self.phone: PhoneText | None = None
        self.sheet: Sheet | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 8, 10, 12)
        self.column.setSpacing(8)
        self.heading = looks.label("Pengaturan kertas", "h2")
        self.facts = looks.label("", wrap=True)
        self.tabs: QTabWidget | None = None
        self.state = looks.label("", "bold", wrap=True)
        self.hint = looks.label(PRINT_HINT, "kecil", wrap=True)
        self.final_button = looks.button("&Jadikan final…", self.final_wanted.emit, "lock")
        self.ralat_button = looks.button("Buat ralat…", self.ralat_wanted.emit, "pencil")
        self.give_up_button = looks.button("Batalkan ralat", self.give_up_wanted.emit)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.facts)
        self.column.addWidget(looks.line())
        self.column.addWidget(self.state)
        self.column.addLayout(looks.row(self.give_up_button, self.final_button, self.ralat_button, None))
        self.column.addWidget(self.hint)

    def _fit_width(self) -> None:
        self.setFixedWidth(min(max(self.fontMetrics().averageCharWidth() * LETTERS, LEAST), MOST))

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_width()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_request(self, request: Request, sheet: Sheet | None, kept: dict[str, Any]) -> None:
        """Other parts for another paper."""
        self.sheet = sheet
        if self.tabs is not None:
            self.column.removeWidget(self.tabs)
            self.tabs.hide()
            self.tabs.setParent(None)  # what is on its way out takes no Alt letter
            self.tabs.deleteLater()
        self.tabs = looks.tabs("Bagian pengaturan berkas")
        self.tabs.tabBar().setUsesScrollButtons(True)
        self.fields = self.sentences = self.differences = self.phone = None
        self.options = PreviewOptions(request, kept)
        self.options.changed.connect(self.changed)
        self._add(self.options, "&Kertas")
        if sheet is not None:
            if sheet.kind.borang or sheet.kind.nomor or sheet.kind.word:
                self.fields = FieldsPanel(sheet, PaperSource(self.ctx, request.paper))
                self.fields.number_wanted.connect(self.number_wanted)
                self._add(self.fields, "&Isian")
            if sheet.kind.word:
                self.sentences = SentencesPanel(sheet)
                self._add(self.sentences, "Ka&limat")
        self.heading.setVisible(self.tabs.count() == 1)
        self.heading.setText("Pengaturan kertas" if request.options else "Berkas dari arsip")
        self.tabs.tabBar().setVisible(self.tabs.count() > 1)
        self.column.insertWidget(2, self.tabs, 1)
        self.tabs.show()  # now, so that its Alt letters count
        self.tabs.currentChanged.connect(self._turned)
        self.refresh()

    def _add(self, panel: QWidget, title: str) -> None:
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        panel.setObjectName("polos")
        inner = QWidget()
        inner.setObjectName("polos")
        column = QVBoxLayout(inner)
        column.setContentsMargins(2, 10, 2, 2)
        column.addWidget(panel)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        for widget in (inner, panel):
            widget.setAutoFillBackground(False)
        if self.tabs is not None:
            self.tabs.addTab(area, title)

    def _turned(self) -> None:
        mnemonics.refresh(self)

    def show_entry(self, entry: Cetakan | None) -> None:
        """Where a file of the archive comes from."""
        self.facts.setText(entry_words(entry) if entry is not None else "")
        self.facts.setVisible(entry is not None)

    def show_drawn(self, drawn: Drawn) -> None:
        """What the drawing tells about the paper."""
        if self.options is not None:
            self.options.show_drawn(drawn.note, drawn.margins, drawn.idle)
        if self.sentences is not None:
            self.sentences.show_sentences(drawn.sentences)

    def show_differences(self, found: Sequence[Beda]) -> None:
        """A part of its own while there are differences from the last final version."""
        if self.tabs is None:
            return
        if self.differences is None and found:
            self.differences = Differences()
            self._add(self.differences, "&Perbedaan")
        if self.differences is not None:
            self.differences.show_differences(found)

    def add_phone(self) -> PhoneText:
        """A part of its own for the text that is sent by telephone."""
        self.phone = PhoneText()
        self._add(self.phone, "Teks W&A")
        return self.phone

    def turn_to(self, part: QWidget | None) -> None:
        """Show the part that holds this panel."""
        if self.tabs is None or part is None:
            return
        for number in range(self.tabs.count()):
            page = self.tabs.widget(number)
            if page is not None and page.isAncestorOf(part):
                self.tabs.setCurrentIndex(number)

    def refresh(self) -> None:
        """State and buttons for the sheet as it is."""
        sheet = self.sheet
        prose = sheet is not None and sheet.kind.word
        self.state.setText(state_words(sheet) if sheet is not None and prose else "")
        self.state.setVisible(bool(self.state.text()))
        locked, corrected = (sheet.locked, sheet.corrected) if sheet is not None else (False, False)
        self.final_button.setVisible(prose and not locked)
        self.final_button.setText("&Jadikan final…" if not corrected else "&Jadikan final lagi…")
        self.ralat_button.setVisible(prose and locked)
        self.give_up_button.setVisible(prose and corrected)
        self.hint.setVisible(not prose)
        if self.options is not None:
            self.options.setEnabled(not locked)
        if self.fields is not None:
            self.fields.show_values()

    def first(self) -> QWidget | None:
        """Where typing begins."""
        return self.fields.first() if self.fields is not None else None


_OUT = {"cetak": "Dicetak", "pdf": "Disimpan sebagai PDF", "final": "Dijadikan final"}


def entry_words(entry: Cetakan) -> str:
    """When and how a paper left, line by line."""
    out = f"Final versi {entry.versi}" if entry.versi else _OUT.get(entry.tujuan, "Dicetak")
    lines = [f"{out} {fmt.hari_tanggal(entry.waktu.date())} pukul {entry.waktu:%H.%M}.",
             f"Kertas {entry.kertas}, {entry.halaman} halaman."]
    if entry.papan is not None:
        lines.append("Data pribadi disamarkan." if entry.papan else "Memuat data pribadi lengkap.")
    if entry.ralat:
        lines.append(f"Ralat: {entry.ralat}")
    lines.append("Berkas ini persis sama dengan yang dulu; sidiknya sudah diperiksa.")
    return "\n".join(lines)


def state_words(sheet: Sheet) -> str:
    """ "Final versi 1, 12 Oktober 2026"."""
    if sheet.locked and sheet.latest is not None:
        return f"Final versi {sheet.versi}, {fmt.tanggal_panjang(sheet.latest.waktu.date())}"
    if sheet.corrected:
        return f"Sedang diralat; versi {sheet.versi} tetap ada di arsip"
    return ""
