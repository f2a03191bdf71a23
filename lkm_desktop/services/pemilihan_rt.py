"""The rows of an election: one RT (or other basis) each, with adults, voters and ballots (lkm-siklus.md 1.4, 1.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.fields import Field

#: the form of one RT, in its order; fields of `entity_fields(PemilihanRT)`
FORM_RT = (
    "rt", "rw", "nama", "tanggal", "jam_buka", "jam_tutup", "tempat", "dewasa_l", "dewasa_p", "dewasa", "memilih_l",
    "memilih_p", "sah", "tidak_sah", "jatah", "pintu", "petugas", "saksi", "ketua_rt", "keterangan",
)  # fmt: skip
#: columns of a pasted table unless its first line names them
TEMPEL = ("rw", "rt", "dewasa_l", "dewasa_p", "memilih_l", "memilih_p", "sah", "tidak_sah", "jatah")


@dataclass(frozen=True)
class BarisRT:
    """One RT of an election. None: not known yet.

    sebutan: "RT 03 RW 01" or the name of the basis · dewasa: L + P, or the typed total · memilih: L + P ·
    persen: turnout as "63,56 %", "-" without it · cukup: BR11 is met (None: not known) · kalimat: the verdict of BR11
    in words, "" while nothing is known · selisih: what is wrong with sah + tidak sah = memilih, "" when it agrees.
    """

    id: str
    urut: int
    rt: str
    rw: str
    nama: str
    sebutan: str
    tanggal: date | None
    jam_buka: str
    jam_tutup: str
    tempat: str
    dewasa_l: int | None
    dewasa_p: int | None
    dewasa: int | None
    memilih_l: int | None
    memilih_p: int | None
    memilih: int | None
    sah: int | None
    tidak_sah: int | None
    jatah: int | None
    pintu: bool
    petugas: str
    saksi: tuple[str, ...]
    ketua_rt: str
    keterangan: str
    persen: str
    cukup: bool | None
    kalimat: str
    selisih: str
    utusan_l: int
    utusan_p: int
    utusan: int


@dataclass(frozen=True)
class HasilIsi:
    """What filling in rows from the residents did: new rows, rows counted again, adults found, and people whose age
    and marriage are both unknown (not counted) or whose L/P is (then only the total of their RT is filled in)."""

    baru: int
    dihitung: int
    dewasa: int
    tanpa_umur: int
    tanpa_jk: int


def formulir_rt() -> tuple[Field, ...]:
    """The fields of the form of one RT."""
    raise NotImplementedError


def baris_rt(s: Session, pemilihan_id: str) -> tuple[BarisRT, ...]:
    """The rows of an election in their order."""
    raise NotImplementedError


def ambil_rt(s: Session, rt_id: str) -> BarisRT:
    """One row. Raises LkmError when it is gone."""
    raise NotImplementedError


def isi_rt(s: Session, pemilihan_id: str) -> HasilIsi:
    """Make a row for every RT that the residents live in and that has none yet, with its adults (BR9), ketua RT and
    the day of the vote. Rows that exist are left as they are."""
    raise NotImplementedError


def hitung_dewasa(s: Session, pemilihan_id: str, rt_ids: Sequence[str] = ()) -> HasilIsi:
    """Count the adults of the rows again from the residents (empty: all rows that name an RT)."""
    raise NotImplementedError


def simpan_rt(s: Session, pemilihan_id: str, rt_id: str | None, nilai: Mapping[str, Any]) -> str:
    """Save one row (None: a new one at the end); only the given keys change. Returns its id. Raises FieldErrors: more
    voters than adults (BR9), L + P that is not the total, an RT that has a row already, votes that cannot be."""
    raise NotImplementedError


def simpan_rt_banyak(s: Session, pemilihan_id: str, baris: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """Save many rows at once, as pasted: known RTs are changed, others made. Returns (new, changed). Raises LkmError
    that names the first wrong line; nothing is then saved."""
    raise NotImplementedError


def baca_tempelan(teks: str, kolom: Sequence[str] = TEMPEL) -> list[dict[str, str]]:
    """The lines of a pasted table (columns parted by tabs, or by semicolons). A first line of headings names the
    columns, else they are `kolom`. Totals and empty lines are left out. Raises LkmError when nothing can be read."""
    raise NotImplementedError


def atur_jatah(s: Session, pemilihan_id: str, jatah: int) -> int:
    """Give every row this number of utusan; returns how many rows changed. Raises FieldErrors below 1."""
    raise NotImplementedError


def buang_rt(s: Session, rt_id: str) -> None:
    """Move a row and its tally to the Sampah. Raises LkmError when one of its utusan has votes in the kelurahan."""
    raise NotImplementedError
