"""Books of decisions and follow-ups on paper: every text there, nothing over another, one to three hundred lines."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader

from lkm_desktop import documents
from lkm_desktop.documents import F4, Kertas, Pilihan
from lkm_desktop.documents.paper import A4
from lkm_desktop.services import notulen
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import assert_no_overlap, boxes, page_texts, paper_mm, squeezed, text_of
from tests.pembantu import meeting

LONG = "Perbaikan jalan lingkungan RT 03 dan RT 04 sepanjang 120 meter dengan <b>rabat</b> beton & gorong-gorong"
TODAY = date(2015, 6, 1)
PAPERS = ("buku-keputusan-rapat", "buku-tindak-lanjut", "tindak-lanjut-terlambat")


def fill(store: Store, count: int) -> None:
    """As many decisions with a follow-up each; every second one is late."""
    row = meeting(store, judul="Rapat Januari", tanggal=date(2015, 1, 5))
    with store.unit("Simpan") as s:
        notulen.save_notulen(s, row, {"keputusan": [{
            "isi": f"Keputusan ke-{n}. {LONG if n % 3 == 0 else ''}", "nomor": f"{n}/KEP/LKM-MB/I/2015",
            "tindak_lanjut": [{
                "isi": f"Kerjakan ke-{n}", "penanggung_jawab": ("Siti", "Muhammad Abdul Rahman Al-Banjari")[n % 2],
                "tenggat": date(2015, 2, 1) if n % 2 else date(2015, 12, 1),
            }],
        } for n in range(1, count + 1)]})  # fmt: skip


@pytest.mark.parametrize("count", [0, 1, 33, 120])
@pytest.mark.parametrize("paper", PAPERS)
def test_every_line_is_printed_once(store: Store, paper: str, count: int) -> None:
    fill(store, count)
    with store.read() as s:
        data = documents.make(s, paper, Pilihan(dicetak=TODAY))
    assert_no_overlap(data)
    text = squeezed(text_of(data))
    wanted = "Keputusanke-{}." if paper == PAPERS[0] else "Kerjakanke-{}"
    numbers = [n for n in range(1, count + 1) if paper != PAPERS[2] or n % 2]
    assert all(wanted.format(n) in text for n in numbers)
    unit = "keputusan" if paper == PAPERS[0] else "tindaklanjut"
    assert f"Jumlah:{len(numbers)}{unit}" in text
    assert ("Belumadaisi." in text) is (not numbers)
    pages = page_texts(data)
    assert len(pages) == len(PdfReader(io.BytesIO(data)).pages)
    assert all(page.strip() for page in pages), "no blank page"


@pytest.mark.parametrize("kertas", [F4.rebah(), A4.rebah(), F4])
def test_text_stays_on_the_paper(store: Store, kertas: Kertas) -> None:
    fill(store, 40)
    with store.read() as s:
        data = documents.make(s, PAPERS[1], Pilihan(kertas=kertas, dicetak=TODAY))
    assert {tuple(round(side) for side in size) for size in paper_mm(data)} == {(kertas.lebar_mm, kertas.tinggi_mm)}
    assert boxes(data)
    assert_no_overlap(data)


def test_a_part_is_never_taken_for_the_whole(store: Store) -> None:
    fill(store, 6)
    query = Query("kerjakan", {"tahun": "2015", "jenis": "rapat_rutin", "keadaan": "terlambat", "siapa": "Siti"})
    with store.read() as s:
        text = squeezed(text_of(documents.make(s, PAPERS[1], Pilihan(query=query, dicetak=TODAY))))
    for words in ("rapat tahun 2015", "rapat rutin", "terlambat", "oleh Siti", "mengandung “kerjakan”"):
        assert squeezed(words) in text
