"""The printed grid, and the lists of who came and who did not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lkm_desktop.documents import Pilihan, make, word
from lkm_desktop.documents.kisi_kehadiran import draw
from lkm_desktop.documents.page import A4, F4
from lkm_desktop.errors import LkmError
from lkm_desktop.services import kehadiran, undangan
from lkm_desktop.services.kisi import Kisi, MintaKisi, OrangKisi, RapatKisi
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import assert_no_overlap, page_texts, paper_mm, squeezed, text_of
from tests.documents.test_daftar_hadir import KOP, LONG, SIGNED
from tests.pembantu import meeting, member, person


def grid(people: int, meetings: int, batas: int = 50) -> Kisi:
    first = date(2025, 1, 6)
    columns = tuple(
        RapatKisi(f"m{n}", first + timedelta(days=7 * n), f"Rapat rutin ke-{n} dengan nama panjang sekali",
                  "rapat_rutin", n % 5 != 4, n) for n in range(meetings)
    )  # fmt: skip
    rows = tuple(
        OrangKisi(f"p{n}", LONG[n % 4] if n % 7 == 0 else f"Warga {n:03}", "L", "Anggota",
                  tuple("HISA-"[(n + k) % 5] for k in range(meetings)), meetings, 1, 2, 3, n * 7 % 101, n % 3 == 0)
        for n in range(people)
    )  # fmt: skip
    return Kisi(MintaKisi(first, date(2025, 12, 31)), columns, rows, batas, 2, "LKM")


@pytest.mark.parametrize("kertas", [F4.rebah(), A4.rebah(), F4], ids=["F4 lying", "A4 lying", "F4 upright"])
@pytest.mark.parametrize("meetings", [0, 1, 12, 13, 30, 31, 52, 120])
@pytest.mark.parametrize("people", [1, 33])
def test_nothing_overlaps_and_nothing_is_lost(people: int, meetings: int, kertas: object) -> None:
    data = draw(grid(people, meetings), kertas, KOP, SIGNED, "Banjarmasin, 1 Maret 2025", "1 Maret 2025")  # type: ignore[arg-type]
    assert_no_overlap(data)
    texts = page_texts(data)
    whole = squeezed(" ".join(texts))
    for n in range(meetings):
        assert squeezed(f"Rapat rutin ke-{n} dengan nama panjang sekali") in whole, n
        assert f"({n + 1})" in whole
    assert "H. Syamsuddin" in texts[-1]
    for number, text in enumerate(texts, 1):
        assert f"Halaman {number} dari {len(texts)}" in text
    if meetings:
        assert ("belum dicatat)" in whole.replace("belumdicatat", "belum dicatat")) is (meetings > 4)


def test_a_year_of_rapat_rutin_for_a_board_fits_one_page() -> None:
    data = grid(11, 12)
    people = tuple(replace(p, nama=f"Warga {n}") for n, p in enumerate(data.orang))
    assert len(page_texts(draw(replace(data, orang=people), None, KOP, SIGNED, "B, 1"))) == 1


def test_names_come_again_beside_further_meetings_and_totals_stand_once() -> None:
    texts = page_texts(draw(grid(11, 40)))
    assert all("Warga 003" in text for text in texts[:3])
    assert ["% hadir" in text for text in texts] == [False, False, True, *[False] * (len(texts) - 3)]
    assert "rapat ke-1 s.d." in texts[0]
    assert "RAPAT DALAM REKAP INI" in texts[3]


def test_below_the_threshold_is_said_in_words() -> None:
    text = text_of(draw(grid(4, 3)))
    assert text.count("di bawah 50 %") == 2


def test_nobody() -> None:
    assert "Tidak ada orang dalam rekap ini." in text_of(draw(replace(grid(1, 2), orang=())))


@pytest.fixture
def rapat_id(store: Store) -> str:
    names = ("Ahmad", "Budi", "Citra", "Dewi")
    people = [person(store, name, jenis_kelamin="LP"[n // 2], rt="1", rw="2") for n, name in enumerate(names)]
    for each in people[:3]:
        member(store, each)
    found = meeting(store)
    with store.unit("Isi") as s:
        undangan.undang(s, found, people)
        kehadiran.record_kehadiran(s, found, "1t20.10 2 3i, Pak Lurah L")
        row = next(r for r in undangan_rows(s, found) if r.nama == "Citra")
        kehadiran.note(s, row.id, "ke luar kota")
    return found


def undangan_rows(s, rapat_id: str):  # type: ignore[no-untyped-def]
    from lkm_desktop.services.rapat import one
    from lkm_desktop.services.roll import rows_of

    return rows_of(s, one(s, rapat_id))


def test_an_office_prints_its_grid(store: Store, rapat_id: str) -> None:
    asked = Pilihan(isian=(("mulai", "2025-01-01"), ("selesai", "2025-06-30"), ("badan", "LKM")))
    with store.read() as s:
        data = make(s, "rekap-kehadiran", asked)
    text = text_of(data)
    assert paper_mm(data)[0] == pytest.approx((330, 215), abs=0.5)
    assert "REKAP KEHADIRAN ANGGOTA LKM" in text
    assert "1 Januari 2025 s.d. 30 Juni 2025" in text
    assert "(1) 10-03-2025 Rapat rutin Maret" in text
    assert "Dewi" not in text


def test_who_came_and_who_did_not(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        data = make(s, "hadir-tidak", Pilihan(rapat_id=rapat_id))
        copy = word(s, "hadir-tidak", Pilihan(rapat_id=rapat_id))
    text = text_of(data)
    assert_no_overlap(data)
    assert copy[:2] == b"PK"
    for words in ("Hadir: 3 orang", "Tidak hadir: 1 orang (1 izin)", "Belum dicatat: 1 orang", "datang 20.10",
                  "tanpa undangan", "Izin/sakit", "kuorum tercapai pukul 20.10"):
        assert words in text, words
    assert "luar kota" not in text  # nobody's reason hangs on the notice board
    with store.read() as s:
        full = text_of(make(s, "hadir-tidak", Pilihan(rapat_id=rapat_id, papan=False)))
    assert "Izin: ke luar kota" in full
    assert text.index("Pak Lurah") < text.index("Tidak hadir") < text.index("Citra")


def test_no_lists_of_a_meeting_that_counts_heads(store: Store) -> None:
    found = meeting(store, mode="jumlah")
    with pytest.raises(LkmError, match="hanya mencatat jumlah"), store.read() as s:
        make(s, "hadir-tidak", Pilihan(rapat_id=found))
