"""Trainings: participants, sessions by minutes, late comers, typed lesson hours, who is due a certificate."""

from __future__ import annotations

from datetime import date

import pytest

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import kehadiran, pelatihan, pelatihan_sesi, relawan_sampah
from lkm_desktop.storage import Store
from tests.pembantu import add, meeting, person

DAY, LATER = date(2025, 3, 10), date(2025, 6, 1)


@pytest.fixture
def people(store: Store) -> list[str]:
    return [person(store, name, jenis_kelamin="P" if n % 2 else "L", rt="1")
            for n, name in enumerate(("Ahmad", "Budi", "Citra", "Dewi"))]  # fmt: skip


@pytest.fixture
def training(store: Store, people: list[str]) -> str:
    """Two days, 12 JPL, four participants, the last of whom teaches."""
    made = add(store, "pelatihan", nama="Relawan Pemetaan Swadaya", kode_modul="C05", mulai=DAY,
               selesai=date(2025, 3, 11), jpl=12)  # fmt: skip
    with store.unit("Peserta") as s:
        assert pelatihan.tambah(s, made, people) == 4
        assert pelatihan.tambah(s, made, people[:2]) == 0
        teacher = next(p for p in pelatihan.peserta(s, made) if p.nama == "Dewi")
        pelatihan.ubah(s, teacher.id, {"peran": "Pemandu"})
    return made


def session(store: Store, training: str, day: int, hours: tuple[str, str], marks: str) -> str:
    with store.unit("Sesi") as s:
        made = pelatihan_sesi.rencanakan(
            s, training, {"tanggal": date(2025, 3, day), "jam_mulai": hours[0], "jam_selesai": hours[1]})
        if marks:
            kehadiran.record_kehadiran(s, made, marks)
    return made


def counted(store: Store, training: str, day: date = LATER) -> dict[str, tuple[float | None, int | None, bool]]:
    with store.read() as s:
        return {p.nama: (p.jpl, p.persen, p.sertifikat) for p in pelatihan.peserta(s, training, day)}


def test_attendance_is_counted_by_the_minutes_of_the_sessions(store: Store, training: str) -> None:
    """6 hours and 3 hours = 540 minutes = 12 JPL. Ahmad all; Budi the first day (360 of 540); Citra comes at 11.00
    (180 of 360) and the second day: 360 of 540 = 66 %."""
    session(store, training, 10, ("08.00", "14.00"), "1 2 3t11.00 4")
    session(store, training, 11, ("08.00", "11.00"), "1 2a 3 4")
    assert counted(store, training) == {
        "Ahmad": (12.0, 100, True), "Budi": (8.0, 66, False), "Citra": (8.0, 66, False), "Dewi": (12.0, 100, False),
    }
    with store.read() as s:
        assert [p.tanda for p in pelatihan.peserta(s, training)][1] == ("H", "A")
        found = pelatihan_sesi.sesi(s, training)
    assert [(one.menit, one.hadir, one.tercatat) for one in found] == [(360, 4, True), (180, 3, True)]
    assert found[0].judul == "Relawan Pemetaan Swadaya, sesi 1"


def test_no_certificate_before_the_end_nor_while_a_session_is_not_entered(store: Store, training: str) -> None:
    session(store, training, 10, ("08.00", "14.00"), "1-4")
    assert counted(store, training, DAY)["Ahmad"] == (8.0, 100, False)
    session(store, training, 11, ("08.00", "11.00"), "")
    assert counted(store, training)["Ahmad"] == (8.0, 100, False)
    with store.unit("Batas") as s:
        found = pelatihan_sesi.sesi(s, training)[1]
        kehadiran.record_kehadiran(s, found.rapat_id, "1a 2-4")
    assert counted(store, training)["Ahmad"] == (8.0, 66, False)
    assert counted(store, training)["Budi"][2]


def test_sessions_without_hours_are_even_parts_of_the_training(store: Store, training: str) -> None:
    session(store, training, 10, ("", ""), "1-4")
    session(store, training, 11, ("", ""), "1 2-4a")
    assert counted(store, training)["Budi"] == (6.0, 50, False)


