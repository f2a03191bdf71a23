"""Mappings that are known again by their headings, and rejected rows that come back as a sheet to mend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from lkm_desktop.domain import PetaImpor
from lkm_desktop.importers.ingatan import Ingatan, catat_peta, ingat
from lkm_desktop.importers.read import baca_bita
from lkm_desktop.importers.sel import Buku, Lembar
from lkm_desktop.importers.susun import TabelImpor, susun
from lkm_desktop.importers.temuan import Telaah
from lkm_desktop.importers.tolakan import tolakan
from lkm_desktop.services import impor, peta_impor
from lkm_desktop.services.impor_tolakan import ditolak
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.tolakan import tolakan_workbook
from tests.importers.kantor_uji import orang
from tests.importers.pembuat import HARI_INI, lembar

JUDUL = ["No", "Nama", "JK", "Sekolah terakhirnya", "Catatan Khusus"]


def tabel(*isi: Lembar, nama: str = "rw02.xlsx", ke: str = "orang", semua: bool = False) -> TabelImpor:
    return susun(Telaah(Buku(nama, "xlsx", list(isi))), ke, ["semua"] if semua else (), HARI_INI)


def catat(store: Store, satu: TabelImpor, ke: str = "orang", **lain: Any) -> None:
    with store.unit("Impor") as s:
        catat_peta(s, satu, ke, **lain)


def cari(store: Store, satu: TabelImpor, ke: str = "orang") -> Ingatan | None:
    with store.read() as s:
        return ingat(s, satu, ke)


# --- mappings -------------------------------------------------------------------------------------------------------


def test_a_sheet_is_known_again_whatever_the_order_and_extra_columns(store: Store) -> None:
    lama = tabel(lembar([JUDUL, [1, "Ali", "L", "STM Sore", "x"]]))
    assert cari(store, lama) is None
    arti = {"pendidikan": {"stm sore": "SLTA/sederajat"}}
    catat(store, lama, pemetaan={3: "pendidikan", 4: None, 0: None}, arti=arti)
    baru = tabel(lembar([["Hobi", "CATATAN KHUSUS", "Nama", "Sekolah  Terakhirnya", "JK", "RT"],
                         ["a", "b", "Siti", "STM Sore", "P", "1"]]), nama="rw03.xlsx")  # fmt: skip
    found = cari(store, baru)
    assert found is not None
    assert found.peta.kalimat == f"Dikenali: dipakai seperti {_hari()} dari rw02.xlsx."
    assert found.pemetaan == {3: "pendidikan"}, "the others are as proposed"
    nilai = baru.olah("orang", found.pemetaan, arti=found.arti).baris[0].nilai
    assert nilai == {"nama": "Siti", "jenis_kelamin": "P", "rt": "01", "pendidikan": "SLTA/sederajat"}
    assert store.undo_label != "Impor", "what is remembered is no step of the history"


def _hari() -> str:
    from lkm_desktop.format import tanggal_panjang

    return tanggal_panjang(date.today())


def test_another_sheet_another_register_and_a_forgotten_one_are_not_known(store: Store) -> None:
    lama = tabel(lembar([JUDUL, [1, "Ali", "L", "SD", "x"]]))
    catat(store, lama, pemetaan={3: "pendidikan"}, bawaan={"badan": "UPK"})
    assert cari(store, lama, "relawan") is None
    assert cari(store, tabel(lembar([["Nama", "Alamat", "No HP", "RT"], ["Ali", "x", "", "1"]]))) is None
    found = cari(store, lama)
    assert found is not None
    assert found.bawaan == {"badan": "UPK"}
    with store.unit("Lupakan") as s:
        peta_impor.lupakan(s, found.peta.id)
    assert cari(store, lama) is None


def test_the_newest_use_of_the_same_headings_counts_and_is_kept_once(store: Store) -> None:
    lama = tabel(lembar([JUDUL, [1, "Ali", "L", "SD", "x"]]))
    catat(store, lama, pemetaan={4: "keterangan"})
    catat(store, lama, pemetaan={4: None})
    found = cari(store, lama)
    assert found is not None
    assert found.pemetaan == {}
    with store.read() as s:
        assert len(s.scalars(select(PetaImpor)).all()) == 1


def test_what_an_old_legend_told_serves_a_sheet_without_one(store: Store) -> None:
    legenda = lembar([["JK"], [1, "Perempuan"], [2, "Laki-laki"]], nama="Kode")
    isi: list[list[Any]] = [["No", "Nama", "JK"], [1, "Siti", 1], [2, "Ali", 2]]
    catat(store, tabel(lembar(isi), legenda))
    polos = tabel(lembar(isi))
    found = cari(store, polos)
    assert found is not None
    assert [b.nilai["jenis_kelamin"] for b in polos.olah("orang", arti=found.arti).baris] == ["P", "L"]
    lain = tabel(lembar(isi), lembar([["JK"], [1, "Laki-laki"], [2, "Perempuan"]], nama="Kode"))
    found = cari(store, lain)
    assert found is not None
    assert found.arti == {}, "its own legend counts"


def test_several_tables_are_remembered_by_all_their_headings(store: Store) -> None:
    isi = [lembar([JUDUL, [1, nama, "L", "SD", "x"]], nama=rt) for nama, rt in (("Ali", "RT 01"), ("Budi", "RT 02"))]
    catat(store, tabel(*isi, semua=True), pemetaan={4: "keterangan"})
    found = cari(store, tabel(isi[0]))
    assert found is not None
    assert found.pemetaan == {4: "keterangan"}


@pytest.mark.parametrize("rusak", ["", "[1", "7", '["x"]'])
def test_a_damaged_memory_is_no_obstacle(store: Store, rusak: str) -> None:
    lama = tabel(lembar([JUDUL, [1, "Ali", "L", "SD", "x"]]))
    catat(store, lama)
    with store.unit("Rusak") as s:
        satu = s.scalars(select(PetaImpor)).one()
        satu.peta = satu.kode = satu.judul = rusak
    found = cari(store, lama)
    assert found is None or found.pemetaan == {}


# --- rejected rows ----------------------------------------------------------------------------------------------------


def tolak(store: Store, satu: TabelImpor, ke: str = "orang", **lain: Any) -> tuple[list[str], bytes]:
    """Import what can be; (reasons in words, the workbook of the rest)."""
    with store.read() as s:
        rencana = impor.rencana(s, satu, ke, **lain)
    with store.unit("Impor") as s:
        impor.terapkan(s, rencana, lewati_bermasalah=True)
    isi = tolakan(satu, rencana, lain.get("pemetaan"), lain.get("koreksi"))
    return [f"{one.letak}: {one.nama}: {one.alasan}" for one in ditolak(rencana)], tolakan_workbook(isi)


def buka(data: bytes, perbaiki: Sequence[tuple[str, str]] = ()) -> TabelImpor:
    """Read a workbook of rejected rows again, with cells mended: (what stands there, what it becomes)."""
    import io

    import openpyxl

    wb = openpyxl.load_workbook(io.BytesIO(data))
    for salah, benar in perbaiki:
        (sel,) = [c for row in wb.active.iter_rows() for c in row if str(c.value) == salah]
        sel.value = benar
    keluar = io.BytesIO()
    wb.save(keluar)
    return susun(Telaah(baca_bita(keluar.getvalue(), "Belum masuk.xlsx")), "orang", today=HARI_INI)


def test_rejected_rows_are_mended_and_imported_again(store: Store) -> None:
    rows: list[list[Any]] = [
        ["DATA WARGA"], ["No", "Nama Lengkap", "NIK", "JK", "Tgl Lahir", "Ket 1"], ["RT 03"],
        [1, "Ali", "6371011708700001", 1, "17-08-1970", "a"], [2, "Budi", 6371011208900000, 1, "12/8/1990", "b"],
        [3, "Siti", "", 2, "31-2-1985", "=x"], ["", "", "", 1, "1-1-1990", "tanpa nama"], ["", "Jumlah", 3],
    ]  # fmt: skip
    legenda = lembar([["JK"], [1, "Perempuan"], [2, "Laki-laki"]], nama="Kode")
    kata, data = tolak(store, tabel(lembar(rows), legenda), pemetaan={5: "keterangan"})
    assert [satu.split(": ")[:2] for satu in kata] == [["3", ""], ["5", "Budi"], ["6", "Siti"], ["7", ""], ["8", ""]]
    assert "31 Februari 1985 tidak ada" in kata[2]
    assert kata[4] == "8: : Baris jumlah."
    assert list(orang(store)) == ["Ali"]
    kembali = buka(data)
    assert [b.nomor for b in kembali.olah("orang").baris if b.masalah] == [5, 6, 7], "as they are they stay out"
    kembali = buka(data, [("637101120890000?", "6371011208900007"), ("31-2-1985", "28-2-1985")])
    with store.read() as s:
        rencana = impor.rencana(s, kembali, keputusan={7: "lewati"})
    with store.unit("Impor lagi") as s:
        impor.terapkan(s, rencana)
    ada = orang(store)
    assert sorted(ada) == ["Ali", "Budi", "Siti"]
    assert (ada["Budi"].nik, ada["Budi"].rt, ada["Budi"].jenis_kelamin) == ("6371011208900007", "03", "P")
    assert ada["Budi"].tanggal_lahir == date(1990, 8, 12)
    assert (ada["Siti"].keterangan, ada["Siti"].jenis_kelamin) == ("=x", "L")


def test_rejected_rows_of_several_sheets_and_typed_cells(store: Store) -> None:
    isi = (
        lembar([["No", "Nama", "L/P"], [1, "Ali", "X"], [2, "Tono", "L"]], nama="RT 01"),
        lembar([["Nama Lengkap", "L/P", "No HP"], ["Umar", "L", "08"]], nama="RT 02"),
    )
    satu = tabel(*isi, semua=True)
    with store.read() as s:
        nomor = impor.rencana(s, satu).baris[2].nomor
    kata, data = tolak(store, satu, koreksi={(nomor, "no_hp"): "abc"})
    assert [one.split(":")[0] for one in kata] == ["2 (RT 01)", "2 (RT 02)"]
    kembali = buka(data, [("X", "L"), ("abc", "081250001200")]).olah("orang")
    assert [(b.nilai["nama"], b.nilai["rt"], b.nilai.get("no_hp")) for b in kembali.baris] == [
        ("Ali", "01", None), ("Umar", "02", "081250001200")]  # fmt: skip


def test_rows_left_out_by_choice_keep_what_would_have_stopped_them(store: Store) -> None:
    rows = lembar([["Nama", "L/P"], ["Ali", "X"], ["Budi", "L"]])
    kata, _ = tolak(store, tabel(rows), keputusan={2: "lewati", 3: "lewati"})
    assert kata == ["2: Ali: L/P: “X” bukan jenis kelamin; isi L atau P.", "3: Budi: Dilewati oleh Anda."]
