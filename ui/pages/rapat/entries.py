"""Repeating parts of a form, each with fields and perhaps lists of its own; added, moved and removed by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from lkm_desktop.domain import new_id
from ui.pages.rapat.grow import GrowInput, Phrases
from ui.widgets import looks
from ui.widgets.inputs import SuggestInput


@dataclass(frozen=True)
class Removed:
    """A part that was taken away: from the list `key` of the part with the id `inside` ("" for the page's own list)."""

    inside: str
    key: str
    place: int
    values: dict[str, Any]
    words: str


def without_tab(button: QToolButton) -> QToolButton:
    """A button that Tab passes by: it has a key of its own, and Space meant for a text must not press it."""
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


class Entry(QWidget):
    """One part. `edited`; `arranged` when fields came or went; what it asks of its list are the other signals.

    names: what a screen reader calls each field · settled: fields that always hold something and so do not count when
    asking whether anything was typed.
    """

    edited = Signal()
    arranged = Signal()
    removed = Signal(object)
    remove_wanted = Signal(object)
    next_wanted = Signal(object)
    move_wanted = Signal(object, int)
    go_wanted = Signal(object, str, int)

    names: dict[str, str] = {}
    settled: frozenset[str] = frozenset()

    def __init__(self, noun: str) -> None:
        super().__init__()
        self.id = new_id()
        self.noun = noun
        self.number = looks.label("1.", "bold")
        self.remove = without_tab(looks.tool("x", f"Hapus {noun}", self._tell_remove))
        self.message = looks.label("", "err", wrap=True)
        self.message.hide()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 6)
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnMinimumWidth(0, 24)
        self.grid.addWidget(self.number, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.inputs: dict[str, Any] = {}
        self.lists: dict[str, Entries] = {}

    def add_input(self, key: str, edit: Any) -> None:
        """Register one field."""
        self.inputs[key] = edit
        edit.edited.connect(self._tell)

    def add_list(self, key: str, entries: Entries) -> None:
        """Register a list of parts inside this one."""
        self.lists[key] = entries
        entries.edited.connect(self._tell)
        entries.arranged.connect(self.arranged)
        entries.removed.connect(self._pass_removed)
        entries.key, entries.owner = key, self

    def _pass_removed(self, gone: Removed) -> None:
        self.removed.emit(gone)

    def _tell(self) -> None:
        self.edited.emit()

    def _tell_remove(self) -> None:
        self.remove_wanted.emit(self)

    def set_number(self, number: str) -> None:
        """Number the part ("3" or "3.1") and name its fields."""
        self.number.setText(f"{number}.")
        for key, edit in self.inputs.items():
            edit.setAccessibleName(f"{self.names[key]} {number}")
        for entries in self.lists.values():
            entries.set_prefix(f"{number}.")
        self.remove.setToolTip(f"Hapus {self.noun} {number} (Alt+Del)")
        self.remove.setAccessibleName(f"Hapus {self.noun} {number}")

    # --- values -----------------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """The typed values, wrong dates and numbers as typed."""
        typed = {key: edit.text() if edit.problem() else edit.value() for key, edit in self.inputs.items()}
        return {"id": self.id, **typed, **{key: entries.values() for key, entries in self.lists.items()}}

    def set_values(self, values: dict[str, Any]) -> None:
        """Show a stored or kept part."""
        self.id = str(values.get("id") or new_id())
        for key, edit in self.inputs.items():
            edit.set_value(values.get(key))
        for key, entries in self.lists.items():
            entries.set_values(values.get(key) or [])
        self.show_errors({})

    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        typed = any(edit.value() or edit.problem() for key, edit in self.inputs.items() if key not in self.settled)
        return not typed and all(not entries.filled() for entries in self.lists.values())

    def show_errors(self, errors: dict[str, str]) -> QWidget | None:
        """Sentences by field; gives the first field that is wrong."""
        own = {key: text for key, text in errors.items() if key in self.inputs}
        self.message.setText("\n".join(own.values()))
        self.message.setVisible(bool(own))
        for name, edit in self.inputs.items():
            looks.mark(edit, "salah", name in own)
        first = next((edit for name, edit in self.inputs.items() if name in own), None)
        for name, entries in self.lists.items():
            start = f"{name}."
            inner = {key.removeprefix(start): text for key, text in errors.items() if key.startswith(start)}
            found = entries.show_errors(inner)
            first = first or found
        return first

    def suggest(self, words: Sequence[str]) -> None:
        """Names to complete with."""
        for edit in self.inputs.values():
            if isinstance(edit, SuggestInput):
                edit.set_suggestions(words)
        for entries in self.lists.values():
            entries.suggest(words)

    def complete_with(self, phrases: Phrases) -> None:
        """Phrases for the texts of this part."""
        for edit in self.inputs.values():
            if isinstance(edit, GrowInput):
                edit.complete_with(phrases)
        for entries in self.lists.values():
            entries.complete_with(phrases)

    # --- keys -------------------------------------------------------------------------------------------------------

    def stops(self) -> list[QWidget]:
        """What Tab visits here, in order."""
        inner = [part for entries in self.lists.values() for part in entries.stops()]
        return [*self.inputs.values(), *inner]

    def begin(self) -> None:
        """Put the cursor in the first field."""
        next(iter(self.inputs.values())).setFocus()

    def add_next(self) -> bool:
        """Alt+Enter: one more of the same kind below."""
        self.next_wanted.emit(self)
        return True

    def shift(self, step: int) -> bool:
        """Alt+Up and Alt+Down: change places with a neighbour."""
        self.move_wanted.emit(self, step)
        return True

    def go(self, place: QWidget, step: int) -> bool:
        """Ctrl+Up and Ctrl+Down: the same field of a neighbour."""
        key = next((key for key, edit in self.inputs.items() if edit is place), "")
        self.go_wanted.emit(self, key, step)
        return bool(key)

    def take_away(self) -> bool:
        """Alt+Del: without this part."""
        self.remove_wanted.emit(self)
        return True

    def add_inner(self) -> bool:
        """Ctrl+T: one more of what belongs to this part, or beside it when it holds nothing itself."""
        if self.lists:
            next(iter(self.lists.values())).add()
            return True
        return self.add_next()


class Entries(QWidget):
    """A list of parts, with a button for one more unless `verb` is empty. `arranged` when a part was added or moved.

    least: how many empty parts are always offered.
    """

    edited = Signal()
    arranged = Signal()
    removed = Signal(object)

    def __init__(self, make: Callable[[], Entry], verb: str = "", least: int = 1) -> None:
        super().__init__()
        self._make = make
        self._least = least
        self._prefix = ""
        self._suggestions: Sequence[str] = ()
        self._phrases: Phrases | None = None
        self.key = ""
        self.owner: Entry | None = None
        self.entries: list[Entry] = []
        self.add_button = looks.button(verb, self.add, "plus", "tautan")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._list)
        if verb:
            layout.addLayout(looks.row(self.add_button, None))
        else:
            self.add_button.setParent(self)
            self.add_button.hide()
        if not verb and not least:
            self.hide()
        self._has_button = bool(verb)

    def suggest(self, words: Sequence[str]) -> None:
        """Names to complete with."""
        self._suggestions = words
        for entry in self.entries:
            entry.suggest(words)

    def complete_with(self, phrases: Phrases) -> None:
        """Phrases for the texts of these parts and of those to come."""
        self._phrases = phrases
        for entry in self.entries:
            entry.complete_with(phrases)

    def set_prefix(self, prefix: str) -> None:
        """What stands before the numbers: "3." inside the third part."""
        self._prefix = prefix
        self._number()

    def set_values(self, rows: Sequence[dict[str, Any]]) -> None:
        """Show these parts, and empty ones up to the least."""
        wanted = [*rows, *[{}] * (self._least - len(rows))]
        while len(self.entries) > len(wanted):
            self._drop(self.entries[-1])
        while len(self.entries) < len(wanted):
            self._append(len(self.entries))
        for entry, values in zip(self.entries, wanted, strict=True):
            entry.set_values(values)
        self._show_or_hide()

    def values(self) -> list[dict[str, Any]]:
        """The parts in which something is typed."""
        return [entry.values() for entry in self.filled()]

    def filled(self) -> list[Entry]:
        """The parts in which something is typed."""
        return [entry for entry in self.entries if not entry.is_empty()]

    def show_errors(self, errors: dict[str, str]) -> QWidget | None:
        """Sentences by place and field ("2.isi", counted over the filled parts); gives the first wrong field."""
        filled, first = self.filled(), None
        for entry in self.entries:
            start = f"{filled.index(entry)}." if entry in filled else "-"
            found = entry.show_errors({k.removeprefix(start): t for k, t in errors.items() if k.startswith(start)})
            first = first or found
        return first

    def add(self) -> None:
        """One more at the end, with the cursor in it."""
        self._add_at(len(self.entries))

    def _add_after(self, entry: Entry) -> None:
        if entry in self.entries:
            self._add_at(self.entries.index(entry) + 1)

    def _add_at(self, place: int) -> None:
        entry = self._append(place)
        entry.set_values({})
        self._show_or_hide()
        entry.show()  # at once: what is not shown yet takes no keys
        entry.begin()
        self.edited.emit()

    def _append(self, place: int) -> Entry:
        entry = self._make()
        entry.suggest(self._suggestions)
        if self._phrases is not None:
            entry.complete_with(self._phrases)
        entry.edited.connect(self.edited)
        entry.arranged.connect(self.arranged)
        entry.removed.connect(self.removed)
        entry.remove_wanted.connect(self._remove)
        entry.next_wanted.connect(self._add_after)
        entry.move_wanted.connect(self._move)
        entry.go_wanted.connect(self._go)
        self.entries.insert(place, entry)
        self._list.insertWidget(place, entry)
        self._number()
        self.arranged.emit()
        return entry

    def stops(self) -> list[QWidget]:
        """What Tab visits here, in order."""
        parts = [part for entry in self.entries for part in entry.stops()]
        return [*parts, self.add_button] if self._has_button else parts

    def _move(self, entry: Entry, step: int) -> None:
        place = self.entries.index(entry) if entry in self.entries else -1
        target = place + step
        if place < 0 or not 0 <= target < len(self.entries):
            return
        held = self.window().focusWidget()
        self.entries.insert(target, self.entries.pop(place))
        self._list.removeWidget(entry)
        self._list.insertWidget(target, entry)
        self._number()
        self.arranged.emit()
        if held is not None:
            held.setFocus()
        self.edited.emit()

    def _go(self, entry: Entry, key: str, step: int) -> None:
        target = self.entries.index(entry) + step if entry in self.entries else -1
        if key and 0 <= target < len(self.entries):
            self.entries[target].inputs[key].setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, entry: Entry) -> None:
        if entry not in self.entries:
            return  # the second click of a double click
        place = self.entries.index(entry)
        if not entry.is_empty():
            words = f"{entry.noun.capitalize()} {entry.number.text().rstrip('.')}"
            inside = self.owner.id if self.owner is not None else ""
            self.removed.emit(Removed(inside, self.key, place, entry.values(), words))
        if len(self.entries) <= self._least:
            entry.set_values({})
        else:
            self._drop(entry)
        self._show_or_hide()
        around = self.parentWidget()
        if self.entries:
            self.entries[min(place, len(self.entries) - 1)].begin()
        elif isinstance(around, Entry):
            around.begin()
        self.edited.emit()

    def put_back(self, gone: Removed) -> bool:
        """A removed part comes back to its place, here or in a list further inside; false when its place is gone."""
        if gone.key == self.key and gone.inside == (self.owner.id if self.owner is not None else ""):
            first = self.entries[0] if self.entries else None
            if first is not None and len(self.entries) == self._least and first.is_empty():
                first.set_values(gone.values)  # the last one was only emptied
                entry = first
            else:
                entry = self._append(min(gone.place, len(self.entries)))
                entry.set_values(gone.values)
            self._show_or_hide()
            entry.show()
            entry.begin()
            self.edited.emit()
            return True
        return any(inner.put_back(gone) for entry in self.entries for inner in entry.lists.values())

    def _drop(self, entry: Entry) -> None:
        self.entries.remove(entry)
        self._list.removeWidget(entry)
        entry.hide()
        entry.deleteLater()
        self._number()

    def _number(self) -> None:
        for number, entry in enumerate(self.entries, 1):
            entry.set_number(f"{self._prefix}{number}")

    def _show_or_hide(self) -> None:
        self.setVisible(self._has_button or bool(self.entries))
