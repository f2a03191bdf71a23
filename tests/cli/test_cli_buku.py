"""The plain books on the command line: daftar, ekspor, impor and cetak."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from lkm_desktop.domain import BUKU


@pytest.mark.parametrize("key", [r.key for r in BUKU])
def test_every_book_is_listed_exported_brought_in_again_and_printed(
    jalan: Any, latihan: Path, tmp_path: Path, key: str
) -> None:
    kode, keluar, _ = jalan("daftar", latihan, key.replace("_", "-"))
    assert kode == 0
    assert keluar.rstrip().endswith(".")
    isi = json.loads(jalan("daftar", latihan, key, "--json")[1])
    assert isi["jumlah"] > 1
    assert jalan("ekspor", latihan, key, "-o", tmp_path / "b.xlsx")[0] == 0
    assert openpyxl.load_workbook(tmp_path / "b.xlsx").active.max_row == 6 + isi["jumlah"]
    kode, keluar, galat = jalan("impor", latihan, tmp_path / "b.xlsx", "--ke", key)
    assert (kode, galat) == (0, "")
    assert f"Tidak ada yang berubah; {isi['jumlah']} baris sudah tercatat." in keluar
    assert jalan("cetak", latihan, f"buku-{key}", "-o", tmp_path / "b.pdf")[0] == 0
    assert "Mengetahui" in PdfReader(tmp_path / "b.pdf").pages[-1].extract_text()


def test_a_book_of_one_year_or_month(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    every = json.loads(jalan("daftar", latihan, "sk", "--json")[1])["jumlah"]
    one = json.loads(jalan("daftar", latihan, "sk", "--tahun", "2025", "--json")[1])["jumlah"]
    assert 0 < one < every
    assert jalan("cetak", latihan, "buku-surat-masuk", "--tahun", 2025, "--bulan", 3, "-o", tmp_path / "m.pdf")[0] == 0
    assert "Maret 2025" in PdfReader(tmp_path / "m.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [(("orang", "--tahun", "2025"), "hanya untuk buku bertanggal"), (("tamu", "--bulan", "13"), "Bulan 13 tidak ada")],
)
def test_a_period_that_cannot_be_is_told(jalan: Any, latihan: Path, argumen: tuple[str, ...], kata: str) -> None:
    kode, _, galat = jalan("daftar", latihan, *argumen)
    assert kode == 1
    assert kata in galat


def test_who_complained_is_printed_only_when_asked_for(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    def text(*more: str) -> str:
        assert jalan("cetak", latihan, "buku-pengaduan", "-o", tmp_path / "p.pdf", *more)[0] == 0
        return str(PdfReader(tmp_path / "p.pdf").pages[0].extract_text())

    assert "Ketua RT 14" not in text()
    assert "Ketua RT 14" in text("--lengkap")


def test_a_messy_sheet_and_its_problems(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["AGENDA"], ["No", "Tgl Terima", "Asal Surat", "Perihal"], [1, "2-9-2025", "Lurah", "RWT"],
                [2, "31-2-2025", "Camat", "Edaran"]):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    kode, keluar, galat = jalan("impor", latihan, tmp_path / "a.xlsx", "--ke", "surat-masuk")
    assert kode == 1
    assert "1 baris masih bermasalah" in galat
    assert "Baris 4, kolom Tgl Terima" in keluar
    kode, keluar, _ = jalan("impor", latihan, tmp_path / "a.xlsx", "--ke", "surat_masuk", "--lewati")
    assert kode == 0
    assert "1 surat masuk baru. 1 baris dilewati." in keluar
