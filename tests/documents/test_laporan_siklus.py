"""The report of a stage and the Buku siklus: what they say, that nothing is cut, and the columns of R6 in order."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from lkm_desktop.documents import DOKUMEN, Kertasnya, Pilihan, make_paper, word
from lkm_desktop.documents.isi import teks
from lkm_desktop.domain import Syarat, Tahap, new_id
from lkm_desktop.errors import LkmError
from lkm_desktop.services.buku_siklus import KOLOM, baris
from lkm_desktop.storage import Store, open_store
from tests.documents.pdf_reader import assert_no_overlap, assert_sound, squeezed, text_of
from tests.services.partisipasi_contoh import HARI, Contoh, siklus


@pytest.fixture(scope="module")
def jadi(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Contoh]]:
    """The small siklus; its first stage has an activity sheet, a requirement that is met, one waived, one missing."""
    folder = tmp_path_factory.mktemp("laporan") / "kantor"
    shutil.copytree(template, folder)
    opened = open_store(folder)
    c = siklus(opened)
    with opened.unit("Tahap") as s:
        row = s.get_one(Tahap, c.tahap["rkm"])
        row.tujuan, row.metode = "Warga <b>menerima</b> atau menolak program.\nRelawan mendaftar.", "Rembug"
        row.fakta, row.catatan = "rkm", "Hujan pada hari kedua."
        waived = {"rincian": "daftar_hadir", "bebas_alasan": "Kertas rusak kena banjir", "bebas_oleh": "Hj. Aminah",
                  "bebas_tanggal": date(2026, 3, 1)}
        needs: tuple[tuple[str, str, dict[str, Any]], ...] = (
            ("rapat", "Rembug terlaksana", {}), ("dokumen", "Berita acara RKM dicetak", {"rincian": "ba-rkm"}),
            ("lampiran", "Daftar hadir bertanda tangan", waived),
        )  # fmt: skip
        for urut, (jenis, uraian, more) in enumerate(needs, 1):
            s.add(Syarat(id=new_id(), tahap_id=row.id, urut=urut, jenis=jenis, uraian=uraian, **more))
    yield opened, c
    opened.close()


def laporan(jadi: tuple[Store, Contoh], subjek: str) -> Kertasnya:
    store, _ = jadi
    with store.read() as s:
        return make_paper(s, "laporan-tahap", Pilihan(subjek=subjek, dicetak=HARI))


def test_the_report_of_a_stage(jadi: tuple[Store, Contoh]) -> None:
    made = laporan(jadi, jadi[1].tahap["rkm"])
    assert_sound(made)
    text = squeezed(text_of(made.data))
    for words in ("LAPORAN TAHAP REMBUG KESIAPAN MASYARAKAT", "Siklus 2026", "Rencana : 01-02-2026 s.d. 28-02-2026",
                  "Tujuan : Warga <b>menerima</b> atau menolak program.", "Relawan mendaftar.", "Metode : Rembug",
                  "02-02-2026 RKM RT 01 1 1 2", "05-02-2026 RKM RT 02 10 5 15",
                  "3 pertemuan dengan 23 peserta: 14 laki-laki dan 8 perempuan (36 %)",
                  "7 warga miskin dan 3 relawan", "02.1 RKM tiap RT 2 11 6 17 35 % 5 2",
                  "Unsur menurut daftar nama: Warga 4,", "Hujan pada hari kedua.",
                  "Dibebaskan", "Kertas rusak kena banjir (dibebaskan oleh Hj. Aminah, 1 Maret 2026)",
                  "Masih ada 1 syarat yang belum terpenuhi."):
        assert squeezed(words) in text, words
    assert made.isi is not None
    assert "02.2: Laki-laki 3, Perempuan 2, jumlah 5." not in teks(made.isi)  # one of six has no L/P
    assert any(line.startswith("02.2: Laki-laki 3, Perempuan 2, L/P belum diisi 1") for line in teks(made.isi))


def test_waived_requirements_are_not_called_met(jadi: tuple[Store, Contoh]) -> None:
    store, c = jadi
    with store.unit("Bebaskan") as s:
        need = s.scalars(select(Syarat).where(Syarat.tahap_id == c.tahap["rkm"], Syarat.jenis == "dokumen")).one()
        need.bebas_alasan, need.bebas_tanggal = "Hilang", date(2026, 3, 1)
    said = squeezed(text_of(laporan(jadi, c.tahap["rkm"]).data))
    store.undo()
    assert squeezed("terpenuhi, kecuali 2 syarat yang dibebaskan dengan alasannya.") in said


def test_a_stage_with_too_few_women_and_one_without_meetings(jadi: tuple[Store, Contoh]) -> None:
    few = text_of(laporan(jadi, "04").data)  # by its code in the siklus that runs
    assert "masih kurang dari 60 %" in few
    assert "belum dicatat" in few
    none = laporan(jadi, "RWT")
    assert_sound(none)
    assert "Belum ada pertemuan yang terlaksana" in text_of(none.data)
    with pytest.raises(LkmError, match="Yang ada: 02 RKM, 04 Refleksi, 12 RWT"):
        laporan(jadi, "07")


def test_the_word_copy_is_made(jadi: tuple[Store, Contoh]) -> None:
    store, c = jadi
    with store.read() as s:
        assert word(s, "laporan-tahap", Pilihan(subjek=c.tahap["rkm"], dicetak=HARI))[:2] == b"PK"


def test_the_book_has_the_columns_of_r6(jadi: tuple[Store, Contoh]) -> None:
    store, c = jadi
    with store.read() as s:
        made = make_paper(s, "buku-siklus", Pilihan(subjek=c.siklus, dicetak=HARI))
        _, rows = baris(s, c.siklus, HARI)
    assert KOLOM == (
        "Tahun siklus", "Kode", "Kegiatan", "Tingkat", "Rencana", "Mulai", "Selesai", "Jml pertemuan", "Peserta L",
        "Peserta P", "Total", "% P", "Miskin", "% M", "Relawan", "BA", "DH", "Status",
    )  # fmt: skip
    assert [(r.kode, r.mulai, r.selesai, r.dh) for r in rows] == [
        ("02.1", date(2026, 2, 2), date(2026, 2, 5), "ada"), ("02.2", date(2026, 2, 20), date(2026, 2, 20), "ada"),
        ("04.1", date(2026, 4, 10), date(2026, 4, 12), "sebagian"), ("12", None, None, ""),
    ]  # fmt: skip
    assert_no_overlap(made.data)
    text = squeezed(text_of(made.data))
    for words in ("BUKU SIKLUS", "11 6 17 35 % 5 29 % 2", "5 pertemuan dengan 25 peserta: 15 laki-laki, 9 perempuan, "
                  "8 miskin, 3 relawan.", "Jumlah: 4 kegiatan"):
        assert squeezed(words) in text, words
    assert DOKUMEN["buku-siklus"].kertas.mendatar
