"""Rows pasted from Excel or WhatsApp: with and without a heading."""

from __future__ import annotations

from typing import Any

import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.susun import susun
from lkm_desktop.importers.tempel import dari_teks, tebak_judul
from lkm_desktop.importers.temuan import Telaah
from tests.importers.pembuat import HARI_INI


def isi(teks: str, ke: str = "orang") -> list[dict[str, Any]]:
    bahan = susun(Telaah(dari_teks(teks).buku), ke, today=HARI_INI).olah(ke)
    assert bahan.sumber == "papan klip"
    return [{k: v for k, v in b.nilai.items() if k != "kode"} for b in bahan.baris]


def test_cells_of_excel_with_their_heading() -> None:
    assert isi('No\tNama\tL/P\tAlamat\r\n1\tAli\tL\t"Jl. Melati\r\nRT 03"\r\n2\tSiti\tP\t\r\n') == [
        {"nama": "Ali", "jenis_kelamin": "L", "alamat": "Jl. Melati RT 03", "rt": "03"},
        {"nama": "Siti", "jenis_kelamin": "P"}]  # fmt: skip


def test_cells_of_excel_without_a_heading() -> None:
    assert isi("1\tAli Rahman\t6371011708700001\tL\tRT 03\n2\tSiti Aminah\t6371015209850002\tP\tRT 04\n") == [
        {"nama": "Ali Rahman", "nik": "6371011708700001", "jenis_kelamin": "L", "rt": "03"},
        {"nama": "Siti Aminah", "nik": "6371015209850002", "jenis_kelamin": "P", "rt": "04"}]  # fmt: skip


def test_a_list_from_whatsapp() -> None:
    teks = """[12/08/24 10.15] Pak RT: *Daftar relawan RT 03*
1. Ali Rahman - 0812-5000-1200 - Banjarmasin, 17-8-1970
2. Siti Aminah - 081350004444 - Martapura, 1 Mei 1985
3) Umar Bakri - +62 813 5000 4445 - Kandangan, 3/3/1960
Terima kasih 🙏"""
    assert [(b["nama"], b["no_hp"], b["tempat_lahir"]) for b in isi(teks)] == [
        ("Ali Rahman", "081250001200", "Banjarmasin"), ("Siti Aminah", "081350004444", "Martapura"),
        ("Umar Bakri", "081350004445", "Kandangan")]  # fmt: skip
    assert [b["nama"] for b in isi("1. Ali Rahman\n2. Siti Aminah")] == ["Ali Rahman", "Siti Aminah"]


def test_what_is_no_list_is_told() -> None:
    for teks in ("", "  \n\t\n", "12345", "https://contoh.example/berkas?x=1"):
        with pytest.raises(LkmError, match=r"papan klip") as salah:
            dari_teks(teks)
        assert "Salin dulu barisnya" in str(salah.value)


def test_columns_are_named_by_what_they_hold() -> None:
    rows = [["1", "Ali", "6371011708700001", "6371011708700009", "Lk", "03/01", "17-8-1970", "Jl. Melati"]] * 3
    assert tebak_judul(rows) == ["No", "Nama", "NIK", "No KK", "L/P", "RT/RW", "Tanggal lahir", "Alamat"]
