"""The single facts of a stage in two columns, read down the left one first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lkm_desktop.fields import Field
from ui.pages.rapat.grow import GrowInput
from ui.widgets.field_form import PAIRS, FieldForm, Group
from ui.widgets.field_inputs import FieldSource


class GrowingForm(FieldForm):
    """A form whose long texts grow with what is typed."""

    def input_for(self, spec: Field) -> Any:
        """Two lines at first."""
        return GrowInput(spec.label, 2) if spec.kind == "panjang" else super().input_for(spec)


class TwoColumns(QWidget):
    """Two forms that speak as one: `edited`, and `finished` on Enter behind the last field."""

    edited = Signal()
    finished = Signal()

    def __init__(self, groups: Sequence[tuple[str, Sequence[Field]]], source: FieldSource) -> None:
        super().__init__()
        self.forms: list[FieldForm] = [GrowingForm(half, source) for half in halves(groups)]
        self.inputs: dict[str, Any] = {key: edit for form in self.forms for key, edit in form.inputs.items()}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(20)
        for form in self.forms:
            layout.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
            form.edited.connect(self.edited)
        for form, following in pairwise(self.forms):
            form.finished.connect(following.focus_first)
        self.forms[-1].finished.connect(self.finished)

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show stored or kept facts."""
        for form in self.forms:
            form.set_values({key: values.get(key) for key in form.inputs})

    def texts(self) -> dict[str, Any]:
        """What stands in the fields, wrong dates and numbers as typed."""
        return {key: text for form in self.forms for key, text in form.texts().items()}

    def show_messages(self, messages: Sequence[tuple[str, str, str]]) -> None:
        """Mark fields; see FieldForm."""
        for form in self.forms:
            form.show_messages(messages)

    def focus_first(self, keys: Sequence[str] = ()) -> None:
        """Put the cursor in the first of those fields, or in the first field."""
        for form in self.forms:
            if not keys or any(key in form.inputs for key in keys):
                form.focus_first([key for key in keys if key in form.inputs])
                return


def halves(groups: Sequence[tuple[str, Sequence[Field]]]) -> list[list[Group]]:
    """The groups divided so that both columns are about as high; a single group is divided itself."""
    if len(groups) == 1:
        title, fields = groups[0]
        cut = _cut([_height(fields[:n]) for n in range(1, len(fields))], _height(fields))
        while 0 < cut < len(fields) and (fields[cut - 1].key, fields[cut].key) in PAIRS:
            cut += 1
        return [[Group(title, tuple(fields[:cut]))], [Group("", tuple(fields[cut:]))]]
    heights = [1 + _height(fields) for _, fields in groups]
    cut = _cut([sum(heights[:n]) for n in range(1, len(groups))], sum(heights))
    made = [Group(title, tuple(fields)) for title, fields in groups]
    return [made[:cut], made[cut:]]


def _cut(reached: Sequence[int], whole: int) -> int:
    """After how many parts the left column ends: where the higher of the two columns is lowest."""
    best = min(range(len(reached)), key=lambda n: max(reached[n], whole - reached[n]), default=0)
    return best + 1


def _height(fields: Sequence[Field]) -> int:
    """Lines that fields take: two for a long text, one for two fields that stand side by side."""
    lines = sum(2 if one.kind == "panjang" else 1 for one in fields)
    return lines - sum((one.key, other.key) in PAIRS for one, other in pairwise(fields))
