"""The activity of a siklus that a meeting belongs to, as a plain choice in the form of the meeting."""

from __future__ import annotations

from typing import Any

from lkm_desktop.fields import Field
from ui.pages.rapat.source import RapatSource
from ui.widgets.field_form import FieldForm

KEY, CODE = "kegiatan_id", "kode_kegiatan"
FIELD = Field(KEY, "Kegiatan siklus", "pilihan", width=40,
              help="Kegiatan di papan siklus yang dihitung dari rapat ini; kosong bila tidak ada.")


class ActivityChoice:
    """Fills the choice of a form, and lets the code follow it until somebody types another one."""

    def __init__(self, source: RapatSource, form: FieldForm) -> None:
        self._source = source
        self._form = form
        self._codes: dict[str, str] = {}
        self._known: object = None

    def fill(self, values: dict[str, Any]) -> None:
        """Offer the activities before a meeting with these values is shown."""
        chosen = values.get(KEY)
        found = self._source.activities([chosen] if chosen else [])
        self._codes = {activity.id: activity.kode for activity in found}
        self._form.inputs[KEY].set_value(None)  # the activity of another meeting may not be offered here
        self._form.inputs[KEY].set_choices([(activity.id, activity.kalimat) for activity in found])
        self._known = chosen

    @property
    def offered(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self._codes)

    def follow(self) -> None:
        """Another activity was chosen: its code, unless another one was typed."""
        chosen = self._form.inputs[KEY].value()
        if chosen == self._known:
            return
        before, self._known = self._codes.get(str(self._known), ""), chosen
        code = self._form.inputs[CODE]
        if (code.value() or "") in ("", before):
            code.set_value(self._codes.get(str(chosen)))
