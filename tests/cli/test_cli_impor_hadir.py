"""`impor --ke kehadiran` and `--tahun-pelatihan`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl

from lkm_desktop.services.rapat import get_rapat
from lkm_desktop.storage import open_store
from tests.pembantu import meeting


def buku(path: Path, baris: list[list[Any]]) -> Path:
    wb = openpyxl.Workbook()
    for satu in baris:
        wb.active.append(satu)
    wb.save(path)
    return path


def test_attendance_is_filled_from_the_command_line(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    store = open_store(latihan)
    rapat_id = meeting(store)
    with store.read() as s:
        nomor = get_rapat(s, rapat_id)["nomor"]
    store.close()
    berkas = buku(tmp_path / "absen.xlsx", [["Nama", "L/P", "Hadir"], ["Tamu Satu", "L", "v"], ["Tamu Dua", "P", "v"]])
    perintah = ("impor", latihan, berkas, "--ke", "kehadiran", "--rapat", nomor)
    kode, keluar, _ = jalan(*perintah, "--uji")
    assert (kode, "2 tanda kehadiran untuk 1 rapat, 2 tamu baru." in keluar) == (0, True)
    assert "2 tanda kehadiran dicatat di 1 rapat, 2 tamu baru." in jalan(*perintah)[1]
    laporan = json.loads(jalan(*perintah, "--json")[1])
    assert (laporan["tersimpan"], [b["keadaan"] for b in laporan["baris"]]) == (False, ["sama", "sama"])


def test_options_belong_to_their_lists(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    berkas = buku(tmp_path / "a.xlsx", [["Nama", "L/P", "RT"], ["Orang Baru", "L", "1"]])
    kode, _, salah = jalan("impor", latihan, berkas, "--rapat", "1")
    assert (kode, "--ke kehadiran" in salah) == (1, True)
    isi = [["Nama Relawan", "L/P", "RT", "Pelatihan Dasar"], ["Orang Sangat Baru", "L", "1", "v"]]
    relawan = buku(tmp_path / "b.xlsx", isi)
    perintah = ("impor", latihan, relawan, "--ke", "relawan", "--uji")
    assert "Tahunnya tidak diketahui, jadi tidak dicatat: Pelatihan Dasar." in jalan(*perintah)[1]
    assert "Pelatihan baru: Pelatihan Dasar (2018)." in jalan(*perintah, "--tahun-pelatihan", "2018")[1]
