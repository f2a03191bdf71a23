"""The command `rekap`: a workbook for a period, its figures as JSON, calm sentences for what cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl

from lkm_desktop.services.rekap.definisi import LEMBAR


def test_a_year_with_its_counts(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    file = tmp_path / "rekap.xlsx"
    code, out, error = jalan("rekap", latihan, "--periode", "2025", "--sampai", "21-9-2025", "-o", file)
    assert (code, error) == (0, "")
    assert out.startswith(f"Rekap Tahun 2025 sampai 21 September 2025: {file}")
    assert "R2 Anggota" in out
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == [*(one.nama for one in LEMBAR), "Petunjuk", "_lkm"]
    assert "NIK" not in {cell.value for row in book["R4 Relawan"].iter_rows() for cell in row}


def test_figures_as_json_for_the_running_siklus_with_nik(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    file = tmp_path / "rekap.xlsx"
    code, out, _ = jalan("rekap", latihan, "--periode", "siklus", "--nik", "--tanpa-hp", "--json", "-o", file)
    assert code == 0
    told = json.loads(out)
    assert told["periode"].startswith("siklus-")
    assert (told["angka"]["anggota_total"], told["baris"]["R4"]) == (11, 45)
    sheet = openpyxl.load_workbook(file)
    assert "NIK" in {cell.value for row in sheet["R4 Relawan"].iter_rows() for cell in row}
    assert not any("0800" in str(cell.value) for row in sheet["R3 Pengelola"].iter_rows() for cell in row)
    name = str(told["berkas"])
    code, out, _ = jalan("rekap", latihan, "--periode", "siklus KOTAKU", "-o", name)
    assert code == 0


def test_what_cannot_be_is_told_and_nothing_written(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    file = tmp_path / "rekap.xlsx"
    for period, more, words in (
        ("2025-13", (), "Periode “2025-13” tidak dikenal."), ("siklus entah", (), "Siklus “entah” tidak ditemukan."),
        ("2025-09", ("--sampai", "31-8-2025"), "Tanggal cut-off 31 Agustus 2025 sebelum September 2025 dimulai."),
        ("2099-12", (), "Desember 2099 belum dimulai."),
    ):  # fmt: skip
        code, out, error = jalan("rekap", latihan, "--periode", period, *more, "-o", file)
        assert (code, out) == (1, "")
        assert error.startswith(words)
    assert not file.exists()
    code, _, error = jalan("rekap", latihan, "--periode", "2025", "-o", tmp_path / "rekap.pdf")
    assert (code, error) == (1, "Yang dibuat adalah berkas .xlsx, sedang namanya “rekap.pdf”. Akhiri namanya dengan "
                                ".xlsx.\n")  # fmt: skip
    assert not (tmp_path / "rekap.pdf").exists()
    code, _, error = jalan("rekap", latihan, "--periode", "2025", "-o", latihan / "data.lkm")
    assert code == 1
    assert "tidak boleh ditimpa" in error
