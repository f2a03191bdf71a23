"""Undo and redo: named, across restarts, refused with a list when later work stands in the way."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text, update

from lkm_desktop.domain import ORANG, Orang, Organisasi, Relawan
from lkm_desktop.errors import LkmError
from lkm_desktop.services import kehadiran, rapat, registers, undangan
from lkm_desktop.storage import Store, open_store
from tests.storage.helpers import add, dump, names, person, scalar


def edit(store: Store, who: str, **values: object) -> None:
    with store.unit(f"Ubah {who}") as s:
        for key, value in values.items():
            setattr(s.get_one(Orang, who), key, value)


def newest(store: Store) -> int:
    return max(step.id for step in store.steps() if step.jenis == "kerja" and step.keadaan == "berlaku")


def test_undo_and_redo_are_named(store: Store) -> None:
    assert (store.undo_label, store.redo_label) == (None, None)
    add(store, "Siti")
    add(store, "Budi")
    assert (store.undo_label, store.redo_label) == ("Tambah Budi", None)
    assert store.undo() == "Tambah Budi"
    assert (names(store), store.undo_label, store.redo_label) == (["Siti"], "Tambah Siti", "Tambah Budi")
    assert store.undo() == "Tambah Siti"
    assert (names(store), store.undo_label, store.redo_label) == ([], None, "Tambah Siti")
    assert store.redo() == "Tambah Siti"
    assert store.redo() == "Tambah Budi"
    assert (names(store), store.redo_label) == (["Budi", "Siti"], None)
    with pytest.raises(LkmError, match="Tidak ada langkah yang bisa diulangi"):
        store.redo()


def test_making_the_office_cannot_be_undone(store: Store) -> None:
    with pytest.raises(LkmError, match="Tidak ada langkah yang bisa diurungkan"):
        store.undo()
    assert [step.jenis for step in store.steps()] == ["awal"]
    with pytest.raises(LkmError):
        store.undo(store.steps()[0].id)


def test_undo_survives_a_restart(store: Store, kantor: Path) -> None:
    add(store, "Siti")
    add(store, "Budi")
    store.undo()
    store.close()
    again = open_store(kantor)
    assert (again.undo_label, again.redo_label) == ("Tambah Siti", "Tambah Budi")
    again.redo()
    again.close()
    again = open_store(kantor)
    assert names(again) == ["Budi", "Siti"]
    again.undo()
    again.undo()
    assert names(again) == []
    again.close()


def test_new_work_closes_what_was_undone(store: Store) -> None:
    add(store, "Siti")
    store.undo()
    add(store, "Budi")
    assert store.redo_label is None
    assert [s.keadaan for s in store.steps() if s.label == "Tambah Siti"] == ["tertutup"]
    assert store.undo() == "Tambah Budi"


def test_undo_itself_is_in_the_history(store: Store) -> None:
    add(store, "Siti")
    store.undo()
    store.redo()
    assert [(s.jenis, s.label) for s in store.steps()][:3] == [
        ("ulang", "Ulangi: Tambah Siti"),
        ("urung", "Urungkan: Tambah Siti"),
        ("kerja", "Tambah Siti"),
    ]


def test_an_older_untouched_step_can_be_taken_back(store: Store) -> None:
    add(store, "Siti")
    older = newest(store)
    budi = add(store, "Budi")
    edit(store, budi, rt="05")
    assert store.undo(older) == "Tambah Siti"
    assert names(store) == ["Budi"]
    assert store.redo_label == "Tambah Siti"
    assert store.undo() == f"Ubah {budi}"
    assert store.redo_label == f"Ubah {budi}", "redo does again what was taken back last"
    store.redo()
    store.redo()
    assert names(store) == ["Budi", "Siti"]
    with pytest.raises(LkmError):
        store.undo(9999)


def test_an_older_step_whose_rows_were_touched_is_refused_with_the_list(store: Store) -> None:
    siti = add(store, "Siti")
    older = newest(store)
    edit(store, siti, rt="01")
    with store.unit("Semua pindah RW") as s:
        s.execute(update(Orang).values(rw="09"))
    before = dump(store)
    with pytest.raises(LkmError) as told:
        store.undo(older)
    assert f"Tambah Siti tidak bisa dibatalkan karena datanya sudah dipakai atau diubah lagi: Ubah {siti}; " in str(
        told.value
    )
    assert "Semua pindah RW" in str(told.value)
    assert dump(store) == before
    store.undo()
    store.undo()
    assert store.undo(older) == "Tambah Siti", "the later steps no longer stand in the way"


def test_a_person_someone_refers_to_stays(store: Store) -> None:
    """The later step did not touch the person's row, but its rows would point to nobody."""
    siti = add(store, "Siti")
    older = newest(store)
    with store.unit("Daftar relawan") as s:
        s.add(Relawan(id="r", orang_id=siti, nomor="R-0001"))
    with store.unit("Rapat dengan Siti") as s:
        found = rapat.save_rapat(s, None, {"judul": "Rapat", "tanggal": date(2024, 5, 1)})
        undangan.undang(s, found, [siti])
    before, steps = dump(store), store.steps()
    with pytest.raises(LkmError, match=r"Daftar relawan; Rapat dengan Siti|Rapat dengan Siti; Daftar relawan"):
        store.undo(older)
    assert (dump(store), store.steps()) == (before, steps)


