"""What `impor` tells about the parts of a workbook that it does not take, and about differences that it leaves."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl


def buku(path: Path, lembar: dict[str, Sequence[Sequence[Any]]]) -> Path:
    wb = openpyxl.Workbook()
    wb.remove(wb.active)
    for nama, baris in lembar.items():
        halaman = wb.create_sheet(nama)
        for satu in baris:
            halaman.append(list(satu))
    wb.save(path)
    return path


def test_other_sheets_with_people_are_named(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    isi = {f"RT {n:02}": [["Nama", "L/P", "RT"], [f"Orang Baru {n}", "L", n]] for n in range(1, 8)}
    berkas = buku(tmp_path / "perrt.xlsx", {**isi, "Petunjuk": [["Isi dengan rapi"]]})
    keluar = jalan("impor", latihan, berkas, "--uji")[1]
    assert "Lembar RT 02, RT 03, RT 04 dan 3 lagi juga berisi orang dan belum diimpor; pakai --lembar." in keluar
    laporan = json.loads(jalan("impor", latihan, berkas, "--uji", "--json")[1])
    assert laporan["lembar_lain"] == [f"RT {n:02}" for n in range(2, 8)]


def test_unused_columns_and_rows_without_a_name_are_named(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    baris = [["Nama", "L/P", "RT", "Agama", "Hobi"], ["Orang Baru", "L", "1", "Islam", ""], ["", "", "2", "", ""]]
    keluar = jalan("impor", latihan, buku(tmp_path / "a.xlsx", {"Warga": baris}), "--uji")[1]
    assert "Kolom berisi yang tidak dipakai: “Agama”." in keluar
    assert "Baris yang dilewati karena tanpa nama: 3." in keluar
