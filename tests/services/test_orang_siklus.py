"""People who serve in a siklus, the activity of a meeting and its copy, the days that a form plans."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import kegiatan_rapat, kit_rapat, orang_siklus, papan, rapat, rencana_siklus, siklus
from lkm_desktop.storage import Store
from tests.pembantu import meeting, person

MULAI = date(2026, 1, 5)


@pytest.fixture
def siklus_id(store: Store) -> str:
    """A KOTAKU siklus of this office."""
    with store.unit("siklus") as s:
        return siklus.buat(s, "kotaku", "Siklus 2026", MULAI)


def test_somebody_serves_in_a_siklus_once_and_leaves_by_the_sampah(store: Store, siklus_id: str) -> None:
    siti, budi = person(store, "Siti"), person(store, "Budi")
    with store.unit("tugas") as s:
        first = orang_siklus.simpan(s, siklus_id, None, {
            "orang_id": siti, "badan": "tim_ps", "jabatan": "Anggota", "mulai": "5-1-2026"})
        orang_siklus.simpan(s, siklus_id, None, {
            "orang_id": budi, "badan": "tim_ps", "jabatan": "Ketua", "mulai": "5-1-2026", "pokja": ""})
    with store.read() as s:
        found = orang_siklus.daftar(s, siklus_id, MULAI)
        assert [(one.nama, one.jabatan, one.badan_label, one.aktif) for one in found] == [
            ("Budi", "Ketua", "Tim Pemetaan Swadaya", True), ("Siti", "Anggota", "Tim Pemetaan Swadaya", True)]
        assert orang_siklus.daftar(s, siklus_id, MULAI - timedelta(1))[0].aktif is False
    with pytest.raises(FieldErrors) as twice, store.unit("lagi") as s:
        orang_siklus.simpan(s, siklus_id, None, {
            "orang_id": siti, "badan": "tim_ps", "jabatan": "Anggota", "mulai": "6-1-2026"})
    assert "sudah tercatat" in twice.value.errors["jabatan"]
    with pytest.raises(FieldErrors) as bare, store.unit("kosong") as s:
        orang_siklus.simpan(s, siklus_id, None, {"jabatan": "Anggota", "mulai": "bukan tanggal"})
    assert set(bare.value.errors) == {"orang_id", "badan", "mulai"}
    with store.unit("buang") as s:
        orang_siklus.buang(s, first)
    with store.read() as s:
        assert orang_siklus.terbuang(s) == [(first, "Siti", "Tim Pemetaan Swadaya, Siklus 2026")]
    with pytest.raises(LkmError), store.unit("lagi") as s:
        orang_siklus.buang(s, first)
    with store.unit("pulih") as s:
        orang_siklus.pulihkan(s, first)
    with store.read() as s:
        assert len(orang_siklus.daftar(s, siklus_id, MULAI)) == 2


def test_meetings_of_the_time_of_a_siklus_may_be_linked(store: Store, siklus_id: str) -> None:
    early = meeting(store, judul="Terlalu lama", tanggal=MULAI - timedelta(kegiatan_rapat.AWAL + 1))
    there = meeting(store, judul="Rembug", tanggal=MULAI)
    with store.read() as s:
        activity = papan.papan(s, siklus_id, MULAI).tahap[0].kegiatan[0]
        assert [row.id for row in kegiatan_rapat.calon(s, activity.id)] == [there]
        assert kegiatan_rapat.calon(s, activity.id, "lama") == []
        assert kegiatan_rapat.hari_rencana(s, activity.id, MULAI - timedelta(9)) == activity.rencana_mulai
        assert kegiatan_rapat.hari_rencana(s, activity.id, MULAI + timedelta(900)) == MULAI + timedelta(900)
    with store.unit("kait") as s:
        kegiatan_rapat.kaitkan(s, activity.id, [there])
    with store.read() as s:
        assert rapat.get_rapat(s, there)["kode_kegiatan"] == activity.kode
        assert kit_rapat.isian_salinan(s, there)["kegiatan_id"] == activity.id
        assert kegiatan_rapat.calon(s, activity.id) == []
    with store.unit("lepas") as s:
        kegiatan_rapat.lepas(s, there)
    with store.read() as s:
        assert (rapat.get_rapat(s, there)["kegiatan_id"], rapat.get_rapat(s, there)["kode_kegiatan"]) == (None, None)
    with store.unit("tutup") as s:
        kegiatan_rapat.kaitkan(s, activity.id, [there])
        siklus.tutup(s, siklus_id, MULAI + timedelta(30))
    with store.read() as s:
        assert kit_rapat.isian_salinan(s, there)["kegiatan_id"] is None  # a copy does not change a closed siklus
        assert [one.id for one in kegiatan_rapat.pilihan(s, [activity.id])] == [activity.id]
    assert early


def test_a_meeting_of_an_activity_is_named_after_it_and_its_place() -> None:
    assert kegiatan_rapat.judul("Kajian RT", "03", "01") == "Kajian RT, RT 03/RW 01"
    assert kegiatan_rapat.judul("Kajian", None, "01") == "Kajian, RW 01"
    assert kegiatan_rapat.judul("Lokakarya", None, None) == "Lokakarya"


def test_the_preview_of_a_form_shows_the_days_that_will_be_written(store: Store) -> None:
    for form in siklus.bentuk():
        with store.unit("buat") as s:
            made = siklus.buat(s, form.kode, f"Siklus {form.kode}", MULAI)
            stages = papan.papan(s, made, MULAI).tahap
        planned = rencana_siklus.rencana(form, MULAI)
        assert [(one.mulai if one.selesai else None, one.selesai) for one in planned] == [
            (one.rencana_mulai, one.rencana_selesai) for one in stages]
