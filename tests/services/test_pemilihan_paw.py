"""Replacements before the end of the term: the reserve in rank, one step each, the chain, and the koordinator."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkm_desktop.domain import Orang, Penugasan
from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import paw, perolehan
from lkm_desktop.services.orang_suara import hubungkan
from lkm_desktop.services.papan_baru import jadikan_papan
from lkm_desktop.storage import Store
from tests.pembantu import add, member, person
from tests.pemilihan_contoh import REMBUG, kecil
from tests.storage.helpers import dump

HARI = date(2006, 5, 1)


def board(store: Store, kursi: int = 3) -> str:
    """Hamdan, Halimah and Basri serve, Rahmah and Fauzi are the reserve; the id of the election."""
    election = kecil(store, kursi)
    with store.unit("Jadikan papan") as s:
        jadikan_papan(s, election, REMBUG, sk=False)
    return election


def seat(store: Store, name: str, day: date = HARI) -> str:
    with store.read() as s:
        return next(a.penugasan_id for a in paw.anggota(s, day) if a.nama == name)


def reserve(store: Store, election: str, day: date = HARI) -> dict[str, paw.Cadangan]:
    with store.read() as s:
        return {c.nama: c for c in paw.cadangan(s, election, day)}


def replace(store: Store, name: str, day: date = HARI, alasan: str = "Pindah", dasar: str = "Keputusan 3/KEP/2006",
            **more: Any) -> str | None:  # fmt: skip
    with store.unit("Ganti anggota") as s:
        return paw.ganti(s, seat_in(s, name, day), day, alasan, dasar, **more)


def seat_in(s: Any, name: str, day: date) -> str:
    """The term of a member who serves on the day before, or whose seat is empty."""
    rows = s.query(Penugasan).join(Orang, Orang.id == Penugasan.orang_id).filter(Orang.nama == name)
    return str(max(rows, key=lambda p: p.mulai or date.min).id)


def chain(store: Store, election: str | None = None) -> list[tuple[str, str, str, date | None, str]]:
    with store.read() as s:
        return [(p.nama, p.pengganti, p.alasan, p.sejak, p.dasar) for p in paw.rantai(s, election)]


def test_the_reserve_stands_in_rank_and_the_next_one_is_marked(store: Store) -> None:
    election = board(store)
    found = reserve(store, election)
    assert [(c.nama, c.suara, c.peringkat, c.keadaan, c.berikutnya) for c in found.values()] == [
        ("Rahmah", 2, 4, "", True), ("Fauzi", 1, 5, "", False)]  # fmt: skip


def test_a_replacement_is_one_step_with_reason_successor_and_decision(store: Store) -> None:
    election = board(store)
    before = dump(store)
    new = replace(store, "Basri", perolehan_id=reserve(store, election)["Rahmah"].perolehan_id)
    with store.read() as s:
        row = s.get_one(Penugasan, new)
        old = s.get_one(Penugasan, row.menggantikan_id)
        assert (old.selesai, old.alasan_berhenti, old.pengganti_id) == (date(2006, 4, 30), "Pindah", row.orang_id)
        assert (row.mulai, row.selesai, row.periode, row.jabatan) == (HARI, None, "2005-2008", "Anggota")
        assert (row.dasar, row.suara, row.pemilihan_id) == ("Keputusan 3/KEP/2006", 2, election)
    assert chain(store, election) == [("Basri", "Rahmah", "Pindah", HARI, "Keputusan 3/KEP/2006")]
    now = reserve(store, election)
    assert (now["Rahmah"].keadaan, now["Fauzi"].berikutnya) == ("sudah menjadi anggota", True)
    assert store.undo() == "Ganti anggota"
    assert dump(store) == before


def test_another_than_the_next_is_told_and_allowed(store: Store) -> None:
    """BR24 informs; a woman fewer warns (BR3)."""
    election = board(store)
    names, here = reserve(store, election), seat(store, "Halimah")

    def told(**more: Any) -> list[tuple[str, str]]:
        with store.read() as s:
            return [(m.sumber[:4], m.teks) for m in paw.periksa_ganti(s, here, HARI, **more)]

    assert told(perolehan_id=names["Rahmah"].perolehan_id) == []
    assert told(perolehan_id=names["Fauzi"].perolehan_id) == [
        ("BR3:", "Sesudah pergantian perempuan 0 dari 3 (0,00 %); sekurang-kurangnya 30 %."),
        ("BR24", "Urutan berikutnya di daftar cadangan: Rahmah (2 suara)."),
    ]
    other = person(store, "Orang Lain", jenis_kelamin="P", tanggal_lahir=date(1990, 1, 1))
    assert [kode for kode, _ in told(orang_id=other)] == ["BR8:", "BR24"]
    assert told() == [("", "Belum ada penggantinya; kursi ini kosong sampai ditetapkan.")]
    new = replace(store, "Halimah", orang_id=other)
    with store.read() as s:
        assert s.get_one(Penugasan, new).suara is None


def test_those_who_died_or_moved_are_passed_over(store: Store) -> None:
    election = board(store)
    gone = person(store, "Rahmah", jenis_kelamin="P", rt="1", rw="1", status="meninggal",
                  status_tanggal=date(2006, 1, 1), status_alasan="Sakit")  # fmt: skip
    with store.unit("Hubungkan") as s:
        hubungkan(s, reserve_id(s, election, "Rahmah"), gone)
    found = reserve(store, election)
    assert (found["Rahmah"].keadaan, found["Fauzi"].berikutnya) == ("meninggal", True)
    assert reserve(store, election, date(2005, 6, 1))["Rahmah"].berikutnya


def reserve_id(s: Any, election: str, name: str) -> str:
    return next(n.id for n in perolehan.hitungan(s, election).nama if n.nama == name)


def test_a_replacement_that_cannot_be_is_refused(store: Store) -> None:
    board(store)
    with store.read() as s:
        who = {a.nama: a.orang_id for a in paw.anggota(s, HARI)}
    other = person(store, "Baru", jenis_kelamin="P")
    before = dump(store)
    wrong: tuple[tuple[str, dict[str, Any]], ...] = (
        ("alasan", {"alasan": " "}), ("dasar", {"dasar": ""}), ("tanggal", {"day": REMBUG}),
        ("pengganti", {"orang_id": who["Hamdan"]}), ("pengganti", {"orang_id": who["Halimah"]}),
    )  # fmt: skip
    for key, values in wrong:
        with pytest.raises(FieldErrors) as told:
            replace(store, "Hamdan", **{"orang_id": other, **values})
        assert key in told.value.errors
    assert dump(store) == before


def test_a_seat_stays_empty_until_somebody_comes(store: Store) -> None:
    election = board(store)
    assert replace(store, "Basri", dasar="") is None
    assert chain(store, election) == [("Basri", "", "Pindah", None, "")]
    later = date(2006, 8, 1)
    new = replace(store, "Basri", later, alasan="", perolehan_id=reserve(store, election)["Rahmah"].perolehan_id)
    with store.read() as s:
        old = s.get_one(Penugasan, s.get_one(Penugasan, new).menggantikan_id)
        assert (old.selesai, old.alasan_berhenti) == (date(2006, 4, 30), "Pindah")
    assert chain(store, election) == [("Basri", "Rahmah", "Pindah", later, "Keputusan 3/KEP/2006")]


def test_the_chain_of_one_seat_and_a_new_board_that_is_no_replacement(store: Store) -> None:
    election = board(store)
    names = reserve(store, election)
    first = replace(store, "Basri", date(2006, 5, 1), perolehan_id=names["Rahmah"].perolehan_id)
    replace(store, "Rahmah", date(2007, 2, 1), "Sakit", "Keputusan 9", perolehan_id=names["Fauzi"].perolehan_id)
    with store.read() as s:
        links = [(p.nama, p.pengganti) for p in paw.silsilah(s, str(first))]
        assert links == [("Basri", "Rahmah"), ("Rahmah", "Fauzi")]
        assert paw.silsilah(s, seat_in(s, "Halimah", HARI)) == ()
    second = kecil(store)
    with store.unit("Jadikan papan") as s:
        jadikan_papan(s, second, date(2008, 2, 14), sk=False)
    assert len(chain(store)) == 2, "the end of a board is no replacement"


def test_older_data_with_a_successor_only_are_in_the_chain(store: Store) -> None:
    old, new = person(store, "Dulu"), person(store, "Kemudian")
    member(store, old, "Anggota", date(2010, 1, 1), selesai=date(2011, 3, 1), alasan_berhenti="Pindah",
           pengganti_id=new)  # fmt: skip
    member(store, new, "Anggota", date(2011, 3, 2))
    assert chain(store) == [("Dulu", "Kemudian", "Pindah", date(2011, 3, 2), "")]


# ---- koordinator (BR15) ----------------------------------------------------------------------------------------------


def elect(store: Store, name: str, day: date = HARI, alasan: str = "Bergilir", dasar: str = "BA 5") -> str:
    here = seat(store, name, day)
    with store.unit("Ganti koordinator") as s:
        return paw.ganti_koordinator(s, here, day, alasan, dasar)


def roles(store: Store, day: date) -> list[tuple[str, str]]:
    with store.read() as s:
        return [(a.nama, a.jabatan) for a in paw.anggota(s, day)]


def test_there_is_one_koordinator_and_the_former_one_goes_on(store: Store) -> None:
    election = board(store)
    elect(store, "Hamdan", REMBUG, "")
    assert roles(store, REMBUG) == [("Hamdan", "Koordinator"), ("Basri", "Anggota"), ("Halimah", "Anggota")]
    before = dump(store)
    elect(store, "Halimah")
    assert roles(store, HARI) == [("Halimah", "Koordinator"), ("Basri", "Anggota"), ("Hamdan", "Anggota")]
    assert roles(store, date(2006, 4, 30))[0] == ("Hamdan", "Koordinator")
    with store.read() as s:
        (link,) = paw.rantai(s, election)
    assert (link.jabatan, link.nama, link.pengganti, link.dasar) == ("Koordinator", "Hamdan", "Halimah", "BA 5")
    replace(store, "Hamdan", date(2007, 1, 1), orang_id=person(store, "Baru", jenis_kelamin="L"))
    with store.read() as s:
        assert [(p.nama, p.pengganti) for p in paw.silsilah(s, seat_in(s, "Baru", HARI))] == [("Hamdan", "Baru")]
    for _ in range(3):
        store.undo()
    assert dump(store) == before


def test_only_a_member_becomes_koordinator(store: Store) -> None:
    board(store)
    elect(store, "Hamdan", REMBUG, "")
    here = seat(store, "Halimah")
    for name, day, key in (("Hamdan", HARI, "penugasan"), ("Halimah", None, "tanggal"),
                           ("Halimah", date(2004, 1, 1), "penugasan")):
        target = seat(store, name)
        with pytest.raises(FieldErrors) as told, store.unit("Ganti koordinator") as s:
            paw.ganti_koordinator(s, target, day, "Bergilir", "BA")
        assert key in told.value.errors
    with pytest.raises(FieldErrors) as told, store.unit("Ganti koordinator") as s:
        paw.ganti_koordinator(s, here, HARI, "", "")
    assert set(told.value.errors) == {"alasan", "dasar"}


def test_replacing_the_koordinator_reminds_of_a_new_one(store: Store) -> None:
    board(store)
    elect(store, "Hamdan", REMBUG, "")
    with store.read() as s:
        found = paw.periksa_ganti(s, seat_in(s, "Hamdan", HARI), HARI)
    assert any(m.sumber.startswith("BR15") for m in found)


def test_a_successor_from_a_unit_is_told(store: Store) -> None:
    board(store)
    who = person(store, "Petugas", jenis_kelamin="P")
    add(store, "pengelola", orang_id=who, badan="UPK", jabatan="Kasir", mulai=date(2005, 1, 1))
    with store.read() as s:
        found = paw.periksa_ganti(s, seat_in(s, "Basri", HARI), HARI, orang_id=who)
    assert [m.teks for m in found if m.sumber.startswith("BR6")] == ["Petugas masih bertugas di UPK."]
