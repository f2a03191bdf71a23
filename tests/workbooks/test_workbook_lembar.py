"""What the engine of workbooks adds: totals, formulas, groups, dropdowns, protection, signers, charts, odd texts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import openpyxl
import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from lkm_desktop.workbooks.lembar_bentuk import NilaiTotal
from lkm_desktop.workbooks.lembar_cepat import BarisCepat
from lkm_desktop.workbooks.lembar_tanda import tempat_tanda
from lkm_desktop.workbooks.sheet import BaganLembar, Kolom, Lembar, Rumus, TandaTangan, build, letak
from tests.workbooks.test_workbook_sheet import lebar

KOLOM = (
    Kolom("RW", 8, "tengah", kunci_kolom="rw"),
    Kolom("L", 9, "angka", "Relawan", True, kunci_kolom="l"),
    Kolom("P", 9, "angka", "Relawan", True, kunci_kolom="p"),
    Kolom("Jumlah", 9, "angka", jumlah=True, rumus="{l}+{p}", kunci_kolom="semua"),
    Kolom("% P", 8, "persen", rumus="IF({semua}=0,0,{p}/{semua})", kunci_kolom="persen"),
)
BARIS = [("01", 3, 1, 4, 0.25), ("02", 0, 0, 0, 0), ("03", 1, 4, 5, 0.8)]


def _persen(jumlah: Mapping[str, float]) -> object:
    return jumlah["p"] / jumlah["semua"]


PERSEN: dict[str, NilaiTotal] = {"persen": _persen}
TTD = (TandaTangan("Koordinator", "H. Ahmad", "Mengetahui,"), TandaTangan("Sekretaris", "", "Uji, 5 Agustus 2025"))
LEMBAR = Lembar("R5 Rekap", ("REKAP", "LKM Uji"), KOLOM, BARIS, "kaki", total="Jumlah", total_lain=PERSEN)


def buku(*lembar: Lembar, nilai: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(build(lembar, "Uji")), data_only=nilai)


def calamine(lembar: Lembar) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(build([lembar], "Uji"))).get_sheet_by_index(0).to_python()


def bagian(data: bytes, nama: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        return z.read(nama).decode("utf-8")


def test_totals_and_row_formulas_carry_their_values() -> None:
    rumus, nilai = buku(LEMBAR).active, buku(LEMBAR, nilai=True).active
    awal = letak(LEMBAR).awal
    assert (letak(LEMBAR).kepala, awal) == (5, 6)
    assert [c.value for c in rumus[awal]] == ["01", 3, 1, "=B6+C6", "=IF(D6=0,0,C6/D6)"]
    assert [c.value for c in nilai[awal]] == ["01", 3, 1, 4, 0.25]
    assert [c.value for c in rumus[awal + 3]] == [
        "Jumlah", "=SUM(B6:B8)", "=SUM(C6:C8)", "=SUM(D6:D8)", "=IF(D9=0,0,C9/D9)",
    ]  # fmt: skip
    assert [c.value for c in nilai[awal + 3]] == ["Jumlah", 4, 5, 9, pytest.approx(5 / 9)]
    assert calamine(LEMBAR)[awal + 2] == ["Jumlah", 4, 5, 9, pytest.approx(5 / 9)]
    assert nilai[awal][4].number_format.startswith("0%")
    assert rumus.auto_filter.ref == "A5:E8", "sorting leaves the total row where it is"


def test_values_of_a_generator_are_summed_after_all_rows() -> None:
    banyak = replace(LEMBAR, baris=((f"{n:04}", n, 1, n + 1, 1 / (n + 1)) for n in range(5000)))
    akhir = calamine(banyak)[-1]
    assert akhir[:4] == ["Jumlah", 4999 * 2500, 5000, 4999 * 2500 + 5000]


def test_a_formula_without_value_leaves_the_cell_empty() -> None:
    ws = buku(replace(LEMBAR, baris=[("01", None, None, None, None)], total="")).active
    assert [c.value for c in ws[6]] == ["01", None, None, None, None]


def test_a_formula_may_be_the_value_of_a_cell() -> None:
    kolom = (Kolom("Isi", 20, "angka"), Kolom("Hari", 12, "tanggal"), Kolom("Kata", 12))
    baris = [(Rumus("=SUM(1,2)", 3), Rumus("DATE(2025,7,31)", date(2025, 7, 31)), Rumus('"a"&"b"', "ab"))]
    assert [c.value for c in buku(Lembar("A", (), kolom, baris)).active[2]] == [
        "=SUM(1,2)", "=DATE(2025,7,31)", '="a"&"b"',
    ]  # fmt: skip
    assert calamine(Lembar("A", (), kolom, baris))[1] == [3, date(2025, 7, 31), "ab"]


def test_no_column_for_a_formula_or_chart_is_a_bug_and_says_so() -> None:
    with pytest.raises(ValueError, match="'tiada'"):
        build([Lembar("A", (), (Kolom("x", 5, rumus="{tiada}+1"),), [(1,)])], "x")
    with pytest.raises(ValueError, match="'tiada'"):
        build([replace(LEMBAR, bagan=(BaganLembar("batang", "x", "rw", ("tiada",)),))], "x")


def test_group_headings_stand_above_their_columns_and_are_repeated() -> None:
    ws = buku(LEMBAR).active
    assert [c.value for c in ws[4]] == [None, "Relawan", None, None, None]
    assert [c.value for c in ws[5]] == ["RW", "L", "P", "Jumlah", "% P"]
    assert [str(r) for r in ws.merged_cells.ranges] == ["B4:C4"]
    assert ws.print_title_rows == "$4:$5"
    assert ws.freeze_panes == "A6"


def test_label_lines_stand_between_titles_and_table() -> None:
    lembar = replace(LEMBAR, keterangan=(("Kota", "=Uji"), ("Periode laporan", "Juli 2025"),
                                         ("Cut-off data", date(2025, 7, 31)), ("Penduduk", 6200)))  # fmt: skip
    rows = calamine(lembar)
    assert [[v for v in row if v != ""] for row in rows[2:6]] == [
        ["Kota", "=Uji"], ["Periode laporan", "Juli 2025"], ["Cut-off data", date(2025, 7, 31)], ["Penduduk", 6200],
    ]  # fmt: skip
    assert rows[letak(lembar).kepala - 1] == ["RW", "L", "P", "Jumlah", "% P"]


def test_dropdowns_short_and_long() -> None:
    panjang = tuple(f"Pendidikan ke-{n}, lainnya" for n in range(30))
    kolom = (Kolom("L/P", 5, "tengah", pilihan=("L", "P")), Kolom("Pendidikan", 20, pilihan=panjang))
    wb = buku(Lembar("Isian", (), kolom, [("P", "")] * 4), Lembar("_pilihan", (), kolom[:1], []))
    satu, dua = wb["Isian"].data_validations.dataValidation
    assert (str(satu.sqref), satu.formula1) == ("A2:A5", '"L,P"')
    assert (str(dua.sqref), dua.formula1) == ("B2:B5", "'_pilihan'!$A$1:$A$30")
    assert satu.errorTitle == "Pilih dari daftar"
    assert wb.sheetnames == ["Isian", "_pilihan 2", "_pilihan"]
    assert [wb["_pilihan"].cell(n, 1).value for n in (1, 30)] == [panjang[0], panjang[-1]]
    assert wb["_pilihan"].sheet_state == "hidden"


def test_a_protected_sheet_opens_only_its_free_columns() -> None:
    kolom = (Kolom("Kode", 10, "kode", terkunci=True), Kolom("Nama", 20), Kolom("NIK", 18, "kode"))
    ws = buku(Lembar("Isian", ("ISIAN",), kolom, [("W-1", "=x", None)], lindungi=True)).active
    assert ws.protection.sheet
    assert ws.protection.password is None
    assert [c.protection.locked for c in ws[4]] == [True, False, False]
    assert ws["A3"].protection.locked
    assert ws["C4"].number_format == "@", "an empty cell keeps what is typed there as text"
    bebas = buku(Lembar("Isian", ("ISIAN",), kolom, [("W-1", "x", None)])).active
    assert not bebas.protection.sheet


def test_hidden_sheets_are_not_the_one_that_opens() -> None:
    data = build([replace(LEMBAR, nama="_lkm", tersembunyi=True), LEMBAR], "x")
    wb = openpyxl.load_workbook(io.BytesIO(data))
    assert [ws.sheet_state for ws in wb] == ["hidden", "visible"]
    assert wb.active.title == "R5 Rekap"
    assert "_lkm!" not in bagian(data, "xl/workbook.xml").replace("'", ""), "LibreOffice would print it"


def test_signers_stand_below_with_dots_for_a_name_that_is_missing() -> None:
    rows = calamine(replace(LEMBAR, tanda_tangan=TTD))
    bawah = [[v for v in row if v != ""] for row in rows[9:]]
    assert [row for row in bawah if row] == [
        ["Mengetahui,", "Uji, 5 Agustus 2025"], ["Koordinator", "Sekretaris"], ["H. Ahmad", f"({'.' * 32})"],
    ]  # fmt: skip
    ws = buku(replace(LEMBAR, tanda_tangan=TTD)).active
    assert ws.print_area.startswith("'R5 Rekap'!$A$1:$")
    assert int(ws.print_area.rsplit("$", 1)[1]) == ws.max_row


@pytest.mark.parametrize("kolom", [[8.0, 9.0], [120.0, 9.0], [9.0] * 12, [5.0, 40.0, 5.0, 18.0]])
@pytest.mark.parametrize("orang", [1, 2, 3])
def test_signers_do_not_run_into_each_other(kolom: list[float], orang: int) -> None:
    tempat = tempat_tanda(kolom, 32, orang, 150)
    assert len(tempat) == orang
    assert tempat[0].tengah >= 16
    for kiri, kanan in pairwise(tempat):
        assert kanan.tengah - 16 >= kiri.akhir
    assert orang > 1 or tempat[0].tengah >= sum(kolom) / 2 or sum(kolom) > 100


@pytest.mark.parametrize("jenis", ["batang", "mendatar", "garis", "lingkaran"])
def test_charts_point_to_the_data_and_hold_its_values(jenis: str) -> None:
    data = build([replace(LEMBAR, bagan=(BaganLembar(jenis, "=Relawan & kawan", "rw", ("l", "p")),))], "x")
    xml = bagian(data, "xl/charts/chart1.xml")
    ElementTree.fromstring(xml)
    ranges = [f[len("'R5 Rekap'!") :] for f in re.findall("<c:f>(.*?)</c:f>", xml)]
    assert ranges[:3] == ["$B$5", "$A$6:$A$8", "$B$6:$B$8"]
    values = re.search(r"<c:val>.*?</c:val>", xml)
    assert values
    assert re.findall("<c:v>(.*?)</c:v>", values[0]) == ["3", "0", "1"], "without the total row"
    assert "Relawan &amp; kawan" in xml
    assert "<c:v>L</c:v>" in xml, "the name of the series is kept too"
    if jenis == "garis":
        assert len(set(re.findall('prstDash val="(.*?)"', xml)) | {"solid"}) == 2
    else:
        assert "pattFill" in xml, "told apart without colour"


def test_a_chart_of_some_rows() -> None:
    data = build([replace(LEMBAR, bagan=(BaganLembar("batang", "x", "rw", ("l",), dari=1, sampai=3),))], "x")
    assert "'R5 Rekap'!$B$7:$B$8" in bagian(data, "xl/charts/chart1.xml")


def test_an_empty_sheet_says_so_and_keeps_total_and_signers() -> None:
    kosong = replace(LEMBAR, baris=[], kosong="Belum ada data.", tanda_tangan=TTD,
                     bagan=(BaganLembar("batang", "x", "rw", ("l",)),))  # fmt: skip
    rows = calamine(kosong)
    assert rows[5][0] == "Belum ada data."
    assert rows[6] == ["Jumlah", 0, 0, 0, *[""] * (len(rows[6]) - 4)]
    assert "xl/charts/chart1.xml" not in zipfile.ZipFile(io.BytesIO(build([kosong], "x"))).namelist()


def test_the_heading_comes_again_only_for_a_table_of_several_pages() -> None:
    assert buku(replace(LEMBAR, tanda_tangan=TTD)).active.print_title_rows is None
    panjang = replace(LEMBAR, tanda_tangan=TTD, baris=[("01", 1, 1, 2, 0.5)] * 60)
    assert buku(panjang).active.print_title_rows == "$4:$5"


@pytest.mark.parametrize(
    "teks", ["<r>a & b</r>", "<r></r>", "xxx😀", "_x0041_", "&amp;", "]]>", "a\x00b\ud800c", "\r\nbaru\r", "'kutip"]
)
def test_texts_that_a_library_might_take_for_markup(teks: str) -> None:
    data = build([Lembar("A", (), (Kolom("Isi", 20),), [(teks,)])], "A")
    ElementTree.fromstring(bagian(data, "xl/worksheets/sheet1.xml"))
    diharap = re.sub("[\x00\ud800]", "", teks.replace("\r\n", "\n").replace("\r", "\n"))
    dibaca = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert dibaca[1:] == [[diharap]]


def test_a_text_is_cut_at_excels_limit_also_when_its_signs_count_twice() -> None:
    assert calamine(Lembar("A", (), (Kolom("Isi", 20),), [("😀" * 20000,)]))[1] == ["😀" * 16383]


@pytest.mark.parametrize(
    ("jenis", "nilai", "dibaca"),
    [("angka", 6371014101700001, "6371014101700001"), ("angka", 2.5, 2.5), ("angka", float("nan"), "nan"),
     ("angka", True, "Ya"), ("tahun", 2025, 2025), ("tanggal", date(1899, 5, 1), "01-05-1899"),
     ("waktu", datetime(2025, 7, 5, 14, 30), datetime(2025, 7, 5, 14, 30)), ("teks", 12, "12"),
     ("tanggal", datetime(2025, 7, 5, 14, 30), date(2025, 7, 5)), ("desimal", 1.25, 1.25)],
)  # fmt: skip
def test_values_keep_what_they_are(jenis: str, nilai: object, dibaca: object) -> None:
    assert calamine(Lembar("A", (), (Kolom("Isi", 20, jenis),), [(nilai,)]))[1] == [dibaca]


def test_numbers_are_never_wider_than_their_column() -> None:
    kolom = (Kolom("Dana", 6, "rupiah", jumlah=True), Kolom("Hari", 6, "tanggal"), Kolom("Kata", 6))
    ws = buku(Lembar("A", (), kolom, [(900_000_000, date(2025, 1, 1), "kata yang panjang")] * 3, total="Jumlah")).active
    lebarnya = lebar(ws)
    assert lebarnya["A"] >= len("Rp2.700.000.000") + 1
    assert lebarnya["B"] >= 11
    assert lebarnya["C"] <= 7


def test_a_long_footer_is_cut_and_never_a_command() -> None:
    ws = buku(replace(LEMBAR, kaki="2025 &P & " + "x" * 300)).active
    assert ws.oddFooter.left.text.startswith("2025 &&P && xxx")
    assert ws.oddFooter.left.size == 8
    assert ws.oddFooter.right.text == "Halaman &P dari &N"


def test_nothing_is_left_behind_when_a_row_is_wrong(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(ValueError):
        build([LEMBAR, replace(LEMBAR, baris=iter([BARIS[0], ("02", 1)]))], "x")
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_too_long_for_excel_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lkm_desktop.workbooks.lembar_tulis._BARIS_EXCEL", 110)
    with pytest.raises(Exception, match="lebih panjang daripada yang dapat dimuat"):
        build([replace(LEMBAR, baris=BARIS * 10)], "x")


@pytest.mark.parametrize("nama", ["History", "riwayat\nbaru", "a" * 31 + "'", "\x07"])
def test_sheet_names_that_excel_keeps_for_itself(nama: str) -> None:
    wb = buku(replace(LEMBAR, nama=nama))
    assert re.fullmatch(r"[^\[\]:*?/\\\x00-\x1f]{1,31}", wb.sheetnames[0])
    assert wb.sheetnames[0].lower() != "history"
    assert wb.sheetnames[0].strip("'") == wb.sheetnames[0]




_NILAI = st.one_of(
    st.text(max_size=20).filter(lambda t: not t.startswith("<r>")),
    st.sampled_from(["=cmd|x", "+62", "<r>a", " x ", "_x0041_", "a&b", "baris\nbaru", ""]),
    st.integers(-(10**16), 10**16), st.floats(allow_nan=True, allow_infinity=True), st.none(), st.booleans(),
    st.dates(date(1890, 1, 1), date(2100, 1, 1)), st.datetimes(datetime(1890, 1, 1), datetime(2100, 1, 1)),
)  # fmt: skip
_SEMUA = ("teks", "kode", "panjang", "tengah", "tanggal", "waktu", "angka", "tahun", "rupiah", "desimal", "persen")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(_NILAI, min_size=11, max_size=11), max_size=4), st.booleans())
def test_long_lists_are_the_same_as_short_ones_byte_by_byte(nilai: list[list[object]], lindungi: bool) -> None:
    kolom = tuple(Kolom(j, 12, j, jumlah=j == "angka", terkunci=j == "teks") for j in _SEMUA)
    lembar = Lembar("A", ("A",), kolom, nilai, total="Jumlah", lindungi=lindungi)
    lambat = build([lembar], "x")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lkm_desktop.workbooks.lembar_tulis._PANJANG", 0)
        cepat = build([lembar], "x")
    assert bagian(cepat, "xl/worksheets/sheet1.xml") == bagian(lambat, "xl/worksheets/sheet1.xml")
    assert bagian(cepat, "xl/styles.xml") == bagian(lambat, "xl/styles.xml")


def test_the_fast_way_is_taken_for_long_lists_and_left_when_the_library_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kolom, baris = (Kolom("No", 5, "angka"), Kolom("Nama", 20)), [(n, f"Nama {n}") for n in range(900)]
    cepat = build([Lembar("A", (), kolom, baris)], "x")
    asked: list[object] = []
    monkeypatch.setattr(BarisCepat, "dapat", staticmethod(lambda ws: asked.append(ws)))
    lambat = build([Lembar("A", (), kolom, baris)], "x")
    assert asked
    assert bagian(cepat, "xl/worksheets/sheet1.xml") == bagian(lambat, "xl/worksheets/sheet1.xml")
    assert "<dimension ref=\"A1:B901\"/>" in bagian(cepat, "xl/worksheets/sheet1.xml")
