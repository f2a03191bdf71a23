"""The merged workbook: its sums against the generator's own, formulas with their values, lists, what is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from lkm_desktop.errors import LkmError
from lkm_desktop.kota import daftar, masuk
from lkm_desktop.kota.bahan import BahanPaket
from lkm_desktop.kota.daftar import BarisDaftar
from lkm_desktop.kota.koleksi import Koleksi, buka
from lkm_desktop.services.rekap.angka import BY_KUNCI
from lkm_desktop.workbooks.gabungan import gabungan_workbook
from tests.kota import kota_contoh as contoh

KEL = contoh.kelurahan(52)
SEMUA = [contoh.buat(KEL[n], ke) for ke in (3, 4) for n in range(9)]
LEMBAR = ["Ringkasan", "Per kecamatan", "G1 Profil", "G2 Anggota", "G3 Pengelola", "G4 Relawan", "G5 Rekap relawan",
          "G6 Siklus", "G7 Pemilihan", "G8 Pertemuan rutin", "G9 KBK", "G10 Pelatihan", "G11 IDF", "Angka janggal",
          "Banding", "Tren", "Petunjuk"]  # fmt: skip


@pytest.fixture(scope="module")
def kota(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Koleksi]:
    """Twelve kelurahan, nine of which sent for two months; one late, one broken, one outside the register."""
    with buka(tmp_path_factory.mktemp("kota") / "k.db") as koleksi:
        koleksi.kerjakan(lambda s: daftar.muat(s, [BarisDaftar(t.nama, t.kode, t.kecamatan, contoh.KOTA)
                                                   for t in KEL[:12]]))  # fmt: skip
        ganti = contoh.ganti(contoh.buat(KEL[5], 4), "R8", 0, hadir=99)
        bahan = [contoh.bahan(ganti if (h.tempat.nomor, h.periode.kode) == (5, "2025-07") else h,
                              9 if h.tempat.nomor == 2 else 3) for h in SEMUA]  # fmt: skip
        rusak = BahanPaket("r.zip", "ab", rusak="Terpotong.", kode=KEL[9].kode, periode="2025-07")
        asing = BahanPaket("x.zip", "cd", rusak="Terpotong.")
        masuk.terima(koleksi, [*bahan, rusak, asing, contoh.bahan(contoh.buat(KEL[40], 4))])
        yield koleksi


@pytest.fixture(scope="module")
def satu(kota: Koleksi) -> bytes:
    """The workbook of July."""
    return gabungan_workbook(kota, "2025-07", hari=contoh.bulan_ke(5).mulai)


@pytest.fixture(scope="module")
def semua(kota: Koleksi) -> bytes:
    """The workbook of both months."""
    return gabungan_workbook(kota, "", hari=contoh.bulan_ke(5).mulai)


@pytest.fixture(scope="module")
def rumus(satu: bytes) -> Any:
    """It, as openpyxl sees it, with the formulas."""
    return openpyxl.load_workbook(BytesIO(satu))


def isi(data: bytes, lembar: str) -> list[dict[str, Any]]:
    """The rows below the heading of a sheet, as an independent reader sees them."""
    baris = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name(lembar).to_python()
    kepala = next(n for n, b in enumerate(baris) if sum(v != "" for v in b) > len(b) * 0.7)
    return [dict(zip([str(v) for v in baris[kepala]], b, strict=True)) for b in baris[kepala + 1 :] if b[0] != ""]


def test_sheets_on_f4(rumus: Any) -> None:
    assert rumus.sheetnames == LEMBAR
    assert {ws.page_setup.paperSize for ws in rumus} == {14}


def test_totals_per_kecamatan_equal_the_independent_sums(satu: bytes) -> None:
    soll = contoh.jumlahkan([h for h in SEMUA if h.periode.kode == "2025-07"])
    baris = {b["Angka"]: b for b in isi(satu, "Per kecamatan")}
    for kunci, jumlah in soll["2025-07", ""].items():
        ist = baris[BY_KUNCI[kunci].label]
        assert ist["Jumlah"] == jumlah + (99 - _hadir(5) if kunci == "rutin_hadir" else 0)
        for (_, kecamatan), angka in soll.items():
            if kecamatan and kunci != "rutin_hadir":
                assert ist[kecamatan] == angka[kunci]
    assert baris["LKM yang rekapnya masuk"]["Jumlah"] == 9


def _hadir(nomor: int) -> int:
    return int(contoh.buat(KEL[nomor], 4).rekap.lembar["R8"][0]["hadir"])


def test_formulas_carry_the_values_that_they_give(satu: bytes, rumus: Any) -> None:
    """Every SUM in the workbook, added up again from the cells it names."""
    nilai = openpyxl.load_workbook(BytesIO(satu), data_only=True)
    dihitung = 0
    for ws in rumus:
        for baris in ws.iter_rows():
            for sel in baris:
                if isinstance(sel.value, str) and (cocok := re.fullmatch(r"=SUM\((\w+:\w+)\)", sel.value)):
                    angka = [c.value or 0 for b in nilai[ws.title][cocok[1]] for c in b]
                    assert nilai[ws.title][sel.coordinate].value == pytest.approx(sum(angka))
                    dihitung += 1
    assert dihitung > 100


def test_the_first_sheet_tells_who_sent(satu: bytes) -> None:
    baris = isi(satu, "Ringkasan")
    keadaan = {b["Kelurahan"]: b["Keadaan"] for b in baris if b["Kelurahan"]}
    assert [keadaan[KEL[n].nama] for n in (0, 2, 9, 10, 40)] == [
        "Tepat waktu", "Terlambat", "Rusak", "Belum masuk", "Tidak di daftar",
    ]  # fmt: skip
    assert baris[-1]["No."] == "Jumlah"
    atas = CalamineWorkbook.from_filelike(BytesIO(satu)).get_sheet_by_name("Ringkasan").to_python()[:12]
    fakta = {str(b[0]): next((v for v in b[1:] if v != ""), None) for b in atas}
    assert [fakta[k] for k in ("Rusak", "Tidak di daftar", "Rusak, entah dari siapa")] == [1, 1, 1]
    assert baris[-1]["Relawan"] == sum(h.angka["relawan_total"] for h in SEMUA if h.periode.kode == "2025-07")


def test_merged_lists_hold_every_row_behind_its_kelurahan(satu: bytes, semua: bytes) -> None:
    for lembar, kode in (("G2 Anggota", "R2"), ("G4 Relawan", "R4"), ("G10 Pelatihan", "R10")):
        juli = [(h.tempat.nama, b["nama"]) for h in SEMUA if h.periode.kode == "2025-07" for b in h.rekap.lembar[kode]]
        ist = [(b["Kelurahan"], b["Nama"]) for b in isi(satu, lembar) if b["Kelurahan"]]
        assert sorted(ist) == sorted(juli)
        assert len([b for b in isi(semua, lembar) if b["Kelurahan"]]) == sum(len(h.rekap.lembar[kode]) for h in SEMUA)


def test_text_that_looks_like_a_formula_stays_text(rumus: Any) -> None:
    hasil = [sel for baris in rumus["G9 KBK"].iter_rows() for sel in baris if sel.value == "=Disepakati bersama"]
    assert len(hasil) == 9
    assert {sel.data_type for sel in hasil} == {"s"}


def test_odd_numbers_comparison_and_trend(satu: bytes, rumus: Any) -> None:
    [janggal] = [b for b in isi(satu, "Angka janggal") if "Rapat anggota" in b["Yang janggal"]]
    assert janggal["Kelurahan"] == KEL[5].nama
    assert "yang hadir 99, lebih banyak daripada jumlah anggota" in janggal["Yang janggal"]
    banding = [b for b in isi(satu, "Banding") if b["Angka"] == "Relawan: jumlah"]
    assert [(b["Beda"], b["Kecamatan"] != "") for b in banding] == [(2, True)] * 9
    assert not [b for b in isi(satu, "Banding") if b["Beda"] == 0], "what did not change is not told"
    tren = isi(satu, "Tren")
    assert [(b["Bulan"], b["Rekap masuk"]) for b in tren] == [("Juni 2025", 9), ("Juli 2025", 9)]
    assert len(rumus["Tren"]._charts) == 4


def test_a_kelurahan_without_last_month_is_one_line_of_the_comparison(kota: Koleksi) -> None:
    baris = isi(gabungan_workbook(kota, "2025-06"), "Banding")
    assert {(b["Kelurahan"], b["Angka"]) for b in baris} == {
        (h.tempat.nama, "Belum ada rekap Mei 2025") for h in SEMUA[:9]
    }  # fmt: skip
    assert len(baris) == 9


def test_the_help_names_no_papers_that_a_korkot_never_saw(satu: bytes) -> None:
    assert not [v for b in isi(satu, "Petunjuk") for v in b.values() if "lkm-siklus" in str(v)]


def test_all_periods_together_are_not_added_up(semua: bytes) -> None:
    baris = isi(semua, "Per kecamatan")
    relawan = {b["Periode"]: b["Jumlah"] for b in baris if b["Angka"] == "Relawan: jumlah"}
    soll = contoh.jumlahkan(SEMUA)
    assert relawan == {"Juli 2025": soll["2025-07", ""]["relawan_total"],
                       "Juni 2025": soll["2025-06", ""]["relawan_total"]}  # fmt: skip
    assert not [b for b in isi(semua, "G5 Rekap relawan") if b["Periode"] == "Jumlah"]


def test_a_period_without_recaps_is_a_sentence(kota: Koleksi, tmp_path: Path) -> None:
    with pytest.raises(LkmError, match="Belum ada rekap untuk Mei 2025"):
        gabungan_workbook(kota, "2025-05")
    with buka(tmp_path / "kosong.db") as koleksi, pytest.raises(LkmError, match="Belum ada rekap untuk digabung"):
        gabungan_workbook(koleksi, "")


def test_giving_up_ends_the_work(kota: Koleksi) -> None:
    class Cukup(Exception):
        pass

    def maju(sudah: int, _semua: int, _kata: str) -> None:
        if sudah == 3:
            raise Cukup

    with pytest.raises(Cukup):
        gabungan_workbook(kota, "2025-07", maju=maju)
