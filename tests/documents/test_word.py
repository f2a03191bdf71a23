"""Word copies: read back by python-docx, checked as XML, and opened by LibreOffice where it is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import docx as python_docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from lkm_desktop import documents
from lkm_desktop.documents import Pilihan
from lkm_desktop.documents.isi import Alinea, Blok, Isi, Tabel, teks
from lkm_desktop.documents.page import A4, F4, FOLIO, Kertas
from lkm_desktop.documents.paper import Tepi
from lkm_desktop.documents.susun import pdf
from lkm_desktop.documents.word_bantu import bersih
from lkm_desktop.documents.word_docx import docx
from lkm_desktop.storage import Store
from tests import pembantu
from tests.documents.blok_contoh import BLOK, KOP, NAKAL, borang, keputusan, prosa, surat
from tests.documents.pdf_reader import page_texts, paper_mm, squeezed, text_of

SOFFICE = shutil.which("soffice")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(data: bytes) -> Document:
    return python_docx.Document(io.BytesIO(data))


def mm(length: Length | None) -> float:
    assert length is not None
    return float(length.mm)


def words(data: bytes) -> str:
    """All text of the body without spaces, in document order."""
    body = read(data).element.body
    return squeezed("".join(t.text or "" for t in body.iter(qn("w:t"))))


def parts(data: bytes) -> Iterator[tuple[str, ElementTree.Element]]:
    """Every XML part, read by a parser that did not write it."""
    with zipfile.ZipFile(io.BytesIO(data)) as folder:
        assert folder.testzip() is None
        for name in folder.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, ElementTree.fromstring(folder.read(name))


@pytest.mark.parametrize("kertas", [F4, A4, FOLIO, F4.rebah()], ids=["F4", "A4", "Folio", "F4 lying"])
def test_paper_and_margins(kertas: Kertas) -> None:
    section = read(docx(prosa(3), kertas, Pilihan(tepi=Tepi(40, 25, 20, 30)))).sections[0]
    assert (mm(section.page_width), mm(section.page_height)) == pytest.approx(
        (kertas.lebar_mm, kertas.tinggi_mm), abs=0.1)
    assert (section.orientation == 1) == kertas.mendatar
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [mm(side) for side in margins] == pytest.approx([40, 25, 20, 30], abs=0.1)


@pytest.mark.parametrize("make", [keputusan, borang, surat])
def test_the_copy_says_what_the_paper_says(make: object) -> None:
    isi: Isi = make()  # type: ignore[operator]
    found = words(docx(isi, F4))
    for line in teks(isi):
        for word in bersih(line).replace("[ ]", "").replace("[x]", "").replace("|", "").split():
            assert word.strip(",:") in found, (word, line)


def test_what_was_typed_stays_text() -> None:
    found = words(docx(Isi("x", (Alinea(NAKAL),), KOP), F4))
    assert "Ahmad<b>Rifa'i</b>&Co</para>Al-Banjari😀Čović" in found


@pytest.mark.parametrize(
    ("typed", "written"),
    [("a\x00b\x0bc\ud800d\ufffee", "abcde"), ("a\r\nb\u2028c", "a\nb\nc"), ("a\tb\u00a0c", "a b c"),
     ("\u202ekanan", "kanan"), ("👨\u200d👩", "👨\u200d👩"), ("  e\u0301 ", "é")],
)  # fmt: skip
def test_text_is_cleaned(typed: str, written: str) -> None:
    assert bersih(typed) == written


@settings(deadline=None, max_examples=30)
@given(st.lists(BLOK, max_size=6).map(tuple), st.booleans())
def test_any_mix_of_blocks_is_sound_xml(blok: tuple[Blok, ...], semua: bool) -> None:
    data = docx(Isi(NAKAL, blok, KOP, lembaga=NAKAL), F4, Pilihan(kop_semua=semua))
    for _, root in parts(data):
        for cell in root.iter(f"{W}tc"):
            assert cell[-1].tag == f"{W}p"  # Word refuses a cell that does not end with a paragraph
    read(data)


def test_letterhead_in_the_first_or_in_every_header() -> None:
    once = read(docx(prosa(3), F4)).sections[0]
    assert once.different_first_page_header_footer
    assert once.header.is_linked_to_previous
    assert "LKM MAJU BERSAMA" in once.first_page_header.tables[0].rows[0].cells[1].text
    every = read(docx(prosa(3), F4, Pilihan(kop_semua=True))).sections[0]
    assert not every.different_first_page_header_footer
    assert "LKM MAJU BERSAMA" in every.header.tables[0].rows[0].cells[1].text
    both = docx(prosa(3, replace(KOP, logo_kanan=KOP.logo)), F4)
    drawings = {name: len(list(root.iter(f"{W}drawing"))) for name, root in parts(both) if "header" in name}
    assert sum(drawings.values()) == 2
    border = next(read(both).sections[0].first_page_header._element.iter(qn("w:pBdr")))
    assert border.find(qn("w:bottom")).get(qn("w:val")) == "thickThinSmallGap"
    assert not read(docx(prosa(3, None), F4)).sections[0].different_first_page_header_footer


def test_type_language_and_properties() -> None:
    document = read(docx(keputusan(), F4, Pilihan(ukuran=12, dicetak=date(2025, 3, 12))))
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size) == ("Arial", Pt(12))
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"id-ID"}
    core = document.core_properties
    assert (core.title, core.author, core.language) == ("SK Panitia", "LKM Maju Bersama", "id-ID")
    assert core.created is not None
    assert core.created.date() == date(2025, 3, 12)
    modes = [c.get(qn("w:val")) for c in document.settings.element.iter(qn("w:compatSetting"))
             if c.get(qn("w:name")) == "compatibilityMode"]  # fmt: skip
    assert modes == ["14"]  # Word 2010


def test_tables_repeat_their_heading_and_keep_rows_whole() -> None:
    isi = keputusan()
    document = read(docx(isi, F4))
    source = next(b for b in isi.blok if isinstance(b, Tabel))
    table = next(t for t in document.tables if t.rows[0].cells[0].text == "No")
    assert [c.text for c in table.rows[1].cells[:3]] == ["1", "Siti Aminah 1", "Tokoh"]
    assert len(table.rows) == 1 + len(source.semua_baris())
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True] + [False] * (len(table.rows) - 1)
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert all(mm(row.height) == pytest.approx(10, abs=0.1) for row in table.rows[1:])
    assert sum(mm(cell.width) for cell in table.rows[1].cells) == pytest.approx(165, abs=0.5)


@pytest.mark.parametrize("count", range(1, 7))
def test_signatures_are_one_table_kept_together(count: int) -> None:
    from tests.documents.test_susun_tanda import orang

    document = read(docx(prosa(3, penanda=orang(count)), F4))
    table = document.tables[-1]
    assert len(table.rows) == 3 * ((count + 1) // 2)
    text = " ".join(cell.text for row in table.rows for cell in row.cells)
    assert all(f"Nama {n}" in text for n in range(1, count + 1))
    for row in table.rows[:-1]:
        for cell in row.cells:
            assert any(p.paragraph_format.keep_with_next for p in cell.paragraphs) or not cell.text
    body = list(document.element.body)
    before = body[body.index(table._tbl) - 2]
    assert before.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_footer_counts_pages() -> None:
    footer = read(docx(prosa(3), F4)).sections[0].first_page_footer
    fields = [i.text.strip() for i in footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert footer.paragraphs[0].text.startswith("Berita acara · Kode R3-ab12cd\tHalaman ")


def test_letters_are_sections_that_count_from_one() -> None:
    document = read(docx(surat(("A", "B", "C")), F4))
    assert len(document.sections) == 3
    starts = [s._sectPr.find(qn("w:pgNumType")) for s in document.sections]
    assert [None if e is None else e.get(qn("w:start")) for e in starts[1:]] == ["1", "1"]
    assert all(s.different_first_page_header_footer for s in document.sections)
    assert all(abs(mm(s.page_width) - 215) < 0.1 for s in document.sections)


def test_fitting_one_page_uses_the_same_type_as_the_paper() -> None:
    choice = Pilihan(satu_halaman=True, ukuran=12)
    made = pdf(prosa(16), F4, choice)
    assert made.keterangan.startswith("Jarak dirapatkan dan huruf dikecilkan")
    size = read(docx(prosa(16), F4, choice)).styles["Normal"].font.size
    assert size is not None
    assert f"{size.pt:g}".replace(".", ",") in made.keterangan


def test_minutes_of_a_real_office(store: Store) -> None:
    rapat = pembantu.meeting(store, judul="Rapat rutin Maret", tempat="Balai RW 03", pimpinan="H. Syamsuddin")
    with store.read() as s:
        data = documents.word(s, "notulen", Pilihan(rapat_id=rapat, kertas=A4, suntingan=(("pembuka", "Malam itu."),)))
    document = read(data)
    assert mm(document.sections[0].page_width) == pytest.approx(210, abs=0.1)
    assert "Malamitu." in words(data)
    assert "H.Syamsuddin" in words(data)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Isi, Kertas, Pilihan, bytes]]:
    """Every paper as LibreOffice lays it out."""
    if not SOFFICE:
        pytest.skip("LibreOffice (soffice) is not installed: nobody has opened the Word copies")
    folder: Path = tmp_path_factory.mktemp("word")
    papers = {
        "sk": (keputusan(), F4, Pilihan()), "borang": (borang(), A4, Pilihan()),
        "surat": (surat(("Sdr. Budi", "Sdri. Siti")), F4, Pilihan()),
        "panjang": (prosa(40), FOLIO, Pilihan(kop_semua=True)), "rebah": (prosa(12), F4.rebah(), Pilihan(ukuran=12)),
        "sehalaman": (prosa(17), F4, Pilihan(satu_halaman=True, ukuran=12)),
    }  # fmt: skip
    for name, (isi, kertas, choice) in papers.items():
        (folder / f"{name}.docx").write_bytes(docx(isi, kertas, choice))
    subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--convert-to", "pdf",
         "--outdir", str(folder), *[str(folder / f"{name}.docx") for name in papers]],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return {name: (*paper, (folder / f"{name}.pdf").read_bytes()) for name, paper in papers.items()}


@pytest.mark.parametrize("name", ["sk", "borang", "surat", "panjang", "rebah", "sehalaman"])
def test_libreoffice_keeps_paper_text_and_pages(
    converted: dict[str, tuple[Isi, Kertas, Pilihan, bytes]], name: str
) -> None:
    isi, kertas, choice, data = converted[name]
    for size in paper_mm(data):
        assert size == pytest.approx((kertas.lebar_mm, kertas.tinggi_mm), abs=0.5)
    ours = pdf(isi, kertas, choice)
    pages = page_texts(data)
    assert abs(len(pages) - ours.halaman) <= 1
    found = squeezed(text_of(data))
    signers = [p.nama for b in isi.blok for p in getattr(b, "penanda", ())]
    assert signers
    assert all(squeezed(signer) in found for signer in signers)
    for row in (r for b in isi.blok if isinstance(b, Tabel) for r in b.baris):
        assert squeezed(str(row[1])) in found
    assert all(("LKM MAJU BERSAMA" in page) == (choice.kop_semua or n == 0 or name == "surat")
               for n, page in enumerate(pages))  # fmt: skip
    if name != "surat":
        assert f"Halaman 1 dari {len(pages)}" in pages[0]


def test_lengths_are_read_in_millimetres() -> None:
    assert mm(Mm(215)) == pytest.approx(215)
