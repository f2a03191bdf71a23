"""Commands ganda and riwayat-impor."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from lkm_desktop import paths
from lkm_desktop.storage import open_store
from tests.pembantu import person

CONTOH = paths.resources() / "contoh" / "data_warga_rt04.xlsx"


def test_likely_doubles_are_listed_with_reasons(jalan: Any, kantor: Path) -> None:
    assert jalan("ganda", kantor) == (0, "Tidak ada warga yang mungkin tercatat dua kali.\n", "")
    store = open_store(kantor)
    for name in ("Siti Aminah", "Sitti Aminna"):
        person(store, name, tanggal_lahir=date(1981, 8, 27), rt="02")
    store.close()
    kode, keluar, _ = jalan("ganda", kantor)
    assert kode == 0
    assert " 92 %  " in keluar
    assert "nama sama, lain ejaan, tanggal lahir sama, RT sama" in keluar
    assert keluar.splitlines()[-1].startswith("1 pasang.")
    (pair,) = json.loads(jalan("ganda", kantor, "--json")[1])["pasangan"]
    assert pair["skor"] == 92
    assert {pair["satu"]["nama"], pair["dua"]["nama"]} == {"Siti Aminah", "Sitti Aminna"}
    assert pair["satu"]["tanggal_lahir"] == "1981-08-27"


def test_an_import_is_listed_and_taken_back(jalan: Any, kantor: Path) -> None:
    assert jalan("riwayat-impor", kantor)[1] == "Belum ada impor.\n"
    jalan("impor", kantor, CONTOH)
    assert "data_warga_rt04.xlsx  Warga" in jalan("riwayat-impor", kantor)[1]
    assert jalan("riwayat-impor", kantor, "--uji")[0] == 1
    assert jalan("riwayat-impor", kantor, "--tarik", 7)[2].startswith("Impor nomor 7 tidak ada; ada 1 impor.")
    assert "Akan ditarik: 32 warga." in jalan("riwayat-impor", kantor, "--tarik", 1, "--uji")[1]
    done = json.loads(jalan("riwayat-impor", kantor, "--tarik", 1, "--json")[1])
    assert (done["ditarik"], done["kembali"], done["tersisa"]) == (True, 32, 0)
    (line,) = json.loads(jalan("riwayat-impor", kantor, "--json")[1])["impor"]
    assert (line["baru"], line["keadaan"]) == (32, "ditarik")
    assert "sudah ditarik kembali" in jalan("riwayat-impor", kantor, "--tarik", 1)[2]
