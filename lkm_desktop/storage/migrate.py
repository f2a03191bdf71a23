"""Schema versions: a new file gets the newest, an older one is upgraded on a copy (D6, rule 9)."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from lkm_desktop.errors import DamagedOffice, NewerOffice
from lkm_desktop.storage import riwayat
from lkm_desktop.storage.engine import APPLICATION_ID, check_database, make_engine, raw
from lkm_desktop.storage.files import copy_synced, remove, replace, sync_folder

SCRIPTS = Path(__file__).parent / "migrations"


def _config() -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def revisions() -> list[str]:
    """Every revision this program knows, oldest first: the numbers that begin the scripts' file names.

    Alembic knows the same, but costs every start 0.3 s to import.
    """
    return sorted(path.name.split("_")[0] for path in (SCRIPTS / "versions").glob("[0-9]*.py"))


def head() -> str:
    """The newest revision this program knows."""
    return revisions()[-1]


def known(revision: str) -> bool:
    """Whether this program's history contains the revision."""
    return revision in revisions()


def upgrade(engine: Engine) -> None:
    """Bring the open file to the newest schema in one transaction, triggers included.

    Foreign keys are not enforced meanwhile (inside a transaction the pragma would be ignored, and a rebuilt table
    would take its children with it); check the file afterwards, and make a new engine for work.
    """
    from alembic import command

    with raw(engine) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
    with engine.begin() as session:
        riwayat.remove(session)
        config = _config()
        config.attributes["connection"] = session
        command.upgrade(config, "head")
        riwayat.install(session)
        session.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    with raw(engine) as connection:
        connection.execute("PRAGMA foreign_keys=ON")


def fingerprint(engine: Engine) -> str:
    """A hash of every table, index, trigger and view of a file: equal for equal schemas, however they came about."""
    with raw(engine) as connection:
        rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master").fetchall()
    lines = sorted(f"{kind} {name} {table} {_parts(sql)}" for kind, name, table, sql in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _parts(sql: str) -> list[str]:
    """The columns and constraints of a CREATE statement, sorted: a table that alembic rebuilds orders them anew."""
    parts, depth = [""], 0
    for letter in sql:
        before = depth
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if (depth == 1 and letter == ",") or {before, depth} == {0, 1}:
            parts.append("")
        else:
            parts[-1] += letter
    return sorted(" ".join(part.split()) for part in parts)


def expected_fingerprint() -> str:
    """The fingerprint of an office as this program makes it, taken from one in memory."""
    engine = make_engine(Path(":memory:"), bytes(32))
    try:
        upgrade(engine)
        return fingerprint(engine)
    finally:
        engine.dispose()


def row_counts(connection: Any) -> dict[str, int]:
    """How many rows each table of a raw connection holds."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for (name,) in names.fetchall()
    }


def revision_of(engine: Engine) -> str | None:
    """The file's revision; None when it has none."""
    with engine.connect() as connection:
        named = connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")).first()
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if named else None
        connection.rollback()
    return str(found) if found else None


def needs_upgrade(engine: Engine) -> bool:
    """Whether the file is older than the program, in its schema or in what its triggers record.

    Raises NewerOffice for a file from a newer program, DamagedOffice for one without a version.
    """
    revision = revision_of(engine)
    if revision is None:
        raise DamagedOffice(
            "Berkas data.lkm ini bukan data LKM Desktop; isinya belum disentuh.", "Pilih folder kantor yang benar."
        )
    if revision == head():
        with engine.connect() as connection:
            same = riwayat.installed(connection)
            connection.rollback()
        return not same
    if not known(revision):
        raise NewerOffice(
            "Data kantor ini dibuat oleh LKM Desktop yang lebih baru; isinya belum disentuh.",
            "Perbarui program di komputer ini, lalu buka lagi.",
        )
    return True


def upgrade_copy(path: Path, key: bytes) -> None:
    """Upgrade a closed file through a verified copy beside it; the old file is kept as `cadangan/sebelum-<revision>`.

    Raises DamagedOffice when the upgraded copy fails its checks; the old file is then still in place. Raises OSError
    or the driver's errors when the disk fails.
    """
    work = path.with_name("data.migrating")
    journal = path.with_name("data.migrating-journal")
    remove(work, journal)
    try:
        revision, before = _settled(path, key)
        copy_synced(path, work)
        problems = upgrade_checked(work, key, before)
        if problems:
            raise DamagedOffice(
                f"Pembaruan data berhenti: {problems[0]}. Data lama masih utuh.",
                "Hubungi pendamping dan simpan salinan folder kantor.",
            )
        _keep(path, revision)
        replace(work, path)
        sync_folder(path.parent)
    finally:
        remove(work, journal)


def _settled(path: Path, key: bytes) -> tuple[str | None, dict[str, int]]:
    """The old file's revision and row counts; reading them also plays back what a killed writer left."""
    engine = make_engine(path, key)
    try:
        revision = revision_of(engine)
        with raw(engine) as connection:
            return revision, row_counts(connection)
    finally:
        engine.dispose()


def upgrade_checked(path: Path, key: bytes, before: dict[str, int]) -> list[str]:
    """Upgrade a file in place and tell what is wrong with the result: damage, lost rows, a schema that is not ours."""
    engine = make_engine(path, key)
    try:
        upgrade(engine)
        with raw(engine) as connection:
            problems = check_database(connection)
            after = row_counts(connection)
        ours = fingerprint(engine) == expected_fingerprint()
    finally:
        engine.dispose()
    problems += [f"baris {name} berkurang" for name, n in before.items() if name in after and after[name] < n]
    return problems if ours else [*problems, "susunan data tidak dikenal"]


def _keep(path: Path, revision: str | None) -> None:
    keep = path.with_name("cadangan")
    keep.mkdir(exist_ok=True)
    part = keep / ".sebelum.part"
    copy_synced(path, part)
    replace(part, keep / f"sebelum-{revision}.lkm")
    sync_folder(keep)
