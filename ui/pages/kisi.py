"""Rekap kehadiran: people x meetings of a period, on the screen, as paper and as Excel."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from lkm_desktop.documents.paper import F4
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.errors import FieldErrors
from lkm_desktop.format import nama_berkas, tanggal_panjang
from lkm_desktop.services.kisi import ANGGOTA, BADAN_KISI, JENIS_KISI, Kisi, MintaKisi, kisi, semester
from ui import excel
from ui.context import Context
from ui.page import Page
from ui.pages.kisi_model import KisiModel
from ui.pages.preview_request import TABLE, Request
from ui.widgets import looks
from ui.widgets.date_edit import DateInput
from ui.widgets.inputs import ChoiceInput, narrow

if TYPE_CHECKING:
    from lkm_desktop.documents.isi import Kertasnya

PAPER = "rekap-kehadiran"
MASA = (("tahun", "Tahun ini"), ("tahun_lalu", "Tahun lalu"), ("semester", "Semester ini"), ("bebas", "Tanggal bebas"))


def make(ctx: Context) -> Page:
    """The page."""
    return KisiPage(ctx)


def period(masa: str, today: date) -> tuple[date, date]:
    """First and last day of a choice of MASA."""
    if masa == "semester":
        return semester(today)
    year = today.year - (masa == "tahun_lalu")
    return date(year, 1, 1), date(year, 12, 31)


class KisiPage(Page):
    """The choices above, the grid below; Enter on a column's cell opens its meeting."""

    title = "Rekap kehadiran"
    help_key = "kisi"
    tables = frozenset({"rapat", "kehadiran", "orang", "penugasan", "relawan", "aturan"})
    abilities = frozenset({"cetak", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.found: Kisi | None = None
        self.masa, self.jenis, self.badan = (
            ChoiceInput(choices, required=True) for choices in (MASA, JENIS_KISI, BADAN_KISI)
        )
        self.mulai, self.selesai = DateInput(), DateInput()
        self.model = KisiModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Rekap kehadiran")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setMaximumWidth(looks.chars(self.table, 34))
        self.table.verticalHeader().setHighlightSections(False)
        self.table.setCornerButtonEnabled(False)
        self.table.horizontalHeader().setHighlightSections(False)
        self.answer = looks.label("", "err", wrap=True)
        self.legend = looks.Elided("", "kecil")
        self.back_button = looks.button("Daftar rapat", self.back, "arrow-left")
        self.open_button = looks.button("Buka rapat", self.open_meeting, "folder-open")
        self.excel_button = looks.button("Excel…", self.export, "file-spreadsheet")
        self.print_button = looks.button("Cetak…", self.print_out, "printer", "primary")
        self.add_action(self.back_button, self.open_button, self.excel_button, self.print_button)
        self.body.addLayout(self._choices())
        below = QVBoxLayout()
        below.addWidget(self.answer)
        below.addWidget(self.table, 1)
        below.addWidget(self.legend)
        self.body.addLayout(below, 1)
        self._start()
        self.masa.edited.connect(self._masa_chosen)
        for made in (self.jenis, self.badan, self.mulai, self.selesai):
            made.edited.connect(self.reload)
        self.table.selectionModel().currentChanged.connect(self._enable)
        self.table.doubleClicked.connect(self.open_meeting)

    def _choices(self) -> QHBoxLayout:
        narrow(self.mulai, 12, "00-00-0000")
        narrow(self.selesai, 12, "00-00-0000")
        line = QHBoxLayout()
        line.setSpacing(8)
        self._dates: list[QWidget] = []
        for words, made in (("Masa", self.masa), ("Mulai", self.mulai), ("Sampai", self.selesai),
                            ("Rapat", self.jenis), ("Orang", self.badan)):
            label = looks.label(words)
            label.setBuddy(made)
            made.setAccessibleName(words)
            line.addWidget(label)
            line.addWidget(made)
            if isinstance(made, ChoiceInput):
                made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            else:
                self._dates += [label, made]
        self.jenis.setMaximumWidth(looks.chars(self.jenis, 26))
        line.addStretch(1)
        return line

    def _start(self) -> None:
        self.masa.set_value("tahun")
        self.jenis.set_value(ANGGOTA)
        self.badan.set_value("LKM")
        self._masa_chosen()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _masa_chosen(self) -> None:
        masa = str(self.masa.value())
        if masa != "bebas":
            begin, end = period(masa, date.today())
            with QSignalBlocker(self.mulai), QSignalBlocker(self.selesai):
                self.mulai.set_value(begin)
                self.selesai.set_value(end)
        for made in self._dates:
            made.setVisible(masa == "bebas")
        if self.isVisible():
            self.reload()

    def asked(self) -> MintaKisi | None:
        """What is asked for; None while a date is none."""
        begin, end = self.mulai.value(), self.selesai.value()
        if begin is None or end is None:
            return None
        return MintaKisi(begin, end, str(self.jenis.value()), str(self.badan.value()))

    def reload(self) -> None:
        """Read the grid again."""
        minta = self.asked()
        wrong = "" if minta else self.mulai.problem() or self.selesai.problem() or "Isi kedua tanggalnya."
        if minta is not None:
            try:
                with self.ctx.read() as s:
                    self.found = kisi(s, minta)
            except FieldErrors as error:
                wrong = " ".join(error.errors.values())
        self.answer.setText(wrong)
        self.answer.setVisible(bool(wrong))
        if not wrong and self.found is not None:
            self._show(self.found)
        for made in (self.excel_button, self.print_button):
            made.setEnabled(not wrong)

    def _show(self, found: Kisi) -> None:
        self.model.show(found)
        self.model.fit(self.table)
        low = sum(person.kurang for person in found.orang)
        parts = [f"{tanggal_panjang(found.minta.mulai)} s.d. {tanggal_panjang(found.minta.selesai)}"]
        count = f"{len(found.rapat)} rapat" if found.rapat else "tidak ada rapat pada masa ini"
        parts.append(f"{len(found.orang)} orang, {count}")
        unrecorded = sum(not meeting.tercatat for meeting in found.rapat)
        parts += [f"{unrecorded} rapat belum dicatat"] if unrecorded else []
        parts += [f"{low} orang {found.kata_kurang}"] if low else []
        parts += [f"{found.tanpa_nama} rapat hanya mencatat jumlah"] if found.tanpa_nama else []
        self.set_title(self.title, "  ·  ".join(parts))
        self.legend.setText("H hadir  ·  I izin  ·  S sakit  ·  A alpa  ·  - tidak diundang  ·  kosong belum dicatat"
                            "  ·  batasnya di Pengaturan, Aturan")
        self._enable()

    def _enable(self) -> None:
        self.open_button.setEnabled(self.model.meeting_at(self.table.currentIndex().column()) is not None)

    def take_focus(self) -> None:
        """The keys go to the grid."""
        if self.table.currentIndex().row() < 0 and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    # --- what can be done -------------------------------------------------------------------------------------------

    def open_meeting(self) -> None:
        """The roll of the meeting in whose column the mark stands."""
        meeting = self.model.meeting_at(self.table.currentIndex().column())
        if meeting is not None:
            self.ctx.go("rapat_isi", rapat_id=meeting.id, tab="kehadiran")

    def back(self) -> None:
        """To the list of meetings."""
        self.ctx.go("rapat")

    def print_out(self) -> None:
        """Ctrl+P."""
        minta = self.asked()
        if minta is None or self.found is None:
            return
        given = (("mulai", minta.mulai.isoformat()), ("selesai", minta.selesai.isoformat()), ("jenis", minta.jenis),
                 ("badan", minta.badan))
        self.ctx.preview(Request(
            title=f"Rekap kehadiran {self.found.judul}", kind=PAPER,
            file_name=nama_berkas(f"Rekap kehadiran {self.found.judul}", minta.selesai, akhiran=".pdf"),
            draw=partial(_draw, self.ctx), start=Pilihan(isian=given, kertas=F4.rebah()),
            options=TABLE, printed=partial(_printed, self.ctx),
        ))  # fmt: skip

    def export(self) -> None:
        """Ctrl+E."""
        from lkm_desktop.workbooks.kisi import kisi_workbook

        minta = self.asked()
        if minta is None or self.found is None:
            return
        excel.save(self, f"Rekap kehadiran {self.found.judul}", "rekap-kehadiran", partial(kisi_workbook, minta=minta))


def _draw(ctx: Context, choice: Pilihan) -> Kertasnya:
    from lkm_desktop import documents

    with ctx.read() as s:
        return documents.make_paper(s, PAPER, choice)


def _printed(ctx: Context, data: bytes, choice: Pilihan, pages: int) -> None:
    from lkm_desktop.services import dokumen

    with ctx.unit("Cetak rekap kehadiran") as s:
        dokumen.paper_made(s, PAPER, data, choice.kertas.nama if choice.kertas else F4.nama, pages)

