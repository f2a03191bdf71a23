"""Standing excuses: saved, ended, on the rolls of coming meetings, undone; and the code that finds a roll."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import izin, kehadiran, rapat, undangan
from lkm_desktop.services.kode import cari_kode, mungkin_kode
from lkm_desktop.services.roll import roll
from lkm_desktop.storage import Store
from tests.pembantu import meeting, person

TODAY = date(2025, 3, 5)


@pytest.fixture
def siti(store: Store) -> str:
    return person(store, "Siti Aminah", jenis_kelamin="P")


def excuse(store: Store, orang_id: str, izin_id: str | None = None, **values: Any) -> str:
    given = {"orang_id": orang_id, "jenis": "izin", "mulai": date(2025, 3, 1), "selesai": date(2025, 3, 31),
             "alasan": "umrah", **values}  # fmt: skip
    with store.unit("Izin tetap") as s:
        return izin.save_izin(s, izin_id, given, TODAY)


def invite(store: Store, rapat_id: str, *people: str) -> None:
    with store.unit("Undang") as s:
        undangan.undang(s, rapat_id, people)


def marks(store: Store, rapat_id: str) -> list[tuple[str, str]]:
    with store.read() as s:
        return [(r.status, r.keterangan) for r in roll(s, rapat_id).rows]


def test_who_is_excused_begins_the_roll_so(store: Store, siti: str) -> None:
    other = person(store, "Ahmad")
    excuse(store, siti)
    inside, outside = meeting(store), meeting(store, tanggal=date(2025, 4, 1))
    for found in (inside, outside):
        invite(store, found, siti, other)
    assert marks(store, inside) == [("", ""), ("izin", "umrah")]
    assert marks(store, outside) == [("", ""), ("", "")]


@pytest.mark.parametrize(("day", "status"), [(1, "sakit"), (31, "sakit")])
def test_first_and_last_day_count(store: Store, siti: str, day: int, status: str) -> None:
    excuse(store, siti, jenis="sakit", alasan="")
    found = meeting(store, tanggal=date(2025, 3, day))
    invite(store, found, siti)
    assert marks(store, found) == [(status, "izin tetap")]


def test_an_excuse_registered_later_marks_coming_rows_that_are_unmarked(store: Store, siti: str) -> None:
    past, coming, marked = (meeting(store, tanggal=date(2025, 3, day)) for day in (4, 10, 12))
    for found in (past, coming, marked):
        invite(store, found, siti)
    with store.unit("Catat") as s:
        kehadiran.record_kehadiran(s, marked, "1")
    excuse(store, siti)
    assert [marks(store, m) for m in (past, coming, marked)] == [[("", "")], [("izin", "umrah")], [("hadir", "")]]
    store.undo()
    assert marks(store, coming) == [("", "")]
    store.redo()
    assert marks(store, coming) == [("izin", "umrah")]


def test_a_shorter_or_deleted_excuse_gives_coming_rows_back_but_not_what_was_marked_by_hand(
    store: Store, siti: str
) -> None:
    first, second = (meeting(store, tanggal=date(2025, 3, day)) for day in (10, 24))
    kept = excuse(store, siti)
    for found in (first, second):
        invite(store, found, siti)
    with store.unit("Akhiri") as s:
        izin.end_izin(s, kept, date(2025, 3, 15), TODAY)
    assert (marks(store, first), marks(store, second)) == ([("izin", "umrah")], [("", "")])
    with store.unit("Catat") as s:
        kehadiran.record_kehadiran(s, first, "1s")
    with store.unit("Hapus") as s:
        izin.trash_izin(s, kept, TODAY)
    assert marks(store, first) == [("sakit", "umrah")]
    with store.read() as s:
        assert izin.izin_list(s) == []


def test_a_past_meeting_keeps_what_was_recorded_when_the_excuse_goes(store: Store, siti: str) -> None:
    kept = excuse(store, siti)
    past = meeting(store, tanggal=date(2025, 3, 2))
    invite(store, past, siti)
    with store.unit("Hapus") as s:
        izin.trash_izin(s, kept, TODAY)
    assert marks(store, past) == [("izin", "umrah")]


@pytest.mark.parametrize(
    ("values", "key", "words"),
    [
        ({"orang_id": ""}, "orang_id", "harus diisi"), ({"mulai": None}, "mulai", "harus diisi"),
        ({"mulai": "kemarin dulu"}, "mulai", "tanggal"), ({"jenis": "alpa"}, "jenis", "izin atau sakit"),
        ({"selesai": date(2025, 2, 1)}, "selesai", "lebih awal"),
        ({"mulai": date(2025, 3, 31), "selesai": None}, "mulai", "sudah punya izin 01-03-2025 s.d. 31-03-2025"),
    ],
)  # fmt: skip
def test_what_cannot_be_saved(store: Store, siti: str, values: dict[str, Any], key: str, words: str) -> None:
    excuse(store, siti)
    with pytest.raises(FieldErrors) as told:
        excuse(store, **{"orang_id": siti, **values})
    assert words in told.value.errors[key]


def test_an_open_excuse_overlaps_all_later_ones_but_not_itself(store: Store, siti: str) -> None:
    kept = excuse(store, siti, selesai=None)
    with pytest.raises(FieldErrors, match="sejak 01-03-2025"):
        excuse(store, siti, mulai=date(2026, 1, 1), selesai=None)
    excuse(store, siti, kept, alasan="pindah kerja")
    excuse(store, siti, mulai=date(2025, 2, 1), selesai=date(2025, 2, 28))
    with store.read() as s:
        found = izin.izin_list(s, "aminah", TODAY)
        assert [(i.alasan, i.berlaku) for i in found] == [("pindah kerja", True), ("umrah", False)]
        assert len(izin.izin_list(s, hari=TODAY, semua=False)) == 1
        assert izin.izin_list(s, "ahmad") == []


def test_a_deleted_excuse_comes_back_from_the_sampah(store: Store, siti: str) -> None:
    kept, coming = excuse(store, siti), meeting(store)
    invite(store, coming, siti)
    with store.unit("Hapus") as s:
        izin.trash_izin(s, kept, TODAY)
    with store.read() as s:
        assert izin.trashed_izin(s) == [(kept, "Siti Aminah", "izin 01-03-2025 s.d. 31-03-2025")]
    with store.unit("Pulihkan") as s:
        izin.restore_izin(s, kept, TODAY)
    assert marks(store, coming) == [("izin", "umrah")]
    with store.unit("Hapus") as s:
        izin.trash_izin(s, kept, TODAY)
    excuse(store, siti)
    with pytest.raises(FieldErrors, match="sudah punya izin"), store.unit("Pulihkan") as s:
        izin.restore_izin(s, kept, TODAY)


# --- codes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["R{n}-{k}", "r{n}-{K}", "r{n} {k}", " R{n}{k} ", "R{n}_{k}", "R {n} - {k}"])
def test_a_code_finds_its_meeting(store: Store, form: str) -> None:
    meeting(store)
    found = meeting(store)
    with store.read() as s:
        number = rapat.get_rapat(s, found)["nomor"]
        typed = form.format(n=number, k=found[:6], K=found[:6].upper())
        assert mungkin_kode(typed)
        assert cari_kode(s, typed) == found


def test_what_is_no_code_of_ours_finds_nothing(store: Store) -> None:
    found = meeting(store)
    with store.read() as s:
        number = rapat.get_rapat(s, found)["nomor"]
        other = "0" * 6 if found[:6] != "0" * 6 else "1" * 6
        for text in (f"R{number + 1}-{found[:6]}", f"R{number}-{other}", f"R{number}-{found[:5]}", f"R{number}",
                     f"R{number}-{found[:7]}", "rahmawati", "", "R12", "x" * 5000, f"cari R{number}-{found[:6]}"):
            assert cari_kode(s, text) is None, text
    with store.unit("Hapus") as s:
        rapat.trash_rapat(s, found)
    with store.read() as s:
        assert cari_kode(s, f"R{number}-{found[:6]}") is None


def move(store: Store, rapat_id: str, day: date) -> None:
    with store.unit("Ubah rapat") as s:
        rapat.save_rapat(s, rapat_id, {**rapat.get_rapat(s, rapat_id), "tanggal": day})


def test_a_meeting_that_moves_takes_the_excuses_of_its_new_day(store: Store, siti: str) -> None:
    other = person(store, "Ahmad")
    excuse(store, siti)
    excuse(store, other, jenis="sakit", mulai=date(2025, 4, 1), selesai=None, alasan="")
    found = meeting(store)
    invite(store, found, siti, other)  # Ahmad, then Siti
    assert marks(store, found) == [("", ""), ("izin", "umrah")]
    move(store, found, date(2025, 4, 2))
    assert marks(store, found) == [("sakit", "izin tetap"), ("", "")]
    move(store, found, date(2025, 3, 31))
    assert marks(store, found) == [("", ""), ("izin", "umrah")]
    store.undo()
    assert marks(store, found) == [("sakit", "izin tetap"), ("", "")]


def test_another_excuse_of_the_same_person_takes_over(store: Store, siti: str) -> None:
    excuse(store, siti)
    excuse(store, siti, jenis="sakit", mulai=date(2025, 4, 1), selesai=date(2025, 4, 30), alasan="rawat inap")
    found = meeting(store)
    invite(store, found, siti)
    move(store, found, date(2025, 4, 10))
    assert marks(store, found) == [("sakit", "rawat inap")]


@pytest.mark.parametrize("typed", ["2", "2i", "2s", "2a"])
def test_marks_by_hand_stay_when_a_meeting_moves(store: Store, siti: str, typed: str) -> None:
    other = person(store, "Ahmad")
    excuse(store, other, mulai=date(2025, 4, 1), selesai=date(2025, 4, 30))
    found = meeting(store)
    invite(store, found, siti, other)
    with store.unit("Catat") as s:
        kehadiran.record_kehadiran(s, found, typed)
        undangan.undang_luar(s, found, "Pak Lurah", "L")
    before = marks(store, found)[1]
    move(store, found, date(2025, 4, 2))
    assert marks(store, found) == [("izin", "umrah"), before, ("", "")]
    move(store, found, date(2025, 3, 10))
    assert marks(store, found) == [("", ""), before, ("", "")]


def test_a_changed_mark_or_remark_is_by_hand(store: Store, siti: str) -> None:
    excuse(store, siti)
    found, noted = meeting(store), meeting(store)
    for one in (found, noted):
        invite(store, one, siti)
    with store.unit("Catat") as s:
        kehadiran.record_kehadiran(s, found, "1s")
        kehadiran.note(s, roll(s, noted).rows[0].id, "menelepon sendiri")
    for one in (found, noted):
        move(store, one, date(2025, 4, 2))
    assert (marks(store, found), marks(store, noted)) == ([("sakit", "umrah")], [("izin", "menelepon sendiri")])


def test_other_changes_of_a_meeting_leave_the_roll_alone(store: Store, siti: str) -> None:
    found = meeting(store)
    invite(store, found, siti)
    excuse(store, siti)
    with store.unit("Buka tanda") as s:
        kehadiran.mark(s, found, [roll(s, found).rows[0].id], None)
    with store.unit("Ubah rapat") as s:
        rapat.save_rapat(s, found, {**rapat.get_rapat(s, found), "judul": "Rapat pindah tempat"})
    assert marks(store, found)[0][0] == ""
