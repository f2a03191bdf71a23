"""A siklus is made from a preset or from a former one, listed, and closed."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy.orm import Session

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import siklus, siklus_isi
from lkm_desktop.services.siklus_salin import MILIK
from lkm_desktop.storage import Store
from tests.services.siklus_uji import MULAI, buat, lihat, tahap, told
from tests.storage.helpers import dump


def test_stages_follow_one_another_from_the_first_day(store: Store) -> None:
    board = lihat(store, buat(store))
    assert len(board.tahap) == 11
    assert board.tahap[0].rencana_mulai == MULAI
    for former, later in zip(board.tahap, board.tahap[1:], strict=False):
        assert later.rencana_mulai == former.rencana_selesai + timedelta(1)  # type: ignore[operator]
    form = siklus.bentuk()[0]
    assert board.tahap[-1].rencana_selesai == MULAI + timedelta(form.lama - 1)
    for stage in board.tahap:
        for one in stage.kegiatan:
            assert stage.rencana_mulai <= one.rencana_mulai <= one.rencana_selesai <= stage.rencana_selesai  # type: ignore[operator]


def test_a_siklus_keeps_program_year_and_preset(store: Store) -> None:
    first = buat(store)
    with store.read() as s:
        one = siklus.ringkas(s, first)
    assert (one.preset, one.program, one.tahun_ke, one.tahap) == ("pnpm_tahun_1", "PNPM Mandiri Perkotaan", 1, 11)
    second = buat(store, "kotaku", "Kotaku 2027", date(2027, 1, 1), program="", sebelum_id=first, tahun_ke=5)
    with store.read() as s:
        two = siklus.ringkas(s, second)
        assert [row.id for row in siklus.daftar(s)] == [second, first]
    assert (two.program, two.tahun_ke, two.sebelum_id) == ("", 5, first)


WRONG_SIKLUS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"nama": " "}, "nama"),
    ({"nama": "siklus 2026"}, "nama"),
    ({"mulai": None}, "mulai"),
    ({"tahun_ke": 0}, "tahun_ke"),
    ({"sebelum_id": "x"}, "sebelum_id"),
)


def test_what_cannot_be_made_is_told_at_its_field(store: Store) -> None:
    buat(store)
    before = dump(store)
    for values, key in WRONG_SIKLUS:
        given = {"nama": "Baru", "mulai": MULAI, **values}
        errors = told(store, partial(_make, given))
        assert set(errors) == {key}, values
        assert errors[key].endswith(".")
    assert dump(store) == before


def _make(values: dict[str, Any], s: Session) -> str:
    return siklus.buat(s, "kotaku", **values)


def test_an_unknown_form_and_a_lost_siklus_are_told(store: Store) -> None:
    with store.read() as s:
        with pytest.raises(LkmError, match="tidak dikenal"):
            siklus.bentuk_satu(s, "pnpm_tahun_9")
        with pytest.raises(LkmError, match="sudah tidak ada"):
            siklus.ambil(s, "x")


def test_a_former_siklus_is_a_form_with_all_that_the_office_changed(store: Store) -> None:
    first = buat(store)
    board = lihat(store, first)
    rkm = tahap(board, "RKM")
    with store.unit("Ubah") as s:
        siklus_isi.simpan_tahap(s, first, rkm.id, {"nama": "RKM kampung kita", "kode": "K2", "lama": 10})
        siklus_isi.bebaskan(s, rkm.syarat[0].id, "Sudah tahun lalu", "Korkot", MULAI)
        siklus_isi.buang_tahap(s, tahap(board, "Latih relawan").id)
    with store.read() as s:
        forms = siklus.bentuk(s)
    own = forms[-1]
    assert (own.kode, own.milik_kantor, len(own.tahap)) == (MILIK + first, True, 10)
    second = buat(store, own.kode, "Siklus 2030", date(2030, 1, 7), sebelum_id=first)
    copied = lihat(store, second)
    with store.read() as s:
        assert siklus.ringkas(s, second).preset == "pnpm_tahun_1"
    assert [one.nama for one in copied.tahap][:2] == ["Sosialisasi awal", "RKM kampung kita"]
    assert copied.tahap[1].rencana_selesai == copied.tahap[1].rencana_mulai + timedelta(9)  # type: ignore[operator]
    assert not any(need.bebas for one in copied.tahap for need in one.syarat)
    old = [(a.kode, a.nama, a.kit) for one in board.tahap for a in one.kegiatan if one.singkat != "Latih relawan"]
    assert [(a.kode, a.nama, a.kit) for one in copied.tahap for a in one.kegiatan] == old
    spans = [(one.rencana_mulai - copied.tahap[0].rencana_mulai).days for one in copied.tahap[0].kegiatan]  # type: ignore[operator]
    assert spans == [(one.rencana_mulai - board.tahap[0].rencana_mulai).days for one in board.tahap[0].kegiatan]  # type: ignore[operator]


def test_the_running_siklus_is_the_newest_that_has_begun(store: Store) -> None:
    old = buat(store, "pnpm_review", "Lama", date(2024, 1, 1))
    now = buat(store, "pnpm_review", "Kini", date(2025, 1, 1))
    later = buat(store, "pnpm_review", "Nanti", date(2027, 1, 1))
    with store.unit("Tutup") as s:
        siklus.tutup(s, old, date(2024, 12, 31))
    with store.read() as s:
        assert siklus.berjalan(s, date(2024, 6, 1)) == old
        assert siklus.berjalan(s, date(2025, 6, 1)) == now
        assert siklus.berjalan(s, date(2020, 6, 1)) == old
    with store.unit("Tutup") as s:
        siklus.tutup(s, now, date(2026, 1, 31))
    with store.read() as s:
        assert siklus.berjalan(s, date(2026, 6, 1)) == later
    with pytest.raises(FieldErrors), store.unit("Tutup") as s:
        siklus.tutup(s, later, date(2026, 1, 1))
    with store.unit("Buka lagi") as s:
        siklus.buka_lagi(s, old)
    with store.read() as s:
        assert siklus.ambil(s, old)["selesai"] is None


def test_a_siklus_cannot_come_before_itself(store: Store) -> None:
    first = buat(store)
    second = buat(store, "pnpm_review", "Kedua", date(2027, 1, 1), sebelum_id=first)
    for wrong in (first, second):
        with pytest.raises(FieldErrors) as told, store.unit("Ubah") as s:
            siklus.simpan(s, first, {"sebelum_id": wrong})
        assert set(told.value.errors) == {"sebelum_id"}
