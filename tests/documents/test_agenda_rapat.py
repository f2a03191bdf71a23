"""Agenda rapat: the right meetings in the order of their days, nothing cut, on lying and standing paper."""

from __future__ import annotations

from datetime import date

import pytest

from lkm_desktop import documents
from lkm_desktop.documents import DOKUMEN, agenda_rapat
from lkm_desktop.documents.paper import A4, F4
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.services import kit, seri
from lkm_desktop.services.registers import Query
from lkm_desktop.services.seri import Pola
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import assert_no_overlap, page_texts, paper_mm, squeezed, text_of
from tests.pembantu import meeting, member, person


def test_a_month_a_year_and_a_kind(store: Store) -> None:
    meeting(store, judul="Malam", tanggal=date(2025, 3, 10), jam_mulai="19.30", tempat="Balai")
    meeting(store, judul="Pagi", tanggal=date(2025, 3, 10), jam_mulai="08.00", jenis="rkm")
    meeting(store, judul="April", tanggal=date(2025, 4, 1))
    meeting(store, judul="Lama", tanggal=date(2024, 3, 1))
    with store.read() as s:
        month = agenda_rapat.gather(s, Query(saring={"tahun": "2025", "bulan": "3"}))
        year = agenda_rapat.gather(s, Query(saring={"tahun": "2025"}))
        kind = agenda_rapat.gather(s, Query(saring={"jenis": "rkm"}))
        every = agenda_rapat.gather(s)
    assert month.subjudul == "Kelurahan Kelayan Tengah, bulan Maret 2025"
    assert [row[:3] for row in month.rows] == [
        ("Senin, 10-03-2025", "08.00", "Pagi"), ("Senin, 10-03-2025", "19.30", "Malam"),
    ]  # fmt: skip
    assert [row[2] for row in year.rows] == ["Pagi", "Malam", "April"]
    assert (kind.subjudul, [row[2] for row in kind.rows]) == (
        "Kelurahan Kelayan Tengah, Rembug Kesiapan Masyarakat (RKM)", ["Pagi"],
    )  # fmt: skip
    assert [row[2] for row in every.rows] == ["Lama", "Pagi", "Malam", "April"]


@pytest.mark.parametrize("kertas", [F4, F4.rebah(), A4])
def test_a_year_of_meetings_is_printed_whole(store: Store, kertas: documents.Kertas) -> None:
    member(store, person(store, "Abdul Rahman"))
    days = seri.tanggal_seri(Pola("minggu", hari=0), date(2026, 1, 1), jumlah=52)
    with store.unit("Seri") as s:
        seri.buat_seri(s, "rapat_rutin", days, judul="Rapat <b>rutin</b> & {tanggal}", tempat="Balai RW 02")
    with store.read() as s:
        pdf = documents.make(s, "agenda-rapat", Pilihan(kertas=kertas, query=Query(saring={"tahun": "2026"})))
    text = squeezed(text_of(pdf))
    assert text.count(squeezed("Balai RW 02")) == 52
    assert squeezed("<b>rutin</b> &") in text
    assert squeezed("Jumlah: 52 rapat") in text
    assert_no_overlap(pdf)
    wide, high = paper_mm(pdf)[0]
    assert (round(wide), round(high)) == (round(kertas.lebar * 25.4 / 72), round(kertas.tinggi * 25.4 / 72))


def test_an_empty_month_says_so(store: Store) -> None:
    with store.read() as s:
        pdf = documents.make(s, "agenda-rapat", Pilihan(query=Query(saring={"tahun": "2030", "bulan": "1"})))
    assert "Belum ada isi." in text_of(pdf)
    assert len(page_texts(pdf)) == 1


def test_kits_expect_only_papers_that_there_are() -> None:
    assert set(kit.BERKAS) <= set(DOKUMEN)
