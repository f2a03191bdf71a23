"""An office where nothing can be written: read whole, never written, papers still come out, changes are refused."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lkm_desktop.errors import DamagedOffice, LkmError, NewerOffice, OfficeBusy, ReadOnlyOffice
from lkm_desktop.services import dokumen
from lkm_desktop.services.dokumen import Keluaran
from lkm_desktop.services.rapat import save_rapat, trash_rapat
from lkm_desktop.services.undangan import undang
from lkm_desktop.storage import Store, hanya_baca, migrate, open_store
from lkm_desktop.storage.cadangan import before, is_behind, list_backups, make_backup
from lkm_desktop.storage.engine import key_of, make_engine, opens, raw
from lkm_desktop.storage.riwayat import TABLES
from tests.storage.helpers import ROOT, add, names, person, scalar


def listing(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def protected(kantor: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office with Siti and a meeting where the system says that nothing can be written."""
    store = open_store(kantor)
    siti = add(store, "Siti")
    with store.unit("Undang") as s:
        rapat = save_rapat(s, None, {"judul": "Rapat rutin", "tanggal": date(2025, 3, 10)})
        undang(s, rapat, [siti])
    store.close()
    monkeypatch.setattr(hanya_baca, "writable", lambda data: False)
    return kantor


@pytest.fixture
def reading(protected: Path) -> Iterator[Store]:
    """It, open."""
    store = open_store(protected)
    yield store
    store.close()


def test_it_opens_whole_and_leaves_every_byte_as_it_is(protected: Path) -> None:
    before_ = listing(protected)
    store = open_store(protected)
    assert store.read_only
    assert names(store) == ["Siti"]
    assert store.check() == []
    with pytest.raises(ReadOnlyOffice):
        add(store, "Budi")
    store.close()
    assert listing(protected) == before_


def test_a_change_is_refused_with_one_sentence_and_not_kept(reading: Store) -> None:
    told: list[set[str]] = []
    reading.listeners.append(told.append)
    with pytest.raises(ReadOnlyOffice, match="hanya bisa dibaca, jadi perubahan tidak disimpan"):
        add(reading, "Budi")
    meetings = scalar(reading, "SELECT id FROM rapat")
    with pytest.raises(ReadOnlyOffice), reading.unit("Hapus") as s:
        trash_rapat(s, meetings)
    assert scalar(reading, "SELECT count(*) FROM rapat WHERE dihapus IS NULL") == 1
    assert names(reading) == ["Siti"]
    assert [step.label for step in reading.steps()] == ["Undang", "Tambah Siti", "Buat kantor"]
    assert told == []


def test_an_error_inside_a_unit_is_told_as_it_is(reading: Store) -> None:
    with pytest.raises(LkmError, match="Nama"), reading.unit("Tambah") as s:
        person(s, "")
    assert names(reading) == ["Siti"]


def test_there_is_nothing_to_undo_or_redo(reading: Store) -> None:
    assert reading.undo_label is None
    assert reading.redo_label is None
    with pytest.raises(ReadOnlyOffice):
        reading.undo()


def test_logging_a_paper_does_not_fail_and_leaves_no_trace(reading: Store) -> None:
    with reading.unit("Cetak notulen") as s:
        dokumen.keluar(s, "notulen", Keluaran(b"%PDF", "F4", 1))
    with reading.read() as s:
        assert dokumen.arsip(s) == []


def test_a_printed_daftar_hadir_fixes_its_numbers_only_in_passing(reading: Store) -> None:
    rapat = scalar(reading, "SELECT id FROM rapat")
    with reading.unit("Cetak daftar hadir") as s:
        dokumen.keluar(s, "daftar-hadir", Keluaran(b"%PDF", "F4", 1), rapat)
    assert scalar(reading, "SELECT count(*) FROM dokumen") == 0
    assert scalar(reading, "SELECT dh_beku FROM rapat") is None


def test_a_paper_that_is_logged_with_a_change_of_the_user_is_refused(reading: Store) -> None:
    def both() -> None:
        with reading.unit("Jadikan final") as s:
            person(s, "Budi")
            dokumen.keluar(s, "notulen", Keluaran(b"%PDF", "F4", 1))

    with pytest.raises(ReadOnlyOffice):
        both()


def test_no_backup_is_due_and_none_is_made(reading: Store) -> None:
    assert not is_behind(reading)
    before(reading, "Sebelum impor")
    with pytest.raises(ReadOnlyOffice):
        make_backup(reading, "Diminta sendiri")
    assert list_backups(reading.folder) == []


