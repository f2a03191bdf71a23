"""Numbers of papers: patterns, series, January, doubles, gaps, reserved and cancelled numbers (BR25)."""

from __future__ import annotations

from datetime import date

import pytest

from lkm_desktop.domain import Keputusan, Rapat, SuratKeluar
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import nomor, notulen
from lkm_desktop.storage import Store
from tests.pembantu import meeting

HARI = date(2025, 9, 21)


def take(store: Store, jenis: str, day: date = HARI, number: str = "", **isi: str) -> str:
    with store.unit("Catat surat") as s:
        return nomor.catat(s, jenis, day, number, **isi)


def proposed(store: Store, jenis: str, day: date = HARI) -> str:
    with store.read() as s:
        return nomor.usul(s, jenis, day).nomor


def test_letters_share_a_series_decrees_have_their_own(store: Store) -> None:
    assert proposed(store, "undangan") == "001/UND/LKM-MB/IX/2025"
    take(store, "undangan")
    take(store, "surat_tugas")
    assert proposed(store, "surat_biasa") == "003/SB/LKM-MB/IX/2025"
    assert proposed(store, "sk") == "001/SK/LKM-MB/IX/2025"


def test_the_serial_restarts_in_january(store: Store) -> None:
    take(store, "undangan", date(2025, 12, 31))
    assert proposed(store, "undangan", date(2026, 1, 2)) == "001/UND/LKM-MB/I/2026"
    assert proposed(store, "undangan", date(2025, 12, 31)) == "002/UND/LKM-MB/XII/2025"


def test_a_double_is_refused_with_what_it_was_used_for(store: Store) -> None:
    take(store, "undangan", perihal="Rapat rutin")
    with pytest.raises(FieldErrors) as caught:
        take(store, "surat_tugas", number="001/UND/LKM-MB/IX/2025")
    assert "sudah dipakai untuk Rapat rutin" in caught.value.errors["nomor"]
    with store.read() as s:
        assert nomor.periksa_nomor(s, "001/UND/LKM-MB/IX/2025", 2025).startswith("Nomor 001")
        assert nomor.periksa_nomor(s, "001/UND/LKM-MB/IX/2025", 2026) == ""


def test_gaps_reserved_and_cancelled_numbers(store: Store) -> None:
    take(store, "undangan", number="005/UND/LKM-MB/IX/2025")
    with store.unit("Pesan") as s:
        reserved = nomor.pesan(s, "surat_biasa", HARI, "ditulis tangan")
    with store.read() as s:
        assert nomor.lowong(s, 2025) == [1, 2, 3, 4]
        assert s.get_one(SuratKeluar, reserved).nomor == "006/SB/LKM-MB/IX/2025"
    assert take(store, "surat_biasa", number="006/SB/LKM-MB/IX/2025", perihal="Undangan lurah") == reserved
    with store.unit("Batal") as s:
        nomor.batal(s, reserved, "salah alamat")
    with pytest.raises(FieldErrors, match=r"dibatalkan"):
        take(store, "surat_biasa", number="006/SB/LKM-MB/IX/2025")
    assert proposed(store, "undangan") == "007/UND/LKM-MB/IX/2025"
    with pytest.raises(LkmError, match="Alasan"), store.unit("Batal") as s:
        nomor.batal(s, reserved, " ")


def test_a_changed_line_keeps_its_place(store: Store) -> None:
    first = take(store, "undangan", perihal="Satu")
    with store.unit("Ubah") as s:
        assert nomor.catat(s, "undangan", HARI, "001/UND/LKM-MB/IX/2025", surat_id=first, perihal="Dua") == first
    with store.read() as s:
        assert s.get_one(SuratKeluar, first).perihal == "Dua"


@pytest.mark.parametrize(("pola", "word"), [
    ("{urut}/{kota}/{tahun}", "kota"), ("{kode}/{tahun}", "urut"), ("{urut}/{kode}", "Januari"),
    ("{urut/{tahun}", "kurung"),
])  # fmt: skip
def test_wrong_patterns_are_refused(store: Store, pola: str, word: str) -> None:
    with pytest.raises(FieldErrors) as caught, store.unit("Pola") as s:
        nomor.simpan_pola(s, "undangan", pola, "UND", "surat")
    assert word in caught.value.errors["pola"]


def test_the_real_letter_of_cililitan(store: Store) -> None:
    """`005/LKMCC/XI/2009`: the code left out, the serial three digits wide (lkm-siklus.md 5.2)."""
    with store.unit("Pola") as s:
        nomor.simpan_pola(s, "undangan", "{urut:03}/LKMCC/{bulan_romawi}/{tahun}", "", "surat")
    take(store, "undangan", date(2009, 11, 2), "004/LKMCC/XI/2009")
    assert proposed(store, "undangan", date(2009, 11, 9)) == "005/LKMCC/XI/2009"
    with store.unit("Pola bawaan") as s:
        rule = nomor.BAWAAN["undangan"]
        nomor.simpan_pola(s, "undangan", rule.pola, rule.kode, rule.deret)
    assert proposed(store, "undangan", date(2009, 11, 9)) == "005/UND/LKM-MB/XI/2009"


def test_decisions_count_on_over_the_year(store: Store) -> None:
    row = meeting(store)
    assert proposed(store, "keputusan", date(2025, 3, 10)) == "1/KEP/LKM-MB/III/2025"
    with store.unit("Notulen") as s:
        notulen.save_notulen(s, row, {"keputusan": [{"isi": "Satu", "nomor": "9/KEP/LKM-MB/III/2025"}]})
    assert proposed(store, "keputusan", date(2025, 4, 1)) == "10/KEP/LKM-MB/IV/2025"
    assert proposed(store, "keputusan", date(2026, 4, 1)) == "1/KEP/LKM-MB/IV/2026"
    with store.unit("Hapus") as s:
        s.get_one(Rapat, row).dihapus = s.get_one(Keputusan, s.query(Keputusan.id).scalar()).dihapus
