"""Tab 1: the agenda of the year, line by line, with what became of each."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lkm_desktop.domain.belajar import METODE
from lkm_desktop.fields import Field
from lkm_desktop.format import BULAN
from lkm_desktop.services import kbk, kbk_agenda, kbk_anggota, topik
from lkm_desktop.services.kbk_agenda import BATAL, BarisAgenda
from ui.pages.belajar import agenda_acts
from ui.pages.belajar.date_ask import DateAsk
from ui.pages.belajar.tab import EntryPanel, Source, Tab, bar, place_of
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.plain_table import PlainModel

_HEADINGS = ("Waktu", "Topik", "Nilai/prinsip", "Pemandu", "Target", "Keadaan")
_WIDTHS = (Width(9, 11), Width(16, 36, True), Width(8, 20), Width(8, 18), Width(5, 6), Width(17, 34))
#: while the form stands beside the list it says what these columns say
_BESIDE = (Width(9, 11), Width(12, 36, True), Width(0, 0), Width(0, 0), Width(0, 0), Width(17, 30))
_FIELDS = (
    Field("topik_id", "Topik", "pilihan", 30, required=True),
    Field("bulan", "Bulan", "pilihan", 12, required=True),
    Field("tanggal", "Tanggal", "tanggal", 12, help="Kosong bila baru bulannya yang pasti."),
    Field("metode", "Metode", "saran", 16, choices=METODE),
    Field("pemandu", "Pemandu", "saran", 24),
    Field("sasaran", "Sasaran", "saran", 24, help="Siapa yang diharapkan datang."),
    Field("target", "Target", "angka", 8, help="Orang."),
    Field("tempat", "Tempat", "saran", 20),
    Field("keterangan", "Keterangan", "panjang", 24),
)
EMPTY = ("Belum ada agenda belajar tahun ini. Susun dari topik dasar, salin dari tahun lalu, atau tambahkan barisnya "
         "satu per satu.")
NO_TOPICS = ("Belum ada topik. Topik bawaan mencakup enam nilai, empat prinsip, dan Tridaya; sesudah diambil boleh "
             "diubah di halaman Topik.")


class AgendaTab(Tab):
    """Enter changes the highlighted line; several may be made meetings at once."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self.rows: tuple[BarisAgenda, ...] = ()
        self._topics: list[tuple[str, str]] = []
        self.made = ""
        self.source = Source(self.ctx)
        self.model = PlainModel(_HEADINGS, frozenset({4}))
        self.table = Table("Agenda belajar", self.model)
        self.table.set_widths(_WIDTHS)
        self.empty = looks.label("", "muted", wrap=True)
        self.panel = EntryPanel(self.ctx, FieldForm([Group("", _FIELDS)], self.source), "Simpan baris", self._write)
        self.panel.form.inputs["bulan"].set_choices([(n, name) for n, name in enumerate(BULAN, 1)])
        self.panel.setFixedWidth(looks.chars(self.panel, 42))
        self.ask = DateAsk("Buat pertemuan")
        self.edit_button = looks.button("Ubah", self.edit_record, "pencil")
        self.make_button = looks.button("Buat pertemuan", self.make_meetings, "calendar-plus")
        self.open_button = looks.button("Buka pertemuan", self.open_meeting, "folder-open")
        self.off_button = looks.button("Batalkan", self.call_off, "circle-minus")
        self.delete_button = looks.button("Hapus", self.delete_record, "trash-2", "bahaya")
        self.copy_button = looks.button("Salin tahun lalu", self.copy_year, "copy")
        self.fill_button = looks.button("Susun dari topik dasar", self.fill_year, "sprout")
        self.calendar_button = looks.button("Kalender dinding…", self.print_calendar, "printer")
        self.agenda_button = looks.button("Cetak agenda…", self.print_agenda, "printer")
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.empty)
        left.addWidget(self.table, 1)
        left.addWidget(self.ask)
        self.buttons = bar(self.edit_button, self.make_button, self.open_button, self.off_button, self.delete_button,
                           self.fill_button, self.copy_button, self.calendar_button, self.agenda_button)
        left.addWidget(self.buttons)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addLayout(left, 1)
        line.addWidget(self.panel)
        self.column.addLayout(line, 1)
        self.table.opened.connect(self.edit_record)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.panel.closed.connect(self._closed)
        self.ask.wanted.connect(self._make_on)
        self.ask.left.connect(self.table.setFocus)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the agenda of the year again; the highlighted line stays."""
        current = self.chosen()
        row = self.table.currentIndex().row()
        with self.ctx.read() as s:
            self.rows = kbk_agenda.daftar(s, self.tahun)
            topics = topik.daftar(s)
            names = [a.nama for a in kbk_anggota.daftar(s, date.today())]
            past = kbk.setahun(s, self.tahun)
        self._topics = [(t.id, t.sebutan) for t in topics]
        edit = self.panel.form.inputs["topik_id"]
        kept = edit.value()
        edit.set_value(None)
        edit.set_choices(self._topics)
        edit.set_value(kept if kept in dict(self._topics) else None)
        self._suggest(names, [one.pemandu for one in past], [one.tempat for one in past])
        self.model.set_rows([_cells(b) for b in self.rows])
        self.table.go_to(place_of([b.id for b in self.rows], current.id if current else "", row))
        self.empty.setText(EMPTY if topics else NO_TOPICS)
        self.empty.setVisible(not self.rows or not topics)
        self.fill_button.setText("Susun dari topik dasar" if topics else "Ambil topik bawaan")
        self._enable()

    def _suggest(self, names: list[str], guides: list[str], places: list[str]) -> None:
        words = {
            "pemandu": [*names, *guides, *(b.pemandu for b in self.rows)],
            "tempat": [*(b.tempat for b in self.rows), *places], "sasaran": [b.sasaran for b in self.rows],
        }
        for key, found in words.items():
            self.panel.form.inputs[key].set_suggestions(list(dict.fromkeys(text for text in found if text)))

    def counts(self) -> str:
        """How far the year is."""
        done = sum(b.keadaan == kbk_agenda.TERLAKSANA for b in self.rows)
        late = sum(b.keadaan == kbk_agenda.TERLAMBAT for b in self.rows)
        parts = [f"{len(self.rows)} topik dalam agenda {self.tahun}", f"{done} terlaksana"]
        return "  ·  ".join([*parts, *([f"{late} terlewat"] if late else [])]) if self.rows else ""

    def chosen(self) -> BarisAgenda | None:
        """The highlighted line."""
        row = self.table.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def chosen_rows(self) -> list[BarisAgenda]:
        """All highlighted lines."""
        return [self.rows[row] for row in self.table.rows() if row < len(self.rows)]

    def go_to(self, agenda_id: str) -> None:
        """Highlight a line."""
        self.table.go_to(place_of([b.id for b in self.rows], agenda_id, 0))

    def _enable(self) -> None:
        row, rows = self.chosen(), self.chosen_rows()
        for made in (self.edit_button, self.delete_button, self.off_button):
            made.setEnabled(row is not None)
        self.make_button.setEnabled(any(b.sesi is None for b in rows))
        self.open_button.setEnabled(row is not None and row.sesi is not None)
        self.off_button.setText("Berlakukan lagi" if row is not None and row.keadaan == BATAL else "Batalkan")
        self.off_button.setEnabled(row is not None and row.sesi is None)

    def start(self) -> None:
        """The keys go to the form while it is open, else to the list."""
        if self.panel.isVisible():
            self.panel.form.focus_first()
        elif self.rows:
            self.table.enter()
        else:
            self.fill_button.setFocus()

    # --- one line ---------------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Another line: the first topic that the year lacks, in the first month without one that is not over."""
        if not self.ctx.may_write() or not self._may_leave_form():
            return
        taken = {b.bulan for b in self.rows}
        today = date.today()
        first = today.month if self.tahun == today.year else 1
        month = next((n for n in range(first, 13) if n not in taken), first)
        there = {b.topik_id for b in self.rows}
        topic = next((topic for topic, _ in self._topics if topic not in there), None)
        self._make_room(True)
        self.panel.begin(f"Baris baru, agenda {self.tahun}", None,
                         {"topik_id": topic, "bulan": month, "metode": "Diskusi"})

    def edit_record(self) -> None:
        """Enter and F2."""
        row = self.chosen()
        if row is None or not self._may_leave_form():
            return
        with self.ctx.read() as s:
            values = kbk_agenda.ambil(s, row.id)
        self._make_room(True)
        self.panel.begin(f"{row.topik}, {row.kapan}", row.id, values)

    def _make_room(self, form: bool) -> None:
        """The list is narrow while the form stands beside it."""
        self.buttons.setHidden(form)
        for column in (2, 3, 4):
            self.table.setColumnHidden(column, form)
        self.table.set_widths(_BESIDE if form else _WIDTHS)

    def _may_leave_form(self) -> bool:
        """Whether the form is free; typed text is saved or given up first."""
        if self.panel.isVisible() and self.panel.dirty:
            self.page.say("info", "Isian di sebelah kanan belum disimpan. Simpan atau batalkan dahulu.")
            self.panel.form.focus_first()
            return False
        return True

    def _write(self, row_id: str | None, values: dict[str, Any]) -> str:
        name = dict(self._topics).get(values.get("topik_id") or "", "")
        with self.ctx.store.unit(f"{'Ubah' if row_id else 'Tambah'} agenda belajar {name}".strip()) as s:
            made: str = kbk_agenda.simpan(s, row_id, {**values, "tahun": self.tahun} if row_id is None else values)
        return made

    def _closed(self, row_id: str) -> None:
        self._make_room(False)
        if row_id:
            self.go_to(row_id)
            self.page.say("ok", "Baris agenda tersimpan.", ("Urungkan", self.ctx.undo))
        self.table.setFocus()

    def save(self) -> None:
        """Ctrl+S: the form."""
        self.panel.save()

    def delete_record(self) -> None:
        """To the Sampah."""
        agenda_acts.trash(self)

    def call_off(self) -> None:
        """The line stays, marked as called off; or it holds again."""
        agenda_acts.call_off(self)

    # --- meetings ---------------------------------------------------------------------------------------------------

    def make_meetings(self) -> None:
        """A meeting of each highlighted line that has none; without its day, that is asked for."""
        rows = [b for b in self.chosen_rows() if b.sesi is None]
        dated = [b for b in rows if b.tanggal]
        if not self.ctx.may_write() or not rows:
            return
        if len(rows) == 1 and not dated:
            self.ask.begin(f"Pertemuan {rows[0].topik}")
        elif not dated:
            self.page.say("info", "Baris yang dipilih belum bertanggal. Isi tanggalnya, atau buat satu per satu.")
        else:
            agenda_acts.make(self, [(b.id, None) for b in dated], len(rows) - len(dated))

    def _make_on(self, day: date) -> None:
        row = self.chosen()
        if row is not None and agenda_acts.make(self, [(row.id, day)], 0):
            self.ask.end()

    def open_made(self) -> None:
        """The first meeting made just now."""
        self.ctx.go("rapat_isi", rapat_id=self.made, tab="undangan")

    def open_meeting(self) -> None:
        """The meeting of the line, at what was learnt."""
        row = self.chosen()
        if row is not None and row.sesi is not None:
            self.ctx.go("rapat_isi", rapat_id=row.sesi.rapat_id, tab="belajar")

    # --- the year ---------------------------------------------------------------------------------------------------

    def copy_year(self) -> None:
        """Last year's lines, without days."""
        agenda_acts.fill(self, f"Salin agenda belajar {self.tahun - 1} ke {self.tahun}", copy=True)

    def fill_year(self) -> None:
        """The basic topics that are not in it, month by month; in an office without topics, the shipped ones first."""
        if self._topics:
            agenda_acts.fill(self, f"Susun agenda belajar {self.tahun}", copy=False)
        else:
            agenda_acts.take_topics(self)

    def print_out(self) -> None:
        """Ctrl+P: the wall calendar."""
        self.print_calendar()

    def print_calendar(self) -> None:
        """The year on one page for the wall."""
        self.page.preview("kalender-kbk", str(self.tahun))

    def print_agenda(self) -> None:
        """The year as a table."""
        self.page.preview("agenda-kbk", str(self.tahun))


def _cells(b: BarisAgenda) -> tuple[str, ...]:
    return b.kapan, b.topik, b.nilai_kata, b.pemandu, str(b.target or ""), b.kalimat
