"""Tallies: the check while typing, ranks, ties that only people break, results, utusan and the kelurahan."""

from __future__ import annotations

from typing import Any

import pytest

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import pemilihan, pemilihan_rt, perolehan, utusan
from lkm_desktop.services.hitung_suara import Suara, gabung, peringkat
from lkm_desktop.services.pemilihan_ringkasan import ringkasan
from lkm_desktop.services.perolehan import Angka, Hitungan, periksa_hitungan
from lkm_desktop.storage import Store
from tests.pembantu import person
from tests.pemilihan_contoh import buat, darek, hitung, rt, tetapkan
from tests.storage.helpers import dump

#: 30 voters, 28 valid ballots of 2 to 3 names: 56 to 84 votes
ANGKA = Angka(30, 28, 2, 2, 3, dewasa=50, kursi=2)


def messages(angka: Angka, *votes: int | None) -> list[tuple[str, str]]:
    found = periksa_hitungan(angka, [(f"Nama {n}", v) for n, v in enumerate(votes)])
    return [(m.level, m.field) for m in found]


def tally(store: Store, election: str, row: str | None = None) -> Hitungan:
    with store.read() as s:
        return perolehan.hitungan(s, election, row)


@pytest.mark.parametrize(("votes", "expected"), [
    ((28, 28, 28), [("info", "")]), ((28, 28), [("info", "")]), ((28, 27), [("peringatan", "suara")]),
    ((28, 28, 28, 1), [("salah", "suara")]), ((29, 27, 10), [("salah", "0")]), ((), []),
    ((None, None), []), ((-1, 28, 28), [("salah", "0"), ("peringatan", "suara")]),
])  # fmt: skip
def test_votes_lie_between_what_the_valid_ballots_allow(votes: Any, expected: Any) -> None:
    assert messages(ANGKA, *votes) == expected


@pytest.mark.parametrize(("changed", "expected"), [
    ({"memilih": 51, "sah": 49}, ("salah", "memilih")), ({"tidak_sah": 3}, ("salah", "sah")),
    ({"tidak_sah": 1}, ("peringatan", "sah")), ({"memilih_l": 21, "dewasa_l": 20}, ("salah", "memilih")),
    ({"memilih_p": 21, "dewasa_p": 20}, ("salah", "memilih")),
])  # fmt: skip
def test_voters_adults_and_ballots_agree(changed: dict[str, int], expected: tuple[str, str]) -> None:
    assert expected in messages(Angka(**{**ANGKA.__dict__, **changed}), 28, 28)


def test_a_name_typed_twice_is_told_and_one_without_name_refused() -> None:
    found = periksa_hitungan(ANGKA, [("H. Moh. Rifa'i", 28), ("Muhammad Rifai", 27), (" ", 5)])
    assert [(m.field, m.level) for m in found] == [("1", "peringatan"), ("2", "salah")]


def test_equal_votes_share_a_rank_until_people_decide() -> None:
    names = [Suara("a", "A", 9), Suara("b", "B", 7), Suara("c", "C", 7), Suara("d", "D", 7), Suara("e", "E", 1),
             Suara("f", "F", 0), Suara("g", "G", 0), Suara("h", "H", None)]  # fmt: skip
    places, ties = peringkat(names, 2)
    assert [(p.id, p.peringkat, p.seri, p.usul) for p in places] == [
        ("a", 1, False, "terpilih"), ("b", 2, True, ""), ("c", 2, True, ""), ("d", 2, True, ""),
        ("e", 5, False, "cadangan"), ("f", 6, False, "tidak"), ("g", 6, False, "tidak"), ("h", None, False, ""),
    ]  # fmt: skip
    assert [(t.ids, t.menentukan) for t in ties] == [(("b", "c", "d"), True)]
    assert "B, C, dan D sama-sama mendapat 7 suara (urutan 2 sampai 4). Tempat yang tersisa 1;" in ties[0].kalimat
    decided = [names[0], Suara("b", "B", 7, 3), Suara("c", "C", 7, 1), Suara("d", "D", 7, 2), *names[4:]]
    places, ties = peringkat(decided, 2)
    assert [(p.id, p.peringkat, p.usul) for p in places][:4] == [
        ("a", 1, "terpilih"), ("c", 2, "terpilih"), ("d", 3, "cadangan"), ("b", 4, "cadangan")]  # fmt: skip
    assert ties == ()


