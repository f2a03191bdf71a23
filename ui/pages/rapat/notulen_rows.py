"""Repeating parts of the minutes: points of the agenda with their discussion, decisions with who and until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.pages.rapat.grow import GrowInput
from ui.widgets import looks
from ui.widgets.date_edit import DateInput
from ui.widgets.inputs import SuggestInput, TextInput

#: room for a point of the agenda, in letters
LONGEST = 2000


class Entry(QWidget):
    """One part; `edited`, and `remove_wanted(itself)`."""

    edited = Signal()
    remove_wanted = Signal(object)

    def __init__(self, noun: str) -> None:
        super().__init__()
        self._id: str | None = None
        self.noun = noun
        self.number = looks.label("1.", "bold")
        self.remove = looks.tool("x", f"Hapus {noun}", self._tell_remove)
        self.message = looks.label("", "err", wrap=True)
        self.message.hide()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 6)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.addWidget(self.number, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.setColumnMinimumWidth(0, 24)
        self.inputs: dict[str, Any] = {}

    def add_input(self, key: str, edit: Any) -> None:
        """Register one field."""
        self.inputs[key] = edit
        edit.edited.connect(self._tell)

    def _tell(self) -> None:
        self.edited.emit()

    def _tell_remove(self) -> None:
        self.remove_wanted.emit(self)

    def set_number(self, number: int) -> None:
        """Number the part and name its fields."""
        self.number.setText(f"{number}.")
        for key, edit in self.inputs.items():
            edit.setAccessibleName(f"{_NAMES[key]} {number}")
        self.remove.setToolTip(f"Hapus {self.noun} {number}")
        self.remove.setAccessibleName(f"Hapus {self.noun} {number}")

    def values(self) -> dict[str, Any]:
        """The typed values, wrong dates as typed."""
        typed = {key: edit.text() if edit.problem() else edit.value() for key, edit in self.inputs.items()}
        return {"id": self._id, **typed}

    def set_values(self, values: dict[str, Any]) -> None:
        """Show a stored or kept part."""
        self._id = values.get("id")
        for key, edit in self.inputs.items():
            edit.set_value(values.get(key))
        self.show_problem("", "")

    def show_problem(self, key: str, text: str) -> None:
        """A sentence under the part; empty hides it."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        for name, edit in self.inputs.items():
            looks.mark(edit, "salah", bool(text) and name == key)

    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not any(edit.value() or edit.problem() for edit in self.inputs.values())


_NAMES = {
    "pokok": "Acara", "pembahasan": "Pembahasan acara", "isi": "Keputusan",
    "penanggung_jawab": "Penanggung jawab keputusan", "tenggat": "Tenggat keputusan",
}


class Point(Entry):
    """A point of the agenda."""

    def __init__(self, suggestions: Sequence[str] = ()) -> None:
        super().__init__("acara")
        self.title = TextInput()
        self.title.setPlaceholderText("Acara")
        self.title.setMaxLength(LONGEST)
        self.text = GrowInput("Pembahasan", 2, "Pembahasan: siapa mengusulkan apa, apa yang ditanyakan, apa jawabnya")
        self.add_input("pokok", self.title)
        self.add_input("pembahasan", self.text)
        self.grid.addWidget(self.title, 0, 1)
        self.grid.addWidget(self.remove, 0, 2)
        self.grid.addWidget(self.text, 1, 1, 1, 2)
        self.grid.addWidget(self.message, 2, 1, 1, 2)
        self.grid.setColumnStretch(1, 1)


