"""Every workbook: typed cells, no formula, printable on F4, readable by the usual programs."""

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from lkm_desktop.workbooks.sheet import FORMAT_TANGGAL, Kolom, Lembar, build

KOLOM = (
    Kolom("No", 5, "angka"), Kolom("Nama lengkap", 30), Kolom("NIK", 18, "kode"), Kolom("L/P", 5, "tengah"),
    Kolom("Tanggal lahir", 12, "tanggal"), Kolom("Keterangan", 20, "panjang"), Kolom("Miskin", 8, "tengah"),
)  # fmt: skip
JUDUL = ("DAFTAR WARGA", "LKM Maju & Bersama", "Keadaan per 21 September 2015.")


def baca(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def lebar(ws: Any) -> dict[str, float]:
    """Width by letter; neighbours of the same width share one entry in the file."""
    return {
        openpyxl.utils.get_column_letter(n): d.width
        for d in ws.column_dimensions.values() for n in range(d.min, d.max + 1)
    }  # fmt: skip


def buat(*baris: tuple[object, ...], **lain: Any) -> bytes:
    return build([Lembar("Warga", JUDUL, KOLOM, baris, "Daftar Warga & kawan", **lain)], "Daftar warga")


def test_cells_keep_their_type() -> None:
    ws = baca(buat((1, "Siti Aminah", "6371010101700001", "P", date(1970, 1, 31), None, True))).active
    no, nama, nik, jk, lahir, keterangan, miskin = ws[6]
    assert (no.value, no.data_type) == (1, "n")
    assert (nama.value, nama.data_type) == ("Siti Aminah", "s")
    assert (nik.value, nik.data_type, nik.number_format) == ("6371010101700001", "s", "@")
    assert jk.value == "P"
    assert (lahir.value, lahir.data_type, lahir.number_format) == (datetime(1970, 1, 31), "d", FORMAT_TANGGAL)
    assert keterangan.value is None
    assert miskin.value == "Ya"


@pytest.mark.parametrize(
    "teks", ['=HYPERLINK("http://x","klik")', "=1+1", "+62812", "-5", "@SUM(A1)", "#N/A", "#REF!", "TRUE", "0812",
             "1e5", "12-05-1970", " spasi di tepi ", "baris\nbaru", "a & b < c > \"d\"", "\t=1+1"],
)  # fmt: skip
def test_text_stays_exactly_that_text(teks: str) -> None:
    data = buat((1, teks, teks, teks, None, teks, None))
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        xml = z.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "<f " not in xml
    ws = baca(data).active
    for kolom in (2, 3, 4, 6):
        sel = ws.cell(6, kolom)
        assert (sel.value, sel.data_type) == (teks, "s")
    assert ws.cell(6, 2).quotePrefix is teks.startswith(("=", "+", "-", "@", "\t"))


def test_page_prints_on_f4() -> None:
    wb = baca(buat((1, "Siti", "", "P", None, "", None)))
    ws = wb.active
    assert ws.title == "Warga"
    assert (ws.page_setup.paperSize, ws.page_setup.orientation) == (14, "landscape")
    assert (ws.page_setup.fitToWidth or 1, ws.page_setup.fitToHeight) == (1, 0)  # 1 is not written: it is the default
    assert ws.sheet_properties.pageSetUpPr.fitToPage
    assert ws.page_margins.left * 2.54 == pytest.approx(3)
    assert ws.print_title_rows == "$5:$5"
    assert ws.print_area == "'Warga'!$A$1:$G$6"
    assert ws.oddFooter.right.text == "Halaman &P dari &N"
    assert ws.oddFooter.left.text == "Daftar Warga && kawan"
    assert wb.properties.title == "Daftar warga"
    tegak = baca(buat(rebah=False)).active
    assert tegak.page_setup.orientation == "portrait"


def test_header_is_bold_frozen_and_filtered() -> None:
    ws = baca(buat((1, "Siti", "", "P", None, "", None), (2, "Rusdi", "", "L", None, "", None))).active
    assert [c.value for c in ws[5]] == [k.label for k in KOLOM]
    assert all(c.font.bold for c in ws[5])
    assert not ws["B6"].font.bold
    assert ws.freeze_panes == "C6"
    assert ws.auto_filter.ref == "A5:G7"
    assert [ws.cell(i, 1).value for i in (1, 2, 3, 4)] == [*JUDUL, None]


def test_columns_fit_their_content_and_long_text_wraps() -> None:
    ws = baca(buat((1, "Siti", "6371010101700001", "P", date(1970, 1, 31), "kata " * 20, None))).active
    lebarnya = lebar(ws)
    assert lebarnya["A"] == 5
    assert lebarnya["B"] == len("lengkap") + 3, "the heading needs no more"
    assert lebarnya["C"] == pytest.approx(17.5, abs=0.1), "sixteen digits fit; whole pixels"
    assert lebarnya["E"] >= 11
    assert lebarnya["F"] == 20, "no wider than it may be"
    assert ws["F6"].alignment.wrap_text
    assert ws.row_dimensions[6].height >= 4 * 12, "a hundred letters in a column of twenty"
    assert ws.row_dimensions[5].height > 20


def test_a_very_wide_book_is_printed_on_two_sheets_side_by_side() -> None:
    kolom = (Kolom("No", 5, "angka"), Kolom("Nama", 30), *(Kolom(f"Kolom {i}", 20) for i in range(20)))
    ws = baca(build([Lembar("A", (), kolom, [(1, *["x" * 30] * 21)])], "A")).active
    assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (2, 0)
    assert ws.print_title_cols == "$A:$B"
    sempit = baca(build([Lembar("A", (), kolom, [(1, *["x"] * 21)])], "A")).active
    assert sempit.page_setup.fitToWidth in (None, 1)
    assert sempit.print_title_cols in (None, "")


def test_without_title_lines_the_header_is_the_first_row() -> None:
    ws = baca(build([Lembar("A", (), KOLOM[:2], [(1, "x")])], "A")).active
    assert [c.value for c in ws[1]] == ["No", "Nama lengkap"]
    assert ws.freeze_panes == "A2"


def test_an_empty_register_is_still_a_book() -> None:
    ws = baca(buat()).active
    assert ws.max_row == 5
    assert ws.auto_filter.ref == "A5:G5"


def test_sheet_names_are_made_acceptable_and_unique() -> None:
    nama = ["Rapat 1/2: [uji]", "'kutip'", "", "x" * 40, "X" * 40, "warga", "Warga"]
    wb = baca(build([Lembar(n, (), KOLOM[:2], []) for n in nama], "x"))
    assert len({n.lower() for n in wb.sheetnames}) == len(nama)
    for n in wb.sheetnames:
        assert 1 <= len(n) <= 31
        assert not re.search(r"[\[\]:*?/\\]", n)
    assert wb.sheetnames[0] == "Rapat 1-2- -uji-"


def test_a_row_of_the_wrong_length_is_a_bug_and_says_so() -> None:
    with pytest.raises(ValueError):
        buat((1, "Siti"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_any_text_comes_back(teks: list[str]) -> None:
    ws = baca(build([Lembar("A", (), (Kolom("Isi", 20),), [(t,) for t in teks])], "A")).active
    for i, t in enumerate(teks, 2):
        boleh = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", t)
        assert (ws.cell(i, 1).value or "").replace("\r\n", "\n").replace("\r", "\n") == (
            boleh.replace("\r\n", "\n").replace("\r", "\n")
        )


def test_very_long_text_is_cut_at_the_limit_of_excel() -> None:
    ws = baca(buat((1, "x" * 40000, "", "", None, "", None))).active
    assert len(ws.cell(6, 2).value) == 32767


@pytest.mark.lambat
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_it(tmp_path: Path) -> None:
    (tmp_path / "w.xlsx").write_bytes(
        buat(*((i, f"=Siti {i}", f"{i:016}", "P", date(1970, 1, 31), "x", None) for i in range(1, 90)))
    )
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(tmp_path / "w.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    halaman = PdfReader(tmp_path / "w.pdf").pages
    assert len(halaman) > 1
    assert [float(x) for x in halaman[0].mediabox[2:]] == pytest.approx([936, 612], abs=1)  # 13 x 8.5 inch, lying
    for i, h in enumerate(halaman, 1):
        teks = " ".join(h.extract_text().split())
        assert f"Halaman {i} dari {len(halaman)}" in teks
        assert "Nama lengkap" in teks, "the heading repeats"
        assert "31-01-1970" in teks
    assert "=Siti 1" in halaman[0].extract_text()
