"""The workbook of participation, read back: numbers are numbers, sums agree, it prints on F4."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from lkm_desktop.services.buku_siklus import KOLOM
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.partisipasi import partisipasi_workbook
from lkm_desktop.workbooks.sheet import FOLIO
from tests.services.partisipasi_contoh import HARI, siklus


@pytest.fixture
def book(store: Store) -> Any:
    c = siklus(store)
    with store.read() as s:
        data = partisipasi_workbook(s, c.siklus, today=HARI)
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)


def table(book: Any, name: str) -> tuple[list[object], list[list[object]]]:
    """Headings and rows of a sheet, found by its filter; the total row below it too."""
    sheet = book[name]
    first, last = sheet.auto_filter.ref.split(":")
    end = sheet[last].row
    if str(sheet.cell(end + 1, 1).value).startswith("Jumlah"):
        end += 1
    cells = [[cell.value for cell in row] for row in sheet[f"{first}:{sheet[last].column_letter}{end}"]]
    return cells[0], cells[1:]


def test_every_table_read_back(book: Any) -> None:
    assert book.sheetnames == ["Tahap", "Kegiatan", "RT-RW pertemuan", "RT-RW asal", "Tingkat", "Bulan", "Unsur",
                               "Unsur tiap kegiatan", "Buku siklus", "Pertemuan"]
    heads, rows = table(book, "Tahap")
    assert heads == ["Tahap", "Pertemuan", "Peserta", "L", "P", "L/P belum diisi", "% P", "Paling sedikit % P",
                     "Miskin", "% miskin", "Relawan", "Orang berbeda"]
    assert rows[0] == ["02 Rembug Kesiapan Masyarakat", 3, 23, 14, 8, 1, pytest.approx(8 / 22), 0.3, 7,
                       pytest.approx(7 / 23), 3, 6]
    assert rows[2] == ["12 Rembug Warga Tahunan", 0, *[None] * 5, 0.3, *[None] * 4]
    assert rows[-1] == ["Jumlah seluruh siklus", 5, 25, 15, 9, 1, pytest.approx(9 / 24), 0.3, 8, 8 / 25, 3, 6]
    heads, rows = table(book, "Unsur tiap kegiatan")
    assert heads == ["Kegiatan", "Warga", "LKM", "Kelurahan", "PKK/Posyandu", "Relawan", "Jumlah saja", "Peserta"]
    assert rows[0] == ["02.1 RKM tiap RT", 2, None, None, None, None, 15, 17]
    assert rows[-1] == ["Jumlah seluruh siklus", 5, 2, 1, 1, 1, 15, 25]
    for name in book.sheetnames[:7]:
        heads, rows = table(book, name)
        at = heads.index("Peserta")
        assert sum(int(str(row[at] or 0)) for row in rows[:-1]) == rows[-1][at] == 25, name


def test_the_book_of_the_siklus_and_the_meetings(book: Any) -> None:
    heads, rows = table(book, "Buku siklus")
    assert tuple(heads) == KOLOM
    assert rows[0][5:11] == [datetime(2026, 2, 2), datetime(2026, 2, 5), 2, 11, 6, 17]
    assert rows[3][7:15] == [0, *[None] * 7]
    heads, rows = table(book, "Pertemuan")
    assert [row[2:4] + row[8:] for row in rows[:2]] == [
        ["RKM RT 01", "RKM tiap RT", "daftar nama", 1, 1, 0, 2, 1, 0],
        ["RKM RT 02", "RKM tiap RT", "jumlah saja", 10, 5, 0, 15, 4, 2],
    ]
    assert rows[4][8:] == ["belum dicatat", *[None] * 6]
    assert sum(int(str(row[12] or 0)) for row in rows) == 25


def test_it_prints_on_f4(book: Any) -> None:
    for sheet in book:
        assert sheet.page_setup.paperSize == FOLIO
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert "Rekap partisipasi" in sheet.oddFooter.left.text


def test_totals_are_formulas_where_rows_add_up(store: Store) -> None:
    c = siklus(store)
    with store.read() as s:
        data = partisipasi_workbook(s, c.siklus, today=HARI)
    written = openpyxl.load_workbook(io.BytesIO(data))
    heads, rows = table(written, "Tahap")
    total = dict(zip(heads, rows[-1], strict=True))
    assert str(total["Peserta"]).startswith("=SUM(C")
    assert str(total["% P"]).startswith("=E")
    assert total["Orang berbeda"] == 6, "people of several stages are one"
    _, rows = table(written, "Unsur")
    assert rows[-1][1] == 5, "a meeting stands in several rows"


def test_charts_of_participation(store: Store) -> None:
    c = siklus(store)
    with store.read() as s:
        data = partisipasi_workbook(s, c.siklus, today=HARI)
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        charts = {name: z.read(name).decode() for name in z.namelist() if name.startswith("xl/charts/chart")}
    titles = {re.findall("<a:t>(.*?)</a:t>", xml)[0] for xml in charts.values()}
    assert titles >= {"Peserta menurut tahap", "Pertemuan tiap bulan", "Peserta tiap bulan", "Peserta menurut unsur"}
    stage = next(xml for xml in charts.values() if "Peserta menurut tahap" in xml)
    assert re.findall("<c:v>(14|8)</c:v>", stage) == ["14", "8"]
