"""Tab 4: what was decided, how, and who does what until when."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import ask
from ui.pages.rapat.entries import Entries, Entry
from ui.pages.rapat.keputusan_rows import Decision, FollowUp
from ui.pages.rapat.notulen_tab import NotulenTab
from ui.pages.rapat.source import Meeting, RapatSource
from ui.pages.rapat.typed_tab import TypedTab
from ui.widgets import looks


class KeputusanTab(TypedTab):
    """Decisions belong to points of tab 3, which is saved first when it was typed in."""

    noun = "keputusan"
    keys = "Alt+Enter: keputusan baru  ·  Ctrl+T: tindak lanjut  ·  Alt+↑/↓: pindahkan  ·  Alt+Del: hapus"

    def __init__(self, source: RapatSource, minutes: NotulenTab, parent: QWidget | None = None) -> None:
        super().__init__(source, parent)
        self._minutes = minutes
        self.decisions = Entries(self._decision, "Tambah keputusan")
        self.follow = Entries(_loose, "Tambah tindak lanjut tanpa keputusan", least=0)
        self.number_button = looks.button("Beri nomor", self.give_numbers, "list")
        self.number_button.setToolTip("Isi nomor berikutnya pada setiap keputusan yang belum bernomor")
        self.content.addLayout(looks.row(looks.label("Keputusan", "h2"), None, self.number_button))
        self.content.addWidget(self.decisions)
        self.content.addWidget(looks.label("Tindak lanjut di luar keputusan", "h2"))
        self.content.addWidget(self.follow)
        self.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.foot())
        self.add_list("keputusan", self.decisions)
        self.add_list("tindak_lanjut", self.follow)
        self.set_dirty(False)

    def _decision(self) -> Entry:
        made = Decision(self._present, self._minutes.points())
        made.number_left.connect(self._look_at_numbers)
        return made

    def _present(self, clock: str) -> tuple[int, str]:
        return self._source.present_at(self._record, clock) if self._record is not None else (0, "")

    def stops(self) -> list[QWidget]:
        """Decisions, then what is to be done without one."""
        return [self.number_button, *self.decisions.stops(), *self.follow.stops()]

    def prepare(self, meeting: Meeting) -> None:
        """Names to complete with."""
        names = meeting.names()
        self.decisions.suggest(names)
        self.follow.suggest(names)

    def show_values(self, values: dict[str, Any]) -> None:
        """Show decisions and follow-ups."""
        self.decisions.set_values(values.get("keputusan") or [])
        self.follow.set_values(values.get("tindak_lanjut") or [])
        self._offer_points()
        self._look_at_numbers()

    def values(self) -> dict[str, Any]:
        """What is typed."""
        return {"keputusan": self.decisions.values(), "tindak_lanjut": self.follow.values()}

    def count(self) -> int:
        """How many decisions stand here."""
        return len(self.decisions.filled())

    def save(self) -> bool:
        """Write the points first: a decision may belong to a new one."""
        if self._minutes.dirty and not self._minutes.save():
            self.bar.say("error", "Ada isian di tab Agenda & notulen yang perlu diperbaiki dahulu.")
            return False
        wrong = [words for entry in self._decisions() if (words := entry.too_many())]
        if wrong and not ask.confirm("Jumlah suara", " ".join(wrong), "Simpan juga", "Perbaiki"):
            return False
        return super().save()

    def write(self, meeting: Meeting) -> None:
        """Store decisions and follow-ups."""
        self._source.save_keputusan(meeting, self.values())

    def showEvent(self, event: QShowEvent) -> None:
        """The points may have changed in tab 3."""
        super().showEvent(event)
        self._offer_points()
        self._look_at_numbers()

    def _offer_points(self) -> None:
        points = self._minutes.points()
        for entry in self._decisions():
            entry.set_points(points)

    def _decisions(self) -> list[Decision]:
        return [entry for entry in self.decisions.entries if isinstance(entry, Decision)]

    # --- numbers ----------------------------------------------------------------------------------------------------

    def give_numbers(self) -> None:
        """Fill the next numbers into decisions that have none."""
        waiting = [entry for entry in self._decisions() if not entry.is_empty() and not entry.inputs["nomor"].value()]
        for entry, number in zip(waiting, self._proposals(len(waiting)), strict=True):
            entry.inputs["nomor"].set_value(number)
        if waiting:
            self.typed()
        self._look_at_numbers()

    def _proposals(self, count: int) -> list[str]:
        typed = [str(entry.inputs["nomor"].value()) for entry in self._decisions() if entry.inputs["nomor"].value()]
        return self._source.number_proposals(self._record, count, typed) if self._record is not None else []

    def _look_at_numbers(self) -> None:
        """Propose a number where there is none, and tell doubles."""
        if self._record is None:
            return
        waiting = [entry for entry in self._decisions() if not entry.inputs["nomor"].value()]
        for entry, number in zip(waiting, self._proposals(len(waiting)), strict=True):
            entry.set_proposal(number)
        seen: dict[str, int] = {}
        for place, entry in enumerate(self._decisions(), 1):
            number = str(entry.inputs["nomor"].value() or "")
            user = self._source.number_user(number, entry.id) if number else ""
            if number in seen:
                entry.set_double(f"Nomor {number} sudah dipakai keputusan {seen[number]} di atas.")
            else:
                entry.set_double(f"Nomor {number} sudah dipakai di {user}." if user else "")
            if number:
                seen.setdefault(number, place)

    def start(self) -> None:
        """Put the cursor in the first decision that is still empty, or the first of all."""
        empty = [entry for entry in self.decisions.entries if entry.is_empty()]
        for entry in (empty or self.decisions.entries)[:1]:
            entry.begin()


def _loose() -> Entry:
    return FollowUp("Apa yang harus dilakukan")