def test_a_place_that_was_taken_again_is_refused(store: Store) -> None:
    siti = add(store, "Siti")
    with store.unit("Daftar relawan") as s:
        s.add(Relawan(id="lama", orang_id=siti))
    with store.unit("Buang pendaftaran") as s:
        s.get_one(Relawan, "lama").dihapus = datetime(2024, 1, 1)
    older = newest(store)
    with store.unit("Daftar lagi") as s:
        s.add(Relawan(id="baru", orang_id=siti))
    before = dump(store)
    with pytest.raises(LkmError, match="data yang sama sudah dicatat lagi"):
        store.undo(older)
    assert dump(store) == before


def test_many_rows_in_many_tables_come_back_as_they_were(store: Store) -> None:
    start = dump(store)
    with store.unit("Impor") as s:
        people = [person(s, f"Orang {n}", rt=str(n % 9), tanggal_lahir=date(1980, 1, 1 + n % 28)) for n in range(60)]
    with store.unit("Rapat") as s:
        found = rapat.save_rapat(
            s, None, {"judul": "Rapat", "tanggal": date(2024, 5, 1), "jam_mulai": "19.30", "agenda": "Satu\nDua"}
        )
        undangan.undang(s, found, people)
        undangan.undang_luar(s, found, "Tamu", "P", "Kelurahan")
    with store.unit("Catat") as s:
        kehadiran.record_kehadiran(s, found, "1-20 21-30i 31s Tamu Baru")
        kehadiran.freeze(s, found)
    with store.unit("Buang dua orang") as s:
        registers.trash(s, ORANG, [person(s, "Sendiri"), person(s, "Berdua")])
    with store.unit("Logo") as s:
        office = s.get_one(Organisasi, 1)
        office.logo, office.program = bytes(range(256)), "Kotaku \u2014 'kutip' \"dua\" \x00 \u00e9 \U0001f600"
    end = dump(store)
    for _ in range(5):
        store.undo()
    assert dump(store) == start
    for _ in range(5):
        store.redo()
    assert dump(store) == end
    assert store.check() == []


def test_ten_thousand_rows_are_undone_in_one_go(store: Store) -> None:
    start = dump(store)
    with store.unit("Impor besar") as s:
        s.execute(
            text(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
                "INSERT INTO orang (id, nama, status, cari, kunci_nama) "
                "SELECT printf('%032d', i), 'Orang ' || i, 'aktif', '', '' FROM n"
            )
        )
    assert store.steps()[0].baris == 10_000
    assert store.undo() == "Impor besar"
    assert dump(store) == start
    store.redo()
    assert scalar(store, "SELECT count(*) FROM orang") == 10_000
    step = store.steps()[-2]
    assert store.undo(step.id) == "Impor besar"


def test_a_step_of_an_older_schema_is_refused_calmly(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from lkm_desktop.storage import riwayat

    add(store, "Siti")
    monkeypatch.delitem(riwayat.TABLES, "orang")
    with pytest.raises(LkmError, match="versi program yang lama"):
        store.undo()
    assert names(store) == ["Siti"]
