"""Taking recaps in: what becomes of each, whatever the order, on both engines and from several desks at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from itertools import permutations
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from lkm_desktop.kota import daftar, jumlah, masuk, papan, pilih
from lkm_desktop.kota.bahan import BahanPaket
from lkm_desktop.kota.daftar import BarisDaftar
from lkm_desktop.kota.koleksi import Koleksi, buka
from lkm_desktop.kota.skema import Kiriman
from tests.kota import kota_contoh as contoh

KEL = contoh.kelurahan(52)
JULI = "2025-07"
KE = 4  # July 2025


def satu(nomor: int = 0, hari: int = 3, ke: int = KE, **nilai: object) -> BahanPaket:
    """A package of a kelurahan; `nilai` are changes in its first row of R6."""
    h = contoh.buat(KEL[nomor], ke)
    return contoh.bahan(contoh.ganti(h, "R6", 0, **nilai) if nilai else h, hari)


def keadaan(koleksi: Koleksi, *bahan: BahanPaket) -> list[str]:
    return [one.keadaan for one in masuk.terima(koleksi, bahan)]


def test_arrived_doubled_replaced_and_older(koleksi: Koleksi) -> None:
    pertama, ulang = satu(hari=3), satu(hari=7, l=11)
    assert keadaan(koleksi, pertama) == ["diterima"]
    assert keadaan(koleksi, pertama) == ["sama"]
    assert keadaan(koleksi, ulang) == ["mengganti"]
    assert keadaan(koleksi, pertama, satu(hari=5, l=12)) == ["sama", "lama"]
    with koleksi.baca() as s:
        [kini] = pilih.berlaku(s, JULI)
        assert kini.dibuat == datetime(2025, 8, 7, 9, 30)
        assert s.scalar(select(func.count()).select_from(Kiriman)) == 3
        riwayat = papan.riwayat(s, kini.tempat.id, JULI)
        assert [one.berlaku for one in riwayat] == [True, False, False]


def test_the_newest_counts_whatever_the_order_of_arrival(tmp_path: Path) -> None:
    """Also when the newest says the same as the oldest, and when two were made in the same second."""
    tiga, dua = [satu(hari=3), satu(hari=5, l=11), satu(hari=8)], [satu(hari=8, l=12), satu(hari=8, l=13)]
    assert len(_akhir(tmp_path, permutations(tiga))) == len(_akhir(tmp_path, permutations(dua))) == 1
    assert _akhir(tmp_path, [tiga]).pop()[1:] == (datetime(2025, 8, 8, 9, 30), datetime(2025, 8, 3, 9, 30))


def _akhir(tempat: Path, semua: Iterable[Sequence[BahanPaket]]) -> set[tuple[object, ...]]:
    """What counts in the end, for each order of arrival."""
    hasil: set[tuple[object, ...]] = set()
    for urutan in semua:
        with buka(tempat / f"{uuid4().hex}.db") as koleksi:
            masuk.terima(koleksi, urutan)
            with koleksi.baca() as s:
                [one] = pilih.berlaku(s, JULI)
                [baris] = papan.papan(s, JULI).baris
                hasil.add((s.get_one(Kiriman, one.kiriman_id).isi, one.dibuat, baris.pertama))
    return hasil


def test_a_resend_replaces_its_figures_and_never_doubles_them(koleksi: Koleksi) -> None:
    with_one = satu(l=30, p=10, total=40)
    keadaan(koleksi, satu(l=10, p=10, total=20), satu(1), satu(hari=6, l=30, p=10, total=40))
    with koleksi.baca() as s:
        t = jumlah.jumlah(s, JULI)
    assert t.kota.lkm == 2
    assert t.kota.nilai["siklus_l"] == with_one.angka["siklus_l"] + satu(1).angka["siklus_l"]


def test_a_resend_after_the_day_does_not_make_the_first_one_late(koleksi: Koleksi) -> None:
    keadaan(koleksi, satu(0, hari=5), satu(0, hari=20, l=9), satu(1, hari=6))
    with koleksi.baca() as s:
        b = papan.papan(s, JULI)
        assert b.tenggat == date(2025, 8, 5)
        assert {one.tempat.nama: one.keadaan for one in b.baris} == {KEL[0].nama: "tepat", KEL[1].nama: "terlambat"}
        assert papan.papan(s, JULI, tenggat=6).jumlah("tepat") == 2


def test_the_board_names_who_is_missing_and_who_sent_something_broken(koleksi: Koleksi) -> None:
    koleksi.kerjakan(lambda s: daftar.muat(s, [BarisDaftar(t.nama, t.kode, t.kecamatan) for t in KEL[:4]]))
    rusak = BahanPaket("rekap_x.zip", "ab", rusak="Terpotong.", kode=KEL[1].kode, periode=JULI)
    bernama = BahanPaket("rekap_y.zip", "cd", rusak="Terpotong.", kelurahan=KEL[2].nama.upper(), periode=JULI)
    tanpa = BahanPaket("foto.zip", "ef", rusak="Bukan paket.")
    assert keadaan(koleksi, satu(0), rusak, bernama, tanpa, rusak) == ["diterima"] + 4 * ["rusak"]
    with koleksi.baca() as s:
        b = papan.papan(s, JULI)
    assert {one.tempat.nama: one.keadaan for one in b.baris} == {
        KEL[0].nama: "tepat", KEL[1].nama: "rusak", KEL[2].nama: "rusak", KEL[3].nama: "belum",
    }  # fmt: skip
    assert [one.berkas for one in b.tanpa_nama] == ["foto.zip"]
    keadaan(koleksi, satu(1))
    with koleksi.baca() as s:
        assert papan.papan(s, JULI).jumlah("rusak") == 1
    koleksi.kerjakan(lambda s: masuk.lupakan(s, b.tanpa_nama[0].kiriman_id))
    with koleksi.baca() as s:
        assert not papan.papan(s, JULI).tanpa_nama


def test_a_broken_file_finds_its_kelurahan_once_that_is_known(koleksi: Koleksi) -> None:
    keadaan(koleksi, BahanPaket("r.zip", "ab", rusak="Terpotong.", kode=KEL[0].kode, periode=JULI), satu(0, ke=KE - 1))
    with koleksi.baca() as s:
        assert [one.keadaan for one in papan.papan(s, JULI).baris] == ["rusak"]


def test_a_kelurahan_outside_the_register_is_told_kept_and_not_counted(koleksi: Koleksi) -> None:
    koleksi.kerjakan(lambda s: daftar.muat(s, [BarisDaftar(t.nama, t.kode) for t in KEL[:2]]))
    hasil = masuk.terima(koleksi, [satu(0), satu(9)])
    assert [one.keadaan for one in hasil] == ["diterima", "tak_dikenal"]
    assert "tidak ada di daftar kelurahan; isinya disimpan" in hasil[1].kalimat
    with koleksi.baca() as s:
        assert jumlah.jumlah(s, JULI).kota.lkm == 1
        [luar] = papan.papan(s, JULI).di_luar
        asing = next(one for one in daftar.semua(s, terdaftar=False))
    assert luar.kelurahan == KEL[9].nama
    koleksi.kerjakan(lambda s: daftar.daftarkan(s, asing.id))
    with koleksi.baca() as s:
        assert jumlah.jumlah(s, JULI).kota.lkm == 2


def test_two_offices_that_claim_one_kode_are_told_and_not_merged(koleksi: Koleksi) -> None:
    lain = contoh.bahan(contoh.ganti(contoh.buat(KEL[0], KE), "R6", 0, l=99), 9, kantor_id="f" * 32)
    hasil = masuk.terima(koleksi, [satu(0), lain])
    assert [one.keadaan for one in hasil] == ["diterima", "bentrok"]
    assert hasil[1].kalimat.startswith(f"Dua kantor mengaku sebagai {KEL[0].nama}")
    assert keadaan(koleksi, lain) == ["bentrok"]
    with koleksi.baca() as s:
        assert jumlah.jumlah(s, JULI).kota.nilai["siklus_l"] == satu(0).angka["siklus_l"]
        assert "Kantor lain juga mengirim" in papan.papan(s, JULI).baris[0].pesan
    koleksi.kerjakan(lambda s: masuk.akui_kantor(s, hasil[1].kiriman_id))
    with koleksi.baca() as s:
        assert jumlah.jumlah(s, JULI).kota.nilai["siklus_l"] == lain.angka["siklus_l"]
    assert keadaan(koleksi, satu(0, hari=12, l=3)) == ["bentrok"]


@pytest.mark.parametrize(
    ("kepala", "terdaftar", "hasil"),
    [({"kelurahan": "Kel. " + KEL[0].nama.upper()}, True, "diterima"), ({"kelurahan": "Pekauman"}, True, "bentrok"),
     ({"kelurahan": KEL[0].nama + " Barat"}, True, "bentrok"), ({"kode": ""}, True, "diterima"),
     ({"kode": "11.22.33.1999"}, True, "bentrok"), ({"kode": "", "kecamatan": "Lain Sekali"}, True, "tak_dikenal"),
     ({"kode": "", "kecamatan": ""}, False, "diterima")],
)  # fmt: skip
def test_identity(tmp_path: Path, kepala: dict[str, str], terdaftar: bool, hasil: str) -> None:
    with buka(tmp_path / "k.db") as koleksi:
        if terdaftar:
            baris = [BarisDaftar(t.nama, t.kode, t.kecamatan, contoh.KOTA) for t in KEL[:3]]
            koleksi.kerjakan(lambda s: daftar.muat(s, baris))
        [one] = masuk.terima(koleksi, [contoh.bahan(contoh.buat(KEL[0], KE), 3, "", **kepala)])
        assert one.keadaan == hasil, one.kalimat


def test_an_office_that_fills_in_its_kode_later_stays_one(koleksi: Koleksi) -> None:
    h = contoh.buat(KEL[0], KE)
    assert keadaan(koleksi, contoh.bahan(h, kode=""), contoh.bahan(contoh.buat(KEL[0], KE + 1))) == 2 * ["diterima"]
    with koleksi.baca() as s:
        [one] = daftar.semua(s)
        assert one.kode == KEL[0].kode


def test_cancel_keeps_what_was_taken_whole(koleksi: Koleksi) -> None:
    sudah: list[int] = []
    hasil = masuk.terima(
        koleksi, (satu(n) for n in range(50)), maju=lambda n, _s, _k: sudah.append(n), batal=lambda: len(sudah) == 1
    )
    assert len(hasil) == sudah[0] < 50
    with koleksi.baca() as s:
        assert jumlah.jumlah(s, JULI).kota.lkm == len(hasil)


def test_several_desks_that_take_the_same_resends_leave_one_current_recap_each(
    koleksi: Koleksi, buka_lagi: Callable[[], Koleksi]
) -> None:
    """Each desk takes the same files in another order, all kelurahan new; nothing is doubled, nothing lost."""
    bahan = [satu(n, hari) for n in range(6) for hari in (3, 6)] + [satu(n, 9, l=9) for n in range(6)]
    meja = [koleksi, buka_lagi(), buka_lagi()]
    gagal: list[BaseException] = []
    mulai = threading.Barrier(len(meja))

    def kerja(nomor: int) -> None:
        try:
            mulai.wait()
            masuk.terima(meja[nomor], bahan[nomor * 5 :] + bahan[: nomor * 5] if nomor < 2 else bahan[::-1])
        except BaseException as error:
            gagal.append(error)

    utas = [threading.Thread(target=kerja, args=(n,)) for n in range(len(meja))]
    for one in utas:
        one.start()
    for one in utas:
        one.join()
    assert not gagal
    with koleksi.baca() as s:
        kini = pilih.berlaku(s, JULI)
        assert len(kini) == 6
        assert {one.dibuat for one in kini} == {datetime(2025, 8, 9, 9, 30)}
        assert s.scalar(select(func.count()).select_from(Kiriman)) == 12
