"""Tallies of an RT or of the kelurahan: votes, live check, ranking with ties that only people break (BR10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.services.pesan import Pesan


@dataclass(frozen=True)
class Angka:
    """The figures of a tally as far as they are known. min_nama, max_nama: names that a valid ballot carries; kursi:
    how many are chosen (jatah of an RT, members of the kelurahan)."""

    memilih: int | None
    sah: int | None
    tidak_sah: int | None
    min_nama: int
    max_nama: int
    dewasa: int | None = None
    kursi: int | None = None


@dataclass(frozen=True)
class NamaSuara:
    """One name of a tally.

    peringkat: 1 for the most votes; equal votes have equal rank until people decide (None without votes) ·
    seri: shares its place with others undecided · putusan, putusan_alasan: the place that people gave within a tie and
    how · hasil: "terpilih", "cadangan", "tidak" or "" while not settled · usul: what the votes propose, "" when a tie
    stands in the way · hadir, kesediaan: at the rembug of the kelurahan (BR14); always None, False in an RT.
    """

    id: str
    orang_id: str | None
    nama: str
    jk: str
    umur: int | None
    rt: str
    rw: str
    suara: int | None
    peringkat: int | None
    seri: bool
    putusan: int | None
    putusan_alasan: str
    hasil: str
    usul: str
    utusan_id: str | None
    hadir: bool | None
    kesediaan: bool
    keterangan: str


@dataclass(frozen=True)
class Seri:
    """Names with equal votes that nobody has put in order. menentukan: the last seat lies between them; urutan: the
    place of the first of them."""

    suara: int
    urutan: int
    ids: tuple[str, ...]
    nama: tuple[str, ...]
    menentukan: bool
    kalimat: str


@dataclass(frozen=True)
class Hitungan:
    """A tally: of the RT `rt_id`, or of the kelurahan (None). nama: in rank; suara: sum of votes."""

    pemilihan_id: str
    rt_id: str | None
    judul: str
    angka: Angka
    memilih_l: int | None
    memilih_p: int | None
    nama: tuple[NamaSuara, ...]
    suara: int
    seri: tuple[Seri, ...]
    pesan: tuple[Pesan, ...]


def hitungan(s: Session, pemilihan_id: str, rt_id: str | None = None) -> Hitungan:
    """The tally of an RT, or of the kelurahan (None). Raises LkmError when it is gone."""
    raise NotImplementedError


def periksa_hitungan(angka: Angka, suara: Sequence[tuple[str, int | None]]) -> tuple[Pesan, ...]:
    """What is wrong with a tally while it is typed: (name, votes) in any order. Level "salah" cannot be saved,
    "peringatan" may be because names or figures are still missing. `field` of a message: "memilih", "sah", "suara" or
    the number of the name (from 0) as text. Pure."""
    raise NotImplementedError


def simpan_hitungan(
    s: Session, pemilihan_id: str, rt_id: str | None, angka: Mapping[str, Any], nama: Sequence[Mapping[str, Any]]
) -> None:
    """Save a whole tally. angka: memilih_l, memilih_p, sah, tidak_sah (and jatah in an RT), only the given ones change;
    nama: `id` of a known one or none, orang_id, nama, jenis_kelamin, umur, rt, rw, suara, keterangan. Names that are
    not given go to the Sampah; a changed vote takes back a decision on ties and the result of that tally.
    Raises FieldErrors for a tally that cannot be."""
    raise NotImplementedError


def putuskan(s: Session, urutan: Sequence[str], alasan: str) -> None:
    """People put names with equal votes in this order, and how (draw, second vote). Raises FieldErrors without a
    reason, LkmError when the votes are not equal."""
    raise NotImplementedError


def batal_putusan(s: Session, ids: Sequence[str]) -> None:
    """Take a decision on a tie back."""
    raise NotImplementedError


def tetapkan(s: Session, pemilihan_id: str, rt_id: str | None, hasil: Mapping[str, str] | None = None) -> None:
    """Save the result: as proposed (None), or as people say, {id: "terpilih" | "cadangan" | "tidak"}. Raises LkmError
    when a tie decides the last seat and nobody has decided, or when there are no seats to give."""
    raise NotImplementedError
