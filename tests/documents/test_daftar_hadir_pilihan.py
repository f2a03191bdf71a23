"""The daftar hadir's code and QR, its columns, and one sheet for each RT."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pypdfium2
import pytest
from PIL import Image

from lkm_desktop.documents import Pilihan, daftar_hadir, make
from lkm_desktop.documents.daftar_hadir import QR_SIDE, DaftarHadir, Hitungan, Peserta, draw
from lkm_desktop.documents.kop import KOP_KOSONG, Kop
from lkm_desktop.documents.page import A4, F4, FOLIO, Kertas
from lkm_desktop.documents.qr import qr_modules
from lkm_desktop.domain import Dokumen
from lkm_desktop.services import kehadiran, undangan
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import MM, assert_no_overlap, boxes, page_texts, squeezed, text_of
from tests.documents.test_daftar_hadir import KOP, SIGNED, sheet
from tests.pembantu import meeting, person

LONG_KOP = Kop(tuple(f"LEMBAGA {'KESWADAYAAN MASYARAKAT ' * 4}{n}" for n in range(4)))


def grid(data: bytes, kertas: Kertas, size: int) -> list[list[bool]]:
    """The dark modules of the QR on the first page of a sheet without letterhead, as they are printed."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    picture: Image.Image = page.render(scale=4).to_pil().convert("L")
    page.close()
    document.close()
    left, top, step = (kertas.lebar - 12 * MM - QR_SIDE) * 4, 13 * MM * 4, QR_SIDE * 4 / size
    places = [int((n + 0.5) * step) for n in range(size)]
    dots, wide = picture.tobytes(), picture.width
    return [[dots[(int(top) + y) * wide + int(left) + x] < 128 for x in places] for y in places]


@pytest.mark.parametrize("kop", [KOP, LONG_KOP, KOP_KOSONG, None], ids=["kop", "long kop", "own paper", "none"])
@pytest.mark.parametrize("kertas", [F4, A4, FOLIO, F4.rebah()], ids=["F4", "A4", "Folio", "lying"])
def test_the_code_stands_top_right_as_words_and_as_qr(kertas: Kertas, kop: Kop | None) -> None:
    data = draw(replace(sheet(33), kop=kop), kertas)
    assert_no_overlap(data)
    first = next(boxes(data))
    code = next(b for b in first if b.text.strip() == "R3-ab12cd")
    assert code.right <= kertas.lebar - 11.9 * MM
    assert code.left > kertas.lebar / 2
    left, top, bottom = kertas.lebar - 12 * MM - QR_SIDE, code.top + 4 * MM + QR_SIDE, code.top
    assert top - bottom >= 18 * MM
    inside = [b for b in first if b.right > left - 3 * MM and b.top > bottom + 1 and b.bottom < top - 1]
    assert not inside, inside


def test_the_printed_modules_are_those_of_the_code() -> None:
    modules = qr_modules("R3-ab12cd")
    assert len(modules) == 21
    assert [list(row) for row in modules] == grid(draw(replace(sheet(5), kop=None)), F4, 21)


@pytest.mark.parametrize("name", ["Rapat", "W" * 90, "Rembug " * 40])
def test_the_code_is_on_every_page_whatever_the_name(name: str) -> None:
    texts = page_texts(draw(replace(sheet(120), kegiatan=name)))
    assert len(texts) > 5
    assert all("Kode R3-ab12cd" in text and "21 September 2015" in text for text in texts)


def test_a_blank_sheet_of_no_meeting_has_no_code() -> None:
    data = draw(DaftarHadir(KOP, ""))
    assert b"/Subtype /Image" not in data
    assert b"/Subtype /Image" in draw(sheet(1))


@pytest.mark.parametrize("kertas", [F4, A4], ids=["F4", "A4"])
@pytest.mark.parametrize("lp", [True, False])
@pytest.mark.parametrize("count", [1, 33, 120])
def test_columns_on_and_off(count: int, lp: bool, kertas: Kertas) -> None:
    rows = tuple(p._replace(miskin="NM" if p.urut % 2 else "M") for p in sheet(count).rows)
    shown = draw(replace(sheet(count), rows=rows, kolom_lp=lp, kolom_miskin=True), kertas)
    assert_no_overlap(shown)
    assert "M/ NM" in text_of(shown)
    assert "tidak untuk papan pengumuman" in text_of(shown)
    assert ("L/P" in text_of(shown)) is lp
    hidden = text_of(draw(replace(sheet(count), rows=rows, kolom_lp=lp), kertas))
    assert "NM" not in hidden.split()
    assert "papan" not in hidden
    assert all(squeezed(p.nama) in squeezed(text_of(shown)) for p in rows[:4])


