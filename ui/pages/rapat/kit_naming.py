"""The name of a new meeting follows its day and place, until somebody types another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ui.widgets.field_form import FieldForm

Namer = Callable[[dict[str, Any]], str]
_PLACE = ("tanggal", "rt", "rw")


class Naming:
    """namer: gives the name for the values of the form; None leaves the name to the user."""

    def __init__(self, namer: Namer | None = None, values: dict[str, Any] | None = None) -> None:
        self._namer = namer
        self._known = _place(values or {})
        self._given = (values or {}).get("judul") if namer is not None else None

    def follow(self, form: FieldForm) -> None:
        """Write the name anew when day or place have changed and the name is still ours."""
        values = form.values()
        if self._namer is None or _place(values) == self._known or values["tanggal"] is None:
            return
        self._known = _place(values)
        name = form.inputs["judul"]
        if (name.value() or "") in ("", self._given):
            self._given = self._namer(values)
            name.set_value(self._given)


def _place(values: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(values.get(key) for key in _PLACE)
