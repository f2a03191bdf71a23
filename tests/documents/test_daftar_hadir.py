"""The attendance sheet: right paper, nothing overlaps, nothing is cut, whatever the names."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest

from lkm_desktop.documents.daftar_hadir import PENUHI_HALAMAN, DaftarHadir, Hitungan, Peserta, draw
from lkm_desktop.documents.daftar_hadir_isi import SEPERLUNYA
from lkm_desktop.documents.kop import Kop
from lkm_desktop.documents.page import A4, F4, FOLIO, Kertas
from lkm_desktop.documents.signature import Penanda
from tests.documents.pdf_reader import (
    MM,
    assert_no_overlap,
    boxes,
    fonts,
    page_texts,
    paper_mm,
    rules,
    squeezed,
    text_of,
)

LONG = (
    "Muhammad Abdul Rahman Al-Banjari bin H. Muhammad Yusuf Arsyad",
    "Dr. Ir. Raden Ajeng Kartini Wulandari Sastrowardoyo, M.Si., Ph.D",
    "W" * 60,
    "Siti",
)
KOP = Kop(("LEMBAGA KESWADAYAAN MASYARAKAT", "LKM Maju Bersama", "Kelurahan Kelayan Tengah, Kota Banjarmasin"))
SIGNED = (Penanda("Koordinator LKM", "H. Syamsuddin", "Mengetahui,"), Penanda("Sekretaris", "Noor Hasanah, S.Pd."))


def sheet(count: int, spare: int = 5) -> DaftarHadir:
    rows = tuple(
        Peserta(n, LONG[n % 4], "LP"[n % 2], "Tokoh masyarakat", f"{n % 18 + 1:02}/03") for n in range(1, count + 1)
    )
    return DaftarHadir(
        KOP,
        "Rapat pleno program kerja",
        "Senin, 21 September 2015",
        "19.30 s.d. 22.00 WITA",
        "Balai RW 03",
        "LKM",
        rows,
        spare,
        SIGNED,
        "Banjarmasin, 21 September 2015",
        kode="R3-ab12cd",
        dicetak="21 September 2015",
        lembaga="LKM Maju Bersama",
    )


@pytest.mark.parametrize("kertas", [F4, A4, FOLIO, F4.rebah()], ids=["F4", "A4", "Folio", "F4 lying"])
@pytest.mark.parametrize("count", [1, 33, 120])
def test_long_names_on_every_paper(count: int, kertas: Kertas) -> None:
    data = draw(sheet(count), kertas)
    texts = page_texts(data)
    for wide, tall in paper_mm(data):
        assert wide == pytest.approx(kertas.lebar_mm, abs=0.3)
        assert tall == pytest.approx(kertas.tinggi_mm, abs=0.3)
    assert_no_overlap(data)
    for number, text in enumerate(texts, 1):
        assert f"Halaman {number} dari {len(texts)}" in text
        assert "Rapat pleno program kerja" in text
        assert "Jabatan/Unsur" in text
        assert "Tanda tangan" in text
    everything = squeezed(" ".join(texts))
    for name in LONG[: count + 1] if count == 1 else LONG:
        expected = name if count > 1 else sheet(1).rows[0].nama
        assert squeezed(expected) in everything
    assert "Banjarmasin, 21 September 2015" in texts[-1]
    assert "H. Syamsuddin" in texts[-1]


@pytest.mark.parametrize("count", [1, 33, 120])
def test_rows_leave_room_to_sign(count: int) -> None:
    data = draw(sheet(count))
    for number in range(len(page_texts(data))):
        across, down = rules(data, number)
        left, right = min(x for x, *_ in down), max(x for x, *_ in down)
        edges = sorted({y for y, a, b in across if abs(a - left) < 0.1 and abs(b - right) < 0.1}, reverse=True)
        bottom, top = min(low for _, low, _ in down), max(high for *_, high in down)
        edges = [y for y in edges if bottom - 0.1 <= y <= top + 0.1]  # the grid, not letterhead or footer
        heights = [a - b for a, b in pairwise(edges)]
        assert len(heights) > 1
        assert all(height >= 9 * MM - 0.02 for height in heights[1:]), heights  # the first is the heading


def test_fonts_are_inside_the_file() -> None:
    data = draw(sheet(33))
    found = fonts(data)
    assert len(found) >= 2
    assert all(found.values()), found
    assert all("LiberationSans" in name for name in found)
    assert b"Helvetica" not in data


def test_exact_page_count_text() -> None:
    texts = page_texts(draw(sheet(80)))
    assert len(texts) == 5
    assert "Halaman 2 dari 5" in texts[1]


def test_no_rows_at_all() -> None:
    texts = page_texts(draw(sheet(0, spare=0)))
    assert len(texts) == 1
    assert "Belum ada yang diundang." in texts[0]


def test_spare_rows_go_on_numbering() -> None:
    text = text_of(draw(sheet(3, spare=4)))
    assert "7." in text
    assert "8." not in text


@pytest.mark.parametrize("count", [1, 5, *range(13, 22), 33, 41])
def test_filling_the_page_adds_rows_but_no_page(count: int) -> None:
    few = page_texts(draw(sheet(count, spare=0)))
    full = draw(sheet(count, spare=PENUHI_HALAMAN))
    assert len(page_texts(full)) == len(few)
    assert_no_overlap(full)
    last = max(int(word[:-1]) for word in text_of(full).split() if word[:-1].isdigit() and word.endswith("."))
    assert last >= count
    assert len(page_texts(draw(sheet(count, spare=last - count)))) == len(few)
    assert len(page_texts(draw(sheet(count, spare=last - count + 1)))) == len(few) + 1


def test_blank_sheet_is_one_full_page() -> None:
    data = draw(DaftarHadir(KOP, "", baris_kosong=PENUHI_HALAMAN))
    assert len(page_texts(data)) == 1
    assert "24." in text_of(data)
    assert "Daftar hadir:" not in text_of(data)


def test_numbers_of_a_blank_sheet_continue_the_roll() -> None:
    text = text_of(draw(DaftarHadir(KOP, "Rapat", baris_kosong=3, nomor_akhir=40)))
    assert "41." in text
    assert "43." in text
    assert " 1." not in text


def test_signatures_alternate_sides() -> None:
    found = {box.text.strip(" ."): box for box in next(boxes(draw(sheet(6)))) if box.text.strip().endswith(".")}
    middle = (found["1"].left + F4.lebar - 12 * MM) / 2
    for number in ("1", "3", "5"):
        assert found[number].left == pytest.approx(found["1"].left, abs=0.5)
    for number in ("2", "4", "6"):
        assert found[number].left == pytest.approx(found["2"].left, abs=0.5)
        assert found[number].left > middle - 6
    straight = next(boxes(draw(replace(sheet(6), zigzag=False))))
    lefts = {round(box.left) for box in straight if box.text.strip() in ("1.", "2.", "3.", "4.")}
    assert max(lefts) - min(lefts) <= 1


def test_marks_and_counts() -> None:
    rows = tuple(replace_status(p, s) for p, s in zip(sheet(4).rows, ("hadir", "izin", "sakit", ""), strict=True))
    text = text_of(draw(replace(sheet(4), rows=rows, hitungan=Hitungan(12, 15, 27))))
    for expected in (
        "1. Hadir",
        "2. Izin",
        "3. Sakit",
        "Laki-laki: 12 orang",
        "Perempuan: 15 orang",
        "Jumlah: 27 orang",
    ):
        assert expected in text


def replace_status(peserta: Peserta, status: str) -> Peserta:
    return peserta._replace(status=status)


def test_people_without_gender_are_told_so_that_the_total_adds_up() -> None:
    data = draw(replace(sheet(4), hitungan=Hitungan(6, 3, 13)))
    assert "Termasuk 4 orang yang L/P-nya belum diisi" in text_of(data)
    assert_no_overlap(data)
    assert "belum diisi" not in text_of(draw(replace(sheet(4), hitungan=Hitungan(6, 3, 9))))


def test_counts_only() -> None:
    text = text_of(draw(replace(sheet(0), jumlah=Hitungan(112, 140, 252, 60))))
    for expected in ("Laki-laki 112", "Perempuan 140", "Jumlah 252", "Di antaranya warga miskin 60"):
        assert expected in text
    assert "Tanda tangan" not in text


@pytest.mark.parametrize("count", range(12, 40))
def test_signers_never_stand_alone(count: int) -> None:
    """Whatever the number of rows, the last page has rows above the signatures (or is the only page)."""
    rows = tuple(Peserta(n, "Siti Aminah") for n in range(1, count + 1))
    last = page_texts(draw(replace(sheet(0, spare=0), rows=rows)))[-1]
    assert "Noor Hasanah" in last
    assert f"{count}." in last
    assert last.count("Siti Aminah") >= 3


def test_markup_and_odd_characters_print_as_typed() -> None:
    names = (
        "<b>Tebal</b> & <Siti>",
        "</para>",
        "(kurung) \\ garis",
        "Ünal Čović",
        "Emoji 😀 di sini",
        "山田",
        "a\x00b\x07c",
        "\ud800x",
    )
    rows = tuple(Peserta(n, name) for n, name in enumerate(names, 1))
    text = text_of(draw(replace(sheet(0), rows=rows)))
    for expected in (
        "<b>Tebal</b> & <Siti>",
        "</para>",
        "(kurung) \\ garis",
        "Ünal Čović",
        "Emoji □ di sini",
        "□□",
        "abc",
    ):
        assert expected in text


def test_a_row_taller_than_the_page_is_divided() -> None:
    novel = " ".join(f"kata{n}" for n in range(3000))
    data = draw(replace(sheet(0), rows=(Peserta(1, novel), Peserta(2, "Siti"))))
    assert_no_overlap(data)
    text = squeezed(text_of(data))
    assert all(f"kata{n}" in text for n in range(0, 3000, 97))
    assert "Siti" in text


def test_facts_longer_than_a_page() -> None:
    data = draw(replace(sheet(3), tempat=" ".join(f"balai{n}" for n in range(2500))))
    assert_no_overlap(data)
    assert "balai2499" in text_of(data)


def test_same_data_same_file() -> None:
    assert draw(sheet(33)) == draw(sheet(33))


def test_time_grows_with_the_rows_and_no_faster() -> None:
    def seconds(count: int) -> float:
        data = replace(
            sheet(0), rows=tuple(Peserta(n, f"Siti Aminah {n}", "P", "Warga", "01/02") for n in range(count))
        )
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            draw(data)
            best = min(best, time.process_time() - start)
        return best

    seconds(30)
    assert seconds(6000) < 14 * seconds(600)


@pytest.mark.parametrize("kertas", [F4, A4])
def test_spare_rows_alone_begin_no_page(kertas: Kertas) -> None:
    """A few spare rows always, five where they need no page of their own."""
    seen = set()
    for count in range(1, 45):
        made = draw(replace(sheet(count), baris_kosong=SEPERLUNYA), kertas)
        cells = {box.text.strip() for page in boxes(made) for box in page}
        spare = max(n for n in range(2, 7) if str(count + n) in cells)
        seen.add(spare)
        if spare < 5:
            least, more = (page_texts(draw(sheet(count, spare=n), kertas)) for n in (spare, spare + 1))
            assert len(more) == len(least) + 1
    assert seen <= {2, 3, 4, 5}
    assert 5 in seen
    assert min(seen) < 5
