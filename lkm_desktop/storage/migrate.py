"""Schema versions: a new file gets the newest, an older one is upgraded on a copy (D6, rule 9)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, text

from lkm_desktop.errors import DamagedOffice, NewerOffice
from lkm_desktop.storage import riwayat
from lkm_desktop.storage.engine import APPLICATION_ID, check_database, make_engine
from lkm_desktop.storage.files import copy_synced, replace, sync_folder

SCRIPTS = Path(__file__).parent / "migrations"


def _config() -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    return config


def head() -> str:
    """The newest revision this program knows."""
    from alembic.script import ScriptDirectory

    return str(ScriptDirectory.from_config(_config()).get_current_head())


def known(revision: str) -> bool:
    """Whether this program's history contains the revision."""
    from alembic.script import ScriptDirectory

    return any(s.revision == revision for s in ScriptDirectory.from_config(_config()).walk_revisions())


def upgrade(engine: Engine) -> None:
    """Bring the open file to the newest schema in one transaction, triggers included."""
    from alembic import command

    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.commit()
        with connection.begin():
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            riwayat.install(connection)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        connection.commit()


def revision_of(engine: Engine) -> str | None:
    """The file's revision; None when it has none."""
    with engine.connect() as connection:
        named = connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")).first()
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if named else None
        connection.rollback()
    return str(found) if found else None


def needs_upgrade(engine: Engine) -> bool:
    """Whether the file is older than the program.

    Raises NewerOffice for a file from a newer program, DamagedOffice for one without a version.
    """
    revision = revision_of(engine)
    if revision is None:
        raise DamagedOffice(
            "Berkas data.lkm ini bukan data LKM Desktop; isinya belum disentuh.", "Pilih folder kantor yang benar."
        )
    if revision == head():
        return False
    if not known(revision):
        raise NewerOffice(
            "Data kantor ini dibuat oleh LKM Desktop yang lebih baru; isinya belum disentuh.",
            "Perbarui program di komputer ini, lalu buka lagi.",
        )
    return True


def upgrade_copy(path: Path, key: bytes) -> None:
    """Upgrade a closed file through a verified copy beside it; the old file is kept as `sebelum-<revision>`.

    Raises DamagedOffice when the upgraded copy fails its checks; the old file is then still in place.
    """
    old = make_engine(path, key)
    revision = revision_of(old)
    old.dispose()
    work = path.with_name("data.migrating")
    copy_synced(path, work)
    engine = make_engine(work, key)
    upgrade(engine)
    raw = engine.raw_connection()
    problems = check_database(raw)
    raw.close()
    engine.dispose()
    if problems:
        raise DamagedOffice(
            f"Pembaruan data berhenti: {problems[0]}. Data lama masih utuh.",
            "Hubungi pendamping dan simpan salinan folder kantor.",
        )
    keep = path.with_name("cadangan")
    keep.mkdir(exist_ok=True)
    copy_synced(path, keep / f"sebelum-{revision}.lkm")
    replace(work, path)
    sync_folder(path.parent)
