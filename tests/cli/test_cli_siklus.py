"""The papers of a siklus from the command line: of the one that runs, or of one named by a part of its name."""

from datetime import date
from pathlib import Path
from typing import Any

from lkm_desktop.services import siklus
from lkm_desktop.storage import open_store
from tests.documents.pdf_reader import text_of


def test_papers_of_a_siklus_by_its_name(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    store = open_store(latihan)
    with store.unit("Siklus") as s:
        siklus.buat(s, "kotaku", "Siklus uji KOTAKU", date(2025, 1, 6))
    store.close()
    out = tmp_path / "kertas.pdf"
    for kunci, subjek, kata in (
        ("rekap-partisipasi", "uji kotaku", "REKAP PARTISIPASI MENURUT RT/RW"),
        ("jadwal-siklus", "uji kotaku", "JADWAL SIKLUS"),
        ("buku-siklus", "uji kotaku", "BUKU SIKLUS"),
    ):  # fmt: skip
        more = ("--isian", "menurut=rt") if kunci == "rekap-partisipasi" else ()
        kode, keluar, galat = jalan("cetak", latihan, kunci, "--subjek", subjek, *more, "-o", out)
        assert (kode, galat) == (0, "")
        assert "F4" in keluar
        assert kata in text_of(out.read_bytes())
    kode, _, galat = jalan("cetak", latihan, "jadwal-siklus", "--subjek", "siklus lain", "-o", out)
    assert kode == 1
    assert "tidak ditemukan" in galat
    kode, _, galat = jalan("cetak", latihan, "laporan-tahap", "-o", out)
    assert kode == 1
    assert "Sebutkan tahapnya" in galat
