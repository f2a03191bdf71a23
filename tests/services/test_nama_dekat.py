"""A mistyped name is asked about before it becomes a guest; times outside of the meeting are told."""

from __future__ import annotations

import pytest

from lkm_desktop.services import jam_hadir, kehadiran, roll
from lkm_desktop.services.nama_dekat import NamaDekat
from lkm_desktop.storage import Store
from tests.ui.rapat_bantu import fill, meeting_id


@pytest.fixture
def rapat_id(store: Store) -> str:
    """A meeting of ten people, 19.30 to 22.00; Norlaila has row 10."""
    fill(store)
    return meeting_id(store, "LKM", "relawan")


def enter(store: Store, rapat_id: str, text: str) -> kehadiran.Catatan:
    with store.unit("x") as s:
        return kehadiran.record_kehadiran(s, rapat_id, text)


def names(store: Store, rapat_id: str) -> list[str]:
    with store.read() as s:
        return [f"{row.nama} {row.jk}" for row in roll.roll(s, rapat_id).rows if row.status == "hadir"]


@pytest.mark.parametrize("typed", ["Norlaia", "Nor Laila", "Norlayla", "Hj. Norlaia"])
def test_a_near_name_is_asked_about(store: Store, rapat_id: str, typed: str) -> None:
    with pytest.raises(NamaDekat, match=r"Maksudnya Norlaila \(10\)\?") as caught:
        enter(store, rapat_id, f"1; {typed}")
    assert (caught.value.nama.endswith(typed.split()[-1]), caught.value.baris) == (True, 10)
    assert names(store, rapat_id) == [], "nothing is marked while it is asked"


def test_l_or_p_behind_a_name_makes_a_guest_for_sure(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "Norlaia P")
    assert names(store, rapat_id) == ["Norlaia P"]


def test_other_names_are_guests_at_once(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "Pak Darmawan; Siti Aisyah")
    assert [name.strip() for name in names(store, rapat_id)] == ["Pak Darmawan", "Siti Aisyah"]


def test_times_outside_of_the_meeting_are_told(store: Store, rapat_id: str) -> None:
    done = enter(store, rapat_id, "5t23.50 4p18.00 3t20.10")
    assert done.peringatan == (
        "Periksa jamnya: baris 4 pulang pukul 18.00, baris 5 datang pukul 23.50, padahal rapat 19.30–22.00.")
    assert enter(store, rapat_id, "5t20.00 4p21.00").peringatan == ""
    with store.read() as s:
        assert jam_hadir.outside(s, rapat_id, ()) == ""
