"""Reading .xlsx, .xls, .ods and text: what each cell was, which sheets there are, what is joined or computed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlwt

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.read import baca, baca_bita
from lkm_desktop.importers.sel import ANGKA, GALAT, KOSONG, RUMUS, TANGGAL, TEKS, Gabung, Sel, huruf_kolom, teks_sel
from lkm_desktop.importers.table import siapkan
from tests.importers.pembuat import WARGA, ganti, isi_zip, ods, simpan, xls, xlsx, xlsx_dengan

NAMA = ["Ahmad Rifa'i", "Siti Aminah", "Noor Hasanah"]


@pytest.mark.parametrize(("nama", "data"), [("a.xlsx", xlsx(WARGA)), ("a.xls", xls(WARGA)), ("a.ods", ods(WARGA))])
def test_the_same_people_come_out_of_every_format(nama: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / nama).write_bytes(data)
    bahan = siapkan(baca(tmp_path / nama)).olah("orang")
    assert [b.nilai["nama"] for b in bahan.baris] == NAMA
    assert [b.nilai.get("nik") for b in bahan.baris] == ["6371011708700001", "6371015209850002", None]
    assert bahan.baris[0].nilai["tanggal_lahir"] == date(1970, 8, 17)
    assert [b.nomor for b in bahan.baris] == [2, 3, 4]
    assert not any(b.masalah for b in bahan.baris)


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("pemisah", [";", ",", "\t", "|"])
def test_text_tables_in_every_encoding_and_separator(sandi: str, pemisah: str) -> None:
    baris = [["Nama", "RT", "Alamat"], ["José Müller", "03", "Jl. Ñ 1"], ["Ali", "04", "Jl. B"]]
    data = "\r\n".join(pemisah.join(b) for b in baris).encode(sandi)
    bahan = siapkan(baca_bita(data, "warga.csv")).olah("orang")
    assert [b.nilai["nama"] for b in bahan.baris] == ["José Müller", "Ali"]
    assert bahan.baris[0].nilai["alamat"] == "Jl. Ñ 1"


def test_text_with_quotes_and_a_separator_inside_a_cell() -> None:
    data = b'sep=;\nNama;Alamat;RT\n"Rahman; Ali ""Haji""";"Jl. A\nNo. 2";05\n'
    bahan = siapkan(baca_bita(data, "warga.csv")).olah("orang")
    assert bahan.baris[0].nilai == {"nama": 'Rahman; Ali "Haji"', "alamat": "Jl. A No. 2", "rt": "05"}
    assert bahan.baris[0].nomor == 3


def test_a_cell_remembers_how_it_was_stored() -> None:
    def atur(halaman: openpyxl.worksheet.worksheet.Worksheet) -> None:
        halaman["B3"].number_format = "000"
        halaman["D3"] = "#REF!"
        halaman["D3"].data_type = "e"

    isi = [["Nama", "RT", "NIK", "X", "Y", "Z"], [], ["Ali", 3, 3201234567890123, None, date(1970, 8, 17), "=1+1"]]
    baris = baca_bita(xlsx(isi, atur=atur), "a.xlsx").lembar[0].baris[2]
    assert [s.jenis for s in baris] == [TEKS, ANGKA, ANGKA, GALAT, TANGGAL, RUMUS]
    assert [teks_sel(s) for s in baris] == ["Ali", "3", "3201234567890123", "", "17-08-1970", ""]


def test_formulas_of_an_xls_are_seen_and_its_joined_cells_too() -> None:
    def atur(halaman: xlwt.Worksheet) -> None:
        halaman.write(1, 2, xlwt.Formula("1+1"))
        halaman.write_merge(3, 5, 0, 1, "gabung")

    lembar = baca_bita(xls([["Nama", "RT", "NIK"], ["Ali", "03"]], atur), "a.xls").lembar[0]
    assert lembar.baris[1][2].jenis == RUMUS
    assert lembar.gabung == [Gabung(3, 0, 5, 1)]


