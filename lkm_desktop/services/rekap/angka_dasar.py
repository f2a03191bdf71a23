"""What a key figure is, and the small sums that figures are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lkm_desktop.format import pad_rt
from lkm_desktop.services.rekap.bahan import Baris

#: kinds of figures: "persen" is a share of 0 to 1, "daftar" is written downwards
JENIS = ("angka", "persen", "desimal", "kata", "tanggal", "daftar")
#: what a figure may be narrowed by: key, label
RINCIAN = (("rw", "RW"), ("rt", "RT"), ("jenis", "Jenis rapat"))
NilaiAngka = int | float | str | date | None
Saring = Mapping[str, str]
#: the rows of a sheet by its code
Sumber = Callable[[str], Sequence[Baris]]


@dataclass(frozen=True)
class Angka:
    """One figure. kelompok: heading it is offered under · rincian: keys of RINCIAN it may be narrowed by · jenis: one
    of JENIS; values of a "daftar" come from `daftar`, all others from `hitung`."""

    kunci: str
    label: str
    kelompok: str
    rincian: tuple[str, ...] = ()
    jenis: str = "angka"


def jumlah(rows: Iterable[Baris], kunci: str) -> int | None:
    """The sum of what is known; 0 without rows, None when there are rows and none of them knows it."""
    values = [row[kunci] for row in rows]
    known = [value for value in values if value is not None]
    return sum(known) if known or not values else None


def berapa(rows: Iterable[Baris], **sama: object) -> int:
    """How many rows have these values."""
    return sum(all(row[key] == value for key, value in sama.items()) for row in rows)


def bagian(atas: float | None, bawah: float | None) -> float | None:
    """A share of 0 to 1; None of nothing."""
    return atas / bawah if atas is not None and bawah else None


def tambah(*angka: int | None) -> int | None:
    """The sum of numbers of which all are known."""
    found = [one for one in angka if one is not None]
    return sum(found) if len(found) == len(angka) else None


def di_tempat(rows: Sequence[Baris], saring: Saring) -> Sequence[Baris]:
    """Rows of that RW and RT, in whatever spelling they are given."""
    wanted = {key: pad_rt(saring[key]) for key in ("rw", "rt") if saring.get(key)}
    if not wanted:
        return rows
    return [row for row in rows if all(pad_rt(str(row[key] or "")) == value for key, value in wanted.items())]
