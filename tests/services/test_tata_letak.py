"""Saved layouts: what they keep, what they refuse, and the workbook that comes of them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pytest
from sqlalchemy import update

from lkm_desktop.domain import ANGGOTA, ORANG, RELAWAN, TataLetak
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import tata_letak
from lkm_desktop.services.registers import Query
from lkm_desktop.services.tata_letak import Letak
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.register import letak_workbook
from tests.pembantu import person

LURAH = Letak("", "orang", "untuk Lurah", "Warga untuk Lurah", ("nama", "rt", "alamat"),
              Query("siti", {"rt": "03"}, "rt", True, date(2025, 1, 31), "semua"))  # fmt: skip


def simpan(store: Store, letak: Letak = LURAH, **lain: Any) -> str:
    with store.unit("Simpan tata letak") as s:
        return tata_letak.simpan(s, replace(letak, **lain))


def test_a_layout_comes_back_as_it_was_saved(store: Store) -> None:
    made = simpan(store)
    with store.read() as s:
        assert tata_letak.ambil(s, made) == replace(LURAH, id=made)
        assert tata_letak.bernama(s, "orang", "UNTUK lurah").id == made
        assert tata_letak.daftar(s, "relawan") == ()
        assert tata_letak.ambil(s, made).kalimat() == (
            "Seluruh catatan sampai 31 Januari 2025, sekarang dan dahulu; RT 03; cari “siti”."
        )


def test_saving_is_one_step_that_can_be_undone(store: Store) -> None:
    made = simpan(store)
    with store.unit("Ubah tata letak") as s:
        tata_letak.simpan(s, replace(LURAH, id=made, kolom=("nama",), papan=True))
    store.undo()
    with store.read() as s:
        assert tata_letak.ambil(s, made).kolom == LURAH.kolom
    store.undo()
    with store.read() as s:
        assert tata_letak.daftar(s, "orang") == ()


@pytest.mark.parametrize(
    ("lain", "kunci", "kata"),
    [({"nama": " "}, "nama", "Beri nama"), ({"nama": "Untuk LURAH"}, "nama", "sudah dipakai"),
     ({"nama": "lain", "kolom": ()}, "kolom", "paling sedikit satu"),
     ({"nama": "lain", "kolom": ("nik",), "papan": True}, "kolom", "kolom pribadi")],
)  # fmt: skip
def test_what_cannot_be_saved_is_told(store: Store, lain: dict[str, Any], kunci: str, kata: str) -> None:
    simpan(store)
    with pytest.raises(FieldErrors) as told:
        simpan(store, **lain)
    assert kata in told.value.errors[kunci]
    with store.read() as s:
        assert len(tata_letak.daftar(s, "orang")) == 1


def test_the_same_name_may_stand_in_another_register(store: Store) -> None:
    simpan(store)
    other = tata_letak.baru(RELAWAN, ("nomor", "nama", "tidak_ada", "nama"), Query(sampah=True, cari=" a "))
    assert (other.kolom, other.query) == (("nomor", "nama"), Query("a"))
    simpan(store, other, nama="untuk Lurah")


def test_renaming_trash_and_back(store: Store) -> None:
    made = simpan(store)
    with store.unit("Ganti nama") as s:
        tata_letak.ganti_nama(s, made, "untuk Camat")
    with store.unit("Hapus") as s:
        tata_letak.buang(s, made)
    with store.read() as s:
        assert tata_letak.terbuang(s) == [(made, "untuk Camat", "Warga")]
        with pytest.raises(LkmError, match="sudah tidak ada"):
            tata_letak.ambil(s, made)
        with pytest.raises(LkmError, match="Buat dahulu di program"):
            tata_letak.bernama(s, "orang", "untuk Camat")
    taken = simpan(store, nama="Untuk Camat")
    with pytest.raises(LkmError, match="bernama"), store.unit("Pulihkan") as s:
        tata_letak.pulihkan(s, made)
    with store.unit("Pulihkan") as s:
        tata_letak.buang(s, taken)
        tata_letak.pulihkan(s, made)
    with store.read() as s:
        assert [one.nama for one in tata_letak.daftar(s, "orang")] == ["untuk Camat"]
        with pytest.raises(LkmError, match="Yang ada: “untuk Camat”"):
            tata_letak.bernama(s, "orang", "untuk Lurah")


@pytest.mark.parametrize("kolom", ["rusak", "{}", '["tidak_ada"]', "[3]"])
@pytest.mark.parametrize("saring", ["rusak", "[]", '{"per_tanggal": "31-02", "keadaan": "x", "saring": {"zz": "1"}}'])
def test_what_another_version_wrote_is_read_as_far_as_it_is_known(store: Store, kolom: str, saring: str) -> None:
    made = simpan(store)
    with store.unit("Lain") as s:
        s.execute(update(TataLetak).where(TataLetak.id == made).values(kolom=kolom, saring=saring))
    with store.read() as s:
        found = tata_letak.ambil(s, made)
    assert (found.kolom, found.query) == (ORANG.shown, Query())


def test_a_register_without_days_keeps_no_day(store: Store) -> None:
    from lkm_desktop.domain import REGISTERS

    made = tata_letak.baru(REGISTERS["inventaris"], ("nama",), Query(per_tanggal=date(2025, 1, 1), keadaan="semua"))
    assert made.query == Query()


def test_every_column_of_the_list_can_be_chosen() -> None:
    for register in (ORANG, ANGGOTA, RELAWAN):
        there = tata_letak.kolom_tersedia(register)
        assert set(register.shown) | set(register.columns) == set(there)
        assert len(there) == len(set(there))


def test_the_workbook_of_a_layout(store: Store) -> None:
    person(store, "Siti Aminah", rt="03", nik="6371014101700001")
    chosen = person(store, "Siti Zubaidah", rt="03")
    person(store, "Budi", rt="03")
    letak = replace(LURAH, kolom=("nama", "nik", "rt"), papan=True, query=Query("siti", {"rt": "03"}, "nama", True))
    with store.read() as s:
        whole = openpyxl.load_workbook(io.BytesIO(letak_workbook(s, letak))).active
        part = openpyxl.load_workbook(io.BytesIO(letak_workbook(s, letak, hanya=[chosen]))).active
    assert whole is not None
    assert part is not None
    assert whole["A1"].value == "Warga untuk Lurah"
    assert [c.value for c in whole[6]] == ["No", "Nama lengkap", "RT"]
    assert [c.value for c in whole["B"]][6:] == ["Siti Zubaidah", "Siti Aminah"]
    assert [c.value for c in part["B"]][6:] == ["Siti Zubaidah"]
    assert str(part["A4"].value).endswith("Hanya baris yang dipilih.")
