"""What the page of fill-in sheets asks of the office and of files."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lkm_desktop.domain import REGISTERS
from lkm_desktop.fields import Field
from lkm_desktop.format import nama_berkas
from lkm_desktop.importers import lembar_isian as reader
from lkm_desktop.importers import read
from lkm_desktop.services import dokumen, lembar_isian, registers
from lkm_desktop.services.lembar_isian import BAWAAN, DAFTAR
from lkm_desktop.services.lembar_isian_banding import Rencana, banding
from lkm_desktop.services.lembar_isian_terbaca import Terbaca
from lkm_desktop.services.lembar_isian_tulis import Hasil, terapkan
from lkm_desktop.services.registers import Query
from ui import files
from ui.context import Context
from ui.work import Progress

if TYPE_CHECKING:
    from lkm_desktop.storage.store import Store

FILTER = "Lembar isian (*.xlsx *.xls *.ods)"
ENDINGS = (".xlsx", ".xls", ".ods")


@dataclass(frozen=True)
class Wanted:
    """A sheet to make: register, RT and RW ("" for all), columns, empty rows."""

    register: str = "orang"
    rt: str = ""
    rw: str = ""
    columns: tuple[str, ...] = ()
    empty: int = 10

    @property
    def query(self) -> Query:
        """What the sheet shows, in the order of the book."""
        return Query(saring={key: value for key, value in (("rt", self.rt), ("rw", self.rw)) if value})


def titles(word: str) -> list[tuple[str, str]]:
    """The registers that go out, in the office's own word."""
    return [(key, REGISTERS[key].title_for(word)) for key in DAFTAR]


def columns(register: str) -> list[tuple[Field, bool]]:
    """Columns that a sheet may have besides the name, and whether they are usual."""
    return [(f, f.key in BAWAAN[register]) for f in lembar_isian.kolom_tersedia(register) if f.key != "nama"]


def takes_new(register: str) -> bool:
    """Whether empty rows at the end take new people."""
    return DAFTAR[register]


class Source:
    """Reads for the page, and writes what it approved."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def places(self, register: str) -> tuple[list[str], list[str]]:
        """RT and RW in which people of the register live."""
        own = REGISTERS[register]
        with self._ctx.read() as s:
            rt, rw = (sorted(v for v, _ in registers.choices(s, own, key)) for key in ("rt", "rw"))
        return rt, rw

    def count(self, wanted: Wanted) -> int:
        """How many rows the sheet would have."""
        with self._ctx.read() as s:
            return registers.count(s, REGISTERS[wanted.register], wanted.query)

    def name(self, wanted: Wanted) -> str:
        """A readable name for its file."""
        places = [f"{word} {value}" for word, value in (("RT", wanted.rt), ("RW", wanted.rw)) if value]
        title = dict(titles(self._ctx.office.istilah))[wanted.register]
        return nama_berkas("Lembar isian", title, *places, date.today(), akhiran=".xlsx")

    def log(self, wanted: Wanted, data: bytes) -> None:
        """Note that a sheet was given out."""
        with self._ctx.unit("Buat lembar isian") as s:
            dokumen.record(s, f"lembar-isian-{wanted.register}", data, "xlsx", 0)

    def compare(self, sheet: Terbaca) -> Rencana:
        """A sheet that was read, beside the office as it is now. Raises LkmError."""
        with self._ctx.read() as s:
            return banding(s, sheet)

    def apply(self, plan: Rencana, changes: Collection[int], people: Collection[int]) -> Hasil | None:
        """Write what was approved in one step; None when that failed (it is told then)."""
        done: Hasil | None = None
        with (unit := self._ctx.unit(f"Ambil lembar isian {plan.terbaca.nama}")) as s:
            done = terapkan(s, plan, changes, people)
        return done if unit.ok else None


def make_sheet(wanted: Wanted, path: Path, store: Store, _progress: Progress) -> bytes:
    """Write a sheet to a file and give its bytes. Raises LkmError when there is nothing to give out."""
    from lkm_desktop.workbooks.lembar_isian import lembar_isian_workbook

    with store.read() as s:
        sheet = lembar_isian.susun(s, wanted.register, wanted.query, wanted.columns, wanted.empty)
    data = lembar_isian_workbook(sheet)
    files.write(path, data)
    return data


def left_behind(name: str, lines: list[tuple[str, ...]]) -> bytes:
    """The workbook of what was not taken from a sheet of that name."""
    from lkm_desktop.workbooks.sisa_isian import sisa_isian_workbook

    return sisa_isian_workbook(name, lines)


def read_sheet(path: Path, store: Store, progress: Progress) -> Rencana:
    """Read a file in a child process and compare it. Raises LkmError."""
    sheet = reader.baca(read.baca(path, maju=progress))
    with store.read() as s:
        return banding(s, sheet)
