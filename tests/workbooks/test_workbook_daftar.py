"""Any list of the window as a workbook: what it says, typed."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from lkm_desktop.storage import Store
from lkm_desktop.workbooks.daftar import TabelLayar, daftar_workbook

HARI = date(2025, 9, 21)


def isi(store: Store, *tabel: TabelLayar) -> list[list[Any]]:
    with store.read() as s:
        data = daftar_workbook(s, "Piket", tabel, today=HARI)
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize(
    ("teks", "kanan", "nilai"),
    [
        (["21-09-2015", ""], False, [date(2015, 9, 21), ""]),
        (["Senin, 21 September 2015"], False, [date(2015, 9, 21)]),
        (["Sen 1 Agt 2025", "–"], False, [date(2025, 8, 1), ""]),
        (["21-09-2015 19.30"], False, [datetime(2015, 9, 21, 19, 30)]),
        (["1.250", "–", "7"], True, [1250, "", 7]),
        (["12", "3"], False, ["12", "3"]),
        (["03", "12"], True, ["03", "12"]),
        (["45 %", "63,56 %"], True, [0.45, 0.6356]),
        (["Rp1.000.000", "Rp0"], True, [1_000_000, 0]),
        (["2,5", "3"], True, [2.5, 3]),
        (["1.250", "banyak"], True, ["1.250", "banyak"]),
        (["31-02-2015", "01-03-2015"], False, ["31-02-2015", "01-03-2015"]),
        (["=cmd|x", "-", "+62"], False, ["=cmd|x", "-", "+62"]),
        (["", "–"], True, ["", "–"]),
    ],
)
def test_a_column_is_what_all_its_words_are(store: Store, teks: list[str], kanan: bool, nilai: list[object]) -> None:
    tabel = TabelLayar("Daftar", ("Kolom", "Ada"), [[t, "x"] for t in teks], frozenset({0}) if kanan else frozenset())
    rows = isi(store, tabel)
    assert [row[0] for row in rows[-len(teks) :]] == nilai


def test_titles_sheets_and_headings(store: Store) -> None:
    satu = TabelLayar("Jadwal piket", ("Hari\ndan tanggal", "Petugas"), [["21-09-2015", "Siti"]], catatan=("Saja.",))
    with store.read() as s:
        data = daftar_workbook(s, "Piket", [satu, TabelLayar("Piket", ("A",), [["x"]])], today=HARI)
    wb = openpyxl.load_workbook(io.BytesIO(data))
    assert wb.sheetnames == ["Jadwal piket", "Piket"]
    first, second = wb.worksheets
    assert [first.cell(n, 1).value for n in range(1, 5)] == [
        "PIKET: JADWAL PIKET", "LKM Maju Bersama · Kelurahan Kelayan Tengah", "Keadaan per 21 September 2025.", "Saja.",
    ]  # fmt: skip
    assert [c.value for c in first[6]] == ["Hari dan tanggal", "Petugas"]
    assert second["A1"].value == "PIKET"
    assert first.page_setup.paperSize == 14


def test_an_empty_list(store: Store) -> None:
    assert isi(store, TabelLayar("Daftar", ("A", "B"), []))[-1] == ["A", "B"]
