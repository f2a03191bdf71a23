"""Certificates: who is due one, giving numbers in one step, printing all of them or some again."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from lkm_desktop.errors import LkmError
from lkm_desktop.services import aturan, kbk, pelatihan, sertifikat
from lkm_desktop.services.sertifikat import Asal, Calon
from ui.context import Context
from ui.page import Page
from ui.pages import preview_papers
from ui.pages.belajar.tab import bar, place_of
from ui.pages.rapat.table import Table, Width
from ui.pages.rapat.words import short_date
from ui.widgets import looks
from ui.widgets.date_edit import DateInput
from ui.widgets.inputs import ChoiceInput
from ui.widgets.plain_table import PlainModel

PAPER = "sertifikat"
_HEADINGS = ("Nama", "L/P", "Kehadiran", "%", "JPL", "Sertifikat", "Tanggal")
_WIDTHS = (Width(16, 34, True), Width(4, 4), Width(12, 16), Width(4, 5), Width(4, 6), Width(16, 28), Width(10, 12))


def make(ctx: Context) -> Page:
    """The page."""
    return SertifikatPage(ctx)


class SertifikatPage(Page):
    """For a year of KBK or one training; several people may be highlighted."""

    title = "Sertifikat"
    help_key = "sertifikat"
    tables = frozenset({"sertifikat", "pelatihan", "peserta_pelatihan", "rapat", "kehadiran", "sesi_kbk", "topik",
                        "orang", "aturan", "templat"})  # fmt: skip
    abilities = frozenset({"cetak", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.rows: tuple[Calon, ...] = ()
        self.source: Asal | None = None
        self._limit = 0
        self.about = ChoiceInput([(str(date.today().year), f"KBK tahun {date.today().year}")], required=True)
        self.about.setAccessibleName("Sertifikat untuk")
        self.about.setMinimumContentsLength(34)
        self.day = DateInput()
        self.day.setFixedWidth(looks.chars(self.day, 12))
        self.day.setAccessibleName("Tanggal sertifikat")
        self.day.set_value(date.today())
        self.model = PlainModel(_HEADINGS, frozenset({3, 4}))
        self.table = Table("Peserta dan sertifikat", self.model)
        self.table.set_widths(_WIDTHS)
        self.empty = looks.label("", "muted", wrap=True)
        self.back_button = looks.button("Belajar", self.back, "arrow-left")
        self.print_button = looks.button("Cetak semua…", self.print_out, "printer", "primary")
        self.add_action(self.back_button, self.print_button)
        self.give_button = looks.button("Terbitkan untuk semua yang layak", self.give_all, "graduation-cap")
        self.some_button = looks.button("Terbitkan yang dipilih", self.give_some, "check")
        self.one_button = looks.button("Cetak yang dipilih…", self.print_one, "printer")
        self.take_button = looks.button("Tarik kembali", self.take_back, "circle-minus", "bahaya")
        self.rules_button = looks.button("Ubah batasnya", self.to_rules, "settings")
        top = QHBoxLayout()
        top.setSpacing(8)
        for words, edit in (("Untuk", self.about), ("Tanggal sertifikat", self.day)):
            label = looks.label(words)
            label.setBuddy(edit)
            top.addWidget(label)
            top.addWidget(edit)
        top.addStretch(1)
        self.body.addLayout(top)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(bar(self.give_button, self.some_button, self.one_button, self.take_button,
                                self.rules_button))
        self.about.edited.connect(self.reload)
        self.table.opened.connect(self.print_one)
        self.table.selectionModel().selectionChanged.connect(self._enable)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`subjek`: a year as text or the id of a training; `pelatihan_id` does too."""
        wanted = arguments.get("subjek") or arguments.get("pelatihan_id")
        if wanted:
            self._fill(str(wanted))
            self.about.set_value(str(wanted))
            self._stale = False
            self.reload()

    def _fill(self, wanted: str) -> None:
        """Years with sessions, and trainings."""
        with self.ctx.read() as s:
            years = sorted({*kbk.tahun_ada(s), date.today().year}, reverse=True)
            trainings = pelatihan.daftar(s)
        choices = [(str(year), f"KBK tahun {year}") for year in years]
        choices += [(t.id, f"{t.nama}, {short_date(t.mulai)}") for t in trainings]
        if wanted not in dict(choices) and wanted.isdigit():
            choices.insert(0, (wanted, f"KBK tahun {wanted}"))
        self.about.set_choices(choices)

    def reload(self) -> None:
        """Read the participants again; the highlighted one stays."""
        self._fill(str(self.about.value()))
        current, row = self.chosen(), self.table.currentIndex().row()
        subject = str(self.about.value())
        try:
            with self.ctx.read() as s:
                self.source = sertifikat.asal(s, subject)
                self.rows = tuple(sorted(sertifikat.calon(s, subject), key=lambda c: not (c.layak or c.nomor)))
                self._limit = aturan.angka(s, "batas_sertifikat")
        except LkmError:
            self.source, self.rows = None, ()
        self.model.set_rows([_cells(c) for c in self.rows])
        self.table.go_to(place_of([c.orang_id for c in self.rows], current.orang_id if current else "", row))
        self.set_title(self.title, self._counts())
        self.empty.setText("Belum ada peserta yang tercatat hadir." if not self.rows else "")
        self.empty.setVisible(not self.rows)
        self._enable()

    def _counts(self) -> str:
        due, given = sum(c.layak for c in self.rows), sum(bool(c.nomor) for c in self.rows)
        name = self.source.nama if self.source else ""
        parts = [f"{len(self.rows)} peserta", f"{due} hadir {self._limit} % atau lebih", f"{given} sudah terbit"]
        return "  ·  ".join([name, *parts]) if self.rows else name

    def chosen(self) -> Calon | None:
        """The highlighted participant."""
        row = self.table.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def chosen_rows(self) -> list[Calon]:
        """All highlighted participants."""
        return [self.rows[row] for row in self.table.rows() if row < len(self.rows)]

    def _enable(self) -> None:
        rows = self.chosen_rows()
        self.give_button.setEnabled(any(c.layak and not c.nomor for c in self.rows))
        self.some_button.setEnabled(any(c.layak and not c.nomor for c in rows))
        self.one_button.setEnabled(len(rows) == 1 and bool(rows[0].nomor))
        self.take_button.setEnabled(any(c.nomor for c in rows))
        self.print_button.setEnabled(any(c.nomor for c in self.rows))

    def take_focus(self) -> None:
        """The keys go to the list."""
        if self.rows:
            self.table.enter()
        else:
            self.about.setFocus()

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    # --- what can be done -------------------------------------------------------------------------------------------

    def give_all(self) -> None:
        """Numbers for everybody who is due a certificate and has none."""
        self._give(None)

    def give_some(self) -> None:
        """Numbers for the highlighted ones among them."""
        self._give([c.orang_id for c in self.chosen_rows() if c.layak and not c.nomor])

    def _give(self, people: list[str] | None) -> None:
        problem = self.day.problem() or ("" if self.day.value() else "Isi tanggal sertifikatnya.")
        looks.mark(self.day, "salah", bool(problem))
        if problem or not self.ctx.may_write() or self.source is None:
            if problem:
                self.say("error", problem)
                self.day.setFocus()
            return
        count = 0
        with (unit := self.ctx.unit(f"Terbitkan sertifikat {self.source.nama}")) as s:
            count = sertifikat.terbitkan(s, self.source.subjek, people, self.day.value())
        if unit.ok:
            self.say("ok", f"{count} sertifikat diterbitkan.", ("Cetak", self.print_out), ("Urungkan", self.ctx.undo))

    def take_back(self) -> None:
        """The highlighted certificates go to the Sampah; their numbers are not given again."""
        rows = [c for c in self.chosen_rows() if c.nomor]
        if not rows:
            return
        words = f"Tarik sertifikat {rows[0].nama}" if len(rows) == 1 else f"Tarik {len(rows)} sertifikat"
        with (unit := self.ctx.unit(words)) as s:
            for c in rows:
                sertifikat.batalkan(s, c.id)
        if unit.ok:
            self.say("ok", f"{len(rows)} sertifikat ditarik; nomornya tidak dipakai lagi.", ("Urungkan", self.ctx.undo))

    def print_out(self) -> None:
        """Ctrl+P: every certificate that was given."""
        if self.source is not None:
            self._preview(self.source.subjek, self.source.nama)

    def print_one(self) -> None:
        """The highlighted one again."""
        c = self.chosen()
        if c is not None and c.nomor and self.source is not None:
            self._preview(f"{self.source.subjek}/{c.orang_id}", c.nama)

    def _preview(self, subjek: str, name: str) -> None:
        self.ctx.preview(preview_papers.request(self.ctx, PAPER, subjek=subjek, name=name))

    def to_rules(self) -> None:
        """Where the threshold is set."""
        self.ctx.go("pengaturan", bagian="aturan")

    def back(self) -> None:
        """To the page of learning."""
        self.ctx.go("belajar", tab="peserta")


def _cells(c: Calon) -> tuple[str, ...]:
    share = "" if c.persen is None else str(c.persen)
    hours = f"{c.jpl:g}".replace(".", ",") if c.jpl else ""
    state = c.nomor or ("layak, belum terbit" if c.layak else "")
    return c.nama, c.jk, c.hadir, share, hours, state, short_date(c.tanggal) if c.tanggal else ""
