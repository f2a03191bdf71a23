"""The recap workbook: read by two independent readers, formulas recomputed by hand, recalculated by LibreOffice."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from lkm_desktop import __version__
from lkm_desktop.services.rekap import isi, periode
from lkm_desktop.services.rekap.definisi import KEPALA, LEMBAR, kolom
from lkm_desktop.services.rekap.isi import Rekap
from lkm_desktop.storage import Store, open_store
from lkm_desktop.workbooks.rekap import JUMLAH, KOSONG, rekap_workbook, tanda_tangan
from tests.pembantu import add, member, person
from tests.rekap_bantu import HARI, SETAHUN, folder_latihan

_SAAT = datetime(2025, 9, 22, 8, 30)


@pytest.fixture(scope="module")
def latihan() -> Iterator[Store]:
    opened = open_store(folder_latihan())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def rekap(latihan: Store) -> Rekap:
    with latihan.read() as s:
        return isi.kumpulkan(s, SETAHUN, HARI, nik=True)


@pytest.fixture(scope="module")
def berkas(latihan: Store, rekap: Rekap) -> bytes:
    with latihan.read() as s:
        return rekap_workbook(rekap, ttd=tanda_tangan(s, HARI), dibuat=_SAAT)


def stempel(data: bytes) -> dict[str, str]:
    """Key and value rows of the hidden sheet."""
    rows = openpyxl.load_workbook(io.BytesIO(data))["_lkm"].iter_rows(min_row=2, values_only=True)
    return {str(key): str(value or "") for key, value in rows}


def tabel(data: bytes, kode: str, stamp: Mapping[str, str]) -> list[list[Any]]:
    """Rows of a sheet as calamine reads them, from its heading on."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(stamp[f"{kode}.lembar"]).to_python(
        skip_empty_area=False)
    return rows[int(stamp[f"{kode}.kepala"]) - 1 :]


def harapan(value: Any) -> Any:
    """How a value stands in a cell."""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    return "" if value is None else value