def grouped(count: int) -> DaftarHadir:
    people = tuple(
        Peserta(n, f"Warga {n:03}", "LP"[n % 2], "Warga", f"{n % 3 + 1:02}/0{n % 2 + 1}", "",
                kelompok=f"RW 0{n % 2 + 1} · RT {n % 3 + 1:02}" if n % 10 else "")
        for n in range(1, count + 1)
    )  # fmt: skip
    return replace(sheet(0), rows=people, per_rt=True, penanda=SIGNED)


def test_each_rt_has_sheets_of_its_own_with_the_numbers_of_the_roll() -> None:
    data = draw(grouped(60))
    assert_no_overlap(data)
    texts = page_texts(data)
    heads = [next((w for w in ("RW 01 · RT 01", "RW 01 · RT 02", "RW 01 · RT 03", "RW 02 · RT 01", "RW 02 · RT 02",
                               "RW 02 · RT 03", "Tamu dan yang belum") if w in t), "") for t in texts]
    assert [h for h in heads if h] == sorted(h for h in heads if h)
    assert heads[-1].startswith("Tamu")
    first = texts[0]
    assert "Warga 002" not in first
    for text in texts:
        assert text.count("Halaman 1 dari 1") == 1
        assert "H. Syamsuddin" in text
    whole = " ".join(texts)
    assert all(whole.count(f"Warga {n:03}") == 1 for n in range(1, 61))
    assert whole.count(" 61 ") == 1  # spare rows go on behind the roll, once
    assert "65." in texts[-1]
    assert "66." not in whole


def test_an_rt_of_many_counts_its_own_pages() -> None:
    texts = page_texts(draw(grouped(600)))
    assert sum("Halaman 1 dari" in t for t in texts) == 7
    assert any("Halaman 4 dari 4" in t or "Halaman 5 dari 5" in t for t in texts)


def test_no_spare_rows_no_sheet_for_guests() -> None:
    data = replace(grouped(9), baris_kosong=0)
    assert "Tamu" not in text_of(draw(data))
    assert "Belum ada yang diundang." in text_of(draw(replace(sheet(0), per_rt=True, baris_kosong=0)))


def test_marks_of_one_rt_are_counted_on_its_sheet() -> None:
    data = grouped(12)
    rows = tuple(p._replace(status="hadir" if p.urut in (1, 2, 7) else "") for p in data.rows)
    texts = page_texts(draw(replace(data, rows=rows, hitungan=Hitungan(1, 2, 3))))
    assert any("Laki-laki: 0 orang Perempuan: 2 orang Jumlah: 2 orang" in t for t in texts)


def test_three_thousand_rows() -> None:
    people = tuple(Peserta(n, f"Siti Aminah {n}", "P", "Warga", "01/02") for n in range(1, 3001))
    texts = page_texts(draw(replace(sheet(0), rows=people)))
    assert len(texts) == 98
    assert "3000" in " ".join(texts[-2:])


# --- from the office --------------------------------------------------------------------------------------------------


@pytest.fixture
def rapat_id(store: Store) -> str:
    found = meeting(store)
    people = [
        person(store, name, jenis_kelamin=jk, rt=rt, rw="2", miskin=poor, no_hp="0812345678", nik="6371010101010001")
        for name, jk, rt, poor in (("Ahmad", "L", "2", True), ("Budi", "L", "1", False), ("Citra", "P", "2", None))
    ]
    with store.unit("Undang") as s:
        undangan.undang(s, found, people)
        undangan.undang_luar(s, found, "Pak Lurah", "L")
    return found


