"""A city of 52 kelurahan over ten months, some of it broken, doubled, late, resent or missing: the sums are right.

The generator counts while it makes the rows; what it counted is compared with what the collection adds up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

import pytest

from lkm_desktop.kota import daftar, janggal, jumlah, masuk, papan, pilih, tren
from lkm_desktop.kota.bahan import BahanPaket
from lkm_desktop.kota.daftar import BarisDaftar
from lkm_desktop.kota.koleksi import Koleksi, buka
from tests.kota import kota_contoh as contoh
from tests.kota.kota_contoh import Hitungan

KEL = contoh.kelurahan(52)
BULAN = 10


@dataclass(frozen=True)
class Kota:
    """What is sent, in the order in which it arrives, and what counts in the end."""

    kiriman: list[BahanPaket]
    berlaku: list[Hitungan]
    belum: set[tuple[int, int]]
    terlambat: set[tuple[int, int]]


@pytest.fixture(scope="session")
def kota() -> Kota:
    """520 recaps: 7 never come, 12 come late, 30 come twice, 20 are sent again with other numbers, 9 come broken, 6 are
    of an older version."""
    acak = Random(2025)
    semua = [(n, ke) for ke in range(BULAN) for n in range(len(KEL))]
    pilihan = acak.sample(semua, 84)
    belum, telat, kembar, ulang, rusak, tua = (
        set(pilihan[a:b]) for a, b in ((0, 7), (7, 19), (19, 49), (49, 69), (69, 78), (78, 84))
    )
    kiriman: list[BahanPaket] = []
    berlaku: list[Hitungan] = []
    for n, ke in semua:
        h = contoh.tua(contoh.buat(KEL[n], ke)) if (n, ke) in tua else contoh.buat(KEL[n], ke)
        if (n, ke) in belum:
            continue
        if (n, ke) in rusak:
            kiriman.append(BahanPaket(f"{n}-{ke}.zip", f"{n:032}{ke:032}", rusak="Terpotong.", kode=KEL[n].kode,
                                      periode=h.periode.kode))  # fmt: skip
            continue
        berlaku.append(h)
        kiriman.append(contoh.bahan(h, 15 if (n, ke) in telat else 4))
        if (n, ke) in kembar:
            kiriman.append(replace(kiriman[-1], berkas="lagi.zip"))
        if (n, ke) in ulang:
            kiriman.append(contoh.bahan(contoh.ganti(h, "R1", 0, kk=1, rt=1), 2))  # what was wrong was sent before
    acak.shuffle(kiriman)
    return Kota(kiriman, berlaku, belum, telat)


@pytest.fixture
def penuh(koleksi: Koleksi, kota: Kota) -> Koleksi:
    """The collection after all has arrived."""
    koleksi.kerjakan(lambda s: daftar.muat(s, [BarisDaftar(t.nama, t.kode, t.kecamatan, contoh.KOTA) for t in KEL]))
    hasil = masuk.terima(koleksi, iter(kota.kiriman))
    hitung = Counter(one.keadaan for one in hasil)
    assert hitung["rusak"] == 9
    assert hitung["sama"] == 30
    assert hitung["mengganti"] + hitung["lama"] == 20
    assert sum(hitung.values()) == len(kota.kiriman) == 554 + 9
    return koleksi


def test_the_sums_equal_an_independent_computation(penuh: Koleksi, kota: Kota) -> None:
    """Totals per kecamatan and of the city, the trend over the year, and the board; one collection for all of it."""
    soll = contoh.jumlahkan(kota.berlaku)
    with penuh.baca() as s:
        for ke in range(BULAN):
            p = contoh.bulan_ke(ke)
            t = jumlah.jumlah(s, p.kode)
            kunci = {a.kunci for a in t.angka}
            assert set(soll[p.kode, ""]) <= kunci
            for baris in (*t.kecamatan, t.kota):
                nama = "" if baris is t.kota else baris.nama
                assert {k: baris.nilai[k] for k in soll[p.kode, nama]} == soll[p.kode, nama]
            assert t.kota.lkm == sum(one.lkm for one in t.kecamatan)
            for k in kunci:
                assert t.kota.nilai[k] == sum(one.nilai[k] for one in t.kecamatan)
            _papan(papan.papan(s, p.kode), kota, ke)
        _tren(tren.tren(s, 2025), soll)
        assert tren.tahun_ada(s) == (2025,)
        barat = tren.tren(s, 2025, ["relawan_total"], kecamatan="Contoh Barat")
        assert barat.deret["relawan_total"][2:] == tuple(
            soll[contoh.bulan_ke(ke).kode, "Contoh Barat"]["relawan_total"] for ke in range(BULAN)
        )


def _papan(b: papan.Papan, kota: Kota, ke: int) -> None:
    nama = {t.nama: t.nomor for t in KEL}
    for keadaan, soll in (("belum", kota.belum), ("terlambat", kota.terlambat)):
        ist = {nama[one.tempat.nama] for one in b.baris if one.keadaan == keadaan}
        assert ist == {n for n, m in soll if m == ke}
    assert len(b.baris) == 52


def _tren(t: tren.Tren, soll: dict[tuple[str, str], Counter[str]]) -> None:
    for ke in range(BULAN):
        kode = contoh.bulan_ke(ke).kode
        for k in soll[kode, ""]:
            assert t.deret[k][ke + 2] == soll[kode, ""][k]
    assert t.masuk[:2] == (0, 0)
    assert t.deret["relawan_total"][:2] == (None, None)
    assert sum(t.masuk) == 520 - 7 - 9


# --- odd numbers ----------------------------------------------------------------------------------------------------


@pytest.fixture
def sepi(tmp_path: object) -> Iterator[Koleksi]:
    """Three kelurahan in two months, all of it in order."""
    with buka(f"{tmp_path}/k.db") as koleksi:
        masuk.terima(koleksi, [contoh.bahan(contoh.buat(KEL[n], ke)) for ke in (3, 4) for n in range(3)])
        yield koleksi


def test_a_city_that_agrees_with_itself_has_no_odd_numbers(sepi: Koleksi) -> None:
    with sepi.baca() as s:
        assert janggal.periksa(s, "2025-06") == janggal.periksa(s, "2025-07") == ()


@pytest.mark.parametrize(
    ("lembar", "nomor", "nilai", "aturan", "kata"),
    [
        ("R6", 0, {"p": 900}, "jumlah", "peserta L + P 9"),
        ("R6", 0, {"total": 99_999}, "jumlah", "jumlah peserta 99.999, tetapi L + P hanya"),
        ("R6", 0, {"total": 99_999}, "lonjakan", "kali lipat"),
        ("R1", 0, {"anggota_total": 13}, "jumlah", "R2 Anggota memuat 11 anggota, tetapi R1 Profil 13"),
        ("R6", 1, {"miskin": 5000}, "bagian", "peserta miskin 5.000, lebih banyak daripada jumlah peserta"),
        ("R6", 0, {"persen_p": 1.4}, "persen", "Peserta % P 140 %, lebih dari 100"),
        ("R7", 0, {"memilih_p": 600}, "bagian", "RW 02 RT 01: pemilih P 600, lebih banyak daripada warga dewasa P"),
        ("R8", 0, {"hadir": 40}, "bagian", "yang hadir 40, lebih banyak daripada jumlah anggota"),
        ("R8", 0, {"tanggal": date(2025, 5, 9)}, "tanggal", "09-05-2025, di luar Juli 2025"),
        ("R8", 0, {"tanggal": date(2025, 8, 1)}, "tanggal", "01-08-2025, sesudah cut-off"),
        ("R1", 0, {"anggota_l": 12, "anggota_p": 9, "anggota_total": 21}, "anggota", "21 orang, lebih dari 13"),
        ("R1", 0, {"anggota_l": 1, "anggota_p": 2, "anggota_total": 3}, "anggota", "3 orang, kurang dari 9"),
        ("R1", 0, {"kk": 3}, "lonjakan", "Jumlah KK turun dari"),
        ("R1", 0, {"kk": 99_999}, "bagian", "jumlah KK 99.999, lebih banyak daripada jumlah penduduk"),
        ("R1", 0, {"rt": -4}, "negatif", "Jumlah RT: -4, kurang dari nol"),
        ("R5", 0, {"terdaftar_l": 90}, "jumlah", "R4 Relawan memuat"),
        ("R2", 0, {"status": "Berhenti"}, "jumlah", "R2 Anggota memuat"),
        ("R2", 0, {"nama": "Nur Aini", "tanggal_lahir": date(1980, 1, 2)}, "kembar", "juga anggota LKM di"),
    ],
)  # fmt: skip
def test_each_odd_number_names_its_kelurahan(
    sepi: Koleksi, lembar: str, nomor: int, nilai: dict[str, object], aturan: str, kata: str
) -> None:
    def ubah(n: int) -> BahanPaket:
        return contoh.bahan(contoh.ganti(contoh.buat(KEL[n], 4), lembar, nomor, **nilai), 6)

    dua = aturan == "kembar"
    masuk.terima(sepi, [ubah(1), *([ubah(2)] if dua else [])])
    with sepi.baca() as s:
        found = janggal.periksa(s, "2025-07")
    assert {j.tempat.nama for j in found} == {KEL[1].nama, *([KEL[2].nama] if dua else [])}
    assert [j for j in found if j.aturan == aturan and kata in j.kalimat], [j.kalimat for j in found]


def test_rules_of_the_recap_itself(sepi: Koleksi) -> None:
    h = contoh.buat(KEL[0], 4)
    dini = replace(h, rekap=replace(h.rekap, kepala={**h.rekap.kepala, "sampai": date(2025, 7, 20)}))
    salinan = contoh.buat(KEL[1], 3)
    lama = replace(salinan, periode=contoh.bulan_ke(4), rekap=replace(
        salinan.rekap, kepala={**salinan.rekap.kepala, "periode": "2025-07", "sampai": date(2025, 7, 31)}))
    masa_depan = contoh.bahan(contoh.ganti(contoh.buat(KEL[2], 4), "R6", 0, kegiatan="Rembug"), 5000)
    masuk.terima(sepi, [contoh.bahan(dini, 6), contoh.bahan(lama, 6), masa_depan])
    with sepi.baca() as s:
        found = {(j.aturan, j.tempat.nama) for j in janggal.periksa(s, "2025-07")}
    assert {("cutoff", KEL[0].nama), ("salinan", KEL[1].nama), ("jam", KEL[2].nama)} <= found


def test_one_cause_is_one_line(sepi: Koleksi) -> None:
    """Five times as many relawan: what they are made of leaps too and is not told once more."""
    masuk.terima(sepi, [contoh.bahan(contoh.buat(KEL[1], 4, relawan=150), 6)])
    with sepi.baca() as s:
        [satu] = [j.kalimat for j in janggal.periksa(s, "2025-07") if j.aturan == "lonjakan"]
    assert satu.startswith("Relawan: jumlah naik dari 37 (Juni 2025) menjadi 159, 330 %; ")
    assert satu.endswith("angka rinciannya ikut naik.")


def test_rules_can_be_turned_off(sepi: Koleksi) -> None:
    from lkm_desktop.kota import setelan

    masuk.terima(sepi, [contoh.bahan(contoh.ganti(contoh.buat(KEL[1], 4), "R1", 0, kk=3, kk_miskin=0), 6)])
    with sepi.baca() as s:
        assert [j.aturan for j in janggal.periksa(s, "2025-07")] == ["lonjakan", "lonjakan"]
    sepi.kerjakan(lambda s: setelan.simpan(s, {"lonjakan": 0}))
    with sepi.baca() as s:
        assert janggal.periksa(s, "2025-07") == ()


def test_a_kecamatan_has_one_spelling_and_stays_in_its_kota(sepi: Koleksi) -> None:
    """Without a register the offices spell for themselves; two kota may have a kecamatan of one name."""
    bahan = [contoh.bahan(contoh.buat(KEL[n], 4), 3, "", kecamatan=kec, kota=kota) for n, kec, kota in (
        (5, "Kec. CONTOH UTARA", contoh.KOTA), (10, "Contoh Utara", "Kabupaten Lain"))]  # fmt: skip
    masuk.terima(sepi, bahan)
    with sepi.baca() as s:
        t = jumlah.jumlah(s, "2025-07")
    utara = {one.nama: one.lkm for one in t.kecamatan if "Utara" in one.nama}
    assert utara == {f"Contoh Utara, {contoh.KOTA}": 2, "Contoh Utara, Kabupaten Lain": 1}


def test_a_kota_that_is_not_known_makes_no_second_kecamatan(sepi: Koleksi) -> None:
    """A register without kota, beside packages that name it."""
    rows = [BarisDaftar("Satu", kecamatan="Kec. Barat"), BarisDaftar("Dua", kecamatan="BARAT", kota="Kota Contoh")]
    sepi.kerjakan(lambda s: daftar.muat(s, rows, ganti=True))
    with sepi.baca() as s:
        assert len({t.kecamatan for t in pilih.tempat(s)}) == 1
        assert not any("Kec." in t.kecamatan or "Kota" in t.kecamatan for t in pilih.tempat(s))


def test_comparison_with_last_month(sepi: Koleksi) -> None:
    with sepi.baca() as s:
        baris = [b for b in jumlah.banding(s, "2025-07") if b.angka.kunci == "relawan_total"]
        assert [b.beda for b in baris] == [2, 2, 2]
        assert {b.lalu for b in jumlah.banding(s, "2025-06")} == {None}
        assert [one.kode for one in pilih.periode_ada(s)] == ["2025-07", "2025-06"]
