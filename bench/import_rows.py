"""Goal 4: an Excel sheet of 10,000 people with 15 columns, from the file to the committed office; one of 100,000."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from bench.clock import Clock, Metrics
from bench.common import Case, Goal, Line
from bench.data import PEOPLE, copy, empty_office, residents

__all__ = ["BIG", "CASE", "calamine", "empty_office", "openpyxl_orm", "ours", "workbook"]

#: people of the large sheet
MANY = 100_000

#: heading in the sheet -> field
COLUMNS = {
    "No": "", "Nama Lengkap": "nama", "NIK": "nik", "No KK": "no_kk", "JK": "jenis_kelamin",
    "Tempat Lahir": "tempat_lahir", "Tanggal Lahir": "tanggal_lahir", "Status Kawin": "status_kawin",
    "Pendidikan": "pendidikan", "Pekerjaan": "pekerjaan", "Alamat": "alamat", "RT": "rt", "RW": "rw", "No HP": "no_hp",
    "Unsur": "unsur",
}  # fmt: skip


def _file(folder: str, count: int) -> Path:
    return Path(folder) / f"people-{count}.xlsx"


def workbook(folder: str, count: int = PEOPLE) -> Metrics:
    """Make the sheet: NIK, KK and phone as text, dates as dates."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Warga")
    sheet.append(list(COLUMNS))
    for number, row in enumerate(residents(count), 1):
        sheet.append([number if not key else row[key] for key in COLUMNS.values()])
    book.save(_file(folder, count))
    return {}


def ours(folder: str, count: int = PEOPLE) -> Metrics:
    """The program: read in a guarded child, find heading and columns, check every cell, compare, write, commit."""
    from lkm_desktop.importers import read
    from lkm_desktop.importers.susun import susun
    from lkm_desktop.importers.temuan import Telaah
    from lkm_desktop.services import impor
    from lkm_desktop.storage import open_store

    store = open_store(copy(folder, "empty"))
    steps: Metrics = {}
    with Clock() as clock:
        book = read.baca(_file(folder, count), detik=120)
        steps["read"] = clock.so_far()
        found = susun(Telaah(book), "orang")
        with store.read() as s:
            plan = impor.rencana(s, found)
        steps["plan"] = clock.so_far() - steps["read"]
        with store.unit("Impor warga") as s:
            done = impor.terapkan(s, plan)
    if done.baru != count:
        raise RuntimeError(f"{done.baru} people came in, {count} were expected: {done.kalimat}")
    steps["write"] = clock.cpu - steps["read"] - steps["plan"]
    store.close()
    return {**clock.metrics(), **steps}


def calamine(folder: str, count: int = PEOPLE) -> Metrics:
    """Only parsing the file into Python lists."""
    from python_calamine import CalamineWorkbook

    with Clock() as clock:
        rows = CalamineWorkbook.from_path(str(_file(folder, count))).get_sheet_by_index(0).to_python()
    _expect(len(rows) - 1, count)
    return clock.metrics()


def openpyxl_orm(folder: str) -> Metrics:
    """What one would write first: openpyxl, one entity per row, add_all, into the same kind of office; no checks."""
    from openpyxl import load_workbook

    from lkm_desktop.domain import Orang, new_id
    from lkm_desktop.storage import open_store

    store = open_store(copy(folder, "empty"))
    with Clock() as clock:
        sheet = load_workbook(_file(folder, PEOPLE)).active
        keys = list(COLUMNS.values())
        with store.unit("Impor warga") as s:
            people = []
            for row in sheet.iter_rows(min_row=2, values_only=True):
                values: dict[str, Any] = {key: _plain(v) for key, v in zip(keys, row, strict=True) if key}
                people.append(Orang(id=new_id(), **values))
            s.add_all(people)
    _expect(len(people), PEOPLE)
    store.close()
    return clock.metrics()


def _plain(value: Any) -> Any:
    """openpyxl gives dates as datetime."""
    return value.date() if isinstance(value, datetime) else value


def _expect(count: int, wanted: int) -> None:
    if count != wanted:
        raise RuntimeError(f"{count} rows instead of {wanted}")


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

BIG = Case(
    "import-100k",
    "100,000 rows of 15 columns, previewed and committed: time, growth and memory, against parsing alone",
    "bench.import_rows",
    ("ours", f"ours:{MANY}", f"calamine:{MANY}"),
    (
        Line("ours to calamine parsing alone", f"ours:{MANY}", f"calamine:{MANY}"),
        Line("ten times the rows take this many times as long", f"ours:{MANY}", "ours", Goal(11.5)),
        Line("  the same for reading", f"ours:{MANY}/read", "ours/read"),
        Line("  the same for mapping, checking, comparing", f"ours:{MANY}/plan", "ours/plan"),
        Line("  the same for writing with history", f"ours:{MANY}/write", "ours/write"),
        Line("memory grown in the program's own process, to what parsing alone grows", f"ours:{MANY}/grown",
             f"calamine:{MANY}/grown", Goal(1.5)),
        Line("  in MB", f"ours:{MANY}/grown", unit=" MB", scale=1e-6),
        Line("peak memory of the guarded child, to what parsing alone takes", f"ours:{MANY}/children",
             f"calamine:{MANY}/rss", Goal(1.25)),
        Line("  in MB", f"ours:{MANY}/children", unit=" MB", scale=1e-6),
    ),
    once=("empty_office", "workbook", f"workbook:{MANY}"),
)
