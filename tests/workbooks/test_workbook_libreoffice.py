"""Workbooks in LibreOffice, which calculates every formula anew: the values kept in the file are the ones it finds."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from lkm_desktop.latihan import make_practice
from lkm_desktop.services import siklus
from lkm_desktop.services.kisi import MintaKisi
from lkm_desktop.workbooks.kisi import kisi_workbook
from lkm_desktop.workbooks.partisipasi import partisipasi_workbook
from lkm_desktop.workbooks.relawan import statistik_workbook
from lkm_desktop.workbooks.sheet import Kolom, Lembar, build
from lkm_desktop.workbooks.statistik import statistik_tahun_workbook

HARI = date(2025, 9, 21)
#: "Recalculation on File Load: Always", as the options of LibreOffice keep it
HITUNG = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
BAHAYA = ("=cmd|' /C calc'!A0", "+62812", "-5", "@SUM(A1)", "\t=1", "<r>a & b</r>", "=1+1", "6371014101700001", "0812")


def isi(path: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.lambat
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_values_are_equal_after_a_round_trip_and_anew_calculated(tmp_path: Path) -> None:
    store, _ = make_practice(tmp_path / "kantor", today=HARI)
    with store.read() as s:
        made = {
            "kisi": kisi_workbook(s, MintaKisi(date(2025, 1, 1), HARI), today=HARI),
            "partisipasi": partisipasi_workbook(s, siklus.daftar(s)[0].id, today=HARI),
            "relawan": statistik_workbook(s, today=HARI), "tahun": statistik_tahun_workbook(s, 2025, today=HARI),
        }  # fmt: skip
    store.close()
    kolom = (Kolom("Isi", 20), Kolom("NIK", 20, "kode"))
    made["teks"] = build([Lembar("Teks", (), kolom, [(t, t) for t in BAHAYA])], "x")
    for name, data in made.items():
        (tmp_path / f"{name}.xlsx").write_bytes(data)
    user = tmp_path / "profil" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(HITUNG, encoding="utf-8")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to", "ods",
         "--outdir", str(tmp_path / "keluar"), *(str(tmp_path / f"{name}.xlsx") for name in made)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    formulas = 0
    for name in made:
        ours, theirs = isi(tmp_path / f"{name}.xlsx"), isi(tmp_path / "keluar" / f"{name}.ods")
        assert list(ours) == list(theirs)
        for sheet, rows in ours.items():
            for n, row in enumerate(rows):
                other = theirs[sheet][n] if n < len(theirs[sheet]) else []
                for m, value in enumerate(row):
                    found = other[m] if m < len(other) else ""
                    where = f"{name} {sheet} {n + 1},{m + 1}"
                    if isinstance(value, float):
                        assert found == pytest.approx(value), where
                        formulas += value != int(value)
                    else:
                        assert str(found).strip() == str(value).strip(), where
    assert formulas > 50, "shares are calculated by formulas"
