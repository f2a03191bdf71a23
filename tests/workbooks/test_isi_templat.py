"""Filling a foreign workbook: the cells asked for, no result that is no longer true, everything else as it came."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import openpyxl.drawing.image
import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from lkm_desktop.errors import LkmError
from lkm_desktop.workbooks.isi_templat import IsiSel, isi, periksa
from tests.workbooks.formulir_contoh import HARI, MAKRO, bagian, formulir, gambar, polos, sheet_xml, xml_sel

ISI = "Isian Bulanan"
PENUH = [
    IsiSel(ISI, "C3", "Kelayan & <Barat>"), IsiSel(ISI, "B4", HARI), IsiSel(ISI, "B5", 12), IsiSel(ISI, "B6", 30),
    IsiSel(ISI, "B10", 0.71, persen=True),
]  # fmt: skip


def terbaca(data: bytes, lembar: str = ISI) -> list[list[object]]:
    """The values as an independent reader sees them."""
    buku = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [list(b) for b in buku.get_sheet_by_name(lembar).to_python(skip_empty_area=False)]


@pytest.mark.parametrize("makro", [False, True])
def test_only_the_filled_sheets_and_the_wish_to_calculate_change(makro: bool) -> None:
    lama = formulir(makro=makro)
    sebelum, sesudah = bagian(lama), bagian(isi(lama, "form.xlsm", PENUH))
    assert list(sesudah) == list(sebelum)
    berubah = {nama for nama in sebelum if sebelum[nama] != sesudah[nama]}
    assert berubah == {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}
    assert b'fullCalcOnLoad="1"' in sesudah["xl/workbook.xml"]
    assert not makro or sesudah["xl/vbaProject.bin"] == MAKRO
    xml, asal = sheet_xml(isi(lama, "f", PENUH)), sheet_xml(lama)
    for tanda in ("<mergeCells", "<conditionalFormatting", "<dataValidations", "<pageSetup", "<sheetProtection"):
        awal = asal.index(tanda)
        assert asal[awal : asal.index(">", awal)] in xml


def test_inside_a_filled_sheet_only_the_cells_asked_for_differ() -> None:
    lama = formulir()
    sebelum, sesudah = (dict(unsur(sheet_xml(d))) for d in (lama, isi(lama, "form.xlsx", PENUH)))
    beda = {kunci for kunci in sebelum.keys() | sesudah.keys() if sebelum.get(kunci) != sesudah.get(kunci)}
    assert beda == {"c B3", "c B4", "c B5", "c B6", "c B7", "c B8", "c B10"}  # B7 and B8 lost their old results


def unsur(xml: str) -> Iterator[tuple[str, bytes]]:
    """Cells by name, and every other part of a sheet, each as canonical XML."""
    for nomor, satu in enumerate(etree.fromstring(xml.encode())):
        if satu.tag.endswith("}sheetData"):
            for baris in satu:
                yield from ((f"c {sel.get('r')}", etree.tostring(sel, method="c14n")) for sel in baris)
                yield f"row {baris.get('r')}", repr(sorted(baris.attrib.items())).encode()
        else:
            yield f"{nomor} {satu.tag}", etree.tostring(satu, method="c14n")


def test_a_workbook_that_openpyxl_made_is_filled_too() -> None:
    wb = openpyxl.Workbook()
    ws = wb.active
    ws["A1"], ws["B1"], ws["B2"], ws["D9"] = "Jumlah", 5, "=B1*2", "teks yang dipakai bersama"
    ws.add_image(openpyxl.drawing.image.Image(gambar()), "F1")
    wb.create_sheet("Lain & “lain”")["A1"] = "=Sheet!B2+1"
    keluar = io.BytesIO()
    wb.save(keluar)
    lama = keluar.getvalue()
    baru = isi(lama, "a.xlsx", [IsiSel("Sheet", "B1", 8), IsiSel("Lain & “lain”", "C3", "Siti")])
    sama = {n for n, d in bagian(lama).items() if bagian(baru)[n] == d}
    assert sama >= {"xl/styles.xml", "xl/theme/theme1.xml", "xl/media/image1.png", "xl/drawings/drawing1.xml"}
    hasil = openpyxl.load_workbook(io.BytesIO(baru))
    assert (hasil["Sheet"]["B1"].value, hasil["Lain & “lain”"]["C3"].value) == (8, "Siti")
    assert hasil["Sheet"]["D9"].value == "teks yang dipakai bersama"


def test_values_keep_their_kind_and_the_style_of_the_cell() -> None:
    data = isi(formulir(), "form.xlsx", PENUH)
    baris = terbaca(data)
    assert baris[2][1] == "Kelayan & <Barat>"  # C3 is joined to B3
    assert baris[3][1] == HARI
    assert baris[4][1] == 12
    assert baris[9][1] == 0.71
    lama, baru = (openpyxl.load_workbook(io.BytesIO(d))[ISI] for d in (formulir(), data))
    for sel in ("B3", "B4", "B5", "B10"):
        assert baru[sel].number_format == lama[sel].number_format
        assert baru[sel].fill.fgColor.rgb == lama[sel].fill.fgColor.rgb
    assert baru["B6"].value == 30


def test_no_reader_sees_a_result_of_last_month() -> None:
    data = isi(formulir(), "form.xlsx", PENUH)
    baris, rekap = terbaca(data), terbaca(data, "Rekap")
    assert baris[6][1] in ("", None)
    assert baris[7][1] in ("", None)
    assert [b[0] for b in rekap[:3]] == ["", "", ""]
    assert baris[8][1] == 6  # =2*3 hangs on nothing that was filled
    assert "<f>SUM(B5:B6)</f>" in xml_sel(data, "B7")


def test_a_workbook_without_formulas_keeps_its_own_part() -> None:
    lama = polos('<sheetData><row r="2"><c r="B2"><v>1</v></c></row></sheetData>')
    sesudah = bagian(isi(lama, "a.xlsx", [IsiSel("data", "b2", 5)]))
    assert {n for n, d in bagian(lama).items() if d != sesudah[n]} == {"xl/worksheets/sheet1.xml"}
    assert bagian(isi(lama, "a.xlsx", [])) == bagian(lama)


def test_missing_rows_and_cells_are_made_in_their_order_with_the_style_they_would_have() -> None:
    kolom = '<cols><col min="3" max="3" style="2" width="9"/></cols>'
    xml = (f'<dimension ref="B2:B5"/>{kolom}<sheetData><row r="2" spans="2:2"><c r="B2"><v>1</v></c></row>'
           '<row r="5" s="7" customFormat="1"><c r="B5"><v>2</v></c><c r="F5"/></row></sheetData>')  # fmt: skip
    isian = [IsiSel("Data", s, n) for n, s in enumerate(("D2", "A2", "C4", "C5", "B9"), 1)]
    hasil = sheet_xml(isi(polos(xml), "a.xlsx", isian))
    urut = [hasil.index(f'r="{s}"') for s in ("A2", "B2", "D2", "C4", "B5", "C5", "F5", "B9")]
    assert urut == sorted(urut)
    assert '<c r="C4" s="2"><v>3</v></c>' in hasil
    assert '<c r="C5" s="7">' in hasil
    assert 'spans="1:4"' in hasil
    assert '<dimension ref="A2:D9"/>' in hasil


def test_rows_and_cells_without_addresses_are_counted() -> None:
    xml = "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
    hasil = terbaca(isi(polos(xml), "a.xlsx", [IsiSel("Data", "B1", 7), IsiSel("Data", "B2", 8)]), "Data")
    assert hasil == [[1, 7], [3, 8]]


def test_texts_are_never_formulas_and_dates_need_a_format_of_dates() -> None:
    isian = [IsiSel("Data", "A1", '=cmd|"/c calc"!A0'), IsiSel("Data", "A2", "_x0041_ \x01 baris\nbaru"),
             IsiSel("Data", "A3", HARI), IsiSel("Data", "A4", True), IsiSel("Data", "B1", None),
             IsiSel("Data", "B2", 0.4567, persen=True)]  # fmt: skip
    data = isi(polos('<sheetData><row r="1"><c r="B1"><v>5</v></c></row></sheetData>'), "a.xlsx", isian)
    lembar = openpyxl.load_workbook(io.BytesIO(data))["Data"]
    assert lembar["A1"].data_type == "s"
    assert terbaca(data, "Data")[0][0] == '=cmd|"/c calc"!A0'
    assert lembar["A2"].value == "_x005F_x0041_  baris\nbaru"  # as Excel spells an underscore that means itself
    assert lembar["A3"].value == "05-08-2026"
    assert lembar["A4"].value is True
    assert lembar["B1"].value is None
    assert lembar["B2"].value == 45.67


def test_days_count_from_1904_where_the_workbook_does() -> None:
    gaya = '<styleSheet xmlns="x"><numFmts><numFmt numFmtId="170" formatCode="[$-421]dd mmm yyyy;@"/></numFmts>'
    gaya += '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    xml = '<sheetData><row r="1"><c r="A1" s="1"/></row></sheetData>'
    for sifat, nomor in (("", 46239), ('<workbookPr date1904="1"/>', 44777)):
        data = polos(xml, sifat=sifat, **{"xl/styles.xml": gaya})
        assert f"<v>{nomor}</v>" in xml_sel(isi(data, "a", [IsiSel("Data", "A1", HARI)]), "A1")


def test_a_formula_is_only_replaced_when_that_was_chosen() -> None:
    xml = '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="C1"><f>A1*2</f><v>2</v></c></row></sheetData>'
    data = polos(xml)
    assert periksa(data, "a.xlsx", [IsiSel("Data", "C1", 9), IsiSel("Data", "A1", 9)])[1] == ""
    with pytest.raises(LkmError, match="berisi rumus"):
        isi(data, "a.xlsx", [IsiSel("Data", "C1", 9)])
    hasil = bagian(isi(data, "a.xlsx", [IsiSel("Data", "C1", 9, timpa_rumus=True)]))
    assert "xl/calcChain.xml" not in hasil
    assert b"calcChain" not in hasil["[Content_Types].xml"] + hasil["xl/_rels/workbook.xml.rels"]
    assert b"<f>" not in hasil["xl/worksheets/sheet1.xml"]


def test_the_others_of_a_shared_formula_keep_it_when_its_first_cell_is_filled() -> None:
    sel = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1</f><v>1</v></c></row>'
    sel += "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><f t="shared" si="0"/><v>{n}</v></c></row>'
                   for n in (2, 3))  # fmt: skip
    data = polos(f"<sheetData>{sel}</sheetData>")
    hasil = isi(data, "a.xlsx", [IsiSel("Data", "B1", 50, timpa_rumus=True)])
    assert xml_sel(hasil, "B3") == '<c r="B3"><f>A3*$A$1</f><v>3</v></c>'
    bagi = isi(data, "a.xlsx", [IsiSel("Data", "A2", 50)])
    assert "<v>" not in xml_sel(bagi, "B2")
    assert "<v>" in xml_sel(bagi, "B3")
    assert 'si="0"' in xml_sel(bagi, "B1")


def test_what_a_formula_refers_to_decides_whether_its_result_stays() -> None:
    rumus = ["SUM(A1:A2)", "SUM(A:A)", "$1:$1", "A3+1", "INDIRECT('A1')", "nama_lain", "SUM(Data:Data!A1)", "tetap",
             "[1]Lain!A1", "Tabel1[Jumlah]", "B1*2", "SUM(B1,"]  # fmt: skip
    sel = "".join(f'<c r="{chr(66 + n)}1"><f>{r}</f><v>{n}</v></c>' for n, r in enumerate(rumus))
    nama = '<definedNames><definedName name="tetap">Data!$Z$9</definedName></definedNames>'
    data = polos(f'<sheetData><row r="1"><c r="A1"><v>1</v></c>{sel}</row></sheetData>', buku=nama)
    hasil = isi(data, "a.xlsx", [IsiSel("Data", "A1", 2)])
    tinggal = [r for n, r in enumerate(rumus) if "<v>" in xml_sel(hasil, f"{chr(66 + n)}1")]
    assert tinggal == ["A3+1", "tetap", "[1]Lain!A1"]


def test_array_formulas_and_headings_of_tables_are_refused_with_the_cell_named() -> None:
    xml = '<sheetData><row r="1"><c r="B1"><f t="array" ref="B1:B3">A1:A3*2</f><v>2</v></c></row></sheetData>'
    assert "rumus larik B1:B3" in periksa(polos(xml), "a", [IsiSel("Data", "B2", 1, timpa_rumus=True)])[0]
    assert "judul kolom" in periksa(formulir(), "a", [IsiSel("Rekap", "B10", "x")])[0]
    luas = xml.replace("B1:B3", "B1:XFD1048576")
    with pytest.raises(LkmError, match="rusak"):
        isi(polos(luas), "a.xlsx", [IsiSel("Data", "A1", 1)])


def test_sheets_and_cells_that_are_not_there_are_named() -> None:
    salah = periksa(formulir(), "a", [IsiSel("Isian", "B5", 1), IsiSel(ISI, "5B", 1), IsiSel(ISI, "AAAA1", 1)])
    assert "lembarnya: Isian Bulanan, Rekap" in salah[0]
    assert all("bukan sel" in satu for satu in salah[1:])


@pytest.mark.parametrize(("data", "kata"), [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1lama", "Simpan Sebagai"), (b"PK\x03\x04 sobek", "rusak"), (b"", "rusak"),
    (polos("<sheetData/>", **{"xl/workbook.xml": "<workbook>"}), "rusak"),
    (polos("<sheetData/>", **{"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "berbahaya"),
])  # fmt: skip
def test_other_files_are_refused_in_a_sentence(data: bytes, kata: str) -> None:
    with pytest.raises(LkmError, match=kata):
        isi(data, "a.xls", [IsiSel("Data", "A1", 1)])


def test_calcpr_stands_where_the_format_wants_it() -> None:
    buku = '<calcPr calcId="1"/>'
    xml = '<sheetData><row r="1"><c r="A1"><f>B1</f></c></row></sheetData>'
    for tambahan in (buku, "", "<pivotCaches/>"):
        hasil = bagian(isi(polos(xml, buku=tambahan), "a", [IsiSel("Data", "B1", 1)]))["xl/workbook.xml"].decode()
        assert hasil.count("<calcPr") == 1
        assert 'fullCalcOnLoad="1"' in hasil
        assert "<pivotCaches/>" not in hasil or hasil.index("<calcPr") < hasil.index("<pivotCaches")


def test_libreoffice_opens_it_and_calculates(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: formulas of a filled form were not calculated by it")
    (tmp_path / "form.xlsx").write_bytes(isi(formulir(), "form.xlsx", PENUH))
    perintah = [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/lo", "--convert-to", "ods"]
    perintah += ["--outdir", str(tmp_path), str(tmp_path / "form.xlsx")]
    subprocess.run(perintah, check=True, capture_output=True, timeout=120)
    data = (tmp_path / "form.ods").read_bytes()
    assert [b[1] for b in terbaca(data)[4:9]] == [12, 30, 42, pytest.approx(30 / 42), 6]
    assert [b[0] for b in terbaca(data, "Rekap")[:3]] == [420, "420 orang", 43]
