"""Who refers to a row: found in the tables themselves, so that a later table cannot be forgotten.

References with a foreign key are columns that name the table. Some refer without one: an attachment by the table and
id of its owner, a paper by the id inside its text (`Naskah.subjek`, its JSON fields). An id is 128 random bits, so
wherever it stands in a text column of a recorded table that nobody types into, it is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, MetaData, String, Table

from lkm_desktop.domain.base import Base


def kolom_perujuk(tabel: str, metadata: MetaData | None = None) -> list[tuple[Table, Column[str]]]:
    """Every column with a foreign key to the id of that table, its own columns too, in the order of names."""
    found = [
        (table, column)
        for table in (metadata or Base.metadata).tables.values()
        for column in table.columns
        if any(key.target_fullname == f"{tabel}.id" for key in column.foreign_keys)
    ]
    return sorted(found, key=lambda pair: (pair[0].name, pair[1].name))


def kolom_teks(tabel: Iterator[Table]) -> list[tuple[Table, Column[str]]]:
    """The text columns of these tables that are neither key, reference nor typed field; an id may stand inside them."""
    return [
        (table, column)
        for table in tabel
        for column in table.columns
        if isinstance(column.type, String) and not (column.primary_key or column.foreign_keys or "field" in column.info)
    ]
