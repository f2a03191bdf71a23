"""Two people who become one on one roll, in one body, on one tally: what stays, what gives way, what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from lkm_desktop.errors import LkmError
from lkm_desktop.services import draf, gabung_orang, ganda
from lkm_desktop.storage import Store
from tests.pembantu import meeting, member, person
from tests.services.gabung_bantu import living, merge, put, rows
from tests.storage.helpers import dump

# --- collisions -------------------------------------------------------------------------------------------------------


def test_on_one_roll_the_stronger_presence_stays_with_its_number(store: Store) -> None:
    a, b = person(store, "Siti Aminah"), person(store, "Siti Aminnah")
    days: dict[str, tuple[int, str | None]] = {}
    for mine, other, number in (("hadir", "alpa", 4), ("alpa", "hadir", 9), ("izin", "alpa", 4), (None, "sakit", 9),
                                ("hadir", "izin", 4), (None, None, 4), ("izin", "sakit", 4)):  # fmt: skip
        day = put(store, "rapat", judul="Rapat", tanggal=date(2025, 3, 10))
        days[day] = number, mine if number == 4 else other
        put(store, "kehadiran", rapat_id=day, orang_id=a, urut=4, status=mine, keterangan="Tua")
        put(store, "kehadiran", rapat_id=day, orang_id=b, urut=9, status=other, keterangan="Muda", diundang=False)
    told = merge(store, a, b)
    for day, (number, status) in days.items():
        (row,) = living(store, "kehadiran", rapat_id=day)
        assert (row["orang_id"], row["urut"], row["status"], row["diundang"]) == (a, number, status, True)
        assert sorted(row["keterangan"].split("; ")) == ["Muda", "Tua"]
        assert len(rows(store, "kehadiran", rapat_id=day, orang_id=a)) == 2, "the other row lies in the Sampah"
    assert told == ("Keduanya ada di 7 daftar hadir yang sama; yang dipakai tanda yang lebih kuat.",)
    c, d, day = person(store, "Rahmah"), person(store, "Rahmaah"), meeting(store)
    put(store, "kehadiran", rapat_id=day, orang_id=c, urut=4, status="izin")
    put(store, "kehadiran", rapat_id=day, orang_id=d, urut=9, status="hadir")
    (told,) = merge(store, c, d)
    assert told == "Keduanya ada di daftar hadir Rapat rutin Maret, 10 Maret 2025; yang dipakai baris 9 (hadir)."


def test_two_registrations_become_one_with_the_earliest_day_and_both_numbers(store: Store) -> None:
    a, b, day = person(store, "Siti Aminah"), person(store, "Siti Aminnah"), meeting(store)
    put(store, "relawan", orang_id=a, nomor="R-0050", tanggal_daftar=date(2025, 6, 1), status="tidak aktif",
        status_tanggal=date(2025, 7, 1), minat="Kesehatan")  # fmt: skip
    put(store, "relawan", orang_id=b, nomor="R-0007", tanggal_daftar=date(2024, 3, 12), status="aktif",
        minat="Pendidikan", asal_rapat_id=day, kegiatan_asal="RKM")  # fmt: skip
    told = merge(store, a, b)
    (row,) = living(store, "relawan")
    assert (row["orang_id"], row["nomor"], row["tanggal_daftar"]) == (a, "R-0050", date(2024, 3, 12))
    assert (row["status"], row["status_tanggal"], row["asal_rapat_id"]) == ("aktif", None, day)
    assert row["minat"] == "Kesehatan; Pendidikan"
    assert row["keterangan"] == "Dulu juga relawan R-0007, terdaftar 12 Maret 2024"
    assert told == ("Keduanya terdaftar sebagai relawan; nomornya R-0050, nomor R-0007 ada di keterangan.",)


def test_the_same_position_becomes_one_term_over_both_spans(store: Store) -> None:
    a, b = person(store, "Siti Aminah"), person(store, "Siti Aminnah")
    first = put(store, "penugasan", orang_id=a, badan="LKM", jabatan="Anggota", mulai=date(2024, 5, 1))
    second = put(store, "penugasan", orang_id=b, badan="LKM", jabatan="anggota", mulai=date(2024, 1, 1),
                 selesai=date(2025, 2, 1), alasan_berhenti="Mengundurkan diri", sk_nomor="12/SK")  # fmt: skip
    follow = put(store, "penugasan", orang_id=person(store, "Rahmah"), badan="LKM", jabatan="Anggota",
                 mulai=date(2025, 2, 2), menggantikan_id=second)  # fmt: skip
    merge(store, a, b)
    (row,) = living(store, "penugasan", orang_id=a)
    assert (row["id"], row["mulai"], row["selesai"], row["sk_nomor"]) == (first, date(2024, 1, 1), None, "12/SK")
    assert row["keterangan"] == "Catatan lain: selesai 1 Februari 2025, Mengundurkan diri"
    c, d = person(store, "Masitah"), person(store, "Mastitah")
    for who, begin, end in ((c, date(2021, 1, 1), date(2024, 6, 30)), (d, date(2024, 1, 1), None)):
        put(store, "penugasan", orang_id=who, badan="KBK", jabatan="Anggota", mulai=begin, selesai=end)
    merge(store, c, d)
    (row,) = living(store, "penugasan", orang_id=c)
    assert (row["mulai"], row["selesai"]) == (date(2021, 1, 1), None), "one term followed the other"
    assert rows(store, "penugasan", id=follow)[0]["menggantikan_id"] == first, "the chain of PAW holds"


def test_a_member_who_also_leads_is_member_until_then(store: Store) -> None:
    a, b = person(store, "Siti Aminah"), person(store, "Siti Aminnah")
    member(store, a, mulai=date(2024, 1, 1))
    member(store, b, "Koordinator", mulai=date(2025, 1, 1))
    told = merge(store, a, b)
    terms = sorted(living(store, "penugasan", orang_id=a), key=lambda row: row["mulai"])
    assert [(t["jabatan"], t["mulai"], t["selesai"]) for t in terms] == [
        ("Anggota", date(2024, 1, 1), date(2024, 12, 31)), ("Koordinator", date(2025, 1, 1), None)
    ]  # fmt: skip
    assert told == ("Anggota LKM sampai 31 Desember 2024, lalu Koordinator LKM.",)


def test_terms_of_different_times_or_bodies_stay(store: Store) -> None:
    a, b = person(store, "Siti Aminah"), person(store, "Siti Aminnah")
    put(store, "penugasan", orang_id=a, badan="LKM", jabatan="Anggota", mulai=date(2021, 1, 1),
        selesai=date(2023, 12, 31))  # fmt: skip
    put(store, "penugasan", orang_id=b, badan="LKM", jabatan="Anggota", mulai=date(2024, 1, 1))
    put(store, "penugasan", orang_id=b, badan="KBK", jabatan="Anggota", mulai=date(2024, 1, 1))
    assert merge(store, a, b) == ()
    assert len(living(store, "penugasan", orang_id=a)) == 3


def test_excuses_trainings_certificates_duties_files_and_marks(store: Store) -> None:
    a, b, c = person(store, "Siti Aminah"), person(store, "Siti Aminnah"), person(store, "Rahmah")
    put(store, "izin", orang_id=a, jenis="izin", mulai=date(2025, 1, 1), selesai=date(2025, 1, 31), alasan="Umrah")
    put(store, "izin", orang_id=b, jenis="sakit", mulai=date(2025, 1, 20), selesai=None, alasan="Rawat")
    put(store, "pelatihan", nama="Relawan PS", mulai=date(2025, 1, 1))
    (training,) = rows(store, "pelatihan")
    for who, lessons in ((a, 3), (b, 8)):
        put(store, "peserta_pelatihan", pelatihan_id=training["id"], orang_id=who, hadir_jpl=lessons)
        put(store, "sertifikat", orang_id=who, pelatihan_id=training["id"], tahun=None, nomor=f"S-{lessons}",
            tanggal=date(2025, 2, lessons))  # fmt: skip
        put(store, "piket", orang_id=who, tanggal=date(2025, 3, 1), tugas="Jaga")
        put(store, "lampiran", pemilik="orang", pemilik_id=who, sidik="sama", nama="KTP.jpg")
    with store.unit("Bukan sama") as s:
        ganda.tandai_bukan_sama(s, [(a, b), (b, c)])
    told = merge(store, a, b)
    (excuse,) = living(store, "izin")
    assert (excuse["mulai"], excuse["selesai"], excuse["alasan"]) == (date(2025, 1, 1), None, "Umrah; sakit; Rawat")
    assert [row["hadir_jpl"] for row in living(store, "peserta_pelatihan")] == [8]
    assert [row["nomor"] for row in living(store, "sertifikat")] == ["S-3"]
    assert len(living(store, "piket")) == len(living(store, "lampiran")) == 1
    assert [tuple(sorted((r["satu_id"], r["dua_id"]))) for r in living(store, "bukan_sama")] == [tuple(sorted((a, c)))]
    assert "Keduanya pernah ditandai bukan orang yang sama; tanda itu dicabut." in told
    store.undo()
    assert len(living(store, "sertifikat")) == 2


def test_a_name_stands_once_on_a_tally_and_the_utusan_keeps_the_vote_of_the_rt(store: Store) -> None:
    a, b = person(store, "Siti Aminah"), person(store, "Siti Aminnah")
    put(store, "pemilihan", nama="Pemilihan 2026", basis_mulai=None)
    (election,) = rows(store, "pemilihan")
    rt = put(store, "pemilihan_rt", pemilihan_id=election["id"], urut=1)
    put(store, "perolehan", pemilihan_id=election["id"], pemilihan_rt_id=rt, orang_id=a, nama="Siti", suara=None)
    voted = put(store, "perolehan", pemilihan_id=election["id"], pemilihan_rt_id=rt, orang_id=b, nama="Siti", suara=21)
    final = put(store, "perolehan", pemilihan_id=election["id"], orang_id=b, nama="Siti", utusan_id=voted, suara=9)
    merge(store, a, b)
    found = {row["id"]: row for row in living(store, "perolehan", orang_id=a)}
    assert set(found) == {voted, final}
    assert found[final]["utusan_id"] == voted


# --- what is refused --------------------------------------------------------------------------------------------------


def test_two_who_lead_different_bodies_at_once_need_a_human(store: Store) -> None:
    a, b = person(store, "Siti Aminah"), person(store, "Siti Aminnah")
    put(store, "penugasan", orang_id=a, badan="LKM", jabatan="Koordinator", mulai=date(2024, 1, 1))
    put(store, "penugasan", orang_id=b, badan="UPK", jabatan="Manajer", mulai=date(2024, 6, 1))
    before = dump(store)
    with pytest.raises(LkmError, match="Koordinator LKM dan Manajer UPK pada masa yang sama"):
        merge(store, a, b)
    with store.read() as s:
        assert "Koordinator LKM dan Manajer UPK" in gabung_orang.rencana(s, a, [b]).halangan
    assert dump(store) == before


def test_nobody_replaces_himself_and_nobody_is_elected_twice(store: Store) -> None:
    a, b = person(store, "Siti Aminah"), person(store, "Siti Aminnah")
    term = put(store, "penugasan", orang_id=a, badan="LKM", jabatan="Anggota", selesai=date(2024, 1, 1), pengganti_id=b)
    with pytest.raises(LkmError, match="menggantikan yang lain sebagai Anggota LKM"):
        merge(store, a, b)
    with store.unit("Perbaiki") as s:
        s.execute(text("UPDATE penugasan SET pengganti_id = NULL WHERE id = :id"), {"id": term})
    put(store, "pemilihan", nama="Pemilihan")
    (election,) = rows(store, "pemilihan")
    for who, votes in ((a, 3), (b, 5)):
        put(store, "perolehan", pemilihan_id=election["id"], orang_id=who, nama="Siti", suara=votes)
    with pytest.raises(LkmError, match="suara di penghitungan yang sama"):
        merge(store, a, b)


def test_an_unsaved_form_about_one_of_them_waits_first(store: Store) -> None:
    a, b = person(store, "Siti Aminah"), person(store, "Siti Aminnah")
    with store.unit("Draf") as s:
        draf.save_draf(s, "relawan:baru", {"orang_id": b})
    with pytest.raises(LkmError, match="isian tentang Siti Aminnah yang belum disimpan"):
        merge(store, a, b)


def test_one_or_gone_people_are_told(store: Store) -> None:
    a = person(store, "Siti Aminah")
    with pytest.raises(LkmError, match="dua orang atau lebih"):
        merge(store, a, a)
    with pytest.raises(LkmError, match="sudah tidak ada"):
        merge(store, a, "tidak ada")
