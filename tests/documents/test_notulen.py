"""The minutes: long prose, empty parts, decisions, names; page breaks that read well."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkm_desktop.documents.kop import Kop
from lkm_desktop.documents.notulen import Notulen, Pokok, Putusan, blok
from lkm_desktop.documents.page import A4, F4, FOLIO, Kertas
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.documents.susun import pdf
from tests.documents.pdf_reader import MM, assert_no_overlap, boxes, fonts, page_texts, paper_mm, squeezed, text_of

PROSE = (
    "Koordinator membuka rapat dan menyampaikan bahwa program kerja terlaksana delapan puluh persen; dua kegiatan "
    "lingkungan di RT 03 & RT 07 tertunda karena hujan. Tunggakan > 3 bulan ada pada dua KSM, nilai < 5 persen."
)
BASE = Notulen(
    Kop(("LEMBAGA KESWADAYAAN MASYARAKAT", "LKM Maju Bersama", "Kelurahan Kelayan Tengah")), "Rapat pleno",
    (("Nama rapat", "Rapat pleno"), ("Hari/tanggal", "Senin, 21 September 2015"), ("Tempat", "")),
    "Pada hari ini Senin tanggal dua puluh satu bulan September tahun dua ribu lima belas.", "Kuorum tercapai.",
    penanda=(Penanda("Pimpinan rapat", "H. Syamsuddin"), Penanda("Notulis", "Noor Hasanah")),
    tempat_tanggal="Banjarmasin, 21 September 2015", kode="R3-ab12cd", dicetak="22 September 2015",
)  # fmt: skip


def draw(data: Notulen, kertas: Kertas = F4) -> bytes:
    return pdf(blok(data), kertas).data


def full(paragraphs: int, decisions: int = 3, people: int = 27) -> Notulen:
    return replace(
        BASE,
        pembukaan="Rapat dibuka pukul 19.40.",
        agenda=tuple(Pokok(f"Pokok ke-{n}", "\n".join([PROSE] * paragraphs)) for n in range(1, 4)),
        keputusan=tuple(Putusan(f"Putusan ke-{n} {PROSE}", "UPL", "30 September 2015") for n in range(decisions)),
        penutup="Ditutup dengan doa.",
        hadir=tuple(f"Siti Aminah {n}" for n in range(people)),
        izin=("Rusmiati",),
        tidak_hadir=("Gusti Ahmad Fauzi",),
    )


@pytest.mark.parametrize("kertas", [F4, A4, FOLIO], ids=lambda k: k.nama)
@pytest.mark.parametrize("paragraphs", [1, 4, 15])
def test_long_minutes(paragraphs: int, kertas: Kertas) -> None:
    data = draw(full(paragraphs), kertas)
    assert_no_overlap(data)
    assert all(fonts(data).values())
    assert b"Helvetica" not in data
    texts = page_texts(data)
    for number, text in enumerate(texts, 1):
        assert f"Halaman {number} dari {len(texts)}" in text
        assert "Notulen: Rapat pleno · Kode R3-ab12cd" in text
    for wide, tall in paper_mm(data):
        assert (wide, tall) == pytest.approx((kertas.lebar_mm, kertas.tinggi_mm), abs=0.3)
    everything = squeezed(" ".join(texts))
    assert everything.count(squeezed(PROSE)) >= 3
    for expected in (
        "A. Susunan acara",
        "B. Jalannya rapat",
        "C. Keputusan",
        "D. Peserta",
        "E. Penutup",
        "Kuorum tercapai.",
    ):
        assert squeezed(expected) in everything


@pytest.mark.parametrize("paragraphs", range(1, 16))
def test_no_heading_at_the_foot_of_a_page_and_no_signature_alone(paragraphs: int) -> None:
    data = draw(full(paragraphs, decisions=paragraphs % 5, people=7 * paragraphs % 40))
    pages = list(boxes(data))
    for found in pages[:-1]:
        last = min((b for b in found if b.bottom > 20 * MM), key=lambda b: (round(b.bottom), b.left)).text.strip()
        headings = ("A. ", "B. ", "C. ", "D. ", "E. ", "Hadir (", "Izin", "Tanpa kabar", "Pembukaan", "Tenggat")
        assert not last.startswith(headings), last
        assert found is pages[0] or not last.startswith("Pokok ke-"), last
    last_page = " ".join(b.text for b in pages[-1])
    assert "H. Syamsuddin" in last_page
    assert "Ditutup dengan doa." in last_page
    assert min(b.bottom for b in pages[-1] if "Hasanah" in b.text) > 20 * MM


def test_parts_without_content_are_left_out() -> None:
    text = text_of(draw(BASE))
    for title in ("Susunan acara", "Jalannya rapat", "Keputusan", "Tindak lanjut", "Peserta", "Penutup"):
        assert title not in text
    assert "H. Syamsuddin" in text
    only_decisions = text_of(draw(replace(BASE, keputusan=(Putusan("Gotong royong."),))))
    assert "A. Keputusan" in only_decisions
    assert "B. " not in only_decisions


def test_a_point_without_discussion_stays_in_the_agenda_only() -> None:
    text = text_of(draw(replace(BASE, agenda=(Pokok("Pembukaan"), Pokok("Lain-lain", "Usul warga.")))))
    assert text.count("Pembukaan") == 1
    assert text.count("Lain-lain") == 2


def test_decisions_table_repeats_its_heading() -> None:
    data = draw(full(1, decisions=40))
    assert_no_overlap(data)
    texts = page_texts(data)
    with_rows = [t for t in texts if "Putusan ke-" in t]
    assert len(with_rows) > 1
    assert all("Penanggung jawab" in t for t in with_rows)


def test_one_decision_longer_than_a_page() -> None:
    novel = " ".join(f"kata{n}" for n in range(2500))
    data = draw(replace(BASE, keputusan=(Putusan(novel, "UPK"), Putusan("pendek"))))
    assert_no_overlap(data)
    text = squeezed(text_of(data))
    assert all(f"kata{n}" in text for n in range(0, 2500, 53))


def test_many_names_go_behind_the_signatures() -> None:
    texts = page_texts(draw(full(1, people=120)))
    whole = " ".join(texts)
    assert whole.index("Noor Hasanah") < whole.index("Lampiran: peserta rapat") < whole.index("Siti Aminah 119")
    assert "Hadir (120 orang)" in whole
    assert "D. Penutup" in whole


def test_long_names_in_columns() -> None:
    names = tuple(f"Dr. Ir. Raden Ajeng Kartini Wulandari Sastrowardoyo {n}, M.Si." for n in range(31))
    data = draw(replace(BASE, hadir=names, izin=("W" * 200,)))
    assert_no_overlap(data)
    text = squeezed(text_of(data))
    assert all(squeezed(name) in text for name in names)


def test_lines_of_prose_are_flush_right_but_the_last() -> None:
    found = next(boxes(draw(full(1))))
    prose = [b for b in found if b.text.strip().startswith(("Koordinator membuka", "tertunda"))]
    edge = F4.lebar - 20 * MM
    assert prose
    assert any(abs(b.right - edge) < 1.5 for b in found if "Koordinator membuka" in b.text)


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=120)


@settings(deadline=None, max_examples=60)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_makes_a_sound_page(one: str, two: str, three: str) -> None:
    data = draw(replace(
        BASE, rapat=one, fakta=((two, three),), pembuka=three, agenda=(Pokok(two, one),), penutup=two,
        keputusan=(Putusan(three, one, two),), hadir=(one, two), penanda=(Penanda(one, two, three, one),),
        tempat_tanggal=two, kop=Kop((one, two, three)), kode=three,
    ))  # fmt: skip
    assert page_texts(data)[0]
    assert_no_overlap(data)
