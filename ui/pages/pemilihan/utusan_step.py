"""Step 4: everybody whom the RTs sent; who came to the rembug, and who wrote that they are willing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop.services.utusan import Utusan
from ui.pages.pemilihan import words
from ui.pages.pemilihan.source import Election, PemilihanSource
from ui.pages.pemilihan.typed import tone
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.plain_table import PlainModel

_HEADINGS = ("No", "Nama", "L/P", "Umur", "Utusan dari", "Suara", "Hadir di rembug", "Surat kesediaan")
_WIDTHS = (Width(3, 4), Width(14, 32, True), Width(3, 4), Width(5, 6), Width(11, 18), Width(6, 7), Width(10, 16),
           Width(9, 15))  # fmt: skip
HINT = "Spasi hadir  ·  T tidak hadir  ·  K surat kesediaan  ·  Del kosongkan  ·  Ctrl+Z urungkan"
EMPTY = "Belum ada utusan. Tetapkan utusan tiap RT di langkah 3, Hitung suara RT."
READY = "Utusan belum dibawa ke rembug. Kehadirannya dapat dicatat sesudah itu."
_HERE = {True: "hadir", False: "tidak hadir", None: ""}


class UtusanTable(Table):
    """`marked(key)`: Spasi, T, K or Del on the chosen rows."""

    marked = Signal(str)

    def keyboardSearch(self, search: str) -> None:
        """Letters are marks here, they search nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Marks by one key."""
        keys = {Qt.Key.Key_Space: "hadir", Qt.Key.Key_T: "tidak", Qt.Key.Key_K: "kesediaan", Qt.Key.Key_Delete: ""}
        key = keys.get(Qt.Key(event.key()))
        if key is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.marked.emit(key)
        else:
            super().keyPressEvent(event)


class UtusanStep(QWidget):
    """Each mark is one step of undo."""

    papers: tuple[str, ...] = ("daftar-utusan", "rekap-utusan", "ba-utusan")

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__()
        self._source = source
        self._election: Election | None = None
        self.people: tuple[Utusan, ...] = ()
        self.model = PlainModel(_HEADINGS, frozenset({0, 3, 5}))
        self.table = UtusanTable("Utusan semua RT", self.model)
        self.table.set_widths(_WIDTHS)
        self.counts = looks.label("", "bold", wrap=True)
        self.women = looks.label("", "muted", wrap=True)
        self.hint = looks.Elided(HINT, "kecil")
        self.begin_button = looks.button("Bawa utusan ke rembug", self.begin, "arrow-right", "primary")
        self.here_button = looks.button("Hadir", self.mark_here, "check")
        self.away_button = looks.button("Tidak hadir", self.mark_away, "user-x")
        self.letter_button = looks.button("Surat kesediaan", self.mark_letter, "mail")
        self.rest_button = looks.button("Sisanya tidak hadir", self.mark_rest, "users")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.counts)
        layout.addWidget(self.women)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.hint)
        layout.addLayout(looks.row(self.here_button, self.away_button, self.letter_button, self.rest_button, None,
                                   self.begin_button))
        self.table.marked.connect(self.mark)
        self.table.opened.connect(self.mark_here)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_election(self, election: Election) -> None:
        """Show all utusan; the highlighted one stays."""
        rows = self.table.rows()
        self._election, self.people = election, self._source.delegates(election.id)
        self.model.set_rows([_cells(n, one) for n, one in enumerate(self.people, 1)])
        self.table.go_to(min(rows[0] if rows else 0, len(self.people) - 1))
        figures = election.figures
        here = f"  ·  {words.people(figures.hadir, 'hadir')}" if figures.hadir.total else ""
        self.counts.setText(f"{words.people(figures.utusan, 'utusan')}{here}" if self.people else EMPTY)
        told = [t.kalimat for t in figures.temuan if t.kode == "BR3" and "utusan" in t.kalimat]
        settled = election.values["papan_tanggal"] is not None
        waiting = 0 if settled else sum(not one.kelurahan_id for one in self.people)
        more = [READY if waiting == len(self.people) else f"{waiting} utusan baru belum dibawa ke rembug."] \
            if waiting else []
        self.women.setText(words.sentences([*told, *more]))
        self.women.setVisible(bool(told or more))
        tone(self.women, "awas" if told else "muted")
        self.begin_button.setVisible(bool(waiting))
        for made in (self.here_button, self.away_button, self.letter_button, self.rest_button):
            made.setEnabled(len(self.people) > waiting and not settled)

    def chosen(self) -> list[Utusan]:
        """The highlighted utusan who are in the round of the kelurahan."""
        return [self.people[n] for n in self.table.rows() if n < len(self.people) and self.people[n].kelurahan_id]

    # --- what can be done -------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """All utusan become names of the tally of the kelurahan."""
        if self._election is None:
            return
        count = self._source.begin_round(self._election.id)
        if count is not None:
            self._source.ctx.say("ok", f"{count} utusan dibawa ke rembug. Catat siapa yang hadir.",
                                 ("Urungkan", self._source.ctx.undo))
            self.table.enter()

    def mark_here(self) -> None:
        """Came."""
        self.mark("hadir")

    def mark_away(self) -> None:
        """Did not come."""
        self.mark("tidak")

    def mark_letter(self) -> None:
        """Wrote that they are willing."""
        self.mark("kesediaan")

    def mark(self, key: str) -> None:
        """Mark the highlighted ones; the same mark again empties it."""
        people = self.chosen()
        if not people and self.people:
            self._source.ctx.say("info", READY)
        if self._election is None or not people:
            return
        all_here = all(one.hadir is True for one in people)
        all_letters = all(one.kesediaan for one in people)
        here = {"hadir": None if all_here else True, "tidak": False, "": None}
        letter = {"kesediaan": not all_letters, "": False}
        who = people[0].nama if len(people) == 1 else f"{len(people)} utusan"
        name = {"hadir": "kehadiran", "tidak": "ketidakhadiran", "kesediaan": "kesediaan", "": "keadaan"}[key]
        row = self.table.rows()[-1]
        done = self._source.note_presence(self._election.id, f"Catat {name} {who}",
                                          {
            one.kelurahan_id: (here.get(key, one.hadir), letter.get(key, one.kesediaan)) for one in people
        })
        if done and len(people) == 1 and key:
            self.table.go_to(min(row + 1, len(self.people) - 1))

    def mark_rest(self) -> None:
        """Everybody without a mark did not come."""
        rest = [one for one in self.people if one.kelurahan_id and one.hadir is None]
        if self._election is not None and rest and self._source.note_presence(
            self._election.id, f"Catat {len(rest)} utusan tidak hadir",
            {one.kelurahan_id: (False, one.kesediaan) for one in rest},
        ):
            self._source.ctx.say("ok", f"{len(rest)} utusan dicatat tidak hadir.", ("Urungkan", self._source.ctx.undo))

    # --- for the page -----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """The list, or the button that begins the rembug."""
        if self.begin_button.isVisibleTo(self) and self.people:
            self.begin_button.setFocus()
        else:
            self.table.enter()

    def save_all(self) -> bool:
        """Nothing is typed here."""
        return True

    def keep(self) -> None:
        """Nothing is typed here."""

    def resume(self) -> None:
        """Nothing is typed here."""

    def chosen_rt(self) -> tuple[str, str] | None:
        """The RT of the highlighted utusan."""
        row = self.table.currentIndex().row()
        return (self.people[row].rt_id, self.people[row].sebutan) if 0 <= row < len(self.people) else None


def _cells(n: int, one: Utusan) -> tuple[str, ...]:
    return (str(n), one.nama, one.jk, words.number(one.umur), one.sebutan, words.number(one.suara),
            _HERE[one.hadir] if one.kelurahan_id else "–", "ada" if one.kesediaan else "")  # fmt: skip