def test_formulas_and_joined_cells_of_an_ods_are_seen() -> None:
    def ubah(isi: bytes) -> bytes:
        satu = b"<table:table-cell "
        awal = isi.find(b"<table:table-row", isi.find(b"<table:table-row") + 5)
        tempat = isi.find(satu, awal)
        gabung = b'table:number-rows-spanned="2" table:number-columns-spanned="1" table:formula="of:=1+1" '
        return isi[: tempat + len(satu)] + gabung + isi[tempat + len(satu) :]

    lembar = baca_bita(ganti(ods(WARGA), "content.xml", ubah), "a.ods").lembar[0]
    assert lembar.baris[1][0].jenis == RUMUS
    assert lembar.gabung == [Gabung(1, 0, 2, 0)]


def test_formulas_are_seen_also_when_tags_carry_a_prefix() -> None:
    ns = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    xml = f'<x:worksheet {ns}><x:sheetData><x:row r="1"><x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>'
    data = ganti(xlsx(WARGA), "xl/worksheets/sheet1.xml", (xml + "</x:sheetData></x:worksheet>").encode())
    assert baca_bita(data, "a.xlsx").lembar[0].baris[0][0] == Sel(RUMUS, 2.0)


def test_the_sheet_with_people_is_found_among_others() -> None:
    lain = {"Petunjuk": [["Cara mengisi"], ["Isi semua kolom"]], "Kode": [["Kode", "Arti"], [1, "Laki-laki"]]}
    tabel = siapkan(baca_bita(xlsx([["Rekap"], ["Jumlah", 5]], lain={**lain, "Data": WARGA}), "a.xlsx"))
    assert tabel.lembar.nama == "Data"
    assert [nama for nama, _, _ in tabel.lembar_lain] == ["Warga", "Petunjuk", "Kode", "Data"]


def test_a_hidden_sheet_is_named_but_not_chosen() -> None:
    def atur(halaman: openpyxl.worksheet.worksheet.Worksheet) -> None:
        halaman.sheet_state = "hidden"

    data = xlsx([*WARGA, [4, "Rahasia", "", "L", "", "01", "01"]], lain={"Tampak": WARGA}, atur=atur)
    tabel = siapkan(baca_bita(data, "a.xlsx"))
    assert tabel.lembar.nama == "Tampak"
    assert ("Warga", 5, "tersembunyi") in tabel.lembar_lain
    assert len(siapkan(baca_bita(data, "a.xlsx"), "Warga").olah("orang").baris) == 4


def test_a_sheet_out_of_bounds_does_not_spoil_the_others() -> None:
    data = xlsx([["k"] * 400], lain={"Data": WARGA})
    tabel = siapkan(baca_bita(data, "a.xlsx"))
    assert tabel.lembar.nama == "Data"
    assert "300 kolom" in tabel.lembar_lain[0][2]
    with pytest.raises(LkmError, match="300 kolom"):
        siapkan(baca_bita(data, "a.xlsx"), "Warga")


def test_an_unknown_sheet_name_lists_the_real_ones() -> None:
    with pytest.raises(LkmError, match="Lembar yang ada: Warga"):
        siapkan(baca_bita(xlsx(WARGA), "a.xlsx"), "Penduduk")


def test_contents_decide_not_the_name() -> None:
    assert baca_bita(xlsx(WARGA), "salah.xls").jenis == "xlsx"
    assert baca_bita(xls(WARGA), "salah.xlsx").jenis == "xls"
    assert baca_bita(b"Nama\tRT\nAli\t03\n", "ekspor.xls").jenis == "csv"
    assert baca_bita(xlsx(WARGA), "tanpa makro.xlsm").jenis == "xlsx"


def test_rows_and_cells_without_addresses_are_counted() -> None:
    data = xlsx_dengan('<row><c t="inlineStr"><is><t>Nama</t></is></c></row><row><c><v>7</v></c></row>')
    assert [teks_sel(b[0]) for b in baca_bita(data, "a.xlsx").lembar[0].baris] == ["Nama", "7"]


def test_a_workbook_written_elsewhere_with_inline_strings() -> None:
    buku = openpyxl.Workbook(write_only=True)
    halaman = buku.create_sheet("Data")
    for satu in WARGA:
        halaman.append(list(satu))
    assert len(siapkan(baca_bita(simpan(buku), "a.xlsx")).olah("orang").baris) == 3
    assert "xl/workbook.xml" in isi_zip(xlsx(WARGA))


def test_letters_of_columns() -> None:
    assert [huruf_kolom(i) for i in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert teks_sel(KOSONG) == ""
