"""The kehadiran grid: letters, totals, percentages, threshold, meetings nobody recorded; its workbook."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import aturan, kehadiran, rapat, undangan
from lkm_desktop.services.kisi import ANGGOTA, Kisi, MintaKisi, kisi, semester
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.kisi import kisi_workbook
from tests.pembantu import add, meeting, member, person

YEAR = MintaKisi(date(2025, 1, 1), date(2025, 12, 31))


@pytest.fixture
def people(store: Store) -> dict[str, str]:
    """Koordinator Zainal, members Ahmad and Budi (Budi until June), relawan Citra, resident Dewi."""
    found = {name: person(store, name, jenis_kelamin=jk) for name, jk in
             (("Zainal", "L"), ("Ahmad", "L"), ("Budi", "L"), ("Citra", "P"), ("Dewi", "P"))}
    member(store, found["Zainal"], "Koordinator")
    member(store, found["Ahmad"])
    member(store, found["Budi"], selesai=date(2025, 6, 30))
    add(store, "relawan", orang_id=found["Citra"], tanggal_daftar=date(2024, 1, 1))
    return found


def held(store: Store, month: int, people: list[str], marks: str, **values: str) -> str:
    found = meeting(store, tanggal=date(2025, month, 10), judul=f"Rapat {month}", **values)
    with store.unit("Isi") as s:
        undangan.undang(s, found, people)
        if marks:
            kehadiran.record_kehadiran(s, found, marks)
    return found


@pytest.fixture
def meetings(store: Store, people: dict[str, str]) -> list[str]:
    everyone = list(people.values())
    three = everyone[:3]
    first = held(store, 1, everyone, "Zainal, Ahmad i, Budi a, Citra, Dewi")
    second = held(store, 2, three, "Zainal, Ahmad s, Budi a")
    planned = held(store, 9, three[:2], "")
    other = held(store, 3, everyone, "Ahmad", jenis="rwt")
    counted = meeting(store, tanggal=date(2025, 4, 1), mode="jumlah", judul="Rembug")
    return [first, second, other, planned, counted]


def ask(store: Store, minta: MintaKisi = YEAR) -> Kisi:
    with store.read() as s:
        return kisi(s, minta)


def test_letters_totals_and_percentages(store: Store, meetings: list[str]) -> None:
    found = ask(store)
    assert [r.id for r in found.rapat] == meetings[:4]
    assert [(p.nama, p.tanda) for p in found.orang] == [
        ("Zainal", ("H", "H", "", "")), ("Ahmad", ("I", "S", "H", "")), ("Budi", ("A", "A", "", "-")),
    ]  # fmt: skip
    assert [(p.hadir, p.izin, p.sakit, p.alpa, p.persen) for p in found.orang] == [
        (2, 0, 0, 0, 100), (1, 1, 1, 0, 33), (0, 0, 0, 2, 0),
    ]  # fmt: skip
    assert [r.hadir for r in found.rapat] == [1, 1, 1, 0]
    assert [r.tercatat for r in found.rapat] == [True, True, True, False]
    assert found.rapat[3].keterangan == "Rapat 9 (belum dicatat)"
    assert found.tanpa_nama == 1


def test_the_threshold_is_the_offices_own(store: Store, meetings: list[str]) -> None:
    assert [p.kurang for p in ask(store).orang] == [False, True, True]
    for limit, low in (("34", [False, True, True]), ("33", [False, False, True]), ("0", [False, False, False])):
        with store.unit("Aturan") as s:
            aturan.simpan(s, {"batas_hadir": limit})
        assert [p.kurang for p in ask(store).orang] == low
    assert ask(store).kata_kurang == "di bawah 0 %"


@pytest.mark.parametrize(
    ("badan", "names"),
    [("relawan", ["Citra"]), ("semua", ["Zainal", "Ahmad", "Budi", "Citra", "Dewi"]), ("pengelola", [])],
)
def test_whose_attendance(store: Store, meetings: list[str], badan: str, names: list[str]) -> None:
    found = ask(store, MintaKisi(YEAR.mulai, YEAR.selesai, badan=badan))
    assert [p.nama for p in found.orang] == names
    assert len(found.rapat) == 4


def test_kinds_and_periods(store: Store, meetings: list[str]) -> None:
    assert [r.judul for r in ask(store, MintaKisi(YEAR.mulai, YEAR.selesai, ANGGOTA)).rapat] == [
        "Rapat 1", "Rapat 2", "Rapat 9",
    ]  # fmt: skip
    assert [r.judul for r in ask(store, MintaKisi(YEAR.mulai, YEAR.selesai, "rwt")).rapat] == ["Rapat 3"]
    later = ask(store, MintaKisi(*semester(date(2025, 9, 1))))
    assert [r.judul for r in later.rapat] == ["Rapat 9"]
    assert [p.nama for p in later.orang] == ["Zainal", "Ahmad"]  # Budi's time was over
    assert all(p.persen is None and not p.kurang for p in later.orang)
    assert semester(date(2025, 6, 30)) == (date(2025, 1, 1), date(2025, 6, 30))
    with pytest.raises(FieldErrors, match="lebih awal"):
        ask(store, MintaKisi(date(2025, 2, 1), date(2025, 1, 1)))


def test_an_excuse_alone_records_no_meeting(store: Store, people: dict[str, str]) -> None:
    held(store, 5, list(people.values())[:2], "Ahmad i")
    found = ask(store)
    assert [r.tercatat for r in found.rapat] == [False]
    assert found.orang[1].tanda == ("I",)


def test_deleted_meetings_and_rows_are_left_out(store: Store, meetings: list[str]) -> None:
    with store.unit("Hapus") as s:
        rapat.trash_rapat(s, meetings[0])
    assert [r.id for r in ask(store).rapat] == meetings[1:4]


def test_the_workbook_says_the_same(store: Store, meetings: list[str]) -> None:
    with store.read() as s:
        data = kisi_workbook(s, YEAR, today=date(2025, 12, 1))
    written = openpyxl.load_workbook(io.BytesIO(data))["Kehadiran"]
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    grid, listed = book["Kehadiran"], book["Rapat"]
    rows = [[c.value for c in row] for row in grid.iter_rows()]
    assert rows[0][0] == "REKAP KEHADIRAN ANGGOTA LKM"
    assert "1 rapat hanya mencatat jumlah" in rows[3][0]
    head = next(n for n, row in enumerate(rows) if row[0] == "No")
    assert rows[head][4] == "1. 10-01-25"
    assert rows[head + 2][1:] == ["Ahmad", "L", "Anggota LKM", "I", "S", "H", None, 1, 1, 1, 0, pytest.approx(1 / 3),
                                  "di bawah 50 %"]
    assert rows[head + 4][4:8] == [1, 1, 1, None]
    assert written.cell(head + 5, 5).value == f'=COUNTIF(E{head + 2}:E{head + 4},"H")'
    assert "belum dicatat" in [row[4].value for row in listed.iter_rows()]
    assert grid.page_setup.paperSize == 14 or grid.page_setup.paperSize == "14"
