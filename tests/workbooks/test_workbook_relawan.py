"""R5 and R10 as a workbook."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import openpyxl

from lkm_desktop.services import pelatihan
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.relawan import statistik_workbook
from tests.pembantu import add, person


def test_r5_and_r10(store: Store) -> None:
    who = person(store, "Siti", jenis_kelamin="P", rw="2", rt="1", miskin=True)
    add(store, "relawan", orang_id=who)
    made = add(store, "pelatihan", nama="=Dasar", mulai=date(2024, 5, 1), jpl=8)
    with store.unit("Isi") as s:
        pelatihan.tambah(s, made, [who])
    with store.read() as s:
        data = statistik_workbook(s, today=date(2025, 3, 10))
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    r5, rinci, r10 = book.worksheets
    rows = [tuple(cell.value for cell in row) for row in r5.iter_rows()]
    assert ("RW", "Terdaftar L", "Terdaftar P", "Aktif L", "Aktif P", "Miskin", "Non miskin", "Terlatih") in rows
    at = rows.index(("02", 0, 1, 0, 0, 1, 0, 1))
    assert rows[at + 1] == ("Jumlah", 0, 1, 0, 0, 1, 0, 1)
    written = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [c.value for c in written[at + 2]][:2] == ["Jumlah", f"=SUM(B{at + 1}:B{at + 1})"]
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        chart = z.read("xl/charts/chart1.xml").decode()
    assert "Relawan terdaftar tiap RW" in chart
    assert "pattFill" in chart
    assert ("Keaktifan menurut kehadiran", "Tidak aktif", 0, 1, 1) in [
        tuple(c.value for c in row[:5]) for row in rinci.iter_rows()
    ]
    last = [cell.value for cell in list(r10.iter_rows())[-1]]
    assert (last[0], last[4:]) == ("=Dasar", [8, 0, 1, 1])
