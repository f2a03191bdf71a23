"""People who may be one: names in any spelling, what adds to the score, who is asked about at an import."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkm_desktop.domain import ORANG
from lkm_desktop.services import aturan, gabung_orang, ganda, registers
from lkm_desktop.services.ganda_nama import mirip_nama
from lkm_desktop.services.ganda_nilai import Nilai, ciri, nilai
from lkm_desktop.storage import Store
from tests.pembantu import person
from tests.services.gabung_bantu import living
from tests.services.impor_tiruan import impor_baris, tanya

LAHIR = date(1981, 8, 7)
SITI: dict[str, Any] = {"nama": "Siti Aminah", "tanggal_lahir": LAHIR, "rt": "02", "rw": "01"}


def score(a: dict[str, Any], b: dict[str, Any]) -> Nilai:
    found = nilai(ciri({"id": "a", **a}), ciri({"id": "b", **b}))
    return found if found is not None else Nilai(0, ())


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "least"),
    [
        ("H. Moh. Rifa'i, S.Pd.", "Muhammad Rifai", 100), ("Hj. Siti Aminah", "SITI AMINAH", 100),
        ("Alm. Drs. Ahmad Yani", "Bpk. Ahmad Yani", 100), ("Akhmad Fauzan", "Achmad Fawzan", 85),
        ("Soeharto", "Suharto", 98), ("Djoko Tjahjono", "Joko Cahyono", 98), ("Jusuf", "Yusup", 98),
        ("Zainal Abidin", "Jainal Abidinn", 98), ("Noor Laila", "Nur Layla", 80), ("Norlaila", "Nor Laila", 80),
        ("Siti Aminah", "Aminah Siti", 90), ("A. Rahman Hakim", "Abdul Rahman Hakim", 90),
        ("Abd. Rahman", "Abdul Rahman", 98), ("Rahmawati", "Rahma Wati", 90), ("M. Yani", "Muhammad Yani Saputra", 80),
        ("Sitti Aminnah", "Siti Amina", 98),
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_alike(a: str, b: str, least: float) -> None:
    assert mirip_nama(a, b) >= least


@pytest.mark.parametrize(
    ("a", "b"),
    [("Siti Aminah", "Siti Rahmah"), ("Ahmad Fauzan", "Ahmad Fauzi"), ("Dewi Lestari", "Dewi Hartati"),
     ("Hasan", "Husin"), ("Muhammad Amin", "Muhammad Arifin"), ("Halimah", "Halimatus Sadiyah"), ("", "Siti")],
)  # fmt: skip
def test_names_that_share_only_a_common_word_are_not(a: str, b: str) -> None:
    assert mirip_nama(a, b) < 80


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_the_same_from_both_sides_and_stays_in_bounds(a: str, b: str) -> None:
    found = mirip_nama(a, b)
    assert 0 <= found <= 100
    assert found == pytest.approx(mirip_nama(b, a))
    assert mirip_nama(a, a) == 100


# --- the score --------------------------------------------------------------------------------------------------------


def test_the_score_tells_its_reasons() -> None:
    found = score(SITI, {**SITI, "nama": "Siti Aminati", "no_hp": "0812 0000 1111"})
    assert found.alasan[1:] == ("tanggal lahir sama", "RT sama")
    assert found.alasan[0].startswith("nama mirip ")
    assert score(SITI, {**SITI, "nama": "Sitti Aminna"}).kalimat == (
        "nama sama, lain ejaan, tanggal lahir sama, RT sama"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"tanggal_lahir": date(1981, 7, 8)}, "tanggal dan bulan lahir tertukar"),
        ({"tanggal_lahir": date(1982, 8, 7)}, "tahun lahir selisih satu"),
        ({"tanggal_lahir": date(1981, 8, 17)}, "tanggal lahir hampir sama"),
        ({"tanggal_lahir": None}, "tanggal lahir hanya ada di satu data"),
    ],
)
def test_a_birth_date_may_be_mistyped_or_missing(other: dict[str, Any], words: str) -> None:
    found, equal = score(SITI, {**SITI, **other}), score(SITI, SITI)
    assert words in found.alasan
    assert 70 <= found.skor < equal.skor
    assert score(SITI, {**SITI, "tanggal_lahir": date(1990, 1, 1)}).skor < 50


def test_nik_and_gender_speak_for_and_against() -> None:
    nik = "6371016708810004"
    assert score({**SITI, "nik": nik}, {"nama": "Aminah", "nik": nik}).skor == 100
    other = score({**SITI, "nik": nik}, {"nama": "Budi Santoso", "nik": nik})
    assert other == (75, ("NIK sama, tetapi namanya berbeda: satu NIK mungkin salah ketik",))
    assert score({**SITI, "nik": nik}, {**SITI, "nik": "6371016708817777"}).skor < 70
    near = score({**SITI, "nik": nik}, {**SITI, "nik": "6371016708810000"})
    assert "NIK beda satu angka" in near.alasan
    assert near.skor > score(SITI, SITI).skor
    assert score({**SITI, "jenis_kelamin": "P"}, {**SITI, "jenis_kelamin": "L"}).skor < score(SITI, SITI).skor - 15
    twins = score({**SITI, "no_kk": "1" * 16}, {**SITI, "nama": "Siti Aminih", "no_kk": "1" * 16})
    assert "KK sama (bisa juga kembar)" in twins.alasan


# --- the register -----------------------------------------------------------------------------------------------------


def pairs(store: Store) -> list[tuple[str, str]]:
    with store.read() as s:
        return [(p.satu.nama, p.dua.nama) for p in ganda.pasangan(s)]


def test_pairs_are_found_however_they_differ_and_others_are_not(store: Store) -> None:
    nik, kk = "6371016708810004", "6371010101010101"
    people = [
        {**SITI}, {**SITI, "nama": "St. Aminnah"},
        {"nama": "Djoko Santoso", "tanggal_lahir": date(1970, 3, 4), "rt": "05"},
        {"nama": "Joko Santoso", "tanggal_lahir": date(1970, 4, 3), "rt": "09"},
        {"nama": "Rusdi", "nik": nik}, {"nama": "Rusdi Hadi", "nik": nik, "rt": "11"},
        {"nama": "Masitah Hayati", "rt": "07"}, {"nama": "Masitah Hayatii", "rt": "07", "tanggal_lahir": LAHIR},
        {"nama": "Halimah Sari", "no_kk": kk, "rt": "01"}, {"nama": "Halimah Sarie", "no_kk": kk, "rt": "03"},
        {"nama": "Rahmah", "rt": "01"}, {"nama": "Rahmah", "rt": "08"},
        {"nama": "Budi Santoso", "tanggal_lahir": LAHIR}, {"nama": "Budi Santoso", "tanggal_lahir": date(1999, 1, 2)},
    ]  # fmt: skip
    for one in people:
        person(store, **one)
    found = {frozenset(pair) for pair in pairs(store)}
    assert found == {
        frozenset(pair) for pair in (
            ("Siti Aminah", "St. Aminnah"), ("Djoko Santoso", "Joko Santoso"), ("Rusdi", "Rusdi Hadi"),
            ("Masitah Hayati", "Masitah Hayatii"), ("Halimah Sari", "Halimah Sarie"),
        )
    }  # fmt: skip
    with store.unit("Ambang") as s:
        aturan.simpan(s, {"ganda_ambang": "99"})
    assert pairs(store) == [("Rusdi", "Rusdi Hadi")] or pairs(store) == [("Rusdi Hadi", "Rusdi")]


def test_two_who_were_told_to_be_two_never_come_back(store: Store) -> None:
    a, b = person(store, **SITI), person(store, **SITI)
    with store.read() as s:
        assert ganda.kira(s) == 1
        assert ganda.dua_orang(s, a, b) == score(SITI, SITI)
    with store.unit("Bukan orang yang sama") as s:
        assert ganda.tandai_bukan_sama(s, [(b, a), (a, b), (a, a)]) == 1
    assert pairs(store) == []
    with store.read() as s:
        assert ganda.kira(s) == 0
    store.undo()
    assert len(pairs(store)) == 1
    store.redo()
    with store.unit("Batal") as s:
        ganda.batal_bukan_sama(s, b, a)
    assert len(pairs(store)) == 1
    with store.unit("Hapus") as s:
        registers.trash(s, ORANG, [b])
    assert pairs(store) == []


def test_looking_can_be_given_up(store: Store) -> None:
    person(store, **SITI)

    def stop(_done: int, _total: int, _words: str) -> None:
        raise KeyboardInterrupt

    with store.read() as s, pytest.raises(KeyboardInterrupt):
        ganda.pasangan(s, maju=stop)


# --- at an import -----------------------------------------------------------------------------------------------------


def test_an_import_asks_about_a_near_name_and_never_merges_in_silence(store: Store) -> None:
    known = person(store, **SITI)
    asked = tanya(store, **{**SITI, "nama": "Siti Aminnahh"})
    assert asked.startswith("Mungkin orang yang sama dengan Siti Aminah, RT 02/01, lahir 07-08-1981 (nama ")
    assert not tanya(store, nama="Siti Rahmah", tanggal_lahir=LAHIR, rt="02", rw="01")
    assert not tanya(store, **SITI), "the same name and date is the same person"
    with store.read() as s:
        (near,) = ganda.mirip(s, {**SITI, "nama": "Siti Aminnahh"})
    assert near.id == known
    with store.unit("Mati") as s:
        aturan.simpan(s, {"ganda_impor": "101"})
    assert not tanya(store, **{**SITI, "nama": "Siti Aminnahh"})


def test_an_answer_is_remembered(store: Store) -> None:
    known, row = person(store, **SITI), {**SITI, "nama": "Siti Aminnahh"}
    impor_baris(store, row, keputusan={2: "baru"})
    assert len(living(store, "bukan_sama")) == 1
    assert pairs(store) == []
    assert not tanya(store, **row), "the next time it is the person who was made then"
    impor_baris(store, {**SITI, "nama": "Siti Aminahh", "pekerjaan": "Guru"}, keputusan={2: known})
    assert living(store, "orang", id=known)[0]["pekerjaan"] == "Guru"


def test_a_merged_person_is_met_by_the_old_name_and_number(store: Store) -> None:
    nik = "6371016708810004"
    kept, gone = person(store, **SITI), person(store, nama="Aminah Wati", tanggal_lahir=LAHIR, nik=nik)
    with store.unit("Gabungkan") as s:
        gabung_orang.gabungkan(s, kept, [gone], {"nama": kept})
    old = {"nama": "Aminah Wati", "tanggal_lahir": LAHIR, "pekerjaan": "Guru"}
    assert not tanya(store, **old)
    impor_baris(store, old)
    assert not tanya(store, nama="Siti Aminah Wati", nik=nik)
    (only,) = living(store, "orang")
    assert (only["id"], only["nama"], only["pekerjaan"]) == (kept, "Siti Aminah", "Guru")
