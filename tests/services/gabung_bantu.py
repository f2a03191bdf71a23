"""Helpers of the tests of merging: rows as they may stand in a file, whatever the services would say."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, Integer, String, Table, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Base, new_id
from lkm_desktop.services import gabung_orang
from lkm_desktop.storage import Store

_NUMBERS = count(10_000)


def merge(store: Store, a: str, *others: str, **pilih: str) -> tuple[str, ...]:
    with store.unit("Gabungkan") as s:
        return gabung_orang.gabungkan(s, a, others, pilih)


def rows(store: Store, table: str, **equal: Any) -> list[dict[str, Any]]:
    with store.read() as s:
        t = Base.metadata.tables[table]
        found = s.execute(select(t).where(*(t.c[k] == v for k, v in equal.items()))).mappings()
        return [dict(row) for row in found]


def living(store: Store, table: str, **equal: Any) -> list[dict[str, Any]]:
    return [row for row in rows(store, table, **equal) if row["dihapus"] is None]


def put(store: Store, table: str, **values: Any) -> str:
    """A row as it may stand in a file, whatever the services would say."""
    with store.unit(f"Isi {table}") as s:
        return insert(s, table, **values)


def insert(s: Session, table: str, **values: Any) -> str:
    """The same inside a step."""
    row = {"id": new_id(), **values}
    _insert(s, Base.metadata.tables[table], row)
    return str(row["id"])


def _insert(s: Any, table: Table, row: dict[str, Any]) -> None:
    """Insert with something fitting in each column that must have a value; rows it refers to are made first."""
    for column in table.columns:
        if column.name in row or column.nullable or (column.default is not None and column.default.is_scalar):
            continue
        if column.foreign_keys:
            parent = next(iter(column.foreign_keys)).column.table
            row[column.name] = new_id()
            _insert(s, parent, {"id": row[column.name]})
        else:
            row[column.name] = _something(column.type)
    s.execute(table.insert().values(**row))


def _something(kind: Any) -> Any:
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, DateTime):
        return datetime(2025, 1, 1)
    if isinstance(kind, Date):
        return date(2025, 1, 1)
    if isinstance(kind, Integer):
        return next(_NUMBERS)
    return new_id()[:12] if isinstance(kind, String) else "x"
