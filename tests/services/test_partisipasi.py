"""Participation counted by hand: from the roll or from typed totals, never both; every number opens its list.

The siklus of `partisipasi_contoh` until 30 June 2026:

| meeting   | day    | recorded                                    | peserta | L  | P | ? | miskin | relawan |
|-----------|--------|---------------------------------------------|---------|----|---|---|--------|---------|
| RKM RT 01 | 2 Feb  | Ani, Budi (Cici absent)                     | 2       | 1  | 1 | 0 | 1      | 0       |
| RKM RT 02 | 5 Feb  | typed 10 + 5, though a roll is there too    | 15      | 10 | 5 | 0 | 4      | 2       |
| RKM kel.  | 20 Feb | Ani, Budi, Cici, Dodo (?), Eko, guest lurah | 6       | 3  | 2 | 1 | 2      | 1       |
| FGD       | 10 Apr | Ani, Eko (99 was typed before)              | 2       | 1  | 1 | 0 | 1      | 0       |
| FGD kedua | 12 Apr | nothing                                     | 0       | 0  | 0 | 0 | 0      | 0       |

Budi is a volunteer from 10 February on.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from lkm_desktop.domain import Penugasan, Rapat, Relawan, Tahap, new_id
from lkm_desktop.errors import LkmError
from lkm_desktop.services import aturan, undangan
from lkm_desktop.services.kehadiran import fill_unset
from lkm_desktop.services.partisipasi import ANGKA, MENURUT, Angka, Rekap, bahan, hitung
from lkm_desktop.services.partisipasi_rinci import di_balik
from lkm_desktop.services.partisipasi_tabel import catatan, sel
from lkm_desktop.services.unsur_hadir import topi
from lkm_desktop.storage import Store, open_store
from tests.services.partisipasi_contoh import HARI, Contoh, siklus

TOTAL = Angka(5, 4, 25, 15, 9, 1, 8, 3, 6)


@pytest.fixture
def c(store: Store) -> Contoh:
    return siklus(store)


@pytest.fixture(scope="module")
def jadi(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Contoh]]:
    """One office with the siklus for all tests that only read."""
    folder = tmp_path_factory.mktemp("partisipasi") / "kantor"
    shutil.copytree(template, folder)
    opened = open_store(folder)
    yield opened, siklus(opened)
    opened.close()


def rekap_of(store: Store, c: Contoh, menurut: str = "tahap", hari: date = HARI) -> Rekap:
    with store.read() as s:
        return hitung(s, c.siklus, menurut, hari)


def rows(rekap: Rekap) -> dict[str, Angka]:
    return {row.nama: row.angka for row in rekap.baris}


def test_stages_and_the_whole_siklus(jadi: tuple[Store, Contoh]) -> None:
    store, c = jadi
    found = rekap_of(store, c)
    assert rows(found) == {
        "02 Rembug Kesiapan Masyarakat": Angka(3, 3, 23, 14, 8, 1, 7, 3, 6),
        "04 Refleksi Kemiskinan": Angka(2, 1, 2, 1, 1, 0, 1, 0, 2),
        "12 Rembug Warga Tahunan": Angka(),
    }
    assert found.total.angka == TOTAL
    assert (found.total.angka.persen_p, found.total.angka.persen_miskin) == ("38 %", "32 %")  # 9 of 24, 8 of 25
    assert [row.singkat for row in found.baris] == ["RKM", "Refleksi", "RWT"]
    assert (found.belum_tercatat, found.ada_lain) == (1, True)


def test_activities(jadi: tuple[Store, Contoh]) -> None:
    store, c = jadi
    assert rows(rekap_of(store, c, "kegiatan")) == {
        "02.1 RKM tiap RT": Angka(2, 2, 17, 11, 6, 0, 5, 2, 2),
        "02.2 RKM kelurahan": Angka(1, 1, 6, 3, 2, 1, 2, 1, 6),
        "04.1 FGD penyebab kemiskinan": Angka(2, 1, 2, 1, 1, 0, 1, 0, 2),
    }


def test_rt_of_the_meeting_and_rt_of_the_people(jadi: tuple[Store, Contoh]) -> None:
    store, c = jadi
    assert rows(rekap_of(store, c, "rt")) == {
        "RT 01 RW 01": Angka(1, 1, 2, 1, 1, 0, 1, 0, 2),
        "RT 02 RW 01": Angka(1, 1, 15, 10, 5, 0, 4, 2, None),
        "Bukan pertemuan RT/RW": Angka(3, 2, 8, 4, 3, 1, 3, 1, 6),
    }
    assert rows(rekap_of(store, c, "asal")) == {
        "RT 01 RW 01": Angka(3, 3, 5, 2, 3, 0, 3, 1, 2),  # Ani three times, Budi twice
        "RT 02 RW 01": Angka(2, 2, 17, 10, 6, 1, 5, 2, 2),  # the typed 15, Cici, Dodo
        "RT belum diisi atau tamu": Angka(2, 2, 3, 3, 0, 0, 0, 0, 2),  # Eko twice, the lurah
    }


def test_levels_and_months(jadi: tuple[Store, Contoh]) -> None:
    store, c = jadi
    assert {k: (v.pertemuan, v.peserta) for k, v in rows(rekap_of(store, c, "tingkat")).items()} == {
        "RT": (2, 17), "Kelurahan": (3, 8),
    }  # fmt: skip
    assert {k: (v.pertemuan, v.peserta) for k, v in rows(rekap_of(store, c, "bulan")).items()} == {
        "Februari 2026": (3, 23), "Maret 2026": (0, 0), "April 2026": (2, 2),
    }  # fmt: skip


def test_elements(jadi: tuple[Store, Contoh]) -> None:
    store, c = jadi
    found = rows(rekap_of(store, c, "unsur"))
    assert {name: (v.peserta, v.l, v.p, v.lain) for name, v in found.items()} == {
        "Warga": (5, 1, 3, 1),  # Ani three times, Dodo, and Budi before he became a volunteer
        "LKM": (2, 2, 0, 0), "Relawan": (1, 1, 0, 0), "PKK/Posyandu": (1, 0, 1, 0), "Kelurahan": (1, 1, 0, 0),
        "Tidak dirinci menurut unsur (jumlah saja)": (15, 10, 5, 0),
    }  # fmt: skip


@pytest.mark.parametrize("menurut", [key for key, _ in MENURUT])
def test_rows_add_up_to_the_siklus(jadi: tuple[Store, Contoh], menurut: str) -> None:
    store, c = jadi
    found = rekap_of(store, c, menurut)
    for key in ("peserta", "l", "p", "lain", "miskin", "relawan"):
        assert sum(getattr(row.angka, key) for row in found.baris) == getattr(TOTAL, key), key
    for row in found.baris:
        n = row.angka
        assert n.l + n.p + n.lain == n.peserta
        assert n.miskin <= n.peserta
        assert n.relawan <= n.peserta


def test_every_number_opens_the_list_behind_it(jadi: tuple[Store, Contoh]) -> None:
    store, c = jadi
    with store.read() as s:
        data = bahan(s, c.siklus, HARI)
    for menurut, _ in MENURUT:
        for row in (rekap_of(store, c, menurut).total, *rekap_of(store, c, menurut).baris):
            for kolom, _ in ANGKA:
                found = di_balik(data, menurut, row.kunci, kolom)
                assert found is not None
                assert found.nilai == (getattr(row.angka, kolom) or 0)
                if kolom == "orang":
                    assert len(found.orang) == found.nilai
                    continue
                assert sum(one.nilai for one in found.rapat) == found.nilai
                listed = sum(one.nilai for one in found.rapat if one.cara == "daftar nama")
                if kolom != "pertemuan":
                    assert sum(p.kali for p in found.orang) == listed
    assert di_balik(data, "tahap", "tidak ada", "l") is None


def test_the_list_names_meetings_and_people(jadi: tuple[Store, Contoh]) -> None:
    store, c = jadi
    with store.read() as s:
        data = bahan(s, c.siklus, HARI)
    women = di_balik(data, "tahap", c.tahap["rkm"], "p")
    assert women is not None
    assert women.judul == "Perempuan: 02 Rembug Kesiapan Masyarakat"
    assert [(r.judul, r.nilai, r.cara) for r in women.rapat] == [
        ("RKM RT 01", 1, "daftar nama"), ("RKM RT 02", 5, "jumlah saja"), ("RKM kelurahan", 2, "daftar nama"),
    ]  # fmt: skip
    assert [(p.nama, p.kali, p.rapat) for p in women.orang] == [
        ("Ani", 2, ("RKM RT 01", "RKM kelurahan")), ("Cici", 1, ("RKM kelurahan",)),
    ]  # fmt: skip
    assert women.kalimat == "8 = 3 dari daftar nama + 5 dari jumlah yang dicatat; 2 orang berbeda."
    held = di_balik(data, "tahap", c.tahap["rk"], "pertemuan")
    assert held is not None
    assert held.kalimat == "2 pertemuan, 1 belum dicatat kehadirannya."
    everyone = di_balik(data, "tahap", "", "peserta")
    assert everyone is not None
    assert [p.orang_id for p in everyone.orang if p.nama == "Pak Lurah"] == [""]
    assert everyone.kalimat_unsur == "Warga 5, LKM 2, Kelurahan 1, PKK/Posyandu 1, Relawan 1."
    assert (women.kalimat_unsur, held.kalimat_unsur) == ("", "")


def test_the_day_of_the_count(jadi: tuple[Store, Contoh]) -> None:
    store, c = jadi
    assert rekap_of(store, c, hari=date(2026, 2, 4)).total.angka == Angka(1, 1, 2, 1, 1, 0, 1, 0, 2)
    assert rekap_of(store, c, hari=date(2026, 12, 1)).total.angka.pertemuan == 6


def test_least_share_of_women_by_stage_or_by_the_rule(store: Store, c: Contoh) -> None:
    def short() -> list[tuple[int | None, bool]]:
        return [(row.min_perempuan, row.kurang_perempuan) for row in rekap_of(store, c).baris]

    assert short() == [(30, False), (60, True), (30, False)]  # 8 of 22, 1 of 2, nobody yet
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"tahap_perempuan": "37"})
    assert short() == [(37, True), (60, True), (37, False)]
    assert rekap_of(store, c, "kegiatan").baris[2].min_perempuan == 60


def test_stages_in_the_sampah_take_their_meetings_along(store: Store, c: Contoh) -> None:
    with store.unit("Buang") as s:
        s.get_one(Tahap, c.tahap["rkm"]).dihapus = datetime(2026, 6, 1)
    assert rekap_of(store, c).total.angka == Angka(2, 1, 2, 1, 1, 0, 1, 0, 2)


def test_a_roll_on_which_all_were_absent_is_recorded(store: Store, c: Contoh) -> None:
    with store.unit("Alpa") as s:
        undangan.undang(s, c.rapat["kosong"], [c.orang["Ani"]])
        fill_unset(s, c.rapat["kosong"], "izin")
    assert rekap_of(store, c).belum_tercatat == 1
    with store.unit("Alpa") as s:
        fill_unset(s, c.rapat["kosong"], "alpa")
        undangan.undang(s, c.rapat["kosong"], [c.orang["Cici"]])
        fill_unset(s, c.rapat["kosong"], "alpa")
    assert rekap_of(store, c).belum_tercatat == 0
    assert rekap_of(store, c).total.angka.peserta == 25


def test_hats_are_dated(store: Store, c: Contoh) -> None:
    with store.unit("Topi") as s:
        row = s.query(Relawan).one()
        row.status, row.status_tanggal = "pindah", date(2026, 3, 1)
        s.add(Penugasan(id=new_id(), orang_id=c.orang["Cici"], badan="forum_relawan", jabatan="Ketua",
                        mulai=date(2026, 2, 1), selesai=date(2026, 2, 20)))
    with store.read() as s:
        hats = topi(s, list(c.orang.values()))
    budi, cici = c.orang["Budi"], c.orang["Cici"]
    days = [date(2026, 2, 9), date(2026, 2, 10), date(2026, 2, 28), date(2026, 3, 1)]
    assert [hats.relawan_pada(budi, day) for day in days] == [False, True, True, False]
    assert [hats.relawan_pada(cici, day) for day in (date(2026, 2, 20), date(2026, 2, 21))] == [True, False]
    assert not hats.relawan_pada(None, days[1])
    assert hats.unsur(None, days[0], None, None) == "Tamu"
    assert rekap_of(store, c).total.angka.relawan == 4  # Budi and Cici at the RKM of the kelurahan, two typed


def test_a_siklus_that_is_gone(store: Store) -> None:
    with store.read() as s, pytest.raises(LkmError, match="sudah tidak ada"):
        hitung(s, "x")


def test_totals_typed_without_relawan_and_the_poor_are_not_zero(store: Store, c: Contoh) -> None:
    with store.unit("Jumlah saja") as s:
        meeting = s.get_one(Rapat, c.rapat["rt2"])
        meeting.jumlah_miskin, meeting.jumlah_relawan = None, None
    found = rekap_of(store, c, "rt")
    row = next(one for one in found.baris if one.nama == "RT 02 RW 01")
    assert [sel(row, key) for key in ("peserta", "miskin", "persen_miskin", "relawan")] == ["15", "–", "–", "–"]
    assert [sel(found.total, key) for key in ("miskin", "persen_miskin", "relawan")] == ["4", "40 %", "1"]  # 4 of 10
    told = " ".join(catatan(found))
    for words in ("Warga miskin pada 1 pertemuan belum dicatat", "Relawan pada 1 pertemuan belum dicatat",
                  "15 peserta yang dicatat jumlahnya saja tidak termasuk"):
        assert words in told
