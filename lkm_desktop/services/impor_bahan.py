"""What an import is made of before it meets the office: rows of checked values. Filled by the importers package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol

from lkm_desktop.domain import BUKU

#: registers that an import can fill: people and hats, then plain books
TUJUAN_ORANG = ("orang", "relawan", "anggota", "pengelola")
TUJUAN_BUKU = tuple(register.key for register in BUKU)
TUJUAN = (*TUJUAN_ORANG, *TUJUAN_BUKU)


#: rows of the second table of an import are numbered from here on, those of the third from twice this
LANGKAH_TABEL = 10_000_000


class NomorBaris(int):
    """The number of a row in one of several tables: an int that is unique in the import, spoken as "14 (RT 02)".

    baris: as Excel numbers it · tabel: the name of its table.
    """

    baris: int
    tabel: str

    def __new__(cls, urut: int, baris: int, tabel: str) -> NomorBaris:
        """Row `baris` of the table that is number `urut` of the import, from 1."""
        made = super().__new__(cls, urut * LANGKAH_TABEL + baris)
        made.baris, made.tabel = baris, tabel
        return made

    def __str__(self) -> str:
        return f"{self.baris} ({self.tabel})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def letak_baris(nomor: int) -> tuple[str, int]:
    """Table and row of a row number; "" for the table when the import has only one."""
    return (nomor.tabel, nomor.baris) if isinstance(nomor, NomorBaris) else ("", nomor)


#: told how far work has come: (done, total, words); what it raises stops the work
Maju = Callable[[int, int, str], None]


class Alasan(NamedTuple):
    """One sentence about one cell: field key, heading of its column as the sheet has it, and the words."""

    field: str
    kolom: str
    teks: str


class IkutPelatihan(NamedTuple):
    """One training that a row says somebody took part in. tahun, tanggal: when, as far as it is told · jpl: lesson
    hours attended · jpl_penuh: lesson hours of the whole training."""

    nama: str
    tahun: int | None = None
    tanggal: date | None = None
    jpl: int | None = None
    jpl_penuh: int | None = None


@dataclass(slots=True)
class BarisBahan:
    """One row of people. `nomor` is the row number that Excel shows (a NomorBaris when the import has several tables);
    `nilai` holds only filled fields.

    masalah: why the row cannot be written yet · catatan: worth a look, no hindrance · mentah: the cells as they stand
    in the sheet, by field · sambung: the earlier row of the same person that this one goes on from, with its name left
    out · pelatihan: trainings.
    """

    nomor: int
    nilai: dict[str, Any] = field(default_factory=dict)
    masalah: list[Alasan] = field(default_factory=list)
    catatan: list[Alasan] = field(default_factory=list)
    mentah: Mapping[str, str] = field(default_factory=dict)
    sambung: int | None = None
    pelatihan: tuple[IkutPelatihan, ...] = ()


@dataclass
class Bahan:
    """All rows of one sheet, read under one mapping.

    dikenal: (heading, field label) of columns that are used · diabaikan: (heading, reason) of the others ·
    dilewati: (row number, reason) of rows that are no people (totals, repeated headings, signatures) · tertinggal:
    headings of ignored columns that hold something · lembar_lain: other visible sheets that hold people too · kode:
    sentences on how values that are codes were read · tabel: names of the tables, when there are several.
    """

    sumber: str
    lembar: str
    baris: list[BarisBahan] = field(default_factory=list)
    dikenal: list[tuple[str, str]] = field(default_factory=list)
    diabaikan: list[tuple[str, str]] = field(default_factory=list)
    dilewati: list[tuple[int, str]] = field(default_factory=list)
    tertinggal: list[str] = field(default_factory=list)
    lembar_lain: list[str] = field(default_factory=list)
    judul: dict[str, str] = field(default_factory=dict)
    kode: list[str] = field(default_factory=list)
    tabel: tuple[str, ...] = ()


#: field -> value as it stands in the sheet, as `kunci_arti` writes it -> what it means, in words
Arti = Mapping[str, Mapping[str, str]]


def kunci_arti(teks: str) -> str:
    """A value of a sheet as meanings are looked up: "01" and "1" are one code, case and blanks do not count."""
    rapi = " ".join(teks.split()).casefold()
    return rapi.lstrip("0") or "0" if rapi.isdecimal() else rapi


class Tabel(Protocol):
    """A table found in a foreign sheet (`importers.table.Tabel` is one)."""

    def olah(
        self,
        ke: str,
        pemetaan: dict[int, str | None] | None = None,
        koreksi: dict[tuple[int, str], str] | None = None,
        *,
        terima_rumus: bool = False,
        arti: Arti | None = None,
        maju: Maju | None = None,
    ) -> Bahan:
        """Read every row for a register under a mapping, single-cell corrections and what values mean."""
        ...
