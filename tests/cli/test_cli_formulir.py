"""The command that fills a form of the korkot."""

import json
from pathlib import Path
from typing import Any

import openpyxl

from lkm_desktop.services import templat_excel
from lkm_desktop.services.templat_excel import SelPeta
from lkm_desktop.storage import open_store
from tests.workbooks.korkot_contoh import korkot


def _pasang(folder: Path, data: bytes, berkas: str = "form.xlsx") -> None:
    store = open_store(folder)
    with store.unit("Ambil formulir") as s:
        form = templat_excel.tambah(s, "Form bulanan korkot", berkas, data)
        templat_excel.pasang(s, form, [SelPeta("", "Form 1", "D3", "angka", "kelurahan"),
                                       SelPeta("", "Form 1", "G14", "angka", "relawan_p"),
                                       SelPeta("", "Lama", "B1", "angka", "relawan_l")])  # fmt: skip
    store.close()


def test_a_form_is_filled_and_what_is_missing_is_told(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    _pasang(latihan, korkot())
    hasil = tmp_path / "hasil.xlsx"
    isian = ("--formulir", "form bulanan", "--periode", "2025-08", "-o", hasil)
    kode, keluar, galat = jalan("isi-formulir", latihan, *isian, "--uji")
    assert (kode, galat) == (0, "")
    assert "Akan terisi 2 sel, Agustus 2025" in keluar
    assert not hasil.exists()
    kode, keluar, _ = jalan("isi-formulir", latihan, *isian, "--json")
    assert kode == 0
    laporan = json.loads(keluar)
    assert "Lama B1" in laporan["tak_terisi"][0]
    lembar = openpyxl.load_workbook(hasil)["Form 1"]
    assert lembar["G14"].value == next(i["isi"] for i in laporan["sel"] if i["sel"] == "G14")
    assert lembar["H14"].value == "=F14+G14"


def test_a_form_with_macros_keeps_its_ending(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    """Excel opens no macros under a name that ends in .xlsx."""
    _pasang(latihan, korkot(), "form.xlsm")
    isian = ("--formulir", "form bulanan", "--periode", "2025-08", "-o")
    kode, _, galat = jalan("isi-formulir", latihan, *isian, tmp_path / "h.xlsx")
    assert (kode, galat) == (1, "Yang dibuat adalah berkas .xlsm, sedang namanya “h.xlsx”. Akhiri namanya dengan "
                                ".xlsm.\n")  # fmt: skip
    assert not (tmp_path / "h.xlsx").exists()
    assert jalan("isi-formulir", latihan, *isian, tmp_path / "h.xlsm")[0] == 0


def test_an_unknown_form_or_period_is_one_sentence(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    kode, _, galat = jalan("isi-formulir", latihan, "--formulir", "x", "--periode", "2025-08", "-o", tmp_path / "a")
    assert (kode, "tidak ada" in galat) == (1, True)
    _pasang(latihan, korkot())
    kode, _, galat = jalan("isi-formulir", latihan, "--formulir", "form", "--periode", "Mei", "-o", tmp_path / "a")
    assert (kode, "2025-07" in galat) == (1, True)
