"""Units of work: one step, whole or not at all; history of everything, append-only."""

from __future__ import annotations

import json
import threading

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang
from lkm_desktop.errors import DamagedOffice, LkmError
from lkm_desktop.services import draf
from lkm_desktop.storage import Store
from lkm_desktop.storage.world import database_error
from tests.storage.helpers import add, dump, names, person, scalar


def two_people_then(s: Session, error: Exception) -> None:
    """A service that writes and then finds something wrong."""
    person(s, "Siti")
    person(s, "Budi")
    raise error


def test_a_unit_is_one_named_step(store: Store) -> None:
    add(store, "Siti Aminah")
    newest = store.steps()[0]
    assert (newest.label, newest.jenis, newest.keadaan, newest.baris) == ("Tambah Siti Aminah", "kerja", "berlaku", 1)
    assert newest.operator


def test_an_error_rolls_the_whole_unit_back(store: Store) -> None:
    before = dump(store), store.steps()
    with pytest.raises(ZeroDivisionError), store.unit("Setengah jalan") as s:
        two_people_then(s, ZeroDivisionError())
    assert (dump(store), store.steps()) == before
    assert scalar(store, "SELECT langkah_id FROM konteks") is None


def test_an_error_of_the_database_rolls_the_whole_unit_back(store: Store) -> None:
    before = dump(store), store.steps()
    with pytest.raises(DBAPIError), store.unit("Rujukan salah") as s:
        s.execute(text("INSERT INTO relawan (id, orang_id, status) VALUES ('r', 'tidak ada', 'aktif')"))
    with pytest.raises(DBAPIError), store.unit("Syarat dilanggar") as s:
        s.execute(text("UPDATE organisasi SET nama = NULL"))
    assert (dump(store), store.steps()) == before


def test_nested_units_and_reads_are_refused(store: Store) -> None:
    with store.read(), pytest.raises(RuntimeError), store.read():
        pass
    with store.unit("Luar") as s:
        with pytest.raises(RuntimeError), store.unit("Dalam"):
            pass
        with pytest.raises(RuntimeError), store.read():
            pass
        person(s, "Siti")
    assert names(store) == ["Siti"]


def test_another_thread_waits_for_its_turn(store: Store) -> None:
    def work() -> None:
        for n in range(5):
            add(store, f"Benang {threading.get_ident()} {n}")

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(store)) == 15


def test_a_closed_store_is_not_opened_again_by_a_late_call(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(RuntimeError), store.read():
        pass
    with pytest.raises(RuntimeError), store.unit("Terlambat"):
        pass


def test_a_unit_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    found = add(store, "Siti")
    steps = store.steps()
    with store.unit("Simpan tanpa perubahan") as s:
        s.get_one(Orang, found).nama = "Siti"
    with store.unit("Draf") as s:
        draf.save_draf(s, "orang:baru", {"nama": "Bu"})
    assert store.steps() == steps
    assert scalar(store, "SELECT count(*) FROM draf") == 1


def test_reading_cannot_write(store: Store) -> None:
    with store.read() as s:
        person(s, "Tidak tersimpan")
    assert names(store) == []


def test_listeners_hear_the_tables_after_the_commit(store: Store) -> None:
    heard: list[tuple[set[str], list[str]]] = []
    store.listeners.append(lambda changed: heard.append((changed, names(store))))
    add(store, "Siti")
    assert heard == [({"orang"}, ["Siti"])]
    with pytest.raises(LkmError), store.unit("Gagal") as s:
        two_people_then(s, LkmError("tidak jadi"))
    assert len(heard) == 1


def test_bulk_and_raw_changes_are_in_the_history_too(store: Store) -> None:
    for name in ("Siti", "Budi", "Ani"):
        add(store, name)
    with store.unit("Ubah RT semua") as s:
        s.execute(update(Orang).values(rt="07"))
        s.execute(text("UPDATE orang SET rw = '03' WHERE nama = 'Budi'"))
    assert store.steps()[0].baris == 4
    with store.read() as s:
        last = s.execute(text("SELECT sebelum, sesudah FROM riwayat ORDER BY id DESC LIMIT 1")).one()
    before, after = (json.loads(value) for value in last)
    assert (before["rw"], after["rw"], after["nama"]) == (None, "03", "Budi")
    store.undo()
    with store.read() as s:
        assert set(s.scalars(text("SELECT coalesce(rt, '') || coalesce(rw, '') FROM orang"))) == {""}


@pytest.mark.parametrize("statement", ["UPDATE riwayat SET sesudah = NULL", "DELETE FROM riwayat"])
def test_the_history_only_grows(store: Store, statement: str) -> None:
    add(store, "Siti")
    with pytest.raises(DBAPIError, match="riwayat hanya bertambah"), store.unit("Hapus jejak") as s:
        s.execute(text(statement))
    assert scalar(store, "SELECT count(*) FROM riwayat WHERE tabel = 'orang'") == 1


@pytest.mark.parametrize(
    ("words", "kind", "part"),
    [
        ("database or disk is full", LkmError, "Disk penuh"),
        ("attempt to write a readonly database", LkmError, "hanya bisa dibaca"),
        ("disk I/O error", LkmError, "mungkin sudah tersimpan"),
        ("unable to open database file", LkmError, "mungkin sudah tersimpan"),
    ],
)
def test_what_the_disk_does_becomes_a_sentence(words: str, kind: type[Exception], part: str) -> None:
    import sqlcipher3.dbapi2 as sqlcipher

    told = database_error(sqlcipher.OperationalError(words))
    assert type(told) is kind
    assert part in str(told)


def test_a_bug_of_ours_stays_a_bug() -> None:
    import sqlcipher3.dbapi2 as sqlcipher

    for bug in (sqlcipher.OperationalError("no such column: x"), sqlcipher.IntegrityError("UNIQUE constraint failed")):
        assert database_error(bug) is bug
    assert isinstance(database_error(sqlcipher.DatabaseError("database disk image is malformed")), DamagedOffice)


def test_doubtful_errors_make_everyone_look_again(store: Store) -> None:
    import sqlcipher3.dbapi2 as sqlcipher

    heard: list[set[str]] = []
    store.listeners.append(heard.append)
    with pytest.raises(LkmError, match="mungkin sudah tersimpan"), store.unit("Disk lepas"):
        raise sqlcipher.OperationalError("disk I/O error")
    assert len(heard) == 1
    assert {"orang", "rapat", "kehadiran"} <= heard[0]
