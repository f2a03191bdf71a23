"""The second schema: who does what until when leaves the decision and becomes a follow-up, nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command

from lkm_desktop.storage import migrate, riwayat
from lkm_desktop.storage.engine import make_engine, raw

DECISIONS = (
    "('k1','r1',1,'Papan diganti.','Siti','2025-04-01',NULL,NULL)",
    "('k2','r1',2,'Rapat ditunda.',NULL,NULL,NULL,NULL)",
    "('k3','r1',3,'Saluran dibersihkan.','Budi',NULL,'2025-05-01',NULL)",
    "('k4','r1',4,'Salah ketik.','Ani',NULL,NULL,'2025-03-12 00:00:00')",
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of the first schema with one meeting and four decisions."""
    path = tmp_path / "lama.lkm"
    engine = make_engine(path, bytes(32))
    with engine.begin() as connection:
        config = migrate._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            "INSERT INTO rapat (id, nomor, jenis, judul, tingkat, tanggal, mode) "
            "VALUES ('r1', 1, 'rapat_rutin', 'Rapat', 'LKM', '2025-03-10', 'daftar')"
        )
        for row in DECISIONS:
            connection.exec_driver_sql(
                "INSERT INTO keputusan (id, rapat_id, urut, isi, penanggung_jawab, tenggat, selesai, dihapus) "
                f"VALUES {row}"
            )
    engine.dispose()
    return path


def test_deadlines_become_follow_ups(old: Path) -> None:
    engine = make_engine(old, bytes(32))
    migrate.upgrade(engine)
    with raw(engine) as connection:
        rows = connection.execute(
            "SELECT keputusan_id, isi, penanggung_jawab, tenggat, keadaan, selesai, dihapus IS NULL, length(id) "
            "FROM tindak_lanjut ORDER BY keputusan_id"
        ).fetchall()
        decisions = connection.execute("SELECT id, isi, cara FROM keputusan ORDER BY id").fetchall()
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    assert rows == [
        ("k1", "Papan diganti.", "Siti", "2025-04-01", "terbuka", None, 1, 32),
        ("k3", "Saluran dibersihkan.", "Budi", None, "selesai", "2025-05-01", 1, 32),
        ("k4", "Salah ketik.", "Ani", None, "terbuka", None, 0, 32),
    ]
    assert decisions == [
        ("k1", "Papan diganti.", "musyawarah"), ("k2", "Rapat ditunda.", "musyawarah"),
        ("k3", "Saluran dibersihkan.", "musyawarah"), ("k4", "Salah ketik.", "musyawarah"),
    ]  # fmt: skip
    assert broken == []
    assert migrate.fingerprint(engine) == migrate.expected_fingerprint()
    engine.dispose()


def test_the_checks_of_votes_hold_in_an_upgraded_file(old: Path) -> None:
    engine = make_engine(old, bytes(32))
    migrate.upgrade(engine)
    with raw(engine) as connection, pytest.raises(Exception, match="CHECK constraint failed"):
        connection.execute("UPDATE keputusan SET setuju = -1 WHERE id = 'k1'")
    with engine.connect() as connection:
        assert riwayat.installed(connection)
    engine.dispose()
