"""The decree on paper: its parts in order, the list of people behind it, geometry, the Word copy."""

from __future__ import annotations

import io

import docx
import pytest

from lkm_desktop.documents import Pilihan, sentences, word
from lkm_desktop.documents.page import A4, F4, Kertas
from lkm_desktop.services.sk import JENIS_SK, KE
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import assert_sound, page_texts, squeezed, text_of
from tests.documents.test_surat import NAMA, kantor_lengkap, make, people

__all__ = ["kantor_lengkap"]
ISIAN = {"nomor": "003/SK/LKM-MB/III/2025", "jenis_sk": "panitia", "badan": "Panitia RWT", "tugas": "menyiapkan RWT",
         "memperhatikan": "Hasil rapat 8 Maret 2025."}  # fmt: skip


def in_order(text: str, *parts: str) -> None:
    place = 0
    for part in parts:
        found = squeezed(text).find(squeezed(part), place)
        assert found >= place, (part, text)
        place = found


@pytest.mark.parametrize("kertas", [F4, A4], ids=["F4", "A4"])
@pytest.mark.parametrize("jenis", [code for code, _ in JENIS_SK])
def test_every_kind_is_one_sound_page_and_its_enclosure(kantor_lengkap: Store, jenis: str, kertas: Kertas) -> None:
    made = make(kantor_lengkap, "sk", {**ISIAN, "jenis_sk": jenis}, kertas)
    assert_sound(made)
    pages = page_texts(made.data)
    assert "dalam lampiran" not in pages[0] or "No Nama Jabatan/unsur 1 2 3" in pages[1]
    assert made.halaman == (2 if "dalam lampiran" in pages[0] else 1)
    in_order(
        text_of(made.data), "SURAT KEPUTUSAN LKM MAJU BERSAMA", "NOMOR: 003/SK/LKM-MB/III/2025", "TENTANG",
        "KOORDINATOR LKM MAJU BERSAMA KELURAHAN KELAYAN TENGAH,", "Menimbang", "Mengingat", "Memperhatikan",
        "MEMUTUSKAN", "Menetapkan", "KEPUTUSAN LKM MAJU BERSAMA TENTANG", "KESATU", "Ditetapkan di : Banjarmasin",
        "Pada tanggal : 10 Maret 2025", "Koordinator LKM Maju Bersama", "H. Syamsuddin Noor",
    )  # fmt: skip


def test_words_of_a_committee(kantor_lengkap: Store) -> None:
    text = text_of(make(kantor_lengkap, "sk", {**ISIAN, "tembusan": "Lurah\nArsip"}).data)
    in_order(
        text, "PEMBENTUKAN PANITIA RWT", "a. bahwa untuk menyiapkan RWT diperlukan Panitia RWT;", "b. bahwa nama-nama",
        "1. Anggaran Dasar", "Hasil rapat 8 Maret 2025.", "KESATU : Membentuk Panitia RWT", "KEDUA : Panitia RWT",
        "KETIGA : Keputusan ini berlaku sejak tanggal ditetapkan.", "Tembusan: 1. Lurah 2. Arsip",
    )  # fmt: skip
    assert "KEEMPAT" not in text


def test_the_committee_named_in_the_title_fills_the_sentences(kantor_lengkap: Store) -> None:
    text = text_of(make(kantor_lengkap, "sk", {"tentang": "Pembentukan Panitia RWT", "tugas": "menyiapkan RWT"}).data)
    in_order(text, "diperlukan Panitia RWT;", "MEMUTUSKAN:", "Membentuk Panitia RWT", "Panitia RWT bertugas")
    assert "disepakati dalam rapat" not in text


