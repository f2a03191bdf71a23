"""Phrases of the office: from its own minutes, ranked by use, and its own list."""

from __future__ import annotations

from datetime import date

import pytest

from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import frasa, notulen
from lkm_desktop.storage import Store
from tests.pembantu import meeting


@pytest.fixture
def spoken(store: Store) -> Store:
    """Three meetings that said much the same."""
    for number in (1, 2, 3):
        row = meeting(store, judul=f"Rapat {number}", tanggal=date(2015, number, 5), agenda="Laporan UPK\nLain-lain")
        with store.unit("Simpan") as s:
            form = notulen.get_notulen(s, row)
            form |= {
                "pembukaan": "Rapat dibuka oleh Koordinator dengan bacaan basmalah. Hujan deras.",
                "penutup": f"Ditutup pukul 2{number}.00 dengan doa.",
                "keputusan": [{"isi": f"Menyetujui pencairan dana untuk KSM nomor {number}"}],
            }
            notulen.save_notulen(s, row, form)
    return store


def test_phrases_come_from_earlier_minutes_by_use(spoken: Store) -> None:
    with spoken.read() as s:
        found = frasa.semua(s)
        assert set(frasa.acara(s)) == {"Laporan UPK", "Lain-lain"}
    for text in ("Rapat dibuka oleh Koordinator dengan bacaan basmalah.", "Hujan deras.", "Laporan UPK",
                 "Menyetujui pencairan dana untuk KSM nomor"):  # fmt: skip
        assert text in found
    assert "Menyetujui pencairan dana" not in found, "the longer beginning is used as often"
    assert found.index("Laporan UPK") < found.index("Ditutup pukul 21.00 dengan doa.")


def test_phrases_of_a_meeting_in_the_sampah_are_gone(store: Store) -> None:
    row = meeting(store, agenda="Rahasia")
    with store.unit("Hapus") as s:
        from lkm_desktop.services import rapat

        rapat.trash_rapat(s, row)
    with store.read() as s:
        assert frasa.semua(s) == []


def test_own_phrases_stand_first_and_are_kept_in_order(spoken: Store) -> None:
    with spoken.unit("Simpan") as s:
        frasa.simpan(s, ["  Zakat   fitrah ", "", "Arisan", "arisan", "Laporan UPK"])
    with spoken.read() as s:
        assert frasa.sendiri(s) == ["Zakat fitrah", "Arisan", "Laporan UPK"]
        found = frasa.semua(s)
    assert found[:3] == ["Zakat fitrah", "Arisan", "Laporan UPK"]
    assert found.count("Laporan UPK") == 1
    with spoken.unit("Simpan") as s:
        frasa.simpan(s, ["Arisan"])
    with spoken.read() as s:
        assert frasa.sendiri(s) == ["Arisan"]
    for wrong in (["x" * 200], [f"Frasa {n}" for n in range(300)]):
        with pytest.raises(FieldErrors), spoken.unit("Simpan") as s:
            frasa.simpan(s, wrong)


PHRASES = ("Rapat dibuka oleh Koordinator", "Rapat ditutup dengan doa", "Abdul Rahman", "Rapi")


@pytest.mark.parametrize(("typed", "found"), [
    ("Rap", [("Rapat dibuka oleh Koordinator", 3), ("Rapat ditutup dengan doa", 3), ("Rapi", 3)]),
    ("Ra", []),
    ("rapat dibuka ole", [("Rapat dibuka oleh Koordinator", 16)]),
    ("Lalu rapat dit", [("Rapat ditutup dengan doa", 9)]),
    ("disampaikan pak Abd", [("Abdul Rahman", 3)]),
    ("Rapat ", []),
    ("Rapat d", []),
    ("", []),
    ("Abdul Rahman", []),
    ("123", []),
])  # fmt: skip
def test_a_line_is_completed(typed: str, found: list[tuple[str, int]]) -> None:
    assert frasa.cocok(PHRASES, typed) == found
