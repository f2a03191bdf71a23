"""Meetings as workbooks, on the practice kelurahan."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.latihan import make_practice
from lkm_desktop.services import jam_hadir, kehadiran, undangan
from lkm_desktop.services.rapat import find_rapat, rapat_list
from lkm_desktop.services.roll import roll
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.rapat import kehadiran_workbook, rapat_workbook
from tests.pembantu import meeting, person

HARI_INI = date(2025, 9, 21)


@pytest.fixture(scope="module")
def latihan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store, _ = make_practice(tmp_path_factory.mktemp("kantor") / "latihan", today=HARI_INI)
    yield store
    store.close()


def buka(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def tabel(ws: Any, kepala: int) -> list[dict[str, Any]]:
    kunci = [c.value for c in ws[kepala]]
    return [dict(zip(kunci, (c.value for c in b), strict=True)) for b in ws.iter_rows(min_row=kepala + 1)]


def test_book_of_minutes(latihan: Store) -> None:
    with latihan.read() as s:
        ws = buka(rapat_workbook(s, today=HARI_INI)).active
        semua = {m.nomor: m for m in rapat_list(s)}
    assert [ws.cell(i, 1).value for i in range(1, 5)] == [
        "BUKU NOTULEN", "LKM Maju Bersama · Kelurahan Kelayan Tengah (contoh)", "Keadaan per 21 September 2025.",
        f"{len(semua)} rapat.",
    ]  # fmt: skip
    baris = tabel(ws, 6)
    assert [b["No"] for b in baris] == sorted(semua)
    for b in baris:
        m = semua[b["No"]]
        assert (b["Tanggal"], b["Jumlah hadir"], b["Hadir L"], b["Hadir P"]) == (
            datetime.combine(m.tanggal, datetime.min.time()), m.hadir, m.l, m.p,
        )  # fmt: skip
    rwt = next(b for b in baris if "RWT" in b["Jenis"])
    assert "Laporan pertanggungjawaban" in rwt["Pokok bahasan"]
    assert rwt["Keputusan"] == 4
    assert rwt["Miskin"] > 0
    assert ws.page_setup.paperSize == 14


def test_search_cut_off_and_notice_board(latihan: Store) -> None:
    with latihan.read() as s:
        ws = buka(rapat_workbook(s, "kbk", sampai=date(2025, 6, 30), pengumuman=True, today=HARI_INI)).active
    assert ws["A3"].value == "Keadaan per 30 Juni 2025; cari “kbk”."
    baris = tabel(ws, 6)
    assert baris
    assert all(b["Jenis"] == "KBK" and b["Tanggal"] <= datetime(2025, 6, 30) for b in baris)
    assert "Miskin" not in baris[0]


def test_one_meeting(latihan: Store) -> None:
    with latihan.read() as s:
        rapat_id = next(m.id for m in rapat_list(s, "rwt") if "RWT" in m.jenis_label)
        wb = buka(kehadiran_workbook(s, rapat_id, today=HARI_INI))
        daftar = roll(s, rapat_id)
    assert wb.sheetnames == ["Kehadiran", "Keputusan"]
    ws = wb["Kehadiran"]
    assert ws["A1"].value == "DAFTAR HADIR"
    assert "08.30 s.d. 12.00 WITA, Aula Kelurahan." in ws["A3"].value
    assert ws["A4"].value.startswith(f"Diundang {daftar.hitung.diundang}; hadir {daftar.hitung.hadir} (")
    baris = tabel(ws, 6)
    assert [(b["No"], b["Nama"]) for b in baris] == [(r.urut, r.nama) for r in daftar.rows]
    assert sum(b["Kehadiran"] == "Hadir" for b in baris) == daftar.hitung.hadir
    assert ws.page_setup.orientation == "portrait"
    putusan = tabel(wb["Keputusan"], 5)
    assert [p["No"] for p in putusan] == [1, 2, 3, 4]
    assert isinstance(putusan[2]["Tenggat"], datetime)


def test_members_meeting_tells_its_quorum_and_a_coming_one_does_not(latihan: Store) -> None:
    with latihan.read() as s:
        lewat = buka(kehadiran_workbook(s, find_rapat(s, "1"))).active
        nanti = buka(kehadiran_workbook(s, rapat_list(s)[0].id))
    assert "kuorum tercapai" in lewat["A5"].value
    assert nanti.sheetnames == ["Kehadiran"]
    assert "belum ditandai" in nanti.active["A4"].value
    assert nanti.active["A5"].value is None


def test_unknown_meeting(latihan: Store) -> None:
    with latihan.read() as s, pytest.raises(LkmError):
        kehadiran_workbook(s, "tidak-ada")


def test_times_have_columns_when_anyone_has_one(store: Store) -> None:
    found, people = meeting(store), [person(store, name) for name in ("Ahmad", "Budi", "Citra")]
    with store.unit("Undang") as s:
        undangan.undang(s, found, people)
        kehadiran.record_kehadiran(s, found, "1-3")
    with store.read() as s:
        plain = tabel(buka(kehadiran_workbook(s, found)).active, 6)
        late, early = (row.id for row in roll(s, found).rows[:2])
    assert not {"Datang", "Pulang"} & set(plain[0])
    with store.unit("Jam") as s:
        jam_hadir.set_times(s, [late], "20.10", None)
        jam_hadir.set_times(s, [early], None, "21.00")
    with store.read() as s:
        rows = tabel(buka(kehadiran_workbook(s, found)).active, 6)
    assert list(rows[0])[-4:] == ["Kehadiran", "Datang", "Pulang", "Keterangan"]
    assert [(r["Datang"], r["Pulang"]) for r in rows] == [("20.10", None), (None, "21.00"), (None, None)]
    assert [r["Kehadiran"] for r in rows] == ["Hadir"] * 3