def test_a_tie_that_decides_nothing_stands_but_hinders_nothing() -> None:
    places, ties = peringkat([Suara("a", "A", 5), Suara("b", "B", 5), Suara("c", "C", 2), Suara("d", "D", 2)], 2)
    assert [p.usul for p in places] == ["terpilih", "terpilih", "cadangan", "cadangan"]
    assert [t.menentukan for t in ties] == [False, False]
    assert [gabung(list(text)) for text in ("A", "AB", "ABCDEFGH")] == ["A", "A dan B", "A, B, C, D, E, dan 3 lagi"]


def test_a_tie_is_decided_by_people_with_a_reason_and_a_changed_vote_asks_again(store: Store) -> None:
    election = buat(store)
    row = rt(store, election, jatah=1)
    figures = {"memilih_l": 10, "memilih_p": 10, "sah": 20, "tidak_sah": 0}
    hitung(store, election, row, figures, ("Hamdan", "L", 18), ("Halimah", "P", 18), ("Basri", "L", 4))
    first = tally(store, election, row)
    assert [n.peringkat for n in first.nama] == [1, 1, 3]
    assert first.seri[0].menentukan
    with pytest.raises(LkmError, match="Halimah dan Hamdan sama-sama mendapat 18 suara"):
        tetapkan(store, election, row)
    ids = [n.id for n in first.nama[:2]]
    with pytest.raises(FieldErrors), store.unit("Putuskan suara sama") as s:
        perolehan.putuskan(s, ids, " ")
    with pytest.raises(LkmError, match="semuanya harus ikut"), store.unit("Putuskan suara sama") as s:
        perolehan.putuskan(s, ids[:1], "Undian")
    with pytest.raises(LkmError), store.unit("Tetapkan") as s:
        perolehan.tetapkan(s, election, row, {ids[0]: "terpilih", ids[1]: "cadangan"})
    with store.unit("Putuskan suara sama") as s:
        perolehan.putuskan(s, ids, "Undian")
    tetapkan(store, election, row)
    second = tally(store, election, row)
    assert [(n.nama, n.peringkat, n.hasil, n.putusan_alasan) for n in second.nama] == [
        ("Halimah", 1, "terpilih", "Undian"), ("Hamdan", 2, "cadangan", "Undian"), ("Basri", 3, "cadangan", ""),
    ]  # fmt: skip
    with store.unit("Catat suara") as s:
        perolehan.simpan_hitungan(s, election, row, {}, [
            {"id": n.id, "suara": 17 if n.nama == "Hamdan" else n.suara} for n in second.nama])
    third = tally(store, election, row)
    assert [(n.nama, n.hasil, n.putusan) for n in third.nama][:2] == [("Halimah", "", None), ("Hamdan", "", None)]
    assert not third.seri


def test_people_may_choose_otherwise_and_it_is_told(store: Store) -> None:
    election = buat(store)
    row = rt(store, election, jatah=1)
    hitung(store, election, row, {"memilih_l": 10, "memilih_p": 10, "sah": 20, "tidak_sah": 0},
           ("Hamdan", "L", 20), ("Halimah", "P", 15), ("Basri", "L", 5))  # fmt: skip
    ids = {n.nama: n.id for n in tally(store, election, row).nama}
    with store.unit("Tetapkan hasil") as s:
        perolehan.tetapkan(s, election, row, {ids["Halimah"]: "terpilih", ids["Hamdan"]: "cadangan"})
    words = [m.teks for m in tally(store, election, row).pesan]
    assert "Halimah terpilih dengan 15 suara, padahal Hamdan mendapat lebih banyak." in words


