"""Schema versions: migrations equal the metadata; an older office is upgraded on a copy and the old one kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from lkm_desktop.domain import Base
from lkm_desktop.errors import DamagedOffice, LkmError, NewerOffice
from lkm_desktop.storage import Store, migrate, open_store, riwayat
from lkm_desktop.storage.engine import key_of, make_engine, raw
from tests.storage.helpers import add, dump, names, scalar

REVISION = '''"""An artificial next schema."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
{body}
'''
#: what a real migration does: a new column, a table rebuilt although others refer to it, changed values
BODY = """
    op.add_column("relawan", sa.Column("sektor", sa.String(), nullable=True))
    with op.batch_alter_table("orang") as batch:
        batch.add_column(sa.Column("suku", sa.String(), nullable=True))
        batch.alter_column("pekerjaan", existing_type=sa.String(), type_=sa.Text())
    op.execute("UPDATE orang SET suku = 'Banjar' WHERE nama LIKE 'S%'")
    op.drop_column("rapat", "pembukaan")
    op.add_column("rapat", sa.Column("pembukaan", sa.Text(), nullable=True))
"""
LOSES_ROWS = """
    op.execute("DELETE FROM penugasan")
"""
BREAKS_REFERENCES = """
    op.execute("DELETE FROM orang")
"""
FAILS_MIDWAY = """
    op.add_column("relawan", sa.Column("sektor", sa.String(), nullable=True))
    op.execute("UPDATE orang SET nama = 'rusak'")
    op.execute("INSERT INTO tidak_ada VALUES (1)")
"""


@pytest.fixture
def next_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make this program know one more revision with the given body."""

    def install(body: str) -> None:
        scripts = tmp_path / "migrations"
        shutil.copytree(migrate.SCRIPTS, scripts, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "0005_next.py").write_text(REVISION.format(body=body), encoding="utf-8")
        monkeypatch.setattr(migrate, "SCRIPTS", scripts)

    return install


@pytest.fixture
def filled(kantor: Path) -> Path:
    """A closed office of the first schema with people who wear hats."""
    store = open_store(kantor)
    for name in ("Siti", "Budi", "Ani"):
        who = add(store, name, rt="03")
        with store.unit("Tugas") as s:
            s.connection().exec_driver_sql(
                f"INSERT INTO penugasan (id, orang_id, badan, jabatan) VALUES ('p{name}', '{who}', 'LKM', 'Anggota')"
            )
    store.close()
    return kantor


@pytest.fixture
def engine(store: Store) -> Iterator[Engine]:
    """The engine of an open office."""
    return store.engine


def test_migrations_equal_the_metadata(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
        connection.rollback()


def test_every_check_and_name_of_the_metadata_is_in_the_file(engine: Engine) -> None:
    """alembic does not compare CHECKs; both are asked as the database words them."""
    plain = make_engine(Path(":memory:"), bytes(32))
    with plain.begin() as connection:
        Base.metadata.create_all(connection)
    for name in Base.metadata.tables:
        assert _checks(engine, name) == _checks(plain, name), name
    plain.dispose()


def _checks(engine: Engine, table: str) -> list[str]:
    from sqlalchemy import inspect

    with engine.connect() as connection:
        found = inspect(connection).get_check_constraints(table)
        connection.rollback()
    return sorted(f"{check['name']}: {' '.join(check['sqltext'].split())}" for check in found)


def test_triggers_are_those_of_the_code(engine: Engine) -> None:
    with raw(engine) as connection:
        found = {row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")}
    assert found == set(riwayat.trigger_statements())
    assert len(found) == 3 * len(riwayat.TABLES) + 2


def test_file_names_tell_the_revisions_that_alembic_knows() -> None:
    scripts = ScriptDirectory.from_config(migrate._config())
    assert [s.revision for s in scripts.walk_revisions()] == migrate.revisions()[::-1]
    assert scripts.get_current_head() == migrate.head()


def test_one_head_and_known_revisions(store: Store) -> None:
    assert migrate.revision_of(store.engine) == migrate.head()
    assert migrate.known(migrate.head())
    assert not migrate.known("9999")
    assert not migrate.needs_upgrade(store.engine)
    assert migrate.fingerprint(store.engine) == migrate.expected_fingerprint()


def test_an_older_office_is_upgraded_with_everything_in_it(filled: Path, next_schema: Callable[[str], None]) -> None:
    old_bytes = (filled / "data.lkm").read_bytes()
    before = open_store(filled)
    rows, history, steps = dump(before), scalar(before, "SELECT count(*) FROM riwayat"), before.steps()
    before.close()
    next_schema(BODY)
    store = open_store(filled)
    assert migrate.revision_of(store.engine) == "0005"
    assert names(store) == ["Ani", "Budi", "Siti"]
    assert scalar(store, "SELECT suku FROM orang WHERE nama = 'Siti'") == "Banjar"
    assert dump(store)["penugasan"] == rows["penugasan"], "children of a rebuilt table stay"
    assert scalar(store, "SELECT count(*) FROM riwayat") == history, "a migration writes no history"
    assert store.steps() == steps
    assert store.check() == []
    assert {p.name for p in (filled / "cadangan").iterdir()} == {"sebelum-0004.lkm"}
    key = key_of(store.engine)
    assert store.undo() == "Tugas", "steps from before the upgrade can still be taken back"
    store.redo()
    add(store, "Setelah pembaruan")
    store.undo()
    store.close()
    assert not [p.name for p in filled.iterdir() if "migrating" in p.name]
    assert key_opens_old(filled / "cadangan" / "sebelum-0004.lkm", key) == "0004"
    assert (filled / "cadangan" / "sebelum-0004.lkm").read_bytes() == old_bytes
    open_store(filled).close()


def key_opens_old(path: Path, key: bytes) -> str | None:
    engine = make_engine(path, key)
    try:
        return migrate.revision_of(engine)
    finally:
        engine.dispose()


@pytest.mark.parametrize(
    ("body", "error", "words"),
    [
        (LOSES_ROWS, DamagedOffice, "baris penugasan berkurang"),
        (BREAKS_REFERENCES, DamagedOffice, "rujukan hilang"),
        (FAILS_MIDWAY, DamagedOffice, "data lama masih utuh"),
    ],
)
def test_a_migration_that_harms_leaves_the_old_office(
    filled: Path, next_schema: Callable[[str], None], body: str, error: type[Exception], words: str
) -> None:
    data = (filled / "data.lkm").read_bytes()
    next_schema(body)
    with pytest.raises(error, match=words):
        open_store(filled)
    assert (filled / "data.lkm").read_bytes() == data
    assert not [p.name for p in filled.iterdir() if "migrating" in p.name]


def test_the_old_program_refuses_the_new_office(
    filled: Path, next_schema: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = migrate.SCRIPTS
    next_schema(BODY)
    open_store(filled).close()
    data = (filled / "data.lkm").read_bytes()
    monkeypatch.setattr(migrate, "SCRIPTS", first)
    with pytest.raises(NewerOffice):
        open_store(filled)
    assert (filled / "data.lkm").read_bytes() == data


def test_leftovers_of_a_killed_upgrade_do_not_harm_the_next(filled: Path, next_schema: Callable[[str], None]) -> None:
    """A stale journal beside the copy would be played into it."""
    shutil.copy(filled / "data.lkm", filled / "data.migrating")
    (filled / "data.migrating-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00" * 504 + b"x" * 5000)
    next_schema(BODY)
    store = open_store(filled)
    assert names(store) == ["Ani", "Budi", "Siti"]
    assert store.check() == []
    store.close()


def test_a_full_disk_during_the_upgrade_is_a_sentence(
    filled: Path, next_schema: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (filled / "data.lkm").read_bytes()
    next_schema(BODY)

    def full(_source: Path, target: Path) -> None:
        target.write_bytes(b"setengah")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(migrate, "copy_synced", full)
        with pytest.raises(LkmError, match="Disk penuh"):
            open_store(filled)
    assert (filled / "data.lkm").read_bytes() == data
    store = open_store(filled)
    assert migrate.revision_of(store.engine) == "0005"
    store.close()


def test_foreign_keys_are_off_in_the_migration_and_on_again_after(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "x.lkm", bytes(32))
    seen: list[int] = []
    real = riwayat.install
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            riwayat, "install", lambda c: (seen.append(c.exec_driver_sql("PRAGMA foreign_keys").scalar()), real(c))
        )
        migrate.upgrade(engine)
    with raw(engine) as connection:
        seen.append(connection.execute("PRAGMA foreign_keys").fetchone()[0])
    engine.dispose()
    assert seen == [0, 1]


def test_a_foreign_trigger_changes_the_fingerprint(store: Store) -> None:
    with raw(store.engine) as connection:
        connection.execute("CREATE TRIGGER titipan AFTER INSERT ON orang BEGIN DELETE FROM draf; END")
    assert store.check() == [], "the engine's own checks do not see it"
    assert migrate.fingerprint(store.engine) != migrate.expected_fingerprint()


def test_triggers_of_another_version_are_brought_up_to_date(store: Store, kantor: Path) -> None:
    """A program that records one column more must not leave the old triggers in an office of the same schema."""
    add(store, "Siti")
    with raw(store.engine) as connection:
        connection.execute("DROP TRIGGER rw_relawan_u")
        connection.execute("DROP TRIGGER rw_orang_u")
        connection.execute("CREATE TRIGGER rw_orang_u AFTER UPDATE ON orang BEGIN SELECT 1; END")
    assert migrate.needs_upgrade(store.engine)
    store.close()
    again = open_store(kantor)
    assert migrate.fingerprint(again.engine) == migrate.expected_fingerprint()
    assert not migrate.needs_upgrade(again.engine)
    with again.unit("Ubah") as s:
        s.connection().exec_driver_sql("UPDATE orang SET rt = '04'")
    assert again.undo() == "Ubah"
    assert (kantor / "cadangan" / "sebelum-0004.lkm").exists()
    again.close()
