"""The demo does the main job, leaves readable files, and can be run again."""

from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from lkm_desktop import demo
from lkm_desktop.documents import DOKUMEN
from lkm_desktop.documents.daftar_surat import DOKUMEN_SURAT
from lkm_desktop.domain import REGISTERS, SuratKeputusan
from lkm_desktop.services import aturan, naskah
from lkm_desktop.services.rapat import rapat_list
from lkm_desktop.storage import open_store

HARI_INI = date(2025, 9, 21)


def test_demo_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keluaran = tmp_path / "out"
    assert demo.main(keluaran, HARI_INI) == 0
    pertama = capsys.readouterr().out
    assert "27 warga baru, 4 dilengkapi, 1 sudah tercatat" in pertama
    assert "Tidak ada yang berubah; 32 baris sudah tercatat." in pertama
    assert "2 bermasalah" in pertama
    assert "22 baris ditandai; tamu baru: Siti Rahmah" in pertama
    assert "kuorum tercapai" in pertama
    assert "Pemeriksaan data: utuh" in pertama
    (keluaran / "Warga.xlsx").write_bytes(b"lama")
    (keluaran / "catatan-saya.txt").write_text("milik orang lain", encoding="utf-8")

    assert demo.main(keluaran, HARI_INI) == 0
    assert capsys.readouterr().out == pertama
    assert (keluaran / "catatan-saya.txt").exists()
    berkas = sorted(p.name for p in keluaran.iterdir() if p.suffix in (".pdf", ".xlsx", ".docx"))
    semua = [k for k, jenis in DOKUMEN.items() if jenis.rapat != "tidak" or k in {"petikan", *DOKUMEN_SURAT}]
    assert sum(n.endswith(".pdf") for n in berkas) == len(semua) + 1 + len(REGISTERS) + 1, "the roll twice; minutes"
    assert sum(n.endswith(".xlsx") for n in berkas) == len(REGISTERS) + 2
    assert sum(n.endswith(".docx") for n in berkas) == 5
    for nama in berkas:
        if nama.endswith(".pdf"):
            halaman = PdfReader(keluaran / nama).pages
            assert "MAJU BERSAMA" in halaman[0].extract_text().upper()
            sisi = sorted(round(float(x) / 72 * 25.4) for x in halaman[0].mediabox[2:])
            assert sisi == [215, 330]
        elif nama.endswith(".docx"):
            isi = docx.Document(str(keluaran / nama))
            assert [round(s.page_height.mm) for s in isi.sections if s.page_height] == [330] * len(isi.sections)
        else:
            assert openpyxl.load_workbook(keluaran / nama).active.max_row > 7
    assert not list(keluaran.glob(".*")), "no temporary files stay"

    store = open_store(keluaran / demo.KANTOR)
    with store.read() as s:
        assert [(r.tentang, r.tanggal) for r in s.scalars(select(SuratKeputusan)) if "PS-2" in r.tentang] == [
            ("Pembentukan Tim Pendataan Ulang PS-2", HARI_INI)
        ]
        assert [n.keadaan for n in naskah.daftar(s, jenis="sk")] == [naskah.FINAL]
        rapat = rapat_list(s, "pleno")
        peringatan = [t for t in aturan.periksa(s, HARI_INI) if t.level == "peringatan"]
    store.close()
    assert [(r.hadir, r.beku) for r in rapat] == [(20, True)]
    assert not peringatan


def test_demo_tells_when_the_place_is_not_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("berkas", encoding="utf-8")
    assert demo.main(tmp_path / "out", HARI_INI) == 1
    assert capsys.readouterr().err
