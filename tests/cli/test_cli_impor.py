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


def test_differences_that_stay_are_counted_and_replacing_is_called_so(
    jalan: Any, latihan: Path, tmp_path: Path
) -> None:
    judul = ["Nama", "L/P", "Tgl Lahir", "RT", "Pekerjaan"]
    satu = buku(tmp_path / "a.xlsx", {"A": [judul, ["Orang Sangat Baru", "L", "17-08-1970", "1", "Guru"]]})
    dua = buku(tmp_path / "b.xlsx", {"B": [judul, ["Orang Sangat Baru", "L", "17-08-1970", "2", "Petani"]]})
    assert jalan("impor", latihan, satu)[0] == 0
    beda = "2 isian berbeda dibiarkan. Pakai --timpa bila lembar ini yang benar."
    assert beda in jalan("impor", latihan, dua, "--uji")[1]
    assert beda in jalan("impor", latihan, dua)[1]
    keluar = jalan("impor", latihan, dua, "--timpa")[1]
    assert "1 diganti isinya." in keluar
    assert "dilengkapi" not in keluar


def test_a_status_without_its_date_is_noted_once(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    baris = [
        ["Nama", "L/P", "RT", "Status"],
        ["Orang Sangat Baru", "L", "1", "Pindah"],
        ["Orang Lain Lagi", "P", "1", "Aktif"],
    ]
    berkas = buku(tmp_path / "a.xlsx", {"A": baris})
    keluar = jalan("impor", latihan, berkas)[1]
    assert "Baris 2: Tanggal pindah tidak ada di lembar; lengkapi di kartunya." in keluar
    assert "Baris 3" not in keluar
    assert "Tanggal pindah" not in jalan("impor", latihan, berkas)[1]


def test_all_sheets_of_a_file_in_one_step(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    isi = {f"RT {n:02}": [["Nama", "L/P", "RT"], [f"Orang Sangat Baru {n}", "L", n]] for n in range(1, 4)}
    berkas = buku(tmp_path / "perrt.xlsx", {**isi, "Petunjuk": [["Isi dengan rapi"]]})
    keluar = jalan("impor", latihan, berkas, "--lembar", "semua")[1]
    assert "3 tabel (RT 01, RT 02, RT 03), 3 baris: 3 warga baru." in keluar
    laporan = json.loads(jalan("impor", latihan, berkas, "--lembar", "rt 03", "--lembar", "RT 01", "--json")[1])
    assert (laporan["tabel"], laporan["sama"]) == (["RT 03", "RT 01"], 2)
    assert laporan["dikenali"].startswith("Dikenali: dipakai seperti")
    assert jalan("impor", latihan, berkas, "--lembar", "RT 09")[0] != 0


def test_pengelola_with_their_body_and_what_fits_another_book(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    berkas = buku(tmp_path / "a.xlsx", {"A": [["Nama", "L/P", "Jabatan"], ["Orang Sangat Baru", "L", "Kasir"]]})
    assert "Badan belum diketahui" in jalan("impor", latihan, berkas, "--ke", "pengelola", "--uji")[1]
    assert "1 pengelola baru." in jalan("impor", latihan, berkas, "--ke", "pengelola", "--badan", "upk")[1]
    kode, _, galat = jalan("impor", latihan, berkas, "--badan", "UPK")
    assert (kode != 0, "hanya untuk daftar pengelola" in galat) == (True, True)
    surat = buku(tmp_path / "s.xlsx", {"A": [["No", "Tgl Terima", "No Surat", "Pengirim", "Perihal"], [1, "1-1-2025"]]})
    assert "Judul kolomnya seperti Agenda surat masuk; pakai --ke surat-masuk." in jalan("impor", latihan, surat)[2]


def test_rejected_rows_are_written_for_mending(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    baris = [["Nama", "L/P", "RT"], ["Orang Sangat Baru", "L", "1"], ["Orang Keliru Sekali", "X", "1"]]
    berkas = buku(tmp_path / "a.xlsx", {"A": baris})
    sisa = tmp_path / "sisa.xlsx"
    keluar = jalan("impor", latihan, berkas, "--tolak", sisa)[1]
    assert f"1 baris yang ditolak tersimpan: {sisa}" in keluar
    assert "1 warga baru. 1 baris dilewati." in keluar
    halaman = openpyxl.load_workbook(sisa).active
    isi = [[sel.value for sel in satu] for satu in halaman.iter_rows() if satu[0].value == "Orang Keliru Sekali"]
    assert isi == [[
        "Orang Keliru Sekali", "X", "1", "L/P: “X” bukan jenis kelamin; isi L atau P.", "3"]]  # fmt: skip
