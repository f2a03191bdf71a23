"""Registers as workbooks: what the query shows, typed, with the filters told, and nothing private on the board."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from unittest.mock import ANY

import openpyxl
import pytest

from lkm_desktop.domain import ANGGOTA, ORANG, REGISTERS, RELAWAN, Orang, Penugasan, Relawan
from lkm_desktop.fields import Register
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import create_store
from lkm_desktop.storage.store import Store
from lkm_desktop.workbooks.register import register_workbook
from tests.workbooks.test_workbook_sheet import lebar

HARI_INI = date(2025, 9, 21)
KANTOR = {"nama": "Maju Bersama", "istilah": "BKM", "kelurahan": "Uji", "kecamatan": "Selatan", "kota": "Kota Contoh"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = create_store(tmp_path_factory.mktemp("kantor") / "uji", KANTOR)
    with store.unit("Isi") as s:
        s.add_all([
            Orang(id="a", nama='=HYPERLINK("http://x")', jenis_kelamin="P", nik="6371014101700001", rt="03", rw="01",
                  tanggal_lahir=date(1970, 1, 1), no_hp="081250001200", miskin=True, status_kawin="cerai hidup"),
            Orang(id="b", nama="Rusdi", jenis_kelamin="L", rt="12", rw="02", miskin=False),
            Orang(id="c", nama="Anang", rt="03", rw="01"),
            Orang(id="d", nama="Pindah Jauh", jenis_kelamin="L", status="pindah", status_tanggal=date(2024, 1, 1)),
        ])  # fmt: skip
        s.flush()
        s.add(Penugasan(orang_id="a", badan="LKM", jabatan="Koordinator", mulai=date(2024, 1, 1), suara=321))
        s.add(
            Penugasan(orang_id="b", badan="LKM", jabatan="Anggota", mulai=date(2021, 1, 1), selesai=date(2023, 12, 31))
        )
        s.add(Relawan(orang_id="b", nomor="R-0001", tanggal_daftar=date(2024, 3, 12)))
    yield store
    store.close()


def lembar(store: Store, register: Register, q: Query | None = None, **lain: Any) -> Any:
    with store.read() as s:
        data = register_workbook(s, register, q, today=HARI_INI, **lain)
    return openpyxl.load_workbook(io.BytesIO(data)).active


def tabel(ws: Any) -> list[dict[str, Any]]:
    kepala = [c.value for c in ws[6]]
    return [dict(zip(kepala, (c.value for c in baris), strict=True)) for baris in ws.iter_rows(min_row=7)]


@pytest.mark.parametrize("register", REGISTERS.values(), ids=lambda r: r.key)
def test_every_register_has_its_book(store: Store, register: Register) -> None:
    ws = lembar(store, register)
    assert [c.value for c in ws[6]] == ["No", *(register.field(k).label for k in register.columns)]
    lebarnya = lebar(ws)
    for sel, key in zip(ws[6][1:], register.columns, strict=True):
        assert 5 <= lebarnya[sel.column_letter] <= register.field(key).width
    assert ws.freeze_panes == ("D7" if register.columns[1] == register.name else "C7" if register.personal else ANY)
    assert ws.page_setup.paperSize == 14


def test_residents(store: Store) -> None:
    ws = lembar(store, ORANG)
    assert [ws.cell(i, 1).value for i in range(1, 6)] == [
        "DAFTAR WARGA", "BKM Maju Bersama · Kelurahan Uji, Kecamatan Selatan, Kota Contoh",
        "Keadaan per 21 September 2025.", "3 warga: 1 laki-laki, 1 perempuan, 1 belum diisi L/P.", None,
    ]  # fmt: skip
    baris = tabel(ws)
    assert [b["No"] for b in baris] == [1, 2, 3]
    siti = next(b for b in baris if b["NIK"])
    assert siti["Nama lengkap"] == '=HYPERLINK("http://x")'
    assert siti["NIK"] == "6371014101700001"
    assert siti["No. HP"] == "081250001200"
    assert siti["Tanggal lahir"] == datetime(1970, 1, 1)
    assert siti["Status kawin"] == "Cerai hidup"
    assert siti["RT"] == "03"
    assert siti["Miskin"] == "Ya"
    assert isinstance(siti["Umur"], int)


def test_the_query_decides_rows_order_and_words(store: Store) -> None:
    ws = lembar(store, ORANG, Query(cari="anang", saring={"rt": "03"}, keadaan="semua"))
    assert ws["A3"].value == "Seluruh catatan sampai 21 September 2025, sekarang dan dahulu; RT 03; cari “anang”."
    assert [b["Nama lengkap"] for b in tabel(ws)] == ["Anang"]
    turun = lembar(store, ORANG, Query(turun=True))
    assert tabel(turun)[0]["Nama lengkap"] == "Rusdi"
    lama = lembar(store, ORANG, Query(keadaan="mantan"))
    assert lama["A3"].value == "Warga yang pindah atau meninggal per 21 September 2025."
    assert [b["Nama lengkap"] for b in tabel(lama)] == ["Pindah Jauh"]


def test_members_as_of_a_day(store: Store) -> None:
    kini = lembar(store, ANGGOTA)
    assert kini["A1"].value == "BUKU ANGGOTA BKM"
    assert [(b["Jabatan"], b["Suara"]) for b in tabel(kini)] == [("Koordinator", 321)]
    dulu = lembar(store, ANGGOTA, Query(per_tanggal=date(2022, 5, 1)))
    assert dulu["A3"].value == "Keadaan per 1 Mei 2022."
    assert [b["Nama lengkap"] for b in tabel(dulu)] == ["Rusdi"]
    assert (
        lembar(store, ANGGOTA, Query(keadaan="mantan"))["A3"].value
        == "Anggota yang sudah berhenti per 21 September 2025."
    )


def test_notice_board_hides_what_is_private(store: Store) -> None:
    ws = lembar(store, ORANG, pengumuman=True)
    assert not {"NIK", "No. KK", "No. HP", "Miskin"} & {c.value for c in ws[6]}
    semua = [str(c.value) for baris in ws.iter_rows() for c in baris]
    assert not any("6371014101700001" in v or "081250001200" in v for v in semua)


def test_chosen_columns(store: Store) -> None:
    ws = lembar(store, RELAWAN, keys=("nomor", "nama", "status"))
    assert [c.value for c in ws[6]] == ["No", "No. relawan", "Nama lengkap", "Status"]
    assert [tuple(b.values()) for b in tabel(ws)] == [(1, "R-0001", "Rusdi", "Aktif")]
