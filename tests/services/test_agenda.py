"""An agenda as it is typed becomes points; papers number them."""

from __future__ import annotations

import pytest

from lkm_desktop.services import rapat
from lkm_desktop.storage import Store


@pytest.mark.parametrize(("typed", "points"), [
    ("Pembukaan\nLaporan UPK", ["Pembukaan", "Laporan UPK"]),
    ("1. Pembukaan\n2. Laporan  UPK\n\n3) Penutup", ["Pembukaan", "Laporan UPK", "Penutup"]),
    ("1.Pembukaan\n- Doa\n• Lain-lain", ["Pembukaan", "Doa", "Lain-lain"]),
    ("17. Agustus: panitia\n2.5 juta untuk jalan\n1. Doa", ["17. Agustus: panitia", "2.5 juta untuk jalan", "1. Doa"]),
    ("3 ekor sapi\n-\n1.", ["3 ekor sapi", "-", "1."]),
    ("", []),
])
def test_points_lose_the_numbers_that_papers_give_them(typed: str, points: list[str]) -> None:
    assert rapat.agenda_points(typed) == points


def test_a_saved_agenda_has_no_double_numbers(store: Store) -> None:
    with store.unit("rapat") as s:
        found = rapat.save_rapat(s, None, {"judul": "Rapat", "agenda": "1. Pembukaan\n2. Laporan"})
    with store.read() as s:
        assert rapat.get_rapat(s, found)["agenda"] == "Pembukaan\nLaporan"
