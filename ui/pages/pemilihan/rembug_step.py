"""Step 5: the votes of the rembug, who is elected and who is reserve, and what the rules say about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.services.rapat import RapatRingkas
from ui.pages.pemilihan import tally_rows, words
from ui.pages.pemilihan.source import Election, PemilihanSource
from ui.pages.pemilihan.tally import Tally
from ui.pages.pemilihan.typed import tone
from ui.pages.pemilihan.utusan_step import EMPTY
from ui.pages.rapat.counts_card import Column
from ui.widgets import looks
from ui.widgets.choice_inputs import ChoiceInput

#: rules about those elected
_RULES = ("BR1", "BR2", "BR3", "BR8", "BR14")
#: meetings to choose from: those nearest to the day
_NEAR = 20


class KelurahanTally(Tally):
    """The tally of the rembug."""

    columns = tally_rows.KELURAHAN_COLUMNS
    page = "pemilihan-rembug"
    chosen_noun = "anggota"

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__(source)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.lay_out(layout)


class ResultCard(QScrollArea):
    """Who is elected, findings, the meeting of the rembug, its papers."""

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__()
        self._source = source
        self._election: Election | None = None
        self.setObjectName("polos")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame, layout = looks.card(spacing=6)
        self.elected = looks.label("", "bold", wrap=True)
        self.reserve = looks.label("", "muted", wrap=True)
        self.findings = looks.label("", "awas", wrap=True)
        self.meeting = ChoiceInput(())
        self.meeting.setAccessibleName("Rapat rembug")
        self.open_button = looks.button("Buka rapat rembug", self.open_meeting, "folder-open")
        self.plan_button = looks.button("Rencanakan rapat rembug", self.plan_meeting, "calendar-plus")
        label = looks.label("Rapat rembug", "muted")
        label.setBuddy(self.meeting)
        for part in (looks.label("Hasil", "h2"), self.elected, self.reserve, self.findings, looks.line(), label,
                     self.meeting, self.open_button, self.plan_button):
            layout.addWidget(part)
        layout.addStretch(1)
        self.setWidget(frame)
        self.meeting.edited.connect(self._link)

    def show_election(self, election: Election) -> None:
        """Show the result of an election."""
        self._election = election
        figures = election.figures
        total, seats = figures.anggota.total, election.values["jumlah_anggota"]
        self.elected.setText(words.people(figures.anggota, "terpilih") if total else f"Belum ada yang ditetapkan dari "
                             f"{seats} kursi.")
        self.reserve.setText(words.people(figures.cadangan, "cadangan"))
        self.reserve.setVisible(bool(figures.cadangan.total))
        told = [t.kalimat for t in figures.temuan if t.kode in _RULES and "utusan" not in t.kalimat.split(" ")[1:2]
                and "panitia" not in t.kalimat]  # fmt: skip
        self.findings.setText("\n\n".join(told) if told else "Jumlah, umur, dan bagian perempuan sesuai aturan.")
        self.findings.setVisible(bool(total))
        tone(self.findings, "awas" if told else "baik")
        self._fill_meetings(election)

    # --- the meeting ------------------------------------------------------------------------------------------------

    def _fill_meetings(self, election: Election) -> None:
        chosen, day = election.values["rapat_id"], election.values["tanggal"] or date.today()
        near = sorted(self._source.rows(""), key=lambda row: abs((row.tanggal - day).days))
        listed = [row for n, row in enumerate(near) if n < _NEAR or row.id == chosen]
        listed.sort(key=lambda row: row.tanggal, reverse=True)
        self.meeting.set_choices([(row.id, _called(row)) for row in listed])
        self.meeting.set_value(chosen)
        self.open_button.setVisible(bool(chosen))
        self.plan_button.setVisible(not chosen)

    def _link(self) -> None:
        if self._election is not None:
            chosen = self.meeting.value()
            self._source.link_meeting(self._election.id, chosen,
                                      "Hubungkan rapat rembug" if chosen else "Lepas rapat rembug")

    def open_meeting(self) -> None:
        """The meeting of the rembug."""
        if self.meeting.value():
            self._source.ctx.go("rapat_isi", rapat_id=self.meeting.value())

    def plan_meeting(self) -> None:
        """A new meeting from the kit of this rembug."""
        if self._election is not None:
            self._source.ctx.go("rapat_baru", kit="pemilihan_lkm", tanggal=self._election.values["tanggal"])


class RembugStep(QWidget):
    """The tally left, the result right."""

    papers: tuple[str, ...] = (
        "ba-pemilihan", "pengukuhan-lkm", "penghitungan-kelurahan", "surat-suara-kelurahan", "rekap-pemilihan",
    )  # fmt: skip

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__()
        self._source = source
        self._election: Election | None = None
        self.tally = KelurahanTally(source)
        self.result = ResultCard(source)
        self.begin_button = looks.button("Bawa utusan ke rembug", self.begin, "arrow-right")
        self.waiting = looks.label("", "awas", wrap=True)
        self._note = QWidget()
        note = looks.row(None, self.begin_button)
        note.insertWidget(0, self.waiting, 1)
        note.setContentsMargins(0, 0, 0, 0)
        self._note.setLayout(note)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._note)
        left.addWidget(self.tally, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 0)
        line.setSpacing(12)
        line.addLayout(left, 1)
        line.addWidget(Column(self.result, 27))

    def show_election(self, election: Election) -> None:
        """Show tally and result."""
        self._election = election
        settled = election.values["papan_tanggal"] is not None
        self.tally.show_tally(self._source.tally(election.id, None), election.id, locked=settled)
        self.result.show_election(election)
        people = self._source.delegates(election.id)
        rest = sum(not one.kelurahan_id for one in people)
        self.waiting.setText(f"{rest} utusan belum dibawa ke rembug ini." if rest else EMPTY)
        self.begin_button.setVisible(bool(rest) and not settled)
        self._note.setVisible((bool(rest) or not people) and not settled)

    def begin(self) -> None:
        """All utusan become names of this tally."""
        if self._election is not None and self.tally.save_all():
            count = self._source.begin_round(self._election.id)
            if count:
                self._source.ctx.say("ok", f"{count} utusan ada di daftar suara.", ("Urungkan", self._source.ctx.undo))
                self.tally.start()

    # --- for the page -----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Where the typing goes on."""
        if self.begin_button.isVisibleTo(self):
            self.begin_button.setFocus()
        else:
            self.tally.start()

    def save_all(self) -> bool:
        """Write the tally."""
        return self.tally.save_all()

    def keep(self) -> None:
        """Keep what is typed."""
        self.tally.keep()

    def resume(self) -> None:
        """Go on with kept typing."""
        self.tally.resume()

    def chosen_rt(self) -> tuple[str, str] | None:
        """No RT."""
        return None


def _called(row: RapatRingkas) -> str:
    return f"{fmt.tanggal_pendek(row.tanggal)}  {row.judul}"


