"""The recap of small offices: nothing yet, rolls that say little, words of the office, the Sampah, the queries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, select

from lkm_desktop.domain import REGISTERS, KegiatanSiklus, Kehadiran, Orang, PesertaPelatihan, Relawan
from lkm_desktop.errors import LkmError
from lkm_desktop.services import kehadiran, organisasi, pelatihan, registers, siklus, undangan
from lkm_desktop.services.rapat import trash_rapat
from lkm_desktop.services.rekap import isi, periode
from lkm_desktop.services.rekap.isi import Rekap
from lkm_desktop.services.rekap.r06_siklus import ditanya
from lkm_desktop.services.roll import roll
from lkm_desktop.storage import Store
from tests.pembantu import add, meeting, member, person

MARET, AKHIR = periode.bulan(2025, 3), date(2025, 3, 31)


def rekap(store: Store, sampai: date = AKHIR, period: periode.Periode = MARET, **pilihan: Any) -> Rekap:
    with store.read() as s:
        return isi.kumpulkan(s, period, sampai, **pilihan)


def mark(store: Store, rapat_id: str, present: list[str], absent: list[str]) -> None:
    with store.unit("Catat kehadiran") as s:
        undangan.undang(s, rapat_id, [*present, *absent])
        for row in roll(s, rapat_id).rows:
            kehadiran.mark(s, rapat_id, [row.id], "hadir" if row.orang_id in present else "alpa")


def activity(store: Store, mulai: date = date(2025, 1, 6), preset: str = "kotaku") -> str:
    """The first activity of a new siklus."""
    with store.unit("Buat siklus") as s:
        siklus.buat(s, preset, "Siklus 2025", mulai)
        return s.scalars(select(KegiatanSiklus.id).order_by(KegiatanSiklus.kode)).first() or ""


def test_an_empty_office_has_a_profile_and_empty_sheets(store: Store) -> None:
    found = rekap(store)
    assert {kode: len(rows) for kode, rows in found.lembar.items() if rows} == {"R1": 1}
    row = found.lembar["R1"][0]
    assert (row["anggota_total"], row["persen_p"], row["koordinator"], row["kk"]) == (0, None, None, None)
    assert (found.kepala["kata_miskin"], found.kepala["dibuat_oleh"]) == ("Miskin", "")
    assert set(found.catatan) == {"R4", "R5"}


def test_a_cut_off_before_the_period_is_told(store: Store) -> None:
    with pytest.raises(LkmError, match="28 Februari 2025 sebelum Maret 2025"):
        rekap(store, date(2025, 2, 28))


def test_events_after_the_cut_off_and_outside_the_period_are_left_out(store: Store) -> None:
    member(store, person(store, "Ani"))
    for day in (date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 10), date(2025, 3, 31), date(2025, 4, 1)):
        meeting(store, tanggal=day, jenis="rapat_rutin")
    assert [row["tanggal"].day for row in rekap(store).lembar["R8"]] == [1, 10, 31]
    assert [row["tanggal"].day for row in rekap(store, date(2025, 3, 10)).lembar["R8"]] == [1, 10]
    assert [row["tanggal"].day for row in rekap(store, date(2025, 5, 5)).lembar["R8"]] == [1, 10, 31]


def test_a_meeting_without_names_says_nothing_about_members(store: Store) -> None:
    people = [person(store, name, jenis_kelamin="P") for name in ("Ani", "Budi", "Citra")]
    for one in people:
        member(store, one)
    meeting(store, jenis="rapat_rutin", tanggal=date(2025, 3, 3))
    meeting(store, jenis="rapat_rutin", tanggal=date(2025, 3, 4), mode="jumlah", jumlah_l=5, jumlah_p=6)
    entered = meeting(store, jenis="rapat_koordinasi", tanggal=date(2025, 3, 5))
    mark(store, entered, people[:2], [people[2], person(store, "Warga")])
    rows = rekap(store).lembar["R8"]
    assert [(row["hadir"], row["anggota"]) for row in rows] == [(None, None), (None, None), (2, 3)]
    assert rows[2]["persen"] == pytest.approx(2 / 3)
    assert rows[2]["jenis"] == "Rapat koordinasi LKM dan UP"


def test_one_person_with_two_offices_is_counted_once_under_the_weightier(store: Store) -> None:
    both = person(store, "Ani", jenis_kelamin="P", no_hp="0812 0000 1234")
    member(store, both, "Anggota")
    member(store, both, "Koordinator", date(2025, 1, 1))
    member(store, person(store, "Budi"))
    found = rekap(store)
    offices = [(row["nama"], row["jabatan"]) for row in found.lembar["R2"]]
    assert offices == [("Ani", "Koordinator"), ("Budi", "Anggota")]
    profil = found.lembar["R1"][0]
    assert [profil[key] for key in ("koordinator", "anggota_total", "anggota_l", "anggota_p")] == ["Ani", 2, 0, 1]
    assert profil["persen_p"] == 1, "of those whose L/P is known"
    assert profil["hp"] == "0812-0000-1234"
    assert rekap(store, hp=False).lembar["R1"][0]["hp"] is None


def test_nik_is_told_only_when_it_was_chosen(store: Store) -> None:
    who = person(store, "Ani", nik="6371014101900001", jenis_kelamin="P")
    member(store, who)
    add(store, "relawan", orang_id=who, tanggal_daftar=date(2024, 1, 1))
    hidden, shown = rekap(store), rekap(store, nik=True)
    assert "6371014101900001" not in repr(hidden)
    assert [shown.lembar[kode][0]["nik"] for kode in ("R2", "R4")] == ["6371014101900001"] * 2
    assert list(shown.lembar["R2"][0])[-1] == "nik"


def test_rows_in_the_sampah_do_not_count(store: Store) -> None:
    who = person(store, "Ani", jenis_kelamin="P", rw="1")
    hat = add(store, "relawan", orang_id=who, tanggal_daftar=date(2024, 1, 1))
    held = meeting(store, jenis="kbk", tanggal=date(2025, 3, 3))
    add(store, "pelatihan", nama="Dasar", mulai=date(2025, 3, 5))
    assert [len(rekap(store).lembar[kode]) for kode in ("R4", "R5", "R9", "R10")] == [1, 1, 1, 1]
    with store.unit("Hapus") as s:
        registers.trash(s, REGISTERS["relawan"], [hat])
        trash_rapat(s, held)
        registers.trash(s, REGISTERS["pelatihan"], registers.ids(s, REGISTERS["pelatihan"], registers.Query()))
    assert [len(rekap(store).lembar[kode]) for kode in ("R4", "R5", "R9", "R10")] == [0, 0, 0, 0]


def test_who_stayed_away_from_a_training_did_not_take_part(store: Store) -> None:
    """The same rule on R10, R5 and R4: typed hours, or the rolls of the sessions; no list is not nobody."""
    ani, budi, citra = (person(store, name, jenis_kelamin=jk, rw="1") for name, jk in
                        (("Ani", "P"), ("Budi", "L"), ("Citra", "P")))  # fmt: skip
    for one in (ani, budi, citra):
        add(store, "relawan", orang_id=one, tanggal_daftar=date(2024, 1, 1))
    hours, rolls, nobody = (add(store, "pelatihan", nama=name, mulai=date(2025, 3, day)) for name, day in
                            (("A", 5), ("B", 6), ("C", 7)))  # fmt: skip
    add(store, "pelatihan", nama="D", mulai=date(2025, 3, 8))
    with store.unit("Isi") as s:
        pelatihan.tambah(s, hours, [ani, budi])
        pelatihan.tambah(s, rolls, [ani, budi, citra])
        pelatihan.tambah(s, nobody, [citra])
        for row in s.scalars(select(PesertaPelatihan)):
            if row.pelatihan_id == nobody or (row.pelatihan_id, row.orang_id) == (hours, budi):
                row.hadir_jpl = 0
    session = meeting(store, jenis="pelatihan", tanggal=date(2025, 3, 6), pelatihan_id=rolls)
    mark(store, session, [ani], [budi, citra])
    found = rekap(store)
    assert [(r["nama"], r["l"], r["p"]) for r in found.lembar["R10"]] == [
        ("A", 0, 1), ("B", 0, 1), ("C", 0, 0), ("D", None, None),
    ]  # fmt: skip
    assert [r["terlatih"] for r in found.lembar["R5"]] == [1]
    assert [r["pelatihan"] for r in found.lembar["R4"]] == ["B (06-03-2025)", None, None]


def test_a_session_of_which_only_one_number_is_known(store: Store) -> None:
    meeting(store, jenis="kbk", tanggal=date(2025, 3, 3), mode="jumlah", jumlah_l=17)
    meeting(store, jenis="kbk", tanggal=date(2025, 3, 4), mode="jumlah", jumlah_l=0, jumlah_p=4)
    meeting(store, jenis="kbk", tanggal=date(2025, 3, 5))
    assert [(r["l"], r["p"]) for r in rekap(store).lembar["R9"]] == [(17, None), (0, 4), (None, None)]


def test_relawan_by_rw_hand_count(store: Store) -> None:
    """Status on the day, activity by rolls, training, place and L/P that nobody filled in."""
    people = {}
    for name, jk, poor, rw, since, status, when in (
        ("Ahmad", "L", True, "1", date(2024, 1, 1), "aktif", None),
        ("Budi", "L", False, "1", date(2025, 3, 31), "aktif", None),
        ("Citra", "P", None, "10", date(2024, 1, 1), "aktif", None),
        ("Dewi", "P", True, "2", date(2024, 1, 1), "pindah", date(2025, 4, 1)),
        ("Eka", None, False, None, date(2024, 1, 1), "aktif", None),
        ("Fitri", "P", True, "2", date(2024, 1, 1), "pindah", date(2025, 3, 31)),
        ("Gani", "L", True, "2", date(2025, 4, 1), "aktif", None),
    ):
        people[name] = person(store, name, jenis_kelamin=jk, miskin=poor, rw=rw)
        add(store, "relawan", orang_id=people[name], tanggal_daftar=since, status=status, status_tanggal=when)
    for day in (3, 4, 5, 6):
        mark(store, meeting(store, jenis="rembug_rt", tanggal=date(2025, 3, day)), [people["Ahmad"]], [people["Dewi"]])
    mark(store, meeting(store, jenis="rembug_rt", tanggal=date(2025, 4, 2)), [people["Dewi"]], [])
    training = add(store, "pelatihan", nama="Dasar", mulai=date(2025, 3, 20))
    with store.unit("Isi") as s:
        pelatihan.tambah(s, training, [people["Citra"], people["Gani"]])
    found = rekap(store)
    assert [row["nama"] for row in found.lembar["R4"]] == ["Ahmad", "Budi", "Dewi", "Citra", "Eka"]
    assert [tuple(row.values()) for row in found.lembar["R5"]] == [
        ("01", 2, 0, 1, 0, 1, 1, 0), ("02", 0, 1, 0, 0, 1, 0, 0), ("10", 0, 1, 0, 0, 0, 0, 1),
        ("Tanpa RW", 0, 0, 0, 0, 0, 1, 0),
    ]  # fmt: skip
    row = found.lembar["R4"][3]
    assert (row["miskin"], row["pelatihan"], row["aktif"], row["kategori"]) == (
        None, "Dasar (20-03-2025)", "Tidak aktif", "Relawan")
    assert found.lembar["R4"][0]["aktif"] == "Aktif"
    april = rekap(store, date(2025, 4, 30), periode.bulan(2025, 4)).lembar["R4"]
    assert [one["nama"] for one in april] == ["Ahmad", "Budi", "Gani", "Citra", "Eka"]


def test_participants_of_whom_nobody_asked_whether_they_are_poor(store: Store) -> None:
    """The share of the poor is of those who were asked, and that number can be told from the row."""
    first = activity(store)
    counted = {"kegiatan_id": first, "jenis": "rembug_kelurahan", "tingkat": "kelurahan", "mode": "jumlah"}
    meeting(store, tanggal=date(2025, 3, 1), jumlah_l=10, jumlah_p=20, jumlah_miskin=12, **counted)
    meeting(store, tanggal=date(2025, 3, 2), jumlah_l=15, jumlah_p=15, **counted)
    row = rekap(store).lembar["R6"][0]
    assert (row["pertemuan"], row["total"], row["miskin"], row["relawan"]) == (2, 60, 12, None)
    assert row["persen_p"] == pytest.approx(35 / 60)
    assert row["persen_m"] == pytest.approx(12 / 30)
    assert ditanya(row) == 30
    only_unknown = rekap(store, date(2025, 2, 28), periode.bulan(2025, 2)).lembar["R6"][0]
    assert (only_unknown["pertemuan"], only_unknown["total"], only_unknown["miskin"]) == (0, None, None)


def test_a_siklus_stands_in_the_recap_while_it_runs(store: Store) -> None:
    activity(store, date(2024, 3, 1), "pnpm_tahun_1")
    with store.read() as s:
        (old,) = siklus.daftar(s)
    with store.unit("Tutup") as s:
        siklus.tutup(s, old.id, date(2025, 2, 10))
        siklus.buat(s, "kotaku", "Siklus baru", date(2025, 3, 20))
    before = rekap(store, date(2025, 1, 31), periode.bulan(2025, 1))
    assert before.catatan["R6"] == "Siklus 2025 (PNPM Mandiri Perkotaan)"
    assert before.kepala["kata_miskin"] == "Miskin"
    both = rekap(store, AKHIR, periode.triwulan(2025, 1))
    assert both.catatan["R6"] == "Siklus 2025 (PNPM Mandiri Perkotaan); Siklus baru (KOTAKU)"
    assert both.kepala["kata_miskin"] == "MBR", "the newest siklus decides"
    assert rekap(store, date(2025, 3, 19)).lembar["R6"] == [], "none ran between the two"
    with store.read() as s:
        own = isi.kumpulkan(s, periode.dari_siklus(s, old.id), date(2025, 2, 10))
    assert own.catatan["R6"] == "Siklus 2025 (PNPM Mandiri Perkotaan)"


def test_the_office_words(store: Store) -> None:
    with store.unit("Ubah profil") as s:
        organisasi.save(s, {"istilah": "BKM", "wilayah": "Desa", "akta": "12", "tanggal_akta": date(2008, 12, 25),
                            "jumlah_kk": 100, "jumlah_kk_miskin": 20, "periode_mulai": date(2024, 11, 12)})
    person_ = person(store, "Ani")
    member(store, person_)
    add(store, "relawan", orang_id=person_, tanggal_daftar=date(2024, 1, 1))
    found = rekap(store)
    assert (found.kepala["istilah"], found.kepala["wilayah"], found.kepala["nama_lkm"]) == (
        "BKM", "Desa", "BKM Maju Bersama")
    row = found.lembar["R1"][0]
    assert (row["akta"], row["periode"], row["kk_miskin"]) == ("12, 25-12-2008", "2024-2027", 20)
    assert found.lembar["R4"][0]["kategori"] == "Anggota BKM"


@pytest.mark.parametrize(("values", "field"), [
    ({"jumlah_rt": -1}, "jumlah_rt"), ({"jumlah_kk": 10, "jumlah_kk_miskin": 11}, "jumlah_kk_miskin"),
])  # fmt: skip
def test_figures_of_the_profile_that_cannot_be(store: Store, values: dict[str, Any], field: str) -> None:
    with pytest.raises(LkmError) as told, store.unit("Ubah profil") as s:
        organisasi.save(s, values)
    assert field in getattr(told.value, "errors", {})


def _queries(store: Store) -> int:
    asked: list[int] = []
    with store.read() as s:
        listener = lambda *_: asked.append(1)  # noqa: E731
        event.listen(s.get_bind(), "before_cursor_execute", listener)
        isi.kumpulkan(s, MARET, AKHIR)
        event.remove(s.get_bind(), "before_cursor_execute", listener)
    return len(asked)


def test_the_number_of_queries_does_not_grow_with_people_and_meetings(store: Store) -> None:
    first = activity(store)
    who = person(store, "Ani")
    mark(store, meeting(store, kegiatan_id=first, jenis="kbk"), [who], [])
    add(store, "relawan", orang_id=who, tanggal_daftar=date(2024, 1, 1))
    before = _queries(store)
    with store.unit("Isi") as s:
        people = [Orang(nama=f"Warga {n}", rw="01") for n in range(300)]
        s.add_all(people)
        s.flush()
        s.add_all(Relawan(orang_id=one.id, tanggal_daftar=date(2024, 1, 1)) for one in people)
    for day in range(1, 21):
        made = meeting(store, kegiatan_id=first, jenis="kbk", tanggal=date(2025, 3, day))
        with store.unit("Isi") as s:
            s.add_all(Kehadiran(rapat_id=made, urut=n, orang_id=one.id, status="hadir")
                      for n, one in enumerate(people[:20], 1))
    assert _queries(store) == before
    assert before <= 90
