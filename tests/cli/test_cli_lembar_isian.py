"""The command of fill-in sheets."""

import json
from pathlib import Path
from typing import Any

from tests.services.lembar_bantu import isi, ubah


def test_a_sheet_goes_out_and_comes_back(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    berkas = tmp_path / "isian.xlsx"
    pilihan = ("--rt", "2", "--rw", "1", "--kolom", "nama,no-hp")
    kode, keluar, galat = jalan("lembar-isian", latihan, *pilihan, "-o", berkas)
    assert (kode, galat) == (0, "")
    assert "10 baris kosong" in keluar
    kode, keluar, _ = jalan("daftar", latihan, "warga", "--json")
    nama = next(b["nama"] for b in json.loads(keluar)["baris"] if b["rt"] == "02" and b["rw"] == "01")
    berkas.write_bytes(ubah(berkas.read_bytes(), isi("No. HP", nama, "081999888777")))
    kode, keluar, galat = jalan("lembar-isian", latihan, "--baca", berkas, "--uji")
    assert (kode, galat) == (0, "")
    assert f"{nama}, No. HP:" in keluar
    assert "menjadi 081999888777" in keluar
    kode, keluar, _ = jalan("lembar-isian", latihan, "--baca", berkas, "--json")
    assert json.loads(keluar)["tersimpan"]
    kode, keluar, _ = jalan("lembar-isian", latihan, "--baca", berkas)
    assert keluar.strip().endswith("Tidak ada sel yang berubah.")


def test_wrong_columns_and_neither_or_both_ways_are_told(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    agama = ("-o", tmp_path / "a.xlsx", "--kolom", "agama")
    for isian, kata in (((), "salah satu"), (agama, "Kolom “agama” tidak ada")):
        kode, _, galat = jalan("lembar-isian", latihan, *isian)
        assert kode == 1
        assert kata in galat