class Decision(Entry):
    """A decision with the one who sees to it and the day until when."""

    def __init__(self, suggestions: Sequence[str] = ()) -> None:
        super().__init__("keputusan")
        self.text = GrowInput("Keputusan", 1, "Apa yang diputuskan")
        self.who = SuggestInput(suggestions)
        self.who.setPlaceholderText("Penanggung jawab")
        self.until = DateInput()
        self.until.setPlaceholderText("Tenggat")
        self.until.setMaximumWidth(looks.chars(self.until, 12))
        self.until.left.connect(self._left)
        self.day = looks.label("", "muted")
        for key, edit in (("isi", self.text), ("penanggung_jawab", self.who), ("tenggat", self.until)):
            self.add_input(key, edit)
        self.grid.addWidget(self.text, 0, 1, 1, 3)
        self.grid.addWidget(self.remove, 0, 4, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(self.who, 1, 1)
        self.grid.addWidget(self.until, 1, 2)
        self.grid.addWidget(self.day, 1, 3)
        self.grid.addWidget(self.message, 2, 1, 1, 4)
        self.grid.setColumnStretch(1, 1)
        self._rest: dict[str, Any] = {}

    def set_values(self, values: dict[str, Any]) -> None:
        """Show a decision; the day it was done is kept."""
        self._rest = dict(values)
        follow = (values.get("tindak_lanjut") or [{}])[0]
        super().set_values({**follow, "isi": values.get("isi"), "id": values.get("id")})
        self.until.tidy()
        self._left()

    def values(self) -> dict[str, Any]:
        """The typed values; who and until when are the decision's first follow-up."""
        typed = super().values()
        follow = [dict(part) for part in self._rest.get("tindak_lanjut") or [{}]]
        follow[0] |= {key: typed.pop(key) for key in ("penanggung_jawab", "tenggat")}
        return {**self._rest, **typed, "tindak_lanjut": follow}

    def _left(self) -> None:
        problem = self.until.problem()
        self.show_problem("tenggat", problem)
        self.day.setText("" if problem else self.until.note())


class Entries(QWidget):
    """A list of parts with a button for one more. `arranged` when a part was added."""

    edited = Signal()
    arranged = Signal()

    def __init__(self, make: Callable[[Sequence[str]], Entry], verb: str) -> None:
        super().__init__()
        self._make = make
        self._suggestions: Sequence[str] = ()
        self.entries: list[Entry] = []
        self.add_button = looks.button(verb, self.add, "plus", "tautan")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._list)
        layout.addLayout(looks.row(self.add_button, None))

    def suggest(self, words: Sequence[str]) -> None:
        """Names to complete with."""
        self._suggestions = words
        for entry in self.entries:
            for edit in entry.inputs.values():
                if isinstance(edit, SuggestInput):
                    edit.set_suggestions(words)

    def set_values(self, rows: Sequence[dict[str, Any]]) -> None:
        """Show these parts, at least one empty one."""
        wanted = list(rows) or [{}]
        while len(self.entries) > len(wanted):
            self._drop(self.entries[-1])
        while len(self.entries) < len(wanted):
            self._append()
        for entry, values in zip(self.entries, wanted, strict=True):
            entry.set_values(values)

    def values(self) -> list[dict[str, Any]]:
        """The parts in which something is typed."""
        return [entry.values() for entry in self.filled()]

    def filled(self) -> list[Entry]:
        """The parts in which something is typed."""
        return [entry for entry in self.entries if not entry.is_empty()]

    def add(self) -> None:
        """One more, with the cursor in it."""
        entry = self._append()
        entry.set_values({})
        next(iter(entry.inputs.values())).setFocus()
        self.edited.emit()

    def _append(self) -> Entry:
        entry = self._make(self._suggestions)
        entry.edited.connect(self.edited)
        entry.remove_wanted.connect(self._remove)
        self.entries.append(entry)
        self._list.addWidget(entry)
        entry.set_number(len(self.entries))
        self.arranged.emit()
        return entry

    def stops(self) -> list[QWidget]:
        """What Tab visits here, in order."""
        parts = [part for entry in self.entries for part in (*entry.inputs.values(), entry.remove)]
        return [*parts, self.add_button]

    def _remove(self, entry: Entry) -> None:
        if entry not in self.entries:
            return  # the second click of a double click
        place = self.entries.index(entry)
        if len(self.entries) == 1:
            entry.set_values({})
        else:
            self._drop(entry)
        follower = self.entries[min(place, len(self.entries) - 1)]
        next(iter(follower.inputs.values())).setFocus()
        self.edited.emit()

    def _drop(self, entry: Entry) -> None:
        self.entries.remove(entry)
        self._list.removeWidget(entry)
        entry.hide()
        entry.deleteLater()
        for number, left in enumerate(self.entries, 1):
            left.set_number(number)
