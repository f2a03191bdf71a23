"""What this program exports, it imports without edits (OpenSID#6550, #4791, Decidim#3190)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select

from lkm_desktop.domain import BUKU, REGISTERS, Orang
from lkm_desktop.fields import Register
from lkm_desktop.importers.read import baca_bita
from lkm_desktop.importers.tabel_buku import TabelBuku
from lkm_desktop.importers.table import Tabel, siapkan
from lkm_desktop.latihan import make_practice
from lkm_desktop.services import impor
from lkm_desktop.services.impor_nilai import field_orang
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.register import register_workbook

HARI_INI = date(2025, 9, 21)


@pytest.fixture(scope="module")
def latihan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The practice kelurahan, open."""
    store, _ = make_practice(tmp_path_factory.mktemp("latihan") / "kantor", today=HARI_INI)
    yield store
    store.close()


def buku(store: Store, ke: str) -> Tabel | TabelBuku:
    """A register as our own workbook, read back."""
    with store.read() as s:
        data = register_workbook(s, REGISTERS[ke], Query(keadaan="semua"), today=HARI_INI)
    return siapkan(baca_bita(data, f"{ke}.xlsx"), today=HARI_INI, ke=ke)


@pytest.mark.parametrize("ke", sorted(REGISTERS))
def test_our_own_export_changes_nothing_at_home(latihan: Store, ke: str) -> None:
    tabel = buku(latihan, ke)
    with latihan.read() as s:
        satu = impor.rencana(s, tabel, ke)
    assert satu.baris
    assert {b.status for b in satu.baris} == {"sama"}
    assert not [c for b in satu.baris for c in b.catatan]


@pytest.mark.parametrize("register", BUKU, ids=lambda r: r.key)
def test_a_book_of_ours_fills_another_office_completely_and_once(
    latihan: Store, store: Store, register: Register
) -> None:
    tabel = buku(latihan, register.key)
    with store.read() as s:
        satu = impor.rencana(s, tabel, register.key)
    with store.unit("Impor") as s:
        impor.terapkan(s, satu)
    semua = select(*[register.entity.__table__.c[key] for key in register.form])
    with latihan.read() as s:
        asal = sorted(map(repr, s.execute(semua)))
    with store.read() as s:
        assert sorted(map(repr, s.execute(semua))) == asal
        lagi = impor.rencana(s, tabel, register.key)
    assert {b.status for b in lagi.baris} == {"sama"}


def test_our_own_export_fills_another_office_completely(latihan: Store, store: Store) -> None:
    """People who stand in the practice register twice, on purpose, are asked about; here they stay two."""
    tabel = buku(latihan, "orang")
    with store.read() as s:
        ragu = {b.nomor: "baru" for b in impor.rencana(s, tabel).baris if b.status == "bermasalah"}
        satu = impor.rencana(s, tabel, keputusan=ragu)
    assert len(ragu) <= 3
    with store.unit("Impor") as s:
        impor.terapkan(s, satu)
    kolom = [Orang.__table__.c[k] for k in (*field_orang("orang"), "cari", "kunci_nama")]
    semua = select(*kolom).where(Orang.dihapus.is_(None))
    with latihan.read() as s:
        asal = sorted(map(repr, s.execute(semua)))
    with store.read() as s:
        assert sorted(map(repr, s.execute(semua))) == asal
