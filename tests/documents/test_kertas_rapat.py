"""Every paper of a meeting on F4 and A4, for 1, 33 and 120 people with short and long names: sound pages, all names,
Word copies that open; nothing private."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from lkm_desktop.documents import DOKUMEN, Kertasnya, Pilihan, make_paper, sentences, word
from lkm_desktop.documents.isi import Tanda
from lkm_desktop.documents.page import A4, F4, Kertas
from lkm_desktop.services.fakta_rapat import fakta
from lkm_desktop.services.kalimat import BAWAAN
from lkm_desktop.services.kalimat.isian import ISIAN_RAPAT
from tests.documents.pdf_reader import assert_sound, fonts, page_texts, paper_mm, squeezed, text_of
from tests.documents.rapat_contoh import DICETAK, KantorRapat, kantor_rapat

#: paper -> meeting it is made of, what is typed for it
BERISI: dict[str, tuple[str, dict[str, str]]] = {
    "undangan": ("rutin", {"nomor": "005/UND/LKM-MB/III/2025"}),
    "undangan-tanda-terima": ("rutin", {}),
    "notulen": ("rutin", {"nomor": "003/NOT/LKM-MB/III/2025"}),
    "ba-umum": ("rutin", {"wakil": "semua", "ttd_koordinator": "ya", "ttd_faskel": "ya", "ttd_wakil": "Rusmiati"}),
    "ba-rkm": ("rkm", {"putusan": "menerima", "relawan": "12 orang", "swadaya": "tenaga", "lainnya": "Menjaga hasil."}),
    "ba-rembug": ("rembug", {"pemandu": "Rusmiati", "hasil": "Saluran 60 m", "utusan": "Siti Aminah 1\nBudi | Pemuda"}),
    "ba-rwt": ("rwt", {"lpj": "catatan", "tahun_lpj": "2024", "catatan": "Tagih.", "sah_program": "1"}),
    "ba-koordinator": ("koordinator", {"calon": "Siti Aminah 1 | 9\nRusmiati | 3", "masa_bakti": "2025-2028"}),
    "ba-tim": ("rutin", {"tim": "Panitia RWT", "anggota": "Rusmiati | Ketua\nBudi Tamu", "tugas": "Menyiapkan tempat"}),
    "petikan": ("", {"perihal": "Titian RT 07"}),
}
BERITA_ACARA = [key for key in BERISI if key.startswith("ba-")]
DENGAN_NAMA = ("undangan", "undangan-tanda-terima", "notulen", "ba-umum")
SIZES = [(1, "pendek"), (33, "pendek"), (33, "panjang"), (120, "pendek"), (120, "panjang"), (7, "nakal")]


@pytest.fixture(scope="module", params=SIZES, ids=lambda p: f"{p[0]}-{p[1]}")
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KantorRapat]:
    made = kantor_rapat(tmp_path_factory.mktemp("rapat") / "kantor", *request.param)
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def kecil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KantorRapat]:
    """Thirteen people in a BKM."""
    made = kantor_rapat(tmp_path_factory.mktemp("bkm") / "kantor", 13, istilah="BKM")
    yield made
    made.store.close()


def choice(office: KantorRapat, key: str, kosong: bool = False) -> Pilihan:
    meeting, typed = BERISI[key]
    if key == "petikan":
        return replace(office.pilihan("", **({} if kosong else typed)), subjek=office.keputusan[0 if kosong else 1])
    return office.pilihan("kosong") if kosong else office.pilihan(meeting, **typed)


def paper(office: KantorRapat, key: str, kertas: Kertas = F4, kosong: bool = False) -> Kertasnya:
    with office.store.read() as s:
        return make_paper(s, key, replace(choice(office, key, kosong), kertas=kertas))


@pytest.mark.kisi(3)
@pytest.mark.parametrize("kertas", [F4, A4], ids=lambda k: k.nama)
@pytest.mark.parametrize("key", BERISI)
def test_full_papers_are_sound(office: KantorRapat, key: str, kertas: Kertas) -> None:
    made = paper(office, key, kertas)
    assert_sound(made)
    assert all(fonts(made.data).values())
    for wide, tall in paper_mm(made.data):
        assert (wide, tall) == pytest.approx((kertas.lebar_mm, kertas.tinggi_mm), abs=0.3)
    text = squeezed(text_of(made.data))
    assert not re.search(r"\{\w+\}", text)
    if key in DENGAN_NAMA:
        printed = [name.replace("😀", "\ufffd") for name in office.nama[:-2] or office.nama]
        found = [name for name in printed if squeezed(name).rstrip("\ufffd0123456789") in text]
        assert found == printed


@pytest.mark.parametrize("key", BERISI)
def test_papers_before_anything_is_recorded_are_sound(kecil: KantorRapat, key: str) -> None:
    made = paper(kecil, key, kosong=True)
    assert_sound(made)
    assert made.halaman <= 2
    assert not re.search(r"\{\w+\}|None", text_of(made.data))
    if key in BERITA_ACARA:
        assert "....." in text_of(made.data)


@pytest.mark.parametrize("key", BERISI)
def test_pages_of_a_common_meeting(kecil: KantorRapat, key: str) -> None:
    """Thirteen people: letters are a page each, records one or two, and the one-page choice is kept."""
    made = paper(kecil, key)
    assert made.halaman == (14 if key == "undangan" else made.halaman)
    assert made.halaman <= (14 if key == "undangan" else 2)
    with kecil.store.read() as s:
        tight = make_paper(s, key, replace(choice(kecil, key), satu_halaman=True))
    if key in ("ba-rkm", "ba-rwt", "ba-koordinator", "ba-rembug", "petikan", "undangan-tanda-terima"):
        assert tight.halaman == 1
    assert_sound(tight)


@pytest.mark.parametrize("key", BERITA_ACARA)
def test_a_berita_acara_is_fitted_to_one_page_or_not_squeezed_at_all(office: KantorRapat, key: str) -> None:
    with office.store.read() as s:
        own, loose, tight = (
            make_paper(s, key, replace(choice(office, key), satu_halaman=asked)) for asked in (None, False, True)
        )
    assert own == tight
    assert_sound(own)
    if own.halaman == 1:
        assert (own.data == loose.data) is (loose.halaman == 1)
        assert ("agar muat satu halaman" in own.keterangan) is (loose.halaman > 1)
    else:
        assert own.data == loose.data
        assert f"Tidak muat satu halaman; dicetak {own.halaman} halaman dengan huruf 11 pt" in own.keterangan
    assert "satu halaman" not in loose.keterangan


def test_the_small_meeting_has_a_berita_acara_of_one_page(kecil: KantorRapat) -> None:
    pages = {key: paper(kecil, key).halaman for key in BERITA_ACARA}
    assert {key for key, count in pages.items() if count == 1} >= {"ba-rkm", "ba-rwt", "ba-koordinator", "ba-rembug"}


@pytest.mark.parametrize("key", BERISI)
def test_word_copy_says_the_same(kecil: KantorRapat, key: str) -> None:
    with kecil.store.read() as s:
        made, copy = make_paper(s, key, choice(kecil, key)), word(s, key, choice(kecil, key))
    document = docx.Document(io.BytesIO(copy))
    assert document.sections[0].page_width.mm == pytest.approx(215, abs=0.3)  # type: ignore[union-attr]
    said = squeezed("".join(t.text or "" for t in document.element.body.iter(qn("w:t"))))
    assert made.isi is not None
    for block in made.isi.blok:
        if isinstance(block, Tanda):
            assert all(squeezed(p.nama) in said for p in block.penanda)
    for sentence in made.isi.blok:
        text = getattr(sentence, "teks", "")
        assert squeezed(text) in said


@pytest.mark.parametrize("key", BERISI)
def test_the_office_calls_itself_bkm(kecil: KantorRapat, key: str) -> None:
    for kosong in (False, True):
        text = text_of(paper(kecil, key, kosong=kosong).data)
        assert "BKM Maju Bersama" in text or "BKM MAJU BERSAMA" in text
        assert not re.search(r"\bLKM\b", text.replace("LKM-MB", ""))


@pytest.mark.parametrize("key", BERISI)
def test_nothing_private_is_printed(kecil: KantorRapat, key: str) -> None:
    text = text_of(paper(kecil, key).data)
    assert "0812" not in text
    assert "637101" not in text
    assert "miskin" not in text.lower()


@pytest.mark.parametrize("key", BERISI)
def test_every_sentence_of_the_program_can_be_reworded(kecil: KantorRapat, key: str) -> None:
    """Each generated sentence has a key of its own, and the user's wording is printed in its place."""
    with kecil.store.read() as s:
        found = sentences(s, key, choice(kecil, key))
        assert found
        own = tuple((k.kunci, f"Ganti{n}") for n, k in enumerate(found))
        text = text_of(make_paper(s, key, replace(choice(kecil, key), suntingan=own)).data)
    assert all(f"Ganti{n}" in text for n in range(len(found)))


