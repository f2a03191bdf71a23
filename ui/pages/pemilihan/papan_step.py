"""Step 6: what making the new board will change, one button that does it, and where to go on from there."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.services.papan_baru import ALASAN, RencanaPapan
from ui.pages import preview_papers
from ui.pages.pemilihan import words
from ui.pages.pemilihan.papan_orang import PersonChoice
from ui.pages.pemilihan.source import Election, PemilihanSource
from ui.widgets import looks
from ui.widgets.date_edit import DateInput
from ui.widgets.inputs import TextInput, narrow
from ui.widgets.plain_table import PlainTable

_NEW = ("Nama", "L/P", "RT/RW", "Suara", "Data warga")
_OLD = ("Nama", "Jabatan", "Mulai")
BASIS_HINT = "berita acara pemilihan dalam rembug"


class PapanStep(QWidget):
    """The options stand until the board is made; afterwards the step only leads on."""

    papers: tuple[str, ...] = ("pengukuhan-lkm", "ba-pemilihan", "rekap-pemilihan")

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__()
        self._source = source
        self._election: Election | None = None
        self.plan: RencanaPapan | None = None
        self.people: dict[str, str | None] = {}
        self.begin_day, self.confirmed = DateInput(), DateInput()
        self.reason, self.basis = TextInput(), TextInput()
        self.decree = QCheckBox("Buatkan draf SK")
        self.ends = QCheckBox("Isi tanggal akhir masa tugas")
        self.new = PlainTable("Anggota baru", _NEW, (22, 3, 6, 6, 14), 0, frozenset({3}))
        self.old = PlainTable("Masa tugas yang ditutup", _OLD, (18, 11, 10), 0)
        self.choice = PersonChoice()
        self.sentences = looks.label("", "", wrap=True)
        self.findings = looks.label("", "awas", wrap=True)
        self.stop = looks.label("", "err", wrap=True)
        self.make_button = looks.button("", self.make, "check", "primary")
        self.members_button = looks.button("", self.to_members, "landmark")
        self.decree_button = looks.button("Buka draf SK", self.to_decree, "file-text")
        self.meeting_button = looks.button("Rapat pemilihan koordinator", self.to_meeting, "calendar-plus")
        self.paw_button = looks.button("Cadangan dan PAW", self.to_paw, "users")
        self._lay_out()
        for edit in (self.begin_day, self.confirmed, self.reason, self.basis):
            edit.edited.connect(self._look)
        self.new.chosen.connect(self._ask)
        self.choice.chosen.connect(self._person_chosen)
        self.reason.set_value(ALASAN)
        self.decree.setChecked(True)

    def _lay_out(self) -> None:
        self._options = QWidget()
        grid = QGridLayout(self._options)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for row, column, text, edit in (
            (0, 0, "Mulai bertugas", self.begin_day), (0, 2, "Alasan yang lama berakhir", self.reason),
            (1, 0, "Dikukuhkan", self.confirmed), (1, 2, "Dasar penetapan", self.basis),
        ):
            label = looks.label(text)
            label.setBuddy(edit)
            edit.setAccessibleName(text)
            grid.addWidget(label, row, column)
            grid.addWidget(edit, row, column + 1)
        for made in (self.begin_day, self.confirmed):
            narrow(made, 12, "00-00-0000")
        self.confirmed.setPlaceholderText("sama")
        self.basis.setPlaceholderText(BASIS_HINT)
        grid.addWidget(self.decree, 0, 4)
        grid.addWidget(self.ends, 1, 4)
        grid.setColumnStretch(3, 1)
        tables = QHBoxLayout()
        tables.setSpacing(12)
        self._closing = QWidget()
        left, right = QVBoxLayout(), QVBoxLayout(self._closing)
        right.setContentsMargins(0, 0, 0, 0)
        for column_, title, table in ((left, "Anggota baru", self.new), (right, "Masa tugas yang ditutup", self.old)):
            column_.setSpacing(8)
            column_.addWidget(looks.label(title, "h2"))
            column_.addWidget(table, 1)
        left.addWidget(self.choice)
        tables.addLayout(left, 5)
        tables.addWidget(self._closing, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._options)
        layout.addLayout(tables, 1)
        for label in (self.sentences, self.findings, self.stop):
            layout.addWidget(label)
        layout.addLayout(looks.row(self.members_button, self.decree_button, self.meeting_button, self.paw_button, None,
                                   self.make_button))

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_election(self, election: Election) -> None:
        """Show the changes, or, when they were made, where to go on."""
        other = self._election is None or self._election.id != election.id
        self._election = election
        word = self._source.ctx.office.istilah
        self.make_button.setText(f"Tetapkan anggota {word} baru")
        self.members_button.setText(f"Buka Anggota {word}")
        if other:
            self.people = {}
            self.begin_day.set_value(election.values["tanggal"] or date.today())
            self.confirmed.set_value(None)
        self._look()

    def _look(self) -> None:
        """Read anew what would change."""
        if self._election is None:
            return
        made = self._election.values["papan_tanggal"]
        for part in (self._options, self._closing, self.make_button):
            part.setVisible(made is None)
        for part in (self.members_button, self.decree_button, self.meeting_button, self.paw_button):
            part.setVisible(made is not None)
        begin = made or self.begin_day.value()
        problem = self.begin_day.problem() or self.confirmed.problem()
        if begin is None or problem:
            self._show_stop(problem or "Isi tanggal mulai bertugas.")
            return
        self.plan = self._source.plan(self._election.id, begin, self.people)
        self._show_plan(self.plan, made)

    def _show_plan(self, plan: RencanaPapan, made: date | None) -> None:
        known = {True: "warga terdaftar", False: "dibuat baru"}
        self.new.show_rows([
            (one.nama, one.jk, words.place(one.rt, one.rw), words.number(one.suara),
             "menjabat lagi" if one.ulang and made is None else known[one.orang_id is not None])
            for one in plan.masuk
        ])
        self.old.show_rows([
            (one.nama, one.jabatan, words.day(one.mulai))
            for one in (plan.keluar if made is None else ())
        ])
        self._ask(self.new.current_row())
        self.findings.setText("\n".join(t.kalimat for t in plan.temuan))
        self.findings.setVisible(bool(plan.temuan) and made is None)
        if made is not None:
            word = self._source.ctx.office.istilah
            self.sentences.setText(f"Anggota {word} baru sudah ditetapkan, mulai {fmt.tanggal_panjang(made)}. "
                                   "Berikutnya: periksa draf SK, lalu adakan rapat pemilihan koordinator.")
            self.decree_button.setVisible(bool(self._decree_id()))
            self._show_stop("")
        else:
            self.sentences.setText("\n".join(plan.kalimat) if plan.masuk else "")
            self._show_stop(plan.halangan)
        self.sentences.setVisible(bool(self.sentences.text()))

    def _show_stop(self, text: str) -> None:
        self.stop.setText(text)
        self.stop.setVisible(bool(text))
        self.make_button.setEnabled(not text)

    def _ask(self, row: int) -> None:
        """Whose record the highlighted new member has."""
        plan = self.plan
        made = self._election is None or self._election.values["papan_tanggal"] is not None
        one = plan.masuk[row] if plan is not None and 0 <= row < len(plan.masuk) and not made else None
        self.choice.ask(one, self._source.person_name)

    def _person_chosen(self, perolehan_id: str, orang_id: object) -> None:
        self.people[perolehan_id] = str(orang_id) if orang_id else None
        self._look()

    # --- what can be done -------------------------------------------------------------------------------------------

    def make(self) -> None:
        """The one step that makes the board."""
        begin = self.begin_day.value()
        if self._election is None or begin is None:
            return
        word = self._source.ctx.office.istilah
        done = self._source.make_board(
            self._election.id, word, begin, dikukuhkan=self.confirmed.value(),
            alasan=str(self.reason.value() or ALASAN), dasar=str(self.basis.value() or ""), orang=dict(self.people),
            sk=self.decree.isChecked(), akhiri=self.ends.isChecked(),
        )
        if done is not None:
            text = f"{len(done.penugasan)} anggota {word} ditetapkan, {len(done.ditutup)} masa tugas ditutup."
            self._source.ctx.say("ok", text, ("Urungkan", self._source.ctx.undo))
            self.members_button.setFocus()

    def to_members(self) -> None:
        """The register of members."""
        self._source.ctx.go("anggota")

    def _decree_id(self) -> str:
        return self._source.decree(self._election.id) if self._election is not None else ""

    def to_decree(self) -> None:
        """The draft of the decree on the print preview."""
        found = self._decree_id()
        if found:
            self._source.ctx.preview(preview_papers.request(self._source.ctx, "sk", naskah_id=found))

    def to_meeting(self) -> None:
        """The meeting that elects the koordinator."""
        self._source.ctx.go("rapat_baru", kit="rapat_koordinator")

    def to_paw(self) -> None:
        """The reserve of this election."""
        self._source.ctx.go("paw")

    # --- for the page -----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """The day, or the first way on."""
        if self.make_button.isVisibleTo(self):
            self.begin_day.setFocus()
        else:
            self.members_button.setFocus()

    def save_all(self) -> bool:
        """Nothing waits to be saved: the button writes."""
        return True

    def keep(self) -> None:
        """Nothing to keep."""

    def resume(self) -> None:
        """Nothing to resume."""

    def chosen_rt(self) -> tuple[str, str] | None:
        """No RT."""
        return None
