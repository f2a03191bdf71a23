"""The command cetak: every paper by its key, fields typed on the command line, stored letters, Word copies."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from sqlalchemy import select

from lkm_desktop.documents import DOKUMEN
from lkm_desktop.domain import Dokumen, Keputusan, Rapat
from lkm_desktop.services import naskah, nomor
from lkm_desktop.storage import open_store
from tests.documents.pdf_reader import page_texts, paper_mm, squeezed

TUGAS = ("--isian", "petugas=Siti Rahmah | Anggota\\nAhmad <b>Rifa'i</b>", "--isian", "tugas=Menghadiri lokakarya")
#: papers about one decision, siklus, election, ... need to be told which; a decree and a form of one person do not
_TENTANG = {k for k, jenis in DOKUMEN.items() if jenis.subjek not in ("", "sk", "orang")}


def log(latihan: Path) -> list[tuple[str, str, str, int]]:
    store = open_store(latihan)
    with store.read() as s:
        found = [(d.jenis, d.kertas, d.tujuan or "", d.halaman) for d in s.scalars(select(Dokumen))]
    store.close()
    return found


def test_typed_fields_reach_the_paper(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    out = tmp_path / "st.pdf"
    kode, keluar, galat = jalan("cetak", latihan, "surat-tugas", *TUGAS, "--isian", "tanggal=10-3-2025", "--isian",
                                "nomor=007/ST", "--kertas", "a4", "-o", out)  # fmt: skip
    assert (kode, galat) == (0, "")
    assert "Surat tugas, A4, 1 halaman" in keluar
    text = page_texts(out.read_bytes())[0]
    for expected in ("007/ST", "10 Maret 2025", "Siti Rahmah", "Ahmad <b>Rifa'i</b>", "Menghadiri lokakarya"):
        assert expected in text
    assert paper_mm(out.read_bytes())[0] == pytest.approx((210, 297), abs=0.3)
    assert log(latihan) == [("surat-tugas", "A4", "pdf", 1)]


def test_word_copy(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    out = tmp_path / "st.docx"
    kode, keluar, _ = jalan("cetak", latihan, "surat_tugas", *TUGAS, "--word", "-o", out)
    assert kode == 0
    assert "Surat tugas, F4, Word" in keluar
    document = docx.Document(io.BytesIO(out.read_bytes()))
    assert "Ahmad <b>Rifa'i</b>" in [c.text for table in document.tables for row in table.rows for c in row.cells]
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (215, 330)
    kode, _, galat = jalan("cetak", latihan, "surat-tugas", *TUGAS, "--word", "-o", tmp_path / "st.pdf")
    assert (kode, galat.count("\n")) == (1, 1)
    assert ".docx" in galat
    kode, _, galat = jalan("cetak", latihan, "halaman-uji", "-o", tmp_path / "uji.docx")
    assert kode == 1
    assert "tidak punya salinan Word" in galat


def test_stored_letter(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    store = open_store(latihan)
    with store.unit("Surat") as s:
        letter = naskah.baru(s, "surat-biasa", judul="Pinjam balai")
        naskah.simpan(s, letter, isian={"hal": "Pinjam balai", "isi": "Kami meminjam balai.", "kepada": "Ketua RW 03"},
                      suntingan={"penutup": "Terima kasih banyak."})  # fmt: skip
        line = nomor.catat(s, "surat_biasa", date(2025, 9, 1), "001/SB/2025", perihal="Pinjam balai")
        naskah.pakai_nomor(s, letter, line)
    store.close()
    out = tmp_path / "sb.pdf"
    for which in ("001/SB/2025", letter[:10]):
        assert jalan("cetak", latihan, "surat-biasa", "--surat", which, "-o", out)[0] == 0
        text = page_texts(out.read_bytes())[0]
        for expected in ("001/SB/2025", "Kami meminjam balai.", "Ketua RW 03", "Terima kasih banyak."):
            assert expected in text
    assert jalan("cetak", latihan, "surat-biasa", "--surat", letter, "--isian", "hal=Lain", "-o", out)[0] == 0
    text = page_texts(out.read_bytes())[0]
    assert "Kami meminjam balai." in text
    assert "Hal : Lain" in text
    kode, _, galat = jalan("cetak", latihan, "sk", "--surat", "001/SB/2025", "-o", out)
    assert kode == 1
    assert "adalah surat biasa, bukan surat keputusan" in galat
    kode, _, galat = jalan("cetak", latihan, "sk", "--surat", "999", "-o", out)
    assert kode == 1
    assert "tidak ditemukan" in galat


@pytest.mark.parametrize(
    ("isian", "kata"),
    [("warna=biru", "“warna” tidak dikenal untuk surat keputusan. Yang ada: nomor, tanggal, jenis_sk"),
     ("tanggal=31-2-2025", "31 Februari 2025 tidak ada"), ("jenis_sk=kawin", "tidak mengenal “kawin”. Pilih panitia")],
)  # fmt: skip
def test_wrong_fields_are_told_in_one_sentence(
    jalan: Any, latihan: Path, tmp_path: Path, isian: str, kata: str
) -> None:
    kode, keluar, galat = jalan("cetak", latihan, "sk", "--isian", isian, "-o", tmp_path / "sk.pdf")
    assert (kode, keluar, galat.count("\n")) == (1, "", 1)
    assert kata in galat
    assert not (tmp_path / "sk.pdf").exists()


def test_wrong_usage(jalan: Any) -> None:
    for argv, kata in ((("--isian", "hal"), "nama=nilai"), (("--ukuran", "9"), "10 sampai 12")):
        kode, _, galat = jalan("cetak", "k", "surat-biasa", *argv, "-o", "x.pdf")
        assert kode == 2
        assert kata in galat


def test_fit_one_page_and_size(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    out = tmp_path / "sb.pdf"
    text = "isi=" + "\\n".join("Kami sampaikan bahwa kegiatan ini dilaksanakan oleh warga. " * 3 for _ in range(17))
    given = ("cetak", latihan, "surat-biasa", "--isian", "hal=Laporan", "--isian", text)
    assert "2 halaman" in jalan(*given, "-o", out)[1]
    keluar = jalan(*given, "--satu-halaman", "-o", out)[1]
    assert "1 halaman" in keluar
    assert "agar muat satu halaman" in keluar
    assert "2 halaman" in jalan(*given, "--jarak-biasa", "-o", out)[1]


def test_a_berita_acara_is_fitted_without_asking(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    out = tmp_path / "ba.pdf"
    given = ("cetak", latihan, "ba-umum", "--rapat", 1, "-o", out)
    own, asked, loose = (jalan(*given, *more)[1] for more in ((), ("--satu-halaman",), ("--jarak-biasa",)))
    assert own == asked
    assert "satu halaman" not in loose


@pytest.mark.parametrize("kunci", [k for k in DOKUMEN if k not in _TENTANG])
def test_every_paper_can_be_made(jalan: Any, latihan: Path, tmp_path: Path, kunci: str) -> None:
    meeting = () if DOKUMEN[kunci].rapat == "tidak" else ("--rapat", 1)
    kode, keluar, galat = jalan("cetak", latihan, kunci, *meeting, "-o", tmp_path / "a.pdf")
    assert (kode, galat) == (0, "")
    assert DOKUMEN[kunci].label in keluar
    assert squeezed(page_texts((tmp_path / "a.pdf").read_bytes())[0])


def test_an_excerpt_by_number_or_place(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    """What Buku keputusan prints names the decision; no code has to be known."""
    store = open_store(latihan)
    with store.read() as s:
        rows = list(s.scalars(select(Keputusan).where(Keputusan.nomor.is_not(None))))
        number, meeting = rows[0].nomor, s.get_one(Rapat, rows[0].rapat_id).nomor
        first = s.scalars(select(Keputusan).where(Keputusan.rapat_id == rows[0].rapat_id).order_by(Keputusan.urut))
        words = first.all()[0].isi
    store.close()
    out = tmp_path / "petikan.pdf"
    assert jalan("cetak", latihan, "petikan", "--subjek", number, "-o", out)[0] == 0
    assert squeezed(str(number)) in squeezed(page_texts(out.read_bytes())[0])
    assert jalan("cetak", latihan, "petikan", "--rapat", meeting, "--subjek", "1", "-o", out)[0] == 0
    assert squeezed(words[:40]) in squeezed(page_texts(out.read_bytes())[0])
    for asked, told in (((), "--subjek 3/KEP/"), (("--subjek", "99/X"), "Keputusan “99/X” tidak ditemukan.")):
        kode, _, galat = jalan("cetak", latihan, "petikan", *asked, "-o", out)
        assert kode == 1
        assert told in galat


def test_what_does_not_fit_a_paper_is_told(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    for asked, told in (
        (("surat-biasa", "--rapat", "1", "-o", out), "Surat biasa tidak dibuat dari rapat. Hapus --rapat."),
        (("halaman-uji", "-o", tmp_path / "x.txt"), "disimpan sebagai .pdf atau .docx, bukan “x.txt”"),
        (("surat-tugas", *TUGAS, "--isian", "mulai=5-12-2026", "--isian", "selesai=1-12-2026", "-o", out),
         "mendahului tanggal mulainya. Perbaiki --isian selesai."),
    ):  # fmt: skip
        kode, _, galat = jalan("cetak", latihan, *asked)
        assert kode == 1
        assert told in galat
    assert not out.exists()


def test_the_grid_of_a_year_or_a_month(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    out = tmp_path / "rekap.pdf"
    assert jalan("cetak", latihan, "rekap-kehadiran", "--tahun", "2025", "--bulan", "2", "-o", out)[0] == 0
    assert "1 Februari 2025 s.d. 28 Februari 2025" in page_texts(out.read_bytes())[0]
    kode, keluar, _ = jalan("cetak", latihan, "rekap-kehadiran", "--tahun", "1999", "-o", out)
    assert kode == 0
    assert "Tidak ada rapat pada masa ini." in keluar


def test_a_warning_reaches_the_screen_for_word_too(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    for name in ("u.pdf", "u.docx"):
        kode, keluar, _ = jalan("cetak", latihan, "undangan", "--rapat", "1", "--isian", "tanggal=1-1-2030", "-o",
                                tmp_path / name)  # fmt: skip
        assert kode == 0
        assert "Tanggal surat 1 Januari 2030 sesudah hari rapatnya" in keluar
