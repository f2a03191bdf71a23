"""What the tab "Belajar" of a KBK meeting shows: the session beside it, and what its fields may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lkm_desktop.services import kbk, kbk_agenda, topik
from lkm_desktop.services.buku_tindak_lanjut import BarisTindakLanjut
from lkm_desktop.services.topik import TopikRingkas


@dataclass(frozen=True)
class SesiRapat:
    """values: of the form · topik, agenda, sebelum: choices of its first fields · rtl: follow-ups of every session,
    by meeting, as they stand today."""

    values: dict[str, Any]
    topik: tuple[TopikRingkas, ...]
    bawaan: dict[str, dict[str, Any]]
    agenda: tuple[tuple[str, str], ...]
    sebelum: tuple[tuple[str, str], ...]
    rtl: dict[str, tuple[BarisTindakLanjut, ...]]


def read(s: Any, meeting: dict[str, Any], today: Any) -> SesiRapat | None:
    """The session beside a meeting; None for a meeting of another kind."""
    if meeting["jenis"] != kbk.JENIS:
        return None
    topics = topik.daftar(s)
    lines = tuple((b.id, f"{b.kapan} {b.topik}") for b in kbk_agenda.daftar(s, meeting["tanggal"].year, today))
    before = tuple(kbk.sesi_sebelum(s, meeting["id"]))
    told = kbk.rtl_per_sesi(s, today)
    return SesiRapat(kbk.ambil(s, meeting["id"]), topics, topik.usulan_sesi(s), lines, before, told)
