"""Goal 5a: the register of 10,000 people as a workbook, against plain openpyxl and against the bare archive."""

from __future__ import annotations

import io
import pickle
import zipfile
from pathlib import Path
from typing import Any

from bench.clock import Clock, Metrics
from bench.common import Case, Goal, Line
from bench.data import office

__all__ = ["CASE", "book", "floor", "office", "ours", "plain"]


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
    "10,000 people x 19 columns as .xlsx; against openpyxl with bare cells and against the archive alone",
    "bench.export",
    ("ours", "plain", "floor"),
    (
        Line("ours to the archive alone", "ours", "floor", Goal(2, size="8 sheets x 10,000")),
        Line("ours to plain openpyxl write-only", "ours", "plain"),
        Line("plain openpyxl to the archive alone", "plain", "floor"),
        Line("peak memory of the process", "ours/rss", goal=Goal(40), unit=" MB", scale=1e-6),
        Line("  of it grown during the export", "ours/grown", unit=" MB", scale=1e-6),
    ),
    once=("office", "book"),
)
