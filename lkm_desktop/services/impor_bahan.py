"""What an import is made of before it meets the office: rows of checked values. Filled by the importers package."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from lkm_desktop.domain import BUKU

#: registers that an import can fill: people and hats, then plain books
TUJUAN_ORANG = ("orang", "relawan", "anggota", "pengelola")
TUJUAN_BUKU = tuple(register.key for register in BUKU)
TUJUAN = (*TUJUAN_ORANG, *TUJUAN_BUKU)


class Alasan(NamedTuple):
    """One sentence about one cell: field key, heading of its column as the sheet has it, and the words."""

    field: str
    kolom: str
    teks: str


@dataclass
class BarisBahan:
    """One row of people. `nomor` is the row number that Excel shows; `nilai` holds only filled fields.

    masalah: why the row cannot be written yet · catatan: worth a look, no hindrance · mentah: the cells as they stand
    in the sheet, by field.
    """

    nomor: int
    nilai: dict[str, Any] = field(default_factory=dict)
    masalah: list[Alasan] = field(default_factory=list)
    catatan: list[Alasan] = field(default_factory=list)
    mentah: dict[str, str] = field(default_factory=dict)


@dataclass
class Bahan:
    """All rows of one sheet, read under one mapping.

    dikenal: (heading, field label) of columns that are used · diabaikan: (heading, reason) of the others ·
    dilewati: (row number, reason) of rows that are no people (totals, repeated headings, signatures) · tertinggal:
    headings of ignored columns that hold something · lembar_lain: other visible sheets that hold people too.
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


class Tabel(Protocol):
    """A table found in a foreign sheet (`importers.table.Tabel` is one)."""

    def olah(
        self,
        ke: str,
        pemetaan: dict[int, str | None] | None = None,
        koreksi: dict[tuple[int, str], str] | None = None,
        *,
        terima_rumus: bool = False,
    ) -> Bahan:
        """Read every row for a register under a mapping and single-cell corrections."""
        ...
