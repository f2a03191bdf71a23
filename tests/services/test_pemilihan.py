"""Elections in figures: Darek as published, turnout and legitimacy by the rules, adults counted from the residents."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.format import persen_rinci
from lkm_desktop.services import aturan, organisasi, pemilih, pemilihan, pemilihan_panitia, pemilihan_rt
from lkm_desktop.services.pemilihan_ringkasan import Ringkasan, ringkasan
from lkm_desktop.storage import Store
from tests.pembantu import person
from tests.pemilihan_contoh import buat, darek, rt
from tests.storage.helpers import dump


def summary(store: Store, election: str) -> Ringkasan:
    with store.read() as s:
        return ringkasan(s, election)


def findings(store: Store, election: str) -> dict[str, str]:
    return {t.kode: t.kalimat for t in summary(store, election).temuan}


def test_darek_comes_out_as_published(store: Store) -> None:
    found = summary(store, darek(store))
    assert (found.dewasa.l, found.dewasa.p, found.dewasa.total) == (None, None, 4748)
    assert (found.memilih.l, found.memilih.p, found.memilih.total) == (1283, 1735, 3018)
    assert found.persen == "63,56 %"
    assert (found.utusan.l, found.utusan.p, found.utusan.total) == (97, 17, 114)
    assert found.utusan.persen_p == "14,91 %"
    assert found.anggota.total == 13
    assert found.lengkap
    assert len(found.rt) == 9
    assert (found.sah or 0) + (found.tidak_sah or 0) == 3018
    assert found.legitimasi.kode == "kuning"
    assert found.legitimasi.kalimat == (
        "Sah: 63,56 % warga dewasa memilih (3.018 dari 4.748); legitimasi kuat mulai 70 %."
    )
    assert "Perempuan utusan 17 dari 114 (14,91 %); sekurang-kurangnya 30 %." in [t.kalimat for t in found.temuan]


@pytest.mark.parametrize(("a", "b", "words"), [(3018, 4748, "63,56 %"), (1, 3, "33,33 %"), (2, 3, "66,67 %"),
                                               (0, 5, "0,00 %"), (5, 5, "100,00 %"), (1, 0, "-"), (1, 8, "12,50 %")])
def test_percentages_have_two_decimals_and_a_comma(a: int, b: int, words: str) -> None:
    assert persen_rinci(a, b) == words


def test_legitimacy_turns_at_thirty_and_seventy(store: Store) -> None:
    election = buat(store)
    row = rt(store, election, dewasa_l=500, dewasa_p=500)
    for voters, kode, word in ((299, "merah", "Belum sah: 29,90 %"), (300, "kuning", "Sah: 30,00 %"),
                               (699, "kuning", "69,90 %"), (700, "hijau", "Sah dengan legitimasi kuat: 70,")):
        with store.unit("Catat pemilih") as s:
            pemilihan_rt.simpan_rt(s, election, row, {"memilih_l": voters // 2, "memilih_p": voters - voters // 2})
        found = summary(store, election).legitimasi
        assert found.kode == kode
        assert word in found.kalimat


def test_thresholds_are_settings(store: Store) -> None:
    election = buat(store)
    rt(store, election, dewasa_l=50, dewasa_p=50, memilih_l=20, memilih_p=20)
    with store.unit("Ubah aturan") as s:
        aturan.simpan(s, {"partisipasi_rt": "50", "legitimasi_kuat": "40"})
    found = summary(store, election)
    assert found.legitimasi.kode == "hijau"
    assert found.rt[0].cukup is False
    assert "kurang dari 50 %" in found.rt[0].kalimat


def test_an_rt_below_the_rule_is_visited_from_door_to_door(store: Store) -> None:
    election = buat(store)
    low = rt(store, election, dewasa_l=50, dewasa_p=50, memilih_l=10, memilih_p=19)
    rt(store, election, rt="2", dewasa_l=50, dewasa_p=50, memilih_l=10, memilih_p=20)
    one, two = summary(store, election).rt
    assert one.kalimat.startswith("Baru 29,00 % warga dewasa memilih, kurang dari 30 %: petugas mendatangi warga")
    assert two.cukup
    assert two.kalimat == "Sah: 30,00 % warga dewasa memilih, sekurang-kurangnya 30 %."
    assert "RT 01 RW 01 (29,00 %)" in findings(store, election)["BR11"]
    with store.unit("Ubah RT") as s:
        pemilihan_rt.simpan_rt(s, election, low, {"pintu": True})
    assert "BR11" not in findings(store, election)
    assert "sudah dilakukan dari pintu ke pintu" in summary(store, election).rt[0].kalimat


SALAH: list[tuple[dict[str, Any], str, str]] = [
    ({"dewasa_l": 10, "dewasa_p": 10, "memilih_l": 11, "memilih_p": 5}, "memilih_l", "laki-laki 11"),
    ({"dewasa_l": 10, "dewasa_p": 10, "memilih_l": 5, "memilih_p": 11}, "memilih_p", "perempuan 11"),
    ({"dewasa": 20, "memilih_l": 11, "memilih_p": 10}, "memilih_l", "Yang memilih 21"),
    ({"dewasa_l": 10, "dewasa_p": 10, "dewasa": 21}, "dewasa", "bukan 21"),
    ({"memilih_l": 5, "memilih_p": 5, "sah": 9, "tidak_sah": 2}, "sah", "sah dan tidak sah 11"),
    ({"memilih_l": -1}, "memilih_l", "kurang dari 0"),
    ({"memilih_l": "lima"}, "memilih_l", "angka"),
    ({"rt": "", "nama": ""}, "rt", "Isi nomor RT"),
]  # fmt: skip


def test_figures_that_cannot_be_are_refused(store: Store) -> None:
    """BR9: no more voters than adults, of either sex; L + P is the total; no more ballots than voters."""
    election = buat(store)
    before = dump(store)
    for values, key, word in SALAH:
        with pytest.raises(FieldErrors) as told, store.unit("Tambah RT") as s:
            pemilihan_rt.simpan_rt(s, election, None, {"rt": "1", "rw": "1", **values})
        assert word in told.value.errors[key]
    assert dump(store) == before


def test_an_rt_comes_once_and_a_difference_of_ballots_is_told(store: Store) -> None:
    election = buat(store)
    rt(store, election, memilih_l=5, memilih_p=5, sah=7, tidak_sah=2)
    with pytest.raises(FieldErrors, match="RT 01 RW 01 sudah ada"):
        rt(store, election, rt="01", rw="01")
    assert summary(store, election).rt[0].selisih == "Suara sah dan tidak sah 9, kurang 1 dari yang memilih 10."
    assert "BR9" in findings(store, election)


def test_adults_without_all_rows_are_not_made_up(store: Store) -> None:
    election = buat(store)
    rt(store, election, memilih_l=5, memilih_p=5)
    rt(store, election, rt="2", dewasa_l=50, dewasa_p=50)
    found = summary(store, election)
    assert found.dewasa.total is None
    assert found.persen == "-"
    assert found.legitimasi.kode == ""
    with store.unit("Ubah pemilihan") as s:
        pemilihan.simpan(s, election, {"dewasa": 90})
    assert summary(store, election).persen == "11,11 %"
    assert summary(store, election).legitimasi.kalimat.endswith("Sementara: 1 dari 2 RT sudah dicatat.")
    assert "jumlah dari RT 100" in findings(store, election)["BR9"]


# ---- adults from the residents (BR9) ---------------------------------------------------------------------------------


def residents(store: Store) -> None:
    """RT 1: two adults, a married girl of 16, one of 17 on the day, one a day too young, one unknown, two gone."""
    people: dict[str, dict[str, Any]] = {
        "Ahmad": {"jenis_kelamin": "L", "tanggal_lahir": date(1970, 1, 1)},
        "Halimah": {"jenis_kelamin": "P", "tanggal_lahir": date(1980, 1, 1)},
        "Nurul": {"jenis_kelamin": "P", "tanggal_lahir": date(1989, 1, 1), "status_kawin": "kawin"},
        "Hari Ini": {"jenis_kelamin": "L", "tanggal_lahir": date(1988, 2, 2)},
        "Besok": {"jenis_kelamin": "L", "tanggal_lahir": date(1988, 2, 3)},
        "Entah": {"jenis_kelamin": "L", "status_kawin": "belum kawin"},
        "Pindah": {"jenis_kelamin": "L", "tanggal_lahir": date(1960, 1, 1), "status": "pindah",
                   "status_tanggal": date(2005, 1, 1)},
        "Pindah Nanti": {"jenis_kelamin": "L", "tanggal_lahir": date(1960, 1, 1), "status": "pindah",
                         "status_tanggal": date(2006, 1, 1)},
    }  # fmt: skip
    for name, values in people.items():
        person(store, name, rt="1", rw="1", **values)
    person(store, "Rahmah", rt="2", rw="1", jenis_kelamin="P", tanggal_lahir=date(1970, 1, 1), unsur="Ketua RT")


def test_rows_are_made_from_the_residents(store: Store) -> None:
    residents(store)
    election = buat(store)
    with store.unit("Isi RT dari data warga") as s:
        made = pemilihan_rt.isi_rt(s, election)
    assert (made.baru, made.dewasa, made.tanpa_umur, made.tanpa_jk) == (2, 6, 1, 0)
    one, two = summary(store, election).rt
    assert (one.sebutan, one.dewasa_l, one.dewasa_p, one.dewasa) == ("RT 01 RW 01", 3, 2, 5)
    assert (two.dewasa_l, two.dewasa_p, two.ketua_rt, two.tanggal) == (0, 1, "Rahmah", date(2005, 2, 2))
    with store.unit("Isi RT dari data warga") as s:
        assert pemilihan_rt.isi_rt(s, election).baru == 0
    with store.read() as s:
        listed = pemilih.daftar_pemilih(s, election, one.id)
    assert [(p.nama, p.umur) for p in listed.pemilih] == [
        ("Ahmad", 35), ("Halimah", 25), ("Hari Ini", 17), ("Nurul", 16), ("Pindah Nanti", 45)]  # fmt: skip
    assert listed.tanpa_umur == ("Entah",)


def test_the_voting_age_is_a_setting_and_unknown_gender_leaves_only_the_total(store: Store) -> None:
    residents(store)
    person(store, "Tanpa JK", rt="1", rw="1", tanggal_lahir=date(1970, 1, 1))
    election = buat(store)
    with store.unit("Isi RT") as s:
        aturan.simpan(s, {"umur_pemilih": "21"})
        pemilihan_rt.isi_rt(s, election)
    one = summary(store, election).rt[0]
    assert (one.dewasa_l, one.dewasa_p, one.dewasa) == (None, None, 5), "Hari Ini is 17 only"


def test_counting_again_does_not_go_below_the_voters(store: Store) -> None:
    residents(store)
    election = buat(store)
    rt(store, election, memilih_l=30, memilih_p=30)
    with pytest.raises(LkmError, match="RT 01 RW 01: Yang memilih 60"), store.unit("Hitung dewasa") as s:
        pemilihan_rt.hitung_dewasa(s, election)


# ---- paste ----------------------------------------------------------------------------------------------------------


def test_a_pasted_table_changes_known_rts_and_makes_new_ones(store: Store) -> None:
    election = buat(store)
    known = rt(store, election, petugas="Budi")
    text = "RW\tRT\tDewasa L\tDewasa P\tMemilih L\tMemilih P\tAneh\n1\t1\t100\t1.100\t50\t60\tx\n1\t2\t90\t95\t\t\t\n" \
           "Jumlah\t\t190\t1195\t\t\t\n\n"
    with store.unit("Tempel tabel") as s:
        assert pemilihan_rt.simpan_rt_banyak(s, election, pemilihan_rt.baca_tempelan(text)) == (1, 1)
    one, two = summary(store, election).rt
    assert (one.id, one.dewasa_l, one.dewasa_p, one.memilih, one.petugas) == (known, 100, 1100, 110, "Budi")
    assert (two.sebutan, two.dewasa, two.memilih) == ("RT 02 RW 01", 185, None)
    store.undo()
    assert [r.sebutan for r in summary(store, election).rt] == ["RT 01 RW 01"]


TEMPELAN = [
    ("1;1;10;10;11;5", "Baris 1 (RT 01 RW 01): Yang memilih laki-laki 11"),
    ("1;1;10;10;1;5\n1;01;10;10;1;5", "Baris 2: RT 01 RW 01 tertulis dua kali"),
    ("1;2;10;10;satu;5", "Baris 1 (RT 02 RW 01): Memilih L: Isi dengan angka saja."),
    ("halo", "Tidak ada baris RT"), ("", "Tidak ada baris RT"),
]  # fmt: skip


def test_a_wrong_line_of_a_paste_is_named_and_nothing_is_saved(store: Store) -> None:
    election = buat(store)
    before = dump(store)
    for text, word in TEMPELAN:
        with pytest.raises(LkmError) as told, store.unit("Tempel tabel") as s:
            pemilihan_rt.simpan_rt_banyak(s, election, pemilihan_rt.baca_tempelan(text))
        assert word in told.value.message
    assert dump(store) == before


# ---- elections and committee ----------------------------------------------------------------------------------------


def test_a_new_form_begins_with_the_term_of_office(store: Store) -> None:
    with store.read() as s:
        values = pemilihan.bawaan(s, date(2026, 3, 1))
    assert (values["nama"], values["periode"], values["jumlah_anggota"]) == ("Pemilihan LKM 2026", "2026-2029", 13)
    assert (values["min_nama"], values["max_nama"], values["kel_nama"]) == (2, 3, 3)
    with store.unit("Ubah profil") as s:
        organisasi.save(s, {"istilah": "BKM"})
        assert pemilihan.bawaan(s, date(2026, 3, 1))["nama"] == "Pemilihan BKM 2026"


def test_a_form_that_cannot_be_is_refused(store: Store) -> None:
    wrong: tuple[tuple[str, dict[str, Any]], ...] = (
        ("nama", {"nama": " "}), ("tanggal", {"tanggal": date(2005, 2, 1)}), ("max_nama", {"min_nama": 4}),
        ("basis_selesai", {"basis_selesai": date(2005, 1, 1)}), ("jumlah_anggota", {"jumlah_anggota": 0}),
        ("kel_nama", {"kel_nama": ""}),
    )  # fmt: skip
    for key, values in wrong:
        with pytest.raises(FieldErrors) as told:
            buat(store, **values)
        assert key in told.value.errors


def test_an_election_goes_to_the_sampah_and_comes_back(store: Store) -> None:
    election = buat(store)
    with store.unit("Hapus pemilihan") as s:
        pemilihan.buang(s, election)
    with store.read() as s:
        assert pemilihan.daftar(s) == ()
        assert len(pemilihan.daftar(s, sampah=True)) == 1
    with store.unit("Pulihkan pemilihan") as s:
        pemilihan.pulihkan(s, election)
        assert [(e.nama, e.rt, e.dihitung) for e in pemilihan.daftar(s)] == [("Pemilihan LKM 2005", 0, 0)]


def test_the_committee_has_three_pokja_of_three(store: Store) -> None:
    election = buat(store)
    rt(store, election, rw="1")
    rt(store, election, rt="2", rw="2")
    with store.unit("Tambah panitia") as s:
        pemilihan_panitia.simpan_panitia(s, election, None, {
            "nama": "Yusran", "jenis_kelamin": "L", "rw": "1", "jabatan": "Ketua"})
        for pokja in pemilihan_panitia.POKJA[:2]:
            for n in range(3 if pokja == "Pemilihan Anggota" else 2):
                pemilihan_panitia.simpan_panitia(s, election, None, {
                    "nama": f"{pokja} {n}", "jenis_kelamin": "P" if n == 2 else "L", "rw": "1", "pokja": pokja})
    with store.read() as s:
        found = pemilihan_panitia.panitia(s, election)
    assert [one.nama for one in found.orang][:2] == ["Yusran", "Pemilihan Anggota 0"]
    words = [t.kalimat for t in found.temuan]
    assert words == [
        "Panitia baru 2 pokja; sekurang-kurangnya 3.",
        "Orang pokja masih kurang dari 3: Tata Tertib dan Review AD (2).",
        "Orang panitia masih kurang dari 3 di RW 02 (0).",
        "Perempuan panitia 1 dari 6 (16,67 %); sekurang-kurangnya 30 %.",
    ]
    assert "BR13" in findings(store, election)
    with pytest.raises(FieldErrors, match="sudah menjadi panitia"), store.unit("Tambah panitia") as s:
        pemilihan_panitia.simpan_panitia(s, election, None, {"orang_id": found.orang[0].orang_id})
    with store.unit("Lepas panitia") as s:
        pemilihan_panitia.lepas_panitia(s, found.orang[0].penugasan_id)
        assert len(pemilihan_panitia.orang_panitia(s, election)) == 5


@pytest.mark.parametrize(("nilai", "salah"), [
    ({"dewasa_l": "99999999999"}, {"dewasa_l": "Dewasa L paling banyak 999.999; periksa angkanya."}),
    ({"dewasa_l": "9" * 30}, {"dewasa_l": "Dewasa L: Angka ini terlalu besar."}),
    ({"dewasa_p": "1.5"}, {"dewasa_p": "Dewasa P: Isi dengan angka bulat, misalnya 1.200."}),
    ({"jam_buka": "25.00"}, {"jam_buka": "Dibuka: Jam 25.00 tidak ada. Tulis antara 00.00 dan 23.59."}),
    ({"jam_buka": "13", "jam_tutup": "8"}, {"jam_tutup": "Ditutup 08.00, tidak sesudah dibuka 13.00."}),
])  # fmt: skip
def test_numbers_and_clocks_that_cannot_be_are_told(store: Store, nilai: dict[str, str], salah: dict[str, str]) -> None:
    election = buat(store)
    with pytest.raises(FieldErrors) as wrong:
        rt(store, election, **nilai)
    assert wrong.value.errors == salah
    rt(store, election, dewasa_l="1.200", jam_buka="8", jam_tutup="pukul 13")
    with store.read() as s:
        (row,) = pemilihan_rt.baris_rt(s, election)
    assert (row.dewasa_l, row.jam_buka, row.jam_tutup) == (1200, "08.00", "13.00")


def test_the_office_says_how_many_members_are_usual(store: Store) -> None:
    with store.read() as s:
        assert [pemilihan.temuan_kursi(s, n) for n in (5, 9, 12, 13, 15)] == [
            "Aturan kantor ini: 9 sampai 13 anggota.", "", "Jumlah anggota biasanya ganjil.", "",
            "Aturan kantor ini: 9 sampai 13 anggota."]


def test_more_women_than_adults_are_told_at_the_women(store: Store) -> None:
    election = buat(store)
    with pytest.raises(FieldErrors) as wrong:
        rt(store, election, dewasa_l=10, dewasa_p=3, memilih_l=2, memilih_p=4)
    assert list(wrong.value.errors) == ["memilih_p"]
    row = rt(store, election, dewasa_l=10, dewasa_p=3, memilih_l=2, memilih_p=3)
    with store.read() as s:
        assert pemilihan.daftar(s)[0].dihitung == 0, "voters alone are no count"
    with store.unit("Hitung") as s:
        pemilihan_rt.simpan_rt(s, election, row, {"sah": 5, "tidak_sah": 0})
        assert pemilihan.daftar(s)[0].dihitung == 1
