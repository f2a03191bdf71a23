"""Who has had which topic, who lacks a basic one, who is ready for more: against a hand-made office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.services import (
    fakta_orang,
    kaderisasi,
    kbk,
    kbk_anggota,
    kbk_peserta,
    kehadiran,
    rapat,
    roll,
    topik,
    undangan,
)
from lkm_desktop.storage import Store, create_store
from tests.conftest import OFFICE
from tests.pembantu import add, member, person

TODAY = date(2026, 8, 20)
NAMES = ("Aisyah", "Budi", "Citra", "Dewi", "Eko")
#: who came to each session, by the first letters, and its topic
SESSIONS = (
    (date(2026, 1, 10), "T1", "ABC"), (date(2026, 2, 10), "T2", "AB"), (date(2026, 3, 10), "T1", "AE"),
    (date(2026, 4, 10), "", "AD"), (date(2026, 9, 10), "T2", "CDE"),
)  # fmt: skip


class Kantor(NamedTuple):
    store: Store
    orang: dict[str, str]
    topik: dict[str, str]


@pytest.fixture(scope="module")
def kantor_kbk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kantor]:
    """Aisyah and Budi are core members, Citra a relawan, Dewi of the LKM, Eko nothing; two basic topics, one other."""
    store = create_store(tmp_path_factory.mktemp("kbk") / "kantor", dict(OFFICE))
    people = {name[0]: person(store, name, jenis_kelamin="L" if name in ("Budi", "Eko") else "P") for name in NAMES}
    with store.unit("Topik") as s:
        topics = {code: topik.simpan(s, None, {"kode": code, "nama": f"Topik {code}", "dasar": code != "T3"})
                  for code in ("T1", "T2", "T3")}
        for letter in "AB":
            kbk_anggota.tambah(s, people[letter], date(2025, 1, 1))
    add(store, "relawan", orang_id=people["C"], tanggal_daftar=date(2025, 1, 1))
    member(store, people["D"])
    for day, code, came in SESSIONS:
        with store.unit("Sesi") as s:
            made = kbk.buat(s, day, topics.get(code), pemandu="Aisyah" if code == "T2" else None)
            undangan.undang(s, made, [people[letter] for letter in came])
            rows = roll.roll(s, made).rows  # the kit invites the core members too
            wanted = {people[letter] for letter in came}
            kehadiran.mark(s, made, [row.id for row in rows if row.orang_id in wanted], "hadir")
    yield Kantor(store, people, topics)
    store.close()


def test_the_table_says_who_has_had_what(kantor_kbk: Kantor) -> None:
    with kantor_kbk.store.read() as s:
        found = kbk_peserta.matriks(s, TODAY)
        everyone = kbk_peserta.matriks(s, TODAY, kbk_peserta.HADIR)
    t = kantor_kbk.topik
    assert [x.kode for x in found.topik] == ["T1", "T2"], "nobody has had T3, and it is not basic"
    rows = {p.nama: p for p in found.orang}
    assert list(rows) == ["Aisyah", "Budi", "Citra", "Dewi"]
    assert [p.hadir for p in rows.values()] == [4, 2, 1, 1]
    assert rows["Aisyah"].topik == {t["T1"]: (date(2026, 1, 10), date(2026, 3, 10)), t["T2"]: (date(2026, 2, 10),)}
    assert rows["Citra"].kurang == (t["T2"],)
    assert (found.lengkap, [p.nama for p in found.belum(t["T2"])]) == (2, ["Citra", "Dewi"])
    assert [p.nama for p in everyone.orang] == ["Aisyah", "Budi", "Citra", "Dewi", "Eko"]


def test_groups_are_those_of_the_day(kantor_kbk: Kantor) -> None:
    with kantor_kbk.store.read() as s:
        groups = kbk_peserta.kelompok(s, TODAY)
        before = kbk_peserta.kelompok(s, date(2023, 6, 1))
    letters = {code: {k for k, v in kantor_kbk.orang.items() if v in ids} for code, ids in groups.items()}
    assert letters == {"aktif": set("ABCD"), "inti": set("AB"), "relawan": {"C"}, "lkm": {"D"}, "pengelola": set()}
    assert not any(before.values())


def test_topics_stand_on_the_card_of_a_person(kantor_kbk: Kantor) -> None:
    people = kantor_kbk.orang
    with kantor_kbk.store.read() as s:
        attended = kbk_peserta.topik_orang(s, people["A"], TODAY)
        assert [(x.tanggal.month, x.topik) for x in attended] == [
            (4, "Pertemuan KBK bulan April 2026"), (3, "Topik T1"), (2, "Topik T2"), (1, "Topik T1")]
        assert kbk_peserta.kalimat_topik(s, people["E"], TODAY) == (
            "Topik KBK: Topik T1. Belum mendapat 1 dari 2 topik dasar.")
        assert kbk_peserta.kalimat_topik(s, people["E"], date(2026, 3, 9)) == ""
        assert any(words.startswith("Topik KBK: ") for words in fakta_orang.fakta(s, "orang", {"id": people["B"]}))


def test_kaderisasi_names_every_reason(kantor_kbk: Kantor) -> None:
    store, people = kantor_kbk.store, kantor_kbk.orang
    with store.unit("Pelatihan") as s:
        trained = rapat.save_rapat(s, None, {"jenis": "pelatihan", "judul": "Pelatihan", "tanggal": date(2026, 5, 5)})
        undangan.undang(s, trained, [people["A"]])
        kehadiran.record_kehadiran(s, trained, "1")
    with store.read() as s:
        found = {k.nama: k for k in kaderisasi.daftar(s, TODAY)}
        members = [k.nama for k in kaderisasi.daftar(s, TODAY, "lkm")]
    store.undo()
    assert members == ["Dewi"]
    assert list(found) == ["Aisyah", "Budi", "Citra"], "those who lack least come first"
    a, b = found["Aisyah"], found["Budi"]
    assert [(x.kode, x.poin) for x in a.alasan] == [("hadir", 3), ("pelatihan", 1), ("topik", 3), ("peran", 1),
                                                    ("pandu", 2)]
    assert (a.poin, a.siap, a.saran) == (10, True, "Siap dicalonkan menjadi pengurus.")
    assert a.alasan[0].kata == "hadir 5 kali dalam 12 bulan"
    assert [(x.kode, x.poin) for x in b.alasan] == [("hadir", 1), ("topik", 3), ("peran", 1)]
    assert b.kurang == ("hadir 2 kali, perlu 4", "belum pernah pelatihan")
    assert (b.keadaan, b.saran) == ("Kurang 2 hal", "")
    assert kaderisasi.PALING == 12


def test_a_core_member_is_added_once_and_leaves_with_a_day(store: Store) -> None:
    who = person(store, "Fatimah")
    with store.unit("Tambah") as s:
        row = kbk_anggota.tambah(s, who, TODAY)
        with pytest.raises(LkmError, match="sudah menjadi anggota inti"):
            kbk_anggota.tambah(s, who, TODAY)
    with store.unit("Akhiri") as s:
        kbk_anggota.akhiri(s, row, TODAY)
        assert kbk_anggota.daftar(s, TODAY) == (), "a membership of no day goes to the Sampah"
    assert store.undo() == "Akhiri"
    with store.read() as s:
        assert [a.nama for a in kbk_anggota.daftar(s, TODAY)] == ["Fatimah"]
        assert kbk_anggota.sejak(s) == TODAY
