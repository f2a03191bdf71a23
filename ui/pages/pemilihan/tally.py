"""One tally: figures, names and votes typed together, checked while typing, ranked; the result is settled by people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop.services.hitung_suara import Angka
from lkm_desktop.services.orang import OrangRingkas
from lkm_desktop.services.perolehan import Hitungan
from lkm_desktop.services.pesan import Pesan
from ui.pages.pemilihan import figures as fig
from ui.pages.pemilihan import tally_rows
from ui.pages.pemilihan.sheet import Sheet
from ui.pages.pemilihan.sheet_model import Column, Row, SheetModel
from ui.pages.pemilihan.source import PemilihanSource, Values
from ui.pages.pemilihan.tie_card import TieCard
from ui.pages.pemilihan.typed import Subject, Typed, tone
from ui.pages.pemilihan.words import whole
from ui.widgets import looks

HINT = "Nama, Enter, suara, Enter  ·  Tab memilih nama yang ditawarkan  ·  Spasi di kolom centang  ·  Ctrl+S simpan"
LOCKED = "Anggota baru sudah ditetapkan dari pemilihan ini, jadi suara dan hasilnya tidak diubah lagi."
NOTHING = "Isi angka di atas, lalu nama dan suaranya."
_WORDS = {"salah": "Salah: ", "peringatan": "Perhatian: ", "info": ""}
_TONES = {"salah": "err", "peringatan": "awas", "info": "baik"}
_LEVELS = ("salah", "peringatan", "info")


class Tally(Typed):
    """`settled` after a result or a decision was written. asked: the figures above · chosen_noun: who is chosen."""

    settled = Signal()

    noun = "hitungan"
    page = "pemilihan-suara"
    asked: tuple[str, ...] = ("memilih_l", "memilih_p", "sah", "tidak_sah")
    columns: Sequence[Column] = tally_rows.RT_COLUMNS
    chosen_noun = "utusan"

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__(source)
        self.tally: Hitungan | None = None
        self._live = tally_rows.Live()
        self._complete = False
        self.figures = fig.Figures(self.asked)
        self.model = SheetModel(self.columns, self._live.shown)
        self.table = Sheet("Nama dan perolehan suara", self.model, self.people, ("nama", "suara"))
        self.told = looks.label("", "muted", wrap=True)
        self.ties = TieCard(source)
        self.hint = looks.Elided(HINT, "kecil")
        self.settle_button = looks.button("Tetapkan menurut suara", self.settle, "check")
        self.undo_button = looks.button("Batalkan putusan", self.undo_decision, "undo-2")
        self.undo_button.hide()
        self.figures.edited.connect(self._changed)
        self.figures.finished.connect(self.to_names)
        self.model.typed.connect(self._changed)
        self.model.ticked.connect(self.tick)
        self.table.moved.connect(self._enable)
        self.ties.decided.connect(self._decided)
        self.set_dirty(False)

    def people(self, text: str, limit: int) -> Sequence[OrangRingkas]:
        """People to complete a name with."""
        return self.source.people(text, limit)

    def lay_out(self, layout: QVBoxLayout, middle: QWidget | None = None) -> None:
        """Put the parts below each other; `middle` stands in the place of the sheet and holds it."""
        layout.addWidget(self.bar)
        layout.addWidget(self.figures)
        layout.addWidget(self.told)
        layout.addWidget(middle or self.table, 1)
        layout.addWidget(self.ties)
        layout.addWidget(self.hint)
        layout.addLayout(self.foot_line(self.settle_button, self.undo_button))

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_tally(self, tally: Hitungan, record: str, more: Values | None = None, *, locked: bool = False) -> None:
        """Show a stored tally; `record` is the id under which its typing is kept. locked: it is settled for good."""
        self.tally = tally
        self.model.locked = locked
        self.figures.setEnabled(not locked)
        self.settle_button.setVisible(not locked)
        self.hint.setText(LOCKED if locked else HINT)
        rows = [tally_rows.from_stored(one) for one in tally.nama]
        stored = {"angka": fig.from_stored(tally.angka, self.asked), "nama": rows, **(more or {})}
        self.show_record(Subject(record, stored, tally.pemilihan_id, tally.judul))
        self.ties.show_tally(tally)
        self._look()
        self._enable()

    def values(self) -> Values:
        """Figures and names as typed."""
        return {"angka": self.figures.texts(), "nama": [dict(row) for _, row in self.model.filled()]}

    def show_values(self, values: Values) -> None:
        """Show stored or kept values."""
        self.figures.show_texts(values.get("angka") or {})
        self.model.show(values.get("nama") or [])
        self._look()

    def _changed(self) -> None:
        self._look()
        self.typed()
        self._enable()

    def now(self) -> Angka:
        """The figures with what is typed."""
        base = self.tally.angka if self.tally is not None else Angka(None, None, None, 1, 1)
        return self.figures.applied(base)

    def _look(self) -> None:
        """Ranks, marks and sentences follow the typing."""
        found, rows = self.now(), self.model.filled()
        self._live.look(rows, found.kursi)
        messages, marks = tally_rows.check(found, rows)
        self.model.set_marks(marks)
        self.model.refresh()
        wrong = {{"memilih": "memilih_l", "suara": "sah"}.get(m.field, m.field): m.teks
                 for m in messages if m.level == "salah" and not m.field.isdigit()}  # fmt: skip
        self.figures.mark(wrong)
        self._say(messages, rows)

    def _say(self, messages: Sequence[Pesan], rows: Sequence[tuple[int, Row]]) -> None:
        """The gravest sentences, at most two, each with its word."""
        problem = self.figures.problem()
        self._complete = bool(rows) and not problem and all(m.level == "info" for m in messages)
        listed = [*([Pesan("", "salah", problem)] if problem else []), *messages]
        listed.sort(key=lambda m: _LEVELS.index(m.level))
        if not listed:
            total = sum(whole(row.get("suara")) or 0 for _, row in rows)
            self.told.setText(f"{len(rows)} nama, {total} suara." if rows else NOTHING)
            tone(self.told, "muted")
            return
        self.told.setText("\n".join(f"{_WORDS[m.level]}{m.teks}" for m in listed[:2]))
        tone(self.told, _TONES[listed[0].level])

    def show_errors(self, errors: dict[str, str]) -> None:
        """Mark fields and cells ("3.suara", counted over the filled rows) and go to the first."""
        if not errors:
            self._look()
            return
        rows, marks = self.model.filled(), dict(self.model.marks)
        for key, text in errors.items():
            number, _, name = key.partition(".")
            if number.isdigit() and int(number) < len(rows):
                column = {"jenis_kelamin": "jk"}.get(name, name or "nama")
                marks[(rows[int(number)][0], column)] = ("salah", text)
        self.model.set_marks(marks)
        first = next((edit for key, edit in self.figures.inputs.items() if key in errors), None)
        if first is not None:
            first.setFocus()
        elif marks:
            place, key = min(marks)
            self.table.start(place, key if key in {c.key for c in self.columns} else "nama")

    def _enable(self) -> None:
        asks = self.ties.tie is not None and not self.dirty and not self.model.locked
        self.ties.setVisible(asks and self.table.isVisibleTo(self))
        there = bool(self.model.filled())
        self.settle_button.setEnabled(there)
        place = self.table.currentIndex().row()
        row = self.model.rows[place] if 0 <= place < len(self.model.rows) else {}
        self.undo_button.setVisible(bool(row.get("putusan")) and not self.dirty and not self.model.locked)

    # --- typing -----------------------------------------------------------------------------------------------------

    def take_open(self) -> None:
        """Take the open cell."""
        self.table.take_open()

    def take_back(self) -> bool:
        """Ctrl+Z in an open cell without typing: the last cell; else what Batal gave up."""
        return self.model.undo() or super().take_back()

    def to_names(self) -> None:
        """From the figures to the first row without votes; to the first of all when nothing is missing."""
        rows = self.model.filled()
        place = next((n for n, row in rows if not row.get("suara")), 0 if self._complete else len(rows))
        known = place < len(self.model.rows) and not self.model.is_empty(self.model.rows[place])
        self.table.start(place, "suara" if known else "nama")

    def start(self) -> None:
        """The first empty figure, else the names."""
        if not self.kept.ask() and (self.model.locked or not self.figures.start()):
            self.to_names()

    def details(self) -> Values:
        """What else is written with the tally."""
        return {}

    def save_subject(self, subject: Subject) -> None:
        """Write figures and names."""
        from lkm_desktop.errors import LkmError

        problem = self.figures.problem()
        if problem:
            raise LkmError(problem, "Perbaiki angkanya, lalu simpan lagi.")
        names = tally_rows.to_store(self.model.filled(), subject.stored["nama"])
        texts = {key: text or None for key, text in self.figures.texts().items()}
        rt_id = self.tally.rt_id if self.tally is not None else None
        self.source.save_tally(subject.words, subject.owner, rt_id, texts, names, self.details())
        self.model.settle()

    # --- the result -------------------------------------------------------------------------------------------------

    def _ready(self) -> bool:
        """Whether what is shown is stored; it is saved first."""
        self.take_open()
        return self.save() if self.dirty else True

    def settle(self) -> None:
        """The result as the votes propose."""
        if not self._ready() or self.tally is None:
            return
        if self.source.settle(self.tally.judul, self.tally.pemilihan_id, self.tally.rt_id, None):
            self._told_result()

    def _told_result(self) -> None:
        self.settled.emit()
        tally = self.tally
        if tally is None:
            return
        chosen = [one.nama for one in tally.nama if one.hasil == "terpilih"]
        self.bar.say("ok", f"{len(chosen)} {self.chosen_noun} ditetapkan: {', '.join(chosen[:4])}"
                     f"{' dan lainnya' if len(chosen) > 4 else ''}.", ("Urungkan", self.source.ctx.undo))

    def tick(self, place: int) -> None:
        """Space or a click in the column of ticks: chosen, or not."""
        row = dict(self.model.rows[place])
        if self.model.is_empty(row) or not self._ready() or self.tally is None:
            return
        one = next((n for n in self.tally.nama if n.id == row.get("id") or n.nama == row.get("nama")), None)
        if one is None:
            return
        chosen, seats = one.hasil == "terpilih", self.tally.angka.kursi
        taken = sum(n.hasil == "terpilih" for n in self.tally.nama)
        if not chosen and (not seats or taken >= seats):
            words = f"Jatahnya {seats} orang dan sudah penuh." if seats else "Jatah utusan RT ini belum diisi."
            self.bar.say("warn", f"{words} Hapus dulu centang yang lain, atau ubah jatahnya.")
            return
        result: dict[str, Any] = {one.id: ("cadangan" if one.suara else "tidak") if chosen else "terpilih"}
        if self.source.settle(self.tally.judul, self.tally.pemilihan_id, self.tally.rt_id, result):
            self.settled.emit()

    def _decided(self) -> None:
        self.bar.say("ok", "Putusan tersimpan. Tetapkan hasilnya bila semua sudah jelas.",
                     ("Urungkan", self.source.ctx.undo))
        self.settled.emit()
        self.settle_button.setFocus()

    def undo_decision(self) -> None:
        """Take the decision on the names with as many votes as the row with the mark back."""
        place = self.table.currentIndex().row()
        if self.tally is None or not 0 <= place < len(self.model.rows):
            return
        votes = whole(self.model.rows[place].get("suara"))
        same = [one.id for one in self.tally.nama if one.suara == votes]
        if self.source.undo_decision(self.tally.judul, same):
            self.settled.emit()

    # --- for the page -----------------------------------------------------------------------------------------------

    def save_all(self) -> bool:
        """Write the tally."""
        self.take_open()
        return self.save() if self.dirty else True

    def keep(self) -> None:
        """Keep what is typed."""
        self.take_open()
        self.keep_draft()
