"""Parts of tab 4: decisions with how they were reached, and what is to be done by whom until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lkm_desktop.domain.notulen import CARA_KEPUTUSAN
from lkm_desktop.format import parse_jam
from ui.pages.rapat.entries import Entries, Entry, without_tab
from ui.pages.rapat.grow import GrowInput
from ui.widgets import looks
from ui.widgets.date_edit import DateInput
from ui.widgets.inputs import ChoiceInput, NumberInput, SuggestInput, TextInput

_NO_POINT = ("", "Tidak terkait satu acara")
_VOTES = ("setuju", "tolak", "abstain")


class ClockInput(TextInput):
    """A time of day; tidied to 20.15 when it is left."""

    limit = 12

    def problem(self) -> str:
        try:
            parse_jam(self.text())
        except ValueError as error:
            return str(error)
        return ""

    def tidy(self) -> None:
        if self.value() and not self.problem():
            self.setText(parse_jam(self.text()))


class FollowUp(Entry):
    """What is to be done, by whom, until when."""

    names = {"isi": "Tindak lanjut", "penanggung_jawab": "Penanggung jawab", "tenggat": "Tenggat"}

    def __init__(self, hint: str = "Tindak lanjut (boleh kosong)") -> None:
        super().__init__("tindak lanjut")
        self.number.setObjectName("muted")
        self.grid.setContentsMargins(0, 0, 0, 0)
        who, until = SuggestInput(), DateInput()
        who.setPlaceholderText("Penanggung jawab")
        until.setPlaceholderText("Tenggat")
        until.setFixedWidth(looks.chars(until, 11))
        until.left.connect(self._left)
        self.until = until
        self.day = looks.label("", "muted")
        self.day.setMinimumWidth(looks.chars(self.day, 5))
        for key, edit in (("isi", GrowInput("Tindak lanjut", 1, hint)), ("penanggung_jawab", who), ("tenggat", until)):
            self.add_input(key, edit)
        top = Qt.AlignmentFlag.AlignTop
        self.grid.addWidget(self.inputs["isi"], 0, 1, top)
        self.grid.addWidget(who, 0, 2, top)
        self.grid.addWidget(until, 0, 3, top)
        self.grid.addWidget(self.day, 0, 4, top)
        self.grid.addWidget(self.remove, 0, 5, top)
        self.grid.addWidget(self.message, 1, 1, 1, 5)
        self.grid.setColumnStretch(1, 5)
        self.grid.setColumnStretch(2, 3)

    def set_values(self, values: dict[str, Any]) -> None:
        """Show a follow-up."""
        super().set_values(values)
        self.until.tidy()
        self._left()

    def _left(self) -> None:
        problem = self.until.problem()
        self.show_errors({"tenggat": problem} if problem else {})
        self.day.setText("" if problem else self.until.note())


class Decision(Entry):
    """A decision; the votes appear when it was reached by voting.

    present: how many were there at a time of day, "" for the whole meeting, and what is to be said of the quorum then.
    `number_left` when the number was typed.
    """

    number_left = Signal()

    names = {
        "isi": "Keputusan", "nomor": "Nomor keputusan", "agenda_id": "Acara keputusan", "cara": "Cara keputusan",
        "jam": "Waktu pemungutan suara", "setuju": "Setuju, keputusan", "tolak": "Tidak setuju, keputusan",
        "abstain": "Abstain, keputusan",
    }
    settled = frozenset({"agenda_id", "cara"})

    def __init__(self, present: Callable[[str], tuple[int, str]], points: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__("keputusan")
        self._present = present
        self.choice = ChoiceInput([_NO_POINT, *points], required=True)
        self.way = ChoiceInput(CARA_KEPUTUSAN, required=True)
        number = SuggestInput()
        number.left.connect(self.number_left)
        self.add_input("isi", GrowInput("Keputusan", 1, "Apa yang diputuskan"))
        self.add_input("nomor", number)
        self.add_input("agenda_id", self.choice)
        self.add_input("cara", self.way)
        self.votes = self._make_votes()
        self.there = looks.label("", "muted", wrap=True)
        self.double = looks.label("", "awas", wrap=True)
        self.double.hide()
        self.follow = Entries(FollowUp)
        self.add_list("tindak_lanjut", self.follow)
        self.more = without_tab(looks.tool("circle-plus", "Tambah tindak lanjut (Ctrl+T)", self.follow.add))
        self._place(number)
        self.way.edited.connect(self._show_votes)
        for key in ("jam", *_VOTES):
            self.inputs[key].edited.connect(self._count)

    def _make_votes(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for key, words in (("jam", "Pukul"), ("setuju", "Setuju"), ("tolak", "Tidak setuju"), ("abstain", "Abstain")):
            edit = ClockInput() if key == "jam" else NumberInput()
            edit.setFixedWidth(looks.chars(edit, 5))
            self.add_input(key, edit)
            line.addWidget(looks.label(words))
            line.addWidget(edit)
        line.addStretch(1)
        return holder

    def _place(self, number: QWidget) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self.grid.addWidget(self.inputs["isi"], 0, 1, 1, 3)
        self.grid.addWidget(self.more, 0, 4, top)
        self.grid.addWidget(self.remove, 0, 5, top)
        self.grid.addWidget(number, 1, 1)
        self.grid.addWidget(self.choice, 1, 2)
        self.grid.addWidget(self.way, 1, 3, 1, 3)
        self.grid.addWidget(self.double, 2, 1, 1, 5)
        self.grid.addWidget(self.votes, 3, 1, 1, 5)
        self.grid.addWidget(self.there, 4, 1, 1, 5)
        self.grid.addWidget(self.message, 5, 1, 1, 5)
        self.grid.addWidget(self.follow, 6, 1, 1, 5)
        for column, share in ((1, 4), (2, 5), (3, 3)):
            self.grid.setColumnStretch(column, share)

    def set_number(self, number: str) -> None:
        """Number the decision and name its button."""
        super().set_number(number)
        self.more.setAccessibleName(f"Tambah tindak lanjut keputusan {number}")

    def set_values(self, values: dict[str, Any]) -> None:
        """Show a decision."""
        point = values.get("agenda_id") or ""
        super().set_values({**values, "agenda_id": point, "cara": values.get("cara") or "musyawarah"})
        self._show_votes()

    def set_points(self, points: Sequence[tuple[str, str]]) -> None:
        """The points it may belong to; one that is gone is chosen no more."""
        kept = self.choice.value()
        self.choice.set_choices([_NO_POINT, *points])
        self.choice.set_value(kept if kept in dict(points) else "")

    def set_proposal(self, number: str) -> None:
        """The number it would get; arrow down and Enter take it."""
        self.inputs["nomor"].setPlaceholderText(f"misalnya {number}" if number else "Nomor")
        self.inputs["nomor"].set_suggestions([number] if number else [])

    def set_double(self, words: str) -> None:
        """Why its number is not its own; empty when it is."""
        self.double.setText(words)
        self.double.setVisible(bool(words))
        looks.mark(self.inputs["nomor"], "awas", bool(words))

    def suggest(self, words: Sequence[str]) -> None:
        """Names go to the follow-ups; the number has suggestions of its own."""
        self.follow.suggest(words)

    def _show_votes(self) -> None:
        voted = self.way.value() == "suara"
        self.votes.setVisible(voted)
        self.there.setVisible(voted)
        self._count()

    def too_many(self) -> str:
        """A sentence when more voted than were there, as far as the roll is filled in; else empty."""
        clock = self.inputs["jam"]
        there, _ = self._present("" if clock.problem() else clock.value() or "")
        voted = sum(self.inputs[key].value() or 0 for key in _VOTES)
        if self.way.value() != "suara" or not there or voted <= there:
            return ""
        return f"Keputusan {self.number.text().rstrip('.')}: {voted} suara, padahal yang hadir {there} orang."

    def _count(self) -> None:
        """Say how many were there, and whether more voted than that."""
        if self.way.value() != "suara":
            return
        clock = self.inputs["jam"]
        there, quorum = self._present("" if clock.problem() else clock.value() or "")
        when = f"pukul {clock.value()}" if clock.value() and not clock.problem() else "menurut daftar hadir"
        voted = sum(self.inputs[key].value() or 0 for key in _VOTES)
        words = f"Hadir {when}: {there} orang."
        if voted > there:
            words += f" Jumlah suara {voted}, lebih banyak daripada yang hadir."
        elif voted and voted < there:
            words += f" Jumlah suara {voted}; {there - voted} orang tidak memberi suara."
        self.there.setText(f"{words} {quorum}".strip())
        self.there.setObjectName("awas" if voted > there else "muted")
        self.there.style().unpolish(self.there)
        self.there.style().polish(self.there)
