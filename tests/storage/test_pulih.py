"""Restore: everything comes back, the old data are kept, hostile files are refused before anything is touched."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lkm_desktop.errors import DamagedOffice, LkmError, NewerOffice, OfficeBusy
from lkm_desktop.storage import Store, create_store, lkmbak, open_store
from lkm_desktop.storage.cadangan import is_behind, list_backups, make_backup
from lkm_desktop.storage.engine import key_of, make_engine, opens, raw
from lkm_desktop.storage.pulih import confirm_restore, restore_backup
from tests.conftest import OFFICE
from tests.storage.helpers import add, dump, names


@pytest.fixture
def backed_up(store: Store, kantor: Path) -> Path:
    """An office with Siti in its backup and Budi added since; closed."""
    add(store, "Siti")
    path = make_backup(store, "Tutup program")
    add(store, "Budi")
    store.close()
    return path


def people(folder: Path) -> list[str]:
    store = open_store(folder)
    found = names(store)
    assert store.check() == []
    store.close()
    return found


def test_a_restore_brings_the_data_back_and_keeps_the_old(backed_up: Path, kantor: Path) -> None:
    old = (kantor / "data.lkm").read_bytes()
    restore_backup(backed_up, kantor)
    assert people(kantor) == ["Siti"]
    assert (kantor / "data.before-restore.lkm").read_bytes() == old
    assert not [p.name for p in kantor.iterdir() if "restore" in p.name and "before" not in p.name]
    confirm_restore(kantor)
    assert not [p.name for p in kantor.iterdir() if "restore" in p.name]


def test_the_drill_on_an_empty_machine(backed_up: Path, kantor: Path, tmp_path: Path) -> None:
    stick = tmp_path / "flashdisk" / backed_up.name
    stick.parent.mkdir()
    shutil.copy(backed_up, stick)
    restore_backup(stick, tmp_path / "komputer baru" / "kantor")
    restored = open_store(tmp_path / "komputer baru" / "kantor")
    restore_backup(stick, kantor)
    original = open_store(kantor)
    assert dump(restored) == dump(original)
    assert restored.undo_label == "Tambah Siti"
    add(restored, "Baru")
    restored.close()
    original.close()


def test_a_restore_over_another_office_brings_its_key_along(backed_up: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain"
    store = create_store(other, dict(OFFICE))
    add(store, "Penghuni lain")
    old_key = key_of(store.engine)
    store.close()
    restore_backup(backed_up, other)
    assert people(other) == ["Siti"]
    assert opens(other / "data.before-restore.lkm", old_key)
    assert (other / "kunci.before-restore.json").exists()
    assert (other / "kunci.json").read_bytes() == (other / "kunci.cadangan.json").read_bytes()
    confirm_restore(other)
    assert not [p.name for p in other.iterdir() if "restore" in p.name]


HOT = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 9000


def test_a_restore_over_a_broken_office(backed_up: Path, kantor: Path) -> None:
    (kantor / "data.lkm").write_bytes(b"rusak" * 5000)
    (kantor / "data.lkm-journal").write_bytes(HOT)
    with pytest.raises(DamagedOffice):
        open_store(kantor)
    restore_backup(backed_up, kantor)
    assert people(kantor) == ["Siti"]
    assert (kantor / "data.before-restore.lkm").read_bytes() == b"rusak" * 5000


def test_a_journal_nobody_can_play_back_is_kept_with_the_old_data(backed_up: Path, kantor: Path) -> None:
    """Left where it is, it would be played into the restored file."""
    for name in ("kunci.json", "kunci.cadangan.json"):
        (kantor / name).unlink()
    (kantor / "data.lkm-journal").write_bytes(HOT)
    restore_backup(backed_up, kantor)
    assert people(kantor) == ["Siti"]
    assert (kantor / "data.before-restore.lkm-journal").read_bytes() == HOT


@pytest.mark.parametrize("gone", [("data.lkm",), ("kunci.json", "kunci.cadangan.json"), ("data.lkm", "kunci.json")])
def test_a_restore_where_files_are_missing(backed_up: Path, kantor: Path, gone: tuple[str, ...]) -> None:
    for name in gone:
        (kantor / name).unlink()
    restore_backup(backed_up, kantor)
    assert people(kantor) == ["Siti"]


def test_an_empty_file_is_no_obstacle(backed_up: Path, kantor: Path) -> None:
    (kantor / "data.lkm").write_bytes(b"")
    restore_backup(backed_up, kantor)
    assert people(kantor) == ["Siti"]


def test_an_open_office_is_not_restored_over(backed_up: Path, kantor: Path) -> None:
    store = open_store(kantor)
    with pytest.raises(OfficeBusy):
        restore_backup(backed_up, kantor)
    assert names(store) == ["Budi", "Siti"]
    store.close()


def test_rotation_goes_on_after_a_restore(backed_up: Path, kantor: Path) -> None:
    restore_backup(backed_up, kantor)
    store = open_store(kantor)
    assert not is_behind(store)
    add(store, "Ani")
    make_backup(store, "Tutup program")
    store.close()
    assert [c.urut for c in list_backups(kantor)] == [2, 1]


def remade(path: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]], **options: Any) -> Path:
    """The same backup with its members changed."""
    with zipfile.ZipFile(path) as bundle:
        members = {name: bundle.read(name) for name in bundle.namelist()}
    target = path.with_name("000099-20240101-0800.lkmbak")
    with zipfile.ZipFile(target, "w", options.get("kind", zipfile.ZIP_STORED)) as bundle:
        for name, data in change(members).items():
            bundle.writestr(name, data)
    return target


def with_manifest(members: dict[str, bytes], **values: Any) -> dict[str, bytes]:
    return {**members, "manifest.json": json.dumps({**json.loads(members["manifest.json"]), **values}).encode()}


HOSTILE: dict[str, Callable[[dict[str, bytes]], dict[str, bytes]]] = {
    "an extra member": lambda m: {**m, "../../autostart.sh": b"x"},
    "a path for a name": lambda m: {"manifest.json": m["manifest.json"], "kunci.json": m["kunci.json"],
                                    "../data.lkm": m["data.lkm"]},
    "a missing member": lambda m: {k: v for k, v in m.items() if k != "kunci.json"},
    "other data": lambda m: {**m, "data.lkm": m["data.lkm"][:-1] + b"x"},
    "no data": lambda m: {**m, "data.lkm": b""},
    "a wrong size": lambda m: with_manifest(m, ukuran=5),
    "a wrong hash": lambda m: with_manifest(m, sha256="0" * 64),
    "a key that does not fit": lambda m: {**m, "kunci.json": b"{}"},
    "a huge key file": lambda m: {**m, "kunci.json": b" " * 100_000},
    "no JSON": lambda m: {**m, "manifest.json": b"halo"},
    "a list": lambda m: {**m, "manifest.json": b"[]"},
    "fields too many": lambda m: with_manifest(m, lebih=1),
    "a number as text": lambda m: with_manifest(m, urut="1"),
    "no time": lambda m: with_manifest(m, waktu="kemarin"),
    "other counts": lambda m: with_manifest(m, isi={"orang": 7}),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_backups_are_refused_and_nothing_is_touched(backed_up: Path, kantor: Path, kind: str) -> None:
    bad = remade(backed_up, HOSTILE[kind])
    refuse(bad, kantor)


def refuse(bad: Path, kantor: Path) -> None:
    before = {p.name: p.read_bytes() for p in kantor.iterdir() if p.is_file()}
    outside = sorted(p.name for p in kantor.parent.iterdir())
    with pytest.raises(DamagedOffice, match="rusak atau bukan cadangan"):
        restore_backup(bad, kantor)
    assert {p.name: p.read_bytes() for p in kantor.iterdir() if p.is_file()} == before
    assert sorted(p.name for p in kantor.parent.iterdir()) == outside


def test_a_compressed_zip_could_be_a_bomb_and_is_refused(backed_up: Path, kantor: Path) -> None:
    refuse(remade(backed_up, lambda m: m, kind=zipfile.ZIP_DEFLATED), kantor)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_double_member_is_refused(backed_up: Path, kantor: Path) -> None:
    bad = shutil.copy(backed_up, backed_up.with_name("000099-20240101-0800.lkmbak"))
    with zipfile.ZipFile(bad, "a") as bundle:
        bundle.writestr("data.lkm", b"kedua")
    refuse(Path(bad), kantor)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 3000])
def test_what_is_no_zip_is_refused(backed_up: Path, kantor: Path, data: bytes) -> None:
    backed_up.write_bytes(data)
    refuse(backed_up, kantor)


def test_a_missing_backup_is_a_sentence(kantor: Path) -> None:
    with pytest.raises(LkmError):
        restore_backup(kantor / "cadangan" / "tidak ada.lkmbak", kantor)


def altered(path: Path, tmp_path: Path, *statements: str) -> Path:
    """The backup with its database changed by SQL and its manifest made to fit again."""
    work = tmp_path / "olah.lkm"
    _, key_text = lkmbak.unpack(path, work)
    engine = make_engine(work, bytes.fromhex(json.loads(key_text)["slot"]["terbuka"]))
    with raw(engine) as connection:
        for statement in statements:
            connection.execute(statement)
    engine.dispose()
    data = work.read_bytes()
    return remade(
        path, lambda m: with_manifest({**m, "data.lkm": data}, ukuran=len(data), sha256=lkmbak.sha256_of(work))
    )


def test_a_trigger_slipped_into_a_valid_database_is_refused(backed_up: Path, kantor: Path, tmp_path: Path) -> None:
    refuse(altered(backed_up, tmp_path, "CREATE TRIGGER x AFTER INSERT ON orang BEGIN DELETE FROM rapat; END"), kantor)


def test_a_database_of_someone_else_is_refused(backed_up: Path, kantor: Path, tmp_path: Path) -> None:
    refuse(altered(backed_up, tmp_path, "PRAGMA application_id=7"), kantor)


def test_a_backup_whose_triggers_are_of_another_version_is_brought_up_to_date(
    backed_up: Path, kantor: Path, tmp_path: Path
) -> None:
    restore_backup(altered(backed_up, tmp_path, "DROP TRIGGER rw_rapat_d"), kantor)
    assert people(kantor) == ["Siti"]


def test_a_backup_of_a_newer_program_is_refused(backed_up: Path, kantor: Path, tmp_path: Path) -> None:
    newer = altered(backed_up, tmp_path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerOffice):
        restore_backup(newer, kantor)
    assert people(kantor) == ["Budi", "Siti"]


def test_a_backup_of_an_older_program_is_upgraded_on_the_way(
    backed_up: Path, kantor: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lkm_desktop.storage import migrate
    from tests.storage.test_migrate import BODY, REVISION

    hostile = altered(backed_up, tmp_path, "CREATE TRIGGER x AFTER INSERT ON relawan BEGIN DELETE FROM rapat; END")
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0005_next.py").write_text(REVISION.format(body=BODY), encoding="utf-8")
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    refuse(hostile, kantor)
    restore_backup(backed_up, kantor)
    store = open_store(kantor)
    assert migrate.revision_of(store.engine) == "0005"
    assert names(store) == ["Siti"]
    assert not list((kantor / "cadangan").glob("sebelum-*")), "the copy was upgraded before it came in"
    store.close()
