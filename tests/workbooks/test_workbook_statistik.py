"""The statistics of a year as a workbook: the numbers of the program, totals by formulas, charts on the right rows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest

from lkm_desktop.latihan import make_practice
from lkm_desktop.services.buku_rapat import buku_notulen
from lkm_desktop.services.statistik_tahun import statistik_tahun, tahun_tersedia
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.statistik import statistik_tahun_workbook

HARI = date(2025, 9, 21)


@pytest.fixture(scope="module")
def latihan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The practice kelurahan, open."""
    store, _ = make_practice(tmp_path_factory.mktemp("latihan") / "kantor", today=HARI)
    yield store
    store.close()


@pytest.fixture(scope="module")
def data(latihan: Store) -> bytes:
    with latihan.read() as s:
        return statistik_tahun_workbook(s, 2025, today=HARI)


def rows(data: bytes, sheet: str, *, values: bool = True) -> list[list[Any]]:
    """The table of a sheet with its total row, heading first."""
    ws = openpyxl.load_workbook(io.BytesIO(data), data_only=values)[sheet]
    first, last = ws.auto_filter.ref.split(":")
    end = ws[last].row + 1
    return [[c.value for c in row] for row in ws[f"{first}:{ws[last].column_letter}{end}"]]


def test_the_months_are_those_of_the_book_of_minutes(latihan: Store, data: bytes) -> None:
    head, *body = rows(data, "Rapat")
    assert head == ["Bulan", "Rapat", "Tercatat hadirnya", "L", "P", "Jumlah", "Rata-rata hadir", "% P", "Keputusan"]
    assert [row[0] for row in body] == ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
                                        "September", "Setahun"]  # fmt: skip
    with latihan.read() as s:
        meetings = buku_notulen(s, sampai=HARI, tahun=2025)
    assert body[-1][1] == len(meetings) == sum(row[1] for row in body[:-1])
    assert body[-1][5] == sum(m.hadir for m in meetings)
    assert body[-1][6] == pytest.approx(body[-1][5] / body[-1][2])
    formulas = rows(data, "Rapat", values=False)[-1]
    assert formulas[1].startswith("=SUM(B")
    assert re.fullmatch(r"=F(\d+)/C\1", formulas[6])


def test_people_and_relawan(latihan: Store, data: bytes) -> None:
    with latihan.read() as s:
        found = statistik_tahun(s, 2025, hari=HARI)
    people = {row[0]: row[1:5] for row in rows(data, "Ringkasan")[1:]}
    for one in found.kelompok:
        assert people[one.nama] == [one.l, one.p, one.lain, one.l + one.p + one.lain]
    assert people["Anggota LKM"][3] == 11
    assert people["Relawan"][3] == 45
    total = rows(data, "Relawan tiap RW")[-1]
    assert total[0] == "Jumlah"
    assert total[1] + total[2] == 45 - people["Relawan"][2]


def test_charts_stand_on_their_own_sheets(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        charts = [z.read(name).decode() for name in z.namelist() if name.startswith("xl/charts/chart")]
    titles = {re.findall("<a:t>(.*?)</a:t>", xml)[0]: xml for xml in charts}
    assert {"Relawan terdaftar tiap RW", "Rapat tiap bulan", "Yang hadir tiap bulan", "Sesi KBK tiap bulan",
            "Peserta menurut tahap", "Kali hadir"} <= set(titles)  # fmt: skip
    assert re.search(r"<c:f>Rapat!\$B\$\d+:\$B\$\d+</c:f>", titles["Rapat tiap bulan"])
    assert all("pattFill" in xml or "lineChart" in xml or xml.count("<c:ser>") == 1 for xml in charts)


def test_years(latihan: Store) -> None:
    with latihan.read() as s:
        assert tahun_tersedia(s, hari=HARI)[0] == 2025
        empty = statistik_tahun(s, 2019, hari=HARI)
    assert (sum(m.rapat for m in empty.bulan), len(empty.bulan), empty.siklus) == (0, 12, ())
