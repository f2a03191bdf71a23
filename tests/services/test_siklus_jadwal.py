"""The korkot's master schedule from foreign sheets: dates in every spelling, matching, preview, one step, undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import jadwal
from lkm_desktop.importers.rentang import baca_rentang, tahun_dekat
from lkm_desktop.importers.sel import GALAT, RUMUS, Buku, Sel
from lkm_desktop.services import impor_jadwal, siklus, siklus_isi
from lkm_desktop.services.impor_jadwal import RencanaJadwal
from lkm_desktop.storage import Store
from tests.importers.pembuat import lembar, ods, xls, xlsx
from tests.services.siklus_uji import MULAI, buat, lihat, tahap
from tests.storage.helpers import dump

Baris = Sequence[Sequence[Any]]
MASTER: Baris = (
    ("JADWAL MASTER SIKLUS TAHUN 2026",),
    ("Kelurahan Kelayan Tengah",),
    ("No", "Kode", "Kegiatan", "Rencana mulai", "Rencana selesai", "Keterangan"),
    (1, "01", "Sosialisasi awal", date(2026, 1, 10), date(2026, 1, 31), ""),
    (2, "0101", "Sosialisasi tingkat RT", "10-01-2026", "20/01/2026", ""),
    (3, 201, "RKM tingkat RT/RW", "1 Februari 2026", "Kamis, 12 Februari 2026", ""),
    (4, "", "Lokakarya Pemetaan Swadaya tingkat kelurahan", "5 Mei", "", "aula"),
    (5, "9999", "Kegiatan di luar siklus", "1 Mei 2026", "2 Mei 2026", ""),
    (6, "", "UP-UP", "31 Februari 2026", "", ""),
    ("", "", "Jumlah", "", "", ""),
    ("Mengetahui,", "", "", "", "", ""),
    ("", "", "Korkot", "1 Mei 2026", "", ""),
)


def rencana(
    store: Store, one: str, rows: Baris, joined: Sequence[tuple[int, int, int, int]] = (), **more: Any
) -> RencanaJadwal:
    """The plan for a sheet in memory."""
    table = jadwal.siapkan(Buku("jadwal.xlsx", "xlsx", [lembar(rows, joined)]), MULAI)
    with store.read() as s:
        return impor_jadwal.rencana(s, one, table, **more)


def spans(plan: RencanaJadwal) -> dict[str, tuple[str, str]]:
    """Name -> first and last day, of everything that the sheet itself names."""
    return {one.nama: (str(one.mulai), str(one.selesai)) for one in plan.perubahan if one.nomor}


# --- spans of days --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("5-9 Mei 2026", "2026-05-05", "2026-05-09"),
        ("5 s/d 9 mei 2026", "2026-05-05", "2026-05-09"),
        ("5 s.d. 9 Mei", "2026-05-05", "2026-05-09"),
        ("28 April – 3 Mei 2026", "2026-04-28", "2026-05-03"),
        ("28/4/2026 - 3/5/2026", "2026-04-28", "2026-05-03"),
        ("28-04-2026 sampai dengan 03-05-2026", "2026-04-28", "2026-05-03"),
        ("30 Des - 3 Jan 2027", "2026-12-30", "2027-01-03"),
        ("Senin-Jumat, 4-8 Mei 2026", "2026-05-04", "2026-05-08"),
        ("Senin, 4 Mei 2026", "2026-05-04", "2026-05-04"),
        ("Mei 2026", "2026-05-01", "2026-05-31"),
        ("Mei s/d Juni 2026", "2026-05-01", "2026-06-30"),
        ("Minggu II Juni 2026", "2026-06-08", "2026-06-14"),
        ("minggu ke-1 s/d 4 Juni", "2026-06-01", "2026-06-30"),
        ("12 Agt 26", "2026-08-12", "2026-08-12"),
        ("5-9-2026", "2026-09-05", "2026-09-05"),
        ("3 Januari", "2027-01-03", "2027-01-03"),
    ],
)
def test_spans_of_days_as_they_are_written(text: str, first: str, last: str) -> None:
    found = baca_rentang(text, tahun_dekat(date(2026, 4, 1)))
    assert found == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("entah kapan", "bukan tanggal"),
        ("awal Mei", "bukan tanggal"),
        ("2026", "bukan tanggal"),
        ("1-3", "bukan tanggal"),
        ("31 Feb 2026", "tidak ada dalam kalender"),
        ("9-5 Mei 2026", "berakhir sebelum mulai"),
        ("3 Juni - 28 April 2026", "berakhir sebelum mulai"),
        ("Senin, 5 Mei 2026", "jatuh pada hari Selasa"),
        ("05/31/2026", "Bulan 31"),
    ],
)
def test_what_is_no_span_is_told(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words) as told:
        baca_rentang(text, tahun_dekat(date(2026, 4, 1)))
    assert str(told.value).rstrip("”").endswith(".") or "Tulis" in str(told.value)
    assert baca_rentang(" - ", tahun_dekat(MULAI)) is None


# --- sheets ---------------------------------------------------------------------------------------------------------


def test_a_master_schedule_is_matched_and_shown(store: Store) -> None:
    one = buat(store)
    plan = rencana(store, one, MASTER)
    assert spans(plan) == {
        "Sosialisasi awal": ("2026-01-10", "2026-01-31"),
        "Sosialisasi tingkat RT": ("2026-01-10", "2026-01-20"),
        "RKM tingkat RT/RW": ("2026-02-01", "2026-02-12"),
        "Lokakarya Pemetaan Swadaya tingkat kelurahan": ("2026-05-05", "2026-05-17"),
    }
    first = plan.perubahan[0]
    assert (first.nomor, first.jenis, first.lama_mulai, first.status) == (4, "tahap", MULAI, "berubah")
    told = {line.nomor: line.alasan for line in plan.tak_terpakai}
    assert told == {
        8: "Tidak ada tahap atau kegiatan bernama itu di siklus ini.",
        9: "Tanggal 31 Februari 2026 tidak ada dalam kalender.",
    }
    assert [nomor for nomor, _ in plan.dilewati] == [10, 11]


def test_one_column_months_and_weeks(store: Store) -> None:
    one = buat(store)
    plan = rencana(store, one, (
        ("Tahapan", "Waktu Pelaksanaan"), ("1. RKM", "5 - 25 Februari 2026"), ("Refleksi Kemiskinan", "Maret"),
        ("RWT", "Minggu II Desember 2026"), ("KSM", "nanti"), ("PJM dan Renta", "")))  # fmt: skip
    assert [(line.nama, line.alasan[:20]) for line in plan.tak_terpakai] == [
        ("KSM", "“nanti” bukan tangga"), ("PJM dan Renta", "Tidak ada tanggal di")]  # fmt: skip
    assert spans(plan)["Refleksi Kemiskinan (RK)"] == ("2026-03-01", "2026-03-31")
    months = rencana(store, one, (
        ("No", "Kegiatan", "2026", "", "", ""), ("", "", "Mei", "Jun", "Jul", "Agt"), (1, "RKM", "x", "-", "", ""),
        (2, "Pemetaan Swadaya", "", "■", "v", ""), (3, "RWT", "", "", "", "5-20")), ((0, 2, 0, 5),))  # fmt: skip
    assert list(spans(months).values()) == [
        ("2026-05-01", "2026-05-31"), ("2026-06-01", "2026-07-31"), ("2026-08-05", "2026-08-20")]  # fmt: skip
    for header in (("", "I", "II", "III", "IV", "I", "II", "III", "IV"), ("", 1, 2, 3, 4, 1, 2, 3, 4)):
        weeks = rencana(store, one, (
            ("Tahap", "Mei 2026", "", "", "", "Juni 2026", "", "", ""), header, ("RKM", "", "x", "x"),
            ("RWT", "", "", "", "", "", "", "", "x")), ((0, 1, 0, 4), (0, 5, 0, 8)))  # fmt: skip
        assert list(spans(weeks).values()) == [("2026-05-08", "2026-05-21"), ("2026-06-22", "2026-06-30")]
    dates = rencana(store, one, (
        ("Kegiatan", date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)), ("RWT", "", "x", "x")))  # fmt: skip
    assert list(spans(dates).values()) == [("2026-12-01", "2027-01-31")]


def test_rencana_is_taken_and_realisasi_is_left(store: Store) -> None:
    one = buat(store)
    plan = rencana(store, one, (
        ("Kode", "Uraian kegiatan", "Rencana", "", "Realisasi", ""), ("", "", "Mulai", "Selesai", "Mulai", "Selesai"),
        ("02", "RKM", "3/2/26", "20/2/26", "5/2/26", "21/2/26")), ((0, 2, 0, 3), (0, 4, 0, 5)))  # fmt: skip
    assert spans(plan) == {"Rembug Kesiapan Masyarakat (RKM)": ("2026-02-03", "2026-02-20")}


def test_a_stage_that_the_sheet_does_not_name_follows_its_activities(store: Store) -> None:
    one = buat(store)
    plan = rencana(store, one, (("Kode", "Jadwal"), ("0201", "2-9 Maret 2026"), ("0202", "15 Maret 2026"),
                                ("0301", "1 Juni 2026"), ("0504", "1 Juni 2026")))  # fmt: skip
    follow = {one.nama: one for one in plan.perubahan if not one.nomor}
    rkm = follow["Rembug Kesiapan Masyarakat (RKM)"]
    assert (rkm.mulai, rkm.selesai) == (date(2026, 3, 2), date(2026, 3, 15))
    mapping = follow["Pemetaan Swadaya (PS)"]
    assert (mapping.mulai, mapping.selesai) == (mapping.lama_mulai, date(2026, 6, 1))
    assert "Mengikuti kegiatannya" in mapping.catatan


def test_doubts_are_asked_and_decided(store: Store) -> None:
    one = buat(store)
    board = lihat(store, one)
    with store.unit("Ubah") as s:
        siklus_isi.simpan_kegiatan(s, board.tahap[0].id, board.tahap[0].kegiatan[2].id, {"nama": "Rembug besar"})
        siklus_isi.simpan_kegiatan(s, board.tahap[1].id, board.tahap[1].kegiatan[1].id, {"nama": "Rembug besar"})
    rows: Baris = (
        ("Kode", "Kegiatan", "Mulai", "Selesai"),
        ("", "Rembug besar", "1-3-2026", "2-3-2026"),
        ("0101", "Lokakarya Pemetaan Swadaya tingkat kelurahan", "3-3-2026", "4-3-2026"),
        ("0302", "Pelatihan dasar relawann", "5-3-2026", "6-3-2026"),
        ("0301", "", "7-3-2026", "8-3-2026"),
        ("12", "", "", "1-1-2026"),
        ("0801", "Sesuatu yang lain sama sekali", "9-3-2026", "8-3-2026"),
        ("0901", "Pesta kampung", "9-3-2026", "9-3-2026"),
    )
    plan = rencana(store, one, rows)
    told = {line.nomor: line for line in plan.tak_terpakai}
    assert set(told) == {2, 3, 5, 6, 7}
    assert len(told[2].calon) == 2
    assert "menunjuk dua hal" in told[3].alasan
    assert "sudah ada di baris 4" in told[5].alasan
    assert "tidak cocok dengan mulai" in told[6].alasan
    assert "lebih awal daripada mulai" in told[7].alasan
    notes = {one.nomor: one.catatan for one in plan.perubahan}
    assert "nama yang mirip" in notes[4]
    assert "menurut kode" in notes[8]
    chosen = rencana(store, one, rows, keputusan={2: told[2].calon[1][0], 3: "lewati", 5: "lewati", 4: "tahap:x"})
    assert {line.nomor for line in chosen.tak_terpakai} == {4, 6, 7}
    assert {2, 8} <= {one.nomor for one in chosen.perubahan}
    assert (3, "dilewati") in chosen.dilewati


# --- real files, hostile ones ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "csv"])
def test_every_kind_of_file_is_read_by_the_guarded_reader(store: Store, tmp_path: Path, kind: str) -> None:
    from lkm_desktop.importers import read

    rows: Baris = (("Kode", "Kegiatan", "Mulai", "Selesai"), ("02", "RKM", "3-2-2026", "20-2-2026"))
    text = "\n".join(";".join(map(str, row)) for row in rows)
    made: dict[str, Callable[[], bytes]] = {
        "xlsx": lambda: xlsx(rows), "xls": lambda: xls(rows), "ods": lambda: ods(rows), "csv": text.encode}
    data = made[kind]()
    (tmp_path / f"jadwal.{kind}").write_bytes(data)
    book = read.baca(tmp_path / f"jadwal.{kind}") if kind == "xlsx" else read.baca_bita(data, f"jadwal.{kind}")
    table = jadwal.siapkan(book, MULAI)
    assert [(row.kode, row.mulai, row.selesai) for row in table.baris] == [
        ("02", date(2026, 2, 3), date(2026, 2, 20))]  # fmt: skip


HOSTILE: tuple[Baris, ...] = (
    (),
    ((),),
    (("a", "b"), ("c", "d")),
    (("Nama", "NIK", "Alamat"), ("Budi", "1", "x")),
    (("Kegiatan",), ("RKM",)),
    (("Mulai", "Selesai"), ("1-1-2026", "2-1-2026")),
    (("■", "●"), ("x", "y")),
)


def test_sheets_without_a_schedule_get_a_sentence() -> None:
    for rows in HOSTILE:
        with pytest.raises(LkmError, match="tidak ditemukan") as told:
            jadwal.siapkan(Buku("x.xlsx", "xlsx", [lembar(rows)]), MULAI)
        assert told.value.suggestion
    with pytest.raises(LkmError, match="tidak ada atau kosong"):
        jadwal.siapkan(Buku("x.xlsx", "xlsx", [lembar(MASTER)]), MULAI, "Lain")


def test_hostile_cells_become_reasons_never_crashes(store: Store) -> None:
    one = buat(store)
    rows: Baris = (
        ("Kode", "Kegiatan", "Mulai", "Selesai", "Mei", "Juni"),
        ("01", "x" * 2000, Sel(GALAT, None), "", "x"),
        ("02", "", Sel(RUMUS, None), ""),
        ("03", "", Sel(RUMUS, date(2026, 2, 1)), 46100.0),
        ("04", "", 0.5, -3.0),
        ("05", "", "=cmd|calc", "\u202e2026\u0000"),
        ("07", "", "'; DROP TABLE tahap; --", "99-99-9999"),
        ("08", "", "", "", "40-50", ""),
        ("09", "", 1e308, ""),
        ("10", "\n\t", "", "", "", "ya"),
    )
    plan = rencana(store, one, rows)
    assert {line.nomor for line in plan.tak_terpakai} == {2, 3, 5, 6, 7, 8, 9}
    assert all(line.alasan.endswith((".", "”")) or "Tulis" in line.alasan for line in plan.tak_terpakai)
    third = next(change for change in plan.perubahan if change.kode == "03")
    assert "hasil rumus" in third.catatan
    assert next(change for change in plan.perubahan if change.kode == "10").selesai == date(2026, 6, 30)


# --- writing --------------------------------------------------------------------------------------------------------


def test_a_schedule_is_one_step_and_undo_takes_it_back(store: Store) -> None:
    one = buat(store)
    before = dump(store)
    plan = rencana(store, one, MASTER)
    with store.unit("Impor jadwal") as s:
        told = impor_jadwal.terapkan(s, plan)
    assert told == "Jadwal 1 tahap dan 3 kegiatan diperbarui. 2 baris tidak terpakai."
    assert plan.jumlah == 4
    assert tahap(lihat(store, one), "Sosialisasi").rencana_mulai == date(2026, 1, 10)
    after = dump(store)
    assert {name for name in after if after[name] != before[name]} == {"tahap", "kegiatan_siklus"}
    again = rencana(store, one, MASTER)
    assert (again.jumlah, {change.status for change in again.perubahan}) == (0, {"sama"})
    store.undo()
    assert dump(store) == before
    with pytest.raises(LkmError, match="berubah sejak"), store.unit("Impor jadwal") as s:
        impor_jadwal.terapkan(s, again)
    assert dump(store) == before


def test_a_closed_siklus_keeps_its_schedule(store: Store) -> None:
    one = buat(store)
    with store.unit("Tutup") as s:
        siklus.tutup(s, one, date(2026, 12, 31))
    with pytest.raises(LkmError, match="sudah ditutup"):
        rencana(store, one, MASTER)


def test_a_code_whose_name_agrees_is_meant_though_another_activity_has_that_name(store: Store) -> None:
    one = buat(store)
    first, second = lihat(store, one).tahap[:2]
    with store.unit("Ubah") as s:
        for stage in (first, second):
            siklus_isi.simpan_kegiatan(s, stage.id, stage.kegiatan[1].id, {"nama": "Rembug besar"})
    above = (first.kode, first.nama, "1-3-2026", "2-3-2026")  # the rows stand in the first stage
    rows: Baris = (("Kode", "Kegiatan", "Mulai", "Selesai"), above,
                   (second.kegiatan[1].kode, "Rembug besar", "3-3-2026", "4-3-2026"))  # fmt: skip
    assert not rencana(store, one, rows).tak_terpakai