@pytest.mark.parametrize("key", ["undangan", "undangan-tanda-terima", "wa", "notulen", *BERITA_ACARA, "petikan"])
def test_sentences_use_only_fill_ins_that_have_an_example(key: str) -> None:
    kit = BAWAAN[key]
    for name, sentence in kit.kalimat.items():
        assert set(re.findall(r"\{(\w+)\}", sentence.teks)) <= set(kit.isian), name
        assert sentence.label


def test_every_fill_in_of_a_meeting_has_a_value(kecil: KantorRapat) -> None:
    with kecil.store.read() as s:
        known = fakta(s, kecil.rapat["rutin"]).isian
    assert set(ISIAN_RAPAT) <= set(known)
    assert all(known[name] for name in ISIAN_RAPAT)


@pytest.mark.parametrize("key", BERISI)
def test_fields_ask_with_words(key: str) -> None:
    fields = DOKUMEN[key].borang
    assert len({f.key for f in fields}) == len(fields)
    for f in fields:
        assert f.label
        assert not f.required  # an empty paper is a form to write on
        assert bool(f.choices) == (f.kind == "pilihan")


def test_signatures_are_never_alone_whatever_the_length(kecil: KantorRapat) -> None:
    """The text grows line by line over the end of a page."""
    for lines in range(1, 32):
        hasil = "\n".join(f"Hasil rembug nomor {n} yang disepakati warga" for n in range(lines))
        with kecil.store.read() as s:
            made = make_paper(s, "ba-rembug", kecil.pilihan("rembug", hasil=hasil))
        assert_sound(made)
        pages = page_texts(made.data)
        signed = next(n for n, page in enumerate(pages) if "Gusti Rahman" in page)
        assert "Demikian berita acara" in pages[signed]


def test_printing_day_is_in_the_footer(kecil: KantorRapat) -> None:
    assert f"Dicetak {DICETAK:%d-%m-%Y}" in text_of(paper(kecil, "ba-umum").data)
