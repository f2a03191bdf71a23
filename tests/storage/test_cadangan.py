"""Backups: exactly three members, verified, ordered by number, thinned by a rule no clock can turn against us."""

from __future__ import annotations

import json
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkm_desktop.errors import DamagedOffice, LkmError
from lkm_desktop.storage import Store, cadangan, lkmbak, open_store
from lkm_desktop.storage.cadangan import is_behind, kept, list_backups, make_backup, thin
from tests.storage.helpers import add

NIK = "6371010101800001"


def test_a_backup_is_one_plain_zip_of_three_members(store: Store, kantor: Path) -> None:
    add(store, "Siti", nik=NIK)
    path = make_backup(store, "Tutup program")
    assert path.parent == kantor / "cadangan"
    assert path.name[:7] == "000001-"
    with zipfile.ZipFile(path) as bundle:
        assert sorted(bundle.namelist()) == ["data.lkm", "kunci.json", "manifest.json"]
        assert {m.compress_type for m in bundle.infolist()} == {zipfile.ZIP_STORED}
        manifest = json.loads(bundle.read("manifest.json"))
        assert bundle.read("kunci.json") == (kantor / "kunci.json").read_bytes()
    assert manifest["alasan"] == "Tutup program"
    assert manifest["isi"]["orang"] == 1
    assert manifest["skema"] == "0004"
    assert NIK.encode() not in path.read_bytes()
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name], "no work file stays"


def test_work_goes_on_after_a_backup(store: Store) -> None:
    add(store, "Siti")
    make_backup(store, "Sebelum impor")
    add(store, "Budi")
    assert store.check() == []
    assert store.undo() == "Tambah Budi"


def test_the_list_is_newest_first_with_reason_and_counts(store: Store, kantor: Path) -> None:
    for n, reason in enumerate(("Tutup program", "Sebelum impor", "Tutup program"), 1):
        add(store, f"Orang {n}")
        make_backup(store, reason)
    found = list_backups(kantor)
    assert [(c.urut, c.alasan, c.isi["orang"], c.baik) for c in found] == [
        (3, "Tutup program", 3, True),
        (2, "Sebelum impor", 2, True),
        (1, "Tutup program", 1, True),
    ]
    assert list_backups(kantor / "tidak ada") == []


def test_it_is_known_whether_the_newest_backup_lacks_anything(store: Store, kantor: Path) -> None:
    assert is_behind(store), "a new office has no backup yet"
    make_backup(store, "Tutup program")
    assert not is_behind(store)
    store.close()
    again = open_store(kantor)
    assert not is_behind(again)
    add(again, "Siti")
    assert is_behind(again)
    again.close()  # as after a kill: closed without a backup
    again = open_store(kantor)
    assert is_behind(again)
    path = make_backup(again, "Tutup program")
    path.write_bytes(b"rusak")
    assert is_behind(again)
    again.close()


