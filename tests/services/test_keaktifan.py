"""Activity of relawan from real attendance: the window, the thresholds, lists and cards agree, the status stays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from lkm_desktop.domain import RELAWAN, Relawan
from lkm_desktop.services import aturan, fakta_orang, kartu, keaktifan, pelatihan, rapat, registers
from lkm_desktop.services.keaktifan import Batas, Keaktifan
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import Store
from tests.pembantu import add
from tests.services.relawan_bantu import TODAY, held, volunteer


@pytest.fixture
def five(store: Store) -> dict[str, str]:
    """Ahmad 4 times, Budi once, Citra never in these months, Dewi never at all, Eka only in counted meetings."""
    who = {n: volunteer(store, n) for n in ("Ahmad", "Budi", "Citra", "Dewi", "Eka")}
    for ago in (10, 20, 30):
        held(store, ago, [who["Ahmad"]], (who["Citra"],))
    held(store, 40, [who["Ahmad"], who["Budi"]])
    held(store, 500, [who["Budi"], who["Citra"]])
    thrown = held(store, 5, [who["Budi"], who["Dewi"]])
    counted = held(store, 6, [who["Eka"]])
    held(store, -3, [who["Dewi"]])
    with store.unit("Sampah") as s:
        rapat.trash_rapat(s, thrown)
        rapat.save_rapat(s, counted, {"mode": "jumlah", "jumlah_l": 1})
    return who


def test_hand_counts(store: Store, five: dict[str, str]) -> None:
    with store.read() as s:
        found = keaktifan.hitung(s, list(five.values()))
    days = {n: TODAY - timedelta(days=n) for n in (10, 40, 500)}
    assert {name: found[who] for name, who in five.items()} == {
        "Ahmad": Keaktifan("aktif", 4, days[10]), "Budi": Keaktifan("jarang", 1, days[40]),
        "Citra": Keaktifan("tidak aktif", 0, days[500]), "Dewi": Keaktifan("tidak aktif"),
        "Eka": Keaktifan("tidak aktif"),
    }  # fmt: skip


def test_the_list_says_the_same_and_filters_by_it(store: Store, five: dict[str, str]) -> None:
    with store.read() as s:
        ids = registers.ids(s, RELAWAN, Query())
        rows = registers.rows(s, RELAWAN, ids, ("nama", "keaktifan", "kali_hadir", "terakhir_hadir"))
        found = {level: registers.rows(s, RELAWAN, registers.ids(s, RELAWAN, Query(saring={"keaktifan": level})),
                                       ("nama",)) for level in ("aktif", "jarang", "tidak aktif")}  # fmt: skip
    assert [row[:3] for row in rows] == [
        ("Ahmad", "Aktif", "4"), ("Budi", "Jarang", "1"), ("Citra", "Tidak aktif", "0"), ("Dewi", "Tidak aktif", "0"),
        ("Eka", "Tidak aktif", "0"),
    ]  # fmt: skip
    assert rows[3][3] == ""
    assert rows[2][3].endswith(str((TODAY - timedelta(days=500)).year))
    assert [len(names) for names in found.values()] == [1, 1, 3]


def test_the_office_sets_months_and_numbers(store: Store, five: dict[str, str]) -> None:
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"relawan_bulan": "24", "relawan_aktif": "2"})
    with store.read() as s:
        found = keaktifan.hitung(s, [five["Budi"], five["Citra"]])
        names = registers.ids(s, RELAWAN, Query(saring={"keaktifan": "aktif"}))
    assert [(k.tingkat, k.kali) for k in found.values()] == [("aktif", 2), ("jarang", 1)]
    assert len(names) == 2


def test_the_window_ends_on_the_same_day_of_the_month(store: Store) -> None:
    with store.read() as s:
        assert keaktifan.batas(s, date(2025, 9, 21)).sejak == date(2024, 9, 21)
        assert keaktifan.batas(s, date(2024, 2, 29)).sejak == date(2023, 3, 1)


RULE = Batas(date(2025, 9, 21), date(2024, 9, 21), 12, 4, 1)
MAY = date(2024, 5, 3)


@pytest.mark.parametrize(
    ("status", "found", "more", "sentence"),
    [
        ("aktif", Keaktifan("tidak aktif", 0, MAY), {}, "Status aktif, tetapi tidak hadir sejak 3 Mei 2024."),
        ("aktif", Keaktifan("tidak aktif"), {}, "Status aktif, tetapi belum pernah tercatat hadir."),
        ("aktif", Keaktifan("tidak aktif"), {"terdaftar": MAY},
         "Status aktif, tetapi belum pernah tercatat hadir sejak terdaftar 3 Mei 2024."),
        ("aktif", Keaktifan("jarang", 1, MAY), {}, ""),
        ("tidak aktif", Keaktifan("jarang", 2, MAY), {},
         "Status tidak aktif, tetapi hadir 2 kali dalam 12 bulan terakhir, terakhir 3 Mei 2024."),
        ("tidak aktif", Keaktifan("tidak aktif", 0, MAY), {}, ""),
        ("pindah", Keaktifan("jarang", 1, MAY), {"sejak": date(2024, 1, 1)},
         "Status pindah sejak 1 Januari 2024, tetapi tercatat hadir 3 Mei 2024."),
        ("pindah", Keaktifan("jarang", 1, MAY), {"sejak": date(2024, 6, 1)}, ""),
    ],
)  # fmt: skip
def test_a_status_that_differs_is_told(status: str, found: Keaktifan, more: dict[str, date], sentence: str) -> None:
    assert keaktifan.beda(status, found, RULE, **more) == sentence


def test_words() -> None:
    assert keaktifan.kalimat(Keaktifan("aktif", 5, MAY), RULE) == (
        "Hadir 5 kali dalam 12 bulan terakhir, terakhir 3 Mei 2024: aktif."
    )
    assert keaktifan.kalimat(Keaktifan("tidak aktif"), RULE) == (
        "Tidak tercatat hadir dalam 12 bulan terakhir: tidak aktif."
    )


def test_the_card_says_it_and_nothing_writes_the_status(store: Store, five: dict[str, str]) -> None:
    with store.unit("Pelatihan") as s:
        made = kartu.save(s, registers_of("pelatihan"), None, {"nama": "Pemetaan", "mulai": MAY, "kode_modul": "C05"})
        pelatihan.tambah(s, made, [five["Citra"]])
    with store.read() as s:
        [row] = [r for r in s.query(Relawan) if r.orang_id == five["Citra"]]
        told = fakta_orang.fakta(s, "relawan", kartu.get(s, RELAWAN, row.id))
        assert row.status == "aktif"
        assert fakta_orang.fakta(s, "orang", {"id": five["Citra"]}) == ("Pelatihan: Pemetaan (C05), Mei 2024.",)
        assert fakta_orang.fakta(s, "anggota", {"orang_id": five["Citra"]}) == ()
    assert told[0].startswith("Status aktif, tetapi tidak hadir sejak")
    assert told[2] == "Pelatihan: Pemetaan (C05), Mei 2024."


def registers_of(key: str) -> Any:
    from lkm_desktop.domain import REGISTERS

    return REGISTERS[key]


def test_trained_are_those_who_did_not_stay_away(store: Store, five: dict[str, str]) -> None:
    """Ahmad took part (hours typed), Budi stayed away (0), Citra by the roll of the session, Dewi not on it, Eka by an
    attended training that stands in no book."""
    typed = add(store, "pelatihan", nama="Kota", mulai=MAY, jpl=8)
    own = add(store, "pelatihan", nama="Sendiri", mulai=MAY)
    future = add(store, "pelatihan", nama="Nanti", mulai=TODAY + timedelta(days=9))
    session = held(store, 300, [five["Citra"]], (five["Dewi"],), jenis="pelatihan")
    held(store, 200, [five["Eka"]], jenis="pelatihan", judul="Pelatihan lepas")
    with store.unit("Isi") as s:
        pelatihan.tambah(s, typed, [five["Ahmad"], five["Budi"]])
        for p, hours in zip(pelatihan.peserta(s, typed), (8, 0), strict=True):
            pelatihan.ubah(s, p.id, {"hadir_jpl": hours})
        pelatihan.tambah(s, own, [five["Citra"], five["Dewi"], five["Ahmad"]])
        pelatihan.tambah(s, future, list(five.values()))
        rapat.one(s, session).pelatihan_id = own
    with store.read() as s:
        ids = registers.ids(s, RELAWAN, Query())
        rows = registers.rows(s, RELAWAN, ids, ("nama", "pelatihan", "pelatihan_apa", "terlatih"))
        trained = registers.count(s, RELAWAN, Query(saring={"terlatih": "1"}))
    assert rows == [
        ("Ahmad", "1", "Kota", "Ya"), ("Budi", "0", "", "Tidak"), ("Citra", "1", "Sendiri", "Ya"),
        ("Dewi", "0", "", "Tidak"), ("Eka", "1", "Pelatihan lepas", "Ya"),
    ]  # fmt: skip
    assert trained == 3
