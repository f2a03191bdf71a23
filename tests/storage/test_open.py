"""Opening an office: one opener, stale locks never ask, keys in two files, damage seen and left alone."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lkm_desktop.errors import DamagedOffice, LkmError, NewerOffice, OfficeBusy
from lkm_desktop.storage import Store, create_store, kantor, open_store
from lkm_desktop.storage.engine import key_of, make_engine, raw
from tests.conftest import OFFICE
from tests.storage.helpers import add, names, python

OPEN_AND_WAIT = """
import sys
from lkm_desktop.storage import open_store
store = open_store(__import__("pathlib").Path(sys.argv[1]))
print("terbuka", flush=True)
sys.stdin.read()
"""
TRY_TO_OPEN = """
import sys
from lkm_desktop.errors import LkmError
from lkm_desktop.storage import open_store
try:
    open_store(__import__("pathlib").Path(sys.argv[1])).close()
    print("terbuka")
except LkmError as error:
    print(type(error).__name__, error)
"""


def out(child: subprocess.Popen[str]) -> tuple[str, str]:
    text, errors = child.communicate(timeout=60)
    return text.strip(), errors


def test_a_second_opener_gets_a_sentence(store: Store, kantor: Path) -> None:
    text, errors = out(python(TRY_TO_OPEN, str(kantor)))
    assert text == (
        "OfficeBusy Kantor kantor sedang dibuka di jendela lain atau oleh pengguna lain di komputer ini. "
        "Pakai jendela itu, atau tutup dulu lalu buka lagi."
    )
    assert errors == ""
    with pytest.raises(OfficeBusy):
        open_store(kantor)
    add(store, "Siti")
    store.close()
    assert out(python(TRY_TO_OPEN, str(kantor)))[0] == "terbuka"


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of Linux")
def test_after_kill_9_of_the_holder_the_next_start_is_silent(kantor: Path) -> None:
    holder = python(OPEN_AND_WAIT, str(kantor))
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "terbuka"
    with pytest.raises(OfficeBusy):
        open_store(kantor)
    holder.send_signal(signal.SIGKILL)
    out(holder)
    assert (kantor / "sedang-dibuka.lock").exists()
    assert out(python(TRY_TO_OPEN, str(kantor))) == ("terbuka", "")


def test_a_foreign_program_inside_the_file_is_named(kantor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(kantor)
    key = key_of(store.engine)
    store.close()
    other = make_engine(kantor / "data.lkm", key)
    monkeypatch.setattr("lkm_desktop.storage.engine.PRAGMAS", ())
    with raw(other) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM draf")
        with pytest.raises(OfficeBusy, match="program lain"):
            open_store(kantor)
        connection.execute("ROLLBACK")
    other.dispose()
    open_store(kantor).close()


@pytest.mark.parametrize("path", ["", "data.lkm"])
def test_an_office_is_named_by_its_folder_or_its_file(kantor: Path, path: str) -> None:
    open_store(kantor / path).close()


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"{"),
        lambda file: file.write_bytes(b"[" * 100_000),
        lambda file: file.write_bytes(b"[1]"),
        lambda file: file.write_text(json.dumps({"slot": {"terbuka": "zz"}, "periksa": "x"}), encoding="utf-8"),
        lambda file: file.write_bytes(file.read_bytes().replace(b'"periksa": "', b'"periksa": "0')),
        lambda file: file.write_bytes(file.read_bytes()[:40]),
    ],
    ids=["missing", "empty", "half", "deep", "list", "no hex", "other check", "cut"],
)
def test_the_second_key_file_serves_when_the_first_is_broken(kantor: Path, harm: Callable[[Path], object]) -> None:
    harm(kantor / "kunci.json")
    store = open_store(kantor)
    add(store, "Siti")
    store.close()
    (kantor / "kunci.cadangan.json").unlink()  # the first one was written anew
    open_store(kantor).close()


def test_a_key_file_of_another_office_does_not_lock_this_one_out(kantor: Path, tmp_path: Path) -> None:
    create_store(tmp_path / "lain", dict(OFFICE)).close()
    shutil.copy(tmp_path / "lain" / "kunci.json", kantor / "kunci.json")
    open_store(kantor).close()
    shutil.copy(tmp_path / "lain" / "kunci.json", kantor / "kunci.cadangan.json")
    data = (kantor / "data.lkm").read_bytes()
    with pytest.raises(DamagedOffice, match="kuncinya tidak cocok"):
        open_store(kantor)
    assert (kantor / "data.lkm").read_bytes() == data


def test_without_any_key_the_data_are_left_alone(kantor: Path) -> None:
    (kantor / "kunci.json").unlink()
    (kantor / "kunci.cadangan.json").write_bytes(b"rusak")
    data = (kantor / "data.lkm").read_bytes()
    with pytest.raises(DamagedOffice, match="Kunci data kantor"):
        open_store(kantor)
    assert (kantor / "data.lkm").read_bytes() == data


def flip(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :]


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: b"SQLite format 3\0" + data[16:],
        lambda data: b"bukan basis data" * 4000,
        lambda data: data[:-4096],
        lambda data: data[: len(data) // 2],
        lambda data: data[:100],
        lambda data: data + b"x" * 4096,
        lambda data: flip(data, 20),
        lambda data: flip(data, 5 * 4096 + 777),
        lambda data: flip(data, len(data) - 1),
        lambda data: data[:8192] + bytes(4096) + data[12288:],
        lambda data: data[:8192] + data[12288:16384] + data[8192:12288] + data[16384:],
    ],
    ids=["0 bytes", "plain header", "foreign", "short", "half", "stub", "long", "bit 1st page", "bit", "last bit",
         "zero page", "swapped pages"],
)  # fmt: skip
def test_damage_is_seen_and_left_alone(kantor: Path, harm: Callable[[bytes], bytes]) -> None:
    data = harm((kantor / "data.lkm").read_bytes())
    (kantor / "data.lkm").write_bytes(data)
    listing = sorted(path.name for path in kantor.iterdir())
    with pytest.raises(DamagedOffice, match="belum disentuh"):
        open_store(kantor)
    assert (kantor / "data.lkm").read_bytes() == data
    assert set(os.listdir(kantor)) <= {*listing, "sedang-dibuka.lock", "data.lkm-journal"}


def test_a_database_that_is_not_ours_is_refused(kantor: Path) -> None:
    key = key_of_office(kantor)
    (kantor / "data.lkm").unlink()
    engine = make_engine(kantor / "data.lkm", key)
    with raw(engine) as connection:
        connection.execute("CREATE TABLE x (y)")
    engine.dispose()
    with pytest.raises(DamagedOffice, match="bukan data LKM Desktop"):
        open_store(kantor)
    engine = make_engine(kantor / "data.lkm", key)
    with raw(engine) as connection:
        connection.execute("PRAGMA application_id=0x4C4B4D31")
    engine.dispose()
    with pytest.raises(DamagedOffice, match="bukan data LKM Desktop"):
        open_store(kantor)


def key_of_office(folder: Path) -> bytes:
    store = open_store(folder)
    key = key_of(store.engine)
    store.close()
    return key


def test_a_newer_office_is_refused_and_untouched(kantor: Path) -> None:
    engine = make_engine(kantor / "data.lkm", key_of_office(kantor))
    with raw(engine) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    data = (kantor / "data.lkm").read_bytes()
    with pytest.raises(NewerOffice, match="lebih baru"):
        open_store(kantor)
    assert (kantor / "data.lkm").read_bytes() == data


def test_no_office_is_made_by_opening_one(tmp_path: Path) -> None:
    with pytest.raises(DamagedOffice, match="Tidak ada data kantor"):
        open_store(tmp_path / "kosong")
    assert not (tmp_path / "kosong").exists()


def test_a_folder_with_an_office_is_never_made_anew(kantor: Path) -> None:
    data = (kantor / "data.lkm").read_bytes()
    with pytest.raises(LkmError, match="sudah berisi data kantor"):
        create_store(kantor, dict(OFFICE))
    assert (kantor / "data.lkm").read_bytes() == data


def test_making_an_office_that_fails_leaves_the_folder_free(tmp_path: Path) -> None:
    folder = tmp_path / "baru"
    with pytest.raises(TypeError):
        create_store(folder, {**OFFICE, "tidak_ada": 1})
    create_store(folder, dict(OFFICE)).close()
    assert {p.name for p in folder.iterdir()} == {
        "cadangan", "data.lkm", "data.lkm-journal", "kunci.cadangan.json", "kunci.json", "lampiran",
        "sedang-dibuka.lock",
    } - ({"data.lkm-journal"} if not (folder / "data.lkm-journal").exists() else set())  # fmt: skip


def test_a_place_that_cannot_hold_an_office_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    with pytest.raises(LkmError):
        create_store(tmp_path / "berkas" / "kantor", dict(OFFICE))


def test_leftovers_of_a_cut_off_job_are_swept_away(kantor: Path) -> None:
    for name in ("data.migrating", "data.migrating-journal", "data.restore", "data.baru"):
        (kantor / name).write_bytes(b"sisa")
    open_store(kantor).close()
    assert not [path.name for path in kantor.iterdir() if path.name.startswith(("data.m", "data.r", "data.b"))]


def test_the_room_on_the_disk_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kantor.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9 - 10**7, 10**7))
    assert kantor.low_on_space(tmp_path)
    monkeypatch.setattr(kantor.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 0, 10**9))
    assert not kantor.low_on_space(tmp_path)


def test_odd_folder_names_work(tmp_path: Path) -> None:
    folder = tmp_path / "Kantor 100% Aman; 'dua' #1 ? àé"
    store = create_store(folder, dict(OFFICE))
    add(store, "Siti")
    store.close()
    store = open_store(folder)
    assert names(store) == ["Siti"]
    store.close()
