"""The timeline: plan and realisation on a scale of weeks, months or quarters; names for papers without a window."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from lkm_desktop.domain import Siklus, Tahap, new_id
from lkm_desktop.errors import LkmError
from lkm_desktop.services.cari_siklus import cari_siklus, cari_tahap
from lkm_desktop.services.jadwal_siklus import jadwal, kata_masa, skala_waktu, susun
from lkm_desktop.services.papan import BELUM, BERJALAN, SELESAI, KegiatanPapan, Papan, TahapPapan
from lkm_desktop.services.siklus import SiklusRingkas
from lkm_desktop.storage import Store

SIKLUS = SiklusRingkas("s", "Siklus 2026", "uji", "PNPM", 1, date(2026, 1, 5), None, None)
HARI = date(2026, 5, 20)


def tahap(kode: str, keadaan: str, rencana: tuple[date, date] | None, mulai: date | None = None,
          selesai: date | None = None, terlambat: int = 0, kegiatan: tuple[KegiatanPapan, ...] = ()) -> TahapPapan:
    words = f"terlambat {terlambat} hari" if terlambat else keadaan
    first, last = rencana or (None, None)
    return TahapPapan(kode, 1, kode, f"Tahap {kode}", kode, keadaan, first, last, mulai, selesai, terlambat, words,
                      kegiatan)


PAPAN = Papan(SIKLUS, (
    tahap("01", SELESAI, (date(2026, 1, 5), date(2026, 2, 28)), date(2026, 1, 10), date(2026, 3, 4)),
    tahap("02", BERJALAN, (date(2026, 3, 1), date(2026, 4, 30)), date(2026, 4, 6), date(2026, 4, 20), 20, (
        KegiatanPapan("k", "02.1", "RKM tiap RT", "rkm", "", 18, 4, mulai=date(2026, 4, 6), selesai=date(2026, 4, 20)),
    )),
    tahap("03", BELUM, (date(2026, 5, 1), date(2026, 12, 31))),
    tahap("04", BELUM, None),
), HARI)  # fmt: skip


def test_plan_and_realisation_of_stages() -> None:
    found = susun(PAPAN)
    assert [kata_masa(row.rencana) for row in found.baris] == [
        "05-01-2026 s.d. 28-02-2026", "01-03-2026 s.d. 30-04-2026", "01-05-2026 s.d. 31-12-2026", "",
    ]  # fmt: skip
    assert [kata_masa(row.nyata) for row in found.baris] == [
        "10-01-2026 s.d. 04-03-2026", "06-04-2026 s.d. 20-05-2026", "", "",
    ]  # the one that runs reaches to the day of the timeline # fmt: skip
    assert [row.terbuka for row in found.baris] == [False, True, False, False]
    assert found.baris[1].kalimat == "terlambat 20 hari"
    assert [(c.atas, c.bawah) for c in found.kolom][::11] == [("Jan", "2026"), ("Des", "2026")]


def test_activities_under_their_stages() -> None:
    rows = susun(PAPAN, rinci=True).baris
    assert [(r.kode, r.rinci) for r in rows][:3] == [("01", False), ("02", False), ("02.1", True)]
    assert (rows[2].kalimat, kata_masa(rows[2].rencana)) == ("4 dari 18 pertemuan", "01-03-2026 s.d. 30-04-2026")


def test_days_stand_in_their_columns() -> None:
    found = susun(PAPAN)
    assert found.letak(date(2026, 1, 1)) == 0
    assert found.letak(date(2026, 2, 1)) == 1
    assert found.letak(date(2026, 2, 28), akhir=True) == 2
    assert found.letak(date(2026, 4, 16)) == 3.5
    assert (found.letak(date(2025, 1, 1)), found.letak(date(2030, 1, 1))) == (0, 12)
    assert found.memuat(HARI)
    assert not found.memuat(date(2027, 1, 1))


@pytest.mark.parametrize(("hari", "kata", "jumlah"), [
    (30, ("5", "Jan"), 5), (150, ("5", "Jan"), 22), (200, ("Jan", "2026"), 7), (1200, ("Tw I", "2026"), 14),
])
def test_scale_of_weeks_months_and_quarters(hari: int, kata: tuple[str, str], jumlah: int) -> None:
    first = date(2026, 1, 5)
    columns = skala_waktu(first, first + timedelta(days=hari))
    assert (columns[0].atas, columns[0].bawah) == kata
    assert len(columns) == jumlah
    assert columns[0].mulai <= first
    assert columns[-1].selesai >= first + timedelta(days=hari)
    assert all(b.mulai - a.selesai == timedelta(days=1) for a, b in pairwise(columns))


def test_a_siklus_without_stages_still_has_a_scale(store: Store) -> None:
    with store.unit("Siklus") as s:
        s.add(Siklus(id="a" * 32, nama="Kosong", preset="uji", mulai=date(2026, 3, 3)))
    with store.read() as s:
        found = jadwal(s, "a" * 32, HARI)
    assert found.baris == ()
    assert len(found.kolom) == 1


def test_names_that_find_a_siklus_and_a_stage(store: Store) -> None:
    with store.read() as s, pytest.raises(LkmError, match="Belum ada siklus"):
        cari_siklus(s, "", HARI)
    first, second, stage = new_id(), new_id(), new_id()
    with store.unit("Siklus") as s:
        s.add(Siklus(id=first, nama="PNPM tahun 1", preset="uji", mulai=date(2025, 1, 1), selesai=date(2025, 12, 1)))
        s.add(Siklus(id=second, nama="PNPM tahun 2", preset="uji", mulai=date(2026, 1, 1)))
        s.flush()
        s.add(Tahap(id=stage, siklus_id=second, urut=1, kode="02", nama="Rembug Kesiapan Masyarakat", singkat="RKM"))
    with store.read() as s:
        assert cari_siklus(s, "", HARI) == second
        assert cari_siklus(s, first, HARI) == first
        assert cari_siklus(s, "tahun 1", HARI) == first
        with pytest.raises(LkmError, match="Ada 2 siklus"):
            cari_siklus(s, "pnpm", HARI)
        with pytest.raises(LkmError, match="tidak ditemukan"):
            cari_siklus(s, "KOTAKU", HARI)
        assert {cari_tahap(s, text, HARI) for text in (stage, "02", "rkm", "Rembug kesiapan masyarakat")} == {stage}
        with pytest.raises(LkmError, match="Sebutkan tahapnya"):
            cari_tahap(s, "", HARI)
