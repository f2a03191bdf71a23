"""What the storage tests share: a dump of everything recorded, people by the real service, another process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from lkm_desktop.domain import ORANG
from lkm_desktop.services import kartu
from lkm_desktop.storage import Store
from lkm_desktop.storage.riwayat import TABLES

ROOT = Path(__file__).resolve().parents[2]


def dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every recorded table, as the database holds it."""
    with store.read() as s:
        return {name: sorted(map(tuple, s.execute(text(f'SELECT * FROM "{name}"'))), key=repr) for name in TABLES}


def add(store: Store, name: str, **values: Any) -> str:
    """Save one person in a step of its own; returns the id."""
    with store.unit(f"Tambah {name}") as s:
        return person(s, name, **values)


def person(s: Session, name: str, **values: Any) -> str:
    """Save one person through the service."""
    return kartu.save(s, ORANG, None, {"nama": name, **values})


def names(store: Store) -> list[str]:
    """Names of all people, in the trash or not."""
    with store.read() as s:
        return sorted(s.scalars(text("SELECT nama FROM orang")))


def scalar(store: Store, query: str) -> Any:
    """One value by raw SQL."""
    with store.read() as s:
        return s.scalar(text(query))


def python(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Another Python with the project in its path, its output as text."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