def test_who_is_poor_is_printed_only_when_asked_and_never_for_the_board(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        board = make(s, "daftar-hadir", Pilihan(rapat_id=rapat_id, kolom_miskin=True))
        full = make(s, "daftar-hadir", Pilihan(rapat_id=rapat_id, kolom_miskin=True, papan=False))
        rows = daftar_hadir.gather(s, rapat_id).rows
    assert "M/ NM" not in text_of(board)
    assert "M/ NM" in text_of(full)
    assert [p.miskin for p in rows] == ["M", "NM", "", ""]
    for data in (board, full):
        assert "0812" not in text_of(data)
        assert "6371" not in text_of(data)


def test_sheets_of_the_rt_of_an_office(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        texts = page_texts(make(s, "daftar-hadir", Pilihan(rapat_id=rapat_id, per_rt=True)))
    assert ["RW 02 · RT 01" in texts[0], "RW 02 · RT 02" in texts[1], "Tamu dan yang" in texts[2]] == [True] * 3
    assert "Budi" in texts[0]
    assert "Pak Lurah" in texts[2]


def log(store: Store, rapat_id: str, lines: tuple[str, ...]) -> None:
    with store.unit("cetak") as s:
        s.add(Dokumen(rapat_id=rapat_id, jenis="daftar-hadir", waktu=datetime(2025, 3, 1), kertas="F4", halaman=1,
                      sidik="0" * 64, teks=json.dumps(lines)))


def test_the_extra_sheet_goes_on_after_a_sheet_whose_page_was_filled(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        lines = daftar_hadir.numbers(s, Pilihan(rapat_id=rapat_id, baris_kosong=-1), F4)
        full = text_of(make(s, "daftar-hadir", Pilihan(rapat_id=rapat_id, baris_kosong=-1)))
    assert lines[:4] == ("1. Ahmad", "2. Budi", "3. Citra", "4. Pak Lurah")
    last = int(lines[-1][:-1])
    assert last > 15
    assert f"{last}." in full
    assert f"{last + 1}." not in full
    log(store, rapat_id, (full, "Jalan 900. Nomor 901."))
    with store.read() as s:
        blank = daftar_hadir.gather_blank(s, rapat_id)
    assert blank.nomor_akhir == last
    assert [int(a[:-1]) for a in lines[4:]] == list(range(5, last + 1))


def test_numbers_beyond_the_printed_rows_are_refused(store: Store, rapat_id: str) -> None:
    def typed(text: str) -> str:
        with store.unit("Catat") as s:
            return kehadiran.record_kehadiran(s, rapat_id, text).kalimat

    with pytest.raises(Exception, match="Baris 999 tidak ada di kertas daftar hadir"):
        typed("999=Budi Baru")
    with store.read() as s:
        lines = daftar_hadir.numbers(s, Pilihan(rapat_id=rapat_id), F4)
    assert lines[-1] == "9."
    log(store, rapat_id, lines)
    with pytest.raises(Exception, match="Nomor paling besar di kertas itu 9"):
        typed("10=Budi Baru")
    assert "tamu baru" in typed("9=Budi Baru")


def test_numbers_lie_below_each_other(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        lines = daftar_hadir.numbers(s, Pilihan(rapat_id=rapat_id, per_rt=True), F4)
        blank = daftar_hadir.numbers(s, Pilihan(rapat_id=rapat_id, baris_kosong=3), F4, blank=True)
    assert sorted(int(line.split(".")[0]) for line in lines) == list(range(1, 10))
    assert blank == ("10.", "11.", "12.")
    assert all(float(a) < float(b) for a, b in pairwise(blank))


@pytest.mark.parametrize("blank", [False, True], ids=["filled", "blank"])
@pytest.mark.parametrize("per_rt", [False, True])
@pytest.mark.parametrize("tanda", [False, True])
def test_the_notice_board_never_shows_a_mark_of_poverty(
    store: Store, rapat_id: str, tanda: bool, per_rt: bool, blank: bool
) -> None:
    key = "daftar-hadir-kosong" if blank else "daftar-hadir"
    with store.unit("Catat") as s:
        kehadiran.record_kehadiran(s, rapat_id, "1-3")
    choice = Pilihan(rapat_id=rapat_id, kolom_miskin=True, per_rt=per_rt, tanda=tanda, ukuran=12, kop_semua=True)
    with store.read() as s:
        board, full = make(s, key, choice), make(s, key, replace(choice, papan=False))
    cells = [box.text.strip() for page in boxes(board) for box in page]
    assert "M" not in cells
    assert cells.count("NM") == (cells.count("M/") if blank else 0)  # an empty column with its heading "M/ NM"
    assert blank or "miskin" not in text_of(board)
    if not blank:
        assert {"M", "NM"} <= {box.text.strip() for page in boxes(full) for box in page}
        assert "tidak untuk papan pengumuman" in text_of(full)


def test_a_blank_sheet_that_goes_on_says_so(store: Store) -> None:
    found = meeting(store)
    with store.read() as s:
        first = text_of(make(s, "daftar-hadir-kosong", Pilihan(rapat_id=found)))
    with store.unit("Undang") as s:
        undangan.undang_luar(s, found, "Aan")
    with store.read() as s:
        more = text_of(make(s, "daftar-hadir-kosong", Pilihan(rapat_id=found)))
    assert "Lembar tambahan" not in first
    assert "Lembar tambahan, mulai nomor 7" in more


def test_a_sheet_of_marks_is_not_signed(store: Store) -> None:
    found = meeting(store)
    with store.unit("Undang") as s:
        undangan.undang_luar(s, found, "Aan")
        kehadiran.fill_unset(s, found, "hadir")
    with store.read() as s:
        marked, plain = (text_of(make(s, "daftar-hadir", Pilihan(rapat_id=found, tanda=tanda)))
                         for tanda in (True, False))  # fmt: skip
    assert "Kehadiran" in marked
    assert "Tanda tangan" not in marked
    assert "Tanda tangan" in plain
    assert "6." in plain  # five spare rows to sign in
    assert "6." not in marked
