"""An office where nothing can be written (a write-protected stick, a CD, no rights): read whole into memory.

The file is opened with mode=ro, checked, and copied into memory, where it can even be brought to the newest schema;
nothing is written beside it, no lock is held, and the secretary who has it open elsewhere is not in the way for long.
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine

from lkm_desktop.errors import DamagedOffice
from lkm_desktop.storage import migrate
from lkm_desktop.storage.engine import make_engine, raw
from lkm_desktop.storage.files import copy_synced
from lkm_desktop.storage.world import DATABASE_ERRORS

_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
_TRIES, _WAIT = 4, 0.25  # a virus scanner (Windows) lets go within a second


def denied(error: BaseException | None) -> bool:
    """Whether an error of the system says that this user may not write there."""
    return isinstance(error, OSError) and error.errno in _DENIED


def writable(data: Path) -> bool:
    """Whether the file of an office (there or not) and its folder can be written, as the system tells without writing.

    On Windows only opening the file tells; elsewhere it must not be opened, since closing it would drop the locks
    that this process holds on it.
    """
    if sys.platform != "win32":
        return os.access(data.parent, os.W_OK) and (os.access(data, os.W_OK) or not data.exists())
    for number in range(_TRIES):
        try:
            os.close(os.open(data, os.O_RDWR))
            return True
        except OSError as error:
            if not denied(error):
                return True  # the opening itself tells what is wrong
        if number + 1 < _TRIES:
            time.sleep(_WAIT)
    return False


def reading_engine(data: Path, keys: list[bytes], check: Callable[[Any], None]) -> Engine:
    """The office in memory, at the newest schema. `check(connection)` judges the file first.

    Raises what `check` raises, NewerOffice, DamagedOffice, OSError or the driver's errors; the file is never written.
    """
    key = next((k for k in keys if len(keys) > 1 and _fits(data, k)), keys[0])
    journal = data.with_name(data.name + "-journal")
    try:
        engine = _loaded(_reader(data, key), key, check)
    except DATABASE_ERRORS:
        if not (journal.is_file() and journal.stat().st_size):
            raise
        engine = _played_back(data, journal, key, check)
    try:
        _bring_up_to_date(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _reader(data: Path, key: bytes) -> Any:
    """A connection that cannot write."""
    address = data.resolve().as_uri()
    if not address.startswith("file:///"):  # \\server\folder: SQLite wants the server inside the path
        address = "file:////" + address.removeprefix("file://")
    return _keyed(sqlcipher.connect(address + "?mode=ro", uri=True, isolation_level=None, timeout=2), key)


def _keyed(connection: Any, key: bytes) -> Any:
    for pragma in (f"key=\"x'{key.hex()}'\"", "cipher_log_level=NONE", "trusted_schema=OFF", "cell_size_check=ON"):
        connection.execute("PRAGMA " + pragma).fetchall()
    return connection


def _fits(data: Path, key: bytes) -> bool:
    connection = _reader(data, key)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DATABASE_ERRORS:
        return False
    finally:
        connection.close()
    return True


def _loaded(connection: Any, key: bytes, check: Callable[[Any], None]) -> Engine:
    engine = make_engine(Path(":memory:"), key)
    try:
        check(connection)
        with raw(engine) as memory:
            connection.backup(memory, pages=-1)
    except BaseException:
        engine.dispose()
        raise
    finally:
        connection.close()
    return engine


def _played_back(data: Path, journal: Path, key: bytes, check: Callable[[Any], None]) -> Engine:
    """What a killed writer left can only be played back where one may write: in a copy, encrypted like the original."""
    with tempfile.TemporaryDirectory(prefix="lkm-") as place:
        copy = Path(place) / data.name
        copy_synced(data, copy)
        copy_synced(journal, copy.with_name(journal.name))
        return _loaded(_keyed(sqlcipher.connect(str(copy), isolation_level=None), key), key, check)


def _bring_up_to_date(engine: Engine) -> None:
    if not migrate.needs_upgrade(engine):
        return
    with raw(engine) as connection:
        before = migrate.row_counts(connection)
    migrate.upgrade(engine)
    with raw(engine) as connection:
        after = migrate.row_counts(connection)
    lost = any(name in after and after[name] < count for name, count in before.items())
    if lost or migrate.fingerprint(engine) != migrate.expected_fingerprint():
        raise DamagedOffice(
            "Data kantor ini tidak bisa dibaca dengan susunan versi ini; isinya belum disentuh.",
            "Salin folder kantor ke disk komputer ini, lalu buka salinannya.",
        )
