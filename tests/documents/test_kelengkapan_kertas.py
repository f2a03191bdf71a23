"""Lembar periksa kelengkapan: every check with its state, what is missing in words, fit to be printed."""

from __future__ import annotations

from datetime import date

import pytest

from lkm_desktop.documents import Pilihan, make_paper, word
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.paper import A4, F4, Kertas
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import kelengkapan
from lkm_desktop.services.rekap import periode
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import page_texts, paper_mm, text_of
from tests.pembantu import add, meeting

HARI = date(2025, 8, 5)


def kertas(store: Store, subjek: str = "2025-07", **lain: object) -> Kertasnya:
    with store.read() as s:
        return make_paper(s, "kelengkapan", Pilihan(subjek=subjek, dicetak=HARI, **lain))  # type: ignore[arg-type]


@pytest.mark.parametrize("ukuran", [F4, A4])
def test_every_check_and_what_is_missing(store: Store, ukuran: Kertas) -> None:
    add(store, "relawan", nama="Umar <Bakri> & anak", tanggal_daftar=date(2024, 5, 1))
    meeting(store, judul="Rapat mendadak", tanggal=date(2025, 7, 20))
    made = kertas(store, kertas=ukuran, papan=False)
    words = text_of(made.data)
    assert "LEMBAR PERIKSA KELENGKAPAN REKAP Juli 2025, data sampai 31 Juli 2025" in words
    assert "Rapat mendadak, 20 Juli: notulen belum ada." in words
    assert "1 relawan belum diisi L/P: Umar <Bakri> & anak." in words
    assert "Harus dilengkapi" in words
    assert "Tidak ada datanya" in words
    with store.read() as s:
        found = kelengkapan.periksa(s, periode.bulan(2025, 7), date(2025, 7, 31))
    squeezed = "".join(words.split())
    assert not [one.label for one in found.butir if "".join(one.label.split()) not in squeezed]
    assert {(round(w), round(h)) for w, h in paper_mm(made.data)} == {(ukuran.lebar_mm, ukuran.tinggi_mm)}
    assert made.halaman == len(page_texts(made.data)) <= 3


def test_for_others_nobody_is_named(store: Store) -> None:
    add(store, "relawan", nama="Umar Bakri", tanggal_daftar=date(2024, 5, 1), tanggal_lahir=date(2022, 1, 1))
    words = text_of(kertas(store).data)
    assert "1 relawan belum diisi L/P." in words
    assert "Umur relawan di luar 10-100 tahun: 1 orang." in words
    assert "Umar" not in words


def test_the_cut_off_is_typed_and_the_month_before_is_meant_without_a_period(store: Store) -> None:
    typed = kertas(store, isian=(("sampai", "2025-07-20"),))
    assert "data sampai 20 Juli 2025" in text_of(typed.data)
    assert "Juli 2025, data sampai 31 Juli 2025" in text_of(kertas(store, "").data)
    with store.read() as s:
        assert word(s, "kelengkapan", Pilihan(subjek="2025-T3", dicetak=HARI)).startswith(b"PK")
    with pytest.raises(LkmError, match="tidak dikenal"):
        kertas(store, "Juli")
    with pytest.raises(FieldErrors):
        kertas(store, isian=(("sampai", "kemarin dulu"),))
