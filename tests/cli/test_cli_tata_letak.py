"""A saved layout and the statistics of a year on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkm_desktop.services import tata_letak
from lkm_desktop.services.registers import Query
from lkm_desktop.services.tata_letak import Letak
from lkm_desktop.storage import open_store

RT03 = Query(saring={"rt": "03"})


@pytest.fixture
def lurah(latihan: Path) -> Path:
    """The practice office with a layout for the lurah."""
    store = open_store(latihan)
    with store.unit("Simpan tata letak") as s:
        tata_letak.simpan(s, Letak("", "orang", "untuk Lurah", "Warga RT 03", ("nama", "alamat"), RT03))
    store.close()
    return latihan


def test_a_layout_by_its_name(jalan: Any, lurah: Path, tmp_path: Path) -> None:
    kode, keluar, _ = jalan("ekspor", lurah, "warga", "--tata-letak", "Untuk lurah", "-o", tmp_path / "l.xlsx")
    assert (kode, keluar.strip()) == (0, f"Tersimpan: {tmp_path / 'l.xlsx'}")
    ws: Any = openpyxl.load_workbook(tmp_path / "l.xlsx").active
    assert ws["A1"].value == "Warga RT 03"
    assert [c.value for c in ws[6]] == ["No", "Nama lengkap", "Alamat"]


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [(("orang", "--tata-letak", "lain"), "Yang ada: “untuk Lurah”"),
     (("relawan", "--tata-letak", "untuk Lurah"), "Buat dahulu di program"),
     (("orang", "--tata-letak", "untuk Lurah", "--cari", "siti"), "saringannya sendiri"),
     (("rapat", "--tata-letak", "untuk Lurah"), "hanya untuk daftar dan buku")],
)  # fmt: skip
def test_what_cannot_be_is_told(jalan: Any, lurah: Path, tmp_path: Path, argumen: tuple[str, ...], kata: str) -> None:
    kode, _, galat = jalan("ekspor", lurah, *argumen, "-o", tmp_path / "x.xlsx")
    assert kode == 1
    assert kata in galat
    assert not (tmp_path / "x.xlsx").exists()


def test_the_statistics_of_a_year(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    assert jalan("ekspor", latihan, "statistik", "--tahun", 2025, "-o", tmp_path / "s.xlsx")[0] == 0
    wb = openpyxl.load_workbook(tmp_path / "s.xlsx")
    assert wb["Ringkasan"]["A1"].value == "STATISTIK TAHUN 2025"