JANGGAL: list[tuple[list[tuple[Any, ...]], str]] = [
    ([("Hamdan", "L", 21)], "0"), ([("Hamdan", "L", 20), ("", "L", 3)], "1"),
    ([("A", "L", 20), ("B", "L", "x")], "1.suara"),
    ([("A", "L", 20), ("B", "L", 20), ("C", "L", 20), ("D", "L", 1)], "suara"),
]  # fmt: skip


def test_a_tally_that_cannot_be_is_not_saved(store: Store) -> None:
    election = buat(store)
    row = rt(store, election)
    before = dump(store)
    for names, key in JANGGAL:
        with pytest.raises(FieldErrors) as told:
            hitung(store, election, row, {"memilih_l": 10, "memilih_p": 10, "sah": 20, "tidak_sah": 0}, *names)
        assert key in told.value.errors
    assert dump(store) == before


def test_a_person_of_the_register_is_taken_over_once(store: Store) -> None:
    who = person(store, "Siti Norhayati", jenis_kelamin="P", rt="3", rw="1")
    election = buat(store)
    row = rt(store, election)
    with store.unit("Catat") as s:
        perolehan.simpan_hitungan(s, election, row, {"sah": 5}, [
            {"orang_id": who, "suara": 5}, {"nama": "Basri", "suara": 3}, {"nama": "", "suara": ""}])
    first, second = tally(store, election, row).nama
    assert (first.nama, first.jk, first.rt, second.rt) == ("Siti Norhayati", "P", "03", "01")
    told = [m.teks for m in tally(store, election, row).pesan if m.field == "nama"]
    assert told == ["Tercatat di RT lain: Siti Norhayati (RT 03). Pastikan boleh dipilih di RT 01 RW 01."]
    with pytest.raises(FieldErrors, match="dua kali"), store.unit("Catat") as s:
        perolehan.simpan_hitungan(s, election, row, {}, [{"orang_id": who, "suara": 2}, {"orang_id": who, "suara": 1}])


def test_names_that_are_not_given_go_to_the_sampah(store: Store) -> None:
    election = buat(store)
    row = rt(store, election)
    hitung(store, election, row, {}, ("A", "L", 5), ("B", "P", 4))
    (a, _) = tally(store, election, row).nama
    with store.unit("Catat") as s:
        perolehan.simpan_hitungan(s, election, row, {}, [{"id": a.id, "suara": 5}])
    assert [n.nama for n in tally(store, election, row).nama] == ["A"]


# ---- the round of the kelurahan --------------------------------------------------------------------------------------


def two_rts(store: Store) -> str:
    """Two RTs of two utusan each."""
    election = buat(store, jumlah_anggota=2)
    for n, names in enumerate((("Hamdan", "Halimah", "Basri"), ("Mahdi", "Rahmah", "Fauzi")), 1):
        row = rt(store, election, rt=str(n), dewasa_l=20, dewasa_p=20, memilih_l=10, memilih_p=10, sah=20, tidak_sah=0)
        people = [(name, "P" if name.endswith("ah") else "L", 20 - i) for i, name in enumerate(names)]
        hitung(store, election, row, {}, *people)
        tetapkan(store, election, row)
    return election


