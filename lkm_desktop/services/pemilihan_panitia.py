"""The committee of an election: appointments of the body "panitia" in three pokja (lkm-siklus.md 1.5, 1.11, BR13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.services.aturan import Temuan

#: the three pokja of a committee (tata tertib BKM Bendan 2010)
POKJA = ("Pemilihan Anggota", "Tata Tertib dan Review AD", "Pemantau Partisipatif")
JABATAN_PANITIA = ("Ketua", "Sekretaris", "Bendahara", "Koordinator", "Anggota")


@dataclass(frozen=True)
class OrangPanitia:
    """One member of the committee; pokja: "" for its leaders."""

    penugasan_id: str
    orang_id: str
    nama: str
    jk: str
    rt: str
    rw: str
    jabatan: str
    pokja: str
    mulai: date | None
    selesai: date | None


@dataclass(frozen=True)
class Panitia:
    """The committee, leaders first, then by pokja, and what BR3 and BR13 say about it."""

    orang: tuple[OrangPanitia, ...]
    temuan: tuple[Temuan, ...]


def panitia(s: Session, pemilihan_id: str) -> Panitia:
    """The committee of an election. Raises LkmError when the election is gone."""
    raise NotImplementedError


def simpan_panitia(s: Session, pemilihan_id: str, penugasan_id: str | None, nilai: Mapping[str, Any]) -> str:
    """Save one member: `orang_id`, or `nama` (and jenis_kelamin, rt, rw) of somebody not in the register yet; jabatan,
    pokja, mulai, selesai. Returns the id of the appointment. Raises FieldErrors; one person serves once."""
    raise NotImplementedError


def lepas_panitia(s: Session, penugasan_id: str) -> None:
    """Move an appointment of the committee to the Sampah."""
    raise NotImplementedError
