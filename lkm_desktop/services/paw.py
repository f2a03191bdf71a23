"""Replacement of a member before the end of the term (PAW) and change of the koordinator, with its chain (BR15, BR24).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.services.pesan import Pesan


@dataclass(frozen=True)
class Anggota:
    """One member in force: their appointment."""

    penugasan_id: str
    orang_id: str
    nama: str
    jk: str
    jabatan: str
    mulai: date | None
    periode: str


@dataclass(frozen=True)
class Cadangan:
    """One name of the reserve, in rank. keadaan: "" free, else why not ("sudah menjadi anggota", "meninggal");
    berikutnya: the next in rank who is free (BR24)."""

    perolehan_id: str
    orang_id: str | None
    nama: str
    jk: str
    rt: str
    rw: str
    suara: int | None
    peringkat: int | None
    keadaan: str
    berikutnya: bool


@dataclass(frozen=True)
class Pergantian:
    """One link: who left and who came, when, why, by which decision. pengganti "" : nobody came yet."""

    penugasan_id: str
    jabatan: str
    nama: str
    mulai: date | None
    selesai: date | None
    alasan: str
    pengganti_id: str
    pengganti: str
    sejak: date | None
    dasar: str
    periode: str


def anggota(s: Session, hari: date) -> tuple[Anggota, ...]:
    """Members in force on a day, the koordinator first."""
    raise NotImplementedError


def pemilihan_berlaku(s: Session, hari: date) -> str | None:
    """The election that the board of that day came from; None when it is not known."""
    raise NotImplementedError


def cadangan(s: Session, pemilihan_id: str, hari: date) -> tuple[Cadangan, ...]:
    """The reserve of an election in rank."""
    raise NotImplementedError


def periksa_ganti(
    s: Session, penugasan_id: str, tanggal: date | None, *, perolehan_id: str | None = None,
    orang_id: str | None = None,
) -> tuple[Pesan, ...]:  # fmt: skip
    """What to say before a replacement: BR24 (another than the next of the reserve: info), women's share, and what
    stands in the way ("salah")."""
    raise NotImplementedError


def ganti(
    s: Session, penugasan_id: str, tanggal: date, alasan: str, dasar: str, *, perolehan_id: str | None = None,
    orang_id: str | None = None,
) -> str | None:  # fmt: skip
    """Replace a member from `tanggal` on: the old term ends the day before with reason and successor, the new one of
    the same period begins by the decision `dasar`. The successor is one of the reserve (`perolehan_id`), anybody else
    (`orang_id`), or nobody yet. Returns the id of the new appointment, None without successor. Raises FieldErrors."""
    raise NotImplementedError


def ganti_koordinator(s: Session, penugasan_id: str, tanggal: date, alasan: str, dasar: str) -> str:
    """Make a member in force the koordinator from `tanggal` on (BR15): the former one goes on as an ordinary member.
    Returns the id of the koordinator's appointment. Raises FieldErrors."""
    raise NotImplementedError


def rantai(s: Session, pemilihan_id: str | None = None) -> tuple[Pergantian, ...]:
    """Who replaced whom, oldest first: of the board of one election, or of all times (None)."""
    raise NotImplementedError


def silsilah(s: Session, penugasan_id: str) -> tuple[Pergantian, ...]:
    """The chain that one seat has gone through, from its first holder to its last."""
    raise NotImplementedError
