"""History by triggers: every change of a recorded table, before and after, in the step that made it (D10)."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, DateTime, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, text

from lkm_desktop.domain import RECORDED, Base
from lkm_desktop.errors import LkmError

LANGKAH = Table(
    "langkah",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("label", String, nullable=False),
    Column("operator", String, nullable=False),
    Column("waktu", DateTime, nullable=False),
    Column("jenis", String, nullable=False),  # kerja, urung, ulang
    Column("terhadap", Integer, ForeignKey("langkah.id")),
    Column("keadaan", String, nullable=False),  # berlaku, diurungkan, tertutup (undone and overtaken by new work)
)
RIWAYAT = Table(
    "riwayat",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("langkah_id", Integer, ForeignKey("langkah.id")),
    Column("tabel", String, nullable=False),
    Column("baris", String, nullable=False),
    Column("aksi", String(1), nullable=False),  # I, U, D
    Column("sebelum", Text),
    Column("sesudah", Text),
    Index("ix_riwayat_langkah_id", "langkah_id"),
    Index("ix_riwayat_tabel_baris", "tabel", "baris"),
)
KONTEKS = Table(
    "konteks",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("langkah_id", Integer),
)

#: the recorded tables by name
TABLES: dict[str, Table] = {e.__tablename__: e.__table__ for e in RECORDED}  # type: ignore[misc]


def primary(table: Table) -> str:
    """The name of a table's key column."""
    return next(iter(table.primary_key.columns)).name


def as_json(table: Table, row: str) -> str:
    """The SQL that writes a row of a table, called `row` in the statement, as the history records it."""
    parts = []
    for column in table.columns:
        value = f'{row}."{column.name}"'
        parts.append(f"'{column.name}', " + (f"hex({value})" if isinstance(column.type, LargeBinary) else value))
    return f"json_object({', '.join(parts)})"


def trigger_statements() -> list[str]:
    """Every trigger of the history, made from today's table definitions; names begin with `rw_`."""
    found = []
    for name, table in TABLES.items():
        key = primary(table)
        changed = " OR ".join(f'OLD."{c.name}" IS NOT NEW."{c.name}"' for c in table.columns)
        for action, word, row, when in (
            ("I", "INSERT", "NEW", ""),
            ("U", "UPDATE", "NEW", f"WHEN {changed} "),
            ("D", "DELETE", "OLD", ""),
        ):
            before = "NULL" if action == "I" else as_json(table, "OLD")
            after = "NULL" if action == "D" else as_json(table, "NEW")
            found.append(
                f"CREATE TRIGGER rw_{name}_{action.lower()} AFTER {word} ON {name} FOR EACH ROW {when}BEGIN "
                f"INSERT INTO riwayat (langkah_id, tabel, baris, aksi, sebelum, sesudah) VALUES "
                f"((SELECT langkah_id FROM konteks WHERE id = 1), '{name}', {row}.{key}, '{action}', {before}, "
                f"{after}); END"
            )
    for word in ("UPDATE", "DELETE"):
        found.append(
            f"CREATE TRIGGER rw_riwayat_{word.lower()} BEFORE {word} ON riwayat BEGIN "
            f"SELECT RAISE(ABORT, 'riwayat hanya bertambah'); END"
        )
    return found


def install(connection: Connection) -> None:
    """(Re)create all triggers and the one context row; called after every migration."""
    remove(connection)
    for statement in trigger_statements():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT OR IGNORE INTO konteks (id, langkah_id) VALUES (1, NULL)")