def test_breaks_are_no_lesson_hours(store: Store, training: str) -> None:
    """Twelve hours in the room, 12 JPL by the book: Budi, there for a half of it, attended 6."""
    session(store, training, 10, ("08.00", "20.00"), "1 2t14.00 3-4")
    assert [counted(store, training)[name][:2] for name in ("Ahmad", "Budi")] == [(12.0, 100), (6.0, 50)]


def test_without_sessions_the_typed_hours_count(store: Store, training: str) -> None:
    with store.unit("Ketik") as s:
        ahmad, budi, *_ = pelatihan.peserta(s, training)
        pelatihan.ubah(s, ahmad.id, {"hadir_jpl": "9", "nilai": "B+"})
        pelatihan.ubah(s, budi.id, {"hadir_jpl": 8})
    assert counted(store, training) == {
        "Ahmad": (9.0, 75, True), "Budi": (8.0, 66, False), "Citra": (None, None, False), "Dewi": (None, None, False),
    }
    with pytest.raises(FieldErrors, match="12 JPL"), store.unit("Ketik") as s:
        pelatihan.ubah(s, ahmad.id, {"hadir_jpl": 13})


def test_people_of_a_roll_become_participants_and_its_meeting_a_session(store: Store, training: str) -> None:
    newcomer = person(store, "Eka")
    held = meeting(store, jenis="pelatihan", judul="Pelatihan lapangan", tanggal=DAY)
    other = meeting(store, jenis="rapat_lain", judul="Bukan hari itu", tanggal=LATER)
    with store.unit("Hadir") as s:
        kehadiran.hadir_tanpa_undangan(s, held, newcomer)
        assert [row[0] for row in pelatihan_sesi.dapat_dihubungkan(s, training)] == [held]
        assert pelatihan.tambah_dari_rapat(s, training, held) == 1
        pelatihan_sesi.hubungkan(s, training, held)
    assert counted(store, training)["Eka"][1] == 100
    assert counted(store, training)["Ahmad"][1] == 0
    second = add(store, "pelatihan", nama="Lain", mulai=DAY)
    with pytest.raises(LkmError, match="sudah menjadi sesi pelatihan Relawan"), store.unit("Lain") as s:
        pelatihan_sesi.hubungkan(s, second, held)
    with store.unit("Lepas") as s:
        pelatihan_sesi.lepaskan(s, held)
        pelatihan_sesi.hubungkan(s, second, held)
        assert pelatihan_sesi.sesi(s, training) == ()
    assert other


def test_leaving_and_coming_back(store: Store, training: str, people: list[str]) -> None:
    with store.unit("Keluarkan Ahmad") as s:
        assert pelatihan.keluarkan(s, [pelatihan.peserta(s, training)[0].id]) == 1
    assert "Ahmad" not in counted(store, training)
    with store.unit("Pulihkan") as s:
        [(row, name, where)] = relawan_sampah.terbuang_peserta(s)
        relawan_sampah.pulihkan_peserta(s, row)
    assert (name, where) == ("Ahmad", "Relawan Pemetaan Swadaya")
    assert "Ahmad" in counted(store, training)
    store.undo()
    with store.unit("Tambah lagi") as s:
        pelatihan.tambah(s, training, people[:1])
    with pytest.raises(LkmError, match="sudah ditambahkan lagi"), store.unit("Pulihkan") as s:
        relawan_sampah.pulihkan_peserta(s, row)


def test_lists(store: Store, training: str, people: list[str]) -> None:
    with store.read() as s:
        [one] = pelatihan.daftar(s, 2025)
        assert (one.l, one.p, one.jumlah) == (2, 2, 4)
        assert pelatihan.daftar(s, 2024) == ()
        assert pelatihan.dari_orang(s, people[0]) == ("Relawan Pemetaan Swadaya (C05), Maret 2025",)
        assert pelatihan.dari_orang(s, people[3])[0].endswith(", pemandu")


def test_the_book_refuses_an_end_before_the_begin_and_no_hours(store: Store) -> None:
    with pytest.raises(FieldErrors) as caught:
        add(store, "pelatihan", nama="X", mulai=DAY, selesai=date(2025, 1, 1), jpl=0)
    assert set(caught.value.errors) == {"selesai", "jpl"}
