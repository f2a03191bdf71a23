"""What a paper says: own wording, the list of sentences, plain lines, widths of columns, the table of papers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkm_desktop import documents
from lkm_desktop.documents import DOKUMEN, Kalimat, Pilihan
from lkm_desktop.documents.isi import Alinea, Isi, KolomIsi, Ruang, Tabel, kalimat, lebar_kolom, teks, terapkan
from lkm_desktop.documents.jenis import JenisDokumen
from lkm_desktop.documents.paper import F4
from lkm_desktop.errors import LkmError
from lkm_desktop.storage import Store
from tests import pembantu
from tests.documents.blok_contoh import BLOK, NAKAL, PROSA, borang, keputusan, prosa, surat
from tests.documents.pdf_reader import text_of


def test_sentences_are_listed_in_reading_order_with_readable_names() -> None:
    found = kalimat(keputusan(), (("kesatu", "Menetapkan panitia."),))
    assert [k.kunci for k in found] == ["judul", "menimbang_a", "menimbang_b", "kesatu", "unsur"]
    assert found[1] == Kalimat("menimbang_a", "Menimbang a.", PROSA, PROSA)
    assert found[3] == Kalimat("kesatu", "KESATU", "Menetapkan panitia.", "Membentuk panitia.")
    assert found[4].label == "Unsur"
    assert [k.kunci for k in kalimat(surat(("A", "B")))] == ["pembuka"]  # one wording for all recipients


def test_own_wording_replaces_only_the_named_sentence() -> None:
    own = (("kesatu", NAKAL), ("unsur", "Pemuda"), ("judul", "PETIKAN"), ("tidak-ada", "x"), ("", "y"))
    before, after = teks(keputusan()), teks(terapkan(keputusan(), own))
    assert set(before) - set(after) == {"KEPUTUSAN", "Membentuk panitia.", "1 | Siti Aminah 1 | Tokoh | "}
    assert set(after) - set(before) == {"PETIKAN", NAKAL, "1 | Siti Aminah 1 | Pemuda | "}
    assert terapkan(keputusan(), ()) == keputusan()


def test_a_sentence_made_empty_is_not_printed_but_still_listed() -> None:
    cleared = terapkan(prosa(2), (("k1", "  "),))
    assert [line[:2] for line in teks(cleared)] == ["BE", "No", "2.", "Ba", "Me", "Se"]
    assert kalimat(prosa(2), (("k1", ""),))[1] == Kalimat("k1", "K1", "", PROSA)


def test_plain_lines_hold_all_that_a_form_says() -> None:
    lines = teks(borang())
    for expected in ("NIK: 6371", "L/P: [ ] Laki-laki, [x] Perempuan", "[ ] Setuju", "Pas foto", "Siti", "Pemohon"):
        assert expected in lines
    assert all(line.strip() for line in lines)


@given(st.lists(BLOK, max_size=6).map(tuple), st.sampled_from(["a", "b", "judul"]), st.text(max_size=20))
def test_wording_never_changes_what_has_no_key(blok: tuple[object, ...], kunci: str, text: str) -> None:
    isi = Isi("x", blok)  # type: ignore[arg-type]
    done = terapkan(isi, ((kunci, text),))
    assert len(done.blok) == len(isi.blok)
    assert {k.kunci: k.teks for k in kalimat(done)} == {k.kunci: k.teks for k in kalimat(isi, ((kunci, text),))}
    for old, new in zip(isi.blok, done.blok, strict=True):
        assert old == new or kunci in {k.kunci for k in kalimat(Isi("x", (old,)))}


@given(st.lists(st.builds(KolomIsi, st.just("k"), st.floats(0.1, 5), st.sampled_from([0, 0, 8, 60, 300])), min_size=1),
       st.floats(80, 300))  # fmt: skip
def test_columns_fill_the_width(kolom: list[KolomIsi], lebar: float) -> None:
    widths = lebar_kolom(kolom, lebar)
    assert sum(widths) == pytest.approx(lebar)
    assert min(widths) > 0


def test_fixed_columns_keep_their_width_while_there_is_room() -> None:
    kolom = (KolomIsi("No", lebar_mm=10), KolomIsi("a", 2), KolomIsi("b"))
    assert lebar_kolom(kolom, 160) == [10, 100, 50]


def test_empty_rows_are_numbered_on() -> None:
    tabel = Tabel((KolomIsi("No"), KolomIsi("Nama")), (("1", "Siti"),), kosong=2, nomor_kosong=2)
    assert tabel.semua_baris() == (("1", "Siti"), ("2", ""), ("3", ""))
    assert replace(tabel, nomor_kosong=0).semua_baris()[2] == ("", "")


def test_footer_says_paper_code_and_day() -> None:
    isi = Isi("Notulen rapat", (Ruang(),), kaki_judul="Notulen", kode="R1-ab", dicetak="12-03-2025")
    assert isi.kaki == "Notulen · Kode R1-ab · Dicetak 12-03-2025"
    assert Isi("Notulen rapat", ()).kaki == "Notulen rapat"


def test_a_kind_of_paper_is_either_prose_or_painted() -> None:
    with pytest.raises(ValueError, match="either isi or buat"):
        JenisDokumen("Kosong", F4)
    with pytest.raises(ValueError, match="either isi or buat"):
        JenisDokumen("Dua", F4, isi="a:b", buat=lambda _s, _p, _k: b"")


@pytest.mark.parametrize("kunci", [kunci for kunci, jenis in DOKUMEN.items() if jenis.isi])
def test_every_prose_paper_names_a_function_that_exists(kunci: str) -> None:
    assert callable(DOKUMEN[kunci].penyusun())


@pytest.fixture
def rapat_id(store: Store) -> str:
    return pembantu.meeting(store, judul="Rapat rutin Maret", tempat="Balai RW 03")


def test_the_wording_of_minutes_reaches_paper_word_and_editor(store: Store, rapat_id: str) -> None:
    own = Pilihan(rapat_id=rapat_id, suntingan=(("pembuka", "Malam itu kami berkumpul."),))
    with store.read() as s:
        found = documents.sentences(s, "notulen", own)
        made = documents.make_paper(s, "notulen", own)
        plain = documents.paper_isi(s, "notulen", Pilihan(rapat_id=rapat_id))
    opening = next(k for k in found if k.kunci == "pembuka")
    assert opening.teks == "Malam itu kami berkumpul."
    assert opening.asli.startswith("Pada hari ini Senin tanggal sepuluh bulan Maret")
    assert "Malam itu kami berkumpul." in text_of(made.data)
    assert made.isi is not None
    assert plain is not None
    assert set(teks(made.isi)) - set(teks(plain)) == {"Malam itu kami berkumpul."}
    assert (made.halaman, made.keterangan) == (2, "")  # nothing is recorded: a form to write on


def test_painted_papers_have_pages_but_no_sentences_and_no_word_copy(store: Store, rapat_id: str) -> None:
    choice = Pilihan(rapat_id=rapat_id, baris_kosong=90)
    with store.read() as s:
        made = documents.make_paper(s, "daftar-hadir", choice)
        assert made.halaman == text_of(made.data).count("Halaman ") > 1
        assert documents.sentences(s, "daftar-hadir", choice) == ()
        assert documents.paper_isi(s, "daftar-hadir", choice) is None
        with pytest.raises(LkmError, match=r"Daftar hadir tidak punya salinan Word\. Simpan sebagai PDF\."):
            documents.word(s, "daftar-hadir", choice)
        with pytest.raises(LkmError, match="Sebutkan rapatnya"):
            documents.word(s, "notulen")


def test_an_unnamed_text_is_not_for_the_editor() -> None:
    assert kalimat(Isi("x", (Alinea("tulisan sendiri"),))) == ()
