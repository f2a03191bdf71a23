"""PAW: members and seats, the reserve by rank, and the chain of who replaced whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.documents import DOKUMEN
from lkm_desktop.services.paw import Anggota, Cadangan, Pergantian
from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages import preview_papers
from ui.pages.paw_form import ReplaceForm
from ui.pages.paw_source import Board, PawSource
from ui.pages.pemilihan import words
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.plain_table import PlainModel

PAPER = "riwayat-paw"
_MEMBERS = ("Nama", "L/P", "Jabatan", "Mulai")
_MEMBER_WIDTHS = (Width(13, 30, True), Width(3, 4), Width(10, 14), Width(10, 12))
_RESERVE = ("Urutan", "Nama", "L/P", "RT/RW", "Suara", "Keadaan")
_RESERVE_WIDTHS = (Width(6, 6), Width(12, 28, True), Width(3, 4), Width(6, 7), Width(6, 6), Width(9, 22))
_CHAIN = ("Yang diganti", "Berhenti", "Alasan", "Pengganti", "Sejak", "Keputusan")
_CHAIN_WIDTHS = (Width(12, 26, True), Width(10, 12), Width(8, 20), Width(12, 26, True), Width(10, 12), Width(9, 30))
NO_RESERVE = "Cadangan belum ada. Cadangan datang dari pemilihan yang anggotanya ditetapkan di halaman Pemilihan."
NO_CHAIN = "Belum ada pergantian anggota sebelum masa baktinya habis."


def make(ctx: Context) -> Page:
    """The page."""
    return PawPage(ctx)


class PawPage(Page):
    """Enter on a member begins the replacement; the form stands in the place of the reserve."""

    title = "Pergantian antarwaktu"
    help_key = "paw"
    tables = frozenset({"penugasan", "orang", "pemilihan", "perolehan", "aturan"})
    abilities = frozenset({"baru", "simpan", "cetak", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.source = PawSource(ctx)
        self.board = Board((), (), (), (), None)
        self.members = PlainModel(_MEMBERS)
        self.reserve = PlainModel(_RESERVE, frozenset({0, 4}))
        self.chain = PlainModel(_CHAIN)
        self.member_table = Table("Anggota yang bertugas", self.members)
        self.member_table.set_widths(_MEMBER_WIDTHS)
        self.reserve_table = Table("Cadangan menurut suara", self.reserve)
        self.reserve_table.set_widths(_RESERVE_WIDTHS)
        self.chain_table = Table("Riwayat pergantian", self.chain)
        self.chain_table.set_widths(_CHAIN_WIDTHS)
        self.form = ReplaceForm(self.source)
        self.replace_button = looks.button("Ganti anggota", self.new_record, "users", "primary")
        self.coordinator_button = looks.button("Jadikan koordinator", self.promote, "user")
        self.print_button = looks.button("Cetak riwayat", self.print_out, "printer")
        self.no_reserve = looks.label(NO_RESERVE, "muted", wrap=True)
        self.no_chain = looks.label(NO_CHAIN, "muted", wrap=True)
        self.story = looks.label("", "", wrap=True)
        self.add_action(self.print_button, self.coordinator_button, self.replace_button)
        self._lay_out()
        self.member_table.opened.connect(self.new_record)
        self.member_table.selectionModel().currentRowChanged.connect(self._enable)
        self.chain_table.selectionModel().currentRowChanged.connect(self._show_story)
        self.form.saved.connect(self._saved)
        self.form.close_wanted.connect(self.close_form)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(looks.label("Anggota sekarang", "h2"))
        left.addWidget(self.member_table, 1)
        reserve = QWidget()
        column = QVBoxLayout(reserve)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(looks.label("Cadangan", "h2"))
        column.addWidget(self.no_reserve)
        column.addWidget(self.reserve_table, 100)
        column.addStretch(1)
        self.right = QStackedWidget()
        self.right.addWidget(reserve)
        self.right.addWidget(self.form)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addLayout(left, 4)
        line.addWidget(self.right, 5)
        self.body.addLayout(line, 5)
        self.body.addWidget(looks.label("Riwayat pergantian", "h2"))
        self.body.addWidget(self.no_chain)
        self.body.addWidget(self.chain_table, 4)
        self.body.addWidget(self.story)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`penugasan_id` begins the replacement of that member; `lanjutkan` goes on with what was typed."""
        if arguments.get("penugasan_id"):
            self._stale = False
            self.reload()
            wanted = str(arguments["penugasan_id"])
            self._begin(wanted.removesuffix("-k"), coordinator=wanted.endswith("-k"))
            if arguments.get("lanjutkan"):
                self.form.resume()

    def reload(self) -> None:
        """Read again; the highlighted rows stay."""
        self.board = self.source.board(date.today())
        people = [*map(_member, self.board.members), *map(_vacant, self.board.vacant)]
        self._fill(self.member_table, self.members, people)
        self._fill(self.reserve_table, self.reserve, [_candidate(one) for one in self.board.reserve])
        self._fill(self.chain_table, self.chain, [_link(one) for one in self.board.chain])
        self.no_reserve.setVisible(not self.board.reserve)
        self.reserve_table.setVisible(bool(self.board.reserve))
        self.no_chain.setVisible(not self.board.chain)
        self.chain_table.setVisible(bool(self.board.chain))
        free = sum(not one.keadaan for one in self.board.reserve)
        count = len(self.board.members)
        parts = [
            f"{count} anggota" if count else "Belum ada anggota yang bertugas",
            f"{free} cadangan siap" if self.board.reserve else "",
            f"{len(self.board.vacant)} kursi kosong" if self.board.vacant else "",
            f"{len(self.board.chain)} pergantian" if self.board.chain else "",
        ]
        self.set_title(self.title, "  ·  ".join(part for part in parts if part))
        self._show_story()
        self._enable()

    def _fill(self, table: Table, model: PlainModel, rows: list[tuple[str, ...]]) -> None:
        row = max(table.currentIndex().row(), 0)
        model.set_rows(rows)
        table.go_to(min(row, len(rows) - 1))

    def chosen(self) -> tuple[str, str] | None:
        """(id of the appointment, name) of the highlighted member or empty seat."""
        row, members = self.member_table.currentIndex().row(), self.board.members
        if 0 <= row < len(members):
            return members[row].penugasan_id, members[row].nama
        rest = row - len(members)
        if 0 <= rest < len(self.board.vacant):
            return self.board.vacant[rest].penugasan_id, self.board.vacant[rest].nama
        return None

    def _enable(self) -> None:
        row = self.member_table.currentIndex().row()
        member = self.board.members[row] if 0 <= row < len(self.board.members) else None
        self.replace_button.setEnabled(self.chosen() is not None)
        self.coordinator_button.setEnabled(member is not None and member.jabatan != "Koordinator")
        self.print_button.setVisible(PAPER in DOKUMEN)
        self.print_button.setEnabled(bool(self.board.chain))

    def _show_story(self) -> None:
        """The seat of the highlighted replacement, told from its first holder on."""
        row = self.chain_table.currentIndex().row()
        one = self.board.chain[row] if 0 <= row < len(self.board.chain) else None
        self.story.setText(story(self.source.seat(one.penugasan_id)) if one is not None else "")
        self.story.setVisible(bool(self.story.text()))

    def take_focus(self) -> None:
        """The keys go to the form while it is open, else to the members."""
        if self.right.currentIndex() == 1:
            self.form.start()
        else:
            self.member_table.enter()

    def leave(self) -> None:
        """Keep what is typed; what was said is over."""
        self.form.keep_draft()
        self.bar.clear()

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N and Enter: replace the highlighted member."""
        found = self.chosen()
        if found is not None and self.ctx.may_write():
            self._begin(found[0])

    def promote(self) -> None:
        """The highlighted member becomes koordinator."""
        found = self.chosen()
        if found is not None and self.ctx.may_write():
            self._begin(found[0], coordinator=True)

    def _begin(self, penugasan_id: str, *, coordinator: bool = False) -> None:
        names = {one.penugasan_id: one.nama for one in self.board.members}
        names |= {one.penugasan_id: one.nama for one in self.board.vacant}
        if penugasan_id not in names:
            self.say("info", "Anggota itu sudah tidak bertugas.")
            return
        self.right.setCurrentIndex(1)
        self.form.begin(penugasan_id, names[penugasan_id], self.board.reserve, coordinator=coordinator)
        mnemonics.refresh(self)
        self.form.start()

    def close_form(self) -> None:
        """Back to the reserve; what is typed stays as a draft."""
        self.form.forget()
        self.right.setCurrentIndex(0)
        mnemonics.refresh(self)
        self.member_table.enter()

    def _saved(self) -> None:
        name = self.form.subject.words if self.form.subject is not None else ""
        said = f"{name} menjadi koordinator." if self.form.coordinator else f"Pergantian {name} tercatat."
        self.close_form()
        self.say("ok", said, ("Urungkan", self.ctx.undo))

    def save(self) -> None:
        """Ctrl+S: the form."""
        if self.right.currentIndex() == 1:
            self.form.save()

    def print_out(self) -> None:
        """Ctrl+P: the history on paper."""
        if PAPER in DOKUMEN and self.board.chain:
            self.ctx.preview(preview_papers.request(self.ctx, PAPER, subjek=self.board.pemilihan_id or ""))


def _member(one: Anggota) -> tuple[str, ...]:
    return one.nama, one.jk, one.jabatan, words.day(one.mulai)


def _vacant(one: Pergantian) -> tuple[str, ...]:
    return f"(kursi kosong, dari {one.nama})", "", one.jabatan, words.day(one.selesai)


def _candidate(one: Cadangan) -> tuple[str, ...]:
    state = one.keadaan or ("berikutnya" if one.berikutnya else "siap")
    return (words.number(one.peringkat), one.nama, one.jk, words.place(one.rt, one.rw), words.number(one.suara), state)


def _link(one: Pergantian) -> tuple[str, ...]:
    name = f"{one.nama} (koordinator)" if one.jabatan == "Koordinator" else one.nama
    return (name, words.day(one.selesai), one.alasan, one.pengganti or "belum ada", words.day(one.sejak), one.dasar)


def story(seat: tuple[Pergantian, ...]) -> str:
    """One seat in sentences: who left when and why, who came by which decision."""
    told = []
    for one in seat:
        until = f" sampai {fmt.tanggal_panjang(one.selesai)}" if one.selesai else ""
        why = f" ({one.alasan.lower()})" if one.alasan else ""
        told.append(f"{one.nama} bertugas{until}{why}.")
        if one.pengganti:
            since = f" sejak {fmt.tanggal_panjang(one.sejak)}" if one.sejak else ""
            basis = f", berdasarkan {one.dasar}" if one.dasar else ""
            told.append(f"{one.pengganti} menggantikan{since}{basis}.")
        else:
            told.append("Kursinya belum terisi.")
    return " ".join(told)
