"""Registers on paper: up to 17 columns legible on lying F4, every text there, linear in the rows."""

from __future__ import annotations

import io
import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from lkm_desktop.documents.buku import Buku, KolomBuku, draw
from lkm_desktop.documents.columns import SIZES, fit
from lkm_desktop.documents.kop import Kop
from lkm_desktop.documents.page import A4, F4, FOLIO, Kertas
from lkm_desktop.documents.signature import Penanda
from tests.documents.pdf_reader import assert_no_overlap, boxes, fonts, page_texts, paper_mm, squeezed, text_of

#: Buku Anggota of lkm-siklus.md 1.13 B1 without the number, which the document adds
B1 = (
    KolomBuku("Nama", 30), KolomBuku("NIK", 18), KolomBuku("Tanggal lahir", 12, "tengah"),
    KolomBuku("Umur", 6, "kanan"), KolomBuku("L/P", 5, "tengah"), KolomBuku("Pendidikan", 16),
    KolomBuku("Pekerjaan", 18), KolomBuku("Alamat", 26), KolomBuku("RT/RW", 10, "tengah"), KolomBuku("No. HP", 15),
    KolomBuku("Jabatan", 16), KolomBuku("Periode", 11), KolomBuku("Suara", 7, "kanan"),
    KolomBuku("Dikukuhkan", 12, "tengah"), KolomBuku("Berhenti", 12, "tengah"), KolomBuku("Alasan berhenti", 18),
)  # fmt: skip
NAMES = (
    "Siti Aminah",
    "Muhammad Abdul Rahman Al-Banjari bin H. Muhammad Yusuf Arsyad",
    "Ahmad Rifa'i",
    "H. Syamsuddin",
)


def row(n: int) -> tuple[str, ...]:
    return (
        NAMES[n % 4], f"6371015508{n:06}", "17-08-1970", "45", "LP"[n % 2], "SLTA/sederajat", "Karyawan swasta",
        "Jl. Kelayan A Gg. Setia Rahman No. 12", f"{n % 18 + 1:02}/03", "0812-5000-1200", "Anggota", "2014-2017",
        str(n % 90), "18-10-2014", "", "Pindah domisili" if n % 5 == 0 else "",
    )  # fmt: skip


def book(count: int) -> Buku:
    return Buku(
        "BUKU ANGGOTA LKM",
        B1,
        tuple(row(n) for n in range(count)),
        "Kelurahan Kelayan Tengah, keadaan per tanggal 21 September 2015",
        Kop(("LEMBAGA KESWADAYAAN MASYARAKAT", "LKM Maju Bersama", "Kelurahan Kelayan Tengah")),
        penanda=(Penanda("Koordinator", "H. Syamsuddin", "Mengetahui,"), Penanda("Sekretaris", "Noor Hasanah")),
        tempat_tanggal="Banjarmasin, 21 September 2015",
        dicetak="21 September 2015",
    )


def type_sizes(data: bytes) -> set[float]:
    found = set()
    for page in PdfReader(io.BytesIO(data)).pages:
        contents = page.get_contents()
        assert contents is not None
        found |= {float(size) for size in re.findall(rb"/F\d+\+\d+ ([\d.]+) Tf", contents.get_data())}
    return found


@pytest.mark.parametrize("kertas", [F4.rebah(), A4.rebah(), FOLIO.rebah()], ids=lambda k: k.nama)
@pytest.mark.parametrize("count", [1, 33, 120])
def test_seventeen_columns_are_legible(count: int, kertas: Kertas) -> None:
    data = draw(book(count), kertas)
    assert_no_overlap(data)
    assert min(type_sizes(data)) >= 7
    texts = page_texts(data)
    for wide, tall in paper_mm(data):
        assert (wide, tall) == pytest.approx((kertas.lebar_mm, kertas.tinggi_mm), abs=0.3)
    for number, text in enumerate(texts, 1):
        assert f"Halaman {number} dari {len(texts)}" in text
        assert "Dikukuhkan" in text
    everything = squeezed(" ".join(texts))
    for n in range(count):
        assert row(n)[1] in everything
    assert f"Jumlah:{count}orang" in everything
    assert all(fonts(data).values())
    assert "Noor Hasanah" in texts[-1]


def test_numbers_and_dates_are_never_broken() -> None:
    words = {word for text in page_texts(draw(book(40), A4.rebah())) for word in text.split()}
    assert {row(n)[1] for n in range(40)} <= words
    assert {"17-08-1970", "0812-5000-1200", "2014-2017", "18-10-2014"} <= words


def test_paper_is_lying_f4_unless_told_otherwise() -> None:
    assert paper_mm(draw(book(1)))[0] == pytest.approx((330, 215), abs=0.3)


def test_few_columns_use_large_type_and_the_whole_width() -> None:
    data = draw(Buku("BUKU", B1[:3], tuple(row(n)[:3] for n in range(3))))
    assert max(SIZES) in type_sizes(data)
    assert_no_overlap(data)


def test_empty_register() -> None:
    text = text_of(draw(replace(book(0), rows=())))
    assert "Belum ada isi." in text
    assert "Jumlah: 0 orang" in text


def test_thousands_are_counted_with_a_dot() -> None:
    assert "Jumlah: 1.200 orang" in text_of(draw(replace(book(0), rows=tuple(row(n) for n in range(1200)))))


@pytest.mark.parametrize("kind", ["words", "one word"])
def test_forty_columns_still_fit_the_paper(kind: str) -> None:
    text = "kata kata" if kind == "words" else "katapanjangsekali"
    columns = tuple(KolomBuku(f"Kolom panjang {n}") for n in range(40))
    data = draw(Buku("BUKU", columns, ((text,) * 40,) * 3))
    assert_no_overlap(data)


@settings(deadline=None)
@given(
    st.lists(st.lists(st.text("abc d-/", max_size=80), min_size=4, max_size=4), max_size=8),
    st.floats(300, 900),
)
def test_widths_always_fill_the_paper_exactly(rows: list[list[str]], wide: float) -> None:
    columns = [
        KolomBuku("Nama", 30),
        KolomBuku("Alamat", 20),
        KolomBuku("L/P", 4, "tengah"),
        KolomBuku("Suara", 6, "kanan"),
    ]
    size, widths = fit(columns, rows, wide, 2.4)
    assert size in SIZES
    assert sum(widths) == pytest.approx(wide)
    assert min(widths) > 0


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(*[st.text(st.characters(exclude_categories=()), max_size=60)] * 3), max_size=6), st.text())
def test_any_text_makes_a_sound_page(rows: list[tuple[str, str, str]], title: str) -> None:
    columns = (KolomBuku(title, 10), KolomBuku("Alamat", 20, "tengah"), KolomBuku("Ket", 5, "kanan"))
    data = draw(Buku(title, columns, tuple(rows), title))
    assert page_texts(data)
    assert_no_overlap(data)


def test_right_columns_end_on_one_line() -> None:
    found = next(
        boxes(draw(Buku("BUKU", (KolomBuku("Nama", 20), KolomBuku("Suara", 8, "kanan")), (("a", "7"), ("b", "123")))))
    )
    ends = [b.right for b in found if b.text.strip() in ("7", "123")]
    assert len(ends) == 2
    assert ends[0] == pytest.approx(ends[1], abs=1)


def test_time_grows_with_the_rows_and_no_faster() -> None:
    def seconds(count: int) -> float:
        data = book(count)
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            draw(data)
            best = min(best, time.process_time() - start)
        return best

    seconds(30)
    assert seconds(4000) < 14 * seconds(400)
