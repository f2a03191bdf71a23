"""Who may vote: residents of the age of `umur_pemilih` or more on the day, or married or once married (BR9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Pemilih:
    """One voter on the list of an RT. umur: None when the birth date is unknown; kawin: why they may vote then."""

    orang_id: str
    nama: str
    jk: str
    umur: int | None
    kawin: bool
    alamat: str
    rt: str
    rw: str
    nik: str


@dataclass(frozen=True)
class DaftarPemilih:
    """The voters of one RT by name; tanpa_umur: names of residents that nothing is known about (BR9)."""

    rt_id: str
    sebutan: str
    hari: date
    pemilih: tuple[Pemilih, ...]
    tanpa_umur: tuple[str, ...]


def daftar_pemilih(s: Session, pemilihan_id: str, rt_id: str) -> DaftarPemilih:
    """The list of voters of a row on its day. Raises LkmError when the row is gone."""
    raise NotImplementedError
