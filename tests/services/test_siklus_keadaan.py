"""Stages of the board: when they run and are done, how late they are, what warns, and that the board is quick."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan, siklus, siklus_isi
from lkm_desktop.services.papan_data import BELUM, BERJALAN, SELESAI
from lkm_desktop.storage import Store
from tests.services.siklus_uji import HARI, MULAI, bertemu, buat, kegiatan, lampirkan, lihat, tahap, warga


@pytest.fixture
def kampung(store: Store) -> list[str]:
    """Six residents in three RT of two RW."""
    with store.unit("Warga") as s:
        return warga(s, {"01": ["01", "02"], "02": ["01"]})


def test_a_stage_is_done_when_everything_is_met_or_waived(store: Store, kampung: list[str]) -> None:
    one = buat(store)
    training = kegiatan(lihat(store, one), "0301")
    assert tahap(lihat(store, one, date(2026, 1, 6)), "Latih relawan").keadaan == BELUM
    with store.unit("Rapat") as s:
        bertemu(s, training.id, date(2026, 2, 25), orang=kampung, notulen=True)
    stage = tahap(lihat(store, one), "Latih relawan")
    assert (stage.keadaan, stage.mulai, stage.selesai) == (SELESAI, date(2026, 2, 25), date(2026, 2, 25))
    assert (stage.terlambat, stage.kalimat) == (3, "selesai 25 Februari 2026, terlambat 3 hari")
    assert stage.peringatan == ()
    rkm = tahap(lihat(store, one), "RKM")
    with store.unit("Bebaskan") as s:
        for row in rkm.syarat:
            siklus_isi.bebaskan(s, row.id, "Tahun lalu", "", date(2026, 2, 14))
    stage = tahap(lihat(store, one), "RKM")
    assert (stage.keadaan, stage.selesai, stage.terlambat) == (SELESAI, date(2026, 2, 14), 0)
    assert len(stage.peringatan) == 1


def test_how_late_a_stage_is_in_words(store: Store) -> None:
    one = buat(store)
    board = lihat(store, one, HARI)
    first = tahap(board, "Sosialisasi")
    assert (first.keadaan, first.terlambat, first.tertunda) == (BELUM, 35, True)
    assert first.kalimat == "belum dimulai, terlambat 35 hari"
    waiting, later = tahap(board, "Refleksi"), tahap(board, "RWT")
    assert (waiting.keadaan, waiting.tertunda, later.tertunda) == (BELUM, True, False)  # a plan alone begins nothing
    assert waiting.kalimat == f"belum dimulai, seharusnya {tanggal_panjang(waiting.rencana_mulai)}"
    assert later.kalimat == "belum dimulai, rencana 1 Desember 2026"
    with store.unit("Tutup") as s:
        bertemu(s, first.kegiatan[0].id, date(2026, 1, 9))
        siklus.tutup(s, one, date(2026, 2, 1))
    board = lihat(store, one, date(2027, 1, 1))
    assert tahap(board, "Sosialisasi").kalimat == "terlambat 7 hari"


def test_a_stage_without_requirements_needs_one_meeting_with_its_evidence(store: Store, kampung: list[str]) -> None:
    """BR18, and its setting bukti_tahap."""
    one = buat(store, "p2kkp_2015", "P2KKP")
    stage = lihat(store, one).tahap[0]
    with store.unit("Buang") as s:
        for row in stage.syarat:
            siklus_isi.buang_syarat(s, row.id)
        bertemu(s, stage.kegiatan[0].id, MULAI, orang=kampung)
    assert lihat(store, one).tahap[0].keadaan == BERJALAN
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"bukti_tahap": "mati"})
    assert lihat(store, one).tahap[0].keadaan == SELESAI
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"bukti_tahap": "peringatan"})
        bertemu(s, stage.kegiatan[0].id, MULAI, orang=kampung, kertas=("ba-rembug",))
    found = lihat(store, one).tahap[0]
    assert (found.keadaan, found.peringatan) == (SELESAI, ())


def test_the_rule_may_refuse_a_stage_without_evidence(store: Store) -> None:
    """BR18 at its level "wajib": requirements alone do not make a stage done; one that expects no meeting is let be."""
    one = buat(store, "p2kkp_2015", "P2KKP")
    board = lihat(store, one)
    first, second = board.tahap[:2]
    with store.unit("Isi") as s:
        for row in (*first.syarat[1:], *second.syarat[1:]):
            siklus_isi.buang_syarat(s, row.id)
        bertemu(s, first.kegiatan[0].id, MULAI)
        lampirkan(s, "syarat", second.syarat[0].id)
    warned = lihat(store, one).tahap[0]
    assert (warned.keadaan, len(warned.peringatan)) == (SELESAI, 1)
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"bukti_tahap": "wajib"})
    board = lihat(store, one)
    assert [stage.keadaan for stage in board.tahap[:2]] == [BERJALAN, SELESAI]
    assert board.tahap[1].peringatan == ()


def test_the_share_of_women_warns(store: Store) -> None:
    """BR3 by stage: the office's rule, or the stage's own."""
    one = buat(store)
    act = kegiatan(lihat(store, one), "0301")
    with store.unit("Rapat") as s:
        bertemu(s, act.id, date(2026, 2, 17), jumlah=(8, 3))
    words = "Peserta perempuan 3 dari 11 (27 %); sekurang-kurangnya 30 %."
    stage = tahap(lihat(store, one), "Latih relawan")
    assert stage.peringatan == (words,)
    with store.unit("Ubah") as s:
        siklus_isi.simpan_tahap(s, one, stage.id, {"min_perempuan": 25})
    assert tahap(lihat(store, one), "Latih relawan").peringatan == ()


# --- speed ----------------------------------------------------------------------------------------------------------


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(store.engine, "before_cursor_execute", note)


def test_the_board_takes_few_statements_whatever_there_is(store: Store, kampung: list[str]) -> None:
    one = buat(store)
    with counted(store) as bare:
        board = lihat(store, one)
    acts = [act for stage in board.tahap for act in stage.kegiatan]
    with store.unit("Rapat") as s:
        for number in range(150):
            act = acts[number % len(acts)]
            meeting = bertemu(s, act.id, MULAI + timedelta(number % 60), orang=kampung, notulen=True,
                              kertas=("undangan",), rt="01", rw="01")  # fmt: skip
            if number < 20:
                lampirkan(s, "rapat", meeting, "daftar_hadir")
    with counted(store) as full:
        board = lihat(store, one, date(2026, 12, 31))
    assert sum(len(act.rapat) for stage in board.tahap for act in stage.kegiatan) == 150
    assert len(bare) == len(full) <= 25