def test_a_copy_for_elsewhere_is_a_whole_encrypted_office(reading: Store, tmp_path: Path) -> None:
    reading.copy_to(tmp_path / "salinan.lkm")
    assert opens(tmp_path / "salinan.lkm", key_of(reading.engine))
    assert not (tmp_path / "salinan.lkm").read_bytes().startswith(b"SQLite format 3")


def test_two_may_read_and_the_owner_may_write_meanwhile(
    kantor: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hanya_baca, "writable", lambda data: False)
    first, second = open_store(kantor), open_store(kantor)
    monkeypatch.undo()
    owner = open_store(kantor)
    add(owner, "Budi")
    assert names(first) == names(second) == []
    assert names(owner) == ["Budi"]
    for store in (first, second, owner):
        store.close()


def test_an_office_being_written_elsewhere_is_busy(store: Store, kantor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, "Siti")
    monkeypatch.setattr(hanya_baca, "writable", lambda data: False)
    with pytest.raises(OfficeBusy):
        open_store(kantor)
    add(store, "Budi")


def test_a_lock_that_may_not_be_made_opens_for_reading(kantor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows only the attempt tells."""
    real = os.open

    def refused(path: object, flags: int, *rest: int) -> int:
        if str(path).endswith("sedang-dibuka.lock"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refused)
    store = open_store(kantor)
    assert store.read_only
    store.close()


def test_any_other_trouble_with_the_lock_is_told(kantor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: object, flags: int, *rest: int) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(LkmError, match="Disk penuh"):
        open_store(kantor)


@pytest.mark.parametrize(
    "harm", [lambda d: b"", lambda d: d[:9000], lambda d: d[:9000] + b"x" + d[9001:]], ids=["empty", "cut", "bit"]
)
def test_damage_is_seen(protected: Path, harm: object) -> None:
    data = protected / "data.lkm"
    data.write_bytes(harm(data.read_bytes()))  # type: ignore[operator]
    with pytest.raises(DamagedOffice, match="salinan folder"):
        open_store(protected)


def test_a_newer_office_is_refused(protected: Path) -> None:
    change(protected, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerOffice):
        open_store(protected)


def change(folder: Path, statement: str) -> None:
    from lkm_desktop.storage.kunci import read_keys

    engine = make_engine(folder / "data.lkm", read_keys(folder)[0])
    with raw(engine) as connection:
        connection.execute(statement)
    engine.dispose()


def test_an_older_office_is_read_at_todays_schema_and_its_file_stays_old(protected: Path) -> None:
    change(protected, "DROP TRIGGER rw_rapat_d")
    data = (protected / "data.lkm").read_bytes()
    store = open_store(protected)
    assert migrate.fingerprint(store.engine) == migrate.expected_fingerprint()
    assert names(store) == ["Siti"]
    store.close()
    assert (protected / "data.lkm").read_bytes() == data


CUT_OFF = """
import os, sys
from pathlib import Path
from lkm_desktop.storage import open_store
from tests.storage.helpers import person
store = open_store(Path(sys.argv[1]))
with store.unit("Tambah banyak") as s:
    s.connection().exec_driver_sql("PRAGMA cache_size=1")
    for n in range(400):
        person(s, f"Orang {n}", alamat="Gang " + "x" * 150)
    s.flush()
    os._exit(9)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the journal of a killed writer is made with Linux means")
def test_what_a_killed_writer_left_is_rolled_back_in_a_copy(protected: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CUT_OFF, str(protected)], cwd=ROOT, check=False, capture_output=True)
    assert done.returncode == 9, done.stderr
    assert (protected / "data.lkm-journal").stat().st_size > 0, "the trial needs a hot journal"
    before_ = listing(protected)
    store = open_store(protected)
    assert names(store) == ["Siti"]
    assert store.check() == []
    store.close()
    assert listing(protected) == before_


def test_two_keys_of_a_restore_cut_short_are_both_tried(protected: Path, tmp_path: Path) -> None:
    from lkm_desktop.storage.kunci import new_key, write_key

    (tmp_path / "lain").mkdir()
    write_key(tmp_path / "lain", new_key())
    shutil.copy(tmp_path / "lain" / "kunci.json", protected / "kunci.json")
    store = open_store(protected)
    assert names(store) == ["Siti"]
    store.close()


def test_odd_folder_names_work(protected: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Kantor 100% Aman; 'dua' #1 ? àé"
    shutil.copytree(protected, folder)
    store = open_store(folder)
    assert names(store) == ["Siti"]
    store.close()


def test_every_recorded_table_can_be_read(reading: Store) -> None:
    for table in TABLES:
        assert scalar(reading, f'SELECT count(*) FROM "{table}"') >= 0
