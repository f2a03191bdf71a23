"""Papers of a siklus: the table of participation with its charts, and the timeline. By text, geometry and pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lkm_desktop.documents import KERTAS, Kertasnya, Pilihan, make_paper
from lkm_desktop.documents.jadwal_siklus import kepala_waktu
from lkm_desktop.errors import LkmError
from lkm_desktop.services import siklus
from lkm_desktop.services.jadwal_siklus import KolomWaktu
from lkm_desktop.storage import Store, open_store
from tests.documents.pdf_reader import assert_no_overlap, page_texts, paper_mm, squeezed, text_of
from tests.services.partisipasi_contoh import HARI, Contoh
from tests.services.partisipasi_contoh import siklus as buat_siklus

JENDELA = date(2026, 9, 15)


@pytest.fixture(scope="module")
def jadi(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Contoh]]:
    """One office with the small siklus, and a real one of eleven stages beside it, for all tests here."""
    folder = tmp_path_factory.mktemp("siklus") / "kantor"
    shutil.copytree(template, folder)
    opened = open_store(folder)
    made = buat_siklus(opened)
    with opened.unit("Siklus") as s:
        siklus.buat(s, "pnpm_tahun_1", "Siklus PNPM tahun 1", date(2026, 1, 5))
    yield opened, made
    opened.close()


def buat(jadi: tuple[Store, Contoh], kunci: str, subjek: str = "", hari: date = HARI, kertas: str = "F4",
         **isian: str) -> Kertasnya:
    store, c = jadi
    pilihan = Pilihan(subjek=subjek or c.siklus, dicetak=hari, kertas=KERTAS[kertas].rebah(),
                      isian=tuple(isian.items()))
    with store.read() as s:
        made = make_paper(s, kunci, pilihan)
    assert len(paper_mm(made.data)) == made.halaman
    return made


def test_the_table_of_participation_with_its_charts_on_one_page(jadi: tuple[Store, Contoh]) -> None:
    made = buat(jadi, "rekap-partisipasi")
    text = text_of(made.data)
    assert made.halaman == 1
    assert_no_overlap(made.data)
    for words in ("REKAP PARTISIPASI MENURUT TAHAP", "02 Rembug Kesiapan Masyarakat 3 23 14 8 1 36 % 30 % 7 30 % 3 6",
                  "04 Refleksi Kemiskinan 2 2 1 1 0 50 % (kurang) 60 %", "Jumlah seluruh siklus 5 25 15 9 1 38 %",
                  "1 pertemuan belum dicatat kehadirannya", "Perempuan kurang dari paling sedikit: Refleksi",
                  "Peserta menurut tahap (kehadiran)", "Peserta perempuan (%)", "paling sedikit, menurut tahapnya"):
        assert squeezed(words) in squeezed(text), words


@pytest.mark.parametrize("menurut", ["kegiatan", "rt", "asal", "tingkat", "bulan", "unsur"])
def test_every_table_of_participation(jadi: tuple[Store, Contoh], menurut: str) -> None:
    made = buat(jadi, "rekap-partisipasi", menurut=menurut)
    assert_no_overlap(made.data)
    assert made.halaman == 1
    assert "Jumlah seluruh siklus 5 25 15 9 1" in text_of(made.data)


def test_charts_of_a_long_table_go_on_without_a_page_of_signatures_alone(jadi: tuple[Store, Contoh]) -> None:
    made = buat(jadi, "rekap-partisipasi", "Siklus PNPM tahun 1", menurut="kegiatan", kertas="A4")
    pages = page_texts(made.data)
    assert len(pages) > 1
    assert_no_overlap(made.data)
    assert "Peserta menurut kegiatan" in pages[-1]
    assert "Sekretaris" in pages[-1]


@pytest.mark.parametrize("kertas", ["F4", "A4"])
def test_a_siklus_of_eleven_stages_is_one_page(jadi: tuple[Store, Contoh], kertas: str) -> None:
    made = buat(jadi, "jadwal-siklus", "Siklus PNPM tahun 1", JENDELA, kertas)
    assert made.halaman == 1
    assert_no_overlap(made.data)
    text = squeezed(text_of(made.data))
    for words in ("JADWAL SIKLUS", "Rembug Warga Tahunan", "05-01-2026 –", "Jan 2026", "terlambat",
                  "hari cetak, 15 September 2026", "tahun ke-1"):
        assert squeezed(words) in text, words


def test_heads_of_narrow_months_are_shortened_not_broken() -> None:
    column = KolomWaktu("Des", "2025", date(2025, 12, 1), date(2025, 12, 31))
    assert kepala_waktu(column, False, False) == "Des 2025"
    assert kepala_waktu(column, True, False) == "Des ’25"
    assert kepala_waktu(column, True, True) == "D ’25"
    week = KolomWaktu("5", "Jan", date(2026, 1, 5), date(2026, 1, 11))
    assert kepala_waktu(week, True, True) == "5 Jan"


def test_realisation_and_lateness_in_words(jadi: tuple[Store, Contoh]) -> None:
    text = text_of(buat(jadi, "jadwal-siklus").data)
    assert "sejak 02-02-2026" in text  # the first of its meetings; the stage has no requirement and no evidence yet
    assert "terlambat" in text


def test_activities_go_on_over_pages_with_their_months(jadi: tuple[Store, Contoh]) -> None:
    made = buat(jadi, "jadwal-siklus", "Siklus PNPM tahun 1", JENDELA, rincian="kegiatan")
    pages = page_texts(made.data)
    assert len(pages) >= 3
    assert_no_overlap(made.data)
    assert all("Realisasi" in page and "Feb" in page for page in pages)
    assert "0 dari 1 pertemuan" in pages[0]


def test_names_instead_of_ids_and_what_is_not_there(jadi: tuple[Store, Contoh]) -> None:
    assert "Siklus PNPM tahun 1" in text_of(buat(jadi, "jadwal-siklus", "pnpm").data)
    with pytest.raises(LkmError, match="tidak ditemukan"):
        buat(jadi, "rekap-partisipasi", "KOTAKU")
