"""The duty roster: many people and days at once, what stands against a duty, a week copied, the surat tugas."""

from __future__ import annotations

from datetime import date

import pytest

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import izin, piket, piket_hari, relawan_sampah, undangan
from lkm_desktop.storage import Store
from tests.pembantu import add, meeting, person

MONDAY, TUESDAY = date(2025, 3, 10), date(2025, 3, 11)
DUTY = {"tugas": "Menerima tamu", "jam_mulai": "8", "jam_selesai": "12", "tempat": "Sekretariat"}


@pytest.fixture
def people(store: Store) -> list[str]:
    found = [person(store, name) for name in ("Ahmad", "Budi", "Citra")]
    add(store, "relawan", orang_id=found[0])
    return found


def week(store: Store) -> list[tuple[str, date, str, tuple[str, ...]]]:
    with store.read() as s:
        return [(d.nama, d.tanggal, d.jam, d.bentrok) for d in piket.daftar(s, *piket_hari.minggu(MONDAY))]


def test_people_times_days_once(store: Store, people: list[str]) -> None:
    with store.unit("Piket") as s:
        assert len(piket.tambah(s, people[:2], [TUESDAY, MONDAY, MONDAY], DUTY)) == 4
        assert piket.tambah(s, people[:2], [MONDAY], DUTY) == []
    assert week(store) == [
        ("Ahmad", MONDAY, "08.00–12.00", ()), ("Budi", MONDAY, "08.00–12.00", ()),
        ("Ahmad", TUESDAY, "08.00–12.00", ()), ("Budi", TUESDAY, "08.00–12.00", ()),
    ]
    store.undo()
    assert week(store) == []


def test_what_stands_against_a_duty(store: Store, people: list[str]) -> None:
    ahmad, budi, citra = people
    held = meeting(store, judul="Rapat rutin", tanggal=MONDAY, jam_mulai="09.00", jam_selesai="10.00")
    evening = meeting(store, judul="RKM", tanggal=MONDAY, jam_mulai="19.30")
    with store.unit("Isi") as s:
        undangan.undang(s, held, [ahmad])
        undangan.undang(s, evening, [ahmad, budi])
        izin.save_izin(s, None, {"orang_id": citra, "jenis": "izin", "mulai": MONDAY, "selesai": TUESDAY,
                                 "alasan": "umrah"})  # fmt: skip
        piket.tambah(s, [budi], [MONDAY], {"tugas": "Ronda", "jam_mulai": "11.00", "jam_selesai": "13.00"})
    with store.read() as s:
        told = piket.bentrok(s, people, [MONDAY], "08.00", "12.00")
        assert piket.bentrok(s, people, [date(2025, 3, 12)], "08.00", "12.00") == ()
        assert piket.bentrok(s, [budi], [MONDAY], "13.00", "15.00") == ()
        assert len(piket.bentrok(s, [budi], [MONDAY])) == 2
        assert piket.bentrok(s, [], [MONDAY]) == ()
    assert told == (
        "Ahmad, Senin, 10 Maret 2025: diundang ke Rapat rutin pukul 09.00.",
        "Budi, Senin, 10 Maret 2025: juga piket Ronda (11.00–13.00).",
        "Citra, Senin, 10 Maret 2025: izin sampai 11 Maret 2025 (umrah).",
    )
    with store.unit("Piket") as s:
        made = piket.tambah(s, people, [MONDAY], DUTY)
    lines = week(store)
    assert [len(line[3]) for line in lines] == [1, 1, 1, 1]
    assert lines[3][3] == ("juga piket Menerima tamu (08.00–12.00)",)
    with store.read() as s:
        assert piket.bentrok(s, [ahmad], [MONDAY], "10.00", "12.00", made[0]) == ()


@pytest.mark.parametrize(
    ("values", "keys"),
    [
        ({"tugas": " "}, {"tugas"}), ({**DUTY, "jam_mulai": "pagi"}, {"jam_mulai"}),
        ({**DUTY, "jam_mulai": ""}, {"jam_mulai"}), ({**DUTY, "jam_selesai": "07.00"}, {"jam_selesai"}),
    ],
)  # fmt: skip
def test_wrong_fields_are_told(values: dict[str, str], keys: set[str]) -> None:
    with pytest.raises(FieldErrors) as caught:
        piket.periksa(values)
    assert set(caught.value.errors) == keys


