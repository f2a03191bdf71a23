"""Typing of an election that was left unsaved, in words for the start page, with the way back into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lkm_desktop.errors import LkmError

#: first part of the draft's key -> (what was typed, step)
_STEPS = {
    "pemilihan": ("Persiapan", "persiapan"), "pemilihan-rt": ("Pemilih RT", "rt"),
    "pemilihan-suara": ("Hitung suara", "hitung"), "pemilihan-rembug": ("Hitung suara rembug", "rembug"),
}  # fmt: skip
PAGES = (*_STEPS, "paw")


@dataclass(frozen=True)
class Left:
    """What was left: its words ("Hitung suara RT 03 RW 01"), the page and its arguments."""

    words: str
    page: str
    arguments: dict[str, Any]


def left(s: Any, page: str, record: str, values: dict[str, Any]) -> Left | None:
    """The way back into a draft; None when what it is about is gone."""
    if page == "paw":
        return Left("Pergantian anggota", "paw", {"penugasan_id": record, "lanjutkan": True})
    if page not in _STEPS:
        return None
    what, step = _STEPS[page]
    if record == "baru":
        words = f"Persiapan {values.get('nama') or 'pemilihan baru'}"
        return Left(words, "pemilihan", {"baru": True, "lanjutkan": True})
    try:
        return _known(s, page, record, what, step)
    except LkmError:
        return None


def _known(s: Any, page: str, record: str, what: str, step: str) -> Left:
    from lkm_desktop.services import pemilihan, pemilihan_rt
    from lkm_desktop.services.pemilihan_baris import satu_rt

    arguments: dict[str, Any] = {"langkah": step, "lanjutkan": True}
    if page == "pemilihan-suara":
        called, election = pemilihan_rt.ambil_rt(s, record).sebutan, satu_rt(s, record).pemilihan_id
        return Left(f"{what} {called}", "pemilihan", {"pemilihan_id": election, "rt_id": record, **arguments})
    name = str(pemilihan.ambil(s, record)["nama"])
    return Left(f"{what} {name}", "pemilihan", {"pemilihan_id": record, **arguments})