def test_a_damaged_database_makes_no_backup_and_deletes_none(
    store: Store, kantor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup(store, "Tutup program")
    monkeypatch.setattr(cadangan, "check_database", lambda _: ["segel halaman 7 tidak cocok"])
    monkeypatch.setattr(cadangan, "thin", lambda _: pytest.fail("thinned after a failed backup"))
    with pytest.raises(DamagedOffice, match="Cadangan tidak jadi dibuat"):
        make_backup(store, "Tutup program")
    assert [c.urut for c in list_backups(kantor)] == [1]


def test_a_page_that_rots_while_the_office_is_open_is_never_backed_up(store: Store, kantor: Path) -> None:
    for n in range(30):
        add(store, f"Orang {n}", alamat="x" * 500)
    good = make_backup(store, "Tutup program")
    data = bytearray((kantor / "data.lkm").read_bytes())
    for page in range(3, len(data) // 4096):
        data[page * 4096 + 1234] ^= 0x40
    (kantor / "data.lkm").write_bytes(data)
    store.engine.dispose()  # pages in memory would still be right
    with pytest.raises(LkmError):
        make_backup(store, "Tutup program")
    assert [c.path for c in list_backups(kantor)] == [good]
    assert lkmbak.read_manifest(good).isi["orang"] == 30


def test_numbers_go_on_whatever_the_clock_says(store: Store, kantor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        year_now = 2035

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(cls.year_now, 1, 1, 8, 0)

    monkeypatch.setattr(cadangan, "datetime", Clock)
    make_backup(store, "Tahun 2035")
    Clock.year_now = 2009
    add(store, "Siti")
    make_backup(store, "Tahun 2009")
    assert [(c.urut, c.waktu.year) for c in list_backups(kantor)] == [(2, 2009), (1, 2035)]
    assert not is_behind(store)


@pytest.mark.parametrize("place", [0, 40, 900, -30, -3000])
def test_a_flipped_bit_anywhere_is_seen(store: Store, tmp_path: Path, place: int) -> None:
    path = make_backup(store, "Tutup program")
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    with pytest.raises(DamagedOffice, match="rusak atau bukan cadangan"):
        lkmbak.unpack(path, tmp_path / "keluar")


def test_thinning_removes_files_and_keeps_what_the_rule_names(store: Store, kantor: Path) -> None:
    folder = kantor / "cadangan"
    first = make_backup(store, "Tutup program")
    for n in range(2, 31):  # thirty of one day; the newest of the day and the newest ten stay
        (folder / f"{n:06d}{first.name[6:]}").write_bytes(first.read_bytes())
    (folder / "000031-20240101-0800.lkmbak").write_bytes(b"rusak")
    (folder / "catatan saya.txt").write_text("bukan cadangan", encoding="utf-8")
    (folder / "sebelum-0001.lkm").write_bytes(b"skema lama")
    gone = thin(folder)
    assert len(gone) == 20
    assert [c.urut for c in list_backups(kantor)] == [31, *range(30, 20, -1)]
    assert (folder / "catatan saya.txt").exists()
    assert (folder / "sebelum-0001.lkm").exists()
    make_backup(store, "Tutup program")
    assert [c.urut for c in list_backups(kantor)][:3] == [32, 31, 30]


def test_no_backup_is_thinned_while_a_restore_is_not_confirmed(store: Store, kantor: Path) -> None:
    first = make_backup(store, "Tutup program")
    for n in range(2, 21):
        (first.parent / f"{n:06d}{first.name[6:]}").write_bytes(first.read_bytes())
    (kantor / cadangan.BEFORE_RESTORE).write_bytes(b"yang lama")
    make_backup(store, "Tutup program")
    assert len(list_backups(kantor)) == 21
    (kantor / cadangan.BEFORE_RESTORE).unlink()
    make_backup(store, "Tutup program")
    assert len(list_backups(kantor)) == 10


def test_the_keep_rule_over_two_years_of_daily_backups() -> None:
    start = datetime(2024, 1, 1, 14, 0)
    made = [(n, start + timedelta(days=n), True) for n in range(1, 731)]
    keep = kept(made)
    assert {n for n, _, _ in made[-12:]} <= keep, "twelve days"
    months = {(made[n - 1][1].year, made[n - 1][1].month) for n in keep}
    assert len(months) >= 12, "twelve months"
    assert len(keep) <= 10 + 3 + 12 + 10 + 12


#: minutes since 2000, some of them close together
CLOCK = st.one_of(st.integers(0, 50_000_000), st.integers(13_000_000, 13_020_000))


@settings(max_examples=2000, deadline=None)
@given(st.lists(st.tuples(CLOCK, st.booleans()), max_size=60))
def test_the_newest_ten_good_ones_always_survive_any_clock(minutes: list[tuple[int, bool]]) -> None:
    """Backups are made and thinned one after another, each at whatever the clock says."""
    history = [(datetime(2000, 1, 1) + timedelta(minutes=m), good) for m, good in minutes]
    there: list[tuple[int, datetime, bool]] = []
    for number, (when, good) in enumerate(history, 1):
        there.append((number, when, good))
        keep = kept(there)
        there = [b for b in there if b[0] in keep]
        assert len(there) <= 47
    good_numbers = [n for n, (_, good) in enumerate(history, 1) if good]
    assert set(good_numbers[-10:]) <= {n for n, _, _ in there}
    newest = list(range(1, len(history) + 1))[-3:]
    assert set(newest) <= {n for n, _, _ in there}


def test_a_full_or_missing_folder_is_a_sentence(store: Store, kantor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_backup(store, "Tutup program")
    add(store, "Budi")

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lkmbak, "write", full)
    with pytest.raises(LkmError, match="Disk penuh"):
        make_backup(store, "Tutup program")
    assert is_behind(store)
    assert len(list((kantor / "cadangan").iterdir())) == 1
    add(store, "Siti")


def test_before_a_large_change_a_backup_is_made_once_and_never_stands_in_the_way(
    store: Store, kantor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "Siti")
    cadangan.before(store, "Sebelum impor")
    cadangan.before(store, "Sebelum impor")
    assert [c.alasan for c in list_backups(kantor)] == ["Sebelum impor"]
    add(store, "Budi")

    def full(*_: object) -> Path:
        raise LkmError("Disk penuh.")

    monkeypatch.setattr(cadangan, "make_backup", full)
    cadangan.before(store, "Sebelum impor")