def test_nobody_no_day_or_far_too_many(store: Store, people: list[str]) -> None:
    for who, days, key in (([], [MONDAY], "orang_id"), (people, [], "tanggal"),
                           (people, [date.fromordinal(730_000 + n) for n in range(400)], "tanggal")):  # fmt: skip
        with pytest.raises(FieldErrors) as caught, store.unit("Piket") as s:
            piket.tambah(s, who, days, DUTY)
        assert set(caught.value.errors) == {key}


def test_changing_throwing_away_and_copying_a_week(store: Store, people: list[str]) -> None:
    with store.unit("Piket") as s:
        first, second = piket.tambah(s, people[:2], [MONDAY], DUTY)
    with store.unit("Ubah") as s:
        piket.ubah(s, second, people[2], TUESDAY, {**DUTY, "jam_mulai": "", "jam_selesai": ""})
        assert piket.salin_minggu(s, TUESDAY) == 2
        assert piket.salin_minggu(s, TUESDAY) == 0
    with store.read() as s:
        after = piket.daftar(s, *piket_hari.minggu(date(2025, 3, 17)))
    assert [(d.nama, d.tanggal.day, d.jam) for d in after] == [("Ahmad", 17, "08.00–12.00"), ("Citra", 18, "sehari")]
    with store.unit("Buang") as s:
        assert piket.buang(s, [first]) == 1
    assert [line[0] for line in week(store)] == ["Citra"]
    with store.read() as s:
        assert relawan_sampah.terbuang_piket(s) == [(first, "Ahmad", "Senin, 10 Maret 2025: Menerima tamu")]
    with pytest.raises(LkmError, match="sudah tidak ada"), store.unit("Ubah") as s:
        piket.ubah(s, first, people[0], MONDAY, DUTY)


def test_a_night_watch_reaches_into_the_next_morning(store: Store, people: list[str]) -> None:
    night = {"tugas": "Ronda", "jam_mulai": "22", "jam_selesai": "4"}
    with store.unit("Piket") as s:
        piket.tambah(s, people[:1], [MONDAY], night)
        piket.tambah(s, people[:1], [TUESDAY], {"tugas": "Subuh", "jam_mulai": "3", "jam_selesai": "6"})
        piket.tambah(s, people[:1], [TUESDAY], DUTY)
    assert week(store) == [
        ("Ahmad", MONDAY, "22.00–04.00", ("juga piket Subuh (Selasa, 11 Maret 2025, 03.00–06.00)",)),
        ("Ahmad", TUESDAY, "03.00–06.00", ("juga piket Ronda (Senin, 10 Maret 2025, 22.00–04.00)",)),
        ("Ahmad", TUESDAY, "08.00–12.00", ()),
    ]


def test_weeks_and_months() -> None:
    assert piket_hari.minggu(date(2025, 3, 16)) == (MONDAY, date(2025, 3, 16))
    assert piket_hari.bulan(date(2024, 2, 10)) == (date(2024, 2, 1), date(2024, 2, 29))
    assert piket_hari.bulan(date(2025, 12, 31)) == (date(2025, 12, 1), date(2025, 12, 31))


def test_a_letter_for_chosen_duties(store: Store, people: list[str]) -> None:
    with store.unit("Piket") as s:
        made = piket.tambah(s, people[:2], [MONDAY], DUTY)
        other = piket.tambah(s, people[:1], [TUESDAY], {"tugas": "Ronda", "jam_mulai": "21.00", "tempat": "RW 02"})
    with store.read() as s:
        one = piket.surat_tugas(s, made)
        many = piket.surat_tugas(s, [*made, *other])
        with pytest.raises(LkmError):
            piket.surat_tugas(s, [])
    assert one == {
        "petugas": "Ahmad | Relawan\nBudi | Relawan", "tugas": "Menerima tamu", "mulai": "2025-03-10", "selesai": "",
        "waktu": "08.00 s.d. 12.00", "tempat_tugas": "Sekretariat",
    }  # fmt: skip
    assert many["tugas"].splitlines() == [
        "Menerima tamu (Senin, 10 Maret 2025, pukul 08.00 s.d. 12.00, Sekretariat)",
        "Ronda (Selasa, 11 Maret 2025, pukul 21.00 s.d. selesai, RW 02)",
    ]
    assert (many["mulai"], many["selesai"], many["waktu"]) == ("2025-03-10", "2025-03-11", "")
