"""The real sheets of others, against a count made without this program's reader."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkm_desktop.importers.read import baca
from lkm_desktop.importers.susun import susun
from lkm_desktop.importers.temuan import Telaah
from lkm_desktop.services import impor
from lkm_desktop.services.impor import BARU, BERMASALAH, Rencana
from lkm_desktop.storage import Store

NYATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def baris_mentah(nama: str) -> tuple[list[str], list[dict[str, str]]]:
    """Headings and rows as texts, read with openpyxl."""
    if not (NYATA / nama).is_file():
        pytest.skip(f"BERKAS NYATA TIDAK ADA: {NYATA / nama}; lembar buatan orang lain tidak diuji")
    rows = list(openpyxl.load_workbook(NYATA / nama, data_only=True).worksheets[0].iter_rows(values_only=True))
    judul = [str(isi or "") for isi in rows[0]]
    return judul, [{j: "" if v is None else str(v) for j, v in zip(judul, r, strict=True)} for r in rows[1:] if any(r)]


def rencana(store: Store, nama: str) -> Rencana:
    tabel = susun(Telaah(baca(NYATA / nama)), "orang", ["semua"])
    with store.read() as s:
        return impor.rencana(s, tabel)


def hitung(satu: Rencana, kunci: str) -> Counter[Any]:
    return Counter(b.nilai.get(kunci) for b in satu.baris)


def test_the_residents_of_a_village_are_all_there(store: Store) -> None:
    _, mentah = baris_mentah("contoh_penduduk.xlsx")
    satu = rencana(store, "contoh_penduduk.xlsx")
    assert (len(satu.baris), satu.jumlah(BARU), satu.jumlah(BERMASALAH)) == (len(mentah), len(mentah), 0)
    assert [b.nilai["nama"] for b in satu.baris] == [" ".join(m["nama"].split()) for m in mentah]
    assert [b.nilai["nik"] for b in satu.baris] == [m["nik"] for m in mentah]
    assert hitung(satu, "jenis_kelamin") == Counter("LP"[int(m["sex"]) - 1] for m in mentah)
    assert hitung(satu, "rt") == Counter(f"{int(m['rt']):02}" for m in mentah)
    assert hitung(satu, "tanggal_lahir") == Counter(date.fromisoformat(m["tanggallahir"][:10]) for m in mentah)
    kawin = ("belum kawin", "kawin", "cerai hidup", "cerai mati")
    assert hitung(satu, "status_kawin") == Counter(kawin[int(m["status_kawin"]) - 1] for m in mentah)


def test_the_members_of_poor_households_are_all_there(store: Store) -> None:
    judul, mentah = baris_mentah("contoh-data-bdt2015.xlsx")
    mentah = [m for m in mentah if m[judul[0]] != "KOLOM"]
    nama = next(j for j in judul if j.startswith("Nama") and "ART" in j)
    satu = rencana(store, "contoh-data-bdt2015.xlsx")
    assert (len(satu.baris), satu.jumlah(BARU), satu.jumlah(BERMASALAH)) == (len(mentah), len(mentah), 0)
    assert [b.nilai["nama"] for b in satu.baris] == [m[nama].strip() for m in mentah]
    kelamin = next(j for j in judul if j.lower().startswith("jenis kelamin"))
    assert hitung(satu, "jenis_kelamin") == Counter("LP"[int(m[kelamin]) - 1] for m in mentah)
