"""Decrees: starting texts of each kind, the book of decrees, finding a letter, suggestions for its fields."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import select

from lkm_desktop.domain import SuratKeputusan
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import naskah, nomor, templat
from lkm_desktop.services.kalimat import BAWAAN
from lkm_desktop.services.kalimat.surat import SURAT
from lkm_desktop.services.sk import JENIS_SK, catat_sk, masa_berlaku, susun_sk
from lkm_desktop.services.surat import TITIK, cari_surat, kolom_baris, saran_kepada, saran_orang
from lkm_desktop.storage import Store
from tests import pembantu

ISIAN = {"jenis_sk": "panitia", "badan": "Panitia RWT", "tugas": "menyiapkan RWT", "tanggal": "2025-03-10"}


def decree(store: Store, isian: dict[str, str] = ISIAN, number: str = "001/SK/2025") -> str:
    """A stored decree with its number; its id."""
    with store.unit("SK") as s:
        found = naskah.baru(s, "sk", judul="SK")
        naskah.simpan(s, found, isian=isian)
        if number:
            naskah.pakai_nomor(s, found, nomor.catat(s, "sk", date(2025, 3, 9), number))
    return found


def book(store: Store) -> list[tuple[str, date, str, str]]:
    with store.read() as s:
        rows = s.scalars(select(SuratKeputusan).where(SuratKeputusan.dihapus.is_(None)))
        return [(r.nomor, r.tanggal, r.tentang, r.uraian or "") for r in rows]


def record(store: Store, paper: str) -> str:
    with store.unit("Catat SK") as s:
        return catat_sk(s, paper)


def test_starting_texts_of_every_kind_are_filled_in(store: Store) -> None:
    for jenis, _ in JENIS_SK:
        with store.read() as s:
            words = susun_sk(s, {**ISIAN, "jenis_sk": jenis})
        parts = [words.tentang, *words.menimbang, *words.mengingat, *words.memutuskan]
        assert not any("{" in part for part in parts)
        if jenis == "sendiri":
            assert set(parts) == {TITIK}
            continue
        assert len(words.menimbang) >= 2
        assert len(words.memutuskan) >= 2
        assert "Panitia RWT" in words.tentang
        assert "LKM Maju Bersama" in " ".join(words.mengingat)
        assert words.sendiri == frozenset()
        assert TITIK not in " ".join(parts)


@pytest.mark.parametrize(("typed", "printed"), [
    ("", "sejak tanggal ditetapkan"),
    ("3 bulan", "sejak tanggal ditetapkan selama 3 bulan"),
    ("selama dua tahun.", "sejak tanggal ditetapkan selama dua tahun"),
    ("sampai kegiatan selesai", "sejak tanggal ditetapkan sampai kegiatan selesai"),
    ("2025-2028", "sejak tanggal ditetapkan untuk masa 2025-2028"),
    ("sejak 1 Mei 2025 sampai Juni", "sejak 1 Mei 2025 sampai Juni"),
    ("berlaku mulai 1 Mei 2025", "mulai 1 Mei 2025"),
])  # fmt: skip
def test_the_term_of_a_decree_always_has_a_beginning(typed: str, printed: str) -> None:
    assert masa_berlaku(typed) == printed


def test_typed_points_replace_the_starting_text(store: Store) -> None:
    with store.read() as s:
        words = susun_sk(s, {**ISIAN, "menimbang": "bahwa A;\n\n bahwa B.\n", "tentang": "Panitia  Lain"})
    assert words.menimbang == ("bahwa A;", "bahwa B.")
    assert words.tentang == "Panitia Lain"
    assert words.sendiri == {"menimbang", "tentang"}
    assert words.memutuskan[0].startswith("Membentuk Panitia RWT")


def test_own_wording_of_the_office_is_the_starting_text(store: Store) -> None:
    with store.unit("Ubah kalimat") as s:
        templat.simpan(s, "sk-panitia", "memutuskan", "Satu: {badan}.\nDua.")
    with store.read() as s:
        assert susun_sk(s, ISIAN).memutuskan == ("Satu: Panitia RWT.", "Dua.")


def test_at_most_ten_decisions(store: Store) -> None:
    with store.read() as s:
        assert len(susun_sk(s, {"memutuskan": "a\n" * 10}).memutuskan) == 10
        with pytest.raises(LkmError, match="paling banyak 10"):
            susun_sk(s, {"memutuskan": "a\n" * 11})


def test_a_decree_is_recorded_once(store: Store) -> None:
    paper = decree(store)
    first = record(store, paper)
    assert record(store, paper) == first
    (line,) = book(store)
    assert line[:3] == ("001/SK/2025", date(2025, 3, 10), "Pembentukan Panitia RWT")
    assert line[3].startswith("Membentuk Panitia RWT dengan susunan seperti dalam lampiran keputusan ini; Panitia RWT")


def test_a_correction_changes_the_same_line(store: Store) -> None:
    paper = decree(store)
    first = record(store, paper)
    with store.unit("Ralat") as s:
        naskah.simpan(s, paper, isian={**ISIAN, "tentang": "Panitia RWT 2025", "tanggal": "2025-03-11"},
                      suntingan={"putusan_1": "Membentuk panitia."})  # fmt: skip
        letter = naskah.baca(s, paper).surat_id
        nomor.catat(s, "sk", date(2025, 3, 11), "002/SK/2025", surat_id=letter)
    assert record(store, paper) == first
    (line,) = book(store)
    assert line[:3] == ("002/SK/2025", date(2025, 3, 11), "Panitia RWT 2025")
    assert line[3].startswith("Membentuk panitia; Panitia RWT bertugas")


def test_a_line_typed_before_is_taken_over_and_a_foreign_one_is_not(store: Store) -> None:
    typed = pembantu.add(store, "sk", nomor="001/SK/2025", tanggal=date(2025, 1, 1), tentang="Lama")
    paper = decree(store)
    assert record(store, paper) == typed
    assert len(book(store)) == 1
    pembantu.add(store, "sk", nomor="009", tanggal=date(2025, 1, 2), tentang="Lain")
    with store.unit("Ganti nomor") as s:
        nomor.catat(s, "sk", date(2025, 3, 9), "009", surat_id=naskah.baca(s, paper).surat_id)
    with pytest.raises(LkmError, match="009 sudah ada di buku keputusan untuk Lain"):
        record(store, paper)


def test_a_decree_without_number_or_with_a_line_in_the_trash(store: Store) -> None:
    with pytest.raises(LkmError, match="belum bernomor"):
        record(store, decree(store, number=""))
    assert record(store, decree(store, {**ISIAN, "nomor": "05/SK"}, number=""))
    paper = decree(store)
    first = record(store, paper)
    with store.unit("Buang") as s:
        s.get_one(SuratKeputusan, first).dihapus = datetime(2025, 3, 12, 8, 0)
    assert record(store, paper) != first
    assert sorted(line[0] for line in book(store)) == ["001/SK/2025", "05/SK"]


def test_a_letter_is_found_by_number_or_code(store: Store) -> None:
    paper = decree(store)
    with store.read() as s:
        assert cari_surat(s, " 001/SK/2025 ") == paper
        assert cari_surat(s, paper[:8]) == paper
        for wrong in ("", "x%", "001"):
            with pytest.raises(LkmError, match="tidak ditemukan"):
                cari_surat(s, wrong)
    other = decree(store, number="002/SK/2025")
    common = next((n for n in range(1, 32) if paper[:n] != other[:n]), 1) - 1
    if common:
        with store.read() as s, pytest.raises(LkmError, match="lebih dari satu"):
            cari_surat(s, paper[:common])


def test_suggestions(store: Store) -> None:
    chair = pembantu.person(store, "H. Syamsuddin")
    pembantu.member(store, chair, "Koordinator")
    former = pembantu.person(store, "Mantan")
    pembantu.member(store, former, mulai=date(2020, 1, 1), selesai=date(2021, 1, 1))
    pembantu.person(store, "Warga biasa")
    relawan = pembantu.person(store, "Ani")
    pembantu.add(store, "relawan", orang_id=relawan, tanggal_daftar=date(2024, 1, 1))
    with store.unit("Surat") as s:
        for number, to in (("1/A", "Lurah"), ("2/A", "Camat"), ("3/A", "Lurah"), ("4/A", "")):
            nomor.catat(s, "surat_biasa", date(2025, 1, int(number[0])), number, kepada=to)
    with store.read() as s:
        assert saran_orang(s, date(2025, 1, 1)) == ["Ani | Relawan", "H. Syamsuddin | Koordinator LKM"]
        assert saran_kepada(s) == ["Lurah", "Camat"]


def test_columns_of_a_line() -> None:
    assert kolom_baris("a | b", 3) == ("a", "b", "")
    assert kolom_baris("a|b | c | d", 3) == ("a", "b", "c | d")


def test_sentences_use_only_names_they_declare(store: Store) -> None:
    """What Pengaturan accepts as the office's wording holds for the shipped wording too, and every name has a value."""
    for key, kit in SURAT.items():
        assert BAWAAN[key] is kit
        for kalimat in kit.kalimat.values():
            templat.check(kit, kalimat.teks)
            assert "{" not in templat.contoh(key, kalimat.teks)
    with store.read() as s, pytest.raises(FieldErrors):
        templat.simpan(s, "sk-panitia", "tentang", "{kucing}")
