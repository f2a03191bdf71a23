"""Series of meetings: their days, what is there already, and changing those still to come; the month's calendar."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import kalender_rapat, kehadiran, rapat, seri
from lkm_desktop.services.seri import TERAKHIR, Pola
from lkm_desktop.storage import Store
from tests.pembantu import meeting, member, person


def texts(days: list[date]) -> list[str]:
    return [f"{day:%d-%m-%Y}" for day in days]


def test_monthly_on_a_day() -> None:
    days = seri.tanggal_seri(Pola("tanggal", tanggal=10), date(2025, 11, 11), jumlah=3)
    assert texts(days) == ["10-12-2025", "10-01-2026", "10-02-2026"]
    days = seri.tanggal_seri(Pola("tanggal", tanggal=10), date(2025, 11, 10), sampai=date(2026, 1, 9))
    assert texts(days) == ["10-11-2025", "10-12-2025"]


def test_the_31st_takes_the_last_day_of_shorter_months() -> None:
    days = seri.tanggal_seri(Pola("tanggal", tanggal=31), date(2024, 1, 1), jumlah=4)
    assert texts(days) == ["31-01-2024", "29-02-2024", "31-03-2024", "30-04-2024"]
    days = seri.tanggal_seri(Pola("tanggal", tanggal=29), date(2025, 2, 1), jumlah=1)
    assert texts(days) == ["28-02-2025"]
    leap = seri.tanggal_seri(Pola("tanggal", tanggal=29), date(2028, 2, 1), jumlah=1)
    assert texts(leap) == ["29-02-2028"]


def test_the_second_monday_the_fifth_and_the_last() -> None:
    days = seri.tanggal_seri(Pola("hari_ke", hari=0, ke=2), date(2025, 1, 14), jumlah=2)
    assert texts(days) == ["10-02-2025", "10-03-2025"]
    fifth = seri.tanggal_seri(Pola("hari_ke", hari=0, ke=5), date(2025, 1, 1), jumlah=3)
    assert texts(fifth) == ["31-03-2025", "30-06-2025", "29-09-2025"]
    last = seri.tanggal_seri(Pola("hari_ke", hari=4, ke=TERAKHIR), date(2025, 1, 1), jumlah=2)
    assert texts(last) == ["31-01-2025", "28-02-2025"]


def test_weekly_and_every_second_week() -> None:
    weekly = seri.tanggal_seri(Pola("minggu", hari=2), date(2025, 12, 25), jumlah=2)
    assert texts(weekly) == ["31-12-2025", "07-01-2026"]
    two = seri.tanggal_seri(Pola("dua_minggu", hari=3), date(2025, 12, 25), sampai=date(2026, 1, 22))
    assert texts(two) == ["25-12-2025", "08-01-2026", "22-01-2026"]


@given(
    st.sampled_from([code for code, _ in seri.ULANGAN]), st.integers(1, 31), st.integers(0, 6),
    st.sampled_from([1, 2, 3, 4, 5, TERAKHIR]), st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 60),
)
def test_days_rise_from_the_start_and_are_as_many_as_asked(
    kind: str, day: int, weekday: int, place: int, start: date, count: int
) -> None:
    pola = Pola(kind, day, weekday, place)
    days = seri.tanggal_seri(pola, start, jumlah=count)
    assert len(days) == count
    assert days[0] >= start
    assert all(a < b for a, b in pairwise(days))
    if kind != "tanggal":
        assert {found.weekday() for found in days} == {weekday}
    assert seri.tanggal_seri(pola, start, sampai=days[-1])[:count] == days


@pytest.mark.parametrize(
    ("pola", "extra", "key"),
    [
        (Pola("tahunan"), {"jumlah": 3}, "ulangan"),
        (Pola("tanggal", tanggal=32), {"jumlah": 3}, "tanggal_ke"),
        (Pola("minggu"), {}, "jumlah"),
        (Pola("minggu"), {"jumlah": 0}, "jumlah"),
        (Pola("minggu"), {"jumlah": 61}, "jumlah"),
        (Pola("minggu"), {"sampai": date(2024, 12, 31)}, "sampai"),
    ],
)
def test_a_rule_that_makes_no_series_is_told(pola: Pola, extra: dict[str, object], key: str) -> None:
    with pytest.raises(FieldErrors) as told:
        seri.tanggal_seri(pola, date(2025, 1, 1), **extra)  # type: ignore[arg-type]
    assert list(told.value.errors) == [key]


def test_rules_in_words() -> None:
    assert Pola("tanggal", tanggal=10).kata() == "tanggal 10 setiap bulan"
    assert Pola("hari_ke", hari=0, ke=2).kata() == "Senin kedua setiap bulan"
    assert Pola("dua_minggu", hari=2).kata() == "setiap dua minggu, hari Rabu"


def test_a_plan_tells_short_months_and_meetings_already_there(store: Store) -> None:
    meeting(store, judul="RKM", tanggal=date(2025, 4, 30), jam_mulai="09.00")
    pola = Pola("tanggal", tanggal=31)
    with store.read() as s:
        plan = seri.rencana_seri(s, pola, [*seri.tanggal_seri(pola, date(2025, 3, 1), jumlah=2), date(2025, 4, 30)])
    assert [row.catatan for row in plan] == [
        "", "April hanya 30 hari; sudah ada RKM (09.00)",
        "April hanya 30 hari; tanggal ini dua kali; sudah ada RKM (09.00)",
    ]  # fmt: skip
    assert plan[1].ada == ("RKM (09.00)",)


def make_series(store: Store) -> list[str]:
    days = seri.tanggal_seri(Pola("tanggal", tanggal=10), date(2026, 1, 1), jumlah=12)
    with store.unit("Buat seri") as s:
        return seri.buat_seri(s, "rapat_rutin", days, tempat="Balai")


def test_a_series_is_one_step_and_each_meeting_has_its_own_name(store: Store) -> None:
    member(store, person(store, "Abdul Rahman"))
    made = make_series(store)
    with store.read() as s:
        rows = rapat.rapat_list(s)
        assert len({rapat.one(s, found).seri_id for found in made}) == 1
    assert [row.judul for row in rows][-2:] == [
        "Rapat rutin LKM bulan Februari 2026", "Rapat rutin LKM bulan Januari 2026",
    ]  # fmt: skip
    assert {row.diundang for row in rows} == {1}
    assert store.undo() == "Buat seri"
    with store.read() as s:
        assert rapat.rapat_list(s) == []
        assert rapat.trashed_rapat(s) == []
    store.redo()
    with store.read() as s:
        assert len(rapat.rapat_list(s)) == 12


def test_no_day_no_series_and_a_day_only_once(store: Store) -> None:
    with store.unit("Buat seri") as s:
        with pytest.raises(LkmError, match="Belum ada tanggal"):
            seri.buat_seri(s, "rapat_rutin", [])
        assert len(seri.buat_seri(s, "rapat_rutin", [date(2025, 1, 2), date(2025, 1, 2)])) == 1


def test_moving_or_deleting_one_leaves_the_others(store: Store) -> None:
    made = make_series(store)
    with store.unit("Pindah") as s:
        rapat.save_rapat(s, made[1], {"tanggal": date(2026, 2, 12)})
        rapat.trash_rapat(s, made[2])
    with store.read() as s:
        days = [row.tanggal.day for row in rapat.rapat_list(s)]
    assert len(days) == 11
    assert days.count(10) == 10


def test_changing_the_rest_leaves_the_past_and_the_marked(store: Store) -> None:
    member(store, person(store, "Abdul Rahman"))
    made = make_series(store)
    with store.unit("Catat") as s:
        kehadiran.record_kehadiran(s, made[4], "1")
    today = date(2026, 4, 10)
    with store.unit("Ubah sisa") as s:
        assert seri.ubah_sisa(s, made[0], {"jam_mulai": "20", "tempat": "Musala"}, today=today) == 8
    with store.read() as s:
        places = [rapat.one(s, found).tempat for found in made]
        clocks = {rapat.one(s, found).jam_mulai for found in made[5:]}
    assert places == ["Balai"] * 3 + ["Musala", "Balai"] + ["Musala"] * 7
    assert clocks == {"20.00"}
    with store.unit("Salah") as s, pytest.raises(FieldErrors):
        seri.ubah_sisa(s, made[0], {"jam_mulai": "23.00"}, today=today)
    alone = meeting(store, judul="Sendiri", tanggal=date(2030, 1, 1))
    with store.read() as s:
        assert seri.sisa_seri(s, alone) == []


def test_the_calendar_begins_on_monday_and_holds_every_meeting(store: Store) -> None:
    meeting(store, judul="Malam", tanggal=date(2024, 2, 29), jam_mulai="19.30")
    meeting(store, judul="Pagi", tanggal=date(2024, 2, 29), jam_mulai="08.00")
    meeting(store, judul="Tetangga", tanggal=date(2024, 3, 1), jam_mulai=None)
    with store.read() as s:
        weeks = kalender_rapat.bulan(s, 2024, 2)
        years = kalender_rapat.tahun_rapat(s)
    assert years == [2024]
    assert weeks[0][0].tanggal == date(2024, 1, 29)
    assert not weeks[0][0].dalam
    days = {day.tanggal: day for week in weeks for day in week}
    assert [found.singkat for found in days[date(2024, 2, 29)].rapat] == ["08.00 Pagi", "19.30 Malam"]
    assert [found.singkat for found in days[date(2024, 3, 1)].rapat] == ["Tetangga"]
    assert not days[date(2024, 3, 1)].dalam
