"""Margins, letterhead on every page and type size of the papers that are one large table: seen in the PDF."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from pypdf import PdfReader

from lkm_desktop.documents import DOKUMEN, Kertasnya, Pilihan, buku, daftar_hadir, kisi_kehadiran, make_paper
from lkm_desktop.documents.daftar_hadir import DaftarHadir, Hitungan
from lkm_desktop.documents.kop import Kop
from lkm_desktop.documents.lembar import KOP_TINGGI
from lkm_desktop.documents.page import A4, F4, TEPI_DAFTAR, Kertas, Tepi
from lkm_desktop.documents.pilihan import PENUHI_HALAMAN
from lkm_desktop.errors import LkmError
from lkm_desktop.services import siklus, undangan
from lkm_desktop.storage import Store, create_store
from tests.conftest import OFFICE
from tests.documents.pdf_reader import (
    MM,
    assert_margins,
    assert_no_overlap,
    boxes,
    page_texts,
    paper_mm,
    rules,
    squeezed,
    text_of,
)
from tests.documents.test_buku import B1, book
from tests.documents.test_daftar_hadir import KOP, LONG, SIGNED, sheet
from tests.documents.test_daftar_hadir_pilihan import grouped
from tests.documents.test_kisi_kehadiran import grid
from tests.pembantu import meeting, person

WIDE, NARROW, SIDE = Tepi(40, 30, 35, 40), Tepi(10, 10, 10, 17), Tepi(45, 12, 13, 19)
NAME = "LKM MAJU BERSAMA"
TALL = Kop(tuple("Kelurahan Kelayan Tengah Barat Daya " * 12 for _ in range(6)))


def inside(made: Kertasnya, tepi: Tepi) -> None:
    """No text and no rule leaves the margins; nothing lies over something else."""
    assert_no_overlap(made.data)
    assert_margins(made.data, tepi.kiri, tepi.kanan, tepi.atas, tepi.bawah)
    for page, (wide, tall) in enumerate(paper_mm(made.data)):
        across, down = rules(made.data, page)
        for y, start, end in across:
            assert tepi.kiri * MM - 0.6 <= start <= end <= (wide - tepi.kanan) * MM + 0.6
            assert y <= (tall - tepi.atas) * MM + 0.6
            assert y >= tepi.bawah * MM - 0.6 or y < 16 * MM  # the rule of the footer
        assert all(tepi.kiri * MM - 0.6 <= x <= (wide - tepi.kanan) * MM + 0.6 for x, _, _ in down)
    assert made.halaman == len(paper_mm(made.data))


def filled(made: Kertasnya, tepi: Tepi, width: float) -> bool:
    """Whether the table reaches from margin to margin."""
    ends = [(start, end) for _, start, end in rules(made.data, 0)[0]]
    return any(abs(a - tepi.kiri * MM) < 0.6 and abs(b - (width - tepi.kanan) * MM) < 0.6 for a, b in ends)


def sizes(data: bytes) -> set[float]:
    found: set[float] = set()
    for page in PdfReader(io.BytesIO(data)).pages:
        contents = page.get_contents()
        assert contents is not None
        found |= {float(size) for size in re.findall(rb"/F\d+\+\d+ ([\d.]+) Tf", contents.get_data())}
    return found


# --- daftar hadir -----------------------------------------------------------------------------------------------------


@pytest.mark.kisi(3)
@pytest.mark.parametrize("kertas", [F4, A4, F4.rebah()], ids=["F4", "A4", "lying"])
@pytest.mark.parametrize("tepi", [WIDE, NARROW, SIDE], ids=["wide", "narrow", "side"])
@pytest.mark.parametrize("count", [1, 33, 120])
def test_margins_of_a_daftar_hadir(count: int, tepi: Tepi, kertas: Kertas) -> None:
    made = daftar_hadir.paper(sheet(count), kertas, Pilihan(tepi=tepi))
    inside(made, tepi)
    assert filled(made, tepi, kertas.lebar_mm)
    text = squeezed(text_of(made.data))
    assert all(squeezed(p.nama) in text for p in sheet(count).rows)
    assert "Noor Hasanah" in page_texts(made.data)[-1]


@pytest.mark.kisi(3)
@pytest.mark.parametrize("per_rt", [False, True])
@pytest.mark.parametrize("size", [10, 10.5, 11, 12])
@pytest.mark.parametrize("count", [1, 33, 120])
def test_type_size_of_the_rows(count: int, size: float, per_rt: bool) -> None:
    data = replace(grouped(count) if per_rt else sheet(count), kolom_miskin=True, kolom_lp=True)
    for kertas in (F4, A4):
        made = daftar_hadir.paper(data, kertas, Pilihan(ukuran=size))
        inside(made, TEPI_DAFTAR)
        assert size in sizes(made.data)
        tall = [y for y, a, b in rules(made.data, 0)[0] if b - a > 160 * MM and y > 18 * MM]
        rows = [a - b for a, b in pairwise(sorted(set(tall), reverse=True)) if 7.5 * MM < a - b < 60 * MM]
        assert min(rows[1:]) >= 9 * MM  # the first is the heading of the table


def test_ten_points_unless_told_otherwise() -> None:
    assert daftar_hadir.draw(sheet(9)) == daftar_hadir.draw(sheet(9), F4, Pilihan(ukuran=10))
    assert daftar_hadir.draw(sheet(9)) != daftar_hadir.draw(sheet(9), F4, Pilihan(ukuran=11))


@pytest.mark.kisi(2)
@pytest.mark.parametrize("kertas", [F4, A4, A4.rebah()], ids=["F4", "A4", "lying"])
@pytest.mark.parametrize("count", [1, 33, 120])
def test_the_letterhead_on_every_page_of_a_daftar_hadir(count: int, kertas: Kertas) -> None:
    made = daftar_hadir.paper(sheet(count), kertas, Pilihan(kop_semua=True))
    inside(made, TEPI_DAFTAR)
    assert all(text.count(NAME) == 1 for text in page_texts(made.data))
    assert made.keterangan == ""
    once = daftar_hadir.paper(sheet(count), kertas)
    assert text_of(once.data).count(NAME) == 1
    if count == 1 and kertas == F4:
        assert made.data == once.data


def test_each_sheet_of_an_rt_has_the_letterhead_on_its_pages() -> None:
    made = daftar_hadir.paper(grouped(600), F4, Pilihan(kop_semua=True))
    assert [text.count(NAME) for text in page_texts(made.data)] == [1] * made.halaman
    assert_no_overlap(made.data)


@pytest.mark.parametrize("kop", [KOP, TALL], ids=["usual", "tall"])
def test_a_letterhead_too_tall_is_printed_once_and_says_so(kop: Kop) -> None:
    made = daftar_hadir.paper(replace(sheet(60), kop=kop), A4.rebah(), Pilihan(kop_semua=True))
    assert_no_overlap(made.data)
    assert made.keterangan == (KOP_TINGGI if kop is TALL else "")
    small = daftar_hadir.paper(replace(sheet(1), kop=None), F4, Pilihan(kop_semua=True))
    assert small.keterangan == ""


def test_all_choices_at_once_and_spare_rows_that_fill_the_page() -> None:
    choice = Pilihan(tepi=Tepi(30, 20, 30, 30), kop_semua=True, ukuran=12)
    data = replace(sheet(33, PENUHI_HALAMAN), kolom_miskin=True)
    made = daftar_hadir.paper(data, F4, choice)
    inside(made, Tepi(30, 20, 30, 30))
    lowest = min(b.bottom for b in list(boxes(made.data))[-1] if b.bottom > 25 * MM)
    assert lowest < (30 + 9.2 + 4) * MM  # not another row fits below the names


def test_counts_follow_margins_and_size() -> None:
    for tepi in (WIDE, NARROW):
        data = replace(sheet(0), jumlah=Hitungan(40, 52, 92, 20))
        made = daftar_hadir.paper(data, A4, Pilihan(tepi=tepi, ukuran=12))
        inside(made, tepi)
        assert "Yang hadir" in text_of(made.data)


@pytest.mark.parametrize(("tepi", "size"), [(Tepi(50, 50, 13, 19), 10), (Tepi(40, 40, 13, 19), 12)])
def test_margins_that_leave_too_little_room_are_refused_in_one_sentence(tepi: Tepi, size: float) -> None:
    with pytest.raises(LkmError, match=r"^Tepi kiri dan kanan menyisakan 1\d0 mm; daftar hadir perlu sedikit"):
        daftar_hadir.paper(sheet(3), A4, Pilihan(tepi=tepi, ukuran=size))


def test_the_narrowest_sheet_that_is_not_refused_is_sound() -> None:
    for size in (10, 11, 12):
        drawn = 0
        for side in range(50, 9, -1):
            tepi = Tepi(side, side, 20, 20)
            try:
                made = daftar_hadir.paper(replace(sheet(33), kolom_miskin=True), A4, Pilihan(tepi=tepi, ukuran=size))
            except LkmError:
                continue
            inside(made, tepi)
            text = squeezed(text_of(made.data))
            assert all(squeezed(name) in text for name in LONG)
            drawn += 1
            if drawn == 2:
                break
        assert drawn == 2, size


def test_no_room_for_rows_and_signatures_is_refused() -> None:
    three = (*SIGNED, *SIGNED, *SIGNED)
    with pytest.raises(LkmError, match=r"^Tepi atas dan bawah menyisakan 110 mm; baris dan tanda tangan perlu"):
        daftar_hadir.paper(replace(sheet(3), penanda=three), A4.rebah(), Pilihan(tepi=Tepi(20, 20, 50, 50)))


# --- books, grid ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kertas", [F4.rebah(), A4.rebah()], ids=lambda k: k.nama)
@pytest.mark.parametrize("count", [1, 33, 120])
def test_books_follow_margins_and_letterhead(count: int, kertas: Kertas) -> None:
    made = buku.paper(book(count), kertas, Pilihan(tepi=Tepi(15, 10, 20, 25), kop_semua=True))
    inside(made, Tepi(15, 10, 20, 25))
    assert filled(made, Tepi(15, 10, 20, 25), kertas.lebar_mm)
    assert all(text.count(NAME) == 1 for text in page_texts(made.data))
    few = replace(book(count), kolom=B1[:4], rows=tuple(row[:4] for row in book(count).rows))
    few_made = buku.paper(few, kertas, Pilihan(tepi=WIDE))
    inside(few_made, WIDE)
    assert filled(few_made, WIDE, kertas.lebar_mm)
    assert text_of(few_made.data).count(NAME) == 1


def test_a_book_keeps_its_words_whole_or_refuses_the_margins() -> None:
    with pytest.raises(LkmError, match=r"^Tepi kiri dan kanan menyisakan 197 mm; buku ini perlu sedikitnya 2\d\d mm\."):
        buku.paper(book(33), A4.rebah(), Pilihan(tepi=Tepi(50, 50, 13, 19)))
    crowded = replace(book(3), kolom=B1 * 2, rows=tuple(row * 2 for row in book(3).rows))
    assert buku.paper(crowded, A4.rebah(), Pilihan(tepi=NARROW)).halaman  # too many columns for any margins
    with pytest.raises(LkmError, match="perlu sedikitnya 255 mm"):
        buku.paper(crowded, A4.rebah(), Pilihan(tepi=SIDE))


def test_a_book_chooses_its_own_type_size() -> None:
    assert buku.draw(book(9), None, Pilihan(ukuran=12)) == buku.draw(book(9))


@pytest.mark.parametrize("kertas", [F4.rebah(), A4.rebah()], ids=lambda k: k.nama)
@pytest.mark.parametrize("meetings", [1, 12, 40, 120])
def test_the_grid_follows_margins_and_letterhead(meetings: int, kertas: Kertas) -> None:
    choice = Pilihan(tepi=WIDE, kop_semua=True)
    data = kisi_kehadiran.draw(grid(33, meetings), kertas, KOP, SIGNED, "B, 1", pilihan=choice)
    made = Kertasnya(data, len(paper_mm(data)))
    inside(made, WIDE)
    assert [text.count(NAME) for text in page_texts(data)] == [1] * made.halaman


def test_a_grid_needs_room_for_one_meeting() -> None:
    with pytest.raises(LkmError, match=r"menyisakan 110 mm; rekap kehadiran perlu sedikitnya 146 mm"):
        kisi_kehadiran.draw(grid(3, 3), A4, pilihan=Pilihan(tepi=Tepi(50, 50, 13, 19)))


# --- through the table of papers --------------------------------------------------------------------------------------

#: sheets to be cut have margins of their own
CUT = ("halaman-uji", "surat-suara", "surat-suara-kelurahan", "kartu-relawan")
TABLES = [key for key, jenis in DOKUMEN.items() if jenis.buat and key not in CUT]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = create_store(tmp_path_factory.mktemp("lembar") / "kantor", OFFICE)
    with store.unit("Siklus") as s:
        siklus.buat(s, "kotaku", "Siklus KOTAKU", date.today())
    return store


@pytest.fixture(scope="module")
def rapat_id(office: Store) -> str:
    found = meeting(office)
    people = [person(office, f"{LONG[n % 4]} {n}", rt=str(n % 3 + 1), rw="2") for n in range(60)]
    with office.unit("Undang") as s:
        undangan.undang(s, found, people)
    return found


@pytest.mark.parametrize("key", TABLES)
def test_every_table_obeys_its_choices(office: Store, rapat_id: str, key: str) -> None:
    meeting_id = rapat_id if DOKUMEN[key].rapat != "tidak" else ""
    tepi = Tepi(20, 14, 25, 30)
    with office.read() as s:
        plain = make_paper(s, key, Pilihan(rapat_id=meeting_id))
        made = make_paper(s, key, Pilihan(rapat_id=meeting_id, tepi=tepi, kop_semua=True))
        large = make_paper(s, key, Pilihan(rapat_id=meeting_id, ukuran=12))
    inside(plain, TEPI_DAFTAR)
    inside(made, tepi)
    assert made.data != plain.data
    assert all("MAJU BERSAMA" in text for text in page_texts(made.data))
    assert (large.data != plain.data) is (DOKUMEN[key].ukuran > 0)


def test_numbers_for_the_log_are_those_on_the_paper(office: Store, rapat_id: str) -> None:
    choice = Pilihan(rapat_id=rapat_id, baris_kosong=PENUHI_HALAMAN, ukuran=12, tepi=WIDE, kop_semua=True)
    with office.read() as s:
        lines = daftar_hadir.numbers(s, choice, F4)
        made = make_paper(s, "daftar-hadir", replace(choice, kertas=F4))
    last = int(lines[-1].split(".")[0])
    assert last > 60
    text = text_of(made.data)
    assert f"{last}." in text
    assert f"{last + 1}." not in text


def test_a_blank_sheet_of_no_meeting_follows_too() -> None:
    made = daftar_hadir.paper(DaftarHadir(KOP, "", baris_kosong=PENUHI_HALAMAN), F4, Pilihan(tepi=WIDE, ukuran=12))
    inside(made, WIDE)
    assert made.halaman == 1
