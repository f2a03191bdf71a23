"""From an election to the new board, in one step that undo takes back (lkm-siklus.md 1.3, 1.5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.services.aturan import Temuan

ALASAN = "Masa bakti berakhir"


@dataclass(frozen=True)
class Masuk:
    """One new member. orang_id: the person's record, None: one will be made; ulang: serves on the present board too;
    mungkin: (id, words) of records that may be the same person (BR22)."""

    perolehan_id: str
    orang_id: str | None
    nama: str
    jk: str
    umur: int | None
    rt: str
    rw: str
    suara: int | None
    ulang: bool
    mungkin: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Keluar:
    """One term that is closed: whose, as what, since when, and its new last day."""

    penugasan_id: str
    nama: str
    jabatan: str
    mulai: date | None
    selesai: date


@dataclass(frozen=True)
class RencanaPapan:
    """Everything that making the board will change. halangan: why it cannot be made, "" when it can; selesai: last
    day of the new term by the rule `masa_bakti`; kalimat: the changes as sentences for the preview."""

    pemilihan_id: str
    mulai: date
    selesai: date
    periode: str
    masuk: tuple[Masuk, ...]
    keluar: tuple[Keluar, ...]
    cadangan: int
    temuan: tuple[Temuan, ...]
    kalimat: tuple[str, ...]
    halangan: str


@dataclass(frozen=True)
class PapanJadi:
    """What was made: appointments, people, closed terms, and the id of the draft decree ("" without one)."""

    penugasan: tuple[str, ...]
    orang_baru: tuple[str, ...]
    ditutup: tuple[str, ...]
    naskah_id: str


def rencana_papan(
    s: Session, pemilihan_id: str, mulai: date, orang: Mapping[str, str | None] | None = None
) -> RencanaPapan:
    """What `jadikan_papan` would change with the same arguments; changes nothing. Raises LkmError for an election that
    is gone."""
    raise NotImplementedError


def jadikan_papan(
    s: Session, pemilihan_id: str, mulai: date, dikukuhkan: date | None = None, *, alasan: str = ALASAN,
    dasar: str = "", orang: Mapping[str, str | None] | None = None, sk: bool = True, akhiri: bool = False,
) -> PapanJadi:  # fmt: skip
    """Make the board of those elected, within the caller's one unit: people without a record get one, present terms of
    the LKM end the day before `mulai` with `alasan`, new terms begin, the office's period is brought up to date, and
    the draft of a decree that lists the members is made (`sk`).

    orang: {id of the tally row: id of the person's record, None for a new one}, where people decided otherwise than
    proposed · dasar: the berita acara or decision · akhiri: write the last day of the period into each term.
    Raises LkmError with the sentence of `RencanaPapan.halangan`; a second time of the same election too.
    """
    raise NotImplementedError
