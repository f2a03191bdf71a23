"""Plan against realisation beside the former siklus, and what the siklus reminds of (BR16, BR17, late stages)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lkm_desktop.services import aturan, bentuk_siklus, ingat_siklus, siklus, siklus_isi
from lkm_desktop.services.ingat_siklus import Pengingat, lewat
from lkm_desktop.services.siklus_banding import banding
from lkm_desktop.storage import Store
from tests.pembantu import meeting
from tests.services.siklus_uji import HARI, bertemu, buat, kegiatan, lihat, lihat_dalam, tahap
from ui.pages import BY_KEY, tugas


def reminded(store: Store, day: date, kode: str = "") -> list[Pengingat]:
    with store.read() as s:
        return [one for one in ingat_siklus.pengingat(s, day) if kode in ("", one.kode)]


# --- comparison -----------------------------------------------------------------------------------------------------


def test_stages_are_compared_with_their_plan_and_the_siklus_before(store: Store) -> None:
    old = buat(store, nama="Siklus 2025", mulai=date(2025, 1, 6))
    new = buat(store, "pnpm_review", "Siklus 2026", sebelum_id=old)
    with store.unit("Rapat") as s:
        first = kegiatan(lihat_dalam(s, old), "1202")
        bertemu(s, first.id, date(2025, 12, 28), jumlah=(20, 22))
        for row in tahap(lihat_dalam(s, old), "RWT").syarat:
            siklus_isi.bebaskan(s, row.id, "Coba", "", date(2025, 12, 28))
        bertemu(s, kegiatan(lihat_dalam(s, new), "0302").id, date(2026, 2, 26), jumlah=(30, 30))
    with store.read() as s:
        found = banding(s, new, HARI)
    assert (found.siklus.id, found.sebelum.id) == (new, old)  # type: ignore[union-attr]
    rows = {one.singkat: one for one in found.tahap}
    rwt = rows["RWT"]
    assert rwt.kini is not None
    assert rwt.dulu is not None
    assert (rwt.kini.rencana_hari, rwt.kini.pertemuan, rwt.kini.peserta, rwt.kini.mulai) == (
        28, 1, 60, date(2026, 2, 26))  # fmt: skip
    planned = tahap(lihat(store, old), "RWT").rencana_selesai
    assert planned is not None
    assert rwt.dulu.terlambat == (date(2025, 12, 28) - planned).days
    assert (rwt.dulu.keadaan, rwt.dulu.hari, rwt.dulu.peserta) == ("selesai", 1, 42)
    assert rows["Review"].dulu is None
    assert rows["RKM"].kini is None
    assert rows["RKM"].dulu is not None
    assert [one.singkat for one in found.tahap][:6] == [one.singkat for one in lihat(store, new).tahap]
    assert found.selisih is None
    with store.read() as s:
        before = banding(s, old, HARI)
    assert before.sebelum is None
    assert before.selisih == rwt.dulu.terlambat


# --- reminders ------------------------------------------------------------------------------------------------------


def test_an_office_without_a_siklus_is_left_alone(store: Store) -> None:
    assert reminded(store, HARI) == []


def test_late_stages_are_told_with_what_they_lack(store: Store) -> None:
    one = buat(store)
    found = reminded(store, HARI, "tahap")
    assert found[0].kalimat == "Tahap Sosialisasi awal terlambat 35 hari, 6 syarat belum terpenuhi."
    assert (found[0].page, found[0].arguments["siklus_id"]) == ("siklus", one)
    assert len(found) == 3
    assert reminded(store, date(2026, 12, 31), "tahap")[-1].kalimat == "8 tahap lain juga terlambat."
    with store.unit("Bebaskan") as s:
        for stage in lihat_dalam(s, one).tahap:
            for row in stage.syarat:
                siklus_isi.bebaskan(s, row.id, "Coba", "", HARI)
    assert [item.level for item in reminded(store, HARI, "tahap")] == ["info"]
    with store.unit("Tutup") as s:
        siklus.tutup(s, one, HARI)
    assert reminded(store, HARI + timedelta(1), "tahap")[0].page == "siklus_baru"


def test_the_rwt_is_asked_for_every_year_and_only_once(store: Store) -> None:
    """BR16."""
    one = buat(store)
    assert reminded(store, date(2027, 1, 5), "BR16") == []
    found = reminded(store, date(2027, 1, 6), "BR16")
    assert found[0].kalimat == "RWT belum pernah tercatat; wajib sekurang-kurangnya sekali dalam 12 bulan."
    assert found[0].arguments == {"siklus_id": one, "tahap_id": tahap(lihat(store, one), "RWT").id}
    meeting(store, jenis="rwt", judul="RWT 2026", tanggal=date(2026, 12, 20))
    assert reminded(store, date(2027, 12, 20), "BR16") == []
    assert reminded(store, date(2027, 12, 21), "BR16")[0].kalimat.startswith("RWT terakhir 20 Desember 2026;")
    meeting(store, jenis="rwt", judul="RWT luar biasa", tanggal=date(2026, 12, 27))
    twice = reminded(store, date(2026, 12, 31), "BR16")
    assert [item.kalimat for item in twice] == ["RWT tahun 2026 tercatat 2 kali; biasanya sekali setahun."]
    meeting(store, jenis="rwt", judul="RWT 2028", tanggal=date(2028, 2, 1))
    assert reminded(store, date(2028, 1, 15), "BR16") == []
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"rwt_bulan": "0"})
    assert reminded(store, date(2031, 1, 1), "BR16") == []


def test_from_the_second_year_on_a_review_is_due_every_year(store: Store) -> None:
    """BR17."""
    buat(store, nama="Tahun 1", mulai=date(2025, 1, 6))
    assert reminded(store, date(2026, 1, 10), "BR17") == []
    two = buat(store, "pnpm_review", "Tahun 2", date(2026, 1, 5))
    assert reminded(store, date(2026, 3, 1), "BR17") == []
    late = reminded(store, date(2027, 1, 6), "BR17")
    assert late[0].kalimat.startswith("Review partisipatif belum tercatat;")
    with store.unit("Rapat") as s:
        bertemu(s, kegiatan(lihat_dalam(s, two), "0102").id, date(2026, 1, 20))
    assert reminded(store, date(2027, 1, 20), "BR17") == []
    assert "20 Januari 2026" in reminded(store, date(2027, 1, 21), "BR17")[0].kalimat
    without = buat(store, "plpbk", "Tahun 3", date(2027, 1, 22), tahun_ke=3)
    found = reminded(store, date(2027, 2, 1), "BR17")
    assert (found[0].page, found[0].arguments) == ("siklus_atur", {"siklus_id": without})


def test_year_four_needs_a_new_plan_and_an_election(store: Store) -> None:
    """BR17."""
    three = buat(store, "pnpm_review", "Tahun 3", date(2026, 1, 5), tahun_ke=3)
    assert reminded(store, date(2026, 2, 1), "BR17") == []
    near = reminded(store, date(2026, 6, 1), "BR17")
    assert [item.kalimat for item in near] == [
        "Tahun berikut tahun ke-4: perencanaan diulang penuh dan anggota dipilih lagi."]  # fmt: skip
    four = buat(store, "pnpm_tahun_4", "Tahun 4", date(2027, 1, 4), sebelum_id=three)
    assert reminded(store, date(2026, 6, 1), "BR17") == []
    assert reminded(store, date(2027, 1, 10), "BR17") == []
    with store.unit("Buang") as s:
        siklus_isi.buang_tahap(s, tahap(lihat_dalam(s, four), "Pemilihan").id)
    told = reminded(store, date(2027, 1, 10), "BR17")[0].kalimat
    assert told == "Tahun ke-4: pemilihan ulang belum ada di Tahun 4."


@pytest.mark.parametrize(
    ("since", "day", "past"),
    [
        (date(2025, 5, 3), date(2026, 5, 3), False),
        (date(2025, 5, 3), date(2026, 5, 4), True),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
        (date(2025, 12, 31), date(2026, 1, 1), False),
    ],
)
def test_a_year_has_passed_on_the_day_after(since: date, day: date, past: bool) -> None:
    assert lewat(since, 12, day) is past


def test_the_start_page_carries_the_reminders(store: Store) -> None:
    buat(store)
    with store.read() as s:
        found = tugas.gather(s, HARI).tugas
    line = next(one for one in found if one.kalimat.startswith("Tahap Sosialisasi awal terlambat"))
    assert (line.level, line.verb, line.page) == ("warn", "Lihat tahap", "siklus")


def test_every_button_leads_to_a_page_that_there_is(store: Store) -> None:
    for kode in bentuk_siklus.URUTAN:
        board = lihat(store, buat(store, kode, kode))
        for stage in board.tahap:
            buttons = [*(row.tindakan for row in stage.syarat), *(row.tindakan for row in stage.kegiatan)]
            assert all(one.page in BY_KEY and one.label for one in buttons if one is not None), stage.nama
    assert all(one.page in BY_KEY for one in reminded(store, date(2028, 1, 1)))
