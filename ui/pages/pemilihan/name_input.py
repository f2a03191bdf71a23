"""A field for a name: known people are completed, any other name may be typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lkm_desktop.names import fold
from ui.widgets.person_picker import Person, PersonInput, Search


class NameInput(PersonInput):
    """`person()` is the one that was chosen, None for a name that was only typed."""

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(search, str, parent)
        self._person: Person | None = None
        self.setPlaceholderText("ketik nama")

    def problem(self) -> str:
        """Every name is one."""
        return ""

    def name(self) -> str:
        """The typed or chosen name."""
        return " ".join(self.text().split())

    def person(self) -> Person | None:
        """The person of the register, if one was chosen or is the only one of exactly that name."""
        self.tidy()
        return self._person if self._id else None

    def set_name(self, text: str) -> None:
        """Show a name without a person."""
        self._id = self._person = None
        self.setText(text)

    def tidy(self) -> None:
        """A name that only one resident has, titles aside, is that resident."""
        typed = fold(self.name())
        if self._id is None and typed:
            hits = [p for p in self._search(self.name(), 3) if fold(p.nama) == typed]
            if len(hits) == 1:
                self._person, self._id = hits[0], hits[0].id

    def _chosen(self, text: str) -> None:
        super()._chosen(text)
        self._person = next((p for p in self._hits if p.id == self._id), None)
