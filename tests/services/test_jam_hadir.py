"""Late, early, presence and quorum at a moment; entries that change earlier marks say so."""

from __future__ import annotations

import pytest

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import jam_hadir, kehadiran, undangan
from lkm_desktop.services.roll import Roll, roll
from lkm_desktop.storage import Store
from tests.pembantu import meeting, member, person


def enter(store: Store, rapat_id: str, text: str) -> kehadiran.Catatan:
    with store.unit("Catat kehadiran") as s:
        return kehadiran.record_kehadiran(s, rapat_id, text)


def roll_of(store: Store, rapat_id: str) -> Roll:
    with store.read() as s:
        return roll(s, rapat_id)


@pytest.fixture
def rapat_id(store: Store) -> str:
    """Five members and a resident, invited to a meeting at 19.30; three members make a quorum."""
    people = [person(store, name, jenis_kelamin=jk) for name, jk in zip("ABCDEF", "LPLPLP", strict=True)]
    for one in people[:5]:
        member(store, one)
    found = meeting(store)
    with store.unit("Undang") as s:
        undangan.undang(s, found, people)
    return found


def times(store: Store, rapat_id: str) -> dict[int, tuple[str, str]]:
    return {r.urut: (r.datang, r.pulang) for r in roll_of(store, rapat_id).rows if r.datang or r.pulang}


def test_times_are_typed_behind_the_number(store: Store, rapat_id: str) -> None:
    done = enter(store, rapat_id, "1 2t20.10 3p21 4t2015p21:30 5i")
    assert done.ditandai == 5
    assert times(store, rapat_id) == {2: ("20.10", ""), 3: ("", "21.00"), 4: ("20.15", "21.30")}
    found = roll_of(store, rapat_id)
    assert found.hitung.hadir == 4  # who left early was present


def test_another_mark_takes_the_times_away_and_hadir_keeps_them(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "1-2t20.10")
    enter(store, rapat_id, "1 2i")
    assert times(store, rapat_id) == {1: ("20.10", "")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1t", "jamnya belum ditulis"), ("1t25.00", "Jam 25.00 tidak ada"), ("1p20.00t20.00", "pulang pukul 20.00"),
        ("1t20.75", "tidak ada"), ("99t20.10", "Baris 99 tidak ada"), ("1x20.10", "tidak dimengerti"),
    ],
)  # fmt: skip
def test_a_wrong_time_marks_nothing(store: Store, rapat_id: str, text: str, words: str) -> None:
    with pytest.raises(LkmError, match=words):
        enter(store, rapat_id, "2 " + text)
    assert roll_of(store, rapat_id).hitung.hadir == 0


def test_presence_at_a_moment(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "1 2t20.10 3p21.00 6 5a")
    with store.read() as s:
        at = {jam: jam_hadir.hadir_pada(s, rapat_id, jam) for jam in ("19.30", "20.10", "20.59", "21:00")}
    assert {jam: found.jumlah for jam, found in at.items()} == {"19.30": 3, "20.10": 4, "20.59": 4, "21:00": 3}
    assert (at["20.10"].l, at["20.10"].p) == (2, 2)
    assert [row.nama for row in at["21:00"].rows] == ["A", "B", "F"]
    assert at["21:00"].jam == "21.00"


def test_quorum_at_the_moment_of_a_vote(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "1 2t20.10 3p21.00 6")
    with store.read() as s:
        found = {jam: jam_hadir.kuorum_pada(s, rapat_id, jam) for jam in ("19.30", "20.10", "21.00")}
    assert {jam: k.tercapai for jam, k in found.items() if k} == {"19.30": False, "20.10": True, "21.00": False}
    assert found["20.10"] is not None
    assert found["20.10"].kalimat == (
        "Pukul 20.10 hadir 3 dari 5 anggota, sekurang-kurangnya 3 anggota; kuorum tercapai."
    )


def test_no_quorum_is_asked_of_other_meetings(store: Store, rapat_id: str) -> None:
    other = meeting(store, jenis="rwt")
    with store.read() as s:
        assert jam_hadir.kuorum_pada(s, other, "20.00") is None


def test_the_sentence_says_when_the_quorum_was_reached(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "1 2t20.10 3t20.05p21.30")
    found = roll_of(store, rapat_id).kuorum
    assert found is not None
    assert (found.hadir, found.tercapai, found.sejak) == (3, True, "20.10")
    assert found.kalimat.endswith("kuorum tercapai pukul 20.10.")
    enter(store, rapat_id, "4 5")
    found = roll_of(store, rapat_id).kuorum
    assert found is not None
    assert found.sejak == ""
    assert found.kalimat.endswith("kuorum tercapai.")


def test_a_clock_before_the_beginning_is_not_late(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "1-3t19.15")
    found = roll_of(store, rapat_id).kuorum
    assert found is not None
    assert found.sejak == ""


def test_members_who_never_met_make_no_moment(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "1p20.00 2p20.00 3t21.00")
    found = roll_of(store, rapat_id).kuorum
    assert found is not None
    assert (found.tercapai, found.sejak) == (True, "")


def test_times_of_a_form(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "1")
    rows = roll_of(store, rapat_id).rows
    with store.unit("Jam") as s:
        jam_hadir.save_times(s, rows[0].id, "2010", "")
    assert times(store, rapat_id) == {1: ("20.10", "")}
    with store.unit("Jam") as s:
        jam_hadir.save_times(s, rows[0].id, "", "21.00")
    assert times(store, rapat_id) == {1: ("", "21.00")}
    for came, left, key in (("99", "", "datang"), ("", "x", "pulang"), ("21", "20", "pulang")):
        with pytest.raises(FieldErrors) as told, store.unit("Jam") as s:
            jam_hadir.save_times(s, rows[0].id, came, left)
        assert list(told.value.errors) == [key]
    with pytest.raises(LkmError, match="belum ditandai hadir"), store.unit("Jam") as s:
        jam_hadir.save_times(s, rows[1].id, "20", "")


def test_a_later_entry_says_what_it_changed(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "1-4 5i")
    done = enter(store, rapat_id, "2-4i 5 6")
    assert done.diubah == {("hadir", "izin"): 3, ("izin", "hadir"): 1}
    assert "3 baris diubah dari hadir menjadi izin; 1 baris diubah dari izin menjadi hadir" in done.kalimat
    assert "diubah" not in enter(store, rapat_id, "1 6").kalimat
