"""One practice office for all tests of the recap, made once per run, and raw counts beside the program's own."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from lkm_desktop.latihan import make_practice
from lkm_desktop.services.rekap.periode import Periode

HARI = date(2025, 9, 21)
#: the year before that day: everything of the practice office
SETAHUN = Periode("tahun", "setahun", "Setahun", date(2024, 9, 22), HARI)


@cache
def folder_latihan() -> Path:
    """A practice office of that day, closed. Nobody writes into it."""
    folder = Path(tempfile.mkdtemp(prefix="rekap"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    make_practice(folder / "latihan", today=HARI, orang=130)[0].close()
    return folder / "latihan"


def satu(s: Session, sql: str, **values: Any) -> Any:
    """The one value of a raw query."""
    return s.execute(text(sql), values).scalar()


def semua(s: Session, sql: str, **values: Any) -> list[tuple[Any, ...]]:
    """All rows of a raw query."""
    return [tuple(row) for row in s.execute(text(sql), values)]