def test_a_dismissal_has_no_length(kantor_lengkap: Store) -> None:
    made = make(kantor_lengkap, "sk", {"jenis_sk": "pemberhentian", "badan": "UPK", "masa": "3 bulan"})
    assert "Keputusan ini berlaku sejak tanggal ditetapkan." in text_of(made.data)
    assert "“3 bulan” tidak dicetak" in made.keterangan
    dated = make(kantor_lengkap, "sk", {"jenis_sk": "pemberhentian", "masa": "sejak 1 Januari 2026"})
    assert "berlaku sejak 1 Januari 2026." in text_of(dated.data)
    assert dated.keterangan == ""


def test_ten_typed_decisions(kantor_lengkap: Store) -> None:
    typed = "\n".join(f"Putusan nomor {n} yang cukup panjang untuk lebih dari satu baris. " * 2 for n in range(10))
    made = make(kantor_lengkap, "sk", {"jenis_sk": "sendiri", "memutuskan": typed, "menimbang": "bahwa satu saja."})
    assert_sound(made)
    text = text_of(made.data)
    in_order(text, *(f"{name} : Putusan nomor {n}" for n, name in enumerate(KE)))
    assert "a. bahwa satu" not in text, "a single point has no letter"


@pytest.mark.parametrize("kertas", [F4, A4], ids=["F4", "A4"])
@pytest.mark.parametrize("name", list(NAMA))
@pytest.mark.parametrize("count", [1, 33, 120])
def test_people_behind_the_decree(kantor_lengkap: Store, count: int, name: str, kertas: Kertas) -> None:
    made = make(kantor_lengkap, "sk", {**ISIAN, "petugas": people(count, NAMA[name])}, kertas)
    assert_sound(made)
    pages = page_texts(made.data)
    assert "No Nama Jabatan/unsur" not in pages[0]
    assert pages[1].startswith("Lampiran Surat Keputusan LKM Maju Bersama Nomor : 003/SK")
    behind = squeezed(" ".join(pages[1:]))
    for n in range(1, count + 1):
        assert squeezed(f"{n} {NAMA[name]} {n}") in behind
    assert behind.count("H.SyamsuddinNoor") == 1
    assert (made.halaman == 2) == (count == 1)


def test_points_may_be_reworded_one_by_one(kantor_lengkap: Store) -> None:
    with kantor_lengkap.read() as s:
        keys = [k.kunci for k in sentences(s, "sk", Pilihan(isian=tuple(ISIAN.items())))]
        own = [k.kunci for k in sentences(s, "sk", Pilihan(isian=(("memutuskan", "Satu.\nDua."),)))]
    assert {"menimbang_a", "menimbang_c", "mengingat_1", "putusan_1", "putusan_3", "tentang", "pejabat"} <= set(keys)
    assert len(keys) == len(set(keys))
    assert "putusan_1" not in own, "typed points are no sentences of the program"


def test_a_reworded_subject_is_repeated(kantor_lengkap: Store) -> None:
    made = make(kantor_lengkap, "sk", ISIAN, suntingan=(("tentang", "PANITIA RWT TAHUN INI"),))
    text = text_of(made.data)
    assert "TENTANG PANITIA RWT TAHUN INI KOORDINATOR" in text
    assert squeezed("KEPUTUSAN LKM MAJU BERSAMA TENTANG PANITIA RWT TAHUN INI.") in squeezed(text)


def test_word_copy_has_all_parts(kantor_lengkap: Store) -> None:
    with kantor_lengkap.read() as s:
        choice = Pilihan(kertas=F4, isian=tuple({**ISIAN, "petugas": people(33, "Ani")}.items()))
        document = docx.Document(io.BytesIO(word(s, "sk", choice)))
    section = document.sections[0]
    assert section.page_height is not None
    assert round(section.page_height.mm) == 330
    texts = [p.text for p in document.paragraphs]
    texts += [c.text for table in document.tables for row in table.rows for c in row.cells]
    whole = squeezed(" ".join(texts))
    for part in ("Menimbang", "Mengingat", "MEMUTUSKAN", "KETIGA", "H. Syamsuddin Noor", "Ani 33", "Ditetapkan di"):
        assert squeezed(part) in whole
    assert any(len(table.rows) == 34 for table in document.tables)
