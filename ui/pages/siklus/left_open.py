"""Typing of a stage that was left unsaved, in words for the start page, with the way back into it."""

from __future__ import annotations

from typing import Any

from lkm_desktop.errors import LkmError
from lkm_desktop.services import fakta_tahap
from ui.pages.pemilihan.left_open import Left
from ui.pages.siklus import fakta_form, sheet_tab

#: first part of the draft's key -> (what was typed, part of the board)
_PARTS = {fakta_form.DRAFT: ("Catatan tahap", "catatan"), sheet_tab.DRAFT: ("Lembar kegiatan", "lembar")}
PAGES = tuple(_PARTS)


def left(s: Any, page: str, record: str, values: dict[str, Any]) -> Left | None:
    """The way back into a draft; None when its stage is gone."""
    if page not in _PARTS:
        return None
    what, part = _PARTS[page]
    try:
        stage = fakta_tahap.ambil(s, record)
    except LkmError:
        return None
    arguments = {"siklus_id": stage.siklus_id, "tahap_id": record, "bagian": part, "lanjutkan": True}
    return Left(f"{what} {stage.nama}", "siklus", arguments)