def sama(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < 1e-9
    return bool(one == other)


def test_every_value_is_there_for_both_readers(berkas: bytes, rekap: Rekap) -> None:
    stamp, book = stempel(berkas), openpyxl.load_workbook(io.BytesIO(berkas), data_only=True)
    for one in LEMBAR:
        columns, rows = kolom(one.kode, nik=True), rekap.lembar[one.kode]
        read = tabel(berkas, one.kode, stamp)
        assert stamp[f"{one.kode}.kolom"] == ",".join(column.kunci for column in columns)
        assert int(stamp[f"{one.kode}.baris"]) == len(rows)
        first = int(stamp[f"{one.kode}.awal"])
        for n, row in enumerate(rows):
            wanted = [harapan(row[column.kunci]) for column in columns]
            assert all(map(sama, read[1 + n][: len(wanted)], wanted)), (one.kode, n)
            cells = [cell.value for cell in book[one.nama][first + n][: len(wanted)]]
            cells = ["" if v is None else v.date() if isinstance(v, datetime) else v for v in cells]
            assert all(map(sama, cells, wanted)), (one.kode, n)


def test_sheets_stand_in_their_order_with_one_head(berkas: bytes, rekap: Rekap) -> None:
    book = openpyxl.load_workbook(io.BytesIO(berkas))
    assert book.sheetnames == [*(one.nama for one in LEMBAR), "Petunjuk", "_lkm"]
    assert [ws.sheet_state for ws in book] == ["visible"] * 12 + ["hidden"]
    for one in LEMBAR:
        ws = book[one.nama]
        above = [cell.value for row in ws.iter_rows(min_row=2, max_row=10) for cell in row if cell.value]
        lines = [label for _, label in KEPALA]
        lanes = [label for pair in zip(lines[:5], [*lines[5:], None], strict=True) for label in pair if label]
        wanted = lines if one.kode == "R1" else lanes
        assert [text for text in above if text in lines][: len(lines)] == wanted
        assert (ws.page_setup.paperSize, ws.page_setup.orientation) == (14, "landscape") or (
            str(ws.page_setup.paperSize), ws.page_setup.orientation) == ("14", "landscape")
        assert ws.freeze_panes is not None
        texts = {str(cell.value) for row in ws.iter_rows() for cell in row if cell.value}
        assert {"Koordinator LKM Maju Bersama", "Sekretaris LKM Maju Bersama", rekap.kepala["dibuat_oleh"]} <= texts
        assert "Banjarmasin, 21 September 2025" in texts


def test_the_profile_is_printed_on_two_sheets_in_letters_that_can_be_read(berkas: bytes) -> None:
    """Its one row has 23 columns; on one sheet they would be half as large."""
    ws = openpyxl.load_workbook(io.BytesIO(berkas))["R1 Profil"]
    assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (2, 0)
    wide = sum(ws.column_dimensions[get_column_letter(n)].width for n in range(1, 24))
    on_paper = 2 * (330.2 - 30 - 12) / 25.4 * 96 / 7  # units of width that two sheets of F4 on their side hold
    assert on_paper / wide > 0.75
    assert ws.print_title_cols is None


def test_the_stamp_says_whose_and_which_it_is(berkas: bytes, rekap: Rekap) -> None:
    stamp = stempel(berkas)
    wanted = {
        "format": "rekap-lkm", "versi": "1", "versi_program": __version__, "kode": "63.71.01.1099",
        "kantor_id": rekap.kepala["kantor_id"], "kelurahan": "Kelayan Tengah (contoh)", "periode": "setahun",
        "kecamatan": "Banjarmasin Selatan", "kota": "Kota Banjarmasin", "nama_lkm": "LKM Maju Bersama",
        "sampai": "2025-09-21", "dibuat": "2025-09-22T08:30:00", "nik": "1", "latihan": "1", "kata_miskin": "MBR",
    }  # fmt: skip
    assert {key: stamp[key] for key in wanted} == wanted
    assert stamp["R7.catatan"] == rekap.catatan["R7"]


def hitung(formula: str, value: Any) -> float | str:
    """What one of our formulas gives, from the cells it names."""
    total = re.fullmatch(r"=SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)", formula)
    if total:
        cells = (value(f"{total[1]}{row}") for row in range(int(total[2]), int(total[4]) + 1))
        return float(sum(cell for cell in cells if isinstance(cell, int | float)))
    share = re.fullmatch(r'=IF\(([A-Z\d+]+)=0,"",\(([A-Z\d+]+)\)/\(([A-Z\d+]+)\)\)', formula)
    assert share, formula
    test, above, below = (sum(value(cell) or 0 for cell in side.split("+")) for side in share.groups())
    return "" if test == 0 else above / below


def test_cached_values_of_formulas_are_what_they_give(berkas: bytes) -> None:
    plain = openpyxl.load_workbook(io.BytesIO(berkas))
    cached = openpyxl.load_workbook(io.BytesIO(berkas), data_only=True)
    seen = 0
    for ws in plain:
        of = cached[ws.title]
        for row in ws.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("=") and cell.data_type == "f":
                    seen += 1
                    assert sama(hitung(cell.value, lambda place, of=of: of[place].value), of[cell.coordinate].value)
    assert seen > 70


def test_total_rows_add_up_and_begin_with_their_mark(berkas: bytes, rekap: Rekap) -> None:
    stamp = stempel(berkas)
    for one in LEMBAR:
        read, rows = tabel(berkas, one.kode, stamp), rekap.lembar[one.kode]
        summed = [n for n, column in enumerate(one.kolom) if column.jumlah]
        below = read[1 + len(rows)]
        assert (below[0] == JUMLAH) is bool(summed), one.kode
        for n in summed:
            assert below[n] == sum(row[one.kolom[n].kunci] or 0 for row in rows)
    r6 = tabel(berkas, "R6", stamp)[1 + len(rekap.lembar["R6"])]
    keys = [column.kunci for column in LEMBAR[5].kolom]
    assert r6[keys.index("persen_p")] == pytest.approx(
        r6[keys.index("p")] / (r6[keys.index("l")] + r6[keys.index("p")]))


def test_definitions_are_told_in_the_words_of_the_office(berkas: bytes) -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(berkas)).get_sheet_by_name("Petunjuk").to_python()
    meanings = {(row[0], row[1]): row[2] for row in rows if len(row) > 2}
    assert {row[0] for row in rows if row[0]} >= {one.kode for one in LEMBAR}
    assert str(meanings["R4", "Aktif"]).startswith("Menurut daftar hadir 12 bulan terakhir: aktif bila hadir 4 kali")