def test_the_kelurahan_begins_with_the_utusan(store: Store) -> None:
    election = two_rts(store)
    with store.unit("Mulai rembug") as s:
        assert utusan.mulai_kelurahan(s, election) == 4
        assert utusan.mulai_kelurahan(s, election) == 0
    with store.read() as s:
        people = utusan.utusan(s, election)
    assert [(u.nama, u.sebutan, u.suara, u.hadir) for u in people] == [
        ("Hamdan", "RT 01 RW 01", 20, None), ("Halimah", "RT 01 RW 01", 19, None),
        ("Mahdi", "RT 02 RW 01", 20, None), ("Rahmah", "RT 02 RW 01", 19, None)]  # fmt: skip
    with store.unit("Catat hadir") as s:
        utusan.catat_hadir(s, election, {u.kelurahan_id: (u.nama != "Mahdi", u.nama == "Mahdi") for u in people})
    found = tally(store, election)
    assert (found.memilih_l, found.memilih_p, found.angka.kursi) == (1, 2, 2)
    with store.unit("Catat suara") as s:
        ids = {u.nama: u.kelurahan_id for u in people}
        perolehan.simpan_hitungan(s, election, None, {"sah": 3, "tidak_sah": 0}, [
            {"id": ids["Mahdi"], "suara": 3}, {"id": ids["Hamdan"], "suara": 2}, {"id": ids["Rahmah"], "suara": 1},
            {"nama": "Orang Luar", "jenis_kelamin": "L", "suara": 2}])
    assert [(n.nama, n.usul) for n in tally(store, election).nama] == [
        ("Mahdi", "terpilih"), ("Hamdan", ""), ("Orang Luar", ""), ("Rahmah", "cadangan"), ("Halimah", "")]  # fmt: skip


def test_members_come_from_the_utusan_present(store: Store) -> None:
    """BR14 warns of absent ones without a letter, and of those who are no utusan; BR1, BR2, BR3, BR8 warn too."""
    election = two_rts(store)
    with store.unit("Rembug") as s:
        utusan.mulai_kelurahan(s, election)
        ids = {u.nama: u.kelurahan_id for u in utusan.utusan(s, election)}
        utusan.catat_hadir(s, election, {ids["Halimah"]: (True, False), ids["Rahmah"]: (True, False)})
        perolehan.simpan_hitungan(s, election, None, {"sah": 2, "tidak_sah": 0}, [
            {"id": ids["Mahdi"], "suara": 2, "umur": 64}, {"nama": "Orang Luar", "jenis_kelamin": "L", "suara": 1}])
        perolehan.tetapkan(s, election, None)
    with store.read() as s:
        found = ringkasan(s, election).temuan
    words = {t.kode: [o.kalimat for o in found if o.kode == t.kode] for t in found}
    assert words["BR14"] == ["Belum tercatat hadir di rembug dan belum ada surat kesediaannya: Mahdi dan Orang Luar.",
                             "Bukan utusan RT: Orang Luar."]
    assert words["BR1"] == ["Terpilih 2 orang; biasanya 9 sampai 13."]
    assert words["BR2"] == ["Jumlah terpilih genap (2); biasanya ganjil."]
    assert words["BR3"] == ["Perempuan terpilih 0 dari 2 (0,00 %); sekurang-kurangnya 30 %."]
    assert words["BR8"] == ["Umur terpilih di luar 21-60 tahun: Mahdi (64)."]


def test_an_utusan_with_votes_above_is_not_taken_out_below(store: Store) -> None:
    election = darek(store)
    with store.read() as s:
        first = pemilihan_rt.baris_rt(s, election)[0]
    with pytest.raises(LkmError, match="sudah mendapat suara di rembug"), store.unit("Hapus RT") as s:
        pemilihan_rt.buang_rt(s, first.id)


def test_without_utusan_no_round_begins_and_without_votes_no_result(store: Store) -> None:
    election = buat(store)
    row = rt(store, election)
    with pytest.raises(LkmError, match="Belum ada utusan"), store.unit("Mulai") as s:
        utusan.mulai_kelurahan(s, election)
    with pytest.raises(LkmError, match="Belum ada suara"):
        tetapkan(store, election, row)
    with store.unit("Ubah RT") as s:
        pemilihan_rt.simpan_rt(s, election, row, {"jatah": ""})
    with pytest.raises(LkmError, match="Jatah utusan RT 01 RW 01 belum diisi"):
        tetapkan(store, election, row)
    with store.unit("Jatah") as s:
        assert pemilihan_rt.atur_jatah(s, election, 2) == 1
        assert pemilihan.kosong(s, election) is False
