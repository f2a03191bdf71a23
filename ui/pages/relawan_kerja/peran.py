"""Peran siklus: one role for one or many relawan of the running siklus, in one step."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lkm_desktop.domain.penugasan import BADAN, JABATAN
from lkm_desktop.domain.relawan import KEAKTIFAN, STATUS_RELAWAN
from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import Field
from lkm_desktop.services import relawan_peran
from lkm_desktop.services.registers import Query
from lkm_desktop.services.relawan_peran import PERAN, PeranBaru, RelawanPeran
from ui.context import Context
from ui.page import Page
from ui.pages import preview_papers
from ui.pages.belajar.tab import Source
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.inputs import ChoiceInput
from ui.widgets.plain_table import PlainModel
from ui.widgets.search_box import SearchBox

_HEADINGS = ("Nama", "RT/RW", "Minat", "Kehadiran", "Peran", "Dahulu")
_WIDTHS = (Width(14, 28, True), Width(6, 7), Width(7, 14), Width(9, 11), Width(11, 34), Width(7, 24))
_TEAMS = tuple((code, words) for code, words in BADAN if code in PERAN)
_FIELDS = (
    Field("badan", "Peran", "pilihan", 24, required=True, choices=_TEAMS),
    Field("jabatan", "Jabatan", "saran", 16, choices=JABATAN, help="Kosong berarti Anggota."),
    Field("pokja", "Kelompok", "saran", 20, help="Relawan sektoral: kosong berarti menurut minatnya."),
    Field("mulai", "Mulai", "tanggal", 12),
    Field("dasar", "Dasar", "teks", 24, help="Keputusan atau berita acara yang menetapkan."),
)
SHOWN = (("aktif", "Relawan aktif"), ("semua", "Semua, juga yang tidak aktif"))


def make(ctx: Context) -> Page:
    """The page."""
    return PeranPage(ctx)


class PeranPage(Page):
    """Several rows may be highlighted (Shift, Ctrl+A); the button gives the role to all of them."""

    title = "Peran siklus"
    help_key = "relawan_peran"
    tables = frozenset({"relawan", "orang", "penugasan", "siklus", "kehadiran", "rapat", "aturan"})
    abilities = frozenset({"simpan", "cari", "cetak", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.rows: tuple[RelawanPeran, ...] = ()
        self.siklus_id: str | None = None
        self.model = PlainModel(_HEADINGS)
        self.table = Table("Relawan dan perannya", self.model)
        self.table.set_widths(_WIDTHS)
        self.search = SearchBox("Cari nama, RT, minat")
        self.shown = ChoiceInput(SHOWN, required=True)
        self.shown.setAccessibleName("Relawan yang tampak")
        self.shown.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
        self.form = FieldForm([Group("", _FIELDS)], Source(ctx))
        self.give_button = looks.button("Beri &peran", self.save, "check", "primary")
        self.end_button = looks.button("Akhiri peran ini", self.end_role, "circle-minus")
        self.active_button = looks.button("Nyatakan aktif lagi", self.activate, "rotate-ccw")
        self.print_button = looks.button("Cetak daftar tim…", self.print_out, "printer")
        self.add_action(self.print_button, self.give_button)
        self.body.addLayout(self._columns(), 1)
        self.search.searched.connect(self.reload)
        self.search.left_down.connect(self.table.enter)
        self.shown.edited.connect(self.reload)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.form.edited.connect(self._enable)
        self.form.finished.connect(self.save)
        self.form.set_values({"mulai": date.today()})

    def _columns(self) -> QHBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(8)
        top = looks.row(self.search, self.shown)
        top.setStretch(0, 1)
        left.addLayout(top)
        left.addWidget(self.table, 1)
        left.addWidget(looks.Elided("Shift atau Ctrl memilih beberapa baris, Ctrl+A semuanya", "kecil"))
        left.addLayout(looks.row(self.active_button, None))
        card, layout = looks.card()
        self.target = looks.label("", "h2", wrap=True)
        layout.addWidget(self.target)
        self.told = looks.label("", "muted", wrap=True)
        layout.addWidget(self.told)
        layout.addWidget(self.form)
        layout.addLayout(looks.row(self.end_button, None))
        layout.addStretch(1)
        card.setFixedWidth(looks.chars(card, 32))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addLayout(left, 1)
        line.addWidget(card)
        return line

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`badan` chooses the role."""
        if arguments.get("badan") in PERAN:
            self.form.inputs["badan"].set_value(str(arguments["badan"]))
            self._enable()

    def reload(self) -> None:
        """Read the relawan again; the highlighted ones stay."""
        before = {row.id for row in self.chosen()}
        query = Query(cari=self.search.text(), keadaan="aktif" if self.shown.value() == "aktif" else "semua")
        with self.ctx.read() as s:
            self.siklus_id, name = relawan_peran.berjalan(s)
            self.rows = relawan_peran.daftar(s, self.siklus_id, query)
            groups = relawan_peran.kelompok(s)
        self.form.inputs["pokja"].set_suggestions(groups)
        self.model.set_rows([_cells(row) for row in self.rows])
        self._select([n for n, row in enumerate(self.rows) if row.id in before])
        where = f"untuk {name}" if name else "belum ada siklus yang berjalan; peran dicatat tanpa siklus"
        self.set_title(self.title, f"{len(self.rows)} relawan  ·  {where}")
        self._enable()

    def _select(self, rows: list[int]) -> None:
        selection, flags = self.table.selectionModel(), self.table.selectionModel().SelectionFlag
        if rows:
            self.table.go_to(rows[0])
        for row in rows:
            selection.select(self.model.index(row, 0), flags.Select | flags.Rows)

    def chosen(self) -> list[RelawanPeran]:
        """The highlighted relawan."""
        selected = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.rows[row] for row in selected if row < len(self.rows)]

    def _enable(self) -> None:
        people = self.chosen()
        badan = self.form.inputs["badan"].value()
        self.give_button.setText(f"Beri &peran ({len(people)})" if people else "Beri &peran")
        self.give_button.setEnabled(bool(people and badan))
        self.end_button.setEnabled(bool(people and badan))
        self.print_button.setEnabled(bool(badan))
        self.active_button.setEnabled(any(row.status in ("tidak aktif", "pindah") for row in people))
        names = people[0].nama if len(people) == 1 else f"{len(people)} relawan terpilih" if people else "Beri peran"
        self.target.setText(names)
        if not self.rows:
            self.target.setText("Belum ada relawan yang tampak")
            self.told.setText("Catat relawan di halaman Relawan, atau ubah pencariannya.")
            return
        many = "Pilih perannya, lalu Beri peran." if people else "Pilih dulu relawannya di daftar."
        self.told.setText(people[0].peran or many if len(people) == 1 else many)

    def take_focus(self) -> None:
        """What is typed at once is looked for."""
        self.focus_search()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    # --- what can be done -------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: the role for everyone highlighted, in one step."""
        wrong, people = self.form.problems(), self.chosen()
        if not wrong and people:
            wrong = self._give(people)
        self.form.show_messages([(key, "salah", text) for key, text in wrong.items()])
        if wrong:
            self.form.focus_first(tuple(wrong))

    def _give(self, people: list[RelawanPeran]) -> dict[str, str]:
        v = self.form.values()
        words, done = dict(BADAN)[v["badan"]], None
        new = PeranBaru(v["badan"], v["jabatan"] or "Anggota", v["pokja"] or "", v["mulai"], v["dasar"] or "")
        whom = people[0].nama if len(people) == 1 else f"{len(people)} relawan"
        try:
            with (unit := self.ctx.unit(f"Beri peran {words} kepada {whom}")) as s:
                done = relawan_peran.beri(s, [row.orang_id for row in people], new, self.siklus_id)
        except FieldErrors as error:
            return error.errors
        if unit.ok and done is not None:
            there = f"; {len(done.sudah)} orang sudah memegangnya" if done.sudah else ""
            ended = f"; {done.diakhiri} peran yang sama dari siklus lain diakhiri" if done.diakhiri else ""
            self.table.setFocus()  # Ctrl+Z takes the roles back, not letters of a field
            self.say("ok", f"{words}: {done.baru} orang ditambahkan{there}{ended}.", ("Urungkan", self.ctx.undo))
        return {}

    def end_role(self) -> None:
        """Today is the last day of the chosen role of those highlighted."""
        badan, people = self.form.inputs["badan"].value(), self.chosen()
        if not badan or not people:
            return
        words, count = dict(BADAN)[badan], 0
        try:
            with (unit := self.ctx.unit(f"Akhiri peran {words}")) as s:
                count = relawan_peran.akhiri(s, [r.orang_id for r in people], badan, self.siklus_id, date.today())
        except FieldErrors as error:
            self.say("error", " ".join(error.errors.values()))
            return
        if unit.ok and count:
            self.say("ok", f"{words}: {count} orang berakhir hari ini.", ("Urungkan", self.ctx.undo))
        elif unit.ok:
            self.say("info", f"Tidak ada yang sedang memegang peran {words} di antara yang dipilih.")

    def activate(self) -> None:
        """Re-registration: the status of those highlighted is active again from today on."""
        count = 0
        with (unit := self.ctx.unit("Nyatakan relawan aktif lagi")) as s:
            count = relawan_peran.aktifkan(s, [row.id for row in self.chosen()], date.today())
        if unit.ok:
            self.say("ok", f"{count} relawan aktif lagi mulai hari ini.", ("Urungkan", self.ctx.undo))

    def print_out(self) -> None:
        """Ctrl+P: the list of the chosen team."""
        badan = self.form.inputs["badan"].value()
        if badan:
            words = dict(BADAN)[badan]
            self.ctx.preview(preview_papers.request(self.ctx, "daftar-tim-relawan", subjek=badan, name=words))


def _cells(row: RelawanPeran) -> tuple[str, ...]:
    place = "/".join(part for part in (row.rt, row.rw) if part)
    state = dict(KEAKTIFAN)[row.keaktifan]
    if row.status != "aktif":
        state = f"{dict(STATUS_RELAWAN)[row.status]}"
    return (row.nama, place, row.minat, state, row.peran, row.lalu)
