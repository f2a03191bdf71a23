"""Registration of relawan at a meeting: tick who signed up, one button writes all of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from lkm_desktop.errors import LkmError
from lkm_desktop.services import rapat, relawan_daftar
from lkm_desktop.services.relawan_daftar import Calon, Pendaftaran
from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.rapat.source import RapatSource
from ui.pages.rapat.words import short_date
from ui.pages.relawan_kerja.daftar_model import CalonTable
from ui.widgets import looks
from ui.widgets.person_picker import PersonPicker

HINT = "Spasi mencentang  ·  F2 menulis minat  ·  Ctrl+S mendaftarkan"
NOBODY = ("Belum ada yang ditandai hadir di rapat ini. Catat dulu kehadirannya, atau tambahkan orangnya dengan "
          "tombol Tambah nama.")


def make(ctx: Context) -> Page:
    """The page; which meeting it shows is told to `open`."""
    return DaftarPage(ctx)


class DaftarPage(Page):
    """Everyone present; who is a relawan already is shown as such."""

    title = "Daftarkan relawan"
    help_key = "relawan_daftar"
    tables = frozenset({"rapat", "kehadiran", "orang", "relawan"})
    abilities = frozenset({"simpan", "ubah", "cari", "baru", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.rapat_id = ""
        self.others: list[str] = []
        self.table = CalonTable()
        self.empty = looks.label(NOBODY, "muted", wrap=True)
        self.picker = PersonPicker(RapatSource(ctx).people, "Tambah ke Warga")
        self.side = self._side()
        self.back_button = looks.button("Ke rapatnya", self.back, "arrow-left")
        self.other_button = looks.button("Tambah nama…", self.new_record, "user-plus")
        self.save_button = looks.button("Daftarkan", self.save, "check", "primary")
        self.all_button = looks.button("Centang semua", self.tick_all, "check")
        self.add_action(self.back_button, self.other_button, self.save_button)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.empty)
        left.addWidget(self.table, 1)
        left.addWidget(looks.Elided(HINT, "kecil"))
        left.addLayout(looks.row(self.all_button, None))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addLayout(left, 1)
        line.addWidget(self.side)
        self.body.addLayout(line, 1)
        self.table.opened.connect(self._opened)
        self.table.calon.changed.connect(self._enable)
        self.picker.picked.connect(self._picked)
        self.picker.new_wanted.connect(self._new_person)

    def _side(self) -> QFrame:
        frame, layout = looks.card()
        layout.addWidget(looks.label("Siapa lagi yang mendaftar?", "h2", wrap=True))
        words = "Untuk orang yang tidak ada di daftar hadir, misalnya pada rembug yang hanya mencatat jumlah."
        layout.addWidget(looks.label(words, "muted", wrap=True))
        layout.addWidget(self.picker, 1)
        layout.addLayout(looks.row(None, looks.button("Tutup", self.close_side)))
        frame.setFixedWidth(looks.chars(frame, 42))
        frame.hide()
        return frame

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`rapat_id` shows who was at that meeting."""
        wanted = str(arguments.get("rapat_id") or self.rapat_id)
        if wanted != self.rapat_id:
            self.rapat_id, self.others = wanted, []
            self.table.calon.forget()
            self.bar.clear()
            self.side.hide()
        self._stale = False
        self.reload()

    def reload(self) -> None:
        """Read the roll again; ticks stay."""
        if not self.rapat_id:
            self.ctx.go("rapat")
            return
        try:
            with self.ctx.read() as s:
                meeting = rapat.one(s, self.rapat_id)
                people = [*relawan_daftar.calon(s, self.rapat_id), *self._beside(s)]
                here = relawan_daftar.terdaftar_di(s, self.rapat_id)
                words = f"{meeting.judul}, {short_date(meeting.tanggal)}"
        except LkmError:
            self.rapat_id = ""
            self.ctx.go("rapat")
            return
        row = self.table.currentIndex().row()
        self.table.calon.show(people)
        self.table.go_to(min(max(row, 0), len(people) - 1))
        done = f"  ·  {here} relawan terdaftar dari rapat ini" if here else ""
        self.set_title(self.title, f"{words}  ·  {len(people)} orang{done}")
        self.empty.setVisible(not people)
        self.table.setVisible(bool(people))
        self._enable()

    def _beside(self, session: Any) -> list[Calon]:
        return [relawan_daftar.calon_orang(session, person) for person in self.others]

    def _enable(self) -> None:
        count = len(self.table.calon.ticked)
        self.save_button.setText(f"Daftarkan {count} orang" if count else "Daftarkan")
        self.save_button.setEnabled(bool(count))
        self.all_button.setEnabled(any(not one.terdaftar for one in self.table.calon.people))
        mnemonics.refresh(self)

    def take_focus(self) -> None:
        """The keys go to the list."""
        if self.table.calon.people:
            self.table.enter()
        else:
            self.other_button.setFocus()

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    # --- ticks ------------------------------------------------------------------------------------------------------

    def tick_all(self) -> None:
        """Everyone who is no relawan yet."""
        self.table.calon.toggle(range(len(self.table.calon.people)))

    def _opened(self, row: int) -> None:
        self.table.calon.toggle([row])

    def edit_record(self) -> None:
        """F2: the interest."""
        self.table.edit_interest()

    def new_record(self) -> None:
        """Ctrl+N: somebody who is not on the roll."""
        if self.ctx.may_write():
            self.side.show()
            self.picker.start()
            mnemonics.refresh(self)

    def focus_search(self) -> None:
        """Ctrl+F looks for a person."""
        self.new_record()

    def close_side(self) -> None:
        """Nobody else."""
        self.side.hide()
        self.take_focus()

    def _picked(self, person_id: str) -> None:
        if any(one.id == person_id for one in self.table.calon.people):
            self.say("info", "Orang ini sudah ada di daftar.")
            return
        self.others.append(person_id)
        self.reload()
        self.table.calon.toggle([len(self.table.calon.people) - 1])
        self.table.go_to(len(self.table.calon.people) - 1)
        self.picker.start()

    def _new_person(self, text: str) -> None:
        self.ctx.go("orang", baru=True, nama=text)

    # --- writing ----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: everyone who is ticked becomes a relawan, in one step."""
        model = self.table.calon
        rows = [one.id for one in model.people if one.id in model.ticked and one.id not in self.others]
        beside = [person for person in self.others if person in model.ticked]
        done = Pendaftaran(0, 0, 0)
        with (unit := self.ctx.unit(f"Daftarkan {len(rows) + len(beside)} relawan")) as s:
            done = relawan_daftar.daftarkan(s, self.rapat_id, rows, beside, model.minat)
        if unit.ok:
            self.say("ok", done.kalimat, ("Lihat relawan", self.to_volunteers), ("Urungkan", self.ctx.undo))
            self.take_focus()

    def to_volunteers(self) -> None:
        """To the register."""
        self.ctx.go("relawan")

    def back(self) -> None:
        """To the roll of the meeting."""
        self.ctx.go("rapat_isi", rapat_id=self.rapat_id, tab="kehadiran")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the search for people."""
        if event.key() == Qt.Key.Key_Escape and self.side.isVisible():
            self.close_side()
            return
        super().keyPressEvent(event)
