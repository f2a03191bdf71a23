"""What the office proposes for a new row of a book, such as its next number, while its form is filled in."""

from __future__ import annotations

from typing import Any

from ui.register.source import RegisterSource
from ui.widgets.field_form import FieldForm


class Proposals:
    """A proposal follows the kind and date that are typed, until the user types something else in its place."""

    def __init__(self, source: RegisterSource, form: FieldForm) -> None:
        self._source, self._form = source, form
        self._now: dict[str, Any] = {}

    def forget(self) -> None:
        """A stored row: nothing is proposed."""
        self._now = {}

    def begin(self, values: dict[str, Any]) -> None:
        """A new row with these values, its proposals among them."""
        self._now = self._source.propose(values)

    def follow(self) -> None:
        """A field was left: propose anew where the old proposal still stands."""
        if not self._now:
            return
        values = self._form.values()
        found = self._source.propose(values)
        for key, proposal in found.items():
            if key in self._form.inputs and values.get(key) in (None, "", self._now.get(key)):
                self._form.inputs[key].set_value(proposal)
        self._now = {**self._now, **found}