def test_an_empty_office_gives_every_sheet(store: Store) -> None:
    with store.read() as s:
        found = isi.kumpulkan(s, periode.bulan(2025, 3), date(2025, 3, 31))
        data = rekap_workbook(found, ttd=tanda_tangan(s, HARI))
    stamp = stempel(data)
    for one in LEMBAR[1:]:
        read = tabel(data, one.kode, stamp)
        assert read[1][0] == KOSONG
        assert not any(row and row[0] == JUMLAH for row in read)
        assert [column.kunci for column in one.kolom] == stamp[f"{one.kode}.kolom"].split(",")
    assert stamp["kode"] == ""


def test_what_people_typed_is_never_a_formula(store: Store) -> None:
    names = ("=cmd|' /C calc'!A0", "+62811", "-1", "@SUM(A1)", "\tTab", "<r>x</r>")
    for name in names:
        who = person(store, name, jenis_kelamin="P", pekerjaan=f"={name}")
        member(store, who)
        add(store, "relawan", orang_id=who, tanggal_daftar=date(2024, 1, 1))
    with store.read() as s:
        data = rekap_workbook(isi.kumpulkan(s, periode.bulan(2025, 3), date(2025, 3, 31)))
    book = openpyxl.load_workbook(io.BytesIO(data))
    for title in ("R2 Anggota", "R4 Relawan"):
        typed = [cell for row in book[title].iter_rows() for cell in row if cell.column == 2 and cell.value in names]
        assert len(typed) >= len(names) - 1
        assert {cell.data_type for cell in typed} == {"s"}


def test_a_share_that_the_row_cannot_divide_is_a_plain_number(rekap: Rekap) -> None:
    """Of 60 participants only 30 were asked whether they are poor: the cell says 40 %, not 20 %."""
    rows = [dict(row) for row in rekap.lembar["R6"][:2]]
    rows[0] |= {"l": 20, "p": 40, "total": 60, "persen_p": 40 / 60, "miskin": 12, "persen_m": 0.4}
    rows[1] |= {"l": 10, "p": 10, "total": 20, "persen_p": 0.5, "miskin": 5, "persen_m": 0.25}
    data = rekap_workbook(replace(rekap, lembar={**rekap.lembar, "R6": rows}))
    stamp = stempel(data)
    place = [column.kunci for column in LEMBAR[5].kolom].index("persen_m")
    assert [row[place] for row in tabel(data, "R6", stamp)[1:4]] == [0.4, 0.25, pytest.approx(17 / 50)]
    ws = openpyxl.load_workbook(io.BytesIO(data))["R6 Siklus"]
    letter = get_column_letter(place + 1)
    assert not str(ws[f"{letter}{stamp['R6.awal']}"].value).startswith("=")


def test_words_of_another_office(rekap: Rekap) -> None:
    head = {**rekap.kepala, "istilah": "BKM", "wilayah": "Desa", "kata_miskin": "Miskin", "nama_lkm": "BKM Sejahtera"}
    data = rekap_workbook(replace(rekap, kepala=head))
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book["R2 Anggota"]["A1"].value == "ANGGOTA BKM"
    texts = {str(cell.value) for row in book["R1 Profil"].iter_rows() for cell in row if cell.value}
    assert {"Nama BKM", "Desa", "KK miskin"} <= texts
    assert not {"Nama LKM", "Kelurahan"} & texts


def tanpa_nilai(data: bytes) -> bytes:
    """The workbook with the values of its formulas taken out, so that whoever opens it has to calculate them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", part)
            new.writestr(name, part)
    return out.getvalue()


@pytest.mark.lambat
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LIBREOFFICE IS NOT INSTALLED: nothing was recalculated")
def test_libreoffice_opens_it_and_calculates_the_same(berkas: bytes, tmp_path: Path) -> None:
    (tmp_path / "rekap.xlsx").write_bytes(tanpa_nilai(berkas))
    out = tmp_path / "hasil"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to", "xlsx",
         "--outdir", str(out), str(tmp_path / "rekap.xlsx")], check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    again = (out / "rekap.xlsx").read_bytes()
    stamp = stempel(again)
    assert stamp == stempel(berkas)
    for one in LEMBAR:
        before, after = tabel(berkas, one.kode, stamp), tabel(again, one.kode, stamp)
        width = len(one.kolom)
        for old, new in zip(before[: int(stamp[f"{one.kode}.baris"]) + 2], after, strict=False):
            assert all(map(sama, old[:width], new[:width])), (one.kode, old, new)
