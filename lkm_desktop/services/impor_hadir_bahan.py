"""Attendance as a foreign sheet tells it, before it meets a roll. Filled by `importers.kehadiran`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class TandaSel(NamedTuple):
    """One mark: hadir, izin, sakit or alpa; datang, pulang: "19.45" when told; jk: L or P when the mark says it."""

    status: str
    datang: str = ""
    pulang: str = ""
    jk: str = ""


@dataclass(frozen=True)
class KolomHadir:
    """One meeting of the sheet. kunci: its place among them, from 0 · judul: as the sheet calls it · tanggal: its day,
    None when the sheet does not tell · nama_saja: there are no marks, whoever stands in the list was there."""

    kunci: int
    judul: str
    tanggal: date | None = None
    nama_saja: bool = False


@dataclass(slots=True)
class BarisHadir:
    """Somebody in the sheet. nomor: row as Excel numbers it · urut: number in the list · tanda: meeting -> mark, only
    where there is one · masalah: why the row cannot be taken."""

    nomor: int
    nama: str = ""
    jk: str = ""
    rt: str = ""
    rw: str = ""
    nik: str = ""
    kode: str = ""
    asal: str = ""
    urut: int | None = None
    tanda: dict[int, TandaSel] = field(default_factory=dict)
    keterangan: str = ""
    masalah: list[str] = field(default_factory=list)


@dataclass
class BahanHadir:
    """A whole sheet. dilewati: (row, reason) of rows that are nobody · catatan: what the user should know ·
    lembar_lain: other sheets of the file with rows."""

    sumber: str
    lembar: str
    kolom: tuple[KolomHadir, ...]
    baris: list[BarisHadir] = field(default_factory=list)
    dilewati: list[tuple[int, str]] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    lembar_lain: list[str] = field(default_factory=list)
