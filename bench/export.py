"""Goal 5a: the register of 10,000 people as a workbook, against openpyxl and against the bare archive."""

from __future__ import annotations

import io
import pickle
import zipfile
from pathlib import Path
from typing import Any

from bench.clock import Clock, Metrics
from bench.common import Case, Goal, Line
from bench.data import office

__all__ = ["CASE", "book", "engine", "floor", "former", "office", "ours", "plain"]


def _workbook(folder: str) -> tuple[bytes, Clock]:
    from lkm_desktop.domain import REGISTERS
    from lkm_desktop.storage import open_store
    from lkm_desktop.workbooks.register import register_workbook

    store = open_store(Path(folder) / "office")
    with Clock() as clock, store.read() as s:
        data = register_workbook(s, REGISTERS["orang"])
    store.close()
    return data, clock


def ours(folder: str) -> Metrics:
    """The program's workbook: rows read, cells styled, pages set up, NIK kept as text."""
    return _workbook(folder)[1].metrics()


def book(folder: str) -> Metrics:
    """Keep the program's workbook for `floor`, and its cells for `plain`."""
    from python_calamine import CalamineWorkbook

    data = _workbook(folder)[0]
    (Path(folder) / "book.xlsx").write_bytes(data)
    cells = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    rows = [[None if value == "" else value for value in row] for row in cells]
    (Path(folder) / "book.rows").write_bytes(pickle.dumps(rows))
    return {}


def plain(folder: str) -> Metrics:
    """openpyxl in write-only mode with the same cells, bare values without any style, already in memory."""
    from openpyxl import Workbook

    rows: list[list[Any]] = pickle.loads((Path(folder) / "book.rows").read_bytes())
    with Clock() as clock:
        made = Workbook(write_only=True)
        target = made.create_sheet("Warga")
        for row in rows:
            target.append(row)
        made.save(io.BytesIO())
    return clock.metrics()


def engine(folder: str) -> Metrics:
    """The program's engine of workbooks with the same cells, already in memory: nothing is read from the office."""
    from lkm_desktop.workbooks.sheet import Kolom, Lembar, build

    head, rows = _table(folder)
    columns = tuple(Kolom(str(name or n), 30, "angka" if n == 0 else "teks") for n, name in enumerate(head))
    with Clock() as clock:
        build([Lembar("Warga", ("DAFTAR WARGA",), columns, rows)], "Daftar warga")
    return clock.metrics()


def former(folder: str) -> Metrics:
    """openpyxl in write-only mode with the same cells in the same looks: one styled cell per column, filled anew for
    each row, as this program wrote its workbooks before it took XlsxWriter."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, Side

    _, rows = _table(folder)
    with Clock() as clock:
        made = Workbook(write_only=True)
        target = made.create_sheet("Warga")
        side = Side(style="thin")
        cells = [WriteOnlyCell(target) for _ in rows[0]]
        for cell in cells:
            cell.font = Font(name="Arial", size=9)
            cell.border = Border(left=side, right=side, top=side, bottom=side)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        for row in rows:
            for cell, value in zip(cells, row, strict=True):
                cell.value = value
            target.append(cells)
        made.save(io.BytesIO())
    return clock.metrics()


def _table(folder: str) -> tuple[list[Any], list[list[Any]]]:
    """Headings and rows of the kept workbook, without the lines above."""
    rows: list[list[Any]] = pickle.loads((Path(folder) / "book.rows").read_bytes())
    first = next(n for n, row in enumerate(rows) if row[0] == "No")
    body = [[int(value) if isinstance(value, float) else value for value in row] for row in rows[first + 1 :]]
    return rows[first], body


def floor(folder: str) -> Metrics:
    """Nothing but compressing the parts of the same workbook at level 6."""
    with zipfile.ZipFile(Path(folder) / "book.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with Clock() as clock, zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return clock.metrics()


CASE = Case(
    "export",
    "10,000 people x 19 columns as .xlsx; against openpyxl with and without looks and against the archive alone",
    "bench.export",
    ("ours", "engine", "former", "plain", "floor"),
    (
        Line("ours to the archive alone", "ours", "floor", Goal(2, size="8 sheets x 10,000")),
        Line("the engine alone to openpyxl with the same looks", "engine", "former"),
        Line("ours to plain openpyxl write-only", "ours", "plain"),
        Line("plain openpyxl to the archive alone", "plain", "floor"),
        Line("peak memory of the process", "ours/rss", goal=Goal(40), unit=" MB", scale=1e-6),
        Line("  of it grown during the export", "ours/grown", unit=" MB", scale=1e-6),
    ),
    once=("office", "book"),
)
