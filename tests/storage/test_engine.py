"""The settings that survived the power-cut trials are in force, and nothing readable reaches the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkm_desktop.storage import Store
from lkm_desktop.storage.engine import check_database, copy_database, key_of, make_engine, opens, raw
from tests.storage.helpers import add, person

NIK, NAME = "6371010101800001", "Zulkifli Rahmatullah"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("locking_mode", "exclusive"),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("busy_timeout", 2000),
        ("application_id", 0x4C4B4D31),
    ],
)
def test_pragmas_are_really_in_force(store: Store, pragma: str, value: object) -> None:
    add(store, "Siti")  # locking_mode and journal_mode take hold with the first write
    with raw(store.engine) as connection:
        assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_the_engine_encrypts_and_keeps_temporary_tables_in_memory(store: Store) -> None:
    with raw(store.engine) as connection:
        version = connection.execute("PRAGMA cipher_version").fetchone()[0].split()[0]
        assert tuple(int(part) for part in version.split(".")) >= (4, 6)
        assert ("TEMP_STORE=2",) in connection.execute("PRAGMA compile_options").fetchall()


def test_one_connection_serves_all_work(store: Store) -> None:
    assert store.engine.pool.size() == 1  # type: ignore[attr-defined]
    with raw(store.engine) as first:
        pass
    with raw(store.engine) as second:
        assert first is second


def test_no_name_or_nik_can_be_read_from_the_disk(store: Store, kantor: Path) -> None:
    seen = bytearray()
    for round_ in range(3):
        with store.unit(f"Putaran {round_}") as s:
            s.connection().exec_driver_sql("PRAGMA cache_size=10")  # pages spill to the file before the commit
            for n in range(150):
                person(s, f"{NAME} {round_} {n}", nik=NIK, alamat="Jl. Rahasia Sekali 5")
            for file in kantor.glob("data.lkm*"):
                seen += file.read_bytes()
    assert (kantor / "data.lkm-journal").exists()
    seen += (kantor / "data.lkm").read_bytes()
    assert len(seen) > 1_000_000
    for secret in (NIK, NAME, "Rahasia Sekali", "Tambah", "SQLite format", "CREATE TABLE"):
        assert secret.encode() not in seen
        assert secret.encode("utf-16-le") not in seen


def test_a_key_fits_its_own_file_only(store: Store, kantor: Path) -> None:
    key = key_of(store.engine)
    store.close()
    assert opens(kantor / "data.lkm", key)
    assert not opens(kantor / "data.lkm", bytes(32))


def test_a_copy_is_whole_and_encrypted(store: Store, tmp_path: Path) -> None:
    add(store, NAME, nik=NIK)
    copy = tmp_path / "salinan.lkm"
    store.copy_to(copy)
    assert NIK.encode() not in copy.read_bytes()
    engine = make_engine(copy, key_of(store.engine))
    with raw(engine) as connection:
        assert check_database(connection) == []
        assert connection.execute("SELECT nama FROM orang").fetchall() == [(NAME,)]
    engine.dispose()


def test_a_copy_never_waits_inside_a_unit(store: Store, tmp_path: Path) -> None:
    """The backup API waits for ever on a connection with an open write; the store refuses before it."""
    with store.unit("Sedang menulis") as s:
        person(s, "Siti")
        with pytest.raises(RuntimeError, match="nested"):
            store.copy_to(tmp_path / "salinan.lkm")


def test_check_sees_a_reference_that_leads_nowhere(store: Store) -> None:
    with raw(store.engine) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("INSERT INTO relawan (id, orang_id, status) VALUES ('r', 'hilang', 'aktif')")
        connection.execute("PRAGMA foreign_keys=ON")
    assert store.check() == ["rujukan hilang di relawan baris 1"]


def test_the_memory_copy_for_fingerprints_is_never_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from lkm_desktop.storage import migrate

    monkeypatch.chdir(tmp_path)
    assert len(migrate.expected_fingerprint()) == 64
    assert list(tmp_path.iterdir()) == []


def test_copying_over_an_open_database_fails_loudly(store: Store, kantor: Path) -> None:
    import sqlcipher3.dbapi2 as sqlcipher

    with raw(store.engine) as connection, pytest.raises(sqlcipher.Error):
        copy_database(connection, kantor / "tidak ada" / "x.lkm", key_of(store.engine))
