"""Step 1: what is prepared before anybody votes: dates, place, seats, ballots, and the committee with its pokja."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.fields import Field
from lkm_desktop.services import pemilihan
from ui.pages.pemilihan.panitia import PanitiaCard
from ui.pages.pemilihan.source import Election, PemilihanSource, Values
from ui.pages.pemilihan.typed import Subject, Typed
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group

NEW = "baru"
#: what a new election brings from the stage it was opened from
_LINKS = ("siklus_id", "tahap_id")
#: width that the form needs
_CHARACTERS = 53
#: shorter words beside the fields; the full ones are their tips
_LABELS = {
    "jumlah_anggota": "Anggota yang dipilih", "kel_nama": "Nama surat rembug",
    "dewasa": "Penduduk dewasa", "tanggal": "Hari rembug",
}
_HELP = {
    "min_nama": "Surat suara RT sah bila memuat sekurang-kurangnya nama sebanyak ini.",
    "max_nama": "Surat suara RT sah bila memuat nama paling banyak sebanyak ini.",
    "kel_nama": "Nama paling banyak yang boleh ditulis di satu surat suara rembug.",
}


def _fields(word: str) -> tuple[Field, ...]:
    """The fields in the office's own word for the body."""
    return tuple(
        replace(spec, label=_LABELS.get(spec.key, spec.label).replace("LKM", word), help=_HELP.get(spec.key, spec.help))
        for spec in pemilihan.formulir()
    )


class FactsForm(Typed):
    """The form of an election; `made(id)` when a new one was saved."""

    made = Signal(str)

    noun = "persiapan"
    page = "pemilihan"

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__(source)
        self.form = FieldForm([Group("", _fields(source.ctx.office.istilah))], source)
        self.form.edited.connect(self.typed)
        self.form.finished.connect(self.save)
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form.setObjectName("polos")
        area.setWidget(self.form)
        area.setMinimumWidth(looks.chars(self, _CHARACTERS))
        self._area = area
        frame, card = looks.card(spacing=8)
        card.addWidget(self.bar)
        card.addWidget(area, 1)
        card.addLayout(self.foot_line())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        self.set_dirty(False)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: the form is never cut at its right."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_area"):
            self._area.setMinimumWidth(looks.chars(self, _CHARACTERS))

    def values(self) -> Values:
        """What stands in the fields, wrong dates as typed."""
        return self.form.texts()

    def show_values(self, values: Values) -> None:
        """Show stored or kept values, and what the rules say of the seats."""
        self.form.set_values(values)
        seats = values.get("jumlah_anggota")
        words = self.source.seat_words(seats) if isinstance(seats, int) else ""
        self.form.show_messages([("jumlah_anggota", "peringatan", words)] if words else [])

    def show_errors(self, errors: dict[str, str]) -> None:
        """Sentences under the fields."""
        self.form.show_messages([(key, "salah", text) for key, text in errors.items()])
        if errors:
            self.form.focus_first(tuple(errors))

    def start(self) -> None:
        """The first field."""
        self.form.focus_first(("nama",))

    def save_subject(self, subject: Subject) -> None:
        """Store the form; a new election gets its id."""
        from lkm_desktop.errors import FieldErrors

        wrong = self.form.problems()
        if wrong:
            raise FieldErrors(wrong)
        typed = self.form.values()
        keys = (*self.form.inputs, *_LINKS) if subject.id == NEW else tuple(self.form.inputs)
        made = self.source.save_election(None if subject.id == NEW else subject.id, {
            key: typed[key] for key in keys if key in typed})
        if subject.id == NEW:
            self.kept.forget()
            self._record = Subject(made, typed, made)
            self.kept.look(self.draft_key)
            self.made.emit(made)


class PersiapanStep(QWidget):
    """The form left, the committee right."""

    papers: tuple[str, ...] = ("tata-tertib-pemilihan", "surat-suara", "surat-suara-kelurahan", "daftar-pemilih")

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__()
        self._source = source
        self.facts = FactsForm(source)
        self.committee = PanitiaCard(source)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.facts, 1)
        line.addWidget(self.committee, 1)

    def begin_new(self, values: Values) -> None:
        """An empty form; the committee comes when it is saved."""
        self.facts.show_record(Subject(NEW, values))
        self.committee.show_none()

    def show_election(self, election: Election) -> None:
        """Show form and committee."""
        stored = {key: election.values[key] for key in pemilihan.FORM}
        self.facts.show_record(Subject(election.id, stored, election.id, election.name))
        self.committee.show_election(election)

    def start(self) -> None:
        """A new election begins with its name, one that is there with the next of the committee."""
        if self.facts.kept.ask():
            return
        if self.facts.subject is None or self.facts.subject.id == NEW:
            self.facts.start()
        else:
            self.committee.start()

    def save_all(self) -> bool:
        """Write the form."""
        new = self.facts.subject is not None and self.facts.subject.id == NEW
        return self.facts.save() if self.facts.dirty or new else True

    def keep(self) -> None:
        """Keep what is typed."""
        self.facts.keep_draft()

    def resume(self) -> None:
        """Go on with the kept form."""
        self.facts.resume()

    def chosen_rt(self) -> tuple[str, str] | None:
        """No RT."""
        return None
