"""The city's summary on paper: totals that equal the sum, who is missing, charts, odd numbers; one and many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from lkm_desktop.documents import ringkasan_kota
from lkm_desktop.documents.paper import A4, F4, Kertas
from lkm_desktop.kota import baris, daftar, masuk
from lkm_desktop.kota.bahan import BahanPaket, KepalaPaket
from lkm_desktop.kota.daftar import BarisDaftar
from lkm_desktop.kota.koleksi import Koleksi, buka
from lkm_desktop.services.rekap.angka import KATALOG
from tests.documents.pdf_reader import assert_sound, text_of

DAY = date(2026, 8, 12)
KECAMATAN = ("Banjarmasin Selatan", "Banjarmasin Utara", "Banjarmasin Timur", "Banjarmasin Barat",
             "Banjarmasin Tengah")  # fmt: skip


def package(number: int, month: int) -> BahanPaket:
    name, district = f"Kelurahan Contoh Nomor {number:02}", KECAMATAN[number % 5]
    head = KepalaPaket(f"63.71.{number % 5 + 1:02}.{1000 + number}", f"kantor-{number}", name, district,
                       "Kota Banjarmasin", f"LKM {number}", f"2026-{month:02}", f"Bulan {month} 2026",
                       date(2026, month, 28), datetime(2026, month + 1, 3 if number % 7 else 9, 8), 1)  # fmt: skip
    figures = {"relawan_total": 40 + number, "relawan_l": 20, "relawan_p": 20 + number, "relawan_aktif": 10 + month,
               "anggota_total": 11 if number % 9 else 40, "anggota_p": 4, "siklus_peserta": 100 * month,
               "siklus_p": 40, "rutin": 1, "kbk_sesi": 1}  # fmt: skip
    return BahanPaket(f"{number}-{month}.zip", f"s{number}-{month}", head, f"i{number}-{month}",
                      {"R4": baris.bungkus("R4", [])}, figures)  # fmt: skip


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Koleksi]:
    place = tmp_path_factory.mktemp("kota") / "kota.lkmkota"
    with buka(place) as koleksi:
        rows = [BarisDaftar(f"Kelurahan Contoh Nomor {n:02}", f"63.71.{n % 5 + 1:02}.{1000 + n}", KECAMATAN[n % 5],
                            "Kota Banjarmasin") for n in range(52)]  # fmt: skip
        koleksi.kerjakan(lambda s: daftar.muat(s, rows))
        masuk.terima(koleksi, [package(n, month) for month in (5, 6, 7) for n in range(49 if month == 7 else 52)])
        yield koleksi


def test_every_figure_of_the_table_is_in_the_catalogue() -> None:
    known = {one.kunci for one in KATALOG if one.jenis == "angka"}
    assert {key for key, _ in ringkasan_kota.ANGKA} <= known


@pytest.mark.parametrize("paper", [F4.rebah(), A4.rebah()], ids=["F4", "A4"])
def test_the_summary_of_a_city(city: Koleksi, paper: Kertas) -> None:
    with city.baca() as s:
        made = ringkasan_kota.ringkasan_kota(s, "2026-07", paper, DAY)
    assert_sound(made)
    text = " ".join(text_of(made.data).split())
    assert "RINGKASAN REKAP LKM KOTA BANJARMASIN" in text
    assert "Belum masuk (3): Kelurahan Contoh Nomor" in text
    assert "Terlambat (" in text
    total = sum(40 + n for n in range(49))
    assert f"{total:,}".replace(",", ".") in text
    assert "Relawan per kecamatan" in text
    assert "Relawan aktif 2026" in text
    assert "angka janggal" in text
    assert "None" not in text
    assert made.halaman <= 4


def test_one_recap_alone(tmp_path: Path) -> None:
    with buka(tmp_path / "satu.lkmkota") as koleksi:
        masuk.terima(koleksi, [package(1, 7)])
        with koleksi.baca() as s:
            made = ringkasan_kota.ringkasan_kota(s, "2026-07", None, DAY)
    text = " ".join(text_of(made.data).split())
    assert "Semua rekap masuk tepat waktu." in text
    assert made.halaman == 1