def remove(connection: Connection) -> None:
    """Take all triggers away, so that a migration may change tables and values without writing history."""
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'rw_*'"))
    for (name,) in names.fetchall():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def installed(connection: Connection) -> bool:
    """Whether the file's triggers are those of this program; another version may have recorded other columns."""
    found = connection.execute(text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'rw_*'"))
    return set(found.scalars()) == set(trigger_statements())


def _values(table: Table, data: str) -> dict[str, Any]:
    """A row as it was recorded, in the columns that the table has today."""
    row: dict[str, Any] = {k: v for k, v in json.loads(data).items() if k in table.columns}
    for column in table.columns:
        value = row.get(column.name)
        if isinstance(column.type, LargeBinary) and value is not None:
            row[column.name] = bytes.fromhex(value) or None
    return row


def apply(connection: Connection, step: int, *, forward: bool) -> None:
    """Do a step's changes again (forward) or take them back, row by row, in one transaction of the caller.

    Raises LkmError for a step that changed a table which no longer exists, and IntegrityError when the rows no longer
    fit the others (a reference, or a number that is taken again).
    """
    order = "ASC" if forward else "DESC"
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    rows = connection.execute(
        text(f"SELECT tabel, baris, sebelum, sesudah FROM riwayat WHERE langkah_id = :step ORDER BY id {order}"),
        {"step": step},
    ).fetchall()
    if not {row.tabel for row in rows} <= set(TABLES):
        raise LkmError("Langkah ini dibuat oleh versi program yang lama sehingga tidak bisa dibatalkan lagi.")
    changes = (change(TABLES[name], key, before, after, forward=forward) for name, key, before, after in rows)
    for statement, batch in groupby((c for c in changes if c is not None), key=lambda c: c[0]):
        connection.execute(text(statement), [values for _, values in batch])


def change(
    table: Table, key: str, before: str | None, after: str | None, *, forward: bool
) -> tuple[str, dict[str, Any]] | None:
    """The statement and its values that turn one row to the other side of a change; None when nothing differs."""
    source, target = (before, after) if forward else (after, before)
    old = _values(table, source) if source else None
    new = _values(table, target) if target else None
    where = f'WHERE "{primary(table)}" = :kunci_baris'
    if new is None:
        return f"DELETE FROM {table.name} {where}", {"kunci_baris": key}
    if old is None:
        names = ", ".join(f'"{n}"' for n in new)
        return f"INSERT INTO {table.name} ({names}) VALUES ({', '.join(f':{n}' for n in new)})", new
    differing = {n: v for n, v in new.items() if old.get(n) != v}
    if not differing:
        return None
    sets = ", ".join(f'"{n}" = :{n}' for n in differing)
    return f"UPDATE {table.name} SET {sets} {where}", {**differing, "kunci_baris": key}


def dangling(connection: Connection) -> list[str]:
    """Labels of the steps whose rows now refer to rows that are gone; they forbid taking a step back."""
    found: list[str] = []
    for name, rowid, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()[:200]:
        if name not in TABLES:
            continue
        key = connection.execute(
            text(f"SELECT {primary(TABLES[name])} FROM {name} WHERE rowid = :n"), {"n": rowid}
        ).scalar_one()
        label = connection.execute(
            text(
                "SELECT l.label FROM riwayat r JOIN langkah l ON l.id = r.langkah_id WHERE r.tabel = :tabel "
                "AND r.baris = :baris AND l.jenis = 'kerja' AND l.keadaan = 'berlaku' ORDER BY r.id DESC LIMIT 1"
            ),
            {"tabel": name, "baris": str(key)},
        ).scalar()
        found.append(label or name)
    return list(dict.fromkeys(found))[:5]


def touched_later(connection: Connection, step: int) -> list[str]:
    """Labels of later steps, still in force, that changed rows which `step` changed; they forbid taking it back."""
    rows = connection.execute(
        text(
            "SELECT DISTINCT l.label FROM riwayat a JOIN riwayat b ON b.tabel = a.tabel AND b.baris = a.baris "
            "AND b.langkah_id > a.langkah_id JOIN langkah l ON l.id = b.langkah_id "
            "WHERE a.langkah_id = :step AND l.jenis = 'kerja' AND l.keadaan = 'berlaku' ORDER BY l.id LIMIT 5"
        ),
        {"step": step},
    )
    return [row[0] for row in rows]
