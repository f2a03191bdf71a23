"""The commands about an office and its registers: contoh, baru, daftar, rapat, impor."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lkm_desktop import paths
from lkm_desktop.services.organisasi import get
from lkm_desktop.storage import open_store

CONTOH = paths.resources() / "contoh"


def sidik(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def test_contoh(jalan: Any, tmp_path: Path) -> None:
    kode, keluar, _ = jalan(
        "contoh", tmp_path / "k", "--orang", 120, "--rapat", 4, "--benih", 5, "--hari-ini", "21-9-2025"
    )
    assert kode == 0
    assert "120 warga, 11 anggota LKM, 45 relawan, 4 rapat" in keluar
    store = open_store(tmp_path / "k" / "data.lkm")
    with store.read() as s:
        assert get(s)["latihan"]
    store.close()


def test_contoh_never_touches_an_office(jalan: Any, latihan: Path) -> None:
    sebelum = sidik(latihan)
    kode, keluar, galat = jalan("contoh", latihan)
    assert (kode, keluar) == (1, "")
    assert "sudah berisi data kantor" in galat
    assert sidik(latihan) == sebelum


def test_contoh_too_small(jalan: Any, tmp_path: Path) -> None:
    kode, _, galat = jalan("contoh", tmp_path / "k", "--orang", 3)
    assert kode == 1
    assert "paling sedikit 100" in galat
    assert not (tmp_path / "k").exists()


def test_baru(jalan: Any, tmp_path: Path) -> None:
    kode, keluar, _ = jalan(
        "baru", tmp_path / "k", "--nama", "Candi Jaya", "--kelurahan", "Uji", "--istilah", "bkm", "--zona", "wita",
        "--kota", "Kota Uji", "--kode-kemendagri", "63.71.01.1004", "--periode-mulai", "12 nov 2023",
    )  # fmt: skip
    assert kode == 0
    assert "BKM Candi Jaya" in keluar
    store = open_store(tmp_path / "k")
    with store.read() as s:
        profil = get(s)
    store.close()
    assert (profil["nama"], profil["istilah"], profil["zona"], profil["kota"]) == (
        "Candi Jaya",
        "BKM",
        "WITA",
        "Kota Uji",
    )
    assert profil["periode_mulai"] == date(2023, 11, 12)
    assert profil["latihan"] is False


def test_baru_refuses_a_wrong_code(jalan: Any, tmp_path: Path) -> None:
    kode, _, galat = jalan("baru", tmp_path / "k", "--nama", "A", "--kelurahan", "B", "--kode-bps", "12")
    assert kode == 1
    assert "10 angka" in galat
    assert not (tmp_path / "k").exists()


def test_daftar_prints_an_aligned_table(jalan: Any, latihan: Path) -> None:
    kode, keluar, galat = jalan("daftar", latihan, "anggota")
    assert (kode, galat) == (0, "")
    baris = keluar.splitlines()
    assert baris[0].startswith("No  Nama lengkap")
    assert set(baris[1]) == {"-", " "}
    assert baris[-1] == "11 anggota."
    letak = baris[0].index("Jabatan")
    assert {b[letak:].split()[0] for b in baris[2:-1]} == {"Koordinator", "Anggota"}


def test_daftar_json_search_and_state(jalan: Any, latihan: Path) -> None:
    semua = json.loads(jalan("daftar", latihan, "warga", "--json")[1])
    assert semua["register"] == "orang"
    assert semua["jumlah"] == len(semua["baris"]) == 259
    nama = semua["baris"][0]["nama"]
    cari = json.loads(jalan("daftar", latihan, "orang", "--cari", nama.lower(), "--json")[1])
    assert nama in [b["nama"] for b in cari["baris"]]
    assert cari["jumlah"] < 10
    assert len(semua["baris"][0]["tanggal_lahir"]) == 10
    lama = json.loads(
        jalan("daftar", latihan, "anggota", "--keadaan", "mantan", "--per-tanggal", "21-9-2025", "--json")[1]
    )
    assert lama["jumlah"] == 1


def test_rapat(jalan: Any, latihan: Path) -> None:
    kode, keluar, _ = jalan("rapat", latihan)
    assert kode == 0
    assert keluar.splitlines()[-1] == "33 rapat."
    isi = json.loads(jalan("rapat", latihan, "--cari", "rwt", "--json")[1])
    assert any("RWT" in r["judul"] and r["hadir"] >= 50 for r in isi["rapat"])
    assert isi["jumlah"] == len(isi["rapat"])


def test_impor_dry_run_then_real_then_again(jalan: Any, latihan: Path) -> None:
    berkas = CONTOH / "data_warga_rt04.xlsx"
    uji = json.loads(jalan("impor", latihan, berkas, "--uji", "--json")[1])
    assert (uji["baris"], uji["baru"], uji["berubah"], uji["bermasalah"]) == (32, 27, 4, [])
    assert uji["tersimpan"] is False
    assert json.loads(jalan("daftar", latihan, "orang", "--json")[1])["jumlah"] == 259, "a dry run writes nothing"
    kode, keluar, _ = jalan("impor", latihan, berkas)
    assert kode == 0
    assert "27 warga baru, 4 dilengkapi, 1 sudah tercatat" in keluar
    warga = json.loads(jalan("daftar", latihan, "orang", "--keadaan", "semua", "--json")[1])
    assert warga["jumlah"] == 287
    lagi = json.loads(jalan("impor", latihan, berkas, "--json")[1])
    assert (lagi["baru"], lagi["berubah"], lagi["sama"], lagi["tersimpan"]) == (0, 0, 32, False)
    store = open_store(latihan)
    assert store.undo_label == "Impor data_warga_rt04.xlsx", "one step, and the second import left none"
    store.close()


def test_impor_with_problems_writes_nothing(jalan: Any, latihan: Path) -> None:
    berkas = CONTOH / "data_warga_rt05_nik_rusak.xlsx"
    sebelum = json.loads(jalan("daftar", latihan, "orang", "--json")[1])
    kode, keluar, galat = jalan("impor", latihan, berkas, "--json")
    assert kode == 1
    assert galat.count("\n") == 1
    assert "2 baris masih bermasalah; tidak ada yang disimpan" in galat
    laporan = json.loads(keluar)
    assert [(m["baris"], m["kolom"]) for m in laporan["bermasalah"]] == [(4, "NIK"), (8, "NIK")]
    assert all(m["alasan"] for m in laporan["bermasalah"])
    assert json.loads(jalan("daftar", latihan, "orang", "--json")[1]) == sebelum
    kode, keluar, _ = jalan("impor", latihan, berkas, "--lewati")
    assert kode == 0
    assert "10 warga baru" in keluar


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04 bukan zip", b"\x00\x01\x02" * 50])
def test_impor_of_nonsense(jalan: Any, latihan: Path, tmp_path: Path, isi: bytes) -> None:
    (tmp_path / "aneh.xlsx").write_bytes(isi)
    kode, keluar, galat = jalan("impor", latihan, tmp_path / "aneh.xlsx")
    assert (kode, keluar) == (1, "")
    assert "aneh.xlsx" in galat
    assert galat.count("\n") == 1


def test_missing_things_are_told(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    for argv in (
        ("impor", latihan, tmp_path / "tiada.xlsx"),
        ("daftar", tmp_path / "tiada", "orang"),
        ("hadir", latihan, "999", "1"),
        ("cetak", latihan, "notulen", "-o", tmp_path / "x.pdf"),
        ("cetak", latihan, "notulen", "--rapat", "999", "-o", tmp_path / "x.pdf"),
        ("ekspor", latihan, "kehadiran", "-o", tmp_path / "x.xlsx"),
        ("ekspor", latihan, "orang", "-o", tmp_path / "tiada" / "x.xlsx"),
        ("ekspor", latihan, "orang", "-o", tmp_path),
        ("ekspor", latihan, "tamu", "--keadaan", "mantan", "-o", tmp_path / "x.xlsx"),
    ):
        kode, keluar, galat = jalan(*argv)
        assert (kode, keluar) == (1, ""), argv
        assert galat.count("\n") == 1, argv
        assert galat.rstrip().endswith("."), argv
    assert not list(tmp_path.glob("x.*"))
