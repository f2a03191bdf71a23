"""The manifest of a package: read back as written, and every damage named."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.services.paket_manifes import (
    KELENGKAPAN,
    MANIFES,
    REKAP,
    Manifes,
    baca,
    nama_aman,
    nama_paket,
    periksa,
    susun,
    tulis,
)

BERKAS = {REKAP: b"PK rekap", KELENGKAPAN: b"%PDF", "berkas/2025-07-12_notulen.pdf": b"%PDF-1.4 isi"}


def contoh(**lain: Any) -> Manifes:
    kepala: dict[str, Any] = {
        "kantor_id": "a" * 32, "kode": "63.71.01.1004", "kelurahan": "Kelayan Tengah", "kecamatan": "Selatan",
        "kota": "Kota Banjarmasin", "nama_lkm": "LKM “Maju” Bersama", "periode": "2025-07",
        "sampai": date(2025, 7, 31), "dibuat": datetime(2025, 8, 5, 9, 30, 1, 999), "pilihan": {"nik": False},
    }  # fmt: skip
    return susun(BERKAS, **(kepala | lain))


def ubah(manifes: Manifes, **lain: Any) -> bytes:
    return json.dumps(json.loads(tulis(manifes)) | lain).encode()


def test_read_back_as_written() -> None:
    manifes = contoh()
    again = baca(tulis(manifes))
    assert again == manifes
    assert again.utuh
    assert again.dibuat == datetime(2025, 8, 5, 9, 30, 1)
    assert tulis(again) == tulis(manifes)
    assert periksa(again, BERKAS | {MANIFES: tulis(manifes)}) == []
    assert baca(b"\xef\xbb\xbf" + tulis(manifes)).utuh  # an editor put a mark in front


def test_written_anew_by_another_tool_the_seal_still_fits() -> None:
    record = json.loads(tulis(contoh()))
    shuffled = dict(sorted(record.items(), reverse=True))
    assert baca(json.dumps(shuffled).encode()).utuh  # order, blanks and \u escapes do not matter


@pytest.mark.parametrize(
    "lain", [{"sampai": "2025-07-30"}, {"kode": "63.71.01.1005"}, {"pilihan": {"nik": True}}, {"tambahan": 1}]
)
def test_what_was_changed_by_hand_is_told(lain: dict[str, Any]) -> None:
    manifes = baca(ubah(contoh(), **lain))
    assert periksa(manifes, BERKAS) == ["Daftar isi paket berubah sesudah dibuat; segelnya tidak cocok."]


def test_files_missing_added_cut_or_changed() -> None:
    found = {REKAP: b"PK rekaq", KELENGKAPAN: b"%PD", "berkas/lain.pdf": b""}
    assert sorted(periksa(contoh(), found)) == [
        "Berkas berkas/2025-07-12_notulen.pdf hilang dari paket.",
        "Berkas berkas/lain.pdf tidak ada di daftar isi paket.",
        "Berkas kelengkapan.pdf berukuran 3 byte, seharusnya 4.",
        "Isi berkas rekap.xlsx tidak sama dengan saat dibuat.",
    ]


def test_a_package_without_recap() -> None:
    kosong = susun({}, **{k: getattr(contoh(), k) for k in (
        "kantor_id", "kode", "kelurahan", "kecamatan", "kota", "nama_lkm", "periode", "sampai", "dibuat", "pilihan",
    )})  # fmt: skip
    assert periksa(kosong, {}) == ["Paket ini tidak memuat rekap.xlsx."]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, ubah(contoh(), versi="1"), ubah(contoh(), versi=True),
        ubah(contoh(), sampai="31-07-2025"), ubah(contoh(), kelurahan=5), ubah(contoh(), kota="\ud800"),
        ubah(contoh(), kota="a\0"), ubah(contoh(), berkas={}),
        ubah(contoh(), berkas=[1]), ubah(contoh(), berkas=[{"nama": "../x", "ukuran": 1, "sha256": "0" * 64}]),
        ubah(contoh(), berkas=[{"nama": "x", "ukuran": -1, "sha256": "0" * 64}]), ubah(contoh(), segel=None),
        ubah(contoh(), berkas=[{"nama": "x", "ukuran": 1, "sha256": "0" * 64}] * 2),
        tulis(contoh())[:-40], b" " * 5_000_000,
    ],
)  # fmt: skip
def test_damage_is_one_sentence(data: bytes) -> None:
    with pytest.raises(LkmError, match="rusak atau terpotong"):
        baca(data)


def test_not_ours_and_newer() -> None:
    with pytest.raises(LkmError, match="bukan paket"):
        baca(b'{"format": "lain"}')
    with pytest.raises(LkmError, match="lebih baru"):
        baca(ubah(contoh(), versi=2))


def test_names_sort_and_please_windows() -> None:
    assert nama_paket("63.71.01.1004", "Kelayan", "2025-07", date(2025, 8, 4)) == (
        "rekap_63-71-01-1004_2025-07_20250804.zip"
    )
    assert nama_paket("", "Ke'layan / Tengah", "2025-T3", date(2025, 9, 30)) == (
        "rekap_Kelayan-Tengah_2025-T3_20250930.zip"
    )
    assert nama_paket("", "A", "siklus-" + "0123456789abcdef" * 2, date(2025, 9, 30)) == (
        "rekap_A_siklus-01234567_20250930.zip"
    )


@pytest.mark.parametrize(
    ("name", "fine"),
    [("rekap.xlsx", True), ("berkas/a.pdf", True), ("", False), ("/etc/a", False), ("a/../b", False), ("C:/a", False),
     ("a\\b", False), ("a//b", False), ("./a", False), ("berkas/", False)],
)  # fmt: skip
def test_names_stay_inside(name: str, fine: bool) -> None:
    assert nama_aman(name) is fine
