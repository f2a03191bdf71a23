"""Blocks on paper: any mix of them is a sound document; size, margins, letterhead and fitting do what they say."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from lkm_desktop.documents.isi import Alinea, Blok, Fakta, HalamanBaru, Isi, Judul, KolomIsi, Ruang, SubJudul, Tabel
from lkm_desktop.documents.page import A4, F4, FOLIO, Kertas
from lkm_desktop.documents.paper import TEPI_NASKAH, Tepi
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.susun import pdf
from tests.documents.blok_contoh import BLOK, KOP, NAKAL, PROSA, TEMPAT, borang, keputusan, prosa, surat
from tests.documents.pdf_reader import MM, assert_no_overlap, boxes, page_texts, paper_mm, rules, squeezed, text_of
from tests.documents.test_buku import type_sizes

CHOICES = st.builds(
    Pilihan, ukuran=st.sampled_from([10.0, 11.0, 12.0]), kop_semua=st.booleans(), satu_halaman=st.booleans(),
    tepi=st.one_of(st.none(), st.builds(Tepi, *[st.floats(12, 80)] * 4)),
)  # fmt: skip


def assert_inside(data: bytes, tepi: Tepi) -> None:
    """Text and rules between the margins; the footer alone stands in the lower one."""
    for number, ((wide, tall), found) in enumerate(zip(paper_mm(data), boxes(data), strict=True)):
        left, right, top = tepi.kiri * MM - 1, (wide - tepi.kanan) * MM + 1, (tall - tepi.atas) * MM + 1
        for box in found:
            assert left <= box.left, (number, box)
            assert box.right <= right, (number, box)
            assert box.top <= top, (number, box)
            assert box.bottom >= tepi.bawah * MM - 1 or box.top < 16 * MM, (number, box)
        across, down = rules(data, number)
        for y, start, end in across:
            assert left <= start <= end <= right, (number, y)
            assert tepi.bawah * MM - 1 <= y <= top or y < 16 * MM, (number, y)
        for x, low, high in down:
            assert left <= x <= right, (number, x)
            assert tepi.bawah * MM - 1 <= low <= high <= top, (number, x)


@settings(deadline=None, max_examples=60)
@given(st.lists(BLOK, max_size=8).map(tuple), CHOICES, st.sampled_from([F4, A4, FOLIO.rebah(), A4.rebah()]))
def test_any_mix_of_blocks_is_a_sound_paper(blok: tuple[Blok, ...], pilihan: Pilihan, kertas: Kertas) -> None:
    made = pdf(Isi(NAKAL, blok, KOP, kode="R3", dicetak="1"), kertas, pilihan)
    assert_no_overlap(made.data)
    assert_inside(made.data, (pilihan.tepi or TEPI_NASKAH).wajar())
    assert made.halaman == len(paper_mm(made.data))


@pytest.mark.parametrize("make", [prosa, borang, keputusan, surat])
def test_text_is_printed_as_typed_or_visibly_replaced(make: object) -> None:
    isi = prosa(2) if make is prosa else make()  # type: ignore[operator]
    isi = replace(isi, blok=(*isi.blok, Judul(NAKAL), SubJudul(NAKAL), Fakta(((NAKAL, NAKAL),), kanan=(NAKAL,)),
                             Tabel((KolomIsi(NAKAL),), ((NAKAL,),))))  # fmt: skip
    made = pdf(isi)
    assert_no_overlap(made.data)
    text = squeezed(text_of(made.data))
    assert text.count("Ahmad<b>Rifa'i</b>&Co</para>Al-Banjari□Čović") >= 4  # some are wrapped beside others
    assert b"Helvetica" not in made.data


@pytest.mark.parametrize(("asked", "used"), [(10, 10), (11, 11), (12, 12), (8, 10), (30, 12), (11.3, 11.5)])
def test_type_size_is_the_one_chosen_within_bounds(asked: float, used: float) -> None:
    made = pdf(prosa(4, kop=None), F4, Pilihan(ukuran=asked))
    assert used in type_sizes(made.data)
    pitch = [b.bottom for b in next(boxes(made.data)) if b.left > 36 * MM and b.top - b.bottom < 16]
    assert max(a - b for a, b in pairwise(pitch[3:7])) == pytest.approx(used * 15 / 11, abs=4)


def test_margins_are_the_ones_chosen() -> None:
    tepi = Tepi(40, 25, 35, 45)
    made = pdf(prosa(30, kop=None), A4, Pilihan(tepi=tepi))
    assert_inside(made.data, tepi)
    first = next(boxes(made.data))
    body = [b for b in first if b.bottom > 20 * MM]
    assert min(b.left for b in body) == pytest.approx(40 * MM, abs=1.5)
    assert max(b.right for b in body) == pytest.approx((210 - 25) * MM, abs=1.5)
    assert max(b.top for b in body) == pytest.approx((297 - 35) * MM, abs=6)


def test_letterhead_on_the_first_or_on_every_page() -> None:
    once = page_texts(pdf(prosa(30)).data)
    every = pdf(prosa(30), F4, Pilihan(kop_semua=True))
    assert ["LKM MAJU BERSAMA" in text for text in once] == [True] + [False] * (len(once) - 1)
    assert all("LKM MAJU BERSAMA" in text for text in page_texts(every.data))
    assert every.halaman > 1
    assert_no_overlap(every.data)
    assert_inside(every.data, TEPI_NASKAH)


def test_a_letterhead_too_tall_for_every_page_says_so() -> None:
    tall = replace(KOP, baris=tuple("Kelurahan Kelayan Tengah Barat Daya " * 12 for _ in range(6)))
    made = pdf(prosa(30, tall), A4.rebah(), Pilihan(kop_semua=True))
    assert made.keterangan == "Kop terlalu tinggi untuk setiap halaman; dicetak di halaman pertama saja."
    assert_inside(made.data, TEPI_NASKAH)


def type_of_prose(data: bytes) -> float:
    """The size of the letters that most runs of text are set in."""
    contents = PdfReader(io.BytesIO(data)).pages[0].get_contents()
    assert contents is not None
    counted: dict[float, int] = {}
    size = 0.0
    for match in re.findall(rb"/F\d+\+\d+ ([\d.]+) Tf|Tj", contents.get_data()):
        size = float(match) if match else size
        counted[size] = counted.get(size, 0) + (not match)
    return max(counted, key=lambda s: counted[s])


def test_one_page_takes_space_before_type() -> None:
    sentences = {}
    for count in range(8, 24):
        made = pdf(prosa(count), F4, Pilihan(satu_halaman=True, ukuran=12))
        assert_no_overlap(made.data)
        sentences[count] = (made.halaman, made.keterangan, type_of_prose(made.data))
        if made.halaman > 1:  # squeezing does not help: nothing is squeezed
            assert made.data == pdf(prosa(count), F4, Pilihan(ukuran=12)).data
    sizes = [size for pages, _, size in sentences.values() if pages == 1]
    assert sizes == sorted(sizes, reverse=True)
    assert {size for pages, _, size in sentences.values() if pages > 1} == {12.0}
    told = {re.sub(r"[\d,]+ (pt|halaman)", r"# \1", text) for _, text, _ in sentences.values()}
    assert told == {
        "", "Jarak dirapatkan agar muat satu halaman.",
        "Jarak dirapatkan dan huruf dikecilkan menjadi # pt agar muat satu halaman.",
        "Tidak muat satu halaman; dicetak # halaman dengan huruf # pt dan jarak biasa.",
    }  # fmt: skip
    for pages, text, _ in sentences.values():
        assert (pages == 1) == ("Tidak muat" not in text)
        assert "Tidak muat" not in text or f"dicetak {pages} halaman dengan huruf 12 pt" in text


def test_what_fits_is_not_touched() -> None:
    plain, asked = pdf(prosa(3)), pdf(prosa(3), F4, Pilihan(satu_halaman=True))
    assert (asked.keterangan, asked.data) == ("", plain.data)


@pytest.mark.parametrize("kertas", [F4, A4], ids=lambda k: k.nama)
@pytest.mark.parametrize("count", range(1, 40, 3))
def test_signatures_never_stand_alone_and_no_page_is_blank(count: int, kertas: Kertas) -> None:
    made = pdf(prosa(count), kertas)
    texts = page_texts(made.data)
    body = texts[-1].split("Koordinator Sekretaris")[0].split(TEMPAT)[0]
    assert squeezed(PROSA)[-12:] in squeezed(body)
    assert all(len(text) > 60 for text in texts)
    for n, text in enumerate(texts, 1):
        assert f"Halaman {n} dari {len(texts)}" in text


@pytest.mark.parametrize("lines", range(30, 48))
def test_a_heading_never_ends_a_page(lines: int) -> None:
    before: list[Blok] = [Alinea(f"Baris {n}") for n in range(lines)]
    table = Tabel((KolomIsi("Kepala"),), (("Isi sel",),) * 30)
    made = pdf(Isi("x", (*before, SubJudul("A. Susunan"), Alinea("Pokok " * 40), SubJudul("B. Tabel"), table)))
    for found in boxes(made.data):
        last = min((b for b in found if b.bottom > 21 * MM), key=lambda b: b.bottom)
        assert not last.text.strip().startswith(("A.", "B.", "Kepala")), last
    pages = page_texts(made.data)
    assert all("Kepala" in text for text in pages if "Isi sel" in text)


def test_page_breaks_and_empty_parts_make_no_blank_page() -> None:
    page = HalamanBaru()
    blok = (page, Alinea("satu"), page, page, Ruang(50), page, Alinea("dua"), Ruang(400), page)
    made = pdf(Isi("x", blok))
    texts = page_texts(made.data)
    assert made.halaman == 2
    assert [("satu" in t, "dua" in t) for t in texts] == [(True, False), (False, True)]
    assert pdf(Isi("kosong", ())).halaman == 1


def test_letters_in_one_file_are_counted_each_with_its_letterhead() -> None:
    made = pdf(surat(("Sdr. Budi", "Sdri. Siti", "Sdr. Umar")))
    texts = page_texts(made.data)
    assert len(texts) == 3
    for text, nama in zip(texts, ("Budi", "Siti", "Umar"), strict=True):
        assert nama in text
        assert "LKM MAJU BERSAMA" in text
        assert "Halaman 1 dari 1" in text


def test_two_letters_to_a_page_each_fit_one_page() -> None:
    long = replace(surat(("A", "B")), blok=(*prosa(15).blok, HalamanBaru(True), *prosa(15).blok))
    assert pdf(long).halaman == 4
    made = pdf(long, F4, Pilihan(satu_halaman=True))
    assert made.halaman == 2
    assert "agar muat satu halaman" in made.keterangan


def test_rows_to_sign_are_tall_and_zigzag() -> None:
    made = pdf(keputusan())
    across, _ = rules(made.data, 0)
    edges = sorted({round(y, 1) for y, a, b in across if abs(b - a - 165 * MM) < 1}, reverse=True)
    heights = [a - b for a, b in pairwise(edges)]
    assert sum(abs(h - 10 * MM) < 0.2 for h in heights) == 6  # four rows and two empty ones
    found = [b for b in next(boxes(made.data)) if b.bottom < max(edges) and b.top > min(edges)]
    sign = {b.text.strip(): b.left for b in found if b.text.strip().endswith(".") and b.left > 100 * MM}
    assert sign["3."] == pytest.approx(sign["1."], abs=1)
    assert sign["2."] == pytest.approx(sign["6."], abs=1)
    assert sign["2."] > sign["1."] + 15 * MM
    assert {"5", "6"} <= {b.text.strip() for b in found}  # empty rows are numbered on


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 200), st.booleans())
def test_the_same_paper_is_the_same_file(count: int, semua: bool) -> None:
    choice = Pilihan(kop_semua=semua)
    assert pdf(prosa(count % 9 + 1), F4, choice).data == pdf(prosa(count % 9 + 1), F4, choice).data
