"""Which rows of the form of a meeting are of use for its kind; the others wait behind "Tampilkan isian lain"."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from lkm_desktop.domain.rapat import RAPAT_ANGGOTA
from ui.widgets.field_form import FieldForm

#: facts that the kind of meeting settles by itself
SETTLED = frozenset({"jenis", "tingkat", "mode"})
#: facts of a meeting in one neighbourhood
NEIGHBOURHOOD = frozenset({"rt", "rw"})


def spare(values: dict[str, Any], *, bare: bool, activities: bool = False) -> set[str]:
    """Keys of rows that may stay hidden: settled by the kind, or of no use for it. What is filled in stays seen.

    bare: the meeting is made without a kit, so its kind is still to be chosen · activities: there are some of a siklus.
    """
    kind = values.get("jenis")
    found = set() if bare else set(SETTLED)
    if kind != "rembug_rt" and not any(values.get(key) for key in NEIGHBOURHOOD):
        found |= NEIGHBOURHOOD
    if kind in RAPAT_ANGGOTA and not values.get("kode_kegiatan"):
        found.add("kode_kegiatan")
    if not values.get("kegiatan_id") and (kind in RAPAT_ANGGOTA or not activities):
        found.add("kegiatan_id")
    return found


def hide(form: FieldForm, keys: Collection[str]) -> bool:
    """Show every row but these; whether anything changed."""
    changed = False
    for key, edit in form.inputs.items():
        seen = key not in keys or edit.hasFocus()
        if edit.isVisibleTo(form) != seen:
            changed = True
            edit.setVisible(seen)
        if key in form.labels:
            form.labels[key].setVisible(seen)
    return changed
