"""The SQLCipher engine with the settings that survived the power-cut trials (reliability 3.3, 3.7)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from lkm_desktop.names import plain

APPLICATION_ID = 0x4C4B4D31  # "LKM1"
#: TRUNCATE + FULL + EXCLUSIVE lost nothing in any simulated power cut; SQLite's default DELETE + FULL did
PRAGMAS = (
    "cipher_log_level=NONE",
    "locking_mode=EXCLUSIVE",
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=2000",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "mmap_size=0",
)


def make_engine(path: Path, key: bytes, pragmas: tuple[str, ...] = PRAGMAS) -> Engine:
    """One engine = one connection. BEGIN is ours, so that DDL is transactional too."""
    url = URL.create("sqlite+pysqlcipher", password=f"x'{key.hex()}'", database=str(path))
    engine = create_engine(
        url,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"timeout": 2, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute("PRAGMA " + pragma).fetchall()
        connection.create_function("lipat", 1, _plain, deterministic=True)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _plain(value: object) -> str:
    """`lipat(x)` in SQL: text as it is searched (`names.plain`); empty for nothing."""
    return "" if value is None else plain(str(value))


def opens(path: Path, key: bytes) -> bool:
    """Whether the key fits the file, as far as its first page tells. Plays back what a killed writer left."""
    engine = make_engine(path, key)
    try:
        with raw(engine) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except (DBAPIError, sqlcipher.Error):
        return False
    finally:
        engine.dispose()
    return True


@contextmanager
def raw(engine: Engine) -> Iterator[Any]:
    """The driver's own connection, outside any transaction. Raises the driver's errors, not SQLAlchemy's."""
    owner = engine.raw_connection()
    try:
        yield owner.driver_connection
    finally:
        owner.close()


def copy_database(source: Any, target: Path, key: bytes) -> None:
    """Copy an open database, whole, into a new file under the same key, in one step of the backup API.

    `source` is a raw connection outside any transaction (else the API waits for ever). The copy is not synced.
    """
    copy = sqlcipher.connect(str(target), isolation_level=None)
    try:
        for pragma in (f"key=\"x'{key.hex()}'\"", "cipher_log_level=NONE", "journal_mode=OFF", "synchronous=OFF"):
            copy.execute("PRAGMA " + pragma).fetchall()
        source.backup(copy, pages=-1)
    finally:
        copy.close()


def key_of(engine: Engine) -> bytes:
    """The data key that an engine was made with."""
    return bytes.fromhex(str(engine.url.password)[2:-1])


def check_database(connection: Any, *, seals: bool = True) -> list[str]:
    """What the engine finds wrong with a raw connection's file: page seals, structure, references. Empty is healthy.

    seals: False for a database in memory, which has none.
    """
    found: list[str] = []
    if seals:
        rows = connection.execute("PRAGMA cipher_integrity_check")
        found += [f"segel halaman {row[0].split()[-1]} tidak cocok" for row in rows]
    found += [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"rujukan hilang di {row[0]} baris {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return found
