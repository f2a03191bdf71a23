"""The registers of decisions and follow-ups: search, filters, order, numbers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkm_desktop.services import buku_tindak_lanjut, keputusan, notulen, tindak_lanjut
from lkm_desktop.services.buku_tindak_lanjut import TANPA_NAMA
from lkm_desktop.storage import Store
from tests.pembantu import meeting

DAY = date(2015, 6, 1)


@pytest.fixture
def books(store: Store) -> Store:
    """Two years, two kinds, three decisions, five follow-ups."""
    for values, decided in (
        ({"judul": "Rapat Januari", "tanggal": date(2015, 1, 5)}, [
            {"isi": "Membeli tenda", "nomor": "1/KEP/LKM-MB/I/2015", "cara": "suara", "setuju": 9, "tolak": 2,
             "tindak_lanjut": [
                 {"isi": "Cari harga", "penanggung_jawab": "H. Moh. Rifa'i", "tenggat": date(2015, 2, 1)},
                 {"isi": "Bayar", "penanggung_jawab": "Siti", "tenggat": date(2015, 12, 1)},
             ]},
            {"isi": "Iuran naik", "nomor": "2/KEP/LKM-MB/I/2015"},
        ]),
        ({"judul": "RWT 2014", "tanggal": date(2014, 12, 1), "jenis": "rwt"}, [
            {"isi": "Laporan diterima", "tindak_lanjut": [
                {"isi": "Umumkan", "penanggung_jawab": "muhammad rifai", "tenggat": date(2014, 12, 20)}]},
        ]),
    ):  # fmt: skip
        row = meeting(store, **values)
        with store.unit("Simpan") as s:
            form: dict[str, Any] = {"keputusan": decided}
            if row and values["judul"] == "Rapat Januari":
                form["tindak_lanjut"] = [{"isi": "Sapu balai"}]
            notulen.save_notulen(s, row, form)
    return store


def decided(store: Store, **given: Any) -> list[str]:
    with store.read() as s:
        return [row.isi for row in keputusan.daftar(s, keputusan.Saring(**given), DAY)]


def todo(store: Store, **given: Any) -> list[str]:
    with store.read() as s:
        return [row.isi for row in buku_tindak_lanjut.daftar(s, buku_tindak_lanjut.Saring(**given), DAY)]


@pytest.mark.parametrize(("given", "found"), [
    ({}, ["Iuran naik", "Membeli tenda", "Laporan diterima"]),
    ({"naik": True}, ["Laporan diterima", "Membeli tenda", "Iuran naik"]),
    ({"cari": "1/kep"}, ["Membeli tenda"]),
    ({"cari": "RIFAI tenda"}, ["Membeli tenda"]),
    ({"cari": "tahunan"}, ["Laporan diterima"]),
    ({"tahun": 2014}, ["Laporan diterima"]),
    ({"jenis": "rapat_rutin"}, ["Iuran naik", "Membeli tenda"]),
    ({"keadaan": "terlambat"}, ["Membeli tenda", "Laporan diterima"]),
    ({"keadaan": "terbuka"}, ["Membeli tenda", "Laporan diterima"]),
    ({"keadaan": "tanpa"}, ["Iuran naik"]),
    ({"keadaan": "selesai"}, []),
    ({"urutan": "nomor", "naik": True, "tahun": 2015}, ["Membeli tenda", "Iuran naik"]),
    ({"urutan": "isi", "naik": True}, ["Iuran naik", "Laporan diterima", "Membeli tenda"]),
])  # fmt: skip
def test_decisions_are_found(books: Store, given: dict[str, Any], found: list[str]) -> None:
    assert decided(books, **given) == found


def test_a_decision_tells_how_and_how_far(books: Store) -> None:
    with books.read() as s:
        rows = {row.isi: row for row in keputusan.daftar(s, hari=DAY)}
        assert keputusan.tahun(s) == [2015, 2014]
    tent = rows["Membeli tenda"]
    assert tent.cara == "Pemungutan suara: 9 setuju, 2 tidak setuju"
    assert tent.tindak == "0 dari 2 selesai, terlambat 17 minggu"
    assert rows["Iuran naik"].tindak == "–"
    assert rows["Iuran naik"].cara == "Musyawarah mufakat"
    assert rows["Laporan diterima"].tindak == "terlambat 23 minggu"


@pytest.mark.parametrize(("given", "found"), [
    ({}, ["Umumkan", "Cari harga", "Bayar", "Sapu balai"]),
    ({"keadaan": "terlambat"}, ["Umumkan", "Cari harga"]),
    ({"siapa": "H. Moh. Rifa'i"}, ["Umumkan", "Cari harga"]),
    ({"siapa": TANPA_NAMA}, ["Sapu balai"]),
    ({"tahun": 2015, "urutan": "isi"}, ["Bayar", "Cari harga", "Sapu balai"]),
    ({"jenis": "rwt"}, ["Umumkan"]),
    ({"cari": "membeli siti"}, ["Bayar"]),
    ({"urutan": "tenggat", "naik": False, "keadaan": "terlambat"}, ["Cari harga", "Umumkan"]),
])  # fmt: skip
def test_follow_ups_are_found(books: Store, given: dict[str, Any], found: list[str]) -> None:
    assert todo(books, **given) == found


def test_a_closed_one_is_not_late_any_more(books: Store) -> None:
    with books.read() as s:
        first = buku_tindak_lanjut.daftar(s, hari=DAY)[0]
        assert (first.status, first.lambat) == ("Terlambat 23 minggu", 163)
        assert buku_tindak_lanjut.terlambat(s, DAY) == (2, 163)
        assert len(buku_tindak_lanjut.orang(s)) == 2, "one name in two spellings is one person"
        assert buku_tindak_lanjut.tahun(s) == [2015, 2014]
    with books.unit("Tandai") as s:
        tindak_lanjut.tandai(s, [first.id], "selesai", DAY, "Sudah ditempel")
    with books.read() as s:
        (row,) = buku_tindak_lanjut.daftar(s, buku_tindak_lanjut.Saring(keadaan="selesai"), DAY)
    assert (row.status, row.selesai, row.lambat, row.kabar) == ("Selesai", DAY, 0, "Sudah ditempel")
    assert todo(books, keadaan="terlambat") == ["Cari harga"]


def test_numbers_are_proposed_and_doubles_told(books: Store) -> None:
    row = meeting(books, judul="Rapat Maret", tanggal=date(2015, 3, 5))
    with books.read() as s:
        first, second = keputusan.usul_nomor(s, row, 2)
        assert first.startswith("3/KEP/")
        assert first.endswith("/III/2015")
        assert second.startswith("4/KEP/")
        assert keputusan.usul_nomor(s, row, 1, dipakai=[first]) == [second]
        assert keputusan.pemakai_nomor(s, " 1/kep/LKM-MB/I/2015") == "Rapat Januari"
        own = keputusan.daftar(s, keputusan.Saring(cari="tenda"))[0].id
        assert keputusan.pemakai_nomor(s, "1/KEP/LKM-MB/I/2015", kecuali=own) == ""
        assert keputusan.pemakai_nomor(s, "") == ""
