"""Goal 4: an Excel sheet of 10,000 people with 15 columns, from the file to the committed office."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from bench.clock import Clock, Metrics
from bench.common import Case, Goal, Line
from bench.data import PEOPLE, copy, empty_office, residents

__all__ = ["CASE", "calamine", "empty_office", "openpyxl_orm", "ours", "workbook"]

#: heading in the sheet -> field
COLUMNS = {
    "No": "", "Nama Lengkap": "nama", "NIK": "nik", "No KK": "no_kk", "JK": "jenis_kelamin",
    "Tempat Lahir": "tempat_lahir", "Tanggal Lahir": "tanggal_lahir", "Status Kawin": "status_kawin",
    "Pendidikan": "pendidikan", "Pekerjaan": "pekerjaan", "Alamat": "alamat", "RT": "rt", "RW": "rw", "No HP": "no_hp",
    "Unsur": "unsur",
}  # fmt: skip


def _file(folder: str) -> Path:
    return Path(folder) / "people.xlsx"


def workbook(folder: str) -> Metrics:
    """Make the sheet: NIK, KK and phone as text, dates as dates."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Warga")
    sheet.append(list(COLUMNS))
    for number, row in enumerate(residents(PEOPLE), 1):
        sheet.append([number if not key else row[key] for key in COLUMNS.values()])
    book.save(_file(folder))
    return {}


def ours(folder: str) -> Metrics:
    """The program: read in a guarded child, find heading and columns, check every cell, compare, write, commit."""
    from lkm_desktop.importers import read, table
    from lkm_desktop.services import impor
    from lkm_desktop.storage import open_store

    store = open_store(copy(folder, "empty"))
    steps: Metrics = {}
    with Clock() as clock:
        book = read.baca(_file(folder))
        steps["read"] = clock.so_far()
        found = table.siapkan(book)
        with store.read() as s:
            plan = impor.rencana(s, found)
        steps["plan"] = clock.so_far() - steps["read"]
        with store.unit("Impor warga") as s:
            done = impor.terapkan(s, plan)
    if done.baru != PEOPLE:
        raise RuntimeError(f"{done.baru} people came in, {PEOPLE} were expected: {done.kalimat}")
    steps["write"] = clock.cpu - steps["read"] - steps["plan"]
    store.close()
    return {**clock.metrics(), **steps}


def calamine(folder: str) -> Metrics:
    """Only parsing the file into Python lists."""
    from python_calamine import CalamineWorkbook

    with Clock() as clock:
        rows = CalamineWorkbook.from_path(str(_file(folder))).get_sheet_by_index(0).to_python()
    _expect(len(rows) - 1)
    return clock.metrics()


def openpyxl_orm(folder: str) -> Metrics:
    """What one would write first: openpyxl, one entity per row, add_all, into the same kind of office; no checks."""
    from openpyxl import load_workbook

    from lkm_desktop.domain import Orang, new_id
    from lkm_desktop.storage import open_store

    store = open_store(copy(folder, "empty"))
    with Clock() as clock:
        sheet = load_workbook(_file(folder)).active
        keys = list(COLUMNS.values())
        with store.unit("Impor warga") as s:
            people = []
            for row in sheet.iter_rows(min_row=2, values_only=True):
                values: dict[str, Any] = {key: _plain(v) for key, v in zip(keys, row, strict=True) if key}
                people.append(Orang(id=new_id(), **values))
            s.add_all(people)
    _expect(len(people))
    store.close()
    return clock.metrics()


def _plain(value: Any) -> Any:
    """openpyxl gives dates as datetime."""
    return value.date() if isinstance(value, datetime) else value


def _expect(count: int) -> None:
    if count != PEOPLE:
        raise RuntimeError(f"{count} rows instead of {PEOPLE}")


CASE = Case(
    "import",
    "10,000 rows of 15 columns from .xlsx into the office, committed; against parsing alone and against openpyxl + ORM",
    "bench.import_rows",
    ("ours", "calamine", "openpyxl_orm"),
    (
        Line("ours to calamine parsing alone", "ours", "calamine", Goal(1.5)),
        Line("openpyxl + ORM add_all takes this many times ours", "openpyxl_orm", "ours", Goal(15, True)),
        Line("  of it reading in the guarded child, to calamine", "ours/read", "calamine"),
        Line("  of it mapping, checking, comparing, to calamine", "ours/plan", "calamine"),
        Line("  of it writing with history, to calamine", "ours/write", "calamine"),
        Line("peak memory of the program's own process", "ours/rss", unit=" MB", scale=1e-6),
        Line("peak memory of the guarded child", "ours/children", unit=" MB", scale=1e-6),
        Line("peak memory of openpyxl + ORM to ours", "openpyxl_orm/rss", "ours/rss"),
    ),
    once=("empty_office", "workbook"),
)
