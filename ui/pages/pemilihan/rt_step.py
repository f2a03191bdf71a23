"""Step 2: adults and voters of every RT, typed like a sheet of Excel, with the verdict on each and on the whole."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout

from lkm_desktop.errors import LkmError
from lkm_desktop.services import pemilihan_rt
from ui.pages.pemilihan import rt_rows
from ui.pages.pemilihan.sheet import Sheet
from ui.pages.pemilihan.sheet_model import Row, SheetModel
from ui.pages.pemilihan.source import Election, PemilihanSource, Values
from ui.pages.pemilihan.totals import Totals
from ui.pages.pemilihan.typed import Subject, Typed, tone
from ui.widgets import looks

HINT = ("Ketik, Enter turun  ·  Tab ke kanan  ·  Del kosongkan  ·  Ctrl+V tempel banyak baris  ·  Ctrl+D isi ke bawah"
        "  ·  Ctrl+Z urungkan")
_KINDS = {"merah": "err", "kuning": "awas", "hijau": "baik"}


class RtStep(Typed):
    """The sheet is kept while typing and written with Ctrl+S; rows made from the residents are written at once."""

    noun = "pemilih RT"
    page = "pemilihan-rt"
    papers: tuple[str, ...] = ("daftar-pemilih", "surat-suara", "rekap-utusan")

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__(source)
        self._election: Election | None = None
        self._least = 30
        self.model = SheetModel(rt_rows.COLUMNS, self._shown)
        self.table = Sheet("Pemilih per RT", self.model)
        self.table.takes_paste = self._take_paste
        self.totals = Totals("Jumlah semua RT", self.table)
        self.totals.join(0, 2)
        self.make_button = looks.button("Buat baris RT dari warga", self.fill, "users")
        self.count_button = looks.button("Hitung ulang yang dewasa", self.count, "rotate-ccw")
        self.paste_button = looks.button("Tempel dari Excel", self.paste, "file-spreadsheet")
        self.remove_button = looks.button("Hapus RT", self.remove, "trash-2", "bahaya")
        self.verdict = looks.label("", "muted", wrap=True)
        self.whole = looks.label("", "bold", wrap=True)
        self.keys_label = looks.Elided(HINT, "kecil")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(looks.row(self.make_button, self.count_button, self.paste_button, None, self.remove_button))
        layout.addWidget(self.bar)
        inner = QVBoxLayout()
        inner.setSpacing(0)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.totals)
        layout.addLayout(inner, 1)
        layout.addWidget(self.keys_label)
        layout.addWidget(self.verdict)
        layout.addWidget(self.whole)
        layout.addLayout(self.foot_line())
        self.model.typed.connect(self._changed)
        self.model.ticked.connect(self._tick)
        self.table.moved.connect(self._show_verdict)
        self.set_dirty(False)

    def _shown(self, place: int, row: Row, key: str) -> str:
        return rt_rows.shown(row, key, self._least)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_election(self, election: Election) -> None:
        """Show the RTs; unsaved typing of the same election stays."""
        self._election, self._least = election, election.least
        rows = [rt_rows.from_stored(row) for row in election.figures.rt]
        self.show_record(Subject(election.id, {"baris": rows}, election.id, election.name))
        self.count_button.setEnabled(bool(rows))
        self._look()

    def values(self) -> Values:
        """The rows in which something is typed."""
        return {"baris": [dict(row) for _, row in self.model.filled()]}

    def show_values(self, values: Values) -> None:
        """Show stored or kept rows."""
        self.model.show(values.get("baris") or [])
        self._look()

    def show_errors(self, errors: dict[str, str]) -> None:
        """Mark cells by "place.field" and go to the first."""
        if not errors:
            self._look()
            return
        marks = dict(self.model.marks)
        for key, text in errors.items():
            place, _, name = key.partition(".")
            marks[(int(place), "rt" if name in ("nama", "") else name)] = ("salah", text)
        self.model.set_marks(marks)
        row, column = min((place, self._column(name)) for place, name in marks)
        self.table.go_to(row, column)
        self.table.setFocus()

    def _column(self, key: str) -> int:
        keys = [column.key for column in rt_rows.COLUMNS]
        return keys.index(key) if key in keys else 0

    def _changed(self) -> None:
        self._look()
        self.typed()

    def _look(self) -> None:
        """Marks, sums and sentences follow the typing."""
        rows = self.model.filled()
        self.model.set_marks(rt_rows.wrong(rows, self._least))
        self.totals.say(rt_rows.sums(rows, self._election.values["dewasa"] if self._election is not None else None))
        self._show_verdict()
        self._show_whole()

    def _show_verdict(self) -> None:
        """What is to be said of the row with the mark."""
        place = self.table.currentIndex().row()
        if not 0 <= place < len(self.model.rows):
            self.verdict.setText("")
            return
        row = self.model.now(place)
        told = [text for (n, _), (level, text) in self.model.marks.items() if n == place and level == "salah"]
        name = f"RT {row.get('rt')}" if str(row.get("rt") or "").isdigit() else str(row.get("rt") or "")
        text = " ".join(dict.fromkeys(told)) or rt_rows.verdict(row, rt_rows.figures(row), self._least)
        self.verdict.setText(f"{name}: {text}" if text and name else text)
        tone(self.verdict, "err" if told else "muted")

    def _show_whole(self) -> None:
        if self._election is None:
            return
        rows, known = self.model.filled(), self._election.values["dewasa"]
        legal = self.source.legitimacy(*rt_rows.turnout(rows, known))
        other = rt_rows.difference(rows, known)
        self.whole.setText(f"{legal.kalimat} {other}".strip())
        tone(self.whole, "awas" if other and legal.kode != "merah" else _KINDS.get(legal.kode, "muted"))

    def start(self) -> None:
        """The first cell that is still empty among the voters, else the first row."""
        if self.kept.ask():
            return
        rows = self.model.filled()
        empty = next((n for n, row in rows if not row.get("memilih_l")), -1)
        if rows and empty >= 0:
            self.table.start(empty, "memilih_l")
        elif rows or not self.make_button.isEnabled():
            self.table.start(0, "rw")
        else:
            self.make_button.setFocus()

    # --- typing -----------------------------------------------------------------------------------------------------

    def take_open(self) -> None:
        """Take the open cell."""
        self.table.take_open()

    def take_back(self) -> bool:
        """Ctrl+Z in an open cell without typing: the last cell; else what Batal gave up."""
        return self.model.undo() or super().take_back()

    def _tick(self, place: int) -> None:
        row = self.model.rows[place]
        if not self.model.is_empty(row):
            self.model.change({(place, "pintu"): "" if row.get("pintu") else "ya"})

    def paste(self) -> None:
        """The button: a table from the clipboard, wherever the mark stands."""
        self._merge(QApplication.clipboard().text())

    def _take_paste(self, text: str) -> bool:
        """Several lines pasted at the beginning of a row are whole rows, found by their RT."""
        many = len(text.strip().splitlines()) > 1
        if not many or self.table.currentIndex().column() > 0:
            return False
        self._merge(text)
        return True

    def _merge(self, text: str) -> None:
        try:
            found = [rt_rows.from_paste(one) for one in pemilihan_rt.baca_tempelan(text)]
        except LkmError as error:
            self.bar.say("error", str(error))
            return
        rows, new, changed = rt_rows.merge([row for _, row in self.model.filled()], found)
        self.model.put_rows(rows)
        self.bar.say("info", f"{new + changed} baris ditempel: {new} RT baru, {changed} RT yang sudah ada. "
                             "Periksa, lalu simpan.", ("Urungkan", self.model.undo))

    def save_subject(self, subject: Subject) -> None:
        """Write the rows that changed."""
        stored = {row["id"]: row for row in subject.stored["baris"]}
        rows = []
        for place, row in self.model.filled():
            values = rt_rows.to_store(row, stored.get(row.get("id")))
            if values:
                rows.append((place, row.get("id"), values))
        self.source.save_rows(subject.owner, rows)
        self.model.settle()

    # --- rows -------------------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Rows for all RTs that residents live in."""
        if self._election is None or not self.save_all():
            return
        found = self.source.fill_rows(self._election.id)
        if found is not None:
            words = f"{found.baru} RT dibuat dari daftar warga, {found.dewasa} warga dewasa." if found.baru else \
                "Semua RT yang berwarga sudah ada di daftar ini."
            self._say_filled(words, found)
            self.table.start(0, "dewasa_l")

    def count(self) -> None:
        """Adults of all rows from the residents, again."""
        if self._election is None or not self.save_all():
            return
        found = self.source.count_adults(self._election.id)
        if found is not None:
            self._say_filled(f"{found.dihitung} RT dihitung ulang: {found.dewasa} warga dewasa.", found)

    def _say_filled(self, text: str, found: pemilihan_rt.HasilIsi) -> None:
        more = [
            f"{found.tanpa_umur} warga tanpa tanggal lahir tidak terhitung" if found.tanpa_umur else "",
            f"{found.tanpa_jk} warga tanpa L/P membuat RT-nya hanya berjumlah" if found.tanpa_jk else "",
        ]
        rest = "; ".join(part for part in more if part)
        self.bar.say("ok", f"{text} {rest[:1].upper()}{rest[1:]}." if rest else text,
                     ("Urungkan", self.source.ctx.undo))

    def remove(self) -> None:
        """Take the RT with the mark out; one that is stored goes to the Sampah with its tally."""
        place = self.table.currentIndex().row()
        if not 0 <= place < len(self.model.rows) or self.model.is_empty(self.model.rows[place]):
            return
        row = self.model.rows[place]
        name = rt_rows.called(row)
        if row.get("id") and not self.source.remove_row(str(row["id"]), name):
            return
        if self.dirty:
            self.model.drop([place])
            self.model.settle()
        if row.get("id"):
            self.bar.say("ok", f"{name} dan hitungan suaranya dipindahkan ke Sampah.",
                         ("Urungkan", self.source.ctx.undo))

    # --- for the page -----------------------------------------------------------------------------------------------

    def save_all(self) -> bool:
        """Write the sheet."""
        self.take_open()
        return self.save() if self.dirty else True

    def keep(self) -> None:
        """Keep what is typed."""
        self.take_open()
        self.keep_draft()

    def chosen_rt(self) -> tuple[str, str] | None:
        """The RT with the mark."""
        place = self.table.currentIndex().row()
        row = self.model.rows[place] if 0 <= place < len(self.model.rows) else {}
        return (str(row["id"]), rt_rows.called(row)) if row.get("id") else None


