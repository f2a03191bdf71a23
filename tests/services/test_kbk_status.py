"""Growth of the KBK: each step at its threshold, one below it, and what the office sets itself."""

from __future__ import annotations

from datetime import date

from lkm_desktop.domain import REGISTERS, Rapat
from lkm_desktop.services import aturan, kartu, kbk, kbk_anggota, kbk_status, kehadiran, notulen, rapat, tindak_lanjut
from lkm_desktop.services.kbk_status import pemandu_sendiri
from lkm_desktop.storage import Store
from tests.pembantu import person

TODAY = date(2026, 8, 20)


def core(store: Store, count: int, mulai: date = date(2025, 1, 5)) -> None:
    """So many core members."""
    with store.unit("anggota") as s:
        for n in range(count):
            row = {"nama": f"Anggota Inti {n + 1}", "jenis_kelamin": "P" if n % 2 else "L"}
            kbk_anggota.tambah(s, kartu.save(s, REGISTERS["orang"], None, row), mulai)


def session(store: Store, day: date, peserta: int = 12) -> str:
    """A session of the KBK on a day, with so many who came."""
    with store.unit("sesi") as s:
        made = kbk.buat(s, day)
        s.get_one(Rapat, made).mode = "jumlah"
        if peserta:
            kehadiran.save_counts(s, made, 0, peserta, 0)
        return made


def level(store: Store, day: date = TODAY) -> str:
    with store.read() as s:
        return kbk_status.status(s, day).tingkat


def test_an_office_without_kbk_says_what_is_missing(store: Store) -> None:
    with store.read() as s:
        found = kbk_status.status(s, TODAY)
    assert (found.tingkat, found.label, found.berikut) == ("belum", "Belum ada", "Terbentuk")
    assert found.kurang == ("Anggota inti baru 0 orang; perlu 5 lagi.",)


def test_it_is_formed_with_the_fifth_core_member(store: Store) -> None:
    core(store, 4)
    assert level(store) == "belum"
    last = person(store, "Kelima")
    with store.unit("anggota") as s:
        row = kbk_anggota.tambah(s, last, date(2026, 8, 20))
    assert level(store) == "terbentuk"
    assert level(store, date(2026, 8, 19)) == "belum"
    with store.unit("akhiri") as s:
        kbk_anggota.akhiri(s, row, date(2026, 9, 1))
    assert level(store, date(2026, 9, 1)) == "terbentuk"
    assert level(store, date(2026, 9, 2)) == "belum"


def test_every_quarter_needs_a_session_but_not_the_running_one(store: Store) -> None:
    core(store, 5)
    for day in (date(2025, 8, 1), date(2025, 11, 1), date(2026, 2, 1)):
        session(store, day)
    assert level(store) == "terbentuk", "the second quarter of 2026 has none"
    session(store, date(2026, 6, 30))
    assert level(store) == "aktif"
    with store.read() as s:
        words = [b.kata for b in kbk_status.status(s, TODAY).kriteria[1].bukti]
    assert words == ["triwulan III 2025: 1 sesi", "triwulan IV 2025: 1 sesi", "triwulan I 2026: 1 sesi",
                     "triwulan II 2026: 1 sesi"]  # fmt: skip
    with store.unit("Atur") as s:
        aturan.simpan(s, {"kbk_triwulan": "2"})
    assert level(store) == "terbentuk"


def test_a_young_kbk_is_not_asked_about_the_time_before_it(store: Store) -> None:
    core(store, 5, date(2026, 5, 10))
    assert level(store) == "terbentuk"
    session(store, date(2026, 5, 20))
    assert level(store) == "aktif", "the third quarter still runs"
    assert level(store, date(2026, 10, 1)) == "terbentuk", "the third quarter went by without a session"


def test_a_planned_session_counts_on_its_day(store: Store) -> None:
    core(store, 5, date(2026, 7, 1))
    session(store, date(2026, 8, 21))
    assert level(store, date(2026, 8, 20)) == "terbentuk"
    assert level(store, date(2026, 8, 21)) == "aktif"


def growing(store: Store) -> list[str]:
    """Five core members and six sessions within a year, one in each quarter at least; meetings' ids."""
    core(store, 5)
    days = ((2025, 9, 1), (2025, 11, 1), (2026, 1, 5), (2026, 2, 1), (2026, 4, 1), (2026, 7, 1))
    return [session(store, date(*day)) for day in days]


def done(store: Store, meeting: str, day: date) -> None:
    """A follow-up of a meeting that was finished on a day."""
    with store.unit("tindak lanjut") as s:
        there = notulen.get_notulen(s, meeting)["tindak_lanjut"]
        notulen.save_notulen(s, meeting, {"tindak_lanjut": [*there, {"isi": f"Papan {day}"}]})
        last = notulen.get_notulen(s, meeting)["tindak_lanjut"][-1]["id"]
        tindak_lanjut.tandai(s, [last], "selesai", day)


def test_it_grows_with_six_sessions_and_two_follow_ups(store: Store) -> None:
    meetings = growing(store)
    assert level(store) == "aktif"
    done(store, meetings[0], date(2025, 10, 1))
    assert level(store) == "aktif"
    done(store, meetings[1], date(2025, 12, 1))
    assert level(store) == "berkembang"
    with store.unit("Hapus") as s:
        rapat.trash_rapat(s, meetings[2])
    assert level(store) == "aktif"
    with store.read() as s:
        found = kbk_status.status(s, TODAY)
    assert found.kurang == ("Baru 5 sesi sejak 20 Agustus 2025; perlu 1 lagi.",)
    session(store, date(2026, 8, 1), peserta=0)  # nobody is known to have come, so it proves nothing
    with store.read() as s:
        found = kbk_status.status(s, TODAY)
    assert found.kurang == ("Baru 5 sesi sejak 20 Agustus 2025; perlu 1 lagi. Kehadiran 1 sesi belum dicatat.",)


def test_a_session_of_a_year_ago_no_longer_counts_and_own_guides_and_money_make_it_mandiri(store: Store) -> None:
    meetings = growing(store)
    for n in (3, 4):
        done(store, meetings[n], date(2026, 5, n))
    assert level(store, date(2026, 8, 31)) == "berkembang"
    assert level(store, date(2026, 9, 1)) == "aktif", "the session of 1 September 2025 is a year old"
    for pemandu, dana, wanted in (
        ("Bapak Faskel", "swadaya", "berkembang"), ("Anggota Inti 1", "program", "berkembang"),
        ("Anggota Inti 1", "swadaya", "mandiri"), ("Bapak Faskel dan Hj. Anggota Inti 2", "swadaya", "mandiri"),
    ):  # fmt: skip
        with store.unit("Sesi") as s:
            kbk.simpan(s, meetings[5], {"pemandu": pemandu, "dana": dana})
        assert level(store) == wanted, (pemandu, dana)


def test_names_of_guides_are_told_apart() -> None:
    own = {"siti aminah", "budi"}
    assert pemandu_sendiri("Hj. Siti Aminah, S.Pd.", own)
    assert pemandu_sendiri("Faskel / Budi", own)
    assert not pemandu_sendiri("", own)
    assert not pemandu_sendiri("Budiman", own)


def test_the_office_sets_the_thresholds(store: Store) -> None:
    core(store, 2)
    assert level(store) == "belum"
    with store.unit("Atur") as s:
        aturan.simpan(s, {"kbk_inti": "2"})
    assert level(store) == "terbentuk"
